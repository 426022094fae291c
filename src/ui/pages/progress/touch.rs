//! Under a finger: one month of one project, in five large fields.

use leptos::prelude::*;

use crate::app::grid::Beside;
use crate::app::grid::office_month::{along, field_at};
use crate::app::grid::sheet::money;
use crate::domain::command::Command;
use crate::domain::fields::{FieldKind, FieldSpec};
use crate::domain::figures::fraction::Fraction;
use crate::domain::figures::month::Month;
use crate::domain::ids::ProjectId;
use crate::domain::progress::{MonthLine, Report};
use crate::domain::registers::monthly_progress as month;
use crate::domain::tables::RecordKind;
use crate::domain::text::Lang;
use crate::ui::context::Ui;
use crate::ui::controls::{BackLink, Button, ButtonSize, ButtonVariant, Icon, IconButton, PageFoot, PageHead};
use crate::ui::parts::field_input::FieldInput;
use crate::ui::parts::written::{Written, field_name};
use crate::ui::route::Route;
use crate::ui::words::{self, ProgressWords};

use super::head::{Latest, MonthSwitch, Toolbar, after};
use super::open_month::{OpenMonth, figure_settings};
use super::open_year::OpenYear;
use super::year_head::{YearPlan, YearSwitch, name_of};

/// The fields, in the order in which they are filled in.
const FIELDS: [&str; 5] = ["reported", "verified_ytd", "image_part", "image", "reported_on"];

/// The office's month: one project after the other.
#[component]
pub fn TouchMonth(ui: Ui, open: OpenMonth) -> impl IntoView {
    let words = ProgressWords::of(ui.lang);
    let place = RwSignal::new(0_usize);
    let count = Memo::new(move |_| open.shown.with(|shown| shown.rows.len()));
    let at = Memo::new(move |_| place.get().min(count.get().saturating_sub(1)));
    let project = Memo::new(move |_| open.shown.with(|shown| shown.rows.get(at.get()).map(|named| named.id.clone())));
    let step = move |on: bool| {
        let to = if on { at.get_untracked() + 1 } else { at.get_untracked().saturating_sub(1) };
        place.set(to.min(count.get_untracked().saturating_sub(1)));
        window().scroll_to_with_x_and_y(0.0, 0.0);
    };
    view! {
        <div class="page page--list progress">
            <PageHead title=words.title subtitle=move || view! { <MonthSwitch ui open /> } />
            <Latest ui open />
            <Toolbar ui open />
            <p class="touch__place num">
                {move || words::place_of(at.get() + 1, count.get(), open.all.with(|all| all.unreported), ui.lang)}
            </p>
            {move || project.get().map(|project| view! { <MonthForm ui project month=open.month.get() /> })}
            <PageFoot>
                <Button
                    label=words.previous_project
                    icon=Icon::Back
                    size=ButtonSize::Large
                    on_press=move || step(false)
                />
                <Button
                    label=words.save_and_next
                    variant=ButtonVariant::Primary
                    size=ButtonSize::Large
                    on_press=move || step(true)
                />
            </PageFoot>
        </div>
    }
}

/// A project's year: one month after the other.
#[component]
pub fn TouchYear(ui: Ui, project: ProjectId, open: OpenYear) -> impl IntoView {
    let words = ProgressWords::of(ui.lang);
    let today = ui.session.today();
    let closed = today.with_untracked(|today| Month::closed(*today)).number();
    let last = ui.session.read(|view| open.held.with_untracked(|held| held.as_ref()?.last_written(view.book)));
    let number = RwSignal::new(last.unwrap_or(closed));
    let month = Memo::new(move |_| Month::new(open.year.get(), number.get()));
    let step = move |to: Option<Month>| {
        if let Some(to) = to.filter(|to| to.year() == open.year.get_untracked()) {
            number.set(to.number());
        }
    };
    let back = BackLink { href: Route::Progress(String::new()).href(), label: words.title.to_owned() };
    let id = StoredValue::new(project.clone());
    view! {
        <div class="page page--list progress">
            <PageHead
                title=name_of(ui, &project)
                back=Signal::stored(Some(back))
                subtitle=move || view! { <YearSwitch ui project=id.get_value() open /> }
            />
            <YearPlan ui project open />
            <div class="switch-period">
                <IconButton
                    label=words.month_before
                    icon=Icon::Back
                    on_press=move || step(month.get_untracked().map(|month| month.back(1)))
                />
                <span class="switch-period__now num">
                    {move || month.get().map(|month| words::month_words(month, ui.lang))}
                </span>
                <IconButton
                    label=words.month_after
                    icon=Icon::Next
                    on_press=move || step(month.get_untracked().and_then(after))
                />
            </div>
            {move || month.get().map(|month| view! { <MonthForm ui project=id.get_value() month /> })}
        </div>
    }
}

