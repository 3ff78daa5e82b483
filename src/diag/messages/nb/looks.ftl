# Sizes and colours.
not-a-size = `{ $text }` er ikke en papirstørrelse
faint-rule = streker i denne fargen har kontrasten { $contrast }:1 mot hvitt papir, for lite til å synes; de trenger { $wanted }:1

# Spot inks.
not-spot = `{ $text }` er ikke en spotfarge: den har sitt eget navn, og en lysere tone har prosenten bak, fra 1 til 100
spot-name-taken = `{ $name }` kan ikke være en spotfarge: navnene på de fire vanlige trykkfargene, All og None er opptatt
spot-twin = spotfargen `{ $name }` har en annen blanding et annet sted i dette utseendet
spot-spelling = spotfargen `{ $name }` ville fått en egen plate ved siden av `{ $other }`
spot-without-full = ingen farge i dette utseendet er spotfargen `{ $name }` i full styrke
spot-seen-through = på side { $page } skinner en spotfarge gjennom et bilde eller en tegning, og det kan ikke PDF/X-1a vise

# Themes.
no-accent = et utseende må ha minst én farge under [[accent]]
unknown-accent = utseendet har ingen farge `{ $name }` under [[accent]]
unknown-letter = ingen farge i utseendet har bokstaven eller navnet `{ $name }`
unknown-color = utseendet har ingen farge `{ $name }`
art-no-frame = denne tegningen sier ikke med `viewBox` hvor stor den er
art-element = en tegning i et utseende kan ikke ha `{ $name }`
art-color = `{ $text }` er en egen farge, og tegningene i et utseende har fargene til utseendet
art-name = utseendet har ingen farge og ikke noe mønster som heter `{ $name }`
art-unshown = noe i denne tegningen kan ikke tegnes
unknown-art = utseendet har ingen tegning som heter `{ $name }`
few-places = en linje må ha to plasser eller flere
unknown-style = skriftstilen `{ $name }` finnes ikke
unknown-font = utseendet har ingen liste med skrifter som heter `{ $name }`
no-theme-inside = utseendet `{ $name }` følger ikke med Trykk
no-layout-inside = oppsettet `{ $name }` følger ikke med Trykk
tight-leading = med { $leading } fra linje til linje går linjene i hverandre når skriften er { $size }

# Booklets.
no-room = margene gir teksten en { $axis } på bare { $room }
foot-in-text = bunnlinjen går { $excess } opp i teksten over
pitch-too-small = ingen kan skrive på linjer med { $pitch } mellom
pitch-too-large = med { $pitch } fra linje til linje er det nesten ingenting å skrive på
not-a-prompt = `{ $text }` sier ikke hvilken ting det spørres om: skriv `id`-en til delen, punktum, og nummeret på tingen, fra 1

# Faces of cards.
not-a-track = `{ $text }` er ikke en bredde eller en høyde
too-many-tracks = en side av et kort kan høyst ha { $most } rader og kolonner
panel-off-grid = denne siden av kortet har { $what } fra 1 til { $count }, og panelet går utenfor
areas-and-rows = `areas` har { $lines }, men denne siden av kortet har { $rows }
areas-and-columns = denne linjen har { $names }, men denne siden av kortet har { $columns }
area-not-rectangle = rutene i området `{ $name }` danner ikke en firkant
area-name-taken = et område kan ikke hete `{ $name }`: det er navnet på en nøkkel der
unknown-area = området `{ $name }` finnes ikke på denne siden av kortet
safe-too-wide = en trygg sone på { $safe } langs alle kantene gir ingen plass på kortet
tracks-too-large = alle { $what } og luften mellom dem trenger til sammen { $taken }, og kortet har { $room } innenfor den trygge sonen
small-on-card = { $size } pt er for lite til å leses på et kort
fit-upside-down = den største størrelsen er mindre enn den minste
idle-on-face = `{ $key }` er ikke for denne siden av kortet
style-of-nothing = ingenting i dette oppsettet bruker skriftstilen `{ $style }`
gap-of-one = dette endrer ingenting: det er luften mellom { $what }, og denne siden av kortet har bare én
accents-of-faces = dette endrer ingenting: alle forsidene har sin egen `accent`
office-ground-of-nothing = dette endrer ingenting: denne siden av kortet har ingen `background` å skrive ut
corner-of-nothing = dette endrer ingenting: ikke på noen side av kortet stopper en `background` innenfor kanten

# Sizes and colours.
size-such = skriv et mål som "148x210mm", eller en av disse: { $names }
darker-rule = gjør fargen `rule` mørkere

# Spot inks.
add-full-spot = skriv spot = "{ $name }" på den fargen som har `cmyk` lik spotfargen i full styrke
keep-transparency = velg en profil med PDF/X-4, som beholder det gjennomsiktige, eller skriv spots = false i [press.NAVN], så fargen blandes av de fire trykkfargene

# Themes.
art-elements = en slik tegning har bare `g`, `path`, `circle`, `rect`, `ellipse` og `clipPath`
art-class = skriv navnet på fargen i `class`, som class="fjord-deep"; for streker med s- foran
add-accent = legg til en farge som begynner med linjen [[accent]], med name og deep
write-out-layout = oppsettet ligger inne i Trykk: `trykk layout { $name } > content/layouts/{ $name }.toml` skriver det til en fil, og der kan du endre det
leading-at-least = gjør `leading` minst like stor som `size`

# Booklets.
smaller-margins = gjør margene mindre, eller siden (`trim`) større
lower-foot = skriv baseline = "{ $most }" eller mindre, eller gjør `bottom` i [margin] større

# Faces of cards.
or-extend = eller skriv extends = "{ $name }" øverst i utseendet: da trenger det bare å si det som er annerledes enn der
track-such = skriv et mål som "14mm", en del av det som er igjen, som "1fr", eller "auto"
fewer-tracks = ta bort noen
line-each-row = skriv én linje med navn for hver rad
name-each-column = skriv ett navn for hver kolonne, og et punktum der det skal være tomt
area-rectangle = bytt om på navnene, så disse rutene blir én firkant, eller gi ruten som ligger for seg selv, et annet navn
backs-only = flytt den til [back], eller fjern den: den er bare for baksider
fronts-only = flytt den til [front], eller fjern den: den er bare for forsider
other-name = gi det et annet navn
smaller-safe = gjør `safe` mindre, eller kortet (`trim`) større
smaller-tracks = gjør noen mindre, skriv "1fr" for en som kan ta det som er igjen, eller gjør kortet (`trim`) større
max-over-min = gjør `max` minst like stor som `min`
