//! The first bytes of a file → what it is. Names of files are not looked at here: they may say something
//! else.

use image::ImageFormat;

use crate::diag::values::FileKind;

/// What a file is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// A picture that can be read.
    Picture(PictureKind),
    /// A picture of a telephone, in HEVC, which is not free to be read.
    Heic,
    /// A picture in AV1.
    Avif,
    /// A drawing in SVG.
    Svg,
    /// Something else that has a name.
    Other(FileKind),
    /// Nobody knows.
    Unknown,
}

/// A kind of picture that can be read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum PictureKind {
    /// JPEG.
    Jpeg,
    /// PNG.
    Png,
    /// GIF.
    Gif,
    /// WebP.
    WebP,
    /// TIFF.
    Tiff,
}

/// Other files by what they begin with.
const OTHERS: [(&[u8], FileKind); 8] = [
    (b"%PDF-", FileKind::Pdf),
    (b"8BPS", FileKind::Photoshop),
    (b"BM", FileKind::Bmp),
    (b"\0\0\0\x0cjP  ", FileKind::Jpeg2000),
    (b"\xff\x0a", FileKind::JpegXl),
    (b"\0\0\0\x0cJXL ", FileKind::JpegXl),
    (b"PK\x03\x04", FileKind::Zip),
    (b"%!PS", FileKind::PostScript),
];
/// The brands of pictures in HEVC (ISO/IEC 23008-12, annex B).
const HEIC: [&[u8; 4]; 8] = [
    b"heic", b"heix", b"heim", b"heis", b"hevc", b"hevx", b"mif1", b"msf1",
];
/// How far into a file a drawing may begin, behind its declaration and comments.
const LOOKED_AT: usize = 4096;

impl Kind {
    /// What these bytes are.
    pub fn of(bytes: &[u8]) -> Self {
        if bytes.get(4..8) == Some(b"ftyp") {
            match bytes.get(8..12) {
                Some(b"avif" | b"avis") => return Self::Avif,
                Some(brand) if HEIC.iter().any(|heic| brand == *heic) => return Self::Heic,
                _ => return Self::Other(FileKind::Film),
            }
        }
        match image::guess_format(bytes) {
            Ok(ImageFormat::Jpeg) => return Self::Picture(PictureKind::Jpeg),
            Ok(ImageFormat::Png) => return Self::Picture(PictureKind::Png),
            Ok(ImageFormat::Gif) => return Self::Picture(PictureKind::Gif),
            Ok(ImageFormat::WebP) => return Self::Picture(PictureKind::WebP),
            Ok(ImageFormat::Tiff) => return Self::Picture(PictureKind::Tiff),
            _ => {}
        }
        if let Some((_, name)) = OTHERS.iter().find(|(start, _)| bytes.starts_with(start)) {
            return Self::Other(*name);
        }
        let start = bytes.get(..LOOKED_AT).unwrap_or(bytes);
        let is_text = !start.contains(&0);
        match is_text && start.windows(4).any(|four| four == b"<svg") {
            true => Self::Svg,
            false => Self::Unknown,
        }
    }
}

impl PictureKind {
    /// What it is called.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Jpeg => "JPEG",
            Self::Png => "PNG",
            Self::Gif => "GIF",
            Self::WebP => "WebP",
            Self::Tiff => "TIFF",
        }
    }

    /// How the names of such files end, the usual way first.
    pub const fn endings(self) -> &'static [&'static str] {
        match self {
            Self::Jpeg => &["jpg", "jpeg", "jpe", "jfif"],
            Self::Png => &["png"],
            Self::Gif => &["gif"],
            Self::WebP => &["webp"],
            Self::Tiff => &["tif", "tiff"],
        }
    }

    /// The same for what decodes it.
    pub const fn format(self) -> ImageFormat {
        match self {
            Self::Jpeg => ImageFormat::Jpeg,
            Self::Png => ImageFormat::Png,
            Self::Gif => ImageFormat::Gif,
            Self::WebP => ImageFormat::WebP,
            Self::Tiff => ImageFormat::Tiff,
        }
    }
}
