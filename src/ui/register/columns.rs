//! The columns of a list: their heads, their widths, and what each shows of an entry on the screen.

use leptos::ev::MouseEvent;
use leptos::prelude::*;

use crate::domain::fields::FieldKind;
use crate::domain::register::{Column, Key, Parent, Reckons, Register};
use crate::domain::registers::register_of;
use crate::domain::text::Lang;
use crate::ui::controls::{Align, Cell};
use crate::ui::route::Route;
use crate::ui::words::{self, RegisterWords};

use super::clocks::Days;
use super::reckoned;
use super::shown::Shown;

/// The head of a column.
pub fn head(register: &'static Register, column: Column, lang: Lang) -> String {
    let words = RegisterWords::of(lang);
    match column {
        Column::Key => match register.key {
            Key::Month => words.month.to_owned(),
            Key::Year => words.year.to_owned(),
            Key::Single | Key::Code { .. } | Key::Text(_) | Key::Fresh(_) => register.name.get(lang).to_owned(),
        },
        Column::Project => words.project.to_owned(),
        Column::State => words.state.to_owned(),
        Column::Field(key) | Column::Offered(key) => {
            register.field(key).map_or_else(|| key.to_owned(), |spec| words::field_head(spec, lang))
        }
        Column::Clock(key) => {
            register.clock(key).map_or_else(|| key.to_owned(), |clock| clock.name.get(lang).to_owned())
        }
        Column::Above => above(register).map_or(words.project, |above| above.name.get(lang)).to_owned(),
        Column::Derived(key) | Column::OfferedDerived(key) => {
            register.derived(key).map_or_else(|| key.to_owned(), |(_, derived)| reckoned::head(derived, lang))
        }
    }
}

/// The register of what the entries of this one belong to, where that is an entry.
fn above(register: &Register) -> Option<&'static Register> {
    match register.parent {
        Parent::Entry(kind) => register_of(kind),
        Parent::Project | Parent::ProjectOrNone | Parent::Shared => None,
    }
}

/// How what is reckoned in a column is reckoned.
fn reckons(register: &'static Register, column: Column) -> Option<&'static Reckons> {
    Some(&register.derived(column.derived()?)?.1.reckons)
}

/// Whether a column holds figures, which stand at its end.
pub fn holds_figures(register: &'static Register, column: Column) -> bool {
    if let Some(reckons) = reckons(register, column) {
        return matches!(reckons, Reckons::Figure { .. });
    }
    column.field().and_then(|key| register.field(key)).is_some_and(|spec| {
        matches!(
            spec.kind,
            FieldKind::Money
                | FieldKind::Area
                | FieldKind::Percent
                | FieldKind::Number
                | FieldKind::Count
                | FieldKind::Quantity(_)
        )
    })
}

/// Whether a column holds days, which are not broken.
pub fn holds_days(register: &'static Register, column: Column) -> bool {
    if let Some(reckons) = reckons(register, column) {
        return matches!(reckons, Reckons::Day { .. });
    }
    let spec = column.field().and_then(|key| register.field(key));
    spec.is_some_and(|spec| matches!(spec.kind, FieldKind::Day | FieldKind::When))
}

/// The tracks of a grid, the least width first, in rem.
const TRACKS: [(u32, &str); 9] = [
    (4, "4rem"),
    (5, "5.25rem"),
    (6, "6.25rem"),
    (7, "7.25rem"),
    (8, "8.25rem"),
    (9, "9.25rem"),
    (10, "10.25rem"),
    (12, "12.25rem"),
    (14, "14.25rem"),
];

/// The track of a column, and how wide it is at least in rem: as much as its head and its cells need. What holds words takes the rest.
pub fn track(register: &'static Register, column: Column, lang: Lang) -> (u32, &'static str) {
    let kind = column.field().and_then(|key| register.field(key)).map(|spec| spec.kind);
    let cells = match (column, kind) {
        (Column::Project, _) => return (10, "minmax(10rem, 2fr)"),
        (Column::Key, _) => match register.key {
            Key::Month | Key::Year => 6,
            Key::Single | Key::Code { .. } | Key::Text(_) | Key::Fresh(_) => return (8, "minmax(8rem, 1.5fr)"),
        },
        (_, Some(FieldKind::Paragraph)) => return (9, "minmax(9rem, 1.5fr)"),
        (_, Some(FieldKind::Line | FieldKind::Unit | FieldKind::Names)) => return (7, "minmax(7rem, 1fr)"),
        (_, Some(FieldKind::Choice(_) | FieldKind::Reference(_) | FieldKind::References(_))) => {
            return (6, "minmax(6rem, 1fr)");
        }
        (Column::Above, _) => return (8, "minmax(8rem, 1.5fr)"),
        (Column::Derived(_) | Column::OfferedDerived(_), _) => match reckons(register, column) {
            Some(Reckons::Word { .. }) => return (8, "minmax(8rem, 1.5fr)"),
            Some(Reckons::Figure { .. } | Reckons::Day { .. }) | None => 6,
        },
        (Column::Clock(_), _) => 9,
        (Column::State, _) => 6,
        (_, Some(FieldKind::Money | FieldKind::Area | FieldKind::Quantity(_))) => 7,
        (_, Some(FieldKind::Flag)) => 4,
        (_, _) => 5,
    };
    let needed = cells.max(head_width(&head(register, column, lang)));
    TRACKS.into_iter().find(|(width, _)| *width >= needed).unwrap_or(TRACKS[TRACKS.len() - 1])
}

/// How wide a head is in rem, with its arrow: a sign of Chinese is twice as wide as a letter.
fn head_width(head: &str) -> u32 {
    let letters: usize = head.chars().map(|sign| if sign.is_ascii() { 1 } else { 2 }).sum();
    u32::try_from(letters * 7 / 16 + 2).unwrap_or(u32::MAX)
}

/// What a column shows of an entry. The first one leads to it: where it opens beside the list the link is the row's.
pub fn cell(shown: &Shown, column: Column, is_first: bool, wide: Signal<bool>, lang: Lang) -> AnyView {
    let text = shown.text(column, Days::Short, lang);
    if is_first {
        let href = Route::Entry(shown.entry.id.clone()).href();
        let press = move |ev: MouseEvent| {
            if wide.get_untracked() && !(ev.ctrl_key() || ev.meta_key() || ev.shift_key()) {
                ev.prevent_default();
            }
        };
        let mark = shown.mark(lang);
        return view! {
            <Cell>
                <span class="register__first">
                    <a class="list__name one-line" href=href tabindex="-1" title=text.clone() on:click=press>{text.clone()}</a>
                    {mark}
                </span>
            </Cell>
        }
        .into_any();
    }
    if holds_figures(shown.entry.register, column) {
        let why = column.derived().and_then(|key| shown.missing(key, lang));
        let none = why.is_some().then_some("—");
        return view! { <Cell align=Align::End><span class="num" title=why>{text} {none}</span></Cell> }.into_any();
    }
    if let Column::Clock(key) = column {
        let told = shown.clock(key).map(super::clocks::Told::view);
        return view! { <Cell>{told}</Cell> }.into_any();
    }
    view! { <Cell><span class="num" title=text.clone()>{text.clone()}</span></Cell> }.into_any()
}
