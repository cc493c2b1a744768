#!/bin/bash
# Makes the world around the mail server out of the files in world/: what files cannot say.
set -euo pipefail
material=/lab/material
root=/usr/local/share/ca-certificates/lab-root.crt

hostname client.office.test
cp "$material/ca/root.crt" "$root"
cat "$root" >> /etc/ssl/certs/ca-certificates.crt
ln -sf "$root" "/etc/ssl/certs/$(openssl x509 -hash -noout -in "$root").0"

mkdir -p /flags /sink /run/named /run/chrony
echo "s2026._domainkey IN TXT $(cat "$material/dkim.txt")" >> /etc/bind/zones/db.beispiel.test
chown -R bind: /run/named /var/cache/bind
rndc-confgen -a -A hmac-sha256 -u bind > /dev/null
