//! What leaves the book on paper, as pure phases: facts, sentences and tables, a tree that any writer takes.
//!
//! | Phase | Module |
//! |---|---|
//! | gather: the figures of a month with their rows, taken from `figures` and `progress`, never reckoned anew | [`facts`], [`problems`] |
//! | compose: sentences by rules as data, put into paragraphs and parts; the annexes | [`rules`], [`annexes`], [`bulletin`] |
//! | the tree, and what is said in both languages at once | [`document`], [`said`] |
//! | 通报模板: the office's own parts, headings, sentences and words for rates, with their versions | [`wording`], [`wordings`], [`wording_form`], [`bands`] |
//! | keep: what people wrote over, what was issued and what has changed since | [`kept`] |
//! | 凭证: on which changes an issued bulletin rests, and whether it follows from them | [`proof`] |
//! | 领导一页通: what a leader reads on one page, and how much of it a page has room for | [`leader`], [`one_page`] |
//! | the tables of an office, each as data: columns, rows, sums | [`tables`] |
//! | 一项目一册: one project from its basics to its photos | [`dossier`] |
//! | 督办单, 整改通知单, 催办单, 复查意见书 | [`forms`] |
//! | 督查方案: who goes where on which day, and the record of each draw | [`visit_plan`] |
//! | what of persons is left out, and that it is said | [`persons`] |
//! | the tree as plain text | [`plain`] |
//! | the sheets of paper that it needs, and what no line may part | [`layout`], [`unbroken`] |
//!
//! Deliberately not here: the book is only read, and nothing knows a page, a file or today.

pub mod annexes;
pub mod attached;
pub mod bands;
pub mod bulletin;
pub mod document;
pub mod dossier;
pub mod facts;
pub mod forms;
pub mod kept;
pub mod layout;
pub mod leader;
pub mod one_page;
pub mod persons;
pub mod plain;
pub mod problems;
pub mod proof;
pub mod rules;
pub mod said;
pub mod tables;
pub mod unbroken;
pub mod visit_plan;
pub mod when;
pub mod wording;
pub mod wording_form;
pub mod wordings;

#[cfg(test)]
mod tests;
