"""What a reader gets of a handout's file that an edition lists."""

import hashlib
import json

import pytest
from django.test import Client, override_settings

from tests.builders import clerk, draft, publish_now
from tests.minutes.files.samples import PDF
from tests.minutes.files.uploads import address, download, upload
from tests.minutes.pages.reader import Page

pytestmark = pytest.mark.django_db


@pytest.fixture(scope="module")
def media(tmp_path_factory):
    return tmp_path_factory.mktemp("media")


@pytest.fixture(scope="module", autouse=True)
def published_edition(rows_of_module, media):
    """An edition that lists 資料1.pdf, published once for all tests."""
    client, by = Client(), clerk()
    client.force_login(by)
    with override_settings(MEDIA_ROOT=media):
        handout = draft(by=by).handouts.get()
        upload(client, handout, "資料1.pdf", PDF)
        return publish_now(handout.meeting, by=by)


@pytest.fixture
def edition(published_edition, media, settings):
    settings.MEDIA_ROOT = media
    return published_edition


def test_public_while_an_edition_lists_it(client, edition):
    answer, content = download(client, address(PDF, "資料1.pdf"))
    assert (answer.status_code, content) == (200, PDF)
    assert answer["Content-Type"] == "application/pdf"
    assert answer["Content-Disposition"].startswith("inline; filename*=utf-8''")
    assert answer["X-Content-Type-Options"] == "nosniff"
    assert answer["Cache-Control"] == "no-cache"
    assert client.cookies.output() == ""
    again, _ = download(client, address(PDF, "資料1.pdf"), HTTP_IF_NONE_MATCH=answer["ETag"])
    assert (again.status_code, again["ETag"]) == (304, answer["ETag"])
    shown = Page(client.get(f"/meetings/{edition.address}/"))
    assert [(text, href) for text, href in shown.links() if href.startswith("/files/")] == [
        ("文書の電子化", address(PDF, "%E8%B3%87%E6%96%991.pdf")),
        ("資料1", address(PDF, "%E8%B3%87%E6%96%991.pdf")),
    ]
    assert "PDF、15 バイト" in shown.texts("handouts")[0]
    (file,) = [row["file"] for row in json.loads(edition.record)["handouts"]]
    assert file["digest"] == hashlib.sha256(PDF).hexdigest()


@pytest.mark.parametrize("name", ["別の名.pdf", "資料1.html", "..%2F資料1.pdf"])
def test_not_under_any_other_name(client, edition, name):
    assert client.get(address(PDF, name)).status_code == 404
