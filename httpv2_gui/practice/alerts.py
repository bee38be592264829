"""One alert as a deeply nested object, to practise the tree on."""

from __future__ import annotations

import re
from decimal import Decimal

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from httpv2_gui.practice.identity import open_to_all
from httpv2_gui.practice.refusals import refusal
from httpv2_gui.practice.written import Json, JsonAnswer

_ID = re.compile(r"[A-Za-z0-9-]{1,40}")


@open_to_all
async def alert(request: Request) -> Response:
    """Any short id of letters, digits and hyphens is found."""
    name = request.path_params["id"]
    return JsonAnswer(_alert(name)) if _ID.fullmatch(name) else refusal(404)


def _alert(name: str) -> Json:
    return {
        "id": name,
        "title": "Office document starts a script interpreter",
        "severity": "high",
        "status": "in_progress",
        "is_malicious": True,
        "risk": {"score": 87, "confidence": Decimal("0.90"), "previous": None},
        "sequence_number": 18446744073709551617,
        "first_seen": "2026-08-03T06:12:09Z",
        "detection": {
            "rule": {"name": "win_office_child_process", "version": Decimal("2.10")},
            "mitre": [
                {"tactic": "Execution", "technique": {"id": "T1059", "sub": "T1059.001"}},
                {"tactic": "Initial Access", "technique": {"id": "T1566", "sub": "T1566.001"}},
            ],
        },
        "process": _process(),
        "entities": {
            "hosts": [{"name": "LT-4711", "ip": ["10.20.7.102", "fe80::1c2d"], "vip": False}],
            "users": [
                {
                    "name": "m.müller",
                    "groups": ["Finance", "All staff"],
                    "manager": {"name": "j.weiß", "mail": "j.weiss@example.com"},
                }
            ],
            "files": [{"name": "invoice.docm", "size": 48211, "verdict": "malicious"}],
        },
        "timeline": [
            {"at": "2026-08-03T06:12:09Z", "event": "Mail delivered", "by": {"service": "mx1"}},
            {"at": "2026-08-03T06:40:51Z", "event": "Document opened", "by": {"user": "m.müller"}},
            {"at": "2026-08-03T06:40:58Z", "event": "Script blocked", "by": {"service": "edr"}},
        ],
        "links": {"screenshot": "/files/screenshot.png", "report": "/files/report.pdf"},
    }


def _process() -> Json:
    script: Json = {
        "name": "powershell.exe",
        "pid": 9120,
        "command_line": "powershell.exe -NoProfile -EncodedCommand UHJhY3RpY2U=",
        "signed": True,
        "children": [{"name": "conhost.exe", "pid": 9144, "signed": True, "children": []}],
    }
    word: Json = {"name": "WINWORD.EXE", "pid": 7012, "signed": True, "children": [script]}
    return {"name": "explorer.exe", "pid": 4400, "signed": True, "children": [word]}


ROUTES = [Route("/alerts/{id}", alert)]
