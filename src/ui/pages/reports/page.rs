//! `#/reports/ID`: a bulletin as A4 paper, edited in its place, issued, printed.

use std::sync::Arc;

use leptos::prelude::*;

use crate::app::session::View;
use crate::book::EntityId;
use crate::domain::command::{Command, PaperWish, office};
use crate::domain::fields::Writers;
use crate::domain::figures::month::Month;
use crate::domain::registers::bulletin;
use crate::domain::report::bulletin::{document, draft, is_issued, names, printed};
use crate::domain::report::document::Document;
use crate::domain::report::kept;
use crate::domain::report::wordings::{MadeBy, WordingKey, made_by};
use crate::domain::tables::RecordKind;
use crate::ui::context::Ui;
use crate::ui::controls::{BackLink, Banner, Button, ButtonSize, Icon, PageHead, Tone};
use crate::ui::parts::NotFound;
use crate::ui::route::Route;
use crate::ui::words::{self, ReportWords, WordingWords};

use super::deeds::Deeds;
use super::desk::{Desk, Editing};
use super::edit::{ParagraphForm, draft_name};
use super::paper::paper;
use super::since::Since;
use super::template_choice::TemplateChoice;

/// What a page knows of a bulletin at this moment.
fn document_of(view: &View, id: &EntityId) -> Option<Document> {
    let entry = view.tables.entry(id)?;
    Some(document(view.book, view.tables, &office(), entry, view.today))
}

/// The page.
#[component]
pub fn ReportPage(bulletin: EntityId) -> impl IntoView {
    let ui = Ui::get();
    let of = bulletin.clone();
    let is_there = ui.session.watch_entity(&bulletin, move |view| view.tables.entry(&of).is_some());
    move || match is_there.get() {
        true => view! { <Bulletin ui id=bulletin.clone() /> }.into_any(),
        false => view! { <NotFound /> }.into_any(),
    }
}

#[component]
fn Bulletin(ui: Ui, id: EntityId) -> impl IntoView {
    let words = ReportWords::of(ui.lang);
    let of = StoredValue::new(id.clone());
    let document = ui
        .session
        .watch(RecordKind::all(), move |view| Arc::new(of.with_value(|id| document_of(&view, id)).unwrap_or_default()));
    let issued = ui
        .session
        .watch_entity(&id, move |view| of.with_value(|id| view.tables.entry(id).is_some_and(|entry| is_issued(entry))));
    let may_write =
        ui.session.watch(&[RecordKind::People, RecordKind::Other], |view| Writers::Office.include(view.my_role()));
    let as_of = ui.session.watch_entity(&id, move |view| {
        let period = of.with_value(|id| view.tables.entry(id)?.get(bulletin::PERIOD));
        period.map_or_else(|| Month::closed(view.today), |when| Month::of(when.first_day()))
    });
    let kept = ui.session.watch_entity(&id, move |view| of.with_value(|id| kept::frozen(view.book, id).is_some()));
    let changed = ui.session.watch(RecordKind::all(), move |view| {
        let changes = of.with_value(|id| {
            let entry = view.tables.entry(id).filter(|entry| is_issued(entry))?;
            let now = draft(view.book, view.tables, &office(), entry, view.today);
            Some(kept::changed(&kept::frozen(view.book, id)?, &now))
        });
        Arc::new(changes.unwrap_or_default())
    });
    let editing = Editing { bulletin: of, open: RwSignal::new(None) };
    ui.on_go_on(move |form| {
        let found = names().map(|(id, _)| id).find(|id| draft_name(editing, id) == form);
        found.inspect(|id| editing.open.set(Some((*id).to_owned()))).is_some()
    });
    let title = Signal::derive(move || document.with(|document| document.name.get(ui.lang).to_owned()));
    let back = BackLink { href: Route::Reports.href(), label: words.title.to_owned() };
    let can_edit = Memo::new(move |_| may_write.get() && !issued.get());
    view! {
        <div class="page page--document">
            <PageHead
                title
                back=Some(back)
                subtitle=move || view! { <Standing ui document issued /> }
                actions=move || view! { <Deeds ui id=of.get_value() document is_issued=issued may_write /> }
            />
            {move || can_edit.get().then(|| view! { <MadeByTemplate ui id=of.get_value() /> })}
            {move || issued.get().then(|| view! { <div class="no-print"><Since ui changed is_kept=kept /></div> })}
            {move || {
                let desk = Desk { ui, as_of: as_of.get(), editing: can_edit.get().then_some(editing) };
                document.with(|document| paper(desk, document))
            }}
            {move || can_edit.get().then(|| view! { <Further ui editing document as_of /> })}
        </div>
    }
}

