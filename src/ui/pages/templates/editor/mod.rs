//! The editor of the office's own checklists: head, sections, items; publishing as the next version.

mod draft;
mod head;
mod item;
mod kind;
mod options;
mod said;
mod wants;
mod when;

use leptos::prelude::*;

use crate::domain::command::Command;
use crate::domain::drafts::stored;
use crate::domain::findings::shown_wording;
use crate::domain::ids::TemplateId;
use crate::ui::context::Ui;
use crate::ui::controls::{
    BackLink, Banner, Button, ButtonSize, ButtonVariant, Confirm, EmptyState, Icon, IconButton, LinkButton, PageHead,
    Tag, TagShape, TextField, Tone,
};
use crate::ui::route::{self, Route};
use crate::ui::words::{self, CommonWords, TemplatesWords};

use super::asks_words::asks_for;
use super::kind_words::kind_words;
use draft::{Draft, Way, numbered, wording};

/// The editor. What is typed is recorded at once, so leaving the page loses nothing.
#[component]
pub fn Editor(id: TemplateId) -> impl IntoView {
    let ui = Ui::get();
    let words = TemplatesWords::of(ui.lang);
    let draft = Draft::open(ui, id);
    let there = Memo::new(move |_| draft.body.with(Option::is_some));
    move || match there.get() {
        true => view! { <Writing draft /> }.into_any(),
        false => view! {
            <div class="page page--read">
                <EmptyState icon=Icon::Templates title=words.no_draft text=words.no_draft_text.to_string()>
                    <LinkButton href="#/templates" label=words.all_checklists />
                </EmptyState>
            </div>
        }
        .into_any(),
    }
}

#[component]
fn Writing(draft: Draft) -> impl IntoView {
    let ui = draft.ui;
    let words = TemplatesWords::of(ui.lang);
    let lang = ui.lang;
    let dropping = RwSignal::new(false);
    ui.on_go_on(move |form| draft.go_on(form));
    let title = Memo::new(move |_| {
        draft
            .body
            .with(|body| body.as_ref().map(|body| body.title.get(lang).to_owned()).filter(|title| !title.is_empty()))
    });
    let version = Memo::new(move |_| draft.body.with(|body| body.as_ref().map_or(1, |body| body.version)));
    let blocked = Signal::derive(move || {
        let count = draft.faults.with(Vec::len);
        (count > 0).then(|| words::faults_left(count, lang))
    });
    let sections = Memo::new(move |_| {
        draft.body.with(|body| {
            let sections = body.iter().flat_map(|body| body.sections.iter());
            sections.map(|section| section.key.to_string()).collect::<Vec<_>>()
        })
    });
    let back = BackLink { href: Route::Templates.href(), label: CommonWords::of(lang).templates.to_owned() };
    view! {
        <div class="page templates">
            <PageHead
                title=Signal::derive(move || title.get().unwrap_or_else(|| words.untitled.to_owned()))
                back=Signal::stored(Some(back))
                subtitle=move || view! {
                    <Tag word=words.draft tone=Tone::Warn shape=TagShape::Half />
                    <span class="num">{move || words::becomes_version(version.get(), lang)}</span>
                    <span>{words.draft_note}</span>
                }
                actions=move || view! {
                    <Button label=words.drop variant=ButtonVariant::Quiet on_press=move || dropping.set(true) />
                    <Button
                        label=words.publish
                        icon=Icon::Check
                        variant=ButtonVariant::Primary
                        blocked
                        on_press=move || publish(draft)
                    />
                }
            />
            <head::Head draft />
            {move || draft.warnings_at(draft.id().rest().to_owned()).get().into_iter().map(|warning| view! {
                <Banner tone=Tone::Warn text=words::template_warning(&warning, lang) />
            }).collect_view()}
            <For each=move || sections.get() key=|key| key.clone() let:key>
                <SectionPart draft key />
            </For>
            <div class="row">
                <Button label=words.add_section icon=Icon::Plus on_press=move || draft.add_section() />
            </div>
            <item::ItemDialog draft />
            <Confirm
                open=dropping
                title=words.drop_title
                text=words.drop_text
                confirm_label=words.drop
                cancel_label=ui.common().cancel
                on_cancel=move || dropping.set(false)
                on_confirm=move || {
                    dropping.set(false);
                    if ui.act(Command::DropDraft(draft.id()), words.dropped).is_some() {
                        route::replace(&Route::Templates);
                    }
                }
            />
        </div>
    }
}

/// Publishes the draft as the next version and shows it.
fn publish(draft: Draft) {
    let ui = draft.ui;
    let words = TemplatesWords::of(ui.lang);
    let Some(body) = draft.body.get_untracked().as_ref().and_then(stored) else { return };
    let id = draft.id();
    match ui.session.dispatch(Command::PublishTemplate { template: Some(id.clone()), body }) {
        Ok(_) => {
            ui.toast(words.published, Tone::Good);
            route::replace(&Route::Template(id.rest().to_owned()));
        }
        Err(refusal) => ui.refuse(&refusal),
    }
}

