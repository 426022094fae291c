//! 附件: what one belongs to, who adds it, how it goes away and comes back, what it says on paper and to who signs.

use sitebook::book::Deletion;
use sitebook::domain::attachment::{AttachedFile, AttachmentRules, MacroFiles, Mark};
use sitebook::domain::blob::{BlobHash, BlobKind, named_by};
use sitebook::domain::carrier::{Carrier, is_after_finish};
use sitebook::domain::command::{AttachmentWish, Command, Refusal, office};
use sitebook::domain::ids::AttachmentId;
use sitebook::domain::record_counts::RecordCounts;
use sitebook::domain::report::document::Block;
use sitebook::domain::report::dossier::document;
use sitebook::domain::report::persons::Persons;
use sitebook::domain::text::Lang;
use sitebook::domain::unshown::unshown;
use sitebook::exchange::{Choice, Limits, Made, blobs_of, decode, export};

use super::inspector::{Inspector, day, in_days};

fn file(name: &str) -> AttachedFile {
    AttachedFile {
        hash: BlobHash::of(name.as_bytes()),
        bytes: 1_300_000,
        name: name.to_owned(),
        marks: if name.ends_with("m") { vec![Mark::Macros] } else { Vec::new() },
    }
}

fn adds(machine: &mut Inspector, of: &Carrier, name: &str) -> Result<AttachmentId, Refusal> {
    let done = machine.does(Command::Attachment(AttachmentWish::Add { of: of.clone(), file: file(name) }))?;
    Ok(AttachmentId::of(&done.made.unwrap()).unwrap())
}

fn drops(machine: &mut Inspector, attachment: &AttachmentId, why: &str) -> Result<(), Refusal> {
    let wish = AttachmentWish::Drop { attachment: attachment.clone(), why: why.to_owned() };
    machine.does(Command::Attachment(wish)).map(drop)
}

fn li() -> Inspector {
    Inspector::named("李秀芳").with_project("垃圾填埋场")
}

#[test]
fn what_takes_photos_takes_attachments_each_once() {
    let mut li = li();
    let problem = li.raises("围挡倒伏");
    let done = li.does(Command::Remark { of: problem.entity().clone(), text: "已约谈".to_owned() }).unwrap();
    let remark = done.made.unwrap();
    let visit = li.starts("preliminary");
    let item = li.tables().template("preliminary", 1).unwrap().items().next().unwrap().key.to_string();
    for of in [
        Carrier::whole(problem.entity().clone()),
        Carrier::whole(remark),
        Carrier::whole(li.project().entity().clone()),
        Carrier::whole(visit.entity().clone()),
        Carrier::item(&visit, &item),
    ] {
        let id = adds(&mut li, &of, "可研批复.pdf").unwrap();
        let kept = li.tables().attachment(&id).unwrap();
        assert_eq!((&kept.of, &kept.item, &kept.file), (&of.of, &of.item, &file("可研批复.pdf")));
        assert_eq!(adds(&mut li, &of, "可研批复.pdf").unwrap_err(), Refusal::NothingChanges);
    }
    assert_eq!(unshown(li.workbook.book(), li.tables()), []);
    assert_eq!(li.tables().blobs(BlobKind::Attachment).len(), 5);
    let records = RecordCounts::of_each_once(li.workbook.book().all_entities().map(|(of, _)| of));
    assert_eq!(records.attachments, 5);
    let nowhere = Carrier::whole("problem/nowhere".parse().unwrap());
    assert_eq!(adds(&mut li, &nowhere, "a.pdf").unwrap_err(), Refusal::NotFound);
}

#[test]
fn deleting_needs_a_reason_and_can_be_undone() {
    let mut li = li();
    let of = Carrier::whole(li.project().entity().clone());
    let id = adds(&mut li, &of, "月报.xlsm").unwrap();
    assert_eq!(drops(&mut li, &id, " ").unwrap_err(), Refusal::ReasonNeeded);
    let wish = AttachmentWish::Drop { attachment: id.clone(), why: "放错了".to_owned() };
    let done = li.does(Command::Attachment(wish)).unwrap();
    assert_eq!(li.workbook.book().deletion(id.entity()), Deletion::Deleted);
    assert_eq!((li.tables().attachments().len(), blobs_of(li.workbook.book(), &Choice::Everything).len()), (0, 0));
    li.undoes(&done.ids()).unwrap();
    assert_eq!(li.tables().attachment(&id).unwrap().file, file("月报.xlsm"));
    assert_eq!(li.tables().attachment(&id).unwrap().file.marks, [Mark::Macros]);
}

