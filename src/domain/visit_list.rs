//! 督查 as a list: one row for each visit, finished or not, and what the list can be narrowed, ordered and grouped by.

use std::cmp::Ordering;
use std::collections::HashMap;
use std::sync::Arc;

use crate::book::{Book, Value};

use super::checklist::Template;
use super::choices::VisitKind;
use super::facets::{Grouping, List};
use super::ids::{PersonId, VisitId};
use super::kept_of::is_same;
use super::records::{Person, Project, Visit, VisitState};
use super::search::searchable;
use super::tables::Tables;
use super::tally::{Count, tally};
use super::text::Lang;

/// One row.
#[derive(Clone, PartialEq, Debug)]
pub struct VisitRow {
    /// The visit.
    pub visit: Arc<Visit>,
    /// The name of its project.
    pub project: Arc<str>,
    /// 责任单位 of its project.
    pub unit: Arc<str>,
    /// The names of its checklists.
    pub checklists: String,
    /// 督查人员, or whoever started it where nobody is named.
    pub people: Vec<String>,
    /// The same in one text.
    pub who: String,
    /// 督查方式.
    pub kind: Option<VisitKind>,
    /// The month of the visit, `2026-11`.
    pub month: String,
    /// What was answered and what failed; nothing where a checklist is not on this machine.
    pub count: Count,
    /// How many problems it found.
    pub problems: usize,
    /// Whether whoever looks started it and has not finished it.
    pub is_mine_to_finish: bool,
    search: String,
    made_of: MadeOf,
}

/// The records that a row was made of, beside its visit: each change of one makes another.
#[derive(Clone, Debug)]
struct MadeOf {
    project: Arc<Project>,
    person: Option<Arc<Person>>,
}

impl PartialEq for MadeOf {
    fn eq(&self, other: &Self) -> bool {
        is_same(self.person.as_ref(), other.person.as_ref()) && Arc::ptr_eq(&self.project, &other.project)
    }
}

/// The rows of the last time, of which those are taken again that nothing changed of.
#[derive(Default, Debug)]
pub struct KeptVisits {
    /// Who looked, and in which language.
    asked: Option<(Option<PersonId>, Lang)>,
    /// The checklists that the office has published.
    published: Vec<Arc<Template>>,
    rows: HashMap<VisitId, VisitRow>,
}

impl KeptVisits {
    /// Drops what was made for somebody else, or by other checklists.
    fn turn_to(&mut self, tables: &Tables, me: Option<&PersonId>, lang: Lang) {
        let asked = Some((me.cloned(), lang));
        let is_as_before = self.published.len() == tables.published().count()
            && self.published.iter().zip(tables.published()).all(|(one, other)| Arc::ptr_eq(one, other));
        if self.asked != asked || !is_as_before {
            *self = Self { asked, published: tables.published().cloned().collect(), rows: HashMap::new() };
        }
    }

    /// The row of a visit, where it is as it was.
    fn of(&self, visit: &Arc<Visit>, project: &Arc<Project>, tables: &Tables) -> Option<VisitRow> {
        let row = self.rows.get(&visit.id)?;
        let is_as_before = Arc::ptr_eq(&row.visit, visit)
            && Arc::ptr_eq(&row.made_of.project, project)
            && is_same(row.made_of.person.as_ref(), tables.person(&visit.by))
            && row.problems == tables.problems_found(&visit.id).count();
        is_as_before.then(|| row.clone())
    }
}

/// What a visit came to, as the list can be narrowed by.
pub const RESULTS: [&str; 4] = ["critical", "failed", "passed", "draft"];

impl VisitRow {
    /// What it came to: a key of [`RESULTS`]. 关键项 that failed are failed items too.
    pub fn results(&self) -> impl Iterator<Item = &'static str> {
        let finished = self.visit.state == VisitState::Finished;
        let failed = finished && self.count.failed > 0;
        let is = [finished && self.count.critical > 0, failed, finished && !failed, !finished];
        RESULTS.into_iter().zip(is).filter_map(|(key, is)| is.then_some(key))
    }
}

/// The list of visits.
#[derive(Clone, Copy, PartialEq, Eq, Default, Debug)]
pub struct Visits;

/// The youngest first; of one day the one that was started last.
fn youngest_first(one: &VisitRow, other: &VisitRow) -> Ordering {
    other.visit.moment().cmp(&one.visit.moment()).then_with(|| one.visit.id.cmp(&other.visit.id))
}

