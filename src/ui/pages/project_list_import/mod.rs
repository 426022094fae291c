//! 项目清单导入, and that of the entries of a register and of running ledgers: choose a file, match its columns, look at what would change, import, and undo if need be.

use leptos::prelude::*;

use crate::app::list_run::{Stage, Task, Trouble};
use crate::exchange::list::{Subject, block_of};
use crate::ui::context::Ui;
use crate::ui::controls::{
    BackLink, Banner, FileField, Icon, Keeping, LinkButton, PageHead, ProgressBar, TextArea, Tone,
};
use crate::ui::parts::carried::{on_pasted_table, pasted_before, table_in};
use crate::ui::parts::list_reading::{ACCEPTED, trouble_in_words};
use crate::ui::route::Route;
use crate::ui::words::{self, ListImportWords, ListMonthWords, ListReadingWords, ProblemsWords, SheetWords};

mod column_doubts;
mod column_row;
mod columns;
mod done;
mod doubt_lines;
mod draft;
mod figures;
mod file_reading;
mod kept_words;
mod months;
mod plan_table;
mod preview;
mod row_details;
mod row_words;

use columns::Columns;
use done::Finished;
use draft::Draft;
use preview::Preview;

/// The page.
#[component]
pub fn ImportList(
    /// What its rows are.
    subject: Subject,
) -> impl IntoView {
    let ui = Ui::get();
    let draft = Draft::new(ui, subject);
    if let Some(table) = pasted_before() {
        draft.open_pasted(table);
    }
    let (title, back) = match subject {
        Subject::Project => {
            let back = BackLink { href: Route::Projects(String::new()).href(), label: ui.common().projects.to_owned() };
            (ListImportWords::of(ui.lang).title.to_owned(), back)
        }
        Subject::Entry(register) => {
            let href = Route::Entries(register, String::new()).href();
            let back = BackLink { href, label: register.name.get(ui.lang).to_owned() };
            (words::import_into(register, ui.lang), back)
        }
        Subject::Problem => {
            let label = ProblemsWords::of(ui.lang).title.to_owned();
            let back = BackLink { href: Route::Problems(String::new()).href(), label };
            (ListMonthWords::of(ui.lang).import_ledger.to_owned(), back)
        }
    };
    view! {
        <div class="page page--wide list-import">
            <PageHead title back=Signal::stored(Some(back)) />
            <Steps draft />
            {move || match draft.stage().get() {
                Stage::Choose(trouble) => view! { <ChooseFile draft trouble /> }.into_any(),
                Stage::Working(task) => view! { <Working draft task /> }.into_any(),
                Stage::Columns(list) => view! { <Columns draft list /> }.into_any(),
                Stage::Preview(_, rows) => view! { <Preview draft rows /> }.into_any(),
                Stage::Done(import) => view! { <Finished draft import /> }.into_any(),
            }}
        </div>
    }
}

#[component]
fn Steps(draft: Draft) -> impl IntoView {
    let words = ListImportWords::of(draft.ui.lang);
    let names = [words.step_choose, words.step_columns, words.step_preview, words.step_done];
    let here = Memo::new(move |_| draft.stage().with(Stage::step));
    let steps = names.into_iter().enumerate().map(|(place, name)| {
        view! {
            <li
                class=move || if place < here.get() { "steps__step steps__step--done" } else { "steps__step" }
                aria-current=move || (place == here.get()).then_some("step")
            >
                <span class="steps__name">{name}</span>
            </li>
        }
    });
    view! { <ol class="steps" aria-label=words.steps>{steps.collect_view()}</ol> }
}

#[component]
fn ChooseFile(draft: Draft, trouble: Option<Trouble>) -> impl IntoView {
    let lang = draft.ui.lang;
    let words = ListImportWords::of(lang);
    let trouble = trouble.map(|trouble| {
        let elsewhere = trouble.belongs_to_exchange().then(|| {
            let label = ListReadingWords::of(lang).open_exchange;
            view! { <LinkButton href=Route::Exchange.href() label icon=Icon::Import /> }
        });
        view! {
            <Banner tone=Tone::Bad title=words.refused text=trouble_in_words(trouble, lang)>
                <p>{words.unchanged}</p>
                {elsewhere}
            </Banner>
        }
    });
    let chosen = move |files: Vec<web_sys::File>| {
        if let Some(file) = files.into_iter().next() {
            draft.open(file);
        }
    };
    view! {
        {trouble}
        <section class="section section--plain">
            <FileField
                label=words.choose
                hint=words.drop.to_string()
                accept=ACCEPTED
                on_files=chosen
            />
            <PasteField draft />
            <div class="prose quiet">
                <p>{words.kinds}</p>
                <p>{words.keeps}</p>
            </div>
        </section>
    }
}

/// Where a table is pasted by hand or by finger. What is pasted goes on at once and stays in no field.
#[component]
fn PasteField(draft: Draft) -> impl IntoView {
    let words = SheetWords::of(draft.ui.lang);
    let take = move |table: Option<String>| match table {
        Some(table) => draft.open_pasted(table),
        None => draft.ui.toast(words.no_table, Tone::Warn),
    };
    on_pasted_table(move |table| draft.open_pasted(table));
    view! {
        <div on:paste=move |ev| {
            ev.prevent_default();
            take(table_in(&ev));
        }>
            <TextArea
                label=words.paste
                hint=words.paste_hint.to_owned()
                rows=2
                value=String::new()
                on_change=move |text: String| take(block_of(&text, ""))
                keeping=Keeping::Passing
            />
        </div>
    }
}

/// What is going on; with counts once there are some.
#[component]
fn Working(draft: Draft, task: Task) -> impl IntoView {
    let words = ListImportWords::of(draft.ui.lang);
    let label = match task {
        Task::Reading => words.reading,
        Task::Comparing => words.comparing,
        Task::Importing => words.importing,
        Task::Undoing => words.undoing,
    };
    let progress = draft.progress();
    view! {
        <ProgressBar
            label
            done=Signal::derive(move || progress.get().done)
            total=Signal::derive(move || progress.get().total)
        />
    }
}
