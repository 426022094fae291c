//! One of a few, all in sight: the answers of a checklist, and switches between views.

use leptos::ev::KeyboardEvent;
use leptos::html;
use leptos::prelude::*;

use super::icons::Icon;
use super::roving::{focus_place, rove};
use super::tell::tell;

/// Says what it means when this answer is chosen.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum ChoiceTone {
    /// 是: passed.
    Good,
    /// 否: failed.
    Bad,
    /// Passed with a reserve.
    Warn,
    /// 不适用: answered, and no matter.
    Muted,
    /// 未查: not yet answered.
    Open,
    /// No judgement.
    #[default]
    Neutral,
}

impl ChoiceTone {
    const fn class(self) -> &'static str {
        match self {
            Self::Good => "choice__option choice__option--good",
            Self::Bad => "choice__option choice__option--bad",
            Self::Warn => "choice__option choice__option--warn",
            Self::Muted => "choice__option choice__option--muted",
            Self::Open => "choice__option choice__option--open",
            Self::Neutral => "choice__option choice__option--neutral",
        }
    }
}

/// One answer of a [`ChoiceBar`], or one view of a [`SegmentedControl`].
#[derive(Clone, Copy, Debug)]
pub struct Choice<T: 'static> {
    /// What is handed over.
    pub value: T,
    /// The word on it.
    pub label: Signal<String>,
    /// The shape before the word, so that no meaning hangs on colour.
    pub icon: Option<Icon>,
    /// The colour once it is chosen.
    pub tone: ChoiceTone,
}

impl<T> Choice<T> {
    /// Pairs a value with its word.
    #[must_use]
    pub fn new(value: T, label: impl Into<Signal<String>>) -> Self {
        Self { value, label: label.into(), icon: None, tone: ChoiceTone::default() }
    }

    /// Gives it a shape.
    #[must_use]
    pub fn icon(mut self, icon: Icon) -> Self {
        self.icon = Some(icon);
        self
    }

    /// Gives it a meaning.
    #[must_use]
    pub fn tone(mut self, tone: ChoiceTone) -> Self {
        self.tone = tone;
        self
    }
}

/// One tap an answer.
///
/// A radio group as far as screen readers go, with one difference: an arrow key moves the focus but answers nothing,
/// since every answer is recorded at once. Space, Enter, a tap or the number key of its place answers.
#[component]
pub fn ChoiceBar<T>(
    /// What is answered; the accessible name of the group.
    #[prop(into)]
    label: Signal<String>,
    /// The answers.
    choices: Vec<Choice<T>>,
    /// The present answer.
    #[prop(into)]
    value: Signal<Option<T>>,
    /// Takes an answer.
    #[prop(into)]
    on_choose: Callback<T>,
    /// Why nothing can be answered now; `None` when it can.
    #[prop(optional, into)]
    blocked: Signal<Option<String>>,
) -> impl IntoView
where
    T: Clone + PartialEq + Send + Sync + 'static,
{
    let group = NodeRef::<html::Div>::new();
    let values: Vec<T> = choices.iter().map(|choice| choice.value.clone()).collect();
    let choose = move |chosen: T| {
        if blocked.with_untracked(Option::is_none) {
            tell(on_choose, chosen);
        }
    };
    let keydown = move |ev: KeyboardEvent| {
        let Some(group) = group.try_get_untracked().flatten() else { return };
        let is_plain = !ev.ctrl_key() && !ev.alt_key() && !ev.meta_key();
        let place = ev.key().parse::<usize>().ok().filter(|_| is_plain).and_then(|number| number.checked_sub(1));
        match place.and_then(|place| Some((place, values.get(place)?))) {
            Some((place, chosen)) => {
                ev.prevent_default();
                choose(chosen.clone());
                focus_place(&group, "[role=radio]", place);
            }
            None => {
                rove(&ev, &group, "[role=radio]");
            }
        }
    };
    view! {
        <div
            class="choice"
            role="radiogroup"
            node_ref=group
            aria-label=move || label.get()
            aria-disabled=move || blocked.with(Option::is_some).then_some("true")
            title=move || blocked.get()
            on:keydown=keydown
        >
            {options(choices, value, ChoiceTone::class, move || blocked.with(Option::is_some), choose)}
        </div>
    }
}

/// Switches between a few views of the same thing. The choice follows the focus, as nothing is recorded.
#[component]
pub fn SegmentedControl<T>(
    /// What is switched; the accessible name of the group.
    #[prop(into)]
    label: Signal<String>,
    /// The views.
    choices: Vec<Choice<T>>,
    /// The present view.
    #[prop(into)]
    value: Signal<Option<T>>,
    /// Takes the view that is wanted.
    #[prop(into)]
    on_choose: Callback<T>,
) -> impl IntoView
where
    T: Clone + PartialEq + Send + Sync + 'static,
{
    let group = NodeRef::<html::Div>::new();
    let values: Vec<T> = choices.iter().map(|choice| choice.value.clone()).collect();
    let keydown = move |ev: KeyboardEvent| {
        let Some(group) = group.try_get_untracked().flatten() else { return };
        let reached = rove(&ev, &group, "[role=radio]").and_then(|at| values.get(usize::try_from(at).ok()?));
        if let Some(reached) = reached {
            tell(on_choose, reached.clone());
        }
    };
    let choose = move |chosen| tell(on_choose, chosen);
    view! {
        <div
            class="segments"
            role="radiogroup"
            node_ref=group
            aria-label=move || label.get()
            on:keydown=keydown
        >
            {options(choices, value, |_| "segments__option", || false, choose)}
        </div>
    }
}

/// Draws the buttons. One of them is the Tab stop: the chosen one, or the first.
fn options<T>(
    choices: Vec<Choice<T>>,
    value: Signal<Option<T>>,
    class: fn(ChoiceTone) -> &'static str,
    is_blocked: impl Fn() -> bool + Copy + Send + Sync + 'static,
    choose: impl Fn(T) + Copy + Send + Sync + 'static,
) -> impl IntoView
where
    T: Clone + PartialEq + Send + Sync + 'static,
{
    let known: Vec<T> = choices.iter().map(|choice| choice.value.clone()).collect();
    let one_is_chosen =
        Memo::new(move |_| value.with(|value| value.as_ref().is_some_and(|value| known.contains(value))));
    choices
        .into_iter()
        .enumerate()
        .map(|(place, choice)| {
            let own = choice.value.clone();
            let is_chosen = Memo::new(move |_| value.with(|value| value.as_ref() == Some(&own)));
            let is_stop = move || is_chosen.get() || (place == 0 && !one_is_chosen.get());
            view! {
                <button
                    type="button"
                    role="radio"
                    class=class(choice.tone)
                    aria-checked=move || if is_chosen.get() { "true" } else { "false" }
                    aria-disabled=move || is_blocked().then_some("true")
                    tabindex=move || if is_stop() { "0" } else { "-1" }
                    on:click=move |_| choose(choice.value.clone())
                >
                    {choice.icon.map(Icon::view)}
                    <span>{move || choice.label.get()}</span>
                </button>
            }
        })
        .collect_view()
}
