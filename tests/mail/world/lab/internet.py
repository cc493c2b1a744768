"""The hosts of the world: a resolver and three that take mail.

203.0.113.53:53    the provider's resolver, forwards to the name server 203.0.113.54
198.51.100.25:25   mail.partner.test, checks PTR, SPF and the block list as strict receivers do
198.51.100.77:25   client.office.test, takes returned mail
198.51.100.26:587  smarthost.provider.test, asks for a login, checks nothing else

Files in /flags disturb them: `dns-delay` (seconds), `dns-drop`, `mx-tempfail`.
Mail is written to /sink/HOST/NUMBER.eml.
"""

import asyncio
import itertools
import ssl
from pathlib import Path

FLAGS = Path("/flags")
SINK = Path("/sink")
NAME_SERVER = "203.0.113.54"
NUMBERS = itertools.count(1)

TRY_LATER = "451 4.3.0 try again later"
NO_PTR_IPV6 = (
    "550-5.7.1 [{}] Our system has detected that this message does not meet IPv6 sending "
    "guidelines\r\n550 5.7.25 regarding PTR records"
)
LISTED = "554 5.7.1 Service unavailable; Client host [{}] blocked using dnsbl.test"
NO_PTR = "450 4.7.25 Client host rejected: cannot find your hostname, [{}]"
NO_SPF = "550 5.7.23 SPF validation failed: {} is not permitted to send for {}"


def flag(name):
    """Return the value of a flag, "1" for an empty one, nothing where it is not set."""
    file = FLAGS / name
    return (file.read_text().strip() or "1") if file.exists() else ""


class Resolver(asyncio.DatagramProtocol):
    """Forwards questions, slowly or not at all when told so."""

    def connection_made(self, transport):
        """Keep the way back to the askers."""
        self.transport = transport
        self.tasks = set()

    def datagram_received(self, data, addr):
        """Answer each question in a task of its own."""
        task = asyncio.ensure_future(self.answer(data, addr))
        self.tasks.add(task)
        task.add_done_callback(self.tasks.discard)

    async def answer(self, question, asker):
        """Ask the name server and hand its answer on; silence stays silence."""
        if flag("dns-drop"):
            return
        await asyncio.sleep(float(flag("dns-delay") or 0))
        loop = asyncio.get_running_loop()
        reply = loop.create_future()
        upstream, _ = await loop.create_datagram_endpoint(
            lambda: Reply(reply), remote_addr=(NAME_SERVER, 53)
        )
        upstream.sendto(question)
        try:
            self.transport.sendto(await asyncio.wait_for(reply, 3), asker)
        except TimeoutError:
            pass
        finally:
            upstream.close()


class Reply(asyncio.DatagramProtocol):
    """Puts the first datagram into a future."""

    def __init__(self, future):
        self.future = future

    def datagram_received(self, data, addr):
        """Take the answer."""
        if not self.future.done():
            self.future.set_result(data)


async def dig(*question):
    """Return the records the name server has."""
    process = await asyncio.create_subprocess_exec(
        *("dig", f"@{NAME_SERVER}", "+short", "+time=2", "+tries=1", *question),
        stdout=asyncio.subprocess.PIPE,
        stderr=asyncio.subprocess.DEVNULL,
    )
    output, _ = await process.communicate()
    return output.decode().split("\n")[:-1]


async def objection(peer, sender):
    """Return the reply of a strict receiver to a client it does not trust."""
    if ":" in peer:
        return "" if await dig("-x", peer) else NO_PTR_IPV6.format(peer)
    reverse = ".".join(reversed(peer.split(".")))
    if any(x.startswith("127.0.0.") for x in await dig(f"{reverse}.dnsbl.test", "A")):
        return LISTED.format(peer)
    if not await dig("-x", peer):
        return NO_PTR.format(peer)
    domain = sender.rsplit("@", 1)[-1].strip("<> ").lower()
    if domain.endswith("beispiel.test"):
        spf = " ".join(record for record in await dig(domain, "TXT") if "v=spf1" in record)
        if spf and f"ip4:{peer}" not in spf and " mx" not in spf:
            return NO_SPF.format(peer, domain)
    return ""


