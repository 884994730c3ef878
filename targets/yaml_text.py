"""YAML as text: read once, exactly, with the line of every entry; its traps are faults here."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from typing import Any

import yaml

from targets.faults import CatalogueRefusedError, Fault

Path = tuple[int | str, ...]
"""Keys and positions that lead to an entry."""


class _AliasError(yaml.YAMLError):
    """An alias, at a line."""

    def __init__(self, line: int) -> None:
        super().__init__(line)
        self.line = line


class _Loader(yaml.SafeLoader):
    """Refuses aliases; a value that cannot be built (30 February) is a fault of its line."""

    def compose_node(self, parent: yaml.Node | None, index: Any) -> yaml.Node | None:
        if self.check_event(yaml.AliasEvent):
            raise _AliasError(_line(self.peek_event().start_mark))  # type: ignore[no-untyped-call]
        return super().compose_node(parent, index)

    def construct_object(self, node: yaml.Node, deep: bool = False) -> Any:  # noqa: FBT001, FBT002 PyYAML's
        try:
            return super().construct_object(node, deep)
        except ValueError as error:
            problem = yaml.constructor.ConstructorError(None, None, str(error), node.start_mark)
            raise problem from error


def read(text: str) -> tuple[Any, yaml.Node | None]:
    """The values and the nodes that know their lines. Raises: CatalogueRefusedError.

    Aliases are refused: a few lines of them can stand for gigabytes, and a notice needs none.
    """
    try:
        loader = _Loader(text)
        root = loader.get_single_node()
        return None if root is None else loader.construct_document(root), root
    except _AliasError as error:
        raise CatalogueRefusedError((Fault(error.line, "yaml_alias"),)) from error
    except yaml.YAMLError as error:
        raise CatalogueRefusedError((_not_yaml(error),)) from error
    except RecursionError as error:
        raise CatalogueRefusedError((Fault(1, "yaml_too_deep"),)) from error


def _not_yaml(error: yaml.YAMLError) -> Fault:
    reason = getattr(error, "problem", None) or getattr(error, "reason", None) or ""
    return Fault(
        _line(getattr(error, "problem_mark", None)), "not_yaml", (("reason", str(reason)),)
    )


def _line(mark: Any) -> int:
    return mark.line + 1 if mark else 1


def line_of(root: yaml.Node | None, path: Path) -> int:
    """The line of the entry that a path leads to, or of its nearest parent."""
    line = 1
    node = root
    for step in path:
        found = _child(node, step)
        if found is None:
            break
        line, node = found
    return line


def _child(node: yaml.Node | None, step: int | str) -> tuple[int, yaml.Node] | None:
    if isinstance(node, yaml.MappingNode):
        pairs = (pair for pair in node.value if pair[0].value == step)
        return next(((key.start_mark.line + 1, value) for key, value in pairs), None)
    if isinstance(node, yaml.SequenceNode) and isinstance(step, int) and step < len(node.value):
        return node.value[step].start_mark.line + 1, node.value[step]
    return None


def unsure_lines(node: yaml.Node | None) -> set[int]:
    """Lines of entries under a key that stands twice: nobody knows which of them is meant."""
    if isinstance(node, yaml.SequenceNode):
        return set().union(*(unsure_lines(item) for item in node.value))
    if not isinstance(node, yaml.MappingNode):
        return set()
    counts = Counter(key.value for key, _ in node.value)
    found: set[int] = set()
    for key, value in node.value:
        is_twice = counts[key.value] > 1 and not isinstance(value, yaml.ScalarNode)
        first = key.start_mark.line + 1
        last = max(first, value.end_mark.line)  # a block ends where the next entry begins
        found |= set(range(first, last + 1)) if is_twice else unsure_lines(value)
    return found


def repeated_keys(node: yaml.Node | None) -> Iterator[Fault]:
    """Keys that stand twice in one mapping: YAML would silently keep the last."""
    if isinstance(node, yaml.SequenceNode):
        for item in node.value:
            yield from repeated_keys(item)
    if isinstance(node, yaml.MappingNode):
        seen: set[str] = set()
        for key, value in node.value:
            if key.value in seen:
                yield Fault(key.start_mark.line + 1, "repeated_key", (("field", str(key.value)),))
            seen.add(str(key.value))
            yield from repeated_keys(value)
