"""The lab: a mail server and the world around it, two machines made of Linux namespaces.

`guest.sh` makes one machine over a throw-away layer of the host's files; when the lab ends or is
killed, everything is gone. All addresses are documentation ranges inside the two networks
(RFC 5737, RFC 3849); nothing leaves them.
"""

from __future__ import annotations

import shutil
import subprocess
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Self

from mail.material import make_material

if TYPE_CHECKING:
    from collections.abc import Iterator

HERE = Path(__file__).parent
READY_SECONDS = 90

# A printed `date -s`, `modprobe` or `hwclock` must not reach the machine the lab runs on.
FORBIDDEN = "-sys_time,-sys_module,-sys_rawio,-wake_alarm"
FENCE = ("setpriv", "--bounding-set", FORBIDDEN, "--inh-caps", FORBIDDEN)

NAMESPACES = {
    "server": ("-m", "-n", "-p", "-u", "-i", "-C"),
    "client": ("-m", "-n", "-p", "-u", "-i"),
}
FOLDER = {"server": "server", "client": "world"}

# systemd's word for every service, and the ports a mail program needs
SERVER_IS_READY = """
for unit in lab.target unbound opendkim dovecot postfix@-; do
  systemctl is-active --quiet "$unit" || exit 1
done
for port in 25 465 587 993; do
  ss -ltn | grep -q ":$port " || exit 1
done
"""
WORLD_IS_READY = "test -e /flags/.ready && dig +short +time=1 +tries=1 beispiel.test MX | grep -q ."
COMPLAINTS = "systemctl --failed --no-pager; cat /lab/provision.log; journalctl -n 40 --no-pager"


@dataclass(frozen=True)
class Result:
    """What a command left: its code (124 after a timeout) and both outputs in one."""

    code: int
    output: str


class Lab:
    """Both machines; `with Lab() as lab:` brings them up and ends them.

    `locale` is what commands run with; another one than C.UTF-8 is made on the server first.
    """

    def __init__(self, locale: str = "C.UTF-8") -> None:
        self.locale = locale
        self.folder = Path(tempfile.mkdtemp(prefix="mail-lab-"))
        self.processes: dict[str, subprocess.Popen[bytes]] = {}
        self.pids: dict[str, int] = {}

    def __enter__(self) -> Self:
        """Bring both machines up."""
        try:
            self.up()
        except BaseException:
            self.down()
            raise
        return self

    def __exit__(self, *_: object) -> None:
        """End them."""
        self.down()

    def up(self) -> None:
        """Start, join and wait until the server's services and the world answer."""
        make_material(self.folder / "material")
        for where in ("client", "server"):
            self._start(where)
        for where in ("client", "server"):
            self.pids[where] = self._first_process(where)
        self._join()
        self._wait_until_ready()
        if not self.locale.startswith("C"):
            language = self.locale.split(".")[0]
            self.run("server", f"localedef -i {language} -f UTF-8 {self.locale}", 60)

    def down(self) -> None:
        """Kill the first process of each machine; its namespaces and files go with it."""
        for process in self.processes.values():
            process.kill()
            process.wait()
        shutil.rmtree(self.folder, ignore_errors=True)

    def run(self, where: str, command: str, seconds: int = 30) -> Result:
        """Run a shell command as root on the `server` or on the `client` outside."""
        try:
            done = subprocess.run(
                [*self.enter(where), "timeout", "-k", "1", str(seconds), "bash", "-c", command],
                stdin=subprocess.DEVNULL,
                stdout=subprocess.PIPE,
                stderr=subprocess.STDOUT,
                timeout=seconds + 5,
            )
        except subprocess.TimeoutExpired as expired:
            return Result(124, (expired.stdout or b"").decode("utf-8", "replace"))
        return Result(done.returncode, done.stdout.decode("utf-8", "replace"))

    def enter(self, where: str) -> list[str]:
        """Return the command line that leads into a machine; a program follows."""
        return [
            *("nsenter", "-t", str(self.pids[where]), *NAMESPACES[where], "-r", "-w", *FENCE),
            *("env", "-i", "HOME=/root", "USER=root", "TERM=dumb", f"LC_ALL={self.locale}"),
            "PATH=/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin",
        ]

    def _start(self, where: str) -> None:
        role = FOLDER[where]
        scratch = self.folder / role
        scratch.mkdir()
        with self._log(where).open("w") as log:
            self.processes[where] = subprocess.Popen(
                [
                    *("setpriv", "--pdeathsig", "KILL", *FENCE[1:], "unshare", *NAMESPACES[where]),
                    *("-f", "--propagation", "private", "--kill-child=KILL"),
                    *("bash", str(HERE / "guest.sh"), role, str(scratch), str(HERE)),
                ],
                stdin=subprocess.DEVNULL,
                stdout=log,
                stderr=subprocess.STDOUT,
            )

    def _log(self, where: str) -> Path:
        return self.folder / f"{where}.log"

    def _first_process(self, where: str) -> int:
        pid = self.processes[where].pid
        children = Path(f"/proc/{pid}/task/{pid}/children")
        for _ in self._patience(where):
            if children.exists() and (found := children.read_text().split()):
                return int(found[0])
        raise RuntimeError(self._complaint(where))

    def _join(self) -> None:
        """Lay the cable; no packet above the MTU crosses it, as between real machines."""
        cable = ["ip", "link", "add", "name", "eth0", "netns", str(self.pids["server"])]
        cable += ["gso_max_segs", "1", "type", "veth"]
        cable += ["peer", "name", "eth0", "netns", str(self.pids["client"])]
        subprocess.run(cable, check=True)

    def _wait_until_ready(self) -> None:
        for where, question in (("server", SERVER_IS_READY), ("client", WORLD_IS_READY)):
            if not any(self.run(where, question, 10).code == 0 for _ in self._patience(where)):
                raise RuntimeError(self._complaint(where))

    def _patience(self, where: str) -> Iterator[None]:
        """Yield until the deadline or the machine's death."""
        deadline = time.monotonic() + READY_SECONDS
        while time.monotonic() < deadline and self.processes[where].poll() is None:
            yield
            time.sleep(0.05)

    def _complaint(self, where: str) -> str:
        inside = self.run(where, COMPLAINTS, 10).output if where in self.pids else ""
        return f"{where} does not come up:\n{self._log(where).read_text()}\n{inside}"
