"""The state of the installation as checks of Django's, each with what to do."""

from django.core.checks import Error

from council.state.reasons import OF_FILES, OF_ROWS, OF_THE_DATABASE


def state_checks(app_configs=None, **_) -> list[Error]:
    """Returns an error for each thing that is wrong. Rows are not asked for where the tables are not there."""
    errors = _errors(OF_FILES)
    for function in OF_THE_DATABASE:
        if found := _errors([function]):
            return errors + found
    return errors + _errors(OF_ROWS)


def _errors(functions):
    found = [(function.__name__, function()) for function in functions]
    return [Error(reason.what, hint=reason.remedy, id=f"council.{name}") for name, reason in found if reason]
