from __future__ import annotations

import pytest

from httpv2_gui.core.auth.aws_sigv4 import AwsSigV4
from httpv2_gui.core.auth.oauth2 import OAuth2
from httpv2_gui.core.interchange.boomi_tokens import aws, oauth1, oauth2
from httpv2_gui.core.interchange.xml_tree import Element, read
from httpv2_gui.core.model.fields import NameValue


def settings(inside: str) -> Element:
    return read(f"<HttpSettings>{inside}</HttpSettings>".encode())


def test_oauth_2() -> None:
    inside = """<OAuth2Settings grantType="password" refreshAuthScheme="basic_auth">
      <credentials clientId="id" clientSecret="enc" accessToken="enc"/>
      <authorizationTokenEndpoint url="https://h/auth"><sslOptions/></authorizationTokenEndpoint>
      <authorizationParameters><parameter name="audience" value="x y"/></authorizationParameters>
      <accessTokenEndpoint url="https://h/token"/>
      <accessTokenParameters><parameter name="a" value="1"/><parameter name="a" value="2"/>
      </accessTokenParameters>
      <scope>read write</scope></OAuth2Settings>"""
    assert oauth2(settings(inside), []) == OAuth2(
        grant="password",
        client_id="id",
        authorization_url="https://h/auth",
        access_token_url="https://h/token",
        scope="read write",
        authorization_parameters=(NameValue("audience", "x y"),),
        access_token_parameters=(NameValue("a", "1"), NameValue("a", "2")),
        refresh_authentication="basic",
    )


@pytest.mark.parametrize(
    ("service", "region", "expected"),
    [
        ("s3", "eu-west-1", AwsSigV4(access_key="AK", service="s3", region="eu-west-1")),
        ("S3", "EU_WEST_1", AwsSigV4(access_key="AK", service="s3", region="eu-west-1")),
        (
            "rover",
            "mars-1",
            AwsSigV4(
                access_key="AK", service="custom", custom_service="rover",
                region="custom", custom_region="mars-1",
            ),
        ),
    ],
)  # fmt: skip
def test_aws(service: str, region: str, expected: AwsSigV4) -> None:
    inside = (
        f'<AwsSettings><credentials accessKeyId="AK" awsService="{service}" '
        f'awsRegion="{region}"/></AwsSettings>'
    )
    assert aws(settings(inside)) == expected


def test_unknown_words_are_told() -> None:
    notes: list[str] = []
    assert oauth1(settings('<OAuthSettings signatureMethod="MD5"/>'), notes).signature_method
    assert oauth2(settings('<OAuth2Settings grantType="device"/>'), notes).grant
    assert "“MD5” is not known" in notes[0]
    assert "“device” is not known" in notes[1]
    assert oauth1(settings('<OAuthSettings suppressBlankAccessToken="false"/>'), []) == oauth1(
        settings(""), []
    )
