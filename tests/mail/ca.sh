#!/bin/bash
# The lab's certificate authority: a root, which both machines trust, and one below it that issues.
#   ca.sh init DIR
#   ca.sh issue DIR OUT NAME FROM UNTIL   writes OUT.key, OUT.crt, OUT.fullchain.pem
#   ca.sh renew DIR OUT NAME FROM UNTIL   the same and keeps OUT.key
# FROM and UNTIL are what `date -d` takes: an expired certificate is '-100 days' '-2 days'.
set -euo pipefail

new_key() {
  openssl ecparam -name prime256v1 -genkey -noout -out "$1"
}

init() {
  new_key root.key
  new_key issuer.key
  openssl req -x509 -new -key root.key -subj '/O=Lab/CN=Lab Root CA' -days 3650 -out root.crt \
    -addext basicConstraints=critical,CA:TRUE -addext keyUsage=critical,keyCertSign,cRLSign
  openssl req -new -key issuer.key -subj '/O=Lab/CN=Lab Issuing CA' -out issuer.csr
  openssl x509 -req -in issuer.csr -CA root.crt -CAkey root.key -CAcreateserial -days 3000 \
    -out issuer.crt -extfile <(
      printf '%s\n' basicConstraints=critical,CA:TRUE,pathlen:0 keyUsage=critical,keyCertSign,cRLSign
    )
}

timestamp() {
  date -u -d "$1" +%Y%m%d%H%M%SZ
}

configuration() {
  cat << C
[ca]
default_ca = lab
[lab]
dir = $1
database = $1/index.txt
new_certs_dir = $1
serial = $1/serial
default_md = sha256
policy = name
unique_subject = no
copy_extensions = none
[name]
commonName = supplied
[leaf]
basicConstraints = CA:FALSE
extendedKeyUsage = serverAuth
subjectAltName = DNS:$2
C
}

sign() {
  local out=$1 name=$2 from=$3 until=$4 work
  work=$(mktemp -d)
  touch "$work/index.txt"
  openssl rand -hex 8 > "$work/serial"
  configuration "$work" "$name" > "$work/ca.cnf"
  openssl req -new -key "$out.key" -subj "/CN=$name" -out "$work/request.csr"
  openssl ca -batch -config "$work/ca.cnf" -cert issuer.crt -keyfile issuer.key -notext \
    -in "$work/request.csr" -startdate "$(timestamp "$from")" -enddate "$(timestamp "$until")" \
    -extensions leaf -out "$out.crt"
  cat "$out.crt" issuer.crt > "$out.fullchain.pem"
  rm -r "$work"
}

command=$1 folder=$2
mkdir -p "$folder"
cd "$folder"
case $command in
  init) init ;;
  issue) new_key "$3.key" && sign "${@:3}" ;;
  renew) sign "${@:3}" ;;
esac 2> /dev/null
