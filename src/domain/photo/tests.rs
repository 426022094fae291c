use proptest::prelude::*;

use super::header::segments;
use super::*;
use crate::domain::blob::BlobHash;
use crate::domain::place::Place;

/// One segment of a JPEG.
fn segment(mark: u8, inside: &[u8]) -> Vec<u8> {
    let length = u16::try_from(inside.len() + 2).unwrap().to_be_bytes();
    [&[0xff, mark], &length[..], inside].concat()
}

/// A JPEG of this size with these segments before its frame: its scan is one byte.
fn jpeg(width: u16, height: u16, before: &[Vec<u8>]) -> Vec<u8> {
    let mut frame = vec![8];
    frame.extend(height.to_be_bytes());
    frame.extend(width.to_be_bytes());
    frame.push(1);
    let mut bytes = vec![0xff, 0xd8];
    bytes.extend(before.concat());
    bytes.extend(segment(0xc0, &frame));
    bytes.extend(segment(0xda, &[1, 0, 0, 63, 0]));
    bytes.extend([0x17, 0xff, 0xd9]);
    bytes
}

/// What an entry of a directory holds.
enum Held<'a> {
    Short(&'a [u8; 4]),
    Text(&'a str),
    Fractions(&'a [(u32, u32)]),
    Below(Vec<(u16, Held<'a>)>),
}

/// A directory that begins at this place of its block, with what lies behind it.
fn directory(entries: Vec<(u16, Held)>, start: usize) -> Vec<u8> {
    let mut far = start + 2 + 12 * entries.len() + 4;
    let mut bytes = u16::try_from(entries.len()).unwrap().to_be_bytes().to_vec();
    let mut behind = Vec::new();
    for (tag, held) in entries {
        let (kind, count, place) = match held {
            Held::Short(four) => (2_u16, 2_u32, Err(*four)),
            Held::Text(text) => (2, u32::try_from(text.len()).unwrap() + 1, Ok([text.as_bytes(), &[0]].concat())),
            Held::Fractions(all) => {
                let bytes = all.iter().flat_map(|(above, below)| [above.to_be_bytes(), below.to_be_bytes()].concat());
                (5, u32::try_from(all.len()).unwrap(), Ok(bytes.collect()))
            }
            Held::Below(entries) => (4, 1, Ok(directory(entries, far))),
        };
        bytes.extend(tag.to_be_bytes());
        bytes.extend(kind.to_be_bytes());
        bytes.extend(count.to_be_bytes());
        match place {
            Err(four) => bytes.extend(four),
            Ok(held) => {
                bytes.extend(u32::try_from(far).unwrap().to_be_bytes());
                far += held.len();
                behind.extend(held);
            }
        }
    }
    bytes.extend([0; 4]);
    bytes.extend(behind);
    bytes
}

/// What a camera writes.
fn exif(entries: Vec<(u16, Held)>) -> Vec<u8> {
    let block = [&b"Exif\0\0MM\0*\0\0\0\x08"[..], &directory(entries, 8)].concat();
    segment(0xe1, &block)
}

fn place(latitude: &[(u32, u32)], south: &[u8; 4], longitude: &[(u32, u32)]) -> Option<Place> {
    let below = vec![
        (1, Held::Short(south)),
        (2, Held::Fractions(latitude)),
        (3, Held::Short(b"E\0\0\0")),
        (4, Held::Fractions(longitude)),
    ];
    read_exif(&jpeg(40, 30, &[exif(vec![(0x8825, Held::Below(below))])])).place
}

#[test]
fn time_and_place_are_read() {
    let camera = exif(vec![
        (0x0132, Held::Text("2026:11:29 08:00:00")),
        (0x8769, Held::Below(vec![(0x9003, Held::Text("2026:11:28 10:12:00"))])),
    ]);
    assert_eq!(read_exif(&jpeg(40, 30, &[camera])).taken_at.as_deref(), Some("2026-11-28T10:12:00"));
    let edited = exif(vec![(0x0132, Held::Text("2026:11:29 08:00:00"))]);
    assert_eq!(read_exif(&jpeg(40, 30, &[edited])).taken_at.as_deref(), Some("2026-11-29T08:00:00"));
    let found = place(&[(30, 1), (33, 1), (5436, 100)], b"N\0\0\0", &[(114, 1), (18, 1), (0, 0)]).unwrap();
    assert_eq!(found.to_string(), "30.565100,114.300000");
    let south = place(&[(30, 1), (30, 1), (0, 1)], b"S\0\0\0", &[(114, 1), (0, 1), (0, 1)]).unwrap();
    assert_eq!(south.to_string(), "-30.500000,114.000000");
}

#[test]
fn what_makes_no_sense_is_left_out() {
    for text in
        ["0000:00:00 00:00:00", "2026:13:28 10:12:00", "2026:11:28 25:12:00", "                   ", "督查督查督查督"]
    {
        let camera = exif(vec![(0x8769, Held::Below(vec![(0x9003, Held::Text(text))]))]);
        assert_eq!(read_exif(&jpeg(40, 30, &[camera])).taken_at, None, "{text}");
    }
    let zero = [(0, 1), (0, 1), (0, 1)];
    assert_eq!(place(&zero, b"N\0\0\0", &zero), None, "no place was found");
    assert_eq!(place(&[(91, 1), (0, 1), (0, 1)], b"N\0\0\0", &[(114, 1), (0, 1), (0, 1)]), None);
    assert_eq!(place(&[(30, 0), (0, 1), (0, 1)], b"N\0\0\0", &[(114, 1), (0, 1), (0, 1)]), None);
    assert_eq!(place(&[(u32::MAX, 1), (u32::MAX, 1), (u32::MAX, 1)], b"N\0\0\0", &zero), None);
    assert_eq!(read_exif(b""), Exif::default());
    assert_eq!(read_exif(b"\xff\xd8"), Exif::default());
}

#[test]
fn a_directory_that_names_itself_ends() {
    // The directory of the camera is the main one again, and far entries lie outside.
    let mut block = b"Exif\0\0MM\0*\0\0\0\x08\0\x02".to_vec();
    for (tag, kind) in [(0x8769_u16, 4_u16), (0x9003, 2)] {
        block.extend(tag.to_be_bytes());
        block.extend(kind.to_be_bytes());
        block.extend(20_u32.to_be_bytes());
        block.extend(if tag == 0x8769 { 8_u32 } else { u32::MAX }.to_be_bytes());
    }
    assert_eq!(read_exif(&jpeg(40, 30, &[segment(0xe1, &block)])), Exif::default());
}

#[test]
fn a_photo_is_known_by_its_bytes() {
    assert_eq!(look(&jpeg(4000, 3000, &[])), Ok(Seen { kind: PictureKind::Jpeg, size: Some((4000, 3000)) }));
    let png = [b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\x04\0\0\0\x03\0", &[8, 2, 0, 0, 0][..], b"....IEND...."].concat();
    assert_eq!(look(&png), Ok(Seen { kind: PictureKind::Png, size: Some((1024, 768)) }));
    let webp = [&b"RIFF\x16\0\0\0WEBPVP8X\x0a\0\0\0\0\0\0\0"[..], &[0xff, 3, 0, 0xff, 2, 0]].concat();
    assert_eq!(look(&webp), Ok(Seen { kind: PictureKind::Webp, size: Some((1024, 768)) }));
    assert_eq!(look(b"\0\0\0\x18ftypheic\0\0\0\0"), Ok(Seen { kind: PictureKind::Heif, size: None }));
}

#[test]
fn what_is_no_photo_is_refused_for_what_it_is() {
    assert_eq!(look(b""), Err(NotAPhoto::Empty));
    for other in
        [&b"GIF89a\x01\0\x01\0"[..], b"<svg xmlns='http://www.w3.org/2000/svg'/>", b"hello", b"%PDF-1.7", b"PK\x03\x04"]
    {
        assert_eq!(look(other), Err(NotAPhoto::OtherKind), "{other:?}");
    }
    for (width, height) in [(1, 65_535), (30_000, 30_000), (0, 100), (8, 8), (20, 700)] {
        let odd = NotAPhoto::OddSize(u32::from(width), u32::from(height));
        assert_eq!(look(&jpeg(width, height, &[])), Err(odd));
    }
    let whole = jpeg(400, 300, &[]);
    for end in 3..whole.len() {
        assert_eq!(look(&whole[..end]), Err(NotAPhoto::Truncated), "{end} of {}", whole.len());
    }
    let huge = [&b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR"[..], &[0xff; 8], b"IEND"].concat();
    assert!(matches!(look(&huge), Err(NotAPhoto::OddSize(u32::MAX, u32::MAX))));
    assert_eq!(look(b"RIFF\xff\xff\xff\xffWEBPVP8 "), Err(NotAPhoto::Truncated));
}

#[test]
fn a_small_picture_within_is_not_the_end() {
    // The preview that a camera puts into its block ends with the mark of the end.
    let preview = segment(0xe1, &[&b"Exif\0\0"[..], &jpeg(160, 120, &[])].concat());
    let mut cut = jpeg(4000, 3000, &[preview]);
    cut.truncate(cut.len() - 2);
    assert_eq!(look(&cut), Err(NotAPhoto::Truncated));
}

#[test]
fn a_hash_reads_back() {
    let hash = BlobHash::of(b"abc");
    assert_eq!(hash.to_string(), "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
    assert_eq!(hash.to_string().parse(), Ok(hash));
    for wrong in ["", "ba78", &"督".repeat(64), &hash.to_string().to_uppercase(), &format!("{hash}0")] {
        assert!(wrong.parse::<BlobHash>().is_err(), "{wrong}");
    }
}

proptest! {
    #[test]
    fn any_bytes_are_looked_at(bytes in proptest::collection::vec(any::<u8>(), 0..300)) {
        let _ = (look(&bytes), read_exif(&bytes), segments(&bytes).count());
    }

    #[test]
    fn any_bytes_behind_a_good_beginning_are_looked_at(start in 0_usize..5, bytes in proptest::collection::vec(any::<u8>(), 0..300)) {
        let starts: [&[u8]; 5] = [b"\xff\xd8\xff\xe1", b"\x89PNG\r\n\x1a\n", b"RIFF....WEBPVP8", b"....ftypheic", b"\xff\xd8"];
        let mut all = starts[start].to_vec();
        all.extend(bytes);
        let _ = (look(&all), read_exif(&all));
    }

    #[test]
    fn any_block_of_a_camera_is_read(little in any::<bool>(), bytes in proptest::collection::vec(any::<u8>(), 0..400)) {
        let order: &[u8] = if little { b"Exif\0\0II*\0" } else { b"Exif\0\0MM\0*" };
        let whole = jpeg(40, 30, &[segment(0xe1, &[order, &bytes].concat())]);
        let read = read_exif(&whole);
        prop_assert!(read.taken_at.is_none_or(|time| time.len() == 19));
        prop_assert_eq!(look(&whole), Ok(Seen { kind: PictureKind::Jpeg, size: Some((40, 30)) }));
    }

    #[test]
    fn what_a_camera_writes_is_read_whatever_is_changed_in_it(at in 0_usize..200, byte in any::<u8>()) {
        let below = vec![(1, Held::Short(b"N\0\0\0")), (2, Held::Fractions(&[(30, 1), (33, 1), (1, 1)]))];
        let taken = vec![(0x9003, Held::Text("2026:11:28 10:12:00"))];
        let mut whole = jpeg(40, 30, &[exif(vec![(0x8769, Held::Below(taken)), (0x8825, Held::Below(below))])]);
        if let Some(place) = whole.get_mut(at) {
            *place = byte;
        }
        let _ = (look(&whole), read_exif(&whole));
    }
}
