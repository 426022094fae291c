//! 佐证: what the answer to an item wants besides itself, each thing with whether it is there. Quiet while the item is being
//! filled in; what is still missing at the end is listed in 督查结果.

use leptos::prelude::*;

use crate::domain::checklist::{Item, Want, wants_of};
use crate::domain::tables::RecordKind;
use crate::domain::templates::meaning;
use crate::domain::vouched::unborne;
use crate::ui::controls::{Tag, TagShape, TagWeight, Tone};
use crate::ui::words;

use super::open_visit::{Draft, ItemState};

/// What the item wants with its answer of now; none for an item that never wants anything.
pub fn wanted_of(draft: Draft, item: &std::sync::Arc<Item>, state: Memo<ItemState>) -> Option<Memo<Vec<Want>>> {
    if item.wants.is_empty() {
        return None;
    }
    let item = item.clone();
    Some(Memo::new(move |_| {
        let proof = draft.proofs.with(|proofs| proofs.get(item.key.as_ref()).copied().unwrap_or_default());
        state.with(|state| wants_of(&item, state.answer.as_deref(), proof.with_note(&state.note)))
    }))
}

/// 存疑: what the answer says and the book does not bear out; nothing for an item that says nothing of the book.
#[component]
pub fn Doubt(draft: Draft, item: std::sync::Arc<Item>, state: Memo<ItemState>) -> impl IntoView {
    meaning(&item).vouches?;
    let ui = draft.ui;
    let visit = draft.visit();
    let answer = Memo::new(move |_| state.with(|state| state.answer.clone()));
    let photos = {
        let key = item.key.to_string();
        Memo::new(move |_| draft.proofs.with(|proofs| proofs.get(&key).map_or(0, |proof| proof.photos)))
    };
    let doubt = ui.session.watch(&[RecordKind::Problems], move |view| {
        let visit = view.tables.visit(&visit)?;
        unborne(view.tables, visit, &item, answer.get().as_deref(), photos.get())
    });
    Some(move || {
        doubt.get().map(|what| view! { <p class="item__still-open" role="status">{words::unborne(what, ui.lang)}</p> })
    })
}

/// The things in a row; nothing where nothing is wanted.
#[component]
pub fn Wanted(draft: Draft, wanted: Memo<Vec<Want>>) -> impl IntoView {
    let Draft { ui, words, .. } = draft;
    let one = move |want: Want| {
        let word = words::evidence(want.of, ui.lang);
        let (shape, tone) = match want.is_there {
            true => (TagShape::Tick, Tone::Good),
            false => (TagShape::Ring, Tone::Muted),
        };
        let said = if want.is_there { words.wanted_there } else { words.wanted_missing };
        view! {
            <li>
                <Tag word tone shape weight=TagWeight::Plain />
                <span class="visually-hidden">{said}</span>
            </li>
        }
    };
    move || {
        wanted.with(|wanted| {
            (!wanted.is_empty()).then(|| {
                view! {
                    <div class="item__wanted">
                        <span>{words.wanted}</span>
                        <ul class="row row--tight">{wanted.iter().copied().map(one).collect_view()}</ul>
                    </div>
                }
            })
        })
    }
}
