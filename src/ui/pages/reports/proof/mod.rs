//! `#/reports/proof`: 凭证核验. Opens the proof of a bulletin, holds it against itself, and says what is proven and what is not. Nothing of
//! it comes into the book. The button that exports one stands with the bulletin.

mod export;
mod told;

use std::sync::Arc;

use leptos::prelude::*;
use leptos::task::spawn_local;

use crate::browser::waiting;
use crate::domain::figures::month::Month;
use crate::exchange::proof::{FormFault, MOST_BYTES, Proof, Verified};
use crate::ui::context::Ui;
use crate::ui::controls::{BackLink, Banner, Button, Disclosure, FileField, Icon, PageHead, ProgressBar, Tone};
use crate::ui::files;
use crate::ui::route::Route;
use crate::ui::words::{self, ListImportWords, ProofWords, ReportWords};

use super::desk::Desk;
use super::out::print;
use super::paper::paper;

pub use export::export_proof;
use told::{FigureTold, Told};

/// Where the person is.
#[derive(Clone)]
enum Stage {
    /// Chooses a file, after this trouble with the last one.
    Choose(Option<String>),
    /// Waits.
    Working,
    /// Reads what came of it.
    Done(Arc<Told>),
}

/// The page.
#[component]
pub fn ProofPage() -> impl IntoView {
    let ui = Ui::get();
    let words = ProofWords::of(ui.lang);
    let stage = RwSignal::new(Stage::Choose(None));
    let back = BackLink { href: Route::Reports.href(), label: ReportWords::of(ui.lang).title.to_owned() };
    let actions = move || {
        matches!(stage.get(), Stage::Done(_)).then(|| {
            view! {
                <Button label=words.other on_press=move |()| stage.set(Stage::Choose(None)) />
                <Button label=words.print icon=Icon::Print on_press=move |()| print() />
            }
        })
    };
    view! {
        <div class="page page--document">
            <PageHead title=words.title back=Some(back) actions=move || view! { {actions} } />
            {move || match stage.get() {
                Stage::Choose(trouble) => view! { <Choose ui stage trouble /> }.into_any(),
                Stage::Working => view! {
                    <ProgressBar label=words.reading done=Signal::stored(0) total=Signal::stored(1) />
                }
                .into_any(),
                Stage::Done(told) => view! { <Outcome ui told /> }.into_any(),
            }}
        </div>
    }
}

#[component]
fn Choose(ui: Ui, stage: RwSignal<Stage>, trouble: Option<String>) -> impl IntoView {
    let lang = ui.lang;
    let words = ProofWords::of(lang);
    let chosen = move |files: Vec<web_sys::File>| {
        if let Some(file) = files.into_iter().next() {
            open(ui, stage, file);
        }
    };
    view! {
        {trouble.map(|text| view! { <Banner tone=Tone::Bad title=words.refused text /> })}
        <section class="section section--plain">
            <FileField
                label=words.choose
                hint=ListImportWords::of(lang).drop.to_string()
                accept=".json,application/json"
                on_files=chosen
            />
            <div class="prose quiet">
                <p>{words.kinds}</p>
                <p>{words.nothing_written}</p>
            </div>
        </section>
    }
}

/// Reads a file and holds it against itself.
fn open(ui: Ui, stage: RwSignal<Stage>, file: web_sys::File) {
    stage.set(Stage::Working);
    spawn_local(async move {
        waiting::breathe().await;
        let read = match file.size() > MOST_BYTES as f64 {
            // What is too large is not even fetched.
            true => Err(words::form_fault(&FormFault::TooLarge { limit: MOST_BYTES }, ui.lang)),
            false => match files::bytes_of(&file).await {
                Err(files::Unreadable) => Err(words::file_unreadable(ui.lang)),
                Ok(bytes) => Proof::read(&bytes).map_err(|fault| words::form_fault(&fault, ui.lang)),
            },
        };
        waiting::breathe().await;
        let next = match read {
            Ok(proof) => Stage::Done(Arc::new(Told::of(&Verified::of(proof), ui.lang))),
            Err(trouble) => Stage::Choose(Some(trouble)),
        };
        stage.try_set(next);
    });
}

/// What came of a proof.
#[component]
fn Outcome(ui: Ui, told: Arc<Told>) -> impl IntoView {
    let words = ProofWords::of(ui.lang);
    let lines = |all: &[String]| all.iter().map(|line| view! { <li>{line.clone()}</li> }).collect_view();
    let (tone, title) = match told.faults.is_empty() {
        true => (Tone::Good, words.sound),
        false => (Tone::Bad, words.not_sound),
    };
    let proven = told.faults.is_empty().then(|| {
        view! {
            <section class="section">
                <h2 class="section__title">{words.proven}</h2>
                <ul class="prose">
                    <li>{words.proven_changes}</li>
                    <li>{words.proven_text}</li>
                    <li>{words.proven_figures}</li>
                </ul>
            </section>
        }
    });
    let faults = (!told.faults.is_empty()).then(|| {
        view! {
            <section class="section">
                <h2 class="section__title">{words.faults}</h2>
                <ul class="prose">{lines(&told.faults)}</ul>
            </section>
        }
    });
    let made = told.made.clone();
    let as_of = ui.session.today().get_untracked();
    let desk = Desk { ui, as_of: Month::closed(as_of), editing: None };
    let figures = told.figures.iter().map(|figure| view! { <Figure ui figure=figure.clone() /> }).collect_view();
    view! {
        <div class="stack">
            <Banner tone title>
                <p>{made}</p>
            </Banner>
            {faults}
            {proven}
            <section class="section">
                <h2 class="section__title">{words.not_proven}</h2>
                <ul class="prose">
                    <li>{words.not_proven_who}</li>
                    <li>{words.not_proven_left_out}</li>
                </ul>
            </section>
            <section class="section">
                <h2 class="section__title">{words.figures}</h2>
                {figures}
                {told.more.clone().map(|more| view! { <p class="quiet">{more}</p> })}
            </section>
            <section class="section">
                <h2 class="section__title">{words.issued}</h2>
                {paper(desk, &told.document)}
            </section>
        </div>
    }
}

/// One figure, with who said what when behind it.
#[component]
fn Figure(ui: Ui, figure: FigureTold) -> impl IntoView {
    let FigureTold { title, rule, behind, rows } = figure;
    // Many figures rest on many entries: they are drawn when somebody looks.
    let is_open = RwSignal::new(false);
    let rows = StoredValue::new(rows);
    view! {
        <Disclosure summary=title on_open=move |()| is_open.set(true)>
            <p class="quiet">{rule}</p>
            <p class="quiet">{behind}</p>
            {move || is_open.get().then(|| rows.with_value(|rows| entries(ui, rows)))}
        </Disclosure>
    }
}

/// The entries behind a figure.
fn entries(ui: Ui, rows: &[[String; 5]]) -> impl IntoView + use<> {
    let words = ProofWords::of(ui.lang);
    let row = |cells: &[String; 5]| {
        let cells = cells.iter().map(|cell| view! { <td>{cell.clone()}</td> }).collect_view();
        view! { <tr>{cells}</tr> }
    };
    let heads = [words.thing, words.field, words.value, words.who, words.when];
    view! {
        <div class="doc__scroll" role="region" aria-label=words.figures tabindex="0">
            <table class="ledger">
                <thead>
                    <tr>{heads.map(|head| view! { <th scope="col">{head}</th> }).into_iter().collect_view()}</tr>
                </thead>
                <tbody>{rows.iter().map(row).collect_view()}</tbody>
            </table>
        </div>
    }
}
