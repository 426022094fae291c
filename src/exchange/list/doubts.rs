//! What a person is asked about the columns of a list before it is compared: what its cells show to be in doubt.

use std::collections::{BTreeSet, HashMap};

use crate::book::sorting::CollectSorted;
use crate::domain::fields::{ChoiceOf, FieldKind, FieldSpec};
use crate::domain::folding::fold;
use crate::domain::when::DayOrder;

use super::cell::says_nothing;
use super::dates::{DateDoubt, DatesSeen};
use super::mapping::Mapping;
use super::mapping::months::YearGrounds;
use super::matched::{Column, OfMonth, Sureness, Target};
use super::meaning::{Meanings, UnknownWord, said};
use super::spoiled::{Codes, is_error};
use super::table::Table;

/// Something that is in doubt about a column.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Doubt {
    /// So many of its identifiers were rewritten by a spreadsheet, of so many: their rows go by their names.
    SpoiledCodes {
        /// How many.
        spoiled: usize,
        /// Of how many.
        of: usize,
    },
    /// Nothing says which number of so many dates is the day: a person does, or the column is left out.
    NoDayOrder(usize),
    /// Some dates have the day first, others the month; of so many nobody knows.
    BothDayOrders(usize),
    /// So many dates may be October instead of January.
    MonthOne(usize),
    /// Words that are not among the options of its field.
    UnknownWords(Vec<UnknownWord>),
    /// Its heading names a month and no year: the one of the list is taken, which stands in its title, or is to be said.
    YearOfList(Option<(u16, YearGrounds)>),
}

impl Mapping {
    /// What is in doubt about a column, whatever a person said of it.
    pub fn doubts(&self, table: &Table, column: usize) -> Vec<Doubt> {
        let spec = match self.columns().get(column).map(Column::target) {
            Some(Target::Field(spec)) => spec,
            Some(Target::Month(of)) => return self.year_doubt(&of).into_iter().collect(),
            Some(Target::Extra | Target::Dropped) | None => return Vec::new(),
        };
        match spec.kind {
            _ if spec.key == self.subject().code_key() => spoiled_codes(table, column).into_iter().collect(),
            FieldKind::When | FieldKind::Day => {
                let doubts = self.dates_seen(table, column).doubts(self.order_of_list(table));
                let told = |doubt| match doubt {
                    DateDoubt::NoOrder(open) => Doubt::NoDayOrder(open),
                    DateDoubt::BothOrders(open) => Doubt::BothDayOrders(open),
                    DateDoubt::MonthOne(cells) => Doubt::MonthOne(cells),
                };
                let year = (self.subject().is_of_one_year() && self.columns()[column].lacks_years())
                    .then(|| self.year_of_days())
                    .flatten();
                doubts.map(told).chain(year).collect()
            }
            FieldKind::Choice(list) => {
                let words = unknown_words(table, column, spec, list, self.meanings());
                (!words.is_empty()).then_some(Doubt::UnknownWords(words)).into_iter().collect()
            }
            _ => self.year_of_days().filter(|_| self.is_of_usual_year(&self.columns()[column])).into_iter().collect(),
        }
    }

    /// A year that a heading or a person names is no doubt; one that only the title names is to be looked at.
    fn year_doubt(&self, of: &OfMonth) -> Option<Doubt> {
        if of.year.is_some() { None } else { self.year_of_days() }
    }

    fn year_of_days(&self) -> Option<Doubt> {
        match self.year() {
            Some((_, YearGrounds::Chosen | YearGrounds::Heading)) => None,
            year @ (Some((_, YearGrounds::Title | YearGrounds::Usual)) | None) => Some(Doubt::YearOfList(year)),
        }
    }

    /// The columns of dates that cannot come in before a person has said which number is the day.
    pub fn undecided(&self, table: &Table) -> Vec<usize> {
        let is_open = |doubt: &Doubt| matches!(doubt, Doubt::NoDayOrder(_));
        let columns = self.columns().iter().enumerate().filter(|(_, column)| column.date_choices().order.is_none());
        columns.map(|(place, _)| place).filter(|place| self.doubts(table, *place).iter().any(is_open)).collect()
    }

    /// Whether everything was recognised beyond doubt, so that nobody need look at the columns.
    pub fn is_certain(&self, table: &Table) -> bool {
        let certain = |(place, column): (usize, &Column)| match column.target() {
            Target::Dropped => true,
            Target::Extra => false,
            Target::Field(_) | Target::Month(_) => {
                let is_sure = matches!(column.sureness(), Sureness::Exact | Sureness::Chosen);
                is_sure && !column.asks_something() && self.doubts(table, place).is_empty()
            }
        };
        let is_said = self.name_column().is_some() && self.asks_period().is_none();
        is_said && self.columns().iter().enumerate().all(certain)
    }

    /// The one order of day and month that the columns of dates prove, if they do not contradict each other.
    pub(super) fn order_of_list(&self, table: &Table) -> Option<DayOrder> {
        let is_date = |column: &Column| matches!(column.target(), Target::Field(spec) if matches!(spec.kind, FieldKind::When | FieldKind::Day));
        let dates = self.columns().iter().enumerate().filter(|(_, column)| is_date(column));
        let proven: BTreeSet<DayOrder> =
            dates.filter_map(|(place, _)| self.dates_seen(table, place).proves()).collect_sorted();
        proven.first().copied().filter(|_| proven.len() == 1)
    }

