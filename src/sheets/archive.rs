//! The archive that a workbook is (ZIP), written by hand: names, sizes and sums around what is deflated. It names no time.

use std::io::Write as _;

use flate2::write::DeflateEncoder;
use flate2::{Compression, Crc};

/// The version of the format that readers need, 2.0: folders and deflate.
const VERSION: u16 = 20;
/// Names are UTF-8.
const FLAGS: u16 = 1 << 11;
/// Deflate.
const METHOD: u16 = 8;
/// 1 January 1980, the first day that there is.
const DAY: u16 = 33;

/// An archive that is being written.
#[derive(Default)]
pub struct Archive {
    bytes: Vec<u8>,
    directory: Vec<u8>,
    parts: u16,
}

impl Archive {
    /// Adds a part. None where the archive would be larger than one can be (4 GB).
    pub fn add(&mut self, name: &str, text: &str) -> Option<()> {
        let place = u32::try_from(self.bytes.len()).ok()?;
        let mut sum = Crc::new();
        sum.update(text.as_bytes());
        let mut encoder = DeflateEncoder::new(Vec::new(), Compression::default());
        let packed = encoder.write_all(text.as_bytes()).and_then(|()| encoder.finish()).ok()?;
        let mut facts = Vec::new();
        for number in [VERSION, FLAGS, METHOD, 0, DAY] {
            facts.extend(number.to_le_bytes());
        }
        for number in [sum.sum(), u32::try_from(packed.len()).ok()?, u32::try_from(text.len()).ok()?] {
            facts.extend(number.to_le_bytes());
        }
        facts.extend(u16::try_from(name.len()).ok()?.to_le_bytes());
        // No further fields.
        facts.extend([0; 2]);

        self.bytes.extend(b"PK\x03\x04");
        self.bytes.extend(&facts);
        self.bytes.extend(name.as_bytes());
        self.bytes.extend(&packed);

        self.directory.extend(b"PK\x01\x02");
        self.directory.extend(VERSION.to_le_bytes());
        self.directory.extend(&facts);
        // No comment, the first disk, no attributes.
        self.directory.extend([0; 10]);
        self.directory.extend(place.to_le_bytes());
        self.directory.extend(name.as_bytes());
        self.parts += 1;
        Some(())
    }

    /// The file. None where it would be larger than one can be.
    pub fn finish(mut self) -> Option<Vec<u8>> {
        let place = u32::try_from(self.bytes.len()).ok()?;
        let size = u32::try_from(self.directory.len()).ok()?;
        self.bytes.append(&mut self.directory);
        self.bytes.extend(b"PK\x05\x06");
        self.bytes.extend([0; 4]);
        self.bytes.extend(self.parts.to_le_bytes());
        self.bytes.extend(self.parts.to_le_bytes());
        self.bytes.extend(size.to_le_bytes());
        self.bytes.extend(place.to_le_bytes());
        self.bytes.extend([0; 2]);
        Some(self.bytes)
    }
}
