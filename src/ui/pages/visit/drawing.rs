//! Draws a long checklist: the first items at once, the others behind the first paint, those in sight before all.
//!
//! Every item stands in the page from the start, with its number and its words as plain text. What takes answers comes later,
//! some items at a time.

use leptos::prelude::*;
use leptos::task::{spawn_local, tick};

use crate::app::clock;
use crate::browser::waiting;
use crate::domain::checklist::Template;

use super::place::first_in_sight;

/// How many items are drawn together.
pub const GROUP: usize = 8;

/// How many are drawn at once: more than a large window shows.
const AT_ONCE: usize = 16;

/// How long is drawn in one idle moment, in milliseconds: a tap that comes just then waits for it.
const SLICE: u64 = 6;

/// Some items of one section, and whether they are drawn with all they have.
#[derive(Clone, Copy)]
struct Group {
    first: usize,
    drawn: RwSignal<bool>,
}

/// Which items are drawn with all they have. Copy it freely; it is a handle.
#[derive(Clone, Copy)]
pub struct Drawing(StoredValue<Vec<Group>>);

impl Drawing {
    /// Nothing but the first items of a checklist.
    pub fn of(template: &Template) -> Self {
        let mut groups = Vec::new();
        let mut first = 0;
        for section in template.sections.iter() {
            let starts = (0..section.items.len()).step_by(GROUP).map(|start| first + start);
            groups.extend(starts.map(|first| Group { first, drawn: RwSignal::new(first < AT_ONCE) }));
            first += section.items.len();
        }
        Self(StoredValue::new(groups))
    }

    /// Whether the group that begins with the item at this place is drawn.
    pub fn group(self, first: usize) -> Signal<bool> {
        let found = self.0.with_value(|groups| groups.iter().find(|group| group.first == first).copied());
        found.map_or_else(|| Signal::stored(true), |group| group.drawn.into())
    }

    /// Draws the rest in idle moments, until all are drawn or the page is left.
    pub fn go_on(self) {
        spawn_local(async move {
            waiting::painted().await;
            loop {
                waiting::idle().await;
                let begun = clock::now();
                let from = first_in_sight();
                while clock::now().abs_diff(begun) < SLICE {
                    if !self.draw_group(from) {
                        return;
                    }
                    // What follows from the signal is built behind it.
                    tick().await;
                }
            }
        });
    }

    /// Draws the next group from this item on, and then from the top. False once nothing is left to do.
    fn draw_group(self, from: usize) -> bool {
        let Some(groups) = self.0.try_get_value() else { return false };
        let here = groups.partition_point(|group| group.first <= from).saturating_sub(1);
        let (before, behind) = groups.split_at(here);
        let next = behind.iter().chain(before).find(|group| group.drawn.try_get_untracked() == Some(false));
        next.is_some_and(|group| group.drawn.try_set(true).is_none())
    }
}
