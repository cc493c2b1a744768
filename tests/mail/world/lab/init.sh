#!/bin/bash
# First process of the world: addresses, name server, clock, mail hosts.
own_addresses=(198.51.100.25 198.51.100.26 198.51.100.77 203.0.113.53 203.0.113.54)

ip link set lo up
for address in "${own_addresses[@]}"; do
  ip addr add "$address/32" dev lo
done
ip -6 addr add 2001:db8:77::25/128 dev lo nodad
ip addr add 192.0.2.1/24 dev eth0
ip -6 addr add 2001:db8:2::1/64 dev eth0 nodad
ip link set eth0 up
ip route replace 192.0.2.0/24 dev eth0 src 198.51.100.77
sysctl -qw net.ipv4.ip_forward=1

named -u bind -c /etc/bind/named.conf
chronyd -x -f /etc/chrony-world.conf
/usr/bin/python3 /lab/internet.py &
while :; do
  wait
  sleep 1
done
