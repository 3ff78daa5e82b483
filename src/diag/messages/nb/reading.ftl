# Files.
file-missing = filen `{ $path }` finnes ikke i dette prosjektet
file-outside = `{ $path }` fører ut av prosjektmappen
file-too-large = `{ $path }` er større enn { $limit } MiB
file-not-utf8 = `{ $path }` er ikke lagret som UTF-8; dette er den første bokstaven som ikke kan leses
file-not-text = `{ $path }` er { $kind }, og ikke ren tekst
file-unreadable = `{ $path }` kan ikke leses: { $reason }

# TOML.
syntax = { $detail }

# Keys and values.
wrong-type = her skal det stå { $expected }, men det står { $found }
wrong-count =
    { $expected ->
        [one] her skal det stå { $expected } verdi, men det står { $found }
       *[other] her skal det stå { $expected } verdier, men det står { $found }
    }
out-of-range = { $found } er ikke mellom { $min } og { $max }
missing-key = nøkkelen `{ $key }` mangler
unknown-key = nøkkelen `{ $name }` finnes ikke her
key-means-nothing = `{ $key }` betyr ingenting når { $tag } = { $choice }
unknown-choice = `{ $name }` er ikke noe du kan velge her
length-no-unit = målet `{ $text }` mangler enhet
length-unknown-unit = enheten i målet `{ $text }` er ukjent
length-no-number = `{ $text }` er ikke et mål
decimal-comma = `{ $text }` har desimalkomma, og i filene skal det være punktum
not-hex = `{ $text }` er ikke slik en farge skrives her
flag-in-words = `{ $text }` står der det skal stå true (ja) eller false (nei)
not-positive = dette målet må være større enn 0
negative = dette målet kan ikke være mindre enn 0
empty-list = denne listen er tom
bad-date = `{ $text }` er ikke en dato
date-form = datoen `{ $text }` er ikke skrevet som år, måned og dag
twice = dette står her to ganger

# Files.
check-folder = se om navnet er riktig skrevet, og om filen ligger i `{ $folder }`
put-inside = legg filen i prosjektmappen, og skriv navnet den har der
smaller-file = bruk en mindre fil
save-as-utf8 = åpne filen i tekstredigeringsprogrammet og lagre den som UTF-8: i Notisblokk velger du Fil, Lagre som, og UTF-8 ved siden av Koding
plain-text = kopier ordene over i en ren tekstfil, skrevet i Notisblokk eller et annet tekstredigeringsprogram
rename-file = filen heter { $from }: gi den navnet { $to }; Windows viser hele navnet når Filnavnendelser er krysset av under Vis
move-file = filen ligger som { $from }: flytt den til { $folder }
table-from-word = tabeller i Word leses ikke: kopier tabellen til Excel eller LibreOffice, og lagre den som .xlsx, .ods eller CSV
from-word = Word-filer som { $file } leses ikke: kopier ordene over i { $to }
may-you-read = se om det er en fil, og om du har lov til å lese den

# TOML.
double-brackets = der det kan være flere, skriver du doble klammer: [[{ $name }]]
double-brackets-above = lenger opp står den første med enkle klammer: skriv [[{ $name }]] der også
key-once = behold den ene av de to, og fjern den andre
close-quotes = avslutt teksten med de samme anførselstegnene som den begynner med; en tekst på flere linjer står mellom tre
close-three = skriv { $quotes } der teksten slutter
straight-quotes = skriv rette anførselstegn (") foran og bak teksten
put-comma = skriv et komma mellom verdiene
quotes-inside = inne i en tekst skriver du « og », eller en omvendt skråstrek foran et rett anførselstegn: \"; den neste nøkkelen skal stå på en egen linje
double-quotes = sett doble anførselstegn (") rundt en tekst som har dette tegnet i seg
close-list = skriv ] der listen slutter
close-table = skriv en krøllparentes der tabellen slutter
put-equals = skriv = mellom nøkkelen og verdien
square-brackets = skriv [ der listen begynner og ] der den slutter
comma-for-semicolon = skriv et komma i stedet for semikolon
flag-or-text = for ja eller nei skriver du { $flag }; er det en tekst, skriver du { $text }
number-or-text = skriv bare tallet, { $number }, eller en tekst, { $text }
leave-out-behind = ta bort `{ $sign }`: hver nøkkel står på en egen linje, og det står ingenting etter verdien
three-quotes = skriv tre anførselstegn (""") i stedet for ett, både her og der teksten slutter på linje { $line }
three-straight = skriv tre rette anførselstegn (""") der teksten begynner og der den slutter
list-of-points = en liste er en egen blokk, eller en verdi på et kort: kind = "list", og under den points = { $points }
remark-or-text = hører det til en tekst, skal det stå mellom anførselstegnene til den teksten; er det en merknad til deg selv, begynner den med #
plain-blank = slett det, og skriv et mellomrom med mellomromstasten
break-anew = slett det; i en tekst mellom tre anførselstegn skriver du \ i slutten av linjen for å dele den der, eller du lar en linje stå tom for å få et nytt avsnitt
name-alone = skriv bare navnet på filen, { $name }, og legg filen i den mappen i prosjektet der den hører hjemme
two-backslashes = skriv den omvendte skråstreken to ganger, eller ta den bort
toml-line = en linje ser ut som `key = "text"`, eller begynner en ny del med klammer som også blir lukket, som `[[section]]`; det du skriver til deg selv, begynner med `#`

# Keys and values.
no-quotes = skriv tallet uten anførselstegn
list-of =
    { $count ->
        [one] skriv { $count } verdi
       *[other] skriv { $count } verdier med komma mellom
    }
between = skriv et tall fra { $min } til { $max }
add-key = legg til `{ $key }`: { $purpose }
only-with = sløyf den; den er bare for { $tag } = { $names }
write-unit = skriv "{ $number }mm" for millimeter, eller "{ $number }pt" for punkt, som er målet for skrift
true-or-false = skriv true for ja eller false for nei, uten anførselstegn
one-text = skriv én tekst mellom anførselstegn; mellom tre anførselstegn kan den ha flere avsnitt, med en tom linje foran hvert
header-above = begynn den med en egen linje lenger opp: [[{ $name }]]
keys-below = `{ $name }` har egne nøkler: skriv dem i krøllparentes, eller på hver sin linje under navnet i klammer
keys-in-braces = dette har egne nøkler: skriv hver med = og verdien, og alle sammen i krøllparentes
tables-below = det kan være flere `{ $name }`, med egne nøkler: hver begynner med en linje med det navnet i doble klammer
fill-list = skriv minst én ting i den
at-least = sett det til minst { $least }

# What many faults share.
did-you-mean = mente du `{ $name }`?
one-of = bruk en av disse: { $names }
none-there = det finnes ingen å velge mellom ennå
write = skriv { $text }
write-such = skriv det slik: { $text }
leave-out = sløyf det
remove-it = fjern det
shorten = gjør det kortere
