//! 项目信息: every fact of a project that is filled in, each with its history, and the columns of its list.

use leptos::prelude::*;

use crate::app::session::View;
use crate::domain::cumulative::UNDECIDED;
use crate::domain::decimal::Decimal;
use crate::domain::fields::{FieldKind, FieldSpec, PROJECT_FIELDS, plain};
use crate::domain::ids::ProjectId;
use crate::domain::money;
use crate::domain::plan_year::{PLAN_YEAR, PLANS};
use crate::domain::project_parts::ProjectPart;
use crate::domain::references::group_named;
use crate::domain::text::Lang;
use crate::domain::warnings::field_warning;
use crate::ui::context::Ui;
use crate::ui::controls::{
    ButtonSize, ButtonVariant, Disclosure, Fact, Icon, KeyValue, LinkButton, Tag, TagShape, TagWeight, Tone,
};
use crate::ui::parts::history::{EntityHistoryButton, HistoryButton};
use crate::ui::route::Route;
use crate::ui::words::{self, FieldWords, ProjectWords};

use super::basis::WhichBasis;

/// One fact.
#[derive(Clone, PartialEq)]
struct Told {
    key: String,
    label: String,
    value: String,
    /// 存疑: what is doubtful about it.
    doubt: Option<String>,
    /// The page of the park or the programme that it names.
    href: Option<String>,
}

/// The section.
#[component]
pub fn Facts(project: ProjectId) -> impl IntoView {
    let ui = Ui::get();
    let words = ProjectWords::of(ui.lang);
    let id = project.clone();
    let facts = ui.session.watch_entity(project.entity(), move |view| tell(&view, &id, ui.lang));
    let id = project.clone();
    let extra = ui.session.watch_entity(project.entity(), move |view| tell_extra(&view, &id));
    let name = ui.session.read(|view| view.tables.project(&project).map(|project| project.name.clone()));
    let edit = Route::EditProject(project.clone()).href();
    let of = project.clone();
    let list = move |facts: Memo<Vec<Told>>| {
        let rows = facts.get().into_iter().map(|told| row(&of, told)).collect_view();
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

fn row(project: &ProjectId, told: Told) -> impl IntoView + use<> {
    let Told { key, label, value, doubt, href } = told;
    let of = project.entity().clone();
    let asks = (key == UNDECIDED).then(|| view! { <WhichBasis project=project.clone() /> });
    let doubt =
        doubt.map(|word| view! { <Tag word tone=Tone::Warn shape=TagShape::Triangle weight=TagWeight::Plain /> });
    view! {
        <Fact label=label.clone()>
            {match href {
                Some(href) => view! { <a href=href>{value}</a> }.into_any(),
                None => view! { <span>{value}</span> }.into_any(),
            }}
            <HistoryButton of set=key label />
            {doubt}
            {asks}
        </Fact>
    }
}

/// The fields that are filled, but for the name, which is the title, and for who answers for the project, see `duties`. The year of a plan
/// and the month of a sum stand with the figure.
fn tell(view: &View, project: &ProjectId, lang: Lang) -> Vec<Told> {
    let of = project.entity();
    let text = |key: &str| view.book.text(of, key);
    let (year, as_of) = (text(PLAN_YEAR), text("ytd_as_of"));
    let goes_along = |key: &str| match key {
        PLAN_YEAR => PLANS.iter().any(|key| !text(key).is_empty()),
        "ytd_as_of" => !text("ytd").is_empty(),
        key => key == "name" || ProjectPart::People.holds(key),
    };
    let told = PROJECT_FIELDS.iter().filter(|spec| !goes_along(spec.key)).map(|spec| {
        let value = spec.show(view.book.value(of, spec.key), lang);
        let name = spec.name.get(lang);
        let unit = match spec.kind {
            FieldKind::Quantity(unit) => text(unit),
            _ => "",
        };
        let value = with_unit(spec, value, unit, lang);
        Told {
            key: spec.key.to_owned(),
            label: if PLANS.contains(&spec.key) && !year.is_empty() {
                words::of_year(name, year, lang)
            } else {
                name.to_owned()
            },
            value: if spec.key == "ytd" && !as_of.is_empty() && !value.is_empty() {
                words::as_of(&value, as_of, lang)
            } else {
                value
            },
            href: group_named(view.tables, spec.key, text(spec.key)).map(|group| Route::Entry(group.id.clone()).href()),
            doubt: field_warning(spec.key, text, view.today).map(|doubt| words::field_warning(doubt, lang)),
        }
    });
    told.filter(|told| !told.value.is_empty()).collect()
}

fn with_unit(spec: &FieldSpec, value: String, quantity_unit: &str, lang: Lang) -> String {
    let unit = match spec.kind {
        FieldKind::Money => return Decimal::parse(&value).map_or(value, |figure| money::in_words(figure, lang)),
        FieldKind::Area => FieldWords::of(lang).mu,
        FieldKind::Percent => "%",
        FieldKind::Quantity(_) => quantity_unit,
        FieldKind::Line
        | FieldKind::Paragraph
        | FieldKind::Number
        | FieldKind::Count
        | FieldKind::Flag
        | FieldKind::Day
        | FieldKind::Month
        | FieldKind::Reference(_)
        | FieldKind::References(_)
        | FieldKind::Spans(_)
        | FieldKind::When
        | FieldKind::Time
        | FieldKind::Year
        | FieldKind::Unit
        | FieldKind::Person
        | FieldKind::Names
        | FieldKind::Phone
        | FieldKind::Place
        | FieldKind::Cause
        | FieldKind::Choice(_) => return value,
    };
    match Decimal::parse(&value) {
        Some(figure) if unit.is_empty() => figure.grouped(),
        Some(figure) => format!("{} {unit}", figure.grouped()),
        None => value,
    }
}

fn tell_extra(view: &View, project: &ProjectId) -> Vec<Told> {
    let of = project.entity();
    let fields = view.book.entity(of).into_iter().flat_map(|entity| entity.fields_from("x/"));
    let told = fields.map(|field| {
        let label = field.as_str().trim_start_matches("x/").to_owned();
        let value = plain(view.book.value(of, field.as_str()));
        Told { key: field.as_str().to_owned(), label, value, doubt: None, href: None }
    });
    told.filter(|told| !told.value.is_empty()).collect()
}
