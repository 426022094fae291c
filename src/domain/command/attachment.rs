//! Rules of attachments; who may add one to what, and when one may be taken away: [`super::carrying`].
//!
//! Whether a file may be one is judged where its bytes are at hand ([`crate::domain::attachment::judge`]).

use crate::book::Value;
use crate::domain::attachment::{AttachedFile, Attachment, shown_name};
use crate::domain::carrier::Carrier;
use crate::domain::fields::writable;
use crate::domain::ids::AttachmentId;

use super::carrying::{is_in_record, may_carry};
use super::context::{ChangeSet, IdSource, RuleContext};
use super::outcome::{Decision, Refusal};

type Answer = Result<Decision, Refusal>;

/// What a person means about an attachment.
#[derive(Clone, Debug)]
pub enum AttachmentWish {
    /// 添加附件. Its bytes are safe already.
    Add {
        /// What carries it.
        of: Carrier,
        /// The file.
        file: AttachedFile,
    },
    /// Sets what a person says of it: caption, order.
    Edit {
        /// The attachment.
        attachment: AttachmentId,
        /// Keys of `ATTACHMENT_FIELDS` with texts.
        facts: Vec<(String, String)>,
    },
    /// Deletes it; its bytes stay on the device, so that it can come back.
    Drop {
        /// The attachment.
        attachment: AttachmentId,
        /// Why.
        why: String,
    },
}

pub(super) fn act(context: &RuleContext, id_source: &mut dyn IdSource, wish: &AttachmentWish) -> Answer {
    match wish {
        AttachmentWish::Add { of, file } => add(context, id_source, of, file),
        AttachmentWish::Edit { attachment, facts } => edit(context, id_source, attachment, facts),
        AttachmentWish::Drop { attachment, why } => delete(context, id_source, attachment, why),
    }
}

fn add(context: &RuleContext, id_source: &mut dyn IdSource, of: &Carrier, file: &AttachedFile) -> Answer {
    may_carry(context, of)?;
    let is_same = |one: &Attachment| one.file.hash == file.hash && one.item == of.item;
    if context.tables.attachments_of(&of.of).any(|one| is_same(one)) {
        return Err(Refusal::NothingChanges);
    }
    let mut change_set = ChangeSet::new(context, id_source);
    let id = AttachmentId::from_rest(&change_set.fresh()).ok_or(Refusal::BadName)?;
    let marks = Value::texts(file.marks.iter().map(|mark| mark.key()));
    for (set, to) in [
        ("of", Value::text(of.of.as_str())),
        ("item", of.item.as_deref().map_or(Value::Null, Value::text_or_null)),
        ("hash", Value::text(file.hash.to_string())),
        ("bytes", Value::Int(i64::try_from(file.bytes).unwrap_or(i64::MAX))),
        ("name", Value::text_or_null(&shown_name(&file.name))),
        ("marks", if file.marks.is_empty() { Value::Null } else { marks }),
    ] {
        change_set.set(id.entity(), set, to)?;
    }
    change_set.made(id.entity());
    change_set.done()
}

fn edit(context: &RuleContext, id_source: &mut dyn IdSource, id: &AttachmentId, facts: &[(String, String)]) -> Answer {
    context.tables.attachment(id).ok_or(Refusal::NotFound)?;
    // What is known of the file is nobody's to write.
    if facts.iter().any(|(key, _)| writable(AttachmentId::KIND, key).is_none()) {
        return Err(Refusal::BadName);
    }
    let mut change_set = ChangeSet::new(context, id_source);
    change_set.set_facts(id.entity(), facts)?;
    change_set.done()
}

fn delete(context: &RuleContext, id_source: &mut dyn IdSource, id: &AttachmentId, why: &str) -> Answer {
    let attachment = context.tables.attachment(id).ok_or(Refusal::NotFound)?;
    if is_in_record(context, &attachment.of, id.entity()) {
        return Err(Refusal::VisitFinished);
    }
    let mut change_set = ChangeSet::new(context, id_source).because(why)?;
    change_set.delete(id.entity());
    change_set.done()
}
