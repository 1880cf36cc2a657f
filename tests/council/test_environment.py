"""Every setting: explained, passed on by Docker, and judged at once; a wrong value is one line with its name."""

import os
import re
import runpy
import subprocess
import sys
from dataclasses import astuple
from pathlib import Path

import pytest

from council.environment import NAMES, SETTINGS, WrongSettings, settings_of
from council.environment.settings_table import site_address

ROOT = Path(__file__).resolve().parents[2]
# The image sets these itself, and DEBUG is never on in it.
SET_BY_THE_IMAGE = {"DEBUG", "MEDIA_ROOT", "BIND", "PORT"}
KEY = "an0ther-key-of-the-tests-" * 3
SWITCH = ["2", "はい", "y", "TRUE?", "1 0"]
# Setting → values of a wrong type, absurd ones, and such as a slip makes.
WRONG = {
    "SECRET_KEY": ["changeme", "a" * 60, "django-insecure-" + KEY],
    "DEBUG": SWITCH,
    "JOURNAL_COPY": ["/tmp", "/tmp/", "a\x07b"],
    "RECORD_CACHE": ["kept", "./kept", "OFF", "redis://", "memcached://a:11211", "/tmp\x07", __file__],
    "SITE_NAME": ["会" * 101, "一行目\x07"],
    "LICENCE": ["CC BY 4.0", "cc-by-4.0", "CC-BY-SA-4.0", "MIT", "PDL-1.0", "公共データ利用規約"],
    "PUBLISHER_MAY_BE_LAST_EDITOR": SWITCH,
    "APPROVAL_SEALS": [
        "一,二,三,四,五,六,七",
        "とても長い名前の役職の印",
        "課長\x07",
        ",",
        "off,係長,とても長い名前の役職の印",
    ],
    "ALLOWED_HOSTS": [
        "https://a.example",
        "a.example/",
        "*",
        "a.example:443",
        "a.example b.example",
        "会議.jp",
        "a、b",
    ],
    "CSRF_TRUSTED_ORIGINS": [
        "a.example",
        "https://a.example/",
        "https://",
        "ftp://a.example",
        "https://a.example:x",
    ],
    "DATABASE_URL": [
        *(
            "sqlite://",
            "sqlite:///",
            "sqlite://:memory:",
            "sqlite:///:memory:",
            "sqlite:////nowhere/at/all.sqlite3",
        ),
        *(
            "mysql://a@b/c",
            "oracle://a@b/c",
            "council.sqlite3",
            "postgres://",
            "postgres://u@h",
            "postgres://u:p@h:port/n",
        ),
        *("postgres://u:p@h:0/n", "postgres://:p@h/n", "postgres://u:p@[h/n"),
    ],
    "DATABASE_REPLICA_URLS": [
        "sqlite:////tmp/a.sqlite3",
        "a.example",
        "postgres://u@h/n,postgres://u@h",
        "postgres://",
    ],
    "SEARCH_ENGINE": ["elastic", "a b.C", "検索.Engine", "a..b", "a.b."],
    "MEDIA_ROOT": [__file__, f"{__file__}/media"],
    "FILES_URL": [
        *("s3://k:s@h", "s3://k:s@h/", "s3://h/bucket", "s3://k@h/bucket", "http://k:s@h/bucket", "bucket"),
        *("s3://k:s@h:port/bucket", "s3://k:s@h:0/bucket", "s3://k:s@h/Bucket", "s3://k:s@h/bucket/../a"),
        *("s3://k:s@h/bucket?regoin=a", "s3://k:s@h/bucket?region=", "s3://k:s@/bucket"),
    ],
    "EMAIL_URL": [
        *(
            "mail.example.jp",
            "smtp+tls://",
            "smtp+tls://u:p@",
            "http://u:p@h?from=a@b.jp",
            "smtp+tls://u@h?from=a@b.jp",
        ),
        *(
            "smtp+tls://u:p@h:0?from=a@b.jp",
            "smtp+tls://u:p@h:port?from=a@b.jp",
            "smtp+tls://:p@h?from=a@b.jp",
        ),
        *(
            "smtp+tls://u:p@h",
            "smtp+tls://u:p@h?from=",
            "smtp+tls://u:p@h?form=a@b.jp",
            "smtp://u:p@h?from=a@b.jp",
        ),
        *(
            "smtp://localhost",
            "smtp://localhost?from=a@b.jp%0aBcc:c@d.jp",
            "smtp+tls://u:p@h?from=a@b.jp&x=1",
        ),
    ],
    "LARGEST_HANDOUT_MB": ["-1", "0", "50MB", "1.5", "9" * 30, "五十"],
    "API_REQUESTS_A_MINUTE": ["-1", "1/s", "60.5", "9" * 8],
    "HTTPS": SWITCH,
    "HSTS": ["1", "on", "HOST"],
    "BEHIND_PROXY": SWITCH,
    "SECURITY_CONTACT": ["someone@example.jp", "http://a.example", "https://a b"],
    "LOG_LEVEL": ["info", "VERBOSE", "10"],
    "LOG_FORMAT": ["JSON", "xml"],
    "BIND": ["0.0.0.0:8000", "http://127.0.0.1", "999.1.1.1", "::1"],
    "PORT": ["0", "65536", "-1", "http", "80 ", "8000,8001"][:4],
    "WEB_PROCESSES": ["0", "-2", "many", "1000"],
    "SAMPLE": SWITCH,
}
CASES = [(name, value) for name, values in WRONG.items() for value in values]


