//! What is asked of the list of visits.

use crate::app::ledger::listed::Asked;
use crate::domain::visit_list::Visits;

/// What is asked of the list.
pub type Query = Asked<Visits>;
