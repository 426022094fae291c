//! Bytes of a list into text: which encoding it is, and where it is broken.
//!
//! A character that is broken is read as [`LOST`], so that the rest of the list can be read and the cell that holds it be named and
//! left out: a name that is silently wrong is worse than a cell that is missing. Tables of characters are not part of the module that
//! the browser loads: the browser has them already.

use super::encoding::{Encoding, gb_quality, likely_big5, likely_utf16, likely_western, utf8_quality};
use super::foreign::{Foreign, foreign};

/// What stands for a character that could not be read, or that was lost before the file came here.
pub const LOST: char = char::REPLACEMENT_CHARACTER;

/// Why a list is read in its encoding.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Grounds {
    /// A mark at its beginning says so.
    Mark,
    /// Every character of it is right.
    Valid,
    /// Nearly every character of it is right.
    Nearly,
    /// Nothing else is likelier, but it is to be looked at.
    Doubtful,
    /// A person said so.
    Chosen,
}

/// A list as text.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Decoded {
    /// The text, with [`LOST`] for what is broken.
    pub text: String,
    /// What it was read in.
    pub encoding: Encoding,
    /// Why.
    pub grounds: Grounds,
}

/// Why bytes are not the text of a list.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum TextError {
    /// It is a file of another kind.
    Foreign(Foreign),
}

const UTF8_MARK: &[u8] = b"\xef\xbb\xbf";
const UTF16LE_MARK: &[u8] = b"\xff\xfe";
const UTF16BE_MARK: &[u8] = b"\xfe\xff";

/// The sign with which old systems end a text file.
const END_OF_FILE: char = '\u{1a}';

/// Decodes a list in the encoding that it seems to have.
pub fn decode(bytes: &[u8]) -> Result<(String, Encoding), TextError> {
    decode_as(bytes, None).map(|decoded| (decoded.text, decoded.encoding))
}

/// Decodes a list, in the encoding that a person chose or in the one that it seems to have.
///
/// | It | is read as |
/// |---|---|
/// | starts with EF BB BF, FF FE or FE FF | UTF-8, UTF-16 |
/// | has zero bytes at every second place | UTF-16 |
/// | is valid UTF-8, or nearly | UTF-8 |
/// | holds common Chinese characters as GB18030 has them | GB18030 |
/// | holds single bytes beyond ASCII, as accents and currency signs are | Windows-1252, doubtful |
/// | anything else | what fits best, doubtful |
pub fn decode_as(bytes: &[u8], chosen: Option<Encoding>) -> Result<Decoded, TextError> {
    if let Some(kind) = foreign(bytes) {
        return Err(TextError::Foreign(kind));
    }
    let (encoding, grounds) = match chosen {
        Some(encoding) => (encoding, Grounds::Chosen),
        None => seeming(bytes),
    };
    let mut text = decoded(without_mark(bytes, encoding), encoding);
    text.truncate(text.trim_end_matches(END_OF_FILE).len());
    // Some of what looks right stands for no character.
    let grounds = if grounds == Grounds::Valid && text.contains(LOST) { Grounds::Nearly } else { grounds };
    match looks_binary(&text, chosen.is_some()) {
        true => Err(TextError::Foreign(Foreign::Binary)),
        false => Ok(Decoded { text, encoding, grounds }),
    }
}

fn seeming(bytes: &[u8]) -> (Encoding, Grounds) {
    if bytes.starts_with(UTF16LE_MARK) {
        return (Encoding::Utf16Le, Grounds::Mark);
    }
    if bytes.starts_with(UTF16BE_MARK) {
        return (Encoding::Utf16Be, Grounds::Mark);
    }
    if let Some(encoding) = likely_utf16(bytes) {
        return (encoding, Grounds::Nearly);
    }
    match bytes.strip_prefix(UTF8_MARK) {
        // A program can put the mark in front of something else.
        Some(rest) if utf8_quality(rest).mostly_right() => (Encoding::Utf8, Grounds::Mark),
        Some(rest) => without_any_mark(rest),
        None => without_any_mark(bytes),
    }
}

fn without_any_mark(bytes: &[u8]) -> (Encoding, Grounds) {
    let utf8 = utf8_quality(bytes);
    if utf8.wrong == 0 {
        return (Encoding::Utf8, Grounds::Valid);
    }
    if utf8.right > 0 && utf8.mostly_right() {
        return (Encoding::Utf8, Grounds::Nearly);
    }
    let gb = gb_quality(bytes);
    if gb.common * 10 >= gb.all() * 6 && gb.wrong * 10 <= gb.all() {
        return (Encoding::Gb18030, if gb.wrong == 0 { Grounds::Valid } else { Grounds::Nearly });
    }
    let encoding = match () {
        () if likely_big5(bytes) => Encoding::Big5,
        () if likely_western(bytes) => Encoding::Western,
        () if utf8.right > utf8.wrong => Encoding::Utf8,
        () => Encoding::Gb18030,
    };
    (encoding, Grounds::Doubtful)
}

