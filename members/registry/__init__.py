"""The registry: every municipality as it was on a given day, its predecessors and its successors."""

from members.registry.add_organisation import BEGINNING, add_organisation, store_organisation
from members.registry.candidates import (
    candidates,
    candidates_by_day,
    candidates_by_label,
    known_and_candidates,
)
from members.registry.join_organisations import JoinRefused, join_organisations, join_problem
from members.registry.lineage import (
    Kin,
    Relations,
    edges,
    kin,
    lineage,
    predecessors,
    related_codes,
    relations,
    successors,
    transitions,
)
from members.registry.load import LoadRefused, LoadResult, load_registry
from members.registry.name_search import NameMatches, find, named
from members.registry.names import Named, NameIndex, all_names, name_index, organisation_names
from members.registry.near_names import near_names, near_names_by_label
from members.registry.record_change import ChangeRefused, record_change, take_back_change
from members.registry.shipped_table import COMPLETE_TO
from members.registry.verify import verify_registry

__all__ = [
    "BEGINNING",
    "COMPLETE_TO",
    "ChangeRefused",
    "JoinRefused",
    "Kin",
    "LoadRefused",
    "LoadResult",
    "NameIndex",
    "NameMatches",
    "Named",
    "Relations",
    "add_organisation",
    "all_names",
    "candidates",
    "candidates_by_day",
    "candidates_by_label",
    "edges",
    "find",
    "join_organisations",
    "join_problem",
    "kin",
    "known_and_candidates",
    "lineage",
    "load_registry",
    "name_index",
    "named",
    "near_names",
    "near_names_by_label",
    "organisation_names",
    "predecessors",
    "record_change",
    "related_codes",
    "relations",
    "store_organisation",
    "successors",
    "take_back_change",
    "transitions",
    "verify_registry",
]
