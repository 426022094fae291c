//! Pieces that several pages show: names of people, moments, states and severities as tags.

use std::collections::BTreeSet;

use leptos::prelude::*;

use crate::app::clock;
use crate::app::day::moment_of;
use crate::app::session::View;
use crate::book::EntityId;
use crate::book::sorting::CollectSorted;
use crate::domain::fields::{FieldKind, FieldSpec};
use crate::domain::ids::UnitId;
use crate::domain::records::{Problem, ProblemState};
use crate::domain::references::groups_named_in;
use crate::domain::taxonomy::Severity;
use crate::domain::text::Lang;
use crate::ui::context::Ui;
use crate::ui::controls::{Banner, Button, ButtonSize, Tag, TagShape, TagWeight, Tone};
use crate::ui::words::{self, CommonWords};

/// The name of whoever made a change, or a word for nobody that is known.
pub fn author(view: &View, by: &EntityId, lang: Lang) -> String {
    match view.tables.name_of(by) {
        "" => CommonWords::of(lang).unknown_person.to_owned(),
        name => name.to_owned(),
    }
}

/// A moment as people read it.
pub fn when(milliseconds: u64) -> String {
    clock::local_time(milliseconds)
}

/// A moment that a file names in UTC, as people here read it; what is no moment stands as it is written.
pub fn when_written(text: &str) -> String {
    match moment_of(text) {
        Some(milliseconds) => when(milliseconds),
        None => text.replace('T', " ").chars().take(16).collect(),
    }
}

/// A word with its meaning and its shape, everywhere the same.
pub type Mark = (&'static str, Tone, TagShape);

/// 状态.
fn state_mark(state: ProblemState, lang: Lang) -> Mark {
    let (tone, shape) = match state {
        ProblemState::ToAssign => (Tone::Info, TagShape::Ring),
        ProblemState::Rectifying => (Tone::Info, TagShape::Half),
        ProblemState::ToRecheck => (Tone::Warn, TagShape::Hand),
        ProblemState::Closed => (Tone::Good, TagShape::Tick),
    };
    (words::state(state, lang), tone, shape)
}

/// What lies over the state: 挂起, 延期 asked for, 退回. The first of them says most.
fn overlays(problem: &Problem, lang: Lang) -> impl Iterator<Item = Mark> + use<> {
    let words = words::OverlayWords::of(lang);
    let is_open = problem.is_open();
    let back = problem.rejected > 0 && problem.state == ProblemState::Rectifying;
    [
        (is_open && problem.suspended.is_some(), (words.on_hold, Tone::Muted, TagShape::Bars)),
        (is_open && problem.extension.is_some(), (words.extension, Tone::Warn, TagShape::Hand)),
        (back, (words.sent_back, Tone::Bad, TagShape::Back)),
    ]
    .into_iter()
    .filter_map(|(is, mark)| is.then_some(mark))
}

/// Where a problem stands in one word: what lies over its state, or the state.
pub fn standing(problem: &Problem, lang: Lang) -> Mark {
    overlays(problem, lang).next().unwrap_or_else(|| state_mark(problem.state, lang))
}

/// 状态 as a tag.
pub fn state_tag(state: ProblemState, lang: Lang) -> impl IntoView {
    let (word, tone, shape) = state_mark(state, lang);
    view! { <Tag word tone shape /> }
}

/// What lies over the state, as tags.
pub fn overlay_tags(problem: &Problem, lang: Lang) -> impl IntoView + use<> {
    overlays(problem, lang).map(|(word, tone, shape)| view! { <Tag word tone shape /> }).collect_view()
}

/// 等级 as a tag, everywhere the same.
pub fn severity_tag(severity: Severity, lang: Lang) -> impl IntoView {
    let (tone, shape, weight) = match severity {
        Severity::Minor => (Tone::Muted, TagShape::Disc, TagWeight::Soft),
        Severity::Serious => (Tone::Warn, TagShape::Triangle, TagWeight::Soft),
        Severity::Severe => (Tone::Bad, TagShape::Square, TagWeight::Soft),
        Severity::Critical => (Tone::Bad, TagShape::Diamond, TagWeight::Strong),
    };
    view! { <Tag word=severity.label(lang) tone shape weight /> }
}

/// The units that are known, for suggestions: those on the office's list, those that answer for projects, those of people.
pub fn known_units(view: &View) -> Vec<String> {
    let listed = view.book.entities(UnitId::KIND).map(|(of, _)| view.book.text(of, "name"));
    let of_projects = view.tables.projects().map(|project| project.lead_unit.as_str());
    let of_people = view.tables.people().map(|person| person.unit.as_str());
    sorted_names(listed.chain(of_projects).chain(of_people))
}

/// The people that are known, for suggestions: those of the book, and those who stand for projects.
pub fn known_people(view: &View) -> Vec<String> {
    let people = view.tables.people().map(|person| person.name.as_str());
    let leaders = view.tables.projects().map(|project| project.sponsor.as_str());
    sorted_names(people.chain(leaders))
}

fn sorted_names<'a>(names: impl Iterator<Item = &'a str>) -> Vec<String> {
    let names: BTreeSet<&str> = names.filter(|name| !name.is_empty()).collect_sorted();
    names.into_iter().map(str::to_owned).collect()
}

/// What is suggested for the fields of a form, by their kind.
#[derive(Clone, Copy)]
pub struct Suggestions {
    units: Signal<Vec<String>>,
    people: Signal<Vec<String>>,
    parks: Signal<Vec<String>>,
    programmes: Signal<Vec<String>>,
}

impl Suggestions {
    /// What the book knows at this moment.
    pub fn of(ui: Ui) -> Self {
        let (units, people) = ui.session.read(|view| (known_units(&view), known_people(&view)));
        let groups = |field: &str| {
            let named =
                |view: View| groups_named_in(view.tables, field).iter().map(|group| group.title(ui.lang)).collect();
            Signal::stored(ui.session.read(named))
        };
        Self {
            units: Signal::stored(units),
            people: Signal::stored(people),
            parks: groups("park"),
            programmes: groups("programme"),
        }
    }

    /// Those for one field.
    pub fn for_field(self, spec: &FieldSpec) -> Signal<Vec<String>> {
        match spec.kind {
            FieldKind::Unit => self.units,
            FieldKind::Person => self.people,
            FieldKind::Line if spec.key == "park" => self.parks,
            FieldKind::Line if spec.key == "programme" => self.programmes,
            _ => Signal::stored(Vec::new()),
        }
    }
}

/// Says that what was typed last time is back in a form, and offers to begin anew.
#[component]
pub fn FoundAgain(ui: Ui, #[prop(into)] on_start_over: Callback<()>) -> impl IntoView {
    let common = ui.common();
    view! {
        <Banner
            tone=Tone::Info
            title=common.found_again
            text=common.found_again_text
            actions=move || view! { <Button label=common.start_over size=ButtonSize::Small on_press=on_start_over /> }
        />
    }
}
