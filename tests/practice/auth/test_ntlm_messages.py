import pytest

from httpv2_gui.practice.auth.ntlm_messages import Answer, MessageError, proves, read_answer
from httpv2_gui.practice.secrets import NT_HASH


@pytest.mark.parametrize("response", [b"", bytes(24), bytes(200)], ids=["none", "v1", "v2"])
def test_only_ntlm_v2_with_the_password_proves_anything(response: bytes) -> None:
    assert not proves(Answer("PRACTICE", "analyst", response), bytes(8), NT_HASH)


def test_a_name_that_cannot_be_read() -> None:
    message = bytearray(b"NTLMSSP\0\x03\0\0\0" + bytes(60))
    message[28:36] = b"\x03\0\x03\0\x40\0\0\0"  # a name of one and a half characters
    message[60:64] = b"\x01\0\0\0"
    with pytest.raises(MessageError, match="a name cannot be read"):
        read_answer(bytes(message))
