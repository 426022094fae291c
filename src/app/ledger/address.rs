//! Keeps the address and the filter of a list together: of the ledger, and of every other list whose filter stands in the address.
//!
//! A filter replaces the address in place, and "back" brings the filter back. While somebody types, the address waits for a pause.
//! This decides what is to be done; the page does it, and tells of what happens.

/// A filter that stands in an address.
pub trait Addressed {
    /// What the same list is asked by what stands behind the `?`; what makes no sense is passed over.
    #[must_use]
    fn at(&self, address: &str) -> Self;

    /// Writes what stands behind the `?`; the usual filter is empty.
    fn write(&self) -> String;

    /// The words that are sought, which are typed letter by letter.
    fn sought(&self) -> &str;
}

/// What the address said last, as far as the list knows: read from it, or written into it. A browser tells of an address later,
/// when more may have been typed.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Known(String);

/// What happens around the list.
#[derive(Clone, Copy, PartialEq, Debug)]
pub enum Event<'a, Q> {
    /// The filter is another one than before.
    Filtered {
        /// The filter as it was.
        before: &'a Q,
    },
    /// The person has not typed for a while.
    Paused(Here),
    /// The person has left the search.
    Left(Here),
    /// The browser tells of an address of the list: what stands behind its `?`.
    Told(&'a str),
}

/// Whether the address is the list's at this moment. Who goes back leaves the search when the address is another page's already.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Here {
    /// It is.
    Yes,
    /// It is another page's.
    No,
}

/// What the page is to do.
#[derive(Clone, PartialEq, Debug)]
pub enum Effect<Q> {
    /// Nothing.
    Nothing,
    /// To tell when the person pauses.
    WaitForPause,
    /// To put this behind the `?` of the address, in place of what stands there.
    Write(String),
    /// To filter by this.
    Show(Q),
}

impl Known {
    /// What an address says when the list is opened, and the filter that it means. `blank` asks nothing of the list.
    pub fn open<Q: Addressed>(blank: &Q, address: &str) -> (Self, Q) {
        let query = blank.at(address);
        (Self(query.write()), query)
    }

    /// What follows from something that happens while the list shows `query`.
    ///
    /// | What happens | What follows |
    /// |---|---|
    /// | the words sought change | the address waits for a pause |
    /// | anything else of the filter changes | it is written at once, unless it stands there |
    /// | a pause, or the search is left, and the address is the list's | it is written, unless it stands there |
    /// | the same, and the address is another page's | nothing: that page's address is not the list's to write |
    /// | the browser tells of what was read or written last | nothing |
    /// | the browser tells of anything else | it is shown |
    pub fn follow<Q: Addressed>(&mut self, query: &Q, event: Event<Q>) -> Effect<Q> {
        match event {
            Event::Filtered { before } if before.sought() != query.sought() => Effect::WaitForPause,
            Event::Filtered { .. } | Event::Paused(Here::Yes) | Event::Left(Here::Yes) => {
                let written = query.write();
                match self.becomes(&written) {
                    true => Effect::Write(written),
                    false => Effect::Nothing,
                }
            }
            Event::Paused(Here::No) | Event::Left(Here::No) => Effect::Nothing,
            Event::Told(address) => {
                let read = query.at(address);
                match self.becomes(&read.write()) {
                    true => Effect::Show(read),
                    false => Effect::Nothing,
                }
            }
        }
    }

    /// True where that is another one.
    fn becomes(&mut self, address: &str) -> bool {
        let is_new = self.0 != address;
        if is_new {
            address.clone_into(&mut self.0);
        }
        is_new
    }
}

#[cfg(test)]
mod tests {
    use super::Effect::{Nothing, WaitForPause};
    use super::*;
    use crate::app::ledger::query::Query;

    /// The ledger and the address, with a browser that tells of an address only when asked to.
    struct Ledger {
        known: Known,
        query: Query,
        /// The addresses of the tab; the last is the present one.
        addresses: Vec<String>,
    }

    impl Ledger {
        fn open(address: &str) -> Self {
            let (known, query) = Known::open(&Query::default(), address);
            Self { known, query, addresses: vec![address.to_owned()] }
        }

        fn happens(&mut self, event: Event<Query>) -> Effect<Query> {
            let effect = self.known.follow(&self.query, event);
            match &effect {
                Effect::Write(address) => *self.addresses.last_mut().unwrap() = address.clone(),
                Effect::Show(query) => {
                    let before = std::mem::replace(&mut self.query, query.clone());
                    // The page hears of the filter that it was told to show as of any other.
                    let echo = self.known.follow(&self.query, Event::Filtered { before: &before });
                    assert!(!matches!(echo, Effect::Write(_) | Effect::Show(_)), "{echo:?}");
                }
                Nothing | WaitForPause => {}
            }
            effect
        }

