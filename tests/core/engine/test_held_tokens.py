from __future__ import annotations

import asyncio
from datetime import UTC, datetime, timedelta

import pytest

from httpv2_gui.core.auth.bearer import BearerAuth
from httpv2_gui.core.auth.grant import Grant
from httpv2_gui.core.auth.oauth2 import OAuth2
from httpv2_gui.core.auth.oauth2_grants import holding
from httpv2_gui.core.auth.oauth2_replies import TokenReply
from httpv2_gui.core.engine import held_tokens
from httpv2_gui.core.engine.failures import Stopped
from httpv2_gui.core.engine.held_tokens import HeldTokens, Renew
from httpv2_gui.core.model.result import Failure
from httpv2_gui.core.model.secret import Secret


def scheme(**values: object) -> OAuth2:
    return OAuth2(client_id="me", access_token_url="https://h/token").with_values(**values)


def lasting(seconds: float, *, refresh: str = "refresh-0", **values: object) -> OAuth2:
    """Give a scheme whose token was obtained now and holds that long."""
    tokens = TokenReply(
        access_token=f"token-for-{seconds}",
        refresh_token=refresh,
        token_type="Bearer",
        expires_at=datetime.now(UTC) + timedelta(seconds=seconds),
    )
    return holding(scheme(**values), tokens)


def renewing(*made: OAuth2, seen: list[Grant] | None = None) -> Renew:
    """Walk no grant: give these in turn, each after a while."""
    waiting = list(made)

    async def renew(grant: Grant) -> OAuth2:
        if seen is not None:
            seen.append(grant)
        await asyncio.sleep(0.01)
        return waiting.pop(0)

    return renew


async def failing(_grant: Grant) -> OAuth2:
    await asyncio.sleep(0.01)
    raise Stopped(Failure(kind="token", message="invalid_grant"))


NEVER = renewing()


async def test_a_token_that_holds_is_used() -> None:
    one = lasting(3600)
    assert await HeldTokens().usable(one, NEVER) is one


async def test_a_scheme_without_tokens_is_left_alone() -> None:
    one = BearerAuth(token=Secret("x"))
    held = HeldTokens()
    assert await held.usable(one, NEVER) is one
    assert await held.after_refusal(one, NEVER) is None


@pytest.mark.parametrize(("seconds", "life", "renews"), [(50, 3600, True), (70, 3600, False)])
async def test_it_is_renewed_a_minute_ahead(seconds: float, life: float, renews: bool) -> None:
    tokens = TokenReply(
        access_token="t",
        refresh_token="r",
        token_type="",
        expires_at=datetime.now(UTC) + timedelta(seconds=seconds),
    )
    one = holding(scheme(), tokens)
    facts = one.token_facts.reveal()
    long_ago = (datetime.now(UTC) - timedelta(seconds=life)).isoformat()
    obtained = one.token_state().obtained_at
    assert obtained is not None
    one = one.with_values(token_facts=Secret(facts.replace(obtained.isoformat(), long_ago)))
    new = lasting(3600)
    assert await HeldTokens().usable(one, renewing(new)) == (new if renews else one)


async def test_a_short_life_is_not_all_spent_on_renewing() -> None:
    one = lasting(30)
    assert await HeldTokens().usable(one, NEVER) is one


async def test_without_a_lifetime_it_is_used_until_it_is_refused() -> None:
    one = scheme(access_token=Secret("pasted"), refresh_token=Secret("r"))
    held = HeldTokens()
    assert await held.usable(one, NEVER) is one
    new = lasting(3600)
    assert await held.after_refusal(one, renewing(new)) == new
    assert await held.usable(one, NEVER) == new


async def test_many_runs_renew_once() -> None:
    old, new, seen = lasting(0), lasting(3600), list[Grant]()
    held, renew = HeldTokens(), renewing(new, seen=seen)
    async with asyncio.TaskGroup() as group:
        runs = [group.create_task(held.usable(old, renew)) for _ in range(20)]
    assert {run.result() for run in runs} == {new}
    assert len(seen) == 1


