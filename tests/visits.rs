//! What a visit shows besides its answers: how far it is, what was answered before, what was amended, and with what a
//! problem from it begins.

#![allow(clippy::unwrap_used)]

use chrono::NaiveDate;
use sitebook::app::workbook::{Done, Moment, Workbook};
use sitebook::book::Value;
use sitebook::domain::amendments::amendments;
use sitebook::domain::checklist::Template;
use sitebook::domain::choices::Role;
use sitebook::domain::command::RuleContext;
use sitebook::domain::command::{Command, Refusal, delete_offer, finish_offer};
use sitebook::domain::defaults::lead_unit;
use sitebook::domain::ids::{PersonId, ProjectId, VisitId};
use sitebook::domain::kind::Kind;
use sitebook::domain::previous::{Since, answers_before};
use sitebook::domain::tally::{Count, failed_items, tally};
use sitebook::domain::taxonomy::Category;
use sitebook::domain::templates::built_in_template;

#[path = "visits/findings.rs"]
mod findings;
#[path = "visits/wordings.rs"]
mod wordings;

const CONTINUING: &str = "continuing";
const RESERVE: &str = "reserve";

/// A machine with one inspector and one project. Every act takes a minute.
struct Machine {
    workbook: Workbook,
    minutes: u64,
}

fn fresh_number() -> u128 {
    use std::sync::atomic::{AtomicU64, Ordering};
    static NEXT: AtomicU64 = AtomicU64::new(1);
    u128::from(NEXT.fetch_add(1, Ordering::Relaxed))
}

impl Machine {
    fn new() -> (Self, ProjectId) {
        let mut machine = Self { workbook: Workbook::new(7, || Some(fresh_number())), minutes: 0 };
        let (name, unit, role) = ("王敏".to_owned(), "督查组".to_owned(), "inspector".to_owned());
        machine.act(Command::Introduce { person: None, name, unit, role });
        let facts = [("name", "新城路网"), ("lead_unit", "区住建局")];
        let added = machine.act(Command::AddProject { facts: facts_of(&facts) });
        (machine, ProjectId::of(&added.made.unwrap()).unwrap())
    }

    fn today(&self) -> NaiveDate {
        NaiveDate::from_ymd_opt(2026, 11, 1).unwrap() + chrono::Days::new(self.minutes / 1440)
    }

    fn try_to(&mut self, command: Command) -> Result<Done, Refusal> {
        self.minutes += 1;
        let now = Moment { milliseconds: 1_793_000_000_000 + self.minutes * 60_000, today: self.today() };
        self.workbook.dispatch(command, now)
    }

    fn act(&mut self, command: Command) -> Done {
        self.try_to(command).unwrap()
    }

    fn visit(&mut self, project: &ProjectId, template: &str, answers: &[(&str, &str)]) -> VisitId {
        let start = Command::StartVisit {
            project: project.clone(),
            template: template.to_owned(),
            version: 1,
            facts: Vec::new(),
        };
        let visit = VisitId::of(&self.act(start).made.unwrap()).unwrap();
        for (item, answer) in answers {
            self.answer(&visit, item, Some(answer));
        }
        visit
    }

    fn answer(&mut self, visit: &VisitId, item: &str, answer: Option<&str>) {
        let (item, answer) = (item.to_owned(), answer.map(str::to_owned));
        self.act(Command::AnswerItem { visit: visit.clone(), item, answer });
    }

    fn finished_visit(&mut self, project: &ProjectId, template: &str, answers: &[(&str, &str)]) -> VisitId {
        let visit = self.visit(project, template, answers);
        for (field, text) in [("findings", "总体正常"), ("confirmed_by", "李工")] {
            self.act(Command::EditVisit { visit: visit.clone(), field: field.to_owned(), text: text.to_owned() });
        }
        self.act(Command::FinishVisit { visit: visit.clone() });
        visit
    }

    fn ask<T>(&self, ask: impl FnOnce(&RuleContext) -> T) -> T {
        let me = PersonId::from_rest("unknown").unwrap();
        let (book, tables) = (self.workbook.book(), self.workbook.tables());
        ask(&RuleContext { book, tables, me: &me, role: Role::Inspector, today: self.today() })
    }

    fn before(&self, visit: &VisitId, item: &str) -> Option<(String, Since)> {
        let (book, tables) = (self.workbook.book(), self.workbook.tables());
        let found = tables.visit(visit).unwrap();
        let template = continuing();
        let before = answers_before(book, tables, found, template).remove(item)?;
        let asked = template.item(item).unwrap();
        let now = sitebook::domain::asked::stored_answer(book, visit, asked);
        let since = before.since(asked, now.as_deref());
        Some((before.answer, since))
    }
}

