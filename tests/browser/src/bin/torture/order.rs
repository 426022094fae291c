//! What `cargo xtask torture` asks for.

use std::time::Duration;

use super::part::Part;

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

/// Reads the arguments: `--seconds N`, `--only PART`, `--kills N`, `--seed N`.
pub fn read(mut words: impl Iterator<Item = String>) -> Result<Order, String> {
    let seed = u64::from(std::process::id());
    let mut order = Order { parts: Vec::new(), time: Duration::from_secs(600), kills: None, seed };
    while let Some(word) = words.next() {
        let value = words.next().ok_or(format!("{word} needs a value"))?;
        let number = || value.parse::<u64>().map_err(|_| format!("{word} {value}: not a number"));
        match word.as_str() {
            "--seconds" => order.time = Duration::from_secs(number()?),
            "--only" => {
                let part = Part::ALL.into_iter().find(|part| part.key() == value);
                order.parts.push(part.ok_or(format!("{value} is no part that needs a browser"))?);
            }
            "--kills" => order.kills = Some(usize::try_from(number()?).unwrap_or(usize::MAX)),
            "--seed" => order.seed = number()?,
            _ => return Err(format!("{word} is not known; `cargo xtask torture` is what to call")),
        }
    }
    if order.parts.is_empty() {
        order.parts = Part::ALL.to_vec();
    }
    Ok(order)
}