/// One section: its title, its items, and what can be done with them.
#[component]
fn SectionPart(draft: Draft, key: String) -> impl IntoView {
    let words = TemplatesWords::of(draft.ui.lang);
    let lang = draft.ui.lang;
    let key = StoredValue::new(key);
    let title = Memo::new(move |_| {
        with_section(draft, &key.get_value(), |section| wording(&section.title, lang)).unwrap_or_default()
    });
    let items = Memo::new(move |_| {
        let keys = |section: &crate::domain::checklist::Section| {
            section.items.iter().map(|item| item.key.to_string()).collect::<Vec<_>>()
        };
        with_section(draft, &key.get_value(), keys).unwrap_or_default()
    });
    let faults = draft.faults_at(key.get_value());
    let error =
        Signal::derive(move || faults.with(|faults| faults.first().map(|fault| words::template_fault(fault, lang))));
    view! {
        <section class="section" aria-label=move || title.get()>
            <div class="templates__section-head">
                <TextField
                    label=words.section_title
                    value=title
                    error
                    on_change=move |text| draft.name_section(&key.get_value(), text, lang)
                />
                <span class="templates__tools">
                    <IconButton icon=Icon::SortUp label=words.section_up on_press=move || draft.move_section(&key.get_value(), Way::Up) />
                    <IconButton icon=Icon::SortDown label=words.section_down on_press=move || draft.move_section(&key.get_value(), Way::Down) />
                    <IconButton
                        icon=Icon::Delete
                        label=words.remove_section
                        on_press=move || draft.remove_section(&key.get_value(), words.section_removed)
                    />
                </span>
            </div>
            <ol class="checklist">
                <For each=move || items.get() key=|item| item.clone() let:item>
                    <ItemRow draft key=item />
                </For>
            </ol>
            <div class="row">
                <Button
                    label=words.add_item
                    size=ButtonSize::Small
                    icon=Icon::Plus
                    on_press=move || draft.add_item(&key.get_value())
                />
            </div>
        </section>
    }
}

fn with_section<T>(draft: Draft, key: &str, read: impl FnOnce(&crate::domain::checklist::Section) -> T) -> Option<T> {
    draft.body.with(|body| body.as_ref()?.sections.iter().find(|section| section.key == key).map(read))
}

/// One item: what it asks, how it is answered, what is wrong with it.
#[component]
fn ItemRow(draft: Draft, key: String) -> impl IntoView {
    let words = TemplatesWords::of(draft.ui.lang);
    let lang = draft.ui.lang;
    let key = StoredValue::new(key);
    let item = Memo::new(move |_| draft.body.with(|body| numbered(body.as_ref(), &key.get_value())));
    let faults = draft.faults_at(key.get_value());
    let warnings = draft.warnings_at(key.get_value());
    let asks_for = Memo::new(move |_| {
        draft.body.with(|body| {
            let body = body.as_ref()?;
            Some(asks_for(body, body.item(&key.get_value())?, lang))
        })
    });
    let number = move || item.with(|item| item.as_ref().map_or(0, |(number, _)| *number));
    let named = move |sentence: fn(usize, crate::domain::text::Lang) -> String| {
        Signal::derive(move || sentence(number(), lang))
    };
    let prompt = move || {
        item.with(|item| {
            item.as_ref().map(|(_, item)| item.prompt.get(lang).to_owned()).filter(|prompt| !prompt.is_empty())
        })
    };
    view! {
        <li class=move || if faults.with(Vec::is_empty) { "item templates__item" } else { "item item--fail templates__item" }>
            <span class="item__number">{number}</span>
            <button type="button" class="templates__open" on:click=move |_| draft.editing.set(Some(key.get_value()))>
                <span class="item__text">{move || prompt().unwrap_or_else(|| words.no_prompt.to_owned())}</span>
                {move || item
                    .with(|item| item.as_ref().and_then(|(_, item)| item.unmet.as_ref().and_then(|_| shown_wording(item, lang))))
                    .map(|unmet| view! { <span class="item__unmet">{words.unmet_short} {unmet}</span> })}
                <span class="item__before">
                    {move || item.with(|item| item.as_ref().map(|(_, item)| kind_words(&item.kind, lang)))}
                    {move || item.with(|item| item.as_ref().and_then(|(_, item)| item.raises).map(|category| category.label(lang))).map(|label| view! { <span>{label}</span> })}
                    {move || item.with(|item| item.as_ref().is_some_and(|(_, item)| item.critical)).then(|| view! { <span>{words.critical}</span> })}
                </span>
                {move || asks_for.get().unwrap_or_default().into_iter().map(|line| view! {
                    <span class="item__unmet">{line}</span>
                }).collect_view()}
                {move || warnings.get().into_iter().map(|warning| view! {
                    <span class="item__warning">{words.warning} {words::template_warning(&warning, lang)}</span>
                }).collect_view()}
                {move || faults.get().into_iter().map(|fault| view! {
                    <span class="field__error">{words::template_fault(&fault, lang)}</span>
                }).collect_view()}
            </button>
            <span class="templates__tools">
                <IconButton icon=Icon::SortUp label=named(words::item_up) on_press=move || draft.move_item(&key.get_value(), Way::Up) />
                <IconButton icon=Icon::SortDown label=named(words::item_down) on_press=move || draft.move_item(&key.get_value(), Way::Down) />
                <IconButton
                    icon=Icon::Delete
                    label=named(words::remove_item)
                    on_press=move || draft.remove_item(&key.get_value(), words.item_removed)
                />
            </span>
        </li>
    }
}
