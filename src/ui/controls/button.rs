//! Buttons, and links that look like buttons.
//!
//! A button that cannot be pressed always says why: there is no `disabled`, only `blocked` with its reason. It
//! stays focusable, so that a keyboard and a screen reader find the reason too.

use leptos::prelude::*;

use super::icons::Icon;
use super::ids::fresh_id;
use super::tell::tell;

/// Says how much a button weighs on the page.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum ButtonVariant {
    /// The one thing to do here. At most one on a page or in a dialog.
    Primary,
    /// Other things to do.
    #[default]
    Secondary,
    /// Lesser things, without a frame.
    Quiet,
    /// Takes something away.
    Danger,
    /// Takes something away, as the last word of a confirmation.
    DangerFilled,
}

impl ButtonVariant {
    const fn class(self) -> &'static str {
        match self {
            Self::Primary => "btn--primary",
            Self::Secondary => "btn--secondary",
            Self::Quiet => "btn--quiet",
            Self::Danger => "btn--danger",
            Self::DangerFilled => "btn--danger-filled",
        }
    }
}

/// Says how large a button is. Under a finger even the small one is 44 px high.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum ButtonSize {
    /// In table rows and beside text.
    Small,
    /// Everywhere else.
    #[default]
    Normal,
    /// The main step of a page used standing up.
    Large,
    /// As wide as its place.
    Wide,
}

impl ButtonSize {
    const fn class(self) -> &'static str {
        match self {
            Self::Small => "btn--small",
            Self::Normal => "",
            Self::Large => "btn--large",
            Self::Wide => "btn--large btn--wide",
        }
    }
}

/// A button with a word and, if wished, an icon before it.
#[component]
pub fn Button(
    /// The word on it.
    #[prop(into)]
    label: Signal<String>,
    /// Runs when it is pressed and not blocked.
    #[prop(into)]
    on_press: Callback<()>,
    /// Its weight.
    #[prop(optional)]
    variant: ButtonVariant,
    /// Its size.
    #[prop(optional)]
    size: ButtonSize,
    /// An icon before the word.
    #[prop(optional, into)]
    icon: Option<Icon>,
    /// Why it cannot be pressed now; `None` when it can.
    #[prop(optional, into)]
    blocked: Signal<Option<String>>,
) -> impl IntoView {
    let class = format!("btn {} {}", variant.class(), size.class());
    let blocking = Blocking::new(blocked);
    view! {
        <button
            type="button"
            class=class
            aria-disabled=move || blocking.aria_disabled()
            aria-describedby=move || blocking.described_by()
            title=move || blocked.get()
            on:click=move |_| blocking.press(on_press)
        >
            {icon.map(Icon::view)}
            <span>{move || label.get()}</span>
        </button>
        {move || blocking.view()}
    }
}

/// A button that shows only an icon; its label is its accessible name and its tooltip.
#[component]
pub fn IconButton(
    /// What is drawn.
    icon: Icon,
    /// The accessible name.
    #[prop(into)]
    label: Signal<String>,
    /// Runs when it is pressed and not blocked.
    #[prop(into)]
    on_press: Callback<()>,
    /// Its weight.
    #[prop(default = ButtonVariant::Quiet)]
    variant: ButtonVariant,
    /// Its size.
    #[prop(optional)]
    size: ButtonSize,
    /// Why it cannot be pressed now; `None` when it can.
    #[prop(optional, into)]
    blocked: Signal<Option<String>>,
) -> impl IntoView {
    let class = format!("btn btn--icon {} {}", variant.class(), size.class());
    let blocking = Blocking::new(blocked);
    view! {
        <button
            type="button"
            class=class
            aria-label=move || label.get()
            aria-disabled=move || blocking.aria_disabled()
            aria-describedby=move || blocking.described_by()
            title=move || blocked.get().unwrap_or_else(|| label.get())
            on:click=move |_| blocking.press(on_press)
        >
            {icon.view()}
        </button>
        {move || blocking.view()}
    }
}

/// A link that looks like a button: for going somewhere, never for doing something.
#[component]
pub fn LinkButton(
    /// Where it goes.
    #[prop(into)]
    href: Signal<String>,
    /// The word on it.
    #[prop(into)]
    label: Signal<String>,
    /// Its weight.
    #[prop(optional)]
    variant: ButtonVariant,
    /// Its size.
    #[prop(optional)]
    size: ButtonSize,
    /// An icon before the word; [`Icon::Next`] stands behind it.
    #[prop(optional, into)]
    icon: Option<Icon>,
) -> impl IntoView {
    let class = format!("btn {} {}", variant.class(), size.class());
    // What leads on points onward, behind the word.
    let (behind, before) = (icon.filter(|icon| *icon == Icon::Next), icon.filter(|icon| *icon != Icon::Next));
    view! {
        <a class=class href=move || href.get()>
            {before.map(Icon::view)}
            <span>{move || label.get()}</span>
            {behind.map(Icon::view)}
        </a>
    }
}

/// Why a button cannot be pressed, and whether the person has asked by pressing it all the same.
#[derive(Clone, Copy)]
struct Blocking {
    why: Signal<Option<String>>,
    asked: RwSignal<bool>,
    id: StoredValue<String>,
}

impl Blocking {
    fn new(why: Signal<Option<String>>) -> Self {
        Self { why, asked: RwSignal::new(false), id: StoredValue::new(fresh_id("why")) }
    }

    fn aria_disabled(self) -> Option<&'static str> {
        self.why.with(Option::is_some).then_some("true")
    }

    fn described_by(self) -> Option<String> {
        self.why.with(Option::is_some).then(|| self.id.get_value())
    }

    /// A tooltip cannot be seen under a finger, so a press on a blocked button shows the reason in full.
    fn press(self, on_press: Callback<()>) {
        if self.why.with_untracked(Option::is_some) {
            self.asked.set(true);
        } else {
            tell(on_press, ());
        }
    }

    fn view(self) -> Option<impl IntoView> {
        let why = self.why.get()?;
        let class = move || if self.asked.get() { "btn__why" } else { "visually-hidden" };
        Some(view! { <span id=self.id.get_value() class=class>{why}</span> })
    }
}
