//! Fields in which somebody has typed, until their words are in the book or in a draft.
//!
//! This module owns the rule: a field that took a letter counts until something has certainly taken its words, whoever built it. It knows
//! fields only by a handle, so that the page hands in elements and a test numbers.

/// How far the words of a field are.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub enum Stage {
    /// They were committed, and nothing has taken them: they stand in the field and nowhere else.
    NotTaken,
    /// Somebody types.
    Typing,
}

/// What became of words when their field was committed.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Taken {
    /// The book or a draft has them.
    Kept,
    /// Nothing has.
    ByNobody,
}

/// The fields with words that nothing has taken.
#[derive(Debug)]
pub struct TypedFields<F> {
    fields: Vec<(F, Stage)>,
}

impl<F> Default for TypedFields<F> {
    fn default() -> Self {
        Self { fields: Vec::new() }
    }
}

impl<F: PartialEq> TypedFields<F> {
    /// Somebody has typed into a field.
    pub fn typed(&mut self, field: F) {
        match self.fields.iter_mut().find(|(other, _)| *other == field) {
            Some((_, stage)) => *stage = Stage::Typing,
            None => self.fields.push((field, Stage::Typing)),
        }
    }

    /// A field was committed. One that nobody has typed into does not count.
    pub fn committed(&mut self, field: &F, taken: Taken) {
        match taken {
            Taken::Kept => self.fields.retain(|(other, _)| other != field),
            Taken::ByNobody => {
                let found = self.fields.iter_mut().find(|(other, _)| other == field);
                if let Some((_, stage)) = found {
                    *stage = Stage::NotTaken;
                }
            }
        }
    }

    /// Forgets fields that have gone from the page, with their form or their page: no words stand in them any more.
    pub fn look(&mut self, is_there: impl Fn(&F) -> bool) {
        self.fields.retain(|(field, _)| is_there(field));
    }

    /// Whether a field is among them.
    pub fn contains(&self, field: &F) -> bool {
        self.fields.iter().any(|(other, _)| other == field)
    }

    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.fields.is_empty()
    }

    /// How far they are, taken together: while somebody types, that.
    pub fn stage(&self) -> Option<Stage> {
        self.fields.iter().map(|(_, stage)| *stage).max()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_field_counts_until_something_has_its_words() {
        let mut fields = TypedFields::default();
        fields.typed(1);
        assert_eq!(fields.stage(), Some(Stage::Typing));
        fields.committed(&1, Taken::ByNobody);
        assert_eq!(fields.stage(), Some(Stage::NotTaken));
        fields.typed(2);
        assert_eq!(fields.stage(), Some(Stage::Typing), "somebody types elsewhere");
        fields.committed(&2, Taken::Kept);
        assert_eq!(fields.stage(), Some(Stage::NotTaken), "the first still has its words to itself");
        fields.typed(1);
        fields.committed(&1, Taken::Kept);
        assert!(fields.is_empty());
    }

    #[test]
    fn a_field_that_has_gone_holds_no_words() {
        let mut fields = TypedFields::default();
        fields.typed(1);
        fields.typed(2);
        fields.look(|field| *field != 1);
        assert!(!fields.contains(&1) && fields.contains(&2));
    }

    #[test]
    fn a_field_in_which_nobody_typed_does_not_count() {
        let mut fields = TypedFields::default();
        fields.committed(&1, Taken::ByNobody);
        assert_eq!(fields.stage(), None);
    }
}
