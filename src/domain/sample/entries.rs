//! What the registers of the sample hold: approvals on their way, halts, the plan of the year, the last months. Figures are round and
//! made up; days are counted back from today.

use chrono::Datelike;

use crate::book::EntityId;
use crate::domain::command::{Command, EntryTarget};
use crate::domain::register::Register;
use crate::domain::registers::{approval, halt, monthly_progress, year_plan};
use crate::domain::when::When;

use super::projects::{CLINKER, FACTORY, LANDFILL, NEW_TOWN, PARK, PHOSPHATE, STATION, project};
use super::stage::{Stage, Turn, Who};

/// An approval: the project, what, by which department; how many days ago it was applied for, accepted and granted.
type Approval = (&'static str, &'static str, &'static str, [Option<i64>; 3]);

const APPROVALS: [Approval; 12] = [
    (LANDFILL, "project_approval", "区发改局", [Some(400), Some(398), Some(380)]),
    (LANDFILL, "environment", "区环保局", [Some(330), Some(325), Some(290)]),
    (LANDFILL, "land_approval", "区国土局", [Some(60), Some(55), None]),
    (LANDFILL, "construction", "区建委", [None, None, None]),
    (NEW_TOWN, "land_planning", "区规划局", [Some(45), Some(40), None]),
    (NEW_TOWN, "drawings", "区建委", [Some(12), None, None]),
    (PARK, "soil_water", "区水务局", [Some(90), Some(86), Some(70)]),
    (CLINKER, "energy", "区发改局", [Some(50), Some(44), None]),
    (CLINKER, "fire", "区消防大队", [Some(9), Some(7), None]),
    (PHOSPHATE, "environment", "区环保局", [Some(35), Some(33), None]),
    (FACTORY, "works_planning", "区规划局", [Some(120), Some(118), Some(99)]),
    (STATION, "feasibility", "区发改局", [Some(200), Some(196), Some(170)]),
];

/// What a project was to invest and has reported in each of the last months, 万元, the oldest first.
const MONTHS: [(&str, [(u32, u32); 4]); 3] = [
    (LANDFILL, [(900, 860), (900, 780), (1_000, 640), (1_000, 1_020)]),
    (CLINKER, [(2_400, 2_350), (2_400, 2_500), (2_600, 2_410), (2_600, 1_980)]),
    (STATION, [(300, 310), (350, 330), (350, 360), (400, 380)]),
];

impl Turn<'_> {
    fn puts(&mut self, register: &'static Register, of: &str, period: Option<When>, facts: &[(&str, &str)]) {
        let target = EntryTarget::OfKey { register, parent: Some(EntityId::from(project(of))), period };
        let facts = facts.iter().map(|(key, text)| ((*key).to_owned(), (*text).to_owned())).collect();
        self.does(Command::PutEntry { target, facts });
    }
}

/// The office enters what came in so many days ago.
pub(super) fn enter_all(stage: &mut Stage, days_ago: i64) {
    let mut chen = stage.turn(Who::Chen, days_ago);
    let before = |chen: &Turn, days: Option<i64>| {
        days.map_or_else(String::new, |days| chen.in_days(days_ago - days).to_string())
    };
    for (of, kind, unit, days) in APPROVALS {
        let [applied, accepted, granted] = days.map(|days| before(&chen, days));
        let doc = if granted.is_empty() { String::new() } else { format!("〔{}〕12号", &granted[..4]) };
        let facts = [
            ("type", kind),
            ("unit", unit),
            ("applied", applied.as_str()),
            ("accepted", accepted.as_str()),
            ("granted", granted.as_str()),
            ("doc", doc.as_str()),
        ];
        chen.puts(&approval::REGISTER, of, None, &facts);
    }
    for (of, from, to, reason) in [(NEW_TOWN, 75, Some(41), "funds"), (PARK, 18, None, "land"), (CLINKER, 160, Some(152), "weather")] {
        let (from, to) = (before(&chen, Some(from)), before(&chen, to));
        chen.puts(&halt::REGISTER, of, None, &[("from", &from), ("to", &to), ("reason", reason)]);
    }
    months(&mut chen);
}

/// The plan of the year, and the months before this one.
fn months(chen: &mut Turn) {
    let today = chen.in_days(0);
    for (of, months) in MONTHS {
        let plan: u32 = months.iter().map(|(planned, _)| planned * 3).sum();
        let year = When::year(today.year());
        chen.puts(&year_plan::REGISTER, of, year, &[("plan", &plan.to_string()), ("task", "continue")]);
        for (place, (planned, reported)) in (0_i32..).zip(months) {
            // Counted from the year 0, so that a year before is reached as well.
            let number = today.year() * 12 + today.month0().cast_signed() - 4 + place;
            let month = When::month(number.div_euclid(12), number.rem_euclid(12).unsigned_abs() + 1);
            let (planned, reported) = (planned.to_string(), reported.to_string());
            chen.puts(&monthly_progress::REGISTER, of, month, &[("planned", &planned), ("reported", &reported)]);
        }
    }
}
