//! 收发记录: which file came in when and what it brought, and which went out.

use leptos::prelude::*;

use crate::app::handover::{ExportRecord, export_log};
use crate::app::import_log::{Brought, ImportRecord, import_log};
use crate::domain::tables::RecordKind;
use crate::ui::context::Ui;
use crate::ui::controls::{
    Button, ButtonSize, ButtonVariant, Confirm, Tab, Tabs, Tag, TagShape, Tone, focus_first_of_rest,
};
use crate::ui::parts::shared;
use crate::ui::words::{self, ExchangeWords};

/// As many of the latest files are listed before somebody asks for the rest: the log grows for years, and is drawn anew with
/// every file that comes.
const LISTED: usize = 12;

#[derive(Clone, Copy, PartialEq, Eq)]
enum Side {
    In,
    Out,
}

/// The log of files.
#[component]
pub fn Log(ui: Ui) -> impl IntoView {
    let words = ExchangeWords::of(ui.lang);
    let side = RwSignal::new(Side::In);
    let came = ui.session.watch(&[RecordKind::Other], |view| import_log(view.book));
    let went = ui.session.watch(&[RecordKind::Other], |view| export_log(view.book));
    view! {
        <section class="section">
            <header class="section__head">
                <h2 class="section__title">{words.log}</h2>
            </header>
            <Tabs
                label=words.log
                tabs=vec![
                    Tab::new(Side::In, words.came_in).count(Signal::derive(move || came.with(Vec::len))),
                    Tab::new(Side::Out, words.went_out).count(Signal::derive(move || went.with(Vec::len))),
                ]
                selected=side
                on_select=move |wanted| side.set(wanted)
            >
                {move || match side.get() {
                    Side::In => view! { <CameIn ui records=came /> }.into_any(),
                    Side::Out => view! { <WentOut ui records=went /> }.into_any(),
                }}
            </Tabs>
        </section>
    }
}

/// A batch that somebody wants to undo.
#[derive(Clone, PartialEq)]
struct Asked {
    batch: String,
    text: String,
}

#[component]
fn CameIn(ui: Ui, records: Memo<Vec<ImportRecord>>) -> impl IntoView {
    let words = ExchangeWords::of(ui.lang);
    let asked = RwSignal::new(None::<Asked>);
    let whole = RwSignal::new(false);
    let ask = move |batch: String| {
        let together = |record: &&ImportRecord| record.batch == batch;
        let (files, brought) = records.with(|records| {
            let files: Vec<String> = records.iter().filter(together).map(|record| record.file.clone()).collect();
            // Files of one batch may bring the same records, so what they bring together is not their sum.
            let mut records = records.iter().filter(together).map(|record| record.records);
            let brought = match (records.next(), records.next()) {
                (Some(Some(only)), None) => words::arrives(&only, ui.lang),
                _ => String::new(),
            };
            (files, brought)
        });
        asked.set(Some(Asked { text: words::undo_takes(&files, &brought, ui.lang), batch }));
    };
    let list = move || {
        let (latest, rest) = latest(records, whole);
        if latest.is_empty() {
            return view! { <p class="quiet">{words.none_came}</p> }.into_any();
        }
        let rows = latest.into_iter().map(|record| view! { <OneThatCame ui record ask=Callback::new(ask) /> });
        view! { <ul class="exchange__files exchange__log">{rows.collect_view()}</ul> <Rest ui rest whole /> }.into_any()
    };
    view! {
        {list}
        <Confirm
            open=Signal::derive(move || asked.with(Option::is_some))
            title=words.undo_confirm
            text=Signal::derive(move || asked.with(|asked| asked.as_ref().map(|asked| asked.text.clone()).unwrap_or_default()))
            confirm_label=ui.common().undo
            cancel_label=ui.common().cancel
            on_confirm=move |()| {
                if let Some(Asked { batch, .. }) = asked.try_update(Option::take).flatten() {
                    ui.undo_import(&batch);
                }
            }
            on_cancel=move |()| asked.set(None)
        />
    }
}

