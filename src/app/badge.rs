//! What the badge says: whether all that somebody has typed is safe, in the book or as a draft, or where it is instead.
//!
//! This module owns the rule and no words. The badge never says that all is saved while a field of the page holds words that are neither in
//! the book nor, by the store's own word, in a draft.

use super::form_drafts::DraftState;
use super::typed_fields::Stage;
use crate::storage::{JournalTrouble, SaveState};

/// What the badge says.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Badge {
    /// What the store of the book says.
    Book(SaveState),
    /// Somebody types.
    Typing,
    /// Words stand in a field and nowhere else.
    NotTaken,
    /// A draft is on its way to the disk.
    SavingDraft,
    /// All is on the disk; an open form is a draft until it is submitted.
    DraftSaved,
    /// A draft is kept only as long as the page is open.
    DraftInPageOnly(JournalTrouble),
}

/// What stands on the page beside the book.
#[derive(Clone, Copy, PartialEq, Eq, Default, Debug)]
pub struct Words {
    /// How far the fields are in which somebody has typed.
    pub fields: Option<Stage>,
    /// How safe the drafts are.
    pub drafts: DraftState,
    /// Whether a form is open in which something was typed that is not submitted.
    pub is_form_open: bool,
}

/// What the badge says, the most pressing first.
///
/// | the book | fields | drafts | the badge |
/// |---|---|---|---|
/// | not kept, or in the emergency journal alone | any | any | the book's own words |
/// | saved or on its way | somebody types | any | typing |
/// | saved or on its way | words that nothing took | any | not saved |
/// | on its way | none | any | saving |
/// | saved | none | on its way | saving |
/// | saved | none | in the page alone | kept as long as the page is open |
/// | saved | none | written, a form open | draft saved |
/// | saved | none | written, none open | saved |
pub const fn badge(book: SaveState, words: Words) -> Badge {
    match (book, words.fields, words.drafts) {
        (SaveState::MemoryOnly { .. } | SaveState::Failed { .. } | SaveState::JournalOnly { .. }, ..) => {
            Badge::Book(book)
        }
        (_, Some(Stage::Typing), _) => Badge::Typing,
        (_, Some(Stage::NotTaken), _) => Badge::NotTaken,
        (SaveState::Saving { .. }, None, _) => Badge::Book(book),
        (_, None, DraftState::Writing) => Badge::SavingDraft,
        (_, None, DraftState::InPageOnly(why)) => Badge::DraftInPageOnly(why),
        (_, None, DraftState::Written) if words.is_form_open => Badge::DraftSaved,
        (_, None, DraftState::Written) => Badge::Book(book),
    }
}

/// Whether closing the page loses something that nobody could find again, so that the browser is to ask first. `unexported` counts the
/// changes that no file holds.
pub const fn asks_before_closing(book: SaveState, words: Words, unexported: usize) -> bool {
    let loses_words = words.fields.is_some() || !matches!(words.drafts, DraftState::Written);
    let loses_changes = match book {
        SaveState::MemoryOnly { .. } => unexported > 0,
        SaveState::Failed { unstored, .. } => unstored > 0,
        SaveState::Saving { .. } | SaveState::Saved | SaveState::SavedWeakly { .. } | SaveState::JournalOnly { .. } => {
            false
        }
    };
    loses_words || loses_changes
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::storage::KeyValueError;

    const WEAKLY: SaveState = SaveState::SavedWeakly { why: JournalTrouble::Missing };
    const SAVING: SaveState = SaveState::Saving { pending: 2 };
    const BLOCKED: SaveState = SaveState::MemoryOnly { why: KeyValueError::Blocked, unstored: 1 };
    const FULL: SaveState = SaveState::JournalOnly { why: KeyValueError::Quota, unstored: 1 };
    const FAILED: SaveState =
        SaveState::Failed { why: KeyValueError::Quota, journal: JournalTrouble::Quota, unstored: 3 };
    const MISSING: DraftState = DraftState::InPageOnly(JournalTrouble::Missing);

    fn everything() -> impl Iterator<Item = (SaveState, Words)> {
        let books = [SaveState::Saved, WEAKLY, SAVING, BLOCKED, FULL, FAILED];
        let fields = [None, Some(Stage::Typing), Some(Stage::NotTaken)];
        let drafts = [DraftState::Written, DraftState::Writing, MISSING];
        books.into_iter().flat_map(move |book| {
            fields.into_iter().flat_map(move |fields| {
                drafts.into_iter().flat_map(move |drafts| {
                    [false, true].map(|is_form_open| (book, Words { fields, drafts, is_form_open }))
                })
            })
        })
    }

    #[test]
    fn it_says_saved_only_where_every_word_is_in_the_book() {
        for (book, words) in everything() {
            let says_saved =
                matches!(badge(book, words), Badge::Book(SaveState::Saved | SaveState::SavedWeakly { .. }));
            let all_in_book = matches!(book, SaveState::Saved | SaveState::SavedWeakly { .. })
                && words == Words { is_form_open: false, ..Words::default() };
            assert_eq!(says_saved, all_in_book, "{book:?} {words:?}");
        }
    }

    #[test]
    fn it_says_draft_saved_only_where_every_word_is_in_the_book_or_a_written_draft() {
        for (book, words) in everything().filter(|(book, words)| badge(*book, *words) == Badge::DraftSaved) {
            assert!(matches!(book, SaveState::Saved | SaveState::SavedWeakly { .. }), "{book:?}");
            assert_eq!((words.fields, words.drafts), (None, DraftState::Written));
        }
    }

    #[test]
    fn a_book_that_is_not_kept_is_never_hidden_by_what_is_typed() {
        for (book, words) in everything().filter(|(book, _)| [BLOCKED, FULL, FAILED].contains(book)) {
            assert_eq!(badge(book, words), Badge::Book(book));
        }
    }

    #[test]
    fn closing_asks_while_words_are_in_no_store() {
        let of_fields = Words { fields: Some(Stage::NotTaken), ..Words::default() };
        let of_drafts = |drafts| Words { drafts, is_form_open: true, ..Words::default() };
        let asks = |words| asks_before_closing(SaveState::Saved, words, 9);
        assert!(asks(of_fields) && asks(of_drafts(DraftState::Writing)) && asks(of_drafts(MISSING)));
        assert!(!asks(of_drafts(DraftState::Written)) && !asks(Words::default()));
    }

    #[test]
    fn closing_asks_where_storage_is_blocked_and_no_file_holds_the_changes() {
        let asks = |book, unexported| asks_before_closing(book, Words::default(), unexported);
        assert!(asks(BLOCKED, 1) && asks(FAILED, 3));
        assert!(!asks(BLOCKED, 0), "all of it is in a file, or nothing was done");
        assert!(!asks(FULL, 1) && !asks(WEAKLY, 1), "the disk has it");
    }
}
