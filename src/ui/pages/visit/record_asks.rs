//! What the record says of items that asked for more: what the visit scored, and the evidence that is missing.

use leptos::prelude::*;

use crate::domain::checklist::Points;
use crate::domain::fields::spec;
use crate::domain::ids::VisitId;
use crate::domain::lacking::{WHY_LACKING, lacking};
use crate::domain::tables::RecordKind;
use crate::ui::words;

use super::amend::AmendButton;
use super::open_record::{Record, Target, field_text};
use super::score::ScoreTable;

/// 得分 with its parts; nothing where no item has points.
#[component]
pub fn Score(record: Record) -> impl IntoView {
    let template = record.template();
    (template.points() != Points::default()).then(|| {
        view! { <ScoreTable ui=record.ui visit=record.visit() template /> }
    })
}

/// The items whose evidence is missing, and why; nothing where none is and nothing was written.
#[component]
pub fn Lacking(record: Record) -> impl IntoView {
    let Record { ui, words, .. } = record;
    let (visit, template) = (record.visit(), record.template());
    let reason = field_text(record, WHY_LACKING);
    let items = ui.session.watch(&[RecordKind::Visits, RecordKind::Photos, RecordKind::Problems], move |view| {
        let all = lacking(view.book, view.tables, &visit, &template);
        let said = all.iter().map(|one| words::lacks(one.item.prompt.get(ui.lang), &one.of, ui.lang));
        said.collect::<Vec<_>>()
    });
    let is_there = Memo::new(move |_| items.with(|items| !items.is_empty()) || reason.with(|text| !text.is_empty()));
    let spec = spec(VisitId::KIND, WHY_LACKING).expect("the table of visits has this field");
    move || {
        is_there.get().then(|| {
            view! {
                <section class="section">
                    <div class="section__head">
                        <h2 class="section__title">{words.lacking_record}</h2>
                    </div>
                    <ul class="record__lacking">
                        {move || items.get().into_iter().map(|said| view! { <li>{said}</li> }).collect_view()}
                    </ul>
                    <p class="record__text">
                        {words::told(spec.name.get(ui.lang), &reason.get(), ui.lang)}
                        <AmendButton record target=Target::Field(spec) />
                    </p>
                </section>
            }
        })
    }
}
