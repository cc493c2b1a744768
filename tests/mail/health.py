"""The ground truth: what users and partners experience, whatever a runbook says.

Ten steps, all but the last seen from outside: mail in, mailbox, mail out, TLS as a strict client
sees it.
"""

from __future__ import annotations

import time
from dataclasses import dataclass
from typing import TYPE_CHECKING

from mail.values import fill

if TYPE_CHECKING:
    from mail.lab import Lab

SWAKS = "swaks --timeout 6 -n --header 'Subject: {tag}'"
FROM_OUTSIDE = f"{SWAKS} --server {{{{MX_IP}}}} --helo client.office.test -f {{{{EXT_SENDER}}}}"
AS_USER = (
    f"{SWAKS} --server {{{{MX_HOST}}}} -f {{{{USER}}}} -t {{{{EXT_RCPT}}}}"
    " --tls-verify --tls-ca-path /etc/ssl/certs/ca-certificates.crt"
    " --auth-user {{USER}} --auth-password {{PASSWORD}}"
)

DNS = """
test "$(dig +short +time=2 +tries=1 {{DOMAIN}} MX)" = '10 {{MX_HOST}}.' &&
test "$(dig +short {{MX_HOST}} A)" = {{MX_IP}} &&
test "$(dig +short -x {{MX_IP}})" = {{MX_HOST}}. &&
dig +short {{DOMAIN}} TXT | grep -q 'spf1 mx'
"""
# both messages of the submission ports
DELIVERED = """
for _ in $(seq 40); do
  [ "$(grep -ls {tag} /sink/mail.partner.test/*.eml /sink/smarthost*/*.eml | wc -l)" -ge 2 ] && exit
  sleep 0.2
done
exit 1
"""
SIGNED = "grep -q '^DKIM-Signature' $(grep -ls {tag} /sink/*/*.eml | head -n 1)"
BIG = f"""
head -c 3000000 /dev/urandom | base64 > /tmp/{{tag}}
{FROM_OUTSIDE} -t bernd@{{{{DOMAIN}}}} --timeout 15 --attach @/tmp/{{tag}}
code=$?
rm /tmp/{{tag}}
exit $code
"""
# what is under way may end, and then nothing is left behind
QUEUE = """
queue() { postqueue -j | grep -cE "\\"queue_name\\": \\"($1)\\""; }
for _ in $(seq 40); do
  [ "$(queue 'maildrop|incoming|active')" = 0 ] && break
  sleep 0.2
done
[ "$(queue 'deferred|hold')" = 0 ]
"""
FORGET = "doveadm expunge -u bernd@{{DOMAIN}} mailbox INBOX all"


@dataclass(frozen=True)
class Step:
    """One thing a person would try; without the step it `needs` it cannot succeed."""

    name: str
    where: str
    command: str
    seconds: int
    needs: str = ""


STEPS = (
    Step("dns", "client", DNS, 10),
    Step("smtp-in", "client", f"{FROM_OUTSIDE} -t {{{{USER}}}}", 30),
    Step("alias-in", "client", f"{FROM_OUTSIDE} -t postmaster@{{{{DOMAIN}}}}", 30, "smtp-in"),
    Step(
        "imaps-fetch",
        "client",
        "/usr/bin/python3 /lab/fetch.py {{IMAP_HOST}} {{USER}} {{PASSWORD}} {tag} {wait}",
        30,
    ),
    Step("submission", "client", f"{AS_USER} --port 587 --tls", 30),
    Step("smtps", "client", f"{AS_USER} --port 465 --tls-on-connect", 30),
    Step("delivered-out", "client", DELIVERED, 20, "submission"),
    Step("dkim-signed", "client", SIGNED, 5, "delivered-out"),
    Step("big-mail", "client", BIG, 40, "smtp-in"),
    Step("queue", "server", QUEUE, 20),
)


def failures(lab: Lab, only: tuple[str, ...] = (), *, first: bool = False) -> dict[str, str]:
    """Try all steps, those named, or until the first failure; return failed ones with output."""
    tag = f"probe-{time.time_ns()}"
    failed: dict[str, str] = {}
    for step in STEPS:
        if failed and first:
            break
        if only and step.name not in only:
            continue
        if step.needs in failed:
            failed[step.name] = f"not tried: {step.needs} failed"
            continue
        wait = 0 if "smtp-in" in failed else 10  # a message that was refused does not come
        command = step.command.replace("{tag}", tag).replace("{wait}", str(wait))
        result = lab.run(step.where, fill(command), step.seconds)
        if result.code != 0:
            failed[step.name] = result.output[-300:].strip() or f"code {result.code}"
    lab.run("server", fill(FORGET), 10)
    return failed


def is_restored(lab: Lab) -> bool:
    """Tell whether everything works again; what was deferred may need a second queue run."""
    for _ in range(2):
        # a warm DNS cache must not pass for a repair
        lab.run("server", "unbound-control flush_zone . ; postqueue -f", 10)
        if not failures(lab, first=True):
            return True
    return False
