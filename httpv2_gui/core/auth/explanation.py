"""What a scheme knows about a refusal that the status alone does not say."""

from __future__ import annotations

from dataclasses import dataclass

from httpv2_gui.core.model.result import Comparison


@dataclass(frozen=True, kw_only=True)
class Explanation:
    """The likely cause of a refusal, and two texts to compare where there are any."""

    hint: str
    comparison: Comparison | None = None
