"""Forty incidents as a ticket system would hold them: realistic, invented, always the same."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from decimal import Decimal

from httpv2_gui.practice.written import Json

Ticket = dict[str, Json]

FIRST_EVENT = 18446744073709551617
"""2^64 + 1: a number that a float would change."""

_TITLES = """
critical new malicious|Ransomware note found on file server
high new malicious|Credential dumping by LSASS access
medium in_progress suspicious|Impossible travel: Zürich and São Paulo within 20 minutes
low closed benign|Port scan from the vulnerability scanner
high in_progress malicious|Phishing mail with an HTML attachment
informational closed benign|New administrator signed in for the first time
critical in_progress malicious|Beacon to a known command-and-control host
medium new suspicious|PowerShell with an encoded command
low on_hold undetermined|USB storage device on a kiosk
high resolved malicious|Web shell uploaded to the intranet portal
medium resolved benign|Mass download from SharePoint by an auditor
informational new undetermined|Certificate of vpn.example.com expires in 14 days
high new suspicious|OAuth consent given to an unknown application
medium in_progress suspicious|Inbox rule forwards mail to an outside address
critical resolved malicious|Domain controller replication by a workstation
low closed benign|Failed sign-ins after a password change
medium on_hold suspicious|DNS tunnelling pattern from a printer
high in_progress malicious|Scheduled task starts a renamed binary
low new undetermined|Software without a licence installed
medium closed benign|Macro enabled by the finance department's template
""".strip().splitlines()

_PEOPLE = (
    ("Ana Souza", "ana.souza@example.com"),
    ("Jürgen Weiß", "juergen.weiss@example.com"),
    ("Mei Tanaka (田中芽衣)", "mei.tanaka@example.com"),
    None,
)
_ASSETS = (
    ("FS-ZRH-01", "10.20.1.15", "Windows Server 2022"),
    ("LT-4711", "10.20.7.102", "Windows 11"),
    ("web-prod-3", "192.0.2.44", "Debian 12"),
    ("mac-design-9", "10.20.9.61", "macOS 15"),
    ("KIOSK-07", "10.30.0.7", "Windows 10 LTSC"),
)
_TECHNIQUES = ("T1486", "T1003", "T1078", "T1046", "T1566", "T1071", "T1059")
_EARLIEST = datetime(2026, 8, 3, 6, 12, tzinfo=UTC)


def incidents() -> dict[str, Ticket]:
    """Give fresh copies of the forty tickets, keyed by id."""
    tickets = [_incident(index) for index in range(2 * len(_TITLES))]
    return {str(ticket["id"]): ticket for ticket in tickets}


def _incident(index: int) -> Ticket:
    words, title = _TITLES[index % len(_TITLES)].split("|")
    severity, state, verdict = words.split()
    created = _EARLIEST + timedelta(hours=7 * index, minutes=13 * index)
    return {
        "id": f"INC{10001 + index:07}",
        "title": title,
        "state": state,
        "severity": severity,
        "assigned_to": _person(index),
        "asset": _asset(index),
        "detection": {
            "verdict": verdict,
            "score": (97 - 11 * index) % 100,
            "confidence": Decimal(f"0.{(90 - 7 * index) % 100:02}"),
            "is_malicious": verdict == "malicious",
            "techniques": [_TECHNIQUES[index % 7], _TECHNIQUES[(index * 3 + 1) % 7]],
        },
        "event_id": FIRST_EVENT + index,
        "cost": Decimal("12.50") * (index + 1),
        "created_at": created.isoformat().replace("+00:00", "Z"),
        "tags": ["practice"] if index % 3 else ["practice", "vip"],
    }


def _person(index: int) -> Json:
    person = _PEOPLE[index % len(_PEOPLE)]
    return {"name": person[0], "email": person[1]} if person else None


def _asset(index: int) -> Json:
    hostname, ip, system = _ASSETS[index % len(_ASSETS)]
    return {"hostname": hostname, "ip": ip, "os": system}
