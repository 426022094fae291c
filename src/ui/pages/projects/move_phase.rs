//! 变更阶段: the dialog with the gate, what of it is there and what is missing, and why the office lets it through.

use leptos::prelude::*;

use crate::domain::choices::{Phase, Role};
use crate::domain::command::{Command, Evidence, GateLine, PhaseFacts, Refusal, gate};
use crate::domain::fields::{ChoiceOf, FieldSpec};
use crate::domain::ids::{ProjectId, VisitId};
use crate::domain::records::VisitState;
use crate::domain::registers::phase_step as step;
use crate::domain::tables::RecordKind;
use crate::ui::context::Ui;
use crate::ui::controls::{SelectField, SelectOption, Tag, TagShape, TagWeight, TextArea, Tone};
use crate::ui::parts::field_input::{FieldInput, choices};
use crate::ui::parts::form::{Form, texts_of};
use crate::ui::parts::form_dialog::FormDialog;
use crate::ui::route::Route;
use crate::ui::unsaved::FormName;
use crate::ui::words::{self, PhaseWords};

const TO: &str = step::PHASE.key;
const ON: &str = step::ON.key;
const DEFINITION: &str = step::DEFINITION.key;
const VISIT: &str = step::VISIT.key;
const DOC: &str = step::DOC.key;
const WHY: &str = step::OVERRULED.key;

fn spec(key: &str) -> &'static FieldSpec {
    step::REGISTER.field(key).expect("a field of the register")
}

/// The name under which its draft is kept.
pub fn move_form(project: &ProjectId) -> String {
    format!("phase {}", project.as_str())
}

/// What stands in the dialog. Copy it freely; it is a handle.
#[derive(Clone, Copy)]
struct Asking {
    ui: Ui,
    project: StoredValue<ProjectId>,
    form: Form,
    on: Signal<String>,
    gate: Memo<Vec<GateLine>>,
    refused: RwSignal<Option<Refusal>>,
}

impl Asking {
    fn open(ui: Ui, project: &ProjectId) -> Self {
        let words = PhaseWords::of(ui.lang);
        let (name, next) = ui.session.read(|view| {
            let record = view.tables.project(project);
            let next = record.and_then(|record| record.phase).and_then(after).unwrap_or(Phase::Reserve);
            (record.map(|record| record.name.clone()).unwrap_or_default(), next)
        });
        let named = FormName {
            name: move_form(project),
            title: words::told(words.change, &name, ui.lang),
            href: Route::Project(project.clone()).href(),
        };
        let form = Form::open(ui, named, texts_of([(TO, next.key().to_owned())]));
        // A day that nobody has touched follows the calendar.
        let (typed, today) = (form.typed(ON), ui.session.today());
        let on = Signal::derive(move || typed.get().unwrap_or_else(|| today.get().to_string()));
        let id = StoredValue::new(project.clone());
        let kinds = [
            RecordKind::Projects,
            RecordKind::Entries(&crate::domain::registers::approval::REGISTER),
            RecordKind::Other,
        ];
        let (to, definition, doc) = (form.value(TO), form.value(DEFINITION), form.value(DOC));
        let gate = ui.session.watch(&kinds, move |view| {
            let to = Phase::from_key(&to.get())?;
            let (definition, doc) = (definition.get(), doc.get());
            Some(view.with_rules(|rules| gate(rules, &id.get_value(), to, &definition, &doc)))
        });
        let gate = Memo::new(move |_| gate.get().unwrap_or_default());
        Self { ui, project: id, form, on, gate, refused: RwSignal::new(None) }
    }

    fn command(self) -> Option<Command> {
        let form = self.form;
        let to = Phase::from_key(&form.text(TO))?;
        let facts = PhaseFacts {
            on: self.on.get_untracked(),
            definition: form.text(DEFINITION),
            evidence: Evidence { visit: VisitId::parse(&form.text(VISIT)), doc: form.text(DOC) },
            why: form.text(WHY),
        };
        Some(Command::MovePhase(self.project.get_value(), to, facts))
    }
}

/// The phase behind this one.
fn after(phase: Phase) -> Option<Phase> {
    Phase::ALL.iter().copied().find(|next| *next > phase)
}

