//! `src/domain/SPEECHES.md` against the sources: every mechanism once, and nothing named that is not there.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;

use super::{files, root};

/// How many mechanisms the two speeches name.
const MECHANISMS: usize = 82;
/// The states of a row, as they are written.
const STATES: [&str; 3] = ["works", "in part", "not"];
/// What stands for nothing in a cell.
const NOTHING: &str = "–";

fn told() -> String {
    fs::read_to_string(root().join("src/domain/SPEECHES.md")).unwrap()
}

/// The cells of a line of a table; none of any other line.
fn cells(line: &str) -> Option<Vec<&str>> {
    Some(line.strip_prefix("| ")?.strip_suffix(" |")?.split(" | ").map(str::trim).collect())
}

/// What stands in backticks.
fn named(cell: &str) -> impl Iterator<Item = &str> {
    cell.split('`').skip(1).step_by(2)
}

/// What the sources have: kinds of registers, words of addresses.
struct Sources {
    kinds: BTreeSet<String>,
    tables: BTreeSet<String>,
    routes: String,
}

impl Sources {
    fn read() -> Self {
        let registers = files(&["src/domain/registers"], &[".rs"]);
        let kinds = registers.iter().flat_map(|(_, text)| text.lines()).filter_map(|line| {
            let kind = line.trim().strip_prefix("kind: \"")?.strip_suffix("\",")?;
            Some(kind.to_owned())
        });
        let tables = fs::read_to_string(root().join("src/domain/report/tables/mod.rs")).unwrap();
        let tables = tables.lines().filter_map(|line| line.trim().strip_prefix("key: \"")?.strip_suffix("\","));
        let tables = tables.map(str::to_owned).collect();
        Self { kinds: kinds.collect(), tables, routes: fs::read_to_string(root().join("src/ui/route.rs")).unwrap() }
    }

    /// Whether there is a page at this address. `ID` stands for any record.
    fn has_page(&self, address: &str) -> bool {
        let Some(path) = address.strip_prefix("#/") else { return false };
        let (path, query) = path.split_once('?').unwrap_or((path, ""));
        let tab = query.split('&').find_map(|pair| pair.strip_prefix("tab="));
        let is_known = |word: &&str| self.routes.contains(&format!("\"{word}\""));
        let mut words = path.split('/').filter(|word| !word.is_empty() && *word != "ID");
        if let Some(table) = path.strip_prefix("reports/table/") {
            return self.tables.contains(table);
        }
        match (path.strip_prefix("r/"), tab) {
            (Some(kind), _) => self.kinds.contains(kind.split('/').next().unwrap_or_default()),
            (None, Some(kind)) if path == "projects/ID" => self.kinds.contains(kind),
            (None, _) => words.all(|word| is_known(&word)),
        }
    }
}

/// Whether a file has a test of this name, also one that a macro makes for each browser.
fn has_test(file: &str, name: &str) -> bool {
    let text = fs::read_to_string(root().join(file)).unwrap_or_default();
    let lines: Vec<&str> = text.lines().map(str::trim_start).collect();
    let is_marked = |at: usize| {
        let before = lines[..at].iter().rev().take_while(|line| line.starts_with("#["));
        before.into_iter().any(|line| *line == "#[test]")
    };
    let begins = |line: &str| line.starts_with(&format!("fn {name}("));
    lines.iter().enumerate().any(|(at, line)| begins(line) && is_marked(at))
        || [",", " in "].iter().any(|next| text.contains(&format!("each_engine!({name}{next}")))
}

