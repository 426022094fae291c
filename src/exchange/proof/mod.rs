//! 凭证: an issued bulletin with the changes behind its figures, as a file that anybody can hold against itself.
//!
//! `FORMAT.md` describes the file `NAME.sitebook-proof.json`, `sitebook-proof-1.schema.json` says the same to machines.
//!
//! | What is proven | By what |
//! |---|---|
//! | no change was altered since it was written | its id is the hash of the rest |
//! | the text is the one that was issued | it is kept in changes of the bulletin, and is compared with these |
//! | every figure, sentence and table follows from the changes | the bulletin is written anew from them ([`crate::domain::report::proof`]) |
//!
//! What is not: nothing is signed, so who wrote a change is as the device says; and a change that was left out cannot be missed.
//!
//! Architecture invariant: nothing of a proof comes into a book.

mod fault;
mod form;
mod read;
#[cfg(test)]
mod tests;
mod verify;
mod write;

pub use fault::Fault;
pub use form::{FAMILY, FORMAT, FormFault, MOST_BYTES, MOST_CHANGES, Made};
pub use read::Proof;
pub use verify::Verified;
pub use write::{NotWritten, Written, write};
