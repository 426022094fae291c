//! The outline: the office says which system its file is in and brings it; it is taken away with an undo.

use leptos::prelude::*;
use leptos::task::spawn_local;
use leptos::web_sys::File;

use crate::app::outline_file::{self, LARGEST_FILE, NotAnOutline};
use crate::domain::command::Command;
use crate::domain::fields::Writers;
use crate::domain::outline::{self, Datum, Outline};
use crate::domain::tables::RecordKind;
use crate::ui::context::Ui;
use crate::ui::controls::{Button, ButtonSize, FileField, SelectField, SelectOption, Tone};
use crate::ui::files;
use crate::ui::words::{self, MapWords};

/// What the browser offers to choose.
const ACCEPT: &str = ".geojson,.json,application/geo+json,application/json";

/// What the book has, and the way to bring one.
#[component]
pub fn Bring(ui: Ui) -> impl IntoView {
    let words = MapWords::of(ui.lang);
    let kept = ui
        .session
        .watch(&[RecordKind::Other], |view| outline::of(view.book).map(|outline| (outline.lines.len(), outline.datum)));
    let may_write =
        ui.session.watch(&[RecordKind::People, RecordKind::Other], |view| Writers::Office.include(view.my_role()));
    let has_one = move || {
        kept.get().map(|(lines, datum)| {
            let remove = move |()| drop(ui.act(Command::SetOutline(None), words.removed));
            view! {
                <div class="row">
                    <span>{words::outline_kept(lines, datum, ui.lang)}</span>
                    {may_write.get().then(|| view! { <Button label=words.remove size=ButtonSize::Small on_press=remove /> })}
                </div>
            }
        })
    };
    view! {
        <section class="section no-print">
            <div class="section__head"><h2 class="section__title">{words.outline}</h2></div>
            {has_one}
            {move || match may_write.get() {
                true => view! { <p class="prose quiet">{words.outline_about}</p> <Choose ui /> }.into_any(),
                false if kept.get().is_none() => view! { <p class="quiet">{words.outline_none}</p> }.into_any(),
                false => ().into_any(),
            }}
        </section>
    }
}

/// Nothing is chosen beforehand: which system it is matters by some hundred metres, and nobody else knows.
#[component]
fn Choose(ui: Ui) -> impl IntoView {
    let words = MapWords::of(ui.lang);
    let datum = RwSignal::new(None::<Datum>);
    let none = SelectOption::new("", words.choose_datum);
    let known = Datum::ALL.map(|datum| SelectOption::new(datum.key(), words::datum_name(datum, ui.lang)));
    let options: Vec<SelectOption> = std::iter::once(none).chain(known).collect();
    let file = move |datum: Datum| {
        let on_files = move |files: Vec<File>| {
            if let Some(file) = files.into_iter().next() {
                take(ui, file, datum);
            }
        };
        let hint = Some(words.drop.to_owned());
        view! { <FileField label=words.bring hint accept=ACCEPT on_files /> }
    };
    view! {
        <div class="stack map__bring">
            <SelectField
                label=words.datum
                value=Signal::derive(move || datum.get().map_or("", Datum::key).to_owned())
                options
                on_change=move |key: String| datum.set(Datum::from_key(&key))
            />
            {move || datum.get().map(file)}
        </div>
    }
}

fn take(ui: Ui, file: File, datum: Datum) {
    spawn_local(async move {
        match read(&file).await {
            Ok(read) => {
                let taken = words::outline_taken(&read, ui.lang);
                ui.act(Command::SetOutline(Some(Outline { datum, lines: read.lines })), &taken);
            }
            Err(why) => ui.toast(words::not_an_outline(why, ui.lang), Tone::Warn),
        }
    });
}

/// What is too large is not even fetched.
async fn read(file: &File) -> Result<outline_file::Read, NotAnOutline> {
    if file.size() > LARGEST_FILE as f64 {
        return Err(NotAnOutline::TooLarge);
    }
    let bytes = files::bytes_of(file).await.map_err(|_| NotAnOutline::NotJson)?;
    outline_file::read(&bytes)
}
