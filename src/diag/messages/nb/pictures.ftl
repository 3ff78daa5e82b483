# Icons.
unknown-icon = tegningen `{ $name }` finnes ikke
icon-color = en tegning har ingen egen farge, men her står det `{ $text }`

# Drawings: icons, and pictures in SVG.
drawing-too-large = denne tegningen er på { $size } kB; { $most } kB er det meste
drawing-not-svg = dette er ikke en tegning i SVG: { $detail }
drawing-too-deep = her ligger grupper inne i hverandre i mer enn { $most } lag
drawing-too-much = medregnet alt som er brukt om igjen, har denne tegningen mer enn { $most } deler
drawing-element = en tegning kan ikke inneholde <{ $name }>
drawing-no-part = tegningen viser til en del `{ $name }` som den ikke har
drawing-no-size = tegningen sier ikke hvor stor den er
drawing-view-box = `{ $text }` er ikke en viewBox med bredde og høyde opp til { $most }
drawing-shape = tegningen er altfor stor, eller mer enn { $most } ganger så lang som den er bred
drawing-effect = en tegning kan ikke ha { $name } `{ $value }`
drawing-through = gjennomsiktige deler ligger over hverandre i en gruppe som selv er gjennomsiktig
drawing-dashes = en linje i denne tegningen har mer enn { $most } streker
drawing-bad-value = { $name } kan ikke være `{ $text }`
drawing-number = `{ $text }` er større enn noe tall i en tegning kan være; { $most } er det meste
drawing-far = deler av tegningen ligger langt utenfor alle grenser
drawing-path-data = kurven bryter av her
drawing-outside = tegningen går { $excess } enheter utenfor sin viewBox, og blir skåret av der
drawing-empty = denne tegningen viser ingenting
drawing-from-outside = tegningen viser til `{ $target }`, som er utenfor dens egen fil

# Pictures.
picture-lost = dette bildet har samme farge som det står på, { $ground }: ingenting av det synes
picture-missing = bildet `{ $name }` finnes ikke i { $folder }
picture-no-name = `{ $name }` er ikke navnet på en fil i { $folder }
picture-kind = `{ $name }` er { $kind }, som ikke kan leses
picture-unknown = `{ $name }` er ikke et bilde i JPEG, PNG, WebP, GIF, TIFF eller SVG
picture-ink-tiff = bildet `{ $name }` er en TIFF i trykkeriets fire farger (CMYK)
picture-odd-colours = bildet `{ $name }` er en { $kind } der fargene er skrevet på en måte som ikke kan leses
picture-nothing = ingenting synes av bildet `{ $name }`: alt er gjennomsiktig
picture-ending = `{ $name }` er et bilde i { $kind }, selv om navnet sier noe annet
picture-moves = bildet `{ $name }` beveger seg; her står det stille, slik det begynner
picture-pages = bildet `{ $name }` har flere sider, og bare den første vises
picture-broken = bildet `{ $name }` er skadet, eller bare en del av det er her
pictures-too-large = med `{ $name }` har bildene mer enn { $most } millioner punkter til sammen
picture-too-large = bildet `{ $name }` har { $width } × { $height } punkter; { $most } millioner er det meste
picture-profile = bildet `{ $name }` har en fargeprofil som ikke kan leses, så fargene kan bli annerledes
idle-logo = ingenting av det som lages, viser dette merket
idle-cover = ingen forside som lages, viser dette bildet
cover-picture-no-room = mellom ordene på forsiden er det { $room } til bildet; det trenger { $least }
cover-picture-too-high = fra kant til kant er bildet { $height } høyt, og mellom ordene på forsiden er det plass til { $room }
not-a-width = `{ $text }` er ikke bredden på et bilde
nothing-beside-bleed = et bilde som går til kantene av siden, har ikke plass til tekst ved siden av
bleed-on-card = i et område går ingen bilder til kantene av siden
no-room-beside = ved siden av et bilde med denne bredden er det bare { $room } til teksten
picture-too-wide = bildet er { $width } bredt, og teksten er { $measure }
picture-too-high = med denne bredden er bildet { $height } høyt, og en side har plass til { $room }
picture-too-few-pixels = bildet `{ $name }` er { $size } her, og { $width } × { $height } punkter blir { $ppi } per tomme: hvert punkt kommer til å synes
picture-few-pixels = bildet `{ $name }` er { $size } her, og { $width } × { $height } punkter blir { $ppi } per tomme: det blir uskarpt

# Icons.
icon-current-color = skriv currentColor i stedet for denne fargen, så får tegningen fargen fra utseendet; eller none for det som ikke skal ha farge
icon-keep-colors = eller la den beholde fargene sine, som merket til en annen organisasjon: skriv [icons.{ $name }] i trykk.toml, og colored = true under

