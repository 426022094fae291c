//! The projects that have no coordinates, each with ways to give it some: by hand, or where this device is.

use leptos::prelude::*;
use leptos::task::spawn_local;

use crate::app::geo::site_of;
use crate::browser::whereabouts::whereabouts;
use crate::domain::command::Command;
use crate::domain::ids::ProjectId;
use crate::domain::outline::Datum;
use crate::domain::place::Place;
use crate::domain::tables::RecordKind;
use crate::ui::context::Ui;
use crate::ui::controls::{Button, ButtonSize, LinkButton, Tone};
use crate::ui::pages::projects::open_list::OpenProjects;
use crate::ui::route::Route;
use crate::ui::words::{self, MapWords};

/// How many are listed; narrowing shows the others.
const MOST: usize = 50;

/// The list; nothing where every project that fits has its place.
#[component]
pub fn Without(ui: Ui, list: OpenProjects) -> impl IntoView {
    let words = MapWords::of(ui.lang);
    let bare = ui.session.watch(&[RecordKind::Projects], |view| {
        let bare = view.tables.projects().filter(|project| site_of(view.book, &project.id).is_none());
        bare.map(|project| project.id.clone()).collect::<std::collections::BTreeSet<_>>()
    });
    let may_write = ui.session.watch(&[RecordKind::People], |view| view.my_role().is_team());
    let looking = RwSignal::new(false);
    let shown = Memo::new(move |_| {
        list.keys
            .with(|keys| bare.with(|bare| keys.iter().filter(|id| bare.contains(*id)).cloned().collect::<Vec<_>>()))
    });
    let line = move |id: ProjectId| {
        let name = list.row(&id).map(|row| row.project.name.clone()).unwrap_or_default();
        let (page, edit) = (Route::Project(id.clone()).href(), Route::EditProject(id.clone()).href());
        let ways = may_write.get().then(|| {
            view! {
                <span class="row">
                    <LinkButton href=edit label=words.by_hand size=ButtonSize::Small />
                    <Button
                        label=words.here
                        size=ButtonSize::Small
                        blocked=Signal::derive(move || looking.get().then(|| words.looking.to_owned()))
                        on_press=move |()| look(ui, id.clone(), looking)
                    />
                </span>
            }
        });
        view! { <li class="row row--between"><a href=page>{name}</a>{ways}</li> }
    };
    move || {
        let all = shown.get();
        (!all.is_empty()).then(|| {
            let count = words::with_count(words.without, all.len());
            view! {
                <section class="section no-print">
                    <div class="section__head"><h2 class="section__title">{count}</h2></div>
                    <p class="prose quiet">{words.here_about}</p>
                    <ul class="stack stack--tight map__without">{all.into_iter().take(MOST).map(line).collect_view()}</ul>
                </section>
            }
        })
    }
}

/// Asks the browser where the device is, and takes that for the project.
fn look(ui: Ui, project: ProjectId, looking: RwSignal<bool>) {
    looking.set(true);
    spawn_local(async move {
        match whereabouts().await {
            Ok(found) => {
                let place = Place { latitude: found.latitude, longitude: found.longitude };
                let facts = [("coordinates", place.to_string()), ("datum", Datum::Wgs84.key().to_owned())];
                let facts = facts.map(|(key, text)| (key.to_owned(), text)).into();
                ui.act(Command::EditProject { project, facts }, &words::located(found.within, ui.lang));
            }
            Err(why) => ui.toast(words::not_located(why, ui.lang), Tone::Warn),
        }
        // The page may be gone by now.
        looking.try_set(false);
    });
}
