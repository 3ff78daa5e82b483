//! Sentences about photographs of the sheet by which a printer is measured.

/// Adds the messages of this file to those before it, and hands all to the next file.
macro_rules! calibration {
    ([$next:ident $($rest:ident)*] [$($faults:tt)*] [$($hints:tt)*]) => {
        $next! {
            [$($rest)*]
            [
                $($faults)*

                // Photographs of the sheet of `trykk calibrate`.
                PhotoNotRead { name: Quoted, fault: SystemFault } = "photo-not-read":
                    "the photograph `{name}` cannot be read: {fault}",
                PhotoMissing { name: Quoted } = "photo-missing": "there is no photograph `{name}`",
                PhotoTooLong { name: Quoted, most: u64 } = "photo-too-long":
                    "the file `{name}` is too long for a photograph; {most} MB are the most",
                SheetUnseen { name: Quoted } = "sheet-unseen":
                    "in `{name}` the sheet of trykk calibrate is not seen, or not all four rings near its corners",
                MarksHidden { name: Quoted, seen: usize, of: usize } = "marks-hidden":
                    "in `{name}` only {seen} of the {of} marks of the sheet are seen",
                SheetOblique { name: Quoted, degrees: usize } = "sheet-oblique":
                    "`{name}` was taken {degrees}° aslant, too much to measure by it",
                SheetBlurred { name: Quoted } = "sheet-blurred":
                    "`{name}` is blurred, too much to measure by it",
                SheetCoarse { name: Quoted } = "sheet-coarse":
                    "in `{name}` the sheet is too small to measure by it",
                SheetNotFlat { name: Quoted, off: FineMm } = "sheet-not-flat":
                    "in `{name}` the sheet does not look flat: parts of it lie {off} beside their places",
                SheetNoEdge { name: Quoted, edge: PaperEdge } = "sheet-no-edge":
                    "in `{name}` the {edge} edge of the paper is not seen clearly",
                SheetScaled { name: Quoted, percent: Tenths } = "sheet-scaled":
                    "in `{name}` the sheet is printed at {percent} % of its size",
                SheetNoBars { name: Quoted, edge: PaperEdge } = "sheet-no-bars":
                    "in `{name}` the black bars at the {edge} edge of the paper are not seen",
                SheetsDiffer { face: SheetSide } = "sheets-differ":
                    "the photographs of the {face} do not agree, so nothing can be told from them",
                NoFrontSeen = "no-front-seen": "no photograph shows the front of the sheet",
                NoBackSeen = "no-back-seen":
                    "no photograph shows the back of the sheet, so nothing is told of backs",
                ProfileNotWritten = "profile-not-written":
                    "trykk.toml cannot be understood as it is, so nothing was written into it",
            ]
            [
                $($hints)*

                // Photographs of the sheet of `trykk calibrate`.
                ScanAsJpeg = "scan-as-jpeg": "save the scan or the photograph as JPEG or PNG, a file for each side",
                CheckPath = "check-path": "check the name of the file, and the folder that it lies in",
                PhotosThere { names: List } = "photos-there":
                    "pictures in that folder are {names}; write the name of the one that you mean",
                WholeSheet = "whole-sheet":
                    "print the sheet that `trykk calibrate` makes, lay it on something dark, and take the picture again with all four corners in it, right side up or not",
                NoGlare = "no-glare":
                    "take the picture again without a lamp that shines in it, a shadow or a finger on the sheet",
                FromAbove = "from-above": "take the picture again from straight above the sheet",
                HoldStill = "hold-still":
                    "take the picture again with more light, and hold the camera still until it is sharp",
                CloserSheet = "closer-sheet":
                    "take the picture again so that the sheet fills most of it, or scan at 200 pixels per inch or more",
                LayFlat = "lay-flat":
                    "lay the sheet flat, with weights on its edges if it curls, and take the picture again from farther away",
                OnSomethingDark = "on-something-dark":
                    "lay the sheet on something dark and even, with some of that to be seen on all four sides; in a scanner, lay black paper over it and scan more than A4, or photograph it instead",
                FullSize = "full-size":
                    "print the sheet again at actual size (100 %), on A4, without fitting it to the page",
                PrintFullStrength = "print-full-strength":
                    "print the sheet again without saving ink or toner",
                TakeAgain = "take-again": "take them again, of one and the same sheet, from straight above",
                TakeTheFront = "take-the-front": "take a picture of the side with the title and the first steps, and name it too",
                TakeTheBack = "take-the-back": "take a picture of the other side, and name it too",
            ]
        }
    };
}