fn facts_of(facts: &[(&str, &str)]) -> Vec<(String, String)> {
    facts.iter().map(|(key, text)| ((*key).to_owned(), (*text).to_owned())).collect()
}

fn continuing() -> &'static Template {
    built_in_template(CONTINUING, 1).unwrap()
}

#[test]
fn not_applicable_is_an_answer_and_unchecked_is_none() {
    let (mut machine, project) = Machine::new();
    let visit = machine.visit(&project, CONTINUING, &[("ct02", "pass"), ("ct07", "fail"), ("ct12", "na")]);
    machine.answer(&visit, "ct02", None);
    let counted = tally(machine.workbook.book(), &visit, continuing());
    let total = continuing().item_count();
    assert_eq!(counted.whole, Count { total, answered: 2, failed: 1, critical: 0 });
    assert_eq!(counted.whole.unchecked(), total - 2);
    assert_eq!(counted.sections.iter().map(|count| count.total).sum::<usize>(), total);
    assert_eq!(counted.sections[0], Count { total: 9, answered: 1, failed: 1, critical: 0 });
    let failed: Vec<_> =
        failed_items(machine.workbook.book(), &visit, continuing()).iter().map(|item| item.key.to_string()).collect();
    assert_eq!(failed, ["ct07"]);
    machine.answer(&visit, "ct14", Some("fail"));
    let counted = tally(machine.workbook.book(), &visit, continuing());
    assert_eq!((counted.whole.failed, counted.whole.critical), (2, 1), "wages in arrears fail the whole visit");
}

#[test]
fn an_item_shows_its_last_answer_with_the_same_checklist() {
    let (mut machine, project) = Machine::new();
    machine.finished_visit(&project, CONTINUING, &[("ct02", "fail"), ("ct03", "10.5"), ("ct04", "100")]);
    machine.finished_visit(&project, CONTINUING, &[("ct02", "pass"), ("ct04", "130")]);
    machine.finished_visit(&project, RESERVE, &[("rs01", "pass")]);
    let unfinished = machine.visit(&project, CONTINUING, &[("ct02", "fail")]);
    machine.act(Command::DiscardVisit { visit: unfinished, why: "填错项目".to_owned() });
    machine.visit(&project, CONTINUING, &[("ct04", "999")]);
    let visit = machine.visit(&project, CONTINUING, &[("ct02", "pass"), ("ct03", "8"), ("ct04", "142.25")]);
    let decimal = |text: &str| sitebook::domain::decimal::Decimal::parse(text).unwrap();
    for (item, expected) in [
        ("ct02", Some(("pass", Since::Same))),
        ("ct03", Some(("10.5", Since::Fell(decimal("2.5"))))),
        ("ct04", Some(("130", Since::Rose(decimal("12.25"))))),
        ("ct05", None),
    ] {
        let expected = expected.map(|(answer, since)| (answer.to_owned(), since));
        assert_eq!(machine.before(&visit, item), expected, "{item}");
    }
    machine.answer(&visit, "ct02", Some("fail"));
    machine.answer(&visit, "ct04", None);
    assert_eq!(machine.before(&visit, "ct02"), Some(("pass".to_owned(), Since::Changed)));
    assert_eq!(machine.before(&visit, "ct04"), Some(("130".to_owned(), Since::NotAnswered)));
}

#[test]
fn a_visit_is_not_its_own_last_time_and_later_visits_are_not_before_it() {
    let (mut machine, project) = Machine::new();
    let first = machine.finished_visit(&project, CONTINUING, &[("ct02", "fail")]);
    machine.finished_visit(&project, CONTINUING, &[("ct02", "pass")]);
    assert_eq!(machine.before(&first, "ct02"), None);
}

#[test]
fn amendments_tell_what_stood_there_and_why() {
    let (mut machine, project) = Machine::new();
    let visit = machine.visit(&project, CONTINUING, &[("ct02", "pass")]);
    machine.answer(&visit, "ct02", Some("fail"));
    assert_eq!(amendments(machine.workbook.book(), &visit), []);
    for (field, text) in [("findings", "总体正常"), ("confirmed_by", "李工")] {
        machine.act(Command::EditVisit { visit: visit.clone(), field: field.to_owned(), text: text.to_owned() });
    }
    machine.act(Command::FinishVisit { visit: visit.clone() });
    assert_eq!(amendments(machine.workbook.book(), &visit), [], "what a draft went through is no amendment");
    let amend = |field: &str, text: &str, why: &str| Command::AmendVisit {
        visit: visit.clone(),
        field: field.to_owned(),
        text: text.to_owned(),
        why: why.to_owned(),
    };
    assert_eq!(machine.try_to(amend("answer/ct02", "pass", " ")).err(), Some(Refusal::ReasonNeeded));
    machine.act(amend("answer/ct02", "pass", "照片补齐"));
    machine.act(amend("note/ct02", "见附件", "漏填"));
    let told: Vec<_> = amendments(machine.workbook.book(), &visit)
        .into_iter()
        .map(|one| (one.field.as_str().to_owned(), one.from, one.to, one.why))
        .collect();
    let expected = [
        ("answer/ct02", Value::text("fail"), Value::text("pass"), "照片补齐"),
        ("note/ct02", Value::Null, Value::text("见附件"), "漏填"),
    ];
    let expected = expected.map(|(field, from, to, why)| (field.to_owned(), from, to, Some(why.to_owned())));
    assert_eq!(told, expected);
}

