//! One item of a checklist that takes answers: its prompt, its last answer, its answer, its note and its problems.

use std::sync::Arc;

use leptos::prelude::*;

use crate::domain::asked::answer_fields;
use crate::domain::carrier::Carrier;
use crate::domain::checklist::{Item, Verdict, Want, judge};
use crate::domain::command::Command;
use crate::domain::learnt::learnt;
use crate::domain::previous::{Before, Since};
use crate::domain::records::{ProblemState, note_field};
use crate::domain::tables::RecordKind;
use crate::domain::templates::{meaning, phrases, with_phrase};
use crate::domain::units::unit_of;
use crate::ui::controls::{
    Button, ButtonSize, ButtonVariant, COARSE, Icon, IconButton, LabelShown, Tag, TagShape, TagWeight, TextArea, Tone,
};
use crate::ui::parts::attachments::{AttachmentList, listed_of};
use crate::ui::parts::field_words::answer_words;
use crate::ui::parts::photos::PhotoStrip;
use crate::ui::parts::shared::state_tag;
use crate::ui::parts::taking::Source;
use crate::ui::parts::written::{Written, field_name};
use crate::ui::route::Route;
use crate::ui::words::{self, PhotoWords};

use super::answer::AnswerInput;
use super::open_visit::{Draft, ItemState};
use super::place::{Place, focus_when_there};
use super::proposed::ProposedAnswer;
use super::wanted::{Doubt, Wanted, wanted_of};

/// The row, as long as the item is asked.
#[component]
pub fn ItemRow(draft: Draft, item: Arc<Item>, number: usize) -> impl IntoView {
    match draft.asks(&item) {
        None => view! { <AskedRow draft item number /> }.into_any(),
        Some(is_asked) => {
            (move || is_asked.get().then(|| view! { <AskedRow draft item=item.clone() number /> })).into_any()
        }
    }
}

#[component]
fn AskedRow(draft: Draft, item: Arc<Item>, number: usize) -> impl IntoView {
    let Draft { ui, words, .. } = draft;
    let lang = ui.lang;
    let visit = draft.visit();
    let (of, asked) = (visit.clone(), item.clone());
    let fields: Vec<String> = answer_fields(&item).into_iter().chain([note_field(&item.key)]).collect();
    let fields: Vec<&str> = fields.iter().map(String::as_str).collect();
    let state = ui.session.watch_fields(visit.entity(), &fields, move |view| ItemState::read(view.book, &of, &asked));
    let verdict = Memo::new(move |_| state.with(|state| state.verdict));
    let class = move || match verdict.get() {
        Verdict::Bad => "item item--fail",
        Verdict::Unanswered => "item item--open",
        Verdict::Good | Verdict::Neutral | Verdict::NotApplicable => "item",
    };
    let wanted = wanted_of(draft, &item, state);
    let noting = RwSignal::new(false);
    let place = Place::Item(item.key.to_string()).id();
    let selector = format!("[id='{place}'] textarea");
    let open_note = move |()| {
        noting.set(true);
        focus_when_there(selector.clone());
    };
    let taken = item.key.to_string();
    let take_photo = move |()| draft.taking.ask(Carrier::item(&draft.visit(), &taken), photo_source());
    // A hint that somebody has worked by before steps back behind its sign.
    let hint = item.hint.as_ref().map(|hint| hint.get(lang).to_owned());
    let hinting = RwSignal::new(!draft.knows(&item.key));
    let hint_button = (hint.is_some() && !hinting.get_untracked()).then(|| {
        view! {
            <IconButton
                icon=Icon::Info
                label=words::hint_of(number, lang)
                size=ButtonSize::Small
                on_press=move |()| hinting.update(|hinting| *hinting = !*hinting)
            />
        }
    });
    let hint = move || {
        let hint = hint.clone().filter(|_| hinting.get());
        hint.map(|hint| view! { <p class="item__hint">{hint}</p> })
    };
    let needs = words::write_down(meaning(&item).needs, lang);
    let critical = item.critical.then(|| {
        view! { <Tag word=words.critical tone=Tone::Warn shape=TagShape::Triangle weight=TagWeight::Plain /> }
    });
    view! {
        <li class=class id=place>
            <span class="item__number">{number}</span>
            <div>
                <p class="item__text">{item.prompt.get(lang).to_owned()} {critical}</p>
                {hint}
                <LastTime draft item=item.clone() state />
                <ProposedAnswer draft item=item.clone() />
                {move || (verdict.get() == Verdict::Bad).then(|| needs.clone()).flatten().map(|needs| view! { <p class="item__hint">{needs}</p> })}
            </div>
            <div class="item__answer">
                <AnswerInput draft item=item.clone() state />
            </div>
            <div class="item__tools">
                {hint_button}
                <IconButton
                    icon=Icon::Note
                    label=words::note_item(number, lang)
                    size=ButtonSize::Small
                    on_press=open_note
                />
                <IconButton
                    icon=Icon::Camera
                    label=words::photo_item(number, lang)
                    size=ButtonSize::Small
                    on_press=take_photo
                />
            </div>
            <div class="item__more">
                {wanted.map(|wanted| view! { <Wanted draft wanted /> })}
                <Doubt draft item=item.clone() state />
                <ItemNote draft item=item.clone() state noting number verdict wanted />
                <ItemPhotos draft item=item.clone() number />
                <ItemAttachments draft item=item.clone() number state noting verdict />
                <ItemProblems draft item verdict />
            </div>
        </li>
    }
}

