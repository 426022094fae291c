//! 按模板倒排: the milestones of a template as one command, which is one deed and undone as one.

use crate::book::EntityId;
use crate::domain::command::{Command, EntryTarget};
use crate::domain::ids::ProjectId;
use crate::domain::registers::milestone::{AFTER, DURATION, NAME, ORDER, REGISTER};
use crate::domain::schedule::draft::DraftNode;
use crate::domain::schedule::permits::permit_id;

/// The command that makes them. A milestone of the same name that is there already gets what the template says.
pub fn command(project: &ProjectId, drafted: &[DraftNode]) -> Command {
    let entries = drafted.iter().zip(1_usize..).map(|(node, place)| {
        let target = EntryTarget::OfKey { register: &REGISTER, parent: Some(project.clone().into()), period: None };
        let facts = [
            (NAME.key, node.rule.name.clone()),
            (ORDER.key, place.to_string()),
            (DURATION.key, node.days.to_string()),
            (AFTER.key, before(project, drafted, node).join("\n")),
        ];
        (target, facts.into_iter().map(|(key, text)| (key.to_owned(), text)).collect())
    });
    Command::PutEntries { entries: entries.collect() }
}

/// The ids of what is done before a milestone: the ones of the others are made of their names, those of approvals of their types.
fn before(project: &ProjectId, drafted: &[DraftNode], node: &DraftNode) -> Vec<String> {
    let parent: EntityId = project.clone().into();
    let id_of = |name: &str| {
        let text = |key: &str| if key == NAME.key { name } else { "" };
        REGISTER.key.id(&REGISTER, Some(&parent), None, text).ok().flatten()
    };
    let nodes = node.after.iter().filter_map(|place| id_of(&drafted[*place].rule.name));
    let permits = node.rule.permits.iter().filter_map(|key| permit_id(&parent, key));
    nodes.chain(permits).map(|id| id.to_string()).collect()
}
