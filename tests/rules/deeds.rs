//! Undoing the last deeds of a page one after the other, and doing them again.

use sitebook::app::deeds::{Deeds, MOST, Turn};
use sitebook::app::workbook::Done;
use sitebook::book::{ChangeId, EntityId};
use sitebook::domain::command::Refusal;
use sitebook::domain::records::ProblemState;

use super::inspector::{Inspector, in_days};

/// Somebody at a page that remembers the last deeds.
struct Page {
    li: Inspector,
    deeds: Deeds,
}

impl Page {
    fn new() -> Self {
        Self { li: Inspector::named("李秀芳").with_project("垃圾填埋场"), deeds: Deeds::default() }
    }

    fn did(&mut self, what: &str, done: &Done) {
        self.deeds.did(what, done.ids());
    }

    fn places(&mut self, location: &str) {
        let done = self.li.edits_project("location", location).unwrap();
        self.did(location, &done);
    }

    fn location(&self) -> &str {
        self.li.text(self.li.project().entity(), "location")
    }

    /// Turns a deed and says which it was, or why it cannot be turned.
    fn turns(&mut self, turn: Option<Turn>) -> Result<String, Option<Refusal>> {
        let turn = turn.ok_or(None)?;
        match self.li.undoes(&turn.changes) {
            Ok(done) => {
                self.deeds.turned(&turn, done.ids());
                Ok(turn.what)
            }
            Err(why) => {
                self.deeds.refused(&turn);
                Err(Some(why))
            }
        }
    }

    fn thing(&self) -> impl Fn(ChangeId) -> Option<EntityId> {
        |id| self.li.workbook.book().change(id).map(|change| change.of().clone())
    }

    fn undoes(&mut self) -> Result<String, Option<Refusal>> {
        self.turns(self.deeds.to_undo(self.thing()))
    }

    fn redoes(&mut self) -> Result<String, Option<Refusal>> {
        self.turns(self.deeds.to_redo(self.thing()))
    }
}

#[test]
fn the_same_field_goes_back_step_by_step_and_forth_again() {
    let mut page = Page::new();
    for place in ["北山", "东山", "南山"] {
        page.places(place);
    }
    for (undone, stands) in [("南山", "东山"), ("东山", "北山"), ("北山", "")] {
        assert_eq!(page.undoes().as_deref(), Ok(undone));
        assert_eq!(page.location(), stands);
    }
    assert_eq!(page.undoes(), Err(None), "nothing is left");
    for place in ["北山", "东山", "南山"] {
        assert_eq!(page.redoes().as_deref(), Ok(place));
        assert_eq!(page.location(), place);
    }
    assert_eq!(page.redoes(), Err(None));
}

#[test]
fn going_back_and_forth_at_will_always_ends_where_one_counts() {
    let mut page = Page::new();
    let places = ["北山", "东山", "南山", "西山"];
    places.iter().for_each(|place| page.places(place));
    let mut stands = places.len();
    for way in "uurururruuuurrrruruuurr".chars() {
        match way {
            'u' if stands > 0 => {
                assert_eq!(page.undoes().as_deref(), Ok(places[stands - 1]));
                stands -= 1;
            }
            'r' if stands < places.len() => {
                assert_eq!(page.redoes().as_deref(), Ok(places[stands]));
                stands += 1;
            }
            'u' => assert_eq!(page.undoes(), Err(None)),
            _ => assert_eq!(page.redoes(), Err(None)),
        }
        let expected = stands.checked_sub(1).map_or("", |last| places[last]);
        assert_eq!(page.location(), expected, "{way}");
    }
}

