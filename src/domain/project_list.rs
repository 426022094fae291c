//! 项目 as a list: one row for each project, and what the list can be narrowed and ordered by.

use std::cmp::{Ordering, Reverse};
use std::collections::BTreeMap;
use std::sync::Arc;

use chrono::NaiveDate;

use crate::book::{Book, sorting};

use super::choices::Phase;
use super::facets::List;
use super::fields::PROJECT_FIELDS;
use super::figures::fraction::Fraction;
use super::figures::month::Month;
use super::finish::is_past_finish;
use super::ids::{ProjectId, VisitId};
use super::progress::asked::Measure;
use super::progress::lists::Listing;
use super::progress::project_figures::{MEASURES, ProjectFigures};
use super::progress::region::{Member, RegionProgress};
use super::progress::settings::FigureSettings;
use super::records::{Project, VisitState};
use super::search::searchable;
use super::tables::Tables;
use super::text::Lang;
use super::when::When;

/// One row.
#[derive(Clone, PartialEq, Debug)]
pub struct ProjectRow {
    /// The project.
    pub project: Arc<Project>,
    /// The day of its last finished visit.
    pub last_visit: Option<NaiveDate>,
    /// The visit that is under way.
    pub draft: Option<VisitId>,
    /// 计划竣工.
    pub finish: Option<When>,
    /// Whether that has passed and the project is not finished.
    pub is_past_finish: bool,
    /// 未销号: problems that are not closed.
    pub open: usize,
    /// Those of them that are late.
    pub overdue: usize,
    /// 年度计划, 完成率, 序时差 and what else is computed, as of the last closed month.
    pub figures: Arc<ProjectFigures>,
    /// The lists on which it stands out, as of the same month.
    pub stands: Vec<Listing>,
    /// What it belongs to: the place in [`KINDS`] and the name, or the key of the industry.
    pub kinds: Box<[(usize, Arc<str>)]>,
    /// Its place in the order of names.
    place: usize,
    search: String,
}

/// The list of projects.
#[derive(Clone, Copy, PartialEq, Eq, Default, Debug)]
pub struct Projects;

/// The facet of phases.
pub const PHASE: &str = "phase";

/// The value of [`PHASE`] of a project without one.
pub const NO_PHASE: &str = "none";

/// The facet of problems that are late.
pub const LATE: &str = "late";

/// The value of [`LATE`].
pub const OVERDUE: &str = "overdue";

/// The facet of how a project stands in the figures: the keys of [`Listing`].
pub const STANDS: &str = "stands";

/// The facets of what a project belongs to, each the key of its field: 所在园区, 所属专项, 重点产业, 标签.
pub const KINDS: [&str; 4] = ["park", "programme", "industry", "tags"];

const FACETS: [&str; 7] = [PHASE, LATE, STANDS, KINDS[0], KINDS[1], KINDS[2], KINDS[3]];

/// The first of [`KINDS`] among the facets.
const FIRST_KIND: usize = FACETS.len() - KINDS.len();

/// The orders by what is computed stand behind these, in the order of [`MEASURES`].
const ORDERS: [&str; 11] = [
    "name",
    "problems",
    "overdue",
    "finish",
    "visit",
    "total",
    MEASURES[0].rule().key,
    MEASURES[1].rule().key,
    MEASURES[2].rule().key,
    MEASURES[3].rule().key,
    MEASURES[4].rule().key,
];

/// The first of [`MEASURES`] among the orders.
const COMPUTED: usize = ORDERS.len() - MEASURES.len();

/// The measure that the order at this place goes by.
fn measure_of(order: usize) -> Option<Measure> {
    order.checked_sub(COMPUTED).map(|at| MEASURES[at])
}

impl List for Projects {
    type Row = ProjectRow;

    fn facets(&self) -> &[&'static str] {
        &FACETS
    }

    fn values(&self, facet: usize, row: &ProjectRow, tell: &mut dyn FnMut(&str)) {
        match facet {
            0 => tell(row.project.phase.map_or(NO_PHASE, Phase::key)),
            1 => {
                if row.overdue > 0 {
                    tell(OVERDUE);
                }
            }
            2 => row.stands.iter().for_each(|list| tell(list.key())),
            kind => row.kinds.iter().filter(|(of, _)| of + FIRST_KIND == kind).for_each(|(_, name)| tell(name)),
        }
    }

    fn orders(&self) -> &[&'static str] {
        &ORDERS
    }

