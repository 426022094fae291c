//! 工作日历: the days of each year that are off or worked against their weekday. The office's alone to change.

use chrono::{Datelike, NaiveDate};
use leptos::prelude::*;

use crate::book::Book;
use crate::domain::choices::Role;
use crate::domain::command::{Command, Refusal};
use crate::domain::fields::{ChoiceOf, DAY_KINDS};
use crate::domain::figures::calendar::DayKind;
use crate::domain::progress::day_lines::{days_between, kind_of, read_days, spans};
use crate::domain::progress::settings::calendar;
use crate::domain::tables::RecordKind;
use crate::ui::context::Ui;
use crate::ui::controls::{Button, ButtonSize, DateField, Icon, IconButton, SelectField, SelectOption, TextArea};
use crate::ui::parts::form::{Form, texts_of};
use crate::ui::parts::form_dialog::FormDialog;
use crate::ui::route::Route;
use crate::ui::unsaved::FormName;
use crate::ui::words::{self, CalendarWords};

use super::part::Part;

const FROM: &str = "from";
const TO: &str = "to";
const KIND: &str = "kind";
const LINES: &str = "lines";
const FORM: &str = "calendar";

type Span = (NaiveDate, NaiveDate, DayKind);

/// The years that something was entered for, the latest first, each with its spans.
fn years(book: &Book) -> Vec<(i32, Vec<Span>)> {
    let mut years: Vec<(i32, Vec<Span>)> = Vec::new();
    for span in spans(calendar(book).entered()).into_iter().rev() {
        match years.last_mut() {
            Some((year, spans)) if *year == span.0.year() => spans.insert(0, span),
            _ => years.push((span.0.year(), vec![span])),
        }
    }
    years
}

/// The part of the settings.
#[component]
pub fn CalendarSettings() -> impl IntoView {
    let ui = Ui::get();
    let words = CalendarWords::of(ui.lang);
    let years = ui.session.watch(&[RecordKind::Other], |view| years(view.book));
    let may = ui.session.watch(&[RecordKind::People, RecordKind::Other], |view| view.my_role() == Role::Office);
    let adding = RwSignal::new(false);
    ui.on_go_on(move |form| {
        let is_this = form == FORM;
        if is_this {
            adding.set(true);
        }
        is_this
    });
    let listed = move || {
        let lines = years.get().into_iter().map(|(year, spans)| {
            let spans = spans.into_iter().map(move |span| line(ui, span, may.get())).collect_view();
            view! {
                <div class="calendar__year">
                    <h3 class="calendar__name">{words::year(year, ui.lang)}</h3>
                    <ul class="calendar__spans">{spans}</ul>
                </div>
            }
        });
        lines.collect_view()
    };
    view! {
        <Part id="calendar" title=words.title text=words.text>
            {move || match years.with(Vec::is_empty) {
                true => view! { <p class="quiet">{words.empty}</p> }.into_any(),
                false => listed().into_any(),
            }}
            {move || match may.get() {
                true => view! {
                    <div class="row"><Button label=words.add icon=Icon::Plus on_press=move |()| adding.set(true) /></div>
                }.into_any(),
                false => view! { <p class="quiet">{words.office_alone}</p> }.into_any(),
            }}
            {move || adding.get().then(|| view! { <AddDays ui adding /> })}
        </Part>
    }
}

fn line(ui: Ui, (from, to, kind): Span, may: bool) -> impl IntoView {
    let words = CalendarWords::of(ui.lang);
    let key = match kind {
        DayKind::Off => "off",
        DayKind::Work => "work",
    };
    let name = ChoiceOf::List(&DAY_KINDS).label(key, ui.lang).unwrap_or(key);
    let remove = move |()| {
        let days = from.iter_days().take_while(|day| *day <= to).map(|day| (day, None)).collect();
        ui.act(Command::SetCalendar { days }, words.removed);
    };
    view! {
        <li class="calendar__span">
            <span class=format!("calendar__kind calendar__kind--{key}")>{name}</span>
            <span class="num">{words::days_span(from, to, ui.lang)}</span>
            {may.then(|| view! {
                <IconButton icon=Icon::Delete label=words.remove size=ButtonSize::Small on_press=remove />
            })}
        </li>
    }
}

/// A day or a span by hand, or lines that were copied from elsewhere.
#[component]
fn AddDays(ui: Ui, adding: RwSignal<bool>) -> impl IntoView {
    let words = CalendarWords::of(ui.lang);
    let name = FormName { name: FORM.to_owned(), title: words.title.to_owned(), href: Route::Settings.href() };
    let form = Form::open(ui, name, texts_of([(KIND, "off".to_owned())]));
    let error = RwSignal::new(None::<String>);
    let save = move |()| match days_of(form, ui) {
        Ok(days) => match ui.session.dispatch(Command::SetCalendar { days }) {
            Ok(done) => {
                form.submitted();
                ui.offer_undo(words.added, &done);
                adding.set(false);
            }
            Err(Refusal::NothingChanges) => error.set(Some(words.nothing.to_owned())),
            Err(why) => error.set(Some(words::refusal(&why, ui.lang))),
        },
        Err(why) => error.set(Some(why)),
    };
    let kinds: Vec<SelectOption> = ChoiceOf::List(&DAY_KINDS)
        .options(ui.lang)
        .into_iter()
        .map(|(key, label)| SelectOption::new(key, label))
        .collect();
    view! {
        <FormDialog
            form
            title=words.add
            label=words.add
            on_submit=save
            on_close=move |()| adding.set(false)
            refused=error
        >
            <div class="form-grid">
                <DateField label=words.from value=form.value(FROM) on_change=form.take(FROM) />
                <DateField label=words.to hint=words.to_hint.to_owned() value=form.value(TO) on_change=form.take(TO) />
                <SelectField label=words.kind value=form.value(KIND) options=kinds.clone() on_change=form.take(KIND) />
            </div>
            <div on:input=move |ev| form.write(LINES, event_target_value(&ev))>
                <TextArea
                    label=words.lines
                    hint=words.lines_hint.to_owned()
                    value=form.value(LINES)
                    rows=4
                    on_change=form.take(LINES)
                />
            </div>
        </FormDialog>
    }
}

/// The days that the dialog says, or what is wrong with it. Of days that are said twice the lines count.
fn days_of(form: Form, ui: Ui) -> Result<Vec<(NaiveDate, Option<DayKind>)>, String> {
    let words = CalendarWords::of(ui.lang);
    let day = |key: &str| form.text(key).parse::<NaiveDate>().ok();
    let mut days = Vec::new();
    if let Some(from) = day(FROM) {
        let kind = kind_of(&form.text(KIND)).unwrap_or(DayKind::Off);
        let to = day(TO).unwrap_or(from);
        days = days_between(from, to, kind).ok_or_else(|| words.not_a_span.to_owned())?;
    }
    let read = read_days(&form.text(LINES));
    if !read.unread.is_empty() {
        return Err(words::lines_unread(&read.unread, ui.lang));
    }
    days.extend(read.days);
    match days.is_empty() {
        true => Err(words.nothing.to_owned()),
        false => Ok(days.into_iter().map(|(day, kind)| (day, Some(kind))).collect()),
    }
}
