//! Sentences about looks: themes, and layouts of booklets and cards.

/// Adds the messages of this file to those before it, and hands all to the next file.
macro_rules! looks {
    ([$next:ident $($rest:ident)*] [$($faults:tt)*] [$($hints:tt)*]) => {
        $next! {
            [$($rest)*]
            [
                $($faults)*

                // Sizes and colours.
                NotASize { text: Quoted } = "not-a-size": "`{text}` is not a size of paper",
                FaintRule { contrast: Tenths, wanted: Figure } = "faint-rule":
                    "lines in this colour have a contrast of {contrast}:1 on white paper, too little to be seen; they need {wanted}:1",

                // Spot inks.
                NotSpot { text: Quoted } = "not-spot":
                    "`{text}` is no spot ink: it has a name of its own, and as a tint per cent from 1 to 100 behind it",
                SpotNameTaken { name: Quoted } = "spot-name-taken":
                    "`{name}` can be no spot ink: the names of the four usual inks, All and None are taken",
                SpotTwin { name: Quoted } = "spot-twin":
                    "the spot ink `{name}` has other inks elsewhere in this theme",
                SpotSpelling { name: Quoted, other: Quoted } = "spot-spelling":
                    "the spot ink `{name}` would be a plate beside `{other}`",
                SpotWithoutFull { name: Quoted } = "spot-without-full":
                    "no colour of this theme is the full spot ink `{name}`",
                SpotSeenThrough { page: usize } = "spot-seen-through":
                    "on page {page}, a spot ink is seen through a picture or a drawing, which PDF/X-1a cannot hold",

                // Themes.
                NoAccent = "no-accent": "a theme needs at least one accent",
                UnknownAccent { name: Quoted } = "unknown-accent":
                    "the theme has no accent `{name}`",
                UnknownLetter { name: Quoted } = "unknown-letter":
                    "no accent of the theme has the letter or the name `{name}`",
                UnknownColor { name: Quoted } = "unknown-color":
                    "the theme has no colour `{name}`",
                ArtNoFrame = "art-no-frame": "this drawing does not say with `viewBox` how large it is",
                ArtElement { name: Quoted } = "art-element": "a drawing of a theme can have no `{name}`",
                ArtColor { text: Quoted } = "art-color":
                    "`{text}` is a colour of its own, and drawings of a theme have the colours of the theme",
                ArtName { name: Quoted } = "art-name": "the theme has no colour and no pattern `{name}`",
                ArtUnshown = "art-unshown": "something in this drawing cannot be drawn",
                UnknownArt { name: Quoted } = "unknown-art": "the theme has no drawing `{name}`",
                FewPlaces = "few-places": "a line needs two places or more",
                UnknownStyle { name: Quoted } = "unknown-style": "there is no style `{name}`",
                UnknownFont { name: Quoted } = "unknown-font":
                    "the theme has no list of fonts `{name}`",
                NoThemeInside { name: Quoted } = "no-theme-inside":
                    "there is no theme `{name}` inside Trykk",
                NoLayoutInside { name: Quoted } = "no-layout-inside":
                    "there is no layout `{name}` inside Trykk",
                TightLeading { leading: Points, size: Points } = "tight-leading":
                    "lines {leading} apart would stand on each other in type of {size}",

                // Booklets.
                NoRoom { axis: Axis, room: Abs } = "no-room":
                    "the margins leave a {axis} of {room} for the text",
                FootInText { excess: Abs } = "foot-in-text":
                    "the foot would reach {excess} into the text above it",
                PitchTooSmall { pitch: Abs } = "pitch-too-small":
                    "nobody can write on lines {pitch} apart",
                PitchTooLarge { pitch: Abs } = "pitch-too-large":
                    "with {pitch} from line to line there is next to nothing to write on",
                NotAPrompt { text: Quoted } = "not-a-prompt":
                    "`{text}` does not say which item is asked: its block's id, a full stop, and its number there from 1",

                // Faces of cards.
                NotATrack { text: Quoted } = "not-a-track": "`{text}` is not a width or a height",
                TooManyTracks { most: usize } = "too-many-tracks":
                    "a face has {most} rows and columns at most",
                PanelOffGrid { what: Tracks, count: usize } = "panel-off-grid":
                    "the face has {what} from 1 to {count}, and the panel goes beyond them",
                AreasAndRows { lines: Lines, rows: Rows } = "areas-and-rows":
                    "`areas` has {lines}, but the face has {rows}",
                AreasAndColumns { names: Areas, columns: Columns } = "areas-and-columns":
                    "this line names {names}, but the face has {columns}",
                AreaNotRectangle { name: Quoted } = "area-not-rectangle":
                    "the places of the area `{name}` form no rectangle",
                AreaNameTaken { name: Quoted } = "area-name-taken":
                    "no area can be called `{name}`: it is a key of the face",
                UnknownArea { name: Quoted } = "unknown-area":
                    "there is no area `{name}` on this face",
                SafeTooWide { safe: Abs } = "safe-too-wide":
                    "a safe zone of {safe} on every side leaves no room on the card",
                TracksTooLarge { what: Tracks, taken: Abs, room: Abs } = "tracks-too-large":
                    "the {what} and what lies between them take {taken}, and the card has {room} within its safe zone",
                SmallOnCard { size: Tenths } = "small-on-card":
                    "{size} pt is too small to be read on a card",
                FitUpsideDown = "fit-upside-down": "the largest size is smaller than the smallest",
                IdleOnFace { key: Quoted } = "idle-on-face": "`{key}` is not for this side of a card",
                StyleOfNothing { style: Quoted } = "style-of-nothing":
                    "nothing in this layout is set in `{style}`",
                GapOfOne { what: Tracks } = "gap-of-one":
                    "this changes nothing: it is the space between {what}, and the face has only one",
                AccentsOfFaces = "accents-of-faces":
                    "this changes nothing: every front has an `accent` of its own",
                OfficeGroundOfNothing = "office-ground-of-nothing":
                    "this changes nothing: the face has no `background` but paper",
                CornerOfNothing = "corner-of-nothing":
                    "this changes nothing: no face has a `background` that ends in corners",
            ]
            [
                $($hints)*

                // Sizes and colours.
                SizeSuch { names: List } = "size-such":
                    "write a measure such as \"148x210mm\", or one of: {names}",
                DarkerRule = "darker-rule": "make the colour `rule` darker",

                // Spot inks.
                AddFullSpot { name: Verbatim } = "add-full-spot":
                    "write spot = \"{name}\" on the colour whose `cmyk` looks like the full ink",

                KeepTransparency = "keep-transparency":
                    "choose a profile of PDF/X-4, which keeps what is seen through, or write spots = false in [press.NAME], which prints the colour in four inks",

                // Themes.
                ArtElements = "art-elements":
                    "such a drawing has no other elements than `g`, `path`, `circle`, `rect`, `ellipse` and `clipPath`",
                ArtClass = "art-class":
                    "write the name of the colour in `class`, such as class=\"fjord-deep\"; for lines with s- before it",
                AddAccent = "add-accent":
                    "add one, beginning with the line [[accent]], with name and deep",
                WriteOutLayout { name: Verbatim } = "write-out-layout":
                    "the layout is inside Trykk: `trykk layout {name} > content/layouts/{name}.toml` writes it out, and there it can be changed",
                LeadingAtLeast = "leading-at-least": "make `leading` at least as large as `size`",

                // Booklets.
                SmallerMargins = "smaller-margins":
                    "make the margins smaller, or the page (`trim`) larger",

                LowerFoot { most: TypedAtMost } = "lower-foot":
                    "write baseline = \"{most}\" or less, or make `bottom` in [margin] larger",

                // Faces of cards.
                OrExtend { name: Verbatim } = "or-extend":
                    "or write extends = \"{name}\" at the top of the theme: then only what differs from that theme stands in it",
                TrackSuch = "track-such":
                    "write a length such as \"14mm\", a share of what is left such as \"1fr\", or \"auto\"",
                FewerTracks = "fewer-tracks": "leave some out",
                LineEachRow = "line-each-row": "write one line of names for each row",
                NameEachColumn = "name-each-column":
                    "write one name for each column, and a full stop for a place that stays empty",
                AreaRectangle = "area-rectangle":
                    "change the names so that these places form one rectangle, or give the place apart another name",
                BacksOnly = "backs-only": "move it to [back], or remove it: it is for backs only",
                FrontsOnly = "fronts-only": "move it to [front], or remove it: it is for fronts only",
                OtherName = "other-name": "give it another name",
                SmallerSafe = "smaller-safe": "make `safe` smaller, or the card (`trim`) larger",
                SmallerTracks = "smaller-tracks":
                    "make some smaller, write \"1fr\" for one that may take what is left, or make the card (`trim`) larger",
                MaxOverMin = "max-over-min": "make `max` at least as large as `min`",
            ]
        }
    };
}
