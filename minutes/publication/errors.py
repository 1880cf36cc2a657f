"""Why an act on what is public is refused. Each message is for the clerk; nothing was changed."""


class ActRefused(Exception):
    """An act that cannot be done as asked."""


class PublicationRefused(ActRefused):
    """A record that cannot be published as it stands."""


class WithdrawalRefused(ActRefused):
    """Words that cannot be withdrawn as asked."""


class RetractionRefused(ActRefused):
    """A meeting that cannot be taken down."""


class EraseRefused(ActRefused):
    """Words that cannot be erased yet."""
