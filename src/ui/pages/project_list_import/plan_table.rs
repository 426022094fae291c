//! The rows of the preview with the figures that come in, what is there now and what would be.

use std::sync::Arc;

use leptos::prelude::*;

use crate::domain::fields::{FieldKind, FieldSpec};
use crate::domain::text::Lang;
use crate::exchange::list::{FieldChange, Outcome, Plan, PlannedRow, Subject};
use crate::ui::controls::{Align, Cell, CellKind, Column, EmptyState, Icon, NARROW, RowLayout, VirtualTable, media};
use crate::ui::parts::shared;
use crate::ui::words::{self, ListDoubtWords, ListImportWords, ListMonthWords};

use super::column_row::shortened;
use super::row_words::{months_in_words, name_of, title_of, value_of};

/// Which rows are shown.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Shown {
    New,
    Changed,
    Same,
    Deleted,
    WrongCells,
    Refused,
}

/// A row of the plan, or one of its cells.
type Place = (usize, usize);

/// What the columns of the table are.
struct Columns {
    subject: Subject,
    shown: Shown,
    fields: Vec<&'static FieldSpec>,
    /// Whether the rows bring months along.
    months: bool,
    headers: Arc<Vec<String>>,
    lang: Lang,
}

/// Widths from which so many fields have room beside the name.
const ROOM: [(&str, usize); 3] = [("(min-width: 1700px)", 8), ("(min-width: 1400px)", 6), ("(min-width: 1150px)", 4)];
/// How many have room at the least.
const LEAST_ROOM: usize = 3;

/// The rows of one kind.
#[component]
pub(super) fn PlanTable(
    plan: Arc<Plan>,
    shown: Shown,
    headers: Arc<Vec<String>>,
    lang: Lang,
    open: RwSignal<Option<usize>>,
) -> impl IntoView {
    let words = ListImportWords::of(lang);
    let keys = Arc::new(places(&plan, shown));
    if keys.is_empty() {
        return view! { <EmptyState icon=Icon::File title=words.none_here /> }.into_any();
    }
    let narrow = media(NARROW);
    let room = ROOM.map(|(query, fields)| (media(query), fields));
    let layout = Signal::derive(move || if narrow.get() { RowLayout::Cards } else { RowLayout::Table });
    let fields = Memo::new(move |_| room.iter().find(|(has, _)| has.get()).map_or(LEAST_ROOM, |(_, fields)| *fields));
    let listed = Arc::new(listed_fields(&plan));
    let months = plan.rows.iter().any(|row| row.months() > 0);
    let table = move || {
        let keys = keys.clone();
        let plan = plan.clone();
        // The months take the room of two fields.
        let room = fields.get() - if months { 2 } else { 0 };
        let fields = listed.iter().copied().take(room).collect();
        let layed = Columns { subject: plan.subject, shown, fields, months, headers: headers.clone(), lang };
        let columns = layed.columns();
        // The list stays as it is for as long as it is shown.
        let row = move |at: Signal<Place>| {
            let (place, cell) = at.get_untracked();
            let Some(row) = plan.rows.get(place) else { return ().into_any() };
            match layout.get_untracked() {
                RowLayout::Table => layed.table_row(row, cell),
                RowLayout::Cards => layed.card(row, cell),
            }
        };
        view! {
            <VirtualTable
                label=words.results
                columns
                keys=Signal::stored(keys)
                row
                layout
                on_open=move |(place, _): Place| open.set(Some(place))
            />
        }
    };
    table.into_any()
}

/// The fields worth a column: figures first, then dates and who answers for it, as far as the list says anything there.
fn listed_fields(plan: &Plan) -> Vec<&'static FieldSpec> {
    const OF_PROJECT: [&str; 3] = ["lead_unit", "phase", "overlay"];
    const OF_PROBLEM: [&str; 6] = ["title", "state", "deadline", "lead_unit", "closed_on", "category"];
    let stays_out = |row: &&PlannedRow| matches!(row.outcome, Outcome::Refused(_));
    let is_listed =
        |field: &&FieldSpec| plan.rows.iter().filter(|row| !stays_out(row)).any(|row| row.value(field.key).is_some());
    let named = |keys: &[&str]| keys.iter().filter_map(|key| plan.subject.spec(key)).collect();
    let all = plan.subject.fields();
    let of_kind = |kind: FieldKind| all.iter().copied().filter(move |field| field.kind == kind);
    let further: Vec<&'static FieldSpec> = match plan.subject {
        Subject::Project => named(&OF_PROJECT),
        Subject::Problem => named(&OF_PROBLEM),
        Subject::Entry(_) => all.iter().copied().filter(|field| field.kind != FieldKind::Money).collect(),
    };
    let mut listed: Vec<&'static FieldSpec> = Vec::new();
    let ordered =
        of_kind(FieldKind::Money).chain(further).chain(of_kind(FieldKind::When)).chain(of_kind(FieldKind::Area));
    for field in ordered.filter(is_listed) {
        if !listed.iter().any(|one| one.key == field.key) {
            listed.push(field);
        }
    }
    listed
}