    /// The most first of what is counted or computed, the earliest first of days.
    fn compare(&self, order: usize, a: &ProjectRow, b: &ProjectRow) -> Ordering {
        let finish = |row: &ProjectRow| row.finish.map(When::last_day);
        let first = match (ORDERS[order], measure_of(order)) {
            (_, Some(measure)) => b.figures.exact(measure).cmp(&a.figures.exact(measure)),
            ("problems", _) => Reverse((a.open, a.overdue)).cmp(&Reverse((b.open, b.overdue))),
            ("overdue", _) => Reverse((a.overdue, a.open)).cmp(&Reverse((b.overdue, b.open))),
            ("finish", _) => finish(a).cmp(&finish(b)),
            ("visit", _) => a.last_visit.cmp(&b.last_visit),
            ("total", _) => b.project.total.cmp(&a.project.total),
            _ => Ordering::Equal,
        };
        first.then(a.place.cmp(&b.place))
    }

    /// A project that was never visited is the first of those that wait for a visit; nothing else that is missing is anything.
    fn lacks(&self, order: usize, row: &ProjectRow) -> bool {
        match (ORDERS[order], measure_of(order)) {
            (_, Some(measure)) => row.figures.exact(measure).is_none(),
            ("finish", _) => row.finish.is_none(),
            ("total", _) => row.project.total.is_none(),
            _ => false,
        }
    }

    fn search<'a>(&self, row: &'a ProjectRow) -> &'a str {
        &row.search
    }
}

/// The rows of every project. `initial` gives the initial letter of a character's pinyin, `by_name` is the order of names.
pub fn rows(
    book: &Book,
    tables: &Tables,
    today: NaiveDate,
    settings: &FigureSettings,
    initial: &dyn Fn(char) -> Option<char>,
    by_name: &dyn Fn(&str, &str) -> Ordering,
) -> Vec<ProjectRow> {
    let as_of = Month::closed(today);
    let mut stands = standing(book, tables, today, as_of, settings);
    let row = |project: &Arc<Project>| {
        let of = &project.id;
        let mut visits = tables.visits_of(of);
        let draft = tables.visits_of(of).find(|visit| visit.state == VisitState::Draft);
        let day = |field: &str| When::parse(book.text(of.entity(), field));
        let finish = day("planned_finish");
        let open = || tables.problems_of(of).filter(|problem| problem.is_open());
        let Project { name, code, lead_unit, location, sponsor, .. } = &**project;
        let owner = book.text(of.entity(), "owner");
        let kinds = kinds_of(book, of);
        let said = kinds.iter().map(|(_, name)| &**name);
        let industry = PROJECT_FIELDS.iter().find(|spec| spec.key == KINDS[2]);
        let industry = industry.map(|spec| spec.show(book.value(of.entity(), spec.key), Lang::Zh)).unwrap_or_default();
        let words: [&str; 6] = [name, code, lead_unit, owner, sponsor, location];
        let search: Vec<&str> = words.into_iter().chain(said).chain([industry.as_str()]).collect();
        let member = Member::of(book, tables, of, as_of, settings);
        ProjectRow {
            project: project.clone(),
            last_visit: visits.find(|visit| visit.state == VisitState::Finished).map(|visit| visit.day),
            draft: draft.map(|visit| visit.id.clone()),
            finish,
            is_past_finish: is_past_finish(project, finish, day("actual_finish"), today),
            open: open().count(),
            overdue: open().filter(|problem| problem.overdue_days(today) > 0).count(),
            figures: member.listed(tables, settings),
            stands: stands.remove(of).unwrap_or_default(),
            search: searchable(&search, initial),
            kinds: kinds.clone(),
            place: 0,
        }
    };
    let mut rows: Vec<ProjectRow> = tables.projects().map(row).collect();
    sorting::by(&mut rows, |a, b| {
        by_name(&a.project.name, &b.project.name).then_with(|| a.project.id.cmp(&b.project.id))
    });
    for (place, row) in rows.iter_mut().enumerate() {
        row.place = place;
    }
    rows
}

/// What a project belongs to.
fn kinds_of(book: &Book, project: &ProjectId) -> Box<[(usize, Arc<str>)]> {
    let named = KINDS.iter().enumerate().flat_map(|(place, key)| {
        let value = book.value(project.entity(), key);
        let names = value.as_text().into_iter().chain(value.items().iter().filter_map(|item| item.as_text()));
        names.map(str::trim).filter(|name| !name.is_empty()).map(move |name| (place, Arc::from(name)))
    });
    named.collect()
}

/// The lists on which each project stands: the same as on the first page and in 完成情况.
fn standing(
    book: &Book,
    tables: &Tables,
    today: NaiveDate,
    as_of: Month,
    settings: &FigureSettings,
) -> BTreeMap<ProjectId, Vec<Listing>> {
    let region = RegionProgress::of(book, tables, as_of, settings);
    let mut stands: BTreeMap<ProjectId, Vec<Listing>> = BTreeMap::new();
    for listing in Listing::ALL {
        for out in region.list(listing, tables, today) {
            stands.entry(out.project).or_default().push(listing);
        }
    }
    stands
}

