//! 登记问题 as a machine without markup: what a person has filled in, and what follows from it where they have filled in nothing.
//!
//! Owns the defaults of the form. Which of them a problem may be raised with, say the rules of `domain::command`.

use std::collections::BTreeMap;

use chrono::NaiveDate;

use crate::book::Book;
use crate::book::sorting::CollectSorted;
use crate::domain::command::{Given, Refusal, check_order};
use crate::domain::defaults;
use crate::domain::ids::ProjectId;
use crate::domain::taxonomy::{Category, default_deadline};
use crate::domain::when::When;

/// The fields of the form, in the order in which they are written.
pub const FIELDS: [&str; 13] = [
    "title",
    "detail",
    "category",
    "cause",
    "clause",
    "points",
    "severity",
    "found_on",
    "lead_unit",
    "assisting",
    "measure",
    "deadline",
    "leader",
];

/// Under which key it is kept that the problem is to be assigned at once.
const ASSIGN: &str = "assign";

/// Under which key the day is kept on which it was assigned.
const ORDERED: &str = "ordered";

/// What a person has filled in: a text for each field that they have touched.
#[derive(Clone, PartialEq, Eq, Default, Debug)]
pub struct ProblemForm(BTreeMap<String, String>);

impl ProblemForm {
    /// A form in which something stands already. What belongs to no field of it is left out.
    pub fn of_texts(texts: impl IntoIterator<Item = (String, String)>) -> Self {
        let is_category = |text: &str| text.is_empty() || Category::from_key(text).is_some();
        let belongs = |key: &str, text: &str| match key {
            "category" => is_category(text),
            key => key == ASSIGN || key == ORDERED || FIELDS.contains(&key),
        };
        Self(texts.into_iter().filter(|(key, text)| belongs(key, text)).collect_sorted())
    }

    /// What it is kept by until the problem is raised.
    pub fn texts(&self) -> BTreeMap<String, String> {
        self.0.clone()
    }

    /// Fills a field in. Another category has other causes.
    pub fn set(&mut self, key: &'static str, text: String) {
        if key == "category" {
            self.0.remove("cause");
        }
        self.0.insert(key.to_owned(), text);
    }

    /// Asks for the problem to be assigned at once, or no more.
    pub fn turn_assigning(&mut self) {
        if self.0.remove(ASSIGN).is_none() {
            self.0.insert(ASSIGN.to_owned(), String::new());
        }
    }

    /// Whether the problem is to be assigned at once.
    pub fn assigns(&self) -> bool {
        self.0.contains_key(ASSIGN)
    }

    /// Fills in the day on which the problem was assigned, which lies before today where that was on paper.
    pub fn set_ordered(&mut self, day: String) {
        self.0.insert(ORDERED.to_owned(), day);
    }

    /// The day on which the problem is assigned, as it stands in the form: today until somebody says otherwise.
    pub fn ordered(&self, today: NaiveDate) -> String {
        self.0.get(ORDERED).filter(|day| !day.is_empty()).cloned().unwrap_or_else(|| today.to_string())
    }

    /// Whether a problem that is filled in so can be assigned at once; asked before anything is written.
    pub fn may_be_assigned(&self, filled: &Filled, today: NaiveDate) -> Result<Given, Refusal> {
        let given = Given {
            unit: filled.text("lead_unit").to_owned(),
            day: When::parse(filled.text("deadline")).map(When::last_day),
            ordered: self.ordered(today).parse().ok(),
            ..Given::default()
        };
        let found_on = When::parse(filled.text("found_on")).map(When::last_day);
        check_order(found_on, &given, today).map(|()| given)
    }

    /// The category, once one is chosen.
    pub fn category(&self) -> Option<Category> {
        Category::from_key(self.0.get("category")?)
    }

    /// How many days the rules allow for it.
    pub fn days_allowed(&self, today: NaiveDate) -> Option<i64> {
        Some((self.usual_deadline(today)? - self.found_on(today)?).num_days())
    }

    fn found_on(&self, today: NaiveDate) -> Option<NaiveDate> {
        self.0.get("found_on").map_or(Some(today), |text| When::parse(text).map(When::last_day))
    }

    fn usual_deadline(&self, today: NaiveDate) -> Option<NaiveDate> {
        let cause = self.0.get("cause").map(String::as_str).filter(|cause| !cause.is_empty());
        Some(default_deadline(self.category()?, cause, self.found_on(today)?))
    }

    /// The form with everything that follows from what was filled in.
    ///
    /// | A field that nobody touched | |
    /// |---|---|
    /// | 发现日期 | today |
    /// | 等级, 牵头单位, 整改时限 | as the category says, once there is one |
    /// | 责任领导 | who answers for the project |
    /// | any other | empty |
    pub fn filled(&self, book: &Book, project: &ProjectId, today: NaiveDate) -> Filled {
        let usual = |key: &str| match (key, self.category()) {
            ("found_on", _) => today.to_string(),
            ("severity", Some(category)) => category.severity().key().to_owned(),
            ("lead_unit", Some(category)) => defaults::lead_unit(book, project, category),
            ("leader", _) => defaults::leader(book, project),
            ("deadline", _) => self.usual_deadline(today).map_or_else(String::new, |day| day.to_string()),
            _ => String::new(),
        };
        Filled(FIELDS.map(|key| (key, self.0.get(key).cloned().unwrap_or_else(|| usual(key)))))
    }
}

