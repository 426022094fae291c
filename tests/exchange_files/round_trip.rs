//! What is written is read again, to the byte.

use sitebook::book::{Book, write_canonical};
use sitebook::exchange::{
    Choice, Counts, Decoder, Decoding, Exporter, FileKind, LARGEST_PART, Limits, VerifyError, Warning, decode, export,
    file_name, verify,
};

use crate::desk::{Desk, made, office, part, read, whole};

/// The lines of the changes as they stand in a file.
fn change_lines(text: &str) -> Vec<&str> {
    let (_, changes) = text.split_once("\"changes\":[\n").unwrap();
    changes.lines().take_while(|line| *line != "]").map(|line| line.trim_end_matches(',')).collect()
}

fn book_from(text: &str) -> Book {
    let mut book = Book::default();
    for change in read(text).into_changes() {
        book.apply(change, None);
    }
    book
}

fn whole_of(book: &Book) -> String {
    export(book, &Choice::Everything, &made()).1
}

#[test]
fn a_file_reads_back_whole_and_writes_the_same_bytes_again() {
    let desk = office();
    let (exported, text) = export(&desk.book, &Choice::Everything, &made());
    let file = read(text.as_str());
    assert_eq!(file.kind, FileKind::Whole);
    assert_eq!(file.made, made());
    assert_eq!((file.counts, &file.digest), (exported.counts, &exported.digest));
    assert_eq!(file.warnings, []);
    assert_eq!(file.changes().map(|change| change.id()).collect::<Vec<_>>(), exported.ids);
    assert_eq!(whole_of(&book_from(&text)), text);
    assert_eq!(verify(text.into_bytes(), &exported), Ok(()));
}

#[test]
fn one_change_a_line_in_its_canonical_form() {
    let desk = office();
    let text = whole(&desk);
    let mut expected = Vec::new();
    for change in desk.book.shared_changes() {
        let mut line = Vec::new();
        write_canonical(change, &mut line);
        expected.push(String::from_utf8(line).unwrap());
    }
    assert_eq!(change_lines(&text), expected);
}

#[test]
fn what_is_local_stays_on_the_device() {
    let text = whole(&office());
    assert!(!text.contains("local."));
}

#[test]
fn what_a_newer_version_wrote_survives_to_the_byte() {
    let text = whole(&office());
    let newer: Vec<&str> =
        change_lines(&text).into_iter().filter(|line| line.contains("drone_flight") || line.contains("gps")).collect();
    assert_eq!(newer.len(), 3);
    let again = whole_of(&book_from(&text));
    assert!(newer.iter().all(|line| again.contains(line)));
}

#[test]
fn steps_of_any_size_write_and_read_the_same() {
    let desk = office();
    let (at_once, text) = export(&desk.book, &Choice::Everything, &made());
    for budget in [1, 2, 7, 1000] {
        let mut exporter = Exporter::new(Choice::Everything, made());
        let (mut done, mut parts) = (0, Vec::new());
        while !exporter.is_done() {
            let progress = exporter.step(&desk.book, budget, &mut parts);
            assert!(progress.done >= done && progress.done <= progress.total);
            done = progress.done;
        }
        assert_eq!(exporter.finish(&desk.book, &mut parts), at_once);
        assert_eq!([vec![at_once.head.clone()], parts].concat().concat(), text.as_bytes());

        let mut decoder = Decoder::in_slices(text.len(), Limits::default());
        text.as_bytes().chunks(budget).for_each(|slice| decoder.feed(slice).unwrap());
        let mut seen = 0;
        let file = loop {
            match decoder.step(budget).unwrap() {
                Decoding::Going(progress) => {
                    assert!(progress.done >= seen && progress.done <= progress.total);
                    seen = progress.done;
                }
                Decoding::Done(file) => break file,
            }
        };
        assert_eq!((file.counts, &file.digest, &file.warnings), (at_once.counts, &at_once.digest, &Vec::new()));
    }
}

#[test]
fn what_is_written_meanwhile_leaves_a_whole_file() {
    for steps_before in [0, 1, 5, 12, 20] {
        let mut desk = office();
        let mut exporter = Exporter::new(Choice::Everything, made());
        let mut parts: Vec<Vec<u8>> = Vec::new();
        for _ in 0..steps_before {
            exporter.step(&desk.book, 1, &mut parts);
        }
        desk.write("project/p1", "name", "改名");
        desk.write("problem/q9", "project", "project/p2");
        let exported = exporter.finish(&desk.book, &mut parts);
        assert_eq!(read([vec![exported.head], parts].concat().concat()).warnings, [], "the copy and the changes agree");
    }
}

