//! What came in, with the way back and what is usually done next.

use leptos::prelude::*;

use crate::app::list_run::Imported;
use crate::domain::choices::Role;
use crate::ui::controls::{Banner, Button, ButtonVariant, Icon, LinkButton, Tone};
use crate::ui::route::Route;
use crate::ui::words::{self, ExchangeWords, ListImportWords};

use super::draft::Draft;

/// The last step.
#[component]
pub(super) fn Finished(draft: Draft, import: Imported) -> impl IntoView {
    let lang = draft.ui.lang;
    let words = ListImportWords::of(lang);
    let text = words::imported(import.new, import.changed, &import.file, lang);
    view! {
        <Banner tone=Tone::Good title=words::imported_projects(import.new + import.changed, lang) text />
        <div class="row">
            <LinkButton
                href=Route::Projects(String::new()).href()
                label=words.open_projects
                icon=Icon::Projects
                variant=ButtonVariant::Primary
            />
            {draft.ui.session.read(|view| view.my_role() == Role::Office).then(|| view! {
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
