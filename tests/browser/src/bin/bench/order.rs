//! What the person at the terminal asked for.

use std::path::PathBuf;

use super::row::Row;

/// How to call it.
pub const USAGE: &str = "\
cargo xtask bench [--only ROW]… [--runs N] [--markdown FILE] [--projects N --visits N --problems N] [--profile] [--list]
  --only ROW       one row of the table; may be repeated
  --runs N         runs of each thing after the warm-up (7)
  --markdown FILE  where the table goes as Markdown (target/bench.md)
  --projects N     another size of the large book, to try things out (300), --visits N (3000), --problems N (6000)
  --profile        one more run of each row, with a CPU profile in target/bench/ROW.cpuprofile
  --list           the rows and what each is to reach";

/// The arguments.
#[derive(Clone, Debug)]
pub struct Order {
    /// The rows, in the order of the table.
    pub rows: Vec<Row>,
    /// Runs after the warm-up.
    pub runs: usize,
    /// Where the table goes as Markdown.
    pub markdown: PathBuf,
    /// Whether one more run shows where the time goes.
    pub profile: bool,
    /// Projects of the large book.
    pub projects: usize,
    /// Its visits.
    pub visits: usize,
    /// Its problems.
    pub problems: usize,
}

/// What to do.
#[derive(Clone, Debug)]
pub enum Wish {
    /// Measure.
    Measure(Order),
    /// Say which rows there are.
    List,
}

/// Reads the arguments.
pub fn read(mut words: impl Iterator<Item = String>, default_markdown: PathBuf) -> Result<Wish, String> {
    let mut order = Order {
        rows: Vec::new(),
        runs: 7,
        markdown: default_markdown,
        profile: false,
        projects: 300,
        visits: 3_000,
        problems: 6_000,
    };
    while let Some(word) = words.next() {
        if word == "--list" {
            return Ok(Wish::List);
        }
        if word == "--profile" {
            order.profile = true;
            continue;
        }
        let value = words.next().ok_or(format!("{word} needs a value"))?;
        let number = || value.parse::<usize>().map_err(|_| format!("{word} {value}: not a number"));
        match word.as_str() {
            "--only" => {
                let row = Row::ALL.into_iter().find(|row| row.key() == value);
                order.rows.push(row.ok_or(format!("{value} is no row; --list says which there are"))?);
            }
            "--runs" => order.runs = number()?.max(1),
            "--markdown" => order.markdown = PathBuf::from(value),
            "--projects" => order.projects = number()?,
            "--visits" => order.visits = number()?,
            "--problems" => order.problems = number()?,
            _ => return Err(format!("{word} is not known")),
        }
    }
    if order.rows.is_empty() {
        order.rows = Row::ALL.to_vec();
    }
    Ok(Wish::Measure(order))
}
