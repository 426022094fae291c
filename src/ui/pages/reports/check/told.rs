//! What is doubtful in a table, cell by cell, and what was held against what.

use leptos::prelude::*;

use crate::app::table_check::TableCheck;
use crate::domain::figures::amount::{Amount, Rounding};
use crate::domain::figures::fraction::Fraction;
use crate::domain::text::Lang;
use crate::exchange::check::{Cut, Finding, Kind, Place, Relation};
use crate::ui::words::{self, CheckWords};

/// How many doubtful cells are listed on the screen; paper and files hold all.
const LISTED: usize = 300;

/// What is told of a cell, in the order of the columns.
pub fn cells_of(check: &TableCheck, finding: &Finding, lang: Lang) -> [String; 7] {
    let table = &check.list.table;
    let Place { row, column } = finding.at;
    let stands = match finding.rule.kind {
        Kind::Hundred => words::shares_make(&shown(finding.printed.value, finding.printed.places, Cut::Half), lang),
        _ => table.rows.get(row).map(|row| row.cell(column).to_owned()).unwrap_or_default(),
    };
    let follows = finding.follows.map(|follows| follows_in_words(follows, finding, lang)).unwrap_or_default();
    [
        check.row_name(row),
        table.name_of(column),
        stands,
        follows,
        from_in_words(check, finding, lang),
        finding.rule.name.get(lang).to_owned(),
        words::check_verdict(finding.verdict, lang),
    ]
}

/// The heads of the same.
pub const fn heads(words: &CheckWords) -> [&'static str; 7] {
    [words.row, words.column, words.stands, words.follows, words.from, words.rule, words.verdict]
}

fn shown(number: Fraction, places: u8, cut: Cut) -> String {
    let rounding = match cut {
        Cut::Half | Cut::Up => Rounding::HalfAway,
        Cut::Down => Rounding::Truncate,
    };
    Amount::of(number, places, rounding).grouped()
}

/// What follows, to as many places as are printed; of a part, what it may not be more than.
fn follows_in_words(follows: Fraction, finding: &Finding, lang: Lang) -> String {
    let places = finding.printed.places;
    let half = shown(follows, places, Cut::Half);
    match finding.rule.kind {
        Kind::PartOf | Kind::Parts => format!("≤ {half}"),
        Kind::Ratio | Kind::Growth | Kind::Share => {
            words::follows_either(&half, &shown(follows, places, Cut::Down), lang)
        }
        Kind::Difference | Kind::Across | Kind::Hundred | Kind::Sum | Kind::Rank => {
            let exact = follows.exact_places().unwrap_or(places).max(places);
            shown(follows, exact, Cut::Half)
        }
    }
}

/// The cells that a figure follows from: those of its row by their columns, those of other rows by how many they are.
fn from_in_words(check: &TableCheck, finding: &Finding, lang: Lang) -> String {
    const NAMED: usize = 4;
    let table = &check.list.table;
    let is_of_row = finding.from.iter().all(|place| place.row == finding.at.row);
    if !is_of_row && finding.from.len() > NAMED {
        return words::rows_summed(finding.from.len(), lang);
    }
    let one = |place: &Place| {
        let cell = table.rows.get(place.row).map(|row| row.cell(place.column)).unwrap_or_default();
        match place.row == finding.at.row {
            true => format!("{} {cell}", table.name_of(place.column)),
            false => format!("{} {cell}", check.row_name(place.row)),
        }
    };
    finding.from.iter().map(one).collect::<Vec<_>>().join(words::list_comma(lang))
}

/// The doubtful cells.
#[component]
pub fn Doubts(lang: Lang, check: TableCheck) -> impl IntoView {
    let words = CheckWords::of(lang);
    let findings = &check.checked.findings;
    let row = |finding: &Finding| {
        let cells = cells_of(&check, finding, lang);
        view! { <tr>{cells.into_iter().map(|cell| view! { <td>{cell}</td> }).collect_view()}</tr> }
    };
    let rows = findings.iter().take(LISTED).map(row).collect_view();
    let more = (findings.len() > LISTED).then(|| words::rows_shown(LISTED, findings.len(), lang));
    view! {
        <section class="section">
            <h2 class="section__title">{words.doubtful}</h2>
            <div class="doc__scroll" role="region" aria-label=words.doubtful tabindex="0">
                <table class="ledger">
                    <thead>
                        <tr>{heads(words).map(|head| view! { <th scope="col">{head}</th> }).into_iter().collect_view()}</tr>
                    </thead>
                    <tbody>{rows}</tbody>
                </table>
            </div>
            {more.map(|more| view! { <p class="quiet">{more}</p> })}
        </section>
    }
}

/// What was held against what, and which columns were not.
#[component]
pub fn Relations(lang: Lang, check: TableCheck) -> impl IntoView {
    let words = CheckWords::of(lang);
    let table = &check.list.table;
    let line = |relation: &Relation| {
        let from: Vec<String> = relation.from.iter().map(|column| format!("“{}”", table.name_of(*column))).collect();
        let from = if from.is_empty() { words.rows_of_sum.to_owned() } else { from.join(words::list_comma(lang)) };
        let said = words::follows_from(&table.name_of(relation.column), &from, lang);
        let name = relation.rule.name.get(lang).to_owned();
        let found = relation.is_found.then(|| format!(" · {}", words.found_by_rows));
        view! { <li>{format!("{name} · ")}{said}{found}</li> }
    };
    let unmatched = check.checked.unmatched.iter().map(|column| {
        view! { <li>{words::told(&table.name_of(*column), words.unmatched, lang)}</li> }
    });
    let relations = check.checked.relations.iter().map(line).collect_view();
    let is_empty = check.checked.relations.is_empty() && check.checked.unmatched.is_empty();
    (!is_empty).then(|| {
        view! {
            <section class="section">
                <h2 class="section__title">{words.checked_what}</h2>
                <ul class="prose">{relations}{unmatched.collect_view()}</ul>
            </section>
        }
    })
}
