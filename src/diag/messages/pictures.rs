//! Sentences about icons and pictures.

/// Adds the messages of this file to those before it, and hands all to the next file.
macro_rules! pictures {
    ([$next:ident $($rest:ident)*] [$($faults:tt)*] [$($hints:tt)*]) => {
        $next! {
            [$($rest)*]
            [
                $($faults)*

                // Icons.
                UnknownIcon { name: Quoted } = "unknown-icon": "there is no icon `{name}`",
                IconColor { text: Quoted } = "icon-color":
                    "an icon has no colour of its own, but this says `{text}`",

                // Drawings: icons, and pictures in SVG.
                DrawingTooLarge { size: usize, most: usize } = "drawing-too-large":
                    "this drawing is {size} kB long; {most} kB are the most",
                DrawingNotSvg { detail: SvgFault } = "drawing-not-svg":
                    "this is not a drawing in SVG: {detail}",
                DrawingTooDeep { most: usize } = "drawing-too-deep":
                    "groups lie more than {most} deep in each other here",
                DrawingTooMuch { most: usize } = "drawing-too-much":
                    "with all that is used again, this drawing has more than {most} parts",
                DrawingElement { name: Verbatim } = "drawing-element": "a drawing cannot hold <{name}>",
                DrawingNoPart { name: Quoted } = "drawing-no-part":
                    "the drawing refers to a part `{name}` that it does not have",
                DrawingNoSize = "drawing-no-size": "the drawing does not say how large it is",
                DrawingViewBox { text: Quoted, most: Figure } = "drawing-view-box":
                    "`{text}` is not a viewBox with a width and a height up to {most}",
                DrawingShape { most: Figure } = "drawing-shape":
                    "the drawing is far too large, or more than {most} times as long as it is wide",
                DrawingEffect { name: Verbatim, value: Quoted } = "drawing-effect":
                    "a drawing cannot have {name} `{value}`",
                DrawingThrough = "drawing-through":
                    "parts that are seen through lie over each other in a group that is seen through",
                DrawingDashes { most: usize } = "drawing-dashes":
                    "a line of this drawing has more than {most} dashes",
                DrawingBadValue { name: Verbatim, text: Quoted } = "drawing-bad-value":
                    "{name} cannot be `{text}`",
                DrawingNumber { text: Quoted, most: Figure } = "drawing-number":
                    "`{text}` is larger than any number of a drawing; {most} is the most",
                DrawingFar = "drawing-far": "parts of the drawing lie far out of all bounds",
                DrawingPathData = "drawing-path-data": "the path breaks off here",
                DrawingOutside { excess: Tenths } = "drawing-outside":
                    "the drawing reaches {excess} units beyond its viewBox, and is cut off there",
                DrawingEmpty = "drawing-empty": "this drawing shows nothing",
                DrawingFromOutside { target: Quoted } = "drawing-from-outside":
                    "the drawing refers to `{target}`, which is outside its own file",

                // Pictures.
                PictureLost { ground: ColorName } = "picture-lost":
                    "this picture has the colour of what it stands on, {ground}: nothing of it is seen",
                PictureMissing { name: Quoted, folder: Verbatim } = "picture-missing":
                    "there is no picture `{name}` in {folder}",
                PictureNoName { name: Quoted, folder: Verbatim } = "picture-no-name":
                    "`{name}` is not the name of a file in {folder}",
                PictureKind { name: Quoted, kind: FileKind } = "picture-kind":
                    "`{name}` is {kind}, which cannot be read",
                PictureUnknown { name: Quoted } = "picture-unknown":
                    "`{name}` is no picture in JPEG, PNG, WebP, GIF, TIFF or SVG",
                PictureInkTiff { name: Quoted } = "picture-ink-tiff":
                    "the picture `{name}` is a TIFF in the four colours of a print shop (CMYK)",
                PictureOddColours { name: Quoted, kind: Verbatim } = "picture-odd-colours":
                    "the picture `{name}` is a {kind} whose colours are written in a way that cannot be read",
                PictureNothing { name: Quoted } = "picture-nothing":
                    "nothing is seen of the picture `{name}`: all of it is transparent",
                PictureEnding { name: Quoted, kind: Verbatim } = "picture-ending":
                    "`{name}` is a picture in {kind}, whatever its name says",
                PictureMoves { name: Quoted } = "picture-moves":
                    "the picture `{name}` moves; here it stands still, as it begins",
                PicturePages { name: Quoted } = "picture-pages":
                    "the picture `{name}` has several pages, of which only the first is shown",
                PictureBroken { name: Quoted } = "picture-broken":
                    "the picture `{name}` is damaged, or only a part of it is there",
                PicturesTooLarge { name: Quoted, most: u64 } = "pictures-too-large":
                    "with `{name}` the pictures have more than {most} million pixels together",
                PictureTooLarge { name: Quoted, width: u32, height: u32, most: u64 } = "picture-too-large":
                    "the picture `{name}` has {width} × {height} pixels; {most} million are the most",
                PictureProfile { name: Quoted } = "picture-profile":
                    "the picture `{name}` has a colour profile that cannot be read, so its colours may come out otherwise",
                IdleLogo = "idle-logo": "nothing that is made shows this logo",
                IdleCover = "idle-cover": "no cover that is made shows this picture",
                CoverPictureNoRoom { room: Abs, least: Abs } = "cover-picture-no-room":
                    "between the words of the cover there is {room} for its picture; it needs {least}",
                CoverPictureTooHigh { height: Abs, room: Abs } = "cover-picture-too-high":
                    "from edge to edge the picture is {height} high, and between its words the cover has room for {room}",
                NotAWidth { text: Quoted } = "not-a-width": "`{text}` is not the width of a picture",
                NothingBesideBleed = "nothing-beside-bleed":
                    "a picture that goes to the edges of the page has no room for text beside it",
                BleedOnCard = "bleed-on-card": "in an area, no picture goes to the edges of the page",
                NoRoomBeside { room: Abs } = "no-room-beside":
                    "beside a picture of this width there is only {room} for the text",
                PictureTooWide { width: Abs, measure: Abs } = "picture-too-wide":
                    "the picture is {width} wide, and the text is {measure}",
                PictureTooHigh { height: Abs, room: Abs } = "picture-too-high":
                    "at this width the picture is {height} high, and a page has room for {room}",
                PictureTooFewPixels { name: Quoted, size: WholeMm, width: u32, height: u32, ppi: u32 } = "picture-too-few-pixels":
                    "the picture `{name}` is {size} here, and its {width} × {height} pixels are {ppi} to an inch: each of them will be seen",
                PictureFewPixels { name: Quoted, size: WholeMm, width: u32, height: u32, ppi: u32 } = "picture-few-pixels":
                    "the picture `{name}` is {size} here, and its {width} × {height} pixels are {ppi} to an inch: it will look soft",
            ]
            [
                $($hints)*

                // Icons.
                IconCurrentColor = "icon-current-color":
                    "write currentColor instead of this colour, so that the icon takes that of the theme; or none for what has no colour",
                IconKeepColors { name: Verbatim } = "icon-keep-colors":
                    "or keep its colours, as for another organisation's mark: in trykk.toml, write [icons.{name}] and below it colored = true",

                // Drawings.
                DrawingExport = "drawing-export": "save it anew from the drawing program as plain SVG",
                DrawingExpand = "drawing-expand":
                    "let the drawing program turn it into plain shapes («expand», «flatten»), or save the drawing as PNG, large, and show it as a picture",
                DrawingUnite = "drawing-unite":
                    "let the drawing program unite the parts into one shape, or give the opacity to each of them",
                DrawingTextToPath = "drawing-text-to-path":
                    "turn the words into paths in the drawing program",
                DrawingShapesOnly { names: List } = "drawing-shapes-only": "draw it with {names} only",
                DrawingNoSides = "drawing-no-sides":
                    "open the file in an editor of plain text, such as Notepad, and behind <svg delete width=\"…\" and height=\"…\": viewBox=\"…\" says how large it is",
                DrawingUngroup = "drawing-ungroup":
                    "in the drawing program, select all and ungroup it, several times over (in Inkscape Ctrl+A, then Ctrl+Shift+G), and save it anew",
                DrawingLongerDashes = "drawing-longer-dashes":
                    "in the drawing program, give the line longer dashes or none, and save it anew",
                DrawingSimplify = "drawing-simplify":
                    "in the drawing program, delete what is not seen and simplify the paths («simplify»), and save it anew; or save the drawing as PNG, large, and show it as a picture",
                DrawingMoveInside = "drawing-move-inside":
                    "move it inside, and leave room for half a line's thickness; or make the viewBox larger",
                DrawingDrawSome = "drawing-draw-some":
                    "give its shapes a fill or a stroke, such as stroke=\"currentColor\", within the viewBox",
                DrawingHoldsAll = "drawing-holds-all":
                    "copy what it shows into this file as paths, or leave it out: a drawing holds all that is drawn",
                DrawingNoPictures = "drawing-no-pictures":
                    "trace the pixels to paths in the drawing program, or save the drawing as PNG and show it as a picture",
                DrawingNoLinks = "drawing-no-links": "leave out the link, and keep what stands inside it",

                // Profiles of printing.
                PutProfile { folder: Verbatim } = "put-profile":
                    "put the file in {folder}, and write its name with the ending, such as PSOcoated_v3.icc; or write \"coated\" or \"uncoated\"",
                ThickerLine = "thicker-line": "make the line thicker in the theme or the layout",
                LessInk = "less-ink":
                    "take less of cyan, magenta and yellow in the `cmyk` of this colour in the theme, and more black",
                AskToGlue = "ask-to-glue":
                    "ask the print shop for a glued back, or make the booklet shorter",
                NoFlatCover = "no-flat-cover":
                    "tell the print shop that it is one folded sheet, or take a profile without cover = \"spread\"",
                SayLeaf = "say-leaf":
                    "ask the print shop how thick a leaf of its paper is, and write it in the table of the shop, such as leaf = \"0.1mm\"",
                SayDate = "say-date":
                    "write the date under [project] in trykk.toml, such as date = \"2026-01-15\"",
                AskForProfile = "ask-for-profile":
                    "ask the print shop for the ICC profile of its paper (an output profile, CMYK), or write \"coated\" or \"uncoated\"",

                // Pictures.
                FetchPicture { folder: Verbatim } = "fetch-picture":
                    "pictures are not fetched from the web: save it in {folder}, and write the name of the file",
                PictureNameAlone { folder: Verbatim } = "picture-name-alone":
                    "write the name of the file alone, without its folder: a backslash between double quotes has a meaning of its own; pictures lie in {folder}",
                PutPicture { folder: Verbatim } = "put-picture":
                    "put the file in {folder}, and write its name with the ending, such as \"photo.jpg\"",
                CopyIcon { from: Verbatim, folder: Verbatim } = "copy-icon":
                    "there is an icon of that name: copy the file from {from} to {folder}",
                ExportAvif = "export-avif":
                    "save it as JPEG (photographs) or PNG: on Windows in Paint or Photos (Save as), on a Mac in Preview (File, Export)",
                SaveAsJpeg = "save-as-jpeg":
                    "open it in a picture program and save it as JPEG (photographs) or PNG",
                FetchAnew = "fetch-anew":
                    "fetch it anew from where it came, or open it in a picture program and save it as JPEG or PNG",
                MakeAllSmaller = "make-all-smaller":
                    "make the largest smaller in a picture program: 2500 × 3500 pixels fill A4 at the finest; or divide the project",
                MakeSmaller = "make-smaller":
                    "make it smaller in a picture program: 2500 × 3500 pixels fill A4 at the finest that paper shows",
                ShowLogo = "show-logo":
                    "give a face of a card or poster an area called `logo`, or a booklet a cover without logo = \"none\"; or remove the logo here",
                ShowCover = "show-cover":
                    "give the layout of a booklet or a leaflet a [cover] without picture = \"none\"; or remove the picture here",
                ShortenCover = "shorten-cover":
                    "shorten the title or the subtitle; or write picture = \"fill\" below [cover] in the layout, so that the picture stands behind them",
                CoverMeasure = "cover-measure":
                    "in the layout, write picture = \"measure\" below [cover], for it to be as large as there is room; or \"fill\", for it to fill the cover and be cut at its edges",
                OtherGroundForPicture = "other-ground-for-picture":
                    "take one in other colours, or let it stand on another ground: in a layout `background` of an area or face, and `logo-ground` of [cover]",
                CoverGround = "cover-ground":
                    "in the layout, leave out `title-ground` of [cover], so that the words stand on panels; or take another picture",
                WidthSuch = "width-such":
                    "write \"measure\" (as wide as the text), \"bleed\" (to the edges of the page), a part such as \"50%\", or a length such as \"60mm\"",
                WidthBeside = "width-beside":
                    "write a part of the text's width such as \"40%\", or a length such as \"60mm\"; or leave out `text-beside`",
                LeaveOutBeside = "leave-out-beside": "leave out `text-beside`, and write the words below the picture",
                WidthUnit { number: Verbatim } = "width-unit":
                    "write \"{number}%\" for a part of the text's width, or \"{number}mm\" for a length",
                WidthAtMost { most: TypedAtMost } = "width-at-most": "write \"{most}\" or less",
                BackgroundInstead = "background-instead":
                    "leave out the width, or let the layout show it with `background-picture`",
                MorePixels { width: u32, height: u32, ppi: u32 } = "more-pixels":
                    "take one of at least {width} × {height} pixels, which are {ppi} to an inch, or show it smaller",
                ExportHeic = "export-heic":
                    "export it as JPEG: on a Mac in Preview (File, Export), on Windows in Photos (Save as); on an iPhone, Settings, Camera, Formats, Most Compatible makes new photographs JPEG",
                SaveAsRgb = "save-as-rgb": "open it in a picture program and save it as PNG, or as TIFF in RGB",
                SaveWithWhatIsSeen = "save-with-what-is-seen":
                    "open it in a picture program, show the layers that are hidden, and save it anew; or take another picture",
                RenameTo { name: Quoted } = "rename-to":
                    "call the file `{name}`, here too, so that nobody is misled",
                SaveTheOne = "save-the-one":
                    "if it should be another one, save that alone in a picture program",
                SaveAsSrgb = "save-as-srgb":
                    "open it in a picture program and save it with the colour profile sRGB",
            ]
        }
    };
}
