//! What a field is: its kind, how a text becomes its value, and how a value is shown.

use crate::book::Value;
use crate::domain::choices::{
    FinancingMode, Industry, Level, Nature, Overlay, Phase, Role, Sector, UnitKind, VisitKind, Weather,
};
use crate::domain::decimal::Decimal;
use crate::domain::folding::trimmed;
use crate::domain::measure::{LAND, MONEY, Unit, read_amount, read_number};
use crate::domain::phone;
use crate::domain::taxonomy::{Category, Severity};
use crate::domain::text::{Lang, Text};
use crate::domain::time_of_day::read_time;
use crate::domain::when::{Precision, When};

/// What a field may hold, and how it is stored.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum FieldKind {
    /// One line of text.
    Line,
    /// Text of several lines.
    Paragraph,
    /// 万元, exact, stored as decimal text.
    Money,
    /// 亩, exact, stored as decimal text.
    Area,
    /// %, exact, stored as decimal text.
    Percent,
    /// A number without a unit, stored as decimal text.
    Number,
    /// A day, a month or a year, stored as `2026-11-23`, `2026-11` or `2026`.
    When,
    /// A time of the day, stored as `09:30`.
    Time,
    /// 单位: the name of a unit.
    Unit,
    /// The name of a person, as one line.
    Person,
    /// Several names, stored as a list of texts; written with 、 between them.
    Names,
    /// Telephone numbers, written with 、 between them, see [`phone`](crate::domain::phone).
    Phone,
    /// A year, stored as `2026`.
    Year,
    /// 具体原因: the key of a cause of the category that stands in the field `category` beside it, or a person's own words.
    Cause,
    /// One of a closed list, stored as its key.
    Choice(ChoiceOf),
}

/// The closed lists.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum ChoiceOf {
    /// 阶段.
    Phase,
    /// 停工, 取消.
    Overlay,
    /// 建设性质; words that are not on the list stay as they are.
    Nature,
    /// 行业; words that are not on the list stay as they are.
    Sector,
    /// 重点产业; words that are not on the list stay as they are.
    Industry,
    /// 级别.
    Level,
    /// 融资方式; words that are not on the list stay as they are.
    Financing,
    /// 督查方式.
    VisitKind,
    /// 天气.
    Weather,
    /// 问题类别.
    Category,
    /// 等级.
    Severity,
    /// 使用者角色.
    Role,
    /// 单位类别.
    UnitKind,
}

/// Where the values of a field come from.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum ValuesFrom {
    /// Any value that fits its kind may be written, if only in the decision of a conflict.
    Writers,
    /// Its own commands alone lead to a value, or it says what a record belongs to: nobody makes one up.
    CommandsAlone,
}

/// One field of one kind of entity.
#[derive(Debug)]
pub struct FieldSpec {
    /// The name in the book, for ever.
    pub key: &'static str,
    /// What people read.
    pub name: Text,
    /// What it may hold.
    pub kind: FieldKind,
    /// Header words of lists, Chinese and English, by which an import recognises the column; lower case, no spaces at the ends.
    pub headers: &'static [&'static str],
    /// Where its values come from.
    pub from: ValuesFrom,
}

/// Why a text does not fit a field.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum FieldError {
    /// Not a decimal number.
    NotANumber,
    /// Below zero where that makes no sense.
    Negative,
    /// Not a day, month or year.
    NotADate,
    /// Not a time of the day.
    NotATime,
    /// Not a year.
    NotAYear,
    /// Not a telephone number.
    NotAPhone,
    /// Not on the list of choices.
    NotAChoice,
    /// Longer than this many characters.
    TooLong(usize),
}

/// The longest line that a field takes, in characters.
pub const LONGEST_LINE: usize = 300;
/// The longest paragraph that a field takes, in characters.
pub const LONGEST_PARAGRAPH: usize = 20_000;
/// The longest text that a change may hold at all, in bytes: longer ones neither come in nor go out.
pub const LONGEST_TEXT: usize = 1 << 20;

