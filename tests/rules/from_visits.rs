//! What a finished visit measured goes to the month without being typed again.

use std::sync::Arc;

use sitebook::domain::command::{Command, EntryTarget, Refusal};
use sitebook::domain::ids::VisitId;
use sitebook::domain::progress::amended_basis::{AmendedBasis, amended_bases};
use sitebook::domain::progress::from_visit::{Basis, Doubt, Offered, VisitOffer, entries_of_offer, visit_offer};
use sitebook::domain::registers::{halt, monthly_progress as month};
use sitebook::domain::text::Lang;

use sitebook::app::grid::project_year::ProjectYear;
use sitebook::domain::figures::month::Month;
use sitebook::domain::progress::MonthLine;
use sitebook::domain::progress::settings::FigureSettings;

use crate::inspector::Inspector;

impl Inspector {
    fn measures(&mut self, answers: &[(&str, &str)]) -> VisitId {
        let visit = self.starts("continuing");
        for (item, answer) in answers {
            self.answers(&visit, item, answer).unwrap();
        }
        self.signs(&visit);
        visit
    }

    fn signs(&mut self, visit: &VisitId) {
        self.fills_in(visit, "findings", "按计划推进").unwrap();
        self.fills_in(visit, "confirmed_by", "段铁军").unwrap();
        self.finishes(visit).unwrap();
    }

    fn offer(&self, visit: &VisitId) -> Option<VisitOffer> {
        visit_offer(self.workbook.book(), self.tables(), visit)
    }

    fn takes(&mut self, visit: &VisitId) {
        self.takes_with(visit, "");
    }

    /// Takes what is offered, with this sum where the visit does not say it.
    fn takes_with(&mut self, visit: &VisitId, sum: &str) {
        let offer = self.offer(visit).unwrap();
        let text = |one: &Offered| match one.from {
            Basis::PartOfSum { .. } => sum.to_owned(),
            _ => one.text.clone(),
        };
        let texts: Vec<String> = offer.offered.iter().map(text).collect();
        let entries = entries_of_offer(self.tables().visit(visit).unwrap(), &offer, &texts);
        self.does(Command::PutEntries { entries }).unwrap();
    }
}

fn li() -> Inspector {
    Inspector::named("李秀芳").with_project("垃圾填埋场")
}

#[test]
fn what_was_verified_on_site_is_offered_to_the_month_and_names_the_visit() {
    let mut li = li();
    let visit = li.measures(&[("ct01", "三层框架柱"), ("ct04", "5200.5"), ("ct06", "372.68"), ("ct09", "pass")]);
    let offer = li.offer(&visit).unwrap();
    assert_eq!((offer.month.year(), offer.month.number()), (2026, 9));
    let offered: Vec<(&str, &str)> = offer.offered.iter().map(|one| (one.field, one.text.as_str())).collect();
    assert_eq!(offered, [("image_part", "三层框架柱"), ("quantity_verified", "5200.5"), ("verified_ytd", "")]);
    li.takes_with(&visit, "372.68");
    let entry = li.tables().entries().all(&month::REGISTER).next().unwrap().clone();
    assert_eq!(entry.get(month::VISIT).as_ref(), Some(visit.entity()));
    assert_eq!(entry.shown("verified_ytd", Lang::Zh), "372.68");
    assert_eq!(li.offer(&visit), None, "nothing is offered twice");
}

#[test]
fn what_was_verified_this_period_is_added_to_what_was_verified_before_in_the_year() {
    let mut li = li();
    let visit = li.measures(&[("ct06", "7000")]);
    li.takes_with(&visit, "7000");
    li.on("2026-10-20".parse().unwrap());
    let next = li.measures(&[("ct06", "372.68")]);
    let offer = li.offer(&next).unwrap();
    assert_eq!(offer.offered[0].text, "7372.68");
    let Basis::Added { before: Some((at, before)), .. } = &offer.offered[0].from else { panic!("a sum") };
    assert_eq!((at.to_string(), before.to_string()), ("2026-09".to_owned(), "7000".to_owned()));
    li.on("2027-01-20".parse().unwrap());
    let new_year = li.measures(&[("ct06", "50")]);
    assert_eq!(li.offer(&new_year).unwrap().offered[0].text, "50", "January begins anew");
}

#[test]
fn works_that_stood_still_are_offered_as_a_halt_with_its_reason() {
    let mut li = li();
    let visit = li.measures(&[("ct10", "12"), ("ct11", "rectification"), ("ct09", "pass")]);
    li.takes(&visit);
    let entry = li.tables().entries().all(&halt::REGISTER).next().unwrap().clone();
    assert_eq!((entry.shown("from", Lang::Zh), entry.text(halt::REASON)), ("2026-09-09".to_owned(), "safety"));
    let again = li.measures(&[("ct10", "5"), ("ct11", "weather")]);
    assert_eq!(li.offer(&again), None, "that halt goes on");
    let without = li.measures(&[("ct10", "0"), ("ct11", "none"), ("ct09", "pass")]);
    assert_eq!(li.offer(&without), None);
}

#[test]
fn what_somebody_verified_already_is_not_offered_and_a_draft_offers_nothing() {
    let mut li = li();
    let visit = li.starts("continuing");
    li.answers(&visit, "ct06", "10").unwrap();
    assert_eq!(li.offer(&visit), None);
    li.puts(&month::REGISTER, "2026-09", &[("verified_ytd", "88"), ("basis", "计量单")]).unwrap();
    li.signs(&visit);
    assert_eq!(li.offer(&visit), None);
}

