//! What a field is: its kind, how a text becomes its value, and how a value is shown.

use crate::book::{EntityId, Value};
use crate::domain::choices::Role;
use crate::domain::decimal::Decimal;
use crate::domain::folding::trimmed;
use crate::domain::measure::{LAND, MONEY, Unit, read_amount, read_number};
use crate::domain::phone;
use crate::domain::place::Place;
use crate::domain::text::{Lang, Text};
use crate::domain::time_of_day::read_time;
use crate::domain::when::{Precision, When};

use super::choice_of::ChoiceOf;
use super::error::FieldError;
use super::limits::{LONGEST_LINE, LONGEST_PARAGRAPH, one_line};
use super::reading::{count, exactly, flag, references, short_enough, year};

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
    /// A figure whose unit stands in this field of the project, exact, stored as decimal text.
    Quantity(&'static str),
    /// How many: a whole number.
    Count,
    /// 是/否: `true`, or nothing.
    Flag,
    /// A day and nothing wider, stored as `2026-11-23`.
    Day,
    /// A month, stored as `2026-11`.
    Month,
    /// The id of an entity of this kind.
    Reference(&'static str),
    /// The ids of several entities of these kinds (紧前), stored as a list of texts in the order of the ids; written one a line.
    References(&'static [&'static str]),
    /// For each of several entities of this kind from which day to which (基准计划), stored as a map from the id to
    /// `2026-07-04/2026-10-02`. Only commands write it.
    Spans(&'static str),
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
    /// 坐标: latitude and longitude in degrees, stored as `39.904200,116.407400`, see [`place`](crate::domain::place).
    Place,
    /// A year, stored as `2026`.
    Year,
    /// 具体原因: the key of a cause of the category that stands in the field `category` beside it, or a person's own words.
    Cause,
    /// One of a closed list, stored as its key.
    Choice(ChoiceOf),
}

/// Where the values of a field come from.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum ValuesFrom {
    /// Any value that fits its kind may be written, if only in the decision of a conflict.
    Writers,
    /// Its own commands alone lead to a value, or it says what a record belongs to: nobody makes one up.
    CommandsAlone,
}

/// Whose it is to write a field. The reader of files checks it as well where a figure depends on it.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Writers {
    /// Whoever works with the book.
    All,
    /// 督查 and 综合: no unit checks itself.
    Team,
    /// 综合 alone.
    Office,
}

impl Writers {
    /// Whether somebody in this role may write it.
    pub const fn include(self, role: Role) -> bool {
        match self {
            Self::All => true,
            Self::Team => matches!(role, Role::Office | Role::Inspector),
            Self::Office => matches!(role, Role::Office),
        }
    }
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
    /// What a figure counts, in both languages, where its kind does not say it.
    pub unit: Option<(&'static str, &'static str)>,
    /// The least and the greatest figure that it takes; none where its kind decides.
    pub within: Option<(i64, i64)>,
    /// Whether it goes below zero (冲减).
    pub signed: bool,
    /// Whether counts of it make a sum over records: households do, people on site in a month do not.
    pub adds: bool,
    /// Whose it is to write.
    pub by: Writers,
    /// Whether a record cannot be without it.
    pub needed: bool,
}

/// A field: key, both names, kind, header words. What else it is, the builders of [`FieldSpec`] say.
pub const fn field(
    key: &'static str,
    zh: &'static str,
    en: &'static str,
    kind: FieldKind,
    headers: &'static [&'static str],
) -> FieldSpec {
    FieldSpec {
        key,
        name: Text::new(zh, en),
        kind,
        headers,
        from: ValuesFrom::Writers,
        unit: None,
        within: None,
        signed: false,
        adds: false,
        by: Writers::All,
        needed: false,
    }
}

/// A field whose values only commands write.
pub(super) const fn led(key: &'static str, zh: &'static str, en: &'static str) -> FieldSpec {
    field(key, zh, en, FieldKind::Line, &[]).from_commands()
}

/// A choice that only commands make.
pub(super) const fn led_choice(key: &'static str, zh: &'static str, en: &'static str, of: ChoiceOf) -> FieldSpec {
    field(key, zh, en, FieldKind::Choice(of), &[]).from_commands()
}

impl FieldSpec {
    /// What the figure counts.
    #[must_use]
    pub const fn unit(mut self, zh: &'static str, en: &'static str) -> Self {
        self.unit = Some((zh, en));
        self
    }

    /// The least and the greatest figure, both taken.
    #[must_use]
    pub const fn within(mut self, least: i64, greatest: i64) -> Self {
        self.within = Some((least, greatest));
        self
    }