/// The dialog.
#[component]
pub fn MovePhase(project: ProjectId, open: RwSignal<bool>) -> impl IntoView {
    let ui = Ui::get();
    let words = PhaseWords::of(ui.lang);
    let asking = Asking::open(ui, &project);
    let form = asking.form;
    let go = move |()| {
        let Some(command) = asking.command() else { return };
        match ui.session.dispatch(command) {
            Ok(done) => {
                form.submitted();
                ui.offer_undo(words.changed, &done);
                open.set(false);
            }
            Err(why) => asking.refused.set(Some(why)),
        }
    };
    let visits = Signal::stored(visits_of(ui, &project));
    let starts = move || form.value(TO).get() == Phase::NewlyStarted.key();
    let phases = Signal::stored(choices(ChoiceOf::Phase, ui.lang).into_iter().skip(1).collect::<Vec<_>>());
    let refused = Signal::derive(move || {
        let other = asking.refused.get().filter(|why| !matches!(why, Refusal::Gate(_)));
        other.map(|why| words::refusal(&why, ui.lang))
    });
    view! {
        <FormDialog
            form
            title=words.change
            label=words.change
            on_submit=go
            on_close=move |()| open.set(false)
            refused=refused
        >
            <div class="form-grid">
                <SelectField label=words.to value=form.value(TO) options=phases on_change=form.take(TO) required=true />
                <FieldInput spec=spec(ON) value=asking.on on_change=form.take(ON) required=true />
                {move || starts().then(|| view! {
                    <FieldInput spec=spec(DEFINITION) value=form.value(DEFINITION) on_change=form.take(DEFINITION) />
                    <FieldInput spec=spec(VISIT) value=form.value(VISIT) on_change=form.take(VISIT) references=visits />
                })}
                <FieldInput spec=spec(DOC) value=form.value(DOC) on_change=form.take(DOC) hint=words.doc_hint.to_owned() />
            </div>
            <Gate asking />
        </FormDialog>
    }
}

/// What the phase needs, line by line, and the reason where something is missing.
#[component]
fn Gate(asking: Asking) -> impl IntoView {
    let Asking { ui, form, gate, refused, .. } = asking;
    let words = PhaseWords::of(ui.lang);
    let lines = move || {
        let lines = gate.get().into_iter().map(|line| {
            let state = match (line.is_met, line.sign) {
                (true, None) => words.given.to_owned(),
                (false, None) => words.not_entered.to_owned(),
                (_, Some(sign)) => sign.name().get(ui.lang).to_owned(),
            };
            let (tone, shape) = if line.is_met { (Tone::Good, TagShape::Tick) } else { (Tone::Warn, TagShape::Cross) };
            view! {
                <li class="gate__line">
                    <span>{words::gate_item(line.item, ui.lang)}</span>
                    <Tag word=state tone shape weight=TagWeight::Plain />
                </li>
            }
        });
        lines.collect_view()
    };
    let missing = Memo::new(move |_| gate.with(|gate| gate.iter().filter(|line| !line.is_met).count()));
    let role = ui.session.read(|view| view.my_role());
    let error = Signal::derive(move || {
        refused.get().filter(|why| matches!(why, Refusal::Gate(_))).map(|why| words::refusal(&why, ui.lang))
    });
    let reason = move || match (missing.get(), role) {
        (0, _) => ().into_any(),
        (_, Role::Office) => view! {
            <TextArea
                label=words.why
                hint=words.why_hint.to_owned()
                value=form.value(WHY)
                rows=2
                error
                on_change=form.take(WHY)
            />
        }
        .into_any(),
        _ => view! { <p class="quiet">{words.office_alone}</p> }.into_any(),
    };
    move || {
        gate.with(|gate| !gate.is_empty()).then(|| view! {
            <section class="gate" aria-label=words.gate>
                <h3 class="gate__title">{move || words::gate_count(gate.with(Vec::len), missing.get(), ui.lang)}</h3>
                <ul class="gate__lines">{lines}</ul>
                {reason}
            </section>
        })
    }
}

/// The finished visits of the project, the youngest first.
fn visits_of(ui: Ui, project: &ProjectId) -> Vec<SelectOption> {
    let none = SelectOption::new("", PhaseWords::of(ui.lang).no_visit);
    ui.session.read(|view| {
        let finished = view.tables.visits_of(project).filter(|visit| visit.state == VisitState::Finished);
        let listed = finished.map(|visit| SelectOption::new(visit.id.as_str(), visit.day.to_string()));
        std::iter::once(none).chain(listed).collect()
    })
}
