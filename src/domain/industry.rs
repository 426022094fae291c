//! 重点产业 below 行业: where a list or a person writes 磷化工 under 行业, the sector is 工业 and the very industry is 磷化工.

use crate::book::Value;

use super::choices::{Industry, Sector};

/// The field of the sector.
const SECTOR: &str = "sector";
/// The field of the industry.
const INDUSTRY: &str = "industry";

/// What the value of one field of a project says of two: the sector, and the industry. None for every other field, and for words that
/// name no industry.
pub fn sector_and_industry(key: &str, value: &Value) -> Option<[(&'static str, Value); 2]> {
    let words = value.as_text().filter(|words| key == SECTOR && Sector::from_key(words).is_none())?;
    let industry = Industry::from_words(words)?;
    Some([(SECTOR, Value::text(Sector::Industry.key())), (INDUSTRY, Value::text(industry.key()))])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_industry_under_sector_is_both() {
        let said = |key: &str, words: &str| sector_and_industry(key, &Value::text(words));
        let both = |industry: &str| Some([("sector", Value::text("industry")), ("industry", Value::text(industry))]);
        assert_eq!(said("sector", "磷化工"), both("phosphate"));
        assert_eq!(said("sector", "冶金行业"), both("metallurgy"));
        for (key, words) in [("sector", "industry"), ("sector", "军工"), ("industry", "磷化工"), ("remark", "磷化工")]
        {
            assert_eq!(said(key, words), None, "{key} {words}");
        }
        assert_eq!(sector_and_industry("sector", &Value::Null), None);
    }
}
