# Hva som er galt med selve kommandoen.

error = feil:{" "}
tip = {"  "}tips: { $tip }
more-help = Skriv --help bak kommandoen for å få hjelp.

unknown-argument = «{ $arg }» hører ikke til her
unknown-command = kommandoen «{ $name }» finnes ikke
missing-command = skriv en kommando bak «{ $name }»: { $names }
missing-value = det mangler noe bak «{ $arg }»
missing-value-of = det mangler noe bak «{ $arg }»: skriv en av disse: { $names }
invalid-value = «{ $value }» kan ikke stå bak «{ $arg }»
invalid-value-of = «{ $value }» kan ikke stå bak «{ $arg }»: skriv en av disse: { $names }
invalid-value-why = «{ $value }» kan ikke stå bak «{ $arg }»: { $why }
missing-arguments = dette mangler: { $names }
conflict = «{ $arg }» kan ikke stå sammen med { $names }
twice = «{ $arg }» kan bare stå én gang
too-many-values = «{ $value }» er for mye bak «{ $arg }»
too-few-values = det står for lite bak «{ $arg }»
needs-equals = skriv = mellom «{ $arg }» og det som hører til
not-utf8 = noe i kommandoen er ikke bokstaver (UTF-8)
other = kommandoen er ikke riktig skrevet

meant-command = mente du kommandoen «{ $name }»?
meant-argument = mente du «{ $name }»?
meant-value = mente du «{ $name }»?
as-value = er «{ $arg }» et navn, skriver du «-- { $arg }»
