//! 交出: the whole book or chosen projects as a file, read back before it is called saved.

use std::collections::BTreeSet;

use leptos::prelude::*;
use leptos::task::spawn_local;

use crate::book::sorting::CollectSorted;
use crate::domain::ids::ProjectId;
use crate::domain::tables::RecordKind;
use crate::exchange::{Choice, Room, file_name};
use crate::ui::context::Ui;
use crate::ui::controls::{
    Banner, Button, ButtonSize, ButtonVariant, Choice as Option_, FileField, Icon, Keeping, LinkButton, ProgressBar,
    SearchField, SegmentedControl, TextField, Tone,
};
use crate::ui::files;
use crate::ui::parts::shared;
use crate::ui::words::{self, ExchangeWords};

use super::exporting::{Exporting, Going, Written, digest_of, room_of};

#[derive(Clone, Copy, PartialEq, Eq)]
enum Scope {
    Everything,
    Projects,
}

/// The part of the page that hands work over.
#[component]
pub fn HandOver(ui: Ui) -> impl IntoView {
    let words = ExchangeWords::of(ui.lang);
    let lang = ui.lang;
    let asked_for = ui.takes_project_to_hand_over();
    let scope = RwSignal::new(if asked_for.is_some() { Scope::Projects } else { Scope::Everything });
    let chosen: RwSignal<BTreeSet<ProjectId>> = RwSignal::new(asked_for.into_iter().collect_sorted());
    let name = RwSignal::new(default_name(ui));
    let exporting = Exporting::new();
    let Exporting { going, progress, .. } = exporting;
    // A name that nobody has touched follows the day.
    Effect::new(move |before: Option<String>| {
        ui.session.today().track();
        let usual = default_name(ui);
        if before.is_some_and(|before| name.with_untracked(|name| *name == before)) {
            name.set(usual.clone());
        }
        usual
    });
    let left = ui.session.unexported();
    let unread = ui.session.open_report().with_untracked(|start| start.in_quarantine + start.quarantined.len());
    let export = move || {
        let choice = match scope.get_untracked() {
            Scope::Everything => Choice::Everything,
            Scope::Projects => Choice::Projects(chosen.get_untracked().into_iter().collect()),
        };
        if matches!(&choice, Choice::Projects(projects) if projects.is_empty()) {
            return ui.toast(words.choose_projects, Tone::Warn);
        }
        spawn_local(exporting.hand_over(ui, choice, file_name(&name.get_untracked())));
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
                <h2 class="section__title">{words.hand_over}</h2>
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
            <p class="exchange__left" role="status">
                {move || match left.get() {
                    none if none.count == 0 => view! { <span class="quiet">{words.all_exported}</span> }.into_any(),
                    some => {
                        let since = some.since.map_or_else(String::new, shared::when);
                        let told = words::unexported(some.count, &since, lang);
                        // A date is not broken at the end of a line.
                        let (before, after) = told.split_once(&since).unwrap_or((&told, ""));
                        let (before, after) = (before.to_owned(), after.to_owned());
                        let since = (before != told).then(|| view! { <span class="one-line">{since}</span> });
                        view! { <strong>{before} {since} {after}</strong> }.into_any()
                    }
                }}
            </p>
            <SegmentedControl
                label=words.scope
                choices=vec![
                    Option_::new(Scope::Everything, words.everything),
                    Option_::new(Scope::Projects, words.some_projects),
                ]
                value=Signal::derive(move || Some(scope.get()))
                on_choose=move |wanted| scope.set(wanted)
            />
            {move || (scope.get() == Scope::Projects).then(|| view! { <ChooseProjects ui chosen /> })}
            <TextField
                label=words.file_name
                hint=words.file_name_hint.to_string()
                value=name
                keeping=Keeping::Passing
                on_change=move |text| name.set(text)
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
            <p class="strong">{words.checked}</p>
            <p>{written.name.clone()}</p>
            <p class="quiet num">{written.counts.clone()}</p>
            <p class="quiet num" title=written.digest.clone()>{words::digest(&written.digest, ui.lang)}</p>
            <p class="quiet">{words.checked_where}</p>
            <div class="row">
                <Button label=words.save_again icon=Icon::Export on_press=again />
            </div>
            <FileField label=words.check_file accept=".json" on_files=check />
        </div>
    }
}

#[component]
fn ChooseProjects(ui: Ui, chosen: RwSignal<BTreeSet<ProjectId>>) -> impl IntoView {
    let words = ExchangeWords::of(ui.lang);
    let sought = RwSignal::new(String::new());
    let projects =
        ui.session.watch(&[RecordKind::Projects], |view| view.tables.projects().cloned().collect::<Vec<_>>());
    let shown = Memo::new(move |_| {
        let sought = sought.get().trim().to_lowercase();
        projects.with(|projects| {
            projects.iter().filter(|project| project.name.to_lowercase().contains(&sought)).cloned().collect::<Vec<_>>()
        })
    });
    view! {
        <fieldset class="group exchange__projects">
            <legend class="visually-hidden">{words.some_projects}</legend>
            <SearchField label=words.search_projects value=sought on_input=move |text| sought.set(text) />
            <div class="exchange__list">
                <For each=move || shown.get() key=|project| project.id.clone() let:project>
                    {
                        let id = project.id.clone();
                        let here = id.clone();
                        view! {
                            <label class="exchange__choice">
                                <input
                                    type="checkbox"
                                    prop:checked=move || chosen.with(|chosen| chosen.contains(&here))
                                    on:change=move |_| chosen.update(|chosen| {
                                        if !chosen.remove(&id) {
                                            chosen.insert(id.clone());
                                        }
                                    })
                                />
                                <span>{project.name.clone()}</span>
                            </label>
                        }
                    }
                </For>
            </div>
        </fieldset>
    }
}

fn default_name(ui: Ui) -> String {
    ui.session.read(|view| {
        let name = view.my_record().map_or_else(String::new, |person| person.name.clone());
        let day = view.today.format("%Y%m%d");
        match ui.lang {
            crate::domain::text::Lang::Zh => format!("督查-{name}-{day}"),
            crate::domain::text::Lang::En => format!("sitebook-{name}-{day}"),
        }
    })
}
