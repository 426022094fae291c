//! 项目信息: every fact of a project that is filled in, each with its history, and the columns of its list.

use leptos::prelude::*;

use crate::app::session::View;
use crate::domain::decimal::Decimal;
use crate::domain::fields::{FieldKind, FieldSpec, PROJECT_FIELDS, plain};
use crate::domain::ids::ProjectId;
use crate::ui::context::Ui;
use crate::ui::controls::{ButtonSize, ButtonVariant, Disclosure, Fact, Icon, KeyValue, LinkButton};
use crate::ui::parts::history::{EntityHistoryButton, HistoryButton};
use crate::ui::route::Route;
use crate::ui::words::{FieldWords, ProjectWords};

use super::amount;

/// One fact: its field, its name, its value.
type Told = (String, String, String);

/// The section.
#[component]
pub fn Facts(project: ProjectId) -> impl IntoView {
    let ui = Ui::get();
    let words = ProjectWords::of(ui.lang);
    let id = project.clone();
    let facts = ui.session.watch_entity(project.entity(), move |view| tell(&view, &id, ui));
    let id = project.clone();
    let extra = ui.session.watch_entity(project.entity(), move |view| tell_extra(&view, &id));
    let name = ui.session.read(|view| view.tables.project(&project).map(|project| project.name.clone()));
    let edit = Route::EditProject(project.clone()).href();
    let of = project.clone();
    let list = move |facts: Memo<Vec<Told>>| {
        let of = of.clone();
        let rows = facts
            .get()
            .into_iter()
            .map(|(set, label, value)| {
                let of = of.entity().clone();
                view! {
                    <Fact label=label.clone()>
                        <span>{value}</span>
                        <HistoryButton of set label />
                    </Fact>
                }
            })
            .collect_view();
        view! { <KeyValue>{rows}</KeyValue> }
    };
    let extra_list = list.clone();
    view! {
        <section class="section">
            <div class="section__head">
                <h2 class="section__title">{words.facts}</h2>
                <LinkButton
                    href=edit
                    label=ui.common().edit
                    icon=Icon::Edit
                    size=ButtonSize::Small
                    variant=ButtonVariant::Quiet
                />
            </div>
            {move || list(facts)}
            {move || {
                let extra_list = extra_list.clone();
                (!extra.with(Vec::is_empty)).then(|| {
                    let count = extra.with(Vec::len).to_string();
                    view! { <Disclosure summary=words.extra note=count>{extra_list(extra)}</Disclosure> }
                })
            }}
            <div class="row"><EntityHistoryButton of=project.into() label=name.unwrap_or_default() /></div>
        </section>
    }
}

fn tell(view: &View, project: &ProjectId, ui: Ui) -> Vec<Told> {
    let of = project.entity();
    let told = PROJECT_FIELDS.iter().filter(|spec| spec.key != "name").map(|spec| {
        let value = spec.show(view.book.value(of, spec.key), ui.lang);
        (spec.key.to_owned(), spec.name.get(ui.lang).to_owned(), with_unit(spec, value, ui))
    });
    told.filter(|(_, _, value)| !value.is_empty()).collect()
}

fn with_unit(spec: &FieldSpec, value: String, ui: Ui) -> String {
    let words = FieldWords::of(ui.lang);
    let unit = match spec.kind {
        FieldKind::Money => return Decimal::parse(&value).map_or(value, |figure| amount(figure, ui.lang)),
        FieldKind::Area => words.mu,
        FieldKind::Percent => "%",
        FieldKind::Line
        | FieldKind::Paragraph
        | FieldKind::Number
        | FieldKind::When
        | FieldKind::Time
        | FieldKind::Unit
        | FieldKind::Names
        | FieldKind::Choice(_) => return value,
    };
    match Decimal::parse(&value) {
        Some(figure) => format!("{} {unit}", figure.grouped()),
        None => value,
    }
}

fn tell_extra(view: &View, project: &ProjectId) -> Vec<Told> {
    let of = project.entity();
    let fields = view.book.entity(of).into_iter().flat_map(|entity| entity.fields_from("x/"));
    let told = fields.map(|field| {
        let name = field.as_str().trim_start_matches("x/").to_owned();
        (field.as_str().to_owned(), name, plain(view.book.value(of, field.as_str())))
    });
    told.filter(|(_, _, value)| !value.is_empty()).collect()
}
