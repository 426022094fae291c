//! 签字: under a finished record, bounded, told when the record says something else since, and kept by every file.

use sitebook::book::{Clock, EntityId, Value};
use sitebook::domain::blob::BlobHash;
use sitebook::domain::carrier::Carrier;
use sitebook::domain::command::{Command, PhotoWish, Refusal, SignWish};
use sitebook::domain::ids::{SignatureId, VisitId};
use sitebook::domain::photo::Picture;
use sitebook::domain::signature::lines::hash;
use sitebook::domain::signature::says::said;
use sitebook::domain::signature::{Checked, NotStrokes, Party, Signature, Strokes};

use crate::inspector::{Inspector, Outcome, texts};

const DRAWN: &str = "120 200 14 -3 9 0;300 180 5 5";

fn signs(who: &mut Inspector, visit: &VisitId, party: Party, name: &str, strokes: Option<&str>) -> Outcome {
    let (visit, name, strokes) = (visit.clone(), name.to_owned(), strokes.map(str::to_owned));
    who.does(Command::Sign(SignWish::Add { visit, party, name, strokes }))
}

fn only(who: &Inspector, visit: &VisitId) -> Signature {
    let mut all = who.tables().signatures_of(visit);
    let first = (**all.next().unwrap()).clone();
    assert!(all.next().is_none());
    first
}

fn check(who: &Inspector, visit: &VisitId) -> Checked {
    only(who, visit).check(&said(who.workbook.book(), who.tables(), visit))
}

fn changed(keys: &[&str]) -> Checked {
    Checked::Changed(keys.iter().map(|key| (*key).to_owned()).collect())
}

fn visited() -> (Inspector, VisitId) {
    let mut li = Inspector::named("李强").with_project("客运中心");
    let visit = li.visited();
    (li, visit)
}

#[test]
fn what_was_signed_is_known_and_what_was_changed_since_is_told() {
    let (mut li, visit) = visited();
    signs(&mut li, &visit, Party::Site, " 周主任 ", Some(DRAWN)).unwrap();
    let signature = only(&li, &visit);
    assert_eq!((signature.name.as_str(), signature.party), ("周主任", Party::Site));
    assert_eq!(signature.strokes, Some(Strokes::read(DRAWN)));
    assert_eq!(signature.hash, hash(&said(li.workbook.book(), li.tables(), &visit)));
    assert_eq!(check(&li, &visit), Checked::Same);
    let amended = li.amends(&visit, "findings", "节点滞后 10 天", "补充").unwrap();
    assert_eq!(check(&li, &visit), changed(&["findings"]));
    li.amends(&visit, "note/ct08", "缺人", "补充").unwrap();
    assert_eq!(check(&li, &visit), changed(&["findings", "note/ct08"]));
    // What is set right again says what it said.
    li.undoes(&amended.ids()).unwrap();
    assert_eq!(check(&li, &visit), changed(&["note/ct08"]));
}

#[test]
fn an_issue_or_a_photo_that_comes_later_is_a_change_and_its_rectification_is_none() {
    let (mut li, visit) = visited();
    let facts = texts(&[("title", "围挡倒伏"), ("category", "ZL")]);
    let raise = Command::RaiseProblem { project: li.project(), visit: Some(visit.clone()), item: None, facts };
    let problem = li.does(raise.clone()).unwrap().made.unwrap();
    signs(&mut li, &visit, Party::Inspector, "李强", None).unwrap();
    assert_eq!(only(&li, &visit).strokes, None, "the name was typed in place of it");
    let id = sitebook::domain::ids::ProblemId::of(&problem).unwrap();
    li.assigns(&id, "区建委", crate::inspector::in_days(5)).unwrap();
    li.reports(&id, "已修复").unwrap();
    li.passes(&id, "属实").unwrap();
    assert_eq!(check(&li, &visit), Checked::Same, "what becomes of an issue is no part of the record");
    let later = li.does(raise).unwrap().made.unwrap();
    assert_eq!(check(&li, &visit), changed(&[later.as_str()]));
    let picture = Picture {
        hash: BlobHash::of(b"photo"),
        width: 10,
        height: 10,
        bytes: 5,
        name: "IMG_1.jpg".to_owned(),
        original_bytes: 5,
        taken_at: None,
        place: None,
    };
    let of = Carrier::whole(visit.entity().clone());
    let photo = li.does(Command::Photo(PhotoWish::Add { of, picture })).unwrap().made.unwrap();
    let Checked::Changed(keys) = check(&li, &visit) else { panic!("a photo was added") };
    assert!(keys.contains(&photo.to_string()) && keys.contains(&later.to_string()));
    assert_eq!(keys.len(), 2);
}

