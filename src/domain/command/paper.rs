//! Rules of what the office makes papers by: the template of a bulletin with its versions, and the layouts of tables that it keeps.

use crate::book::{EntityId, Value};
use crate::domain::fields::Writers;
use crate::domain::figures::month::Month;
use crate::domain::kind::Kind;
use crate::domain::register::Entry;
use crate::domain::registers::bulletin::{PERIOD, REGISTER};
use crate::domain::report::bulletin::is_issued;
use crate::domain::report::tables::layouts::{self, Layout};
use crate::domain::report::wording::Wording;
use crate::domain::report::wordings::{self, RETIRED, TEMPLATE, VERSION, WordingKey};

use super::bulletin;
use super::context::{ChangeSet, IdSource, RuleContext};
use super::entry::{EntryTarget, put};
use super::outcome::{Decision, Refusal};

/// Something about a bulletin, its template or the layout of a table.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum PaperWish {
    /// Begins the bulletin of a month.
    Begin {
        /// The month.
        month: Month,
        /// The template; none for the built-in one.
        by: Option<WordingKey>,
    },
    /// Makes a bulletin that is a draft by another template.
    MakeBy {
        /// The bulletin.
        bulletin: EntityId,
        /// The template; none for the built-in one.
        by: Option<WordingKey>,
    },
    /// Writes over a paragraph of a bulletin that is a draft.
    WriteOver {
        /// The bulletin.
        bulletin: EntityId,
        /// The id of the paragraph.
        paragraph: String,
        /// What it says from now on; none for what the figures say.
        text: Option<String>,
    },
    /// Publishes a template of bulletins, or its next version: 综合 alone.
    Publish {
        /// The template; none for a new one.
        of: Option<EntityId>,
        /// All of it.
        wording: Box<Wording>,
    },
    /// Offers a template no more, or again; bulletins that are made by it stay as they are: 综合 alone.
    Retire {
        /// The template.
        of: EntityId,
        /// Whether it is offered no more.
        is_retired: bool,
    },
    /// Keeps how a table is laid out under a name, or forgets it: 综合 alone.
    KeepLayout {
        /// The table.
        table: &'static str,
        /// The name.
        name: String,
        /// The layout; none to forget it.
        layout: Option<Layout>,
    },
    /// The layout in which a table opens: 综合 alone.
    OpenIn {
        /// The table.
        table: &'static str,
        /// The name of the layout; none for the columns that are usual.
        name: Option<String>,
    },
}

type Answer = Result<Decision, Refusal>;

pub(super) fn act(context: &RuleContext, id_source: &mut dyn IdSource, wish: PaperWish) -> Answer {
    if !Writers::Office.include(context.role) {
        return Err(Refusal::RoleMayNot);
    }
    let mut change_set = ChangeSet::new(context, id_source);
    match wish {
        PaperWish::WriteOver { bulletin, paragraph, text } => {
            return bulletin::over(context, id_source, &bulletin, &paragraph, text);
        }
        PaperWish::Begin { month, by } => begin(context, &mut change_set, month, by.as_ref())?,
        PaperWish::MakeBy { bulletin, by } => make_by(context, &mut change_set, &bulletin, by.as_ref())?,
        PaperWish::Publish { of, wording } => publish(context, &mut change_set, of, wording.tidied())?,
        PaperWish::Retire { of, is_retired } => {
            if wordings::newest_number(context.book, &of) == 0 {
                return Err(Refusal::NotFound);
            }
            change_set.set(&of, RETIRED, if is_retired { Value::Bool(true) } else { Value::Null })?;
        }
        PaperWish::KeepLayout { table, name, layout } => keep_layout(context, &mut change_set, table, &name, layout)?,
        PaperWish::OpenIn { table, name } => open_in(context, &mut change_set, table, name)?,
    }
    change_set.done()
}

