# Room.
text-too-wide = `{ $words }` er { $excess } bredere enn plassen
block-too-tall = dette er { $excess } høyere enn det er plass til på en side
no-room-below-title = dette er { $excess } høyere enn det er plass til på en side under tittelen
note-no-room = på siden med dette merket mangler det { $missing } for å få plass til de første linjene av noten
too-many-writing-lines =
    { $wanted ->
        [one] oppsettet vil ha { $wanted } linje å skrive på her, og en side har plass til { $most }
       *[other] oppsettet vil ha { $wanted } linjer å skrive på her, og en side har plass til { $most }
    }
card-too-full = på kortet på { $size } som lages av dette, er teksten { $excess } høyere enn plassen
too-many-things = { $count } ting får ikke plass i ett område; { $most } er det meste
area-no-height = området `{ $area }` har ingen egen høyde, så ingenting i det ville synes
qr-too-long = dette er for langt for en QR-kode
qr-too-wide = en QR-kode som har plass til dette, er minst { $side } bred, og det er plass til { $room }
qr-too-small = rutene i denne QR-koden ville blitt { $module } brede, og det er for lite for kameraet i en telefon

# Rules of a booklet without words.
unknown-block = oppsettet har en regel for `{ $name }`, men ordene har ingen del med denne id-en
unknown-section = oppsettet har en regel for kapitlet `{ $name }`, men ordene har ikke noe kapittel med denne id-en
block-of-other-kind = denne regelen er for et annet slag enn `{ $name }` er
prompt-left-out = det er ikke plass til å spørre `{ $words }` sist i dette kapitlet, så det er utelatt
unknown-prompt = ordene har ingen ting nummer { $number } i en del som heter `{ $name }`

# Rules of cards without words, and words without a place.
unknown-face = oppsettet har ingen forside som heter `{ $name }`
unknown-category-rule = oppsettet har en farge for gruppen `{ $name }`, som kortstokken ikke har
area-of-other-kind = området `{ $area }` viser `{ $kind }`, men `{ $value }` på kortene er `{ $found }`
nothing-to-show = området `{ $area }` viser `{ $value }`, som ingen av kortene har
value-unseen = ikke noe område i oppsettet viser `{ $name }`
back-unseen = kortstokken sier hva som skal stå på baksiden, men oppsettet har ingen bakside
category-accents-idle = gruppene har farger her, men hvert kort får den neste fargen
title-card-later = tittelen på kortstokken står på dette kortet, men det kommer kort før det

# Preflight.
outside-safe-zone = denne teksten står { $excess } utenfor den trygge sonen, der den kan bli skåret bort
text-overlaps = denne teksten står oppå en annen
covers-words = det som er tegnet her, går inn i ordene: `{ $words }`
ink-overlap = på dette kortet går det som står i området `{ $area }`, { $overlap } inn i det som står i området `{ $other }`
faint-text = kontrasten i denne teksten er { $contrast }:1 ({ $text } på { $ground }), for lite til å leses; den må være { $wanted }:1
faint-on-picture = kontrasten i denne teksten er { $contrast }:1 der den står på bildet `{ $picture }`, for lite til å leses; den må være { $wanted }:1
faint-in-grey = skrevet ut i gråtoner er kontrasten i denne teksten { $contrast }:1 ({ $text } på { $ground }); den må være { $wanted }:1
back-not-last = dette kapitlet er baksiden, men det kommer kapitler etter det
part-of-last-words = en del av heftet begynner med et vanlig kapittel, og dette kapitlet hører til hele veilederen
back-too-long = ordene på baksiden får ikke plass på én side
faint-icon = kontrasten i tegningen er { $contrast }:1, for lite til å synes; den må være { $wanted }:1
tiny-text = denne teksten er satt i { $size } pt; under { $least } pt er ingenting godt å lese

# Room.
hyphenate-or-shorten = gjør teksten kortere, eller vis hvor ordet kan deles, i `hyphenation` i trykk.toml
shorter-word = bruk et kortere ord, eller gjør plassen bredere eller skriften mindre i oppsettet
shorten-or-split = gjør teksten kortere, eller del den i to
room-for-note = sett merket i en tekst eller en mindre del, eller skriv det som står i noten, i teksten
fewer-min-lines = skriv min-lines = { $most } eller mindre i oppsettet, eller gjør `pitch` mindre
shorten-on-card = gjør teksten kortere, eller gjør `min` i `fit` mindre eller området større i oppsettet
shorten-at-least = gjør teksten kortere, eller gjør området større i oppsettet; skriften kan ikke bli mindre
shorten-or-fit = gjør teksten kortere, gjør området større i oppsettet, eller la skriftgraden rette seg etter plassen der: fit = {"{"} min = "10pt", max = "14pt" {"}"}
split-list = fordel tingene på flere kort
row-height = gi raden en høyde, som "20mm" eller "1fr", i stedet for "auto"
shorter-content = bruk en kortere adresse eller tekst
shorter-beside = skriv kortere ord ved siden av koden med `text`, eller text = "" for ingen
wider-than-code = gjør området bredere i oppsettet, eller `size` mindre: ordene står ved siden av QR-koden, og `text` i koden sier hvilke
qr-larger = bruk en kortere adresse eller tekst, eller skriv size = "{ $least }" for området i oppsettet

