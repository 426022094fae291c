//! 未提交的草稿: forms that were left, or cut off, before they were submitted.

use leptos::prelude::*;

use crate::ui::context::Ui;
use crate::ui::controls::{Button, ButtonSize};
use crate::ui::parts::shared::when;
use crate::ui::unsaved::Waiting;
use crate::ui::words::OverviewWords;

/// How many letters of a draft are shown, so that its writer knows it again.
const SHOWN: usize = 60;

/// The list, each draft with ways to go on and to discard it; nothing where nothing waits.
#[component]
pub fn Drafts() -> impl IntoView {
    let ui = Ui::get();
    let words = OverviewWords::of(ui.lang);
    let waiting = Memo::new(move |_| ui.unsaved.waiting());
    // A tab that was closed meanwhile has left its own.
    ui.session.drafts().look_again();
    move || {
        let waiting = waiting.get();
        (!waiting.is_empty()).then(|| {
            let rows = waiting.into_iter().map(|one| view! { <Row one /> }).collect_view();
            view! {
                <section class="section">
                    <div class="section__head"><h2 class="section__title">{words.drafts}</h2></div>
                    <ul class="stack stack--tight overview__drafts">{rows}</ul>
                </section>
            }
        })
    }
}

#[component]
fn Row(one: Waiting) -> impl IntoView {
    let ui = Ui::get();
    let words = OverviewWords::of(ui.lang);
    let Waiting { key, draft } = one;
    let (form, href) = (draft.form.clone(), draft.href.clone());
    let go_on = move || ui.go_on_with(&form, &href);
    let discard = move || {
        if let Some(gone) = ui.session.drafts().discard(&key) {
            ui.offer(words.draft_discarded, ui.common().undo, move || ui.session.drafts().put_back(gone.clone()));
        }
    };
    view! {
        <li class="row row--between">
            <span>
                <span class="strong">{draft.title.clone()}</span>
                " "
                <span class="quiet">{begins(&draft.says)}</span>
                " "
                <span class="faint num">{when(draft.written)}</span>
            </span>
            <span class="row">
                <Button label=words.open_draft size=ButtonSize::Small on_press=go_on />
                <Button label=words.discard_draft size=ButtonSize::Small on_press=discard />
            </span>
        </li>
    }
}

/// The beginning of what was typed.
fn begins(says: &str) -> String {
    match says.char_indices().nth(SHOWN) {
        Some((end, _)) => format!("{}…", &says[..end]),
        None => says.to_owned(),
    }
}
