//! 通报模板: what a template changes of a bulletin, what it cannot break, and what of a file is refused.

use crate::domain::report::bands;
use crate::domain::report::document::{Block, Document};
use crate::domain::report::rules::PARTS;
use crate::domain::report::wording::{Wording, WordingFault, slots_of};
use crate::domain::report::wordings::{
    FileFault, MadeBy, WordingKey, file, id, made_by, newest, offered, read_file, stored, versions,
};
use crate::domain::text::Lang;

use super::{Written, is_whole, paragraph, text};

/// One project of a unit that completed 95 % of its plan to date.
fn book() -> Written {
    let mut book = Written::new();
    book.project("p1", "样例一厂房", "样例甲园区", &[]);
    book.plan("p1", "1200", &[]);
    for month in 1..=6 {
        book.month("p1", month, &[("reported", "95")]);
    }
    book.problem("1", "p1", "样例甲园区", &[("category", "ZL")]);
    book
}

fn own() -> Wording {
    Wording { name: "月通报".to_owned(), ..Wording::usual() }
}

fn publish(book: &mut Written, wording: &Wording, version: u16) {
    let value = stored(&Wording { version, ..wording.clone() }).unwrap();
    book.sets("rule/wording.t", &format!("v/{version}"), value);
}

/// The bulletin of June by a template.
fn by(wording: &Wording) -> Document {
    let mut book = book();
    publish(&mut book, wording, 1);
    book.writes("bulletin/b", &[("template", "wording.t@1")]);
    book.bulletin("2026-06", "2026-07-05")
}

fn headings(document: &Document) -> Vec<String> {
    let all = document.blocks.iter().filter_map(|block| match block {
        Block::Heading(text) => Some(text.zh.to_string()),
        _ => None,
    });
    all.collect()
}

#[test]
fn a_template_that_says_nothing_of_its_own_changes_nothing() {
    let usual = book().bulletin("2026-06", "2026-07-05");
    assert_eq!(text(&by(&own())), text(&usual));
    assert_eq!(by(&own()).blocks, usual.blocks);
}

#[test]
fn parts_are_ordered_headed_left_out_and_numbered_anew() {
    let parts = ["lead", "problems", "overall", "next"].map(str::to_owned).to_vec();
    let mut wording = Wording { parts, ..own() };
    wording.headings.insert("next".to_owned(), "下一步工作".to_owned());
    let document = by(&wording);
    is_whole(&document);
    assert_eq!(headings(&document), ["一、问题整改情况", "二、总体情况", "三、下一步工作"]);
    assert!(document.paragraphs().all(|paragraph| paragraph.id != "units"));
}

#[test]
fn fixed_sentences_stand_around_the_figures_and_know_office_and_month() {
    let mut wording = own();
    wording.before.insert("lead".to_owned(), "按照{region}委部署，\n{office}汇总{months}情况。".to_owned());
    wording.after.insert("next".to_owned(), "各单位要压实责任。\n\n{year}年底前报{office}。".to_owned());
    let document = by(&wording);
    is_whole(&document);
    let lead = paragraph(&document, "lead");
    assert!(lead.starts_with("按照样例区委部署，样例区督查室汇总1—6月情况。本期未开展现场督查"), "{lead}");
    let next = paragraph(&document, "next");
    assert!(next.contains("各单位要压实责任。\n") && next.ends_with("2026年底前报样例区督查室。"), "{next}");
    let english = document.paragraphs().find(|one| one.id == "lead").unwrap().made(Lang::En);
    assert!(english.starts_with("按照样例区委部署"), "what an office writes stands in both: {english}");
}