pub(super) fn places(plan: &Plan, shown: Shown) -> Vec<Place> {
    let rows = plan.rows.iter().enumerate();
    match shown {
        Shown::WrongCells => {
            rows.flat_map(|(place, row)| (0..row.wrong.len()).map(move |cell| (place, cell))).collect()
        }
        Shown::New | Shown::Changed | Shown::Same | Shown::Deleted | Shown::Refused => {
            rows.filter(|(_, row)| kind(row) == shown).map(|(place, _)| (place, 0)).collect()
        }
    }
}

const fn kind(row: &PlannedRow) -> Shown {
    match row.outcome {
        Outcome::New { .. } => Shown::New,
        Outcome::Changed { .. } => Shown::Changed,
        Outcome::Same { .. } => Shown::Same,
        Outcome::Deleted { .. } => Shown::Deleted,
        Outcome::Refused(_) => Shown::Refused,
    }
}

fn is_figure(field: &FieldSpec) -> bool {
    matches!(field.kind, FieldKind::Money | FieldKind::Area | FieldKind::Percent | FieldKind::Number)
}

impl Columns {
    fn columns(&self) -> Vec<Column> {
        let Self { shown, lang, .. } = *self;
        let words = ListImportWords::of(lang);
        let doubt_words = ListDoubtWords::of(lang);
        let word = |word: &str| word.to_owned();
        let of_fields = || {
            let fields = self.fields.iter().map(|field| {
                let column = Column::new(words::with_unit(field, lang), "minmax(6.5rem, 1fr)");
                if is_figure(field) { column.figures() } else { column }
            });
            let months = Column::new(word(ListMonthWords::of(lang).months), "minmax(0, 2.4fr)");
            fields.chain(self.months.then_some(months))
        };
        let rest: Vec<Column> = match shown {
            Shown::New | Shown::Same => of_fields().collect(),
            Shown::Changed => {
                of_fields().chain([Column::new(word(doubt_words.other_changes), "minmax(0, 1.6fr)")]).collect()
            }
            Shown::Deleted => {
                let how = Column::new(word(doubt_words.how_deleted), "minmax(0, 2fr)");
                vec![how, Column::new(word(words.results), "minmax(0, 1fr)")]
            }
            Shown::WrongCells => vec![
                Column::new(word(words.column), "minmax(0, 1fr)"),
                Column::new(word(words.content), "minmax(0, 1.4fr)"),
                Column::new(word(words.why), "minmax(12rem, 1.4fr)"),
            ],
            Shown::Refused => vec![Column::new(word(words.why), "minmax(0, 2fr)")],
        };
        let first = [Column::new(word(words.line), "4rem").figures(), Column::new(word(words.name), "minmax(0, 2fr)")];
        first.into_iter().chain(rest).collect()
    }

    const fn has_fields(&self) -> bool {
        matches!(self.shown, Shown::New | Shown::Changed | Shown::Same)
    }

    /// What a row says in a field: the value, or the old one and the new.
    fn field_view(&self, row: &PlannedRow, field: &FieldSpec) -> AnyView {
        let shown = |value| value_of(self.subject, field.key, value, self.lang);
        let change = changes(row).iter().find(|change| change.field.as_str() == field.key);
        match change {
            Some(change) if !change.from.is_null() => {
                let (from, to) = (shown(&change.from), shown(&change.to));
                view! { <del class="was">{from}</del> " → " <ins class="now">{to}</ins> }.into_any()
            }
            Some(change) => view! { <ins class="now">{shown(&change.to)}</ins> }.into_any(),
            None => row.value(field.key).map(|value| shortened(&shown(value))).into_any(),
        }
    }

