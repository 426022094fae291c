//! Rules of signatures: under a finished record, by 督查组's device, drawn or typed; nobody must, and one that was put there by mistake is
//! taken back with a reason.

use std::collections::BTreeMap;
use std::sync::Arc;

use crate::book::Value;
use crate::domain::fields::FieldError;
use crate::domain::ids::{SignatureId, VisitId};
use crate::domain::kind::Kind;
use crate::domain::records::VisitState;
use crate::domain::signature::lines::{hash, parts};
use crate::domain::signature::says::said;
use crate::domain::signature::{MOST_POINTS, NotStrokes, Party, Strokes};

use super::context::{ChangeSet, IdSource, RuleContext};
use super::outcome::{Decision, Refusal};

/// The longest name, in characters.
const LONGEST_NAME: usize = 60;

/// What a person means about a signature.
#[derive(Clone, Debug)]
pub enum SignWish {
    /// 签字.
    Add {
        /// The visit.
        visit: VisitId,
        /// For whom.
        party: Party,
        /// 姓名, as typed.
        name: String,
        /// What was drawn, as text; none where the name stands in place of it.
        strokes: Option<String>,
    },
    /// 撤下签字.
    Drop {
        /// The signature.
        signature: SignatureId,
        /// Why.
        why: String,
    },
}

pub(super) fn act(context: &RuleContext, id_source: &mut dyn IdSource, wish: &SignWish) -> Result<Decision, Refusal> {
    if !context.role.is_team() {
        return Err(Refusal::RoleMayNot);
    }
    match wish {
        SignWish::Add { visit, party, name, strokes } => {
            add(context, id_source, visit, *party, name.trim(), strokes.as_deref())
        }
        SignWish::Drop { signature, why } => {
            context.tables.signature(signature).ok_or(Refusal::NotFound)?;
            let mut change_set = ChangeSet::new(context, id_source).because(why)?;
            change_set.delete(signature.entity());
            change_set.done()
        }
    }
}

fn add(
    context: &RuleContext,
    id_source: &mut dyn IdSource,
    visit: &VisitId,
    party: Party,
    name: &str,
    strokes: Option<&str>,
) -> Result<Decision, Refusal> {
    let wrong = |field: &str, error| Refusal::Field(Some(Kind::Signature), field.to_owned(), error);
    let found = context.tables.visit(visit).ok_or(Refusal::NotFound)?;
    if found.state != VisitState::Finished {
        return Err(Refusal::VisitNotFinished);
    }
    if name.is_empty() {
        return Err(Refusal::Needed(Kind::Signature, "name"));
    }
    if name.chars().count() > LONGEST_NAME {
        return Err(wrong("name", FieldError::TooLong(LONGEST_NAME)));
    }
    let strokes = match strokes.map(Strokes::read) {
        None => Value::Null,
        Some(Ok(strokes)) => Value::text(strokes.text()),
        Some(Err(NotStrokes::Empty | NotStrokes::NotNumbers | NotStrokes::Outside)) => {
            return Err(Refusal::Needed(Kind::Signature, "strokes"));
        }
        Some(Err(NotStrokes::TooMany)) => return Err(wrong("strokes", FieldError::TooLong(MOST_POINTS))),
    };
    let signed = said(context.book, context.tables, visit);
    let lines: BTreeMap<String, Value> =
        parts(&signed).into_iter().map(|(key, short)| (key, Value::text(short))).collect();
    let mut change_set = ChangeSet::new(context, id_source);
    let id = SignatureId::from_rest(&change_set.fresh()).ok_or(Refusal::BadName)?;
    for (set, to) in [
        ("of", Value::text(visit.as_str())),
        ("party", Value::text(party.key())),
        ("name", Value::text(name)),
        ("strokes", strokes),
        ("parts", Value::Map(Arc::new(lines))),
        ("hash", Value::text(hash(&signed))),
    ] {
        change_set.set(id.entity(), set, to)?;
    }
    change_set.made(id.entity());
    change_set.done()
}
