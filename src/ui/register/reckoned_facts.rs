//! Everything that is reckoned of an entry, on its page: each opens to its rule and to the rows that it was made from.

use leptos::prelude::*;

use crate::app::session::View;
use crate::domain::figures::source::Source;
use crate::domain::register::{Derived, Reckoned};
use crate::domain::text::Lang;
use crate::ui::context::Ui;
use crate::ui::parts::figure_rows::made_of;
use crate::ui::parts::made_of::{Told, opened};
use crate::ui::words::RegisterWords;

use super::reckoned::brief;
use super::shown::Shown;

fn tell(view: &View, derived: &'static Derived, reckoned: &Reckoned, lang: Lang) -> Option<Told> {
    let rounding = view.figure_settings().rounding;
    let value = brief(derived, reckoned, rounding, lang);
    let (value, lines, sources): (String, Vec<String>, Vec<Source>) = match reckoned {
        Reckoned::Figure(figure, _) => return Some(Told::of_figure(view, figure, Vec::new(), lang)),
        Reckoned::Word(judged) => {
            let judged = judged.as_ref()?;
            (value, judged.facts.iter().map(|fact| fact.get(lang).to_owned()).collect(), judged.sources.clone())
        }
        Reckoned::Day(day) => (value, Vec::new(), vec![day.as_ref()?.source.clone()]),
    };
    Some(Told {
        name: derived.name().get(lang).to_owned(),
        value,
        lines,
        rule: derived.about().get(lang).to_owned(),
        rows: sources.iter().map(|source| made_of(view, source, lang)).collect(),
    })
}

/// Everything that is reckoned of the entry: each opens to its rule and to the rows that it was made from.
#[component]
pub fn ReckonedFacts(ui: Ui, shown: Memo<Option<Shown>>) -> impl IntoView {
    let words = RegisterWords::of(ui.lang);
    let told = Memo::new(move |_| {
        shown.with(|shown| {
            let Some(shown) = shown else { return Vec::new() };
            let columns = shown.entry.register.computed.columns.iter().zip(&shown.computed);
            ui.session.read(|view| {
                columns.filter_map(|(derived, reckoned)| tell(&view, derived, reckoned, ui.lang)).collect::<Vec<_>>()
            })
        })
    });
    move || {
        let told = told.get();
        (!told.is_empty()).then(|| {
            view! {
                <section class="section">
                    <div class="section__head"><h2 class="section__title">{words.reckoned}</h2></div>
                    {told.into_iter().map(|told| opened(told, ui)).collect_view()}
                </section>
            }
        })
    }
}
