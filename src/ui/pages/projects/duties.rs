//! 权责: who answers for a project and who builds it, with the telephone numbers.

use leptos::prelude::*;

use crate::app::session::View;
use crate::book::EntityId;
use crate::domain::answering::WhoKind;
use crate::domain::defaults::LEADERS;
use crate::domain::fields::{FieldKind, spec};
use crate::domain::ids::ProjectId;
use crate::domain::phone::{self, Number};
use crate::domain::project_parts::ProjectPart;
use crate::domain::text::Lang;
use crate::ui::context::Ui;
use crate::ui::controls::{Fact, KeyValue};
use crate::ui::parts::history::HistoryButton;
use crate::ui::parts::phone::PhoneLink;
use crate::ui::route::Route;
use crate::ui::words::ProjectWords;

/// One line: its field, its name, its value, and the numbers that stand in it.
#[derive(Clone, PartialEq)]
struct Duty {
    key: &'static str,
    label: String,
    value: String,
    numbers: Vec<Number>,
}

/// The section; nothing where nobody is named.
#[component]
pub fn Duties(project: ProjectId) -> impl IntoView {
    let ui = Ui::get();
    let words = ProjectWords::of(ui.lang);
    let id = project.clone();
    let duties = ui.session.watch_entity(project.entity(), move |view| tell(&view, id.entity(), ui.lang));
    let of = project.entity().clone();
    move || {
        let duties = duties.get();
        (!duties.is_empty()).then(|| {
            let lines = duties.into_iter().map(|duty| line(&of, duty, ui.lang)).collect_view();
            view! {
                <section class="section">
                    <div class="section__head"><h2 class="section__title">{words.duties}</h2></div>
                    <KeyValue>{lines}</KeyValue>
                </section>
            }
        })
    }
}

fn line(of: &EntityId, duty: Duty, lang: Lang) -> impl IntoView + use<> {
    let Duty { key, label, value, numbers } = duty;
    let of = of.clone();
    let is_all_numbers = spec(of.kind(), key).is_some_and(|spec| spec.kind == FieldKind::Phone);
    // A number among words is dialled from behind them.
    // Who answers for a project leads to all that they answer for.
    let who = match key {
        "lead_unit" => Some(WhoKind::Unit),
        key => LEADERS.contains(&key).then_some(WhoKind::Leader),
    };
    let said = match who {
        Some(kind) => {
            let href = Route::Holder(kind, value.trim().to_owned()).href();
            view! { <a href=href>{value.clone()}</a> }.into_any()
        }
        None => view! { <span>{value.clone()}</span> }.into_any(),
    };
    let words = (!is_all_numbers || numbers.is_empty()).then_some(said);
    let links = numbers.into_iter().map(|number| view! { <PhoneLink number of="" lang /> }).collect_view();
    view! {
        <Fact label=label.clone()>
            {words}
            {links}
            <HistoryButton of set=key.to_owned() label />
        </Fact>
    }
}

fn tell(view: &View, of: &EntityId, lang: Lang) -> Vec<Duty> {
    let filled =
        ProjectPart::People.fields().into_iter().map(|spec| (spec, spec.show(view.book.value(of, spec.key), lang)));
    filled
        .filter(|(_, value)| !value.is_empty())
        .map(|(spec, value)| {
            let numbers = match spec.kind {
                FieldKind::Phone => phone::numbers(&value),
                _ => phone::found_in(&value),
            };
            Duty { key: spec.key, label: spec.name.get(lang).to_owned(), value, numbers }
        })
        .collect()
}

/// Whom to turn to, in one line at the head of the page: the leader, the person to speak to, the number.
#[derive(Clone, PartialEq, Default)]
pub struct Contact {
    /// `包保领导 段副区长`.
    pub leader: String,
    /// 联系人, or else 责任人.
    pub person: String,
    /// Their numbers.
    pub numbers: Vec<Number>,
}

impl Contact {
    /// What the book says of a project.
    pub fn of(view: &View, project: &ProjectId, lang: Lang) -> Self {
        let of = project.entity();
        let text = |key: &str| view.book.text(of, key).trim();
        let leader = LEADERS.iter().find(|key| !text(key).is_empty()).and_then(|key| spec(of.kind(), key));
        let leader = leader.map(|spec| format!("{} {}", spec.name.get(lang), text(spec.key))).unwrap_or_default();
        let person = ["contact", "responsible"].into_iter().map(text).find(|name| !name.is_empty()).unwrap_or_default();
        let mut numbers = phone::numbers(text("phone"));
        if numbers.is_empty() {
            numbers = phone::found_in(person);
        }
        Self { leader, person: person.to_owned(), numbers }
    }
}
