"""Template filter for whoever did something: {% load people %} {{ step.by|person }}"""

from django import template

from minutes.desk.workflow.accounts import account_name

register = template.Library()


@register.filter
def person(account) -> str:
    """An account by its name; whoever is not known is said not to be."""
    return account_name(account) if account else "（不明）"
