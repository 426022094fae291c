//! Documents that go out as files of text processors say what the tree says, paragraph by paragraph and cell by cell.

use std::collections::{BTreeMap, BTreeSet};
use std::io::{Cursor, Read as _};

use quick_xml::Reader;
use quick_xml::events::{BytesStart, Event};
use sheets::word::Paper;
use sitebook::app::workbook::Workbook;
use sitebook::book::EntityId;
use sitebook::domain::command::{Command, EntryTarget, office};
use sitebook::domain::figures::month::Month;
use sitebook::domain::registers::bulletin;
use sitebook::domain::report::bulletin::draft;
use sitebook::domain::report::document::{
    Block, Cells, Document, Edited, FormRow, Paragraph, Table, TableRow, item_number,
};
use sitebook::domain::report::forms::{FormKind, papers};
use sitebook::domain::report::persons::Persons;
use sitebook::domain::report::tables::{TABLES, TableAsked, made};
use sitebook::domain::report::{dossier, leader};
use sitebook::domain::sample::sample_changes;
use sitebook::domain::text::{Lang, Text};
use sitebook::exchange::word;

use super::desk::{moment, workbook};

/// The parts of a file by their paths.
type Parts = BTreeMap<String, String>;

fn written(document: &Document, lang: Lang) -> Vec<u8> {
    let paper: Paper = serde_json::from_slice(&word::order(document, lang)).expect("the module understands it");
    let file = sheets::word::write(&paper).unwrap();
    assert_eq!(sheets::word::write(&paper).unwrap(), file, "the same order gives the same bytes");
    file
}

fn parts(file: &[u8]) -> Parts {
    let mut archive = zip::ZipArchive::new(Cursor::new(file)).unwrap();
    let names: Vec<String> = archive.file_names().map(|name| name.unwrap().into_owned()).collect();
    let text = |name: String| {
        let mut text = String::new();
        archive.by_name(&name).unwrap().read_to_string(&mut text).unwrap();
        (name, text)
    };
    names.into_iter().map(text).collect()
}

fn attribute(element: &BytesStart, name: &str) -> Option<String> {
    element.try_get_attribute(name).unwrap().map(|one| one.value.into_owned())
}

/// Every element of a part, its tags all closed.
fn elements(text: &str) -> Vec<BytesStart<'static>> {
    let mut reader = Reader::from_str(text);
    reader.config_mut().check_end_names = true;
    let (mut found, mut depth) = (Vec::new(), 0);
    loop {
        match reader.read_event().unwrap() {
            Event::Start(element) => {
                depth += 1;
                found.push(element.into_owned());
            }
            Event::Empty(element) => found.push(element.into_owned()),
            Event::End(_) => depth -= 1,
            Event::Eof => break,
            _ => {}
        }
    }
    assert_eq!(depth, 0, "every tag is closed");
    found
}

/// What a document says: a line for each paragraph outside of tables, a line for each row with tabs between its cells. What only ends a
/// sheet says nothing.
fn said(text: &str) -> Vec<String> {
    let mut reader = Reader::from_str(text);
    let (mut lines, mut line, mut cells): (Vec<String>, String, Vec<String>) = Default::default();
    let mut is_in_cell = false;
    let mut is_text = false;
    loop {
        match reader.read_event().unwrap() {
            Event::Start(element) if element.local_name().as_ref() == "t" => is_text = true,
            Event::End(element) if element.local_name().as_ref() == "t" => is_text = false,
            Event::Start(element) if element.local_name().as_ref() == "tc" => is_in_cell = true,
            Event::Text(text) if is_text => line.push_str(&text),
            Event::GeneralRef(name) => line.push_str(match &*name {
                "amp" => "&",
                "lt" => "<",
                "gt" => ">",
                other => panic!("{other}"),
            }),
            Event::Empty(element) if element.local_name().as_ref() == "br" => line.push('\n'),
            Event::Empty(element)
                if element.local_name().as_ref() == "tab" && attribute(&element, "w:val").is_none() =>
            {
                line.push('\t');
            }
            Event::End(element) => match element.local_name().as_ref() {
                "p" if !is_in_cell && !line.is_empty() => lines.push(std::mem::take(&mut line)),
                "tc" => {
                    is_in_cell = false;
                    cells.push(std::mem::take(&mut line));
                }
                "tr" => lines.push(std::mem::take(&mut cells).join("\t")),
                _ => {}
            },
            Event::Eof => return lines,
            _ => {}
        }
    }
}

