//! One version of a checklist, to read and to print.

use leptos::prelude::*;

use crate::domain::checklist::{Item, Template};
use crate::domain::drafts::in_one_language;
use crate::domain::findings::shown_wording;
use crate::domain::ids::TemplateId;
use crate::domain::templates::published;
use crate::ui::context::Ui;
use crate::ui::controls::{
    BackLink, Button, ButtonVariant, Choice, Icon, PageHead, SegmentedControl, Tag, TagShape, Tone,
};
use crate::ui::route::{self, Route};
use crate::ui::words::{self, CommonWords, TemplatesWords};

use super::asks_words::asks_for;
use super::drafting::{begin, revise};
use super::kind_words::kind_words;
use super::print::BlankForm;

/// The checklist with what can be done with it.
#[component]
pub fn Sheet(template: Template) -> impl IntoView {
    let ui = Ui::get();
    let words = TemplatesWords::of(ui.lang);
    let lang = ui.lang;
    let own = (!published().any(|given| given.key == template.key))
        .then(|| TemplateId::from_rest(template.key.as_str()))
        .flatten();
    let versions = versions(ui, &template);
    let back = BackLink { href: Route::Templates.href(), label: CommonWords::of(lang).templates.to_owned() };
    let facts =
        format!("{} · {}", words::items_in_all(template.item_count(), lang), words::version(template.version, lang));
    let purpose = template.purpose.get(lang).to_owned();
    let phases = template.phases.iter().map(|phase| phase.label(lang)).collect::<Vec<_>>().join(words.comma);
    let body = StoredValue::new(template.clone());
    view! {
        <div class="page templates">
            <PageHead
                title=template.title.get(lang).to_owned()
                back=Signal::stored(Some(back))
                subtitle=move || view! {
                    <span>{purpose.clone()}</span>
                    <span class="num no-print">{facts.clone()}</span>
                }
                actions=move || {
                    let own = own.clone();
                    view! {
                        <Button label=words.print icon=Icon::Print on_press=print />
                        {match own {
                            None => view! {
                                <Button
                                    label=words.copy
                                    icon=Icon::Plus
                                    variant=ButtonVariant::Primary
                                    on_press=move || copy(ui, &body.get_value())
                                />
                            }.into_any(),
                            Some(id) => view! {
                                <Button label=words.copy_own on_press=move || copy(ui, &body.get_value()) />
                                <Button
                                    label=words.revise
                                    icon=Icon::Edit
                                    variant=ButtonVariant::Primary
                                    on_press=move || revise(ui, &id)
                                />
                            }.into_any(),
                        }}
                    }
                }
            />
            <div class="stack no-print">
                {(versions.len() > 1).then(|| view! { <Versions key=template.key.as_str().to_owned() versions shown=template.version /> })}
                {(!phases.is_empty()).then(|| view! { <p class="quiet">{words::offered_for(&phases, lang)}</p> })}
                <Items template=template.clone() />
            </div>
            <BlankForm template />
        </div>
    }
}

/// The versions of a checklist that are there.
fn versions(ui: Ui, template: &Template) -> Vec<u16> {
    let key = template.key.as_str();
    let newest = ui.session.read(|view| {
        let newest = view.tables.newest_templates().into_iter().find(|other| other.key == template.key);
        newest.map_or(template.version, |newest| newest.version)
    });
    ui.session.read(|view| (1..=newest).filter(|version| view.tables.template(key, *version).is_some()).collect())
}

#[component]
fn Versions(key: String, versions: Vec<u16>, shown: u16) -> impl IntoView {
    let lang = Ui::get().lang;
    let words = TemplatesWords::of(lang);
    let choices = versions.into_iter().map(|version| Choice::new(version, words::version(version, lang))).collect();
    let choose = move |version: u16| route::replace(&Route::Template(format!("{key}@{version}")));
    view! {
        <div class="row">
            <SegmentedControl label=words.versions choices value=Signal::stored(Some(shown)) on_choose=choose />
            <span class="faint">{words.versions_note}</span>
        </div>
    }
}

#[component]
fn Items(template: Template) -> impl IntoView {
    let lang = Ui::get().lang;
    let mut number = 0;
    template
        .sections
        .iter()
        .map(|section| {
            let items = section.items.iter().map(|item| {
                number += 1;
                let asks_for = asks_for(&template, item, lang);
                view! { <ItemLine item=item.clone() number asks_for /> }
            });
            view! {
                <section class="section">
                    <h2 class="section__title">{section.title.get(lang).to_owned()}</h2>
                    <ol class="checklist">{items.collect_view()}</ol>
                </section>
            }
        })
        .collect_view()
}

#[component]
fn ItemLine(item: Item, number: usize, asks_for: Vec<String>) -> impl IntoView {
    let lang = Ui::get().lang;
    let words = TemplatesWords::of(lang);
    let unmet = item.can_fail().then(|| shown_wording(&item, lang)).flatten();
    let hint = item.hint.as_ref().map(|hint| hint.get(lang).to_owned());
    view! {
        <li class="item templates__item">
            <span class="item__number">{number}</span>
            <div>
                <p class="item__text">{item.prompt.get(lang).to_owned()}</p>
                {unmet.map(|unmet| view! { <p class="item__unmet">{words.unmet_short} {unmet}</p> })}
                {hint.map(|hint| view! { <p class="item__before">{hint}</p> })}
                {asks_for.into_iter().map(|line| view! { <p class="item__unmet">{line}</p> }).collect_view()}
            </div>
            <div class="templates__kind">
                <span>{kind_words(&item.kind, lang)}</span>
                <span class="row row--tight">
                    {item.raises.map(|category| view! { <Tag word=category.label(lang) tone=Tone::Muted shape=TagShape::None /> })}
                    {item.critical.then(|| view! { <Tag word=words.critical tone=Tone::Warn shape=TagShape::Triangle /> })}
                </span>
            </div>
        </li>
    }
}

/// Begins a checklist of the office's own with these items.
fn copy(ui: Ui, template: &Template) {
    let mut body = in_one_language(template, ui.lang);
    let title = words::copy_of(template.title.get(ui.lang), ui.lang);
    body.title = words::in_language(&title, ui.lang);
    begin(ui, body);
}

fn print() {
    if window().print().is_err() {
        leptos::logging::warn!("the browser does not print");
    }
}
