"""Why something is not published."""


class PublicationRefused(Exception):
    """Why a record cannot be published as it stands; the message is for the clerk."""
