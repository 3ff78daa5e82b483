# Files.
file-missing = filen `{ $path }` finnes ikke i dette prosjektet
file-outside = `{ $path }` fører ut av prosjektmappen
file-too-large = `{ $path }` er større enn { $limit } MiB
file-not-utf8 = `{ $path }` har bokstaver som ikke er UTF-8-tekst, den første på linje { $line }
file-unreadable = `{ $path }` kan ikke leses: { $reason }

# TOML.
syntax = dette er ikke gyldig TOML: { $detail }

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
not-hex = `{ $text }` er ikke en farge
not-positive = dette målet må være større enn 0
negative = dette målet kan ikke være mindre enn 0
empty-list = denne listen er tom
bad-date = `{ $text }` er ikke en dato
twice = dette står her to ganger

# Files.
check-folder = se om navnet er riktig skrevet, og om filen ligger i `{ $folder }`
put-inside = legg filen i prosjektmappen, og skriv navnet den har der
smaller-file = bruk en mindre fil
save-as-utf8 = lagre filen som UTF-8 i tekstredigeringsprogrammet
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
