"""The words in diagrams (SmartArt) and charts, which live in parts of their own."""

from __future__ import annotations

from knowledge.importing.reading.markup import Node, q

# Points that only hold the layout together.
LAYOUT_POINTS = frozenset({"pres", "parTrans", "sibTrans"})
A_P, A_T, C_V, C_SERIES = q("a:p"), q("a:t"), q("c:v"), q("c:ser")
POINT, CONNECTION, TEXT = q("dgm:pt"), q("dgm:cxn"), q("dgm:t")


def paragraphs_of(node: Node) -> list[str]:
    """The text of each drawing paragraph below a node, empty ones left out."""
    texts = ("".join(_pieces(paragraph)).strip() for paragraph in node.iter(A_P))
    return [text for text in texts if text]


def _pieces(paragraph: Node) -> list[str]:
    return ["\n" if part.tag == q("a:br") else part.text or "" for part in paragraph.iter(A_T, q("a:br"))]


def diagram_texts(root: Node) -> list[str]:
    """The points of a diagram as its tree shows them: each followed by the points below it."""
    points = {node.get("modelId") or "": node for node in root.iter(POINT)}
    below: dict[str, list[tuple[int, str]]] = {}
    for node in root.iter(CONNECTION):
        if node.get("type", "parOf") == "parOf":
            order = node.get("srcOrd") or ""
            place = int(order) if order.isdecimal() and len(order) < 9 else 0
            below.setdefault(node.get("srcId") or "", []).append((place, node.get("destId") or ""))
    starts = [identity for identity, node in points.items() if node.get("type") == "doc"]
    stack = [*reversed(points), *reversed(starts)]
    seen: set[str] = set()
    texts: list[str] = []
    while stack:
        identity = stack.pop()
        if identity in seen or identity not in points:
            continue
        seen.add(identity)
        node = points[identity]
        body = node.find(TEXT)
        if body is not None and node.get("type", "node") not in LAYOUT_POINTS:
            texts.extend(paragraphs_of(body))
        stack.extend(child for _place, child in sorted(below.get(identity, []), reverse=True))
    return texts


def chart_texts(root: Node) -> list[str]:
    """A chart in words: its titles, and each series with its categories and values."""
    texts: list[str] = []
    stack = list(reversed(root))
    while stack:
        node = stack.pop()
        if node.tag == A_P:
            texts.extend(text for text in ("".join(_pieces(node)).strip(),) if text)
        elif node.tag == C_SERIES:
            texts.extend(text for text in (_series(node),) if text)
        elif node.tag in CACHED:
            texts.extend(text for text in (" ".join(_cached(node)),) if text)
        else:
            stack.extend(reversed(node))
    return texts


def _series(node: Node) -> str:
    name = " ".join(value for tag in ("c:tx",) for value in _values(node.find(q(tag))).values())
    categories = _values(_first(node, "c:cat", "c:xVal"))
    amounts = _values(_first(node, "c:val", "c:yVal"))
    pairs = (
        f"{categories.get(index, '')} {_rounded(amounts.get(index, ''))}".strip()
        for index in sorted({*categories, *amounts})
    )
    return ": ".join(part for part in (name.strip(), "; ".join(pair for pair in pairs if pair)) if part)


def _first(node: Node, *names: str) -> Node | None:
    return next((found for found in (node.find(q(name)) for name in names) if found is not None), None)


def _values(node: Node | None) -> dict[int, str]:
    """The values that a chart keeps beside a reference to its spreadsheet, by place; many levels are put together."""
    found: dict[int, str] = {}
    for count, point in enumerate(() if node is None else node.iter(C_V)):
        holder = point.getparent()
        place = holder.get("idx") if holder is not None else None
        index = int(place) if place is not None and place.isdecimal() and len(place) < 9 else count
        text = (point.text or "").strip()
        found[index] = f"{found[index]} {text}" if index in found else text
    return found


def _rounded(amount: str) -> str:
    """A value without the tail of a calculation: 0.30000000000000004 is 0.3."""
    try:
        return f"{float(amount):.6g}" if len(amount) > 12 else amount
    except ValueError:
        return amount


def _cached(node: Node) -> list[str]:
    return [text for text in ((point.text or "").strip() for point in node.iter(q("cx:pt"), q("cx:v"))) if text]


CACHED = frozenset({q("cx:strDim"), q("cx:numDim"), q("cx:txData")})
