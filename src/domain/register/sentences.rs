//! What a broken rule says, made of the names of the fields that it is about.

use crate::domain::fields::PROJECT_FIELDS;
use crate::domain::text::Text;

use super::schema::{Check, Register};

/// A sentence in both languages about fields, by their names in it.
macro_rules! about {
    ($zh:literal, $en:literal; $($name:expr),+) => {
        Text::owned(format!($zh, $($name.zh),+), format!($en, $($name.en),+))
    };
}

impl Check {
    /// The sentence that says what is wrong.
    pub fn says(&self, register: &Register) -> Text {
        let name = |key: &str| name_of(register, key);
        match self {
            Self::NotBefore(later, earlier) => about!("{}早于{}", "“{}” lies before “{}”"; name(later), name(earlier)),
            Self::NotFuture(field) => about!("{}还没有到", "“{}” is still to come"; name(field)),
            Self::KeyNotFuture(field) => {
                about!("这个月还没有到，不能填{}", "The period is still to come: “{}” cannot be known"; name(field))
            }
            Self::AtMost(less, more) => about!("{}大于{}", "“{}” is more than “{}”"; name(less), name(more)),
            Self::Needs(field, others) => {
                about!("填了{}，还要填{}", "“{}” needs {} beside it"; name(field), one_of(register, others))
            }
            Self::NegativeNeeds(field, why) => {
                about!("{}为负数（冲减），请在{}里写明原因", "“{}” is negative: say why in “{}”"; name(field), name(why))
            }
            Self::ChoiceNeeds(_, _, other) => about!("请填写{}", "“{}” must be filled in"; name(other)),
            Self::NotBoth(one, other) => {
                about!("{}和{}不能都填", "“{}” and “{}” cannot both be"; name(one), name(other))
            }
            Self::RarelyAbove(field, most) => about!("{}超过{}", "“{}” is above {}"; name(field), number(*most)),
            Self::Adds { sum, part, .. } => {
                about!("{}与上月累计加{}对不上", "“{}” is not last month's sum plus “{}”"; name(sum), name(part))
            }
            Self::Falls(field) | Self::FallsOverYears(field) => {
                about!("{}比上一期少", "“{}” is less than before"; name(field))
            }
            Self::NoCircle(field) => about!("{}绕成了一圈", "“{}” leads back to itself"; name(field)),
            Self::AboveOfProject(field, most) => {
                about!("{}超过项目的{}", "“{}” is above the project's “{}”"; name(field), project_name(most))
            }
            Self::Other { says, .. } => says.clone(),
        }
    }
}

fn name_of(register: &Register, key: &str) -> Text {
    register.field(key).map_or_else(|| Text::owned(key, key), |field| field.name.clone())
}

fn project_name(key: &str) -> Text {
    let field = PROJECT_FIELDS.iter().find(|field| field.key == key);
    field.map_or_else(|| Text::owned(key, key), |field| field.name.clone())
}

fn number(number: i64) -> Text {
    Text::owned(number.to_string(), number.to_string())
}

/// 甲或乙.
fn one_of(register: &Register, keys: &[&str]) -> Text {
    let names: Vec<Text> = keys.iter().map(|key| name_of(register, key)).collect();
    let zh: Vec<&str> = names.iter().map(|name| &*name.zh).collect();
    let en: Vec<String> = names.iter().map(|name| format!("“{}”", name.en)).collect();
    Text::owned(zh.join("或"), en.join(" or "))
}
