//! What is reckoned of an entry, as columns and its page show it: the value, and what it was made from.

use leptos::prelude::*;

use crate::app::session::View;
use crate::domain::figures::amount::{Amount, Rounding};
use crate::domain::figures::rule::Unit;
use crate::domain::figures::source::Source;
use crate::domain::register::{Derived, Reckoned, Reckons};
use crate::domain::text::Lang;
use crate::ui::context::Ui;
use crate::ui::controls::Disclosure;
use crate::ui::parts::figure_rows::{MadeOf, made_of};
use crate::ui::words::{self, FigureWords, RegisterWords};

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

/// All that is said of one thing that was reckoned.
#[derive(Clone, PartialEq)]
struct Told {
    name: String,
    value: String,
    lines: Vec<String>,
    rule: String,
    rows: Vec<MadeOf>,
}

fn tell(view: &View, derived: &'static Derived, reckoned: &Reckoned, lang: Lang) -> Option<Told> {
    let rounding = view.figure_settings().rounding;
    let value = brief(derived, reckoned, rounding, lang);
    let (value, lines, sources): (String, Vec<String>, Vec<Source>) = match reckoned {
        Reckoned::Figure(figure, _) => {
            let written = figure.value().ok().and_then(|_| figure.reckoning()).map(|reckoning| reckoning.written());
            let marks = figure.marks().iter().map(|mark| mark.words().get(lang).to_owned());
            let unit = figure.rule().unit;
            let value = match figure.value() {
                Err(why) => words::no_figure(why, lang),
                Ok(_) if unit == Unit::Own => value,
                Ok(_) => format!("{value} {}", unit.name().get(lang)),
            };
            (value, written.into_iter().chain(marks).collect(), figure.sources().to_vec())
        }
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
                    {told.into_iter().map(|told| one(told, ui)).collect_view()}
                </section>
            }
        })
    }
}

fn one(told: Told, ui: Ui) -> impl IntoView {
    let words = RegisterWords::of(ui.lang);
    let Told { name, value, lines, rule, rows } = told;
    let lines = lines.into_iter().map(|line| view! { <li>{line}</li> }).collect_view();
    view! {
        <Disclosure summary=name note=Some(value)>
            <div class="basis">
                <ul class="basis__marks">{lines}</ul>
                <dl class="facts"><div><dt>{words.rule}</dt><dd>{rule}</dd></div></dl>
                <h3 class="basis__head">{words.made_of}</h3>
                <MadeOfRows ui rows />
            </div>
        </Disclosure>
    }
}

/// The rows that something was made from, each a link to where it stands.
#[component]
pub fn MadeOfRows(ui: Ui, rows: Vec<MadeOf>) -> impl IntoView {
    let words = FigureWords::of(ui.lang);
    let row = |row: MadeOf| {
        let MadeOf { what, field, value, href } = row;
        let value = if value.is_empty() { words.value_missing.to_owned() } else { value };
        let inner = view! {
            <span class="basis__what">{what}</span>
            <span class="basis__field num">{field}</span>
            <span class="basis__number num">{value}</span>
        };
        match href {
            Some(href) => view! { <li><a class="basis__row" href=href>{inner}</a></li> }.into_any(),
            None => view! { <li class="basis__row">{inner}</li> }.into_any(),
        }
    };
    match rows.is_empty() {
        true => view! { <p class="quiet">{words.no_rows}</p> }.into_any(),
        false => view! { <ul class="basis__rows">{rows.into_iter().map(row).collect_view()}</ul> }.into_any(),
    }
}
