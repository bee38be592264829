"""Who signs in, in the two ways to write it: `DOMAIN\\user` and `user@REALM`."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Account:
    """A user and the domain or realm it belongs to; blank: the server's, or the default realm."""

    domain: str
    user: str

    @classmethod
    def of(cls, domain: str, username: str) -> Account:
        """Read Domain and User Name, in which people also type `DOMAIN\\user`."""
        typed, backslash, user = username.strip().rpartition("\\")
        if backslash:
            return cls(typed or domain.strip(), user)
        return cls(domain.strip(), user)

    @property
    def down_level(self) -> str:
        """As NTLM and Windows want it; a `user@realm` stays what it is (MS-NLMP: no domain)."""
        if "@" in self.user or not self.domain:
            return self.user
        return f"{self.domain}\\{self.user}"

    @property
    def principal(self) -> str:
        """As Kerberos wants it."""
        if "@" in self.user or not self.domain:
            return self.user
        return f"{self.user}@{self.domain}"

    @property
    def realm(self) -> str:
        return self.principal.rpartition("@")[2] if "@" in self.principal else ""
