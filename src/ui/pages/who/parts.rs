//! One part of the page: a title over a table, or a sentence where nothing stands in it.

use leptos::prelude::*;

use crate::domain::text::Lang;
use crate::ui::controls::WideTable;
use crate::ui::words;

/// As many lines stand in one part.
const MOST: usize = 60;

/// What stands in a part.
pub struct Part {
    /// Its title.
    pub title: &'static str,
    /// What is said where it has no rows.
    pub nothing: &'static str,
    /// The heads of its columns.
    pub heads: Vec<&'static str>,
    /// Its rows, cell by cell.
    pub rows: Vec<Vec<AnyView>>,
    /// The language.
    pub lang: Lang,
}

/// A link to what a row is of.
pub fn link(href: String, text: String) -> AnyView {
    view! { <a class="list__name" href=href>{text}</a> }.into_any()
}

/// The part.
pub fn part(part: Part) -> AnyView {
    let Part { title, nothing, heads, rows, lang } = part;
    let more = rows.len().saturating_sub(MOST);
    let body = match rows.is_empty() {
        true => view! { <p class="quiet">{nothing}</p> }.into_any(),
        false => {
            let heads = heads.into_iter().map(|head| view! { <th scope="col">{head}</th> }).collect_view();
            let row = |cells: Vec<AnyView>| {
                let cells = cells.into_iter().map(|cell| view! { <td>{cell}</td> }).collect_view();
                view! { <tr>{cells}</tr> }
            };
            let rows = rows.into_iter().take(MOST).map(row).collect_view();
            view! {
                <WideTable label=title>
                    <table class="ledger"><thead><tr>{heads}</tr></thead><tbody>{rows}</tbody></table>
                </WideTable>
            }
            .into_any()
        }
    };
    view! {
        <section class="section">
            <div class="section__head"><h2 class="section__title">{title}</h2></div>
            {body}
            {(more > 0).then(|| view! { <p class="quiet">{words::not_listed(more, lang)}</p> })}
        </section>
    }
    .into_any()
}
