//! Holds a proof against itself: its changes by their ids and their digest, its text by the changes that keep it, and its figures by
//! writing the bulletin anew.

use crate::book::{Change, ChangeId, canonical_digest};
use crate::domain::report::plain;
use crate::domain::report::proof::{Anew, Row};
use crate::domain::text::Lang;

use super::fault::Fault;
use super::form::{Figure1, Texts};
use super::read::Proof;

/// A proof that was held against itself.
pub struct Verified {
    /// What it was.
    pub proof: Proof,
    /// What does not agree; nothing where all does.
    pub faults: Vec<Fault>,
    /// The bulletin written anew; none where the changes hold none.
    pub anew: Option<Anew>,
}

impl Verified {
    /// Holds a proof against itself.
    pub fn of(mut proof: Proof) -> Self {
        let mut faults = std::mem::take(&mut proof.faults);
        let mut changes: Vec<&Change> = proof.changes.values().collect();
        changes.sort_by(|one, other| one.by_stamp(other));
        if canonical_digest(changes.iter().copied()) != proof.digest {
            faults.push(Fault::Digest);
        }
        let anew = Anew::of(changes.into_iter().cloned(), &proof.bulletin, &proof.office);
        match &anew {
            None => faults.push(Fault::NoBulletin),
            Some(anew) => of_bulletin(&proof, anew, &mut faults),
        }
        Self { proof, faults, anew }
    }

    /// Whether everything agrees.
    pub fn is_sound(&self) -> bool {
        self.faults.is_empty()
    }

    /// How many changes it holds that are what their ids say.
    pub fn changes(&self) -> usize {
        self.proof.changes.len()
    }

    /// The changes that stand behind a row of a figure.
    pub fn changes_of<'a>(&'a self, row: &'a Row) -> impl Iterator<Item = &'a Change> {
        row.changes.iter().filter_map(|id: &ChangeId| self.proof.changes.get(id))
    }
}

fn of_bulletin(proof: &Proof, anew: &Anew, faults: &mut Vec<Fault>) {
    if proof.document != anew.issued {
        faults.push(Fault::Document);
    }
    let own = Texts { zh: plain::text(&proof.document, Lang::Zh), en: plain::text(&proof.document, Lang::En) };
    if proof.text != own {
        faults.push(Fault::Text);
    }
    of_figures(proof, anew, faults);
    let (sentences, cells) = anew.differences();
    faults.extend(sentences.into_iter().map(|changed| Fault::Sentence {
        rule: changed.rule,
        stands: changed.then,
        follows: changed.now,
    }));
    faults.extend(cells.into_iter().map(|cell| Fault::Cell(Box::new(cell))));
}

fn of_figures(proof: &Proof, anew: &Anew, faults: &mut Vec<Fault>) {
    let follows: Vec<Figure1> = anew.figures.iter().cloned().map(Figure1::from).collect();
    let is_same = |one: &Figure1, other: &Figure1| one.about == other.about && one.key == other.key;
    for stands in &proof.figures {
        let said = |figure: &Figure1| figure.shown.clone();
        let (name, about) = (stands.name.clone(), stands.about.clone());
        match follows.iter().find(|figure| is_same(stands, figure)) {
            None => faults.push(Fault::Figure { name, about, stands: said(stands), follows: String::new() }),
            Some(figure) if (&figure.value, &figure.shown) != (&stands.value, &stands.shown) => {
                faults.push(Fault::Figure { name, about, stands: said(stands), follows: said(figure) });
            }
            Some(figure) if figure != stands => faults.push(Fault::Rows { name, about }),
            Some(_) => {}
        }
    }
    let is_left_out = |figure: &&Figure1| !proof.figures.iter().any(|stands| is_same(stands, figure));
    faults.extend(follows.iter().filter(is_left_out).map(|figure| Fault::Figure {
        name: figure.name.clone(),
        about: figure.about.clone(),
        stands: String::new(),
        follows: figure.shown.clone(),
    }));
}
