# The project file.
unknown-layout = oppsettet `{ $name }` finnes ikke
unknown-content = det finnes ingen fil med ord som heter `{ $name }`
unknown-theme = utseendet `{ $name }` finnes ikke
id-too-long = dette navnet er på { $count } tegn; filer får navn etter det, og { $most } er det meste
too-many-products = med dette har prosjektet mer enn { $most } produkter
device-name = filer får navn etter dette, og Windows holder av `{ $name }` til noe annet
bad-hyphenation = `{ $word }` viser ikke hvor et ord kan deles
idle-hyphenation = ingen ord i dette prosjektet deles slik `{ $word }` sier
bad-epoch = SOURCE_DATE_EPOCH er `{ $text }`; det må være hele sekunder siden 1970

# Printers.
unknown-printer = skriveren `{ $name }` finnes ikke i trykk.toml
which-printer = det er flere skrivere, og det står ikke hvilken som skal brukes
offset-too-far = ingen skriver bommer med { $offset }

# Print shops.
unknown-shop = ingen trykkeriprofil heter `{ $name }`
bleed-too-wide = ingen trykkerier ber om { $bleed } utfall; det meste som kan lages, er { $most }
leaf-too-thick = ikke noe ark i et hefte er { $leaf } tykt; det meste som kan brukes, er { $most }
leaf-idle = hvor tykt arket er, endrer ingenting her: omslaget er ikke flatt
cover-is-all = heftet har { $pages } sider: det er bare omslag, og sidene står én og én i én fil
spine-unknown = heftet har { $pages } sider, og `{ $shop }` stifter høyst { $most }: det blir limt, og hvor bred ryggen blir, kommer an på papiret
no-book-date = en e-bok må si når den er laget, og prosjektet har ingen dato
no-press-date = en fil til trykkeriet må si når den er laget, og prosjektet har ingen dato
shop-safe = disse ordene står { $distance } fra skjærekanten, og `{ $shop }` vil ha { $least }
shop-text = denne skriften er { $size }, og `{ $shop }` vil ha { $least }
shop-line = denne streken er { $width } tykk, og `{ $shop }` vil ha { $least }
shop-ink = denne fargen tar { $ink } % trykkfarge, og `{ $shop }` tar høyst { $most } %
not-pages = `{ $text }` sier ikke hvilke sider
no-such-pages = filen til trykkeriet har { $pages }, og her står det side { $last }
pages-of-booklet = hefter og brosjyrer trykkes hele
shop-stitch = heftet har { $pages } sider, og `{ $shop }` stifter høyst { $most }
profile-missing = profilen `{ $name }` finnes ikke
profile-unusable = `{ $name }` er ikke en fargeprofil for trykk i fire farger
lines-joined = den omvendte skråstreken tar bort linjeslutten, så ordene på hver side blir til ett

# Languages and names.
unknown-slot = ingenting settes inn for `{"{"}{ $name }{"}"}` her
missing-slot = `{"{"}{ $name }{"}"}` mangler i disse ordene
missing-words = språket `{ $lang }` har ikke egne ord for { $keys }; i stedet står de på { $instead }
no-hyphens = Trykk vet ikke hvordan ord deles på språket `{ $lang }`, så ingen blir delt
unknown-lang = `{ $text }` er ikke et språk
bad-id = navnet `{ $text }` er ikke bare små bokstaver a–z, tall og bindestreker
bad-name = navnet `{ $text }` er ikke bare små bokstaver, tall og bindestreker
duplicate-id = id-en `{ $id }` er brukt to ganger
unknown-part = det finnes ikke noe kapittel og ingen del med navnet `{ $id }` i { $path }

# Texts.
empty-text = denne teksten er tom
empty-section = dette kapitlet har ingen deler
guide-too-large = med dette har veilederen mer enn { $most } { $what }
one-paragraph = her er det bare plass til ett avsnitt
right-to-left = bokstaver som leses fra høyre til venstre, kan ikke trykkes
control-character = det usynlige tegnet { $code } kan ikke trykkes

# Markdown.
pasted-break = dette er et linjeskift fra et tekstbehandlingsprogram, som ikke synes
letter-lost = her ble en bokstav borte da teksten ble lagret eller kopiert
object-left = her står det igjen en plass etter et bilde eller noe annet fra et tekstbehandlingsprogram
garbled = her står `{ $found }` for `{ $right }`: teksten er lest med en annen koding enn den ble lagret med
markdown-heading = en overskrift kan ikke stå inne i en tekst
markdown-list = en liste kan ikke stå inne i en tekst
markdown-numbers = en liste med tall kan ikke stå inne i en tekst
markdown-quote = et sitat med > foran kan ikke stå inne i en tekst
markdown-code = kode kan ikke stå inne i en tekst
markdown-image = et bilde kan ikke stå inne i en tekst
markdown-html = HTML kan ikke stå inne i en tekst
markdown-rule = en skillelinje kan ikke stå inne i en tekst
markdown-reference = adressen til en lenke kan ikke stå for seg selv
markdown-table = en tabell kan ikke stå inne i en tekst
struck-text = ord som er strøket over, kan ikke trykkes
lone-sign = { $signs } har ikke noe motstykke

