//! Results that are kept until what they follow from changes, so that an edit costs one project. Who changes something says so.

use std::collections::BTreeMap;
use std::fmt;
use std::sync::{Arc, Mutex, PoisonError};

use super::ids::ProjectId;

/// Results of projects, each for what it was asked for last. They follow from the book and say nothing of their own, so all of these are
/// equal.
pub struct KeptOf<K, V> {
    of: Mutex<BTreeMap<ProjectId, (K, Arc<V>)>>,
}

impl<K: PartialEq, V> KeptOf<K, V> {
    /// The result of a project, kept or made. `asked` is everything beside the project that it follows from.
    pub fn of(&self, project: &ProjectId, asked: K, make: impl FnOnce() -> V) -> Arc<V> {
        let kept = self
            .of
            .lock()
            .unwrap_or_else(PoisonError::into_inner)
            .get(project)
            .and_then(|(before, kept)| (*before == asked).then(|| kept.clone()));
        kept.unwrap_or_else(|| {
            let made = Arc::new(make());
            let mut of = self.of.lock().unwrap_or_else(PoisonError::into_inner);
            of.insert(project.clone(), (asked, made.clone()));
            made
        })
    }

    /// Something of a project changed.
    pub fn drop_of(&self, project: &ProjectId) {
        self.of.lock().unwrap_or_else(PoisonError::into_inner).remove(project);
    }

    /// Something changed that counts for all.
    pub fn drop_all(&self) {
        self.of.lock().unwrap_or_else(PoisonError::into_inner).clear();
    }
}

impl<K, V> Default for KeptOf<K, V> {
    fn default() -> Self {
        Self { of: Mutex::default() }
    }
}

impl<K, V> fmt::Debug for KeptOf<K, V> {
    fn fmt(&self, f: &mut fmt::Formatter) -> fmt::Result {
        f.write_str("KeptOf")
    }
}

impl<K, V> PartialEq for KeptOf<K, V> {
    fn eq(&self, _: &Self) -> bool {
        true
    }
}

/// One result of the whole book. It says nothing of its own either.
#[derive(Debug)]
pub struct Once<V>(Mutex<Option<V>>);

impl<V: Copy> Once<V> {
    /// The result, kept or made.
    pub fn get(&self, make: impl FnOnce() -> V) -> V {
        *self.0.lock().unwrap_or_else(PoisonError::into_inner).get_or_insert_with(make)
    }

    /// Something that it follows from changed.
    pub fn forget(&self) {
        *self.0.lock().unwrap_or_else(PoisonError::into_inner) = None;
    }
}

impl<V> Default for Once<V> {
    fn default() -> Self {
        Self(Mutex::default())
    }
}

impl<V> PartialEq for Once<V> {
    fn eq(&self, _: &Self) -> bool {
        true
    }
}

/// Whether two records are the same one: each change of a record makes another.
pub fn is_same<T>(one: Option<&Arc<T>>, other: Option<&Arc<T>>) -> bool {
    match (one, other) {
        (Some(one), Some(other)) => Arc::ptr_eq(one, other),
        (one, other) => one.is_none() && other.is_none(),
    }
}
