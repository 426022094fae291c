//! What is wrong with a template, in words.

use leptos::prelude::*;

use crate::domain::report::wording::WordingFault;
use crate::ui::context::Ui;
use crate::ui::controls::{Banner, Tone};
use crate::ui::words;

/// Each fault in a sentence.
pub fn told(ui: Ui, faults: &[WordingFault]) -> Vec<String> {
    faults.iter().map(|fault| words::wording_fault(fault, ui.lang)).collect()
}

/// The faults, one below the other.
#[component]
pub fn Faults(title: &'static str, faults: Vec<String>) -> impl IntoView {
    let lines = faults.into_iter().map(|fault| view! { <li>{fault}</li> }).collect_view();
    view! { <Banner tone=Tone::Bad title=title><ul>{lines}</ul></Banner> }
}
