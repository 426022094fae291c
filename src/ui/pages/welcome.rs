//! The first page: what this is, and who is there.

use leptos::ev::SubmitEvent;
use leptos::prelude::*;
use leptos::task::spawn_local;

use crate::app::session::reload;
use crate::browser::waiting;
use crate::ui::browser::{self, Place};
use crate::ui::context::Ui;
use crate::ui::controls::{Banner, Button, ButtonSize, ButtonVariant, Tone};
use crate::ui::look::Look;
use crate::ui::parts::introduction::{IntroductionFields, introduce};
use crate::ui::parts::look_choices::{LanguageChoice, ThemeChoice};
use crate::ui::parts::warnings::{MayBePrivate, PrivateWindowBanner, ReadingOnlyBanner};
use crate::ui::words::{self, StorageWords, WelcomeWords};

/// Shown until someone has said who they are.
#[component]
pub fn Welcome(
    /// Whether the book has nothing in it.
    is_empty: bool,
) -> impl IntoView {
    let ui = Ui::get();
    let words = WelcomeWords::of(ui.lang);
    let begin = move || {
        once_open(ui, move || {
            introduce(ui, ui.introduction);
        });
    };
    let open_file = move |_| {
        once_open(ui, move || {
            if introduce(ui, ui.introduction) {
                ui.choose_files();
            }
        });
    };
    // Before anybody begins what could not be kept.
    let save = ui.session.save_state();
    let trouble = Memo::new(move |_| save.with(|state| words::storage_trouble(state, ui.lang)));
    view! {
        <main class="welcome" id="main" tabindex="-1">
            <div class="welcome__sheet">
                <div class="welcome__look">
                    <LanguageChoice />
                    <ThemeChoice />
                </div>
                <div class="welcome__head">
                    <h1 class="welcome__name">{ui.common().program}</h1>
                    <p class="welcome__text">{words.what_it_is}</p>
                </div>
                <ReadingOnlyBanner ui />
                <PrivateWindowBanner ui />
                {move || trouble.get().map(|text| view! {
                    <Banner tone=Tone::Bad title=StorageWords::of(ui.lang).not_safe_here text />
                })}
                {(browser::place() == Place::ByPath).then(|| view! {
                    <Banner tone=Tone::Info title=words.firefox_title.to_string() text=words.firefox_text.to_string() />
                })}
                <form
                    class="stack"
                    on:submit=move |ev: SubmitEvent| {
                        ev.prevent_default();
                        begin();
                    }
                >
                    <IntroductionFields draft=ui.introduction />
                    <Button
                        label=if is_empty { words.begin } else { words.go_on }
                        variant=ButtonVariant::Primary
                        size=ButtonSize::Wide
                        on_press=begin
                    />
                    // Pressing Enter in a field needs a button of this type in the form.
                    <button type="submit" hidden></button>
                </form>
                <div class="welcome__others">
                    <p class="welcome__or"><span>{words.or}</span></p>
                    <div class="options">
                        <button type="button" class="option" on:click=move |_| open_sample(ui)>
                            <span class="option__title">{words.sample}</span>
                            <span class="option__text">{words.sample_text}</span>
                        </button>
                        <button type="button" class="option" on:click=open_file>
                            <span class="option__title">{words.open_file}</span>
                            <span class="option__text">{words.open_file_text}</span>
                        </button>
                    </div>
                </div>
                <MayBePrivate ui />
            </div>
        </main>
    }
}

/// Does something as soon as the book is open, which for somebody who has typed their name it is.
fn once_open(ui: Ui, work: impl Fn() + 'static) {
    let opening = ui.session.opening();
    if !opening.get_untracked() {
        return work();
    }
    spawn_local(async move {
        while opening.try_get_untracked() == Some(true) {
            waiting::breathe().await;
        }
        work();
    });
}

/// Opens 示例, a book of its own beside the person's.
pub fn open_sample(ui: Ui) {
    "sample".clone_into(&mut ui.look.write().workspace);
    ui.look.with_untracked(Look::apply);
    // Where storage is blocked, the page would come back as it is now.
    match Look::stored().workspace.as_str() {
        "sample" => reload(),
        _ => ui.toast(WelcomeWords::of(ui.lang).no_sample, Tone::Warn),
    }
}
