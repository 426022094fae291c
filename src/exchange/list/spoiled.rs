//! Cells that a spreadsheet has rewritten: identifiers that it took for numbers or dates, and what it shows where it has no value.
//!
//! A rounded identifier is no identity: two projects may have it in common.

use crate::domain::folding::fold;

/// How many digits of a number a spreadsheet keeps.
const KEPT_DIGITS: usize = 15;

/// Zeros that no identifier has by chance, even where its neighbours show that the column was not rounded.
const NO_CHANCE: usize = 3;

/// What the identifiers of a column show together.
#[derive(Clone, Copy, Default, Debug)]
pub(super) struct Codes {
    /// One of them is longer than a spreadsheet can keep and is whole: the column was kept as text.
    is_whole: bool,
    /// All of them end in `.0`: they were numbers of another program.
    has_fractions: bool,
}

impl Codes {
    /// Looks at a column.
    pub(super) fn of<'a>(cells: impl Iterator<Item = &'a str>) -> Self {
        let mut codes = Self { is_whole: false, has_fractions: true };
        let mut any = false;
        for code in cells.map(fold) {
            any = true;
            codes.is_whole |= zeros_beyond(&code) == Some(0);
            codes.has_fractions &= code.strip_suffix(".0").is_some_and(is_digits);
        }
        codes.has_fractions &= any;
        codes
    }

    /// Whether an identifier of this column was rewritten.
    ///
    /// | What happened to it | Looks like |
    /// |---|---|
    /// | shown as a power of ten | `2.40318E+11`, `1E+05` |
    /// | rounded to 15 digits | `320115000000001000`, unless its neighbours are whole and it ends in less than three zeros |
    /// | taken for a date | `3月1日`, `1-Mar`, `Mar-01` |
    /// | too wide for its column, or no value at all | `####`, `#N/A`, `#REF!` |
    pub(super) fn is_spoiled(self, code: &str) -> bool {
        let folded = fold(code);
        let least = if self.is_whole { NO_CHANCE } else { 1 };
        is_error(code)
            || is_power_of_ten(&folded)
            || is_date(&folded)
            || zeros_beyond(&folded).is_some_and(|zeros| zeros >= least)
    }

    /// An identifier of this column as it is kept.
    pub(super) fn kept(self, code: &str) -> &str {
        match self.has_fractions {
            true => code.strip_suffix(".0").unwrap_or(code),
            false => code,
        }
    }
}

/// Whether an identifier that stands alone, as a book has it, was surely rewritten.
pub(super) fn is_surely_spoiled(code: &str) -> bool {
    Codes { is_whole: true, has_fractions: false }.is_spoiled(code)
}

/// Whether a cell says that a formula failed, or that a column was too narrow for its figures.
pub(super) fn is_error(text: &str) -> bool {
    const ERRORS: [&str; 10] =
        ["#n/a", "#ref!", "#value!", "#name?", "#div/0!", "#num!", "#null!", "#spill!", "#calc!", "#getting_data"];
    let folded = fold(text);
    ERRORS.contains(&folded.as_str()) || (folded.len() > 1 && folded.chars().all(|c| c == '#'))
}

fn is_digits(text: &str) -> bool {
    !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit())
}

/// The zeros behind the digits that a spreadsheet keeps; none where the text is no such long number.
fn zeros_beyond(code: &str) -> Option<usize> {
    if code.len() <= KEPT_DIGITS || !is_digits(code) {
        return None;
    }
    let beyond = &code[KEPT_DIGITS..];
    Some(if beyond.bytes().all(|byte| byte == b'0') { beyond.len() } else { 0 })
}

/// `2.40318e+11`, `2,4e+11`, `1e+05`: with a sign, a fraction or both, as no one writes an identifier.
fn is_power_of_ten(code: &str) -> bool {
    let Some((figure, power)) = code.split_once('e') else { return false };
    let (whole, fraction) = figure.split_once(['.', ',']).unwrap_or((figure, "0"));
    let is_signed = power.starts_with(['+', '-']);
    let is_figure = is_digits(whole.trim_start_matches('-')) && is_digits(fraction);
    is_figure && is_digits(power.trim_start_matches(['+', '-'])) && (is_signed || figure.contains('.'))
}

/// `3月1日`, `1-mar`, `mar-01`: what 3-1 becomes in a column of dates.
fn is_date(code: &str) -> bool {
    const MONTHS: [&str; 12] = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];
    let short = |text: &str| text.len() <= 2 && is_digits(text);
    let chinese = || {
        let (month, day) = code.strip_suffix('日')?.split_once('月')?;
        Some(short(month) && short(day))
    };
    let english = || {
        let (one, other) = code.split_once('-')?;
        Some((short(one) && MONTHS.contains(&other)) || (MONTHS.contains(&one) && short(other)))
    };
    chinese().or_else(english).unwrap_or(false)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn spoiled<'a>(column: &[&'a str]) -> Vec<&'a str> {
        let codes = Codes::of(column.iter().copied());
        column.iter().copied().filter(|code| codes.is_spoiled(code)).collect()
    }

    #[test]
    fn rewritten_identifiers_are_told_from_good_ones() {
        for code in [
            "2.40318E+11",
            "2.4E+11",
            "２．４Ｅ＋１１",
            "2.4e11",
            "2,40318E+11",
            "1.0E+5",
            "1E+05",
            "1.5E-07",
            "240318000001234000",
            "320115000000001000",
            "1000000000000000",
            "####",
            "##########",
            "＃＃＃＃",
            "#N/A",
            "#REF!",
            "3月1日",
            "1-Mar",
            "Mar-01",
        ] {
            assert_eq!(spoiled(&[code]), [code]);
        }
        for code in [
            "DC-1",
            "0007",
            "240318000001",
            "240318000000",
            "320115199001011234",
            "91320115MA1XXXXX00",
            "2E5",
            "E+11",
            "3E栋",
            "#1",
            "#",
            "2024-3-1",
            "2018-320115-48-01-512000",
            "3月1号楼",
            "1-MARS",
            "",
        ] {
            assert_eq!(spoiled(&[code]), [""; 0], "{code}");
        }
    }

    #[test]
    fn neighbours_show_whether_a_column_was_rounded() {
        assert_eq!(spoiled(&["320115199001011234", "320115199001011230"]), [""; 0]);
        assert_eq!(spoiled(&["320115199001011234", "320115199001011000"]), ["320115199001011000"]);
        assert_eq!(spoiled(&["320115199001011000", "320115199001012000"]).len(), 2);
        assert!(!is_surely_spoiled("3201151990010110") && is_surely_spoiled("2.4E+11"));
    }

    #[test]
    fn numbers_of_another_program_lose_their_fraction() {
        let numbers = Codes::of(["12.0", "13.0"].into_iter());
        assert_eq!(numbers.kept("12.0"), "12");
        let chapters = Codes::of(["1.0", "1.1"].into_iter());
        assert_eq!(chapters.kept("1.0"), "1.0");
    }
}
