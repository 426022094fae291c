//! A sheet as a page hands it around.

use std::sync::Arc;

use crate::app::grid::Sheet;

/// A sheet at one moment. Two are the same only where nothing was read again.
#[derive(Clone)]
pub struct Open(Arc<dyn Sheet + Send + Sync>);

impl Open {
    /// Takes a sheet.
    pub fn of(sheet: impl Sheet + Send + Sync + 'static) -> Self {
        Self(Arc::new(sheet))
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
