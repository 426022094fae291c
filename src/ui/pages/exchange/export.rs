//! 上报 (from an office 下发): the whole book or chosen projects as a file, read back before it is called saved.

use leptos::prelude::*;
use leptos::task::spawn_local;

use crate::app::photos::PhotoCounts;
use crate::domain::tables::RecordKind;
use crate::exchange::{Room, file_name, photos_of};
use crate::ui::context::Ui;
use crate::ui::controls::{
    Banner, Button, ButtonSize, ButtonVariant, COARSE, CheckField, Disclosure, FileField, Icon, Keeping, LinkButton,
    ProgressBar, TextField, Tone, media,
};
use crate::ui::files;
use crate::ui::parts::shared;
use crate::ui::words::{self, ExchangeWords};

use super::exporting::{Attached, Exporting, Going, Written, digest_of, room_of};
use super::role::is_office;
use super::what::{ChooseWhat, What};

/// The part of the page that hands work over.
#[component]
pub fn HandOver(ui: Ui) -> impl IntoView {
    let words = ExchangeWords::of(ui.lang);
    let lang = ui.lang;
    let what = What::open(ui);
    let exporting = Exporting::new();
    let Exporting { going, progress, .. } = exporting;
    let is_office = is_office(ui);
    let attaching = RwSignal::new(true);
    let unread = ui.session.open_report().with_untracked(|start| start.in_quarantine + start.quarantined.len());
    let export = move || {
        let choice = match what.choice() {
            Ok(choice) => choice,
            Err(missing) => return ui.toast(missing, Tone::Warn),
        };
        what.follow();
        let photos = if attaching.get_untracked() { Attached::Yes } else { Attached::No };
        spawn_local(exporting.hand_over(ui, choice, photos, file_name(&what.name.get_untracked())));
    };
    let busy = move || matches!(going.get(), Going::Writing | Going::ReadingBack);
    let room = RwSignal::new(Room::Enough);
    spawn_local(async move {
        let found = room_of(ui).await;
        // The page may have been left meanwhile.
        room.try_set(found);
    });
    let bar = move |label: &'static str| {
        view! {
            <ProgressBar
                label=label
                done=Signal::derive(move || progress.get().0)
                total=Signal::derive(move || progress.get().1)
            />
        }
    };
    view! {
        <section class="section exchange__part">
            <header class="section__head">
                <h2 class="section__title">{move || if is_office.get() { words.hand_down } else { words.hand_over }}</h2>
            </header>
            {(unread > 0).then(|| view! {
                <Banner
                    tone=Tone::Warn
                    title=words.not_whole
                    text=words::export_lacks(unread, lang)
                    actions=move || view! { <LinkButton href="#/settings" label=words.look_at_it size=ButtonSize::Small /> }
                />
            })}
            {move || (room.get() != Room::Enough).then(|| view! {
                <Banner tone=Tone::Warn title=words.nearly_full text=words::nearly_full(lang) />
            })}
            <Left ui />
            <PhotosCounted ui />
            <ChooseWhat what />
            <AttachPhotos ui what attaching />
            <TextField
                label=words.file_name
                hint=where_to(words.file_name_hint, words.file_name_hint_touch).to_owned()
                value=what.name
                keeping=Keeping::Passing
                on_change=move |text| what.name.set(text)
            />
            <div class="form-actions">
                <Button
                    label=words.export
                    icon=Icon::Export
                    variant=ButtonVariant::Primary
                    blocked=Signal::derive(move || busy().then(|| words.writing.to_owned()))
                    on_press=export
                />
            </div>
            <div aria-live="polite">
                {move || match going.get() {
                    Going::Idle => ().into_any(),
                    Going::Writing => bar(words.writing).into_any(),
                    Going::ReadingBack => bar(words.reading_back).into_any(),
                    Going::Failed(why) => view! {
                        <Banner tone=Tone::Bad title=words.export_failed text=words::not_exported(why, lang) />
                    }.into_any(),
                    Going::Checked(written) => view! { <Checked ui written exporting /> }.into_any(),
                }}
            </div>
        </section>
    }
}

