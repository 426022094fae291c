//! Every vector by its number, and the laws.

mod approvals;
mod clocks;
mod completion;
mod cost;
mod growth;
mod land;
mod laws;
mod lights;
mod make;
mod numbers;
mod pace;
mod stall;
mod starts;
