//! The line at the foot of a grid: what is marked and its sum, what was pasted and waits, or why a cell takes nothing.

use leptos::prelude::*;

use crate::app::grid::{Holds, Pending};
use crate::domain::registers::monthly_progress as month;
use crate::domain::tables::RecordKind;
use crate::ui::context::Ui;
use crate::ui::controls::{Button, ButtonSize, ButtonVariant, LabelShown, SelectField, SelectOption};
use crate::ui::words::{self, ProgressWords};

use super::editor::Editor;

/// The line.
#[component]
pub fn Status(ui: Ui, editor: Editor) -> impl IntoView {
    let words = ProgressWords::of(ui.lang);
    let lang = ui.lang;
    let is_pending = Memo::new(move |_| editor.pending.with(Option::is_some));
    let said = Memo::new(move |_| {
        if let Some(told) = editor.told.get() {
            return told;
        }
        if let Some(said) =
            editor.pending.with(|pending| pending.as_ref().map(|pending| of_pending(editor, pending, ui)))
        {
            return said;
        }
        let at = editor.cursor.with(|cursor| cursor.at);
        let refused = editor.sheet.with(|open| match open.sheet().holds(at.row, at.column) {
            Holds::Field(field) => editor.kept.of(&field),
            Holds::Figure(_) | Holds::Words(_) => None,
        });
        match refused {
            Some(kept) => {
                let why = kept.why.map(|why| words::why_not(&why, lang));
                why.unwrap_or_else(|| ui.common().found_in_field.to_owned())
            }
            None => {
                let (marked, unit) = editor.marked();
                words::marked(&marked, &unit, lang)
            }
        }
    });
    // Who does not verify has nothing to say of what it rests on.
    let verifies = ui.session.watch(&[RecordKind::People, RecordKind::Other], |view| view.my_role().is_team());
    let options: Vec<SelectOption> = std::iter::once(SelectOption::new("", words.no_basis))
        .chain(month::BASES.options.iter().map(|basis| SelectOption::new(basis.key, basis.name(lang))))
        .collect();
    let options = StoredValue::new(options);
    view! {
        <div class="mgrid-status no-print">
            <p class="mgrid-status__text" role="status">
                {move || said.get()}
                {move || (said.with(String::is_empty)).then(|| view! { <span class="quiet">{words.paste_hint}</span> })}
            </p>
            {move || verifies.get().then(|| view! {
                <div class="mgrid-status__basis">
                    <span class="quiet" aria-hidden="true">{words.basis}</span>
                    <SelectField
                        label=words.basis
                        label_shown=LabelShown::ToScreenReaders
                        value=Signal::derive(move || editor.basis.get())
                        options=options.get_value()
                        on_change=move |basis: String| {
                            editor.basis.set(basis);
                            editor.judge_pending();
                        }
                    />
                </div>
            })}
            {move || is_pending.get().then(|| view! {
                <Button label=words.cancel size=ButtonSize::Small on_press=move || editor.drop_pending() />
                <Button
                    label=format!("{} Ctrl+Enter", words.write)
                    size=ButtonSize::Small
                    variant=ButtonVariant::Primary
                    on_press=move || editor.write_pending()
                />
            })}
        </div>
    }
}

/// The counts of a pasted block, and the first cell of it that cannot be written.
fn of_pending(editor: Editor, pending: &Pending, ui: Ui) -> String {
    let said = words::pending(pending, ui.lang);
    match pending.first_unread() {
        Some((spot, _, why)) => {
            let cell = editor.name_of(spot);
            let why = words::cell_refused(&cell, &words::why_not(why, ui.lang), ui.lang);
            format!("{said} · {why}")
        }
        None => said,
    }
}
