#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# scripts/fresh.sh: are the two commands of the README enough on a fresh Debian 12? By hand, as root.
#
#   sh scripts/fresh.sh [FOLDER]      FOLDER (a new one in $TMPDIR) needs 2 GB; it is removed at the end
#
# Makes a smallest Debian 12 with debootstrap, copies what git knows of this checkout into it, and runs
# there demo.sh, demo.sh again as a user who may only read the checkout, and test.sh.
# Where Debian comes from is taken from apt's own configuration on this machine.
set -eu
root=$(CDPATH='' cd -- "$(dirname -- "$0")/.." && pwd)

say() { printf 'fresh: %s\n' "$*" >&2; }
[ "$(id -u)" -eq 0 ] || { say 'only root can make a system of its own'; exit 2; }
for tool in debootstrap git; do
    command -v $tool >/dev/null || { say "$tool is not installed"; exit 2; }
done

if [ $# -gt 0 ]; then
    mkdir -- "$1" # fails when it is there already: it is removed later
    system=$(CDPATH='' cd -- "$1" && pwd)
else
    system=$(mktemp -d)
fi
chmod 755 "$system" # its users are not root's alone
unmade()
{
    umount "$system/proc" 2>/dev/null || true
    rm -rf --one-file-system -- "$system"
}
trap unmade EXIT
trap 'exit 130' INT TERM

sources=$(apt-get indextargets --format 'deb $(REPO_URI) $(RELEASE) $(COMPONENT)' \
    'Identifier: Packages' 'Origin: Debian' | grep ' bookworm' | sort -u)
mirror=$(printf '%s\n' "$sources" | sed -n 's/^deb \([^ ]*\) bookworm main$/\1/p' | head -n 1)
[ -n "$mirror" ] || { say 'apt knows no mirror of Debian 12 (bookworm): add one, then apt-get update'; exit 2; }

say "a fresh system in $system"
debootstrap --variant=minbase bookworm "$system" "$mirror" >"$system.log" 2>&1 ||
    { tail -n 20 "$system.log" >&2; rm -f "$system.log"; exit 1; }
rm -f "$system.log"
printf '%s\n' "$sources" >"$system/etc/apt/sources.list"
# How this machine reaches the mirror: proxies and the like.
apt-config dump | grep '^Acquire::' >"$system/etc/apt/apt.conf" || true
mount -t proc proc "$system/proc" 2>/dev/null || say 'no /proc in there: going on without'

checkout='/srv/a checkout'
mkdir -p "$system$checkout"
(cd "$root" && git ls-files -z --cached --others --exclude-standard |
    xargs -0 sh -c 'for file; do [ ! -e "$file" ] || printf "%s\0" "$file"; done' sh |
    tar --null --files-from=- --create --owner=0 --group=0) | tar --extract --directory "$system$checkout"

# inside USER COMMAND HOME: in the folder of the checkout, with the time it took.
inside()
{
    begin=$(date +%s)
    status=0
    chroot "$system" env -i PATH=/usr/sbin:/usr/bin:/sbin:/bin TERM=dumb ${http_proxy:+"http_proxy=$http_proxy"} \
        setpriv --reuid="$1" --regid="$1" --clear-groups env HOME="$3" sh -c "cd '$checkout' && $2" </dev/null ||
        status=$?
    say "$2 as user $1: status $status, $(($(date +%s) - begin)) s"
    [ "$status" -eq 0 ]
}
reader=12345
mkdir "$system/home/reader"
chown $reader:$reader "$system/home/reader"

inside 0 'sh scripts/demo.sh' /root
inside 0 'sh scripts/demo.sh date:2016' /root
inside $reader 'sh scripts/demo.sh hostages' /home/reader
inside 0 'sh scripts/test.sh' /root
say 'both commands work on a fresh Debian 12'
