# For presses.
thin-line = denne streken er { $width } pt tykk, og streker under { $least } pt blir ikke trykt hele
ends-in-bleed = dette slutter { $beyond } utenfor kanten som skjæres, og må gå { $bleed } ut: ellers synes en hvit kant
small-white-text = disse hvite ordene er { $size } pt på en farge av flere trykkfarger, og under { $least } pt gror strekene igjen
small-text-of-inks = disse ordene er { $size } pt i en farge av { $inks } trykkfarger, og får fargede kanter under { $least } pt
blank-pages =
    { $blank ->
        [one] { $pages } fyller ikke de brettede arkene, som tar { $multiple } om gangen; det blir { $blank } tom side til slutt
       *[other] { $pages } fyller ikke de brettede arkene, som tar { $multiple } om gangen; det blir { $blank } tomme sider til slutt
    }

# Levels of checks.
level-idle = dette endrer ingenting: kontrollen { $code } finner ikke noe her som det gjelder
level-fixed = kontrollen { $code } blir som den er: det den finner, ville blitt borte eller ikke kunne leses
level-too-low = kontrollen { $code } kan ikke slås av
level-off = kontrollen { $code } sier ingenting her: { $reason }
level-lowered = det kontrollen { $code } finner, er en advarsel her: { $reason }
level-raised = det kontrollen { $code } finner, er en feil her: { $reason }

# For who does not see the page.
heading-skips = denne overskriften er på nivå { $level }, og den forrige er på nivå { $before }
alt-says-nothing = `{ $alt }` forteller ikke hva bildet viser til den som ikke ser det
caption-of-decoration = dette bildet har en bildetekst, men ingen ord til den som ikke ser det
link-says-nothing = ordene i denne lenken, `{ $words }`, sier ikke hvor den fører

# Plain language.
lix-idle = dette endrer ingenting uten plain = true
section-reads = `{ $title }` har LIX { $lix }, og målet er { $aim } eller lavere; { $words } ord
long-sentence = { $words } ord i én setning, og { $most } er lett å lese: `{ $sentence }`
long-word = `{ $word }` har { $letters } bokstaver, og { $most } er lett å lese
passive = `{ $words }` sier ikke hvem som gjør det; skriv hvem, med `{ $verb }`
hidden-verb = `{ $words }` skjuler det som blir gjort; si det med `{ $verb }`
short-form = `{ $word }` er kort for `{ $instead }`, som alle kan lese
short-name = `{ $name }` er ikke skrevet helt ut der det står første gang

# For presses.
through-bleed = la det gå helt ut til enden av utfallet, eller la det slutte godt innenfor kanten av siden
larger-or-one-ink = gjør dem større eller fete i utseendet, eller sett dem på en farge av én trykkfarge
one-ink-or-larger = gjør dem større i utseendet, eller gi dem en farge av én trykkfarge, som cmyk = [0, 0, 0, 100]
fill-pages = legg til eller ta bort sider til antallet kan deles på { $multiple }

# Plain language.
ask-for-plain = skriv plain = true ved siden av, så sier `trykk check` hva som er tungt å lese; eller fjern det

# Levels of checks.
write-reason = si med egne ord hvorfor det er riktig her, for eksempel "skrives bare ut i farger"

# For who does not see the page.
title-above = gi delen en `title`, eller gjør `subheading` om til `title`
say-what-is-seen = si i én setning hva det viser, og hvorfor det står der; alt = "" er for pynt
name-the-target = la ordene i lenken si hva som er der, som navnet på siden eller tjenesten