/// The template that a draft is made by, and the others that it can be made by.
#[component]
fn MadeByTemplate(ui: Ui, id: EntityId) -> impl IntoView {
    let words = WordingWords::of(ui.lang);
    let of = StoredValue::new(id);
    let now = ui.session.watch(&[RecordKind::Entries(&bulletin::REGISTER), RecordKind::Other], move |view| {
        of.with_value(|id| made_by(view.book, id))
    });
    let change = move |text: String| {
        let wish = PaperWish::MakeBy { bulletin: of.get_value(), by: WordingKey::parse(&text) };
        drop(ui.act(Command::Paper(wish), words.changed));
    };
    move || {
        let now = now.get();
        let value = match &now {
            MadeBy::Own(key, _) => key.text(),
            MadeBy::BuiltIn | MadeBy::Missing => String::new(),
        };
        let missing = (now == MadeBy::Missing).then(|| view! { <Banner tone=Tone::Warn text=words.missing /> });
        view! {
            <div class="no-print">
                {missing}
                <div class="toolbar list__toolbar"><TemplateChoice ui now value on_change=change /></div>
            </div>
        }
    }
}

/// How a draft stands.
#[component]
fn Standing(ui: Ui, document: Memo<Arc<Document>>, issued: Memo<bool>) -> impl IntoView {
    let words = ReportWords::of(ui.lang);
    move || {
        if issued.get() {
            return words.issued.to_owned();
        }
        document.with(|document| {
            let edited: Vec<_> = document.paragraphs().filter_map(|one| one.edited.as_ref()).collect();
            let stale = edited.iter().filter(|edited| edited.is_stale).count();
            words::standing_of(document.paragraphs().count(), edited.len(), stale, ui.lang)
        })
    }
}

/// 再写一段: the paragraphs for which the book has nothing to say, to be written by hand.
#[component]
fn Further(ui: Ui, editing: Editing, document: Memo<Arc<Document>>, as_of: Memo<Month>) -> impl IntoView {
    let words = ReportWords::of(ui.lang);
    let printed = ui.session.watch(&[RecordKind::Entries(&bulletin::REGISTER), RecordKind::Other], move |view| {
        editing.bulletin.with_value(|id| printed(view.book, id))
    });
    let missing = Memo::new(move |_| {
        document.with(|document| {
            let is_there = |id: &str| document.paragraphs().any(|one| one.id == id);
            printed.get().into_iter().filter(|id| !is_there(id)).collect::<Vec<_>>()
        })
    });
    let name_of = move |id: &str| {
        names().find(|(known, _)| *known == id).map_or_else(String::new, |(_, name)| name.get(ui.lang).to_owned())
    };
    let button = move |id: &'static str| {
        view! {
            <Button
                label=name_of(id)
                icon=Icon::Plus
                size=ButtonSize::Small
                on_press=move |()| editing.open.set(Some(id.to_owned()))
            />
        }
    };
    let opened = move || {
        let id = editing.open.get().filter(|id| missing.with(|missing| missing.contains(&id.as_str())))?;
        let desk = Desk { ui, as_of: as_of.get_untracked(), editing: Some(editing) };
        let paragraph = crate::domain::report::document::Paragraph { id, ..Default::default() };
        Some(view! { <ParagraphForm desk editing paragraph /> })
    };
    view! {
        {move || missing.with(|missing| !missing.is_empty()).then(|| view! {
            <section class="section no-print" aria-label=words.add>
                <div class="row"><span class="quiet">{words.add}</span>{missing.get().into_iter().map(button).collect_view()}</div>
                {opened}
            </section>
        })}
    }
}
