//! The heads of the list of projects, and what each column shows of a project.

use leptos::ev::MouseEvent;
use leptos::prelude::*;

use crate::domain::project_list::ProjectRow;
use crate::domain::text::Lang;
use crate::ui::context::Ui;
use crate::ui::controls::{Align, Cell, CellKind, Column};
use crate::ui::parts::lists::sort_mark;
use crate::ui::route::Route;
use crate::ui::words::ProjectWords;

use super::cells::{figure_of, finish_words, phase_tag, problem_words, visit_link};
use super::col::Col;
use super::open_list::OpenProjects;

impl Col {
    /// The head of the column in the open list.
    pub fn head(self, list: OpenProjects, lang: Lang) -> Column {
        let head = Column::new(self.label(lang), self.track(lang).1);
        let head = match self {
            Self::Figure(_) => head.figures(),
            Self::Begin => head.unseen(),
            _ => head,
        };
        let Some(order) = self.order() else { return head };
        let falls = self.falls();
        let mark =
            Signal::derive(move || list.asked.with(|asked| sort_mark(asked.is_ordered_by(order), asked.turned, falls)));
        head.sorted(mark, Callback::new(move |()| list.order_by(order)))
    }

    /// What it shows of a project.
    pub fn cell(self, row: &ProjectRow, ui: Ui, wide: Signal<bool>) -> AnyView {
        match self {
            Self::Name => name_cell(row, wide).into_any(),
            Self::Phase => {
                let tag = phase_tag(row, ui);
                view! { <Cell>{tag}</Cell> }.into_any()
            }
            Self::Unit => {
                let unit = row.project.lead_unit.clone();
                view! { <Cell><span title=unit.clone()>{unit.clone()}</span></Cell> }.into_any()
            }
            Self::Figure(measure) => {
                let figure = figure_of(row, measure);
                view! { <Cell align=Align::End>{figure}</Cell> }.into_any()
            }
            Self::Finish => {
                let words = finish_words(row, ui);
                view! { <Cell>{words}</Cell> }.into_any()
            }
            Self::Problems => {
                let words = problem_words(row, ui);
                view! { <Cell>{words}</Cell> }.into_any()
            }
            Self::LastVisit => {
                let never = ProjectWords::of(ui.lang).never;
                let visit = row.last_visit.map_or_else(|| never.to_owned(), |day| day.to_string());
                view! { <Cell kind=CellKind::Quiet>{visit}</Cell> }.into_any()
            }
            Self::Begin => {
                let link = visit_link(row, ui);
                view! { <Cell kind=CellKind::Open>{link}</Cell> }.into_any()
            }
        }
    }
}

fn name_cell(row: &ProjectRow, wide: Signal<bool>) -> impl IntoView + use<> {
    let href = Route::Project(row.project.id.clone()).href();
    let name = row.project.name.clone();
    // Where the project opens beside the list the link is the row's; with a key held it is the browser's.
    let press = move |ev: MouseEvent| {
        if wide.get_untracked() && !(ev.ctrl_key() || ev.meta_key() || ev.shift_key()) {
            ev.prevent_default();
        }
    };
    view! {
        <Cell>
            <a class="projects__name" href=href tabindex="-1" title=name.clone() on:click=press>{name.clone()}</a>
        </Cell>
    }
}