const fn kind_key(kind: Option<VisitKind>) -> &'static str {
    match kind {
        Some(kind) => kind.key(),
        None => "",
    }
}

impl List for Visits {
    type Row = VisitRow;

    fn facets(&self) -> &[&'static str] {
        &["month", "who", "kind", "unit", "result"]
    }

    fn values(&self, facet: usize, row: &VisitRow, tell: &mut dyn FnMut(&str)) {
        match facet {
            0 => tell(&row.month),
            1 => row.people.iter().for_each(|person| tell(person)),
            2 => {
                if let Some(kind) = row.kind {
                    tell(kind.key());
                }
            }
            3 => {
                if !row.unit.is_empty() {
                    tell(&row.unit);
                }
            }
            _ => row.results().for_each(tell),
        }
    }

    fn orders(&self) -> &[&'static str] {
        &["day", "project", "who", "kind", "failed", "problems"]
    }

    fn compare(&self, order: usize, a: &VisitRow, b: &VisitRow) -> Ordering {
        let failed = |row: &VisitRow| (row.count.critical, row.count.failed);
        let first = match order {
            1 => a.project.cmp(&b.project),
            2 => a.who.cmp(&b.who),
            3 => kind_key(a.kind).cmp(kind_key(b.kind)),
            4 => failed(b).cmp(&failed(a)),
            5 => b.problems.cmp(&a.problems),
            _ => Ordering::Equal,
        };
        first.then_with(|| youngest_first(a, b))
    }

    fn groupings(&self) -> &[Grouping<VisitRow>] {
        const {
            &[
                Grouping { key: "month", of: |row| &row.month, falls: true },
                Grouping { key: "who", of: |row| &row.who, falls: false },
            ]
        }
    }

    fn search<'a>(&self, row: &'a VisitRow) -> &'a str {
        &row.search
    }

    fn is_pinned(&self, row: &VisitRow) -> bool {
        row.is_mine_to_finish
    }
}

/// The rows of every visit whose project is known. `me` is whoever looks; `initial` gives the initial letter of a character's pinyin. Rows
/// that are in `kept` and of which nothing changed are taken from there.
pub fn rows(
    book: &Book,
    tables: &Tables,
    me: Option<&PersonId>,
    lang: Lang,
    initial: &dyn Fn(char) -> Option<char>,
    kept: &mut KeptVisits,
) -> Vec<VisitRow> {
    kept.turn_to(tables, me, lang);
    let row = |visit: &Arc<Visit>| {
        let project = tables.project(&visit.project)?;
        Some(kept.of(visit, project, tables).unwrap_or_else(|| made(book, tables, visit, project, me, lang, initial)))
    };
    let rows: Vec<VisitRow> = tables.visits().filter_map(row).collect();
    kept.rows = rows.iter().map(|row| (row.visit.id.clone(), row.clone())).collect();
    rows
}

fn made(
    book: &Book,
    tables: &Tables,
    visit: &Arc<Visit>,
    project: &Arc<Project>,
    me: Option<&PersonId>,
    lang: Lang,
    initial: &dyn Fn(char) -> Option<char>,
) -> VisitRow {
    let of = visit.id.entity();
    let lists = tables.checklists(visit).unwrap_or_default();
    let titles: Vec<&str> = lists.iter().map(|list| list.title.get(lang)).collect();
    let checklists = titles.join(if lang == Lang::Zh { "、" } else { ", " });
    let people = people(book, tables, visit);
    let kind = VisitKind::from_key(book.text(of, "kind"));
    let day = visit.day.to_string();
    let own = [&*checklists, &*day, &project.name, &project.code, &project.lead_unit];
    let found = own.into_iter().chain(people.iter().map(String::as_str));
    VisitRow {
        project: project.name.as_str().into(),
        unit: project.lead_unit.as_str().into(),
        who: people.join("、"),
        month: day.rsplit_once('-').map_or_else(String::new, |(month, _)| month.to_owned()),
        count: lists.iter().map(|list| tally(book, &visit.id, list).whole).fold(Count::default(), Count::plus),
        problems: tables.problems_found(&visit.id).count(),
        is_mine_to_finish: visit.state == VisitState::Draft && me == Some(&visit.by),
        search: searchable(&found.collect::<Vec<_>>(), initial),
        made_of: MadeOf { project: Arc::clone(project), person: tables.person(&visit.by).cloned() },
        visit: Arc::clone(visit),
        checklists,
        people,
        kind,
    }
}

