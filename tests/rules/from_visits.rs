//! What a finished visit measured goes to the month without being typed again.

use sitebook::domain::command::Command;
use sitebook::domain::ids::VisitId;
use sitebook::domain::progress::from_visit::{Basis, VisitOffer, entries_of_offer, visit_offer};
use sitebook::domain::registers::{halt, monthly_progress as month};
use sitebook::domain::text::Lang;

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
        let offer = self.offer(visit).unwrap();
        let texts: Vec<String> = offer.offered.iter().map(|one| one.text.clone()).collect();
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
    assert_eq!(offered, [("image_part", "三层框架柱"), ("quantity_verified", "5200.5"), ("verified_ytd", "372.68")]);
    li.takes(&visit);
    let entry = li.tables().entries().all(&month::REGISTER).next().unwrap().clone();
    assert_eq!(entry.get(month::VISIT).as_ref(), Some(visit.entity()));
    assert_eq!(entry.shown("verified_ytd", Lang::Zh), "372.68");
    assert_eq!(li.offer(&visit), None, "nothing is offered twice");
}

#[test]
fn what_was_verified_this_period_is_added_to_what_was_verified_before_in_the_year() {
    let mut li = li();
    let visit = li.measures(&[("ct06", "7000")]);
    li.takes(&visit);
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
