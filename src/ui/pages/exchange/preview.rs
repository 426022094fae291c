//! What files would bring, before anything is written: a sentence, each file, each project.

use leptos::prelude::*;

use crate::app::session::View;
use crate::book::{Change, DELETED, EntityId, Value, sorting};
use crate::domain::amendments::is_answered;
use crate::domain::ids::{ProjectId, VisitId};
use crate::domain::kind::Kind;
use crate::domain::records::VisitState;
use crate::domain::text::Lang;
use crate::exchange::{ConflictPlan, FieldPlan, FilePlan, Limits, Plan, ProjectPlan, Room, Standing, Warning};
use crate::ui::context::Ui;
use crate::ui::controls::{Banner, Button, Disclosure, Tag, TagShape, Tone, focus_first_of_rest};
use crate::ui::parts::field_words::{field_label, value_or};
use crate::ui::parts::{describe, shared};
use crate::ui::words::{self, ExchangeWords};

use super::decide::Decide;
use super::not_taken::not_taken;
use super::open_import::Import;

/// As many changed fields of one project are listed.
const LISTED: usize = 40;

/// As many projects are listed before somebody asks for the rest, those with conflicts first.
const PROJECTS: usize = 24;

/// A line of the preview: a field before and after, or the sides of a conflict.
#[derive(Clone)]
struct Line {
    thing: String,
    field: String,
    values: Vec<(String, String)>,
    /// How many stand against each other, in a conflict.
    against: usize,
}

/// The head of a project's part.
struct ProjectHead {
    place: usize,
    title: String,
    summary: String,
    conflicts: usize,
    is_new: bool,
}

/// What is in a project's part, told once somebody unfolds it: forty files touch hundreds of projects.
#[derive(Default)]
struct ProjectLines {
    conflicts: Vec<Line>,
    changed: Vec<Line>,
    more: usize,
}

/// The preview.
#[component]
pub fn Preview(ui: Ui, import: Import) -> impl IntoView {
    let words = ExchangeWords::of(ui.lang);
    let lang = ui.lang;
    import.with(|run| {
        let refused = run.not_taken().iter().map(|(name, why)| not_taken(ui, name, why)).collect_view();
        let too_much = run.plan().is_some_and(|plan| plan.room(&Limits::USUAL) == Room::None);
        // What would be too large to hand over again is not merged: there is nothing to decide.
        let brings = run.plan().filter(|plan| !too_much && !plan.is_empty()).map(|plan| plan.records);
        let read = run.plan().is_some() && !too_much;
        let planned = run.plan().map(|plan| planned(ui, import, plan));
        view! {
            <div class="stack exchange__preview">
                <h3 tabindex="-1">{words.preview}</h3>
                {refused}
                {too_much.then(|| view! {
                    <Banner tone=Tone::Bad title=words.refused text=words::too_much_together(lang) />
                })}
                {planned}
                <Decide ui import brings read />
            </div>
        }
    })
}

fn planned(ui: Ui, import: Import, plan: &Plan) -> impl IntoView + use<> {
    let words = ExchangeWords::of(ui.lang);
    let lang = ui.lang;
    let same = plan.files.iter().filter(|file| file.standing != Standing::Brings).count();
    let story = words::story(plan.files.len(), &plan.records, plan.conflict_count(), same, lang);
    let (gone, other) = deletions(plan);
    let late = ui.session.read(|view| into_finished(&view, plan));
    let in_sample = ui.session.workspace().as_str() == "sample";
    let mixes = !in_sample && plan.files.iter().any(|file| file.made.sample);
    let files =
        ui.session.read(|view| plan.files.iter().map(|file| file_lines(&view, plan, file, lang)).collect::<Vec<_>>());
    let mut projects: Vec<ProjectHead> = projects_of(plan)
        .enumerate()
        .map(|(place, project)| project_head(place, project, lang))
        .filter(|head| head.is_new || !head.summary.is_empty())
        .collect();
    sorting::by_key(&mut projects, |head| head.conflicts == 0);
    let rest = StoredValue::new(projects.split_off(projects.len().min(PROJECTS)));
    let unlisted = RwSignal::new(rest.with_value(Vec::len));
    let list_rest = move || {
        unlisted.set(0);
        focus_first_of_rest(".exchange__preview .folds > .disclosure > .disclosure__head", PROJECTS);
    };
    let heads = move |heads: Vec<ProjectHead>| {
        heads.into_iter().map(|head| view! { <OneProject ui import head /> }).collect_view()
    };
    let scarce = plan.room(&Limits::USUAL) == Room::Scarce;
    view! {
        <p class="exchange__story">{story}</p>
        {scarce.then(|| view! { <Banner tone=Tone::Warn title=words.nearly_full text=words::nearly_full(lang) /> })}
        {mixes.then(|| view! { <Banner tone=Tone::Warn title=words.from_sample text=words::sample_warning(lang) /> })}
        {(late > 0).then(|| view! {
            <Banner tone=Tone::Warn title=words.late text=words::into_finished(late, lang) />
        })}
        {(gone + other > 0).then(|| view! {
            <Banner tone=Tone::Bad title=words.deletes text=words::deletes(gone, other, lang) />
        })}
        <ul class="exchange__files">
            {files.into_iter().map(|(name, lines, warnings)| view! {
                <li class="exchange__file">
                    <span class="strong clamped" title=name.clone()>{name.clone()}</span>
                    {lines.into_iter().map(|line| view! { <span class="quiet num">{line}</span> }).collect_view()}
                    {warnings.into_iter().map(|(line, tone)| view! { <span class=tone>{line}</span> }).collect_view()}
                </li>
            }).collect_view()}
        </ul>
        <div class="folds">
            {heads(projects)}
            {move || match unlisted.get() {
                0 => heads(rest.try_update_value(std::mem::take).unwrap_or_default()).into_any(),
                count => view! { <Button label=words::list_projects(count, lang) on_press=list_rest /> }.into_any(),
            }}
        </div>
    }
}

