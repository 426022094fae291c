//! 佐证, 依据条款, 扣分 of an item.

use leptos::prelude::*;

use crate::app::workbook::Done;
use crate::domain::checklist::{Evidence, Points, Said, Wanted};
use crate::domain::command::Refusal;
use crate::domain::fields::FieldError;
use crate::domain::text::Lang;
use crate::ui::controls::{Button, ButtonSize, Chip, Chips, Icon, IconButton, NumberField, TextField};
use crate::ui::parts::written::Written;
use crate::ui::words::{self, TemplatesWords};

use super::draft::{Editing, wording, write};
use super::said::{SaidFields, usual};

/// The rules, each with the answers and what they want.
#[component]
pub fn WantsFields(editing: Editing) -> impl IntoView {
    let words = TemplatesWords::of(editing.draft.ui.lang);
    let count = Memo::new(move |_| editing.item.with(|item| item.as_ref().map_or(0, |item| item.wants.len())));
    let add = move || {
        editing.edit(|item| {
            let wanted = Wanted { on: usual(item), of: vec![Evidence::Note].into() };
            item.wants.to_mut().push(wanted);
        });
    };
    view! {
        <fieldset class="group">
            <legend class="field__label">{words.wants}</legend>
            <p class="field__hint">{words.wants_hint}</p>
            <For each=move || 0..count.get() key=|place| *place let:place>
                <Rule editing place />
            </For>
            <div class="row">
                <Button label=words.wants_add size=ButtonSize::Small icon=Icon::Plus on_press=add />
            </div>
        </fieldset>
    }
}

#[component]
fn Rule(editing: Editing, place: usize) -> impl IntoView {
    let lang = editing.draft.ui.lang;
    let words = TemplatesWords::of(lang);
    let rule = Memo::new(move |_| editing.item.with(|item| item.as_ref()?.wants.get(place).cloned()));
    let change = move |change: &dyn Fn(&mut Wanted)| {
        editing.edit(|item| {
            if let Some(rule) = item.wants.to_mut().get_mut(place) {
                change(rule);
            }
        });
    };
    let chips = Evidence::ALL.map(|of| Chip::new(of, words::evidence(of, lang)));
    let selected =
        Signal::derive(move || rule.with(|rule| rule.as_ref().map(|rule| rule.of.to_vec()).unwrap_or_default()));
    let toggle = move |of: Evidence| {
        change(&|rule| {
            let all = rule.of.to_mut();
            match all.iter().position(|other| *other == of) {
                Some(at) => drop(all.remove(at)),
                None => all.push(of),
            }
        });
    };
    let remove = move || {
        editing.edit(|item| {
            if place < item.wants.len() {
                item.wants.to_mut().remove(place);
            }
        });
    };
    view! {
        <div class="templates__part">
            <SaidFields
                editing
                source=editing.item.into()
                said=Signal::derive(move || rule.with(|rule| rule.as_ref().map(|rule| rule.on.clone())))
                on_change=Callback::new(move |said: Said| change(&|rule| rule.on = said.clone()))
                label=words.wants_on
                name=format!("wants{place}")
            />
            <Chips label=words.wants_of chips=Signal::stored(chips.to_vec()) selected on_toggle=toggle />
            <IconButton icon=Icon::Delete label=words::remove_condition(place + 1, lang) on_press=remove />
        </div>
    }
}

/// Points as they were typed; none of blanks.
pub fn points_of(text: &str) -> Result<Option<Points>, Refusal> {
    let wrong = || Refusal::Field(None, "points".to_owned(), FieldError::OutOfRange(0, 1_000));
    match text.trim() {
        "" => Ok(None),
        typed => Points::parse(typed).map(Some).ok_or_else(wrong),
    }
}

/// 依据条款 and 扣分.
#[component]
pub fn RuleFields(editing: Editing) -> impl IntoView {
    let lang = editing.draft.ui.lang;
    let words = TemplatesWords::of(lang);
    let shown = editing.read(|item| item.points.map(|points| points.to_string()).unwrap_or_default());
    let write = move |text: String| {
        let points = points_of(&text)?;
        editing.edit(|item| item.points = points);
        Ok(Done::default())
    };
    let points = Written::new(editing.draft.ui, move || editing.field_name("points", words.points), shown, write);
    view! {
        <ClauseField editing lang label=words.clause hint=words.clause_hint />
        <NumberField
            label=words.points
            hint=words.points_hint.to_string()
            value=points.value()
            error=points.error()
            on_change=move |text| points.commit(text)
        />
    }
}

/// The clause in one language.
#[component]
pub fn ClauseField(
    editing: Editing,
    lang: Lang,
    label: &'static str,
    #[prop(optional)] hint: &'static str,
) -> impl IntoView {
    let set = move |text: String| {
        editing.edit(|item| {
            let mut clause = item.clause.take().unwrap_or_default();
            write(&mut clause, lang, text);
            item.clause = Some(clause).filter(|clause| !clause.is_blank());
        });
    };
    let value = editing.read(move |item| item.clause.as_ref().map(|clause| wording(clause, lang)).unwrap_or_default());
    let hint = Signal::stored(Some(hint.to_owned()).filter(|hint| !hint.is_empty()));
    view! { <TextField label hint value on_change=set /> }
}
