//! The line of sums below the rows of a list: under the columns of a table, as words on a narrow page.

use leptos::prelude::*;

use crate::ui::context::Ui;
use crate::ui::controls::{NARROW, media};
use crate::ui::words::RegisterWords;

/// A column above the line.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Summed {
    /// Its head.
    pub head: String,
    /// Its width, as a track of a CSS grid.
    pub width: &'static str,
    /// Whether it holds figures, which stand at its end.
    pub holds_figures: bool,
}

/// The line. Nothing where nothing is summed.
#[component]
pub fn SumLine(
    /// The columns, in their order.
    columns: Vec<Summed>,
    /// The sum of each column, where it has one.
    #[prop(into)]
    sums: Signal<Vec<Option<String>>>,
) -> impl IntoView {
    let words = RegisterWords::of(Ui::get().lang);
    let narrow = media(NARROW);
    let tracks = columns.iter().map(|column| column.width).collect::<Vec<_>>().join(" ");
    move || {
        let told = sums.get();
        if told.iter().all(Option::is_none) {
            return None;
        }
        let named = told
            .iter()
            .zip(&columns)
            .filter_map(|(sum, column)| Some(format!("{} {}", column.head, sum.as_ref()?)))
            .collect::<Vec<_>>();
        let in_words = format!("{}　{}", words.sum, named.join("　"));
        if narrow.get() {
            return Some(view! { <p class="register__sum-words num">{in_words}</p> }.into_any());
        }
        let cells = told.into_iter().zip(&columns).enumerate().map(|(place, (sum, column))| {
            let class = match column.holds_figures {
                true => "register__sum-cell register__sum-cell--end num",
                false => "register__sum-cell",
            };
            let first = (place == 0).then_some(words.sum);
            view! { <span class=class>{first}{sum}</span> }
        });
        Some(
            view! {
                <div class="register__sums" role="group" aria-label=in_words style=("--columns", tracks.clone())>
                    {cells.collect_view()}
                </div>
            }
            .into_any(),
        )
    }
}
