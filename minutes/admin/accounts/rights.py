"""Permissions under Japanese names: Django stores "Can add 会議", in English and untranslated.

They are boxes to tick, table by table, and first those that are no table's: to approve, to publish, to read originals.
"""

from django import forms
from django.contrib import admin
from django.contrib.auth.models import Group, Permission, User
from django.db.models import Q, QuerySet
from django.forms.models import ModelChoiceIterator
from django.template.loader import render_to_string

from minutes.admin.front.rare_tables import GROUPS

ACTIONS = {"view": "見る", "add": "足す", "change": "直す", "delete": "削除する"}
# In the order of a record's life.
OWN = (
    "approve_meeting",
    "publish_meeting",
    "withdraw_meeting",
    "retract_meeting",
    "view_original",
    "erase_meeting",
)
OWN_LEGEND = "承認、公開、取消し"
# As the first page of the desk names them.
TABLES = ("Meeting", *(table for tables in GROUPS.values() for table in tables))


def right_name(right: Permission) -> str:
    """Returns 会議を足す; of a permission of our own its own name: 会議録を公開できる."""
    action = _action(right)
    return f"{_table(right)}を{ACTIONS[action]}" if action else right.name


def rights_in_words(rights) -> list[str]:
    """Returns 会議：見る、直す for each table, and 承認、公開、取消し：… for the others."""
    return [f"{legend}：{'、'.join(map(_short_name, group))}" for legend, group in _by_table(rights)]


def held_rights(holder: Group | User) -> QuerySet[Permission]:
    """Returns the rights that are stored with a group, or with an account beside those of its groups."""
    if holder.pk is None:
        return Permission.objects.none()
    return holder.user_permissions.all() if isinstance(holder, User) else holder.permissions.all()


def offered_rights(held: QuerySet[Permission]) -> QuerySet[Permission]:
    """Returns the permissions on what the desk has pages for, and those that are `held` all the same: none goes unseen."""
    with_pages = Q()
    for model in admin.site._registry:
        meta = model._meta
        with_pages |= Q(content_type__app_label=meta.app_label, content_type__model=meta.model_name)
    ours = Q(content_type__app_label="minutes", codename__in=OWN)
    offered = Permission.objects.filter(with_pages | ours | Q(pk__in=held.values("pk")))
    return offered.select_related("content_type")


class RightsBoxes(forms.CheckboxSelectMultiple):
    def render(self, name, value, attrs=None, renderer=None):
        return render_to_string("admin/accounts/_rights.html", self.get_context(name, value, attrs))


class _RightsByTable(ModelChoiceIterator):
    def __iter__(self):
        for legend, rights in _by_table(self.queryset):
            yield legend, [self.choice(right) for right in rights]


class RightsField(forms.ModelMultipleChoiceField):
    """`held` are the rights that an account or a group has now."""

    widget = RightsBoxes
    iterator = _RightsByTable

    def __init__(self, held: QuerySet[Permission], **options):
        super().__init__(offered_rights(held), required=False, **options)

    def label_from_instance(self, obj):
        return _short_name(obj)


def _by_table(rights) -> list[tuple[str, list[Permission]]]:
    groups: dict[str, list[Permission]] = {}
    for right in sorted(rights, key=_place):
        groups.setdefault(_table(right) if _action(right) else OWN_LEGEND, []).append(right)
    return list(groups.items())


def _place(right) -> tuple:
    """Where a right stands: ours first, then by table, tables without a page last, then by action."""
    action, kind = _action(right), right.content_type
    if not action:
        return (0, OWN.index(right.codename) if right.codename in OWN else len(OWN), "", right.pk)
    model = kind.model_class()
    table = TABLES.index(model.__name__) if model.__name__ in TABLES else len(TABLES)
    return (1, table, kind.model, list(ACTIONS).index(action))


def _short_name(right) -> str:
    """Returns the name of a right beside the name of its table."""
    action = _action(right)
    return ACTIONS[action] if action else right.name


def _action(right) -> str:
    """Returns which of Django's four actions a right is for; "" for a right of our own, and of a table that is gone."""
    action, _, model_name = right.codename.partition("_")
    kind = right.content_type
    is_djangos = action in ACTIONS and model_name == kind.model and kind.model_class() is not None
    return action if is_djangos else ""


def _table(right) -> str:
    return str(right.content_type.model_class()._meta.verbose_name)
