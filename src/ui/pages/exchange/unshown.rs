//! What came in and no page has a place for: listed here, with what it lacks.

use leptos::prelude::*;
use leptos::task::spawn_local;

use crate::app::pace::Pace;
use crate::book::EntityId;
use crate::browser::waiting::idle;
use crate::domain::kind::Kind;
use crate::domain::unshown::{Lack, lacks};
use crate::ui::context::Ui;
use crate::ui::controls::Disclosure;
use crate::ui::words::{self, ExchangeWords};

/// How many are named.
const NAMED: usize = 50;

/// The list; nothing where every page has what belongs to it.
#[component]
pub fn NotShown(ui: Ui) -> impl IntoView {
    let words = ExchangeWords::of(ui.lang);
    let found = RwSignal::new((0, Vec::<String>::new()));
    spawn_local(async move {
        let looked = look(ui).await;
        // The page may have been left meanwhile.
        found.try_set(looked);
    });
    view! {
        {move || {
            let (count, lines) = found.get();
            (count > 0).then(|| view! {
                <Disclosure summary=words::not_shown(count, ui.lang)>
                    <p class="quiet">{words.not_shown_text}</p>
                    <ul class="exchange__files">
                        {lines.iter().map(|line| view! { <li class="exchange__file">{line.clone()}</li> }).collect_view()}
                    </ul>
                </Disclosure>
            })
        }}
    }
}

/// Looks through the book once there is nothing else to do: how many are not shown, and a line for each of the first.
async fn look(ui: Ui) -> (usize, Vec<String>) {
    /// How many things are looked at before the clock is.
    const AT_ONCE: usize = 500;
    idle().await;
    let all: Vec<EntityId> = ui.session.read(|view| view.book.all_entities().map(|(of, _)| of.clone()).collect());
    let (mut count, mut newer, mut lines, mut pace) = (0, 0, Vec::new(), Pace::begin());
    for some in all.chunks(AT_ONCE) {
        ui.session.read(|view| {
            for of in some {
                let Some(lack) = lacks(view.book, view.tables, of) else { continue };
                count += 1;
                newer += usize::from(lack == Lack::Newer);
                if lack != Lack::Newer && lines.len() < NAMED {
                    lines.push(line(of, lack, &|set| view.book.text(of, set).to_owned(), ui));
                }
            }
        });
        if pace.is_due() {
            pace.rest().await;
        }
    }
    lines.extend((newer > 0).then(|| words::of_a_newer_version(newer, ui.lang)));
    (count, lines)
}

fn line(of: &EntityId, lack: Lack, text: &dyn Fn(&str) -> String, ui: Ui) -> String {
    let title = match Kind::of(of) {
        Some(Kind::Problem) => text("title"),
        Some(Kind::Visit) => text("day"),
        Some(Kind::Remark) => text("text"),
        Some(Kind::Photo | Kind::Attachment) => text("name"),
        Some(
            Kind::Project
            | Kind::Signature
            | Kind::Person
            | Kind::Unit
            | Kind::Template
            | Kind::Office
            | Kind::Rule
            | Kind::Calendar
            | Kind::Draft
            | Kind::Import
            | Kind::Export
            | Kind::Device
            | Kind::Entry(_),
        )
        | None => text("name"),
    };
    let title = if title.trim().is_empty() { of.rest().to_owned() } else { title };
    let kind = words::kind_name(of.kind(), ui.lang);
    words::lacking(&words::told(&kind, &title, ui.lang), lack, ui.lang)
}
