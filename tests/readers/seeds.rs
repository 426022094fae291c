//! Real files for each reader, and ways to mutate them that know what a file looks like.

use std::path::Path;

use sitebook::exchange::{Limits, decode};
use sitebook::storage::{Entry, KeyValue, MemoryJournal, MemoryKeyValue, Workspace, encode};

/// Chance that is the same for the same seed.
pub struct Dice(u64);

/// Pieces that readers may stumble over.
const PIECES: &[&[u8]] = &[
    b"{",
    b"}",
    b"[",
    b"]",
    b",",
    b":",
    b"\"",
    b"\\",
    b"\\u0000",
    b"\\ud800",
    b"\\udc00\\ud800",
    b"null",
    b"true",
    b"-",
    b"-0",
    b"1e999",
    b"9007199254740993",
    b"99999999999999999999999999999999999999",
    b"0.1",
    b"\n",
    b"\r\n",
    b"\0",
    b"\xff",
    b"\xef\xbb\xbf",
    b"\xff\xfe",
    b"\x81\x30\x81\x30",
    b"\x84\x31\xa4\x37",
    b"\"\"\"",
    b"\t;|",
    b"=HYPERLINK(\"x\")",
    b"+1-1@",
    b"<script>alert(1)</script>",
    "\u{202e}\u{2066}\u{200f}".as_bytes(),
    "𠀀é\u{301}\u{1f468}\u{200d}\u{1f469}".as_bytes(),
    b"\"deleted\"",
    b"\"over\":[]",
    b"\"id\":",
    b"\"at\":\"ffffffffffffffff-ffffffff\"",
    b"\"of\":\"local.import/1\"",
    b"\"of\":\"project/x\"",
    b"sitebook/2",
    b"sitebook-raw/1",
    b"S1",
    b"S2",
    b"T1\n",
];

impl Dice {
    pub const fn new(seed: u64) -> Self {
        Self(seed)
    }

    fn below(&mut self, count: usize) -> usize {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        ((mixed ^ (mixed >> 31)) % count.max(1) as u64) as usize
    }

    /// One of the seeds, changed in one to four ways.
    pub fn mutated(&mut self, seeds: &[Vec<u8>]) -> Vec<u8> {
        let mut bytes = seeds[self.below(seeds.len())].clone();
        for _ in 0..=self.below(4) {
            self.mutate(&mut bytes);
        }
        bytes
    }

    fn mutate(&mut self, bytes: &mut Vec<u8>) {
        let size = bytes.len();
        let at = self.below(size + 1).min(size);
        let end = (at + 1 + self.below(64)).min(size);
        match self.below(9) {
            0 if at < size => bytes[at] ^= 1 << self.below(8),
            1 => drop(bytes.splice(at..at, PIECES[self.below(PIECES.len())].iter().copied())),
            2 => drop(bytes.splice(at..end, PIECES[self.below(PIECES.len())].iter().copied())),
            3 => drop(bytes.drain(at..end)),
            4 => bytes.truncate(at),
            5 => {
                let piece = bytes[at..end].to_vec();
                let to = self.below(size + 1).min(size);
                bytes.splice(to..to, piece);
            }
            6 => self.repeat(bytes, at),
            7 => self.swap_lines(bytes),
            _ => self.swap_values(bytes),
        }
    }

    /// The same again and again: depth, length, many records.
    fn repeat(&mut self, bytes: &mut Vec<u8>, at: usize) {
        let piece = PIECES[self.below(PIECES.len())];
        let times = 1 << self.below(17);
        bytes.splice(at..at, piece.repeat(times));
    }

    fn swap_lines(&mut self, bytes: &mut Vec<u8>) {
        let mut lines: Vec<&[u8]> = bytes.split(|byte| *byte == b'\n').collect();
        let count = lines.len();
        lines.swap(self.below(count), self.below(count));
        if self.below(2) == 0 {
            lines.insert(self.below(count), lines[self.below(count)]);
        }
        *bytes = lines.join(&b'\n');
    }

