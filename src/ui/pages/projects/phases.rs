//! 阶段: since when the project stands in which phase and on what that rests, and when its works stood still.

use leptos::prelude::*;

use crate::app::session::View;
use crate::domain::command::open_halt;
use crate::domain::ids::ProjectId;
use crate::domain::registers::{halt, phase_step as step};
use crate::domain::tables::RecordKind;
use crate::domain::text::Lang;
use crate::domain::when::When;
use crate::ui::context::Ui;
use crate::ui::controls::{Button, ButtonSize, Icon, Tag, TagShape, TagWeight, Tone};
use crate::ui::words::{self, PhaseWords};

use super::halting::{HaltDialog, halt_form};
use super::move_phase::{MovePhase, move_form};

/// One thing that happened to the phase of a project.
#[derive(Clone, PartialEq)]
struct Told {
    /// Orders the line.
    on: Option<When>,
    is_halt: bool,
    what: String,
    date: String,
    notes: Vec<String>,
    overruled: String,
}

/// The section.
#[component]
pub fn Phases(project: ProjectId) -> impl IntoView {
    let ui = Ui::get();
    let words = PhaseWords::of(ui.lang);
    let id = StoredValue::new(project.clone());
    let kinds = [RecordKind::Entries(&step::REGISTER), RecordKind::Entries(&halt::REGISTER)];
    let told = ui.session.watch(&kinds, move |view| tell(&view, &id.get_value(), ui.lang));
    let is_open =
        ui.session.watch(&kinds[1..], move |view| view.with_rules(|rules| open_halt(rules, &id.get_value()).is_some()));
    let (moving, halting) = (RwSignal::new(false), RwSignal::new(false));
    ui.on_go_on(move |form| {
        let opened = id.with_value(|id| {
            [(moving, move_form(id)), (halting, halt_form(id))].into_iter().find(|(_, name)| name == form)
        });
        opened.inspect(|(open, _)| open.set(true)).is_some()
    });
    let line = move || {
        let lines = told.get().into_iter().map(|told| view! {
            <li class="steps__step">
                <span class="steps__what">
                    {match told.is_halt {
                        true => view! { <Tag word=told.what tone=Tone::Bad shape=TagShape::Bars weight=TagWeight::Plain /> }.into_any(),
                        false => told.what.into_any(),
                    }}
                </span>
                <span class="num">{told.date}</span>
                {told.notes.into_iter().map(|note| view! { <span class="quiet">{note}</span> }).collect_view()}
                {(!told.overruled.is_empty()).then(|| view! {
                    <span class="steps__overruled">{words::let_through(&told.overruled, ui.lang)}</span>
                })}
            </li>
        });
        lines.collect_view()
    };
    view! {
        <section class="section">
            <div class="section__head">
                <h2 class="section__title">{words.title}</h2>
                <div class="row">
                    {move || {
                        let (label, icon) = if is_open.get() { (words.resume, Icon::Return) } else { (words.halt, Icon::Pause) };
                        view! { <Button label icon size=ButtonSize::Small on_press=move |()| halting.set(true) /> }
                    }}
                    <Button label=words.change icon=Icon::Edit size=ButtonSize::Small on_press=move |()| moving.set(true) />
                </div>
            </div>
            {move || match told.with(Vec::is_empty) {
                true => view! { <p class="quiet">{words.empty}</p> }.into_any(),
                false => view! { <ol class="steps">{line}</ol> }.into_any(),
            }}
            {move || moving.get().then(|| view! { <MovePhase project=id.get_value() open=moving /> })}
            {move || halting.get().then(|| view! { <HaltDialog project=id.get_value() open=halting /> })}
        </section>
    }
}

/// The steps and the halts by their dates.
fn tell(view: &View, project: &ProjectId, lang: Lang) -> Vec<Told> {
    let entries = |register| view.tables.entries().of(project.entity(), register).filter(|entry| !entry.is_astray);
    let shown = |entry: &crate::domain::register::Entry, fields: &[&str]| -> Vec<String> {
        fields.iter().map(|field| entry.shown(field, lang)).filter(|text| !text.is_empty()).collect()
    };
    let steps = entries(&step::REGISTER).map(|entry| Told {
        on: entry.get(step::ON),
        is_halt: false,
        what: entry.shown(step::PHASE.key, lang),
        date: entry.shown(step::ON.key, lang),
        notes: shown(entry, &[step::DEFINITION.key, step::DOC.key]),
        overruled: entry.shown(step::OVERRULED.key, lang),
    });
    let halts = entries(&halt::REGISTER).map(|entry| Told {
        on: entry.get(halt::FROM),
        is_halt: true,
        what: halt::REGISTER.name.get(lang).to_owned(),
        date: words::span(&entry.shown(halt::FROM.key, lang), &entry.shown(halt::TO.key, lang), lang),
        notes: shown(entry, &[halt::REASON.key]),
        overruled: String::new(),
    });
    let mut told: Vec<Told> = steps.chain(halts).collect();
    crate::book::sorting::by_key(&mut told, |one| one.on.map(When::first_day));
    told
}
