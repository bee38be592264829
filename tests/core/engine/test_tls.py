from __future__ import annotations

import ssl

import pytest
import trustme

from httpv2_gui.core.engine.certificates import CertificateError
from httpv2_gui.core.engine.tls import Contexts, make_context
from httpv2_gui.core.model.connection import Tls

CA = trustme.CA().cert_pem.bytes().decode()


def test_ca_certificate_replaces_the_systems_roots() -> None:
    assert len(make_context(Tls(ca_certificate=CA)).get_ca_certs()) == 1


def test_default_verifies() -> None:
    context = make_context(Tls())
    assert context.verify_mode is ssl.CERT_REQUIRED
    assert context.check_hostname


def test_off_verifies_nothing_and_ignores_the_ca() -> None:
    context = make_context(Tls(verify=False, ca_certificate="broken"))
    assert context.verify_mode is ssl.CERT_NONE


async def test_contexts_are_kept() -> None:
    contexts = Contexts()
    tls = Tls(ca_certificate=CA)
    assert await contexts.get(tls) is await contexts.get(Tls(ca_certificate=CA))


async def test_bad_certificate_says_so() -> None:
    with pytest.raises(CertificateError):
        await Contexts().get(Tls(ca_certificate="nonsense"))
