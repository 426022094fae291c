//! The table, on the terminal and as Markdown.

use super::row::Row;
use super::rows::Measured;

/// What came of a row.
pub struct Outcome {
    /// The row.
    pub row: Row,
    /// The figures, or why there are none.
    pub measured: Result<Vec<Measured>, String>,
}

/// One line of the table.
struct Line {
    cells: [String; 7],
    notes: Vec<String>,
}

const HEAD: [&str; 7] = ["Row", "CPU", "Page", "Reference", "Compared", "To reach", ""];

impl Outcome {
    fn lines(&self) -> Vec<Line> {
        let row = self.row;
        let name = row.words().to_owned();
        match &self.measured {
            Err(why) => {
                let cells = [
                    name,
                    String::new(),
                    "failed".to_owned(),
                    String::new(),
                    String::new(),
                    String::new(),
                    "failed".to_owned(),
                ];
                vec![Line { cells, notes: vec![why.clone()] }]
            }
            Ok(all) => all.iter().map(|measured| line(row, name.clone(), measured)).collect(),
        }
    }
}

fn line(row: Row, name: String, measured: &Measured) -> Line {
    let Measured { speed, page, reference, notes } = measured;
    let target = row.target(*speed);
    let verdict = if target.is_reached(page, reference) { "reached" } else { "missed" };
    let speed = if row.is_timed() { format!("{}x", speed.rate()) } else { "–".to_owned() };
    let cells = [
        name,
        speed,
        page.write(row.unit()),
        reference.write(row.unit()),
        target.compare(page, reference),
        target.words(row.unit()),
        verdict.to_owned(),
    ];
    Line { cells, notes: notes.clone() }
}

/// The lines of one row, for the terminal, as soon as it is measured.
pub fn on_terminal(outcome: &Outcome) -> String {
    let mut text = String::new();
    for Line { cells: [name, speed, page, reference, compared, target, verdict], notes } in outcome.lines() {
        text.push_str(&format!(
            "{name:<55} {speed:<3} {page:<26} {reference:<26} {compared:<12} {target:<14} {verdict}\n"
        ));
        for note in notes {
            text.push_str(&format!("    {note}\n"));
        }
    }
    text
}

/// The head above the rows on the terminal.
pub fn head() -> String {
    let [name, speed, page, reference, compared, target, _] = HEAD;
    format!("{name:<55} {speed:<3} {page:<26} {reference:<26} {compared:<12} {target}")
}

/// The whole table as Markdown.
pub fn markdown(outcomes: &[Outcome], machine: &str, book: &str, runs: usize) -> String {
    let mut text = format!(
        "Measured by `cargo xtask bench` on {machine}. {book}. Minimum / median / maximum of {runs} runs or more after a warm-up, \
         page and reference in turns; 4x: with the processor throttled to a quarter.\n\n"
    );
    let row = |cells: &[String]| format!("| {} |\n", cells.join(" | "));
    text.push_str(&row(&HEAD.map(str::to_owned)));
    text.push_str(&row(&HEAD.map(|_| "---".to_owned())));
    let mut notes = Vec::new();
    for outcome in outcomes {
        for mut line in outcome.lines() {
            if outcome.measured.is_ok() {
                let [_, _, _, reference, ..] = &mut line.cells;
                *reference = format!("{}: {reference}", outcome.row.reference());
            }
            text.push_str(&row(&line.cells));
            let speed = &line.cells[1];
            notes.extend(line.notes.iter().map(|note| format!("- {} {speed}: {note}\n", outcome.row.key())));
        }
    }
    if !notes.is_empty() {
        text.push_str(&format!("\n{}", notes.concat()));
    }
    text
}
