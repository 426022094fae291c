//! A store in memory that behaves like localStorage at its worst: small, failing, killed, and late to reach the disk.

use std::cell::RefCell;
use std::collections::BTreeMap;
use std::rc::Rc;

use super::key_value::{KeyValue, KeyValueError, units};

/// Texts in memory; its clones are the same store, as the tabs of one browser see it.
#[derive(Clone, Default, Debug)]
pub struct MemoryKeyValue {
    shelf: Rc<RefCell<Shelf>>,
    unknown: Option<&'static str>,
}

/// What goes wrong with which operation.
#[derive(Clone, Copy, PartialEq, Eq, Default, Debug)]
pub enum Fault {
    /// Nothing.
    #[default]
    None,
    /// The operation of this number (the next one is 0) fails so, the others do not.
    Once(u64, KeyValueError),
    /// From the operation of this number on nothing reaches the store any more: the program was killed there.
    Killed(u64),
}

#[derive(Default, Debug)]
struct Shelf {
    texts: BTreeMap<String, String>,
    used: usize,
    on_disk: BTreeMap<String, String>,
    quota: Option<usize>,
    fault: Fault,
    operations: u64,
}

impl MemoryKeyValue {
    /// A store that holds no more than this many UTF-16 units, keys and texts together.
    pub fn with_quota(units: usize) -> Self {
        let store = Self::default();
        store.set_quota(Some(units));
        store
    }

    /// The same store as a program sees it that knows nothing of a key: it reads nothing there and writes nothing.
    pub fn ignoring(&self, key: &'static str) -> Self {
        Self { unknown: Some(key), ..self.clone() }
    }

    /// Sets or lifts the limit.
    pub fn set_quota(&self, units: Option<usize>) {
        self.shelf.borrow_mut().quota = units;
    }

    /// Says what shall go wrong, counting operations from now on.
    pub fn set_fault(&self, fault: Fault) {
        let mut shelf = self.shelf.borrow_mut();
        shelf.fault = fault;
        shelf.operations = 0;
    }

    /// How many operations there were since the last [`set_fault`](Self::set_fault).
    pub fn operations(&self) -> u64 {
        self.shelf.borrow().operations
    }

    /// The UTF-16 units in use, keys and texts together.
    pub fn used(&self) -> usize {
        self.shelf.borrow().used
    }

    /// Brings everything written so far to the disk, as browsers do now and then.
    pub fn flush(&self) {
        let mut shelf = self.shelf.borrow_mut();
        shelf.on_disk = shelf.texts.clone();
    }

    /// Loses everything written since the last flush, as when a browser is killed.
    pub fn power_cut(&self) {
        let mut shelf = self.shelf.borrow_mut();
        shelf.texts = shelf.on_disk.clone();
        shelf.used = shelf.texts.iter().map(|(key, text)| units(key) + units(text)).sum();
    }

    fn operation(&self) -> Result<std::cell::RefMut<'_, Shelf>, KeyValueError> {
        let mut shelf = self.shelf.borrow_mut();
        let number = shelf.operations;
        shelf.operations += 1;
        match shelf.fault {
            Fault::Once(at, error) if at == number => Err(error),
            Fault::Killed(at) if at <= number => Err(KeyValueError::Blocked),
            Fault::None | Fault::Once(..) | Fault::Killed(_) => Ok(shelf),
        }
    }
}

impl Shelf {
    fn room_of(&self, key: &str) -> usize {
        self.texts.get(key).map_or(0, |text| units(key) + units(text))
    }
}

impl KeyValue for MemoryKeyValue {
    fn get(&self, key: &str) -> Result<Option<String>, KeyValueError> {
        Ok(self.operation()?.texts.get(key).filter(|_| self.unknown != Some(key)).cloned())
    }

    fn set(&self, key: &str, text: &str) -> Result<(), KeyValueError> {
        let mut shelf = self.operation()?;
        if self.unknown == Some(key) {
            return Ok(());
        }
        let used = shelf.used - shelf.room_of(key) + units(key) + units(text);
        if shelf.quota.is_some_and(|quota| used > quota) {
            return Err(KeyValueError::Quota);
        }
        shelf.used = used;
        shelf.texts.insert(key.to_owned(), text.to_owned());
        Ok(())
    }

    fn remove(&self, key: &str) -> Result<(), KeyValueError> {
        let mut shelf = self.operation()?;
        shelf.used -= shelf.room_of(key);
        shelf.texts.remove(key);
        Ok(())
    }

    fn keys(&self, prefix: &str) -> Result<Vec<String>, KeyValueError> {
        Ok(self.operation()?.texts.keys().filter(|key| key.starts_with(prefix)).cloned().collect())
    }
}
