//! The schedule of a project from the book.

use std::sync::Arc;

use chrono::NaiveDate;

use super::late::late_to_start_of;
use super::net::Counting;
use super::plan::{Inputs, NodeState, Rules, Schedule, Verdict};
use super::region::project_schedules;
use super::scale::{Scale, WHOLE};
use super::trial::{CannotTry, Nudge, Trial, consequence};
use crate::book::{Book, Clock, EntityId, Value};
use crate::domain::figures::calendar::Calendar;
use crate::domain::ids::ProjectId;
use crate::domain::registers::milestone;
use crate::domain::tables::Tables;

/// A book in which these fields were written one after the other.
struct Written(Book, Clock);

const MAIN: &str = "node/a/main";
const POWER: &str = "node/a/power";
const OUTDOOR: &str = "node/a/outdoor";
const DONE: &str = "node/a/acceptance";

impl Written {
    fn new() -> Self {
        let mut new = Self(Book::default(), Clock::new(1));
        new.project("project/a", "客运中心");
        new
    }

    /// The works of vector 13.1.
    fn works() -> Self {
        let mut new = Self::new();
        for (of, name, order, days, after) in [
            (MAIN, "主体", 1, 90, &[][..]),
            (POWER, "机电", 2, 60, &[MAIN]),
            (OUTDOOR, "室外", 3, 45, &[MAIN]),
            (DONE, "验收", 4, 30, &[POWER, OUTDOOR]),
        ] {
            new.node(of, name, order, days, after);
        }
        new
    }

    fn project(&mut self, of: &str, name: &str) {
        self.says(of, "name", Value::text(name));
        self.says(of, "planned_finish", Value::text("2026-12-31"));
        self.says(of, "lead_unit", Value::text("区建委"));
    }

    fn node(&mut self, of: &str, name: &str, order: i64, days: i64, after: &[&str]) {
        self.says(of, "project", Value::text("project/a"));
        self.says(of, "name", Value::text(name));
        self.says(of, "order", Value::Int(order));
        self.says(of, "duration", Value::Int(days));
        self.says(of, "after", if after.is_empty() { Value::Null } else { Value::texts(after) });
    }

    fn says(&mut self, of: &str, set: &str, to: Value) {
        let by = EntityId::new("person", "li").unwrap();
        let at = self.1.tick(1_790_000_000_000);
        let change = self.0.replace(&of.parse().unwrap(), &set.parse().unwrap(), to, &by, at).seal();
        self.0.apply(change, None);
    }

    fn on(&mut self, of: &str, set: &str, on: &str) {
        self.says(of, set, Value::text(on));
    }

    fn inputs(&self, today: &str) -> Inputs {
        let tables = Tables::of(&self.0);
        Inputs::read(&self.0, &tables, &project(), &Rules::of(&self.0, day(today))).unwrap()
    }

    fn schedule(&self, today: &str) -> Schedule {
        Schedule::of(&self.inputs(today))
    }
}

fn project() -> ProjectId {
    ProjectId::parse("project/a").unwrap()
}

fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

fn names(schedule: &Schedule, places: &[usize]) -> Vec<String> {
    let name = |place: &usize| match schedule.nodes.get(*place) {
        Some(node) => node.entry.text(milestone::NAME).to_owned(),
        None => schedule.permits[place - schedule.nodes.len()].permit.key.to_owned(),
    };
    places.iter().map(name).collect()
}

#[test]
fn vector_13_2_from_the_book_to_the_sentence() {
    let schedule = Written::works().schedule("2026-07-20");
    assert_eq!(schedule.verdict, Verdict::Compress(16));
    assert_eq!((schedule.finish, schedule.end), (Some(day("2027-01-16")), Some(day("2026-12-31"))));
    assert_eq!(names(&schedule, &schedule.chain), ["主体", "机电", "验收"]);
    assert_eq!(schedule.nodes[0].state, NodeState::LateToStart(16));
    assert_eq!(schedule.nodes[2].state, NodeState::NotDue);
    assert_eq!(Written::works().schedule("2026-07-01").verdict, Verdict::Spare(3));
}

#[test]
fn a_finished_project_and_one_without_a_day_say_so() {
    let mut book = Written::works();
    book.says("project/a", "planned_finish", Value::Null);
    assert_eq!(book.schedule("2026-07-20").verdict, Verdict::NoEnd(Some(day("2027-01-16"))));
    for of in [MAIN, POWER, OUTDOOR, DONE] {
        book.on(of, "finished", "2026-07-18");
    }
    book.on(DONE, "finish_by", "2026-07-10");
    let schedule = book.schedule("2026-07-20");
    assert_eq!(schedule.verdict, Verdict::Done(day("2026-07-18")));
    assert_eq!((schedule.nodes[0].state, schedule.nodes[3].state), (NodeState::Done, NodeState::DoneLate(8)));
    assert_eq!(Written::new().schedule("2026-07-20").verdict, Verdict::Empty);
}

