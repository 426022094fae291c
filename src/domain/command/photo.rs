//! Rules of photos; who may add one to what, and when one may be taken away: [`super::carrying`].

use crate::book::{EntityId, Value};
use crate::domain::carrier::{Carrier, Side};
use crate::domain::fields::FieldError;
use crate::domain::ids::PhotoId;
use crate::domain::kind::Kind;
use crate::domain::photo::{Photo, Picture};

use super::carrying::{is_in_record, may_carry};
use super::context::{ChangeSet, IdSource, RuleContext};
use super::outcome::{Decision, Refusal};

type Answer = Result<Decision, Refusal>;

/// The longest name of a file that is kept, in characters.
const LONGEST_NAME: usize = 200;

/// What a person means about a photo.
#[derive(Clone, Debug)]
pub enum PhotoWish {
    /// 添加照片. Its bytes are safe already.
    Add {
        /// What it shows.
        of: Carrier,
        /// The picture.
        picture: Picture,
    },
    /// Sets what a person says of it: caption, before or after, order.
    Edit {
        /// The photo.
        photo: PhotoId,
        /// Keys of `PHOTO_FIELDS` with texts.
        facts: Vec<(String, String)>,
    },
    /// Deletes it; its bytes stay on the device, so that it can come back.
    Drop {
        /// The photo.
        photo: PhotoId,
        /// Why.
        why: String,
    },
}

pub(super) fn act(context: &RuleContext, id_source: &mut dyn IdSource, wish: &PhotoWish) -> Answer {
    match wish {
        PhotoWish::Add { of, picture } => add(context, id_source, of, picture),
        PhotoWish::Edit { photo, facts } => edit(context, id_source, photo, facts),
        PhotoWish::Drop { photo, why } => delete(context, id_source, photo, why),
    }
}

fn add(context: &RuleContext, id_source: &mut dyn IdSource, of: &Carrier, picture: &Picture) -> Answer {
    may_carry(context, of)?;
    let is_same = |photo: &Photo| photo.picture.hash == picture.hash && photo.item == of.item && photo.side == of.side;
    if context.tables.photos_of(&of.of).any(|photo| is_same(photo)) {
        return Err(Refusal::NothingChanges);
    }
    let mut change_set = ChangeSet::new(context, id_source);
    let id = PhotoId::from_rest(&change_set.fresh()).ok_or(Refusal::BadName)?;
    let number = |number: u64| Value::Int(i64::try_from(number).unwrap_or(i64::MAX));
    let said = |text: &Option<String>| text.as_deref().map_or(Value::Null, Value::text_or_null);
    let name: String = picture.name.chars().filter(|letter| !letter.is_control()).take(LONGEST_NAME).collect();
    for (set, to) in [
        ("of", Value::text(of.of.as_str())),
        ("item", said(&of.item)),
        ("side", of.side.map_or(Value::Null, |side| Value::text(side.key()))),
        ("hash", Value::text(picture.hash.to_string())),
        ("width", number(picture.width.into())),
        ("height", number(picture.height.into())),
        ("bytes", number(picture.bytes)),
        ("name", Value::text_or_null(&name)),
        ("original_bytes", number(picture.original_bytes)),
        ("taken_at", said(&picture.taken_at)),
        ("place", said(&picture.place)),
    ] {
        change_set.set(id.entity(), set, to)?;
    }
    change_set.made(id.entity());
    change_set.done()
}

fn edit(context: &RuleContext, id_source: &mut dyn IdSource, id: &PhotoId, facts: &[(String, String)]) -> Answer {
    let photo = context.tables.photo(id).ok_or(Refusal::NotFound)?;
    let turns = facts.iter().find(|(key, text)| key == "side" && Side::from_key(text) != photo.side);
    if turns.is_some() && Kind::of(&photo.of) != Some(Kind::Problem) {
        return Err(Refusal::Field(Some(Kind::Photo), "side".to_owned(), FieldError::NotAChoice));
    }
    let mut change_set = ChangeSet::new(context, id_source);
    change_set.set_facts(id.entity(), facts)?;
    change_set.done()
}

fn delete(context: &RuleContext, id_source: &mut dyn IdSource, id: &PhotoId, why: &str) -> Answer {
    let photo = context.tables.photo(id).ok_or(Refusal::NotFound)?;
    if is_in_record(context, &photo.of, photo.id.entity()) {
        return Err(Refusal::VisitFinished);
    }
    let mut change_set = ChangeSet::new(context, id_source).because(why)?;
    let of: &EntityId = id.entity();
    change_set.delete(of);
    change_set.done()
}