    /// May go below zero (冲减).
    #[must_use]
    pub const fn signed(mut self) -> Self {
        self.signed = true;
        self
    }

    /// Whose it is to write.
    #[must_use]
    pub const fn by(mut self, writers: Writers) -> Self {
        self.by = writers;
        self
    }

    /// No record is without it.
    #[must_use]
    pub const fn needed(mut self) -> Self {
        self.needed = true;
        self
    }

    /// Only commands write it.
    #[must_use]
    pub const fn from_commands(mut self) -> Self {
        self.from = ValuesFrom::CommandsAlone;
        self
    }

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
            FieldKind::Money => self.read_in(text, Unit::WanYuan),
            FieldKind::Area => self.read_in(text, Unit::Mu),
            FieldKind::Quantity(_) => self.fits(read_number(text)),
            FieldKind::Percent | FieldKind::Number => self.in_range(read_number(text)),
            FieldKind::Count => count(text, self.within),
            FieldKind::Flag => flag(text),
            FieldKind::Day => exactly(text, Precision::Day).ok_or(FieldError::NotADay),
            FieldKind::Month => exactly(text, Precision::Month).ok_or(FieldError::NotAMonth),
            FieldKind::Reference(kind) => match text.parse::<EntityId>() {
                Ok(of) if of.kind() == kind => Ok(Value::text(text)),
                Ok(_) | Err(_) => Err(FieldError::NotAReference),
            },
            FieldKind::References(kinds) => references(text, kinds),
            FieldKind::Spans(_) => Err(FieldError::NotAReference),
            FieldKind::When => When::read(text).map(|when| Value::text(when.to_string())).ok_or(FieldError::NotADate),
            FieldKind::Time => read_time(text).map(Value::text).ok_or(FieldError::NotATime),
            FieldKind::Year => year(text).map(Value::text).ok_or(FieldError::NotAYear),
            FieldKind::Phone => {
                short_enough(text, LONGEST_LINE)?;
                phone::read(text).map(Value::text).ok_or(FieldError::NotAPhone)
            }
            FieldKind::Place => {
                short_enough(text, LONGEST_LINE)?;
                Place::read(text).map(|place| Value::text(place.to_string())).map_err(FieldError::NotAPlace)
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

    /// Reads an amount into its stored form; figures without a unit are in `usual`.
    pub fn read_in(&self, text: &str, usual: Unit) -> Result<Value, FieldError> {
        self.fits(read_amount(text, Unit::of_kind(self.kind), usual))
    }

    /// An amount that is no less than nothing, unless the field says so, and within its bounds.
    fn fits(&self, read: Option<Decimal>) -> Result<Value, FieldError> {
        match read {
            Some(amount) if !self.signed && amount < Decimal::whole(0) => Err(FieldError::Negative),
            read => self.in_range(read),
        }
    }

    fn in_range(&self, read: Option<Decimal>) -> Result<Value, FieldError> {
        let number = read.ok_or(FieldError::NotANumber)?;
        match self.within {
            Some((least, most)) if number < Decimal::whole(least) || number > Decimal::whole(most) => {
                Err(FieldError::OutOfRange(least, most))
            }
            _ => Ok(Value::text(number.to_string())),
        }
    }

    /// Writes a stored value as people read it; what does not fit the kind is shown as it stands.
    pub fn show(&self, value: &Value, lang: Lang) -> String {
        match (self.kind, value) {
            (_, Value::Null) => String::new(),
            (FieldKind::Choice(list), Value::Text(key)) => {
                list.label(key, lang).map_or_else(|| key.to_string(), str::to_owned)
            }
            (FieldKind::Flag, Value::Bool(is)) => match (lang, is) {
                (Lang::Zh, true) => "是",
                (Lang::Zh, false) => "否",
                (Lang::En, true) => "Yes",
                (Lang::En, false) => "No",
            }
            .to_owned(),
            (FieldKind::Spans(_), Value::Map(spans)) => spans.len().to_string(),
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
            | FieldKind::Quantity(_)
            | FieldKind::Count
            | FieldKind::Flag
            | FieldKind::Day
            | FieldKind::Month
            | FieldKind::Reference(_)
            | FieldKind::References(_)
            | FieldKind::Spans(_)
            | FieldKind::When
            | FieldKind::Time
            | FieldKind::Unit
            | FieldKind::Person
            | FieldKind::Names
            | FieldKind::Phone
            | FieldKind::Place
            | FieldKind::Year
            | FieldKind::Cause
            | FieldKind::Choice(_) => &[],
        }
    }
}
