//! 依据已更正: a month that still holds what a visit measured before it was amended: rewrite it, or let it stand.

use leptos::prelude::*;

use crate::domain::choices::Role;
use crate::domain::command::{Command, EntryTarget};
use crate::domain::ids::{ProjectId, VisitId};
use crate::domain::progress::amended_basis::{AmendedBasis, amended_bases};
use crate::domain::registers::monthly_progress::REGISTER;
use crate::domain::tables::RecordKind;
use crate::ui::context::Ui;
use crate::ui::controls::{Banner, Button, ButtonSize, Tone};
use crate::ui::route::Route;
use crate::ui::words;

/// The banner; nothing where every month holds what its visit says, or where a unit looks at it.
#[component]
pub fn AmendedBases(
    /// The project.
    project: ProjectId,
    /// Only months that rest on this visit.
    #[prop(optional)]
    visit: Option<VisitId>,
) -> impl IntoView {
    let ui = Ui::get();
    let is_record = visit.is_some();
    let kinds = [RecordKind::Visits, RecordKind::Entries(&REGISTER), RecordKind::People, RecordKind::Other];
    let found = ui.session.watch(&kinds, move |view| {
        let is_team = matches!(view.my_role(), Role::Office | Role::Inspector);
        let all = if is_team { amended_bases(view.book, view.tables, &project) } else { Vec::new() };
        let own = |one: &AmendedBasis| visit.as_ref().is_none_or(|visit| one.visit == *visit);
        all.into_iter().filter(own).collect::<Vec<_>>()
    });
    move || {
        (!found.with(Vec::is_empty)).then(|| {
            let lines = found.get().into_iter().map(|one| line(ui, one, is_record)).collect_view();
            view! {
                <div class="no-print">
                    <Banner tone=Tone::Warn title=words::basis_amended(ui.lang).to_owned()>
                        <ul class="stack stack--tight">{lines}</ul>
                    </Banner>
                </div>
            }
        })
    }
}

fn line(ui: Ui, one: AmendedBasis, is_record: bool) -> impl IntoView {
    let lang = ui.lang;
    let said = words::amended_since(&one, lang);
    let said = match is_record {
        true => said.into_any(),
        false => view! { <a href=Route::Visit(one.visit.clone()).href()>{said}</a> }.into_any(),
    };
    let rewrite = one.would_be.clone().map(|would_be| {
        let (entry, field, label) = (one.entry.clone(), one.field, words::rewrite_as(&would_be, lang));
        let on_press = move |()| {
            let facts = vec![(field.to_owned(), would_be.clone())];
            let command = Command::PutEntry { target: EntryTarget::Existing(entry.clone()), facts };
            ui.act(command, &words::month_rewritten(lang));
        };
        view! { <Button label size=ButtonSize::Small on_press /> }
    });
    let keep = move |()| {
        let why = words::stands_although(&one, lang);
        ui.act(Command::Uphold(one.entry.clone(), one.field.to_owned(), why), &words::month_upheld(lang));
    };
    view! {
        <li class="row row--between">
            <span>{said}</span>
            <span class="row">
                {rewrite}
                <Button label=words::let_it_stand(lang) size=ButtonSize::Small on_press=keep />
            </span>
        </li>
    }
}
