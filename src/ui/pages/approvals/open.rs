//! The matrix that is open: its rows, what is asked of it, and which rows that shows.

use std::sync::Arc;

use leptos::prelude::*;

use crate::app::entry_form::Purpose;
use crate::app::ledger::approvals::{Approvals, Look, Want};
use crate::book::EntityId;
use crate::domain::ids::ProjectId;
use crate::domain::progress::cells::Slot;
use crate::domain::progress::matrix::{Matrix, ProjectApprovals};
use crate::domain::registers::approval::{self as permit, REGISTER, TYPES};
use crate::domain::tables::RecordKind;
use crate::domain::text::Lang;
use crate::ui::context::Ui;
use crate::ui::parts::form::texts_of;
use crate::ui::pinyin;
use crate::ui::route::Route;
use crate::ui::unsaved::Texts;

/// The open matrix. Copy it freely; it is a handle.
#[derive(Clone, Copy)]
pub struct OpenMatrix {
    /// The context of the page.
    pub ui: Ui,
    /// What is asked.
    pub asked: RwSignal<Approvals>,
    /// All of it.
    pub matrix: Memo<Arc<Matrix>>,
    /// The projects that are shown, in their order.
    pub shown: Memo<Arc<Vec<ProjectId>>>,
    /// The form that lies over the page: what it is for, and what a new approval says at first.
    pub form: RwSignal<Option<(Purpose, Texts)>>,
}

impl OpenMatrix {
    /// Opens the matrix.
    pub fn new(ui: Ui, asked: RwSignal<Approvals>) -> Self {
        let kinds = [RecordKind::Projects, RecordKind::Entries(&REGISTER), RecordKind::Other];
        let matrix = ui.session.watch(&kinds, |view| Arc::new(Matrix::of(view.book, view.tables, view.today)));
        let shown = Memo::new(move |_| {
            asked.with(|asked| {
                matrix.with(|matrix| {
                    let rows = matrix.rows.iter().filter(|row| asked.shows(row, &pinyin::initial));
                    Arc::new(rows.map(|row| row.project.id.clone()).collect())
                })
            })
        });
        Self { ui, asked, matrix, shown, form: RwSignal::new(None) }
    }

    /// The row of a project, where it has one.
    pub fn row(self, project: &ProjectId) -> Option<ProjectApprovals> {
        self.matrix.with(|matrix| matrix.rows.iter().find(|row| row.project.id == *project).cloned())
    }

    /// The columns: the types in their order, what the list does not name only where something stands there.
    pub fn columns(self) -> Vec<usize> {
        self.matrix.with(|matrix| {
            let last = matrix.rules.types().len() - 1;
            let is_used =
                matrix.rows.iter().any(|row| row.row.slots.get(last).is_some_and(|slot| slot.cell().is_some()));
            (0..=last).filter(|place| *place < last || is_used).collect()
        })
    }

    /// What a type is called.
    pub fn type_name(self, place: usize, lang: Lang) -> &'static str {
        self.matrix.with(|matrix| matrix.rules.types()[place].name(lang))
    }

    /// What the figure at a look counts.
    pub fn count_of(self, look: Look) -> Option<usize> {
        match look {
            Look::ByProject | Look::ByDepartment => None,
            Look::Expiring => Some(self.matrix.with(|matrix| matrix.expiring().len())).filter(|count| *count > 0),
        }
    }

    /// Asks for nothing more.
    pub fn clear(self) {
        self.asked.update(|asked| *asked = Approvals { look: asked.look, ..Approvals::default() });
    }

    /// The address of the projects of which a department holds such approvals.
    pub fn listed_at(department: Option<&str>, want: Option<Want>) -> String {
        use crate::app::ledger::address::Addressed;
        let asked = Approvals {
            department: department.unwrap_or_default().to_owned(),
            wants: want.into_iter().collect(),
            ..Approvals::default()
        };
        Route::Approvals(asked.write()).href()
    }

    /// Opens the form of what stands at the place of a type: the approval, or a new one of that type.
    pub fn edit(self, project: &ProjectId, place: usize) {
        let slot = self.row(project).and_then(|row| row.row.slots.get(place).cloned());
        let form = match slot.as_ref().and_then(Slot::cell) {
            Some(cell) => (Purpose::Edit(&REGISTER, cell.entry.clone()), Texts::new()),
            None => {
                let (key, unit) = self.matrix.with_untracked(|matrix| {
                    let rule = &matrix.rules.types()[place];
                    (TYPES.with_key(rule.key).map_or("", |option| option.name(self.ui.lang)), rule.unit.to_string())
                });
                let first = texts_of([(permit::TYPE.key, key.to_owned()), (permit::UNIT.key, unit)]);
                (Purpose::New(&REGISTER, Some(project.clone().into())), first)
            }
        };
        self.form.set(Some(form));
    }
}

/// The address of an approval.
pub fn entry_href(entry: &EntityId) -> String {
    Route::Entry(entry.clone()).href()
}
