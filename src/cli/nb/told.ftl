# Hva kommandolinjen forteller, ved siden av det som er galt.

written = { $path }: { $holds }, { $kilobytes } kB
other-run = Trykk skriver alt i { $folder } fra et annet vindu. Dette fortsetter når det er ferdig.
nothing-wrong = { $product }: { $count }, ingenting er galt
can-be-built = { $product }: { $count }, kan lages
ink = {"  "}blekk: { $colored } av { $pages } sider har farge; svart dekker { $black } % i snitt, fargene { $color } %
toner = {"  "}toner: uten farge dekker svart { $gray } % i snitt
most-ink = {"  "}mest blekk: side { $page }; svart dekker { $black } %, fargene { $color } %
page-ink = {"    "}side { $page }: svart dekker { $black } %, fargene { $color } %; uten farge dekker svart { $gray } %
all-current = {"  "}laget: alt stemmer
some-current = {"  "}laget: { $current } av { $all } stemmer

never-built = {"  "}{ $name }: ikke laget ennå
current = {"  "}{ $name }: stemmer
older = {"  "}{ $name }: eldre enn det den er laget av
changed = {"  "}{ $name }: endret for hånd etter at den ble laget
gone = {"  "}{ $name }: mangler
no-longer-made = { $name }: prosjektet lager ikke denne lenger
counted = {"  "}{ $edition }: { $count }

family-inside = { $family } (følger med Trykk)
family-of-project = { $family } (i fonts/)
italic = { $weight } kursiv
stressed = ord mellom stjerner
licence = {"  "}lisens: { $text }
licence-unsaid = {"  "}lisens: det står ikke i filene
languages = {"  "}språk: { $tags }
no-drawings = det er ingen tegninger (.svg) i content/icons
own-colors = beholder sine egne farger

ask-template = Hva vil du lage?
ask-language = På hvilket språk?
project-made =
    { $count ->
        [one] Prosjektet er laget: { $count } fil i { $folder }
       *[other] Prosjektet er laget: { $count } filer i { $folder }
    }
change-words = Endre ordene i { $words }, og kjør `{ $command }`

waiting = Venter på endringer. Stopp med Ctrl+C.

measured =
    { $marks ->
        [one] { $photograph }: { $side }, målt etter { $marks } merke
       *[other] { $photograph }: { $side }, målt etter { $marks } merker
    }
profile-written = { $path }: dette er ført inn:
profile-to-write = skriv dette i trykk.toml, eller legg til --printer NAVN:

more-about-one = Mer om dette: trykk explain { $code }
more-about-several = Mer om hver av dem: trykk explain { $codes }
explain-one = trykk explain KODE forklarer en av dem, med et eksempel
explain-found = Disse har med `{ $words }` å gjøre:
explain-checks = Kontroll før trykk
level = Hvor strengt
level-as-it-is = `{ $code }` blir som den er: det den finner, ville blitt borte eller ikke kunne leses.
level-note = `{ $code }` er bare en merknad, og stopper ingenting. Et prosjekt ber om den i trykk.toml:
level-to-warning = Et prosjekt kan gjøre den til en advarsel, med en grunn, i trykk.toml:
level-to-any = Et prosjekt kan gjøre den til en advarsel, til en feil eller slå den av, med en grunn, i trykk.toml:
why = Hvorfor det betyr noe
mend = Slik retter du det
example = Eksempel
before = { $file }, før:
after = { $file }, etter:
command-before = i stedet for:
command-after = skriver du:
report-tells = Meldingen sier hvor det er, og etter `hjelp` står det hva du kan skrive i stedet.