/// What the tree says, in the same lines.
fn expected(document: &Document, lang: Lang) -> Vec<String> {
    let text = |text: &Text| text.get(lang).to_owned();
    let joined = |texts: &[Text]| texts.iter().map(text).collect::<Vec<_>>().join("\t");
    let mut lines = Vec::new();
    for block in &document.blocks {
        match block {
            Block::Issuer(one)
            | Block::Title(one)
            | Block::Addressee(one)
            | Block::Heading(one)
            | Block::Annex(one)
            | Block::Cut(one) => lines.push(text(one)),
            Block::Number(texts) => lines.push(joined(texts)),
            Block::Lines(texts) | Block::Imprint(texts) => lines.extend(texts.iter().map(text)),
            Block::Signature(unit, day) => lines.extend([text(unit), text(day)]),
            Block::Paragraph(one) => lines.extend(paragraph(one, lang)),
            Block::Table(one) => {
                lines.extend([text(&one.title), joined(&one.notes)]);
                lines.push(joined(&one.columns.iter().map(|column| column.head.clone()).collect::<Vec<_>>()));
                lines.extend(one.rows.iter().map(|row| joined(&row.cells)));
                lines.push(text(&one.foot));
            }
            Block::Form(rows) => lines.extend(rows.iter().map(|row| {
                let cells = row.cells.iter().flat_map(|(label, text)| [label.clone(), text.clone()]);
                joined(&cells.collect::<Vec<_>>())
            })),
        }
    }
    lines.retain(|line| !line.is_empty());
    lines
}

fn paragraph(one: &Paragraph, lang: Lang) -> Vec<String> {
    let space = if lang == Lang::En && !one.head.is_blank() { " " } else { "" };
    let head = format!("{}{space}", one.head.get(lang));
    let texts: Vec<String> = match (&one.edited, one.is_list) {
        (Some(edited), _) => edited.text.lines().map(|line| line.trim().to_owned()).collect(),
        (None, true) => {
            let items = one.sentences.iter().enumerate();
            items.map(|(place, item)| item_number(place, lang) + &item.said.text(lang)).collect()
        }
        (None, false) => vec![one.made(lang)],
    };
    let mut lines: Vec<String> = texts.into_iter().filter(|text| !text.is_empty()).collect();
    if let Some(first) = lines.first_mut() {
        first.insert_str(0, &head);
    }
    lines
}

/// Every part is whole, known by its kind and named by another; what is named is there.
fn is_whole(parts: &Parts) {
    let all: BTreeMap<&str, Vec<BytesStart>> = parts.iter().map(|(name, text)| (&**name, elements(text))).collect();
    let of = |part: &str, element: &str, name: &str| -> BTreeSet<String> {
        let is_it = |one: &&BytesStart| one.name().as_ref() == element;
        all[part].iter().filter(is_it).filter_map(|one| attribute(one, name)).collect()
    };
    let kinds = of("[Content_Types].xml", "Override", "PartName");
    let other = |name: &&String| name.as_str() != "[Content_Types].xml" && !name.ends_with(".rels");
    let there: BTreeSet<String> = parts.keys().filter(other).map(|name| format!("/{name}")).collect();
    assert_eq!(kinds, there);
    let named = of("word/_rels/document.xml.rels", "Relationship", "Target");
    let named = named.into_iter().map(|name| format!("/word/{name}")).chain(["/word/document.xml".to_owned()]);
    assert_eq!(named.collect::<BTreeSet<_>>(), there);
    assert_eq!(of("_rels/.rels", "Relationship", "Target"), ["word/document.xml".to_owned()].into());

    let styles = of("word/styles.xml", "w:style", "w:styleId");
    for element in ["w:pStyle", "w:rStyle"] {
        let used = of("word/document.xml", element, "w:val");
        assert!(used.is_subset(&styles), "{used:?}");
    }
    let ids = of("word/_rels/document.xml.rels", "Relationship", "Id");
    assert!(of("word/document.xml", "w:footerReference", "r:id").is_subset(&ids));
}

