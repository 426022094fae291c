//! What a chosen file is and how large a picture it announces, read from its first bytes: so that nothing is decoded that cannot be a photo.
//!
//! | File | Answer |
//! |---|---|
//! | JPEG, PNG, WebP of a usual size, whole | its kind and size |
//! | HEIC, HEIF, AVIF | its kind; whether the browser can decode it, the browser says |
//! | a text, an SVG, a GIF, a PDF, anything else | [`NotAPhoto::OtherKind`] |
//! | one that ends before its end mark | [`NotAPhoto::Truncated`] |
//! | one side of more than 30 times the other, or under 16 pixels; more than 120 megapixels | [`NotAPhoto::OddSize`] |

/// What kind of picture a file is.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum PictureKind {
    /// JPEG.
    Jpeg,
    /// PNG.
    Png,
    /// WebP.
    Webp,
    /// HEIC and its kin, which not every browser can read.
    Heif,
}

/// What is known of a picture before it is decoded.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Seen {
    /// Its kind.
    pub kind: PictureKind,
    /// Its width and height in pixels as stored, before it is turned; none where the file says so deep inside only.
    pub size: Option<(u32, u32)>,
}

/// Why a file is not taken as a photo.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum NotAPhoto {
    /// There is nothing in it.
    Empty,
    /// It is larger than [`LARGEST_FILE`].
    TooLarge,
    /// It is no picture that a camera makes.
    OtherKind,
    /// It ends too soon: it was not copied whole.
    Truncated,
    /// It announces a size that no photo has.
    OddSize(u32, u32),
}

/// The most bytes of a file that is taken: 60 MiB, more than any phone writes.
pub const LARGEST_FILE: usize = 60 << 20;

/// The most pixels of a picture: 120 megapixels.
const MOST_PIXELS: u64 = 120_000_000;
/// The fewest pixels of one side.
const SHORTEST_SIDE: u32 = 16;
/// How often the short side may go into the long one.
const LONGEST_SHAPE: u32 = 30;

/// Looks at the bytes of a whole file.
pub fn look(bytes: &[u8]) -> Result<Seen, NotAPhoto> {
    if bytes.is_empty() {
        return Err(NotAPhoto::Empty);
    }
    if bytes.len() > LARGEST_FILE {
        return Err(NotAPhoto::TooLarge);
    }
    let (kind, size) = if bytes.starts_with(&[0xff, 0xd8, 0xff]) {
        (PictureKind::Jpeg, Some(jpeg(bytes)?))
    } else if bytes.starts_with(b"\x89PNG\r\n\x1a\n") {
        (PictureKind::Png, Some(png(bytes)?))
    } else if bytes.starts_with(b"RIFF") && bytes.get(8..12) == Some(b"WEBP") {
        (PictureKind::Webp, webp(bytes)?)
    } else if bytes.get(4..8) == Some(b"ftyp") && is_heif(bytes) {
        (PictureKind::Heif, None)
    } else {
        return Err(NotAPhoto::OtherKind);
    };
    if let Some((width, height)) = size.filter(|(width, height)| is_odd(*width, *height)) {
        return Err(NotAPhoto::OddSize(width, height));
    }
    Ok(Seen { kind, size })
}

fn is_odd(width: u32, height: u32) -> bool {
    let (short, long) = (width.min(height), width.max(height));
    short < SHORTEST_SIDE
        || long / short > LONGEST_SHAPE
        || u64::from(width).saturating_mul(u64::from(height)) > MOST_PIXELS
}

/// The segments of a JPEG up to its picture: each with its mark and what is in it.
///
/// The place of what is in it comes along.
pub(super) fn segments(bytes: &[u8]) -> impl Iterator<Item = (u8, usize, &[u8])> {
    let mut at = 2;
    std::iter::from_fn(move || {
        // Bytes of 0xFF may fill the space before a mark.
        while bytes.get(at) == Some(&0xff) && bytes.get(at + 1) == Some(&0xff) {
            at += 1;
        }
        let mark = *bytes.get(at + 1).filter(|_| bytes[at] == 0xff)?;
        let length = usize::from(u16::from_be_bytes([*bytes.get(at + 2)?, *bytes.get(at + 3)?]));
        let inside = bytes.get(at + 4..at + 2 + length.max(2))?;
        let start = at + 4;
        at += 2 + length.max(2);
        Some((mark, start, inside))
    })
}

/// The mark behind which the picture itself stands.
const START_OF_SCAN: u8 = 0xda;

fn jpeg(bytes: &[u8]) -> Result<(u32, u32), NotAPhoto> {
    let mut size = None;
    for (mark, start, inside) in segments(bytes) {
        match mark {
            // Frames of every kind of coding; C4, C8 and CC are tables.
            0xc0..=0xcf if !matches!(mark, 0xc4 | 0xc8 | 0xcc) => {
                let side = |at: usize| Some(u32::from(u16::from_be_bytes([*inside.get(at)?, *inside.get(at + 1)?])));
                size = size.or(side(3).zip(side(1)));
            }
            START_OF_SCAN => {
                let ends = bytes[start + inside.len()..].windows(2).any(|pair| pair == [0xff, 0xd9]);
                return size.filter(|_| ends).ok_or(NotAPhoto::Truncated);
            }
            _ => {}
        }
    }
    Err(NotAPhoto::Truncated)
}

fn png(bytes: &[u8]) -> Result<(u32, u32), NotAPhoto> {
    let number = |at: usize| {
        let four = bytes.get(at..at + 4)?;
        Some(u32::from_be_bytes([four[0], four[1], four[2], four[3]]))
    };
    let size = number(16).zip(number(20)).filter(|_| bytes.get(12..16) == Some(b"IHDR"));
    let end = bytes.len().saturating_sub(1024);
    let ends = bytes[end..].windows(4).any(|four| four == b"IEND");
    size.filter(|_| ends).ok_or(NotAPhoto::Truncated)
}

fn webp(bytes: &[u8]) -> Result<Option<(u32, u32)>, NotAPhoto> {
    let four = bytes.get(4..8).ok_or(NotAPhoto::Truncated)?;
    let stated = u32::from_le_bytes([four[0], four[1], four[2], four[3]]);
    if (bytes.len() as u64) < u64::from(stated) + 8 {
        return Err(NotAPhoto::Truncated);
    }
    let pair = |at: usize| Some(u32::from(u16::from_le_bytes([*bytes.get(at)?, *bytes.get(at + 1)?])));
    let three = |at: usize| Some(pair(at)? | u32::from(*bytes.get(at + 2)?) << 16);
    Ok(match bytes.get(12..16) {
        Some(b"VP8X") => three(24).zip(three(27)).map(|(width, height)| (width + 1, height + 1)),
        Some(b"VP8 ") => pair(26).zip(pair(28)).map(|(width, height)| (width & 0x3fff, height & 0x3fff)),
        Some(b"VP8L") => {
            let bits = pair(21).zip(pair(23)).map(|(low, high)| low | high << 16);
            bits.map(|bits| ((bits & 0x3fff) + 1, (bits >> 14 & 0x3fff) + 1))
        }
        _ => None,
    })
}

fn is_heif(bytes: &[u8]) -> bool {
    const BRANDS: [&[u8]; 8] = [b"heic", b"heix", b"hevc", b"heim", b"heis", b"mif1", b"msf1", b"avif"];
    bytes.get(8..12).is_some_and(|brand| BRANDS.contains(&brand))
}
