"""The registry: every municipality as it was on the day, and what became of it."""

from members.registry.adding import BEGINNING, add_organisation, store_organisation
from members.registry.candidates import candidates, candidates_by_label, known_and_candidates
from members.registry.joining import JoinRefused, join_organisations, join_problem
from members.registry.lineage import (
    Kin,
    closure,
    edges,
    kin,
    lineage,
    passings,
    predecessors,
    reached,
    successors,
    ways,
)
from members.registry.load import Loaded, LoadRefused, load_registry
from members.registry.name_search import Found, find, named
from members.registry.names import organisation_names
from members.registry.record_change import ChangeRefused, record_change, take_back_change
from members.registry.table import COMPLETE_TO
from members.registry.verify import verify_registry

__all__ = [
    "BEGINNING",
    "COMPLETE_TO",
    "ChangeRefused",
    "Found",
    "JoinRefused",
    "Kin",
    "LoadRefused",
    "Loaded",
    "add_organisation",
    "candidates",
    "candidates_by_label",
    "closure",
    "edges",
    "find",
    "join_organisations",
    "join_problem",
    "kin",
    "known_and_candidates",
    "lineage",
    "load_registry",
    "named",
    "organisation_names",
    "passings",
    "predecessors",
    "reached",
    "record_change",
    "store_organisation",
    "successors",
    "take_back_change",
    "verify_registry",
    "ways",
]
