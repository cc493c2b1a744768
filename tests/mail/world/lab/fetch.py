"""What a mail program does: fetch.py HOST USER PASSWORD SUBJECT SECONDS waits for that message."""

import imaplib
import socket
import ssl
import sys
import time

CERTIFICATES = "/etc/ssl/certs/ca-certificates.crt"


def fetch(host: str, user: str, password: str, subject: str, seconds: float) -> str:
    """Return what went wrong, nothing when the message is in the inbox in time."""
    socket.setdefaulttimeout(8)
    context = ssl.create_default_context(cafile=CERTIFICATES)
    mailbox = imaplib.IMAP4_SSL(host, 993, ssl_context=context)
    mailbox.login(user, password)
    mailbox.select("INBOX")
    deadline = time.monotonic() + seconds
    while True:
        mailbox.noop()
        _, found = mailbox.search(None, "SUBJECT", f'"{subject}"')
        if found and found[0]:
            return ""
        if time.monotonic() > deadline:
            return "login ok, message not there"
        time.sleep(0.2)


if __name__ == "__main__":
    sys.exit(fetch(*sys.argv[1:5], float(sys.argv[5])) or 0)
