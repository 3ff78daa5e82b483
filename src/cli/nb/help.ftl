# Hjelpen til kommandoene: hver kommando, hvert argument, og det som kan stå bak.

command-trykk = Gjør ord og regler for oppsett (TOML) om til PDF som er klar til å trykkes: hefter, kort og plakater
command-init = Lag et nytt prosjekt, med ord du kan endre
command-new = Legg et nytt produkt til i prosjektet, med ord du kan endre
command-build = Lag produktene, i mappen output/
command-check = Let etter alt som er galt, uten å lage noe
command-jobsheet = Lag sider som sier hvordan produktene skrives ut, brettes og skjæres: én A4-side for hvert
command-calibrate = Lag et ark å måle skriveren med, eller mål den etter bilder av arket
command-fonts = Vis skriftene som prosjektet kan bruke: familier og tykkelser, og hvilke stiler som bruker dem
command-icons = Vis tegningene i content/icons, og hvilke ord som bruker dem
command-completions = Skriv ut det som fyller ut kommandoer og valg i et skall
command-man = Skriv ut manualsiden, til programmet man
command-list = Vis hva prosjektet lager: sider, ark, blekk, og om det som er laget, stemmer
command-status = Fortell hva av det som er laget, prosjektet ville laget annerledes nå: da er svaret til maskinen 1
command-layout = Skriv ut på skjermen et oppsett som følger med, til å endre i content/layouts; uten navn vises alle
command-theme = Skriv ut på skjermen et utseende som følger med, til å endre i content/themes; uten navn vises alle
command-explain = Forklar koder som står i meldinger, som contrast, med et eksempel, eller finn dem som noen ord handler om; uten kode vises alle
command-schema = Skriv ut på skjermen reglene for en fil (JSON Schema), til redigeringsprogrammer som foreslår nøkler og retter TOML
command-schemas = Fortell hvordan arkene skrives ut, brettes og skjæres, for hver måte å legge sidene på
command-help = Vis denne hjelpen, eller hjelpen til en kommando

arg-help = Vis hjelpen (kort med «-h», lengre med «--help»)
arg-version = Vis hvilken utgave av Trykk du har
arg-message_format = Hvordan feil blir vist: for mennesker, på én kort linje hver, eller som et JSON-objekt hver
arg-lang = Språket i meldinger og hjelp, og i ordene i nye prosjekter og produkter

arg-init-dir = Hvor; sløyfer du den, er det mappen du står i
arg-init-template = Det prosjektet skal begynne med; sløyfer du det, blir du spurt

arg-new-kind = Hva det er
arg-new-name = Navnet på produktet, som også blir navnet på filen med ord i content/
arg-new-project = Mappen med prosjektet

arg-build-products = Navnene på produktene; sløyfer du dem, er det alle
arg-build-edition = Utgaven som skal lages; sløyfer du den, gjelder det som står i trykk.toml
arg-build-printer = Skriveren i trykk.toml som utgaven office er til, når det er flere
arg-build-press = Det trykkeriet vil ha: navnet på en profil, som x1a-coated-3mm-marks
arg-build-paper = Lag utgaven office på dette papiret i stedet for det som står i oppsettet: A3, eller 297x420mm
arg-build-rows = Lag bare disse radene av en tabell: 1-200, 7, eller 201- for resten. De telles slik de blir kort, etter `where` og `sort`
arg-build-project = Mappen med prosjektet
arg-build-gray = Lag utgaven office i gråtoner også, for skrivere uten farger
arg-build-plates = Lag et bilde av hver trykkplate også, ved siden av filen til trykkeriet
arg-build-duplex = Om skriveren skriver på begge sider selv; med manual blir forsider og baksider hver sin fil
arg-build-watch = Lag alt på nytt hver gang en fil i prosjektet blir endret, til du stopper det med Ctrl+C
arg-build-output = Hvor filene legges; sløyfer du den, er det output/ i prosjektet
arg-build-ppi = Hvor fine bildene i utgaven png og av trykkplatene blir, i punkter per tomme

arg-check-products = Navnene på produktene; sløyfer du dem, er det alle
arg-check-edition = Utgaven som skal lages; sløyfer du den, gjelder det som står i trykk.toml
arg-check-printer = Skriveren i trykk.toml som utgaven office er til, når det er flere
arg-check-press = Det trykkeriet vil ha: navnet på en profil, som x1a-coated-3mm-marks
arg-check-paper = Lag utgaven office på dette papiret i stedet for det som står i oppsettet: A3, eller 297x420mm
arg-check-rows = Lag bare disse radene av en tabell: 1-200, 7, eller 201- for resten. De telles slik de blir kort, etter `where` og `sort`
arg-check-gray = Kontroller utgaven office i gråtoner også, for skrivere uten farger
arg-check-plates = Kontroller bildene av trykkplatene også, ved siden av filen til trykkeriet
arg-check-duplex = Om skriveren skriver på begge sider selv; med manual blir forsider og baksider hver sin fil
arg-check-ppi = Hvor fine bildene i utgaven png og av trykkplatene blir, i punkter per tomme
arg-check-project = Mappen med prosjektet

