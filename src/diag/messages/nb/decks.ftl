# Guides and decks.
guide-and-deck = denne filen har både [[section]] og [[card]]: den kan være en veileder eller en kortstokk, men ikke begge deler
block-alone = denne blokken hører ikke til noen del
no-parts = denne filen har verken kapitler eller kort
from-deck = `{ $path }` er en kortstokk, og ord kan bare hentes fra veiledere
part-of-guide = et hefte lages av en hel veileder, ikke bare av delen `{ $part }`
part-of-deck = en kortstokk lages hel, ikke bare delen `{ $part }`
deck-in-booklet = disse ordene er en kortstokk, men oppsettet lager et hefte
guide-in-cards = kort lages av en kortstokk, eller av én del av en veileder, ikke av en hel veileder

# What is taken from a guide.
unknown-number = `{ $id }` har ikke noe nummer { $number }
unknown-value = det som det vises til, har ingen `{ $name }`
several-things = her vises det til { $count } ting, men det er bare plass til én
not-of-kind = det som det vises til, er ikke en del med kind = "{ $kind }"
taken-not-here = ord kan ikke hentes fra en veileder her
taken-in-circle = `{ $name }` henter ord fra `{ $other }`, som henter ordene sine fra `{ $name }`
taken-from-itself = `{ $name }` henter ord fra seg selv
not-block = det som det vises til, er ikke en del av et kapittel
not-thing = det som det vises til, er ikke en ting med et navn
not-words = det som det vises til, er ikke ord i ett avsnitt
more-than-item = det som det vises til, er mer enn et navn og ett avsnitt, og mer kan en ting i denne listen ikke vise

# Cards.
unknown-category = kortstokken har ingen gruppe `{ $name }`
empty-card = dette kortet sier ingenting
from-and-table = et kort lages av en veileder eller av en tabell, ikke av begge
table-on-back = én bakside for alle kortene kan ikke lages av radene i en tabell
alt-without-image = her står det hva et bilde viser, men det er ikke noe bilde
too-many-cards = med disse har kortstokken mer enn { $most } kort
not-for-all = `{ $key }` kan ikke gjelde alle kortene på én gang

# Tables that are cards (CSV).
unknown-table = tabellen `{ $name }` finnes ikke
table-is-workbook = { $path } er en arbeidsbok, selv om navnet sier at den er tekst (CSV)
table-is-old-workbook = { $path } er en arbeidsbok fra et gammelt Excel, eller en med passord, selv om navnet sier at den er tekst (CSV)
sheet-of-text = en tabell i en tekstfil har ingen ark å velge mellom
unknown-sheet = arbeidsboken har ikke noe ark `{ $name }`
no-workbook = { $path } er ikke en arbeidsbok fra Excel eller LibreOffice, selv om navnet sier det
workbook-old = { $path } er en arbeidsbok fra Excel 97–2003, og den kan ikke leses
workbook-password = { $path } er låst med et passord, og kan ikke leses
workbook-binary = { $path } er en binær arbeidsbok (XLSB), og kan ikke leses
workbook-broken = noe i arbeidsboken { $path } er ødelagt, så den kan ikke leses
workbook-too-large = arbeidsboken { $path } er for stor til å leses
sheets-hidden = det første arket, `{ $hidden }`, er skjult, så tabellen er lest fra `{ $name }`
sheet-hidden = tabellen er lest fra arket `{ $name }`, som er skjult i arbeidsboken
rows-hidden =
    { $count ->
        [one] { $count } skjult rad i arket blir ikke kort: rad { $first }
       *[other] { $count } skjulte rader i arket blir ikke kort, den første av dem er rad { $first }
    }
columns-hidden =
    { $count ->
        [one] { $count } skjult kolonne i arket er ikke lest: { $first }
       *[other] { $count } skjulte kolonner i arket er ikke lest, den første av dem er { $first }
    }
cells-merged =
    { $count ->
        [one] i en gruppe sammenslåtte celler sier bare den første cellen noe; her er det { $count } slik gruppe: { $first }
       *[other] i en gruppe sammenslåtte celler sier bare den første cellen noe; her er det { $count } slike grupper, den første er { $first }
    }
cell-error = denne cellen viser feilen { $what }
formula-no-result = filen sier ikke hva denne formelen gir
cell-format = det går ikke an å vite hvordan arket viser denne cellen: Trykk kjenner ikke tallformatet, eller tallet er ikke en dato
table-encoding = denne tabellen er ikke skrevet i UTF-8, og er lest som { $encoding }
table-encoding-unknown = det går ikke an å se hvordan bokstavene i tabellen { $path } er lagret: det er ikke UTF-8, og lest som Windows-1252 blir det ikke ord
invisible-marks =
    { $count ->
        [one] { $count } usynlig tegn er tatt ut av denne tabellen: { $code } i denne cellen
       *[other] { $count } usynlige tegn er tatt ut av denne tabellen, det første av dem er { $code } i denne cellen
    }
