//! What can be assumed, as a table: of what, what has to be said beside it, and the ordinary commands that it means.
//!
//! | Assumed | Of | Command, until it is so |
//! |---|---|---|
//! | 本月完成投资 | a project that is not verified for the month | the month as reported |
//! | 月报按上报数核定 | a month of the year that is reported and not verified | the sum since January, with its basis |
//! | 手续办结 | an approval that is needed and open | granted today |
//! | 复工 | a halt that stands open | resumed today |
//! | 整改到位并销号 | an open problem | resumed, ordered, reported and passed, as far as it still has to be |

use chrono::NaiveDate;

use crate::book::{Book, EntityId};
use crate::domain::choices::Overlay;
use crate::domain::command::{Command, EntryTarget, office};
use crate::domain::decimal::Decimal;
use crate::domain::defaults::proposed_unit;
use crate::domain::fields::ChoiceList;
use crate::domain::figures::fraction::Fraction;
use crate::domain::figures::month::Month;
use crate::domain::figures::ytd::{Kind, exactly};
use crate::domain::ids::{ProblemId, ProjectId};
use crate::domain::progress::rows::rows_of;
use crate::domain::progress::settings::FigureSettings;
use crate::domain::records::{Problem, ProblemState};
use crate::domain::register::Entry;
use crate::domain::registers::{approval, halt, monthly_progress as monthly};
use crate::domain::tables::Tables;
use crate::domain::text::Text;
use crate::domain::when::When;

/// Where an assumption is looked at: the book as it stands then, the day, and the month that the plan is about.
#[derive(Clone, Copy, Debug)]
pub struct Now<'a> {
    /// The book.
    pub book: &'a Book,
    /// Its records.
    pub tables: &'a Tables,
    /// The local day.
    pub today: NaiveDate,
    /// The month of the plan.
    pub month: Month,
}

