//! What is looked at before a workbook is opened: that it is whole, not locked, no larger unpacked than it may be, and that nothing in
//! it makes a reader reserve or repeat what is not there.

use std::io::{Cursor, ErrorKind, Read};

use zip::ZipArchive;
use zip::result::ZipError;

use crate::reply::Refusal;

/// A workbook as an archive.
pub type Archive<'a> = ZipArchive<Cursor<&'a [u8]>>;

/// How many bytes of a part are looked at for what it declares.
const HEAD: usize = 4096;

/// Opens the archive, having unpacked once every part that a reader may look at, up to so many bytes altogether.
pub fn checked(bytes: &[u8], most: u64) -> Result<Archive<'_>, Refusal> {
    let mut archive = ZipArchive::new(Cursor::new(bytes)).map_err(refusal)?;
    let mut left = most;
    for place in 0..archive.len() {
        let mut part = archive.by_index(place).map_err(refusal)?;
        let name = part.name().map_err(refusal)?.to_ascii_lowercase();
        if !(name.ends_with(".xml") || name.ends_with(".rels")) {
            continue;
        }
        let size = check_part(&mut part, left)?;
        left -= size;
    }
    Ok(archive)
}

/// Unpacks a part to its end, where its checksum is compared. Its size.
fn check_part(part: &mut impl Read, left: u64) -> Result<u64, Refusal> {
    let mut head = Vec::new();
    let mut size = 0;
    let mut buffer = vec![0; 1 << 16];
    loop {
        let count = match part.read(&mut buffer) {
            Ok(0) => break,
            Ok(count) => count,
            Err(error) if error.kind() == ErrorKind::Interrupted => continue,
            Err(error) => return Err(Refusal::Damaged(error.to_string())),
        };
        size += count as u64;
        if size > left {
            return Err(Refusal::Swollen);
        }
        if head.len() < HEAD {
            head.extend_from_slice(&buffer[..count]);
        }
    }
    // A workbook needs neither, and what they stand for can be without end.
    if holds(&head, b"<!DOCTYPE") || holds(&head, b"<!ENTITY") {
        return Err(Refusal::Damaged("<!DOCTYPE".to_owned()));
    }
    // Room for as many texts is made beforehand.
    match declared_texts(&head) {
        Some(texts) if texts > size => Err(Refusal::Damaged(format!("uniqueCount={texts}"))),
        _ => Ok(size),
    }
}

/// How many texts a table of texts says that it has.
fn declared_texts(head: &[u8]) -> Option<u64> {
    const NAME: &[u8] = b"uniqueCount=";
    let at = head.windows(NAME.len()).position(|window| window == NAME)? + NAME.len() + 1;
    let digits = head[at.min(head.len())..].iter().take_while(|byte| byte.is_ascii_digit());
    Some(digits.fold(0_u64, |sum, digit| sum.saturating_mul(10).saturating_add(u64::from(digit - b'0'))))
}

fn holds(bytes: &[u8], part: &[u8]) -> bool {
    bytes.windows(part.len()).any(|window| window == part)
}

/// What an archive says in the words of this module.
pub fn refusal(error: ZipError) -> Refusal {
    match error {
        ZipError::UnsupportedArchive(why) if why == ZipError::PASSWORD_REQUIRED => Refusal::Locked,
        ZipError::InvalidPassword => Refusal::Locked,
        other => Refusal::Damaged(other.to_string()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn more_texts_than_bytes_are_refused() {
        let part = b"<sst count=\"1\" uniqueCount=\"4000000000\"><si/></sst>";
        assert!(matches!(check_part(&mut &part[..], 1000), Err(Refusal::Damaged(_))));
        let part = b"<sst count=\"2\" uniqueCount=\"2\"><si/><si/></sst>";
        assert_eq!(check_part(&mut &part[..], 1000), Ok(part.len() as u64));
    }

    #[test]
    fn entities_and_bombs_are_refused() {
        assert!(matches!(check_part(&mut &b"<!DOCTYPE a [<!ENTITY b 'c'>]><a/>"[..], 1000), Err(Refusal::Damaged(_))));
        assert_eq!(check_part(&mut std::io::repeat(b' ').take(200_000), 199_999), Err(Refusal::Swollen));
    }
}
