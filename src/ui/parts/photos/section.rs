//! The photos of one thing as a part of its page, and those of a problem side by side.

use std::sync::Arc;

use leptos::ev::DragEvent;
use leptos::prelude::*;

use crate::app::session::View;
use crate::book::EntityId;
use crate::domain::carrier::{Carrier, Side};
use crate::domain::ids::ProblemId;
use crate::domain::photo::Photo;
use crate::domain::records::ProblemState;
use crate::domain::tables::RecordKind;
use crate::ui::context::Ui;
use crate::ui::controls::{Button, ButtonSize, Icon};
use crate::ui::parts::attachments::AttachmentSection;
use crate::ui::parts::taking::{Source, Taking, TakingPlace, dropped_files};
use crate::ui::words::{self, PhotoWords};

use super::sheet::{OnSheet, PhotoSheet};
use super::strip::{PhotoStrip, StripSize};

/// 照片 and 附件 of a project, a visit as a whole or an entry.
#[component]
pub fn PhotoSection(
    /// What they belong to.
    of: EntityId,
    /// What the section is called; 照片 where nothing is said.
    #[prop(optional)]
    title: Option<&'static str>,
) -> impl IntoView {
    let ui = Ui::get();
    let words = PhotoWords::of(ui.lang);
    let whole = Carrier::whole(of.clone());
    let taking = Taking::new(ui).is_usually_of(whole.clone());
    let photos = ui.session.watch(&[RecordKind::Photos], move |view| {
        view.tables.photos_of(&of).filter(|photo| photo.item.is_none()).cloned().collect::<Vec<_>>()
    });
    let title = title.unwrap_or(words.photos);
    let pasted = whole.clone();
    view! {
        <Dropping taking of=whole.clone()>
            <div class="section__head">
                <h2 class="section__title">{title}</h2>
                <Add taking of=whole.clone() label=words.add.to_owned() />
            </div>
            {move || photos.with(Vec::is_empty).then(|| view! { <p class="quiet no-print">{words.none}</p> })}
            <PhotoStrip ui photos label=title size=StripSize::Large />
            <AttachmentSection ui taking of=whole />
            <TakingPlace taking pasted=Callback::new(move |()| pasted.clone()) />
        </Dropping>
    }
}

/// A part of a page that takes pictures that are dropped on it.
#[component]
fn Dropping(taking: Taking, of: Carrier, children: Children) -> impl IntoView {
    let dropped = move |ev: DragEvent| {
        let files = dropped_files(ev.data_transfer());
        if !files.is_empty() {
            ev.prevent_default();
            ev.stop_propagation();
            taking.take(of.clone(), files);
        }
    };
    view! {
        <section class="section" on:dragover=|ev: DragEvent| ev.prevent_default() on:drop=dropped>
            {children()}
        </section>
    }
}

#[component]
fn Add(taking: Taking, of: Carrier, label: String) -> impl IntoView {
    let words = PhotoWords::of(Ui::get().lang);
    view! {
        <span class="no-print" title=words.how>
            <Button
                label
                icon=Icon::Camera
                size=ButtonSize::Small
                on_press=move |()| taking.ask(of.clone(), Source::Files)
            />
        </span>
    }
}

/// 整改前 and 整改后, side by side; under them 附件.
#[component]
pub fn ProblemPhotos(ui: Ui, id: ProblemId) -> impl IntoView {
    let words = PhotoWords::of(ui.lang);
    let usual = {
        let id = id.clone();
        move || Carrier::side(&id, ui.session.read(|view| usual_side(&view, &id)))
    };
    let taking = Taking::new(ui).is_usually_of(usual());
    let attached = Carrier::whole(id.entity().clone());
    let sheet = {
        let id = id.clone();
        ui.session.watch(&[RecordKind::Photos, RecordKind::Problems], move |view| {
            let of = |side: Side| {
                let on_sheet = move |photo| OnSheet { photo, of: words::side(side, ui.lang).to_owned() };
                photos_of(&view, &id, side).into_iter().map(on_sheet)
            };
            of(Side::Before).chain(of(Side::After)).collect::<Vec<_>>()
        })
    };
    let column = move |side: Side| {
        let (shown, of) = (id.clone(), Carrier::side(&id, side));
        let photos =
            ui.session.watch(&[RecordKind::Photos, RecordKind::Problems], move |view| photos_of(&view, &shown, side));
        view! {
            <Dropping taking of=of.clone()>
                <div class="section__head no-print">
                    <h3 class="section__title">{words::side(side, ui.lang)}</h3>
                    <Add taking of label=words::add_side(side, ui.lang) />
                </div>
                {move || photos.with(Vec::is_empty).then(|| view! { <p class="quiet no-print">{words.none}</p> })}
                <div class="no-print">
                    <PhotoStrip ui photos label=words::side(side, ui.lang) size=StripSize::Large />
                </div>
            </Dropping>
        }
    };
    view! {
        <div class="photos__sides" role="group" aria-label=words.problem_photos>
            {column(Side::Before)}
            {column(Side::After)}
        </div>
        <Dropping taking of=attached.clone()>
            <AttachmentSection ui taking of=attached />
        </Dropping>
        <TakingPlace taking pasted=Callback::new(move |()| usual()) />
        <PhotoSheet ui photos=sheet />
    }
}

/// What a photo shows that is added now: a problem that nobody has been given yet is as it was found.
fn usual_side(view: &View, id: &ProblemId) -> Side {
    match view.tables.problem(id).map(|problem| problem.state) {
        Some(ProblemState::Rectifying | ProblemState::ToRecheck | ProblemState::Closed) => Side::After,
        Some(ProblemState::ToAssign) | None => Side::Before,
    }
}

/// The photos of one side. Before it was put right a problem looked as on the visit that found it.
fn photos_of(view: &View, id: &ProblemId, side: Side) -> Vec<Arc<Photo>> {
    let own = view.tables.photos_of(id.entity()).filter(|photo| photo.side.unwrap_or(Side::Before) == side);
    let problem = view.tables.problem(id);
    let visit = problem.and_then(|problem| Some((problem.visit.as_ref()?, problem.item.as_ref()?)));
    let found = visit.filter(|_| side == Side::Before).into_iter().flat_map(|(visit, item)| {
        view.tables.photos_of(visit.entity()).filter(move |photo| photo.item.as_ref() == Some(item))
    });
    found.chain(own).cloned().collect()
}
