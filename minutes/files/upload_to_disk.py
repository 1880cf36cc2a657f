"""Receives a large upload on the disk; where the disk is full or refuses to write, the form is told, and nobody gets a 500."""

from django.core.files.uploadedfile import SimpleUploadedFile
from django.core.files.uploadhandler import TemporaryFileUploadHandler

from minutes.files.store import saying


class UploadToDisk(TemporaryFileUploadHandler):
    """Django's own handler, but for a file that could not be received: that one has `not_received`, in words."""

    def new_file(self, *args, **kwargs):
        self.not_received = ""
        try:
            super().new_file(*args, **kwargs)
        except OSError as error:
            self._give_up(error)

    def receive_data_chunk(self, raw_data, start):
        if not self.not_received:
            try:
                self.file.write(raw_data)
            except OSError as error:
                self._give_up(error)

    def file_complete(self, file_size):
        if not self.not_received:
            try:
                return super().file_complete(file_size)
            except OSError as error:
                self._give_up(error)
        self.file.seek(0)
        self.file.size = file_size
        return self.file

    def _give_up(self, error):
        """What was written goes with the temporary file."""
        if getattr(self, "file", None):
            self.file.close()
        self.not_received = saying(error)
        self.file = SimpleUploadedFile(self.file_name, b"", self.content_type)
        self.file.not_received = self.not_received