/// How many projects the files delete, and how many other things.
fn deletions(plan: &Plan) -> (usize, usize) {
    let deleted = projects_of(plan).flat_map(|project| &project.deleted);
    deleted.fold((0, 0), |(projects, others), of| match of.kind() {
        ProjectId::KIND => (projects + 1, others),
        _ => (projects, others + 1),
    })
}

/// How many changes are of visits that are finished here, and are no amendments.
fn into_finished(view: &View, plan: &Plan) -> usize {
    let finished = |of: &EntityId| {
        let visit = VisitId::of(of).and_then(|visit| view.tables.visit(&visit));
        visit.is_some_and(|visit| visit.state == VisitState::Finished)
    };
    let late = |change: &&Change| change.why().is_none() && is_answered(change.set().as_str()) && finished(change.of());
    plan.changes().iter().filter(late).count()
}

/// What is said of one file.
type FileLines = (String, Vec<String>, Vec<(String, &'static str)>);

fn file_lines(view: &View, plan: &Plan, file: &FilePlan, lang: Lang) -> FileLines {
    let mut lines = Vec::new();
    if let Some(maker) = &file.made.by {
        lines.push(words::made_by(&maker.name, &shared::when_written(&file.made.at), lang));
    }
    lines.push(words::file_counts(&file.counts, file.deleted, lang));
    lines.push(match &file.standing {
        Standing::Brings => words::brings(&file.records, lang),
        Standing::SameAsFile(other) => words::same_as(plan.files.get(*other).map_or("", |file| &file.name), lang),
        Standing::AllOwn => words::all_own(lang),
        Standing::FromImport(import) => words::imported_before(view.book.text(import, "file"), lang),
        Standing::AllKnown => words::imported_before("", lang),
    });
    // That an optional part is not there is nothing to worry about.
    let tone = |warning: &Warning| if *warning == Warning::NoCopy { "quiet" } else { "danger" };
    let warnings = file.warnings.iter().take(LISTED);
    let warnings = warnings.map(|warning| (words::file_warning(warning, lang), tone(warning))).collect();
    (file.name.clone(), lines, warnings)
}

/// The projects that the files touch, and what belongs to none.
fn projects_of(plan: &Plan) -> impl Iterator<Item = &ProjectPlan> {
    plan.projects.iter().chain(std::iter::once(&plan.outside))
}

fn project_head(place: usize, project: &ProjectPlan, lang: Lang) -> ProjectHead {
    let words = ExchangeWords::of(lang);
    // That a project is new is said beside its name.
    let new_things =
        project.new_things.iter().filter(|(kind, _)| !(project.is_new && kind.as_str() == ProjectId::KIND));
    // Kinds that this version does not know are one kind to whoever reads.
    let (known, unknown): (Vec<_>, Vec<_>) = new_things.partition(|(kind, _)| Kind::from_key(kind).is_some());
    let mut summary: Vec<String> =
        known.into_iter().map(|(kind, count)| words::new_things(kind, *count, lang)).collect();
    let unknown: usize = unknown.into_iter().map(|(_, count)| count).sum();
    if unknown > 0 {
        summary.push(words::new_things("", unknown, lang));
    }
    if !project.changed.is_empty() {
        summary.push(words::changed_fields(project.changed.len(), lang));
    }
    if !project.conflicts.is_empty() {
        summary.push(words::conflicts_count(project.conflicts.len(), lang));
    }
    if !project.deleted.is_empty() {
        summary.push(format!("{} {}", words.delete_it, project.deleted.len()));
    }
    let title = match &project.project {
        None => words.outside.to_owned(),
        Some(_) if project.is_new => words::marked_new(&project.name, lang),
        Some(_) => project.name.clone(),
    };
    ProjectHead {
        place,
        title,
        summary: summary.join(" · "),
        conflicts: project.conflicts.len(),
        is_new: project.is_new,
    }
}

fn project_lines(view: &View, plan: &Plan, project: &ProjectPlan, lang: Lang) -> ProjectLines {
    let look = |of: &EntityId, set: &str| plan.value(view.book, of, set).clone();
    let by = |of: &EntityId| match look(of, "name").as_text() {
        Some(name) => name.to_owned(),
        None => shared::author(view, of, lang),
    };
    let conflicts =
        project.conflicts.iter().take(LISTED).map(|conflict| conflict_line(view, &look, &by, conflict, lang)).collect();
    let changed =
        project.changed.iter().take(LISTED).map(|field| changed_line(view, &look, &by, field, lang)).collect();
    ProjectLines {
        conflicts,
        changed,
        more: project.changed.len().saturating_sub(LISTED) + project.conflicts.len().saturating_sub(LISTED),
    }
}

fn changed_line(
    view: &View,
    look: describe::Lookup,
    by: &dyn Fn(&EntityId) -> String,
    field: &FieldPlan,
    lang: Lang,
) -> Line {
    let empty = ExchangeWords::of(lang).empty_value;
    let shown = |value: &Value| value_or(view, &field.of, field.set.as_str(), value, empty, lang);
    Line {
        thing: describe::thing(look, &field.of, lang),
        field: field_label(view, &field.of, field.set.as_str(), lang),
        values: vec![(shown(&field.before), String::new()), (shown(&field.after), by(&field.by))],
        against: 0,
    }
}

fn conflict_line(
    view: &View,
    look: describe::Lookup,
    by: &dyn Fn(&EntityId) -> String,
    conflict: &ConflictPlan,
    lang: Lang,
) -> Line {
    let words = ExchangeWords::of(lang);
    let deletion = conflict.set.as_str() == DELETED;
    // Who gives the same value stands on one side.
    let mut values: Vec<(String, String)> = Vec::new();
    for side in &conflict.sides {
        let value = match side.set.as_str() == DELETED {
            true => words.delete_it.to_owned(),
            false => value_or(view, &conflict.of, side.set.as_str(), &side.value, words.empty_value, lang),
        };
        let who = describe::said_by(&by(&side.by), side.at.milliseconds(), side.is_original, lang);
        match values.iter_mut().find(|(told, _)| *told == value) {
            Some((_, others)) => *others = format!("{others}{}{who}", words::list_comma(lang)),
            None => values.push((value, who)),
        }
    }
    Line {
        thing: describe::thing(look, &conflict.of, lang),
        field: match deletion {
            true => words.deleted_vs_edited.to_owned(),
            false => field_label(view, &conflict.of, conflict.set.as_str(), lang),
        },
        values,
        against: conflict.values,
    }
}

#[component]
fn OneProject(ui: Ui, import: Import, head: ProjectHead) -> impl IntoView {
    let ProjectHead { place, title, summary, .. } = head;
    let unfolded = RwSignal::new(false);
    view! {
        <Disclosure summary=title note=summary on_open=move |()| unfolded.set(true)>
            {move || unfolded.get().then(|| lines(ui, import, place))}
        </Disclosure>
    }
}

fn lines(ui: Ui, import: Import, place: usize) -> impl IntoView {
    let lang = ui.lang;
    let told = import.with(|run| {
        let plan = run.plan()?;
        let project = projects_of(plan).nth(place)?;
        Some(ui.session.read(|view| project_lines(&view, plan, project, lang)))
    });
    let ProjectLines { conflicts, changed, more } = told.unwrap_or_default();
    view! {
        {conflicts.into_iter().map(|line| view! { <ConflictLine ui line /> }).collect_view()}
        {changed.into_iter().map(|line| view! { <ChangedLine line /> }).collect_view()}
        {(more > 0).then(|| view! { <p class="quiet">{words::and_more(more, lang)}</p> })}
    }
}

#[component]
fn ConflictLine(ui: Ui, line: Line) -> impl IntoView {
    let words = ExchangeWords::of(ui.lang);
    view! {
        <div class="diff">
            <p class="row">
                <Tag word=words.conflicts tone=Tone::Warn shape=TagShape::Triangle />
                <span>{line.thing} " · " {line.field}</span>
                <span class="quiet">{words::all_kept(line.against, ui.lang)}</span>
            </p>
            <div class="diff__values">
                {line.values.into_iter().map(|(value, by)| view! {
                    <div class="diff__value">
                        <p class="diff__text">{value}</p>
                        <p class="diff__by">{by}</p>
                    </div>
                }).collect_view()}
            </div>
        </div>
    }
}

#[component]
fn ChangedLine(line: Line) -> impl IntoView {
    let mut values = line.values.into_iter();
    let (before, _) = values.next().unwrap_or_default();
    let (after, by) = values.next().unwrap_or_default();
    view! {
        <p class="exchange__change">
            <span class="quiet">{line.thing} " · " {line.field}</span>
            " "
            <span class="was">{before}</span>
            <span class="arrow" aria-hidden="true">" → "</span>
            <span class="now">{after}</span>
            " "
            <span class="faint">{by}</span>
        </p>
    }
}
