//! 写入月进度: what the visit measured, offered to the month of its project, looked at and corrected before it is written.

use leptos::prelude::*;

use crate::app::form_drafts::Texts;
use crate::domain::choices::Role;
use crate::domain::command::{Command, Refusal};
use crate::domain::progress::from_visit::{Basis, Doubt, Offered, VisitOffer, entries_of_offer, visit_offer};
use crate::domain::registers::REGISTERS;
use crate::domain::tables::RecordKind;
use crate::ui::controls::{Banner, Button, ButtonSize, Icon, Tone};
use crate::ui::parts::field_input::FieldInput;
use crate::ui::parts::form::Form;
use crate::ui::parts::form_dialog::FormDialog;
use crate::ui::route::Route;
use crate::ui::unsaved::FormName;
use crate::ui::words;

use super::open_record::Record;

/// The banner; nothing where the visit offers nothing, or where a unit looks at it.
#[component]
pub fn MonthOffer(record: Record) -> impl IntoView {
    let ui = record.ui;
    let visit = record.visit();
    let kinds: Vec<RecordKind> = REGISTERS
        .iter()
        .map(|register| RecordKind::Entries(register))
        .chain([RecordKind::Visits, RecordKind::People, RecordKind::Other])
        .collect();
    let offer = ui.session.watch(&kinds, move |view| {
        let is_team = matches!(view.my_role(), Role::Office | Role::Inspector);
        visit_offer(view.book, view.tables, &visit).filter(|_| is_team)
    });
    let open = RwSignal::new(false);
    move || {
        offer.get().map(|offer| {
            let title = words::month_offered(&offer, ui.lang);
            let told = offer.offered.iter().map(|one| view! { <li>{words::offered(one, ui.lang)}</li> }).collect_view();
            view! {
                <div class="no-print">
                    <Banner tone=Tone::Info title>
                        <ul class="stack stack--tight">{told}</ul>
                        <div class="row">
                            <Button
                                label=words::look_and_write(ui.lang)
                                size=ButtonSize::Small
                                icon=Icon::Check
                                on_press=move |()| open.set(true)
                            />
                        </div>
                    </Banner>
                </div>
                {move || open.get().then(|| view! { <OfferDialog record offer=offer.clone() open /> })}
            }
        })
    }
}

/// The key of a field in the draft of the form.
fn key_of(one: &Offered) -> String {
    format!("{}/{}", one.register.kind, one.field)
}

#[component]
fn OfferDialog(record: Record, offer: VisitOffer, open: RwSignal<bool>) -> impl IntoView {
    let ui = record.ui;
    let lang = ui.lang;
    let title = words::fill_in_month(&offer, lang);
    let form_name = FormName {
        name: format!("month of {}", record.visit().as_str()),
        title: title.clone(),
        href: Route::Visit(record.visit()).href(),
    };
    let first: Texts = offer.offered.iter().map(|one| (key_of(one), one.text.clone())).collect();
    let form = Form::open(ui, form_name, first);
    let refusal: RwSignal<Option<Refusal>> = RwSignal::new(None);
    let offer = StoredValue::new(offer);
    let is_empty = RwSignal::new(false);
    let doubts = Memo::new(move |_| offer.with_value(|offer| doubts_of(offer, form)));
    // What is typed and doubtful is written by a second press, once its doubt stands on the page.
    let read = RwSignal::new(doubts.get_untracked());
    let write = move |()| {
        let now = doubts.get_untracked();
        if !now.is_empty() && now != read.get_untracked() {
            return read.set(now);
        }
        let entries = ui.session.read(|view| {
            let visit = view.tables.visit(&record.visit())?;
            Some(offer.with_value(|offer| {
                let texts: Vec<String> = offer.offered.iter().map(|one| form.text(&key_of(one))).collect();
                entries_of_offer(visit, offer, &texts)
            }))
        });
        let entries = entries.unwrap_or_default();
        is_empty.set(entries.is_empty());
        if entries.is_empty() {
            return;
        }
        match ui.session.dispatch(Command::PutEntries { entries }) {
            Ok(done) => {
                form.submitted();
                open.set(false);
                ui.offer_undo(&words::month_written(&offer.get_value(), lang), &done);
            }
            Err(refused) => refusal.set(Some(refused)),
        }
    };
    view! {
        <FormDialog
            form
            title
            label=Signal::derive(move || match doubts.with(Vec::is_empty) || doubts.get() != read.get() {
                true => words::write_into_month(lang),
                false => words::write_anyway(lang),
            })
            refused=Signal::derive(move || is_empty.get().then(|| words::nothing_to_write(lang)))
            on_submit=write
            on_close=move |()| open.set(false)
        >
            {offer.with_value(|offer| {
                offer.offered.iter().map(|one| input(record, form, refusal, offer, one)).collect_view()
            })}
            {move || {
                let shown = refusal.get().filter(|refused| !matches!(refused, Refusal::Field(..)));
                shown.map(|refused| view! { <Banner tone=Tone::Bad title=words::refusal(&refused, lang) /> })
            }}
        </FormDialog>
    }
}

/// What is doubtful about what is typed, field by field.
fn doubts_of(offer: &VisitOffer, form: Form) -> Vec<(String, Doubt)> {
    let of = |one: &Offered| {
        let key = key_of(one);
        let doubts = offer.doubts(one, &form.text_now(&key));
        doubts.into_iter().map(move |doubt| (key.clone(), doubt)).collect::<Vec<_>>()
    };
    offer.offered.iter().flat_map(of).collect()
}

/// One field with what it rests on.
fn input(
    record: Record,
    form: Form,
    refusal: RwSignal<Option<Refusal>>,
    offer: &VisitOffer,
    one: &Offered,
) -> Option<impl IntoView + use<>> {
    let lang = record.ui.lang;
    let spec = one.spec()?;
    let key = key_of(one);
    let (written, read) = (key.clone(), key);
    let value = Signal::derive(move || form.text_now(&read));
    let error = Signal::derive(move || match refusal.get() {
        Some(Refusal::Field(_, field, error)) if field == spec.key => Some(words::field_error(&error, lang)),
        _ => None,
    });
    let unit = record.ui.session.read(|view| view.book.text(record.project().entity(), "quantity_unit").to_owned());
    let is_sum = matches!(one.from, Basis::PartOfSum { .. } | Basis::Added { .. });
    let beside = is_sum.then(|| words::reported_beside(offer, lang)).flatten();
    let hint = [Some(words::rests_on(&one.from, lang)), beside].into_iter().flatten().collect::<Vec<_>>().join("；");
    let less = match one.from {
        Basis::PartOfSum { less, .. } => less,
        Basis::Answer(_) | Basis::Added { .. } => None,
    };
    let take_key = key_of(one);
    let take = less.map(|less| {
        let on_press = move |()| form.write(&take_key, less.sum.to_string());
        view! { <Button label=words::take_less(less, lang) size=ButtonSize::Small on_press /> }
    });
    let (offer, one) = (offer.clone(), one.clone());
    let doubt = Signal::derive(move || {
        let doubts = offer.doubts(&one, &form.text_now(&key_of(&one)));
        let said: Vec<String> = doubts.into_iter().map(|doubt| words::offer_doubt(doubt, lang)).collect();
        (!said.is_empty()).then(|| said.join("；"))
    });
    Some(view! {
        <FieldInput
            spec
            value
            error
            hint=Signal::stored(Some(hint))
            quantity_unit=Signal::stored(unit)
            on_change=move |text| form.write(&written, text)
        />
        {move || doubt.get().map(|doubt| view! { <Banner tone=Tone::Warn title=doubt /> })}
        {take}
    })
}