def lines(environ, env_file=ROOT / "nowhere" / ".env"):
    """Returns what is said about these settings; nothing where all are right."""
    try:
        settings_of(env_file, {"SECRET_KEY": KEY} | environ)
    except WrongSettings as error:
        return str(error).split("\n")
    return []


def test_every_setting_is_explained():
    explained = re.findall(r"^([A-Z_]+)=", (ROOT / ".env.example").read_text(encoding="utf-8"), re.MULTILINE)
    assert sorted(explained) == sorted(NAMES)


def test_docker_passes_on_every_setting():
    text = (ROOT / "docker-compose.yml").read_text(encoding="utf-8")
    passed_on = re.findall(r"^      ([A-Z_]+): \$\{\1:-", text, re.MULTILINE)
    assert sorted(passed_on) == sorted(set(NAMES) - SET_BY_THE_IMAGE)


def test_every_setting_stands_in_the_table():
    assert sorted(WRONG) == sorted(NAMES)


@pytest.mark.parametrize(("name", "value"), CASES)
def test_a_wrong_value_is_one_line_with_its_name(name, value):
    (line,) = lines({name: value})
    assert line.startswith(f"{name}: ")
    assert re.search(r"[ぁ-ん]", line)
    secret = next(setting.secret for setting in SETTINGS if setting.name == name)
    assert secret or not value.isprintable() or value[:60] in line


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("SECRET_KEY", "sesame"),
        ("DATABASE_URL", "postgres://u:sesame@h"),
        ("FILES_URL", "s3://k:sesame@h"),
        ("EMAIL_URL", "smtp+tls://u:sesame@h"),
        ("EMAIL_URL", "smtp://u:sesame@h?from=a@b.jp"),
    ],
)
def test_a_secret_is_never_shown(name, value):
    assert "sesame" not in "".join(lines({name: value}))


@pytest.mark.parametrize("name", NAMES)
def test_an_empty_value_stands_for_the_usual_one(name):
    expected = ["SECRET_KEY: 環境変数か .env で指定してください（make run は自動で作ります）"]
    assert lines({name: "  "}) == (expected if name == "SECRET_KEY" else [])


@pytest.mark.parametrize(
    ("misspelt", "meant"),
    [(name[:3] + name[4:], name) for name in NAMES if len(name) > 5]
    + [
        ("debug", "DEBUG"),
        ("SECRETKEY", "SECRET_KEY"),
        ("ALLOWED_HOST", "ALLOWED_HOSTS"),
        ("LARGEST_HANDOUT", "LARGEST_HANDOUT_MB"),
    ],
)
def test_a_misspelt_name_in_the_env_file_is_named(tmp_path, misspelt, meant):
    (tmp_path / ".env").write_text(f"{misspelt}=1\n")
    assert lines({}, tmp_path / ".env") == [
        f"{misspelt}: .env にこの名の設定はありません。{meant} ではありませんか"
    ]


def test_names_of_others_may_stand_there(tmp_path):
    (tmp_path / ".env").write_text(
        "COMPOSE_PROJECT_NAME=a\nPGSSLMODE=require\nTZ=Asia/Tokyo\nSECRET_KEY_FILE=x\n"
    )
    assert lines({}, tmp_path / ".env") == []
    (tmp_path / ".env").write_text("KAIGIROKU=1\n")
    assert lines({}, tmp_path / ".env") == ["KAIGIROKU: .env にこの名の設定はありません"]


@pytest.mark.parametrize(
    "password",
    ["p@ss", "a/b", "a:b", "a#b", "a?b", "100%", "p%40ss", "@:/#", "[x]", "合言葉"],
)
def test_a_password_may_hold_any_sign(password):
    from council.settings import database

    read = settings_of(
        ROOT / "nowhere",
        {"SECRET_KEY": KEY, "DATABASE_URL": f"postgres://council:{password}@db:5432/minutes"},
    )
    entry = database(read["DATABASE_URL"])
    assert (entry["USER"], entry["PASSWORD"]) == ("council", password.replace("%40", "@"))
    assert (entry["HOST"], entry["PORT"], entry["NAME"]) == ("db", 5432, "minutes")


