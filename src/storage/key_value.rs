//! The synchronous store of texts under keys that the record is kept in: localStorage, or memory.

/// Why a text could not be read or written. The old text is still in place.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum KeyValueError {
    /// No room is left.
    Quota,
    /// The browser does not let this page store anything.
    Blocked,
    /// The browser failed in another way.
    Unreadable,
    /// A newer program keeps the book: this one writes nothing.
    Newer,
}

/// Texts under keys. Each operation happens whole or not at all.
pub trait KeyValue {
    /// The text under a key.
    fn get(&self, key: &str) -> Result<Option<String>, KeyValueError>;
    /// Whether there is a text under a key.
    fn has(&self, key: &str) -> Result<bool, KeyValueError> {
        Ok(self.get(key)?.is_some())
    }
    /// How long the text under a key is, in UTF-16 units; 0 where there is none.
    fn length(&self, key: &str) -> Result<usize, KeyValueError> {
        Ok(self.get(key)?.map_or(0, |text| units(&text)))
    }
    /// Puts a text under a key, in place of what was there.
    fn set(&self, key: &str, text: &str) -> Result<(), KeyValueError>;
    /// Takes a key away; nothing happens where there is none.
    fn remove(&self, key: &str) -> Result<(), KeyValueError>;
    /// The keys that start so, in no order.
    fn keys(&self, prefix: &str) -> Result<Vec<String>, KeyValueError>;
}

impl<K: KeyValue + ?Sized> KeyValue for Box<K> {
    fn get(&self, key: &str) -> Result<Option<String>, KeyValueError> {
        (**self).get(key)
    }

    fn has(&self, key: &str) -> Result<bool, KeyValueError> {
        (**self).has(key)
    }

    fn length(&self, key: &str) -> Result<usize, KeyValueError> {
        (**self).length(key)
    }

    fn set(&self, key: &str, text: &str) -> Result<(), KeyValueError> {
        (**self).set(key, text)
    }

    fn remove(&self, key: &str) -> Result<(), KeyValueError> {
        (**self).remove(key)
    }

    fn keys(&self, prefix: &str) -> Result<Vec<String>, KeyValueError> {
        (**self).keys(prefix)
    }
}

/// The UTF-16 units of a text, in which browsers count room.
pub(super) fn units(text: &str) -> usize {
    text.chars().map(char::len_utf16).sum()
}
