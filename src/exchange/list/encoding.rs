//! Encodings of lists, and how well bytes fit them, judged by the bytes alone.

/// How the characters of a list were stored.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Encoding {
    /// UTF-8, with or without a byte order mark.
    Utf8,
    /// GB18030, as Chinese Excel writes CSV; takes in GBK and GB2312.
    Gb18030,
    /// UTF-16, low byte first: "Unicode text" of spreadsheets.
    Utf16Le,
    /// UTF-16, high byte first.
    Utf16Be,
    /// Big5, as systems in Hong Kong, Macau and Taiwan write.
    Big5,
    /// Windows-1252, one byte a character, as Western systems write.
    Western,
}

impl Encoding {
    /// All of them, the usual ones first.
    pub const ALL: [Encoding; 6] = [Self::Utf8, Self::Gb18030, Self::Utf16Le, Self::Utf16Be, Self::Big5, Self::Western];
}

/// How many characters beyond ASCII are right, and how many are broken.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub(super) struct Quality {
    pub(super) right: usize,
    pub(super) wrong: usize,
}

/// What bytes are as GB18030: characters that texts are made of, those that are seldom met, and what is no character.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub(super) struct GbQuality {
    pub(super) common: usize,
    pub(super) rare: usize,
    pub(super) wrong: usize,
}

impl Quality {
    /// Whether the broken ones are few.
    pub(super) const fn mostly_right(self) -> bool {
        self.wrong * 4 <= self.right
    }
}

impl GbQuality {
    pub(super) const fn all(self) -> usize {
        self.common + self.rare + self.wrong
    }
}

pub(super) fn utf8_quality(bytes: &[u8]) -> Quality {
    let mut quality = Quality::default();
    for chunk in bytes.utf8_chunks() {
        quality.right += chunk.valid().chars().filter(|c| !c.is_ascii()).count();
        quality.wrong += usize::from(!chunk.invalid().is_empty());
    }
    quality
}

/// Common are the 3,755 characters of the first level of GB 2312 and its punctuation; the second level counts half, because
/// names have them.
pub(super) fn gb_quality(bytes: &[u8]) -> GbQuality {
    let (mut common, mut second_level, mut rare, mut wrong) = (0, 0, 0, 0);
    let mut at = 0;
    while at < bytes.len() {
        let lead = bytes[at];
        if lead.is_ascii() {
            at += 1;
            continue;
        }
        let next = |offset: usize| bytes.get(at + offset).copied().unwrap_or_default();
        let (trail, third, fourth) = (next(1), next(2), next(3));
        let step = match (lead, trail) {
            (0x80 | 0xff, _) => None,
            (_, b'0'..=b'9') if (0x81..=0xfe).contains(&third) && fourth.is_ascii_digit() => Some(4),
            (_, 0x40..=0x7e | 0x80..=0xfe) => Some(2),
            _ => None,
        };
        match (step, lead, trail) {
            (None, ..) => wrong += 1,
            (Some(2), 0xb0..=0xd7 | 0xa1..=0xa3, 0xa1..=0xfe) => common += 1,
            (Some(2), 0xd8..=0xf7, 0xa1..=0xfe) => second_level += 1,
            (Some(_), ..) => rare += 1,
        }
        at += step.unwrap_or(1);
    }
    GbQuality { common: common + second_level / 2, rare: rare + second_level - second_level / 2, wrong }
}

/// UTF-16 without a mark: blanks, figures, commas and ends of lines have a zero byte at every second place.
pub(super) fn likely_utf16(bytes: &[u8]) -> Option<Encoding> {
    let zeros_at = |parity: usize| bytes.iter().skip(parity).step_by(2).filter(|byte| **byte == 0).count();
    let parts = |zero: usize| {
        let is_part = |pair: &[u8]| pair[zero] == 0 && matches!(pair[1 - zero], b'\n' | b'\r' | b',' | b';' | b'\t');
        bytes.chunks_exact(2).any(is_part)
    };
    let (even, odd) = (zeros_at(0), zeros_at(1));
    // An end of line now and then is enough, and 一 has a zero at the other place.
    let fits = |own: usize, other: usize| own * 100 >= bytes.len() && other * 2 <= own;
    match () {
        () if fits(odd, even) && parts(1) => Some(Encoding::Utf16Le),
        () if fits(even, odd) && parts(0) => Some(Encoding::Utf16Be),
        () => None,
    }
}

/// Accents, dashes and currency signs stand alone between letters of ASCII; Chinese characters do not.
pub(super) fn likely_western(bytes: &[u8]) -> bool {
    const LOOKED_AT: usize = 10_000;
    let is_letter_or_sign = |byte: u8| matches!(byte, 0xa0..=0xff | 0x80 | 0x85 | 0x8a | 0x8c | 0x8e | 0x91..=0x9f);
    let (mut runs, mut alone) = (0_usize, 0_usize);
    for run in bytes.split(u8::is_ascii).filter(|run| !run.is_empty()).take(LOOKED_AT) {
        runs += 1;
        alone += usize::from(run.len() == 1 && is_letter_or_sign(run[0]));
    }
    runs > 0 && alone * 10 >= runs * 6
}

/// The characters of the first level of Big5, many of which end in a byte of ASCII, as those of GB 2312 never do.
pub(super) fn likely_big5(bytes: &[u8]) -> bool {
    let (mut common, mut low, mut other) = (0_usize, 0_usize, 0_usize);
    let mut at = 0;
    while at < bytes.len() {
        if bytes[at].is_ascii() {
            at += 1;
            continue;
        }
        let trail = bytes.get(at + 1).copied().unwrap_or_default();
        match (bytes[at], trail) {
            (0xa1..=0xc6, 0x40..=0x7e) => {
                common += 1;
                low += 1;
            }
            (0xa1..=0xc6, 0xa1..=0xfe) => common += 1,
            _ => other += 1,
        }
        at += 2;
    }
    let all = common + other;
    common * 10 >= all * 8 && low * 10 >= all
}
