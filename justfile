# The commands of this repository: `just` lists them. Everything that CI holds is in `.ci/run`.

_list:
    @just --list

# All tests, or those of a name
[group('test')]
test *NAME:
    cargo test {{ NAME }}

# Take the new picture NAME, or every one with 1; look at target/tmp/pictures first
[group('accept')]
accept NAME:
    TRYKK_ACCEPT={{ quote(NAME) }} cargo test --test suite pictures::

# Take the new counts of instructions; say in the commit why they changed
[group('accept')]
accept-instructions:
    cargo build --release
    python3 tests/instructions.py --accept

# Take the new reports of tests/cases; read the difference before you commit it
[group('accept')]
accept-cases:
    TRYKK_ACCEPT=1 cargo test --test suite cases::

# Write the reference of the keys anew, pictures too; look at them before you commit
[group('accept')]
reference:
    TRYKK_ACCEPT=reference cargo test --test suite docs_reference::

# Draw the pictures of the books anew, from what their test makes
[group('accept')]
guide-pictures:
    cargo test --test suite guide_books::the_chapters
    docs/guide/pictures.py

# The four books as web pages in target/books, to be looked at or published: with mdBook
[group('build')]
books:
    for book in guide/nb guide/en reference/nb reference/en; do mdbook build "docs/$book" -d "$PWD/target/books/$book/book"; done
    cp -R docs/reference/pictures target/books/reference/

# All that must hold before a change is taken
[group('ci')]
ci:
    bash .ci/run

# Build products of this project into output/
[group('build')]
build *PRODUCTS:
    cargo run --release -- build {{ PRODUCTS }}

# How long every file of this project takes, paper and pictures too
[group('bench')]
bench:
    cargo build --release
    bash -c 'time target/release/trykk build --edition screen --edition office --edition png --output target/bench'

# How much sooner a second build in one process is done
[group('bench')]
session:
    cargo bench --bench session

# How many cards a second become a PDF, and with how much memory
[group('bench')]
cards:
    cargo bench --bench cards

# The same from a table to a file
[group('bench')]
deck:
    cargo bench --bench deck

# How long shaping and line breaking take
[group('bench')]
lines:
    cargo bench --bench lines

# How long booklets, posters in tiles and photographs take
[group('bench')]
products *WORDS:
    cargo bench --bench products -- {{ WORDS }}