/// How much is in no exported file.
#[component]
fn Left(ui: Ui) -> impl IntoView {
    let words = ExchangeWords::of(ui.lang);
    let left = ui.session.unexported();
    view! {
        <p class="exchange__left" role="status">
            {move || match left.get() {
                none if none.count == 0 => view! { <span class="quiet">{words.all_exported}</span> }.into_any(),
                some => {
                    let since = some.since.map_or_else(String::new, shared::when);
                    let told = words::unexported(&some.records, &since, ui.lang);
                    // A date is not broken at the end of a line.
                    let (before, after) = told.split_once(&since).unwrap_or((&told, ""));
                    let (before, after) = (before.to_owned(), after.to_owned());
                    let since = (before != told).then(|| view! { <span class="one-line">{since}</span> });
                    view! { <strong>{before} {since} {after}</strong> }.into_any()
                }
            }}
        </p>
    }
}

/// How many photos are here, and how many of them a file holds; nothing where there are none.
#[component]
fn PhotosCounted(ui: Ui) -> impl IntoView {
    let photos = ui.session.watch(&[RecordKind::Photos], |view| view.tables.photos().len());
    let exported = ui.session.unexported();
    let counts = Memo::new(move |_| {
        photos.track();
        exported.track();
        ui.session.photo_counts()
    });
    move || {
        let counts = counts.get();
        (counts.all > 0).then(|| view! { <p class="quiet num">{words::photos_counted(&counts, ui.lang)}</p> })
    }
}

/// The switch that attaches photos, where what is chosen has any on this device.
#[component]
fn AttachPhotos(ui: Ui, what: What, attaching: RwSignal<bool>) -> impl IntoView {
    let photos = ui.session.watch(&[RecordKind::Photos], |view| view.tables.photos().len());
    let counts = Memo::new(move |_| match (photos.get(), what.chosen()) {
        (0, _) | (_, None) => PhotoCounts::default(),
        (_, Some(choice)) => ui.session.read(|view| {
            let held = photos_of(view.book, &choice);
            let all = view.tables.photos().map(|photo| &**photo).filter(|photo| held.contains(&photo.picture.hash));
            PhotoCounts::of(all, |hash| ui.session.photos().standing(hash), |_| false)
        }),
    });
    move || {
        let PhotoCounts { here, bytes, .. } = counts.get();
        (here > 0).then(|| {
            view! {
                <CheckField
                    label=words::attach_photos(here, bytes, ui.lang)
                    checked=attaching
                    on_change=move |wanted| attaching.set(wanted)
                />
            }
        })
    }
}

/// What was written, and the second look at it on the stick.
#[component]
fn Checked(ui: Ui, written: Written, exporting: Exporting) -> impl IntoView {
    let words = ExchangeWords::of(ui.lang);
    let digest = written.digest.clone();
    let name = written.name.clone();
    let again = move || {
        if exporting.save_again(&name).is_err() {
            ui.toast(words.export_failed, Tone::Bad);
        }
    };
    let check = move |chosen: Vec<web_sys::File>| {
        let digest = digest.clone();
        spawn_local(async move {
            let Some(file) = chosen.into_iter().next() else { return };
            let same = match digest_of(&file).await {
                Ok(found) => found.is_some_and(|found| found == digest),
                Err(files::Unreadable) => return ui.toast(words.unreadable, Tone::Bad),
            };
            match same {
                true => ui.toast(words.check_same, Tone::Good),
                false => ui.toast(words.check_differs, Tone::Bad),
            }
        });
    };
    view! {
        <div class="exchange__checked">
            <p class="exchange__done strong">{Icon::Check.view()} <span>{words.checked}</span></p>
            <p class="exchange__name">{written.name.clone()}</p>
            <p class="quiet num">{written.counts.clone()}</p>
            <p class="quiet num" title=written.digest.clone()>{words::digest(&written.digest, ui.lang)}</p>
            <div class="row">
                <Button label=words.save_again icon=Icon::Export on_press=again />
            </div>
            <Disclosure summary=words.check_file>
                <p class="quiet">{where_to(words.checked_where, words.checked_where_touch)}</p>
                <FileField label=words.choose_to_check accept=".json" on_files=check />
            </Disclosure>
        </div>
    }
}

/// What is said of where a file goes: a tablet or a phone has no stick.
fn where_to(to_a_stick: &'static str, to_downloads: &'static str) -> &'static str {
    if media(COARSE).get_untracked() { to_downloads } else { to_a_stick }
}
