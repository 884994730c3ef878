from __future__ import annotations

import json

from dashboard.elements import Element, Tree, element, every, text_of


def test_an_element_is_its_tag_attributes_and_children() -> None:
    assert element("p", "a", class_="x") == Element("p", {"className": "x"}, ("a",))


def test_nothing_is_left_out_and_lists_are_flattened() -> None:
    assert element("p", None, ["a", ["b", None]], title=None) == Element("p", {}, ("a", "b"))


def test_attributes_bear_the_names_that_the_browser_library_wants() -> None:
    made = element("td", aria_label="x", data_open="1", col_span=2, for_="y", view_box="0 0 1 1")
    assert list(made.attributes) == ["aria-label", "data-open", "colSpan", "htmlFor", "viewBox"]


def test_the_text_is_what_a_reader_sees() -> None:
    assert text_of(element("p", "a", element("b", "b"), "c")) == "abc"


def test_every_element_is_walked() -> None:
    tags = [part.tag for part in every(element("p", element("b"), element("i", element("u"))))]
    assert tags == ["p", "b", "i", "u"]


def test_a_tree_is_sent_as_nested_lists() -> None:
    sent = Tree(id="page", tree=element("p", "a"))
    assert (sent._namespace, sent._type) == ("monitor", "Tree")
    assert json.loads(json.dumps(vars(sent)["tree"])) == ["p", {}, ["a"]]
