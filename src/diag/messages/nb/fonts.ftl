# Files.
font-unreadable = skriften fonts/{ $file } kan ikke leses
font-broken = fonts/{ $file } er ikke en skrift, eller den er skadet
font-no-outlines = fonts/{ $file } har ikke TrueType-konturer, og det må den ha for å kunne trykkes
font-variable = fonts/{ $file } er en variabel skrift, og da kan ikke vanlig og fet skilles fra hverandre på trykk

# Families.
font-family-unknown = det finnes ingen skrift { $name } i fonts/
font-no-italic = skriften { $name } har ikke kursiv; dette er satt rett opp
font-no-upright = skriften { $name } har bare kursiv; dette er satt i kursiv
font-no-weight = skriften { $name } har ingen tykkelse nær { $wanted }; dette er satt i { $weight }

# Characters.
char-missing = ingen skrift i fonts/ har tegnet { $char } ({ $code })

# Files.
font-replace-hint = legg den opprinnelige .ttf-filen der, eller fjern denne
font-static-hint = bruk de vanlige .ttf-filene av samme skrift, én fil for hver tykkelse

# Families.
font-no-italic-hint = legg kursiven (.ttf) i fonts/, skriv dette uten stjerner, eller velg en annen skrift i utseendet
font-no-upright-hint = legg den rette skriften (.ttf) i fonts/, eller skriv `italic = true` i utseendet
font-no-weight-hint = legg den tykkelsen (.ttf) i fonts/, skriv dette uten stjerner, eller velg en annen `weight` eller en annen skrift i utseendet

# Characters.
char-missing-hint = legg en skrift som har det, i fonts/, eller skriv det på en annen måte
