//! No milestones yet: the four templates, and what each would make.

use leptos::prelude::*;

use crate::app::nodes_to_make::command;
use crate::domain::schedule::draft::{DraftNode, draft};
use crate::domain::schedule::node_rules::TemplateRules;
use crate::domain::schedule::plan::Rules;
use crate::domain::schedule::ready::{Ready, ready};
use crate::domain::schedule::templates::{TEMPLATES, template};
use crate::ui::controls::{Button, ButtonVariant, DateField, DialogShape, EmptyState, Icon, LinkButton, WideTable};
use crate::ui::parts::form::{Form, texts_of};
use crate::ui::parts::form_dialog::FormDialog;
use crate::ui::route::Route;
use crate::ui::unsaved::FormName;
use crate::ui::words;

use super::open::{Asking, OpenSchedule};
use super::table::day_or_dash;

/// The one field of the preview, as its draft names it.
const BEGIN: &str = "begin";

/// The page without milestones.
#[component]
pub fn NoNodes(open: OpenSchedule) -> impl IntoView {
    let words = open.words();
    let has_end = Memo::new(move |_| open.now.with(|now| now.end.is_some()));
    let edit = Route::EditProject(open.project.get_value()).href();
    let offers = move || {
        match has_end.get() {
        true => {
            let ask = |key: &'static str| move |()| open.asking.set(Some(Asking::Template(key)));
            let button = |(key, name): (&'static str, String)| view! { <Button label=name on_press=ask(key) /> };
            let named = TEMPLATES.iter().map(|one| (one.key, one.name.get(open.ui.lang).to_owned()));
            named.map(button).collect_view().into_any()
        }
        false => {
            view! { <LinkButton href=edit.clone() label=words.enter_end icon=Icon::Edit variant=ButtonVariant::Primary /> }
                .into_any()
        }
    }
    };
    let text = move || if has_end.get() { words.empty_text } else { words.empty_no_end };
    view! {
        {move || {
            let offers = offers.clone();
            view! {
                <EmptyState icon=Icon::Calendar title=words.empty text=text().to_owned()>
                    {offers()}
                    <Button label=words.own variant=ButtonVariant::Quiet on_press=move |()| open.add() />
                </EmptyState>
            }
        }}
    }
}

/// The preview of a template, while it is asked for.
#[component]
pub fn TemplatePreview(open: OpenSchedule) -> impl IntoView {
    move || match open.asking.get() {
        Some(Asking::Template(key)) => view! { <Preview open key_of=key /> }.into_any(),
        Some(Asking::Links | Asking::Baseline) | None => ().into_any(),
    }
}

#[component]
fn Preview(open: OpenSchedule, key_of: &'static str) -> impl IntoView {
    let (ui, words) = (open.ui, open.words());
    let name = template(key_of).map(|one| one.name.get(ui.lang).to_owned()).unwrap_or_default();
    let title = words::told(words.preview, &name, ui.lang);
    let project = open.project.get_value();
    let waits = waits_for(open, key_of);
    let first = open.inputs.with_untracked(|inputs| {
        let inputs = inputs.as_ref()?;
        let begin = inputs.start.unwrap_or(inputs.counting.today);
        // What has begun has begun; else nothing begins before its approvals are in hand.
        let ready = waits.as_ref().filter(|waits| !waits.has_begun).map(|waits| waits.ready.on);
        Some(ready.map_or(begin, |ready| ready.max(begin)).to_string())
    });
    let form_name = FormName {
        name: format!("schedule {} {key_of}", project.as_str()),
        title: title.clone(),
        href: Route::Schedule(project.clone()).href(),
    };
    let form = Form::open(ui, form_name, texts_of([(BEGIN, first.unwrap_or_default())]));
    let begin = form.value(BEGIN);
    let drafted = Memo::new(move |_| drafted(open, key_of, begin.get().parse().ok()));
    let waits = StoredValue::new(waits);
    let told = move || {
        let begin: chrono::NaiveDate = begin.get().parse().ok()?;
        let told = |waits: &Waits| words::permits_first(&waits.named, &waits.ready, begin, ui.lang);
        waits.with_value(|waits| waits.as_ref().map(told))
    };
    let make = move |()| {
        let nodes = drafted.get_untracked();
        if nodes.is_empty() {
            return;
        }
        form.submitted();
        open.asking.set(None);
        ui.act(command(&open.project.get_value(), &nodes), &words::nodes_made(nodes.len(), ui.lang));
    };
    let error = Signal::derive(move || drafted.with(Vec::is_empty).then(|| words.before_must_be.to_owned()));
    view! {
        <FormDialog
            form
            title
            label=words.make
            shape=DialogShape::Wide
            on_submit=make
            on_close=move |()| open.asking.set(None)
        >
            <p class="dialog__text">{words.preview_text}</p>
            <div class="form-grid">
                <DateField
                    label=words.begin
                    value=begin
                    on_change=form.take(BEGIN)
                    hint=words.begin_hint.to_owned()
                    error
                    required=true
                />
            </div>
            {move || told().map(|told| view! { <p class="dialog__text" role="status">{told}</p> })}
            {move || drafted.with(|nodes| table(open, nodes))}
        </FormDialog>
    }
}

/// What must be in hand before the works of a template begin.
struct Waits {
    ready: Ready,
    /// The approvals by name.
    named: String,
    /// Whether the works have begun all the same.
    has_begun: bool,
}

fn waits_for(open: OpenSchedule, key: &str) -> Option<Waits> {
    let lang = open.ui.lang;
    let project = open.project.get_value();
    open.ui.session.read(|view| {
        let rules = Rules::of(view.book, view.today);
        let template = TemplateRules::of(view.book, template(key)?, lang);
        let ready = ready(view.tables, &project, &template, &rules)?;
        let types = &rules.approvals;
        let named: Vec<&str> = ready.permits.iter().map(|key| types.types()[types.place(key)].name(lang)).collect();
        Some(Waits {
            named: named.join(words::list_comma(lang)),
            has_begun: !view.book.text(project.entity(), "actual_start").is_empty(),
            ready,
        })
    })
}

/// What the template makes between the start and the finish of the project; nothing where the start is not before the finish.
fn drafted(open: OpenSchedule, key: &str, begin: Option<chrono::NaiveDate>) -> Vec<DraftNode> {
    let ui = open.ui;
    open.inputs
        .with(|inputs| {
            let inputs = inputs.as_ref()?;
            let (begin, end) = begin.zip(inputs.end).filter(|(begin, end)| begin < end)?;
            let rules = ui.session.read(|view| Some(TemplateRules::of(view.book, template(key)?, ui.lang)))?;
            Some(draft(&rules, begin, end, &inputs.counting))
        })
        .unwrap_or_default()
}

fn table(open: OpenSchedule, nodes: &[DraftNode]) -> impl IntoView + use<> {
    let words = open.words();
    let today = open.now.with_untracked(|now| now.today);
    let row = |node: &DraftNode| {
        let before: Vec<&str> = node.after.iter().map(|place| nodes[*place].rule.name.as_str()).collect();
        view! {
            <tr>
                <th scope="row">{node.rule.name.clone()}</th>
                <td class="num">{node.days.to_string()}</td>
                <td class="num">{day_or_dash(node.latest.map(|latest| latest.start), today)}</td>
                <td class="num">{day_or_dash(node.latest.map(|latest| latest.finish), today)}</td>
                <td>{before.join(words::list_comma(open.ui.lang))}</td>
            </tr>
        }
    };
    let rows = nodes.iter().map(row).collect_view();
    view! {
        <WideTable label=words.preview>
            <table class="ledger">
                <thead>
                    <tr>
                        <th scope="col">{words.node}</th>
                        <th scope="col" class="num">{words.days}</th>
                        <th scope="col" class="num">{words.latest_start}</th>
                        <th scope="col" class="num">{words.latest_finish}</th>
                        <th scope="col">{words.after}</th>
                    </tr>
                </thead>
                <tbody>{rows}</tbody>
            </table>
        </WideTable>
    }
}