/// What is wrong with one row.
fn faults_of_row(row: &[&str], sources: &Sources) -> Vec<String> {
    let [number, quotation, state, pages, places, tests, missing] = row else {
        return vec![format!("{row:?} has {} cells", row.len())];
    };
    let fault = |what: String| format!("{number}: {what}");
    let mut faults = Vec::new();
    if quotation.is_empty() || !STATES.contains(state) {
        faults.push(fault(format!("no quotation, or {state:?} is no state")));
    }
    if (*state == "works") != (*missing == NOTHING) {
        faults.push(fault("says what is missing, or works, and one of the two".to_owned()));
    }
    if *state != "not" && [pages, places, tests].iter().any(|cell| named(cell).next().is_none()) {
        faults.push(fault(format!("{state:?} without a page, a file or a test")));
    }
    let no_page = named(pages).filter(|page| !sources.has_page(page));
    faults.extend(no_page.map(|page| fault(format!("no page {page}"))));
    let no_file = named(places).filter(|place| !root().join(place).is_file());
    faults.extend(no_file.map(|place| fault(format!("no file {place}"))));
    let no_test = named(tests).filter(|test| !test.split_once("::").is_some_and(|(file, name)| has_test(file, name)));
    faults.extend(no_test.map(|test| fault(format!("no test {test}"))));
    faults
}

/// What is wrong with all of it.
fn faults_of(text: &str, sources: &Sources) -> Vec<String> {
    let lines: Vec<Vec<&str>> = text.lines().filter_map(cells).collect();
    let rows: Vec<&Vec<&str>> = lines.iter().filter(|line| line[0].parse::<usize>().is_ok()).collect();
    let mut faults: Vec<String> = rows.iter().flat_map(|row| faults_of_row(row, sources)).collect();
    let numbers: Vec<&str> = rows.iter().map(|row| row[0]).collect();
    let expected: Vec<String> = (1..=MECHANISMS).map(|number| number.to_string()).collect();
    if numbers != expected {
        faults.push(format!("not 1 to {MECHANISMS}, each once and in order: {numbers:?}"));
    }
    let says: BTreeMap<&str, &str> =
        lines.iter().filter(|line| line.len() == 2).map(|line| (line[0], line[1])).collect();
    for state in STATES {
        let count = rows.iter().filter(|row| row.get(2) == Some(&state)).count().to_string();
        if says.get(state) != Some(&&*count) {
            faults.push(format!("{count} rows are {state:?}, the head says {:?}", says.get(state)));
        }
    }
    faults
}

#[test]
fn every_mechanism_of_the_speeches_stands_where_it_says() {
    let faults = faults_of(&told(), &Sources::read());
    assert!(faults.is_empty(), "src/domain/SPEECHES.md\n{}", faults.join("\n"));
}

#[test]
fn a_row_that_says_what_is_not_so_is_found() {
    let (told, sources) = (told(), Sources::read());
    let works = told.lines().find(|line| line.starts_with("| 50 | ")).unwrap();
    let with = |at: usize, text: &str| {
        let mut cells = cells(works).unwrap();
        cells[at] = text;
        format!("| {} |", cells.join(" | "))
    };
    let changed = |from: &str, to: &str| {
        assert!(told.contains(from), "{from}");
        faults_of(&told.replacen(from, to, 1), &sources)
    };
    let twice = format!("{works}\n{works}");
    for (found, expected) in [
        (changed(works, ""), "not 1 to 82"),
        (changed(works, &twice), "not 1 to 82"),
        (changed("::who_has_how_much_in_hand", "::who_has_nothing_in_hand"), "no test"),
        // A function, and no test.
        (changed("waiting.rs::who_has_how_much_in_hand", "waiting.rs::busy"), "no test"),
        (changed("::what_waits_is_found_by_who_has_it_in_hand", "::what_waits_is_found"), "no test"),
        (changed("`src/domain/waiting.rs`", "`src/domain/awaiting.rs`"), "no file"),
        (changed("`#/r/complaint`", "`#/r/complaints`"), "no page"),
        (changed("?tab=change`", "?tab=changes`"), "no page"),
        (changed("`#/waiting`", "`#/nowhere`"), "no page"),
        (changed("`#/reports/table/idle`", "`#/reports/table/idler`"), "no page"),
        (changed(works, &with(5, NOTHING)), "without a page, a file or a test"),
        (changed(works, &with(2, "nearly")), "is no state"),
        (changed(works, &with(6, "Everything.")), "one of the two"),
        (changed("| works | ", "| works | 1"), "the head says"),
    ] {
        assert!(found.iter().any(|fault| fault.contains(expected)), "{expected}: {found:?}");
    }
}