pub(super) const fn field(
    key: &'static str,
    zh: &'static str,
    en: &'static str,
    kind: FieldKind,
    headers: &'static [&'static str],
) -> FieldSpec {
    FieldSpec { key, name: Text::new(zh, en), kind, headers, from: ValuesFrom::Writers }
}

/// A field whose values only commands write.
pub(super) const fn led(key: &'static str, zh: &'static str, en: &'static str) -> FieldSpec {
    FieldSpec { key, name: Text::new(zh, en), kind: FieldKind::Line, headers: &[], from: ValuesFrom::CommandsAlone }
}

/// A choice that only commands make.
pub(super) const fn led_choice(key: &'static str, zh: &'static str, en: &'static str, of: ChoiceOf) -> FieldSpec {
    let kind = FieldKind::Choice(of);
    FieldSpec { key, name: Text::new(zh, en), kind, headers: &[], from: ValuesFrom::CommandsAlone }
}

impl FieldSpec {
    /// Reads what a person typed or a list holds into the one stored form; blanks are nothing.
    pub fn read(&self, text: &str) -> Result<Value, FieldError> {
        let text = trimmed(text);
        if text.is_empty() {
            return Ok(Value::Null);
        }
        match self.kind {
            FieldKind::Line | FieldKind::Unit | FieldKind::Person | FieldKind::Cause => {
                short_enough(text, LONGEST_LINE).map(|_| one_line(text))
            }
            FieldKind::Paragraph => {
                short_enough(text, LONGEST_PARAGRAPH).map(|_| Value::text(text.replace("\r\n", "\n")))
            }
            FieldKind::Money => read_in(text, MONEY, Unit::WanYuan),
            FieldKind::Area => read_in(text, LAND, Unit::Mu),
            FieldKind::Percent | FieldKind::Number => {
                let number = read_number(text).ok_or(FieldError::NotANumber)?;
                Ok(Value::text(number.to_string()))
            }
            FieldKind::When => When::read(text).map(|when| Value::text(when.to_string())).ok_or(FieldError::NotADate),
            FieldKind::Time => read_time(text).map(Value::text).ok_or(FieldError::NotATime),
            FieldKind::Year => year(text).map(Value::text).ok_or(FieldError::NotAYear),
            FieldKind::Phone => {
                short_enough(text, LONGEST_LINE)?;
                phone::read(text).map(Value::text).ok_or(FieldError::NotAPhone)
            }
            FieldKind::Names => {
                short_enough(text, LONGEST_LINE)?;
                let mut names: Vec<&str> = Vec::new();
                for name in text.split(['、', ',', '，', ';', '；', '\n']).map(str::trim) {
                    if !name.is_empty() && !names.contains(&name) {
                        names.push(name);
                    }
                }
                Ok(Value::texts(names))
            }
            FieldKind::Choice(list) => list.read(text).ok_or(FieldError::NotAChoice),
        }
    }

    /// Writes a stored value as people read it; what does not fit the kind is shown as it stands.
    pub fn show(&self, value: &Value, lang: Lang) -> String {
        match (self.kind, value) {
            (_, Value::Null) => String::new(),
            (FieldKind::Choice(list), Value::Text(key)) => {
                list.label(key, lang).map_or_else(|| key.to_string(), str::to_owned)
            }
            (_, value) => plain(value),
        }
    }
}

/// A value as plain text, whatever it is: texts as they are, lists with 、 between them.
pub fn plain(value: &Value) -> String {
    match value {
        Value::Null => String::new(),
        Value::Bool(flag) => if *flag { "✓" } else { "✗" }.to_owned(),
        Value::Int(number) => number.to_string(),
        Value::Text(text) => text.to_string(),
        Value::List(items) => items.iter().map(plain).collect::<Vec<_>>().join("、"),
        Value::Map(members) => {
            members.iter().map(|(name, value)| format!("{name}: {}", plain(value))).collect::<Vec<_>>().join("; ")
        }
    }
}

