use proptest::prelude::*;

use super::*;

const TAKEN: Judged = Judged { has_macros: false, is_locked: false };
const WITH_MACROS: Judged = Judged { has_macros: true, is_locked: false };

/// A whole PDF, as short as one may be.
fn pdf() -> Vec<u8> {
    b"%PDF-1.7\n1 0 obj<</Type/Catalog>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n".to_vec()
}

/// A ZIP package of empty entries.
fn package(names: &[&str]) -> Vec<u8> {
    let (mut bytes, mut directory) = (Vec::new(), Vec::new());
    for name in names {
        let length = u16::try_from(name.len()).unwrap().to_le_bytes();
        directory.extend(b"PK\x01\x02");
        directory.extend([0; 24]);
        directory.extend(length);
        directory.extend([0; 12]);
        directory.extend(u32::try_from(bytes.len()).unwrap().to_le_bytes());
        directory.extend(name.as_bytes());
        bytes.extend(b"PK\x03\x04");
        bytes.extend([0; 22]);
        bytes.extend(length);
        bytes.extend([0; 2]);
        bytes.extend(name.as_bytes());
    }
    let (start, count) = (u32::try_from(bytes.len()).unwrap(), u16::try_from(names.len()).unwrap().to_le_bytes());
    let length = u32::try_from(directory.len()).unwrap();
    bytes.extend(directory);
    bytes.extend(b"PK\x05\x06\0\0\0\0");
    bytes.extend([count, count].concat());
    bytes.extend(length.to_le_bytes());
    bytes.extend(start.to_le_bytes());
    bytes.extend([0; 2]);
    bytes
}

/// A compound file whose directory has these entries.
fn compound(names: &[&str]) -> Vec<u8> {
    let mut bytes = packed::COMPOUND.to_vec();
    bytes.resize(512, 0);
    for name in names {
        let mut entry: Vec<u8> = name.encode_utf16().flat_map(u16::to_le_bytes).collect();
        let length = u16::try_from(entry.len() + 2).unwrap();
        entry.resize(64, 0);
        entry.extend(length.to_le_bytes());
        entry.extend([2, 1]);
        entry.resize(128, 0);
        bytes.extend(entry);
    }
    bytes
}

fn usual(name: &str, bytes: &[u8]) -> Result<Judged, NotAttached> {
    judge(name, bytes, AttachmentRules { most_mb: 20, macros: MacroFiles::Marked })
}

#[test]
fn what_an_office_meets_is_taken() {
    let docx = package(&["[Content_Types].xml", "word/document.xml"]);
    let xlsx = package(&["[Content_Types].xml", "xl/workbook.xml", "xl/printerSettings/printerSettings1.bin"]);
    let pptx = package(&["[Content_Types].xml", "ppt/presentation.xml"]);
    for (name, bytes) in [
        ("可研批复.PDF", pdf()),
        ("scan.pdf", [b"\xef\xbb\xbf\r\n".to_vec(), pdf()].concat()),
        ("请示.docx", docx.clone()),
        ("台账.xlsx", xlsx),
        ("汇报.pptx", pptx),
        ("请示.wps", docx),
        ("请示.doc", compound(&["Root Entry", "WordDocument"])),
        ("请示.wps", compound(&["Root Entry", "WordDocument"])),
        ("台账.xls", compound(&["Workbook"])),
        ("汇报.ppt", compound(&["PowerPoint Document"])),
        ("批复.ofd", package(&["OFD.xml", "Doc_0/Document.xml"])),
        ("说明.txt", "围挡倒伏 3 米\r\n".into()),
        ("说明.txt", b"\xce\xa7\xb5\xb2".to_vec()),
        ("说明.txt", b"\xff\xfeH\0i\0".to_vec()),
        ("台账.csv", "名称,数量\n甲,3\n".into()),
        ("录音.mp3", b"ID3\x04\0".to_vec()),
        ("录音.mp3", b"\xff\xfb\x90\0".to_vec()),
        ("录音.m4a", b"\0\0\0\x20ftypM4A \0\0\0\0".to_vec()),
        ("录音.aac", b"\xff\xf1\x50\x80".to_vec()),
        ("录音.wav", b"RIFF\x24\0\0\0WAVEfmt ".to_vec()),
        ("录音.amr", b"#!AMR\n\x3c".to_vec()),
        ("录音.ogg", b"OggS\0\x02".to_vec()),
        ("资料.zip", package(&["批复/可研批复.pdf", "照片/1.jpg", "照片/"])),
    ] {
        assert_eq!(usual(name, &bytes), Ok(TAKEN), "{name}");
    }
}

