//! 手续 of the sample: granted, under way, over the limit, waiting for papers, refused and about to end.

use crate::domain::command::{Command, EntryTarget};
use crate::domain::registers::approval::{self as permit, REGISTER};

use super::projects::{BIGU, CLINKER, LANDFILL, NEW_TOWN, PARK, PHOSPHATE, STATION, project};
use super::stage::{Stage, Who};

/// One approval: its dates in days from today.
struct Approval {
    project: &'static str,
    key: &'static str,
    unit: &'static str,
    dates: &'static [(&'static str, i64)],
    number: &'static str,
}

const fn approval(
    project: &'static str,
    key: &'static str,
    unit: &'static str,
    dates: &'static [(&'static str, i64)],
) -> Approval {
    Approval { project, key, unit, dates, number: "" }
}

const fn granted(
    project: &'static str,
    key: &'static str,
    unit: &'static str,
    dates: &'static [(&'static str, i64)],
    number: &'static str,
) -> Approval {
    Approval { project, key, unit, dates, number }
}

const APPLIED: &str = permit::APPLIED.key;
const ACCEPTED: &str = permit::ACCEPTED.key;
const GRANTED: &str = permit::GRANTED.key;
const ASKED: &str = permit::SUPPLEMENT_ASKED.key;
const EXPIRY: &str = permit::EXPIRY.key;

const REFORM: &str = "区发改局";
const LAND: &str = "区自然资源局";
const NATURE: &str = "区生态环境局";
const HOUSING: &str = "区住建局";

const APPROVALS: &[Approval] = &[
    granted(
        LANDFILL,
        "project_approval",
        REFORM,
        &[(APPLIED, -400), (ACCEPTED, -398), (GRANTED, -389)],
        "示发改〔示例〕1号",
    ),
    granted(
        LANDFILL,
        "feasibility",
        REFORM,
        &[(APPLIED, -380), (ACCEPTED, -378), (GRANTED, -360)],
        "示发改〔示例〕6号",
    ),
    granted(
        LANDFILL,
        "environment",
        NATURE,
        &[(APPLIED, -370), (ACCEPTED, -366), (GRANTED, -330)],
        "示环审〔示例〕2号",
    ),
    granted(
        LANDFILL,
        "construction",
        HOUSING,
        &[(APPLIED, -200), (ACCEPTED, -198), (GRANTED, -180), (EXPIRY, 12)],
        "示建施〔示例〕3号",
    ),
    approval(LANDFILL, "fire", HOUSING, &[(APPLIED, -9), (ACCEPTED, -7)]),
    granted(
        NEW_TOWN,
        "project_approval",
        REFORM,
        &[(APPLIED, -300), (ACCEPTED, -298), (GRANTED, -290)],
        "示发改〔示例〕9号",
    ),
    approval(NEW_TOWN, "land_planning", LAND, &[(APPLIED, -60), (ACCEPTED, -57)]),
    approval(NEW_TOWN, "drawings", HOUSING, &[(APPLIED, -20), (ASKED, -16)]),
    granted(
        PARK,
        "land_preview",
        LAND,
        &[(APPLIED, -90), (ACCEPTED, -88), (GRANTED, -70), (EXPIRY, 25)],
        "示自然资〔示例〕4号",
    ),
    approval(PARK, "land_approval", LAND, &[(APPLIED, -45), (ACCEPTED, -43)]),
    approval(PARK, "environment", NATURE, &[(APPLIED, -14)]),
    approval(BIGU, "design", HOUSING, &[(APPLIED, -12), (ASKED, -10)]),
    granted(
        CLINKER,
        "energy",
        REFORM,
        &[(APPLIED, -150), (ACCEPTED, -148), (GRANTED, -120), (EXPIRY, -3)],
        "示发改〔示例〕12号",
    ),
    approval(CLINKER, "environment", NATURE, &[(APPLIED, -50), (ACCEPTED, -48)]),
    approval(PHOSPHATE, "land_contract", LAND, &[(APPLIED, -3)]),
    approval(STATION, "works_planning", LAND, &[(APPLIED, -18), (ACCEPTED, -15)]),
];

/// The office enters them today, from the papers of the departments.
pub(super) fn enter(stage: &mut Stage) {
    let mut chen = stage.turn(Who::Chen, 0);
    let entries = APPROVALS.iter().map(|approval| {
        let target =
            EntryTarget::OfKey { register: &REGISTER, parent: Some(project(approval.project).into()), period: None };
        let mut facts = vec![
            (permit::TYPE.key.to_owned(), approval.key.to_owned()),
            (permit::UNIT.key.to_owned(), approval.unit.to_owned()),
        ];
        facts.extend(approval.dates.iter().map(|(field, days)| ((*field).to_owned(), chen.in_days(*days).to_string())));
        if !approval.number.is_empty() {
            facts.push((permit::DOC.key.to_owned(), approval.number.to_owned()));
        }
        (target, facts)
    });
    let entries = entries.collect();
    chen.does(Command::PutEntries { entries });
}
