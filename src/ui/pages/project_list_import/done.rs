//! What came in, with the way back and what is usually done next.

use leptos::prelude::*;

use crate::app::list_run::Imported;
use crate::domain::choices::Role;
use crate::exchange::list::Subject;
use crate::ui::controls::{Banner, Button, ButtonVariant, Icon, LinkButton, Tone};
use crate::ui::route::Route;
use crate::ui::words::{self, ExchangeWords, ListImportWords};

use super::draft::Draft;

/// The last step.
#[component]
pub(super) fn Finished(draft: Draft, import: Imported) -> impl IntoView {
    let lang = draft.ui.lang;
    let words = ListImportWords::of(lang);
    let count = import.new + import.changed;
    let (text, back, back_label) = match draft.subject {
        Subject::Project => {
            let text = words::imported(import.new, import.changed, &import.file, lang);
            (text, Route::Projects(String::new()), words.open_projects.to_owned())
        }
        Subject::Entry(register) => {
            let text = words::imported_entries(import.new, import.changed, &import.file, lang);
            (text, Route::Entries(register, String::new()), register.name.get(lang).to_owned())
        }
        Subject::Problem => {
            let text = words::imported_entries(import.new, import.changed, &import.file, lang);
            (text, Route::Problems(String::new()), words.open_ledger.to_owned())
        }
    };
    let hands_down = draft.subject == Subject::Project && draft.ui.session.read(|view| view.my_role() == Role::Office);
    view! {
        <Banner tone=Tone::Good title=words::imported_rows(draft.subject, count, import.months, lang) text />
        <div class="row">
            <LinkButton
                href=back.href()
                label=back_label
                icon=Icon::Projects
                variant=ButtonVariant::Primary
            />
            {import.latest.map(|latest| view! {
                <LinkButton
                    href=Route::Progress(format!("month={latest}")).href()
                    label=words::go_to_month(latest, lang)
                    icon=Icon::Reports
                />
            })}
            {hands_down.then(|| view! {
                <LinkButton
                    href=Route::Exchange.href()
                    label=ExchangeWords::of(lang).hand_down_next
                    icon=Icon::Export
                />
            })}
            <Button label=words.another icon=Icon::Import on_press=move || draft.restart() />
            <Button label=words.undo_import icon=Icon::Undo on_press=move || draft.undo() />
        </div>
    }
}
