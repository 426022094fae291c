//! 多选: one tap for each option, and 以上均无 and 不适用 behind them; a number taps as well.

use std::sync::Arc;

use leptos::ev::KeyboardEvent;
use leptos::prelude::*;

use crate::domain::answer_words::{NONE_OF_THEM as NONE_WORDS, option_words};
use crate::domain::checklist::{Item, NONE_OF_THEM, NOT_APPLICABLE, turned};
use crate::domain::text::Lang;
use crate::ui::controls::Icon;
use crate::ui::words::VisitWords;

/// One of the taps.
#[derive(Clone)]
struct Tap {
    answer: String,
    label: String,
    fails: bool,
}

fn taps(item: &Item, lang: Lang) -> Vec<Tap> {
    let option =
        |key: &str, fails: bool| Tap { answer: key.to_owned(), label: option_words(item, key, lang).to_owned(), fails };
    let whole = |answer: &str, label: &str| Tap { answer: answer.to_owned(), label: label.to_owned(), fails: false };
    let none = [whole(NONE_OF_THEM, NONE_WORDS.get(lang)), whole(NOT_APPLICABLE, VisitWords::of(lang).na)];
    item.options().iter().map(|one| option(&one.key, one.fails)).chain(none).collect()
}

/// The taps. Without any that is on, the item is 未查.
#[component]
pub fn SeveralTaps(
    item: Arc<Item>,
    lang: Lang,
    /// The answer as it is stored.
    #[prop(into)]
    stored: Signal<Option<String>>,
    /// Takes the answer with one of them turned on or off; none is 未查.
    #[prop(into)]
    on_change: Callback<Option<String>>,
) -> impl IntoView {
    let all = taps(&item, lang);
    let label = item.prompt.get(lang).to_owned();
    let answers = StoredValue::new(all.iter().map(|tap| tap.answer.clone()).collect::<Vec<_>>());
    let item = StoredValue::new(item);
    let turn = move |answer: &str| {
        let next = stored.with_untracked(|stored| item.with_value(|item| turned(item, stored.as_deref(), answer)));
        on_change.run(next);
    };
    let keydown = move |ev: KeyboardEvent| {
        let is_plain = !ev.ctrl_key() && !ev.alt_key() && !ev.meta_key();
        let place = ev.key().parse::<usize>().ok().filter(|_| is_plain).and_then(|number| number.checked_sub(1));
        let answer = place.and_then(|place| answers.with_value(|answers| answers.get(place).cloned()));
        if let Some(answer) = answer {
            ev.prevent_default();
            turn(&answer);
        }
    };
    let button = move |tap: Tap| {
        let Tap { answer, label, fails } = tap;
        let own = answer.clone();
        let is_on = Memo::new(move |_| {
            stored.with(|stored| stored.as_ref().is_some_and(|stored| stored.split_whitespace().any(|one| one == own)))
        });
        let icon = move || is_on.get().then(|| if fails { Icon::Cross.view() } else { Icon::Check.view() });
        view! {
            <button
                type="button"
                class=if fails { "chip chip--fails" } else { "chip" }
                aria-pressed=move || if is_on.get() { "true" } else { "false" }
                on:click=move |_| turn(&answer)
            >
                {icon}
                <span>{label}</span>
            </button>
        }
    };
    view! {
        <div class="chips" role="group" aria-label=label on:keydown=keydown>
            {all.into_iter().map(button).collect_view()}
        </div>
    }
}