/// What has to be said beside an assumption.
#[derive(Clone, Copy, Debug)]
pub enum Asks {
    /// Nothing.
    Nothing,
    /// An amount, 万元.
    Amount,
    /// One of a list.
    Choice(&'static ChoiceList),
    /// Words that the records hold then, with what is usual.
    Words(&'static Text),
}

/// Something that can be assumed.
#[derive(Debug)]
pub struct Preset {
    /// By which a draft knows it.
    pub key: &'static str,
    /// What it says.
    pub name: Text,
    /// What it means for the records.
    pub about: Text,
    /// What has to be said beside it.
    pub asks: Asks,
    /// Of what it can be assumed.
    pub of: fn(&Now) -> Vec<EntityId>,
    /// What is still to be done of one until it is so; none once it is, or where it is not there any more.
    pub next: fn(&Now, &EntityId, &str) -> Option<Command>,
}

impl PartialEq for Preset {
    fn eq(&self, other: &Self) -> bool {
        self.key == other.key
    }
}

impl Eq for Preset {}

/// 整改情况 and 复查情况 as long as nobody says otherwise.
static RECTIFIED: Text = Text::new("已整改到位", "Rectified");

/// Everything that can be assumed, in the order in which it is carried out: what is verified rests on what is reported.
pub static PRESETS: [Preset; 5] = [
    Preset {
        key: "amount",
        name: Text::new("本月完成投资", "Completed this month"),
        about: Text::new(
            "所选项目推演月份的“本月完成投资（上报）”为这个数；已核定的月份不变。",
            "What the projects report for the month of the what-if; a month that is verified stays.",
        ),
        asks: Asks::Amount,
        of: not_verified,
        next: report,
    },
    Preset {
        key: "verify",
        name: Text::new("月报按上报数核定", "Reports verified as reported"),
        about: Text::new(
            "所选月份的“本年累计完成（核定）”等于上报数，核定依据如所选。",
            "The verified sum since January is the reported one, with the basis that is chosen.",
        ),
        asks: Asks::Choice(&monthly::BASES),
        of: to_verify,
        next: verify,
    },
    Preset {
        key: "grant",
        name: Text::new("手续办结", "Approvals granted"),
        about: Text::new("所选手续今天办结。", "The approvals are granted today."),
        asks: Asks::Nothing,
        of: open_approvals,
        next: grant,
    },
    Preset {
        key: "resume",
        name: Text::new("停工项目复工", "Halted works resumed"),
        about: Text::new("所选停工今天复工。", "The halts end today."),
        asks: Asks::Nothing,
        of: open_halts,
        next: resume,
    },
    Preset {
        key: "close",
        name: Text::new("问题整改到位并销号", "Issues rectified and closed"),
        about: Text::new(
            "所选问题今天整改到位、复查通过并销号；未交办的先交办，挂起的先恢复。",
            "The issues are rectified, pass their re-inspection and are closed today; what is not assigned is assigned first, what is on hold is resumed.",
        ),
        asks: Asks::Words(&RECTIFIED),
        of: open_problems,
        next: close,
    },
];

/// Finds what can be assumed by its key.
pub fn preset_of(key: &str) -> Option<&'static Preset> {
    PRESETS.iter().find(|preset| preset.key == key)
}

/// Whether the project of an entry is there and was not given up.
fn is_of_project(now: &Now, entry: &Entry) -> bool {
    let project = entry.project().and_then(|project| now.tables.project(&project));
    project.is_some_and(|project| project.overlay != Some(Overlay::Cancelled)) && !entry.is_astray
}

fn month_of(entry: &Entry) -> Option<Month> {
    entry.key.month().and_then(|(year, month)| Month::new(year, month))
}

fn put(entry: &EntityId, facts: Vec<(&str, String)>) -> Command {
    let facts = facts.into_iter().map(|(key, text)| (key.to_owned(), text)).collect();
    Command::PutEntry { target: EntryTarget::Existing(entry.clone()), facts }
}

/// An exact amount as it is typed; none where no finite number says it.
fn typed(amount: Fraction) -> Option<String> {
    let places = amount.exact_places()?;
    let units = amount.numerator().checked_mul(10_i128.pow(u32::from(places)))? / amount.denominator();
    Some(Decimal::new(i64::try_from(units).ok()?, places).to_string())
}

/// What a project reported since January up to a month, 万元.
fn reported_to(now: &Now, project: &ProjectId, month: Month) -> Option<Fraction> {
    let usual_year = FigureSettings::of(now.book, &office()).usual_year(month);
    let rows = rows_of(now.book, now.tables, project, usual_year);
    exactly(&rows, month, Kind::Reported).ok().map(|ytd| ytd.amount)
}

/// The entry of a project for the month of the plan.
fn entry_of_month<'a>(now: &Now<'a>, project: &ProjectId) -> Option<&'a Entry> {
    let mut months = now.tables.entries().of(project.entity(), &monthly::REGISTER).map(|entry| &**entry);
    months.find(|entry| !entry.is_astray && month_of(entry) == Some(now.month))
}

fn not_verified(now: &Now) -> Vec<EntityId> {
    let is_open = |project: &ProjectId| {
        entry_of_month(now, project).is_none_or(|entry| entry.get(monthly::VERIFIED_YTD).is_none())
    };
    let there = now.tables.projects().filter(|project| project.overlay != Some(Overlay::Cancelled));
    there.filter(|project| is_open(&project.id)).map(|project| project.id.entity().clone()).collect()
}

fn report(now: &Now, of: &EntityId, value: &str) -> Option<Command> {
    let project = ProjectId::of(of).filter(|project| now.tables.project(project).is_some())?;
    let entry = entry_of_month(now, &project);
    let amount = Decimal::parse(value);
    if amount.is_some() && entry.and_then(|entry| entry.get(monthly::REPORTED)) == amount {
        return None;
    }
    let mut facts = vec![(monthly::REPORTED.key.to_owned(), value.to_owned())];
    // A sum that the month states itself would go on saying what it was without this.
    if let (Some(amount), true) = (amount, entry.is_some_and(|entry| entry.get(monthly::REPORTED_YTD).is_some())) {
        let before = (now.month.number() > 1).then(|| reported_to(now, &project, now.month.back(1))).flatten();
        let sum = before.unwrap_or(Fraction::ZERO).plus(amount.into()).and_then(typed);
        facts.extend(sum.map(|sum| (monthly::REPORTED_YTD.key.to_owned(), sum)));
    }
    let target = EntryTarget::OfKey {
        register: &monthly::REGISTER,
        parent: Some(project.into()),
        period: When::month(now.month.year(), now.month.number()),
    };
    Some(Command::PutEntry { target, facts })
}

