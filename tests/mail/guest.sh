#!/bin/bash
# Becomes one machine of the lab, as first process of fresh namespaces: a throw-away layer over
# the host's root file system, which the machine can read and never change.
#   guest.sh server|world SCRATCH LAB     SCRATCH: an empty folder, LAB: the folder of this file
set -euo pipefail
role=$1 scratch=$2 lab=$3
root=$scratch/root

# What is written goes to memory and is gone with the namespace.
lay_over_host() {
  mount -t tmpfs -o size=1500m tmpfs "$scratch"
  mkdir "$scratch/upper" "$scratch/work" "$root"
  mount -t overlay -o "lowerdir=/,upperdir=$scratch/upper,workdir=$scratch/work" overlay "$root"
}

mount_system() {
  mount -t proc proc "$root/proc"
  mount -t sysfs -o ro sysfs "$root/sys"
  mount -t tmpfs -o mode=755,size=200m tmpfs "$root/run"
  mount -t tmpfs -o mode=1777,size=200m tmpfs "$root/tmp"
  # the host's kernel settings stay read-only, this network's own stay writable
  mount --bind "$root/proc/sys" "$root/proc/sys"
  mount --bind "$root/proc/sys/net" "$root/proc/sys/net"
  mount -o remount,bind,ro "$root/proc/sys"
}

mount_devices() {
  local device
  mount -t tmpfs -o mode=755,size=4m tmpfs "$root/dev"
  for device in null zero full random urandom tty kmsg; do
    [ -e "/dev/$device" ] || continue
    touch "$root/dev/$device"
    mount --bind "/dev/$device" "$root/dev/$device"
  done
  mkdir "$root/dev/pts" "$root/dev/shm"
  mount -t devpts -o newinstance,ptmxmode=0666,mode=620 devpts "$root/dev/pts"
  mount -t tmpfs -o size=50m tmpfs "$root/dev/shm"
  ln -s pts/ptmx "$root/dev/ptmx"
  ln -s /proc/self/fd "$root/dev/fd"
}

# A file system of its own, small enough to fill: volume NAME MEGABYTES INODES PATH
volume() {
  local image=$scratch/$1.img
  truncate -s "$2M" "$image"
  mkfs.ext4 -q -m 0 -N "$3" -O ^has_journal "$image"
  mkdir -p "$root$4" "$scratch/volume"
  # another lab may be faster: then the next device
  until mount -o "loop=$(free_loop_device)" "$image" "$scratch/volume"; do sleep 0.1; done
  cp -a "$root$4/." "$scratch/volume/"
  mount --move "$scratch/volume" "$root$4"
}

# The node is our own, because a container's /dev may lack it.
free_loop_device() {
  local number
  number=$(losetup --find | tr -dc 0-9)
  [ -b "$scratch/loop$number" ] || mknod "$scratch/loop$number" b 7 "$number"
  echo "$scratch/loop$number"
}

bring_files() {
  mkdir -p "$root/lab" "$root/oldroot"
  cp "$lab/ca.sh" "$lab/$role.sh" "$root/lab/"
  cp -r "$(dirname "$scratch")/material" "$root/lab/material"
  cp -r --preserve=mode "$lab/$role/." "$root/"
}

enter() {
  cd "$root"
  pivot_root . oldroot
  umount -l /oldroot
  cd /
  ip link set lo up
  export PATH=/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin LC_ALL=C.UTF-8
}

wait_for_network_card() {
  until [ -e /sys/class/net/eth0 ]; do sleep 0.02; done
}

lay_over_host
mount_system
mount_devices
if [ "$role" = server ]; then
  mount -t cgroup2 cgroup2 "$root/sys/fs/cgroup"
  volume spool 64 4096 /var/spool/postfix
  volume vmail 96 8192 /var/vmail
fi
bring_files
enter
bash -ex "/lab/$role.sh" > /lab/provision.log 2>&1 || { tail -n 5 /lab/provision.log >&2; exit 1; }
wait_for_network_card
if [ "$role" = server ]; then
  export container=lab
  exec /lib/systemd/systemd --unit=lab.target --log-target=null < /dev/null > /dev/null 2>&1
else
  exec bash /lab/init.sh < /dev/null > /lab/world.log 2>&1
fi
