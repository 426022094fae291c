//! The answers of a visit that count: those to items that are asked. What a hidden item holds is kept in the book, is shown
//! again once the item is, and counts nowhere until then.

use crate::book::Book;

use super::checklist::{Asking, Hidden, Item, Template, Verdict, judge};
use super::ids::VisitId;
use super::records::answer_field;

/// The stored answer to an item.
pub fn stored_answer<'a>(book: &'a Book, visit: &VisitId, item: &str) -> Option<&'a str> {
    book.value(visit.entity(), &answer_field(item)).as_text()
}

/// One visit's answers to a checklist.
#[derive(Clone, Debug)]
pub struct Asked<'a> {
    book: &'a Book,
    visit: &'a VisitId,
    template: &'a Template,
    hidden: Hidden<'a>,
}

impl<'a> Asked<'a> {
    /// Reads the answers of a visit.
    pub fn of(book: &'a Book, visit: &'a VisitId, template: &'a Template) -> Self {
        Self::by(&Asking::of(template), book, visit, template)
    }

    /// The same, with the conditions of the checklist as they were read before.
    pub fn by(asking: &Asking, book: &'a Book, visit: &'a VisitId, template: &'a Template) -> Self {
        let hidden = asking.hidden(template, &|key| stored_answer(book, visit, key));
        Self { book, visit, template, hidden }
    }

    /// The checklist.
    pub const fn template(&self) -> &'a Template {
        self.template
    }

    /// The visit.
    pub const fn visit(&self) -> &'a VisitId {
        self.visit
    }

    /// Whether an item is asked.
    pub fn asks(&self, item: &Item) -> bool {
        !self.hidden.has(item)
    }

    /// The items that are asked, in order.
    pub fn items(&self) -> impl Iterator<Item = &'a Item> {
        self.template.items().filter(|item| self.asks(item))
    }

    /// The stored answer to an item; none where it is not asked.
    pub fn stored(&self, item: &Item) -> Option<&'a str> {
        if self.asks(item) { stored_answer(self.book, self.visit, &item.key) } else { None }
    }

    /// What the answer to an item says; none where it is not asked.
    pub fn verdict(&self, item: &Item) -> Option<Verdict> {
        self.asks(item).then(|| judge(item, stored_answer(self.book, self.visit, &item.key)))
    }
}
