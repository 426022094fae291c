//! 换用新版检查表: a newer version of a checklist is pointed out on a visit on the way, and taken only after a look at what changes.

use leptos::prelude::*;

use crate::app::session::View;
use crate::domain::checklist::Item;
use crate::domain::command::Command;
use crate::domain::newer_list::{Held, NewerList, Preview, newer_lists, preview};
use crate::domain::tables::RecordKind;
use crate::domain::text::Lang;
use crate::ui::controls::{Banner, Button, ButtonSize, Dialog, DialogActions, DialogShape, Tone};
use crate::ui::parts::field_words::answer_words;
use crate::ui::words::{self, NewerListWords};

use super::open_visit::Draft;

/// One checklist that has a newer version, ready to read.
#[derive(Clone, PartialEq)]
struct Offered {
    key: String,
    title: String,
    now: u16,
    newest: u16,
}

fn offered(list: &NewerList, lang: Lang) -> Offered {
    let NewerList { now, newest } = list;
    let title = newest.title.get(lang).to_owned();
    Offered { key: newest.key.as_str().to_owned(), title, now: now.version, newest: newest.version }
}

/// A line for each checklist that has a newer version; nothing where none has.
#[component]
pub fn NewerLists(draft: Draft) -> impl IntoView {
    let ui = draft.ui;
    let words = NewerListWords::of(ui.lang);
    let visit = draft.visit();
    let lists = ui.session.watch(&[RecordKind::Other], move |view| {
        let newer = view.tables.visit(&visit).map(|found| newer_lists(view.tables, found)).unwrap_or_default();
        newer.iter().map(|list| offered(list, ui.lang)).collect::<Vec<_>>()
    });
    let looking: RwSignal<Option<Offered>> = RwSignal::new(None);
    let line = move |one: Offered| {
        let text = words::newer_list(&one.title, one.newest, one.now, ui.lang);
        let actions = move || {
            view! {
                <Button
                    label=words.look
                    size=ButtonSize::Small
                    on_press=move |()| looking.set(Some(one.clone()))
                />
            }
        };
        view! { <div class="no-print"><Banner tone=Tone::Info text actions /></div> }
    };
    view! {
        {move || lists.get().into_iter().map(line).collect_view()}
        {move || looking.get().map(|one| view! { <Look draft one on_close=move |()| looking.set(None) /> })}
    }
}

/// The lists of the preview, each with its heading and its lines.
type Lists = Vec<(&'static str, Vec<String>)>;

fn lists_of(view: &View, draft: Draft, one: &Offered) -> Lists {
    let lang = draft.ui.lang;
    let words = NewerListWords::of(lang);
    let found = view.tables.visit(&draft.visit());
    let newer = found.map(|found| newer_lists(view.tables, found)).unwrap_or_default();
    let Some(list) = newer.into_iter().find(|list| list.newest.key.as_str() == one.key) else { return Vec::new() };
    let Preview { added, changed, dropped, kept, unread } = preview(view.book, view.tables, &draft.visit(), list);
    let prompt = |item: &Item| item.prompt.get(lang).to_owned();
    let lists = [
        (words.added, added.into_iter().map(prompt).collect::<Vec<_>>()),
        (
            words.changed,
            changed.into_iter().map(|(now, then)| words::item_changed(&prompt(now), &prompt(then), lang)).collect(),
        ),
        (words.dropped, dropped.into_iter().map(prompt).collect()),
        (words.kept, kept.iter().map(|held| held_words(held, lang)).collect()),
        (words.unread, unread.iter().map(|held| held_words(held, lang)).collect()),
    ];
    lists.into_iter().filter(|(_, lines)| !lines.is_empty()).collect()
}

/// An item with what is held of it.
fn held_words(held: &Held, lang: Lang) -> String {
    let answer = held.answer.as_deref().map(|answer| answer_words(held.item, Some(answer), None, lang));
    let note = Some(held.note.clone()).filter(|note| !note.is_empty());
    let photos = (held.photos > 0).then(|| words::photos_held(held.photos, lang));
    let problems = (held.problems > 0).then(|| words::problems_held(held.problems, lang));
    let parts: Vec<String> = [answer, note, photos, problems].into_iter().flatten().collect();
    words::told(held.item.prompt.get(lang), &parts.join(words::and_then(lang)), lang)
}

/// What changes, and the word that does it.
#[component]
fn Look(draft: Draft, one: Offered, #[prop(into)] on_close: Callback<()>) -> impl IntoView {
    let ui = draft.ui;
    let lang = ui.lang;
    let words = NewerListWords::of(lang);
    let label = words::take_newer(one.newest, lang);
    let title = words::newer_list(&one.title, one.newest, one.now, lang);
    let shown = one.clone();
    let visit = draft.visit();
    let lists = ui.session.watch_entity(visit.entity(), move |view| lists_of(&view, draft, &shown));
    let take = move |()| {
        on_close.run(());
        let (template, version) = (one.key.clone(), Some(one.newest));
        let done = words::took_newer(one.newest, lang);
        ui.act(Command::UseChecklist { visit: draft.visit(), template, version }, &done);
    };
    let section = |(heading, lines): (&'static str, Vec<String>)| {
        let lines = lines.into_iter().map(|line| view! { <li>{line}</li> }).collect_view();
        view! {
            <h3 class="section__title">{heading}</h3>
            <ul class="record__lacking">{lines}</ul>
        }
    };
    let nothing = move || lists.with(Vec::is_empty).then(|| view! { <p>{words.nothing}</p> });
    view! {
        <Dialog
            open=true
            on_close
            title
            close_label=ui.common().close
            shape=DialogShape::Wide
            actions=move || view! {
                <DialogActions
                    cancel_label=ui.common().cancel
                    on_cancel=on_close
                    label=label.clone()
                    on_press=take.clone()
                />
            }
        >
            <div class="stack">
                <p class="quiet">{words.text}</p>
                {nothing}
                {move || lists.get().into_iter().map(section).collect_view()}
            </div>
        </Dialog>
    }
}
