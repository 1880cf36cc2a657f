"""A site that sends mail, into the outbox of the test."""

import pytest

from council.environment.email_url import MailServer


@pytest.fixture
def mailing(settings):
    settings.MAIL_SERVER = MailServer("mail.invalid", 587, "starttls", "u", "sesame", "minutes@example.jp")
    settings.SITE_ADDRESS = "https://kaigiroku.example.jp"
    settings.SITE_NAME = "記録の会"
    return settings
