//! 清空: everything of this book goes from this device, once a word was typed.

use leptos::prelude::*;

use crate::ui::context::Ui;
use crate::ui::controls::{Button, ButtonVariant, Confirm, Icon, LinkButton, Tone, TypedWord};
use crate::ui::words::{self, SettingsWords};

use super::part::Part;

/// Erasing, with what would be lost. The sample is not erased but begun again.
#[component]
pub fn Erase() -> impl IntoView {
    let ui = Ui::get();
    let words = SettingsWords::of(ui.lang);
    let lang = ui.lang;
    let is_sample = ui.session.workspace().as_str() == "sample";
    let open = RwSignal::new(false);
    let unexported = ui.session.unexported();
    let holds = move || {
        ui.session.read(|view| {
            let tables = view.tables;
            words::book_holds(tables.projects().len(), tables.visits().len(), tables.problems().len(), lang)
        })
    };
    let loses = move || match unexported.get() {
        none if none.count == 0 => words.nothing_unexported.to_owned(),
        left => words::lost_for_good(&words::records(&left.records, lang), lang),
    };
    let loses_class = move || match unexported.get().count {
        0 => "num quiet",
        _ => "num danger",
    };
    let text = Signal::derive(move || match (open.get(), is_sample) {
        (false, _) => String::new(),
        (true, true) => words.reset_sample_text.to_owned(),
        (true, false) => format!("{} {}", holds(), loses()),
    });
    let erase = move || {
        if ui.waits_for_operation() {
            return;
        }
        ui.session.erase(move || {
            open.set(false);
            ui.toast(words.erase_failed, Tone::Bad);
        });
    };
    let label = if is_sample { words.reset_sample } else { words.erase };
    let about = if is_sample { words.reset_sample_text } else { words.erase_text };
    view! {
        <Part id="erase" title=label text=about>
            <p class="num">{holds}</p>
            <p class=loses_class>
                {move || (!is_sample).then(loses)}
            </p>
            <div class="row">
                {move || (unexported.get().count > 0 && !is_sample).then(|| view! {
                    <LinkButton href="#/exchange" label=words.export_first icon=Icon::Export variant=ButtonVariant::Primary />
                })}
                <Button label variant=ButtonVariant::Danger icon=Icon::Delete on_press=move || open.set(true) />
            </div>
            <Confirm
                open
                title=words::really(label, lang)
                text
                confirm_label=label
                cancel_label=ui.common().cancel
                on_confirm=erase
                on_cancel=move || open.set(false)
                typed=Signal::stored((!is_sample).then(|| TypedWord {
                    word: words.erase_word.to_owned(),
                    label: words::type_word(words.erase_word, lang),
                }))
            />
        </Part>
    }
}
