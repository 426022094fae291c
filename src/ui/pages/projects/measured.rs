//! 最近一次督查: when, who, what failed, and what visits measured, beside what the project's own fields plan.

use leptos::prelude::*;

use crate::app::session::View;
use crate::domain::checklist::Answer;
use crate::domain::ids::{ProjectId, VisitId};
use crate::domain::measured::{Forecast, Measure, forecast, last_measured};
use crate::domain::records::VisitState;
use crate::domain::tables::RecordKind;
use crate::domain::tally::{Count, tally};
use crate::domain::units::unit_of;
use crate::domain::when::When;
use crate::ui::context::Ui;
use crate::ui::controls::{Fact, FactsLayout, KeyValue, Tag, TagShape, TagWeight, Tone};
use crate::ui::parts::field_words::{answer_words, value_words};
use crate::ui::route::Route;
use crate::ui::words::{self, MeasuredWords};

/// One figure, ready to read.
#[derive(Clone, PartialEq)]
struct Told {
    label: String,
    value: String,
    /// How it stands to the plan, and whether that is bad.
    compared: Option<(String, bool)>,
    /// The day, where another visit than the last one measured it.
    on: Option<String>,
}

/// The last finished visit, ready to read.
#[derive(Clone, PartialEq)]
struct Last {
    id: VisitId,
    day: String,
    who: String,
    checklist: String,
    count: Count,
    told: Vec<Told>,
}

/// The section; nothing before the first finished visit.
#[component]
pub fn LastVisit(project: ProjectId) -> impl IntoView {
    let ui = Ui::get();
    let words = MeasuredWords::of(ui.lang);
    let last = ui.session.watch(&[RecordKind::Visits, RecordKind::Projects], move |view| tell(&view, &project, ui));
    move || {
        last.get().map(|last| {
            let facts = last.told.into_iter().map(fact).collect_view();
            let failed = match last.count.failed {
                0 => {
                    view! { <Tag word=words.all_passed tone=Tone::Good shape=TagShape::Tick weight=TagWeight::Plain /> }
                }
                failed => view! {
                    <Tag
                        word=words::failed_short(failed, ui.lang)
                        tone=Tone::Bad
                        shape=TagShape::Cross
                        weight=TagWeight::Plain
                    />
                },
            };
            view! {
                <section class="section">
                    <div class="section__head">
                        <h2 class="section__title">{words.title}</h2>
                        <a class="section__note" href=Route::Visit(last.id).href()>{words.open}</a>
                    </div>
                    <p class="row">
                        <span class="num">{last.day}</span>
                        <span>{last.who}</span>
                        <span class="quiet">{last.checklist}</span>
                        {failed}
                    </p>
                    <KeyValue layout=FactsLayout::Columns>{facts}</KeyValue>
                </section>
            }
        })
    }
}

fn fact(told: Told) -> impl IntoView {
    let compared = told.compared.map(|(word, is_bad)| {
        let (tone, shape) = if is_bad { (Tone::Bad, TagShape::Hand) } else { (Tone::Good, TagShape::Tick) };
        view! { " " <Tag word tone shape weight=TagWeight::Plain /> }
    });
    view! {
        <Fact label=told.label>
            <span>{told.value}</span>
            {compared}
            {told.on.map(|on| view! { " " <span class="faint num">{on}</span> })}
        </Fact>
    }
}

fn tell(view: &View, project: &ProjectId, ui: Ui) -> Option<Last> {
    let lang = ui.lang;
    let visit = view.tables.visits_of(project).find(|visit| visit.state == VisitState::Finished)?;
    let of = visit.id.entity();
    let template = view.tables.checklist(visit);
    let named = value_words(view, of, "inspectors", view.book.value(of, "inspectors"), lang);
    let words = MeasuredWords::of(lang);
    let planned = When::parse(view.book.text(project.entity(), "planned_finish"));
    let mut told: Vec<Told> = last_measured(view.book, view.tables, project)
        .into_iter()
        .map(|(measure, taken)| Told {
            label: name_of(measure, words).to_owned(),
            value: answer_words(&taken.item, Some(&taken.stored), unit_of(view.book, project, &taken.item, lang), lang),
            compared: match (measure, Answer::read(&taken.item, Some(&taken.stored)), planned) {
                (Measure::CompletionForecast, Answer::Date(day), Some(planned)) => {
                    let stands = forecast(day, planned);
                    Some((words::forecast(stands, &planned.to_string(), lang), stands != Forecast::InTime))
                }
                _ => None,
            },
            on: (taken.visit != visit.id).then(|| taken.day.to_string()),
        })
        .collect();
    let progress = view.book.text(of, "progress");
    if told.first().is_none_or(|first| first.label != words.progress) && !progress.is_empty() {
        told.insert(0, Told { label: words.progress.to_owned(), value: progress.to_owned(), compared: None, on: None });
    }
    Some(Last {
        id: visit.id.clone(),
        day: visit.day.to_string(),
        who: if named.is_empty() { view.tables.name_of(visit.by.entity()).to_owned() } else { named },
        checklist: template.as_ref().map_or_else(String::new, |template| template.title.get(lang).to_owned()),
        count: template.map_or_else(Count::default, |template| tally(view.book, &visit.id, &template).whole),
        told,
    })
}

const fn name_of(measure: Measure, words: &MeasuredWords) -> &'static str {
    match measure {
        Measure::Progress => words.progress,
        Measure::VerifiedInvestment => words.verified,
        Measure::ReportedInvestment => words.reported,
        Measure::Quantity => words.quantity,
        Measure::QuantityInAll => words.quantity_in_all,
        Measure::PaidIn => words.paid_in,
        Measure::DaysStopped => words.days_stopped,
        Measure::StopReason => words.stop_reason,
        Measure::ActualStart => words.actual_start,
        Measure::CompletionForecast => words.completion_forecast,
    }
}
