//! The frame that all fields share: label, hint and error, wired to the input for those who cannot see them.

use leptos::prelude::*;

use super::icons::Icon;
use super::ids::fresh_id;

/// What the input of a field needs to know about the texts around it.
#[derive(Clone, Copy)]
pub(crate) struct FieldText {
    id: StoredValue<String>,
    label: Signal<String>,
    hint: Signal<Option<String>>,
    error: Signal<Option<String>>,
    doubt: Signal<Option<String>>,
    required: bool,
    label_class: &'static str,
}

impl FieldText {
    pub(crate) fn new(
        label: Signal<String>,
        hint: Signal<Option<String>>,
        error: Signal<Option<String>>,
        required: bool,
    ) -> Self {
        let (id, doubt) = (StoredValue::new(fresh_id("field")), Signal::stored(None));
        Self { id, label, hint, error, doubt, required, label_class: "field__label" }
    }

    /// Says what is doubtful about what is there, in the place of the hint: it may be saved, and should be looked at.
    pub(crate) fn with_doubt(mut self, doubt: Signal<Option<String>>) -> Self {
        self.doubt = doubt;
        self
    }

    /// Keeps the label for screen readers only, where a search icon or a column head already shows it.
    pub(crate) fn with_label_shown(mut self, shown: LabelShown) -> Self {
        self.label_class = match shown {
            LabelShown::Above => "field__label",
            LabelShown::ToScreenReaders => "visually-hidden",
        };
        self
    }

    pub(crate) fn id(self) -> String {
        self.id.get_value()
    }

    pub(crate) fn id_of(self, part: &str) -> String {
        format!("{}-{part}", self.id.get_value())
    }

    pub(crate) fn aria_invalid(self) -> Option<&'static str> {
        self.error.with(Option::is_some).then_some("true")
    }

    pub(crate) fn aria_required(self) -> Option<&'static str> {
        self.required.then_some("true")
    }

    /// Lists the error before the hint: what is wrong is read first.
    pub(crate) fn described_by(self) -> Option<String> {
        let error = self.error.with(Option::is_some).then(|| self.id_of("error"));
        let hinted = self.hint.with(Option::is_some) || self.doubt.with(Option::is_some);
        let hint = hinted.then(|| self.id_of("hint"));
        match (error, hint) {
            (Some(error), Some(hint)) => Some(format!("{error} {hint}")),
            (one, other) => one.or(other),
        }
    }

    /// Puts label, hint and error around the input.
    pub(crate) fn frame(self, input: impl IntoView + 'static) -> impl IntoView {
        view! {
            <div class="field">
                <label class=self.label_class for=self.id()>
                    {move || self.label.get()}
                    {self.required.then(|| view! { <span class="field__mark" aria-hidden="true">"*"</span> })}
                </label>
                {input.into_any()}
                {self.notes()}
            </div>
        }
        .into_any()
    }

    /// Draws the hint or the doubt, and the error.
    pub(crate) fn notes(self) -> impl IntoView {
        let warning = move |class, part, role, text| {
            view! {
                <p class=class id=self.id_of(part) role=role>
                    {Icon::Warning.view()}
                    <span>{text}</span>
                </p>
            }
            .into_any()
        };
        view! {
            {move || match self.doubt.get() {
                Some(doubt) => Some(warning("field__error field__error--doubt", "hint", "status", doubt)),
                None => self.hint.get().map(|hint| view! { <p class="field__hint" id=self.id_of("hint")>{hint}</p> }.into_any()),
            }}
            {move || self.error.get().map(|error| warning("field__error", "error", "alert", error))}
        }
    }
}

/// Says who gets to see a field's label.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum LabelShown {
    /// Everybody, above the input.
    #[default]
    Above,
    /// Screen readers only.
    ToScreenReaders,
}
