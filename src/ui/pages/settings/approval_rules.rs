//! 手续规则: the order, the limit, the department, the phase and what comes before, of each type of approval. The office's alone to change.

use leptos::prelude::*;

use crate::domain::choices::Role;
use crate::domain::command::{Command, Refusal};
use crate::domain::fields::RULE_FIELDS;
use crate::domain::progress::approval_rules::{ApprovalRules, TypeRule, rule_entity};
use crate::domain::registers::approval::TYPES;
use crate::domain::tables::RecordKind;
use crate::domain::text::Lang;
use crate::ui::context::Ui;
use crate::ui::controls::{Button, ButtonSize, Disclosure, Icon, IconButton, WideTable};
use crate::ui::parts::field_input::{FieldInput, form_text};
use crate::ui::parts::form::Form;
use crate::ui::parts::form_dialog::FormDialog;
use crate::ui::parts::shared::known_units;
use crate::ui::route::Route;
use crate::ui::unsaved::FormName;
use crate::ui::words::{self, ApprovalsWords, RuleWords};

use super::part::Part;

/// Begins the name of a draft; behind it stands the key of the type.
const FORM: &str = "rule approvals ";

/// The part of the settings, folded: most offices never change it.
#[component]
pub fn ApprovalRuleSettings() -> impl IntoView {
    let ui = Ui::get();
    let words = RuleWords::of(ui.lang);
    let rules = ui.session.watch(&[RecordKind::Other], |view| ApprovalRules::of(view.book));
    let may = ui.session.watch(&[RecordKind::People, RecordKind::Other], |view| view.my_role() == Role::Office);
    let editing: RwSignal<Option<&'static str>> = RwSignal::new(None);
    ui.on_go_on(move |form| {
        let known = form.strip_prefix(FORM).and_then(|key| TYPES.with_key(key));
        known.inspect(|known| editing.set(Some(known.key))).is_some()
    });
    let rows = move || {
        let named =
            rules.with(|rules| rules.types().iter().filter(|rule| rule.phase.is_some()).cloned().collect::<Vec<_>>());
        named.into_iter().map(|rule| row(ui, rule, may.get(), editing)).collect_view()
    };
    view! {
        <Part id="approvals" title=words.title text=words.text>
            <Disclosure summary=words.show>
                <WideTable label=words.title>
                    <table class="ledger">
                        <thead>
                            <tr>
                                <th scope="col">{ApprovalsWords::of(ui.lang).approval}</th>
                                {RULE_FIELDS.iter().map(|spec| view! { <th scope="col">{spec.name.get(ui.lang)}</th> }).collect_view()}
                                <th scope="col"><span class="visually-hidden">{ui.common().edit}</span></th>
                            </tr>
                        </thead>
                        <tbody>{rows}</tbody>
                    </table>
                </WideTable>
            </Disclosure>
            {move || (!may.get()).then(|| view! { <p class="quiet">{words.office_alone}</p> })}
            {move || editing.get().map(|key| view! { <Edit ui key_of_type=key editing /> })}
        </Part>
    }
}

fn row(ui: Ui, rule: TypeRule, may: bool, editing: RwSignal<Option<&'static str>>) -> impl IntoView {
    let key = rule.key;
    let names = |keys: &[&'static str]| {
        let names: Vec<&str> =
            keys.iter().filter_map(|key| TYPES.with_key(key)).map(|option| option.name(ui.lang)).collect();
        names.join(if ui.lang == Lang::Zh { "、" } else { ", " })
    };
    view! {
        <tr>
            <th scope="row">{rule.name(ui.lang)}</th>
            <td class="num">{rule.limits().limit.to_string()}</td>
            <td>{rule.unit.to_string()}</td>
            <td class="num">{rule.order.to_string()}</td>
            <td>{names(&rule.after)}</td>
            <td>{rule.phase.map(|phase| phase.label(ui.lang))}</td>
            <td>{may.then(|| view! {
                <IconButton
                    icon=Icon::Edit
                    label=words::told(ui.common().edit, rule.name(ui.lang), ui.lang)
                    size=ButtonSize::Small
                    on_press=move |()| editing.set(Some(key))
                />
            })}</td>
        </tr>
    }
}

/// The fields of one type; what is empty is as usual.
#[component]
fn Edit(ui: Ui, key_of_type: &'static str, editing: RwSignal<Option<&'static str>>) -> impl IntoView {
    let words = RuleWords::of(ui.lang);
    let of = rule_entity();
    let field = move |spec_key: &str| format!("{spec_key}/{key_of_type}");
    let stored = ui.session.read(|view| {
        let texts = RULE_FIELDS
            .iter()
            .map(|spec| (spec.key.to_owned(), form_text(spec, view.book.value(&of, &field(spec.key)), ui.lang)));
        texts.filter(|(_, text)| !text.is_empty()).collect()
    });
    let title = words::told(
        words.title,
        TYPES.with_key(key_of_type).map_or(key_of_type, |option| option.name(ui.lang)),
        ui.lang,
    );
    let name = FormName { name: format!("{FORM}{key_of_type}"), title: title.clone(), href: Route::Settings.href() };
    let form = Form::open(ui, name, stored);
    let refused = RwSignal::new(None::<Refusal>);
    let units = ui.session.read(|view| known_units(&view));
    let save = move |facts: Vec<(String, String)>| match ui
        .session
        .dispatch(Command::SetRule { rule: rule_entity(), facts })
    {
        Ok(done) => {
            form.submitted();
            ui.offer_undo(words.saved, &done);
            editing.set(None);
        }
        Err(Refusal::NothingChanges) => {
            form.submitted();
            editing.set(None);
        }
        Err(why) => refused.set(Some(why)),
    };
    let typed = move || RULE_FIELDS.iter().map(|spec| (field(spec.key), form.text(spec.key))).collect();
    let usual = move || RULE_FIELDS.iter().map(|spec| (field(spec.key), String::new())).collect();
    let error_of = move |key: &'static str| {
        Signal::derive(move || match refused.get() {
            Some(Refusal::Field(_, of, error)) if of == field(key) => Some(words::field_error(&error, ui.lang)),
            _ => None,
        })
    };
    let other = move || refused.get().filter(|why| !matches!(why, Refusal::Field(..)));
    view! {
        <FormDialog
            form
            title
            label=ui.common().save
            on_submit=move |()| save(typed())
            on_close=move |()| editing.set(None)
            refused=Signal::derive(move || other().map(|why| words::refusal(&why, ui.lang)))
        >
            <p class="quiet">{words.empty_is_usual}</p>
            <div class="form-grid">
                {RULE_FIELDS.iter().map(|spec| view! {
                    <FieldInput
                        spec
                        value=form.value(spec.key)
                        on_change=form.take(spec.key)
                        suggestions=units.clone()
                        error=error_of(spec.key)
                    />
                }).collect_view()}
            </div>
            <div class="row"><Button label=words.as_usual size=ButtonSize::Small on_press=move |()| save(usual()) /></div>
        </FormDialog>
    }
}