#[test]
fn a_part_holds_a_project_with_all_that_belongs_to_it() {
    let desk = office();
    let file = read(part(&desk, &["project/p2"]));
    assert_eq!(file.kind, FileKind::Projects);
    assert_eq!(file.counts, Counts { changes: 8, projects: 1, visits: 0, problems: 1, people: 2 });
    assert_eq!(file.warnings, []);
    let file = read(part(&desk, &["project/p1"]));
    assert_eq!((file.counts.projects, file.counts.visits, file.counts.problems), (1, 1, 1));
    assert!(file.book().entity(&"drone_flight/d1".parse().unwrap()).is_some());
    assert!(file.book().entity(&"remark/r1".parse().unwrap()).is_some());
}

#[test]
fn parts_put_together_give_the_whole() {
    let desk = office();
    let mut book = Book::default();
    for text in [part(&desk, &["project/p2"]), part(&desk, &["project/p1"]), part(&desk, &["project/p1", "project/p2"])]
    {
        for change in read(text).into_changes() {
            book.apply(change, None);
        }
    }
    assert_eq!(whole_of(&book), whole(&desk));
}

#[test]
fn an_empty_book_gives_a_valid_file() {
    let desk = Desk::of("person/zhang", 1);
    let file = read(whole(&desk));
    assert_eq!((file.counts, file.warnings), (Counts::default(), Vec::new()));
}

#[test]
fn a_byte_order_mark_other_spacing_and_other_order_of_members_do_not_matter() {
    let desk = office();
    let text = whole(&desk);
    let digest = read(text.as_str()).digest;
    assert_eq!(read(format!("\u{feff}{text}")).digest, digest);
    assert_eq!(read(text.replace('\n', "\r\n")).digest, digest);
    let value: serde_json::Value = serde_json::from_str(&text).unwrap();
    let pretty = read(serde_json::to_string_pretty(&value).unwrap());
    assert_eq!((pretty.digest, pretty.warnings), (digest, Vec::new()), "members in alphabetical order, indented");
}

#[test]
fn an_edited_readable_copy_is_reported_and_not_read() {
    let desk = office();
    let text = whole(&desk);
    let name = |text: &str| text.to_owned();
    let warnings = |from: &str, to: &str| {
        let (head, changes) = text.split_once("\"changes\":[").unwrap();
        assert!(head.contains(from), "{head}");
        read(format!("{}\"changes\":[{changes}", head.replacen(from, to, 1))).warnings
    };
    let differs = |what: &str| {
        vec![Warning::CopyDiffers {
            project: name("project/p1"), name: name("垃圾填埋场"), what: vec![name(what)]
        }]
    };
    assert_eq!(warnings("\"value\":\"continuing\"", "\"value\":\"completed\""), differs("phase"));
    assert_eq!(warnings("\"answer\":\"fail\"", "\"answer\":\"pass\"").len(), 1);
    assert_eq!(warnings("\"conflict\":[\"12500\",", "\"conflict\":["), differs("total"));
    assert_eq!(warnings("\"value\":\"已电话通知\"", "\"value\":\"未通知\""), differs("remark/r1 text"));
    assert_eq!(warnings("\"text\":\"续建\"", "\"text\":\"竣工\""), [], "words for readers are no facts");
    assert_eq!(
        warnings("{\"id\":\"project/p2\"", "{\"id\":\"project/px\""),
        [
            Warning::CopyUnknown { project: name("project/px") },
            Warning::CopyMissing { project: name("project/p2"), name: name("南郊新城区配套工程") }
        ]
    );
    assert_eq!(
        warnings("{\"id\":\"project/p2\"", "{\"id\":2"),
        [
            Warning::CopyUnreadable { place: 2 },
            Warning::CopyMissing { project: name("project/p2"), name: name("南郊新城区配套工程") }
        ]
    );
}

