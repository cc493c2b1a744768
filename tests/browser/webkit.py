"""A WebKitGTK browser, driven by its own WebDriver (https://www.w3.org/TR/webdriver2/)."""

from __future__ import annotations

import json
import os
import shutil
import socket
import subprocess
import time
import urllib.error
import urllib.request
from pathlib import Path

DRIVER = "WebKitWebDriver"
MISSING = "WebKitGTK fehlt: apt-get install webkit2gtk-driver xvfb"
PATIENCE = 30


def find():
    """Return the browser's program, nothing if it or what drives it is not installed."""
    if not (shutil.which(DRIVER) and shutil.which("xvfb-run")):
        return None
    found = sorted(Path("/usr/lib").glob("*/webkit2gtk-4.*/MiniBrowser"))
    return found[-1] if found else None


class WebKit:
    """One window. Its profile is empty and ends with it."""

    def __init__(self, program, home):
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            port = free.getsockname()[1]
        self.process = subprocess.Popen(
            ["xvfb-run", "--auto-servernum", DRIVER, f"--port={port}"],
            env={**os.environ, "HOME": str(home), "LIBGL_ALWAYS_SOFTWARE": "1"},
            start_new_session=True,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
        self.root = f"http://127.0.0.1:{port}"
        options = {"binary": str(program), "args": ["--automation"]}
        wanted = {"capabilities": {"alwaysMatch": {"webkitgtk:browserOptions": options}}}
        self.session = self._wait_for_driver(wanted)["sessionId"]

    def _wait_for_driver(self, wanted):
        deadline = time.monotonic() + PATIENCE
        while True:
            try:
                return self._send("POST", "/session", wanted)
            except (urllib.error.URLError, ConnectionError):
                if time.monotonic() > deadline:
                    raise
                time.sleep(0.1)

    def _send(self, method, path, body=None):
        data = None if body is None else json.dumps(body).encode()
        request = urllib.request.Request(f"{self.root}{path}", data, method=method)
        with urllib.request.urlopen(request, timeout=PATIENCE) as answer:
            return json.load(answer)["value"]

    def goto(self, address):
        self._send("POST", f"/session/{self.session}/url", {"url": address})

    def evaluate(self, code, *arguments):
        """Run the body of a function and return what it returns."""
        body = {"script": code, "args": list(arguments)}
        return self._send("POST", f"/session/{self.session}/execute/sync", body)

    def wait_for(self, code, *arguments):
        """Wait until the body of a function returns something true, and return that."""
        deadline = time.monotonic() + PATIENCE
        while not (value := self.evaluate(code, *arguments)):
            assert time.monotonic() < deadline, f"nie wahr: {code}"
            time.sleep(0.1)
        return value

    def close(self):
        self._send("DELETE", f"/session/{self.session}")
        os.killpg(self.process.pid, 15)
        self.process.wait()
