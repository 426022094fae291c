//! Every vector by its number, and the laws.

mod completion;
mod cost;
mod growth;
mod make;
mod numbers;
mod starts;
