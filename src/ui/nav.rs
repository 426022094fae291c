//! The places of the navigation, as one table: the column at the side of a laptop and the bar at the foot of a phone read it.

use leptos::prelude::*;

use crate::app::ledger::query::Query;
use crate::book::EntityId;
use crate::domain::choices::Role;
use crate::domain::duties::{Duty, duty_filter};
use crate::domain::ids::{ProblemId, ProjectId, VisitId};
use crate::domain::registers::register_of;
use crate::domain::tables::RecordKind;
use crate::domain::text::Lang;

use super::context::Ui;
use super::controls::{Icon, NavBadge, NavItem, Urgency};
use super::route::Route;
use super::words::{self, CommonWords, MoreWords};

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
    /// Whose place it is.
    pub of: fn(Role) -> bool,
    /// Whose foot of a phone it stands at too, which has room for six.
    pub at_foot: fn(Role) -> bool,
    /// Whether it stands at the side of a laptop.
    pub at_side: bool,
    /// What is there, in one line, for the page of the places for which the foot has no room.
    pub about: fn(&'static MoreWords) -> &'static str,
}

/// What the figure at a place counts.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Waits {
    /// Nothing.
    Nothing,
    /// What the role has to do with issues; the place leads to exactly that.
    Duty,
    /// 数据冲突, or what is not handed over.
    HandOver,
}

/// Whether a page is the trail of such a record.
fn is_trail_of(route: &Route, is_such: fn(&EntityId) -> bool) -> bool {
    matches!(route, Route::Trail(of, _) if is_such(of))
}

const ALL: fn(Role) -> bool = |_| true;
const NOBODY: fn(Role) -> bool = |_| false;

/// The places, from above.
pub static PLACES: [Place; 9] = [
    Place {
        href: "#/",
        label: |words| words.overview,
        icon: Icon::Overview,
        is_here: |route| matches!(route, Route::Overview),
        waits: Waits::Nothing,
        apart: false,
        of: ALL,
        at_foot: ALL,
        at_side: true,
        about: |words| words.overview,
    },
    Place {
        href: "#/visits",
        label: |words| words.visits,
        icon: Icon::Visit,
        is_here: |route| {
            use Route as R;
            matches!(
                route,
                R::Visits(_) | R::StartVisit | R::Visit(_) | R::NewVisit(_) | R::Plans | R::Plan(_) | R::PlanPaper(_)
            ) || is_trail_of(route, |of| VisitId::of(of).is_some())
        },
        waits: Waits::Nothing,
        apart: false,
        of: Role::is_team,
        at_foot: |role| matches!(role, Role::Inspector),
        at_side: true,
        about: |words| words.visits,
    },
    Place {
        href: "#/projects",
        label: |words| words.projects,
        icon: Icon::Projects,
        is_here: |route| {
            matches!(
                route,
                Route::Projects(_)
                    | Route::Approvals(_)
                    | Route::Schedule(_)
                    | Route::Schedules
                    | Route::NewProject
                    | Route::ImportList
                    | Route::Project(_)
                    | Route::ProjectPart(..)
                    | Route::EditProject(_)
                    | Route::Twins
                    | Route::Map(_)
            ) || is_trail_of(route, |of| ProjectId::of(of).is_some())
        },
        waits: Waits::Nothing,
        apart: false,
        of: ALL,
        at_foot: ALL,
        at_side: true,
        about: |words| words.projects,
    },
    Place {
        href: "#/problems",
        label: |words| words.problems_short,
        icon: Icon::Problems,
        is_here: |route| {
            matches!(route, Route::Problems(_) | Route::Problem(_) | Route::ImportLedger | Route::LookBack)
                || is_trail_of(route, |of| ProblemId::of(of).is_some())
        },
        waits: Waits::Duty,
        apart: false,
        of: ALL,
        at_foot: ALL,
        at_side: true,
        about: |words| words.problems,
    },
    Place {
        href: "#/progress",
        label: |words| words.progress,
        icon: Icon::Reports,
        is_here: |route| {
            use Route as R;
            matches!(
                route,
                R::Progress(_)
                    | R::ProjectYear(..)
                    | R::Summary(_)
                    | R::Reports
                    | R::Report(_)
                    | R::Leader(_)
                    | R::Dossier(_)
                    | R::ReportTable(..)
                    | R::Check
                    | R::Proof
            )
        },
        waits: Waits::Nothing,
        apart: false,
        of: ALL,
        at_foot: |role| !matches!(role, Role::Inspector),
        at_side: true,
        about: |words| words.progress,
    },
    Place {
        href: "#/r",
        label: |words| words.registers,
        icon: Icon::Registers,
        is_here: |route| {
            use Route as R;
            matches!(
                route,
                R::Registers | R::Waiting(_) | R::Entries(..) | R::NewEntry(..) | R::ImportEntries(_) | R::Entry(_)
            ) || is_trail_of(route, |of| register_of(of.kind()).is_some())
        },
        waits: Waits::Nothing,
        apart: false,
        of: ALL,
        at_foot: NOBODY,
        at_side: true,
        about: |words| words.registers,
    },
    Place {
        href: "#/exchange",
        label: |words| words.exchange,
        icon: Icon::Exchange,
        is_here: |route| matches!(route, Route::Exchange | Route::Conflicts),
        waits: Waits::HandOver,
        apart: true,
        of: ALL,
        at_foot: ALL,
        at_side: true,
        about: |words| words.exchange,
    },
    Place {
        href: "#/settings",
        label: |words| words.settings,
        icon: Icon::Settings,
        is_here: |route| matches!(route, Route::Settings | Route::Templates | Route::Template(_)),
        waits: Waits::Nothing,
        apart: false,
        of: ALL,
        at_foot: NOBODY,
        at_side: true,
        about: |words| words.settings,
    },
    Place {
        href: "#/more",
        label: |words| words.more,
        icon: Icon::More,
        is_here: |route| matches!(route, Route::More | Route::Help(_) | Route::Past(..) | Route::WhatIf),
        waits: Waits::Nothing,
        apart: false,
        of: ALL,
        at_foot: ALL,
        at_side: false,
        about: |words| words.title,
    },
];

