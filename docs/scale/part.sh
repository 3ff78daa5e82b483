#!/bin/sh
# Makes one part of a large deck: sh part.sh NUMBER, counted from 0.
#
# The number says which table (tables.sh makes them) and which of its rows. A part has a folder of its own, and its
# files appear whole or not at all; made again, they have the same bytes.
set -eu
number=$1
project=${PROJECT:-project}      # the folder with trykk.toml
table=${TABLE:-people.csv}       # what its deck calls the table, in content/
tables=${TABLES:-tables}
parts=${PARTS:-parts}
rows=${ROWS:-9999}               # cards of a part: whole sheets of nine
in_table=${PARTS_OF_TABLE:-2}

first=$((number % in_table * rows + 1))
last=$((first + rows - 1))
# The project with the table of this part in it.
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cp -R "$project/." "$work"
cp "$tables/$(printf %04d $((number / in_table))).csv" "$work/content/$table"
"${TRYKK:-trykk}" build --project "$work" --rows "$first-$last" --output "$parts/$(printf %05d "$number")"
