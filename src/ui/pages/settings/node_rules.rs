//! 节点模板: the milestones of each template as the office has them. The office's alone to change.

use leptos::prelude::*;

use crate::domain::choices::Role;
use crate::domain::fields::NODE_RULE_FIELDS;
use crate::domain::schedule::node_rules::{NodeRule, TemplateRules, node_rule_entity};
use crate::domain::schedule::templates::{NodeTemplate, TEMPLATES, node_named};
use crate::domain::tables::RecordKind;
use crate::ui::context::Ui;
use crate::ui::controls::{Disclosure, WideTable};
use crate::ui::words::{self, NodeRuleWords, RuleWords};

use super::part::{Part, edit_cell, edit_head};
use super::rule_form::{About, RuleForm};

/// Begins the name of a draft; behind it stand the keys of the template and the milestone.
const FORM: &str = "rule nodes ";

/// The part of the settings, a fold for each template.
#[component]
pub fn NodeRuleSettings() -> impl IntoView {
    let ui = Ui::get();
    let words = NodeRuleWords::of(ui.lang);
    let may = ui.session.watch(&[RecordKind::People, RecordKind::Other], |view| view.my_role() == Role::Office);
    let editing: RwSignal<Option<String>> = RwSignal::new(None);
    ui.on_go_on(move |form| {
        let known = form.strip_prefix(FORM).filter(|about| node_named(about).is_some());
        known.inspect(|about| editing.set(Some((*about).to_owned()))).is_some()
    });
    let templates = TEMPLATES.iter().map(|template| fold(ui, template, may, editing)).collect_view();
    view! {
        <Part id="nodes" title=words.title text=words.text>
            {templates}
            {move || (!may.get()).then(|| view! { <p class="quiet">{RuleWords::of(ui.lang).office_alone}</p> })}
            {move || editing.get().map(|key| {
                let name = node_named(&key).map(|(_, node)| node.name.get(ui.lang)).unwrap_or_default();
                let title = words::told(words.title, name, ui.lang);
                let about = About { rule: node_rule_entity(), fields: NODE_RULE_FIELDS, key, form: FORM, title };
                view! { <RuleForm about on_close=move |()| editing.set(None) /> }
            })}
        </Part>
    }
}

fn fold(ui: Ui, template: &'static NodeTemplate, may: Memo<bool>, editing: RwSignal<Option<String>>) -> impl IntoView {
    let rules = ui.session.watch(&[RecordKind::Other], move |view| TemplateRules::of(view.book, template, ui.lang));
    let name = template.name.get(ui.lang).to_owned();
    let rows = move || {
        rules.with(|rules| rules.nodes.iter().map(|rule| row(ui, rules, rule, may.get(), editing)).collect_view())
    };
    view! {
        <Disclosure summary=name.clone()>
            <WideTable label=name>
                <table class="ledger">
                    <thead>
                        <tr>
                            {NODE_RULE_FIELDS.iter().map(|spec| view! { <th scope="col">{spec.name.get(ui.lang)}</th> }).collect_view()}
                            {edit_head(ui)}
                        </tr>
                    </thead>
                    <tbody>{rows}</tbody>
                </table>
            </WideTable>
        </Disclosure>
    }
}

fn row(
    ui: Ui,
    rules: &TemplateRules,
    rule: &NodeRule,
    may: bool,
    editing: RwSignal<Option<String>>,
) -> impl IntoView + use<> {
    let before: Vec<&str> =
        rule.after.iter().filter_map(|key| rules.node(key)).map(|node| node.name.as_str()).collect();
    let about = format!("{}.{}", rules.key, rule.key);
    let edit = Callback::new(move |()| editing.set(Some(about.clone())));
    view! {
        <tr>
            <th scope="row">{rule.name.clone()}</th>
            <td class="num">{format!("{}%", rule.share)}</td>
            <td class="num">{rule.order.to_string()}</td>
            <td>{before.join(words::list_comma(ui.lang))}</td>
            {edit_cell(ui, &rule.name, may, edit)}
        </tr>
    }
}