/// The places as the frame takes them.
pub fn nav_items(ui: Ui) -> Vec<NavItem> {
    let common = ui.common();
    let role = ui.session.watch(&[RecordKind::People, RecordKind::Other], |view| view.my_role());
    let past = ui.session.past();
    let duty = ui.session.watch(&[RecordKind::Problems, RecordKind::People, RecordKind::Other], |view| view.duty());
    let hand_over = hand_over_badge(ui);
    let item = |place: &'static Place| NavItem {
        href: match place.waits {
            Waits::Nothing | Waits::HandOver => Signal::stored(place.href.to_owned()),
            Waits::Duty => Signal::derive(move || duty_href(role.get(), duty.get())),
        },
        label: Signal::stored((place.label)(common).to_owned()),
        icon: place.icon,
        current: Signal::derive(move || ui.route.with(|route| is_current(place, route, role.get()))),
        badge: match place.waits {
            Waits::Nothing => Signal::derive(|| None),
            // What was to be done on a past day waits for nobody.
            Waits::Duty => {
                Signal::derive(move || duty_badge(role.get(), duty.get(), ui.lang).filter(|_| past.get().is_none()))
            }
            Waits::HandOver => Signal::derive(move || hand_over.get().filter(|_| past.get().is_none())),
        },
        apart: place.apart,
        at_foot: Signal::derive(move || (place.at_foot)(role.get())),
        at_side: place.at_side,
        hidden: Signal::derive(move || !(place.of)(role.get())),
    };
    PLACES.iter().map(item).collect()
}

/// Whether a page belongs to a place; pages of places that are not at the foot belong to 更多 there.
fn is_current(place: &Place, route: &Route, role: Role) -> bool {
    match place.at_side {
        true => (place.is_here)(route),
        false => !PLACES.iter().any(|other| other.at_side && (other.at_foot)(role) && (other.is_here)(route)),
    }
}

/// A figure as it stands in a badge.
fn in_badge(count: usize) -> String {
    const MOST: usize = 99;
    if count > MOST { format!("{MOST}+") } else { count.to_string() }
}

fn duty_badge(role: Role, duty: Duty, lang: Lang) -> Option<NavBadge> {
    (duty.count > 0).then(|| NavBadge {
        text: in_badge(duty.count),
        meaning: words::duty_badge(role, duty, lang),
        urgency: if duty.overdue > 0 { Urgency::Pressing } else { Urgency::Calm },
    })
}

/// The way to what is counted; to all of them where nothing is.
fn duty_href(role: Role, duty: Duty) -> String {
    let query = match duty.count {
        0 => String::new(),
        _ => Query { filter: duty_filter(role), ..Query::default() }.write(),
    };
    Route::Problems(query).href()
}

fn hand_over_badge(ui: Ui) -> Signal<Option<NavBadge>> {
    let conflicts = ui.session.watch(RecordKind::all(), |view| view.conflict_count());
    let unexported = ui.session.unexported();
    Memo::new(move |_| match (conflicts.get(), unexported.get().records) {
        (0, none) if none.is_empty() => None,
        (0, left) => Some(NavBadge {
            text: in_badge(left.total()),
            meaning: words::unexported_badge(&left, ui.lang),
            urgency: Urgency::Calm,
        }),
        (conflicts, _) => Some(NavBadge {
            text: in_badge(conflicts),
            meaning: words::conflicts_badge(conflicts, ui.lang),
            urgency: Urgency::Calm,
        }),
    })
    .into()
}
