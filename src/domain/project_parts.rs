//! The parts in which a form shows the fields of a project.
//!
//! Owns which field stands in which part. What a field is says `fields`, what a part is called says the page.

use super::fields::{FieldSpec, PROJECT_FIELDS};

/// One part of the form.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum ProjectPart {
    /// What it is.
    Basic,
    /// Who is responsible.
    People,
    /// Investment and land.
    Money,
    /// Where and when.
    Time,
    /// Everything that no other part names.
    Content,
}

impl ProjectPart {
    /// In the order of the form.
    pub const ALL: [Self; 5] = [Self::Basic, Self::People, Self::Money, Self::Time, Self::Content];

    const fn keys(self) -> &'static [&'static str] {
        match self {
            Self::Basic => &["name", "code", "phase", "overlay", "sector", "level"],
            Self::People => &["lead_unit", "owner", "patron", "responsible"],
            Self::Money => &["total", "annual_plan", "cumulative", "last_year", "financing", "area"],
            Self::Time => &[
                "location",
                "park",
                "programme",
                "span",
                "planned_start",
                "planned_finish",
                "actual_start",
                "actual_finish",
            ],
            Self::Content => &[],
        }
    }

    /// Its fields, in their order.
    pub fn fields(self) -> Vec<&'static FieldSpec> {
        let named = |key: &&str| PROJECT_FIELDS.iter().find(|spec| spec.key == *key);
        let is_named = |spec: &&FieldSpec| Self::ALL.iter().any(|part| part.keys().contains(&spec.key));
        match self {
            Self::Content => PROJECT_FIELDS.iter().filter(|spec| !is_named(spec)).collect(),
            part => part.keys().iter().filter_map(named).collect(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_field_that_a_part_names_exists() {
        for part in ProjectPart::ALL {
            for key in part.keys() {
                assert!(PROJECT_FIELDS.iter().any(|spec| spec.key == *key), "{part:?} names {key}");
            }
        }
    }

    #[test]
    fn every_field_of_a_project_stands_in_one_part() {
        let shown: Vec<&str> = ProjectPart::ALL.iter().flat_map(|part| part.fields()).map(|spec| spec.key).collect();
        assert_eq!(shown.len(), PROJECT_FIELDS.len());
        for spec in PROJECT_FIELDS {
            assert!(shown.contains(&spec.key), "{}", spec.key);
        }
    }
}