/// The month of a project: what was planned above, then the fields.
#[component]
fn MonthForm(ui: Ui, project: ProjectId, month: Month) -> impl IntoView {
    let words = ProgressWords::of(ui.lang);
    let lang = ui.lang;
    let line = line_of(ui, &project, month);
    let before = line_of(ui, &project, month.back(1));
    let name = name_of(ui, &project);
    let role = ui.session.watch(&[RecordKind::People, RecordKind::Other], |view| view.my_role());
    let number = move |place| {
        line.with(|line| line.as_ref()?.entry.as_ref()?.get(place)).map(|number| money(Fraction::from(number)))
    };
    let planned = move || number(month::PLANNED).unwrap_or_else(|| "—".to_owned());
    let verified = move || number(month::VERIFIED_YTD).unwrap_or_else(|| "—".to_owned());
    let report = move || {
        line.with(|line| match line.as_ref()?.report {
            Report::Missing => Some(words.not_reported.to_owned()),
            Report::Late(days) => Some(words::late_by(days, lang)),
            Report::Open | Report::There => None,
        })
    };
    let project = StoredValue::new(project);
    let fields = move || {
        let role = role.get();
        let mine = FIELDS.iter().filter_map(|key| month::REGISTER.field(key)).filter(|spec| spec.by.include(role));
        mine.map(|spec| view! { <MonthField ui project=project.get_value() month spec line before /> }).collect_view()
    };
    view! {
        <section class="touch">
            <h2 class="touch__name">
                <a href=move || Route::ProjectYear(project.get_value(), format!("year={}", month.year())).href()>{name}</a>
            </h2>
            <p class="touch__facts num">
                <span>{words.planned} " " <span class="strong">{planned}</span></span>
                <span>{words.verified_to_date} " " <span class="strong">{verified}</span></span>
                {move || report().map(|report| view! { <span class="mgrid__late">{report}</span> })}
            </p>
            {fields}
        </section>
    }
}

type Line = Memo<Option<MonthLine>>;

fn line_of(ui: Ui, project: &ProjectId, month: Month) -> Line {
    let (id, settings) = (project.clone(), figure_settings(ui));
    ui.session.watch_together(project.entity(), move |view| {
        let project = view.tables.project(&id)?;
        Some(MonthLine::read(view.book, view.tables, project, month, &settings.get(), view.today))
    })
}

/// One large field, with what stood there a month ago.
#[component]
fn MonthField(
    ui: Ui,
    project: ProjectId,
    month: Month,
    spec: &'static FieldSpec,
    line: Line,
    before: Line,
) -> impl IntoView {
    let words = ProgressWords::of(ui.lang);
    let lang = ui.lang;
    let of =
        move |line: Line| line.with(|line| Some(field_at(line.as_ref()?, spec.key)?.text(lang))).unwrap_or_default();
    let stored = Signal::derive(move || of(line));
    let last = Memo::new(move |_| of(before));
    let id = line.with_untracked(|line| field_at(line.as_ref()?, spec.key)?.id());
    let name = move || {
        let page = Route::ProjectYear(project.clone(), format!("year={}", month.year()));
        match &id {
            Some(id) => field_name(id, spec.key, spec.name.get(lang), page),
            None => field_name(project.entity(), spec.key, spec.name.get(lang), page),
        }
    };
    let written = Written::new(ui, name, stored, move |text| put(ui, line, spec, text, lang));
    // A day or a sum since January is never the same again.
    let repeats = !matches!(spec.kind, FieldKind::Day) && spec.key != month::VERIFIED_YTD.key;
    let offers = move || repeats && !last.with(String::is_empty) && stored.with(String::is_empty);
    let hint = move || {
        last.with(|last| (!last.is_empty() && spec.kind != FieldKind::Day).then(|| words::last_month(last, lang)))
    };
    view! {
        <div class="touch__field">
            <FieldInput
                spec
                value=written.value()
                error=written.error()
                hint=Signal::derive(hint)
                on_change=move |text: String| written.commit(text)
            />
            {move || offers().then(|| view! {
                <Button
                    label=words.same_as_before
                    variant=ButtonVariant::Quiet
                    on_press=move || written.commit(last.get_untracked())
                />
            })}
        </div>
    }
}

/// Writes a field with what goes along with it. A verified figure rests on what was seen on site, where nothing else is said.
fn put(
    ui: Ui,
    line: Line,
    spec: &'static FieldSpec,
    text: String,
    lang: Lang,
) -> Result<crate::app::workbook::Done, crate::domain::command::Refusal> {
    use crate::domain::command::Refusal;
    let role_and_day = ui.session.read(|view| (view.my_role(), view.today));
    let beside = Beside { role: role_and_day.0, today: role_and_day.1, lang, basis: "site".to_owned() };
    let (target, more) = line
        .with_untracked(|line| {
            let line = line.as_ref()?;
            let writes: &[&str] = if text.trim().is_empty() { &[] } else { &[spec.key] };
            Some((field_at(line, spec.key)?.target(), along(line, writes, &beside)))
        })
        .ok_or(Refusal::NotFound)?;
    let mut facts = vec![(spec.key.to_owned(), text)];
    facts.extend(more);
    ui.session.dispatch(Command::PutEntry { target, facts })
}
