"""nginx before the site, as the handbook writes it, with a cache: files for ever, pages never, nothing withdrawn."""

import gzip
import re
import shutil
import subprocess
from pathlib import Path

import pytest

from tests.scale.web_server import ask, await_answer, free_port, web_server

# A web server, nginx and the scene: some ten seconds.
pytestmark = [
    pytest.mark.django_db,
    pytest.mark.long,
    pytest.mark.skipif(
        shutil.which("nginx", path="/usr/sbin:/usr/bin") is None, reason="Debian: nginx-light"
    ),
]
DOCS = Path(__file__).resolve().parents[2] / "docs"
FOUND = "/search/?q=%E5%8D%81%E6%97%A5%E3%81%A8%E6%B1%BA%E3%82%81"  # 十日と決め
WORDS = "十日と決めている。"
FRAME = """
daemon off;
pid {folder}/pid;
error_log {folder}/error.log;
{user}
events {{}}
http {{
    access_log off;
    client_body_temp_path {folder}/body;
    proxy_temp_path {folder}/proxy;
    fastcgi_temp_path {folder}/fastcgi;
    uwsgi_temp_path {folder}/uwsgi;
    scgi_temp_path {folder}/scgi;
    {cache}
    {server}
}}
"""


def block(page: str, begins: str) -> str:
    """Returns the indented block of a page of the handbook that begins with a word."""
    text = (DOCS / page).read_text(encoding="utf-8")
    start = re.search(rf"^    {re.escape(begins)}", text, re.MULTILINE).start()
    return text[start : re.compile(r"\n(?!    |\n    )").search(text, start).end()]


def configuration(folder: Path, port: int, behind: int) -> str:
    """The handbook's two blocks, with the ports and the folder of the test, and without a certificate."""
    server = block("operations.md", "server {").replace("listen 443 ssl", f"listen 127.0.0.1:{port}")
    server = re.sub(r"^ *ssl_certificate.*$", "", server, flags=re.MULTILINE)
    server = server.replace("127.0.0.1:8000", f"127.0.0.1:{behind}")
    cache = block("scale.md", "proxy_cache_path").replace("/var/cache/nginx/kaigiroku", f"{folder}/cache")
    cache, _, inside = cache.partition("\n\n")
    inside = inside.replace("127.0.0.1:8000", f"127.0.0.1:{behind}")
    inside = inside.replace(
        "proxy_cache ", "add_header X-Cache $upstream_cache_status;\n        proxy_cache "
    )
    server = server.replace("location / {", f"{inside}\n        location / {{")
    return FRAME.format(folder=folder, cache=cache, server=server, user="user root;")


@pytest.fixture
def front(scene, tmp_path):
    """(site, port of nginx, folder of its cache)"""
    site = scene.copied(tmp_path)
    with web_server(site, ALLOWED_HOSTS="127.0.0.1", BEHIND_PROXY="1") as behind:
        # Not before the site has its own: a port is free until somebody takes it.
        port = free_port()
        (tmp_path / "nginx.conf").write_text(configuration(tmp_path, port, behind), encoding="utf-8")
        nginx = shutil.which("nginx", path="/usr/sbin:/usr/bin")
        with subprocess.Popen([nginx, "-p", tmp_path, "-c", tmp_path / "nginx.conf"]) as process:
            await_answer(port)
            assert process.poll() is None
            yield site, port, tmp_path / "cache"
            process.terminate()


def kept(cache: Path) -> list[str]:
    """The texts that lie in the cache, unpacked."""
    files = [file.read_bytes() for file in cache.rglob("*") if file.is_file()]
    unpacked = []
    for data in files:
        body = data.partition(b"\r\n\r\n")[2]
        unpacked.append((gzip.decompress(body) if body[:2] == b"\x1f\x8b" else data).decode(errors="replace"))
    return unpacked


def test_files_are_kept_and_pages_are_asked_for_each_time(front):
    _, port, cache = front
    style = re.search(r'href="(/static/[^"]+\.css)"', ask(port, "/").text)[1]
    assert [ask(port, style).headers["X-Cache"] for _ in range(2)] == ["MISS", "HIT"]
    first = ask(port, "/meetings/2026-09-01-1/")
    assert (first.status, first.headers["Cache-Control"]) == (200, "no-cache")
    again = ask(port, "/meetings/2026-09-01-1/", If_None_Match=first.headers["ETag"])
    assert again.status == 304
    assert not any(WORDS in text for text in kept(cache))


def test_nothing_withdrawn_comes_out_of_it(front):
    site, port, cache = front
    tagged = {path: ask(port, path) for path in ("/meetings/2026-09-01-1/", "/meetings/2026-09-02-1/", FOUND)}
    assert [WORDS in answer.text for answer in tagged.values()] == [True] * 3
    site.run("take_away")
    after = [ask(port, path, If_None_Match=answer.headers["ETag"]) for path, answer in tagged.items()]
    assert [answer.status for answer in after] == [200, 410, 200]
    assert [WORDS in answer.text for answer in after[:2]] == [False, False]
    assert not any(WORDS in text for text in kept(cache))


def test_a_page_comes_packed_and_its_tag_is_known_again(front):
    _, port, _ = front
    packed = ask(port, "/meetings/2026-09-01-1/", Accept_Encoding="gzip")
    assert (packed.headers["Content-Encoding"], packed.headers["ETag"][:3]) == ("gzip", 'W/"')
    tagged = {"Accept_Encoding": "gzip", "If_None_Match": packed.headers["ETag"]}
    assert ask(port, "/meetings/2026-09-01-1/", **tagged).status == 304
