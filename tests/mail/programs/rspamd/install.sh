#!/bin/bash
# Puts Rspamd beside OpenDKIM, with Redis; its packages wait in $1.
set -euo pipefail

dpkg -i "$1"/*.deb
for unit in rspamd redis-server; do
  install -D /lab/sandbox.conf /etc/systemd/system/$unit.service.d/lab.conf
done
echo 'servers = "127.0.0.1";' > /etc/rspamd/local.d/redis.conf
systemctl daemon-reload
systemctl start redis-server rspamd
postconf -e 'smtpd_milters=inet:127.0.0.1:8891, inet:127.0.0.1:11332'
postfix reload
until rspamc stat > /dev/null 2>&1; do sleep 0.5; done