/// 督查人员, or whoever started the visit where nobody is named.
fn people(book: &Book, tables: &Tables, visit: &Visit) -> Vec<String> {
    let named: Vec<String> = match book.value(visit.id.entity(), "inspectors") {
        Value::List(names) => names.iter().filter_map(Value::as_text).map(str::to_owned).collect(),
        other => other.as_text().map(str::to_owned).into_iter().collect(),
    };
    match named.is_empty() {
        true => {
            Some(tables.name_of(visit.by.entity()).to_owned()).filter(|name| !name.is_empty()).into_iter().collect()
        }
        false => named,
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;
    use crate::domain::facets::{Filter, Under, count, grouped, ordered, shown};
    use crate::domain::sample::sample_changes;

    fn book() -> Book {
        let mut book = Book::default();
        for change in sample_changes("2026-09-21".parse().unwrap(), 1_790_000_000_000) {
            book.apply(change, None);
        }
        book
    }

    fn sample() -> (Book, Vec<VisitRow>) {
        let book = book();
        let tables = Tables::of(&book);
        let me = tables.drafts().next().map(|visit| visit.by.clone());
        let rows = rows(&book, &tables, me.as_ref(), Lang::Zh, &|_| None, &mut KeptVisits::default());
        (book, rows)
    }

    fn only(facet: &'static str, value: &str) -> Filter {
        let mut filter = Filter::default();
        filter.choose_only(facet, value);
        filter
    }

    #[test]
    fn every_visit_is_a_row_with_what_it_came_to() {
        let (book, rows) = sample();
        let tables = Tables::of(&book);
        assert_eq!(rows.len(), tables.visits().len());
        for row in &rows {
            let template = tables.checklist(&row.visit).unwrap();
            assert_eq!(row.count, tally(&book, &row.visit.id, &template).whole);
            assert_eq!(row.problems, tables.problems().filter(|p| p.visit.as_ref() == Some(&row.visit.id)).count());
            assert!(!row.people.is_empty() && !row.checklists.is_empty() && row.month.len() == 7);
        }
        assert!(rows.iter().any(|row| row.results().any(|result| result == "failed")));
        assert!(rows.iter().any(|row| row.is_mine_to_finish));
    }

    #[test]
    fn count_on_a_value_is_the_number_of_rows_once_it_is_chosen() {
        let (_, rows) = sample();
        let order = ordered(&Visits, &rows, "day", false);
        let months: BTreeSet<&str> = rows.iter().map(|row| &*row.month).collect();
        let number = |filter: &Filter| shown(&Visits, &rows, &order, filter).len();
        for base in
            [Filter::default(), only("result", "failed"), Filter { text: "续建".to_owned(), ..Filter::default() }]
        {
            let counts = count(&Visits, &rows, &base);
            assert!(counts.iter().any(|of_facet| !of_facet.is_empty()));
            for (facet, counts) in Visits.facets().iter().zip(&counts) {
                for (value, count) in counts {
                    let mut chosen = base.clone();
                    chosen.choose_only(facet, value);
                    assert_eq!(*count, number(&chosen), "{chosen:?}");
                }
            }
        }
        let of_months: usize = months.iter().map(|month| number(&only("month", month))).sum();
        assert_eq!(of_months, rows.len(), "every visit is in one month");
    }

    #[test]
    fn visits_stand_by_the_day_on_site_and_what_is_mine_to_finish_above_them() {
        let (_, rows) = sample();
        let order = ordered(&Visits, &rows, "day", false);
        assert!(order.windows(2).all(|pair| rows[pair[0]].visit.day >= rows[pair[1]].visit.day));
        let groups = grouped(&Visits, &rows, &order, "month");
        assert_eq!(groups[0].under, Under::Pinned);
        assert!(groups[0].places.iter().all(|place| rows[*place].visit.state == VisitState::Draft));
        assert!(groups[1..].windows(2).all(|pair| pair[0].under > pair[1].under), "the youngest month first");
    }

    #[test]
    fn a_visit_is_found_by_its_project_its_people_its_checklist_and_its_day() {
        let (_, rows) = sample();
        let order = ordered(&Visits, &rows, "day", false);
        let row = rows.iter().find(|row| !row.unit.is_empty()).unwrap();
        for sought in [&*row.project, &row.who, &row.checklists, &row.visit.day.to_string(), &*row.unit] {
            let filter = Filter { text: sought.replace('、', " "), ..Filter::default() };
            let found = shown(&Visits, &rows, &order, &filter);
            assert!(found.iter().any(|place| rows[*place].visit.id == row.visit.id), "{sought}");
        }
    }
}
