# Keys of a sheet.
no-sheet = oppsettet sier ikke hvilket papir utgaven office av `{ $product }` skal skrives ut på
flip-without-backs = `flip` betyr ingenting for kort uten baksider: det skrives bare på én side av papiret
caliper-too-thick = papir er ikke { $caliper } tykt
signature-not-in-fours =
    { $pages ->
        [one] { $pages } side kan ikke brettes sammen: et brettet ark har fire
       *[other] { $pages } sider kan ikke brettes inn i hverandre: et brettet ark har fire
    }
not-sheets = `{ $text }` sier ikke hvor mange ark det er bortover og nedover

# Paper and margins.
paper-too-small = { $paper } er for lite til { $pages } på { $size }: { $excess } for { $axis }
none-fits = { $paper } har ikke plass til en eneste side på { $size } innenfor det skriveren når
ink-in-margin = farge går opptil { $excess } inn i de { $margin } langs kanten av papiret som skrivere lar være hvite: { $pages }
text-in-margin = denne teksten, på { $pages }, går opptil { $excess } inn i de { $margin } langs kanten av papiret som skrivere lar være hvite
no-room-for-booklets = { $paper } har bare plass til to sider på { $size }, så dette endrer ingenting
no-room-for-marks = det er ikke plass på { $paper } til merkene `{ $mark }`: de står utenfor sidene, og innenfor det skriveren når

# Folded sheets.
too-thick-to-fold = { $sheets } ark er for mange til å brettes inn i hverandre og stiftes
cut-in-fold = sidene flyttes så langt inn mot ryggen at bretten skjærer bort opptil { $excess }: { $pages }
no-backs-folded = disse kortene har baksider, men ark som brettes til et hefte, har ikke plass til dem
zine-too-long = ett ark blir 8 sider når det er brettet, og her er det { $pages }
zine-trim = sider på { $trim } er for store: en åttedel av { $paper } er { $cell }

# Cards on a sheet.
no-room-for-each = det er ikke plass til merker ved hvert kort: avstanden på { $gutter } mellom kortene er bare utfall, eller for liten
neighbours-differ = { $first } og { $second } ligger inntil hverandre på arket med ulik farge, og en kniv som bommer litt, viser feil farge ({ $pairs })
too-many-sheets = dette blir { $sheets } ark; { $most } er det meste
no-pair-fits = { $paper } har ikke plass til en forside og en bakside på { $size } ved siden av hverandre innenfor det skriveren når
no-backs-to-fold = disse kortene har ingen baksider som kan brettes over

# Leaflets.
no-panels = bare delene av en brosjyre brettes på denne måten
nothing-cut-apart = på disse arkene skjæres ingen kort eller sider fra hverandre, så ingen har sin egen hvite kant
panels-on-other-sheet = disse sidene er delene av ett ark, og står sammen på det
tuck-too-much = en del som er { $tuck } kortere enn de andre, gir et gap som synes
leaflet-too-long = brosjyren har { $panels } deler, og disse ordene trenger { $pages }

# Labels and perforated sheets.
unknown-precut = Trykk kjenner ikke målene på et ark med nummeret `{ $name }`
labels-overlap = etiketter på { $label } får ikke plass med { $pitch } fra den ene til den neste
labels-beyond = med disse målene slutter etikettene { $end } fra kanten, og arket har en { $axis } på { $paper }
perforated-trim = hver plass på arket { $name } er { $card }, og `trim` i oppsettet er { $trim }
start-beyond =
    { $places ->
        [one] arket { $name } har { $places } plass
       *[other] arket { $name } har { $places } plasser
    }

# Tiles.
sheets-not-needed = { $page } trenger ikke { $asked } ark { $paper }: det blir { $needed }
sheets-too-few = på { $asked } ark { $paper } blir { $page } bare { $size } på tvers, og mindre enn { $least } kan ikke skjæres og limes
overlap-too-large = med { $overlap } felles for to ark er det { $left } igjen av { $paper } på tvers, og hvert ark trenger { $least }
nothing-to-print = innenfor skriverens marger er det { $left } igjen av { $paper } på tvers når to ark har { $overlap } felles, og hvert ark trenger { $least }
too-many-tiles = { $page } blir { $sheets } ark { $paper }; { $most } er det meste