#[track_caller]
fn says_the_same(document: &Document) -> Parts {
    let mut made = Parts::new();
    for lang in [Lang::En, Lang::Zh] {
        made = parts(&written(document, lang));
        is_whole(&made);
        let said: Vec<String> =
            said(&made["word/document.xml"]).into_iter().map(|line| line.replace('\u{a0}', " ")).collect();
        assert_eq!(said, expected(document, lang));
    }
    made
}

fn sample() -> Workbook {
    let mut workbook = workbook(3);
    workbook.apply(sample_changes(moment().today, moment().milliseconds), None, moment().milliseconds);
    workbook
}

fn sample_bulletin(workbook: &mut Workbook) -> Document {
    let facts = [("period", "2026-10"), ("head", "official")].map(|(key, text)| (key.to_owned(), text.to_owned()));
    let target = EntryTarget::OfKey { register: &bulletin::REGISTER, parent: None, period: None };
    let [name, unit, role] = ["周敏", "区督查室", "office"].map(str::to_owned);
    workbook.dispatch(Command::Introduce { person: None, name, unit, role }, moment()).unwrap();
    let made = workbook.dispatch(Command::PutEntry { target, facts: facts.to_vec() }, moment()).unwrap().made.unwrap();
    let entry = workbook.tables().entry(&made).unwrap().clone();
    draft(workbook.book(), workbook.tables(), &office(), &entry, moment().today)
}

#[test]
fn a_bulletin_says_in_word_what_its_tree_says() {
    let mut workbook = sample();
    let mut document = sample_bulletin(&mut workbook);
    assert!(document.tables().count() >= 3 && document.paragraphs().count() >= 8);
    let parts = says_the_same(&document);
    let text = &parts["word/document.xml"];
    // GB/T 9704: margins of 37, 26, 35, 28 mm, 22 lines of 28 characters; an annex of many columns lies on its side.
    assert!(text.contains("w:top=\"2098\" w:right=\"1474\" w:bottom=\"1984\" w:left=\"1587\""));
    assert!(text.contains("<w:docGrid w:type=\"linesAndChars\" w:linePitch=\"579\" w:charSpace=\"-848\"/>"));
    assert!(text.contains("w:orient=\"landscape\""));
    let tables = document.tables().count();
    assert_eq!(text.matches("<w:tblHeader/>").count(), tables, "each table repeats its head");
    assert_eq!(text.matches("<w:tr>").count(), text.matches("<w:cantSplit/>").count(), "no row is split");
    for part in ["\"Heading1\"", "\"Title\"", "\"Issuer\"", "\"Imprint\"", "\"Signature\"", "\"RunIn\""] {
        assert!(text.contains(part), "{part}");
    }
    assert!(parts["word/styles.xml"].contains("w:eastAsia=\"仿宋_GB2312\""));
    assert!(parts["word/fontTable.xml"].contains("<w:altName w:val=\"仿宋\"/>"), "a font that is missing has another");
    assert!(parts["word/settings.xml"].contains("<w:evenAndOddHeaders/>"));
    for foot in ["word/footer1.xml", "word/footer2.xml"] {
        assert_eq!(said(&parts[foot]), ["— 1 —"]);
        assert!(parts[foot].contains("w:instr=\" PAGE \""));
    }
    let settings = elements(&parts["word/settings.xml"]);
    let kinsoku = settings
        .iter()
        .find_map(|one| (one.name().as_ref() == "w:noLineBreaksBefore").then(|| attribute(one, "w:val"))?);
    let kinsoku = kinsoku.unwrap();
    assert!("。%万元个亩".chars().all(|sign| kinsoku.contains(sign)), "no unit begins a line: {kinsoku}");

    // What a person wrote stands in the place of what was generated, a paragraph for each line.
    let written = Edited { text: "第一段\n  第二段<改>  \n\n".to_owned(), is_stale: false };
    for block in &mut document.blocks {
        if let Block::Paragraph(one) = block {
            one.edited = Some(written.clone());
        }
    }
    says_the_same(&document);
}

