//! Bytes of a list into text: which encoding it is, and where it is broken.
//!
//! Architecture invariant: nothing is ever decoded with replacement characters, because a name that is silently wrong is
//! worse than a list that is refused. Tables of characters are not part of the module that the browser loads: the browser
//! has them already.

/// How the characters of a list were stored.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Encoding {
    /// UTF-8, with or without a byte order mark.
    Utf8,
    /// UTF-16, low byte first, with a byte order mark: "Unicode text" of spreadsheets.
    Utf16Le,
    /// UTF-16, high byte first, with a byte order mark.
    Utf16Be,
    /// GB18030, as Chinese Excel writes CSV; takes in GBK and GB2312.
    Gb18030,
}

/// Why bytes are not the text of a list. Places are counted in bytes from 0.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum TextError {
    /// A workbook of a spreadsheet program: it must be saved as CSV first.
    Workbook,
    /// Something else that is not text.
    NotText {
        /// The first byte that text does not have.
        at: usize,
    },
    /// It says that it is in this encoding, and is not.
    Broken {
        /// What its mark says.
        encoding: Encoding,
        /// Where it stops being so.
        at: usize,
    },
    /// Neither UTF-8 nor GB18030.
    UnknownEncoding {
        /// Where it stops being UTF-8.
        utf8_at: usize,
        /// Where it stops being GB18030.
        gb18030_at: usize,
    },
}

/// The bytes at which files of spreadsheet programs start: ZIP (.xlsx, .ods) and the older compound file (.xls).
const WORKBOOKS: [&[u8]; 2] = [b"PK\x03\x04", b"\xd0\xcf\x11\xe0"];

/// Decodes a list.
///
/// | Starts with | Read as |
/// |---|---|
/// | EF BB BF | UTF-8 |
/// | FF FE, FE FF | UTF-16 |
/// | anything else that is valid UTF-8 | UTF-8 |
/// | anything else | GB18030 |
pub fn decode(bytes: &[u8]) -> Result<(String, Encoding), TextError> {
    if WORKBOOKS.iter().any(|start| bytes.starts_with(start)) {
        return Err(TextError::Workbook);
    }
    match bytes {
        [0xff, 0xfe, rest @ ..] => utf16(rest, Encoding::Utf16Le, u16::from_le_bytes),
        [0xfe, 0xff, rest @ ..] => utf16(rest, Encoding::Utf16Be, u16::from_be_bytes),
        [0xef, 0xbb, 0xbf, rest @ ..] => utf8_after_mark(rest),
        _ => without_mark(bytes),
    }
}

fn utf16(rest: &[u8], encoding: Encoding, unit: fn([u8; 2]) -> u16) -> Result<(String, Encoding), TextError> {
    const MARK: usize = 2;
    let mut text = String::with_capacity(rest.len());
    let mut at = MARK;
    for read in char::decode_utf16(rest.chunks_exact(2).map(|pair| unit([pair[0], pair[1]]))) {
        let character = read.map_err(|_| TextError::Broken { encoding, at })?;
        if character == '\0' {
            return Err(TextError::NotText { at });
        }
        at += character.len_utf16() * 2;
        text.push(character);
    }
    match rest.len() % 2 {
        0 => Ok((text, encoding)),
        _ => Err(TextError::Broken { encoding, at }),
    }
}

fn utf8_after_mark(rest: &[u8]) -> Result<(String, Encoding), TextError> {
    const MARK: usize = 3;
    not_binary(rest, MARK)?;
    match std::str::from_utf8(rest) {
        Ok(text) => Ok((text.to_owned(), Encoding::Utf8)),
        Err(error) => Err(TextError::Broken { encoding: Encoding::Utf8, at: MARK + error.valid_up_to() }),
    }
}

fn without_mark(bytes: &[u8]) -> Result<(String, Encoding), TextError> {
    not_binary(bytes, 0)?;
    let utf8_at = match std::str::from_utf8(bytes) {
        Ok(text) => return Ok((text.to_owned(), Encoding::Utf8)),
        Err(error) => error.valid_up_to(),
    };
    match gb18030(bytes) {
        Some(text) => Ok((text, Encoding::Gb18030)),
        None => Err(TextError::UnknownEncoding { utf8_at, gb18030_at: end_of_gb18030(bytes) }),
    }
}

fn not_binary(bytes: &[u8], offset: usize) -> Result<(), TextError> {
    match bytes.iter().position(|byte| *byte == 0) {
        Some(at) => Err(TextError::NotText { at: at + offset }),
        None => Ok(()),
    }
}

