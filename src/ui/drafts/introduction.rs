//! What someone has said of themself and the book has not taken yet.

use crate::domain::choices::Role;
use crate::domain::command::{Command, Refusal};
use crate::domain::ids::PersonId;
use crate::domain::records::Person;
use crate::domain::text::Lang;
use crate::ui::unsaved::Texts;
use crate::ui::words::{self, IntroductionWords};

/// What someone has said of themself so far.
#[derive(Clone, PartialEq, Default, Debug)]
pub struct Introduction {
    /// The person of the book that they are; none for someone new.
    pub person: Option<PersonId>,
    /// 姓名.
    pub name: String,
    /// 单位.
    pub unit: String,
    /// 角色.
    pub role: Option<Role>,
    /// Why it was not taken.
    pub refused: Option<Refusal>,
}

impl Introduction {
    /// What the book knows of a person.
    pub fn of(person: &Person) -> Self {
        Self {
            person: Some(person.id.clone()),
            name: person.name.clone(),
            unit: person.unit.clone(),
            role: Role::from_key(&person.role),
            refused: None,
        }
    }

    /// The texts, as a draft keeps them.
    pub fn texts(&self) -> Texts {
        let person = self.person.as_ref().map(PersonId::as_str).unwrap_or_default();
        let role = self.role.map(Role::key).unwrap_or_default();
        [("person", person), ("name", &self.name), ("unit", &self.unit), ("role", role)]
            .map(|(key, text)| (key.to_owned(), text.to_owned()))
            .into()
    }

    /// What a draft has kept.
    pub fn of_texts(texts: &Texts) -> Self {
        let text = |key: &str| texts.get(key).map_or("", String::as_str);
        Self {
            person: text("person").parse().ok().and_then(|of| PersonId::of(&of)),
            name: text("name").to_owned(),
            unit: text("unit").to_owned(),
            role: Role::from_key(text("role")),
            refused: None,
        }
    }

    /// Says it to the book.
    pub fn command(&self) -> Command {
        Command::Introduce {
            person: self.person.clone(),
            name: self.name.clone(),
            unit: self.unit.clone(),
            role: self.role.map(Role::key).unwrap_or_default().to_owned(),
        }
    }

    /// What is wrong with a field.
    pub fn error_of(&self, field: &str, lang: Lang) -> Option<String> {
        let words = IntroductionWords::of(lang);
        match self.refused.as_ref()? {
            // All that is missing is said at once.
            Refusal::Needed(..) => match field {
                "name" if self.name.trim().is_empty() => Some(words.name_needed.to_owned()),
                "role" if self.role.is_none() => Some(words.role_needed.to_owned()),
                _ => None,
            },
            Refusal::Field(_, about, error) if about == field => Some(words::field_error(error, lang)),
            _ => None,
        }
    }
}
