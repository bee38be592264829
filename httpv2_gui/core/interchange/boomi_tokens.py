"""The schemes of Boomi's HTTP Client that have tokens or keys: OAuth, OAuth 2.0, AWS Signature."""

from __future__ import annotations

from httpv2_gui.core.auth.aws_names import CUSTOM, REGIONS, SERVICES
from httpv2_gui.core.auth.aws_sigv4 import AwsSigV4
from httpv2_gui.core.auth.oauth1 import OAuth1
from httpv2_gui.core.auth.oauth2 import OAuth2
from httpv2_gui.core.interchange.xml_tree import Element
from httpv2_gui.core.model.fields import NameValue

_METHODS = {"SHA256": "HMAC-SHA256", "SHA1": "HMAC-SHA1"}
_GRANTS = {
    "code": "authorization_code",
    "password": "password",
    "client_credentials": "client_credentials",
}
_REFRESH = {"basic_auth": "basic", "req_body_params_auth": "body"}


def oauth1(settings: Element, notes: list[str]) -> OAuth1:
    """Give OAuth 1.0 without its secrets."""
    found = settings.find("OAuthSettings") or Element("", {}, 0)
    text = found.get("signatureMethod")
    method = _METHODS.get(text.upper().removeprefix("HMAC-"), "")
    if not method:
        method = "HMAC-SHA1"
        notes.append(f"signatureMethod “{text[:40]}” is not known: {method} is used.")
    blank = "omit"
    if (suppress := found.get("suppressBlankAccessToken").lower()) in ("true", "false"):
        blank = "include" if suppress == "true" else "omit"
        does = "sent empty" if blank == "include" else "left out"
        notes.append(
            f"suppressBlankAccessToken is {suppress}: a blank token is {does}, as Boomi's "
            "connection page says; its OAuth 1.0 page says the opposite. Check When Access Token "
            "is blank."
        )
    return OAuth1(
        request_token_url=found.get("requestTokenURL"),
        access_token_url=found.get("accessTokenURL"),
        authorization_url=found.get("authorizationURL"),
        consumer_key=found.get("consumerKey"),
        realm=found.get("realm"),
        signature_method=method,
        blank_access_token=blank,
    )


def oauth2(settings: Element, notes: list[str]) -> OAuth2:
    """Give OAuth 2.0 without its secrets."""
    found = settings.find("OAuth2Settings") or Element("", {}, 0)
    text = found.get("grantType") or "code"
    grant = _GRANTS.get(text.lower(), "")
    if not grant:
        grant = "authorization_code"
        notes.append(f"grantType “{text[:40]}” is not known: Authorization Code is used.")
    credentials = found.find("credentials") or found
    notes.append("Use PKCE is on here; switch it off for a server that refuses it.")
    return OAuth2(
        grant=grant,
        client_id=credentials.get("clientId"),
        authorization_url=_url(found, "authorizationTokenEndpoint"),
        access_token_url=_url(found, "accessTokenEndpoint"),
        scope=found.get("scope"),
        username=credentials.get("username"),
        authorization_parameters=_pairs(found, "authorizationParameters"),
        access_token_parameters=_pairs(found, "accessTokenParameters"),
        refresh_authentication=_REFRESH.get(found.get("refreshAuthScheme"), "body"),
    )


def aws(settings: Element) -> AwsSigV4:
    """Give AWS Signature without its secret key."""
    found = settings.find("AwsSettings") or Element("", {}, 0)
    found = found.find("credentials") or found
    scheme = AwsSigV4(
        access_key=found.get("accessKeyId"),
        custom_service=found.get("customService"),
        custom_region=found.get("customRegion"),
    )
    for field, name, choices in (
        ("service", found.get("awsService").lower(), SERVICES),
        ("region", found.get("awsRegion").lower().replace("_", "-"), REGIONS),
    ):
        if name in {stored for stored, _label in choices}:
            scheme = scheme.with_values(**{field: name})
        elif name:
            given = getattr(scheme, f"custom_{field}") or name
            scheme = scheme.with_values(**{field: CUSTOM, f"custom_{field}": given})
    return scheme


def _url(settings: Element, name: str) -> str:
    found = settings.find(name)
    return found.get("url") if found is not None else ""


def _pairs(settings: Element, name: str) -> tuple[NameValue, ...]:
    found = settings.find(name)
    if found is None:
        return ()
    return tuple(NameValue(one.get("name"), one.get("value")) for one in found.all("parameter"))