arg-jobsheet-products = Navnene på produktene; sløyfer du dem, er det alle som skrives ut på kontorskriveren
arg-jobsheet-printer = Skriveren i trykk.toml som det skrives ut på, når det er flere
arg-jobsheet-paper = Papiret det skrives ut på, i stedet for det som står i oppsettet: A3, eller 297x420mm
arg-jobsheet-duplex = Om skriveren skriver på begge sider selv
arg-jobsheet-output = Hvor filen legges; sløyfer du den, er det output/ i prosjektet
arg-jobsheet-project = Mappen med prosjektet

arg-calibrate-from = Mål skriveren etter disse bildene eller skanningene av det utskrevne arket, ett eller flere av hver side
arg-calibrate-printer = Skriveren i trykk.toml som målene føres inn på; finnes den ikke, blir den lagt til. Sløyfer du den, blir målene bare vist
arg-calibrate-output = Hvor arket legges; sløyfer du den, er det output/ i prosjektet
arg-calibrate-project = Mappen med prosjektet

arg-list-products = Navnene på produktene; sløyfer du dem, er det alle
arg-list-pages = Fortell hvor mye blekk hver side tar
arg-list-project = Mappen med prosjektet
arg-fonts-project = Mappen med prosjektet
arg-icons-sheet = Lag i stedet et ark med alle tegningene og navnene deres: en PDF-fil med dette navnet
arg-icons-project = Mappen med prosjektet
arg-completions-shell = Hvilket skall
arg-man-dir = Skriv i stedet en side for programmet og en for hver kommando i denne mappen
arg-status-output = Hvor det ble laget; sløyfer du den, er det output/ i prosjektet
arg-status-project = Mappen med prosjektet
arg-layout-name = Navnet, som booklet-a5
arg-theme-name = Navnet, som enkel
arg-explain-codes = Det som står i klammer i meldingen, eller ord å lete etter
arg-schema-file = Hvilken fil

value-message_format-human = For mennesker: stedet understreket, med råd om hva du kan gjøre
value-message_format-short = Én linje hver: sti:linje:kolonne: feil[kode]: setning
value-message_format-json = Et JSON-objekt hver, for andre programmer
value-lang-nb = Norsk (bokmål)
value-lang-en = Engelsk
value-template-hefte = Et hefte i A5, brettet og stiftet
value-template-kort = Samtalekort i A7, med baksider
value-template-plakat = Plakater i A4
value-template-brosjyre = En brosjyre, brettet i tre
value-template-etiketter = Adresseetiketter fra en tabell
value-template-recovery = Veilederen om recovery med kort, plakater og hefter; ordene er på norsk
value-template-tom = Nesten ingenting
value-kind-card = Kort i A7
value-kind-poster = Plakater i A4
value-kind-booklet = Et hefte i A5
value-kind-leaflet = En brosjyre, brettet i tre
value-kind-labels = Adresseetiketter fra en tabell
value-file-project = trykk.toml
value-file-content = content/*.toml
value-file-deck = content/*.toml der kort begynner med [[card]]
value-file-layout = content/layouts/*.toml
value-file-booklet = Bare content/layouts/*.toml med format = "booklet"
value-file-leaflet = Bare content/layouts/*.toml med format = "leaflet"
value-file-card = Bare content/layouts/*.toml med format = "card"
value-file-theme = content/themes/*.toml

name-FORMAT = FORM
name-DIR = MAPPE
name-NAME = NAVN
name-LANG = SPRÅK
name-PRODUCT = PRODUKT
name-EDITION = UTGAVE
name-SIZE = PAPIR
name-FROM-TO = FRA-TIL
name-HOW = HVORDAN
name-N = TALL
name-PHOTO = BILDE
name-KIND = SLAG
name-FILE = FIL
name-CODE = KODE
name-SHELL = SKALL

label-usage = Bruk:
label-commands = Kommandoer:
label-arguments = Bak kommandoen:
label-options = Tillegg:
label-values = Du kan skrive:
label-values-short = [du kan skrive:{" "}
label-default = [vanlig:{" "}
label-some-options = [TILLEGG]
label-some-command = <KOMMANDO>
label-maybe-command = [KOMMANDO]
