//! The form of a rule of the office's: what it sets of one thing that is ruled, over what is usual.

use leptos::prelude::*;

use crate::book::EntityId;
use crate::domain::command::{Command, Refusal};
use crate::domain::fields::FieldSpec;
use crate::ui::context::Ui;
use crate::ui::controls::{Button, ButtonSize};
use crate::ui::parts::field_input::{FieldInput, form_text};
use crate::ui::parts::form::Form;
use crate::ui::parts::form_dialog::FormDialog;
use crate::ui::parts::shared::known_units;
use crate::ui::route::Route;
use crate::ui::unsaved::FormName;
use crate::ui::words::{self, RuleWords};

/// What the form is about.
#[derive(Clone)]
pub struct About {
    /// The entity that holds the rule.
    pub rule: EntityId,
    /// What can be set.
    pub fields: &'static [FieldSpec],
    /// Of what: what stands behind the slash of the names of the fields.
    pub key: String,
    /// Begins the name of its draft; behind it stands the key.
    pub form: &'static str,
    /// What it is about, in words.
    pub title: String,
}

impl About {
    fn field(&self, spec_key: &str) -> String {
        format!("{spec_key}/{}", self.key)
    }
}

/// The fields; what is empty is as usual.
#[component]
pub fn RuleForm(
    /// What it is about.
    about: About,
    /// Closes it.
    #[prop(into)]
    on_close: Callback<()>,
) -> impl IntoView {
    let ui = Ui::get();
    let words = RuleWords::of(ui.lang);
    let (fields, title) = (about.fields, about.title.clone());
    let stored = ui.session.read(|view| {
        let text = |spec: &FieldSpec| form_text(spec, view.book.value(&about.rule, &about.field(spec.key)), ui.lang);
        let texts = fields.iter().map(|spec| (spec.key.to_owned(), text(spec)));
        texts.filter(|(_, text)| !text.is_empty()).collect()
    });
    let name =
        FormName { name: format!("{}{}", about.form, about.key), title: title.clone(), href: Route::Settings.href() };
    let form = Form::open(ui, name, stored);
    let refused = RwSignal::new(None::<Refusal>);
    let units = ui.session.read(|view| known_units(&view));
    let about = StoredValue::new(about);
    let save = move |facts: Vec<(String, String)>| {
        let rule = about.with_value(|about| about.rule.clone());
        match form.save(Command::SetRule { rule, facts }, words.saved) {
            Ok(()) => on_close.run(()),
            Err(why) => refused.set(Some(why)),
        }
    };
    let field = move |key: &str| about.with_value(|about| about.field(key));
    let typed = move || fields.iter().map(|spec| (field(spec.key), form.text(spec.key))).collect();
    let usual = move || fields.iter().map(|spec| (field(spec.key), String::new())).collect();
    let error_of = move |key: &'static str| {
        Signal::derive(move || match refused.get() {
            Some(Refusal::Field(_, of, error)) if of == key || of == field(key) => {
                Some(words::field_error(&error, ui.lang))
            }
            _ => None,
        })
    };
    let other = move || refused.get().filter(|why| !matches!(why, Refusal::Field(..)));
    view! {
        <FormDialog
            form
            title
            label=ui.common().save
            on_submit=move |()| save(typed())
            on_close
            refused=Signal::derive(move || other().map(|why| words::refusal(&why, ui.lang)))
        >
            <p class="quiet">{words.empty_is_usual}</p>
            <div class="form-grid">
                {fields.iter().map(|spec| view! {
                    <FieldInput
                        spec
                        value=form.value(spec.key)
                        on_change=form.take(spec.key)
                        suggestions=units.clone()
                        error=error_of(spec.key)
                    />
                }).collect_view()}
            </div>
            <div class="row"><Button label=words.as_usual size=ButtonSize::Small on_press=move |()| save(usual()) /></div>
        </FormDialog>
    }
}
