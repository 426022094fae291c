//! What the person at the terminal asked for.

use std::time::{Duration, SystemTime, UNIX_EPOCH};

use super::part::Part;

/// How to call it.
pub const USAGE: &str = "\
cargo xtask torture [--minutes N] [--only PART]… [--kills N] [--seed N] [--list]
  --minutes N  how long in all (10); each part gets its share of what is left
  --only PART  one part; may be repeated
  --kills N    kill each browser so many times, however long it takes
  --seed N     the same chance as in an earlier run
  --list       the parts";

/// The arguments.
#[derive(Clone, Debug)]
pub struct Order {
    /// The parts, in the order in which they run.
    pub parts: Vec<Part>,
    /// How long in all.
    pub time: Duration,
    /// How many kills of each browser, if that is what counts and not the time.
    pub kills: Option<usize>,
    /// What chance begins with.
    pub seed: u64,
}

/// What to do.
#[derive(Clone, Debug)]
pub enum Wish {
    /// Torture.
    Run(Order),
    /// Say which parts there are.
    List,
}

/// Reads the arguments.
pub fn read(mut words: impl Iterator<Item = String>) -> Result<Wish, String> {
    let now = SystemTime::now().duration_since(UNIX_EPOCH).map_or(1, |since| since.as_secs());
    let mut order = Order { parts: Vec::new(), time: Duration::from_secs(600), kills: None, seed: now % 1_000_000 };
    while let Some(word) = words.next() {
        if word == "--list" {
            return Ok(Wish::List);
        }
        let value = words.next().ok_or(format!("{word} needs a value"))?;
        let number = || value.parse::<u64>().map_err(|_| format!("{word} {value}: not a number"));
        match word.as_str() {
            "--minutes" => order.time = Duration::from_secs(60 * number()?),
            "--only" => {
                let part = Part::ALL.into_iter().find(|part| part.key() == value);
                order.parts.push(part.ok_or(format!("{value} is no part; --list says which there are"))?);
            }
            "--kills" => order.kills = Some(usize::try_from(number()?).unwrap_or(usize::MAX)),
            "--seed" => order.seed = number()?,
            _ => return Err(format!("{word} is not known")),
        }
    }
    if order.parts.is_empty() {
        order.parts = Part::ALL.to_vec();
    }
    Ok(Wish::Run(order))
}
