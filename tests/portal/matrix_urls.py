"""Every address of the site as the resolver knows it, with something concrete in the place of each parameter."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from django.urls import URLPattern, URLResolver, get_resolver
from django.urls.resolvers import RoutePattern


@dataclass(frozen=True)
class Address:
    """`name` is that of the view with its namespaces; a view without one is known by its route."""

    route: str
    name: str

    @property
    def parameters(self) -> list[str]:
        found = re.findall(r"<(?:\w+:)?(\w+)>|\((?!\?:)[^)]*\)", self.route.replace("(?P<", "<"))
        return [name or str(number) for number, name in enumerate(found)]


def addresses() -> list[Address]:
    """One for each pattern of the resolver, in its order; nothing is left out."""
    return list(_walk(get_resolver().url_patterns, "", ()))


def _walk(patterns: list[Any], prefix: str, namespaces: tuple[str, ...]) -> Iterator[Address]:
    for pattern in patterns:
        route = prefix + _as_route(pattern.pattern)
        if isinstance(pattern, URLResolver):
            yield from _walk(pattern.url_patterns, route, (*namespaces, *filter(None, [pattern.namespace])))
        elif isinstance(pattern, URLPattern):
            yield Address(route, ":".join((*namespaces, pattern.name)) if pattern.name else route)


def _as_route(pattern: Any) -> str:
    """Regular expressions as routes: named groups as `<name>`, the others numbered."""
    text = str(pattern)
    if isinstance(pattern, RoutePattern):
        return text
    text = text.removeprefix("^").removesuffix("$").replace("\\.", ".")
    text = re.sub(r"\(\?P<(\w+)>(?:[^()]|\([^()]*\))*\)", r"<\1>", text)
    numbers = iter(range(10))
    text = re.sub(r"\((?!\?)(?:[^()]|\((?:[^()]|\([^()]*\))*\))*\)", lambda match: f"<{next(numbers)}>", text)
    return text.replace(".*/", "<rest>/")


def concrete(address: Address, values: Mapping[str, Any]) -> str:
    """The address with values in it; KeyError names the parameter that `build_house` does not know."""
    name = address.name
    namespace = name.split(":")[-2] if ":" in name else name

    def value(match: re.Match[str]) -> str:
        parameter = match[1]
        for key in (f"{name}.{parameter}", f"{name.split(':')[-1]}.{parameter}", f"{namespace}.{parameter}", parameter):
            if key in values:
                return str(values[key])
        raise KeyError(f"{name}.{parameter}")

    return "/" + re.sub(r"<(?:\w+:)?(\w+)>", value, address.route)
