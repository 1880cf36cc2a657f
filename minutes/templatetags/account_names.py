"""Template filter that names an account: {% load account_names %} {{ step.by|person }}"""

from django import template

from minutes.desk.workflow.accounts import name_of

register = template.Library()


@register.filter
def person(account) -> str:
    """Returns the name of an account, （不明） where nobody is known."""
    return name_of(account) if account else "（不明）"
