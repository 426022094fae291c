//! 经过: everything that was ever done about a problem, grouped by who did it and when.

use leptos::prelude::*;

use crate::app::session::View;
use crate::book::{Change, Value, sorting};
use crate::domain::ids::ProblemId;
use crate::domain::tables::RecordKind;
use crate::domain::text::Lang;
use crate::ui::context::Ui;
use crate::ui::controls::{Timeline, TimelineEntry};
use crate::ui::parts::field_words::{field_label, value_words};
use crate::ui::parts::shared;
use crate::ui::words::{self, ProblemsWords};

/// Within how many milliseconds changes of one person are one act.
const SAME_ACT: u64 = 1_000;

/// What someone did at one moment.
#[derive(Clone, PartialEq)]
struct Event {
    at: u64,
    by: String,
    title: String,
    lines: Vec<String>,
    why: Option<String>,
}

/// The timeline, the youngest first.
#[component]
pub fn Story(ui: Ui, problem: ProblemId) -> impl IntoView {
    let words = ProblemsWords::of(ui.lang);
    let lang = ui.lang;
    let events = ui.session.watch(&[RecordKind::Problems, RecordKind::Remarks, RecordKind::People], move |view| {
        events(&view, &problem, lang)
    });
    view! {
        <Timeline label=words.history>
            {move || events.get().into_iter().map(|event| view! {
                <TimelineEntry title=event.title when=shared::when(event.at) author=event.by>
                    {event.lines.into_iter().map(|line| view! { <p>{line}</p> }).collect_view()}
                    {event.why.map(|why| view! { <p class="quiet">{words::told(words.reason, &why, lang)}</p> })}
                </TimelineEntry>
            }).collect_view()}
        </Timeline>
    }
}

fn events(view: &View, problem: &ProblemId, lang: Lang) -> Vec<Event> {
    let words = ProblemsWords::of(lang);
    let of = problem.entity();
    let Some(entity) = view.book.entity(of) else { return Vec::new() };
    let mut changes: Vec<(u64, String, String, String, Option<String>)> = Vec::new();
    for set in entity.fields().filter(|set| !matches!(set.as_str(), "project" | "visit" | "item" | "rejected")) {
        let mut before: Option<&Value> = None;
        for change in view.book.history(of, set.as_str()) {
            let words_of = |value: &Value| value_words(view, of, set.as_str(), value, lang);
            let (from, to) = (before.map_or_else(String::new, words_of), words_of(change.to()));
            let label = field_label(view, of, set.as_str(), lang);
            let line = match (from.is_empty(), to.is_empty()) {
                (true, true) => continue,
                (false, true) if set.as_str() == "extension" => {
                    // Whoever grants it moves the deadline in the same act.
                    let moved = |deadline: &&Change| {
                        deadline.by() == change.by()
                            && deadline.at().milliseconds().abs_diff(change.at().milliseconds()) < SAME_ACT
                    };
                    let granted = view.book.history(of, "deadline").iter().any(moved);
                    words::extension_settled(&from, granted, lang)
                }
                (false, true) => words::cleared(&label, &from, lang),
                (true, false) => words::told(&label, &to, lang),
                (false, false) => words::told(&label, &format!("{from} → {to}"), lang),
            };
            before = Some(change.to());
            let by = shared::author(view, change.by(), lang);
            changes.push((
                change.at().milliseconds(),
                by,
                set.as_str().to_owned(),
                line,
                change.why().map(str::to_owned),
            ));
        }
    }
    sorting::by_key(&mut changes, |(at, ..)| *at);
    let mut events: Vec<Event> = Vec::new();
    // The fields of the last one: a second change of one of them is another act.
    let mut fields: Vec<String> = Vec::new();
    for (at, by, set, line, why) in changes {
        let is_state = set == "state";
        let is_new =
            fields.contains(&set) || events.last().is_none_or(|last| last.at.abs_diff(at) >= SAME_ACT || last.by != by);
        if is_new {
            fields.clear();
            events.push(Event { at, by, title: String::new(), lines: Vec::new(), why: None });
        }
        fields.push(set);
        let Some(last) = events.last_mut() else { continue };
        match is_state {
            true => last.title = line,
            false => last.lines.push(line),
        }
        last.why = last.why.take().or(why);
    }
    for remark in view.tables.remarks_of(of) {
        let by = shared::author(view, remark.by.entity(), lang);
        let text = remark.text.lines().map(str::to_owned).collect();
        events.push(Event { at: remark.at, by, title: words.remarks.to_owned(), lines: text, why: None });
    }
    events.iter_mut().for_each(settle);
    sorting::by_key(&mut events, |event| std::cmp::Reverse(event.at));
    events
}

/// The first line is the title where the state did not change; a reason that the lines say is not said again.
fn settle(event: &mut Event) {
    if event.title.is_empty() {
        event.title = event.lines.remove(0);
    }
    let lines = std::iter::once(&event.title).chain(&event.lines);
    event.why = event.why.take().filter(|why| !is_said(lines, why));
}

/// Whether a reason stands in the lines already: what a re-inspection found is also why an issue was sent back.
fn is_said<'a>(mut lines: impl Iterator<Item = &'a String>, why: &str) -> bool {
    lines.any(|line| line.ends_with(why.trim()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_a_reinspection_found_is_not_said_again_as_the_reason() {
        let lines = ["状态：待复查 → 整改中".to_owned(), "复查意见：围挡仍有缺口".to_owned()];
        assert!(is_said(lines.iter(), "围挡仍有缺口"));
        assert!(!is_said(lines.iter(), "围挡"));
        assert!(!is_said([].iter(), "围挡仍有缺口"));
    }
}