# Links.
bad-link = ingenting kan åpne adressen `{ $address }`
link-mistyped = dette ligner en lenke, men er det ikke
unknown-note = noten `{ $name }` finnes ikke under denne teksten
unused-note = ikke noe merke fører til noten `{ $name }`
note-twice = to noter under denne teksten heter `{ $name }`
notes-said-again = med dette merket gjentar notene i denne teksten mer enn { $most } tegn
note-in-note = en note kan ikke ha sin egen note
note-not-here = en note kan ikke stå her
note-on-card = kort har ingen fot der en note kan stå
references-of-nothing = `references` ber om notene på kortene, men det er ingen
no-such-letters = ingen liste med ting i denne veilederen heter `{ $id }`
unknown-reference = det er ikke noe kapittel og ingen del i denne veilederen med navnet `{ $id }`
page-on-card = kort har ingen side der `{ $id }` står
number-of-no-product = det er ikke noe produkt `{ $product }` å vise til sidene i
number-of-cards = `{ $product }` er kort, og har ingen sider å bla til
number-of-nothing = det er ikke noe kapittel og ingen del i `{ $product }` med navnet `{ $id }`
number-not-printed = `{ $id }` står ikke på noen side i `{ $product }`
no-station = `{ $id }` hører ikke til noe kapittel, og har ingen stasjon
numbers-in-circle = sidene i `{ $product }` avhenger av nettopp disse ordene
pages-never-settle = dette sidetallet flytter selv den siden som det viser til
link-no-words = denne lenken har ingen ord som kan ses

# QR codes.
code-holds-two = en QR-kode har plass til én ting, og her står det flere
code-holds-nothing = det står ikke hva denne QR-koden skal si
bad-network = slik skrives ikke et trådløst nett i en QR-kode
network-name = navnet på et nett har 1 til 32 tegn (æ, ø og å teller som to), og dette har { $length }
password-missing = et låst nett har et passord
password-of-open = et åpent nett har ikke noe passord
password-length = passordet til et nett har 8 til 63 tegn, og dette har { $count }

# Fields.
unknown-field = feltet `{ $name }` finnes ikke
open-brace = denne krøllparentesen begynner navnet på et felt, men blir ikke lukket
blank-in-address = denne adressen trenger feltet `{ $name }`, og det er tomt

# Languages.
add-slot = skriv `{"{"}{ $name }{"}"}` der det skal stå: ellers kommer ikke det som hører til, på papiret
write-words =
    skriv dem i trykk.toml, på det språket:
    { $words }
soft-hyphens = la linjene stå rett til venstre, og skriv ord med delestedene sine i `hyphenation` der linjene blir for ujevne

# The project file.
run-in-project = kjør trykk i mappen der trykk.toml ligger
breakable-word = fjern det, eller skriv begynnelsen av et ord i prosjektet, med minst tre bokstaver på hver side av en bindestrek
none-in-folder = det finnes ingen ennå: lag en i `{ $folder }`

# Printers.
add-printer = beskriv den i trykk.toml, under linjen [printer.{ $name }]
name-printer = skriv printer = "NAVN" i [project], eller --printer NAVN bak kommandoen; skriverne er { $names }
measure-again = mål en gang til, og pass på enheten: 0.5mm er en halv millimeter

# Languages and names.
first-on-line = det første står på linje { $line }; velg et annet navn

# Texts.
write-or-remove = skriv noe, eller fjern det
add-block = legg til en del som begynner med linjen [[section.block]], eller fjern kapitlet
join-paragraphs = fjern den blanke linjen, eller flytt resten til en del med kind = "text"
write-latin = skriv det med latinske bokstaver, eller sløyf det
type-word-anew = skriv ordet på nytt; mangler det mange bokstaver, kopierer du teksten på nytt der den kom fra
picture-as-block = slett det; et bilde er en egen blokk med kind = "image"
paste-anew = kopier teksten på nytt der den kom fra, eller rett bokstavene; lagre filen som UTF-8
remove-character = slett det, og skriv teksten rundt på nytt

