//! The answers of a visit that count: those to items that are asked. What a hidden item holds is kept in the book, is shown
//! again once the item is, and counts nowhere until then.

use std::borrow::Cow;

use crate::book::Book;

use super::checklist::{Asking, Hidden, Item, Template, Verdict, judge, together_with};
use super::ids::VisitId;
use super::records::{answer_field, choice_field};

/// The stored answer to an item; that of an item of several choices is put together from what was chosen.
pub fn stored_answer<'a>(book: &'a Book, visit: &VisitId, item: &Item) -> Option<Cow<'a, str>> {
    let own = book.value(visit.entity(), &answer_field(&item.key)).as_text();
    match item.several() {
        None => own.map(Cow::Borrowed),
        Some(options) => together_with(options, own, &|option| is_chosen(book, visit, item, option)),
    }
}

/// Whether an option of an item of several choices was chosen, by the field that the book has for it.
pub(in crate::domain) fn is_chosen(book: &Book, visit: &VisitId, item: &Item, option: &str) -> bool {
    book.value(visit.entity(), &choice_field(&item.key, option)).is_true()
}

/// The fields of a visit that hold the answer to an item: its own, and one for each option where several can be chosen.
pub fn answer_fields(item: &Item) -> Vec<String> {
    let options = item.several().unwrap_or_default().iter();
    std::iter::once(answer_field(&item.key)).chain(options.map(|one| choice_field(&item.key, &one.key))).collect()
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
        let hidden = asking.hidden(template, &|item| stored_answer(book, visit, item));
        Self { book, visit, template, hidden }
    }

    /// The book.
    pub const fn book(&self) -> &'a Book {
        self.book
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
    pub fn stored(&self, item: &Item) -> Option<Cow<'a, str>> {
        if self.asks(item) { stored_answer(self.book, self.visit, item) } else { None }
    }

    /// What the answer to an item says; none where it is not asked.
    pub fn verdict(&self, item: &Item) -> Option<Verdict> {
        self.asks(item).then(|| judge(item, stored_answer(self.book, self.visit, item).as_deref()))
    }
}
