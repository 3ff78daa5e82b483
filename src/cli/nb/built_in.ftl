# Hva oppsett og utseender inni programmet er, slik «trykk layout» og «trykk theme» viser dem.

layout-booklet-a5 = Hefte i A5, brettet og stiftet av A4. Forside, innhold, kapitler etter hverandre.
layout-booklet-a4 = Hefte i A4, brettet og stiftet av A3.
layout-booklet-large-print = Hefte i storskrift, A4: ingen skrift under 18 punkt, ingen ord delt. Løse ark, begge sider.
layout-handout-a4 = Utdelingsark i A4 på begge sider: uten forside, tekst fra første linje.
layout-handout-a5 = Utdelingsark i A5: som det i A4, to sider ved siden av hverandre på A4, brettet. Fire sider er ett ark.
layout-leaflet-a4 = Brosjyre: A4 liggende, brettet i tre, seks sider.
layout-mini-booklet = Lommehefte: åtte sider på én side A4, brettet etter ett snitt. Et kort for hver side.
layout-card-85x55 = Kort på 85 × 55 mm, som et bankkort: ni på A4, med skjæremerker.
layout-card-a7 = Kort i A7, stående: åtte på A4 når de skjæres, fire med utfall. Til spørsmål, regler og korte tekster.
layout-card-a6 = Kort i A6, stående, som et postkort: to på A4 med utfall.
layout-poster-a4 = Plakat i A4: en tittel, en tekst, en liste i felt, og det som står nederst.
layout-poster-a3 = Plakat i A3: som den i A4, på ark A4 som skjæres og limes, eller på A3 med --paper A3.
layout-poster-a2 = Plakat i A2: som den i A4, på ark A4 som skjæres og limes.
layout-labels-l7160 = Etiketter på 63,5 × 38,1 mm, tre ganger sju på arket (L7160 og alle med samme mål).
layout-labels-l7163 = Etiketter på 99,1 × 38,1 mm, to ganger sju på arket (L7163 og alle med samme mål).
layout-badges-l4785 = Navneskilt på 80 × 50 mm, to ganger fem på arket (L4785): et navn som kan leses over et bord.
layout-cards-c32011 = Kort som brytes løs, 85 × 54 mm, to ganger fem på arket (C32011).
layout-note-page-a4 = Ark å skrive på, A4: linjer; med face = "dots", "grid" eller "cornell" noe annet.
layout-note-page-a5 = Ark å skrive på, A5: to på A4.
theme-enkel = Enkelt: ingen tegninger, to farger, én skrift. Det et utseende sløyfer, kommer herfra.
theme-sti = Utseendet: en sti med stasjoner, fem farger, serif som stemme og grotesk som hjelp.