/// The records that are listed, and how many are not.
fn latest<T>(records: Memo<Vec<T>>, whole: RwSignal<bool>) -> (Vec<T>, usize)
where
    T: Clone + Send + Sync + 'static,
{
    let listed = if whole.get() { usize::MAX } else { LISTED };
    records.with(|all| {
        let latest: Vec<T> = all.iter().take(listed).cloned().collect();
        let rest = all.len() - latest.len();
        (latest, rest)
    })
}

/// Asks for the records that are not listed, and goes on at the first of them.
#[component]
fn Rest(ui: Ui, rest: usize, whole: RwSignal<bool>) -> impl IntoView {
    let list_all = move || {
        whole.set(true);
        focus_first_of_rest(".exchange__log li", LISTED);
    };
    (rest > 0).then(|| {
        view! {
            <div class="row">
                <Button label=words::list_files(rest, ui.lang) size=ButtonSize::Small on_press=list_all />
            </div>
        }
    })
}

#[component]
fn OneThatCame(ui: Ui, record: ImportRecord, ask: Callback<String>) -> impl IntoView {
    let words = ExchangeWords::of(ui.lang);
    let lang = ui.lang;
    let label = match record.brought {
        Brought::List => words.undo_list,
        Brought::File => words.undo_import,
    };
    let lacking = record.lacking.map(|lacking| words::still_lacking(lacking, record.brought, lang));
    view! {
        <li class="exchange__file" tabindex="-1">
            <span class="strong clamped" title=record.file.clone()>{record.file.clone()}</span>
            <span class="quiet num">
                {shared::when(record.at)} " · "
                {lacking.clone().unwrap_or_else(|| match &record.records {
                    Some(records) => words::brings(records, lang),
                    None => words::brought_changes(record.new, record.known, lang),
                })}
            </span>
            {lacking.map(|_| view! { <Tag word=words.not_whole_mark tone=Tone::Warn shape=TagShape::Triangle /> })}
            {(!record.made_by.is_empty()).then(|| view! {
                <span class="quiet">
                    {words::made_by(&record.made_by, &shared::when_written(&record.made_at), lang)}
                </span>
            })}
            {match record.undone {
                true => {
                    let batch = record.batch.clone();
                    view! {
                        <Tag word=words.undone_mark tone=Tone::Muted />
                        {record.returns.then(|| view! {
                            <Button
                                label=words.bring_back
                                size=ButtonSize::Small
                                variant=ButtonVariant::Quiet
                                on_press=move || ui.redo_import(&batch)
                            />
                        })}
                    }.into_any()
                }
                false => view! {
                    <Button
                        label
                        size=ButtonSize::Small
                        variant=ButtonVariant::Quiet
                        on_press=move || ask.run(record.batch.clone())
                    />
                }.into_any(),
            }}
        </li>
    }
}

#[component]
fn WentOut(ui: Ui, records: Memo<Vec<ExportRecord>>) -> impl IntoView {
    let words = ExchangeWords::of(ui.lang);
    let lang = ui.lang;
    let whole = RwSignal::new(false);
    move || {
        let (latest, rest) = latest(records, whole);
        if latest.is_empty() {
            return view! { <p class="quiet">{words.none_went}</p> }.into_any();
        }
        view! {
            <ul class="exchange__files exchange__log">
                {latest.into_iter().map(|record| view! {
                    <li class="exchange__file" tabindex="-1">
                        <span class="strong clamped" title=record.file.clone()>{record.file.clone()}</span>
                        <span class="quiet num">
                            {shared::when(record.at)} " · " {words::scope(&record.scope, lang)} " · "
                            {match &record.records {
                                Some(records) => words::records(records, lang),
                                None => words::holds(record.changes, lang),
                            }}
                        </span>
                        <span class="quiet num" title=record.digest.clone()>{words::digest(&record.digest, lang)}</span>
                    </li>
                }).collect_view()}
            </ul>
            <Rest ui rest whole />
        }
        .into_any()
    }
}
