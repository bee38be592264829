from tests.servers.keyring_session import KeyringSession

STORE = "import keyring; keyring.set_password('a service', 'a user', 'gr\u00fcn s3cret')"
READ = "import keyring; print(keyring.get_password('a service', 'a user'))"
TRY = """
import keyring, keyring.errors
try:
    print(keyring.get_password('a service', 'a user'))
except keyring.errors.KeyringError as error:
    print(type(error).__name__)
"""


def test_secret_is_there_after_logging_in_again(keyring_session: KeyringSession) -> None:
    keyring_session(STORE)
    assert keyring_session(READ) == "grün s3cret\n"


def test_another_program_reads_it(keyring_session: KeyringSession) -> None:
    keyring_session(STORE)
    lookup = ["secret-tool", "lookup", "service", "a service", "username", "a user"]
    assert keyring_session.run(lookup) == "grün s3cret"


def test_nothing_is_on_disk_in_clear(keyring_session: KeyringSession) -> None:
    keyring_session(STORE)
    files = [path for path in keyring_session.home.rglob("*") if path.is_file()]
    assert any(path.name == "login.keyring" for path in files)
    assert not any(b"s3cret" in path.read_bytes() for path in files)


def test_unknown_secret_is_none(keyring_session: KeyringSession) -> None:
    assert keyring_session(READ) == "None\n"


def test_locked_keyring_gives_nothing(keyring_session: KeyringSession) -> None:
    keyring_session(STORE)
    assert keyring_session(TRY, state="locked") in {"KeyringLocked\n", "InitError\n"}


def test_absent_keyring_says_so(keyring_session: KeyringSession) -> None:
    assert keyring_session(TRY, state="absent") == "NoKeyringError\n"
