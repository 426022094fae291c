//! The whole page: opens the book, then shows the welcome or the frame with the page of the route.

use leptos::prelude::*;
use leptos::task::spawn_local;

use crate::app::session::{Progress, Session, Workspace, mark};
use crate::browser::waiting;
use crate::domain::tables::RecordKind;

use super::calendar::watch_calendar;
use super::context::Ui;
use super::controls::{
    AppFrame, Banner, Button, ButtonSize, Icon, LinkButton, ProgressBar, ToastHost, Tone, focus_main,
};
use super::drafts::introduction::Introduction;
use super::look::Look;
use super::nav::nav_items;
use super::pages::welcome::Welcome;
use super::palette::{Palette, PaletteButton};
use super::parts::figure_sheet::FigureSheet;
use super::parts::left_halfway::LeftHalfway;
use super::parts::newer::{NewerBanner, NewerPage, tell_what_was_not_written};
use super::parts::past::{OnlyNow, PastBar, take_no_words};
use super::parts::saved::Saved;
use super::parts::warnings::{PrivateWindowBanner, ReadingOnlyBanner};
use super::parts::what_if::WhatIfBar;
use super::permanence::Permanence;
use super::rest;
use super::route::{self, Route, watch_route};
use super::router;
use super::unsaved::Unsaved;
use super::words::{self, CommonWords, HelpWords};
use super::{deeds, leaving, panic, words::StorageWords};

/// Opens the book and mounts the page.
pub fn start() {
    let look = Look::stored();
    look.apply();
    let workspace = workspace(&look);
    panic::show_panics(workspace.clone());
    leaving::commit_before_leaving();
    leptos::mount::mount_to_body(move || view! { <App look workspace /> });
}

fn workspace(look: &Look) -> Workspace {
    let name = if look.workspace == "sample" { "sample" } else { "main" };
    name.parse().expect("a plain word names a workspace")
}

/// The page before and after the book is open.
#[component]
fn App(look: Look, workspace: Workspace) -> impl IntoView {
    let look = RwSignal::new(look);
    let session: RwSignal<Option<Session>> = RwSignal::new(None);
    let progress = RwSignal::new(Progress { done: 0, total: 0 });
    let opened = Session::new(workspace.clone());
    let is_sample = workspace.as_str() == "sample";
    let early = opened.take_snapshot() || (!is_sample && opened.looks_new());
    if early {
        session.set(Some(opened));
    }
    let operating = opened.operating();
    let is_operating = move || operating.try_get_untracked() == Some(true);
    leaving::ask_before_leaving(move || is_operating() || opened.photos().queued() > 0);
    leaving::when_shown_again(move || opened.drafts().look_again());
    leaving::before_leaving(move || {
        opened.look_after_record();
        opened.keep_snapshot_now();
    });
    leaving::when_shown_again(move || opened.look_for_newer());
    let permanence = Permanence::new();
    let owner = Owner::current().unwrap_or_default();
    spawn_local(async move {
        if early {
            waiting::painted().await;
            mark("app-ready");
        }
        rest::is_there().await;
        opened.load(move |done| progress.set(done)).await;
        if is_sample {
            opened.fill_with_sample();
        }
        mark("book-open");
        watch_calendar(opened);
        owner.with(|| permanence.follow(opened));
        if !early {
            session.set(Some(opened));
            waiting::painted().await;
            mark("app-ready");
        }
    });
    let introduction = RwSignal::new(Introduction::default());
    let unsaved = Unsaved::of(opened);
    leaving::commit_in_pauses(unsaved);
    leaving::ask_before_closing(unsaved, move || opened.is_erased());
    let lang = Memo::new(move |_| look.with(Look::language));
    let route = watch_route();
    Effect::new(move |_| look.with(Look::apply));
    move || match session.get() {
        None => view! { <Opening lang=lang.get() progress /> }.into_any(),
        Some(session) => {
            let ui = Ui::new(session, look, introduction, unsaved, permanence, route, lang.get());
            provide_context(ui);
            view! { <Opened ui progress /> }.into_any()
        }
    }
}

/// Shown while a large book is read; an empty one opens before this is painted.
#[component]
fn Opening(lang: crate::domain::text::Lang, progress: RwSignal<Progress>) -> impl IntoView {
    let words = CommonWords::of(lang);
    move || {
        (progress.get().total > 1).then(|| {
            view! {
                <main class="welcome">
                    <ProgressBar
                        label=words.opening
                        done=Signal::derive(move || progress.get().done)
                        total=Signal::derive(move || progress.get().total)
                    />
                </main>
            }
        })
    }
}

/// Stands in for a page while the book is being read.
#[component]
fn StillOpening(lang: crate::domain::text::Lang, progress: RwSignal<Progress>) -> impl IntoView {
    view! {
        <div class="page page--read" aria-busy="true">
            <ProgressBar
                label=CommonWords::of(lang).opening
                done=Signal::derive(move || progress.get().done)
                total=Signal::derive(move || progress.get().total.max(1))
            />
        </div>
    }
}

