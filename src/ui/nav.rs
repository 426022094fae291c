//! The places of the navigation, as one table: the column at the side of a laptop and the bar at the foot of a phone read it.

use leptos::prelude::*;

use crate::domain::tables::RecordKind;

use super::context::Ui;
use super::controls::{Icon, NavBadge, NavItem, Urgency};
use super::route::Route;
use super::words::{self, CommonWords};

/// One place.
pub struct Place {
    /// Its address.
    pub href: &'static str,
    /// Its name; short, since it stands in a bar at the foot of a phone too.
    pub label: fn(&'static CommonWords) -> &'static str,
    /// Its picture.
    pub icon: Icon,
    /// Whether a page belongs to it.
    pub is_here: fn(&Route) -> bool,
    /// What is counted there.
    pub waits: Waits,
    /// Whether a line divides it from the one before.
    pub apart: bool,
}

/// What the figure at a place counts.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Waits {
    /// Nothing.
    Nothing,
    /// Problems that are overdue.
    Overdue,
    /// 数据冲突, or what is not handed over.
    HandOver,
}

/// The places, from above.
pub static PLACES: [Place; 6] = [
    Place {
        href: "#/",
        label: |words| words.overview,
        icon: Icon::Overview,
        is_here: |route| matches!(route, Route::Overview),
        waits: Waits::Nothing,
        apart: false,
    },
    Place {
        href: "#/visits",
        label: |words| words.visits,
        icon: Icon::Visit,
        is_here: |route| matches!(route, Route::Visits(_) | Route::Visit(_) | Route::NewVisit(_)),
        waits: Waits::Nothing,
        apart: false,
    },
    Place {
        href: "#/projects",
        label: |words| words.projects,
        icon: Icon::Projects,
        is_here: |route| {
            matches!(
                route,
                Route::Projects | Route::NewProject | Route::ImportList | Route::Project(_) | Route::EditProject(_)
            )
        },
        waits: Waits::Nothing,
        apart: false,
    },
    Place {
        href: "#/problems",
        label: |words| words.problems_short,
        icon: Icon::Problems,
        is_here: |route| matches!(route, Route::Problems(_) | Route::Problem(_)),
        waits: Waits::Overdue,
        apart: false,
    },
    Place {
        href: "#/exchange",
        label: |words| words.exchange,
        icon: Icon::Exchange,
        is_here: |route| matches!(route, Route::Exchange | Route::Conflicts),
        waits: Waits::HandOver,
        apart: true,
    },
    Place {
        href: "#/settings",
        label: |words| words.settings,
        icon: Icon::Settings,
        is_here: |route| matches!(route, Route::Settings | Route::Templates | Route::Template(_)),
        waits: Waits::Nothing,
        apart: false,
    },
];

/// The places as the frame takes them.
pub fn nav_items(ui: Ui) -> Vec<NavItem> {
    let common = ui.common();
    let (overdue, hand_over) = (overdue_badge(ui), hand_over_badge(ui));
    let item = |place: &'static Place| NavItem {
        href: place.href,
        label: Signal::stored((place.label)(common).to_owned()),
        icon: place.icon,
        current: Signal::derive(move || ui.route.with(place.is_here)),
        badge: match place.waits {
            Waits::Nothing => Signal::derive(|| None),
            Waits::Overdue => overdue,
            Waits::HandOver => hand_over,
        },
        apart: place.apart,
    };
    PLACES.iter().map(item).collect()
}

fn overdue_badge(ui: Ui) -> Signal<Option<NavBadge>> {
    let overdue = ui.session.watch(&[RecordKind::Problems], |view| view.overdue_count());
    Signal::derive(move || {
        Some(overdue.get()).filter(|count| *count > 0).map(|count| NavBadge {
            text: count.to_string(),
            meaning: words::overdue_badge(count, ui.lang),
            urgency: Urgency::Pressing,
        })
    })
}

fn hand_over_badge(ui: Ui) -> Signal<Option<NavBadge>> {
    let conflicts = ui.session.watch(&RecordKind::ALL, |view| view.conflict_count());
    let unexported = ui.session.unexported();
    Memo::new(move |_| match (conflicts.get(), unexported.get().count) {
        (0, 0) => None,
        (0, left) => Some(NavBadge {
            text: left.to_string(),
            meaning: words::unexported_badge(left, ui.lang),
            urgency: Urgency::Calm,
        }),
        (conflicts, _) => Some(NavBadge {
            text: conflicts.to_string(),
            meaning: words::conflicts_badge(conflicts, ui.lang),
            urgency: Urgency::Pressing,
        }),
    })
    .into()
}