#[test]
fn a_fixed_milestone_that_asks_for_days_is_named_where_the_works_end_in_time() {
    let mut book = Written::works();
    assert_eq!(book.schedule("2026-07-20").pressed_by(), None, "it is the end that presses");
    book.on("project/a", "planned_finish", "2027-09-30");
    assert_eq!(book.schedule("2026-07-20").pressed_by(), None, "nothing does");
    book.on(MAIN, "finish_by", "2026-10-02");
    let schedule = book.schedule("2026-07-20");
    assert_eq!(schedule.verdict, Verdict::Compress(16));
    assert_eq!(schedule.pressed_by(), Some((0, day("2026-10-02"))));
}

#[test]
fn the_end_known_to_the_month_is_its_last_day() {
    let mut book = Written::works();
    book.on("project/a", "planned_finish", "2026-12");
    assert_eq!(book.schedule("2026-07-20").verdict, Verdict::Compress(16));
}

#[test]
fn a_merged_circle_is_named_and_a_deleted_predecessor_is_told() {
    let mut book = Written::works();
    book.says(MAIN, "after", Value::texts([POWER]));
    book.says(DONE, "after", Value::texts(["node/a/gone", OUTDOOR]));
    let schedule = book.schedule("2026-07-20");
    assert_eq!(schedule.circles.len(), 1);
    assert_eq!(names(&schedule, &schedule.circles[0]), ["主体", "机电"]);
    assert_eq!((schedule.nodes[0].state, schedule.nodes[3].lost), (NodeState::Unplaced, 1));
    assert_eq!(schedule.verdict, Verdict::Spare(89), "the rest is reckoned: 室外 and 验收 from today on");
}

#[test]
fn permits_must_be_in_hand_when_their_milestone_begins() {
    let mut book = Written::works();
    book.says(MAIN, "after", Value::texts(["permit/a/construction"]));
    let schedule = book.schedule("2026-05-04");
    let [permit] = &schedule.permits[..] else { panic!("one approval") };
    assert_eq!(permit.permit.sign, None, "nobody has entered it");
    let latest = permit.placed.latest.unwrap();
    assert_eq!(
        (latest.start, latest.finish),
        (day("2026-06-05"), day("2026-07-04")),
        "20 working days, 07-04 is a Saturday"
    );
    // Its predecessors by the rules count once somebody has entered them, also behind one that nobody has.
    book.on("permit/a/design", "project", "project/a");
    book.on("permit/a/drawings", "project", "project/a");
    book.on("permit/a/drawings", "needed", "not_needed");
    let schedule = book.schedule("2026-05-04");
    let keys: Vec<&str> = schedule.permits.iter().map(|row| row.permit.key).collect();
    assert_eq!(keys, ["construction", "design"]);
    assert_eq!(schedule.permits[1].placed.latest.unwrap().finish, day("2026-06-05"));
    // Granted, it is no more asked for and holds nothing up.
    book.on("permit/a/construction", "project", "project/a");
    book.on("permit/a/construction", "granted", "2026-05-01");
    let schedule = book.schedule("2026-05-04");
    let construction = schedule.permits.iter().find(|row| row.permit.key == "construction").unwrap();
    assert_eq!(construction.placed.latest, None);
    assert_eq!(schedule.nodes[0].placed.earliest.unwrap().start, day("2026-05-04"));
}

#[test]
fn a_permit_asked_for_again_and_one_under_way_hold_the_works_up() {
    let mut book = Written::works();
    book.says(MAIN, "after", Value::texts(["permit/a/construction"]));
    book.on("permit/a/construction", "project", "project/a");
    book.on("permit/a/construction", "applied", "2026-06-01");
    book.on("permit/a/construction", "refused", "2026-06-05");
    book.on("permit/a/construction~2", "project", "project/a");
    book.on("permit/a/construction~2", "applied", "2026-07-13");
    book.on("permit/a/construction~2", "accepted", "2026-07-13");
    let schedule = book.schedule("2026-07-20");
    let [permit] = &schedule.permits[..] else { panic!("one approval") };
    assert_eq!(permit.permit.id.as_str(), "permit/a/construction~2");
    assert_eq!(permit.placed.earliest.unwrap().finish, day("2026-08-10"), "20 working days after acceptance");
    assert_eq!(schedule.verdict, Verdict::Compress(37));
    assert_eq!(names(&schedule, &schedule.chain), ["construction", "主体", "机电", "验收"]);
}

