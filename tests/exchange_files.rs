//! The file `NAME.sitebook.json`: written, read, refused, planned. What a stranger could do with it, and to it.

#![allow(clippy::unwrap_used, reason = "a test says what it expects by failing")]

#[path = "exchange_files/attachments.rs"]
mod attachments;
#[path = "exchange_files/big.rs"]
mod big;
#[path = "exchange_files/broken.rs"]
mod broken;
#[path = "exchange_files/desk.rs"]
mod desk;
#[path = "exchange_files/fixture.rs"]
mod fixture;
#[path = "exchange_files/hostile.rs"]
mod hostile;
#[path = "exchange_files/photos.rs"]
mod photos;
#[path = "exchange_files/planning.rs"]
mod planning;
#[path = "exchange_files/round_trip.rs"]
mod round_trip;
#[path = "exchange_files/schema.rs"]
mod schema;
