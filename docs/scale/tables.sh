#!/bin/sh
# A long list of people → tables of a few parts each: sh tables.sh people.csv
#
# Each table begins with the first line of the list, the names of its columns. On the last line it says how many parts
# there are. A list whose cells have line breaks in them cannot be divided at its lines, and is refused.
set -eu
tables=${TABLES:-tables}
table_rows=$((${ROWS:-9999} * ${PARTS_OF_TABLE:-2}))
mkdir -p "$tables"
rm -f "$tables"/[0-9][0-9][0-9][0-9].csv
awk -v size="$table_rows" -v part="${ROWS:-9999}" -v folder="$tables" '
  { line = $0 }
  gsub(/"/, "", line) % 2 { print "line " NR ": a quotation mark without its other" > "/dev/stderr"; bad = 1; exit }
  NR == 1 { columns = $0; next }
  (NR - 2) % size == 0 {
    if (file) close(file)
    file = sprintf("%s/%04d.csv", folder, (NR - 2) / size)
    print columns > file
  }
  { print > file }
  END {
    if (bad || NR < 2) exit 1
    print int((NR - 2) / part) + 1
  }' "$1"