#[test]
fn a_trial_changes_the_reckoning_and_not_the_book() {
    let book = Written::works();
    let inputs = book.inputs("2026-07-20");
    let longer = inputs.with(&POWER.parse().unwrap(), &[("duration", Value::Int(63))]);
    assert_eq!(Schedule::of(&longer).verdict, Verdict::Compress(19));
    assert_eq!(Schedule::of(&inputs).verdict, Verdict::Compress(16));
    let later = inputs.with(&DONE.parse().unwrap(), &[("forecast", Value::text("2027-01-19"))]);
    assert_eq!(Schedule::of(&later).verdict, Verdict::Compress(19));
}

#[test]
fn the_latest_baseline_stands_beside_what_is_now() {
    let mut book = Written::works();
    for (of, number, span) in
        [("baseline/a/1", 1, "2026-06-01/2026-09-01"), ("baseline/a/2", 2, "2026-06-08/2026-09-08")]
    {
        book.on(of, "project", "project/a");
        book.says(of, "number", Value::Int(number));
        book.on(of, "why", "定稿");
        book.says(of, "dates", Value::Map(Arc::new([(MAIN.to_owned(), Value::text(span))].into())));
    }
    let schedule = book.schedule("2026-07-20");
    assert_eq!(schedule.nodes[0].planned.unwrap().start, day("2026-06-08"));
    assert_eq!(schedule.nodes[1].planned, None, "made after the baseline");
}

#[test]
fn a_start_that_is_too_early_for_the_project_is_told() {
    let mut book = Written::works();
    book.on("project/a", "planned_start", "2026-07-10");
    assert_eq!(book.schedule("2026-07-01").before_start, Some(6));
    book.on("project/a", "planned_start", "2026-07-04");
    assert_eq!(book.schedule("2026-07-01").before_start, None);
}

#[test]
fn the_order_for_a_phone_is_that_of_the_latest_starts() {
    let mut book = Written::works();
    book.says(OUTDOOR, "order", Value::Int(0));
    let schedule = book.schedule("2026-07-01");
    assert_eq!(names(&schedule, &[0]), ["室外"]);
    assert_eq!(names(&schedule, &schedule.by_latest_start()), ["主体", "机电", "室外", "验收"]);
}

#[test]
fn projects_stand_by_how_much_they_need_compressing_and_milestones_by_whether_they_should_have_begun() {
    let mut book = Written::works();
    book.project("project/b", "水厂");
    book.node("node/b/1", "取水", 1, 10, &[]);
    book.says("node/b/1", "project", Value::text("project/b"));
    book.project("project/c", "停车场");
    let tables = Tables::of(&book.0);
    let lines = project_schedules(&book.0, &tables, day("2026-07-20"));
    let told: Vec<(&str, Verdict)> = lines.iter().map(|line| (line.project.name.as_str(), line.verdict)).collect();
    assert_eq!(told, [("客运中心", Verdict::Compress(16)), ("水厂", Verdict::Spare(154))]);
    assert_eq!((lines[0].nodes, lines[0].late, lines[0].critical.as_deref()), ((4, 0), 1, Some("主体")));
    let counting = Counting { calendar: Arc::new(Calendar::weekends()), today: day("2026-07-20") };
    let late: Vec<_> =
        tables.projects().flat_map(|project| late_to_start_of(&book.0, &tables, project, &counting)).collect();
    let late: Vec<(&str, NaiveDate, &str)> =
        late.iter().map(|late| (late.entry.id.as_str(), late.latest, &*late.unit)).collect();
    assert_eq!(late, [(MAIN, day("2026-07-04"), "区建委")]);
}

