//! Something that was reckoned, with how: its value in one line, which opens to the reckoning, the rule and the rows that it was made from.

use leptos::prelude::*;

use crate::app::session::View;
use crate::domain::figures::amount::Amount;
use crate::domain::figures::figure::Figure;
use crate::domain::figures::rule::Unit;
use crate::domain::text::Lang;
use crate::ui::context::Ui;
use crate::ui::controls::Disclosure;
use crate::ui::parts::figure_rows::{MadeOf, made_of};
use crate::ui::words::{self, FigureWords, RegisterWords};

/// All that is said of one thing that was reckoned.
#[derive(Clone, PartialEq)]
pub struct Told {
    /// What it is called.
    pub name: String,
    /// The value with its unit, or why there is none.
    pub value: String,
    /// The reckoning and what is said beside it.
    pub lines: Vec<String>,
    /// The rule in words.
    pub rule: String,
    /// The rows that it was made from.
    pub rows: Vec<MadeOf>,
}

impl Told {
    /// All that is said of a figure; `doubts` stand before its remarks.
    pub fn of_figure(view: &View, figure: &Figure, doubts: Vec<String>, lang: Lang) -> Self {
        let rule = figure.rule();
        let written = figure.value().ok().and_then(|_| figure.reckoning()).map(|reckoning| reckoning.written());
        let marks = figure.marks().iter().map(|mark| mark.words().get(lang).to_owned());
        let shown = figure.shown(view.figure_settings().rounding).map(Amount::grouped).unwrap_or_default();
        Self {
            name: rule.name.get(lang).to_owned(),
            value: match figure.value() {
                Err(why) => words::no_figure(why, lang),
                Ok(_) if rule.unit == Unit::Own => shown,
                Ok(_) => format!("{shown} {}", rule.unit.name().get(lang)),
            },
            lines: doubts.into_iter().chain(written).chain(marks).collect(),
            rule: rule.text.get(lang).to_owned(),
            rows: figure.sources().iter().map(|source| made_of(view, source, lang)).collect(),
        }
    }
}

/// The figure or the judgement, which opens to its rule and to the rows that it was made from.
pub fn opened(told: Told, ui: Ui) -> impl IntoView {
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
