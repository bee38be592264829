"""What of a curl command has no place in a Request, in sentences."""

from __future__ import annotations

from collections.abc import Iterator

from httpv2_gui.core.interchange.curl_command import Command
from httpv2_gui.core.interchange.curl_data import DATA
from httpv2_gui.core.interchange.curl_options import WITHOUT_EFFECT

_UNDERSTOOD = frozenset(
    (
        *DATA,
        *("form", "form-string", "upload-file", "get", "head", "request", "url", "next"),
        *("header", "user-agent", "referer", "cookie", "range"),
        *("user", "basic", "digest", "ntlm", "negotiate", "anyauth", "oauth2-bearer", "aws-sigv4"),
        *("insecure", "cacert", "capath", "cert", "key", "pass", "proxy-cacert", "proxy-cert"),
        *("tlsv1", "tlsv1.0", "tlsv1.1", "tlsv1.2", "tlsv1.3", "tls-max"),
        *("proxy", "proxy-user", "socks5", "socks5-hostname", "proxy-basic", "noproxy"),
        *("socks4", "socks4a", "proxy1.0", "preproxy"),
        *("location", "max-time", "connect-timeout", "http1.1"),
    )
)

_SENTENCES = {
    "resolve": "--resolve: no connection has addresses of its own; use the system's hosts file.",
    "connect-to": "--connect-to is left out: the host of the URL is called.",
    "location-trusted": "--location-trusted: credentials stay with their own host here.",
    "output": "-o is left out: Save To Case Wall keeps the answer as a zip.",
    "remote-name": "-O is left out: Save To Case Wall keeps the answer as a zip.",
    "remote-header-name": "-J is left out: Save To Case Wall takes the server's file name.",
    "config": "-K names a file with more options, which is not read.",
    "netrc": "-n: credentials in .netrc are not read; fill them in in the connection.",
    "netrc-file": "--netrc-file is not read; fill in the credentials in the connection.",
    "cookie-jar": "-c is left out: Cookie Scope of the connection says how long cookies are kept.",
    "retry": "--retry is left out: Expected Response Values repeat a request.",
    "max-redirs": "--max-redirs is left out: the limit is fixed here.",
    "http1.0": "HTTP/1.0 is not spoken here: HTTP/1.1 is used.",
    "unix-socket": "--unix-socket is left out: requests go to hosts.",
    "cert-type": "--cert-type: the kind of a certificate is recognised by itself.",
    "key-type": "--key-type: the kind of a key is recognised by itself.",
    "use-ascii": "-B has no meaning for HTTP.",
}


def left_out(command: Command) -> Iterator[str]:
    """Yield a sentence for each option that does not come along."""
    for option in command.options:
        name = option.name
        if name in _SENTENCES:
            yield _SENTENCES[name]
        elif name not in _UNDERSTOOD and name not in WITHOUT_EFFECT and option.on:
            yield f"curl's option --{name} is left out."
