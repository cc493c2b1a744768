#!/bin/bash
# Puts Exim in the place of Postfix; its packages wait in $1.
set -euo pipefail
settings=/etc/exim4/update-exim4.conf.conf

systemctl stop postfix@- postfix
dpkg --remove --force-depends postfix
dpkg -i "$1"/*.deb
sed -i "s/^dc_eximconfig_configtype=.*/dc_eximconfig_configtype='internet'/" $settings
sed -i "s/^dc_local_interfaces=.*/dc_local_interfaces=''/" $settings
sed -i "s/^dc_other_hostnames=.*/dc_other_hostnames='beispiel.test'/" $settings
for name in anna bernd; do
  useradd -m $name
  install -m 660 -o $name -g mail /dev/null /var/mail/$name
done
update-exim4.conf
systemctl daemon-reload
systemctl start exim4
until ss -Hltn 'sport = :25' | grep -q .; do sleep 0.2; done
