//! 问题台账 as a machine without markup: the filter as an address says it, and how the two are kept together.
//!
//! Owns no rows and no pages. Which rows a filter shows is `domain::ledger`'s. Other lists follow their address by the same machine, each
//! with a query of its own: [`listed`].

pub mod address;
pub mod approvals;
pub mod listed;
mod percent;
pub mod query;
