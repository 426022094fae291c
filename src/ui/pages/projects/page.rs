//! `#/projects/ID`: one project: what can be done, its figures, and its parts.

use leptos::prelude::*;

use crate::domain::ids::ProjectId;
use crate::ui::context::Ui;
use crate::ui::controls::{BackLink, PageHead, Tag, TagShape, Tone};
use crate::ui::parts::NotFound;
use crate::ui::parts::amended_basis::AmendedBases;
use crate::ui::parts::phone::PhoneLink;
use crate::ui::parts::photos::PhotoSection;
use crate::ui::route::Route;
use crate::ui::words;

use super::actions::Actions;
use super::address;
use super::duties::Contact;
use super::parts::Parts;
use super::progress::Strip;

/// The page.
#[component]
pub fn ProjectPage(project: ProjectId) -> impl IntoView {
    let ui = Ui::get();
    // Of a project that was entered twice there is one page, whichever of the two an address names.
    let project = ui.session.read(|view| view.tables.joined().kept(&project).clone());
    let id = project.clone();
    let there = ui.session.watch_entity(project.entity(), move |view| view.tables.project(&id).is_some());
    move || match there.get() {
        false => view! { <NotFound /> }.into_any(),
        true => {
            let project = project.clone();
            view! {
                <div class="page project">
                    <Head project=project.clone() />
                    <Strip project=project.clone() />
                    <AmendedBases project=project.clone() />
                    <Parts project=project.clone() />
                    <PhotoSection of=project.entity().clone() />
                </div>
            }
            .into_any()
        }
    }
}

#[component]
fn Head(project: ProjectId) -> impl IntoView {
    let ui = Ui::get();
    let id = project.clone();
    let record = ui.session.watch_entity(project.entity(), move |view| view.tables.project(&id).cloned());
    let id = project.clone();
    let contact = ui.session.watch_entity(project.entity(), move |view| Contact::of(&view, &id, ui.lang));
    let name = move || record.with(|record| record.as_ref().map_or_else(String::new, |record| record.name.clone()));
    let subtitle = move || {
        record.get().map(|record| {
            let phase = record.phase.map(|phase| phase.label(ui.lang));
            let overlay = record.overlay.map(|overlay| overlay.label(ui.lang));
            let texts = [record.code.clone(), record.lead_unit.clone(), record.location.clone()];
            let filled: Vec<String> = texts.into_iter().filter(|text| !text.is_empty()).collect();
            view! {
                {phase.map(|word| view! { <Tag word tone=Tone::Muted shape=TagShape::None /> })}
                {overlay.map(|word| view! { <Tag word tone=Tone::Bad shape=TagShape::Bars /> })}
                {filled.into_iter().map(|text| view! { <span>{text}</span> }).collect_view()}
                {move || whom_to_call(contact.get(), ui)}
                {twins_of(ui, &record.id)}
            }
        })
    };
    let back = Some(BackLink { href: address::way_back().href(), label: ui.common().projects.to_owned() });
    view! {
        <PageHead
            title=Signal::derive(name)
            back
            subtitle=move || subtitle
            actions=move || ui.session.is_present().then(|| view! { <Actions project /> })
        />
    }
}

/// The projects that are this one and were entered for themselves.
fn twins_of(ui: Ui, project: &ProjectId) -> impl IntoView + use<> {
    let names = ui.session.read(|view| {
        let twins = view.tables.joined().members(project);
        twins.filter_map(|twin| Some(view.tables.own_record(twin)?.name.clone())).collect::<Vec<_>>()
    });
    let line = |name: String| view! { <a href=Route::Twins.href()>{words::holds_twin(&name, ui.lang)}</a> };
    names.into_iter().map(line).collect_view()
}

fn whom_to_call(contact: Contact, ui: Ui) -> impl IntoView {
    let Contact { leader, person, numbers } = contact;
    let links = numbers.into_iter().map(|number| view! { <PhoneLink number of=person.clone() lang=ui.lang /> });
    let links = links.collect_view();
    view! {
        {(!leader.is_empty()).then(|| view! { <span>{leader}</span> })}
        {(!person.is_empty()).then(|| view! { <span>{person}</span> })}
        {links}
    }
}