/// Reads an amount that is no less than nothing into its stored form; figures without a unit are in `usual`.
pub fn read_in(text: &str, units: &'static [Unit], usual: Unit) -> Result<Value, FieldError> {
    match read_amount(text, units, usual).ok_or(FieldError::NotANumber)? {
        negative if negative < Decimal::whole(0) => Err(FieldError::Negative),
        amount => Ok(Value::text(amount.to_string())),
    }
}

impl Unit {
    /// The units that a kind of field can be given in, the stored one first; none for kinds without units.
    pub const fn of_kind(kind: FieldKind) -> &'static [Unit] {
        match kind {
            FieldKind::Money => MONEY,
            FieldKind::Area => LAND,
            FieldKind::Line
            | FieldKind::Paragraph
            | FieldKind::Percent
            | FieldKind::Number
            | FieldKind::When
            | FieldKind::Time
            | FieldKind::Unit
            | FieldKind::Person
            | FieldKind::Names
            | FieldKind::Phone
            | FieldKind::Year
            | FieldKind::Cause
            | FieldKind::Choice(_) => &[],
        }
    }
}

/// `2026` of what means that year and nothing narrower: `2026年`, `2026年度`.
fn year(text: &str) -> Option<String> {
    let when = When::read(text.trim_end_matches('度'))?;
    (when.precision() == Precision::Year).then(|| when.to_string())
}

fn short_enough(text: &str, longest: usize) -> Result<(), FieldError> {
    match text.len() > longest && text.chars().count() > longest {
        true => Err(FieldError::TooLong(longest)),
        false => Ok(()),
    }
}

fn one_line(text: &str) -> Value {
    match text.contains(['\n', '\r', '\t']) {
        true => Value::text(text.split_whitespace().collect::<Vec<_>>().join(" ")),
        false => Value::text(text),
    }
}

macro_rules! for_each_choice {
    ($list:expr, $choice:ident => $body:expr) => {
        match $list {
            ChoiceOf::Phase => {
                type $choice = Phase;
                $body
            }
            ChoiceOf::Overlay => {
                type $choice = Overlay;
                $body
            }
            ChoiceOf::Nature => {
                type $choice = Nature;
                $body
            }
            ChoiceOf::Sector => {
                type $choice = Sector;
                $body
            }
            ChoiceOf::Industry => {
                type $choice = Industry;
                $body
            }
            ChoiceOf::Level => {
                type $choice = Level;
                $body
            }
            ChoiceOf::Financing => {
                type $choice = FinancingMode;
                $body
            }
            ChoiceOf::VisitKind => {
                type $choice = VisitKind;
                $body
            }
            ChoiceOf::Weather => {
                type $choice = Weather;
                $body
            }
            ChoiceOf::Category => {
                type $choice = Category;
                $body
            }
            ChoiceOf::Severity => {
                type $choice = Severity;
                $body
            }
            ChoiceOf::Role => {
                type $choice = Role;
                $body
            }
            ChoiceOf::UnitKind => {
                type $choice = UnitKind;
                $body
            }
        }
    };
}

impl ChoiceOf {
    /// The stored form of a key or of the words that lists use.
    pub fn read(self, text: &str) -> Option<Value> {
        let known = for_each_choice!(self, C => C::from_key(text).or_else(|| C::from_words(text)).map(C::key));
        match (known, self) {
            (Some(key), _) => Some(Value::text(key)),
            (None, open) if open.takes_other_words() && text.chars().count() <= LONGEST_LINE => Some(one_line(text)),
            (None, _) => None,
        }
    }

    /// Whether words that are not on the list stay as they are.
    pub const fn takes_other_words(self) -> bool {
        matches!(self, Self::Nature | Self::Sector | Self::Industry | Self::Financing)
    }

    /// What people read for a key.
    pub fn label(self, key: &str, lang: Lang) -> Option<&'static str> {
        for_each_choice!(self, C => C::from_key(key).map(|choice| choice.label(lang)))
    }

    /// Every key with what people read for it, in the order of the list.
    pub fn options(self, lang: Lang) -> Vec<(&'static str, &'static str)> {
        for_each_choice!(self, C => C::ALL.iter().map(|choice| (choice.key(), choice.label(lang))).collect())
    }
}