/// Under a finger the camera opens at once; with a mouse there is a picture to choose.
fn photo_source() -> Source {
    let is_touched = window().match_media(COARSE).ok().flatten().is_some_and(|media| media.matches());
    if is_touched { Source::Camera } else { Source::Files }
}

/// The photos of the item, once there are any, and the way to more of them from the device.
#[component]
fn ItemPhotos(draft: Draft, item: Arc<Item>, number: usize) -> impl IntoView {
    let ui = draft.ui;
    let key = item.key.to_string();
    let looked_up = key.clone();
    let any = Memo::new(move |_| draft.photos.with(|photos| photos.contains_key(&looked_up)));
    move || {
        let (key, of_item) = (key.clone(), key.clone());
        any.get().then(|| {
            let photos =
                Memo::new(move |_| draft.photos.with(|photos| photos.get(&of_item).cloned().unwrap_or_default()));
            view! {
                <PhotoStrip ui photos label=words::photo_item(number, ui.lang) />
                <IconButton
                    icon=Icon::Plus
                    label=PhotoWords::of(ui.lang).add_more
                    size=ButtonSize::Small
                    on_press=move |()| draft.taking.ask(Carrier::item(&draft.visit(), &key), Source::Files)
                />
            }
        })
    }
}

/// The attachments of the item, and the way to more of them once there is something to prove: a note, 否, or a file.
#[component]
fn ItemAttachments(
    draft: Draft,
    item: Arc<Item>,
    number: usize,
    state: Memo<ItemState>,
    noting: RwSignal<bool>,
    verdict: Memo<Verdict>,
) -> impl IntoView {
    let ui = draft.ui;
    let of = Carrier::item(&draft.visit(), &item.key);
    let shown = of.clone();
    let listed =
        ui.session.watch(&[RecordKind::Attachments, RecordKind::People], move |view| listed_of(&view, &shown, ui.lang));
    let is_offered = Memo::new(move |_| {
        noting.get()
            || verdict.get() == Verdict::Bad
            || state.with(|state| !state.note.is_empty())
            || listed.with(|listed| !listed.is_empty())
    });
    move || {
        let of = of.clone();
        is_offered.get().then(|| {
            view! {
                <AttachmentList ui listed label=words::attach_to_item(number, ui.lang) />
                <IconButton
                    icon=Icon::Attach
                    label=words::attach_to_item(number, ui.lang)
                    size=ButtonSize::Small
                    on_press=move |()| draft.taking.ask(of.clone(), Source::Attachments)
                />
            }
        })
    }
}

/// The row before it takes answers: its number and its words.
pub fn plain_row(draft: Draft, item: &Item, number: usize) -> AnyView {
    let lang = draft.ui.lang;
    if draft.asks(item).is_some_and(|is_asked| !is_asked.get_untracked()) {
        return ().into_any();
    }
    view! {
        <li class="item" id=Place::Item(item.key.to_string()).id()>
            <span class="item__number">{number}</span>
            <p class="item__text">{item.prompt.get(lang).to_owned()}</p>
        </li>
    }
    .into_any()
}

/// 上次: the last answer, its day, and what has changed since.
#[component]
fn LastTime(draft: Draft, item: Arc<Item>, state: Memo<ItemState>) -> impl IntoView {
    let Draft { ui, words, before, .. } = draft;
    let key = item.key.to_string();
    let before = Memo::new(move |_| before.with(|before| before.get(&key).cloned()));
    let asked = item.clone();
    let since = Memo::new(move |_| {
        let since = |before: &Before| state.with(|state| before.since(&asked, state.answer.as_deref()));
        before.with(|before| before.as_ref().map_or(Since::NotAnswered, since))
    });
    let unit = ui.session.read(|view| unit_of(view.book, &draft.project(), &item, ui.lang).map(str::to_owned));
    let change = move || {
        let (word, tone, shape) = match since.get() {
            Since::NotAnswered => return None,
            Since::Same => (words.same.to_owned(), Tone::Muted, TagShape::None),
            Since::Changed => (words.changed.to_owned(), Tone::Info, TagShape::Diamond),
            Since::Rose(by) => (format!("+{by}"), Tone::Info, TagShape::Triangle),
            Since::Fell(by) => (format!("−{by}"), Tone::Info, TagShape::Diamond),
        };
        Some(view! { <Tag word tone shape weight=TagWeight::Plain /> })
    };
    move || {
        let before: Before = before.get()?;
        let answer = answer_words(&item, Some(&before.answer), unit.as_deref(), ui.lang);
        let said = words::before(&answer, &before.day.to_string(), ui.lang);
        let was_bad = judge(&item, Some(&before.answer)) == Verdict::Bad;
        Some(view! {
            <p class="item__before">
                <span class=if was_bad { "danger" } else { "" }>{said}</span>
                {change}
            </p>
        })
    }
}