#[test]
fn what_does_not_fit_its_name_is_refused_for_what_it_is() {
    let page = b"\xef\xbb\xbf <!DOCTYPE html><script>alert(1)</script>".to_vec();
    let drawing = b"<svg xmlns='http://www.w3.org/2000/svg'><script/></svg>".to_vec();
    let wide: Vec<u8> = [0xff, 0xfe].into_iter().chain("<html>".encode_utf16().flat_map(u16::to_le_bytes)).collect();
    for (name, bytes, content) in [
        ("发票.pdf", b"MZ\x90\0\x03\0\0\0".to_vec(), Content::Program),
        ("发票.pdf", b"\x7fELF\x02\x01\x01".to_vec(), Content::Program),
        ("说明.pdf", page.clone(), Content::Markup),
        ("说明.txt", page, Content::Markup),
        ("说明.txt", wide, Content::Markup),
        ("图.pdf", drawing.clone(), Content::Markup),
        ("图.csv", drawing, Content::Markup),
        ("说明.txt", b"#!/bin/sh\nrm -r x\n".to_vec(), Content::Script),
        ("说明.txt", b"MZ is how programs begin".to_vec(), Content::Program),
        ("说明.txt", b"a\0b".to_vec(), Content::Unknown),
        ("说明.txt", b"\xce\xff\xff\xff".to_vec(), Content::Unknown),
        ("台账.xlsx", package(&["[Content_Types].xml", "word/document.xml"]), Content::Office(content::Part::Word)),
        ("安装.doc", compound(&["Root Entry", "Property"]), Content::Unknown),
        ("台账.xls", b"<table><tr><td>".to_vec(), Content::Markup),
        ("照片.pdf", b"\xff\xd8\xff\xe0\0\x10JFIF".to_vec(), Content::Picture),
        ("资料.zip", b"Rar!\x1a\x07\x01\0".to_vec(), Content::OtherArchive),
        ("录音.mp3", b"OggS\0\x02".to_vec(), Content::Ogg),
    ] {
        let ending = ending_of(name).unwrap();
        assert_eq!(usual(name, &bytes), Err(NotAttached::Differs(ending, content)), "{name}");
    }
    for name in ["发票.pdf.exe", "a.html", "a.svg", "a.js", "a.lnk", "a.xlsb", "附件", ".pdf", "a.", "a.p df", ""] {
        assert_eq!(usual(name, &pdf()), Err(NotAttached::OtherKind), "{name}");
    }
}

#[test]
fn what_is_not_whole_empty_or_too_long_is_refused() {
    assert_eq!(usual("a.pdf", b""), Err(NotAttached::Empty));
    let (whole, packed) = (pdf(), package(&["[Content_Types].xml", "word/document.xml"]));
    assert_eq!(usual("a.pdf", &whole[..whole.len() / 2]), Err(NotAttached::Truncated));
    for end in 4..packed.len() {
        assert_eq!(usual("a.docx", &packed[..end]), Err(NotAttached::Truncated), "{end}");
    }
    let long = [pdf(), vec![b' '; (1 << 20) - pdf().len()]].concat();
    let most = |most_mb| AttachmentRules { most_mb, macros: MacroFiles::Marked };
    let mut longer = long.clone();
    longer.push(b' ');
    assert_eq!(judge("a.pdf", &longer, most(1)), Err(NotAttached::TooLarge(1)));
    assert_ne!(judge("a.pdf", &long, most(1)), Err(NotAttached::TooLarge(1)), "as long as it may be");
}

#[test]
fn macros_are_marked_or_refused_as_the_office_says() {
    let plain = package(&["[Content_Types].xml", "xl/workbook.xml"]);
    let code = package(&["[Content_Types].xml", "xl/workbook.xml", "xl/vbaProject.bin"]);
    let sheets = package(&["[Content_Types].xml", "xl/workbook.xml", "xl/macrosheets/sheet1.xml"]);
    let old = compound(&["WordDocument", "Macros", "VBA"]);
    for (name, bytes) in [
        ("a.xlsm", &plain),
        ("a.xlsm", &code),
        ("a.xlsx", &code),
        ("a.xlsx", &sheets),
        ("a.et", &code),
        ("a.doc", &old),
    ] {
        assert_eq!(usual(name, bytes), Ok(WITH_MACROS), "{name}");
        let strict = AttachmentRules { most_mb: 20, macros: MacroFiles::Refused };
        assert_eq!(judge(name, bytes, strict), Err(NotAttached::Macros), "{name}");
    }
    let locked = Judged { has_macros: false, is_locked: true };
    assert_eq!(usual("a.xlsx", &compound(&["EncryptionInfo", "EncryptedPackage"])), Ok(locked));
}

