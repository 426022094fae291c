//! What is reckoned of an entry, as columns and its page show it: the value, and what it was made from.

use leptos::prelude::*;

use crate::app::session::View;
use crate::domain::figures::amount::{Amount, Rounding};
use crate::domain::figures::rule::Unit;
use crate::domain::figures::source::Source;
use crate::domain::register::{Derived, Reckoned, Reckons};
use crate::domain::text::Lang;
use crate::ui::context::Ui;
use crate::ui::parts::figure_rows::made_of;
use crate::ui::parts::made_of::{Told, opened};
use crate::ui::words::{self, RegisterWords};

use super::shown::Shown;

/// The head of its column, with its unit.
pub fn head(derived: &Derived, lang: Lang) -> String {
    let name = derived.name();
    match &derived.reckons {
        Reckons::Figure { rule, .. } if rule.unit != Unit::Own => {
            words::with_unit_in_head(name.get(lang), rule.unit.name().get(lang), lang)
        }
        Reckons::Figure { .. } | Reckons::Word { .. } | Reckons::Day { .. } => name.get(lang).to_owned(),
    }
}

/// The value alone; empty where there is none.
pub fn brief(derived: &Derived, reckoned: &Reckoned, rounding: Rounding, lang: Lang) -> String {
    match (reckoned, &derived.reckons) {
        (Reckoned::Figure(figure, _), _) => figure.shown(rounding).map(Amount::grouped).unwrap_or_default(),
        (Reckoned::Word(Some(judged)), Reckons::Word { words, .. }) => {
            words.with_key(judged.key).map(|word| word.name(lang).to_owned()).unwrap_or_default()
        }
        (Reckoned::Day(Some(day)), _) => day.value.to_string(),
        (Reckoned::Word(_) | Reckoned::Day(_), _) => String::new(),
    }
}

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