# Keys of a sheet.
add-sheet = legg til disse linjene i { $path }: [sheet.office], paper = "A4", schema = { $schema }
leave-out-or-add-back = sløyf den, eller legg til [back] i oppsettet
sheets-such = skriv for eksempel sheets = "1x2": ett ark bredt og to høyt; { $most } hver vei er det meste

# Paper and margins.
larger-paper = skriv et større papir her, som "{ $paper }", eller en mindre `trim` i oppsettet
ask-for-larger-paper = be om et større papir, som --paper { $paper }, eller sløyf --paper; eller gjør `trim` i oppsettet mindre
write-in-layout = skriv { $text } i oppsettet
smaller-trim = gjør `trim` i oppsettet mindre
one-booklet = fjern det, eller bruk større papir eller en mindre `trim`
one-to-a-sheet = eller skriv schema = "single" i [sheet.office]: én side på hver arkside, og ingenting å brette
keep-inside = skriv edge = "inset" i [sheet.office]; det hjelper også med papir som er større enn sidene
wider-than-printer = gjør margene i oppsettet større, eller bruk større papir; kan skriveren skrive nærmere kanten, gjør du `printer-margin` i [sheet.office] mindre
wider-than-measured = gjør margene i oppsettet større, eller bruk større papir; kan skriveren skrive nærmere kanten, gjør du `margins` i trykk.toml mindre
leave-out-marks = ta `{ $mark }` ut av `marks`, eller bruk større papir

# Folded sheets.
fold-in-signatures = skriv signature = 16 i [sheet.office]: da brettes 4 og 4 ark for seg
less-creep = gjør `signature` mindre eller `caliper` tynnere i [sheet.office], eller sløyf `fore-edge-trim`
leaflet-or-other-schema = skriv format = "leaflet" øverst i oppsettet, eller et annet schema
shorten-leaflet = gjør teksten kortere, eller velg en brett med flere deler
add-back-or-nup = legg til [back] i oppsettet, eller skriv schema = "nup"
backs-on-nup = fjern [back] fra oppsettet, eller skriv schema = "nup" i [sheet.office]
shorten-or-saddle = gjør teksten kortere, eller skriv schema = "saddle" i [sheet.office]: ark til å brette og stifte
fewer-cards = ta bort kort til det er 8 sider, eller skriv schema = "nup" i [sheet.office]: ark til å skjære

# Cards on a sheet.
wider-gutter = skriv gutter = "{ $gutter }" eller mer, eller marks = ["crop"] for merker rundt alle kortene under ett
gutter-between = skriv gutter = "{ $gutter }" i [sheet.office], eller edge = "inset-each"
inset-between = skriv edge = "inset-each" i [sheet.office], eller gi alle kortene samme bunn
give-measures = skriv målene: sheet = {"{"} columns = 3, rows = 7, size = "63.5x38.1mm", first = {"{"} left = "7.2mm", top = "15.1mm" {"}"}, pitch = {"{"} across = "66mm" {"}"} {"}"}
pitch-over-edges = mål fra venstre kant av en etikett til venstre kant av den neste, og fra øvre kant til øvre kant
measure-sheet = mål arket en gang til: stående, fra venstre og øvre kant av arket til den første etiketten
fewer-copies = skriv et mindre tall, som copies = 10, i [sheet.office] i oppsettet, og skriv ut filen flere ganger

# Tiles.
fewer-sheets = skriv sheets = "{ $needed }", eller sløyf det
more-sheets = skriv flere ark, som sheets = "{ $needed }", eller sløyf det
narrower-margins = gjør `printer-margin` eller `overlap` mindre; er skriveren beskrevet i trykk.toml, ser du på `margins` der
larger-or-shrunk = bruk større papir, eller skriv den ut mindre, for eksempel med sheets = "4x4" i [sheet.office]