fn without_mark(bytes: &[u8], encoding: Encoding) -> &[u8] {
    let mark = match encoding {
        Encoding::Utf16Le => UTF16LE_MARK,
        Encoding::Utf16Be => UTF16BE_MARK,
        Encoding::Utf8 | Encoding::Gb18030 | Encoding::Big5 | Encoding::Western => UTF8_MARK,
    };
    bytes.strip_prefix(mark).unwrap_or(bytes)
}

fn decoded(bytes: &[u8], encoding: Encoding) -> String {
    match encoding {
        Encoding::Utf8 => String::from_utf8_lossy(bytes).into_owned(),
        Encoding::Utf16Le => utf16(bytes, u16::from_le_bytes),
        Encoding::Utf16Be => utf16(bytes, u16::from_be_bytes),
        Encoding::Gb18030 => by_table(bytes, "gb18030"),
        Encoding::Big5 => by_table(bytes, "big5"),
        Encoding::Western => by_table(bytes, "windows-1252"),
    }
}

fn utf16(bytes: &[u8], unit: fn([u8; 2]) -> u16) -> String {
    let units = bytes.chunks_exact(2).map(|pair| unit([pair[0], pair[1]]));
    let mut text: String = char::decode_utf16(units).map(|read| read.unwrap_or(LOST)).collect();
    if bytes.len() % 2 == 1 {
        text.push(LOST);
    }
    text
}

/// Whether a text holds so many characters that no text has that it is none. In an encoding that a person chose only zeros count.
fn looks_binary(text: &str, chosen: bool) -> bool {
    const ONE_IN: usize = 50;
    let is_strange = |c: &char| c.is_ascii_control() && !matches!(c, '\t' | '\n' | '\r' | '\u{b}' | '\u{c}');
    let strange = text.chars().filter(is_strange).count();
    match chosen {
        true => text.contains('\0') && strange * 2 > text.chars().count(),
        false => text.contains('\0') || strange * ONE_IN > text.chars().count(),
    }
}

#[cfg(not(target_arch = "wasm32"))]
fn by_table(bytes: &[u8], label: &str) -> String {
    let encoding = encoding_rs::Encoding::for_label(label.as_bytes()).expect("a label of the standard");
    encoding.decode_without_bom_handling(bytes).0.into_owned()
}