/// The note, once there is one or one is wanted.
#[component]
fn ItemNote(
    draft: Draft,
    item: Arc<Item>,
    state: Memo<ItemState>,
    noting: RwSignal<bool>,
    number: usize,
    verdict: Memo<Verdict>,
    wanted: Option<Memo<Vec<Want>>>,
) -> impl IntoView {
    let Draft { ui, words, .. } = draft;
    let known = StoredValue::new(phrases(&item, ui.lang));
    let asked = item.clone();
    let note = Memo::new(move |_| state.with(|state| state.note.clone()));
    let key = item.key.to_string();
    let write =
        move |text: String| ui.session.dispatch(Command::NoteItem { visit: draft.visit(), item: key.clone(), text });
    let name = move || {
        let (field, title) = (note_field(&item.key), words::note_item(number, ui.lang));
        field_name(draft.visit().entity(), &field, &title, Route::Visit(draft.visit()))
    };
    let field = Written::new(ui, name, note.into(), write);
    let value = field.value();
    let is_wanted = move || wanted.is_some_and(|wanted| wanted.with(|all| all.iter().any(|want| want.of.is_note())));
    let shown = Memo::new(move |_| noting.get() || value.with(|text| !text.is_empty()) || is_wanted());
    let commit = move |text: String| {
        // An emptied note stays open until the page is left, so that nothing moves under the hand.
        noting.set(true);
        field.commit(text);
    };
    let area = move || {
        shown.get().then(|| {
            view! {
                <TextArea
                    label=words::note_item(number, ui.lang)
                    label_shown=LabelShown::ToScreenReaders
                    placeholder=words.note_placeholder.to_owned()
                    rows=2
                    value
                    error=field.error()
                    on_change=commit
                />
            }
        })
    };
    // What is often written, here and everywhere, while the item fails and the note does not say it yet.
    let often = Memo::new(move |_| match verdict.get() {
        Verdict::Bad => {
            let own = ui.session.read(|view| learnt(view.book, view.tables, &asked));
            let given = known.with_value(|known| known.iter().copied().map(str::to_owned).collect::<Vec<_>>());
            let new: Vec<String> = given.into_iter().filter(|phrase| !own.contains(phrase)).collect();
            own.into_iter().chain(new).collect()
        }
        Verdict::Good | Verdict::Neutral | Verdict::NotApplicable | Verdict::Unanswered => Vec::new(),
    });
    let left = Memo::new(move |_| {
        let mut left = often.get();
        left.retain(|phrase| value.with(|note| !note.contains(phrase.as_str())));
        left
    });
    let chip = move |phrase: String| {
        let said = phrase.clone();
        let add = move |_| commit(value.with_untracked(|note| with_phrase(note, &phrase, ui.lang)));
        view! { <button type="button" class="chip" on:click=add>{said}</button> }
    };
    let chips = move || {
        let left = left.get();
        (!left.is_empty()).then(|| {
            view! {
                <div class="chips item__phrases" role="group" aria-label=words::phrases_for(number, ui.lang)>
                    {left.into_iter().map(chip).collect_view()}
                </div>
            }
        })
    };
    view! {
        {area}
        {chips}
    }
}

/// The problems that were raised from the item, and the way to raise one once it failed.
#[component]
fn ItemProblems(draft: Draft, item: Arc<Item>, verdict: Memo<Verdict>) -> impl IntoView {
    let Draft { ui, words, found, raising, .. } = draft;
    let key = item.key.to_string();
    let raised = Memo::new(move |_| found.with(|found| found.get(&key).cloned().unwrap_or_default()));
    let offer = move || {
        let item = item.clone();
        (verdict.get() == Verdict::Bad).then(|| {
            let variant = if raised.with(Vec::is_empty) { ButtonVariant::Danger } else { ButtonVariant::Quiet };
            view! {
                <Button
                    label=words.raise
                    icon=Icon::Plus
                    size=ButtonSize::Small
                    variant
                    on_press=move |()| raising.set(Some(item.clone()))
                />
            }
        })
    };
    let list = move || {
        raised
            .get()
            .into_iter()
            .map(|problem| {
                view! {
                    <span class="item__problem">
                        <a href=Route::Problem(problem.id).href()>{problem.title}</a>
                        {state_tag(problem.state, ui.lang)}
                    </span>
                }
            })
            .collect_view()
    };
    let still_open = move || {
        let open = raised.with(|raised| raised.iter().any(|problem| problem.state != ProblemState::Closed));
        (open && !matches!(verdict.get(), Verdict::Bad | Verdict::Unanswered)).then(|| {
            view! { <p class="item__still-open">{words.still_open}</p> }
        })
    };
    view! {
        {list}
        {still_open}
        {offer}
    }
}
