"""The registry: every municipality as it was on the day, and what became of it."""

from members.registry.adding import BEGINNING, add_organisation, store_organisation
from members.registry.candidates import candidates, candidates_by_label, known_and_candidates
from members.registry.changing import ChangeRefused, record_change, take_back_change
from members.registry.lineage import edges, lineage, predecessors, successors
from members.registry.load import Loaded, LoadRefused, load_registry
from members.registry.table import COMPLETE_TO
from members.registry.verify import verify_registry

__all__ = [
    "BEGINNING",
    "COMPLETE_TO",
    "ChangeRefused",
    "LoadRefused",
    "Loaded",
    "add_organisation",
    "candidates",
    "candidates_by_label",
    "edges",
    "known_and_candidates",
    "lineage",
    "load_registry",
    "predecessors",
    "record_change",
    "store_organisation",
    "successors",
    "take_back_change",
    "verify_registry",
]
