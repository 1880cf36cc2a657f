"""Template filter that names an account: {% load account_names %} {{ step.by|person }}"""

from django import template

from minutes.desk.workflow.accounts import account_name

register = template.Library()


@register.filter
def person(account) -> str:
    """Returns the name of an account, （不明） where nobody is known."""
    return account_name(account) if account else "（不明）"