#[test]
fn sentences_are_left_out_and_said_in_other_words_with_their_figures() {
    let mut wording = own();
    wording.off.insert("G3z".to_owned());
    wording.off.insert("A1b".to_owned());
    wording.words.insert("G1".to_owned(), "{office}共查出问题{count}个。".to_owned());
    let document = by(&wording);
    is_whole(&document);
    let said = paragraph(&document, "problems");
    assert!(said.starts_with("样例区督查室共查出问题1个。") && !said.contains("无逾期问题"), "{said}");
    assert!(!paragraph(&document, "lead").contains("本期未开展"));
    let sentence = document.paragraphs().find(|one| one.id == "problems").unwrap().sentences[0].clone();
    assert!(sentence.said.pieces(Lang::Zh).iter().any(|piece| piece.text == "1" && piece.rows.is_some()));
}

#[test]
fn a_rate_is_called_by_the_bounds_of_the_office() {
    let usual = paragraph(&book().bulletin("2026-06", "2026-07-05"), "investment");
    assert!(usual.contains("个百分点，进度略滞后。"), "{usual}");
    let wording = Wording { bands: bands::read("100 超序时\n90 基本达到序时\n0 滞后").unwrap(), ..own() };
    let said = paragraph(&by(&wording), "investment");
    assert!(said.contains("低于序时计划（50.0%）2.5个百分点，基本达到序时。"), "{said}");
}

/// Every sentence can be said in its own words again: no figure of a built-in sentence is refused.
#[test]
fn the_words_of_the_program_are_words_of_a_template() {
    let mut wording = own();
    for rule in PARTS.iter().flat_map(|part| part.paragraphs).flat_map(|paragraph| paragraph.rules) {
        wording.words.insert(rule.id.to_owned(), rule.zh.to_owned());
        assert!(slots_of(rule).contains(&"office"), "{}", rule.id);
    }
    assert_eq!(wording.faults(), []);
    let usual = book().bulletin("2026-06", "2026-07-05");
    assert_eq!(text(&by(&wording)), text(&usual));
    assert!(wording.tidied().words.is_empty(), "the program's own words are none of the office's");
}

#[test]
fn what_is_wrong_is_told_by_its_name() {
    let fault = |change: fn(&mut Wording)| {
        let mut wording = own();
        change(&mut wording);
        wording.faults()
    };
    let id = |id: &str| id.to_owned();
    assert_eq!(fault(|one| one.name = "  ".to_owned()), [WordingFault::NoName]);
    assert_eq!(fault(|one| one.parts.clear()), [WordingFault::NoPart]);
    assert_eq!(fault(|one| one.parts.push("lead".to_owned())), [WordingFault::PartTwice(id("lead"))]);
    assert_eq!(fault(|one| one.parts.push("附记".to_owned())), [WordingFault::Unknown(id("附记"))]);
    assert_eq!(fault(|one| one.off = ["Z9".to_owned()].into()), [WordingFault::Unknown(id("Z9"))]);
    assert_eq!(
        fault(|one| drop(one.words.insert("G1".to_owned(), "查出{几个}问题".to_owned()))),
        [WordingFault::UnknownSlot(id("G1"), id("几个"))]
    );
    assert_eq!(
        fault(|one| drop(one.before.insert("next".to_owned(), "报{list}".to_owned()))),
        [WordingFault::UnknownSlot(id("next"), id("list"))],
        "a fixed sentence has no figures"
    );
    for broken in ["查出{count个", "查出count}个", "{{count}}"] {
        let mut wording = own();
        wording.words.insert("G1".to_owned(), broken.to_owned());
        assert_eq!(wording.faults(), [WordingFault::OpenBrace(id("G1"))], "{broken}");
    }
    assert_eq!(
        fault(|one| drop(one.headings.insert("next".to_owned(), "长".repeat(301)))),
        [WordingFault::TooLong(id("next"))]
    );
    assert_eq!(fault(|one| one.bands = bands::read("90 甲\n90 乙").unwrap()), [WordingFault::BandTwice(90)]);
    assert_eq!(fault(|one| one.bands = bands::read("1001 甲").unwrap()), [WordingFault::BandOut(1001)]);
}

