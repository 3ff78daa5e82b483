# Files.
font-broken = fonts/{ $file } er ikke en skrift, eller den er skadet
font-type-1 = fonts/{ $file } er en Type 1-skrift, et gammelt format som Trykk ikke leser
font-collection = fonts/{ $file } har flere skrifter i én fil, og det leser ikke Trykk
font-for-old-web = fonts/{ $file } er en skrift for gamle nettsider (EOT), og det formatet leser ikke Trykk
font-bitmap = fonts/{ $file } har bilder av bokstavene, men ikke konturene, som trengs for å trykke
font-archive = fonts/{ $file } er en pakket fil, så skriftene i den blir ikke sett
font-forbidden = fonts/{ $file } sier at den som laget skriften, ikke tillater at den legges inn i dokumenter

# Families.
font-family-unknown = det finnes ingen skrift { $name } i fonts/
font-no-italic = skriften { $name } har ikke kursiv; dette er satt rett opp
font-no-upright = skriften { $name } har bare kursiv; dette er satt i kursiv
font-no-weight = skriften { $name } har ingen tykkelse nær { $wanted }; dette er satt i { $weight }

# Characters.
char-missing = ingen skrift i fonts/ har tegnet { $char } ({ $code })

# Files.
font-replace-hint = legg den opprinnelige .ttf- eller .otf-filen der, eller fjern denne
font-whole-again = det er en skrift for nettsider, men den er skadet eller ikke hel: hent hele filen (.ttf, .otf eller .woff2) på nytt, eller fjern denne
font-type-1-hint = skaff den samme skriften som .otf eller .ttf, for det har de fleste laget siden; fjern så denne filen
font-collection-hint = legg skriftene der som hver sin .ttf- eller .otf-fil, og fjern denne
font-for-old-web-hint = skaff den samme skriften som .ttf, .otf eller .woff2, og fjern denne filen
font-bitmap-hint = velg en skrift med konturer (.ttf eller .otf), og fjern denne filen
font-archive-hint = pakk den ut i fonts/, og fjern den
font-forbidden-hint = velg en annen skrift, eller be den som laget den, om en lisens og en fil som tillater det

# Families.
or-font-file = skriftene på maskinen brukes ikke: eller legg filen til skriften (.ttf eller .otf) i fonts/
font-no-italic-hint = legg kursiven i fonts/, skriv dette uten stjerner, eller velg en annen skrift i utseendet
font-no-upright-hint = legg den rette skriften i fonts/, eller skriv `italic = true` i utseendet
font-no-weight-hint = legg den tykkelsen i fonts/, skriv dette uten stjerner, eller velg en annen `weight` eller en annen skrift i utseendet

# Characters.
no-emoji = ta det bort, eller vis et ikon i stedet; eller legg en skrift som har det, i fonts/
symbol-of-font = det er et tegn fra Wingdings, Symbol eller en lignende skrift: slett det, og skriv selve tegnet, som → eller •
char-missing-hint = legg en skrift som har det, i fonts/, eller skriv det på en annen måte