# Drawings.
drawing-export = lagre den på nytt fra tegneprogrammet som vanlig SVG
drawing-expand = la tegneprogrammet gjøre det om til vanlige flater («utvid», «flat ut», på engelsk «expand», «flatten»), eller lagre tegningen som en stor PNG og vis den som et bilde
drawing-unite = la tegneprogrammet slå delene sammen til én form, eller gjør hver av dem gjennomsiktig for seg
drawing-text-to-path = gjør ordene om til kurver i tegneprogrammet
drawing-shapes-only = tegn den bare med { $names }
drawing-no-sides = åpne filen i et program for ren tekst, som Notisblokk, og ta bort width="…" og height="…" bak <svg: viewBox="…" sier hvor stor tegningen er
drawing-ungroup = velg alt i tegneprogrammet og løs opp gruppene, flere ganger (i Inkscape Ctrl+A og så Ctrl+Shift+G), og lagre den på nytt
drawing-longer-dashes = gi linjen lengre streker i tegneprogrammet, eller ingen, og lagre den på nytt
drawing-simplify = ta bort det som ikke synes, og forenkle kurvene i tegneprogrammet («forenkle», på engelsk «simplify»), og lagre den på nytt; eller lagre tegningen som en stor PNG og vis den som et bilde
drawing-move-inside = flytt det innenfor, med plass til halve tykkelsen på en strek; eller gjør viewBox større
drawing-draw-some = gi formene en fill eller en stroke, som stroke="currentColor", innenfor viewBox
drawing-holds-all = kopier det den viser, inn i denne filen som kurver, eller ta det bort: alt i en tegning må stå i filen selv
drawing-no-pictures = gjør punktene om til kurver i tegneprogrammet, eller lagre tegningen som PNG og vis den som et bilde
drawing-no-links = ta bort lenken, og behold det som står i den

# Profiles of printing.
put-profile = legg filen i { $folder }, og skriv navnet med endelsen, som PSOcoated_v3.icc; eller skriv "coated" eller "uncoated"
thicker-line = gjør streken tykkere i utseendet eller oppsettet
less-ink = ta mindre blått (cyan), rødt (magenta) og gult, og mer svart, i `cmyk` for denne fargen i utseendet
ask-to-glue = be trykkeriet lime ryggen, eller gjør heftet kortere
no-flat-cover = si til trykkeriet at det er ett brettet ark, eller velg en profil uten cover = "spread"
say-leaf = spør trykkeriet hvor tykt ett ark av papiret er, og skriv det i tabellen for trykkeriet, som leaf = "0.1mm"
say-date = skriv datoen under [project] i trykk.toml, som date = "2026-01-15"
ask-for-profile = be trykkeriet om ICC-profilen til papiret (en utskriftsprofil, CMYK), eller skriv "coated" eller "uncoated"

# Pictures.
fetch-picture = bilder hentes ikke fra nettet: lagre det i { $folder }, og skriv navnet på filen
picture-name-alone = skriv bare navnet på filen, uten mappen: en omvendt skråstrek mellom doble anførselstegn betyr noe annet; bildene ligger i { $folder }
put-picture = legg filen i { $folder }, og skriv navnet med endelsen, som "bilde.jpg"
copy-icon = det finnes en tegning med det navnet: kopier filen fra { $from } til { $folder }
export-avif = lagre det som JPEG (fotografier) eller PNG: på Windows i Paint eller Bilder (Lagre som), på Mac i Forhåndsvisning (Arkiv, Eksporter)
save-as-jpeg = åpne det i et bildeprogram, og lagre det som JPEG (fotografier) eller PNG
fetch-anew = hent det på nytt der det kom fra, eller åpne det i et bildeprogram og lagre det som JPEG eller PNG
make-all-smaller = gjør de største mindre i et bildeprogram: 2500 × 3500 punkter fyller A4 så fint som papiret kan vise; eller del prosjektet i flere
make-smaller = gjør det mindre i et bildeprogram: 2500 × 3500 punkter fyller A4 så fint som papiret kan vise
show-logo = gi en side av et kort eller en plakat et område som heter `logo`, eller et hefte en forside uten logo = "none"; eller fjern merket her
show-cover = gi oppsettet til et hefte eller en brosjyre [cover] uten picture = "none"; eller fjern bildet her
shorten-cover = gjør tittelen eller undertittelen kortere; eller skriv picture = "fill" under [cover] i oppsettet, så bildet står bak dem
cover-measure = skriv picture = "measure" under [cover] i oppsettet, så blir det så stort det er plass til; eller "fill", så fyller det forsiden og kuttes i kantene
other-ground-for-picture = velg et i andre farger, eller la det stå på en annen bunn: `background` for et område eller en side av kortet i oppsettet, og `logo-ground` i [cover]
cover-ground = ta bort `title-ground` i [cover] i oppsettet, så ordene står på felt; eller velg et annet bilde
width-such = skriv "measure" (så bredt som teksten), "bleed" (til kantene av siden), en del som "50%", eller et mål som "60mm"
width-beside = skriv en del av tekstens bredde som "40%", eller et mål som "60mm"; eller sløyf `text-beside`
leave-out-beside = sløyf `text-beside`, og skriv ordene under bildet
width-unit = skriv "{ $number }%" for en del av tekstens bredde, eller "{ $number }mm" for et mål
width-at-most = skriv "{ $most }" eller mindre
background-instead = sløyf bredden, eller la oppsettet vise det med `background-picture`
more-pixels = velg et på minst { $width } × { $height } punkter, som blir { $ppi } per tomme, eller vis det mindre
export-heic = eksporter det som JPEG: på Mac i Forhåndsvisning (Arkiv, Eksporter), på Windows i Bilder (Lagre som); på en iPhone blir nye bilder JPEG med Innstillinger, Kamera, Formater, Mest kompatibel
save-as-rgb = åpne det i et bildeprogram, og lagre det som PNG, eller som TIFF i RGB
save-with-what-is-seen = åpne det i et bildeprogram, vis lagene som er skjult, og lagre det på nytt; eller velg et annet bilde
rename-to = kall filen `{ $name }`, her også, så ingen tar feil
save-the-one = skal det være en annen av dem, lagrer du den alene i et bildeprogram
save-as-srgb = åpne det i et bildeprogram, og lagre det med fargeprofilen sRGB
