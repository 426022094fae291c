//! Every vector by its number, and the laws.

mod numbers;
