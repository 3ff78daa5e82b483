# Photographs of the sheet of `trykk calibrate`.
photo-not-read = bildet `{ $name }` kan ikke leses: { $fault }
photo-missing = bildet `{ $name }` finnes ikke
photo-too-long = filen `{ $name }` er for stor til å være et bilde; { $most } MB er det meste
sheet-unseen = i `{ $name }` synes ikke arket fra trykk calibrate, eller ikke alle de fire ringene ved hjørnene
marks-hidden = i `{ $name }` synes bare { $seen } av de { $of } merkene på arket
sheet-oblique = `{ $name }` er tatt { $degrees }° på skrå, og det er for mye til å måle etter
sheet-blurred = `{ $name }` er for uskarpt til å måle etter
sheet-coarse = i `{ $name }` er arket for lite til å måle etter
sheet-not-flat = i `{ $name }` ser ikke arket ut til å ligge flatt: noe av det ligger { $off } ved siden av plassen sin
sheet-no-edge = i `{ $name }` synes ikke den { $edge } kanten av papiret klart
sheet-scaled = i `{ $name }` er arket skrevet ut i { $percent } % av størrelsen sin
sheet-no-bars = i `{ $name }` synes ikke de svarte feltene ved den { $edge } kanten av papiret
sheets-differ = bildene av { $face } er ikke enige, så det går ikke an å måle etter dem
no-front-seen = ingen bilder viser forsiden av arket
no-back-seen = ingen bilder viser baksiden av arket, så Trykk kan ikke si noe om baksider
profile-not-written = trykk.toml kan ikke forstås slik den er, så ingenting ble skrevet i den

# Photographs of the sheet of `trykk calibrate`.
scan-as-jpeg = lagre skanningen eller bildet som JPEG eller PNG, én fil for hver side
check-path = se om navnet på filen er riktig, og om den ligger i den mappen du skrev
photos-there = bilder i den mappen er { $names }; skriv navnet på det du mener
whole-sheet = skriv ut arket som `trykk calibrate` lager, legg det på noe mørkt, og ta bildet en gang til med alle fire hjørnene med; arket kan ligge hvilken vei som helst
no-glare = ta bildet en gang til uten gjenskinn fra en lampe, og uten en skygge eller en finger på arket
from-above = ta bildet en gang til, rett ovenfra
hold-still = ta bildet en gang til i bedre lys, og hold kameraet stille til bildet er skarpt
closer-sheet = ta bildet en gang til så arket fyller det meste av det, eller skann med 200 punkter per tomme eller mer
lay-flat = legg arket flatt, med noe tungt på kantene om det bøyer seg, og ta bildet en gang til lenger unna
on-something-dark = legg arket på noe mørkt og jevnt, så det mørke synes på alle fire sider; i en skanner legger du svart papir over arket og skanner mer enn A4, eller du tar et bilde i stedet
full-size = skriv ut arket en gang til i faktisk størrelse (100 %), på A4, uten å tilpasse det til siden
print-full-strength = skriv ut arket en gang til uten å spare blekk eller toner
take-again = ta dem en gang til, av ett og samme ark, rett ovenfra
take-the-front = ta et bilde av siden med tittelen og de første stegene, og skriv navnet på det også
take-the-back = ta et bilde av den andre siden, og skriv navnet på det også
