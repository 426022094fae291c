//! Every vector by its number, and the laws.

mod approvals;
mod clocks;
mod completion;
mod cost;
mod growth;
mod laws;
mod lights;
mod make;
mod numbers;
mod pace;
mod starts;
