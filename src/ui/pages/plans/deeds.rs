//! What is done with a plan: editing it, printing it, its calendar, deleting it.

use std::sync::Arc;

use leptos::prelude::*;

use crate::app::clock;
use crate::app::entry_form::Purpose;
use crate::book::EntityId;
use crate::domain::command::{Command, Refusal};
use crate::domain::registers::visit_plan;
use crate::exchange::ics::{Event, calendar};
use crate::ui::context::Ui;
use crate::ui::controls::{Button, ButtonVariant, Icon, LinkButton, Menu, MenuItem, Tone};
use crate::ui::files;
use crate::ui::parts::reason::ReasonDialog;
use crate::ui::register::EntrySheet;
use crate::ui::route::{self, Route};
use crate::ui::unsaved::FormName;
use crate::ui::words::{self, PlanWords};

use super::shown::Shown;

/// The buttons.
#[component]
pub fn Deeds(
    ui: Ui,
    of: StoredValue<EntityId>,
    shown: Memo<Option<Arc<Shown>>>,
    may_write: Memo<bool>,
) -> impl IntoView {
    let words = PlanWords::of(ui.lang);
    let (editing, removing) = (RwSignal::new(false), RwSignal::new(false));
    let items = Signal::derive(move || {
        let to_phone = MenuItem::new(
            words.calendar,
            Callback::new(move |()| {
                if let Some(shown) = shown.get_untracked() {
                    save_calendar(ui, &shown);
                }
            }),
        );
        let record = MenuItem::new(words.record, Callback::new(move |()| route::go(&Route::Entry(of.get_value()))));
        let remove = may_write.get().then(|| {
            MenuItem::new(words.remove, Callback::new(move |()| removing.set(true))).icon(Icon::Delete).tone(Tone::Bad)
        });
        [to_phone.icon(Icon::Calendar), record.icon(Icon::History)].into_iter().chain(remove).collect::<Vec<_>>()
    });
    let remove = Callback::new(move |why: String| -> Result<(), Refusal> {
        let done = ui.session.dispatch(Command::DropEntry { entry: of.get_value(), why })?;
        ui.offer_undo(words.removed, &done);
        route::go(&Route::Plans);
        Ok(())
    });
    let form = FormName {
        name: format!("drop {}", of.with_value(|of| of.as_str().to_owned())),
        title: words.remove.to_owned(),
        href: Route::Plan(of.get_value()).href(),
    };
    view! {
        <Menu label=ui.common().more items />
        {move || may_write.get().then(|| view! {
            <Button label=words.edit icon=Icon::Edit on_press=move |()| editing.set(true) />
        })}
        <LinkButton
            href=Route::PlanPaper(of.get_value()).href()
            label=words.paper
            icon=Icon::Print
            variant=ButtonVariant::Primary
        />
        {move || editing.get().then(|| view! {
            <EntrySheet
                purpose=Purpose::Edit(&visit_plan::REGISTER, of.get_value())
                on_close=move |_| editing.set(false)
            />
        })}
        <ReasonDialog
            open=removing
            form
            title=words.remove
            text=words.remove_text
            confirm_label=words.remove
            on_confirm=remove
        />
    }
}

/// The days of the plan as a file for the calendar of a phone.
fn save_calendar(ui: Ui, shown: &Shown) {
    let words = PlanWords::of(ui.lang);
    let events: Vec<Event> = ui.session.read(|view| {
        let event = |row: &super::shown::Row| {
            let name = row.name.clone()?;
            let who = if row.who.is_empty() { shown.plan.team.join("、") } else { row.who.clone() };
            let phone = view.book.text(row.project.entity(), "phone").to_owned();
            let about = [row.unit.clone(), who, row.need.clone(), phone];
            let about: Vec<String> = about.into_iter().filter(|text| !text.trim().is_empty()).collect();
            Some(Event {
                id: row.id.as_str().to_owned(),
                day: row.day?,
                summary: words::calendar_entry(&name, ui.lang),
                place: view.tables.project(&row.project).map_or_else(String::new, |project| project.location.clone()),
                about: about.join("\n"),
            })
        };
        shown.rows.iter().filter_map(event).collect()
    });
    if events.is_empty() {
        ui.toast(words.calendar_empty, Tone::Warn);
        return;
    }
    let text = calendar(&shown.plan.theme, &events, &clock::universal_time(clock::now()));
    let name = words::sheet_file_name(&shown.plan.theme, &ui.session.today().get_untracked().to_string(), "ics");
    let saved =
        files::blob(text.as_bytes(), "text/calendar;charset=utf-8").and_then(|blob| files::save_as(&name, &blob));
    match saved {
        Ok(()) => ui.toast(words::calendar_saved(&name, events.len(), ui.lang), Tone::Good),
        Err(_) => ui.toast(words.calendar_failed, Tone::Bad),
    }
}
