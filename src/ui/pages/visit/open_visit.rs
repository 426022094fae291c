//! A visit that takes answers, as the parts of its page share it.

use std::borrow::Cow;
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use leptos::prelude::*;

use crate::app::session::View;
use crate::book::Book;
use crate::domain::asked::{Asked, answer_fields, stored_answer};
use crate::domain::carrier::Carrier;
use crate::domain::checklist::{Asking, Evidence, Item, Template, Verdict, judge};
use crate::domain::ids::{ProblemId, ProjectId, VisitId};
use crate::domain::lacking::{Proof, lacking_of, proofs, wants_anything};
use crate::domain::photo::Photo;
use crate::domain::previous::{Before, answered_by, answers_before, has_finished};
use crate::domain::records::{ProblemState, note_field};
use crate::domain::tables::RecordKind;
use crate::domain::tally::{Tally, failed_items, tally_of};
use crate::ui::context::Ui;
use crate::ui::parts::taking::Taking;
use crate::ui::words::VisitWords;

use super::drawing::Drawing;

/// What every part of the page needs. Copy it freely; it is a handle.
#[derive(Clone, Copy)]
pub struct Draft {
    /// The context.
    pub ui: Ui,
    /// The words of the page.
    pub words: &'static VisitWords,
    /// How far the visit is.
    pub tally: Memo<Tally>,
    /// The last answers.
    pub before: Memo<BTreeMap<String, Before>>,
    /// The problems that were raised from items of this visit.
    pub found: Memo<BTreeMap<String, Vec<Found>>>,
    /// The photos of items of this visit.
    pub photos: Memo<BTreeMap<String, Vec<Arc<Photo>>>>,
    /// Photos and problems of items of this visit, as far as answers want them.
    pub proofs: Memo<BTreeMap<String, Proof>>,
    /// What answers want and is not there, by the key of the item, in the order of the checklist.
    pub lacking: Memo<Vec<(String, Vec<Evidence>)>>,
    /// The taking of photos.
    pub taking: Taking,
    /// The item for which a problem is being raised.
    pub raising: RwSignal<Option<Arc<Item>>>,
    /// Which items are drawn with all they have.
    pub drawing: Drawing,
    /// Whether 督查结果 is in sight, so that nothing needs to lead there.
    pub at_end: RwSignal<bool>,
    /// Whether whoever looks has finished a visit before, and knows how the page is worked.
    pub is_practised: bool,
    kept: StoredValue<Kept>,
}

struct Kept {
    visit: VisitId,
    project: ProjectId,
    template: Arc<Template>,
    /// Whether an item is asked, for those with a condition.
    asked: BTreeMap<String, Memo<bool>>,
    /// The items that whoever looks has answered on an earlier visit: their hints are known.
    known: BTreeSet<String>,
}

/// A problem that was raised from an item.
#[derive(Clone, PartialEq)]
pub struct Found {
    /// Its id.
    pub id: ProblemId,
    /// What is wrong.
    pub title: String,
    /// How far it is.
    pub state: ProblemState,
}

impl Draft {
    /// Opens a visit; none where it or its checklist is not there.
    pub fn open(ui: Ui, visit: VisitId) -> Option<Self> {
        let (project, template) = ui.session.read(|view| {
            let found = view.tables.visit(&visit)?;
            Some((found.project.clone(), view.tables.checklist(found)?))
        })?;
        let asking = Arc::new(Asking::of(&template));
        let asked = asked_each(ui, &visit, &template, &asking);
        let (id, list, conditions) = (visit.clone(), template.clone(), asking.clone());
        let tally = ui
            .session
            .watch_entity(visit.entity(), move |view| tally_of(&Asked::by(&conditions, view.book, &id, &list)));
        let (id, list) = (visit.clone(), template.clone());
        let before = ui.session.watch(&[RecordKind::Visits], move |view| {
            let found = view.tables.visit(&id);
            found.map_or_else(BTreeMap::new, |found| answers_before(view.book, view.tables, found, &list))
        });
        let id = visit.clone();
        let found = ui.session.watch(&[RecordKind::Problems], move |view| found_by(&view, &id));
        let id = visit.clone();
        let photos = ui.session.watch(&[RecordKind::Photos], move |view| photos_by_item(&view, &id));
        let id = visit.clone();
        let proofs =
            ui.session.watch(&[RecordKind::Photos, RecordKind::Problems], move |view| proofs(view.tables, &id));
        let (id, list, of) = (visit.clone(), template.clone(), visit.entity().clone());
        // It changes with an answer or a note, and with a photo or a problem as well.
        let of = move || {
            proofs.track();
            of.clone()
        };
        let lacking = ui.session.watch_each(of, move |view| lacking_now(&view, &asking, &id, &list));
        let taking = Taking::new(ui).is_usually_of(Carrier::whole(visit.entity().clone()));
        let drawing = Drawing::of(&template);
        drawing.go_on();
        let (is_practised, known) = ui.session.read(|view| match view.me() {
            Some(me) => (has_finished(view.tables, &me), answered_by(view.book, view.tables, &me, &template)),
            None => (false, BTreeSet::new()),
        });
        let kept = StoredValue::new(Kept { visit, project, template, asked, known });
        let (words, raising, at_end) = (VisitWords::of(ui.lang), RwSignal::new(None), RwSignal::new(false));
        Some(Self {
            ui,
            words,
            tally,
            before,
            found,
            photos,
            proofs,
            lacking,
            taking,
            raising,
            drawing,
            at_end,
            is_practised,
            kept,
        })
    }

