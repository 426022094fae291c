//! What is said, in both languages at once, with the figures in it leading to the rows that they were made from.
//!
//! A sentence is a template with `{slots}`; what goes into a slot is said itself, so lists and clauses are built of the same pieces.

use std::borrow::Cow;

use serde::{Deserialize, Serialize};

use crate::book::EntityId;
use crate::domain::ids::{ProblemId, ProjectId};
use crate::domain::progress::asked::{About, Measure};
use crate::domain::progress::lists::Listing;
use crate::domain::text::{Lang, Text};

/// The rows that a figure of a document was made from. A page turns it into an address; paper has no use for it.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Rows {
    /// A figure of the month: its reckoning and its rows.
    Figure(About, Measure),
    /// The projects of a list of the month.
    List(Listing),
    /// A project.
    Project(ProjectId),
    /// A problem.
    Problem(ProblemId),
    /// Problems of the ledger.
    Problems(Ledger),
    /// An entry of a register.
    Entry(EntityId),
}

/// Which problems of the ledger.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Ledger {
    /// All.
    All,
    /// 已销号.
    Closed,
    /// 逾期.
    Overdue,
    /// Of the category with this key.
    Category(String),
}

/// A run of words; one that leads to rows is a figure or a name.
#[derive(Clone, PartialEq, Eq, Debug, Default, Serialize, Deserialize)]
pub struct Piece {
    /// The words.
    pub text: String,
    /// Where they lead; not kept with a document, since rows change.
    #[serde(skip)]
    pub rows: Option<Rows>,
}

/// The same said in both languages.
#[derive(Clone, PartialEq, Eq, Debug, Default, Serialize, Deserialize)]
pub struct Said {
    zh: Vec<Piece>,
    en: Vec<Piece>,
}

/// What goes into the slots of a template.
pub type Slots = Vec<(&'static str, Said)>;

/// Which punctuation stands between the parts of a list.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Between {
    /// 、: words of one kind.
    Words,
    /// ；: clauses.
    Clauses,
}

impl From<Text> for Said {
    fn from(text: Text) -> Self {
        let en = text.get(Lang::En).to_owned();
        Self::of(text.zh, Cow::Owned(en), None)
    }
}

impl From<String> for Said {
    fn from(text: String) -> Self {
        Self::of(Cow::Owned(text.clone()), Cow::Owned(text), None)
    }
}

impl From<&str> for Said {
    fn from(text: &str) -> Self {
        text.to_owned().into()
    }
}

impl From<usize> for Said {
    fn from(count: usize) -> Self {
        count.to_string().into()
    }
}

impl From<i64> for Said {
    fn from(count: i64) -> Self {
        count.to_string().into()
    }
}

impl Said {
    fn of(zh: Cow<'_, str>, en: Cow<'_, str>, rows: Option<Rows>) -> Self {
        let piece = |text: Cow<'_, str>| vec![Piece { text: text.into_owned(), rows: rows.clone() }];
        Self { zh: piece(zh), en: piece(en) }
    }

    /// Words in both languages.
    pub fn words(zh: &str, en: &str) -> Self {
        Self::of(zh.into(), en.into(), None)
    }

    /// The same words, leading to rows.
    #[must_use]
    pub fn leading(mut self, rows: Rows) -> Self {
        for piece in self.zh.iter_mut().chain(&mut self.en) {
            piece.rows = Some(rows.clone());
        }
        self
    }

    /// Fills the slots of a template in both languages. A slot that nothing fills stays as it stands: tests look for it.
    pub fn fill(zh: &str, en: &str, slots: &Slots) -> Self {
        let both = [(zh, Lang::Zh), (en, Lang::En)].map(|(template, lang)| {
            let mut pieces = Vec::new();
            fill(template, lang, slots, &mut pieces);
            pieces
        });
        let [zh, en] = both;
        Self { zh, en }
    }

    /// The same for words of one language that both languages print: what stands in their slots is of it too.
    pub fn fill_alike(words: &str, slots: &Slots) -> Self {
        let mut pieces = Vec::new();
        fill(words, Lang::Zh, slots, &mut pieces);
        Self { zh: pieces.clone(), en: pieces }
    }

