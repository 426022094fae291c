//! The list of projects while somebody works with it: what is asked of it and what it shows. Its parts are handed this.

use std::cmp::Ordering;
use std::collections::HashMap;
use std::sync::Arc;

use leptos::prelude::*;
use leptos::wasm_bindgen::{JsCast, JsValue};

use crate::domain::facets::{Counts, Filter, ordered, shown};
use crate::domain::figures::amount::{Amount, Rounding};
use crate::domain::figures::rule::Unit;
use crate::domain::ids::ProjectId;
use crate::domain::progress::asked::Measure;
use crate::domain::project_list::{ProjectRow, Projects, rows, sum_of};
use crate::domain::registers::{halt, monthly_progress, phase_step, year_plan};
use crate::domain::tables::RecordKind;
use crate::ui::context::Ui;
use crate::ui::parts::at_rest::when_at_rest;
use crate::ui::parts::lists::counted;
use crate::ui::pinyin;

use super::address::Query;
use super::kept::Kept;

/// The kinds of records that the list follows.
pub static KINDS: [RecordKind; 9] = [
    RecordKind::Projects,
    RecordKind::Other,
    RecordKind::People,
    RecordKind::Visits,
    RecordKind::Problems,
    RecordKind::Entries(&monthly_progress::REGISTER),
    RecordKind::Entries(&year_plan::REGISTER),
    RecordKind::Entries(&phase_step::REGISTER),
    RecordKind::Entries(&halt::REGISTER),
];

/// The measures that a foot sums: amounts. Rates of a choice of projects are no figure of anything.
const SUMMED: [Measure; 2] = [Measure::Plan, Measure::Completed];

/// The sums below the list, in the order of [`SUMMED`].
pub type Sums = [Option<String>; SUMMED.len()];

/// The list. Copy it freely; it is a handle.
#[derive(Clone, Copy)]
pub struct OpenProjects {
    /// What is asked of it.
    pub asked: RwSignal<Query>,
    /// Every project, by name.
    pub rows: Memo<Arc<Vec<ProjectRow>>>,
    /// The ids of those that are shown, in order.
    pub keys: Memo<Arc<Vec<ProjectId>>>,
    /// How many projects stand behind each choice.
    pub counts: RwSignal<Counts>,
    /// What those that are shown sum to.
    pub sums: RwSignal<Sums>,
    /// Which columns this device shows.
    pub kept: RwSignal<Kept>,
    /// The place of the current row.
    pub current: RwSignal<usize>,
    by_id: Memo<Arc<HashMap<ProjectId, usize>>>,
}

impl OpenProjects {
    /// The list of what is asked.
    pub fn open(ui: Ui, asked: RwSignal<Query>) -> Self {
        let rows = ui.session.watch(&KINDS, |view| {
            let settings = view.figure_settings();
            let by_name = names();
            Arc::new(rows(view.book, view.tables, view.today, &settings, &pinyin::initial, &by_name))
        });
        let wanted = Memo::new(move |_| asked.with(|asked| (asked.order, asked.turned)));
        let order = Memo::new(move |_| {
            let (order, turned) = wanted.get();
            rows.with(|rows| ordered(&Projects, rows, order, turned))
        });
        let filter = Memo::new(move |_| asked.with(|asked| asked.filter.clone()));
        let shown = Memo::new(move |_| {
            filter.with(|filter| order.with(|order| rows.with(|rows| shown(&Projects, rows, order, filter))))
        });
        let keys = Memo::new(move |_| {
            let id = |place: &usize| rows.with(|rows| rows[*place].project.id.clone());
            shown.with(|shown| Arc::new(shown.iter().map(id).collect::<Vec<_>>()))
        });
        let by_id = Memo::new(move |_| {
            let of = |(place, row): (usize, &ProjectRow)| (row.project.id.clone(), place);
            rows.with(|rows| Arc::new(rows.iter().enumerate().map(of).collect::<HashMap<_, _>>()))
        });
        Self {
            asked,
            rows,
            keys,
            counts: counted(Projects, rows, filter),
            sums: summed(ui, rows, shown),
            kept: RwSignal::new(Kept::stored()),
            current: RwSignal::new(0),
            by_id,
        }
    }

    /// The row of a project.
    pub fn row(self, id: &ProjectId) -> Option<ProjectRow> {
        let place = self.by_id.with(|by_id| by_id.get(id).copied())?;
        self.rows.with(|rows| rows.get(place).cloned())
    }

    /// Shows all again.
    pub fn clear(self) {
        self.asked.update(|asked| asked.filter = Filter::default());
    }

    /// Orders by this, or turns the order round where that is the order already.
    pub fn order_by(self, order: &'static str) {
        self.asked.update(|asked: &mut Query| asked.order_by(order));
    }
}

/// Sums at once for the first look, and then when the person pauses: a letter that is typed waits for the rows only.
fn summed(ui: Ui, rows: Memo<Arc<Vec<ProjectRow>>>, shown: Memo<Vec<usize>>) -> RwSignal<Sums> {
    let rounding = move || ui.session.read(|view| view.figure_settings().rounding);
    let now = move || {
        rows.with_untracked(|rows| shown.with_untracked(|shown| SUMMED.map(|one| sum(rows, shown, one, rounding()))))
    };
    let sums = RwSignal::new(now());
    let changes = StoredValue::new(0);
    Effect::new(move |before: Option<()>| {
        shown.track();
        rows.track();
        if before.is_some() {
            when_at_rest(changes, move || sums.set(now()));
        }
    });
    sums
}

fn sum(rows: &[ProjectRow], shown: &[usize], measure: Measure, rounding: Rounding) -> Option<String> {
    sum_of(rows, shown, measure).map(|sum| Amount::of(sum, Unit::Wan.places(), rounding).grouped())
}

/// The sum of a measure among those below the list.
pub fn sum_among(sums: &Sums, measure: Measure) -> Option<String> {
    SUMMED.iter().position(|one| *one == measure).and_then(|at| sums[at].clone())
}

/// Compares names as a Chinese index does, by pinyin; by code points where the browser cannot.
fn names() -> impl Fn(&str, &str) -> Ordering {
    let locales = js_sys::Array::of1(&"zh-u-co-pinyin-kn".into());
    let compare = js_sys::Intl::Collator::new(&locales, &js_sys::Object::new()).compare();
    move |one, other| {
        let answer = compare.call2(&JsValue::UNDEFINED, &one.into(), &other.into());
        let answer = answer.ok().and_then(|answer| answer.dyn_into::<js_sys::Number>().ok());
        answer.map_or_else(|| one.cmp(other), |answer| answer.value_of().partial_cmp(&0.0).unwrap_or(Ordering::Equal))
    }
}
