"""What an upload must be before it is kept: received whole, not empty, not too large, of a kind that is allowed."""

from django.conf import settings
from django.core.files.uploadedfile import UploadedFile
from django.template.defaultfilters import filesizeformat

from minutes.files.file_kinds import WrongFile, media_type_of

TOO_LARGE = "ファイルが大きすぎます。{}までにしてください。"
EMPTY, NAME_TOO_LONG = "ファイルが空です。", "ファイル名が長すぎます（200字まで）。"
LONGEST_NAME = 200
# How many files are put at once, and how many of one clerk wait for one meeting.
MOST_AT_ONCE, MOST_WAITING = 40, 100


class UploadRefused(Exception):
    """Why an upload is not kept; the message is for the clerk."""


def checked_type(upload: UploadedFile) -> str:
    """Returns the media type of an upload. Raises UploadRefused."""
    if getattr(upload, "not_received", ""):
        raise UploadRefused(upload.not_received)
    if len(upload.name) > LONGEST_NAME:
        raise UploadRefused(NAME_TOO_LONG)
    if not upload.size:
        raise UploadRefused(EMPTY)
    if upload.size > settings.LARGEST_HANDOUT:
        raise UploadRefused(TOO_LARGE.format(filesizeformat(settings.LARGEST_HANDOUT)))
    try:
        return media_type_of(upload.name, upload)
    except WrongFile as error:
        raise UploadRefused(str(error)) from error