/// Where bytes that are not GB18030 stop being so, found by halving: a browser's decoder says only yes or no.
fn end_of_gb18030(bytes: &[u8]) -> usize {
    const LONGEST_CHARACTER: usize = 4;
    let whole = |end: usize| gb18030(&bytes[..end]).is_some();
    let nearly_whole = |end: usize| (0..LONGEST_CHARACTER).any(|cut| end >= cut && whole(end - cut));
    let (mut good, mut bad) = (0, bytes.len());
    while bad - good > 1 {
        let middle = good + (bad - good) / 2;
        match nearly_whole(middle) {
            true => good = middle,
            false => bad = middle,
        }
    }
    (0..LONGEST_CHARACTER).filter_map(|cut| good.checked_sub(cut)).find(|end| whole(*end)).unwrap_or(0)
}

#[cfg(not(target_arch = "wasm32"))]
fn gb18030(bytes: &[u8]) -> Option<String> {
    let text = encoding_rs::GB18030.decode_without_bom_handling_and_without_replacement(bytes)?;
    Some(text.into_owned())
}

#[cfg(target_arch = "wasm32")]
fn gb18030(bytes: &[u8]) -> Option<String> {
    let strict = web_sys::TextDecoderOptions::new();
    strict.set_fatal(true);
    let decoder = web_sys::TextDecoder::new_with_label_and_options("gb18030", &strict).ok()?;
    decoder.decode_with_u8_array(bytes).ok()
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn check(bytes: &[u8], expected: Result<(&str, Encoding), TextError>) {
        assert_eq!(decode(bytes), expected.map(|(text, encoding)| (text.to_owned(), encoding)), "{bytes:02x?}");
    }

    fn gb(text: &str) -> Vec<u8> {
        encoding_rs::GB18030.encode(text).0.into_owned()
    }

    #[test]
    fn each_encoding_is_recognised() {
        check("项目".as_bytes(), Ok(("项目", Encoding::Utf8)));
        check(b"\xef\xbb\xbfname", Ok(("name", Encoding::Utf8)));
        check(b"\xff\xfe\x79\x98\xee\x76", Ok(("项目", Encoding::Utf16Le)));
        check(b"\xfe\xff\x98\x79\x76\xee", Ok(("项目", Encoding::Utf16Be)));
        check(&gb("项目,𠀀"), Ok(("项目,𠀀", Encoding::Gb18030)));
        check(b"", Ok(("", Encoding::Utf8)));
    }

    #[test]
    fn broken_text_is_refused_with_its_place() {
        check(b"\xef\xbb\xbfab\xff", Err(TextError::Broken { encoding: Encoding::Utf8, at: 5 }));
        check(b"\xff\xfe\x41\x00\x00\xd8\x41\x00", Err(TextError::Broken { encoding: Encoding::Utf16Le, at: 4 }));
        check(b"\xff\xfe\x41\x00\x42", Err(TextError::Broken { encoding: Encoding::Utf16Le, at: 4 }));
        let mut mixed = gb("项目名称");
        mixed.extend_from_slice(b"\xff,");
        check(&mixed, Err(TextError::UnknownEncoding { utf8_at: 0, gb18030_at: 8 }));
        check(b"ab\x81", Err(TextError::UnknownEncoding { utf8_at: 2, gb18030_at: 2 }));
    }

    #[test]
    fn files_that_are_no_text_are_named() {
        check(b"PK\x03\x04...", Err(TextError::Workbook));
        check(b"\xd0\xcf\x11\xe0\xa1", Err(TextError::Workbook));
        check(b"GIF\x00", Err(TextError::NotText { at: 3 }));
    }

    proptest! {
        #[test]
        fn gb18030_is_read_up_to_its_first_broken_byte(text in "[项目a𠀀é,]{0,20}", tail in proptest::collection::vec(any::<u8>(), 0..8)) {
            let mut bytes = gb(&text);
            let whole = bytes.len();
            bytes.push(0xff);
            bytes.extend(tail.iter().map(|byte| byte | 1));
            if let Err(TextError::UnknownEncoding { gb18030_at, .. }) = decode(&bytes) {
                prop_assert_eq!(gb18030_at, whole);
            } else {
                prop_assert!(false, "0xff starts no character");
            }
        }

        #[test]
        fn no_bytes_make_decoding_panic(bytes in proptest::collection::vec(any::<u8>(), 0..64)) {
            let _ = decode(&bytes);
        }
    }
}