# Rules of a booklet without words.
or-remove-rule = er det borte for godt, fjerner du regelen [only.{ $name }] fra oppsettet
kind-is = skriv kind = "{ $kind }", slik det står i delen
no-rule-for = fjern den: det finnes ingen regler for deler med kind = "{ $kind }"
no-prompt-yet = gi en del med ting, steg eller sitater i ordene denne id-en: id = "{ $name }"
room-for-prompt = gjør kapitlet kortere, la det neste begynne på en ny side (`start`), eller fjern `prompt`
prompt-up-to = skriv "{ $name }.1" til "{ $name }.{ $count }"

# Rules of cards without words, and words without a place.
add-face = legg til en tabell [face.{ $name }] i oppsettet, eller fjern nøkkelen, så får kortet den vanlige forsiden
other-kind = skriv kind = "{ $kind }" for området, med nøklene til det slaget, eller en annen verdi på kortet
kind-of-card = ta bort `kind` og de andre nøklene til det slaget fra området: da viser det det som hvert kort har
shows-no-value = området `{ $name }` viser ingen ord fra kortet: ta bort nøklene `kind`, `paper` og `art` der, eller fjern det som er skrevet her
other-value = en stasjon viser ord: skriv en annen `value`, eller sløyf `value`
or-optional = eller skriv optional = true for området, hvis det kan stå tomt
add-area = legg til et område `{ $name }` i `areas` i oppsettet, eller fjern det som er skrevet her
add-back = legg til en tabell [back] i oppsettet, eller fjern den som står her
or-no-back = har kortene ingen baksider, fjerner du [back] fra oppsettet; deler alle den samme, skriver du [back] i kortstokken
title-card-first = sett tittelkortet først, og ha bare ett

# Preflight.
wider-margins = gjør margene i oppsettet større (for bunnlinjen: `baseline`), eller den trygge sonen (`safe`) mindre
margins-at-least = gjør margene i oppsettet (for bunnlinjen: `baseline`) { $least } eller mer
larger-safe = gjør den trygge sonen i oppsettet større: safe = "{ $least }" eller mer
shorter-cover-words = på forsiden står tittelen og undertittelen hele på én side: gjør dem kortere, eller gjør `size` i skriftstilen `cover-title` eller `cover-subtitle` mindre
shorter-or-smaller = gjør teksten kortere, eller skriften mindre i utseendet
path-own-row = stien går fra kant til kant på kortet: gi området `{ $area }` en egen rad i oppsettet
arrival-inside = gi området `{ $area }` en egen rad i oppsettet; i utseendet skriver du plasser i `arrival` og `stations` fra 0 til 1
climb-smaller = gjør `size` i området `{ $area }` mindre i oppsettet, eller `row-gap` større: stien kommer opp i luken under
drawing-inside = skriv plasser fra 0 til 1, så tegningen holder seg på den plassen som er igjen av siden
ink-apart = gjør det som står i området `{ $area }`, mindre i oppsettet (`size`, `fit`), eller radene og luften mellom `{ $area }` og `{ $other }` større
smaller-or-larger = gjør det som står der, mindre (`size`), eller området større
darker-or-lighter = gjør { $dark } mørkere eller { $light } lysere i utseendet
make-darker = gjør { $dark } mørkere i utseendet
other-color = gi skriftstilen til denne teksten en annen `color` i utseendet
ground-or-picture = gi området en `background` i oppsettet, eller velg et annet bilde
part-in-chapter = fjern den, eller la delen begynne med et kapittel uten `role`
move-back = flytt det sist i veilederen: det er bare én bakside, og den er den siste siden
shorten-back = gjør dem kortere: bare den siste siden er baksiden
other-icon-ground = den beholder sine egne farger: gi siden av kortet en annen `background`, eller la tegningen stå på en sirkel (`disc = true`)
icon-on-other-ground = den beholder sine egne farger: tegn en bunn bak den som den synes på, eller ta bort tegningen her
other-icon-color = gi området en annen `color`, eller siden av kortet en annen `background`
other-color-in-area = gi området `{ $area }` en annen `color` i oppsettet, eller siden av kortet en annen `background`
larger-station = gjør `size` i området `{ $area }` større i oppsettet, og raden minst like høy: tallet fyller en del av stasjonen
larger-in-area = gi området `{ $area }` en størrelse i oppsettet, som fit = {"{"} min = "10pt", max = "14pt" {"}"}, eller gjør `size` i skriftstilen større
larger-in-list = gjør ordene i listen `{ $area }` større i oppsettet (`fit`, og med list = "panels" også `text-size` og `word-size`), eller merkene foran dem (`size`)
larger-type = gjør `size` i skriftstilen større i utseendet
