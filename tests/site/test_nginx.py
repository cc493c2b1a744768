"""Does the example for nginx serve the site below its path, with the headers pages cannot send?"""

from __future__ import annotations

import re
import shutil
import socket
import subprocess
import time
import urllib.error
import urllib.request
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
EXAMPLE = ROOT / "examples" / "nginx" / "mailausfall.conf"
NGINX = shutil.which("nginx") or shutil.which("nginx", path="/usr/sbin")

HEADERS = {
    "Cache-Control": "no-cache",
    "Content-Security-Policy": "frame-ancestors 'none'",
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=(), payment=(), usb=()",
    "Strict-Transport-Security": "max-age=15768000",
}


@pytest.fixture(scope="module")
def server(built_site, tmp_path_factory):
    """Start nginx with the example as it stands, only the folder of the site being another."""
    if not NGINX:
        pytest.skip("Kein nginx: apt-get install nginx-light.")
    folder = tmp_path_factory.mktemp("nginx")
    example = EXAMPLE.read_text("utf-8").replace("/srv/mailausfall/", f"{built_site}/")
    (folder / "mailausfall.conf").write_text(example, "utf-8")
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    (folder / "nginx.conf").write_text(
        f"""
        daemon off; pid {folder}/pid; error_log {folder}/error.log; user root;
        events {{ }}
        http {{
            access_log off; client_body_temp_path {folder}/body; proxy_temp_path {folder}/proxy;
            fastcgi_temp_path {folder}/fcgi; uwsgi_temp_path {folder}/uwsgi;
            scgi_temp_path {folder}/scgi;
            server {{ listen 127.0.0.1:{port}; include {folder}/mailausfall.conf; }}
        }}
        """,
        "utf-8",
    )
    process = subprocess.Popen([NGINX, "-p", folder, "-c", folder / "nginx.conf"])
    deadline = time.monotonic() + 10
    while process.poll() is None and time.monotonic() < deadline:
        with socket.socket() as asked:
            if asked.connect_ex(("127.0.0.1", port)) == 0:
                break
        time.sleep(0.05)
    yield f"http://127.0.0.1:{port}/mailausfall"
    process.terminate()
    process.wait()


def get(address, **headers):
    try:
        return urllib.request.urlopen(urllib.request.Request(address, headers=headers))
    except urllib.error.HTTPError as error:
        return error


@pytest.mark.parametrize("path", ["/", "/vorlagen/", "/offline-worker.js", "/gibt-es-nicht"])
def test_every_answer_has_the_full_set_of_headers(server, path):
    answer = get(server + path)

    assert {name: answer.headers[name] for name in HEADERS} == HEADERS


def test_missing_page_is_told_by_the_sites_own_page(server):
    answer = get(f"{server}/phasen/gibt-es-nicht/")

    assert answer.status == 404
    assert "Seite nicht gefunden" in answer.read().decode()


def test_folder_without_slash_leads_to_the_page_on_this_host(server):
    answer = get(f"{server}/vorlagen")

    assert answer.status == 200
    assert answer.url == f"{server}/vorlagen/"


def test_same_file_is_not_sent_twice(server):
    first = get(f"{server}/")

    assert get(f"{server}/", **{"If-None-Match": first.headers["ETag"]}).status == 304


@pytest.mark.parametrize(
    ("path", "kind"),
    [
        ("/", "text/html; charset=utf-8"),
        ("/assets/javascripts/runbook.js", "text/javascript; charset=utf-8"),
        ("/app.webmanifest", "application/manifest+json"),
        ("/runbook.json", "application/json; charset=utf-8"),
    ],
)
def test_text_is_typed_and_compressed(server, path, kind):
    answer = get(server + path, **{"Accept-Encoding": "gzip"})

    assert answer.headers["Content-Type"] == kind
    assert answer.headers["Content-Encoding"] == "gzip"


def test_example_names_each_kind_of_file_that_the_site_has(built_site):
    types = re.search(r"types \{(.*?)\}", EXAMPLE.read_text("utf-8"), re.DOTALL)[1]
    endings = {file.suffix[1:] for file in built_site.rglob("*") if file.is_file()}

    known = {ending for line in types.split(";") for ending in line.split()[1:]}
    assert endings - known - {"gz", "map"} == set()
