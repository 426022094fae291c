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
            Self::Basic => &["name", "code", "phase", "overlay", "nature", "sector", "industry", "level"],
            Self::People => &[
                "lead_unit",
                "assisting",
                "owner",
                "contractor",
                "supervisor",
                "designer",
                "patron",
                "principal",
                "deputy",
                "leader",
                "liaison",
                "responsible",
                "contact",
                "phone",
            ],
            Self::Money => &[
                "total",
                "annual_plan",
                "plan_year",
                "ytd",
                "ytd_as_of",
                "since_start",
                "cumulative",
                "last_year",
                "estimate",
                "budget",
                "contract_sum",
                "financing",
                "area",
            ],
            Self::Time => &[
                "location",
                "coordinates",
                "datum",
                "park",
                "programme",
                "span",
                "planned_start",
                "planned_finish",
                "actual_start",
                "actual_finish",
                "in_statistics",
            ],
            Self::Content => &[],
        }
    }

    /// Whether a field of a project stands in it.
    pub fn holds(self, key: &str) -> bool {
        match self {
            Self::Content => Self::ALL.iter().all(|part| !part.keys().contains(&key)),
            part => part.keys().contains(&key),
        }
    }

    /// Its fields, in their order.
    pub fn fields(self) -> Vec<&'static FieldSpec> {
        let named = |key: &&str| PROJECT_FIELDS.iter().find(|spec| spec.key == *key);
        match self {
            Self::Content => PROJECT_FIELDS.iter().filter(|spec| self.holds(spec.key)).collect(),
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
            assert_eq!(shown.iter().filter(|key| **key == spec.key).count(), 1, "{}", spec.key);
            assert_eq!(ProjectPart::ALL.iter().filter(|part| part.holds(spec.key)).count(), 1, "{}", spec.key);
        }
    }
}
