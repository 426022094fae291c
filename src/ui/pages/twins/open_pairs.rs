//! The pairs that nobody has decided about, while somebody decides.

use std::sync::Arc;

use leptos::prelude::*;

use crate::domain::command::{Command, TwinWish};
use crate::domain::ids::ProjectId;
use crate::domain::twins::Pair;
use crate::ui::context::Ui;
use crate::ui::words::TwinWords;

/// The pairs while somebody decides. Copy it freely; it is a handle.
#[derive(Clone, Copy)]
pub struct OpenPairs {
    /// The context.
    pub ui: Ui,
    /// All that nobody has decided about.
    pub all: Memo<Arc<Vec<Pair>>>,
    /// The place of the one that is shown.
    pub at: RwSignal<usize>,
}

impl OpenPairs {
    /// The one that is shown; where the last was decided, the one before it.
    pub fn current(self) -> Option<Pair> {
        self.all.with(|all| all.get(self.at.get().min(all.len().saturating_sub(1))).cloned())
    }

    /// Joins them.
    pub fn join(self, kept: ProjectId, other: ProjectId) {
        let words = TwinWords::of(self.ui.lang);
        self.ui.act(Command::Twin(TwinWish::Join { kept, other }), words.joined);
    }

    /// Notes that they are not the same.
    pub fn tell_apart(self, Pair { one, other, .. }: Pair) {
        let words = TwinWords::of(self.ui.lang);
        self.ui.act(Command::Twin(TwinWish::TellApart { one, other }), words.told_apart);
    }
}
