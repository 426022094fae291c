//! Fields of figures and dates.

use leptos::html;
use leptos::prelude::*;

use super::field::{FieldText, LabelShown};
use super::tell::tell;
use super::text_field::Keeping;
use super::writing::{left, shows};

/// A decimal figure with its unit.
///
/// The value stays text, since figures here are exact decimals. What a Chinese input method writes is made plain
/// before it is handed over (see [`plain_figure`]); whether it is a figure at all is the caller's to say.
#[component]
pub fn NumberField(
    /// What is asked for.
    #[prop(into)]
    label: Signal<String>,
    /// What is there now.
    #[prop(into)]
    value: Signal<String>,
    /// Takes the figure when the person has left the field.
    #[prop(into)]
    on_change: Callback<String>,
    /// The unit that stands behind it.
    #[prop(optional, into)]
    unit: Signal<Option<String>>,
    /// What helps to fill it in.
    #[prop(optional, into)]
    hint: Signal<Option<String>>,
    /// What is wrong with it.
    #[prop(optional, into)]
    error: Signal<Option<String>>,
    /// Marks it as needed.
    #[prop(optional)]
    required: bool,
    /// Who sees the label.
    #[prop(optional)]
    label_shown: LabelShown,
) -> impl IntoView {
    let text = FieldText::new(label, hint, error, required).with_label_shown(label_shown);
    let node = NodeRef::<html::Input>::new();
    shows(node, value);
    let box_class = move || match unit.with(Option::is_some) {
        true => "field__box field__box--unit",
        false => "field__box",
    };
    let described_by = move || {
        let unit = unit.with(Option::is_some).then(|| text.id_of("unit"));
        match (unit, text.described_by()) {
            (Some(unit), Some(rest)) => Some(format!("{unit} {rest}")),
            (one, other) => one.or(other),
        }
    };
    text.frame(view! {
        <span class=box_class>
            <input
                class="input input--number"
                type="text"
                inputmode="decimal"
                id=text.id()
                autocomplete="off"
                node_ref=node
                prop:value=value.get_untracked()
                aria-required=text.aria_required()
                aria-invalid=move || text.aria_invalid()
                aria-describedby=described_by
                on:change:target=move |ev| tell(on_change, plain_figure(&ev.target().value()))
                on:blur:target=move |ev| {
                    // Not under the hand of whoever still types.
                    ev.target().set_value(&plain_figure(&ev.target().value()));
                    left(&ev.target(), value);
                }
            />
            {move || {
                unit.get().map(|unit| view! { <span class="field__unit" id=text.id_of("unit")>{unit}</span> })
            }}
        </span>
    })
}

/// Makes a figure plain: full-width digits and signs become ASCII, blanks at the ends go. Commas and blanks between figures stay for the
/// caller to judge: only they know thousands from a slip of the finger.
///
/// | typed | becomes |
/// |---|---|
/// | `１２，３００．５` | `12300.5` |
/// | `12。5` | `12.5` |
/// | `3 5` | `3 5` (left for the caller to refuse) |
/// | `3亿` | `3亿` (left for the caller to read) |
#[must_use]
pub fn plain_figure(typed: &str) -> String {
    typed
        .chars()
        .map(|c| match c {
            '０'..='９' | '．' | '－' | '＋' => char::from_u32(u32::from(c) - 0xFEE0).unwrap_or(c),
            '。' => '.',
            '−' => '-',
            '，' => ',',
            c => c,
        })
        .collect::<String>()
        .trim()
        .to_owned()
}

/// A day, as `YYYY-MM-DD`, with the browser's own calendar.
#[component]
pub fn DateField(
    /// What is asked for.
    #[prop(into)]
    label: Signal<String>,
    /// The day as `YYYY-MM-DD`, or nothing.
    #[prop(into)]
    value: Signal<String>,
    /// Takes the day, or nothing, when it has been chosen.
    #[prop(into)]
    on_change: Callback<String>,
    /// What helps to fill it in.
    #[prop(optional, into)]
    hint: Signal<Option<String>>,
    /// What is wrong with it.
    #[prop(optional, into)]
    error: Signal<Option<String>>,
    /// What is doubtful about it, shown in the place of the hint.
    #[prop(optional, into)]
    doubt: Signal<Option<String>>,
    /// Marks it as needed.
    #[prop(optional)]
    required: bool,
    /// Who sees the label.
    #[prop(optional)]
    label_shown: LabelShown,
    /// Whether the day is anybody's work.
    #[prop(optional)]
    keeping: Keeping,
) -> impl IntoView {
    let text = FieldText::new(label, hint, error, required).with_doubt(doubt).with_label_shown(label_shown);
    let node = NodeRef::<html::Input>::new();
    shows(node, value);
    text.frame(view! {
        <input
            class="input"
            type="date"
            id=text.id()
            max="9999-12-31"
            data-words=keeping.mark()
            node_ref=node
            prop:value=value.get_untracked()
            aria-required=text.aria_required()
            aria-invalid=move || text.aria_invalid()
            aria-describedby=move || text.described_by()
            on:change:target=move |ev| tell(on_change, ev.target().value())
            on:blur:target=move |ev| left(&ev.target(), value)
        />
    })
}

/// A time of the day, as `HH:MM`, with the browser's own clock.
#[component]
pub fn TimeField(
    /// What is asked for.
    #[prop(into)]
    label: Signal<String>,
    /// The time as `HH:MM`, or nothing.
    #[prop(into)]
    value: Signal<String>,
    /// Takes the time, or nothing, when it has been chosen.
    #[prop(into)]
    on_change: Callback<String>,
    /// What helps to fill it in.
    #[prop(optional, into)]
    hint: Signal<Option<String>>,
    /// What is wrong with it.
    #[prop(optional, into)]
    error: Signal<Option<String>>,
    /// Marks it as needed.
    #[prop(optional)]
    required: bool,
) -> impl IntoView {
    let text = FieldText::new(label, hint, error, required);
    let node = NodeRef::<html::Input>::new();
    shows(node, value);
    text.frame(view! {
        <input
            class="input"
            type="time"
            id=text.id()
            node_ref=node
            prop:value=value.get_untracked()
            aria-required=text.aria_required()
            aria-invalid=move || text.aria_invalid()
            aria-describedby=move || text.described_by()
            on:change:target=move |ev| tell(on_change, ev.target().value())
            on:blur:target=move |ev| left(&ev.target(), value)
        />
    })
}