/// What the rows at these places sum to; none where none of them has the figure, or where the sum is too large.
pub fn sum_of(rows: &[ProjectRow], places: &[usize], measure: Measure) -> Option<Fraction> {
    let mut numbers = places.iter().filter_map(|place| rows.get(*place)?.figures.exact(measure)).peekable();
    numbers.peek()?;
    Fraction::sum(numbers)
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;
    use crate::book::{Clock, EntityId, Value};
    use crate::domain::facets::{Filter, count, ordered, shown};
    use crate::domain::figures::missing::Missing;
    use crate::domain::progress::standing::Standing;
    use crate::domain::sample::sample_changes;

    fn day(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    fn rows_of(book: &Book, tables: &Tables, today: &str) -> Vec<ProjectRow> {
        rows(book, tables, day(today), &FigureSettings::default(), &|_| None, &|a, b| a.cmp(b))
    }

    /// Projects of 2026 by name, plan and what was reported up to May; empty for nothing.
    fn book(projects: &[(&str, &str, &str)]) -> (Book, Tables) {
        let (mut book, mut clock) = (Book::default(), Clock::new(1));
        let by = EntityId::new("person", "li").unwrap();
        let mut write = |of: String, set: &str, to: &str| {
            let (of, set): (EntityId, _) = (of.parse().unwrap(), set.parse().unwrap());
            let at = clock.tick(1_790_000_000_000);
            let change = book.replace(&of, &set, Value::text(to), &by, at).seal();
            book.apply(change, None);
        };
        for (name, plan, ytd) in projects {
            let project = format!("project/{name}");
            write(project.clone(), "name", name);
            write(project.clone(), "phase", "continuing");
            if !plan.is_empty() {
                write(format!("yearplan/{name}/2026"), "project", &project);
                write(format!("yearplan/{name}/2026"), "plan", plan);
            }
            if !ytd.is_empty() {
                write(format!("month/{name}/2026-05"), "project", &project);
                write(format!("month/{name}/2026-05"), "reported_ytd", ytd);
            }
        }
        let tables = Tables::of(&book);
        (book, tables)
    }

    fn names(rows: &[ProjectRow], places: &[usize]) -> Vec<String> {
        places.iter().map(|place| rows[*place].project.name.clone()).collect()
    }

    fn by(rows: &[ProjectRow], order: &str, turned: bool) -> Vec<String> {
        names(rows, &ordered(&Projects, rows, order, turned))
    }

    const FOUR: [(&str, &str, &str); 4] =
        [("a", "1000", "325"), ("b", "400", "210"), ("c", "", "15"), ("d", "600", "")];

    #[test]
    fn what_has_no_figure_stands_last_however_the_order_is_turned() {
        let (book, tables) = book(&FOUR);
        let rows = rows_of(&book, &tables, "2026-06-03");
        assert_eq!(by(&rows, "name", false), ["a", "b", "c", "d"]);
        assert_eq!(by(&rows, "name", true), ["d", "c", "b", "a"]);
        assert_eq!(
            by(&rows, "completion", false),
            ["b", "a", "c", "d"],
            "52.5 %, 32.5 %, without a plan, not reported"
        );
        assert_eq!(by(&rows, "completion", true), ["a", "b", "d", "c"]);
        assert_eq!(by(&rows, "plan", false), ["a", "d", "b", "c"]);
        let missing = |row: &ProjectRow| row.figures.get(Measure::Completion).unwrap().shown.missing();
        assert_eq!(
            rows.iter().map(missing).collect::<Vec<_>>(),
            [None, None, Some(Missing::NoPlan), Some(Missing::NotReported)]
        );
    }

    #[test]
    fn the_foot_sums_what_is_shown_and_says_nothing_where_nothing_is_known() {
        let (book, tables) = book(&FOUR);
        let rows = rows_of(&book, &tables, "2026-06-03");
        let all: Vec<usize> = (0..rows.len()).collect();
        assert_eq!(sum_of(&rows, &all, Measure::Plan), Some(Fraction::whole(2000)));
        assert_eq!(sum_of(&rows, &all[..2], Measure::Completed), Some(Fraction::whole(535)));
        assert_eq!(sum_of(&rows, &[2], Measure::Plan), None);
        assert_eq!(sum_of(&rows, &[], Measure::Plan), None);
    }

    #[test]
    fn each_way_to_stand_out_counts_what_the_first_page_counts() {
        let mut book = Book::default();
        for change in sample_changes(day("2026-09-21"), 1_790_000_000_000) {
            book.apply(change, None);
        }
        let tables = Tables::of(&book);
        let rows = rows_of(&book, &tables, "2026-09-21");
        let counts = count(&Projects, &rows, &Filter::default());
        let at = Projects.facets().iter().position(|facet| *facet == STANDS).unwrap();
        let standing = Standing::of(&book, &tables, &FigureSettings::default(), day("2026-09-21"), 8);
        assert!(standing.count(Listing::Behind) > 0, "the sample has some that are behind");
        for listing in Listing::ALL {
            let counted = counts[at].get(listing.key()).copied().unwrap_or_default();
            assert_eq!(counted, standing.count(listing), "{listing:?}");
            let mut filter = Filter::default();
            filter.choose_only(STANDS, listing.key());
            let order = ordered(&Projects, &rows, "name", false);
            let through: BTreeSet<_> =
                shown(&Projects, &rows, &order, &filter).into_iter().map(|at| rows[at].project.id.clone()).collect();
            let region = RegionProgress::of(&book, &tables, standing.as_of, &FigureSettings::default());
            let listed: BTreeSet<_> =
                region.list(listing, &tables, day("2026-09-21")).into_iter().map(|out| out.project).collect();
            assert_eq!(through, listed, "{listing:?}");
        }
    }

    #[test]
    fn figures_are_kept_until_a_row_of_their_project_changes() {
        let (mut book, mut tables) = book(&FOUR);
        let before = rows_of(&book, &tables, "2026-06-03");
        let again = rows_of(&book, &tables, "2026-06-03");
        assert!(before.iter().zip(&again).all(|(one, other)| Arc::ptr_eq(&one.figures, &other.figures)));
        let of: EntityId = "month/b/2026-05".parse().unwrap();
        let (person, at) = (EntityId::new("person", "li").unwrap(), Clock::new(2).tick(1_790_000_100_000));
        let set = "reported_ytd".parse().unwrap();
        let change = book.replace(&of, &set, Value::text("300"), &person, at).seal();
        book.apply(change, None);
        tables.refresh(&book, &of);
        let after = rows_of(&book, &tables, "2026-06-03");
        let kept: Vec<bool> =
            before.iter().zip(&after).map(|(one, other)| Arc::ptr_eq(&one.figures, &other.figures)).collect();
        assert_eq!(kept, [true, false, true, true]);
        assert_eq!(after[1].figures.exact(Measure::Completed), Some(Fraction::whole(300)));
    }

    #[test]
    fn a_project_of_which_nothing_is_known_is_found_without_a_phase() {
        let (book, tables) = book(&[("a", "", "")]);
        let mut rows = rows_of(&book, &tables, "2026-06-03");
        rows[0].project = Arc::new(Project { phase: None, ..(*rows[0].project).clone() });
        let mut filter = Filter::default();
        filter.choose_only(PHASE, NO_PHASE);
        assert_eq!(shown(&Projects, &rows, &[0], &filter), [0]);
        filter.choose_only(PHASE, Phase::Continuing.key());
        assert_eq!(shown(&Projects, &rows, &[0], &filter), [] as [usize; 0]);
    }

    #[test]
    fn parks_programmes_industries_and_tags_narrow_the_list_and_are_found() {
        let (mut book, _) = book(&[("a", "", ""), ("b", "", ""), ("c", "", "")]);
        let (by, mut clock) = (EntityId::new("person", "li").unwrap(), Clock::new(3));
        let mut write = |of: &str, set: &str, to: Value| {
            let (of, set): (EntityId, _) = (of.parse().unwrap(), set.parse().unwrap());
            let change = book.replace(&of, &set, to, &by, clock.tick(1_790_000_200_000)).seal();
            book.apply(change, None);
        };
        write("project/a", "park", Value::text("碧谷工业园"));
        write("project/a", "tags", Value::texts(["高新", "出口"]));
        write("project/b", "tags", Value::texts(["高新"]));
        write("project/b", "programme", Value::text("两年突破"));
        write("project/c", "industry", Value::text("phosphate"));
        let tables = Tables::of(&book);
        let rows = rows_of(&book, &tables, "2026-06-03");
        let counts = count(&Projects, &rows, &Filter::default());
        for (facet, value, expected) in [
            ("park", "碧谷工业园", 1),
            ("tags", "高新", 2),
            ("tags", "出口", 1),
            ("programme", "两年突破", 1),
            ("industry", "phosphate", 1),
        ] {
            let at = Projects.facets().iter().position(|known| *known == facet).unwrap();
            assert_eq!(counts[at].get(value).copied().unwrap_or_default(), expected, "{facet} {value}");
            let mut filter = Filter::default();
            filter.choose_only(facet, value);
            assert_eq!(shown(&Projects, &rows, &[0, 1, 2], &filter).len(), expected, "{facet} {value}");
        }
        for (words, expected) in [("高新", 2), ("碧谷", 1), ("突破", 1)] {
            let filter = Filter { text: words.to_owned(), ..Filter::default() };
            assert_eq!(shown(&Projects, &rows, &[0, 1, 2], &filter).len(), expected, "{words}");
        }
    }
}