/// A template that is there.
fn there(context: &RuleContext, by: Option<&WordingKey>) -> Result<Value, Refusal> {
    let Some(key) = by else { return Ok(Value::Null) };
    let is_there = wordings::versions(context.book, &key.of).iter().any(|wording| wording.version == key.version);
    is_there.then(|| key.stored()).ok_or(Refusal::NotFound)
}

fn begin(
    context: &RuleContext,
    change_set: &mut ChangeSet,
    month: Month,
    by: Option<&WordingKey>,
) -> Result<(), Refusal> {
    let template = there(context, by)?;
    let target = EntryTarget::OfKey { register: &REGISTER, parent: None, period: None };
    let made: Entry = put(context, change_set, &target, &[(PERIOD.key.to_owned(), month.to_string())])?;
    change_set.set(&made.id, TEMPLATE, template)?;
    change_set.made(&made.id);
    Ok(())
}

fn make_by(
    context: &RuleContext,
    change_set: &mut ChangeSet,
    bulletin: &EntityId,
    by: Option<&WordingKey>,
) -> Result<(), Refusal> {
    let entry = context.tables.entry(bulletin).filter(|entry| *entry.register == REGISTER).ok_or(Refusal::NotFound)?;
    if is_issued(entry) {
        return Err(Refusal::NotInState(&REGISTER));
    }
    change_set.set(bulletin, TEMPLATE, there(context, by)?)
}

/// What is wrong with a template, the page has said before: here it is refused and nothing else.
fn publish(
    context: &RuleContext,
    change_set: &mut ChangeSet,
    of: Option<EntityId>,
    wording: Wording,
) -> Result<(), Refusal> {
    if !wording.faults().is_empty() {
        return Err(Refusal::Needed(Kind::Template, "items"));
    }
    let of = match of {
        Some(of) if wordings::is_wording(&of) => of,
        Some(_) => return Err(Refusal::NotFound),
        None => wordings::id(&change_set.fresh()).ok_or(Refusal::BadName)?,
    };
    let newest = wordings::versions(context.book, &of).pop();
    if newest.is_some_and(|newest| newest == Wording { version: newest.version, ..wording.clone() }) {
        return Err(Refusal::NothingChanges);
    }
    let version = wordings::newest_number(context.book, &of).checked_add(1).ok_or(Refusal::BadName)?;
    let value = wordings::stored(&Wording { version, ..wording }).ok_or(Refusal::BadName)?;
    change_set.set(&of, &format!("{VERSION}{version}"), value)?;
    change_set.made(&of);
    Ok(())
}

fn keep_layout(
    context: &RuleContext,
    change_set: &mut ChangeSet,
    table: &str,
    name: &str,
    layout: Option<Layout>,
) -> Result<(), Refusal> {
    let of = layouts::id(table).ok_or(Refusal::BadName)?;
    let field = layouts::field_of(name).ok_or(Refusal::BadName)?;
    let is_forgotten = layout.is_none();
    let value = layout.map_or(Ok(Value::Null), |layout| layouts::stored(&layout).ok_or(Refusal::BadName))?;
    change_set.set(&of, &field, value)?;
    // A table does not open in a layout that is gone.
    if is_forgotten && layouts::usual(context.book, table).as_deref() == Some(name.trim()) {
        change_set.set(&of, layouts::USUAL, Value::Null)?;
    }
    Ok(())
}

fn open_in(
    context: &RuleContext,
    change_set: &mut ChangeSet,
    table: &str,
    name: Option<String>,
) -> Result<(), Refusal> {
    let of = layouts::id(table).ok_or(Refusal::BadName)?;
    let is_there = |name: &String| layouts::all(context.book, table).iter().any(|(known, _)| known == name);
    if name.as_ref().is_some_and(|name| !is_there(name)) {
        return Err(Refusal::NotFound);
    }
    change_set.set(&of, layouts::USUAL, Value::text_or_null(&name.unwrap_or_default()))
}
