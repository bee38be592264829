"""Every colour of the window, once per theme. Text on its background has a contrast of 4.5:1."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, fields


@dataclass(frozen=True, kw_only=True)
class Tokens:
    """The colours of one theme, as `#rrggbb`."""

    name: str
    """`light` or `dark`."""
    win: str
    """The window behind the cards."""
    bg: str
    """Cards and inputs."""
    side: str
    """The sidebar and the status bar."""
    line: str
    """Hairlines."""
    line2: str
    """Borders of things that can be used."""
    fg: str
    mid: str
    """Secondary text and icons."""
    dim: str
    """Hints and line numbers."""
    acc: str
    acc_hover: str
    on_acc: str
    """Text on the accent."""
    acc_text: str
    """The accent as text and focus border."""
    sel: str
    """Background of what is selected."""
    hover: str
    ok: str
    ok_bg: str
    warn: str
    warn_bg: str
    err: str
    err_bg: str
    info: str
    info_bg: str
    methods: Mapping[str, str] = field(default_factory=dict)
    """Colour of each HTTP method."""
    syntax: Mapping[str, str] = field(default_factory=dict)
    """key, string, number, word, punct, placeholder, placeholder_bg, match_bg, line_bg."""

    def tone(self, name: str) -> str:
        """Give the colour for `ok`, `mid`, `POST`, or pass a `#rrggbb` through."""
        if name.startswith("#"):
            return name
        if name in self.methods:
            return self.methods[name]
        if name == "plain":
            return self.mid
        return getattr(self, name)

    def colours(self) -> dict[str, str]:
        """Give every plain colour by its name: what the style sheet fills in."""
        return {
            one.name: getattr(self, one.name)
            for one in fields(self)
            if one.name not in ("methods", "syntax")
        }


LIGHT = Tokens(
    name="light",
    win="#f4f5f7",
    bg="#ffffff",
    side="#f7f8fa",
    line="#e2e5ea",
    line2="#cfd4dc",
    fg="#1b1f27",
    mid="#5a6371",
    dim="#656f7e",
    acc="#3559e0",
    acc_hover="#2a49c4",
    on_acc="#ffffff",
    acc_text="#3559e0",
    sel="#e3e8fd",
    hover="#eceef2",
    ok="#136c34",
    ok_bg="#dcf5e4",
    warn="#955204",
    warn_bg="#fdefcf",
    err="#bd252b",
    err_bg="#fde4e4",
    info="#1a56c4",
    info_bg="#e0ebfd",
    methods={
        "GET": "#15803d",
        "POST": "#b45309",
        "PUT": "#1d5fd1",
        "PATCH": "#7c3aed",
        "DELETE": "#c62a2f",
        "HEAD": "#5a6371",
        "OPTIONS": "#5a6371",
    },
    syntax={
        "key": "#0b53a8",
        "string": "#15743a",
        "number": "#ad4a06",
        "word": "#8427d9",
        "punct": "#5a6371",
        "placeholder": "#6a22c9",
        "placeholder_bg": "#efe5fd",
        "match_bg": "#cbd7fb",
        "line_bg": "#f4f6fa",
    },
)

DARK = Tokens(
    name="dark",
    win="#15171c",
    bg="#1b1e25",
    side="#17191f",
    line="#2a2f3a",
    line2="#3b4250",
    fg="#e6e9ef",
    mid="#a3acba",
    dim="#8893a4",
    acc="#4466ee",
    acc_hover="#5577f5",
    on_acc="#ffffff",
    acc_text="#7f9bff",
    sel="#27304f",
    hover="#242932",
    ok="#4ade80",
    ok_bg="#12331f",
    warn="#fbbf24",
    warn_bg="#3a2c0a",
    err="#f87171",
    err_bg="#3f1a1c",
    info="#7cb0ff",
    info_bg="#152b4d",
    methods={
        "GET": "#4ade80",
        "POST": "#fbbf24",
        "PUT": "#7cb0ff",
        "PATCH": "#c4a7ff",
        "DELETE": "#f87171",
        "HEAD": "#a3acba",
        "OPTIONS": "#a3acba",
    },
    syntax={
        "key": "#7cb0ff",
        "string": "#86d9a0",
        "number": "#f0a860",
        "word": "#c99cff",
        "punct": "#8893a4",
        "placeholder": "#dcc8ff",
        "placeholder_bg": "#3d2a66",
        "match_bg": "#35457f",
        "line_bg": "#20242d",
    },
)