#[test]
fn a_bulletin_keeps_the_version_that_it_was_begun_with() {
    let mut book = book();
    let mut wording = own();
    wording.headings.insert("next".to_owned(), "下一步工作".to_owned());
    publish(&mut book, &wording, 1);
    book.writes("bulletin/b", &[("template", "wording.t@1")]);
    let first = text(&book.bulletin("2026-06", "2026-07-05"));
    assert!(first.contains("、下一步工作"), "{first}");
    wording.headings.insert("next".to_owned(), "工作要求".to_owned());
    publish(&mut book, &wording, 2);
    assert_eq!(text(&book.bulletin("2026-06", "2026-07-05")), first);

    let bulletin = "bulletin/b".parse().unwrap();
    let now = made_by(&book.book, &bulletin);
    let numbers: Vec<u16> = offered(&book.book, &now).iter().map(|(key, _)| key.version).collect();
    assert_eq!(numbers, [1, 2], "its own and the newest");
    book.sets("rule/wording.t", "retired", crate::book::Value::Bool(true));
    let numbers: Vec<u16> = offered(&book.book, &now).iter().map(|(key, _)| key.version).collect();
    assert_eq!(numbers, [1], "what is offered no more stays where it is used");
    assert_eq!(offered(&book.book, &MadeBy::BuiltIn), []);
    assert_eq!(text(&book.bulletin("2026-06", "2026-07-05")), first);
}

#[test]
fn a_template_that_is_not_there_leaves_the_built_in_one() {
    let mut book = book();
    let usual = text(&book.bulletin("2026-06", "2026-07-05"));
    let bulletin = "bulletin/b".parse().unwrap();
    assert_eq!(made_by(&book.book, &bulletin), MadeBy::BuiltIn);
    for gone in ["wording.t@1", "wording.t@x", "approvals@1", "?"] {
        book.writes("bulletin/b", &[("template", gone)]);
        assert_eq!(made_by(&book.book, &bulletin), MadeBy::Missing, "{gone}");
        assert_eq!(text(&book.bulletin("2026-06", "2026-07-05")), usual, "{gone}");
    }
    // What only a newer program can read is left alone.
    book.writes("rule/wording.t", &[("v/1", "eine neue Form")]);
    book.writes("bulletin/b", &[("template", "wording.t@1")]);
    assert_eq!(made_by(&book.book, &bulletin), MadeBy::Missing);
    assert_eq!(versions(&book.book, &id("t").unwrap()), []);
    assert_eq!(newest(&book.book), []);
}

#[test]
fn a_template_goes_out_and_comes_back_as_a_file() {
    let mut wording = own();
    wording.words.insert("G1".to_owned(), "共查出问题{count}个。".to_owned());
    wording.bands = bands::read("100 超序时").unwrap();
    let json = file(&wording).unwrap();
    assert_eq!(read_file(json.as_bytes()), Ok(wording.clone()));
    assert_eq!(read_file(format!("\u{feff}{json}").as_bytes()), Ok(wording), "an editor put a mark before it");
    assert_eq!(read_file(b"PK\x03\x04"), Err(FileFault::NoJson));
    assert_eq!(read_file(&json.as_bytes()[..40]), Err(FileFault::NoJson));
    assert_eq!(read_file(b"[1]"), Err(FileFault::Another(None)));
    assert_eq!(read_file(br#"{"a":1}"#), Err(FileFault::Another(None)));
    let book = read_file(br#"{"format":"sitebook/1","changes":[]}"#);
    assert_eq!(book, Err(FileFault::Another(Some("sitebook/1".to_owned()))));
    let newer = json.replace("template/1", "template/2");
    assert_eq!(read_file(newer.as_bytes()), Err(FileFault::Another(Some("sitebook-bulletin-template/2".to_owned()))));
    assert_eq!(read_file(&vec![b' '; (1 << 20) + 1]), Err(FileFault::TooLarge));
    let key = WordingKey { of: id("t").unwrap(), version: 3 };
    assert_eq!(WordingKey::parse(&key.text()), Some(key));
}
