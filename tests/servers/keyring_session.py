"""A desktop session with a real gnome-keyring, for programs that talk to it over D-Bus."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from tests.servers.child import program

CHECKOUT = Path(__file__).resolve().parents[2]
PASSWORD = "the login password of nobody"

State = Literal["unlocked", "locked", "absent"]

# Runs inside a fresh bus. The daemon gets the login password on its standard input, creates the
# login keyring the first time and unlocks it; everything it stores is below $HOME.
SESSION = """
set -u
printf '%s' "$LOGIN_PASSWORD" | gnome-keyring-daemon --foreground --unlock --components=secrets &
daemon=$!
unset LOGIN_PASSWORD
ask() { dbus-send --session --print-reply --dest="$1" "$2" "$3" "${@:4}"; }
owned() {
    ask org.freedesktop.DBus / org.freedesktop.DBus.NameHasOwner string:org.freedesktop.secrets
}
login=/org/freedesktop/secrets/collection/login
is_there() { ask org.freedesktop.secrets $login org.freedesktop.DBus.Properties.Get \\
    string:org.freedesktop.Secret.Collection string:Label; }
for _ in $(seq 1 200); do
    owned 2>/dev/null | grep -q 'boolean true' && is_there >/dev/null 2>&1 && break
    sleep 0.05
done
if [ "$KEYRING_STATE" = locked ]; then
    ask org.freedesktop.secrets /org/freedesktop/secrets org.freedesktop.Secret.Service.Lock \\
        array:objpath:$login >/dev/null
fi
"$@" </dev/null
code=$?
kill "$daemon"
wait "$daemon"
exit $code
"""


@dataclass(frozen=True)
class KeyringSession:
    """Runs programs in a session whose home folder, and so whose keyring, is kept between runs.

    Each run has a bus and a daemon of its own: two runs are like logging out and in again.
    """

    home: Path

    def __call__(
        self,
        code: str,
        *arguments: str,
        state: State = "unlocked",
        env: Mapping[str, str] | None = None,
    ) -> str:
        """Run Python code and give what it printed; fails with its error output."""
        return self.run([sys.executable, "-c", code, *arguments], state=state, env=env)

    def run(
        self,
        command: list[str],
        *,
        state: State = "unlocked",
        env: Mapping[str, str] | None = None,
        timeout_s: float = 25,
    ) -> str:
        """Run any program in the session and give its standard output."""
        done = self.finished(command, state=state, env=env, timeout_s=timeout_s)
        assert done.returncode == 0, f"exit code {done.returncode}\n{done.stdout}\n{done.stderr}"
        return done.stdout

    def finished(
        self,
        command: list[str],
        *,
        state: State = "unlocked",
        env: Mapping[str, str] | None = None,
        timeout_s: float = 25,
    ) -> subprocess.CompletedProcess[str]:
        """Run any program in the session, whatever its exit code."""
        if state != "absent":
            program("gnome-keyring-daemon", "gnome-keyring")
            bus = program("dbus-run-session", "dbus")
            command = [bus, "--", "bash", "-c", SESSION, "session", *command]
        process = subprocess.Popen(
            command,
            env=self._environment(state, env or {}),
            cwd=CHECKOUT,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
            start_new_session=True,
        )
        try:
            output, errors = process.communicate(timeout=timeout_s)
        except BaseException:
            os.killpg(process.pid, signal.SIGKILL)
            process.communicate()
            raise
        return subprocess.CompletedProcess(command, process.returncode, output, errors)

    def _environment(self, state: State, extra: Mapping[str, str]) -> dict[str, str]:
        runtime = self.home / "runtime"
        runtime.mkdir(mode=0o700, parents=True, exist_ok=True)
        kept = {
            name: value
            for name, value in os.environ.items()
            if name in {"PATH", "LANG", "LC_ALL", "TMPDIR", "VIRTUAL_ENV", "QT_QPA_PLATFORM"}
        }
        return {
            "LANG": "C.UTF-8",
            **kept,
            "HOME": str(self.home),
            "XDG_RUNTIME_DIR": str(runtime),
            "LOGIN_PASSWORD": PASSWORD,
            "KEYRING_STATE": state,
            **extra,
        }
