"""What each group that comes with the program may do, in words, and who may put accounts into which group."""

from django.contrib.auth.models import Group, Permission, User
from django.db.models import QuerySet

from minutes.admin.accounts.rights import right_name

# Made by migrations; an office may give them further rights, or make groups of its own.
WORDS = {
    "編集": "会議録を書き、直し、確認に回します。読む人からの指摘に答えます。公開はできません。",
    "承認": "会議録を読み、承認し、公開します。書き直すことはできません。",
    "管理": "公開した発言の取消し、会議録の公開停止、原本、団体、会議体、サイトの文章、アカウントを扱います。",
}


def group_words(group: Group) -> str:
    """Returns what a group may do; of a group that an office made, its rights by name."""
    if group.name in WORDS:
        return WORDS[group.name]
    rights = group.permissions.select_related("content_type")
    return "、".join(right_name(right) for right in rights) or "まだ何もできません。"


def groups_to_give(user: User) -> QuerySet[Group]:
    """Returns the groups into which somebody may put an account: those that come with the program, and others that may
    do nothing that he may not do himself."""
    if user.is_superuser:
        return Group.objects.order_by("id")
    own = Permission.objects.filter(group__user=user) | Permission.objects.filter(user=user)
    beyond = Permission.objects.exclude(pk__in=own.values("pk"))
    others = Group.objects.exclude(pk__in=Group.objects.filter(permissions__in=beyond).values("pk"))
    return (Group.objects.filter(name__in=WORDS) | others).distinct().order_by("id")