#[test]
fn nobody_signs_a_draft_without_a_name_or_with_what_no_pen_drew() {
    let mut li = Inspector::named("李强").with_project("客运中心");
    let draft = li.starts("continuing");
    assert_eq!(signs(&mut li, &draft, Party::Site, "周主任", Some(DRAWN)).unwrap_err(), Refusal::VisitNotFinished);
    let (mut li, visit) = visited();
    for (name, strokes) in
        [("  ", Some(DRAWN)), ("周主任", Some("")), ("周主任", Some("1 2 3")), ("周主任", Some("901 1"))]
    {
        let answer = signs(&mut li, &visit, Party::Site, name, strokes);
        assert!(matches!(answer, Err(Refusal::Needed(..))), "{name} {strokes:?}: {answer:?}");
    }
    let many = vec!["1 1"; 101].join(";");
    assert!(matches!(signs(&mut li, &visit, Party::Site, "周主任", Some(&many)), Err(Refusal::Field(..))));
    assert!(matches!(signs(&mut li, &visit, Party::Site, &"长".repeat(61), None), Err(Refusal::Field(..))));
    let mut unit = li.colleague("吴工", "unit");
    assert_eq!(signs(&mut unit, &visit, Party::Site, "吴工", None).unwrap_err(), Refusal::RoleMayNot);
    assert_eq!(li.tables().signatures_of(&visit).count(), 0);
}

#[test]
fn a_signature_is_taken_back_with_a_reason_and_can_come_again() {
    let (mut li, visit) = visited();
    signs(&mut li, &visit, Party::Site, "周主任", Some(DRAWN)).unwrap();
    let signature = only(&li, &visit).id;
    let drop = |why: &str| Command::Sign(SignWish::Drop { signature: signature.clone(), why: why.to_owned() });
    assert_eq!(li.does(drop(" ")).unwrap_err(), Refusal::ReasonNeeded);
    let done = li.does(drop("签错位置")).unwrap();
    assert_eq!(li.tables().signatures_of(&visit).count(), 0);
    li.undoes(&done.ids()).unwrap();
    assert_eq!(check(&li, &visit), Checked::Same);
}

#[test]
fn two_machines_sign_one_record_and_both_signatures_stay() {
    let (mut li, visit) = visited();
    let mut wang = li.colleague("王芳", "inspector");
    signs(&mut li, &visit, Party::Inspector, "李强", Some(DRAWN)).unwrap();
    signs(&mut wang, &visit, Party::Inspector, "王芳", Some(DRAWN)).unwrap();
    wang.amends(&visit, "weather", "雨", "补填").unwrap();
    li.puts_together_with(&mut wang);
    let names: Vec<String> = li.tables().signatures_of(&visit).map(|one| one.name.clone()).collect();
    assert_eq!(names.len(), 2);
    let now = said(li.workbook.book(), li.tables(), &visit);
    assert!(li.tables().signatures_of(&visit).all(|one| one.check(&now) == changed(&["weather"])));
    assert_eq!(li.conflicts(), Vec::<String>::new());
}

fn writes(who: &mut Inspector, of: &EntityId, set: &str, to: Value) {
    who.moment.milliseconds += 1_000;
    let at = Clock::new(99).tick(who.moment.milliseconds);
    who.writes_plainly(of, set, to, at);
}

/// What another program, or a hand, wrote into a file.
#[test]
fn a_strange_signature_of_a_file_breaks_nothing() {
    let (mut li, visit) = visited();
    signs(&mut li, &visit, Party::Site, "周主任", Some(DRAWN)).unwrap();
    let id = only(&li, &visit).id;
    let of: EntityId = id.clone().into();
    writes(&mut li, &of, "strokes", Value::text("1 1 <svg onload=alert(1)>"));
    writes(&mut li, &of, "parts", Value::text("none"));
    writes(&mut li, &of, "hash", Value::text("0"));
    let strange = only(&li, &visit);
    assert_eq!(strange.strokes, Some(Err(NotStrokes::NotNumbers)));
    let Checked::Changed(keys) = check(&li, &visit) else { panic!("its hash is none") };
    assert!(keys.contains(&"findings".to_owned()), "nothing of the record is known to be what was signed");
    writes(&mut li, &of, "party", Value::text("moon"));
    assert!(li.tables().signature(&SignatureId::of(&of).unwrap()).is_none(), "it is nobody's");
    assert_eq!(sitebook::domain::tables::Tables::of(li.workbook.book()), *li.tables());
}
