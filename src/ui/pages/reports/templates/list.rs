//! The list of templates, the way to a new one, and one from a file.

use leptos::prelude::*;
use leptos::task::spawn_local;

use crate::domain::command::{Command, PaperWish};
use crate::domain::fields::Writers;
use crate::domain::report::wording::Wording;
use crate::domain::report::wordings::{WordingKey, is_retired, newest, read_file};
use crate::domain::tables::RecordKind;
use crate::ui::context::Ui;
use crate::ui::controls::{BackLink, Button, ButtonVariant, FileField, Icon, PageHead, Tag, TagShape, Tone};
use crate::ui::files;
use crate::ui::route::{self, Route};
use crate::ui::words::{self, ReportWords, WordingWords};

use super::address::{NEW, address};
use super::faults::{Faults, told};

/// One template as the list shows it.
#[derive(Clone, PartialEq)]
struct Line {
    address: Route,
    name: String,
    version: u16,
    is_retired: bool,
}

/// The list.
#[component]
pub fn Templates(ui: Ui) -> impl IntoView {
    let words = WordingWords::of(ui.lang);
    let lines = ui.session.watch(&[RecordKind::Other], |view| {
        let all = newest(view.book).into_iter();
        let line = |(key, wording): (WordingKey, Wording)| Line {
            address: address(&key.of),
            name: wording.name,
            version: key.version,
            is_retired: is_retired(view.book, &key.of),
        };
        all.map(line).collect::<Vec<_>>()
    });
    let may_write =
        ui.session.watch(&[RecordKind::People, RecordKind::Other], |view| Writers::Office.include(view.my_role()));
    let back = BackLink { href: Route::Reports.href(), label: ReportWords::of(ui.lang).title.to_owned() };
    let actions = move || {
        may_write.get().then(|| {
            view! {
                <Button
                    label=words.new
                    icon=Icon::Plus
                    variant=ButtonVariant::Primary
                    on_press=move |()| route::go(&Route::ReportTemplates(NEW.to_owned()))
                />
            }
        })
    };
    view! {
        <div class="page page--list">
            <PageHead
                title=words.title
                back=Some(back)
                subtitle=move || view! { <span>{words.about}</span> }
                actions
            />
            <table class="ledger">
                <tbody>
                    <tr>
                        <th scope="row">{words.built_in}</th>
                        <td class="quiet">{words.built_in_about}</td>
                        <td></td>
                    </tr>
                    {move || lines.get().into_iter().map(|line| row(ui, line)).collect_view()}
                </tbody>
            </table>
            {move || lines.with(Vec::is_empty).then(|| view! { <p class="quiet">{words.none}</p> })}
            {move || match may_write.get() {
                true => view! { <Import ui /> }.into_any(),
                false => view! { <p class="quiet">{words.not_yours}</p> }.into_any(),
            }}
        </div>
    }
}

fn row(ui: Ui, line: Line) -> impl IntoView {
    let words = WordingWords::of(ui.lang);
    let tag = line.is_retired.then(|| view! { <Tag word=words.retired tone=Tone::Muted shape=TagShape::Ring /> });
    view! {
        <tr>
            <th scope="row"><a class="list__name" href=line.address.href()>{line.name}</a></th>
            <td class="num">{words::version(line.version, ui.lang)}</td>
            <td>{tag}</td>
        </tr>
    }
}

/// One template from a file. What is wrong with it is said here, and the book has not changed.
#[component]
fn Import(ui: Ui) -> impl IntoView {
    let words = WordingWords::of(ui.lang);
    let faults: RwSignal<Vec<String>> = RwSignal::new(Vec::new());
    let take = move |chosen: Vec<web_sys::File>| {
        let Some(file) = chosen.into_iter().next() else { return };
        spawn_local(async move {
            let said = match files::bytes_of(&file).await {
                Ok(bytes) => taken(ui, &bytes),
                Err(files::Unreadable) => Err(vec![words::file_unreadable(ui.lang)]),
            };
            faults.try_set(said.err().unwrap_or_default());
        });
    };
    view! {
        <section class="section" aria-label=words.import>
            <FileField
                label=words.import
                hint=words.import_hint.to_owned()
                accept=".json,application/json"
                on_files=take
            />
            {move || faults.with(|faults| (!faults.is_empty()).then(|| view! { <Faults title=words.file_faults faults=faults.clone() /> }))}
        </section>
    }
}

/// Publishes the template of a file as a new one, or says what is wrong with it.
fn taken(ui: Ui, bytes: &[u8]) -> Result<(), Vec<String>> {
    let words = WordingWords::of(ui.lang);
    let wording = read_file(bytes).map_err(|fault| vec![words::wording_file_fault(&fault, ui.lang)])?;
    let faults = wording.faults();
    if !faults.is_empty() {
        return Err(told(ui, &faults));
    }
    ui.act(Command::Paper(PaperWish::Publish { of: None, wording: Box::new(wording) }), words.imported);
    Ok(())
}
