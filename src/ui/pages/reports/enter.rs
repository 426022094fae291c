//! 登记: the papers that were made of problems go into the register of orders by one press, each once.

use leptos::prelude::*;

use crate::book::EntityId;
use crate::domain::command::{Command, EntryTarget, office};
use crate::domain::fields::Writers;
use crate::domain::registers::supervision_order as order;
use crate::domain::report::forms::{Entering, FormKind, entering};
use crate::domain::tables::RecordKind;
use crate::ui::context::Ui;
use crate::ui::controls::{Button, DateField, Keeping, LinkButton};
use crate::ui::route::Route;
use crate::ui::words::{self, EnterWords};

/// What is not entered yet, and the button that enters it.
#[component]
pub fn Enter(ui: Ui, kind: FormKind, ids: StoredValue<Vec<EntityId>>) -> impl IntoView {
    let words = EnterWords::of(ui.lang);
    let due = RwSignal::new(String::new());
    let found = ui.session.watch(RecordKind::all(), move |view| {
        let due = due.get().parse().ok();
        ids.with_value(|ids| entering(kind, view.book, view.tables, &office(), view.today, ids, due))
    });
    let may_write =
        ui.session.watch(&[RecordKind::People, RecordKind::Other], |view| Writers::Office.include(view.my_role()));
    let count = Memo::new(move |_| found.with(|found| found.entries.len()));
    let enter = move |()| {
        let target = |parent: Option<EntityId>| EntryTarget::OfKey { register: &order::REGISTER, parent, period: None };
        let entries = found.get_untracked().entries.into_iter();
        let entries = entries.map(|(project, facts)| (target(project.map(|project| project.entity().clone())), facts));
        drop(ui.act(Command::PutEntries { entries: entries.collect() }, words.entered));
    };
    let asks_due = Memo::new(move |_| found.with(|found| found.without_due > 0) || due.with(|due| !due.is_empty()));
    let button = move || {
        (count.get() > 0).then(|| {
            let label = Signal::derive(move || words::enter_papers(count.get(), ui.lang));
            view! { <Button label on_press=enter /> }
        })
    };
    let date = move || {
        asks_due.get().then(|| {
            view! {
                <DateField
                    label=words.due
                    value=due
                    hint=words.due_hint.to_owned()
                    keeping=Keeping::Passing
                    on_change=move |day: String| due.set(day)
                />
            }
        })
    };
    let standing = move || {
        let (entered, without_unit) = found.with(|found| (found.entered, found.without_unit));
        let entered = (entered > 0).then(|| {
            let href = Route::Entries(&order::REGISTER, String::new()).href();
            view! {
                <span class="quiet">{words::papers_entered(entered, ui.lang)}</span>
                <LinkButton href label=words.register />
            }
        });
        let without = (without_unit > 0)
            .then(|| view! { <span class="quiet">{words::papers_without_unit(without_unit, ui.lang)}</span> });
        view! { {entered}{without} }
    };
    let is_there = Memo::new(move |_| may_write.get() && found.with(Entering::has_something));
    move || is_there.get().then(|| view! { <div class="row no-print">{button}{date}{standing}</div> })
}
