//! The checklist templates that come with the program, as data: one module for each.
//!
//! **A published version never changes.** Answers are stored under the keys of its items, so a changed question would
//! put words into the mouths of those who answered the old one. To change a template: copy its constant, raise
//! `version`, give a new key to every item that asks something else, put the new one into the list of newest templates
//! and the old one into the list of superseded ones. A test holds the fingerprint of every published version.

mod preliminary;
mod wording;

use super::checklist::Template;

/// The newest version of each template, in the order in which a project passes through them.
static NEWEST: &[Template] = &[preliminary::TEMPLATE];

/// Earlier versions, which are offered no more and which old visits still show.
static SUPERSEDED: &[Template] = &[];

/// Gives the newest version of every built-in template.
pub fn built_in() -> &'static [Template] {
    NEWEST
}

/// Finds a built-in template in exactly this version, also one that is offered no more.
pub fn built_in_template(key: &str, version: u16) -> Option<&'static Template> {
    published().find(|template| template.key.as_str() == key && template.version == version)
}

/// Gives every version of every built-in template.
pub fn published() -> impl Iterator<Item = &'static Template> {
    NEWEST.iter().chain(SUPERSEDED)
}
