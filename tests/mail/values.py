"""What the fields of a printed command mean in the lab."""

from __future__ import annotations

import re

# The names are those of runbook-checks.json.
VALUES = {
    "DOMAIN": "beispiel.test",
    "MX_HOST": "mx1.beispiel.test",
    "MX_IP": "192.0.2.25",
    "IMAP_HOST": "mx1.beispiel.test",
    "USER": "anna@beispiel.test",
    "PASSWORD": "geheim-1",
    "TESTUSER": "anna@beispiel.test",
    "EXT_RCPT": "test@partner.test",
    "EXT_SENDER": "absender@office.test",
    "EXT_MX": "mail.partner.test",
    "SELECTOR": "s2026",
    "DNSBL": "dnsbl.test",
    "RESOLVER": "203.0.113.53",
    "RESOLVER2": "203.0.113.54",
    "GATEWAY": "192.0.2.1",
    "SMARTHOST": "smarthost.provider.test",
    "SMARTHOST_USER": "kunde",
    "SMARTHOST_PASSWORD": "geheim",
    "CERT": "/etc/ssl/mail/fullchain.pem",
    "KEY": "/etc/ssl/mail/privkey.pem",
    "IFACE": "eth0",
}
VALUE = re.compile(r"\{\{([A-Za-z0-9_]+)\}\}")


def fill(command: str) -> str:
    """Put the lab's values in; a name it does not know stays as it is."""
    return VALUE.sub(lambda match: VALUES.get(match[1], match[0]), command)
