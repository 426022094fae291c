//! The trade: what inspectors check, and by which rules.
//!
//! Architecture invariant: nothing in here knows a clock, randomness, the web or leptos. Times and ids come in as
//! arguments.

pub mod amendments;
pub mod answer_words;
pub mod belonging;
pub mod checklist;
pub mod choices;
pub mod command;
pub mod cumulative;
pub mod decimal;
pub mod defaults;
pub mod drafts;
pub mod duties;
pub mod facets;
pub mod fields;
pub mod figures;
pub mod findings;
pub mod finish;
pub mod folding;
pub mod ids;
pub mod industry;
pub mod kind;
pub mod ledger;
pub mod measure;
pub mod measured;
pub mod money;
pub mod overview;
pub mod phone;
pub mod photo;
pub mod plan_year;
pub mod previous;
pub mod progress;
pub mod project_parts;
pub mod quoted;
pub mod record_counts;
pub mod records;
pub mod register;
pub mod registers;
pub mod sample;
pub mod search;
pub mod sides;
pub mod tables;
pub mod tally;
pub mod taxonomy;
pub mod templates;
pub mod text;
pub mod time_left;
pub mod time_of_day;
pub mod unit_names;
pub mod unit_share;
pub mod units;
pub mod unshown;
pub mod visit_list;
pub mod warnings;
pub mod when;