/// The welcome until someone has said who they are, then the frame.
#[component]
fn Opened(ui: Ui, progress: RwSignal<Progress>) -> impl IntoView {
    let known = ui.session.watch(&[RecordKind::Other, RecordKind::People], |view| view.my_record().is_some());
    let is_empty = ui.session.watch(RecordKind::all(), |view| view.book.is_empty());
    let newer = Memo::new(move |_| ui.session.newer().get());
    tell_what_was_not_written(ui);
    take_no_words(ui);
    let common = ui.common();
    view! {
        {move || match (known.get(), newer.get()) {
            (true, _) => view! { <Frame ui progress /> }.into_any(),
            (false, None) => view! { <Welcome is_empty=is_empty.get() /> }.into_any(),
            (false, Some(_)) => view! { <NewerPage ui /> }.into_any(),
        }}
        <ToastHost toast=ui.toast_shown() on_dismiss=move |id| ui.dismiss(id) dismiss_label=common.dismiss />
    }
}

#[component]
fn Frame(ui: Ui, progress: RwSignal<Progress>) -> impl IntoView {
    let common = ui.common();
    let lang = ui.lang;
    let route = ui.route;
    let office = ui.session.watch(&[RecordKind::Other], |view| {
        Some(view.book.text(&crate::domain::command::office(), "office").to_owned()).filter(|name| !name.is_empty())
    });
    let items = nav_items(ui);
    let page = Memo::new(move |_| route.get().page());
    Effect::new(move |before: Option<Route>| {
        let now = page.get();
        if before.is_some_and(|before| before != now) {
            ui.page_changed(&now);
            focus_main();
            window().scroll_to_with_x_and_y(0.0, 0.0);
        }
        now
    });
    // The first page shows what was counted beforehand; every other waits for the book.
    let opening = ui.session.opening();
    let waits = Memo::new(move |_| opening.get() && page.with(|page| *page != Route::Overview));
    // Another day is another page, whatever it shows; so is a book with assumptions.
    let away = Memo::new(move |_| (ui.session.past().get(), ui.session.supposing().made().get().is_some()));
    let body = move || match (away.get(), page.get()) {
        ((Some(_), _) | (None, true), page) if page.is_for_now() => view! { <OnlyNow ui /> }.into_any(),
        (_, page) => router::page(page),
    };
    deeds::follow_keys(ui);
    let finding = RwSignal::new(false);
    let help_words = HelpWords::of(lang);
    let help = move || Route::Help(page.with(|page| router::topic_of(page).to_owned())).href();
    view! {
        <Palette ui open=finding />
        <FigureSheet ui />
        <AppFrame
            name=common.program
            place=Signal::derive(move || office.get())
            nav_label=common.navigation
            skip_label=common.skip
            items
            alone=Signal::derive(move || ui.route.with(|route| matches!(route, Route::Visit(_))))
            finder=move || view! { <PaletteButton ui open=finding /> }
            status=move || view! {
                <Saved ui />
                <a class="frame__help" href=help>{Icon::Question.view()}<span>{help_words.what_is_this}</span></a>
            }
        >
            <PastBar ui />
            <WhatIfBar ui />
            <NewerBanner ui />
            <ReadingOnlyBanner ui />
            <PrivateWindowBanner ui />
            <StorageBanner ui />
            <LeftHalfway ui />
            <SampleBanner ui />
            {move || match waits.get() {
                true => view! { <StillOpening lang progress /> }.into_any(),
                false => body(),
            }}
        </AppFrame>
    }
}

/// Cannot be overlooked while work is not safe; nothing otherwise.
#[component]
fn StorageBanner(ui: Ui) -> impl IntoView {
    let save = ui.session.save_state();
    let lang = ui.lang;
    let words = StorageWords::of(lang);
    let report = ui.session.open_report();
    let put_back = ui.session.put_back();
    let quarantined = Memo::new(move |_| report.with(|report| report.quarantined.len()));
    let trouble = Memo::new(move |_| save.with(|state| words::storage_trouble(state, lang)));
    view! {
        {move || trouble.get().map(|text| view! {
            <Banner
                tone=Tone::Bad
                title=words.not_safe
                text=text
                actions=move || view! {
                    <Button label=words.retry size=ButtonSize::Small on_press=move || ui.session.retry() />
                    <LinkButton href="#/exchange" label=words.export_now size=ButtonSize::Small />
                }
            />
        })}
        {move || (put_back.get() > 0).then(|| view! {
            <Banner
                tone=Tone::Warn
                title=words.emptied
                text=words::put_back(put_back.get(), lang)
                actions=move || view! { <LinkButton href="#/exchange" label=words.export_now size=ButtonSize::Small /> }
            />
        })}
        {move || (quarantined.get() > 0).then(|| view! {
            <Banner
                tone=Tone::Warn
                title=words.damaged
                text=words::quarantined(quarantined.get(), lang)
                actions=move || view! { <LinkButton href="#/settings" label=words.look size=ButtonSize::Small /> }
            />
        })}
    }
}

#[component]
fn SampleBanner(ui: Ui) -> impl IntoView {
    let common = ui.common();
    (ui.session.workspace().as_str() == "sample").then(|| {
        view! {
            <div class="sample-mark">
                <span>{common.sample_mark}</span>
                <Button label=common.sample_leave size=ButtonSize::Small on_press=move || leave_sample(ui) />
            </div>
        }
    })
}

/// Goes back from the sample to one's own book.
pub fn leave_sample(ui: Ui) {
    ui.look.update(|look| look.workspace.clear());
    ui.look.with_untracked(Look::apply);
    // What the address names is in the sample alone.
    route::replace(&Route::Overview);
    crate::app::session::reload();
}
