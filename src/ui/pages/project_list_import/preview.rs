//! The step that shows what would change, with its figures, before anything is written.

use std::sync::Arc;

use leptos::prelude::*;

use crate::book::EntityId;
use crate::domain::tables::RecordKind;
use crate::domain::text::Lang;
use crate::exchange::list::{Counts, Outcome, Plan, Rows, WrongCells};
use crate::ui::controls::{Banner, Button, ButtonVariant, CheckField, Icon, Tab, Tabs, Tone};
use crate::ui::words::{self, ListDoubtWords, ListImportWords};

use super::draft::Draft;
use super::figures::Figures;
use super::plan_table::{PlanTable, Shown, places};
use super::row_details::RowDetails;

/// The sums, the counts, the rows behind each of them, and the button that imports.
#[component]
pub(super) fn Preview(draft: Draft, rows: Arc<Rows>) -> impl IntoView {
    let lang = draft.ui.lang;
    let words = ListImportWords::of(lang);
    let choices = draft.choices();
    let compared = rows.clone();
    // Another tab may change projects meanwhile: the plan follows the book until it is agreed to.
    let written = draft.subject.registers().into_iter().map(RecordKind::Entries);
    let kinds: Vec<RecordKind> = [RecordKind::Projects, RecordKind::Problems].into_iter().chain(written).collect();
    let plan = draft.ui.session.watch(&kinds, move |view| {
        let choices = choices.get();
        Arc::new(view.with_rules(|context| Plan::of(&compared, context, choices)))
    });
    let counts = Memo::new(move |_| plan.with(|plan| plan.counts()));
    let unread = Memo::new(move |_| plan.with(|plan| places(plan, Shown::WrongCells).len()));
    let first = counts.with_untracked(|counts| first_shown(counts, unread.get_untracked()));
    let shown = RwSignal::new(first);
    let tabs = tabs(counts, unread, words, ListDoubtWords::of(lang));
    let open: RwSignal<Option<usize>> = RwSignal::new(None);
    let headers: Arc<Vec<String>> = Arc::new(
        draft
            .mapping()
            .with_untracked(|mapping| mapping.columns().iter().map(|column| column.header.clone()).collect()),
    );
    let table_headers = headers.clone();
    let table = move || {
        view! { <PlanTable plan=plan.get() shown=shown.get() headers=table_headers.clone() lang open /> }
    };
    let details = move || {
        let row = open.get().and_then(|place| plan.with(|plan| plan.rows.get(place).cloned()))?;
        let headers = headers.clone();
        Some(view! { <RowDetails draft row headers on_close=move |()| open.set(None) /> })
    };
    view! {
        <UnreadNotice draft counts unread />
        <DeletedNotice draft plan shown />
        <Figures rows plan lang />
        <YearNotice plan lang />
        <Tabs label=words.results tabs selected=shown on_select=move |wanted| shown.set(wanted)>
            {table}
        </Tabs>
        {details}
        <div class="form-actions form-actions--sticky list-foot">
            <Button label=draft.ui.common().back icon=Icon::Back on_press=move || draft.back_to_columns() />
            <ImportButton draft plan counts />
        </div>
    }
}

/// One tab for each kind of row; those of deleted projects only where there are any.
fn tabs(
    counts: Memo<Counts>,
    unread: Memo<usize>,
    words: &'static ListImportWords,
    doubt_words: &'static ListDoubtWords,
) -> Vec<Tab<Shown>> {
    let count = move |of: fn(&Counts) -> usize| Signal::derive(move || Some(counts.with(of)));
    let deleted = |counts: &Counts| counts.deleted + counts.restored;
    let tab = Tab::new(Shown::Deleted, doubt_words.deleted).count(count(deleted));
    let of_deleted = counts.with_untracked(|counts| deleted(counts) > 0).then_some(tab);
    let first = [
        Tab::new(Shown::New, words.new).count(count(|counts| counts.new)),
        Tab::new(Shown::Changed, words.changed).count(count(|counts| counts.changed)),
        Tab::new(Shown::Same, words.same).count(count(|counts| counts.same)),
    ];
    let last = [
        Tab::new(Shown::WrongCells, words.wrong_cells).count(Signal::derive(move || Some(unread.get()))),
        Tab::new(Shown::Refused, words.refused_rows).count(count(|counts| counts.refused)),
    ];
    first.into_iter().chain(of_deleted).chain(last).collect()
}