#[test]
fn a_whole_life_is_undone_to_nothing_and_lived_again() {
    let mut page = Page::new();
    let done = page.li.raises_with(&super::inspector::texts(&[("title", "围挡倒伏"), ("category", "AQ")])).unwrap();
    page.did("登记", &done);
    let problem = sitebook::domain::ids::ProblemId::of(&done.made.unwrap()).unwrap();
    let done = page.li.assigns(&problem, "区建委", in_days(5)).unwrap();
    page.did("交办", &done);
    let done = page.li.reports(&problem, "已加固").unwrap();
    page.did("报告", &done);
    let done = page.li.edits(&problem, "leader", "张副区长").unwrap();
    page.did("修改", &done);
    let states = [Some(ProblemState::ToRecheck), Some(ProblemState::Rectifying), Some(ProblemState::ToAssign), None];
    let state = |page: &Page| page.li.tables().problem(&problem).map(|problem| problem.state);
    for expected in states {
        page.undoes().unwrap();
        assert_eq!(state(&page), expected);
    }
    for expected in [ProblemState::ToAssign, ProblemState::Rectifying, ProblemState::ToRecheck, ProblemState::ToRecheck]
    {
        page.redoes().unwrap();
        assert_eq!(state(&page), Some(expected));
    }
    let stands = page.li.problem(&problem);
    assert_eq!((&*stands.lead_unit, &*stands.leader, stands.deadline), ("区建委", "张副区长", Some(in_days(5))));
    page.undoes().unwrap();
    assert_eq!(page.li.problem(&problem).leader, "");
}

#[test]
fn something_new_ends_what_could_be_done_again() {
    let mut page = Page::new();
    page.places("北山");
    page.places("东山");
    page.undoes().unwrap();
    page.places("南山");
    assert_eq!(page.redoes(), Err(None));
    assert_eq!(page.undoes().as_deref(), Ok("南山"));
    assert_eq!(page.location(), "北山");
    assert_eq!(page.undoes().as_deref(), Ok("北山"));
    assert_eq!(page.location(), "");
}

#[test]
fn what_others_wrote_since_stays_and_the_page_says_so() {
    let mut page = Page::new();
    page.places("北山");
    page.places("东山");
    // Somebody else's file comes in, written over what stands here.
    let mut yang = page.li.colleague("杨文斌", "inspector");
    yang.edits_project("location", "西山").unwrap();
    page.li.gets_from(&yang);
    assert_eq!(page.undoes(), Err(Some(Refusal::OverwrittenSince)));
    assert_eq!(page.location(), "西山");
    assert_eq!(page.undoes(), Err(Some(Refusal::OverwrittenSince)), "nor what came before it");
    assert_eq!(page.undoes(), Err(None), "neither is offered again");
}

#[test]
fn a_deed_is_undone_from_its_notice_while_later_ones_stand() {
    let mut page = Page::new();
    let first = page.li.edits_project("location", "北山").unwrap();
    let notice = page.deeds.did("位置", first.ids());
    let second = page.li.edits_project("responsible", "周主任").unwrap();
    page.did("责任人", &second);
    assert_eq!(page.deeds.deed_of(first.ids()[0]), Some(notice));
    let turn = page.deeds.to_undo_this(notice, page.thing());
    assert_eq!(page.turns(turn).as_deref(), Ok("位置"));
    assert_eq!((page.location(), page.li.text(page.li.project().entity(), "responsible")), ("", "周主任"));
    assert_eq!(page.deeds.to_undo_this(notice, page.thing()), None, "once");
    assert_eq!(page.deeds.deed_of(first.ids()[0]), None);
    assert_eq!(page.redoes().as_deref(), Ok("位置"));
    assert_eq!(page.location(), "北山");
    assert_eq!(page.undoes().as_deref(), Ok("位置"));
    assert_eq!(page.undoes().as_deref(), Ok("责任人"));
    assert_eq!(page.li.text(page.li.project().entity(), "responsible"), "");
}

#[test]
fn the_last_twenty_deeds_can_be_undone() {
    let mut page = Page::new();
    for number in 0..MOST + 3 {
        page.places(&format!("{number} 号"));
    }
    for _ in 0..MOST {
        page.undoes().unwrap();
    }
    assert_eq!(page.location(), "2 号");
    assert_eq!(page.undoes(), Err(None));
}