#[test]
fn entries_of_registers_are_copied_with_what_they_are_called() {
    let text = whole(&office());
    assert!(text.contains(r#"{"id":"month/p1/2026-08","title":"月进度 2026年8月""#), "{text}");
    assert!(text.contains(r#"{"id":"permit/p1/environment","title":"手续 环评""#));
    assert!(text.contains(r#"{"field":"reported","name":"本月完成投资（上报）","value":"980.5"}"#));
}

#[test]
fn a_copy_of_a_program_without_registers_is_no_edited_one() {
    let mut value: serde_json::Value = serde_json::from_str(&whole(&office())).unwrap();
    let project = value["projects"][0].as_object_mut().unwrap();
    assert_eq!(project["entries"].as_array().map(Vec::len), Some(2));
    let mut edited = project["entries"].clone();
    project.remove("entries");
    assert_eq!(read(value.to_string()).warnings, []);
    edited[0]["fields"][1]["value"] = "9805".into();
    value["projects"][0]["entries"] = edited;
    assert_eq!(read(value.to_string()).warnings.len(), 1);
}

#[test]
fn a_member_of_a_newer_version_is_reported() {
    let text = whole(&office()).replacen("\"kind\":", "\"weather\":{\"a\":[1.5]},\n\"kind\":", 1);
    assert_eq!(read(text).warnings, [Warning::UnknownMember("weather".to_owned())]);
}

#[test]
fn another_file_does_not_pass_for_the_one_that_was_written() {
    let mut desk = office();
    let old = whole(&desk);
    desk.write("project/p1", "name", "改名");
    let (exported, text) = export(&desk.book, &Choice::Everything, &made());
    assert_eq!(verify(old.into_bytes(), &exported), Err(VerifyError::Differs));
    let cut = text.as_bytes()[..text.len() / 2].to_vec();
    assert!(matches!(verify(cut, &exported), Err(VerifyError::Refused(_))));
}

#[test]
fn copy_shows_answers_with_their_wording() {
    let text = whole(&office());
    let template = sitebook::domain::templates::built_in_template("preliminary", 1).unwrap();
    let second = template.items().nth(1).unwrap();
    let asked = format!(r#""asked":"{}","answer":"fail","text":"否","note":"缺批复""#, second.prompt.zh);
    assert!(text.contains(&asked), "{asked}");
    assert!(text.contains(r#""field":"phase","name":"项目阶段","value":"continuing","text":"续建""#));
}

#[test]
fn file_names_suit_every_system() {
    assert_eq!(file_name("督查一组 9月"), "督查一组 9月.sitebook.json");
    assert_eq!(file_name(" a/b:c?. "), "a-b-c-.sitebook.json");
    assert_eq!(file_name(".."), "sitebook.sitebook.json");
    // Who types the ending gets it once.
    assert_eq!(file_name("督查.sitebook.json"), "督查.sitebook.json");
    assert_eq!(file_name("督查.SiteBook.JSON .sitebook.json"), "督查.sitebook.json");
    assert_eq!(file_name(".sitebook.json"), "sitebook.sitebook.json");
    assert_eq!(file_name("json"), "json.sitebook.json");
}

#[test]
fn decoding_twice_is_the_same_and_a_spent_decoder_has_nothing_more() {
    let text = whole(&office()).into_bytes();
    let mut decoder = Decoder::new(text.clone(), Limits::default());
    while !matches!(decoder.step(10), Ok(Decoding::Done(_))) {}
    assert!(decoder.step(10).is_err());
    assert_eq!(
        decode(text.clone(), Limits::default()).unwrap().digest,
        decode(text, Limits::default()).unwrap().digest
    );
}

#[test]
fn a_readable_copy_that_grows_too_long_is_left_out() {
    let desk = office();
    let limits = Limits { copy: 1_000, ..Limits::USUAL };
    for budget in [1, usize::MAX] {
        let mut exporter = Exporter::within(limits, Choice::Everything, made());
        let mut parts: Vec<Vec<u8>> = Vec::new();
        while !exporter.is_done() {
            exporter.step(&desk.book, budget, &mut parts);
        }
        let exported = exporter.finish(&desk.book, &mut parts);
        let file = read([vec![exported.head.clone()], parts].concat().concat());
        assert_eq!(file.warnings, [Warning::NoCopy]);
        assert_eq!((file.digest, file.counts), (exported.digest, exported.counts));
    }
}

#[test]
fn a_long_file_goes_out_in_small_parts() {
    let mut desk = office();
    let long = "督查".repeat(150_000);
    (0..5).for_each(|number| drop(desk.write(&format!("remark/long{number}"), "text", long.as_str())));
    let mut parts: Vec<Vec<u8>> = Vec::new();
    let exporter = Exporter::new(Choice::Everything, made());
    let exported = exporter.finish(&desk.book, &mut parts);
    assert!(parts.len() > 3 && parts.iter().all(|part| part.len() <= LARGEST_PART));
    assert_eq!(read([vec![exported.head], parts].concat().concat()).digest, exported.digest);
}

#[test]
fn a_file_that_is_only_checked_says_the_same_of_itself() {
    let desk = office();
    let text = whole(&desk);
    let check = |text: &str| {
        let mut decoder = Decoder::checking(text.len(), Limits::USUAL);
        decoder.feed(text.as_bytes()).unwrap();
        loop {
            match decoder.step(3) {
                Ok(Decoding::Going(_)) => {}
                Ok(Decoding::Done(file)) => return Ok((file.counts, file.digest)),
                Err(refusal) => return Err(refusal),
            }
        }
    };
    let taken = read(text.as_str());
    assert_eq!(check(&text), Ok((taken.counts, taken.digest)));
    for (from, to) in [("\"visits\":1", "\"visits\":2"), ("\"changes\":[\n", "\"changes\":[\n{},"), ("垃圾", "垃及")]
    {
        let broken = text.rsplit_once(from).map(|(before, behind)| format!("{before}{to}{behind}")).unwrap();
        let refused = decode(broken.clone().into_bytes(), Limits::USUAL).map(|file| file.counts).unwrap_err();
        assert_eq!(check(&broken).unwrap_err(), refused);
    }
}