# Markdown.
write-block =
    gjør det til en egen del, eller til en verdi på et kort, med disse linjene:
    { $toml }
use-title = gi delen eller kapitlet det som tittel, { $toml }; skal selve tegnet stå der, skriver du { $sign }
no-list = er det ikke en liste: skriv `–` for en tankestrek, og { $sign } for selve tegnet
no-numbers = er det ikke en liste: skriv en omvendt skråstrek foran punktumet, { $sign }
no-quote = er det ikke et sitat: skriv { $sign } for selve tegnet
own-paragraphs = er det ikke en liste: la det være en blank linje mellom dem, eller avslutt hver linje med { $sign } for å dele linjen der
break-or-blank = skriv `\\` sist på linjen for å dele den der, eller et mellomrom foran den omvendte skråstreken for å fortsette på samme linje
no-table = er det ikke en tabell: ta bort de loddrette strekene og tabulatorene
not-struck = ta dem bort, eller fjern tegnene ~~ rundt dem
no-fence = ta bort linjene med tegn over og under ordene
no-indent = fjern mellomrommene som linjen begynner med
escape-tick = skriv *utheving* i stedet; skal selve tegnet stå der, skriver du { $sign }
escape-angle = bruk *kursiv*, **fet** eller [lenke](https://…); skal selve tegnet stå der, skriver du { $sign }
new-section = begynn en ny del i stedet
split-guide = lag flere veiledere av den, og et produkt for hver
inline-link = skriv den bak ordene: [ord](https://…)
pair-or-escape = *kursiv* og **fet** slutter med de samme tegnene som de begynner med, tett inntil ordene; skal selve tegnet stå der, skriver du { $sign }

# Links.
language-tags = bruk en av disse: { $names } (eller et annet språkmerke etter BCP 47)
instead-of-html = skriv { $html }
link-schemes = begynn den med https://, http://, mailto: eller tel:, skriv rett etter hvor den fører, og bruk ingen mellomrom
write-note = skriv noten sist i samme tekst, etter en blank linje: [^{ $name }]: …
say-note-once = sett merket der noten trengs først, og nevn noten med ord etter det
rename-note = gi en av dem et annet navn, her og ved merket, eller fjern den
mark-note = skriv [^{ $name }] bak ordene som noten hører til, eller fjern noten
note-in-words = skriv det i selve teksten, eller sløyf det
note-on-last-card = samle notene på alle kortene i en liste med tall: legg til et [[card]] med references = true, og et område `references` i oppsettet
note-on-some-card = fjern `references`, eller skriv en note på et kort: [^{ $name }] bak ordene, og [^{ $name }]: … under dem etter en blank linje
note-in-block = sett merket i teksten til en del
name-booklet = sløyf det, eller skriv hvilket hefte det gjelder: {"{"}page:PRODUKT#{ $id }{"}"}
name-booklet-of = skriv navnet på et produkt som er et hefte, eller sløyf det
page-instead = vis til siden i stedet, eller sløyf det
own-number = i heftet selv skriver du {"{"}page:{ $id }{"}"}; ellers sløyf det
print-it = vis til en annen del, eller la oppsettet vise `{ $id }`
move-page-number = vis til siden med andre ord, eller i et annet avsnitt

# QR codes.
code-holds-one = skriv én av disse: address = "https://…", content = "…" eller wifi = {"{"} name = "…", password = "…" {"}"}
code-signs = en adresse har ingen mellomrom, og ikke tegnene " < og >: skriv %20 for et mellomrom, eller ta det bort
code-schemes = begynn den med https://, http://, mailto:, tel:, sms: eller geo:, skriv rett etter hvor den fører, og bruk ingen mellomrom; er det andre ord, skriver du dem i `content`
write-network = skriv qr = {"{"} wifi = {"{"} name = "…", password = "…" {"}"} {"}"} på et kort, eller wifi = {"{"} … {"}"} i en del med kind = "qr"
name-network = skriv navnet slik telefonen viser det i listen over nett
add-password = legg til password = "…", eller skriv security = "none"
no-password = fjern passordet, eller fjern security = "none"
check-password = se om det er hele passordet; er nettet gammelt, skriver du security = "wep"

# Fields.
add-field = eller legg til `{ $name }` i [fields] i trykk.toml; skal det stå en krøllparentes, skriver du den to ganger: {"{"}{"{"}
close-field = skriv for eksempel {"{"}phone{"}"}; skal det stå en krøllparentes, skriver du den to ganger: {"{"}{"{"}
divide-project = fjern det som ikke trengs, eller del det på flere mapper, hver med sin egen trykk.toml