        fn filters(&mut self, change: impl FnOnce(&mut Query)) -> Effect<Query> {
            let before = self.query.clone();
            change(&mut self.query);
            self.happens(Event::Filtered { before: &before })
        }

        fn types(&mut self, text: &str) -> Effect<Query> {
            self.filters(|query| query.filter.text = text.to_owned())
        }

        fn address(&self) -> &str {
            self.addresses.last().unwrap()
        }
    }

    fn write(address: &str) -> Effect<Query> {
        Effect::Write(address.to_owned())
    }

    #[test]
    fn a_filter_stands_in_the_address_at_once() {
        let mut ledger = Ledger::open("");
        assert_eq!(ledger.filters(|query| query.filter.overdue = true), write("overdue=1"));
        assert_eq!(ledger.filters(|query| query.descending = true), write("overdue=1&sort=-urgency"));
        assert_eq!(ledger.filters(|query| *query = Query::default()), write(""));
    }

    #[test]
    fn what_is_typed_stands_there_after_a_pause_and_once() {
        let mut ledger = Ledger::open("overdue=1");
        assert_eq!(ledger.types("a"), WaitForPause);
        assert_eq!(ledger.types("ab"), WaitForPause);
        assert_eq!(ledger.address(), "overdue=1");
        assert_eq!(ledger.happens(Event::Paused(Here::Yes)), write("overdue=1&q=ab"));
        assert_eq!(ledger.happens(Event::Paused(Here::Yes)), Nothing);
        assert_eq!(ledger.happens(Event::Left(Here::Yes)), Nothing);
    }

    #[test]
    fn who_leaves_the_search_before_the_pause_is_over_finds_it_in_the_address() {
        let mut ledger = Ledger::open("");
        ledger.types("围挡");
        assert_eq!(ledger.happens(Event::Left(Here::Yes)), write("q=%E5%9B%B4%E6%8C%A1"));
        assert_eq!(ledger.happens(Event::Paused(Here::Yes)), Nothing, "the pause that is over later finds it there");
    }

    #[test]
    fn who_goes_back_before_the_pause_is_over_is_let_go() {
        let mut ledger = Ledger::open("");
        ledger.types("围");
        for event in [Event::Left(Here::No), Event::Paused(Here::No)] {
            assert_eq!(ledger.happens(event), Nothing, "another page's address is not written over");
        }
    }

    #[test]
    fn back_and_forward_bring_the_filter_back() {
        let mut ledger = Ledger::open("");
        ledger.filters(|query| query.filter.overdue = true);
        assert_eq!(ledger.happens(Event::Told("q=ab")), Effect::Show(Query::read("q=ab")));
        assert_eq!(ledger.happens(Event::Told("overdue=1")), Effect::Show(Query::read("overdue=1")));
        assert_eq!(ledger.query, Query::read("overdue=1"));
    }

    #[test]
    fn an_address_that_is_told_late_does_not_take_away_what_was_typed_since() {
        let mut ledger = Ledger::open("");
        ledger.types("a");
        assert_eq!(ledger.happens(Event::Paused(Here::Yes)), write("q=a"));
        ledger.types("ab");
        assert_eq!(ledger.happens(Event::Told("q=a")), Nothing, "the ledger wrote that itself");
        assert_eq!(ledger.query.filter.text, "ab");
        assert_eq!(ledger.happens(Event::Paused(Here::Yes)), write("q=ab"));
    }

    #[test]
    fn an_address_that_says_the_same_in_other_words_changes_nothing() {
        let mut ledger = Ledger::open("severity=serious&overdue=1&nonsense=2");
        for same in ["overdue=1&severity=serious", "severity=serious&overdue=1&mine=0"] {
            assert_eq!(ledger.happens(Event::Told(same)), Nothing, "{same}");
        }
    }

    #[test]
    fn a_kept_filter_is_written_as_any_other() {
        let kept = Query::read("due=1&severity=serious");
        let mut ledger = Ledger::open("");
        assert_eq!(ledger.filters(|query| *query = kept.clone()), write("severity=serious&due=1"));
        let with_words = Query::read("q=ab&mine=1");
        assert_eq!(ledger.filters(|query| *query = with_words), WaitForPause, "its words are words");
        assert_eq!(ledger.happens(Event::Paused(Here::Yes)), write("mine=1&q=ab"));
        assert_eq!(ledger.filters(|query| *query = kept), WaitForPause);
        assert_eq!(ledger.happens(Event::Left(Here::Yes)), write("severity=serious&due=1"));
    }
}
