//! Two projects side by side: what differs in bold, what is the same folded, what belongs to each as counts that lead to it.

use leptos::prelude::*;

use crate::app::session::View;
use crate::domain::fields::PROJECT_FIELDS;
use crate::domain::ids::ProjectId;
use crate::domain::money;
use crate::domain::text::{Lang, figure};
use crate::domain::twins::Pair;
use crate::ui::controls::{Button, ButtonVariant, Disclosure};
use crate::ui::parts::field_words::value_words;
use crate::ui::route::Route;
use crate::ui::words::{self, TwinWords};

use super::open_pairs::OpenPairs;

/// One line of the comparison.
struct Line {
    label: &'static str,
    one: String,
    other: String,
}

/// The two, and what can be decided about them.
#[component]
pub fn Compare(open: OpenPairs, pair: Pair) -> impl IntoView {
    let ui = open.ui;
    let words = TwinWords::of(ui.lang);
    let (lines, counts, means) = ui
        .session
        .read(|view| (lines(&view, &pair, ui.lang), counts(&view, &pair, words), means(&view, &pair, ui.lang)));
    let (same, differing): (Vec<Line>, Vec<Line>) = lines.into_iter().partition(|line| line.one == line.other);
    let same_count = words::same_fields(same.len(), ui.lang);
    let (first, second, third) = (pair.clone(), pair.clone(), pair.clone());
    view! {
        <div class="stack">
            <table class="ledger twins__compare">
                <thead>
                    <tr>
                        <th scope="col">{words.field}</th>
                        <th scope="col">{leading(words.one, &pair.one)}</th>
                        <th scope="col">{leading(words.other, &pair.other)}</th>
                    </tr>
                </thead>
                <tbody>
                    {differing.into_iter().map(|line| row(line, words, "twins__differs")).collect_view()}
                    {counts.into_iter().map(|line| row(line, words, "num")).collect_view()}
                </tbody>
            </table>
            {(!same.is_empty()).then(|| view! {
                <Disclosure summary=same_count>
                    <table class="ledger twins__compare">
                        <tbody>{same.into_iter().map(|line| row(line, words, "")).collect_view()}</tbody>
                    </table>
                </Disclosure>
            })}
            <p class="prose">{means}" "{words.keeps}</p>
            <div class="row no-print">
                <Button label=format!("{} 0", words.not_same) on_press=move || open.tell_apart(third.clone()) />
                <Button
                    label=format!("{} 2", words.join_other)
                    on_press=move || open.join(second.other.clone(), second.one.clone())
                />
                <Button
                    label=format!("{} 1", words.join_one)
                    variant=ButtonVariant::Primary
                    on_press=move || open.join(first.one.clone(), first.other.clone())
                />
            </div>
        </div>
    }
}

fn leading(name: &'static str, project: &ProjectId) -> impl IntoView + use<> {
    let href = Route::Project(project.clone()).href();
    view! { <a href=href>{name}</a> }
}

fn row(line: Line, words: &'static TwinWords, class: &'static str) -> impl IntoView {
    let cell = |text: String| match text.is_empty() {
        true => view! { <td><span class="quiet">{words.nothing}</span></td> }.into_any(),
        false => view! { <td class=class>{text}</td> }.into_any(),
    };
    view! { <tr><th scope="row">{line.label}</th>{cell(line.one)}{cell(line.other)}</tr> }
}

/// The fields of which either holds something.
fn lines(view: &View, pair: &Pair, lang: Lang) -> Vec<Line> {
    let value = |of: &ProjectId, key: &str| {
        let of = of.entity();
        value_words(view, of, key, view.book.value(of, key), lang)
    };
    let line = |spec: &'static crate::domain::fields::FieldSpec| Line {
        label: spec.name.get(lang),
        one: value(&pair.one, spec.key),
        other: value(&pair.other, spec.key),
    };
    PROJECT_FIELDS.iter().map(line).filter(|line| !line.one.is_empty() || !line.other.is_empty()).collect()
}

fn counts(view: &View, pair: &Pair, words: &'static TwinWords) -> [Line; 3] {
    let tables = view.tables;
    let line = |label: &'static str, count: &dyn Fn(&ProjectId) -> usize| Line {
        label,
        one: figure(count(&pair.one)),
        other: figure(count(&pair.other)),
    };
    [
        line(words.visits, &|of| tables.visits_of(of).count()),
        line(words.problems, &|of| tables.problems_of(of).count()),
        line(words.entries, &|of| tables.entries().all_of(of.entity()).count()),
    ]
}

fn means(view: &View, pair: &Pair, lang: Lang) -> String {
    let plan = |of: &ProjectId| {
        let plan = view.tables.project(of)?.annual_plan?;
        Some(money::in_words(plan, lang))
    };
    let plans = plan(&pair.one).zip(plan(&pair.other));
    words::joining_means(plans.as_ref().map(|(one, other)| (one.as_str(), other.as_str())), lang)
}