fn to_verify(now: &Now) -> Vec<EntityId> {
    let is_open = |entry: &Entry| {
        let is_of_year = month_of(entry).is_some_and(|month| month.year() == now.month.year() && month <= now.month);
        let is_reported = entry.get(monthly::REPORTED).is_some() || entry.get(monthly::REPORTED_YTD).is_some();
        is_of_year && is_reported && entry.get(monthly::VERIFIED_YTD).is_none() && is_of_project(now, entry)
    };
    now.tables.entries().all(&monthly::REGISTER).filter(|entry| is_open(entry)).map(|entry| entry.id.clone()).collect()
}

fn verify(now: &Now, of: &EntityId, basis: &str) -> Option<Command> {
    let entry = now.tables.entry(of).filter(|entry| entry.get(monthly::VERIFIED_YTD).is_none())?;
    let sum = reported_to(now, &entry.project()?, month_of(entry)?).and_then(typed)?;
    Some(put(of, vec![(monthly::VERIFIED_YTD.key, sum), (monthly::BASIS.key, basis.to_owned())]))
}

fn open_approvals(now: &Now) -> Vec<EntityId> {
    let is_open = |entry: &Entry| {
        let is_needed = entry.text(approval::NEEDED_HERE) != approval::NOT_NEEDED;
        let is_over = entry.get(approval::GRANTED).is_some() || entry.get(approval::REFUSED).is_some();
        is_needed && !is_over && is_of_project(now, entry)
    };
    now.tables.entries().all(&approval::REGISTER).filter(|entry| is_open(entry)).map(|entry| entry.id.clone()).collect()
}

fn grant(now: &Now, of: &EntityId, _: &str) -> Option<Command> {
    let entry = now.tables.entry(of).filter(|entry| entry.get(approval::GRANTED).is_none())?;
    Some(put(&entry.id, vec![(approval::GRANTED.key, now.today.to_string())]))
}

fn open_halts(now: &Now) -> Vec<EntityId> {
    let is_open =
        |entry: &Entry| entry.get(halt::FROM).is_some() && entry.get(halt::TO).is_none() && is_of_project(now, entry);
    now.tables.entries().all(&halt::REGISTER).filter(|entry| is_open(entry)).map(|entry| entry.id.clone()).collect()
}

fn resume(now: &Now, of: &EntityId, _: &str) -> Option<Command> {
    let entry = now.tables.entry(of).filter(|entry| entry.get(halt::TO).is_none())?;
    Some(put(&entry.id, vec![(halt::TO.key, now.today.to_string())]))
}

fn open_problems(now: &Now) -> Vec<EntityId> {
    let open = now.tables.problems().filter(|problem| problem.is_open());
    open.map(|problem| problem.id.entity().clone()).collect()
}

fn close(now: &Now, of: &EntityId, words: &str) -> Option<Command> {
    let found = now.tables.problem(&ProblemId::of(of)?)?;
    let problem = found.id.clone();
    if found.is_open() && found.suspended.is_some() {
        return Some(Command::Resume { problem });
    }
    match found.state {
        ProblemState::ToAssign => Some(order(now, found)),
        ProblemState::Rectifying => Some(Command::ReportRectified { problem, report: words.to_owned() }),
        ProblemState::ToRecheck => Some(Command::PassRecheck { problem, found: words.to_owned() }),
        ProblemState::Closed => None,
    }
}

/// Ordered today to its own unit, or to the one that the rules propose, with the deadline that it has if that has not passed.
fn order(now: &Now, problem: &Problem) -> Command {
    let own = Some(&problem.lead_unit).filter(|unit| !unit.trim().is_empty()).cloned();
    let proposed = || problem.category.map(|category| proposed_unit(now.book, &problem.project, category).0);
    Command::Assign {
        problem: problem.id.clone(),
        lead_unit: own.or_else(proposed).unwrap_or_default(),
        deadline: problem.deadline.filter(|day| *day >= now.today).unwrap_or(now.today),
        ordered_on: None,
    }
}
