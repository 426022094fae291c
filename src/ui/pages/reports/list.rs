//! `#/reports`: what there is, and a new bulletin of a month.

use leptos::prelude::*;

use crate::book::EntityId;
use crate::domain::command::{Command, PaperWish};
use crate::domain::fields::Writers;
use crate::domain::figures::month::Month;
use crate::domain::registers::bulletin::{self, REGISTER};
use crate::domain::report::bulletin::is_issued;
use crate::domain::report::tables::TABLES;
use crate::domain::report::when;
use crate::domain::report::wordings::{MadeBy, WordingKey};
use crate::domain::tables::RecordKind;
use crate::domain::text::Text;
use crate::ui::context::Ui;
use crate::ui::controls::{Button, ButtonVariant, EmptyState, Icon, Menu, MenuItem, PageHead, Tag, TagShape, Tone};
use crate::ui::route::{self, Route};
use crate::ui::words::{self, CheckWords, ProofWords, ReportWords, WordingWords};

use super::template_choice::TemplateChoice;

/// How many months back a bulletin is offered of.
const MONTHS: u32 = 12;

/// One line of the list.
#[derive(Clone, PartialEq)]
struct Line {
    id: EntityId,
    month: String,
    number: String,
    is_issued: bool,
    issued_on: String,
}

/// The page.
#[component]
pub fn Reports() -> impl IntoView {
    let ui = Ui::get();
    let words = ReportWords::of(ui.lang);
    let lines = ui.session.watch(&[RecordKind::Entries(&REGISTER)], move |view| {
        let mut lines: Vec<Line> = view
            .tables
            .entries()
            .all(&REGISTER)
            .map(|entry| Line {
                id: entry.id.clone(),
                month: entry.shown(bulletin::PERIOD.key, ui.lang),
                number: entry.text(bulletin::NUMBER).to_owned(),
                is_issued: is_issued(entry),
                issued_on: entry.shown(bulletin::ISSUED_ON.key, ui.lang),
            })
            .collect();
        lines.sort_by(|one, other| other.month.cmp(&one.month).then_with(|| other.issued_on.cmp(&one.issued_on)));
        lines
    });
    let may_write =
        ui.session.watch(&[RecordKind::People, RecordKind::Other], |view| Writers::Office.include(view.my_role()));
    let actions = move || view! { {move || may_write.get().then(|| view! { <NewBulletin ui /> })} };
    view! {
        <div class="page page--list">
            <PageHead title=words.title actions />
            {move || match lines.with(Vec::is_empty) {
                true => {
                    let text = if may_write.get() { words.empty_text } else { words.not_yours };
                    view! { <EmptyState icon=Icon::File title=words.empty text=text.to_owned() /> }.into_any()
                }
                false => view! { <List ui lines=lines.get() /> }.into_any(),
            }}
            <OtherReports ui />
        </div>
    }
}

#[component]
fn List(ui: Ui, lines: Vec<Line>) -> impl IntoView {
    let words = ReportWords::of(ui.lang);
    let row = move |line: Line| {
        let href = Route::Report(line.id).href();
        let state = match line.is_issued {
            true => view! { <Tag word=words.issued tone=Tone::Good shape=TagShape::Disc /> },
            false => view! { <Tag word=words.draft tone=Tone::Neutral shape=TagShape::Ring /> },
        };
        let number = if line.number.is_empty() { words.unnumbered.to_owned() } else { line.number };
        view! {
            <tr>
                <th scope="row"><a class="list__name num" href=href>{line.month}</a></th>
                <td>{number}</td>
                <td>{state}</td>
                <td class="num">{line.issued_on}</td>
            </tr>
        }
    };
    view! {
        <table class="ledger">
            <thead>
                <tr>
                    <th scope="col">{words.month}</th>
                    <th scope="col">{words.number}</th>
                    <th scope="col">{words.state}</th>
                    <th scope="col">{words.issued_on}</th>
                </tr>
            </thead>
            <tbody>{lines.into_iter().map(row).collect_view()}</tbody>
        </table>
    }
}

/// 领导一页通, and the tables; 核表 and 凭证核验.
#[component]
fn OtherReports(ui: Ui) -> impl IntoView {
    let words = ReportWords::of(ui.lang);
    let line = |route: Route, name: String, about: String| {
        view! {
            <tr>
                <th scope="row"><a class="list__name" href=route.href()>{name}</a></th>
                <td class="quiet">{about}</td>
            </tr>
        }
    };
    let leader = line(Route::Leader(String::new()), words.leader.to_owned(), words.leader_about.to_owned());
    let (title, about) = (WordingWords::of(ui.lang).title.to_owned(), WordingWords::of(ui.lang).about.to_owned());
    let templates = line(Route::ReportTemplates(String::new()), title, about);
    let tables = TABLES.iter().map(|rule| {
        let said = |text: &Text| text.get(ui.lang).to_owned();
        line(Route::ReportTable(rule.key, String::new()), said(&rule.name), said(&rule.about))
    });
    let (check, proof) = (CheckWords::of(ui.lang), ProofWords::of(ui.lang));
    let checks = [
        line(Route::Check, check.title.to_owned(), check.about.to_owned()),
        line(Route::Proof, proof.title.to_owned(), proof.about.to_owned()),
    ];
    view! {
        <section class="section" aria-label=words.tables>
            <h2 class="section__title">{words.tables}</h2>
            <table class="ledger"><tbody>{leader}{templates}{tables.collect_view()}</tbody></table>
        </section>
        <section class="section" aria-label=words.checks>
            <h2 class="section__title">{words.checks}</h2>
            <table class="ledger"><tbody>{checks.into_iter().collect_view()}</tbody></table>
        </section>
    }
}

/// The last closed month by a button, those before it by a menu.
#[component]
fn NewBulletin(ui: Ui) -> impl IntoView {
    let words = ReportWords::of(ui.lang);
    let today = ui.session.today();
    let last = Memo::new(move |_| Month::closed(today.get()));
    let name = move |month: Month| when::month(month).get(ui.lang).to_owned();
    let by = RwSignal::new(String::new());
    let make = move |month: Month| {
        let by = WordingKey::parse(&by.get_untracked());
        let done = ui.act(Command::Paper(PaperWish::Begin { month, by }), words.made);
        if let Some(made) = done.and_then(|done| done.made) {
            route::go(&Route::Report(made));
        }
    };
    let others = Signal::derive(move || {
        let months = (1..MONTHS).map(|back| last.get().back(back));
        months.map(|month| MenuItem::new(name(month), Callback::new(move |()| make(month)))).collect::<Vec<_>>()
    });
    view! {
        <TemplateChoice ui now=MadeBy::BuiltIn value=by on_change=move |text: String| by.set(text) />
        <Menu label=words.other_month items=others />
        <Button
            label=Signal::derive(move || words::new_bulletin(&name(last.get()), ui.lang))
            icon=Icon::Plus
            variant=ButtonVariant::Primary
            on_press=move |()| make(last.get_untracked())
        />
    }
}