table-empty = tabellen { $path } har ingen rader under den første
unknown-column = tabellen har ingen kolonne `{ $name }`
rows-beyond =
    { $count ->
        [one] det er ingen rad { $first }: tabellene har { $count } rad som blir kort
       *[other] det er ingen rad { $first }: tabellene har { $count } rader som blir kort
    }
rows-fewer =
    { $count ->
        [one] det er ingen rad { $last }: tabellene har { $count } rad som blir kort, og slutter der
       *[other] det er ingen rad { $last }: tabellene har { $count } rader som blir kort, og slutter der
    }
rows-without-table = ingen av produktene som lages, har kort av radene i en tabell
condition-unclear = det står ikke hva kolonnen skal si
condition-unmet = ingen rad i tabellen sier `{ $text }` under `{ $column }`
no-rows-left = ingen rad i denne tabellen blir kort
not-sorted-by = `{ $name }` er ikke blant kolonnene i `sort`
copies-missing = denne raden sier ikke hvor mange kort den blir
copies-not-number = `{ $text }` er ikke et antall kort
header-again = denne raden sier en gang til hva kolonnene heter, og ville blitt et kort
column-unnamed = kolonne { $number } har ikke noe navn med bokstaver eller tall i den første raden
column-twice = to kolonner heter `{ $name }`
uneven-row =
    { $found ->
        [one] her er det { $found } celle, ikke { $wanted } som i den første raden
       *[other] her er det { $found } celler, ikke { $wanted } som i den første raden
    }
uneven-rows =
    { $count ->
        [one] { $count } rad har flere eller færre celler enn den første: denne
       *[other] { $count } rader, fra denne av, har flere eller færre celler enn den første
    }
table-too-wide = denne raden har mer enn { $most } celler, og { $most } er det meste
cell-too-long = denne cellen har mer enn { $most } tegn, og { $most } er det meste
cell-unclosed = denne cellen begynner med et anførselstegn som aldri blir lukket
after-cell = cellen slutter ved anførselstegnet foran, men det kommer mer

# Tables on a card.
row-length =
    { $found ->
        [one] rad { $row } har { $found } rute, men antallet kolonner er { $wanted }
       *[other] rad { $row } har { $found } ruter, men antallet kolonner er { $wanted }
    }
row-count =
    { $found ->
        [one] det er { $found } rad med ruter, men antallet navn på rader er { $wanted }
       *[other] det er { $found } rader med ruter, men antallet navn på rader er { $wanted }
    }
table-no-rows = denne tabellen har kolonner, men ingen rader
table-no-columns = denne tabellen har verken kolonner eller ruter
not-a-column-width = `{ $text }` er ikke bredden på en kolonne
columns-too-wide = disse kolonnene trenger { $columns }, men teksten er { $measure } bred
part-in-area = i et område kan ikke bredden på en kolonne være en del av tekstens bredde

# Guides and decks.
cards-elsewhere = flytt kortene til en egen fil; de kan hente ordene herfra med from = "{ $name }#id"
block-in-section = begynn en del med linjen [[section]], en id og en title, og skriv [[section.block]] i stedet for [[block]]
begin-parts = begynn et kapittel i en veileder med linjen [[section]], eller et kort i en kortstokk med linjen [[card]]
name-guide = skriv navnet på veilederen som kortstokken henter ordene fra, eller skriv ordene her
needs-card-layout = skriv navnet på et oppsett for kort, som "card-a7"; `trykk layout` viser alle som følger med

# What is taken from a guide.
only-thing = ta bort punktumet og tallet: det er bare én ting
pick-one = skriv hvilken, fra "{ $from }.1" til "{ $from }.{ $count }"
take-whole = la en verdi på kortet være alt sammen, NAVN = {"{"} from = "{ $from }" {"}"}, eller skriv her det som skal vises
move-words = flytt disse ordene til en egen veileder, som begge henter fra
give-block-id = gi delen du mener, en id i veilederen, og vis til den
write-here = vis til noe annet, eller skriv ordene her
write-itself = skriv ordene her