#[test]
fn a_period_is_never_offered_as_the_sum_of_a_year_in_which_nothing_was_verified() {
    let mut li = li();
    li.puts(&month::REGISTER, "2026-08", &[("reported_ytd", "8240")]).unwrap();
    li.puts(&month::REGISTER, "2026-09", &[("reported", "1000")]).unwrap();
    let visit = li.measures(&[("ct05", "1000"), ("ct06", "900")]);
    let offer = li.offer(&visit).unwrap();
    let (at, reported) = offer.reported.unwrap();
    assert_eq!((at.number(), reported.to_string()), (9, "9240".to_owned()), "上报累计 stands beside it");
    let Basis::PartOfSum { period, less: Some(less), .. } = &offer.offered[0].from else { panic!("no sum is known") };
    assert_eq!((offer.offered[0].text.as_str(), period.to_string()), ("", "900".to_owned()));
    assert_eq!((less.difference.to_string(), less.sum.to_string()), ("100".to_owned(), "9140".to_owned()));
    let nothing = entries_of_offer(li.tables().visit(&visit).unwrap(), &offer, &[String::new()]);
    assert!(nothing.is_empty(), "an empty field writes nothing");
}

#[test]
fn a_sum_far_from_the_reported_one_or_below_an_earlier_month_is_doubted_before_it_is_written() {
    let mut li = li();
    li.puts(&month::REGISTER, "2026-09", &[("reported_ytd", "9240")]).unwrap();
    let visit = li.measures(&[("ct06", "900")]);
    let offer = li.offer(&visit).unwrap();
    let doubts = |text: &str| offer.doubts(&offer.offered[0], text);
    let [Doubt::FarFromReported(at, reported)] = doubts("900")[..] else { panic!("{:?}", doubts("900")) };
    assert_eq!((at.number(), reported.to_string()), (9, "9240".to_owned()));
    assert_eq!((doubts("9140"), doubts(""), doubts("约九千")), (vec![], vec![], vec![]));
    li.takes_with(&visit, "9140");
    li.on("2026-10-20".parse().unwrap());
    let next = li.measures(&[("ct06", "100")]);
    let offer = li.offer(&next).unwrap();
    assert!(matches!(offer.doubts(&offer.offered[0], "9000")[0], Doubt::Fell(..)));
    assert_eq!(offer.doubts(&offer.offered[0], &offer.offered[0].text), []);
}

fn bases(li: &Inspector) -> Vec<AmendedBasis> {
    amended_bases(li.workbook.book(), li.tables(), &li.tables().projects().next().unwrap().id)
}

#[test]
fn a_month_that_took_what_a_visit_measured_is_told_once_the_visit_is_amended() {
    let mut li = li();
    let visit = li.measures(&[("ct01", "三层"), ("ct06", "900")]);
    li.takes_with(&visit, "9140");
    assert_eq!(bases(&li), [], "nothing was amended");
    let amend = |field: &str, text: &str| Command::AmendVisit {
        visit: visit.clone(),
        field: field.to_owned(),
        text: text.to_owned(),
        why: "复核".to_owned(),
    };
    li.does(amend("answer/ct06", "820")).unwrap();
    let told = bases(&li);
    let would_be: Vec<_> = told.iter().map(|one| (one.field, one.would_be.as_deref())).collect();
    assert_eq!(would_be, [("verified_ytd", Some("9060"))], "less by the difference, and nothing else is told");
    let one = told[0].clone();
    let why = "计量单为准".to_owned();
    let blank = li.does(Command::Uphold(one.entry.clone(), one.field.to_owned(), String::new()));
    assert!(matches!(blank, Err(Refusal::ReasonNeeded)));
    li.does(Command::Uphold(one.entry.clone(), one.field.to_owned(), why)).unwrap();
    assert_eq!(bases(&li), [], "let stand");
    assert_eq!(li.text(&one.entry, "verified_ytd"), "9140");
    li.does(amend("answer/ct01", "四层")).unwrap();
    let told = bases(&li);
    assert_eq!((told.len(), told[0].field, told[0].would_be.as_deref()), (1, "image_part", Some("四层")));
    let facts = vec![("image_part".to_owned(), "四层".to_owned())];
    li.does(Command::PutEntry { target: EntryTarget::Existing(one.entry), facts }).unwrap();
    assert_eq!(bases(&li), [], "rewritten");
}

#[test]
fn a_year_opens_at_the_month_that_was_reported_or_verified_last_and_not_at_one_that_is_only_planned() {
    let mut office = Inspector::in_role("周明", "office").with_project("垃圾填埋场");
    let last = |office: &Inspector| {
        let project = office.tables().projects().next().unwrap().clone();
        let (book, tables) = (office.workbook.book(), office.tables());
        let settings = FigureSettings::of(book, &sitebook::domain::command::office());
        let line = |number| {
            let month = Month::new(2026, number)?;
            Some(Arc::new(MonthLine::read(book, tables, &project, month, &settings, office.moment.today)))
        };
        let months = (1..=12).filter_map(line).collect();
        ProjectYear { project: project.id.clone(), year: 2026, plan: None, months }.last_written(book)
    };
    assert_eq!(last(&office), None);
    office.puts(&month::REGISTER, "2026-08", &[("reported", "300")]).unwrap();
    office.puts(&month::REGISTER, "2026-07", &[("reported", "200")]).unwrap();
    office.puts(&month::REGISTER, "2026-12", &[("planned", "900")]).unwrap();
    assert_eq!(last(&office), Some(7));
}