#[test]
fn what_the_finisher_of_a_visit_saw_stays_and_a_unit_adds_nothing_to_visits() {
    let mut li = li();
    let visit = li.starts("preliminary");
    let whole = Carrier::whole(visit.entity().clone());
    let seen = adds(&mut li, &whole, "会议纪要.pdf").unwrap();
    let item = li.tables().template("preliminary", 1).unwrap().items().next().unwrap().key.to_string();
    li.answers(&visit, &item, "pass").unwrap();
    li.fills_in(&visit, "findings", "节点滞后").unwrap();
    li.fills_in(&visit, "confirmed_by", "周主任").unwrap();
    li.finishes(&visit).unwrap();
    assert_eq!(drops(&mut li, &seen, "放错了").unwrap_err(), Refusal::VisitFinished);
    let late = adds(&mut li, &whole, "补充说明.pdf").unwrap();
    let is_late = |id: &AttachmentId| is_after_finish(li.workbook.book(), visit.entity(), id.entity());
    assert_eq!((is_late(&seen), is_late(&late)), (false, true));
    drops(&mut li, &late, "放错了").unwrap();
    let mut unit = Inspector::in_role("钱经理", "unit");
    unit.gets_from(&li);
    assert_eq!(adds(&mut unit, &whole, "回复.pdf").unwrap_err(), Refusal::RoleMayNot);
}

#[test]
fn captions_of_two_people_are_a_conflict_and_lose_nothing() {
    let mut li = li();
    let of = Carrier::whole(li.project().entity().clone());
    let id = adds(&mut li, &of, "可研批复.pdf").unwrap();
    let mut zhao = li.colleague("赵旁人", "inspector");
    let says = |machine: &mut Inspector, text: &str| {
        let facts = vec![("caption".to_owned(), text.to_owned())];
        machine.does(Command::Attachment(AttachmentWish::Edit { attachment: id.clone(), facts })).unwrap();
    };
    says(&mut li, "原件在档案室");
    says(&mut zhao, "复印件");
    li.gets_from(&zhao);
    assert_eq!(li.workbook.book().conflict_count(), 1);
    let renames = vec![("name".to_owned(), "a.exe".to_owned())];
    let wish = AttachmentWish::Edit { attachment: id.clone(), facts: renames };
    assert!(li.does(Command::Attachment(wish)).is_err(), "nobody gives a file another name");
}

#[test]
fn a_unit_is_given_the_attachments_of_its_problems_and_no_others() {
    let mut li = li();
    let (own, other) = (li.raises("围挡倒伏"), li.raises("工程款未拨"));
    li.assigns(&own, "区建委", in_days(5)).unwrap();
    adds(&mut li, &Carrier::whole(own.entity().clone()), "通知.pdf").unwrap();
    adds(&mut li, &Carrier::whole(other.entity().clone()), "合同.pdf").unwrap();
    let choice = Choice::Unit { name: "区建委".to_owned(), given: Default::default() };
    let (_, text) = export(li.workbook.book(), &choice, &Made::default());
    let held = decode(text.into_bytes(), Limits::USUAL).unwrap();
    let named = named_by(held.book(), held.book().all_entities().map(|(of, _)| of));
    assert_eq!(named.into_iter().collect::<Vec<_>>(), [(BlobKind::Attachment, file("通知.pdf").hash)]);
    assert_eq!(blobs_of(li.workbook.book(), &choice).len(), 1);
    assert_eq!(blobs_of(li.workbook.book(), &Choice::Projects(vec![li.project()])).len(), 2);
}

#[test]
fn the_office_says_how_large_and_whether_macros_are_taken() {
    let mut office_desk = Inspector::in_role("王综合", "office");
    let rules = |desk: &Inspector| AttachmentRules::of(desk.workbook.book(), &office());
    assert_eq!(rules(&office_desk), AttachmentRules { most_mb: 20, macros: MacroFiles::Marked });
    let mut sets = |field: &str, text: &str| {
        office_desk.does(Command::SetOffice { field: field.to_owned(), text: text.to_owned() }).map(drop)
    };
    sets("attachment_mb", "5").unwrap();
    sets("macro_files", "refused").unwrap();
    assert!(sets("attachment_mb", "500").is_err() && sets("attachment_mb", "0").is_err());
    assert_eq!(rules(&office_desk), AttachmentRules { most_mb: 5, macros: MacroFiles::Refused });
}

#[test]
fn the_dossier_lists_them_by_name_size_and_hash() {
    let mut li = li();
    let problem = li.raises("围挡倒伏");
    let project = li.project();
    adds(&mut li, &Carrier::whole(project.entity().clone()), "月报.xlsm").unwrap();
    adds(&mut li, &Carrier::whole(problem.entity().clone()), "通知.pdf").unwrap();
    let told = document(li.workbook.book(), li.tables(), &office(), &project, day("2026-10-12"), Persons::LeftOut);
    let blocks = told.unwrap().blocks;
    let table = blocks.iter().find_map(|block| match block {
        Block::Table(table) if table.id == "attachments" => Some(table),
        _ => None,
    });
    let rows: Vec<Vec<&str>> =
        table.unwrap().rows.iter().map(|row| row.cells.iter().map(|cell| cell.get(Lang::Zh)).collect()).collect();
    let short = |name: &str| file(name).hash.to_string()[..12].to_owned();
    let (first, second) = (short("月报.xlsm"), short("通知.pdf"));
    assert_eq!(rows, [["1", "月报.xlsm（含宏）", "1.3 MB", &*first], ["2", "通知.pdf", "1.3 MB", &*second]]);
}