@pytest.mark.parametrize(
    ("text", "read"),
    [
        ("s3://k:s@h.example/files", ("https://h.example", "k", "s", "files", "", "us-east-1")),
        ("s3://k:s@h.example/files/", ("https://h.example", "k", "s", "files", "", "us-east-1")),
        (
            "s3+http://a%3Ab:c/d+e@f:g@[::1]:9000/files/a/b-1?region=jp-1",
            ("http://[::1]:9000", "a:b", "c/d+e@f:g", "files", "a/b-1", "jp-1"),
        ),
    ],
)
def test_an_object_store_and_its_secret_of_any_sign(text, read):
    found = settings_of(ROOT / "nowhere", {"SECRET_KEY": KEY, "FILES_URL": text})["FILES_URL"]
    assert astuple(found) == read
    assert "secret_key" not in repr(found)


def test_an_object_store_without_its_packages_is_one_line(monkeypatch):
    monkeypatch.setattr("council.environment.files_url.find_spec", lambda name: None)
    (line,) = lines({"FILES_URL": "s3://k:sesame@h/files"})
    assert line.startswith("FILES_URL: S3 のための部品が入っていません。")
    assert ("requirements-s3.txt" in line, "sesame" in line) == (True, False)
    assert lines({"FILES_URL": ""}) == []


def test_a_secret_file_that_is_not_there_is_named():
    assert (
        lines({"SECRET_KEY": "", "SECRET_KEY_FILE": "/keys/none"})[0]
        == "SECRET_KEY_FILE: そのファイルは読めません（/keys/none）"
    )


def test_gunicorn_reads_the_env_file(tmp_path, monkeypatch):
    """gunicorn reads its configuration before the settings are loaded, so that file has to read .env itself."""
    (tmp_path / ".env").write_text(f"SECRET_KEY={KEY}\nBIND=127.0.0.1\nPORT=8123\nWEB_PROCESSES=5\n")
    (tmp_path / "gunicorn.conf.py").write_bytes((ROOT / "gunicorn.conf.py").read_bytes())
    monkeypatch.setattr(os, "environ", {})
    monkeypatch.setattr("council.environment.settings_of.__defaults__", ({},))
    config = runpy.run_path(str(tmp_path / "gunicorn.conf.py"))
    assert (config["bind"], config["workers"]) == ("127.0.0.1:8123", 5)


# Two programs are started: a second.
@pytest.mark.long
@pytest.mark.parametrize("command", [["manage.py", "check"], ["-m", "gunicorn", "council.wsgi"]])
def test_all_that_is_wrong_is_said_at_once_by_each_program(command):
    wrong = {name: values[0] for name, values in WRONG.items()}
    inherited = {name: os.environ[name] for name in ("PATH", "HOME") if name in os.environ}
    run = subprocess.run(
        [sys.executable, *command],
        cwd=ROOT,
        env=inherited | wrong,
        capture_output=True,
        text=True,
        timeout=60,
    )
    assert (run.returncode, run.stderr.splitlines()) == (1, lines(wrong))


@pytest.mark.parametrize(
    ("text", "server"),
    [
        (
            "smtp+tls://minutes@example.jp:pa@ss/w:o#rd%3F%25@mail.example.jp",
            (
                "mail.example.jp",
                587,
                "starttls",
                "minutes@example.jp",
                "pa@ss/w:o#rd?%",
                "minutes@example.jp",
            ),
        ),
        ("smtps://u:p@[::1]:4650/?from=a%2Bb@c.jp", ("::1", 4650, "tls", "u", "p", "a+b@c.jp")),
        ("smtp://localhost?from=a@b.jp", ("localhost", 25, "", "", "", "a@b.jp")),
    ],
)
def test_the_address_of_a_mail_server(text, server):
    origin = "https://kaigiroku.example.jp"
    environ = {"SECRET_KEY": KEY, "EMAIL_URL": text, "CSRF_TRUSTED_ORIGINS": f"https://*.example.jp,{origin}"}
    found = settings_of(ROOT / "nowhere", environ)
    assert astuple(found["EMAIL_URL"]) == server
    assert site_address(found["CSRF_TRUSTED_ORIGINS"]) == origin


@pytest.mark.parametrize("origins", ["", "https://*.example.jp"])
def test_a_mail_needs_an_address_for_its_links(origins):
    (line,) = lines({"EMAIL_URL": "smtp://localhost?from=a@b.jp", "CSRF_TRUSTED_ORIGINS": origins})
    assert line.startswith("EMAIL_URL: メールの中のリンクに要るので、CSRF_TRUSTED_ORIGINS に")
