//! 停工 and 复工: an entry of the register; the project's 状态 follows it.

use leptos::prelude::*;

use crate::book::EntityId;
use crate::domain::command::{Command, EntryTarget, Refusal, open_halt};
use crate::domain::fields::FieldSpec;
use crate::domain::ids::ProjectId;
use crate::domain::registers::halt;
use crate::ui::context::Ui;

use crate::ui::parts::field_input::FieldInput;
use crate::ui::parts::form::Form;
use crate::ui::parts::form_dialog::FormDialog;
use crate::ui::parts::shared::known_units;
use crate::ui::route::Route;
use crate::ui::unsaved::{FormName, Texts};
use crate::ui::words::{self, PhaseWords};

/// What is asked of a new halt, and of one that ends; the first is the day, which is today where nobody says otherwise.
const BEGINS: &[&str] = &[halt::FROM.key, halt::REASON.key, halt::ORDERED_BY.key, halt::DOC.key];
const ENDS: &[&str] = &[halt::TO.key, halt::RESUME_OK_ON.key, halt::DOC.key];

/// The name under which its draft is kept.
pub fn halt_form(project: &ProjectId) -> String {
    format!("halting {}", project.as_str())
}

/// The dialog: 停工, or 复工 where a halt stands open.
#[component]
pub fn HaltDialog(project: ProjectId, open: RwSignal<bool>) -> impl IntoView {
    let ui = Ui::get();
    let words = PhaseWords::of(ui.lang);
    let stands: Option<EntityId> =
        ui.session.read(|view| view.with_rules(|rules| open_halt(rules, &project).map(|halt| halt.id.clone())));
    let (title, said, fields) = match stands {
        Some(_) => (words.resume, words.resumed, ENDS),
        None => (words.halt, words.halted, BEGINS),
    };
    let name =
        FormName { name: halt_form(&project), title: title.to_owned(), href: Route::Project(project.clone()).href() };
    let form = Form::open(ui, name, Texts::new());
    let refused = RwSignal::new(None::<Refusal>);
    let today = ui.session.today();
    let value = move |key: &'static str| {
        let typed = form.typed(key);
        let is_day = key == fields[0];
        Signal::derive(move || {
            typed.get().unwrap_or_else(|| if is_day { today.get().to_string() } else { String::new() })
        })
    };
    let (stands, project) = (StoredValue::new(stands), StoredValue::new(project));
    let go = move |()| {
        let facts = fields.iter().map(|key| ((*key).to_owned(), value(key).get_untracked()));
        let target = stands.get_value().map_or_else(
            || EntryTarget::OfKey { register: &halt::REGISTER, parent: Some(project.get_value().into()), period: None },
            EntryTarget::Existing,
        );
        // What nobody fills in stays as it was.
        let facts = facts.filter(|(_, text)| !text.trim().is_empty()).collect();
        match ui.session.dispatch(Command::PutEntry { target, facts }) {
            Ok(done) => {
                form.submitted();
                ui.offer_undo(said, &done);
                open.set(false);
            }
            Err(why) => refused.set(Some(why)),
        }
    };
    let units = ui.session.read(|view| known_units(&view));
    let inputs = fields.iter().filter_map(|key| halt::REGISTER.field(key)).map(|spec: &'static FieldSpec| {
        view! {
            <FieldInput
                spec
                value=value(spec.key)
                on_change=form.take(spec.key)
                suggestions=units.clone()
                required=spec.needed
            />
        }
    });
    let inputs = StoredValue::new_local(Some(inputs.collect_view().into_any()));
    view! {
        <FormDialog
            form
            title
            label=title
            on_submit=go
            on_close=move |()| open.set(false)
            refused=Signal::derive(move || refused.get().map(|why| words::refusal(&why, ui.lang)))
        >
            <div class="form-grid">{inputs.try_update_value(Option::take).flatten()}</div>
        </FormDialog>
    }
}
