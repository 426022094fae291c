//! What one register holds of one project, on its page: a table, and the way to write something into it.

use leptos::prelude::*;

use crate::app::ledger::address::Addressed;
use crate::book::EntityId;
use crate::domain::ids::ProjectId;
use crate::domain::register::query::{EntryList, PROJECT_FACET, naturally};
use crate::domain::register::{Column, Register};
use crate::ui::context::Ui;
use crate::ui::controls::{Button, ButtonSize, ButtonVariant, Icon, LinkButton, NARROW, WideTable, media};
use crate::ui::route::Route;
use crate::ui::words::{self, RegisterWords};

use super::address::Query;
use super::clocks::Days;
use super::columns::{head, holds_figures};
use super::open_list::watched;
use super::shown::Shown;

/// As many entries of a register stand on the page of a project; its list has the others.
const MOST: usize = 60;

/// As many columns.
const COLUMNS: usize = 6;

/// As many of them on a card, each by its name: a figure alone does not say whether it is a month's or a sum.
const ON_CARD: usize = 4;

/// What one register holds of a project; where that is nothing, what it is for.
#[component]
pub fn ProjectEntries(
    /// The register.
    register: &'static Register,
    /// The project.
    project: ProjectId,
    /// Opens the form of a new entry.
    #[prop(into)]
    on_add: Callback<&'static Register>,
    /// What else can be done about it.
    #[prop(optional, into)]
    actions: ViewFn,
) -> impl IntoView {
    let ui = Ui::get();
    let words = RegisterWords::of(ui.lang);
    let narrow = media(NARROW);
    let of: EntityId = project.clone().into();
    let entries = ui.session.watch(&watched(register), move |view| {
        let mut all: Vec<_> = view.tables.entries().of(&of, register).cloned().collect();
        crate::book::sorting::by(&mut all, |one, other| naturally(register, one, other).then(one.id.cmp(&other.id)));
        let count = all.len();
        // Of months and years the last say most.
        let some: Vec<_> = match register.key {
            crate::domain::register::Key::Month | crate::domain::register::Key::Year => {
                all.into_iter().rev().take(MOST).collect()
            }
            _ => all.into_iter().take(MOST).collect(),
        };
        let shown: Vec<Shown> = some.iter().filter_map(|entry| Shown::of(&view, &entry.id, ui.lang)).collect();
        (count, shown)
    });
    let title = register.name.get(ui.lang).to_owned();
    let all = Route::Entries(register, list_of(register, &project)).href();
    view! {
        <section class="section">
            <div class="section__head">
                <h2 class="section__title">{title.clone()}</h2>
                <div class="row">
                    {actions.run()}
                    {(!register.is_made_by_commands()).then(|| view! {
                        <Button
                            label=words.add
                            icon=Icon::Plus
                            size=ButtonSize::Small
                            variant=ButtonVariant::Quiet
                            on_press=move |()| on_add.run(register)
                        />
                    })}
                </div>
            </div>
            {move || {
                let (count, shown) = entries.get();
                match (count, narrow.get()) {
                    (0, _) => nothing(register, ui).into_any(),
                    (_, true) => cards(&shown, &[Column::Project], ui).into_any(),
                    (_, false) => table(register, title.clone(), &shown, &[Column::Project], ui).into_any(),
                }
            }}
            {move || (entries.with(|(count, _)| *count) > 0).then(|| {
                let label = words::all_of(entries.with(|(count, _)| *count), ui.lang);
                view! { <div class="row"><LinkButton href=all.clone() label size=ButtonSize::Small variant=ButtonVariant::Quiet /></div> }
            })}
        </section>
    }
}

fn nothing(register: &'static Register, ui: Ui) -> impl IntoView + use<> {
    let stop = if ui.lang == crate::domain::text::Lang::Zh { "。" } else { ". " };
    view! { <p class="quiet">{words::none_yet(register, ui.lang)} {stop} {register.about.get(ui.lang).to_owned()}</p> }
}

/// What stands behind the `?` of the list of this project's entries.
fn list_of(register: &'static Register, project: &ProjectId) -> String {
    let mut asked = Query::of(EntryList::of(register));
    asked.filter.choose_only(PROJECT_FACET, project.rest());
    asked.write()
}

/// The columns that are usual and hold something.
fn filled_columns(register: &'static Register, shown: &[Shown], hidden: &[Column], ui: Ui) -> Vec<Column> {
    let says = |column: &Column| shown.iter().any(|one| !one.text(*column, Days::Short, ui.lang).is_empty());
    let usual = register.columns.iter().copied().filter(|column| !column.is_offered() && !hidden.contains(column));
    usual.filter(says).take(COLUMNS).collect()
}

/// Entries as a table, without the columns that say what is known where it stands.
pub fn table(
    register: &'static Register,
    title: String,
    shown: &[Shown],
    hidden: &[Column],
    ui: Ui,
) -> impl IntoView + use<> {
    let columns = filled_columns(register, shown, hidden, ui);
    let class = move |column: &Column| holds_figures(register, *column).then_some("num");
    let heads = columns
        .iter()
        .map(|column| view! { <th scope="col" class=class(column)>{head(register, *column, ui.lang)}</th> })
        .collect_view();
    let line = |one: &Shown| {
        let href = Route::Entry(one.entry.id.clone()).href();
        let mark = one.mark(ui.lang);
        let cells = columns.iter().enumerate().map(|(place, column)| {
            let text = one.text(*column, Days::Short, ui.lang);
            match place {
                0 => view! {
                    <th scope="row"><a class="list__name" href=href.clone()>{text}</a></th>
                }
                .into_any(),
                _ => view! { <td class=class(column)>{text}</td> }.into_any(),
            }
        });
        view! { <tr>{cells.collect_view()}<td>{mark}</td></tr> }
    };
    let lines = shown.iter().map(line).collect_view();
    let doubt = RegisterWords::of(ui.lang).doubtful;
    view! {
        <WideTable label=title>
            <table class="ledger register-section__table">
                <thead><tr>{heads}<th scope="col"><span class="visually-hidden">{doubt}</span></th></tr></thead>
                <tbody>{lines}</tbody>
            </table>
        </WideTable>
    }
}

/// Entries one below the other.
pub fn cards(shown: &[Shown], hidden: &[Column], ui: Ui) -> impl IntoView + use<> {
    let card = |one: &Shown| {
        let register = one.entry.register;
        let further: Vec<(String, String)> = filled_columns(register, std::slice::from_ref(one), hidden, ui)
            .into_iter()
            .filter(|column| *column != Column::Key)
            .map(|column| (head(register, column, ui.lang), one.text(column, Days::Short, ui.lang)))
            .take(ON_CARD)
            .collect();
        let mark = one.mark(ui.lang);
        view! {
            <li>
                <a class="card" href=Route::Entry(one.entry.id.clone()).href()>
                    <span class="card__line">
                        <span class="card__title">{one.entry.title(ui.lang)}</span>
                        {mark}
                    </span>
                    <span class="card__meta">
                        {further
                            .into_iter()
                            .map(|(head, text)| view! {
                                <span><span class="faint">{head}</span> " " <span class="num">{text}</span></span>
                            })
                            .collect_view()}
                    </span>
                </a>
            </li>
        }
    };
    view! { <ul class="cards">{shown.iter().map(card).collect_view()}</ul> }
}
