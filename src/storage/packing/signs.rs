//! What the numbers mean that stand in columns. Fixed for ever by the form's number in `encoding`.

/// In `more`: there is a reason.
pub(super) const WHY: u64 = 1;
/// In `more`: there are members of a newer version.
pub(super) const EXTRA: u64 = 2;
/// In `more`: the origin is another than that of the entry before.
pub(super) const ORIGIN: u64 = 4;

/// What a value is.
pub(super) const NULL: u64 = 0;
pub(super) const FALSE: u64 = 1;
pub(super) const TRUE: u64 = 2;
pub(super) const INT: u64 = 3;
pub(super) const TEXT: u64 = 4;
pub(super) const LIST: u64 = 5;
pub(super) const MAP: u64 = 6;

/// The members of a change that have columns of their own.
pub(super) const MEMBERS: [&str; 8] = ["at", "by", "id", "of", "over", "set", "to", "why"];

/// The largest whole number that a value holds.
pub(super) const LARGEST: u64 = (1 << 53) - 1;

/// The columns, in their order.
pub(super) const NAME_OF: usize = 0;
pub(super) const NAME_BY: usize = 1;
pub(super) const NAME_SET: usize = 2;
pub(super) const TIME: usize = 3;
pub(super) const SESSION: usize = 4;
pub(super) const OVER: usize = 5;
pub(super) const FAR: usize = 6;
pub(super) const TO: usize = 7;
pub(super) const MORE: usize = 8;
pub(super) const LENGTHS: usize = 9;
pub(super) const TEXTS: usize = 10;
pub(super) const DIGITS: usize = 11;
pub(super) const COLUMNS: usize = 12;

/// A signed number, small ones in few bits whichever their sign.
pub(super) const fn zigzag(number: i64) -> u64 {
    ((number << 1) ^ (number >> 63)).cast_unsigned()
}

/// Reads it.
pub(super) const fn unzigzag(number: u64) -> i64 {
    (number >> 1).cast_signed() ^ -((number & 1).cast_signed())
}