#[test]
fn every_paper_says_in_word_what_its_tree_says_one_or_a_batch() {
    let workbook = sample();
    let problems: Vec<EntityId> = workbook.tables().problems().map(|one| one.id.entity().clone()).collect();
    assert!(problems.len() >= 3);
    for kind in FormKind::ALL {
        for of in [&problems[..1], &problems[..]] {
            let document = papers(kind, workbook.book(), workbook.tables(), &office(), moment().today, of);
            let titles = document.blocks.iter().filter(|block| matches!(block, Block::Title(_))).count();
            let parts = says_the_same(&document);
            let text = &parts["word/document.xml"];
            assert_eq!(text.matches("<w:sectPr>").count(), titles, "each paper begins a page");
        }
    }
}

#[test]
fn the_leaders_page_the_tables_and_a_dossier_say_in_word_what_their_trees_say() {
    let workbook = sample();
    let (book, tables, today) = (workbook.book(), workbook.tables(), moment().today);
    let month = Month::closed(today);
    let page = leader::document(book, tables, &office(), month, None, today);
    let parts = says_the_same(&page);
    let text = &parts["word/document.xml"];
    assert_eq!(text.matches("<w:sectPr>").count(), 1);
    assert!(text.contains("w:top=\"907\"") && !text.contains("w:footerReference"), "one page, close to its edges");
    assert_eq!(text.matches("<w:tblHeader/>").count(), page.tables().count());
    for rule in TABLES {
        let made = made(rule, book, tables, &office(), &TableAsked::all(month), today);
        says_the_same(&made.document);
    }
    for project in tables.projects() {
        let persons = Persons::LeftOut;
        says_the_same(&dossier::document(book, tables, &office(), &project.id, today, persons).unwrap());
    }
}

/// No sign of a text is markup, and none that XML cannot hold is written.
#[test]
fn what_people_write_is_words_and_no_markup() {
    let hostile = "<w:p>&amp; \"一\"]]>\u{0}\u{1}\u{b}\u{1b}\u{7f}\u{85}\u{fffe}\u{ffff}'尾";
    let clean = "<w:p>&amp; \"一\"]]>'尾";
    let text = |text: &str| Text::owned(text, "");
    let document = |said: &str| {
        let cells = vec![text(said), text(&format!("{said}\n第二行\t格"))];
        Document {
            name: text(said),
            blocks: vec![
                Block::Title(text(said)),
                Block::Number(vec![text(said), text("中"), text(said)]),
                Block::Form(vec![FormRow { cells: vec![(text("事实"), text(said))], lines: 9 }]),
                Block::Table(Table {
                    columns: vec![Table::column("甲", "A", Cells::Words), Table::column("乙", "B", Cells::Figures)],
                    rows: vec![TableRow { cells: cells.clone(), ..TableRow::default() }, TableRow::sum(cells)],
                    ..Table::default()
                }),
                Block::Lines(vec![text(said)]),
            ],
            ..Document::default()
        }
    };
    for lang in [Lang::Zh, Lang::En] {
        let parts = parts(&written(&document(hostile), lang));
        is_whole(&parts);
        assert_eq!(said(&parts["word/document.xml"]), expected(&document(clean), lang));
    }
    assert_eq!(said(&parts(&written(&Document::default(), Lang::Zh))["word/document.xml"]), [""; 0]);
}
