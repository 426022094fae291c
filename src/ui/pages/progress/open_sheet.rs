//! A sheet as a page hands it around.

use std::sync::Arc;

use crate::app::grid::{Beside, Head, Holds, Sheet};
use crate::domain::text::Lang;

/// A sheet at one moment. Two are the same only where nothing was read again.
#[derive(Clone)]
pub struct Open(Arc<dyn Sheet + Send + Sync>);

impl Open {
    /// Takes a sheet.
    pub fn of(sheet: impl Sheet + Send + Sync + 'static) -> Self {
        Self(Arc::new(sheet))
    }

    /// Takes a sheet that others have too.
    pub fn shared(sheet: Arc<impl Sheet + Send + Sync + 'static>) -> Self {
        Self(sheet)
    }

    /// The sheet.
    pub fn sheet(&self) -> &(dyn Sheet + Send + Sync) {
        &*self.0
    }
}

impl PartialEq for Open {
    fn eq(&self, other: &Self) -> bool {
        Arc::ptr_eq(&self.0, &other.0)
    }
}

/// A sheet of a project that is not there.
pub struct Nothing;

impl Sheet for Nothing {
    fn rows(&self) -> usize {
        0
    }

    fn heads(&self) -> &'static [Head] {
        &[]
    }

    fn holds(&self, _: usize, _: usize) -> Holds {
        Holds::Words(String::new())
    }

    fn label(&self, _: usize, _: Lang) -> String {
        String::new()
    }

    fn along(&self, _: usize, _: &[&str], _: &Beside) -> Vec<(String, String)> {
        Vec::new()
    }
}
