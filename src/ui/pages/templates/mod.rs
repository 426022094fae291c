//! 检查表: the built-in checklists and the office's own, each with its items and versions, and the editor of the office's own.

mod asks_words;
mod drafting;
mod editor;
mod kind_words;
mod print;
mod sheet;

use leptos::prelude::*;

use crate::app::session::View;
use crate::domain::checklist::{Section, Template, TemplateKey};
use crate::domain::choices::Phase;
use crate::domain::drafts::{draft_of, open_drafts};
use crate::domain::ids::TemplateId;
use crate::domain::tables::RecordKind;
use crate::domain::templates::built_in;
use crate::domain::text::{Lang, Text};
use crate::ui::context::Ui;
use crate::ui::controls::{BackLink, Button, ButtonVariant, Icon, PageHead, Tag, TagShape, Tone};
use crate::ui::parts::NotFound;
use crate::ui::route::Route;
use crate::ui::words::{self, TemplatesWords};

use drafting::{DRAFT, begin, draft_address};

/// One checklist as the list shows it.
#[derive(Clone, PartialEq)]
struct Entry {
    address: String,
    title: String,
    purpose: String,
    phases: Vec<Phase>,
    items: usize,
    version: u16,
    is_draft: bool,
}

impl Entry {
    fn of(template: &Template, lang: Lang) -> Self {
        Self {
            address: template.key.as_str().to_owned(),
            title: template.title.get(lang).to_owned(),
            purpose: template.purpose.get(lang).to_owned(),
            phases: template.phases.to_vec(),
            items: template.item_count(),
            version: template.version,
            is_draft: false,
        }
    }
}

/// The office's own: those that are published, and drafts beside them.
fn own_entries(view: &View, lang: Lang) -> Vec<Entry> {
    let published = view.tables.newest_templates().into_iter().skip(built_in().len());
    let drafts = open_drafts(view.book).into_iter().filter_map(|id| draft_of(view.book, &id));
    let as_draft = |template: Template| {
        let address = draft_address(template.key.as_str());
        Entry { address, is_draft: true, ..Entry::of(&template, lang) }
    };
    published.map(|template| Entry::of(template, lang)).chain(drafts.map(as_draft)).collect()
}

/// The list of all checklists.
#[component]
pub fn Templates() -> impl IntoView {
    let ui = Ui::get();
    let words = TemplatesWords::of(ui.lang);
    let lang = ui.lang;
    let own = ui.session.watch(&[RecordKind::Other], move |view| own_entries(&view, lang));
    let given: Vec<Entry> = built_in().iter().map(|template| Entry::of(template, lang)).collect();
    view! {
        <div class="page">
            <PageHead
                title=words.title
                back=Some(BackLink { href: Route::Settings.href(), label: ui.common().settings.to_owned() })
                subtitle=move || view! { <span>{words.subtitle}</span> }
                actions=move || view! {
                    <Button
                        label=words.new_checklist
                        icon=Icon::Plus
                        variant=ButtonVariant::Primary
                        on_press=move || begin(ui, blank(words.first_section, lang))
                    />
                }
            />
            <section class="section" aria-labelledby="templates-own">
                <header class="section__head">
                    <h2 class="section__title" id="templates-own">{words.own}</h2>
                </header>
                {move || match own.with(Vec::is_empty) {
                    true => view! { <p class="quiet">{words.no_own}</p> }.into_any(),
                    false => view! { <Entries entries=own.get() /> }.into_any(),
                }}
            </section>
            <section class="section" aria-labelledby="templates-given">
                <header class="section__head">
                    <h2 class="section__title" id="templates-given">{words.built_in}</h2>
                    <span class="section__note">{words.built_in_note}</span>
                </header>
                <Entries entries=given />
            </section>
        </div>
    }
}

#[component]
fn Entries(entries: Vec<Entry>) -> impl IntoView {
    let lang = Ui::get().lang;
    let words = TemplatesWords::of(lang);
    let entry = move |entry: Entry| {
        let phases = entry.phases.iter().map(|phase| phase.label(lang)).collect::<Vec<_>>();
        let title = match entry.title.is_empty() {
            true => words.untitled.to_owned(),
            false => entry.title,
        };
        view! {
            <li>
                <a class="option templates__entry" href=Route::Template(entry.address).href()>
                    <span class="row row--between">
                        <span class="option__title">{title}</span>
                        {entry.is_draft.then(|| view! { <Tag word=words.draft tone=Tone::Warn shape=TagShape::Half /> })}
                    </span>
                    <span class="option__text">{entry.purpose}</span>
                    <span class="faint num">
                        {words::items_in_all(entry.items, lang)} " · " {words::version(entry.version, lang)}
                        {(!phases.is_empty()).then(|| format!(" · {}", phases.join(words.comma)))}
                    </span>
                </a>
            </li>
        }
    };
    view! { <ul class="options">{entries.into_iter().map(entry).collect_view()}</ul> }
}

/// One checklist: `KEY` is its newest version, `KEY@3` the third, `KEY@draft` the one that is being written.
#[component]
pub fn TemplatePage(template: String) -> impl IntoView {
    let ui = Ui::get();
    let (key, which) = match template.rsplit_once('@') {
        Some((key, which)) => (key.to_owned(), Some(which.to_owned())),
        None => (template, None),
    };
    match (which.as_deref(), TemplateId::from_rest(&key)) {
        (Some(DRAFT), Some(id)) => view! { <editor::Editor id /> }.into_any(),
        (Some(DRAFT), None) => view! { <NotFound /> }.into_any(),
        (which, _) => {
            let version = which.and_then(|version| version.parse::<u16>().ok());
            let found = ui.session.watch(&[RecordKind::Other], move |view| find(&view, &key, version));
            (move || match found.get() {
                Some(template) => view! { <sheet::Sheet template /> }.into_any(),
                None => view! { <NotFound /> }.into_any(),
            })
            .into_any()
        }
    }
}

fn find(view: &View, key: &str, version: Option<u16>) -> Option<Template> {
    match version {
        Some(version) => view.tables.template(key, version).cloned(),
        None => view.tables.newest_templates().into_iter().find(|template| template.key.as_str() == key).cloned(),
    }
}

fn blank(first_section: &str, lang: Lang) -> Template {
    Template {
        key: TemplateKey::new(""),
        version: 1,
        title: Text::default(),
        purpose: Text::default(),
        phases: Vec::new().into(),
        sections: vec![Section {
            key: "s1".into(),
            title: words::in_language(first_section, lang),
            items: Vec::new().into(),
        }]
        .into(),
    }
}
