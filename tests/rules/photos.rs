//! 照片: what one belongs to, who adds it, and how it goes away and comes back.

use sitebook::book::{Deletion, EntityId, Value};
use sitebook::domain::blob::{BlobHash, BlobKind, named_by};
use sitebook::domain::carrier::{Carrier, Side};
use sitebook::domain::command::{Command, PhotoWish, Refusal};
use sitebook::domain::ids::PhotoId;
use sitebook::domain::photo::{Picture, is_after_finish};
use sitebook::domain::unshown::{Lack, unshown};
use sitebook::exchange::{Choice, Limits, Made, blobs_of, decode, export};

use super::inspector::{Inspector, in_days};

fn picture(content: &str) -> Picture {
    Picture {
        hash: BlobHash::of(content.as_bytes()),
        width: 1600,
        height: 1200,
        bytes: 301_234,
        name: format!("{content}.jpg"),
        original_bytes: 4_200_000,
        taken_at: Some("2026-11-28T10:12:00".to_owned()),
        place: Some("30.565100,114.300000".to_owned()),
    }
}

fn adds(machine: &mut Inspector, of: &Carrier, content: &str) -> Result<PhotoId, Refusal> {
    let done = machine.does(Command::Photo(PhotoWish::Add { of: of.clone(), picture: picture(content) }))?;
    Ok(PhotoId::of(&done.made.unwrap()).unwrap())
}

fn li() -> Inspector {
    Inspector::named("李秀芳").with_project("垃圾填埋场")
}

fn drops(machine: &mut Inspector, photo: &PhotoId, why: &str) -> Result<(), Refusal> {
    machine.does(Command::Photo(PhotoWish::Drop { photo: photo.clone(), why: why.to_owned() })).map(drop)
}

#[test]
fn a_photo_of_a_problem_is_before_or_after_and_says_what_it_said_of_itself() {
    let mut li = li();
    let problem = li.raises("围挡倒伏");
    let before = adds(&mut li, &Carrier::side(&problem, Side::Before), "IMG_1").unwrap();
    adds(&mut li, &Carrier::side(&problem, Side::After), "IMG_2").unwrap();
    let shown: Vec<_> = li.tables().photos_of(problem.entity()).map(|photo| photo.side).collect();
    assert_eq!(shown, [Some(Side::Before), Some(Side::After)]);
    let photo = li.tables().photo(&before).unwrap();
    assert_eq!((&photo.of, &photo.picture), (problem.entity(), &picture("IMG_1")));
    assert_eq!(unshown(li.workbook.book(), li.tables()), []);
}

#[test]
fn the_same_picture_is_there_once_and_may_be_elsewhere_too() {
    let mut li = li();
    let problem = li.raises("围挡倒伏");
    let before = Carrier::side(&problem, Side::Before);
    adds(&mut li, &before, "IMG_1").unwrap();
    assert_eq!(adds(&mut li, &before, "IMG_1").unwrap_err(), Refusal::NothingChanges);
    adds(&mut li, &Carrier::side(&problem, Side::After), "IMG_1").unwrap();
    let project = Carrier::whole(li.project().entity().clone());
    adds(&mut li, &project, "IMG_1").unwrap();
    assert_eq!(li.tables().photos().len(), 3);
}

#[test]
fn a_photo_needs_something_to_be_of() {
    let mut li = li();
    let problem = li.raises("围挡倒伏");
    let project = li.project().entity().clone();
    let nowhere: EntityId = "problem/nowhere".parse().unwrap();
    let on = |of: &EntityId, item: Option<&str>, side| Carrier { of: of.clone(), item: item.map(str::to_owned), side };
    for wrong in [
        on(&nowhere, None, None),
        on(li.me().entity(), None, None),
        on(&project, None, Some(Side::After)),
        on(problem.entity(), Some("ct08"), None),
    ] {
        assert_eq!(adds(&mut li, &wrong, "IMG_1").unwrap_err(), Refusal::NotFound, "{wrong:?}");
    }
    let visit = li.visited();
    assert_eq!(adds(&mut li, &Carrier::item(&visit, "no_such_item"), "IMG_1").unwrap_err(), Refusal::NotFound);
}

#[test]
fn a_unit_shows_what_it_has_done_and_adds_nothing_to_visits() {
    let mut li = li();
    let visit = li.visited();
    let problem = li.raises("围挡倒伏");
    li.assigns(&problem, "区建委", in_days(5)).unwrap();
    let mut unit = Inspector::in_role("钱经理", "unit");
    unit.gets_from(&li);
    adds(&mut unit, &Carrier::side(&problem, Side::After), "IMG_2").unwrap();
    let whole = Carrier::whole(visit.entity().clone());
    assert_eq!(adds(&mut unit, &whole, "IMG_3").unwrap_err(), Refusal::RoleMayNot);
}

