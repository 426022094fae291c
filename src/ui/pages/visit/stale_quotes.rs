//! What words still quote of a figure that was amended: told until the words are amended too.

use std::sync::Arc;

use leptos::prelude::*;

use crate::domain::fields::spec;
use crate::domain::ids::VisitId;
use crate::domain::quoted::{Quote, stale_quotes};
use crate::domain::records::NOTE;
use crate::ui::controls::{Banner, Button, ButtonSize, Icon, Tone};
use crate::ui::words;

use super::open_record::{Record, Target};

/// The banner; nothing where no words quote what no longer holds.
#[component]
pub fn StaleQuotes(record: Record) -> impl IntoView {
    let Record { ui, words, .. } = record;
    let (visit, template) = (record.visit(), record.template());
    let quotes =
        ui.session.watch_entity(visit.clone().entity(), move |view| stale_quotes(view.book, &visit, &template));
    move || {
        (!quotes.with(Vec::is_empty)).then(|| {
            let lines = quotes.get().into_iter().filter_map(|quote| line(record, quote)).collect_view();
            view! {
                <div class="no-print">
                    <Banner tone=Tone::Warn title=words.stale_title.to_owned()>
                        <ul class="stack stack--tight">{lines}</ul>
                    </Banner>
                </div>
            }
        })
    }
}

fn line(record: Record, quote: Quote) -> Option<impl IntoView> {
    let ui = record.ui;
    let target = match quote.field.strip_prefix(NOTE) {
        Some(key) => Target::Note(Arc::new(record.template().item(key)?.clone())),
        None => Target::Field(spec(VisitId::KIND, &quote.field)?),
    };
    let name = target.name(ui.lang);
    let said = words::quotes_old(&name, &quote.written, &quote.now.grouped(), ui.lang);
    let amend = move |()| record.amending.set(Some(target.clone()));
    Some(view! {
        <li class="row row--between">
            <span>{said}</span>
            <Button label=record.words.amend size=ButtonSize::Small icon=Icon::Edit on_press=amend />
        </li>
    })
}
