//! A proof that was held against itself, in words. Names and values are those of the proof, not of the book of whoever opens it.

use crate::book::{Book, Change, EntityId, Value};
use crate::domain::belonging::project_of;
use crate::domain::fields::{plain, show, spec};
use crate::domain::progress::groups::By;
use crate::domain::report::document::Document;
use crate::domain::report::proof::{Anew, CellChanged, Proven};
use crate::domain::report::said::Said;
use crate::domain::tables::Tables;
use crate::domain::text::{Lang, Text};
use crate::exchange::proof::{Fault, Verified};
use crate::ui::parts::{describe, shared};
use crate::ui::words::{self, CommonWords, ProofWords};

/// How many entries are listed behind a figure, and how many faults: the file holds all.
const LISTED: usize = 200;
/// How many figures are opened to their entries; what does not agree is told of all.
const FIGURES: usize = 150;

/// What is told of a figure.
#[derive(Clone, PartialEq)]
pub struct FigureTold {
    /// What it is called, of what it is, and its value.
    pub title: String,
    /// The rule in words.
    pub rule: String,
    /// How many entries stand behind it.
    pub behind: String,
    /// The entries: record, field, value, who, when.
    pub rows: Vec<[String; 5]>,
}

/// What is told of a proof.
#[derive(Clone)]
pub struct Told {
    /// By whom, when, and how much it holds, as it says itself.
    pub made: String,
    /// What does not agree.
    pub faults: Vec<String>,
    /// The figures, those of the region and its units first.
    pub figures: Vec<FigureTold>,
    /// How many of how many figures these are, where they are not all.
    pub more: Option<String>,
    /// What it says was issued.
    pub document: Document,
}

impl Told {
    /// Says all of it.
    pub fn of(verified: &Verified, lang: Lang) -> Self {
        let proof = &verified.proof;
        let by = if proof.made.by.is_empty() { CommonWords::of(lang).unknown_person } else { proof.made.by.as_str() };
        let faults = verified.faults.iter().take(LISTED).map(|fault| fault_in_words(fault, verified, lang));
        let mut all: Vec<&Proven> = verified.anew.iter().flat_map(|anew| &anew.figures).collect();
        // Those of single projects stand in the annexes and are many.
        all.sort_by_key(|figure| figure.about.starts_with("project/"));
        let told =
            |anew: &Anew| all.iter().take(FIGURES).map(|figure| figure_told(figure, verified, anew, lang)).collect();
        let figures = verified.anew.as_ref().map(told).unwrap_or_default();
        Self {
            more: (all.len() > FIGURES).then(|| words::figures_shown(FIGURES, all.len(), lang)),
            made: words::proof_made(by, &shared::when_written(&proof.made.at), verified.changes(), lang),
            faults: faults.collect(),
            figures,
            document: proof.document.clone(),
        }
    }
}

fn figure_told(figure: &Proven, verified: &Verified, anew: &Anew, lang: Lang) -> FigureTold {
    let words = ProofWords::of(lang);
    let all: Vec<&Change> = figure.rows.iter().flat_map(|row| verified.changes_of(row)).collect();
    let rows: Vec<[String; 5]> =
        all.iter().take(LISTED).map(|change| row(&anew.book, &anew.tables, change, lang)).collect();
    let value = if figure.shown.is_empty() { words.nothing } else { figure.shown.as_str() };
    let name = format!("{} · {}", figure.name.get(lang), about(&figure.about, Some(anew), lang));
    FigureTold {
        title: words::told(&name, value, lang),
        rule: words::told(words.rule, figure.rule.get(lang), lang),
        behind: words::entries_behind(all.len(), rows.len(), lang),
        rows,
    }
}

/// An entry: record, field, value, who, when.
fn row(book: &Book, tables: &Tables, change: &Change, lang: Lang) -> [String; 5] {
    let (of, set) = (change.of(), change.set().as_str());
    let known = spec(of.kind(), set);
    let field = known.map_or(set, |spec| spec.name.get(lang)).to_owned();
    let value = known.map_or_else(|| plain(change.to()), |spec| show(book, of, spec, change.to(), lang));
    let who = match tables.name_of(change.by()) {
        "" => CommonWords::of(lang).unknown_person.to_owned(),
        name => name.to_owned(),
    };
    [called(book, tables, of, lang), field, value, who, shared::when(change.at().milliseconds())]
}

fn called(book: &Book, tables: &Tables, of: &EntityId, lang: Lang) -> String {
    let project = project_of(of, |of, set| book.value(of, set));
    let project = project.filter(|project| project != of).map(|project| book.text(&project, "name").to_owned());
    let own = match tables.entry(of) {
        Some(entry) => format!("{} {}", words::kind_name(of.kind(), lang), entry.title(lang)),
        None => describe::thing(&|of: &EntityId, set: &str| book.value(of, set).clone(), of, lang),
    };
    match project {
        Some(project) => format!("{project} · {own}"),
        None => own,
    }
}

/// Of what a figure is.
fn about(key: &str, anew: Option<&Anew>, lang: Lang) -> String {
    if key == "region" {
        return ProofWords::of(lang).region.to_owned();
    }
    let Some((kind, name)) = key.split_once('/') else { return key.to_owned() };
    if By::from_key(kind).is_some() {
        return name.to_owned();
    }
    let project: Option<EntityId> = key.parse().ok();
    let name = project.zip(anew).map(|(project, anew)| anew.book.text(&project, "name").to_owned());
    name.filter(|name| !name.is_empty()).unwrap_or_else(|| key.to_owned())
}

fn fault_in_words(fault: &Fault, verified: &Verified, lang: Lang) -> String {
    let words = ProofWords::of(lang);
    let anew = verified.anew.as_ref();
    let or_nothing = |text: String| if text.is_empty() { words.nothing.to_owned() } else { text };
    let of_figure = |name: &Text, of: &str| format!("{} · {}", name.get(lang), about(of, anew, lang));
    match fault {
        Fault::NoChange { place } => words::no_change(*place, lang),
        Fault::Altered { place, of, set, value } => words::altered(*place, of, set, &said(value), lang),
        Fault::Twice { of, set } => words::twice(of.as_str(), set.as_str(), lang),
        Fault::Digest => words.digest_fault.to_owned(),
        Fault::NoBulletin => words.no_bulletin.to_owned(),
        Fault::Document => words.document_fault.to_owned(),
        Fault::Text => words.text_fault.to_owned(),
        Fault::Figure { name, about, stands, follows } => {
            let (stands, follows) = (or_nothing(stands.clone()), or_nothing(follows.clone()));
            words::stands_otherwise(&of_figure(name, about), &stands, &follows, lang)
        }
        Fault::Rows { name, about } => words::other_rows(&of_figure(name, about), lang),
        Fault::Sentence { rule, stands, follows } => {
            let text = |said: &Option<Said>| or_nothing(said.as_ref().map(|said| said.text(lang)).unwrap_or_default());
            words::stands_otherwise(rule, &text(stands), &text(follows), lang)
        }
        Fault::Cell(cell) => {
            let CellChanged { table, row, column, then, now } = &**cell;
            let what = [table, row, column].map(|text| text.get(lang)).join(" · ");
            let cell = |text: &Text| or_nothing(text.get(lang).to_owned());
            words::stands_otherwise(&what, &cell(then), &cell(now), lang)
        }
    }
}

/// A value that nobody knows the field of.
fn said(value: &Value) -> String {
    const LONGEST: usize = 60;
    plain(value).chars().take(LONGEST).collect()
}