#[test]
fn deleting_needs_a_reason_and_can_be_undone() {
    let mut li = li();
    let problem = li.raises("围挡倒伏");
    let photo = adds(&mut li, &Carrier::side(&problem, Side::Before), "IMG_1").unwrap();
    assert_eq!(drops(&mut li, &photo, " ").unwrap_err(), Refusal::ReasonNeeded);
    let done = li.does(Command::Photo(PhotoWish::Drop { photo: photo.clone(), why: "拍错了".to_owned() })).unwrap();
    assert!(li.tables().photo(&photo).is_none());
    assert_eq!(li.workbook.book().deletion(photo.entity()), Deletion::Deleted);
    li.undoes(&done.ids()).unwrap();
    assert_eq!(li.tables().photo(&photo).unwrap().picture, picture("IMG_1"));
}

#[test]
fn a_caption_has_a_history_and_two_of_them_are_a_conflict() {
    let mut li = li();
    let problem = li.raises("围挡倒伏");
    let photo = adds(&mut li, &Carrier::side(&problem, Side::Before), "IMG_1").unwrap();
    let mut zhao = li.colleague("赵旁人", "inspector");
    let says = |machine: &mut Inspector, text: &str| {
        let facts = vec![("caption".to_owned(), text.to_owned())];
        machine.does(Command::Photo(PhotoWish::Edit { photo: photo.clone(), facts })).unwrap();
    };
    says(&mut li, "东侧围挡");
    says(&mut zhao, "西侧围挡");
    li.gets_from(&zhao);
    assert_eq!(li.workbook.book().conflict_count(), 1);
    let to = Value::text("东侧围挡");
    let resolve = Command::Resolve { of: photo.entity().clone(), set: "caption".into(), to, why: String::new() };
    li.does(resolve).unwrap();
    assert_eq!(li.tables().photo(&photo).unwrap().caption, "东侧围挡");
    let turn = vec![("side".to_owned(), "after".to_owned())];
    li.does(Command::Photo(PhotoWish::Edit { photo: photo.clone(), facts: turn })).unwrap();
    assert_eq!(li.tables().photo(&photo).unwrap().side, Some(Side::After));
}

#[test]
fn what_the_finisher_of_a_visit_saw_stays_and_what_comes_later_says_so() {
    let mut li = li();
    let visit = li.starts("preliminary");
    let whole = Carrier::whole(visit.entity().clone());
    let seen = adds(&mut li, &whole, "IMG_1").unwrap();
    let item = li.tables().template("preliminary", 1).unwrap().items().next().unwrap().key.to_string();
    li.answers(&visit, &item, "pass").unwrap();
    li.fills_in(&visit, "findings", "节点滞后").unwrap();
    li.fills_in(&visit, "confirmed_by", "周主任").unwrap();
    li.finishes(&visit).unwrap();
    assert_eq!(drops(&mut li, &seen, "拍错了").unwrap_err(), Refusal::VisitFinished);
    let late = adds(&mut li, &whole, "IMG_2").unwrap();
    let is_late = |li: &Inspector, id: &PhotoId| is_after_finish(li.workbook.book(), li.tables().photo(id).unwrap());
    assert_eq!((is_late(&li, &seen), is_late(&li, &late)), (false, true));
    drops(&mut li, &late, "拍错了").unwrap();
}

#[test]
fn a_unit_is_given_the_photos_of_its_problems_and_no_others() {
    let mut li = li();
    let (own, other) = (li.raises("围挡倒伏"), li.raises("工程款未拨"));
    li.assigns(&own, "区建委", in_days(5)).unwrap();
    adds(&mut li, &Carrier::side(&own, Side::Before), "IMG_1").unwrap();
    adds(&mut li, &Carrier::side(&other, Side::Before), "IMG_2").unwrap();
    let project = Carrier::whole(li.project().entity().clone());
    adds(&mut li, &project, "IMG_3").unwrap();
    let choice = Choice::Unit { name: "区建委".to_owned(), given: Default::default() };
    let (_, text) = export(li.workbook.book(), &choice, &Made::default());
    let file = decode(text.into_bytes(), Limits::USUAL).unwrap();
    let of_file = named_by(file.book(), file.book().all_entities().map(|(of, _)| of));
    assert_eq!(of_file.into_iter().collect::<Vec<_>>(), [(BlobKind::Photo, picture("IMG_1").hash)]);
    assert_eq!(blobs_of(li.workbook.book(), &choice).len(), 1);
    let projects = Choice::Projects(vec![li.project()]);
    assert_eq!(blobs_of(li.workbook.book(), &projects).len(), 3);
}

#[test]
fn a_photo_of_what_is_not_here_is_told() {
    let mut li = li();
    let problem = li.raises("围挡倒伏");
    let photo = adds(&mut li, &Carrier::side(&problem, Side::Before), "IMG_1").unwrap();
    let mut other = Inspector::named("赵旁人");
    let changes: Vec<_> = li.file().into_iter().filter(|change| change.of() == photo.entity()).collect();
    other.imports(changes);
    let told = unshown(other.workbook.book(), other.tables());
    assert_eq!(told.iter().map(|one| (one.of.clone(), one.lacks)).collect::<Vec<_>>(), [(photo.into(), Lack::Subject)]);
}
