//! Conflicts: both values, who and when, until a person takes one or writes a third.

use leptos::ev::KeyboardEvent;
use leptos::prelude::*;
use leptos::wasm_bindgen::JsCast;
use leptos::web_sys::{self, HtmlElement};

use crate::app::session::View;
use crate::book::{Change, ChangeId, DELETED, EntityId, FieldName, Value, sorting};
use crate::domain::command::Command;
use crate::domain::fields::{FieldSpec, writable};
use crate::domain::ids::ProjectId;
use crate::domain::sides::sides_of;
use crate::domain::tables::RecordKind;
use crate::domain::text::Lang;
use crate::ui::context::Ui;
use crate::ui::controls::{BackLink, Banner, Button, ButtonSize, EmptyState, Icon, LinkButton, PageHead, Tone};
use crate::ui::parts::field_input::FieldInput;
use crate::ui::parts::field_words::{field_label, value_or};
use crate::ui::parts::form::Form;
use crate::ui::parts::{describe, shared};
use crate::ui::route::Route;
use crate::ui::unsaved::{FormName, Texts};
use crate::ui::words::{self, ExchangeWords};

/// A note on the exchange page that conflicts wait.
#[component]
pub fn ConflictsLink(ui: Ui) -> impl IntoView {
    let words = ExchangeWords::of(ui.lang);
    let count = ui.session.watch(RecordKind::all(), |view| view.book.conflict_count());
    move || {
        (count.get() > 0).then(|| {
            view! {
                <Banner
                    tone=Tone::Warn
                    title=words::conflicts_badge(count.get(), ui.lang)
                    actions=move || view! { <LinkButton href="#/exchange/conflicts" label=words.decide_conflicts /> }
                />
            }
        })
    }
}

/// One side of a conflict.
#[derive(Clone, PartialEq)]
struct Side {
    id: ChangeId,
    text: String,
    by: String,
    value: Value,
}

/// One conflict, ready to show.
#[derive(Clone, PartialEq)]
struct Conflict {
    of: EntityId,
    set: FieldName,
    project: String,
    thing: String,
    field: String,
    sides: Vec<Side>,
    /// Where it was deleted here and changed there: each of the two, with who, when and why.
    told: Vec<(String, String)>,
}

/// The page of conflicts.
#[component]
pub fn Conflicts() -> impl IntoView {
    let ui = Ui::get();
    let words = ExchangeWords::of(ui.lang);
    let lang = ui.lang;
    let list = ui.session.watch(RecordKind::all(), move |view| {
        let mut all: Vec<Conflict> = view.book.conflicts().map(|(of, set)| conflict(&view, of, set, lang)).collect();
        sorting::by(&mut all, |a, b| (&a.project, &a.thing, &a.field).cmp(&(&b.project, &b.thing, &b.field)));
        all
    });
    let deciding = window_event_listener(leptos::ev::keydown, |ev| decide_by_key(&ev));
    on_cleanup(move || deciding.remove());
    let back = Signal::derive(move || Some(BackLink { href: "#/exchange".to_owned(), label: words.title.to_owned() }));
    view! {
        <div class="page">
            <PageHead
                title=words.conflicts_title
                back
                subtitle=move || view! {
                    <span class="num" role="status">
                        {move || match list.with(Vec::len) {
                            0 => String::new(),
                            left => words::conflicts_badge(left, lang),
                        }}
                    </span>
                }
            />
            {move || match list.with(Vec::is_empty) {
                true => view! {
                    <EmptyState icon=Icon::Check title=words.no_conflicts text=words.no_conflicts_text.to_string() />
                }.into_any(),
                false => view! { <p class="prose quiet">{words.conflicts_text}</p> }.into_any(),
            }}
            <div class="stack">
                <For each=move || list.get() key=|one| (one.of.clone(), one.set.clone(), one.sides.len()) let:one>
                    <OneConflict ui one />
                </For>
            </div>
        </div>
    }
}