# Cards.
add-category = legg til en gruppe som begynner med linjen [[category]], med id og title
fill-card = gi det en tittel eller en tekst, eller from = "fil#id" for ord som står et annet sted
one-of-two = behold `from` eller tabellen, og flytt den andre til et eget kort
back-values = fjern det; skriv her det som skal stå på baksiden
add-image = legg til `image`, eller fjern `image-alt`
split-deck = lag flere kortstokker av dem, og et produkt for hver
say-on-card = skriv det i det [[card]] som det gjelder

# Tables that are cards (CSV).
save-csv-utf8 = lagre den i Excel som «CSV UTF-8 (kommadelt)»
call-it-xlsx = la navnet slutte på .xlsx (eller .ods, fra LibreOffice), og skriv det slik i `rows` også
save-as-xlsx = åpne den i Excel eller LibreOffice, lagre den som .xlsx eller .ods uten passord, og skriv navnet på den filen i `rows`
smaller-workbook = kopier arket til en egen arbeidsbok, og slett det som ingen kort viser
name-sheet = skriv hvilket du mener, med `sheet`, som rows = {"{"} file = "…", sheet = "…" {"}"}
show-or-ignore = er det riktig slik, trenger du ikke gjøre noe; ellers viser du dem i regnearket og lagrer det
unmerge = del cellene igjen i regnearket, og skriv i hver rad det som hører til der
mend-formula = rett formelen i regnearket, eller tøm cellen
save-in-excel = åpne arbeidsboken i Excel eller LibreOffice, som regner den ut, og lagre den
other-format = se om kortet sier det det skal; med et annet tallformat, eller skrevet som tekst, er cellen sikker
check-letters = se om denne bokstaven er riktig; lagrer du tabellen som «CSV UTF-8 (kommadelt)» i Excel, slipper Trykk å gjette
type-anew = du trenger ikke gjøre noe; skriver du det på nytt i regnearket, blir cellen uten dem
fewer-columns = slett kolonnene som ingen kort viser, eller se om det står et anførselstegn (") for mye foran
shorten-cell = gjør den kortere, eller se om det står et anførselstegn (") foran som ikke er lukket
rows-from-to = velg fra 1 til { $count } med --rows
no-rows = sløyf --rows, eller skriv navnet på produktet som er laget av en tabell
one-condition = skriv en tekst eller en liste av tekster som den kan si, eller not = "…", empty = true eller empty = false i krøllparenteser
empty-condition = skriv { $column } = {"{"} empty = true {"}"} for rader som ikke sier noe der, eller {"{"} empty = false {"}"} for de andre
column-of-other-card = `{ $name }` er en kolonne i en tabell: bare ordene på kortet med `rows` kan bruke verdiene, og en [back] som alle kortene deler, er lik på alle
column-means = eller gi kolonnen navnet `{ $name }`, hvis den skal bety det samme som denne nøkkelen på et kort
leave-rows = endre `where`, eller antallet i tabellen, så det blir igjen en rad
add-to-sort = legg den til i `sort` også, som sort = ["{ $name }"]
whole-copies = skriv et helt tall, som 4; 0 gir ingen kort av raden
add-rows = den første raden er navnene på verdiene, og hver rad under blir et kort
name-column = skriv et navn der, for eksempel `navn`, eller slett kolonnen
rename-column = gi en av dem et annet navn, eller slett den
same-name = `{ $first }` og `{ $second }` er samme navn for kort: bare bokstaver og tall teller, med små bokstaver
quote-cell = legg til det som mangler, eller ta bort det som er for mye; en celle som inneholder { $delimiter }, må stå mellom anførselstegn (")
save-anew = lagre tabellen på nytt fra regnearket, så blir alle radene riktige
close-cell = skriv et anførselstegn (") der cellen slutter; et anførselstegn inne i en celle skrives to ganger ("")

# Tables on a card.
add-table-columns = legg til det som skal stå i rutene, cells = [["…"]], eller overskriftene over kolonnene, columns = ["…"]
column-width-such = skriv et mål som "20mm", eller en del av tekstens bredde som "30%"; sløyf det, så blir den så bred som ordene trenger
column-length = skriv et mål som "20mm", eller sløyf bredden
narrow-columns = gjør en kolonne smalere, eller sløyf bredden på en med lange ord
widen-column = gjør `width` på kolonnen større, eller sløyf den; eller skriv et kortere ord
fill-row = skriv en tekst for hver kolonne; "" er en rute til å skrive i
name-rows = gi hver rad et navn i `rows` og en liste i `cells`, eller sløyf en av dem
add-table-rows = legg til navnene på radene, rows = ["…"], eller det som skal stå i dem, cells = [["…"]]
