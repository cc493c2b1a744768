#!/bin/bash
# Makes the mail server mx1.beispiel.test out of the files in server/: what files cannot say.
# Debian 12 layout; Postfix, Dovecot, OpenDKIM, Unbound, nftables and rsyslog under systemd.
set -euo pipefail
material=/lab/material
units=/etc/systemd/system

trust_lab_authority() {
  local root=/usr/local/share/ca-certificates/lab-root.crt
  cp "$material/ca/root.crt" "$root"
  cat "$root" >> /etc/ssl/certs/ca-certificates.crt
  ln -sf "$root" "/etc/ssl/certs/$(openssl x509 -hash -noout -in "$root").0"
}

# As certbot leaves it: one folder per name, and a hook that copies to where the services look.
place_certificate() {
  cp -r "$material/ca" /lab/ca
  mkdir -p /etc/ssl/mail /etc/letsencrypt/live/mx1.beispiel.test
  cp "$material/server.fullchain.pem" /etc/letsencrypt/live/mx1.beispiel.test/fullchain.pem
  install -m 600 "$material/server.key" /etc/letsencrypt/live/mx1.beispiel.test/privkey.pem
  install -m 644 "$material/server.fullchain.pem" /etc/ssl/mail/fullchain.pem
  install -m 600 "$material/server.key" /etc/ssl/mail/privkey.pem
}

make_mailboxes() {
  local hash user
  groupadd -g 5000 vmail
  useradd -u 5000 -g 5000 -d /var/vmail -s /usr/sbin/nologin vmail
  chown vmail: /var/vmail
  chmod 770 /var/vmail
  hash=$(doveadm pw -s SHA256-CRYPT -r 5000 -p geheim-1)
  for user in anna bernd monitor; do
    echo "$user@beispiel.test:$hash::::::"
  done > /etc/dovecot/users
  chown root:dovecot /etc/dovecot/users
  chmod 640 /etc/dovecot/users
}

place_dkim_key() {
  mkdir -p /etc/dkimkeys
  install -m 600 -o opendkim "$material/dkim.private" /etc/dkimkeys/s2026.private
}

configure_postfix() {
  cp --no-clobber /usr/share/postfix/master.cf.dist /etc/postfix/master.cf
  cat /etc/postfix/master.cf.submission >> /etc/postfix/master.cf
  rm /etc/postfix/master.cf.submission
  postmap /etc/postfix/vmailbox /etc/postfix/virtual /etc/postfix/transport
  newaliases
}

# Of the host's services only those that the server needs, see lab.target.
choose_services() {
  local unit
  for unit in \
    systemd-{sysctl,modules-load,udevd,udev-trigger,udev-settle,logind,remount-fs,timesyncd} \
    systemd-{networkd,resolved,sysusers,binfmt,update-utmp,journal-flush,user-sessions} \
    apt-daily apt-daily-upgrade chrony ifupdown-pre ifupdown-wait-online named opendmarc \
    postgresql unbound-resolvconf; do
    ln -sf /dev/null "$units/$unit.service"
  done
  rm -f "$units"/*.wants/*.timer /etc/network/interfaces.d/* \
    /etc/unbound/unbound.conf.d/root-auto-trust-anchor-file.conf
  sed '/ifupdown-pre/d' /lib/systemd/system/networking.service > "$units/networking.service"
}

# These protections of systemd need mounts that a nested namespace does not offer.
drop_sandboxes() {
  local unit
  for unit in unbound dovecot opendkim rsyslog; do
    mkdir -p "$units/$unit.service.d"
    cp /lab/sandbox.conf "$units/$unit.service.d/lab.conf"
  done
}

prepare_logs() {
  mkdir -p /var/log/journal
  install -m 640 -g adm /dev/null /var/log/mail.log
  sed -i '/^module(load="imklog"/d' /etc/rsyslog.conf
  echo 0123456789abcdef0123456789abcdef > /etc/machine-id
}

hostname mx1.beispiel.test
trust_lab_authority
place_certificate
make_mailboxes
place_dkim_key
configure_postfix
choose_services
drop_sandboxes
prepare_logs