    /// Whether whoever looks has answered an item before.
    pub fn knows(self, item: &str) -> bool {
        self.kept.with_value(|kept| kept.known.contains(item))
    }

    /// The visit.
    pub fn visit(self) -> VisitId {
        self.kept.with_value(|kept| kept.visit.clone())
    }

    /// Its project.
    pub fn project(self) -> ProjectId {
        self.kept.with_value(|kept| kept.project.clone())
    }

    /// Its checklist.
    pub fn template(self) -> Arc<Template> {
        self.kept.with_value(|kept| kept.template.clone())
    }

    /// Whether an item is asked; none where it always is.
    pub fn asks(self, item: &Item) -> Option<Memo<bool>> {
        self.kept.with_value(|kept| kept.asked.get(item.key.as_ref()).copied())
    }

    /// The keys of the items that are asked and have no answer, in order.
    pub fn unchecked(self) -> Vec<String> {
        let (visit, template) = (self.visit(), self.template());
        self.ui.session.read(|view| {
            let asked = Asked::of(view.book, &visit, &template);
            let open = asked.items().filter(|item| asked.stored(item).is_none());
            open.map(|item| item.key.to_string()).collect()
        })
    }

    /// The keys of the items that failed, in order.
    pub fn failed(self) -> Vec<String> {
        let (visit, template) = (self.visit(), self.template());
        self.ui.session.read(|view| {
            failed_items(view.book, &visit, &template).into_iter().map(|item| item.key.to_string()).collect()
        })
    }
}

/// What a row shows of its visit.
#[derive(Clone, PartialEq)]
pub struct ItemState {
    /// The stored answer.
    pub answer: Option<String>,
    /// What it says.
    pub verdict: Verdict,
    /// The note.
    pub note: String,
}

impl ItemState {
    /// What the book holds of an item.
    pub fn read(book: &Book, visit: &VisitId, item: &Item) -> Self {
        let answer = stored_answer(book, visit, item).map(Cow::into_owned);
        let verdict = judge(item, answer.as_deref());
        Self { answer, verdict, note: book.text(visit.entity(), &note_field(&item.key)).to_owned() }
    }
}

/// Whether each item with a condition is asked: it depends on the answers that its own condition looks at, and on whether those
/// are asked, and on nothing else of the checklist.
fn asked_each(ui: Ui, visit: &VisitId, template: &Arc<Template>, asking: &Arc<Asking>) -> BTreeMap<String, Memo<bool>> {
    let mut asked: BTreeMap<String, Memo<bool>> = BTreeMap::new();
    for (number, step) in asking.steps().iter().enumerate() {
        let sources: Vec<String> = step.sources(template).map(|item| item.key.to_string()).collect();
        let fields: Vec<String> = step.sources(template).flat_map(answer_fields).collect();
        let fields: Vec<&str> = fields.iter().map(String::as_str).collect();
        let (id, list, steps) = (visit.clone(), template.clone(), asking.clone());
        let stored = ui.session.watch_fields(visit.entity(), &fields, move |view| {
            let stored = |item: &Item| Some((item.key.to_string(), stored_answer(view.book, &id, item)?.into_owned()));
            steps.steps()[number].sources(&list).filter_map(stored).collect::<BTreeMap<String, String>>()
        });
        let behind: BTreeMap<String, Memo<bool>> =
            sources.into_iter().filter_map(|key| asked.get(&key).copied().map(|is| (key, is))).collect();
        let (list, asking) = (template.clone(), asking.clone());
        let is_asked = Memo::new(move |_| {
            let counts = |key: &str| behind.get(key).is_none_or(|is_asked| is_asked.get());
            stored.with(|stored| {
                let answer = |item: &Item| stored.get(&*item.key).filter(|_| counts(&item.key)).map(Cow::from);
                asking.steps()[number].is_asked(&list, &answer)
            })
        });
        asked.insert(step.item(template).key.to_string(), is_asked);
    }
    asked
}

fn lacking_now(view: &View, asking: &Asking, visit: &VisitId, template: &Template) -> Vec<(String, Vec<Evidence>)> {
    if !wants_anything(template) {
        return Vec::new();
    }
    let all = lacking_of(&Asked::by(asking, view.book, visit, template), view.tables);
    all.into_iter().map(|lacking| (lacking.item.key.to_string(), lacking.of)).collect()
}

fn found_by(view: &View, visit: &VisitId) -> BTreeMap<String, Vec<Found>> {
    let mut by_item: BTreeMap<String, Vec<Found>> = BTreeMap::new();
    for problem in view.tables.problems_found(visit) {
        let found = Found { id: problem.id.clone(), title: problem.title.clone(), state: problem.state };
        by_item.entry(problem.item.clone().unwrap_or_default()).or_default().push(found);
    }
    by_item
}

fn photos_by_item(view: &View, visit: &VisitId) -> BTreeMap<String, Vec<Arc<Photo>>> {
    let mut by_item: BTreeMap<String, Vec<Arc<Photo>>> = BTreeMap::new();
    for photo in view.tables.photos_of(visit.entity()) {
        by_item.entry(photo.item.clone().unwrap_or_default()).or_default().push(Arc::clone(photo));
    }
    by_item
}
