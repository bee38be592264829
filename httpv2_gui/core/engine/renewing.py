"""The token of one run: taken from those that are held, renewed over the run's own connection."""

from __future__ import annotations

from dataclasses import dataclass, field

from httpv2_gui.core.auth import Scheme
from httpv2_gui.core.auth.grant import Grant
from httpv2_gui.core.engine.cookies import Cookies
from httpv2_gui.core.engine.events import Renewed
from httpv2_gui.core.engine.failures import Stopped
from httpv2_gui.core.engine.grants import Walk
from httpv2_gui.core.engine.held_tokens import HeldTokens
from httpv2_gui.core.engine.sending import Sender
from httpv2_gui.core.model.fields import fields_of
from httpv2_gui.core.model.result import Failure


@dataclass
class Renewing:
    """Renews without a person; every token request is written into the run's journal."""

    scheme: Scheme
    held: HeldTokens
    sender: Sender
    cookies: Cookies
    _failure: Failure | None = field(default=None, init=False)
    """Why the renewal did not succeed."""

    async def usable(self) -> Scheme:
        """Give the scheme with a token that should be accepted; raises Stopped."""
        usable = await self.held.usable(self.scheme, self._renew)
        if self._failure is not None:
            self.sender.journal.warn(
                "The access token is about to expire, and could not be renewed. It is used as long "
                f"as it holds. {self._failure.message} {self._failure.hint}".strip()
            )
        return self._learnt(usable)

    async def other_than(self, refused: Scheme) -> Scheme | None:
        """Give the scheme with another token than the refused one; raises Stopped."""
        other = await self.held.after_refusal(refused, self._renew)
        return None if other is None else self._learnt(other)

    async def _renew(self, grant: Grant) -> Scheme:
        try:
            made = await Walk(self.scheme, self.sender, self.cookies).through(grant)
        except Stopped as stopped:
            # Other runs may get it too, and they do not know the secrets of this one's exchange.
            self._failure = self.sender.journal.redacted(stopped.failure)
            raise Stopped(self._failure) from stopped
        if _is_kept(made):
            self.sender.journal.tell(Renewed(made))
        return made

    def _learnt(self, scheme: Scheme) -> Scheme:
        """Keep a token out of what is written, also one that another run fetched."""
        if scheme is not self.scheme:
            for known in scheme.known_secrets():
                self.sender.journal.learn(known)
        return scheme


def _is_kept(scheme: Scheme) -> bool:
    """Whether the token has a field of its own; that of client credentials is only remembered."""
    return any(one.obtained and one.shows(scheme) for one in fields_of(scheme))
