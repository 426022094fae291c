//! The record of a workspace, guarded: nothing is written to a book that a newer program keeps, and a program marks a book as its
//! own before it writes the first text of a greater form.
//!
//! Everything that writes to the record goes through here, so that there is no way past the rule. Reading is free.

use std::cell::Cell;

use super::Workspace;
use super::form::{Form, Mark, NewerForm, Program};
use super::key_value::{KeyValue, KeyValueError};

/// A store that one program reads and writes for one workspace.
#[derive(Debug)]
pub(super) struct Guarded<K> {
    store: K,
    mark: String,
    program: Program,
    /// Once a newer program was met this page session writes nothing any more, also where the mark has gone since.
    newer: Cell<Option<NewerForm>>,
    /// The form that the mark said when it was last read.
    form: Cell<Form>,
}

impl<K: KeyValue> Guarded<K> {
    /// Looks at the mark before anything else is read.
    pub(super) fn new(store: K, workspace: &Workspace, program: Program) -> Result<Self, KeyValueError> {
        let guarded =
            Self { store, mark: Mark::key(workspace), program, newer: Cell::new(None), form: Cell::new(Form::FIRST) };
        guarded.look()?;
        Ok(guarded)
    }

    /// The newer program that was met, if one was.
    pub(super) fn newer(&self) -> Option<NewerForm> {
        self.newer.get()
    }

    /// Looks at the mark again: another tab may have opened the book with a newer program.
    pub(super) fn look(&self) -> Result<Option<NewerForm>, KeyValueError> {
        self.marked()?;
        Ok(self.newer.get())
    }

    /// Takes note of a newer program that was met elsewhere than in the mark.
    pub(super) fn meet(&self, newer: NewerForm) {
        self.newer.set(self.newer.get().or(Some(newer)));
    }

    /// The form that the mark said when it was last read.
    pub(super) fn form(&self) -> Form {
        self.form.get()
    }

    /// The form that the mark says.
    fn marked(&self) -> Result<Form, KeyValueError> {
        let mark = self.store.get(&self.mark)?.as_deref().and_then(Mark::read);
        if let Some(newer) = mark.as_ref().and_then(|mark| mark.newer_than(self.program)) {
            self.meet(newer);
        }
        self.form.set(mark.map_or(Form::FIRST, |mark| mark.form()));
        Ok(self.form.get())
    }

    /// The form that the mark says, where this program may write.
    fn writable(&self) -> Result<Form, KeyValueError> {
        let form = self.marked()?;
        self.newer.get().map_or(Ok(form), |_| Err(KeyValueError::Newer))
    }

    /// Marks the book as one of the greatest form that the program keeps, unless it is marked so.
    pub(super) fn raise(&self) -> Result<(), KeyValueError> {
        self.raise_to(self.program.form)
    }

    fn raise_to(&self, form: Form) -> Result<(), KeyValueError> {
        match self.writable()? < form {
            true => self.store.set(&self.mark, &Mark::of(Program { form, ..self.program }).write()),
            false => Ok(()),
        }
    }
}

impl<K: KeyValue> KeyValue for Guarded<K> {
    fn get(&self, key: &str) -> Result<Option<String>, KeyValueError> {
        self.store.get(key)
    }

    fn has(&self, key: &str) -> Result<bool, KeyValueError> {
        self.store.has(key)
    }

    fn length(&self, key: &str) -> Result<usize, KeyValueError> {
        self.store.length(key)
    }

    fn set(&self, key: &str, text: &str) -> Result<(), KeyValueError> {
        self.raise_to(self.program.plain)?;
        self.store.set(key, text)
    }

    fn remove(&self, key: &str) -> Result<(), KeyValueError> {
        self.writable()?;
        self.store.remove(key)
    }

    fn keys(&self, prefix: &str) -> Result<Vec<String>, KeyValueError> {
        self.store.keys(prefix)
    }
}
