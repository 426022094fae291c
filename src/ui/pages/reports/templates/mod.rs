//! `#/reports/templates`: 通报模板, the built-in one and the office's own, one of them from a file; and the page of each.

mod address;
mod editor;
mod faults;
mod list;
mod parts;
mod texts;

use leptos::prelude::*;

use crate::domain::report::wording::Wording;
use crate::domain::report::wordings::{self, is_retired};
use crate::ui::context::Ui;
use crate::ui::parts::NotFound;

use address::NEW;
use editor::Editor;
use list::Templates;

/// The list, or the template that the address names.
#[component]
pub fn WordingPage(template: String) -> impl IntoView {
    let ui = Ui::get();
    if template.is_empty() {
        return view! { <Templates ui /> }.into_any();
    }
    if template == NEW {
        return view! { <Editor ui of=None first=Wording::usual() is_retired=false /> }.into_any();
    }
    let found = ui.session.read(|view| {
        let of = wordings::id(&template)?;
        Some((wordings::versions(view.book, &of).pop()?, is_retired(view.book, &of), of))
    });
    match found {
        Some((first, is_retired, of)) => view! { <Editor ui of=Some(of) first is_retired /> }.into_any(),
        None => view! { <NotFound /> }.into_any(),
    }
}