async def test_many_refusals_renew_once() -> None:
    old, new, seen = lasting(3600), lasting(7200), list[Grant]()
    held, renew = HeldTokens(), renewing(new, seen=seen)
    async with asyncio.TaskGroup() as group:
        runs = [group.create_task(held.after_refusal(old, renew)) for _ in range(20)]
    assert {run.result() for run in runs} == {new}
    assert len(seen) == 1


async def test_who_waited_for_a_failure_fails_alike() -> None:
    held, old, count = HeldTokens(), lasting(0), 0

    async def renew(grant: Grant) -> OAuth2:
        nonlocal count
        count += 1
        return await failing(grant)

    done = await asyncio.gather(
        *(held.usable(old, renew) for _ in range(5)), return_exceptions=True
    )
    assert all(isinstance(one, Stopped) for one in done)
    assert count == 1
    with pytest.raises(Stopped):  # the next run tries again
        await held.usable(old, renew)
    assert count == 2


async def test_a_chain_of_renewals_leads_to_the_newest() -> None:
    first, second, third = lasting(0), lasting(0.5), lasting(3600)
    held = HeldTokens()
    assert await held.usable(first, renewing(second)) == second
    assert await held.after_refusal(second, renewing(third)) == third
    assert await held.usable(first, NEVER) == third


async def test_other_settings_are_another_token() -> None:
    held = HeldTokens()
    await held.usable(lasting(0), renewing(lasting(3600)))
    other = lasting(3600, scope="write")
    assert await held.usable(other, NEVER) is other


async def test_a_new_token_from_a_person_wins() -> None:
    held = HeldTokens()
    await held.usable(lasting(0), renewing(lasting(3600)))
    pasted = scheme(access_token=Secret("pasted"))
    assert await held.usable(pasted, NEVER) is pasted


async def test_a_renewal_ahead_that_fails_is_no_failure_yet() -> None:
    one = lasting(3)
    facts = one.token_facts.reveal().replace(str(datetime.now(UTC).year), "2000", 1)
    soon = one.with_values(token_facts=Secret(facts))
    assert await HeldTokens().usable(soon, failing) == soon
    with pytest.raises(Stopped):
        await HeldTokens().usable(lasting(-1), failing)


async def test_an_expired_token_that_nobody_can_renew_is_tried() -> None:
    one = lasting(-100, refresh="")
    held = HeldTokens()
    assert await held.usable(one, NEVER) is one
    assert await held.after_refusal(one, NEVER) is None


@pytest.mark.parametrize(
    ("one", "words"),
    [
        (scheme(), "no access token yet"),
        (lasting(3600).with_values(scope="write"), "other settings"),
    ],
)
async def test_what_only_a_person_can_help_says_generate(one: OAuth2, words: str) -> None:
    with pytest.raises(Stopped) as stopped:
        await HeldTokens().usable(one, NEVER)
    failure = stopped.value.failure
    assert failure.kind == "token"
    assert words in failure.message
    assert "press Generate" in failure.hint
    assert "in the environment" in failure.hint


async def test_a_refresh_token_alone_is_enough() -> None:
    new = lasting(3600)
    given = scheme(refresh_token=Secret("r"))
    assert await HeldTokens().usable(given, renewing(new)) == new


async def test_a_renewal_that_hangs_does_not_hold_up_a_stop(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(held_tokens, "_GRACE_S", 0.05)

    async def hangs(_grant: Grant) -> OAuth2:
        await asyncio.Event().wait()
        raise AssertionError("nobody sets it")

    with pytest.raises(TimeoutError):
        async with asyncio.timeout(0.05):
            await HeldTokens().usable(lasting(0), hangs)


async def test_a_renewal_is_finished_though_its_run_is_stopped() -> None:
    old, new = lasting(0), lasting(3600)
    held, begun = HeldTokens(), asyncio.Event()

    async def renew(_grant: Grant) -> OAuth2:
        begun.set()
        await asyncio.sleep(0.05)
        return new

    async with asyncio.TaskGroup() as group:
        run = group.create_task(held.usable(old, renew))
        await begun.wait()
        run.cancel()
    assert run.cancelled()
    assert await held.usable(old, NEVER) == new
