//! 手续规则: the order, the limit, the department, the phase and what comes before, of each type of approval. The office's alone to change.

use leptos::prelude::*;

use crate::domain::choices::Role;
use crate::domain::fields::RULE_FIELDS;
use crate::domain::progress::approval_rules::{ApprovalRules, TypeRule, rule_entity};
use crate::domain::registers::approval::TYPES;
use crate::domain::tables::RecordKind;
use crate::ui::context::Ui;
use crate::ui::controls::{Disclosure, WideTable};
use crate::ui::words::{self, ApprovalsWords, RuleWords};

use super::part::{Part, edit_cell, edit_head};
use super::rule_form::{About, RuleForm};

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
                                {edit_head(ui)}
                            </tr>
                        </thead>
                        <tbody>{rows}</tbody>
                    </table>
                </WideTable>
            </Disclosure>
            {move || (!may.get()).then(|| view! { <p class="quiet">{words.office_alone}</p> })}
            {move || editing.get().map(|key| {
                let title = words::told(words.title, TYPES.with_key(key).map_or(key, |option| option.name(ui.lang)), ui.lang);
                let about = About { rule: rule_entity(), fields: RULE_FIELDS, key: key.to_owned(), form: FORM, title };
                view! { <RuleForm about on_close=move |()| editing.set(None) /> }
            })}
        </Part>
    }
}

fn row(ui: Ui, rule: TypeRule, may: bool, editing: RwSignal<Option<&'static str>>) -> impl IntoView {
    let key = rule.key;
    let names = |keys: &[&'static str]| {
        let names: Vec<&str> =
            keys.iter().filter_map(|key| TYPES.with_key(key)).map(|option| option.name(ui.lang)).collect();
        names.join(words::list_comma(ui.lang))
    };
    view! {
        <tr>
            <th scope="row">{rule.name(ui.lang)}</th>
            <td class="num">{rule.limits().limit.to_string()}</td>
            <td>{rule.unit.to_string()}</td>
            <td class="num">{rule.order.to_string()}</td>
            <td>{names(&rule.after)}</td>
            <td>{rule.phase.map(|phase| phase.label(ui.lang))}</td>
            {edit_cell(ui, rule.name(ui.lang), may, Callback::new(move |()| editing.set(Some(key))))}
        </tr>
    }
}
