#!/bin/sh
# All parts on this machine, one for each processor at a time (GNU parallel): sh parallel.sh people.csv
#
# What failed or was stopped is made when it is run again; parts.log says how long each took.
set -eu
here=$(dirname "$0")
count=$(sh "$here/tables.sh" "$1")
seq 0 $((count - 1)) | parallel --joblog parts.log --resume-failed sh "$here/part.sh" {}
(cd "${PARTS:-parts}" && find . -name '*.pdf' | LC_ALL=C sort | xargs sha256sum) > parts.sha256