    /// What the cells of a column of dates show.
    pub(super) fn dates_seen(&self, table: &Table, column: usize) -> DatesSeen {
        DatesSeen::of(table.filled_cells(column))
    }
}

fn spoiled_codes(table: &Table, column: usize) -> Option<Doubt> {
    let codes = Codes::of(table.filled_cells(column));
    let spoiled = table.filled_cells(column).filter(|code| codes.is_spoiled(code)).count();
    (spoiled > 0).then(|| Doubt::SpoiledCodes { spoiled, of: table.filled_cells(column).count() })
}

/// The words of a column that mean nothing to its field, in the order in which they come first.
fn unknown_words(
    table: &Table,
    column: usize,
    spec: &'static FieldSpec,
    list: ChoiceOf,
    meanings: &Meanings,
) -> Vec<UnknownWord> {
    let none = Meanings::default();
    let is_unknown = |cell: &&str| {
        !says_nothing(FieldKind::Choice(list), cell) && !is_error(cell) && said(spec, cell, &none).is_none()
    };
    let mut words: Vec<UnknownWord> = Vec::new();
    let mut places: HashMap<String, usize> = HashMap::new();
    for cell in table.filled_cells(column).filter(is_unknown) {
        let place = *places.entry(fold(cell)).or_insert(words.len());
        match words.get_mut(place) {
            Some(word) => word.rows += 1,
            None => {
                let meaning = meanings.of(spec.key, cell).cloned();
                words.push(UnknownWord { word: cell.to_owned(), rows: 1, meaning });
            }
        }
    }
    words
}

#[cfg(test)]
mod tests {
    use super::super::dates::DateChoices;
    use super::super::meaning::Meaning;
    use super::super::records::Limits;
    use super::super::table::Heading;
    use super::*;

    fn list(text: &str) -> (Table, Mapping) {
        let table = Table::read(text, Heading::Guess, Limits::USUAL).unwrap();
        let mapping = Mapping::guess(&table);
        (table, mapping)
    }

    fn doubts(text: &str, column: usize) -> Vec<Doubt> {
        let (table, mapping) = list(text);
        mapping.doubts(&table, column)
    }

    #[test]
    fn spoiled_codes_are_counted() {
        let text = "项目编号,项目名称\n2.40318E+11,甲\nDC-2,乙\n####,丙\n";
        assert_eq!(doubts(text, 0), [Doubt::SpoiledCodes { spoiled: 2, of: 3 }]);
        assert_eq!(doubts("项目编号,项目名称\nDC-2,乙\n", 0), []);
    }

    #[test]
    fn the_order_of_day_and_month_is_asked_for_where_nothing_decides() {
        let (table, mut mapping) = list("项目名称,开工时间,竣工时间\n甲,03/04/2024,2025\n乙,05/06/2024,2026\n");
        assert_eq!(mapping.doubts(&table, 1), [Doubt::NoDayOrder(2)]);
        assert_eq!((mapping.undecided(&table), mapping.is_certain(&table)), (vec![1], false));
        mapping.set_dates(1, DateChoices { order: Some(DayOrder::MonthFirst), ..DateChoices::default() });
        assert!(mapping.undecided(&table).is_empty());
        mapping.set_dates(1, DateChoices::default());
        mapping.assign(1, Target::Dropped);
        assert!(mapping.undecided(&table).is_empty());

        let helped = "项目名称,开工时间,竣工时间\n甲,03/04/2024,12/31/2025\n";
        assert_eq!(doubts(helped, 1), []);
        assert_eq!(
            doubts("项目名称,开工时间\n甲,31/12/2024\n乙,12/31/2024\n丙,03/04/2024\n", 1),
            [Doubt::BothDayOrders(1)]
        );
        assert_eq!(doubts("项目名称,开工时间\n甲,2024.1\n乙,2024.11\n", 1), [Doubt::MonthOne(1)]);
    }

    #[test]
    fn unknown_words_are_told_once_with_their_rows() {
        let text = "项目名称,阶段\n甲,收尾\n乙,停工\n丙,收 尾\n丁,续建\n戊,不详\n己,\n";
        let (table, mut mapping) = list(text);
        let mut meanings = Meanings::default();
        meanings.set("phase", "收尾", Some(Meaning::Option("continuing".to_owned())));
        mapping.set_meanings(meanings);
        let word = |word: &str, rows, meaning| UnknownWord { word: word.to_owned(), rows, meaning };
        let known = Some(Meaning::Option("continuing".to_owned()));
        assert_eq!(
            mapping.doubts(&table, 1),
            [Doubt::UnknownWords(vec![word("收尾", 2, known), word("不详", 1, None)])]
        );
    }

    #[test]
    fn a_list_without_doubts_is_certain() {
        let certain = |text: &str| {
            let (table, mapping) = list(text);
            mapping.is_certain(&table)
        };
        assert!(certain("序号,项目名称,总投资（万元）,责任单位,阶段\n1,甲,12,区建委,停工\n2,乙,13,区建委,续建\n"));
        for text in [
            "项目名称,总投资\n甲,12\n",
            "项目名称,宗地四至\n甲,东至河\n",
            "工程,行业\n甲,市政\n",
            "项目名称,阶段\n甲,收尾\n",
            "项目编号,项目名称\n1E+05,甲\n",
        ] {
            assert!(!certain(text), "{text}");
        }
    }
}