fn conflict(view: &View, of: &EntityId, set: &FieldName, lang: Lang) -> Conflict {
    let words = ExchangeWords::of(lang);
    let look = |of: &EntityId, set: &str| view.book.value(of, set).clone();
    let deletion = set.as_str() == DELETED;
    let sides = if deletion { Vec::new() } else { sides_of(view.book, of, set.as_str()) };
    let said = |change: &Change, is_original: bool| {
        describe::said_by(&shared::author(view, change.by(), lang), change.at().milliseconds(), is_original, lang)
    };
    let sides = sides.into_iter().filter_map(|side| {
        let by: Vec<String> = side.changes.iter().map(|change| said(change, side.is_original)).collect();
        Some(Side {
            id: side.changes.first()?.id(),
            text: value_or(view, of, set.as_str(), side.value, words.empty_value, lang),
            by: by.join(words::list_comma(lang)),
            value: side.value.clone(),
        })
    });
    let sides = sides.collect();
    let told = if deletion { told(view, of, lang) } else { Vec::new() };
    Conflict {
        told,
        of: of.clone(),
        set: set.clone(),
        project: describe::project_name(&look, of),
        thing: describe::thing(&look, of, lang),
        field: match deletion {
            true => words.deleted_vs_edited.to_owned(),
            false => field_label(view, of, set.as_str(), lang),
        },
        sides,
    }
}

/// A deletion and what it met: its reason and the changed fields, each with who and when.
fn told(view: &View, of: &EntityId, lang: Lang) -> Vec<(String, String)> {
    let words = ExchangeWords::of(lang);
    let by = |change: &Change| {
        format!("{} {}", shared::author(view, change.by(), lang), shared::when(change.at().milliseconds()))
    };
    let deletions = view.book.heads(of, DELETED).into_iter().filter(|head| !head.to().is_null());
    let deleted = deletions.map(|head| {
        let why = head.why().map(|why| words::because(why, lang)).unwrap_or_default();
        (format!("{} {why}", words.delete_it).trim_end().to_owned(), by(head))
    });
    let changed = view.book.unseen_by_deletions(of).into_iter().map(|head| {
        let set = head.set().as_str();
        let value = value_or(view, of, set, head.to(), words.empty_value, lang);
        (words::field_is(&field_label(view, of, set, lang), &value, lang), by(head))
    });
    deleted.chain(changed).collect()
}

/// 1, 2, 3 take that value of the conflict where the focus is, or of the first; the focus goes on to the next.
fn decide_by_key(ev: &KeyboardEvent) {
    let Some(digit) = ev.key().parse::<u32>().ok().filter(|digit| (1..=9).contains(digit)) else { return };
    let target = ev.target().and_then(|target| target.dyn_into::<web_sys::Element>().ok());
    let is_typing = target.as_ref().is_some_and(|target| target.matches("input, textarea, select") == Ok(true));
    if is_typing || ev.ctrl_key() || ev.alt_key() || ev.meta_key() {
        return;
    }
    let all = conflicts_there();
    let here = target.and_then(|target| target.closest(".conflict").ok().flatten());
    let at = here.and_then(|here| all.iter().position(|one| *one == here)).unwrap_or(0);
    let button = format!(".diff__value:nth-child({digit}) button, .conflict__sides > button:nth-child({digit})");
    let Some(button) = all.get(at).and_then(|one| one.query_selector(&button).ok().flatten()) else { return };
    let Ok(button) = button.dyn_into::<HtmlElement>() else { return };
    ev.prevent_default();
    button.click();
    request_animation_frame(move || {
        let left = conflicts_there();
        let next = left.get(at).or_else(|| left.last());
        let next = next.and_then(|next| next.query_selector("button").ok().flatten());
        if let Some(next) = next.and_then(|next| next.dyn_into::<HtmlElement>().ok()) {
            // It throws for nothing that stands in a page.
            drop(next.focus());
        }
    });
}

fn conflicts_there() -> Vec<web_sys::Element> {
    let Ok(list) = document().query_selector_all(".conflict") else { return Vec::new() };
    (0..list.length()).filter_map(|at| list.item(at)?.dyn_into().ok()).collect()
}

