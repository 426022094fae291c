//! What the page says of itself: banners, short messages, the save state, progress, and nothing being there.

use std::time::Duration;

use leptos::leptos_dom::helpers::TimeoutHandle;
use leptos::prelude::*;

use super::button::{Button, ButtonSize, ButtonVariant, IconButton};
use super::icons::Icon;
use super::tell::tell;
use super::tone::Tone;

impl Tone {
    /// Gives the shape that goes with the colour.
    const fn icon(self) -> Icon {
        match self {
            Self::Neutral | Self::Info => Icon::Info,
            Self::Good => Icon::Check,
            Self::Warn | Self::Bad => Icon::Warning,
            Self::Muted => Icon::Note,
        }
    }
}

/// A message that stays as long as it is true.
#[component]
pub fn Banner(
    /// What it means.
    #[prop(optional)]
    tone: Tone,
    /// Its first words, in bold.
    #[prop(optional, into)]
    title: Signal<Option<String>>,
    /// What it says.
    #[prop(optional, into)]
    text: Signal<Option<String>>,
    /// What can be done about it.
    #[prop(optional, into)]
    actions: Option<ViewFnOnce>,
    /// More than a sentence.
    #[prop(optional)]
    children: Option<Children>,
) -> impl IntoView {
    let role = if tone == Tone::Bad { "alert" } else { "status" };
    view! {
        <div class=format!("banner {}", tone.class()) role=role>
            {tone.icon().view()}
            <div class="banner__text">
                {move || title.get().map(|title| view! { <p class="banner__title">{title}</p> })}
                {move || text.get().map(|text| view! { <p class="banner__body">{text}</p> })}
                {children.map(|children| children())}
            </div>
            {actions.map(|actions| view! { <div class="banner__actions">{actions.run()}</div> })}
        </div>
    }
}

/// Says whether the person's work is safe.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SaveMark {
    /// 已保存: acknowledged by the storage.
    Saved,
    /// 正在保存.
    Saving,
    /// 草稿已保存: acknowledged by the storage, and not submitted.
    Draft,
    /// 仅在内存: there is no storage here; only an exported file keeps it.
    MemoryOnly,
    /// 未能保存.
    Failed,
}

impl SaveMark {
    const fn look(self) -> (&'static str, Icon) {
        match self {
            Self::Saved => ("save save--saved tone-good", Icon::Check),
            Self::Saving => ("save save--saving tone-muted", Icon::Clock),
            Self::Draft => ("save save--draft tone-info", Icon::Edit),
            Self::MemoryOnly => ("save save--memory-only tone-warn", Icon::Warning),
            Self::Failed => ("save save--failed tone-bad", Icon::Cross),
        }
    }

    /// Every answer saves, so only trouble is read aloud.
    const fn aria_live(self) -> &'static str {
        match self {
            Self::Saved | Self::Saving | Self::Draft => "off",
            Self::MemoryOnly | Self::Failed => "assertive",
        }
    }
}

/// The save state, in shape and word.
#[component]
pub fn SaveBadge(
    /// The state.
    #[prop(into)]
    mark: Signal<SaveMark>,
    /// What is said about it.
    #[prop(into)]
    text: Signal<String>,
) -> impl IntoView {
    view! {
        <span class=move || mark.get().look().0 role="status" aria-live=move || mark.get().aria_live()>
            {move || mark.get().look().1.view()}
            <span>{move || text.get()}</span>
        </span>
    }
}

/// From how many things on a count says less than a share.
const UNREADABLE: usize = 100_000;

/// How far something is, with its counts.
#[component]
pub fn ProgressBar(
    /// What is going on.
    #[prop(into)]
    label: Signal<String>,
    /// How much is done.
    #[prop(into)]
    done: Signal<usize>,
    /// How much there is.
    #[prop(into)]
    total: Signal<usize>,
    /// The counts in words; without it, `done / total`, or a share of what is too many to read.
    #[prop(optional, into)]
    count_text: Signal<Option<String>>,
    /// Its colour.
    #[prop(optional)]
    tone: Tone,
) -> impl IntoView {
    // Bytes of a large file times a hundred are more than the machine's word holds.
    let share = move || match total.get() as u64 {
        0 => "0%".to_owned(),
        total => format!("{}%", (done.get() as u64).min(total) * 100 / total),
    };
    let counts = move || {
        count_text.get().unwrap_or_else(|| match total.get() {
            UNREADABLE.. => share(),
            // One thing that is under way: its name says it.
            1 => String::new(),
            total => format!("{}/{total}", done.get()),
        })
    };
    view! {
        <div class=format!("progress {}", tone.class())>
            <div class="progress__line" aria-hidden="true">
                <span>{move || label.get()}</span>
                <span class="progress__count">{counts}</span>
            </div>
            <div
                class="progress__track"
                role="progressbar"
                aria-label=move || label.get()
                aria-valuemin="0"
                aria-valuemax=move || total.get().to_string()
                aria-valuenow=move || done.get().min(total.get()).to_string()
                aria-valuetext=counts
            >
                <svg aria-hidden="true" focusable="false">
                    <rect class="progress__fill" height="100%" width=share />
                </svg>
            </div>
        </div>
    }
}

