"""The lab by hand: `python -m mail`, started in tests/. The README shows what for."""

from __future__ import annotations

import argparse
import subprocess
import sys
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from mail import faults, health, host, proof, score
from mail.lab import Lab
from mail.published import Published, lint

WORDS = ("detected", "named", "located", "repaired_by")


def main() -> int:
    """Read the command line and do it."""
    parser = argparse.ArgumentParser(prog="python -m mail", description=__doc__)
    parser.add_argument("--locale", default="C.UTF-8", help="of the lab's commands: de_DE.UTF-8")
    commands = parser.add_subparsers(required=True)

    command = commands.add_parser("health", help="bring the lab up and try everything once")
    command.set_defaults(do=show_health)

    command = commands.add_parser("shell", help="look around, with a fault or without")
    command.add_argument("fault", nargs="?", help="beginning of its id")
    command.add_argument("--client", action="store_true", help="outside instead of on the server")
    command.set_defaults(do=open_shell)

    command = commands.add_parser("score", help="judge a built site")
    command.add_argument("site", type=Path)
    command.add_argument("faults", nargs="*", help="beginnings of ids; all without one")
    command.add_argument("--jobs", type=int, default=2, help="labs at once")
    command.add_argument("--proof", type=Path, help="file that tells what has been proven")
    command.set_defaults(do=show_score)

    options = parser.parse_args()
    if complaint := host.missing():
        sys.exit(complaint)
    return int(options.do(options))


def show_health(options: argparse.Namespace) -> int:
    """Print how long it takes and what fails."""
    begin = time.monotonic()
    with Lab(options.locale) as lab:
        print(f"up in {time.monotonic() - begin:.1f} s")
        begin = time.monotonic()
        failed = health.failures(lab)
        print(f"{len(health.STEPS)} steps in {time.monotonic() - begin:.1f} s")
    for name, output in failed.items():
        print(f"{name}: {output}")
    return 1 if failed else 0


def open_shell(options: argparse.Namespace) -> int:
    """Open a root shell on the server or outside, after the fault and its first victims."""
    with Lab(options.locale) as lab:
        for fault in faults.load(options.fault) if options.fault else []:
            fault.into(lab)
            print(f"{fault.id}: {', '.join(health.failures(lab)) or 'nobody notices'}", flush=True)
        where = "client" if options.client else "server"
        return subprocess.run([*lab.enter(where), "bash", "--norc"]).returncode


def show_score(options: argparse.Namespace) -> int:
    """Judge a site by faults, some at once, those that disturb others at the end."""
    published = Published.read(options.site)
    for complaint in lint(published):
        print(complaint)
    with Lab(options.locale) as lab:
        quiet, loud = score.quiet_checks(lab, published)
        versions = proof.versions(lab)
    print(f"{len(published.runnable)} checks, false alarms: {loud or 'none'}", flush=True)

    def judge(fault: faults.Fault) -> score.Verdict:
        with Lab(options.locale) as lab:
            verdict = score.judge(lab, fault, published, quiet=quiet)
        print(summary(fault, verdict), flush=True)
        return verdict

    chosen = sorted(faults.load(*options.faults), key=lambda fault: fault.alone)
    together = [fault for fault in chosen if not fault.alone]
    with ThreadPoolExecutor(options.jobs) as pool:
        verdicts = dict(zip(together, pool.map(judge, together), strict=True))
    verdicts |= {fault: judge(fault) for fault in chosen if fault.alone}
    for word in WORDS:
        reached = sum(bool(getattr(verdict, word)) for verdict in verdicts.values())
        print(f"{word}: {reached} of {len(chosen)}")
    if not options.faults:
        print(f"turn for too many faults: {score.noisy(published, verdicts) or 'none'}")
    if options.proof:
        proof.write(options.proof, published, verdicts, versions)
    return 0


def summary(fault: faults.Fault, verdict: score.Verdict) -> str:
    """Sum a verdict up: what it reached, what broke, which checks turned, where they lead."""
    reached = [word for word in WORDS if getattr(verdict, word)]
    unreal = sorted(set(fault.breaks) - set(verdict.broken))
    parts = [f"{fault.id}: {' '.join(reached) or 'nothing'}", f"broken: {' '.join(verdict.broken)}"]
    parts += [f"NOT BROKEN: {' '.join(unreal)}"] if unreal else []
    parts += [f"turned: {' '.join(verdict.flagged)}", f"causes: {' '.join(verdict.causes[:5])}"]
    return "\n    ".join(parts)


if __name__ == "__main__":
    sys.exit(main())
