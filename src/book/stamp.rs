//! Stamps: when a change was made, on which page session, in an order that can be relied on within that session.

use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Deserializer, Serialize, Serializer};

use super::id::{Parsed, ascii};

/// A hybrid logical clock reading (48 bits of milliseconds since 1970, a 16-bit counter) and the random id of the page session.
///
/// Written as `01a0c450c8050000-8b13399c`, so that the order of the text is the order of the stamps.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub struct Stamp {
    time: u64,
    session: u32,
}

/// Why a text is not a stamp.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct StampError;

impl Stamp {
    /// Builds a stamp from milliseconds since 1970 (at most 48 bits are kept), a counter and a session.
    pub const fn new(milliseconds: u64, counter: u16, session: u32) -> Self {
        Self { time: (milliseconds << 16) | counter as u64, session }
    }

    /// Milliseconds since 1970, UTC.
    pub const fn milliseconds(self) -> u64 {
        self.time >> 16
    }

    /// Clock and counter as one number that only grows within a session.
    pub const fn time(self) -> u64 {
        self.time
    }

    /// The random id of the page session that made it.
    pub const fn session(self) -> u32 {
        self.session
    }
}

impl Stamp {
    /// The written form as ASCII bytes.
    fn written(self) -> [u8; 25] {
        const DIGITS: &[u8; 16] = b"0123456789abcdef";
        let mut text = [b'-'; 25];
        let nibble = |number: u64, place: usize| DIGITS[(number >> (4 * place)) as usize & 15];
        text[..16].iter_mut().rev().enumerate().for_each(|(place, digit)| *digit = nibble(self.time, place));
        text[17..].iter_mut().rev().enumerate().for_each(|(place, digit)| *digit = nibble(self.session.into(), place));
        text
    }
}

impl fmt::Display for Stamp {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(ascii(&self.written()))
    }
}

impl FromStr for Stamp {
    type Err = StampError;

    fn from_str(text: &str) -> Result<Self, StampError> {
        let bytes = text.as_bytes();
        if bytes.len() != 25 || bytes[16] != b'-' {
            return Err(StampError);
        }
        let lower_hex = |b: &u8| matches!(b, b'0'..=b'9' | b'a'..=b'f');
        if !bytes[..16].iter().all(lower_hex) || !bytes[17..].iter().all(lower_hex) {
            return Err(StampError);
        }
        let time = u64::from_str_radix(&text[..16], 16).map_err(|_| StampError)?;
        let session = u32::from_str_radix(&text[17..], 16).map_err(|_| StampError)?;
        Ok(Self { time, session })
    }
}

impl Serialize for Stamp {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(ascii(&self.written()))
    }
}

impl<'de> Deserialize<'de> for Stamp {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_str(Parsed("a stamp", str::parse))
    }
}

/// How far ahead of the machine's own clock a foreign stamp may pull ours: one day, in milliseconds.
const FOLLOWED: u64 = 24 * 60 * 60 * 1000;

/// Hands out stamps of one page session: each is greater than every one before it.
#[derive(Clone, Debug)]
pub struct Clock {
    session: u32,
    last: u64,
}

impl Clock {
    /// Starts the clock of one page session.
    pub const fn new(session: u32) -> Self {
        Self { session, last: 0 }
    }

    /// The session that this clock stamps for.
    pub const fn session(&self) -> u32 {
        self.session
    }

    /// The next stamp, at `now` (milliseconds since 1970) or just after the last one when the machine's clock went back.
    pub fn tick(&mut self, now: u64) -> Stamp {
        let now = now.min((1 << 48) - 1);
        self.last = (self.last + 1).max(now << 16);
        Stamp { time: self.last, session: self.session }
    }

    /// Follows a stamp that came from elsewhere, so that what is written next sorts after what was read.
    ///
    /// A stamp more than a day ahead of `now` is not followed: a laptop set to 2035 must not move everyone else there.
    pub fn follow(&mut self, seen: Stamp, now: u64) {
        if seen.milliseconds() <= now.saturating_add(FOLLOWED) {
            self.last = self.last.max(seen.time);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn stamps_grow_when_the_clock_goes_back() {
        let mut clock = Clock::new(7);
        let first = clock.tick(2_000);
        let second = clock.tick(1_000);
        assert!(second > first);
        assert_eq!(second.milliseconds(), 2_000);
    }

    #[test]
    fn text_order_is_stamp_order_and_reads_back() {
        let early = Stamp::new(1_790_000_000_000, 65_535, 9);
        let late = Stamp::new(1_790_000_000_001, 0, 1);
        assert!(early < late && early.to_string() < late.to_string());
        assert_eq!(late.to_string().parse(), Ok(late));
    }

    #[test]
    fn a_clock_years_ahead_is_not_followed() {
        let mut clock = Clock::new(1);
        clock.follow(Stamp::new(2_051_222_400_000, 0, 2), 1_790_000_000_000);
        assert_eq!(clock.tick(1_790_000_000_000).milliseconds(), 1_790_000_000_000);
        clock.follow(Stamp::new(1_790_000_060_000, 5, 2), 1_790_000_000_000);
        assert!(clock.tick(1_790_000_000_000) > Stamp::new(1_790_000_060_000, 5, 2));
    }

    #[test]
    fn other_spellings_are_not_stamps() {
        for text in ["", "01A0c450c8050000-8b13399c", "01a0c450c8050000_8b13399c", "+1a0c450c8050000-8b13399c"] {
            assert_eq!(text.parse::<Stamp>(), Err(StampError), "{text}");
        }
    }
}
