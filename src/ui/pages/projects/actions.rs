//! What can be done with a project.

use leptos::prelude::*;

use crate::domain::command::{Command, delete_offer};
use crate::domain::ids::ProjectId;
use crate::domain::records::VisitState;
use crate::domain::tables::RecordKind;
use crate::ui::context::{HandOver, Ui};
use crate::ui::controls::{Button, ButtonVariant, Icon, LinkButton, Menu, MenuItem, PHONE, PageFoot, Tone, media};
use crate::ui::parts::raise::{RaisePanel, raise_name};
use crate::ui::parts::reason::ReasonDialog;
use crate::ui::route::{self, Route};
use crate::ui::unsaved::FormName;
use crate::ui::words::{self, ProjectWords, ReportWords};

/// The buttons at the head of the page.
#[component]
pub fn Actions(project: ProjectId) -> impl IntoView {
    let ui = Ui::get();
    let words = ProjectWords::of(ui.lang);
    let id = StoredValue::new(project.clone());
    let draft = ui.session.watch(&[RecordKind::Visits], move |view| {
        let mut visits = view.tables.visits_of(&project);
        visits.find(|visit| visit.state == VisitState::Draft).map(|visit| visit.id.clone())
    });
    let raising = RwSignal::new(false);
    ui.on_go_on(move |form| {
        let is_raise = id.with_value(|id| raise_name(id, None) == form);
        if is_raise {
            raising.set(true);
        }
        is_raise
    });
    let deleting = RwSignal::new(false);
    let blocked = ui.session.watch(&[RecordKind::Visits, RecordKind::Problems], move |view| {
        let offer = id.with_value(|id| view.with_rules(|desk| delete_offer(desk, id)));
        offer.err().map(|refusal| words::refusal(&refusal, ui.lang))
    });
    let dossier = ReportWords::of(ui.lang).dossier;
    let menu = Signal::derive(move || {
        vec![
            MenuItem::new(words.edit, Callback::new(move |()| route::go(&Route::EditProject(id.get_value()))))
                .icon(Icon::Edit),
            MenuItem::new(dossier, Callback::new(move |()| route::go(&Route::Dossier(id.get_value()))))
                .icon(Icon::Print),
            MenuItem::new(words.export, Callback::new(move |()| ui.hand_over(HandOver::Project(id.get_value()))))
                .icon(Icon::Export),
            MenuItem::new(words.delete, Callback::new(move |()| deleting.set(true)))
                .icon(Icon::Delete)
                .tone(Tone::Bad)
                .blocked(blocked.get()),
        ]
    });
    let delete = move |why: String| {
        let done = ui.session.dispatch(Command::DeleteProject { project: id.get_value(), why })?;
        ui.offer_undo(words.deleted, &done);
        route::replace(&Route::Projects(String::new()));
        Ok(())
    };
    let visit = move || {
        let (href, label) = match draft.get() {
            Some(draft) => (Route::Visit(draft).href(), words.go_on),
            None => (Route::NewVisit(id.get_value()).href(), words.start_visit),
        };
        view! { <LinkButton href label icon=Icon::Visit variant=ButtonVariant::Primary /> }
    };
    // On a phone the deeds stand under the thumb, and the head keeps the menu.
    let phone = media(PHONE);
    let deeds = move || {
        view! {
            <Button label=words.raise icon=Icon::Plus on_press=move |()| raising.set(true) />
            {visit}
        }
    };
    view! {
        <Menu label=words.more items=menu />
        {move || (!phone.get()).then_some(deeds)}
        {move || phone.get().then(|| view! { <PageFoot>{deeds}</PageFoot> })}
        <ReasonDialog
            open=deleting
            form=FormName {
                name: format!("delete {}", id.with_value(|id| id.as_str().to_owned())),
                title: words.delete.to_owned(),
                href: Route::Project(id.get_value()).href(),
            }
            title=words.delete
            text=words.delete_text
            confirm_label=words.delete
            on_confirm=Callback::new(delete)
        />
        {move || raising.get().then(|| view! {
            <RaisePanel
                project=id.get_value()
                visit=None
                item=None
                on_close=move |()| raising.set(false)
            />
        })}
    }
}
