//! The list while somebody works with it: what is asked of it, and what it shows. Its parts are handed this.

use std::collections::BTreeSet;
use std::sync::Arc;

use leptos::prelude::*;

use crate::domain::facets::{Counts, Filter, Under, grouped, ordered, shown};
use crate::domain::tables::RecordKind;
use crate::domain::visit_list::{KeptVisits, VisitRow, Visits, rows};
use crate::ui::context::Ui;
use crate::ui::parts::lists::counted;
use crate::ui::pinyin;

use super::last_shown;
use super::query::Query;

/// One line of the list.
#[derive(Clone, PartialEq, Debug)]
pub enum Line {
    /// The heading of a group.
    Head(Heading),
    /// A visit, by its place among the rows.
    Visit(usize),
}

/// The heading of a group, with its sum.
#[derive(Clone, PartialEq, Debug)]
pub struct Heading {
    /// What its rows stand under.
    pub under: Under,
    /// How many visits.
    pub visits: usize,
    /// How many items failed on them.
    pub failed: usize,
    /// How many problems they found.
    pub problems: usize,
    /// Whether its rows are out of sight.
    pub is_folded: bool,
}

/// The list. Copy it freely; it is a handle.
#[derive(Clone, Copy)]
pub struct OpenList {
    /// What is asked of it.
    pub asked: RwSignal<Query>,
    /// Every visit.
    pub rows: Memo<Arc<Vec<VisitRow>>>,
    /// The places that are shown, in order.
    pub shown: Memo<Vec<usize>>,
    /// Whether anything is filtered out.
    pub is_narrowed: Memo<bool>,
    /// What the list draws.
    pub lines: Memo<Arc<Vec<Line>>>,
    /// How many visits stand behind each choice.
    pub counts: RwSignal<Counts>,
    /// The place of the current line.
    pub current: RwSignal<usize>,
    folded: RwSignal<BTreeSet<Under>>,
}

impl OpenList {
    /// The list, where it was left last if the same is asked of it.
    pub fn open(ui: Ui, asked: RwSignal<Query>) -> Self {
        let lang = ui.lang;
        let kept = StoredValue::new(KeptVisits::default());
        let rows = ui.session.watch(RecordKind::all(), move |view| {
            let me = view.me();
            let made =
                kept.try_update_value(|kept| rows(view.book, view.tables, me.as_ref(), lang, &pinyin::initial, kept));
            Arc::new(made.unwrap_or_default())
        });
        let order_wanted = Memo::new(move |_| asked.with(|asked| (asked.order, asked.turned)));
        let order = Memo::new(move |_| {
            let (order, turned) = order_wanted.get();
            rows.with(|rows| ordered(&Visits, rows, order, turned))
        });
        let filter = Memo::new(move |_| asked.with(|asked| asked.filter.clone()));
        let shown = Memo::new(move |_| {
            filter.with(|filter| order.with(|order| rows.with(|rows| shown(&Visits, rows, order, filter))))
        });
        let folded = RwSignal::new(last_shown::left_folded(&asked.get_untracked()));
        let grouping = Memo::new(move |_| asked.with(|asked| asked.grouping));
        let lines = Memo::new(move |_| {
            rows.with(|rows| {
                shown.with(|shown| folded.with(|folded| Arc::new(lines(rows, shown, grouping.get(), folded))))
            })
        });
        let current = RwSignal::new(0);
        let is_narrowed = Memo::new(move |_| filter.with(|filter| !filter.is_empty()));
        on_cleanup(move || {
            if let (Some(asked), Some(folded)) = (asked.try_get_untracked(), folded.try_get_untracked()) {
                last_shown::leave(&asked, folded);
            }
        });
        let counts = counted(Visits, rows, filter);
        Self { asked, rows, shown, is_narrowed, lines, counts, current, folded }
    }

    /// Shows all again.
    pub fn clear(self) {
        self.asked.update(|asked| asked.filter = Filter::default());
    }

    /// Puts the rows of a group out of sight, or back.
    pub fn fold(self, under: &Under) {
        self.folded.update(|folded| {
            if !folded.remove(under) {
                folded.insert(under.clone());
            }
        });
    }
}

fn lines(rows: &[VisitRow], shown: &[usize], grouping: &str, folded: &BTreeSet<Under>) -> Vec<Line> {
    let groups = grouped(&Visits, rows, shown, grouping);
    // All under one heading that says nothing need none.
    let needs_heads = groups.len() > 1 || groups.first().is_some_and(|group| group.under != Under::Others);
    let mut lines = Vec::with_capacity(shown.len() + groups.len());
    for group in groups {
        let is_folded = folded.contains(&group.under);
        let sum = |of: fn(&VisitRow) -> usize| group.places.iter().map(|place| of(&rows[*place])).sum();
        if needs_heads {
            lines.push(Line::Head(Heading {
                visits: group.places.len(),
                failed: sum(|row| row.count.failed),
                problems: sum(|row| row.problems),
                under: group.under,
                is_folded,
            }));
        }
        if !is_folded {
            lines.extend(group.places.into_iter().map(Line::Visit));
        }
    }
    lines
}
