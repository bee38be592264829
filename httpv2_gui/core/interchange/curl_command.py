"""A curl command as its options and URLs, by curl's own rules for its command line."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from httpv2_gui.core.interchange import command_words, curl_piped, windows_words
from httpv2_gui.core.interchange.command_words import Word, Words
from httpv2_gui.core.interchange.curl_options import FLAGS, SHORT, WITH_VALUE
from httpv2_gui.core.interchange.format import InterchangeError

_POWERSHELL_LINE = re.compile(r"`[ \t]*\r?\n")
_ASSIGNMENT = re.compile(r"[A-Za-z_]\w*=.*", re.DOTALL)
_BEFORE = {"sudo", "time", "command", "exec", "$", "%", ">", "#", "{", "env", "nohup"}
_PROGRAM = re.compile(r"(?:.*[/\\])?curl(?:\.exe)?", re.IGNORECASE)


@dataclass(frozen=True)
class Option:
    """One option by its long name; a flag has no word, `--no-…` is off."""

    name: str
    word: Word = Word("")
    on: bool = True

    @property
    def value(self) -> str:
        return self.word.text


@dataclass
class Command:
    """What stands on the command line."""

    options: list[Option] = field(default_factory=list[Option])
    urls: list[Word] = field(default_factory=list[Word])
    notes: list[str] = field(default_factory=list[str])
    piped: Word | None = None
    """What comes through a pipe; None: nothing is known of it."""

    def last(self, *names: str) -> Option | None:
        """Give the last option of these names: it counts."""
        return next((one for one in reversed(self.options) if one.name in names), None)

    def all(self, *names: str) -> list[Option]:
        """Give the options of these names in order."""
        return [one for one in self.options if one.name in names]

    def has(self, *names: str) -> bool:
        """Whether one of these flags is on."""
        found = self.last(*names)
        return found is not None and found.on


def looks_like_it(text: str) -> bool:
    """Whether a text begins as a curl command does, comments and a prompt before it aside."""
    _piped, text = curl_piped.split(text.lstrip("\ufeff"))
    lines = (line.strip() for line in text.splitlines()[:50])
    first = next((line for line in lines if line and not line.startswith("#")), "")
    words = re.sub(r"^[$%>]\s+", "", first).split(maxsplit=1)
    return (
        bool(words)
        and _PROGRAM.fullmatch(words[0].strip("^\"'")) is not None
        and (len(words) > 1 or "\n" in text)
    )


def parse(text: str) -> Command:
    """Read a command; raises InterchangeError when it is none of curl's."""
    piped, text = curl_piped.split(text.lstrip("\ufeff"))
    found = _words(text)
    command = Command(notes=list(found.notes), piped=piped)
    if found.rest:
        command.notes.append(_about_rest(found.rest))
    arguments = _after_curl(found.words, command)
    _read(arguments, command)
    return command


def _words(text: str) -> Words:
    if windows_words.looks_like_it(text):
        return windows_words.windows(text)
    if _POWERSHELL_LINE.search(text) and "\\\n" not in text:
        text = _POWERSHELL_LINE.sub(" ", text)
    text = re.sub(r"\A\s*[$%>][ \t]+", "", text)
    return command_words.posix(text.replace("\\\r\n", "\\\n"))


def _about_rest(rest: str) -> str:
    """Name what follows by its first word: there may be a secret in the rest."""
    first = " ".join(rest.split()[:2])[:40]
    return f"What follows the command is left out: {first}"


def _after_curl(words: list[Word], command: Command) -> Iterator[Word]:
    for index, word in enumerate(words):
        if _PROGRAM.fullmatch(word.text):
            return iter(words[index + 1 :])
        if _ASSIGNMENT.fullmatch(word.text):
            name = word.text.partition("=")[0]
            command.notes.append(f"The variable {name} before curl is left out.")
        elif word.text not in _BEFORE:
            break
    raise InterchangeError("This is no curl command: it does not begin with “curl”.")


def _read(words: Iterator[Word], command: Command) -> None:
    for word in words:
        if word.text == "--":
            command.urls.extend(words)
        elif word.text.startswith("--"):
            _long(word, words, command)
        elif word.text.startswith("-") and word.text != "-":
            _short(word, words, command)
        else:
            command.urls.append(word)
        if command.options and command.options[-1].name == "next":
            command.notes.append("What follows --next is a second request: import it by itself.")
            return


def _long(word: Word, words: Iterator[Word], command: Command) -> None:
    name, equals, value = word.text[2:].partition("=")
    known = _known(name)
    if known in WITH_VALUE:
        given = Word(value, word.live) if equals else next(words, None)
        _add(command, known, given)
    elif known in FLAGS:
        command.options.append(Option(known))
    elif name.startswith("no-") and _known(name[3:]) in FLAGS:
        command.options.append(Option(_known(name[3:]), on=False))
    else:
        command.notes.append(f"curl's option --{name[:60]} is not known here and left out.")


def _known(name: str) -> str:
    """Give the full name of an option, which curl lets be cut as long as it is the only one."""
    every = WITH_VALUE | FLAGS
    if name in every or len(name) < 3:
        return name
    longer = [one for one in every if one.startswith(name)]
    return longer[0] if len(longer) == 1 else name


def _short(word: Word, words: Iterator[Word], command: Command) -> None:
    """Read `-sSLd data`, `-XPOST`: several flags, and at the end one with its value."""
    letters = word.text[1:]
    for index, letter in enumerate(letters):
        name = SHORT.get(letter, "")
        if name in WITH_VALUE:
            rest = letters[index + 1 :]
            _add(command, name, Word(rest, word.live) if rest else next(words, None))
            return
        if name in FLAGS:
            command.options.append(Option(name))
        else:
            command.notes.append(f"curl's option -{letter} is not known here and left out.")


def _add(command: Command, name: str, given: Word | None) -> None:
    if given is None:
        command.notes.append(f"The value of --{name} is missing: the command may be cut off.")
    elif name == "url":
        command.urls.append(given)
    else:
        command.options.append(Option(name, given))