class MailHost:
    """A receiving host: `strict` ones check who sends, `login` ones ask for a password."""

    def __init__(self, name, context, *, strict=False, login=False):
        self.name = name
        self.context = context
        self.strict = strict
        self.login = login

    async def serve(self, reader, writer):
        """Hold one conversation; whoever hangs up ends it."""
        try:
            await Conversation(self, reader, writer).hold()
        except OSError:  # timeouts and TLS errors are among them
            pass
        finally:
            writer.close()

    def keep(self, message):
        """Write a message down and return its number."""
        folder = SINK / self.name
        folder.mkdir(parents=True, exist_ok=True)
        number = next(NUMBERS)
        (folder / f"{number:04}.eml").write_bytes(message)
        return number


class Conversation:
    """One SMTP session (RFC 5321), as much as Postfix and swaks need."""

    def __init__(self, host, reader, writer):
        self.host = host
        self.reader = reader
        self.writer = writer
        self.peer = writer.get_extra_info("peername")[0]
        self.sender = ""
        self.encrypted = False
        self.trusted = not host.login

    async def say(self, text):
        """Send a reply."""
        self.writer.write(text.encode() + b"\r\n")
        await self.writer.drain()

    async def hold(self):
        """Greet and answer commands until QUIT or the end of the connection."""
        await self.say(f"220 {self.host.name} ESMTP")
        while raw := await asyncio.wait_for(self.reader.readline(), 120):
            line = raw.decode("utf-8", "replace").strip()
            verb = line.split(" ")[0].upper()
            answer = getattr(self, f"on_{verb.lower()}", self.on_other)
            await answer(line)
            if verb == "QUIT":
                return

    async def on_other(self, line):
        await self.say("250 ok")

    async def on_quit(self, line):
        await self.say("221 bye")

    async def on_ehlo(self, line):
        lines = [self.host.name, "SIZE 52428800", "8BITMIME"]
        lines += [] if self.encrypted else ["STARTTLS"]
        lines += ["AUTH PLAIN"] if self.host.login else []
        marks = ["-"] * (len(lines) - 1) + [" "]
        await self.say("\r\n".join(f"250{m}{x}" for m, x in zip(marks, lines, strict=True)))

    async def on_starttls(self, line):
        await self.say("220 ready")
        await self.writer.start_tls(self.host.context)
        self.encrypted = True

    async def on_auth(self, line):
        self.trusted = True
        await self.say("235 2.7.0 ok")

    async def on_mail(self, line):
        self.sender = line.split(":", 1)[1].split(">")[0]
        await self.say("250 ok" if self.trusted else "530 5.7.0 Authentication required")

    async def on_rcpt(self, line):
        refusal = await objection(self.peer, self.sender) if self.host.strict else ""
        await self.say((TRY_LATER if flag("mx-tempfail") else refusal) or "250 ok")

    async def on_data(self, line):
        await self.say("354 go")
        message = b""
        while (part := await asyncio.wait_for(self.reader.readline(), 300)) not in (b".\r\n", b""):
            message += part
        await self.say(f"250 2.0.0 queued as {self.host.keep(message)}")


async def main():
    """Open all ports, then say so in /flags/.ready."""
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain("/lab/material/partner.fullchain.pem", "/lab/material/partner.key")
    partner = MailHost("mail.partner.test", context, strict=True)
    client = MailHost("client.office.test", context)
    smarthost = MailHost("smarthost.provider.test", context, login=True)
    loop = asyncio.get_running_loop()
    await loop.create_datagram_endpoint(Resolver, local_addr=("203.0.113.53", 53))
    for host, address, port in (
        (partner, "198.51.100.25", 25),
        (partner, "2001:db8:77::25", 25),
        (client, "198.51.100.77", 25),
        (smarthost, "198.51.100.26", 587),
    ):
        await asyncio.start_server(host.serve, address, port, limit=1 << 20)
    (FLAGS / ".ready").touch()
    await asyncio.Event().wait()


if __name__ == "__main__":
    asyncio.run(main())
