//! The rules of the trade, asked in the trade's words: every test is an inspector at a machine of her own.

#![allow(clippy::unwrap_used, missing_docs)]

#[path = "rules/answering.rs"]
mod answering;
#[path = "rules/asks.rs"]
mod asks;
#[path = "rules/bulk.rs"]
mod bulk;
#[path = "rules/bulletins.rs"]
mod bulletins;
#[path = "rules/computed.rs"]
mod computed;
#[path = "rules/computed_groups.rs"]
mod computed_groups;
#[path = "rules/conflicts.rs"]
mod conflicts;
#[path = "rules/contribution.rs"]
mod contribution;
#[path = "rules/deeds.rs"]
mod deeds;
#[path = "rules/entering.rs"]
mod entering;
#[path = "rules/entries.rs"]
mod entries;
#[path = "rules/entry_form.rs"]
mod entry_form;
#[path = "rules/entry_list.rs"]
mod entry_list;
#[path = "rules/fields.rs"]
mod fields;
#[path = "rules/from_visits.rs"]
mod from_visits;
#[path = "rules/funnel.rs"]
mod funnel;
#[path = "rules/grid.rs"]
mod grid;
#[path = "rules/inspector.rs"]
mod inspector;
#[path = "rules/kept.rs"]
mod kept;
#[path = "rules/life.rs"]
mod life;
#[path = "rules/lives.rs"]
mod lives;
#[path = "rules/lookback.rs"]
mod lookback;
#[path = "rules/office.rs"]
mod office;
#[path = "rules/orders.rs"]
mod orders;
#[path = "rules/past.rs"]
mod past;
#[path = "rules/phases.rs"]
mod phases;
#[path = "rules/photos.rs"]
mod photos;
#[path = "rules/project_figures.rs"]
mod project_figures;
#[path = "rules/records.rs"]
mod records;
#[path = "rules/references.rs"]
mod references;
#[path = "rules/register_tables.rs"]
mod register_tables;
#[path = "rules/schedules.rs"]
mod schedules;
#[path = "rules/signatures.rs"]
mod signatures;
#[path = "rules/twins.rs"]
mod twins;
#[path = "rules/undo.rs"]
mod undo;
#[path = "rules/unexported.rs"]
mod unexported;
#[path = "rules/unit_file.rs"]
mod unit_file;
#[path = "rules/unit_twins.rs"]
mod unit_twins;
#[path = "rules/visit_plans.rs"]
mod visit_plans;
#[path = "rules/visits.rs"]
mod visits;
#[path = "rules/waiting.rs"]
mod waiting;
#[path = "rules/what_if.rs"]
mod what_if;
#[path = "rules/wordings.rs"]
mod wordings;
