//! Fields of text: one line, many lines, search, and a line with suggestions.
//!
//! Text is committed on `change` (when the person pauses, leaves the field, or presses Enter), not on each keystroke; only a search
//! field speaks while it is typed in.

use leptos::ev;
use leptos::html;
use leptos::prelude::*;

use super::composing::searched_for;
use super::field::{FieldText, LabelShown};
use super::icons::Icon;
use super::ids::fresh_id;
use super::tell::tell;
use super::writing::{grow, left, shows};

/// Whether the words in a field are anybody's work.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Keeping {
    /// They are: the page says that they are not saved until the book or a draft has them.
    #[default]
    Words,
    /// They are not: what is searched for, the name of a file. The page is silent about them.
    Passing,
}

impl Keeping {
    /// The attribute by which the page knows such a field.
    pub(crate) const fn mark(self) -> Option<&'static str> {
        match self {
            Self::Words => None,
            Self::Passing => Some("passing"),
        }
    }
}

/// One line of text.
#[component]
pub fn TextField(
    /// What is asked for.
    #[prop(into)]
    label: Signal<String>,
    /// What is there now.
    #[prop(into)]
    value: Signal<String>,
    /// Takes the text when the person has left the field.
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
    /// An example of what could be there.
    #[prop(optional, into)]
    placeholder: Signal<Option<String>>,
    /// Who sees the label.
    #[prop(optional)]
    label_shown: LabelShown,
    /// Shows the text but takes none.
    #[prop(optional, into)]
    readonly: Signal<bool>,
    /// Whether what is typed is anybody's work.
    #[prop(optional)]
    keeping: Keeping,
) -> impl IntoView {
    let text = FieldText::new(label, hint, error, required).with_doubt(doubt).with_label_shown(label_shown);
    let node = NodeRef::<html::Input>::new();
    shows(node, value);
    text.frame(view! {
        <input
            class="input"
            type="text"
            id=text.id()
            autocomplete="off"
            data-words=keeping.mark()
            node_ref=node
            prop:value=value.get_untracked()
            readonly=move || readonly.get()
            placeholder=move || placeholder.get()
            aria-required=text.aria_required()
            aria-invalid=move || text.aria_invalid()
            aria-describedby=move || text.described_by()
            on:change:target=move |ev| tell(on_change, ev.target().value())
            on:blur:target=move |ev| left(&ev.target(), value)
        />
    })
}

/// Text of several lines. The field is as high as its text, so that whoever confirms a text has seen it.
#[component]
pub fn TextArea(
    /// What is asked for.
    #[prop(into)]
    label: Signal<String>,
    /// What is there now.
    #[prop(into)]
    value: Signal<String>,
    /// Takes the text when the person has left the field.
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
    /// An example of what could be there.
    #[prop(optional, into)]
    placeholder: Signal<Option<String>>,
    /// Who sees the label.
    #[prop(optional)]
    label_shown: LabelShown,
    /// Lines shown at first.
    #[prop(default = 3)]
    rows: u8,
    /// Whether what is typed is anybody's work.
    #[prop(optional)]
    keeping: Keeping,
) -> impl IntoView {
    let text = FieldText::new(label, hint, error, required).with_label_shown(label_shown);
    let node = NodeRef::<html::Textarea>::new();
    shows(node, value);
    text.frame(view! {
        // What stands behind the field, unseen, has the same words and gives it its height.
        <span class="field__grow" data-text=value.get_untracked()>
            <textarea
                class="input input--area"
                id=text.id()
                rows=rows.to_string()
                node_ref=node
                data-words=keeping.mark()
                placeholder=move || placeholder.get()
                aria-required=text.aria_required()
                aria-invalid=move || text.aria_invalid()
                aria-describedby=move || text.described_by()
                on:input:target=move |ev| grow(&ev.target())
                on:change:target=move |ev| tell(on_change, ev.target().value())
                on:blur:target=move |ev| left(&ev.target(), value)
            ></textarea>
        </span>
    })
}

/// A search box: its label is for screen readers, and it speaks while it is typed in. Of a word that an input method is still
/// composing the letters are searched for, and the characters once they are chosen.
#[component]
pub fn SearchField(
    /// What is searched.
    #[prop(into)]
    label: Signal<String>,
    /// What is there now.
    #[prop(into)]
    value: Signal<String>,
    /// Takes the text as it is typed.
    #[prop(into)]
    on_input: Callback<String>,
    /// An example of what could be searched for.
    #[prop(optional, into)]
    placeholder: Signal<Option<String>>,
) -> impl IntoView {
    let none = Signal::stored(None);
    let text = FieldText::new(label, none, none, false).with_label_shown(LabelShown::ToScreenReaders);
    let node = NodeRef::<html::Input>::new();
    let composes = StoredValue::new(false);
    // A field that is written to in the middle of a word loses the word.
    Effect::new(move |_| {
        let (Some(field), value) = (node.get(), value.get()) else { return };
        if !composes.get_value() && field.value() != value {
            field.set_value(&value);
        }
    });
    text.frame(view! {
        <span class="field__box field__box--search">
            {Icon::Search.view()}
            <input
                class="input"
                type="search"
                node_ref=node
                id=text.id()
                data-words=Keeping::Passing.mark()
                autocomplete="off"
                enterkeyhint="search"
                prop:value=value.get_untracked()
                placeholder=move || placeholder.get()
                on:input=move |ev| {
                    if let Some(wanted) = searched_for(&ev) {
                        tell(on_input, wanted);
                    }
                }
                on:compositionstart=move |_: ev::CompositionEvent| composes.set_value(true)
                on:compositionend=move |ev: ev::CompositionEvent| {
                    composes.set_value(false);
                    tell(on_input, event_target_value(&ev));
                }
            />
        </span>
    })
}

/// One line of text with suggestions; any other text is taken as well.
#[component]
pub fn ComboField(
    /// What is asked for.
    #[prop(into)]
    label: Signal<String>,
    /// What is there now.
    #[prop(into)]
    value: Signal<String>,
    /// What is suggested.
    #[prop(into)]
    suggestions: Signal<Vec<String>>,
    /// Takes the text when the person has left the field.
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
    /// An example of what could be there.
    #[prop(optional, into)]
    placeholder: Signal<Option<String>>,
) -> impl IntoView {
    let text = FieldText::new(label, hint, error, required);
    let list = StoredValue::new(fresh_id("suggestions"));
    let node = NodeRef::<html::Input>::new();
    shows(node, value);
    let options = move || {
        suggestions.with(|all| all.iter().map(|one| view! { <option value=one.clone()></option> }).collect_view())
    };
    text.frame(view! {
        <input
            class="input"
            type="text"
            id=text.id()
            list=list.get_value()
            autocomplete="off"
            node_ref=node
            prop:value=value.get_untracked()
            placeholder=move || placeholder.get()
            aria-required=text.aria_required()
            aria-invalid=move || text.aria_invalid()
            aria-describedby=move || text.described_by()
            on:change:target=move |ev| tell(on_change, ev.target().value())
            on:blur:target=move |ev| left(&ev.target(), value)
        />
        <datalist id=list.get_value()>{options}</datalist>
    })
}
