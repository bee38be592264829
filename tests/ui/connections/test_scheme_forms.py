import pytest

from httpv2_gui.core.auth.basic import BasicAuth
from httpv2_gui.core.auth.bearer import BearerAuth
from httpv2_gui.core.auth.digest import DigestAuth
from httpv2_gui.core.auth.no_auth import NoAuth
from httpv2_gui.core.auth.oauth2 import OAuth2
from httpv2_gui.core.model.secret import Secret
from httpv2_gui.ui.connections.scheme_forms import SchemeForms

ADA = BasicAuth(username="ada", password=Secret("s3cret"))


@pytest.fixture
def forms(qtbot):
    made = SchemeForms()
    qtbot.addWidget(made)
    made.set_record(ADA)
    made.show()
    return made


def test_user_and_password_go_along(forms):
    forms.use("digest")
    now = forms.record()
    assert (now.username, now.password) == ("ada", Secret("s3cret"))


def test_what_was_typed_there_is_not_replaced(forms):
    forms.use("digest")
    forms.refill(DigestAuth(username="bob", password=Secret("own")))
    forms.use("basic")
    assert forms.record() == ADA
    forms.use("digest")
    assert forms.record().username == "bob"


def test_what_went_along_follows_a_correction(forms):
    forms.use("digest")
    forms.use("basic")
    forms.refill(ADA.with_values(username="eve"))
    forms.use("digest")
    assert forms.record().username == "eve"


def test_nothing_goes_where_it_is_not_shown(forms):
    forms.use("oauth2")
    assert forms.record() == OAuth2()


def test_other_fields_stay_where_they_were_typed(forms):
    forms.use("bearer")
    forms.refill(BearerAuth(token=Secret("t")))
    forms.use("none")
    assert forms.record() == NoAuth()
    forms.use("bearer")
    assert forms.record() == BearerAuth(token=Secret("t"))


def test_another_connection_brings_nothing_along(forms):
    forms.use("digest")
    forms.set_record(NoAuth())
    forms.use("digest")
    assert forms.record() == DigestAuth()


def test_token_goes_to_its_scheme_whichever_is_shown(forms):
    forms.use("oauth2")
    forms.refill(OAuth2(client_id="c"))
    forms.use("basic")
    forms.take_token(OAuth2(access_token=Secret("t")))
    assert forms.record() == ADA
    forms.use("oauth2")
    assert forms.record() == OAuth2(client_id="c", access_token=Secret("t"))
