//! By which template a bulletin is made: the built-in one first, then the office's own.

use leptos::prelude::*;

use crate::domain::report::wordings::{MadeBy, offered};
use crate::domain::tables::RecordKind;
use crate::ui::context::Ui;
use crate::ui::controls::{LabelShown, SelectField, SelectOption};
use crate::ui::words::{self, WordingWords};

/// The choice; nothing while the office has no template of its own.
#[component]
pub fn TemplateChoice(
    ui: Ui,
    /// What the bulletin is made by now.
    now: MadeBy,
    /// The one that is chosen, as one word; empty for the built-in one.
    #[prop(into)]
    value: Signal<String>,
    /// Takes the word of another one.
    #[prop(into)]
    on_change: Callback<String>,
) -> impl IntoView {
    let words = WordingWords::of(ui.lang);
    let options = ui.session.watch(&[RecordKind::Other], move |view| {
        let own = offered(view.book, &now).into_iter();
        own.map(|(key, name)| (key.text(), words::wording_choice(&name, key.version, ui.lang))).collect::<Vec<_>>()
    });
    let choices = Signal::derive(move || {
        let own = options.get().into_iter().map(|(value, name)| SelectOption::new(value, name));
        std::iter::once(SelectOption::new("", words.built_in)).chain(own).collect::<Vec<_>>()
    });
    move || {
        (!options.with(Vec::is_empty)).then(|| {
            view! {
                <SelectField
                    label=words.template
                    label_shown=LabelShown::ToScreenReaders
                    value
                    options=choices
                    on_change
                />
            }
        })
    }
}