    /// What stands between quotes in one place goes to another.
    fn swap_values(&mut self, bytes: &mut Vec<u8>) {
        let quotes: Vec<usize> =
            bytes.iter().enumerate().filter(|(_, byte)| **byte == b'"').map(|(at, _)| at).collect();
        if quotes.len() < 4 {
            return;
        }
        let pairs = quotes.len() / 2;
        let (one, other) = (self.below(pairs) * 2, self.below(pairs) * 2);
        let value = bytes[quotes[one]..quotes[one + 1]].to_vec();
        bytes.splice(quotes[other]..quotes[other + 1], value);
    }
}

fn read(path: &str) -> Vec<u8> {
    std::fs::read(Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/files").join(path)).unwrap()
}

fn files() -> Vec<Vec<u8>> {
    ["v1/by_0.1.0.sitebook.json", "v1/by_another_hand.sitebook.json"].map(read).to_vec()
}

fn entries() -> Vec<Entry> {
    let file = decode(read("v1/by_0.1.0.sitebook.json"), Limits::default()).unwrap();
    let origin = "local.import/4b".parse().unwrap();
    let imported = |place: usize| place.is_multiple_of(3);
    file.into_changes()
        .enumerate()
        .map(
            |(place, change)| {
                if imported(place) { Entry::imported(change, Clone::clone(&origin)) } else { Entry::own(change) }
            },
        )
        .collect()
}

/// What a device holds that has worked a little.
fn device() -> MemoryKeyValue {
    let (record, journal) = (MemoryKeyValue::default(), MemoryJournal::default());
    let workspace: Workspace = "main".parse().unwrap();
    let (saver, _) =
        sitebook::app::saving::Saver::open_in_memory(record.clone(), journal, workspace, 1, || 0, |_, _| ());
    let entries = entries();
    saver.append(entries.iter().take(400).cloned().collect());
    record
}

/// What to begin with.
pub fn seeds_of(reader: &str) -> Vec<Vec<u8>> {
    let record = device();
    let texts = |kind: &str| -> Vec<String> {
        let keys = record.keys(&format!("sitebook/main/{kind}/")).unwrap();
        keys.iter().map(|key| record.get(key).unwrap().unwrap()).collect()
    };
    match reader {
        "file" => files(),
        "changes" => {
            let entries = entries();
            let lines: Vec<String> = entries
                .iter()
                .map(|entry| {
                    let mut line = Vec::new();
                    sitebook::book::write_canonical(&entry.change, &mut line);
                    let line = String::from_utf8(line).unwrap();
                    // Without its id, so that an altered change is another one and not refused.
                    line.replacen(&format!("\"id\":\"{}\",", entry.change.id()), "", 1)
                })
                .collect();
            lines.chunks(40).map(|some| some.join("\n").into_bytes()).collect()
        }
        "list" | "gb18030" => ["lists/gmpp_2022.csv", "lists/project_list_gb18030.csv"].map(read).to_vec(),
        "segment" => vec![encode(&entries()[..40.min(entries().len())])],
        "columns" => vec![columns_of(&encode(&entries()), 0), lines_of(&entries())],
        "tail" => texts("tail").into_iter().map(String::into_bytes).collect(),
        _ => {
            let workspace = "main".parse().unwrap();
            vec![sitebook::storage::Dump::of_record(&record, &workspace).unwrap().to_json().into_bytes()]
        }
    }
}

fn columns_of(segment: &[u8], form: u8) -> Vec<u8> {
    use std::io::Read;
    let mut columns = vec![form];
    flate2::read::DeflateDecoder::new(&segment[18..]).read_to_end(&mut columns).unwrap();
    columns
}

fn lines_of(entries: &[Entry]) -> Vec<u8> {
    let mut lines = vec![1];
    for entry in entries {
        sitebook::book::write_canonical(&entry.change, &mut lines);
        lines.push(b'\n');
    }
    lines
}
