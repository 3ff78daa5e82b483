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
                IconTooLarge { size: usize, most: usize } = "icon-too-large":
                    "this drawing is {size} kB long; {most} kB are more than any icon needs",
                IconNotSvg { detail: Verbatim } = "icon-not-svg":
                    "this is not a drawing in SVG: {detail}",
                IconTooDeep { most: usize } = "icon-too-deep":
                    "groups lie more than {most} deep in each other here",
                IconElement { name: Verbatim } = "icon-element": "an icon cannot hold <{name}>",
                IconNoViewBox = "icon-no-view-box": "the icon does not say how large it is",
                IconViewBox { text: Quoted, most: Number } = "icon-view-box":
                    "`{text}` is not a square of 1 to {most} units",
                IconSize = "icon-size": "the icon is not square, or far too large",
                IconColor { text: Quoted } = "icon-color":
                    "an icon has no colour of its own, but this says `{text}`",
                IconEffect { name: Verbatim, value: Quoted } = "icon-effect":
                    "an icon cannot have {name} `{value}`",
                IconBadValue { name: Verbatim, text: Quoted } = "icon-bad-value":
                    "{name} cannot be `{text}`",
                IconPathData = "icon-path-data": "the path breaks off here",
                IconOutside { excess: Tenths } = "icon-outside":
                    "the drawing reaches {excess} units beyond its viewBox",
                IconEmpty = "icon-empty": "this icon draws nothing",
                IconFromOutside { target: Quoted } = "icon-from-outside":
                    "the drawing refers to `{target}`, which is outside its own file",

                // Pictures.
                PictureMissing { name: Quoted, folder: Verbatim } = "picture-missing":
                    "there is no picture `{name}` in {folder}",
                PictureNoName { name: Quoted, folder: Verbatim } = "picture-no-name":
                    "`{name}` is not the name of a file in {folder}",
                PictureIsDrawing { name: Quoted } = "picture-is-drawing":
                    "`{name}` is a drawing, not a picture",
                PictureNeither { name: Quoted } = "picture-neither":
                    "`{name}` is neither JPEG nor PNG",
                PictureBroken { name: Quoted } = "picture-broken":
                    "the picture `{name}` is damaged, or only a part of it is there",
                PictureTooLarge { name: Quoted, width: u32, height: u32, most: u64 } = "picture-too-large":
                    "the picture `{name}` has {width} × {height} pixels; {most} million are the most",
                PictureCmyk { name: Quoted } = "picture-cmyk":
                    "the picture `{name}` is in the four colours of a print shop (CMYK)",
            ]
            [
                $($hints)*

                // Icons.
                IconExport = "icon-export": "save it anew from the drawing program as plain SVG",
                IconTextToPath = "icon-text-to-path":
                    "turn the words into paths in the drawing program",
                IconShapesOnly { names: List } = "icon-shapes-only": "draw it with {names} only",
                IconNoSize = "icon-no-size": "leave out width and height; the viewBox says it all",
                IconCurrentColor = "icon-current-color":
                    "write currentColor, or none; the theme gives the colour",
                IconMoveInside = "icon-move-inside":
                    "move it inside, and leave room for half a line's thickness",
                IconDrawSome = "icon-draw-some": "give its shapes stroke=\"currentColor\"",
                IconHoldsAll = "icon-holds-all":
                    "copy what it shows into this file as paths, or leave it out: an icon holds all that is drawn",
                IconNoPictures = "icon-no-pictures":
                    "draw it with paths, or leave it out; pictures made of pixels are no part of an icon",
                IconNoLinks = "icon-no-links": "leave out the link, and keep what stands inside it",

                // Pictures.
                PutPicture { folder: Verbatim } = "put-picture":
                    "put the file in {folder}, and write its name with the ending: bilde.jpg",
                DrawingsAreIcons { folder: Verbatim, icon: Verbatim } = "drawings-are-icons":
                    "drawings go to {folder}, and are named as icons, without the ending: {icon}",
                SaveAsJpeg = "save-as-jpeg":
                    "open it in a picture program and save it as JPEG (photographs) or PNG",
                FetchAnew = "fetch-anew":
                    "fetch it anew from where it came, or open it in a picture program and save it as JPEG or PNG",
                MakeSmaller = "make-smaller":
                    "make it smaller in a picture program: 2500 × 3500 pixels fill A4 at the finest that paper shows",
                SaveAsRgb = "save-as-rgb": "open it in a picture program and save it in RGB",
            ]
        }
    };
}