#[test]
fn an_archive_is_taken_for_the_documents_in_it_alone() {
    for holds in ["a.exe", "b/c.js", "a.pdf.lnk", "a.docm", "inner.zip", "../a.pdf", "/a.pdf", "b\\..\\a.pdf", "readme"]
    {
        let bytes = package(&["可研批复.pdf", holds]);
        assert_eq!(usual("资料.zip", &bytes), Err(NotAttached::Holds(holds.to_owned())));
    }
    // One that calls an entry otherwise where its bytes stand than in its table.
    let mut bytes = package(&["aa.pdf", "bb.pdf"]);
    let own = bytes.windows(6).position(|six| six == b"bb.pdf").unwrap();
    bytes[own..own + 6].copy_from_slice(b"bb.exe");
    assert_eq!(usual("资料.zip", &bytes), Err(NotAttached::Truncated));
}

#[test]
fn a_name_is_safe_on_every_system_and_shows_what_it_is() {
    for (name, safe) in [
        ("可研批复.pdf", "可研批复.pdf"),
        ("../../etc/passwd.txt", "_.._etc_passwd.txt"),
        ("C:\\Windows\\a?.pdf", "C__Windows_a_.pdf"),
        ("CON.pdf", "_CON.pdf"),
        ("nul .txt", "_nul.txt"),
        ("com1.x.txt", "_com1.x.txt"),
        ("lpt³.txt", "_lpt³.txt"),
        ("COM10.txt", "COM10.txt"),
        ("发票\u{202e}fdp.exe", "发票fdp.exe"),
        ("a\nb\0.pdf", "ab.pdf"),
        (" . ", "附件"),
        ("...pdf", "pdf"),
        ("a. .pdf", "a.pdf"),
        ("批复.PDF", "批复.PDF"),
        ("", "附件"),
    ] {
        assert_eq!(safe_name(name), safe, "{name:?}");
    }
    let long = format!("{}.docx", "督".repeat(500));
    assert_eq!((shown_name(&long).chars().count(), safe_name(&long).chars().count()), (200, 120));
    assert_eq!(ending_of(&shown_name(&long)).as_deref(), Some("docx"), "a long name stays of its kind");
    assert_eq!(safe_name(&format!("{}.docx", "督".repeat(130))).chars().count(), 120);
}

#[test]
fn each_file_goes_its_way() {
    let picture = b"\x89PNG\r\n\x1a\n";
    for (name, bytes, way) in [
        ("IMG_1.jpg", &b"\xff\xd8\xff"[..], Way::Photo),
        ("image", picture, Way::Photo),
        ("cut.png", b"", Way::Photo),
        ("drawing.jpg", b"<svg/>", Way::Photo),
        ("a.pdf", b"%PDF-", Way::Attachment),
        ("a.pdf", picture, Way::Attachment),
        ("a.exe", b"MZ", Way::Attachment),
        ("a.html", b"<p>", Way::Attachment),
    ] {
        assert_eq!(way_of(name, bytes), way, "{name}");
    }
}

proptest! {
    #[test]
    fn any_bytes_are_judged(start in 0_usize..6, at in 0_usize..400, byte in any::<u8>(), kind in 0_usize..FILE_KINDS.len(),
        bytes in proptest::collection::vec(any::<u8>(), 0..400)) {
        let starts: [Vec<u8>; 6] = [
            Vec::new(), b"PK\x03\x04".to_vec(), packed::COMPOUND.to_vec(), b"%PDF-".to_vec(), b"\xff\xfe".to_vec(),
            package(&["[Content_Types].xml", "xl/a.xml"]),
        ];
        let mut all = [starts[start].clone(), bytes].concat();
        if let Some(place) = all.get_mut(at) {
            *place = byte;
        }
        let name = format!("a.{}", FILE_KINDS[kind].endings[0]);
        prop_assert_eq!(usual(&name, &all), usual(&name, &all));
    }

    #[test]
    fn any_name_becomes_one_that_every_system_takes(name in "\\PC{0,300}|[A-Za-z0-9./\\\\:\\x00-\\x1f\u{202e}]{0,40}") {
        let safe = safe_name(&name);
        prop_assert!(!safe.is_empty() && safe.chars().count() <= 121);
        prop_assert!(!safe.contains(['/', '\\', ':', '*', '?', '"', '<', '>', '|', '\0', '\n', '\u{202e}']), "{safe:?}");
        prop_assert!(!safe.starts_with(['.', ' ']) && !safe.ends_with(['.', ' ']), "{safe:?}");
        prop_assert_eq!(safe_name(&safe), safe.clone());
        prop_assert!(!safe.split('.').next().unwrap_or_default().eq_ignore_ascii_case("nul"));
    }
}
