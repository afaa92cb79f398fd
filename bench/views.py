"""Saved views as teams keep them, for the numbers beside them and the lists behind them."""

from __future__ import annotations

from typing import Any


def views(start: dict[str, Any], agent_id: str) -> list[dict[str, Any]]:
    """Twenty: as many as a workspace may share, and of every kind of filter."""
    labels = [label["id"] for label in start["labels"]]
    team = start["teams"][0]["id"]
    some, rare = labels[0], labels[-1]
    kept: list[tuple[str, str, dict[str, Any]]] = [
        ("all", "open", {"label_ids": [some]}),
        ("all", "resolved", {"label_ids": [some]}),
        ("all", "open", {"label_ids": [rare]}),
        ("all", "resolved", {"label_ids": [rare]}),
        ("all", "open", {"label_ids": labels[:2]}),
        ("all", "resolved", {"label_ids": [some, rare]}),
        ("all", "open", {"priorities": ["urgent"]}),
        ("all", "resolved", {"priorities": ["urgent"]}),
        ("all", "snoozed", {"priorities": ["high", "urgent"]}),
        ("all", "open", {"team_id": team}),
        ("all", "resolved", {"team_id": team}),
        ("unassigned", "open", {"team_id": team}),
        ("all", "open", {"assignee_id": agent_id}),
        ("all", "resolved", {"assignee_id": agent_id}),
        ("all", "open", {"is_following": True}),
        ("all", "resolved", {"is_following": True}),
        ("mentions", "open", {}),
        ("mine", "open", {"label_ids": [some]}),
        ("unassigned", "resolved", {"priorities": ["urgent"], "label_ids": [some]}),
        ("all", "resolved", {"priorities": ["urgent"], "team_id": team, "label_ids": [rare]}),
    ]
    return [
        {"name": f"View {number}", "is_shared": True, "view": view, "status": status, "filters": filters}
        for number, (view, status, filters) in enumerate(kept, 1)
    ]
