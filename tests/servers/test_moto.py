"""The fixture itself: moto refuses what is not signed, or signed with another key."""

from __future__ import annotations

import urllib.error
import urllib.request

import pytest

from tests.servers.moto import Moto

WHO = "/?Action=GetCallerIdentity&Version=2011-06-15"
SIGNED_BY_NOBODY = (
    "AWS4-HMAC-SHA256 Credential=AKIANOBODY0000000000/20300101/us-east-1/sts/aws4_request, "
    "SignedHeaders=host, Signature=00"
)


@pytest.mark.parametrize("headers", [{}, {"Authorization": SIGNED_BY_NOBODY}])
def test_moto_refuses_the_unsigned_and_the_unknown(moto: Moto, headers: dict[str, str]) -> None:
    asked = urllib.request.Request(moto.url(WHO), headers=headers)
    with pytest.raises(urllib.error.HTTPError) as refused, urllib.request.urlopen(asked):
        pass
    with refused.value as answer:
        assert answer.code >= 400  # 500 for the unsigned: moto stumbles over them


def test_moto_has_an_administrator(moto: Moto) -> None:
    assert moto.access_key.startswith("AKIA")
    assert len(moto.secret_key) == 40
