# Command line.
no-folder = det finnes ingen mappe { $folder }
no-project = det er ingen trykk.toml i { $folder }
no-template = det står ikke hva prosjektet skal begynne med
project-there = det er alt et prosjekt i { $folder }
file-there = filen `{ $path }` finnes fra før
product-there = produktet `{ $name }` finnes fra før i trykk.toml
unknown-product = produktet `{ $name }` finnes ikke i trykk.toml
not-watched = Trykk kan ikke se når filene i { $folder } blir endret: { $fault }
nothing-printed = ingen produkter i trykk.toml skrives ut på kontorskriveren
no-jobsheet = sidene som sier hvordan det skrives ut, kan ikke lages: { $fault }
unknown-code = ingen melding har koden `{ $name }`
option-idle = { $option } endrer ingenting her: utgaven { $edition } blir ikke laget
icon-table-idle = dette endrer ingenting: ingen ord i noe produkt bruker tegningen `{ $name }`
words-table-idle = dette endrer ingenting: ingen produkter er på språket `{ $lang }`
file-of-before = { $path } ble laget tidligere, og skal ikke skrives ut sammen med filene som er laget nå
inks-derived =
    { $count ->
        [one] trykkfargene til { $count } farge er regnet ut etter fargen på skjermen: utseendet har ikke `cmyk` for den
       *[other] trykkfargene til { $count } farger er regnet ut etter fargene på skjermen: utseendet har ikke `cmyk` for dem
    }
uses-not-known = noe er galt i prosjektet, så denne listen viser ikke alt som er i bruk
no-icons = det er ingen tegninger (.svg) i { $folder }
not-a-pdf-name = arket er en PDF-fil, og `{ $path }` heter ikke som en
not-counted = noe er galt i prosjektet, så sider og ark er ikke talt
not-compared = noe i prosjektet er galt, så det som er laget, kan ikke sammenlignes med det
not-up-to-date = filer som ikke er slik prosjektet ville laget dem nå: { $count }
not-said = det som skulle vises her, kunne ikke skrives: { $fault }

# Files.
font-not-embedded = skriften { $font } kan ikke brukes: { $fault }
pdf-not-made = filen kunne ikke lages: { $fault }
file-changed = `{ $path }` ble endret mens prosjektet ble lest, og kan være lest bare delvis
file-not-written = `{ $path }` ble ikke skrevet: { $fault }
too-many-pixels = side { $page } ville blitt et bilde på { $width } × { $height } punkter med { $ppi } punkter per tomme, og det er for stort til å tegnes
picture-not-made = bildet kunne ikke lages: { $fault }
old-picture-stays = `{ $path }` ble laget tidligere, og kunne ikke fjernes: { $fault }

# Command line.
name-project = kjør trykk i mappen der trykk.toml ligger, eller skriv navnet på den mappen bak --project; `trykk init` lager et nytt prosjekt
project-above = prosjektet ligger lenger opp: skriv `cd { $way }`, og kjør trykk der
project-below = prosjektet ligger i mappen { $folder }: skriv `cd { $way }`, og kjør trykk der
projects-below = { $count } mapper her har hvert sitt prosjekt: { $folders }; gå inn i det du mener, for eksempel med `cd { $way }`, og kjør trykk der
add-product = `trykk new card NAME` legger noe til i det: card (kort), poster (plakat), booklet (hefte), leaflet (brosjyre) eller labels (etiketter)
move-away = flytt det bort, eller velg et annet navn eller en annen mappe
add-by-hand = skriv det inn der selv: { $text }
where-it-goes = se hvor det blir sendt, og om det er plass der
edition-too = sløyf det, eller be om utgaven { $edition } også: --edition { $edition }
remove-or-name = fjern det, eller rett navnet hvis du mener et annet
delete-old-file = slett den, så ingen skriver den ut ved en feil
run-check = kjør `trykk check`, som sier hva som er galt
build-again = kjør `trykk build`, og skriv ut på nytt det som er i bruk
build-by-hand = sløyf --watch, og kjør trykk build etter hver endring
type-too-large = skriften i utseendet er for stor for denne siden: gjør den mindre der
one-at-a-time = be om ett produkt om gangen: trykk jobsheet hefte
name-printed = skriv navnet på et produkt, eller skriv "office" i `editions` i trykk.toml
list-codes = `trykk explain` viser alle kodene; et ord fra meldingen finner også koden: trykk explain marg
on-pages-of = på sidene i { $products }
put-icons = legg en tegning der, for eksempel content/icons/hjerte.svg
also-at = også i { $places }
also-at-more = også i { $places } og { $count } steder til; --message-format short viser alle
chars-too = det samme gjelder { $characters }
chars-too-more = det samme gjelder { $characters } og { $count } til
and-more = og { $count } til; --message-format short viser alle

# Files.
font-fresh-copy = hent en ny kopi av den hvis den er skadet, eller velg en annen skrift
report-fault = dette er en feil i selve Trykk; meld fra om den, gjerne med filene i prosjektet
close-the-file = lukk filen i andre programmer, og kjør kommandoen en gang til
build-when-saved = ingenting ble skrevet; kjør kommandoen en gang til når alt er lagret
room-and-rights = se om det er plass på disken, og om du har lov til å skrive i denne mappen
no-folder-there = flytt bort det som står der mappen skal ligge, eller skriv navnet på en annen mappe bak --output
folder-in-place = det står en mappe der filen skal ligge: flytt den bort, eller gi den et annet navn
smaller-ppi = kjør kommandoen med en mindre --ppi, som 72, eller gjør `trim` i oppsettet mindre
ppi-at-most = kjør kommandoen med --ppi { $most } eller mindre, eller gjør `trim` i oppsettet mindre
no-ppi = gjør `trim` i oppsettet mindre: ingen --ppi er liten nok for dette
