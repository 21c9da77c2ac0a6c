"""Figures by hand for what the relevance table prints."""

from __future__ import annotations

from math import log2

import pytest

from tests.benchmarks.measures import mean, ndcg, overlap, recall

GRADES = {"best": 2, "useful": 1}


def test_the_best_order_has_all_gain() -> None:
    assert ndcg(["best", "useful", "other"], GRADES) == 1


def test_a_useful_document_above_the_wanted_one_costs_gain() -> None:
    assert ndcg(["useful", "best"], GRADES) == pytest.approx((1 + 3 / log2(3)) / (3 + 1 / log2(3)))


def test_gain_counts_down_to_the_depth() -> None:
    assert ndcg(["other", "best"], {"best": 2}, depth=1) == 0


def test_the_ideal_is_what_fits_within_the_depth() -> None:
    assert ndcg(["one"], {"one": 1, "two": 1}, depth=1) == 1


def test_recall_is_the_share_of_all_relevant_documents() -> None:
    assert recall(["other", "useful"], GRADES) == 0.5


def test_recall_counts_down_to_the_depth() -> None:
    assert recall(["other", "useful"], GRADES, depth=1) == 0


def test_overlap_is_of_the_longer_list_and_asks_no_order() -> None:
    assert overlap(["a", "b", "c"], ["b", "a"]) == pytest.approx(2 / 3)


def test_two_empty_lists_agree() -> None:
    assert overlap([], []) == 1


def test_mean_of_nothing_is_nothing() -> None:
    assert mean([]) == 0
