//! 倒排工期: from the day by which a project is to be finished backwards to the day on which each milestone must begin at the latest, and
//! from today forwards to the day on which it will be finished as things stand.
//!
//! Owns the net, its circles, what follows for a project's milestones and the approvals that they wait for, and the templates of
//! milestones. Knows no page and writes nothing: a baseline is written by a command.
//!
//! | Law | Where it is shown |
//! |---|---|
//! | Nothing stands before what it waits for, forwards and backwards | `net_tests.rs` |
//! | A longer task never makes the finish earlier | `net_tests.rs` |
//! | The order of what comes in changes nothing | `net_tests.rs` |
//! | A net with circles is reckoned around them, and ends | `net_tests.rs` |

pub mod circles;
pub mod draft;
pub mod late;
pub mod net;
pub mod node_rules;
pub mod permits;
pub mod plan;
pub mod ready;
pub mod region;
pub mod scale;
pub mod templates;
pub mod trial;

#[cfg(test)]
mod draft_tests;
#[cfg(test)]
mod net_tests;
#[cfg(test)]
mod plan_tests;