/// Nothing is here: says why, and what to do about it.
#[component]
pub fn EmptyState(
    /// What would be here.
    icon: Icon,
    /// That nothing is.
    #[prop(into)]
    title: Signal<String>,
    /// Why, or what to do.
    #[prop(optional, into)]
    text: Signal<Option<String>>,
    /// The buttons that do it.
    #[prop(optional)]
    children: Option<Children>,
) -> impl IntoView {
    view! {
        <div class="empty">
            {icon.view_as("icon empty__icon")}
            <p class="empty__title">{move || title.get()}</p>
            {move || text.get().map(|text| view! { <p class="empty__text">{text}</p> })}
            {children.map(|children| view! { <div class="empty__actions">{children()}</div> })}
        </div>
    }
}

/// A short message that goes by itself.
#[derive(Clone, Debug)]
pub struct Toast {
    /// Tells it from the others.
    pub id: u64,
    /// What it says.
    pub text: String,
    /// What it means.
    pub tone: Tone,
    /// What can still be done, mostly 撤销.
    pub action: Option<ToastAction>,
}

/// What a toast offers.
#[derive(Clone, Debug)]
pub struct ToastAction {
    /// The word on the button.
    pub label: String,
    /// Does it; the toast goes then.
    pub on_press: Callback<()>,
}

/// How long a toast stays.
const STAYS: Duration = Duration::from_secs(8);

/// The place where a toast appears: one at a time, since only the last deed can be taken back by it. One for the whole page.
#[component]
pub fn ToastHost(
    /// The one to show.
    #[prop(into)]
    toast: Signal<Option<Toast>>,
    /// Asks for it to be taken away, by its id.
    #[prop(into)]
    on_dismiss: Callback<u64>,
    /// The name of the cross.
    #[prop(into)]
    dismiss_label: Signal<String>,
) -> impl IntoView {
    view! {
        <div class="toasts" role="status" aria-live="polite">
            <For each=move || toast.get() key=|toast| toast.id let:toast>
                <ToastCard toast=toast on_dismiss=on_dismiss dismiss_label=dismiss_label />
            </For>
        </div>
    }
}

/// One toast. It waits as long as a pointer or the focus rests on it.
#[component]
fn ToastCard(toast: Toast, on_dismiss: Callback<u64>, dismiss_label: Signal<String>) -> impl IntoView {
    let Toast { id, text, tone, action } = toast;
    let timer = StoredValue::new(None::<TimeoutHandle>);
    let hold = move || {
        if let Some(timer) = timer.try_update_value(Option::take).flatten() {
            timer.clear();
        }
    };
    let release = move || {
        hold();
        timer.try_set_value(set_timeout_with_handle(move || tell(on_dismiss, id), STAYS).ok());
    };
    release();
    on_cleanup(hold);
    view! {
        <div
            class=format!("toast toast--{}", if tone == Tone::Bad { "bad" } else { "good" })
            on:pointerenter=move |_| hold()
            on:pointerleave=move |_| release()
            on:focusin=move |_| hold()
            on:focusout=move |_| release()
        >
            {tone.icon().view()}
            <span class="toast__text">{text}</span>
            {action.map(|action| {
                let press = move |()| {
                    tell(on_dismiss, id);
                    tell(action.on_press, ());
                };
                view! {
                    <Button label=action.label variant=ButtonVariant::Quiet size=ButtonSize::Small on_press=press />
                }
            })}
            <IconButton
                icon=Icon::Cross
                label=dismiss_label
                size=ButtonSize::Small
                on_press=move |()| tell(on_dismiss, id)
            />
        </div>
    }
}