#[test]
fn a_finish_is_moved_by_its_forecast_and_says_what_follows_first() {
    let book = Written::works();
    let inputs = book.inputs("2026-07-20");
    let now = Schedule::of(&inputs);
    let later = Trial::further(&inputs, None, &now, 3, Nudge::Finish(1)).unwrap();
    let then = Schedule::of(&later.applied(&inputs));
    let further = Trial::further(&inputs, Some(&later), &then, 3, Nudge::Finish(2)).unwrap();
    assert_eq!(further.facts(), [("forecast".to_owned(), "2027-01-19".to_owned())]);
    let told = consequence(&now, &Schedule::of(&further.applied(&inputs)));
    assert_eq!((told.last.as_str(), told.finish), ("验收", Some(day("2027-01-19"))));
    assert_eq!((told.before, told.after), (Verdict::Compress(16), Verdict::Compress(19)));
    // Back to where it was: nobody has forecast anything.
    let then = Schedule::of(&further.applied(&inputs));
    let back = Trial::further(&inputs, Some(&further), &then, 3, Nudge::Finish(-3)).unwrap();
    assert_eq!(back.facts(), [("forecast".to_owned(), String::new())]);
    assert_eq!(Trial::further(&inputs, None, &now, 3, Nudge::Finish(-1)), Err(CannotTry::TooShort));
}

#[test]
fn a_duration_is_tried_and_what_is_finished_or_on_a_circle_is_not() {
    let mut book = Written::works();
    let inputs = book.inputs("2026-07-20");
    let now = Schedule::of(&inputs);
    let shorter = Trial::further(&inputs, None, &now, 1, Nudge::Duration(-20)).unwrap();
    assert_eq!(Schedule::of(&shorter.applied(&inputs)).verdict, Verdict::Compress(1), "室外 is critical then");
    assert_eq!(Trial::further(&inputs, None, &now, 1, Nudge::Duration(-61)), Err(CannotTry::NoTime));
    book.on(MAIN, "started", "2026-07-01");
    book.on(POWER, "finished", "2026-07-10");
    let inputs = book.inputs("2026-07-20");
    let now = Schedule::of(&inputs);
    assert_eq!(Trial::further(&inputs, None, &now, 1, Nudge::Finish(1)), Err(CannotTry::Finished));
    let sooner = Trial::further(&inputs, None, &now, 0, Nudge::Finish(-30)).unwrap();
    assert_eq!(sooner.forecast, Some(Some(day("2026-08-30"))), "what has begun may end sooner");
    assert_eq!(Trial::further(&inputs, None, &now, 0, Nudge::Finish(-80)), Err(CannotTry::BeforeToday));
    book.says(MAIN, "after", Value::texts([MAIN]));
    let inputs = book.inputs("2026-07-20");
    assert_eq!(Trial::further(&inputs, None, &Schedule::of(&inputs), 0, Nudge::Finish(1)), Err(CannotTry::InCircle));
}

#[test]
fn a_picture_is_whole_months_and_every_day_has_its_place() {
    let schedule = Written::works().schedule("2026-07-20");
    let scale = Scale::of(&schedule);
    let months = scale.months();
    assert_eq!((months.len(), scale.days()), (7, 215), "July 2026 to January 2027");
    assert_eq!((months[0].at, months[6].at + months[6].width), (0, WHOLE));
    assert!(months.windows(2).all(|pair| pair[0].at + pair[0].width == pair[1].at));
    assert!(months.iter().all(|month| month.is_named));
    assert_eq!(scale.days_off(&Calendar::weekends()).len(), 62, "Saturdays and Sundays");
    assert_eq!((scale.at(day("2026-07-01")), scale.at(day("2020-01-01")), scale.at(day("2030-01-01"))), (0, 0, WHOLE));
    assert_eq!(
        [scale.days_in(100, 215), scale.days_in(-100, 215), scale.days_in(1, 430), scale.days_in(5, 0)],
        [100, -100, 1, 0]
    );
}

#[test]
fn bars_show_what_was_done_what_remains_and_what_goes_beyond() {
    let mut book = Written::works();
    book.on(MAIN, "started", "2026-07-06");
    let schedule = book.schedule("2026-07-20");
    let scale = Scale::of(&schedule);
    let at = |from: &str, to: &str| Some((scale.at(day(from)), scale.at(day(to))));
    let main = scale.bars(&schedule.nodes[0], schedule.today);
    assert_eq!((main.latest, main.done), (at("2026-07-04", "2026-10-02"), at("2026-07-06", "2026-07-20")));
    assert_eq!(
        (main.rest, main.over, main.over_days),
        (at("2026-07-20", "2026-10-02"), at("2026-10-02", "2026-10-04"), 2)
    );
    let outdoor = scale.bars(&schedule.nodes[2], schedule.today);
    assert_eq!((outdoor.done, outdoor.over, outdoor.over_days), (None, None, 0));
    book.on(MAIN, "finished", "2026-07-18");
    let schedule = book.schedule("2026-07-20");
    let main = scale.bars(&schedule.nodes[0], schedule.today);
    assert_eq!((main.latest, main.done, main.rest, main.over), (None, at("2026-07-06", "2026-07-18"), None, None));
}