#[component]
fn ImportButton(draft: Draft, plan: Memo<Arc<Plan>>, counts: Memo<Counts>) -> impl IntoView {
    let lang = draft.ui.lang;
    let words = ListImportWords::of(lang);
    let projects = move || counts.with(Counts::written);
    let label = move || words::import_button(draft.subject, projects(), counts.with(|counts| counts.months), lang);
    view! {
        <Button
            label=Signal::derive(label)
            variant=ButtonVariant::Primary
            icon=Icon::Import
            blocked=Signal::derive(move || (projects() == 0).then(|| words.nothing_title.to_owned()))
            on_press=move || draft.import(&plan.get_untracked())
        />
    }
}

/// That the list is about another year than the plans that are here.
#[component]
fn YearNotice(plan: Memo<Arc<Plan>>, lang: Lang) -> impl IntoView {
    let replaced = Memo::new(move |_| plan.with(|plan| plan.years_replaced()));
    move || {
        replaced.get().map(|(years, count)| {
            let years = years.into_iter().collect::<Vec<_>>().join("、");
            view! { <Banner tone=Tone::Warn title=words::years_replaced(&years, count, lang) /> }
        })
    }
}

/// That some cells cannot be read, and what is to become of their rows.
#[component]
fn UnreadNotice(draft: Draft, counts: Memo<Counts>, unread: Memo<usize>) -> impl IntoView {
    let lang = draft.ui.lang;
    let words = ListImportWords::of(lang);
    let choices = draft.choices();
    let leaves_out = Memo::new(move |_| choices.with(|choices| choices.wrong_cells == WrongCells::LeaveOutRow));
    let any = Memo::new(move |_| unread.get() > 0);
    let text = move || words::cells_left_out(unread.get(), counts.with(|counts| counts.incomplete), lang);
    let all_same =
        move || counts.with(|counts| counts.same > 0 && counts.written() + counts.deleted + counts.refused == 0);
    view! {
        {move || all_same().then(|| view! {
            <Banner tone=Tone::Good title=words.nothing_title text=words.nothing_text.to_string() />
        })}
        {move || any.get().then(|| view! {
            <Banner tone=Tone::Warn text=Signal::derive(move || Some(text()))>
                <CheckField
                    label=words.leave_out_row
                    hint=words.leave_out_row_hint.to_string()
                    checked=leaves_out
                    on_change=move |leave_out: bool| {
                        let wrong_cells = if leave_out { WrongCells::LeaveOutRow } else { WrongCells::LeaveOutCell };
                        choices.update(|choices| choices.wrong_cells = wrong_cells);
                    }
                />
            </Banner>
        })}
    }
}

/// Over the rows of deleted projects: that they stay away, and how all of them come back.
#[component]
fn DeletedNotice(draft: Draft, plan: Memo<Arc<Plan>>, shown: RwSignal<Shown>) -> impl IntoView {
    let words = ListDoubtWords::of(draft.ui.lang);
    let choices = draft.choices();
    let deleted = move || -> Vec<EntityId> {
        plan.with(|plan| {
            let deleted = plan.rows.iter().filter_map(|row| match &row.outcome {
                Outcome::Deleted { of, .. } => Some(of.clone()),
                Outcome::New { .. } | Outcome::Changed { .. } | Outcome::Same { .. } | Outcome::Refused(_) => None,
            });
            deleted.collect()
        })
    };
    let all = Memo::new(move |_| {
        let deleted = deleted();
        choices.with(|choices| deleted.iter().all(|of| choices.restored.contains(of)))
    });
    move || {
        (shown.get() == Shown::Deleted).then(|| view! {
            <Banner tone=Tone::Info text=words.deleted_note.to_string()>
                <CheckField
                    label=words.restore_all
                    checked=all
                    on_change=move |all: bool| {
                        let restored = if all { untrack(deleted).into_iter().collect() } else { Default::default() };
                        choices.update(|choices| choices.restored = restored);
                    }
                />
            </Banner>
        })
    }
}

fn first_shown(counts: &Counts, unread: usize) -> Shown {
    match counts {
        Counts { new: 1.., .. } => Shown::New,
        Counts { changed: 1.., .. } => Shown::Changed,
        Counts { deleted: 1.., .. } => Shown::Deleted,
        _ if unread > 0 => Shown::WrongCells,
        Counts { same: 1.., .. } => Shown::Same,
        Counts { .. } => Shown::Refused,
    }
}