/// What stands in the form: a text for each of its fields.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Filled([(&'static str, String); FIELDS.len()]);

impl Filled {
    /// What stands in a field.
    pub fn text(&self, key: &str) -> &str {
        self.0.iter().find(|(own, _)| *own == key).map_or("", |(_, text)| text)
    }

    /// All of it, as the command takes it.
    pub fn facts(&self) -> Vec<(String, String)> {
        self.0.iter().map(|(key, text)| ((*key).to_owned(), text.clone())).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::fields::spec;
    use crate::domain::ids::ProblemId;
    use crate::domain::kind::Kind;

    fn day(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    fn form(texts: &[(&str, &str)]) -> ProblemForm {
        ProblemForm::of_texts(texts.iter().map(|(key, text)| ((*key).to_owned(), (*text).to_owned())))
    }

    fn filled(form: &ProblemForm, today: &str) -> Filled {
        let project = ProjectId::from_rest("p").unwrap();
        form.filled(&Book::default(), &project, day(today))
    }

    #[test]
    fn every_field_is_one_of_a_problem() {
        for key in FIELDS {
            assert!(spec(ProblemId::KIND, key).is_some(), "{key}");
        }
    }

    #[test]
    fn what_nobody_touched_follows_the_calendar() {
        let untouched = form(&[("category", "ZL")]);
        let (before, after) = (filled(&untouched, "2026-11-29"), filled(&untouched, "2026-11-30"));
        assert_eq!(before.text("found_on"), "2026-11-29");
        assert_eq!(after.text("found_on"), "2026-11-30");
        let days = |filled: &Filled| day(filled.text("deadline")) - day(filled.text("found_on"));
        assert_eq!(days(&before), days(&after));
        assert_eq!(Some(days(&before).num_days()), untouched.days_allowed(day("2026-11-29")));
    }

    #[test]
    fn what_was_typed_stays() {
        let typed = form(&[("category", "ZL"), ("found_on", "2026-11-20"), ("severity", "minor"), ("deadline", "")]);
        for today in ["2026-11-29", "2026-11-30"] {
            let filled = filled(&typed, today);
            assert_eq!(filled.text("found_on"), "2026-11-20");
            assert_eq!(filled.text("severity"), "minor");
            assert_eq!(filled.text("deadline"), "", "also where it was cleared");
        }
    }

    #[test]
    fn without_a_category_nothing_follows_from_it() {
        let filled = filled(&form(&[("title", "围挡倒伏")]), "2026-11-29");
        assert_eq!(filled.text("title"), "围挡倒伏");
        for key in ["severity", "lead_unit", "deadline", "leader"] {
            assert_eq!(filled.text(key), "", "{key}");
        }
    }

    #[test]
    fn what_was_assigned_on_paper_is_judged_before_anything_is_written() {
        let today = day("2026-11-29");
        let judge = |texts: &[(&str, &str)]| {
            let mut form =
                form(&[&[("category", "ZL"), ("found_on", "2026-10-08"), ("lead_unit", "区建委")][..], texts].concat());
            form.turn_assigning();
            let filled = filled(&form, "2026-11-29");
            form.may_be_assigned(&filled, today).map(|given| (given.ordered, given.day))
        };
        let of_october = judge(&[("ordered", "2026-10-10"), ("deadline", "2026-10-25")]);
        assert_eq!(of_october, Ok((Some(day("2026-10-10")), Some(day("2026-10-25")))));
        for (texts, why) in [
            (&[("deadline", "2026-10-25")][..], Refusal::DateInPast),
            (&[("ordered", "2026-10-10"), ("deadline", "2026-10-09")], Refusal::DueBeforeOrdered),
            (&[("ordered", "2026-10-07"), ("deadline", "2026-10-25")], Refusal::OrderedBeforeFound),
            (&[("ordered", "2026-11-30"), ("deadline", "2026-12-25")], Refusal::OrderedInFuture),
            (&[("deadline", "")], Refusal::Needed(Kind::Problem, "deadline")),
            (&[("deadline", "2026-12-25"), ("lead_unit", "")], Refusal::Needed(Kind::Problem, "lead_unit")),
        ] {
            assert_eq!(judge(texts), Err(why), "{texts:?}");
        }
    }

    #[test]
    fn another_category_takes_the_cause_away() {
        let mut form = form(&[("category", "ZL"), ("cause", "quality")]);
        form.set("category", "AQ".to_owned());
        assert_eq!(form.texts().get("cause"), None);
    }

    #[test]
    fn a_form_that_was_left_is_found_again() {
        let mut left = form(&[("title", "围挡倒伏"), ("category", "ZL")]);
        left.turn_assigning();
        let found = ProblemForm::of_texts(left.texts());
        assert_eq!(found, left);
        assert!(found.assigns());
        assert_eq!(form(&[("category", "none such"), ("colour", "red")]), ProblemForm::default());
    }
}
