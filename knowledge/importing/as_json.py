"""One analysis in the shape that ``manage.py import_publication --json`` prints."""

from __future__ import annotations

from typing import Any

from knowledge.enums import ContributorRole
from knowledge.importing.draft import Analysis
from knowledge.importing.mapping.texts import block_texts


def as_json(analysis: Analysis, file: str, page_id: int | None) -> dict[str, Any]:
    """Plain values only. What was left out on purpose is a repair to nothing; comments and deleted text are tasks."""
    draft = analysis.draft
    return {
        "file": file,
        "page_id": page_id,
        "kind": draft.kind.value if draft else None,
        "title": draft.title if draft else "",
        "leaders": [person.name for person in draft.contributors if person.role == ContributorRole.SESSION_LEADER]
        if draft
        else [],
        "recommendations": [
            {"heading": item.heading, "text": "\n".join(text.strip() for text in block_texts(item.blocks))}
            for item in (draft.recommendations if draft else ())
        ],
        "sections": list(draft.sections) if draft else [],
        "key_values": dict(draft.key_values) if draft else {},
        "footnotes": len(draft.footnotes) if draft else 0,
        "links": [dict(link) for link in analysis.links],
        "images": analysis.images,
        "tables": analysis.tables,
        "repairs": [
            *(
                {"rule": repair.rule, "before": repair.before, "after": repair.after}
                for repair in analysis.repairs
                if repair.applied
            ),
            *({"rule": removal.rule, "before": removal.text, "after": ""} for removal in analysis.removals),
        ],
        "tasks": [
            *({"kind": task.kind.value, "text": task.text, "proposal": task.proposal} for task in analysis.tasks),
            *(
                {"kind": "suggestion", "text": repair.before, "proposal": repair.after}
                for repair in analysis.repairs
                if not repair.applied
            ),
            *({"kind": "comment", "text": comment.text, "proposal": ""} for comment in analysis.comments),
            *({"kind": "deletion", "text": deletion.text, "proposal": ""} for deletion in analysis.deletions),
        ],
        "unplaced": list(draft.unplaced) if draft else [],
        "words_lost": list(analysis.words_lost),
    }