#[component]
fn OneConflict(ui: Ui, one: Conflict) -> impl IntoView {
    let words = ExchangeWords::of(ui.lang);
    let heading = format!("{} · {}", one.thing, one.field);
    // A project's own name is in the heading already.
    let project = if one.of.kind() == ProjectId::KIND { String::new() } else { one.project.clone() };
    view! {
        <article class="paper diff conflict">
            <h2 class="section__title">{heading}</h2>
            {(!project.is_empty()).then(|| view! { <p class="quiet">{project}</p> })}
            {match one.set.as_str() == DELETED {
                true => view! {
                    <div class="diff__values">
                        {one.told.iter().cloned().map(|(text, by)| view! {
                            <div class="diff__value">
                                <p class="diff__text">{text}</p>
                                <p class="diff__by">{by}</p>
                            </div>
                        }).collect_view()}
                    </div>
                    <KeepOrDelete ui of=one.of.clone() />
                }.into_any(),
                false => view! {
                    <div class="diff__values">
                        {one.sides.iter().enumerate().map(|(place, side)| view! {
                            <OneSide ui of=one.of.clone() set=one.set.clone() side=side.clone() place />
                        }).collect_view()}
                    </div>
                    {writable(one.of.kind(), one.set.as_str()).map(|spec| view! {
                        <ThirdValue ui of=one.of.clone() spec />
                    })}
                }.into_any(),
            }}
            <p class="visually-hidden">{words.conflicts_text}</p>
        </article>
    }
}

#[component]
fn OneSide(ui: Ui, of: EntityId, set: FieldName, side: Side, place: usize) -> impl IntoView {
    let words = ExchangeWords::of(ui.lang);
    let shown = place == 0;
    let class = if shown { "diff__value diff__value--shown" } else { "diff__value" };
    let value = side.value.clone();
    let take = move || {
        let command =
            Command::Resolve { of: of.clone(), set: set.as_str().to_owned(), to: value.clone(), why: String::new() };
        ui.act(command, words.decided);
    };
    view! {
        <div class=class data-change=side.id.to_string()>
            <p class="diff__text">{side.text.clone()}</p>
            <p class="diff__by">
                {side.by.clone()}
                {shown.then(|| view! { " · " {words.shown_now} })}
            </p>
            <div class="row conflict__take">
                <Button label=words::take_this(&side.text, ui.lang) size=ButtonSize::Small on_press=take />
                <kbd aria-hidden="true">{place + 1}</kbd>
            </div>
        </div>
    }
}

/// The one field, as its draft names it.
const THIRD: &str = "text";

#[component]
fn ThirdValue(ui: Ui, of: EntityId, spec: &'static FieldSpec) -> impl IntoView {
    let words = ExchangeWords::of(ui.lang);
    let name = FormName {
        name: format!("third {} {}", of.as_str(), spec.key),
        title: words.third_value.to_owned(),
        href: Route::Conflicts.href(),
    };
    let form = Form::open(ui, name, Texts::new());
    let error: RwSignal<Option<String>> = RwSignal::new(None);
    let category = ui.session.read(|view| view.book.text(&of, "category").to_owned());
    let write = move || match spec.read(&form.text(THIRD)) {
        Ok(value) => {
            error.set(None);
            form.submitted();
            let command = Command::Resolve { of: of.clone(), set: spec.key.to_owned(), to: value, why: String::new() };
            ui.act(command, words.decided);
        }
        Err(why) => error.set(Some(words::field_error(&why, ui.lang))),
    };
    view! {
        <div class="row exchange__third">
            <FieldInput
                spec
                value=form.value(THIRD)
                error=error
                hint=Some(words.third_value.to_owned())
                on_change=form.take(THIRD)
                category
            />
            <Button label=words.write_third on_press=write />
        </div>
    }
}

#[component]
fn KeepOrDelete(ui: Ui, of: EntityId) -> impl IntoView {
    let words = ExchangeWords::of(ui.lang);
    let other = of.clone();
    view! {
        <div class="row conflict__sides">
            <Button
                label=words.keep
                on_press=move || {
                    ui.act(Command::ResolveDeletion { of: of.clone(), keep: true }, words.decided);
                }
            />
            <Button
                label=words.delete_it
                on_press=move || {
                    ui.act(Command::ResolveDeletion { of: other.clone(), keep: false }, words.decided);
                }
            />
        </div>
    }
}