    /// One behind the other with nothing between them but what the language puts between sentences.
    pub fn sentences(all: impl IntoIterator<Item = Self>) -> Self {
        let mut whole = Self::default();
        for said in all {
            let space = if whole.en.is_empty() { "" } else { " " };
            whole.push(&Self::words("", space));
            whole.push(&said);
        }
        whole
    }

    /// A list of at most `most`, and how many there are where some are left out.
    pub fn list(all: &[Self], between: Between, most: usize) -> Self {
        let (zh, en) = match between {
            Between::Words => ("、", ", "),
            Between::Clauses => ("；", "; "),
        };
        let mut whole = Self::default();
        for (place, said) in all.iter().take(most).enumerate() {
            if place > 0 {
                whole.push(&Self::words(zh, en));
            }
            whole.push(said);
        }
        if all.len() > most {
            let count = all.len();
            whole.push(&Self::words(&format!("等{count}个"), &format!(" and others, {count} in all")));
        }
        whole
    }

    fn push(&mut self, other: &Self) {
        for (own, more) in [(&mut self.zh, &other.zh), (&mut self.en, &other.en)] {
            more.iter().filter(|piece| !piece.text.is_empty()).for_each(|piece| add(own, piece.clone()));
        }
    }

    /// The pieces in a language.
    pub fn pieces(&self, lang: Lang) -> &[Piece] {
        match lang {
            Lang::Zh => &self.zh,
            Lang::En => &self.en,
        }
    }

    /// The words in a language.
    pub fn text(&self, lang: Lang) -> String {
        self.pieces(lang).iter().map(|piece| piece.text.as_str()).collect()
    }

    /// Whether it says nothing.
    pub fn is_empty(&self) -> bool {
        self.zh.iter().all(|piece| piece.text.is_empty())
    }
}

/// Words that lead nowhere join those before them.
fn add(pieces: &mut Vec<Piece>, piece: Piece) {
    match pieces.last_mut() {
        Some(last) if last.rows.is_none() && piece.rows.is_none() => last.text.push_str(&piece.text),
        _ => pieces.push(piece),
    }
}

fn fill(template: &str, lang: Lang, slots: &Slots, pieces: &mut Vec<Piece>) {
    let plain = |text: &str| Piece { text: text.to_owned(), rows: None };
    let mut rest = template;
    while let Some((before, behind)) = rest.split_once('{') {
        let Some((name, after)) = behind.split_once('}') else { break };
        if !before.is_empty() {
            add(pieces, plain(before));
        }
        match slots.iter().find(|(slot, _)| *slot == name) {
            Some((_, said)) => {
                said.pieces(lang)
                    .iter()
                    .filter(|piece| !piece.text.is_empty())
                    .for_each(|piece| add(pieces, piece.clone()));
            }
            None => add(pieces, plain(&format!("{{{name}}}"))),
        }
        rest = after;
    }
    if !rest.is_empty() {
        add(pieces, plain(rest));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn slots_are_filled_and_keep_where_they_lead() {
        let rate = Said::from("56.4").leading(Rows::List(Listing::Behind));
        let said = Said::fill(
            "完成{rate}%，{class}。",
            "{rate} % done, {class}.",
            &vec![("rate", rate), ("class", Said::words("进度略滞后", "slightly behind"))],
        );
        assert_eq!(said.text(Lang::Zh), "完成56.4%，进度略滞后。");
        assert_eq!(said.text(Lang::En), "56.4 % done, slightly behind.");
        let leads: Vec<_> =
            said.pieces(Lang::Zh).iter().map(|piece| (piece.text.as_str(), piece.rows.is_some())).collect();
        assert_eq!(leads, [("完成", false), ("56.4", true), ("%，进度略滞后。", false)]);
    }

    #[test]
    fn a_list_names_what_it_leaves_out_and_only_then() {
        let all: Vec<Said> = ["甲", "乙", "丙"].map(Said::from).into();
        assert_eq!(Said::list(&all, Between::Words, 5).text(Lang::Zh), "甲、乙、丙");
        assert_eq!(Said::list(&all, Between::Words, 2).text(Lang::Zh), "甲、乙等3个");
    }
}