#[cfg(target_arch = "wasm32")]
fn by_table(bytes: &[u8], label: &str) -> String {
    let decoder = web_sys::TextDecoder::new_with_label(label);
    decoder.and_then(|decoder| decoder.decode_with_u8_array(bytes)).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[track_caller]
    fn check(bytes: &[u8], text: &str, encoding: Encoding, grounds: Grounds) {
        assert_eq!(decode_as(bytes, None), Ok(Decoded { text: text.to_owned(), encoding, grounds }), "{bytes:02x?}");
    }

    fn gb(text: &str) -> Vec<u8> {
        encoding_rs::GB18030.encode(text).0.into_owned()
    }

    fn utf16(text: &str, unit: fn(u16) -> [u8; 2]) -> Vec<u8> {
        text.encode_utf16().flat_map(unit).collect()
    }

    #[test]
    fn each_encoding_is_recognised() {
        check("项目".as_bytes(), "项目", Encoding::Utf8, Grounds::Valid);
        check(b"\xef\xbb\xbfname", "name", Encoding::Utf8, Grounds::Mark);
        check(b"\xff\xfe\x79\x98\xee\x76", "项目", Encoding::Utf16Le, Grounds::Mark);
        check(b"\xfe\xff\x98\x79\x76\xee", "项目", Encoding::Utf16Be, Grounds::Mark);
        check(&gb("项目,𠀀"), "项目,𠀀", Encoding::Gb18030, Grounds::Valid);
        check(b"", "", Encoding::Utf8, Grounds::Valid);
        check(b"name,total\n", "name,total\n", Encoding::Utf8, Grounds::Valid);
        check(b"name\n\x1a", "name\n", Encoding::Utf8, Grounds::Valid);
    }

    #[test]
    fn utf16_needs_no_mark() {
        for text in ["项目名称,总投资(万元)\r\n北河泵站,100\r\n", "name\ttotal\n", "项目名称\n一\n丁\n"]
        {
            check(&utf16(text, u16::to_le_bytes), text, Encoding::Utf16Le, Grounds::Nearly);
            check(&utf16(text, u16::to_be_bytes), text, Encoding::Utf16Be, Grounds::Nearly);
        }
    }

    #[test]
    fn one_cut_character_costs_itself_alone() {
        let mut bytes = "项目名称,建设内容\n北河泵站,引堤加".as_bytes().to_vec();
        bytes.extend_from_slice(b"\xe5\x9b\r\n");
        bytes.extend_from_slice("西岭隧道,左洞\n".as_bytes());
        let expected = "项目名称,建设内容\n北河泵站,引堤加\u{fffd}\r\n西岭隧道,左洞\n";
        check(&bytes, expected, Encoding::Utf8, Grounds::Nearly);
        check(&[UTF8_MARK, &bytes].concat(), expected, Encoding::Utf8, Grounds::Mark);

        let mut bytes = gb("项目名称,建设内容,总投资\n北河泵站,引堤加");
        bytes.extend_from_slice(b"\xb9,800\n");
        bytes.extend(gb("西岭隧道,左洞,500\n"));
        let expected = "项目名称,建设内容,总投资\n北河泵站,引堤加\u{fffd},800\n西岭隧道,左洞,500\n";
        check(&bytes, expected, Encoding::Gb18030, Grounds::Nearly);

        let mut bytes = [UTF16LE_MARK, &utf16("甲,乙\n", u16::to_le_bytes)].concat();
        bytes.push(0x4e);
        check(&bytes, "甲,乙\n\u{fffd}", Encoding::Utf16Le, Grounds::Mark);
    }

    #[test]
    fn western_text_is_not_silently_chinese() {
        for text in [
            "Name;Total\nCafé Zürich;12\nPont de l’Île;5\n",
            "name,cost\nSchool,£12\nRoad,£3\n",
            "Año,Peñón de Ifach\nx,Málaga – Córdoba\n",
        ] {
            let bytes = encoding_rs::WINDOWS_1252.encode(text).0.into_owned();
            check(&bytes, text, Encoding::Western, Grounds::Doubtful);
        }
    }

    #[test]
    fn traditional_characters_of_old_systems_are_doubtful_and_right() {
        let text = "項目名稱,總投資,建設地點\n北河泵站擴建工程,1200,東鄉\n西嶺隧道改造,500,西鄉\n";
        let bytes = encoding_rs::BIG5.encode(text).0.into_owned();
        check(&bytes, text, Encoding::Big5, Grounds::Doubtful);
    }

    #[test]
    fn rare_names_do_not_make_a_chinese_list_doubtful() {
        let text = "项目名称,负责人\n䶮山路,𠮷某\n㐂镇闸,濛濮\n鄄城堤,邰某\n";
        check(&gb(text), text, Encoding::Gb18030, Grounds::Valid);
    }

    #[test]
    fn a_mark_in_front_of_something_else_is_not_believed() {
        let bytes = [UTF8_MARK, &gb("项目名称,总投资\n北河泵站,12\n")].concat();
        check(&bytes, "项目名称,总投资\n北河泵站,12\n", Encoding::Gb18030, Grounds::Valid);
    }

    #[test]
    fn a_person_chooses_the_encoding() {
        let bytes = gb("项目名称\n北河泵站\n");
        let read = |encoding| decode_as(&bytes, Some(encoding)).unwrap();
        assert_eq!(read(Encoding::Gb18030).text, "项目名称\n北河泵站\n");
        assert_eq!(read(Encoding::Gb18030).grounds, Grounds::Chosen);
        assert!(read(Encoding::Utf8).text.contains(LOST));
        for encoding in Encoding::ALL {
            assert_eq!(read(encoding).encoding, encoding, "what a person chooses is read, right or wrong");
        }
    }

    #[test]
    fn files_that_are_no_text_are_named() {
        let refused = |bytes: &[u8]| decode(bytes).unwrap_err();
        assert_eq!(refused(b"PK\x03\x04..."), TextError::Foreign(Foreign::Workbook));
        assert_eq!(refused(b"GIF\x00"), TextError::Foreign(Foreign::Binary));
        assert_eq!(refused(b"\x01\x02\x03\x04abc"), TextError::Foreign(Foreign::Binary));
        assert_eq!(refused(b"{\"format\":\"sitebook/1\"}"), TextError::Foreign(Foreign::Book));
    }

    proptest! {
        #[test]
        fn a_broken_byte_leaves_the_rest_of_a_chinese_list(
            rows in proptest::collection::vec("[项目名称东川区水利站扩建]{4,12}", 3..8),
            place in 0..3_usize,
        ) {
            let mut bytes = Vec::new();
            for (number, row) in rows.iter().enumerate() {
                bytes.extend(gb(row));
                if number == place {
                    bytes.push(0xff);
                }
                bytes.extend_from_slice(b",1\n");
            }
            let read = decode_as(&bytes, None).unwrap();
            prop_assert_eq!(read.encoding, Encoding::Gb18030);
            let expected: String = rows.iter().enumerate().map(|(number, row)| {
                format!("{row}{},1\n", if number == place { "\u{fffd}" } else { "" })
            }).collect();
            prop_assert_eq!(read.text, expected);
        }

        #[test]
        fn no_bytes_make_decoding_panic(bytes in proptest::collection::vec(any::<u8>(), 0..64)) {
            let _ = decode(&bytes);
            for encoding in Encoding::ALL {
                let _ = decode_as(&bytes, Some(encoding));
            }
        }
    }
}
