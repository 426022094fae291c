//! `#/reports/check`: 核表. Reads a published table and says what in it does not add up. Nothing is written.

mod marked;
mod out;
mod told;

use std::sync::Arc;

use leptos::prelude::*;
use leptos::task::spawn_local;

use crate::app::list_run::{ReadAs, Source, Trouble};
use crate::app::table_check::TableCheck;
use crate::browser::waiting;
use crate::exchange::list::{block_of, is_workbook};
use crate::ui::context::Ui;
use crate::ui::controls::{
    BackLink, Banner, Button, EmptyState, FileField, Icon, Keeping, PageHead, ProgressBar, TextArea, Tone,
};
use crate::ui::parts::carried::{on_pasted_table, table_in};
use crate::ui::parts::export::{ExportMenu, Outgoing};
use crate::ui::parts::list_reading::{ACCEPTED, HeadingChoice, SheetChoice, SheetNotes, trouble_in_words};
use crate::ui::parts::printing::PrintedList;
use crate::ui::route::Route;
use crate::ui::words::{self, CheckWords, ListImportWords, ReportWords, SheetWords};
use crate::ui::{files, sheets};

use marked::Marked;
use out::on_paper;
use told::{Doubts, Relations};

/// Where the person is.
#[derive(Clone)]
enum Stage {
    /// Chooses a table, after this trouble with the last one.
    Choose(Option<Trouble>),
    /// Waits.
    Working,
    /// Reads what came of it.
    Done(TableCheck),
}

/// The page as a handle. Copy it freely.
#[derive(Clone, Copy)]
struct Desk {
    ui: Ui,
    stage: RwSignal<Stage>,
    printing: RwSignal<bool>,
}

impl Desk {
    /// Reads a file that was chosen.
    fn open(self, file: web_sys::File) {
        self.stage.set(Stage::Working);
        spawn_local(async move {
            waiting::breathe().await;
            let read = match files::bytes_of(&file).await {
                Err(files::Unreadable) => Err(Trouble::Unreadable),
                Ok(bytes) if is_workbook(&bytes) => {
                    let sheet = sheets::read(&bytes, None).await;
                    TableCheck::read(file.name(), &bytes, Some(sheet))
                }
                Ok(bytes) => TableCheck::read(file.name(), &bytes, None),
            };
            self.show(read);
        });
    }

    /// Reads a table that was pasted.
    fn open_pasted(self, table: String) {
        self.stage.set(Stage::Working);
        let name = SheetWords::of(self.ui.lang).pasted.to_owned();
        spawn_local(async move {
            waiting::breathe().await;
            self.show(TableCheck::read(name, table.as_bytes(), None));
        });
    }

    /// Reads the table in another way; what cannot be read so stays as it was.
    fn read_as(self, check: TableCheck, read_as: ReadAs) {
        self.stage.set(Stage::Working);
        spawn_local(async move {
            waiting::breathe().await;
            let sheet = match check.list.sheet_to_read(read_as) {
                Some((place, file)) => Some(sheets::read(&file, Some(place)).await),
                None => None,
            };
            match check.read_again(read_as, sheet) {
                Ok(again) => self.show(Ok(again)),
                Err(trouble) => {
                    self.ui.toast(trouble_in_words(trouble, self.ui.lang), Tone::Warn);
                    self.show(Ok(check));
                }
            }
        });
    }

    /// Shows what came of reading, unless the person has left the page.
    fn show(self, read: Result<TableCheck, Trouble>) {
        self.stage.try_set(match read {
            Ok(check) => Stage::Done(check),
            Err(trouble) => Stage::Choose(Some(trouble)),
        });
    }
}

/// The page.
#[component]
pub fn CheckPage() -> impl IntoView {
    let ui = Ui::get();
    let words = CheckWords::of(ui.lang);
    let desk = Desk { ui, stage: RwSignal::new(Stage::Choose(None)), printing: RwSignal::new(false) };
    on_pasted_table(move |table| desk.open_pasted(table));
    let back = BackLink { href: Route::Reports.href(), label: ReportWords::of(ui.lang).title.to_owned() };
    let actions = move || match desk.stage.get() {
        Stage::Done(check) => Some(view! { <Deeds desk check /> }),
        Stage::Choose(_) | Stage::Working => None,
    };
    view! {
        <div class="page page--wide list-import">
            <PageHead title=words.title back=Some(back) actions=move || view! { {actions} } />
            {move || match desk.stage.get() {
                Stage::Choose(trouble) => view! { <Choose desk trouble /> }.into_any(),
                Stage::Working => view! {
                    <ProgressBar label=words.reading done=Signal::stored(0) total=Signal::stored(1) />
                }
                .into_any(),
                Stage::Done(check) => view! { <Outcome desk check /> }.into_any(),
            }}
        </div>
    }
}