#[test]
fn a_problem_is_led_by_a_unit_of_the_list_or_by_the_project() {
    let (mut machine, project) = Machine::new();
    let of = |machine: &Machine, category| lead_unit(machine.workbook.book(), &project, category);
    assert_eq!(of(&machine, Category::Coordination), "区住建局");
    assert_eq!(of(&machine, Category::Safety), "区住建局", "no unit of a fitting kind is known yet");
    for (name, kind) in [("区财政局", "finance"), ("铜都建工", "contractor")] {
        let (name, kind, parent) = (name.to_owned(), kind.to_owned(), String::new());
        machine.act(Command::SetUnit { name, kind, parent });
    }
    assert_eq!(of(&machine, Category::Safety), "铜都建工");
    machine
        .act(Command::EditProject { project: project.clone(), facts: facts_of(&[("contractor", "市政一公司")]) });
    assert_eq!(of(&machine, Category::Safety), "市政一公司", "the project's own builder comes first");
    machine.act(Command::EditProject { project: project.clone(), facts: facts_of(&[("contractor", "")]) });
    assert_eq!(of(&machine, Category::Funding), "区财政局");
    let unit = |name: &str, kind: &str| Command::SetUnit {
        name: name.to_owned(),
        kind: kind.to_owned(),
        parent: String::new(),
    };
    machine.act(unit("区交通局", "sector"));
    assert_eq!(of(&machine, Category::Progress), "区交通局");
    machine.act(unit("区住建局", "sector"));
    assert_eq!(of(&machine, Category::Progress), "区住建局", "the project's own unit is of the kind");
    machine.act(unit("区水利局", "sector"));
    machine.act(unit("区住建局", "construction"));
    assert_eq!(of(&machine, Category::Progress), "区住建局", "two are of the kind, so none is clear");
    machine.act(Command::EditProject { project: project.clone(), facts: facts_of(&[("owner", "城投公司")]) });
    assert_eq!(of(&machine, Category::Preliminary), "城投公司");
    machine.act(Command::RemoveUnit { name: "铜都建工".to_owned() });
    assert_eq!(of(&machine, Category::Safety), "区住建局");
}

#[test]
fn what_is_offered_is_what_is_done() {
    let (mut machine, project) = Machine::new();
    assert_eq!(machine.ask(|desk| delete_offer(desk, &project)), Ok(()));
    let visit = machine.visit(&project, CONTINUING, &[]);
    assert_eq!(machine.ask(|desk| delete_offer(desk, &project)), Err(Refusal::HasRecords(Kind::Project)));
    let edit = |field: &str, text: &str| Command::EditVisit {
        visit: visit.clone(),
        field: field.to_owned(),
        text: text.to_owned(),
    };
    let answer = Command::AnswerItem { visit: visit.clone(), item: "ct02".to_owned(), answer: Some("pass".to_owned()) };
    let steps = [
        (Refusal::NothingAnswered, answer),
        (Refusal::Needed(Kind::Visit, "findings"), edit("findings", "总体正常")),
        (Refusal::Needed(Kind::Visit, "confirmed_by"), edit("confirmed_by", "李工")),
    ];
    for (refusal, next) in steps {
        assert_eq!(machine.ask(|desk| finish_offer(desk, &visit)), Err(refusal.clone()));
        let finish = Command::FinishVisit { visit: visit.clone() };
        assert_eq!(machine.try_to(finish).err(), Some(refusal));
        machine.act(next);
    }
    assert_eq!(machine.ask(|desk| finish_offer(desk, &visit)), Ok(()));
    machine.act(Command::FinishVisit { visit: visit.clone() });
    assert_eq!(machine.ask(|desk| finish_offer(desk, &visit)), Err(Refusal::VisitFinished));
    let gone = VisitId::from_rest("gone").unwrap();
    assert_eq!(machine.ask(|desk| finish_offer(desk, &gone)), Err(Refusal::NotFound));
}
