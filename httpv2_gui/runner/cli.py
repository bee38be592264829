"""The sub-commands of `httpv2-gui`, their arguments and their exit codes."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from httpv2_gui import __version__
from httpv2_gui.core.model import json_text
from httpv2_gui.core.model.data_row import Shard
from httpv2_gui.core.storage.file_problem import WorkspaceError
from httpv2_gui.runner import terminal
from httpv2_gui.runner.refusal import Exit, Refusal

_DESCRIPTION = """\
Build, send and watch the HTTP requests of SOAR and iPaaS platforms.

  httpv2-gui                 opens the window
  httpv2-gui FOLDER          opens the window on a workspace
  httpv2-gui COMMAND …       does one thing without a window
"""

_EPILOG = """\
A secret is taken from the environment or from the system's keyring. Its variable is
HTTPV2_SECRET_<CONNECTION>_<FIELD> in capitals: the password of the connection “My API” is
HTTPV2_SECRET_MY_API_PASSWORD. `httpv2-gui schemes` lists the fields. A secret input of a block
is taken from HTTPV2_SECRET_<BLOCK>_<INPUT>.

Exit codes: 0 succeeded, 1 the run failed, 2 wrong usage or a problem in a file,
3 out of time while waiting for expected values, 130 interrupted.

Try it: httpv2-gui sample ./sample
"""


def main(argv: Sequence[str] | None = None) -> int:
    """Do one command; gives the exit code and raises nothing that people can cause."""
    try:
        arguments = parser().parse_args(argv)
        return int(arguments.do(arguments))
    except SystemExit as ended:  # argparse has said why
        return ended.code if isinstance(ended.code, int) else Exit.WRONG
    except Refusal as refusal:
        terminal.say(terminal.visible(str(refusal)))
        return refusal.code
    except (WorkspaceError, OSError) as error:
        terminal.say(terminal.visible(str(error)))
        return Exit.WRONG
    except KeyboardInterrupt:
        terminal.say("Interrupted.")
        return Exit.INTERRUPTED


def parser() -> argparse.ArgumentParser:
    """Build the parser of everything that needs no window."""
    root = argparse.ArgumentParser(
        prog="httpv2-gui",
        description=_DESCRIPTION,
        epilog=_EPILOG,
        formatter_class=argparse.RawDescriptionHelpFormatter,
        allow_abbrev=False,
    )
    root.add_argument("--version", action="version", version=f"httpv2-gui {__version__}")
    commands = root.add_subparsers(title="commands", metavar="COMMAND", required=True)
    for command in _COMMANDS:
        added = commands.add_parser(
            command.name,
            help=command.summary,
            description=f"{command.summary[0].upper()}{command.summary[1:]}. {command.details}",
            allow_abbrev=False,
        )
        added.set_defaults(do=command.do)
        for add in command.arguments:
            add(added)
    return root


# Arguments, each as it is added to the commands that take it


def _name(command: argparse.ArgumentParser) -> None:
    command.add_argument("name", metavar="NAME", help="name or file name of a request or block")


def _connection(command: argparse.ArgumentParser) -> None:
    command.add_argument(
        "connection", metavar="CONNECTION", help="name or file name of a connection"
    )


def _folder(command: argparse.ArgumentParser) -> None:
    command.add_argument("folder", metavar="DIR", type=Path, help="folder of the sample workspace")


def _workspace(command: argparse.ArgumentParser) -> None:
    command.add_argument(
        "--workspace",
        metavar="DIR",
        type=Path,
        default=Path(),
        help="folder of the workspace (default: the current folder)",
    )


def _inputs(command: argparse.ArgumentParser) -> None:
    command.add_argument(
        "--input",
        metavar="NAME=VALUE",
        dest="inputs",
        action="append",
        default=[],
        type=_pair,
        help="what [Input.NAME] stands for; may be given several times",
    )


def _pair(text: str) -> tuple[str, str]:
    name, separator, value = text.partition("=")
    if not separator or not name:
        raise argparse.ArgumentTypeError(f"“{text}” is not NAME=VALUE")
    if json_text.writable(text) != text:
        raise argparse.ArgumentTypeError(f"the value of “{name}” is no text in UTF-8")
    return name, value


def _files(command: argparse.ArgumentParser) -> None:
    command.add_argument(
        "--save-to", metavar="DIR", type=Path, help="save files there instead of in case_wall/"
    )
    command.add_argument("--output", metavar="FILE", type=Path, help="write the Result there")


def _data(command: argparse.ArgumentParser) -> None:
    rows = command.add_argument_group("a block once for each row of a data file")
    rows.add_argument(
        "--data",
        metavar="FILE",
        type=Path,
        help="CSV whose header names the inputs, or JSON lines",
    )
    rows.add_argument(
        "--results",
        metavar="FILE",
        type=Path,
        help="add a line for each row there as it is done: .csv, else JSON lines (default: stdout)",
    )
    rows.add_argument(
        "--parallel",
        metavar="N",
        type=_parallel,
        default=1,
        help=f"so many rows at a time, at most {_MOST_PARALLEL} (default: 1)",
    )
    rows.add_argument("--resume", action="store_true", help="skip the rows that FILE has already")
    rows.add_argument(
        "--shard",
        metavar="I/N",
        type=_shard,
        help="only every N-th row, from the I-th on: one process among N",
    )


_MOST_PARALLEL = 200


def _parallel(text: str) -> int:
    if not text.isdecimal() or not 1 <= int(text) <= _MOST_PARALLEL:
        raise argparse.ArgumentTypeError(f"“{text}” is no number from 1 to {_MOST_PARALLEL}")
    return int(text)


def _shard(text: str) -> Shard:
    index, _slash, count = text.partition("/")
    if not (index.isdecimal() and count.isdecimal() and 1 <= int(index) <= int(count)):
        raise argparse.ArgumentTypeError(f"“{text}” is not I/N, such as 1/4")
    return Shard(int(index), int(count))


def _json(command: argparse.ArgumentParser) -> None:
    command.add_argument("--json", action="store_true", help="print JSON for programs")


def _platform(command: argparse.ArgumentParser) -> None:
    command.add_argument(
        "--as",
        dest="platform",
        choices=("secops",),
        help="show what that platform would send instead: secops is Google SecOps HTTP V2 16.0",
    )


def _foreign_file(command: argparse.ArgumentParser) -> None:
    command.add_argument(
        "file", metavar="FILE", help="a file, a block's folder, or - for a curl command on stdin"
    )


def _format(command: argparse.ArgumentParser) -> None:
    command.add_argument("name", metavar="NAME", help="name of a request, block or connection")
    command.add_argument(
        "--format",
        metavar="F",
        required=True,
        help="secops, secops-block, curl, httpv2-parameters, httpv2-parameters-json or har",
    )
    command.add_argument(
        "--output",
        metavar="FILE",
        type=Path,
        help="write there (default: stdout); a folder for a block. Over a step or block of Google "
        "SecOps only what changed is written",
    )


# What the commands do; imported when it is done, for a command should start at once


def _test(arguments: argparse.Namespace) -> Exit:
    from httpv2_gui.runner.connecting import test

    return test(arguments)


def _run(arguments: argparse.Namespace) -> Exit:
    from httpv2_gui.runner.running import run

    return run(arguments)


def _preview(arguments: argparse.Namespace) -> Exit:
    from httpv2_gui.runner.previewing import preview

    return preview(arguments)


def _check(arguments: argparse.Namespace) -> Exit:
    from httpv2_gui.runner.checking import check

    return check(arguments)


def _import(arguments: argparse.Namespace) -> Exit:
    from httpv2_gui.runner.importing import import_file

    return import_file(arguments)


def _export(arguments: argparse.Namespace) -> Exit:
    from httpv2_gui.runner.exporting import export

    return export(arguments)


def _schemes(arguments: argparse.Namespace) -> Exit:
    from httpv2_gui.runner.scheme_table import show

    return show(arguments)


def _sample(arguments: argparse.Namespace) -> Exit:
    from httpv2_gui.runner.sampling import sample

    return sample(arguments)


@dataclass(frozen=True)
class _Command:
    name: str
    summary: str
    do: Callable[[argparse.Namespace], Exit]
    arguments: tuple[Callable[[argparse.ArgumentParser], None], ...] = ()
    details: str = ""


_COMMANDS = (
    _Command(
        "test",
        "test a connection and print the phases",
        _test,
        (_connection, _workspace),
        "Exit code 1: the test failed.",
    ),
    _Command(
        "run",
        "run a request or a block",
        _run,
        (_name, _workspace, _inputs, _files, _data),
        "The Result is JSON on stdout or in FILE; progress goes to stderr. Exit code 0 means that "
        "the run did not fail: with Fail on 4xx/5xx off, look at response_code. A block's "
        "Result has its steps; with --data it runs once for each row.",
    ),
    _Command(
        "preview",
        "print the exact HTTP request that would be sent, without secrets",
        _preview,
        (_name, _workspace, _inputs, _platform, _json),
        "Nothing is sent. Exit code 1: the request would be refused, and stderr says why. "
        "With --json: {method, url, headers: [[name, value], ...], body: Base64}.",
    ),
    _Command(
        "check",
        "list the problems of a request, block or connection, and what Google SecOps would do",
        _check,
        (_name, _workspace, _inputs, _json),
        "Nothing is sent. Exit code 2: at least one is an error. "
        "With --json: [{rule, severity, place, message, fix}].",
    ),
    _Command(
        "import",
        "import a step, block, curl command or connection of another program",
        _import,
        (_foreign_file, _workspace),
        "Each record becomes a new file of the workspace; secrets go to the keyring. What is not "
        "carried over is said on stderr.",
    ),
    _Command(
        "export",
        "write a request, block or connection for another program",
        _export,
        (_format, _workspace),
        "Secrets are labels; a file that would hold one is not written (exit code 2). har is the "
        "last result that the window kept of a request.",
    ),
    _Command("schemes", "print the ways to authenticate and their fields", _schemes),
    _Command(
        "sample",
        "write the sample workspace and serve its practice API until stopped",
        _sample,
        (_folder,),
        "DIR is a new or empty folder, or one that already holds the sample. Stop it with Ctrl+C.",
    ),
)


if __name__ == "__main__":
    sys.exit(main())