#[component]
fn Deeds(desk: Desk, check: TableCheck) -> impl IntoView {
    let words = CheckWords::of(desk.ui.lang);
    let has_findings = !check.checked.findings.is_empty();
    let check = StoredValue::new(check);
    let ui = desk.ui;
    let out = Outgoing::of(move || check.with_value(|check| on_paper(check, ui.lang)).sheet(ui));
    view! {
        <Button label=words.other_table on_press=move |()| desk.stage.set(Stage::Choose(None)) />
        {has_findings.then(|| view! {
            <ExportMenu ui out />
            <Button label=words.print icon=Icon::Print on_press=move |()| desk.printing.set(true) />
        })}
    }
}

#[component]
fn Choose(desk: Desk, trouble: Option<Trouble>) -> impl IntoView {
    let lang = desk.ui.lang;
    let (words, sheet_words) = (CheckWords::of(lang), SheetWords::of(lang));
    let trouble = trouble.map(|trouble| {
        view! { <Banner tone=Tone::Bad title=words.refused text=trouble_in_words(trouble, lang) /> }
    });
    let chosen = move |files: Vec<web_sys::File>| {
        if let Some(file) = files.into_iter().next() {
            desk.open(file);
        }
    };
    let take = move |table: Option<String>| match table {
        Some(table) => desk.open_pasted(table),
        None => desk.ui.toast(sheet_words.no_table, Tone::Warn),
    };
    view! {
        {trouble}
        <section class="section section--plain">
            <FileField
                label=words.choose
                hint=ListImportWords::of(lang).drop.to_string()
                accept=ACCEPTED
                on_files=chosen
            />
            <div on:paste=move |ev| {
                ev.prevent_default();
                take(table_in(&ev));
            }>
                <TextArea
                    label=sheet_words.paste
                    hint=sheet_words.paste_hint.to_owned()
                    rows=2
                    value=String::new()
                    on_change=move |text: String| take(block_of(&text, ""))
                    keeping=Keeping::Passing
                />
            </div>
            <div class="prose quiet">
                <p>{words.about}</p>
                <p>{words.kinds}</p>
                <p>{words.nothing_written}</p>
            </div>
        </section>
    }
}

/// What came of a table.
#[component]
fn Outcome(desk: Desk, check: TableCheck) -> impl IntoView {
    let lang = desk.ui.lang;
    let words = CheckWords::of(lang);
    let checked = Arc::clone(&check.checked);
    let (cells, doubtful) = (checked.cells, checked.findings.len());
    let by_cut = checked.cut.map(|cut| words::right_by(cut, lang));
    let summary = match (cells, doubtful) {
        (0, _) => view! {
            <EmptyState icon=Icon::Search title=words.nothing_to_check text=words.nothing_to_check_text.to_owned() />
        }
        .into_any(),
        (_, 0) => view! {
            <Banner tone=Tone::Good title=words.all_right text=words::cells_checked(cells, 0, lang)>
                {by_cut.map(|text| view! { <p>{text}</p> })}
            </Banner>
        }
        .into_any(),
        (_, doubtful) => view! {
            <Banner tone=Tone::Warn title=words::cells_checked(cells, doubtful, lang)>
                {by_cut.map(|text| view! { <p>{text}</p> })}
            </Banner>
        }
        .into_any(),
    };
    let printed = check.clone();
    let (for_doubts, for_relations, for_marked) = (check.clone(), check.clone(), check.clone());
    view! {
        <div class="stack no-print">
            {summary}
            <Reading desk check />
            {(doubtful > 0).then(|| view! { <Doubts lang check=for_doubts /> })}
            {(cells > 0).then(|| view! { <Marked lang check=for_marked /> })}
            <Relations lang check=for_relations />
        </div>
        <PrintedList ui=desk.ui printing=desk.printing paper=move |()| on_paper(&printed, lang) />
    }
}

/// How the table is read, with the choices.
#[component]
fn Reading(desk: Desk, check: TableCheck) -> impl IntoView {
    let lang = desk.ui.lang;
    let list = Arc::clone(&check.list);
    let sheet = match &list.source {
        Source::Sheet(read) => Some(Arc::clone(read)),
        Source::Text { .. } => None,
    };
    let (file, facts) = (list.file.clone(), words::list_facts(list.table.rows.len(), lang));
    let kept = StoredValue::new(check);
    let read_as = Callback::new(move |read_as: ReadAs| kept.with_value(|check| desk.read_as(check.clone(), read_as)));
    view! {
        <section class="section">
            <div class="section__head">
                <h2 class="section__title">{file}</h2>
                <p class="section__note">{facts}</p>
            </div>
            <div class="list-reading" role="group" aria-label=CheckWords::of(lang).read_so>
                {sheet.clone().map(|read| view! { <SheetChoice lang list=list.clone() read on_change=read_as /> })}
                <HeadingChoice lang list=list.clone() on_change=read_as />
            </div>
            {sheet.map(|read| view! { <SheetNotes read lang /> })}
        </section>
    }
}
