//! When and where a photo was taken, as the camera wrote it into the file (EXIF): read before the picture is made smaller, which drops it.
//!
//! Everything is bounded and nothing is trusted: no offset leads out of the block, no more than [`MOST_ENTRIES`] entries of a directory are
//! looked at, at most three directories are read, and what makes no sense is left out. Numbers are whole throughout.

use crate::domain::place::Place;

use super::header::segments;

/// What the camera wrote.
#[derive(Clone, PartialEq, Eq, Default, Debug)]
pub struct Exif {
    /// 拍摄时间 by the camera's clock, `2026-11-28T10:12:00`.
    pub taken_at: Option<String>,
    /// 拍摄地点, as the satellites give it (WGS-84).
    pub place: Option<Place>,
}

/// How many entries of one directory are looked at.
const MOST_ENTRIES: u16 = 512;

const EXIF_DIRECTORY: u16 = 0x8769;
const GPS_DIRECTORY: u16 = 0x8825;
const CHANGED: u16 = 0x0132;
const TAKEN: u16 = 0x9003;
const LATITUDE_SIDE: u16 = 1;
const LATITUDE: u16 = 2;
const LONGITUDE_SIDE: u16 = 3;
const LONGITUDE: u16 = 4;

/// Reads what a JPEG says; nothing where it says nothing, or is none.
pub fn read_exif(bytes: &[u8]) -> Exif {
    if !bytes.starts_with(&[0xff, 0xd8]) {
        return Exif::default();
    }
    let block = segments(bytes).take(64).find_map(|(mark, _, inside)| match mark {
        0xe1 => inside.strip_prefix(b"Exif\0\0"),
        _ => None,
    });
    block.and_then(Block::of).map(|block| block.read()).unwrap_or_default()
}

/// The block that the camera wrote: a small TIFF file.
struct Block<'a> {
    bytes: &'a [u8],
    is_little: bool,
}

/// One entry of a directory.
#[derive(Clone, Copy)]
struct Entry {
    tag: u16,
    kind: u16,
    count: u32,
    /// Where its four bytes stand.
    at: usize,
}

impl<'a> Block<'a> {
    fn of(bytes: &'a [u8]) -> Option<Self> {
        match bytes.get(..2)? {
            b"II" => Some(Self { bytes, is_little: true }),
            b"MM" => Some(Self { bytes, is_little: false }),
            _ => None,
        }
    }

    fn read(&self) -> Exif {
        let main = self.long(4).map(|at| self.directory(at)).unwrap_or_default();
        let below = |tag: u16| {
            let entry = find(&main, tag)?;
            self.long(entry.at).map(|at| self.directory(at))
        };
        let taken = below(EXIF_DIRECTORY).and_then(|entries| self.time(find(&entries, TAKEN)?));
        let changed = || self.time(find(&main, CHANGED)?);
        let place = below(GPS_DIRECTORY).and_then(|entries| self.place(&entries));
        Exif { taken_at: taken.or_else(changed), place }
    }

    fn short(&self, at: usize) -> Option<u16> {
        let two = self.bytes.get(at..at.checked_add(2)?)?;
        let two = [two[0], two[1]];
        Some(if self.is_little { u16::from_le_bytes(two) } else { u16::from_be_bytes(two) })
    }

    fn long(&self, at: usize) -> Option<u32> {
        let four = self.bytes.get(at..at.checked_add(4)?)?;
        let four = [four[0], four[1], four[2], four[3]];
        Some(if self.is_little { u32::from_le_bytes(four) } else { u32::from_be_bytes(four) })
    }

    fn directory(&self, at: u32) -> Vec<Entry> {
        let Some((at, count)) = usize::try_from(at).ok().and_then(|at| Some((at, self.short(at)?))) else {
            return Vec::new();
        };
        let entry = |number: u16| {
            let at = at.checked_add(2 + 12 * usize::from(number))?;
            let (tag, kind, count) = (self.short(at)?, self.short(at + 2)?, self.long(at + 4)?);
            Some(Entry { tag, kind, count, at: at + 8 })
        };
        (0..count.min(MOST_ENTRIES)).map_while(entry).collect()
    }

    /// What an entry of more than four bytes holds.
    fn far(&self, entry: Entry, bytes: usize) -> Option<&'a [u8]> {
        let at = usize::try_from(self.long(entry.at)?).ok()?;
        self.bytes.get(at..at.checked_add(bytes)?)
    }

    /// A time as cameras write it, `2026:11:28 10:12:00`.
    fn time(&self, entry: Entry) -> Option<String> {
        let text = (entry.kind == 2 && entry.count >= 19).then(|| self.far(entry, 19)).flatten()?;
        let number = |from: usize, to: usize| {
            text[from..to]
                .iter()
                .try_fold(0_u32, |sum, digit| digit.is_ascii_digit().then(|| sum * 10 + u32::from(digit - b'0')))
        };
        let between = [4, 7, 10, 13, 16].map(|at| text[at]);
        if !matches!(between, [b':' | b'-', b':' | b'-', b' ' | b'T', b':', b':']) {
            return None;
        }
        let (year, month, day) = (number(0, 4)?, number(5, 7)?, number(8, 10)?);
        let (hour, minute, second) = (number(11, 13)?, number(14, 16)?, number(17, 19)?);
        chrono::NaiveDate::from_ymd_opt(i32::try_from(year).ok()?, month, day)
            .filter(|_| (1980..2100).contains(&year))?
            .and_hms_opt(hour, minute, second)
            .map(|time| time.format("%Y-%m-%dT%H:%M:%S").to_string())
    }

    fn place(&self, entries: &[Entry]) -> Option<Place> {
        let side = |tag: u16| self.bytes.get(find(entries, tag)?.at).copied();
        let latitude = self.degrees(find(entries, LATITUDE)?, 90)?;
        let longitude = self.degrees(find(entries, LONGITUDE)?, 180)?;
        let south = match side(LATITUDE_SIDE)? {
            b'N' => false,
            b'S' => true,
            _ => return None,
        };
        let west = match side(LONGITUDE_SIDE)? {
            b'E' => false,
            b'W' => true,
            _ => return None,
        };
        // What a camera writes that has not found its place.
        if latitude == 0 && longitude == 0 {
            return None;
        }
        let signed = |millionths: i32, is_negative: bool| if is_negative { -millionths } else { millionths };
        Some(Place { latitude: signed(latitude, south), longitude: signed(longitude, west) })
    }

    /// Degrees, minutes and seconds, each as a fraction, in millionths of a degree.
    fn degrees(&self, entry: Entry, most: i128) -> Option<i32> {
        if entry.kind != 5 || entry.count != 3 {
            return None;
        }
        self.far(entry, 24)?;
        let at = usize::try_from(self.long(entry.at)?).ok()?;
        let mut millionths: i128 = 0;
        for (place, parts) in [1_i128, 60, 3_600].into_iter().enumerate() {
            let (above, below) = (self.long(at + 8 * place)?, self.long(at + 8 * place + 4)?);
            // Some cameras leave the seconds out as 0/0.
            if below == 0 && above != 0 {
                return None;
            }
            let below = i128::from(below.max(1));
            millionths += i128::from(above) * 1_000_000 / (below * parts);
        }
        i32::try_from(millionths).ok().filter(|_| millionths <= most * 1_000_000)
    }
}

fn find(entries: &[Entry], tag: u16) -> Option<Entry> {
    entries.iter().copied().find(|entry| entry.tag == tag)
}