    /// The words behind the name, for the rows that have no columns of fields.
    fn told(&self, row: &PlannedRow, cell: usize) -> Vec<String> {
        let lang = self.lang;
        let doubt_words = ListDoubtWords::of(lang);
        match (&row.outcome, self.shown) {
            (_, Shown::WrongCells) => row.wrong.get(cell).map_or_else(Vec::new, |wrong| {
                let header = self.headers.get(wrong.column).cloned().unwrap_or_default();
                vec![header, shortened(&wrong.text), words::cell_error(&wrong.why, lang)]
            }),
            (Outcome::Deleted { how, restored, .. }, _) => {
                let when = shared::when(how.at);
                let state = if *restored { doubt_words.restored } else { doubt_words.stay_away };
                vec![words::how_deleted(&when, &how.by, &how.why, lang), state.to_owned()]
            }
            (Outcome::Refused(error), _) if !row.candidates.is_empty() => {
                let open = ListMonthWords::of(lang).open_to_choose;
                vec![format!("{}{open}", words::row_error(*error, lang))]
            }
            (Outcome::Refused(error), _) => vec![words::row_error(*error, lang)],
            (Outcome::New { .. } | Outcome::Changed { .. } | Outcome::Same { .. }, _) => Vec::new(),
        }
    }

    /// The changes that have no column of their own, in a few words.
    fn other_changes(&self, row: &PlannedRow) -> String {
        const NAMED: usize = 2;
        let lang = self.lang;
        let words = ListImportWords::of(lang);
        let or_empty = |text: String| if text.is_empty() { words.empty.to_owned() } else { shortened(&text) };
        let has_column = |key: &str| self.fields.iter().any(|field| field.key == key);
        let others: Vec<&FieldChange> =
            changes(row).iter().filter(|change| !has_column(change.field.as_str())).collect();
        let one = |change: &&FieldChange| {
            let key = change.field.as_str();
            let shown = |value| or_empty(value_of(self.subject, key, value, lang));
            format!("{}: {} → {}", name_of(self.subject, key, lang), shown(&change.from), shown(&change.to))
        };
        let mut named: Vec<String> = others.iter().take(NAMED).map(one).collect();
        if others.len() > NAMED {
            named.push(words::more_changes(others.len(), lang));
        }
        named.join(if lang == Lang::Zh { "；" } else { "; " })
    }

    fn table_row(&self, row: &PlannedRow, cell: usize) -> AnyView {
        let (shown, lang) = (self.shown, self.lang);
        let note = row.note.as_ref().map(|note| words::same_name_note(note, lang));
        let figures = self.fields.iter().filter(|_| self.has_fields()).map(|field| {
            let align = if is_figure(field) { Align::End } else { Align::Start };
            let kind = if shown == Shown::Changed { CellKind::Lines } else { CellKind::Line };
            let value = self.field_view(row, field);
            view! { <Cell align kind>{value}</Cell> }
        });
        let months = (self.months && self.has_fields()).then(|| {
            let months = months_in_words(row, lang);
            view! { <Cell kind=CellKind::Lines>{months}</Cell> }
        });
        let others = (shown == Shown::Changed).then(|| {
            let others = self.other_changes(row);
            view! { <Cell kind=CellKind::Lines>{others}</Cell> }
        });
        let rest = self.told(row, cell).into_iter().map(|text| {
            view! { <Cell kind=CellKind::Lines>{text}</Cell> }
        });
        let (line, name) = (row.line, title_of(row, lang));
        view! {
            <Cell align=Align::End kind=CellKind::Quiet>{line}</Cell>
            <Cell kind=CellKind::Lines>
                {name}
                {note.map(|note| view! { " " <span class="faint">{note}</span> })}
            </Cell>
            {figures.collect_view()}
            {months}
            {others}
            {rest.collect_view()}
        }
        .into_any()
    }

    fn card(&self, row: &PlannedRow, cell: usize) -> AnyView {
        let lang = self.lang;
        let figures = self.fields.iter().filter(|field| self.has_fields() && row.value(field.key).is_some());
        let figures = figures.map(|field| {
            view! {
                <span class="one-line">
                    <span class="faint">{field.name.get(lang)}</span> " " {self.field_view(row, field)}
                </span>
            }
        });
        let mut words: Vec<String> = self.told(row, cell);
        words.extend(row.note.as_ref().map(|note| words::same_name_note(note, lang)));
        if self.has_fields() {
            words.push(months_in_words(row, lang));
        }
        if self.shown == Shown::Changed {
            words.push(self.other_changes(row));
        }
        let rest = words.into_iter().filter(|text| !text.is_empty());
        let rest = rest.map(|text| view! { <span class="one-line">{text}</span> });
        view! {
            <span class="card__title one-line">{title_of(row, lang)}</span>
            <div class="card__meta list-map__told num">
                <span class="faint">{words::line_of_file(row.line, lang)}</span>
                {figures.collect_view()}
                {rest.collect_view()}
            </div>
        }
        .into_any()
    }
}

fn changes(row: &PlannedRow) -> &[FieldChange] {
    match &row.outcome {
        Outcome::Changed { changes, .. } => changes,
        Outcome::New { .. } | Outcome::Same { .. } | Outcome::Deleted { .. } | Outcome::Refused(_) => &[],
    }
}
