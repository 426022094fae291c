//! 完成情况 as a table that goes out, with the figures that are on the screen.

use crate::domain::command::office;
use crate::domain::figures::light::Light;
use crate::domain::progress::asked::Measure;
use crate::domain::text::Lang;
use crate::exchange::sheets::{Holds, Sheet, SheetColumn};
use crate::ui::context::Ui;
use crate::ui::parts::figure::unit_words;
use crate::ui::words::{self, FigureWords, SheetWords};

use super::lines::{COLUMNS, Line, Lines};

/// The table.
pub(super) fn sheet(ui: Ui, shown: &Lines) -> Sheet {
    let (lang, words) = (ui.lang, FigureWords::of(ui.lang));
    let office = ui.session.read(|view| view.book.text(&office(), "office").to_owned());
    let with_why = shown.lines.iter().any(|line| line.why.is_some());
    let as_of = format!("{}　{}", words::as_of_month(shown.as_of, lang), words.wan);
    let notes = [words::filled_in_by(&office, lang), as_of, shown.title.clone(), shown.about.clone()];
    Sheet {
        title: words::of_month(words.summary, shown.as_of, lang),
        notes: notes.into_iter().filter(|note| !note.is_empty()).collect(),
        columns: columns(ui, shown.are_projects, with_why),
        rows: shown.lines.iter().map(|line| cells(line, shown.are_projects, with_why, lang)).collect(),
        sums: shown.sum.as_ref().map(|sum| cells(sum, shown.are_projects, with_why, lang)),
        footer: SheetWords::of(lang).page_of.to_owned(),
    }
}

fn columns(ui: Ui, are_projects: bool, with_why: bool) -> Vec<SheetColumn> {
    let words = FigureWords::of(ui.lang);
    let column = |head: &str, holds| SheetColumn { head: head.to_owned(), holds };
    let second = match are_projects {
        true => column(words.unit, Holds::Words),
        false => column(words.projects, Holds::Figures),
    };
    let figures = COLUMNS.map(|measure| {
        let rule = measure.rule();
        let unit = unit_words(rule.unit, ui).map(|unit| format!("({unit})")).unwrap_or_default();
        column(&format!("{}{unit}", rule.name.get(ui.lang)), Holds::Figures)
    });
    let mark = column(words.reported_or_verified, Holds::Words);
    let why = with_why.then(|| column(words.why, Holds::Words));
    let first = [column(words.name, Holds::Words), column(words.light, Holds::Words), second];
    first.into_iter().chain(figures).chain([mark]).chain(why).collect()
}

fn cells(line: &Line, are_projects: bool, with_why: bool, lang: Lang) -> Vec<String> {
    let words = FigureWords::of(lang);
    let second = if are_projects { line.unit.clone() } else { line.projects.to_string() };
    // A figure that there is not is an empty cell: a stroke would be a text among numbers.
    let figures = line.figures.iter().map(|shown| shown.digits().unwrap_or_default().to_owned());
    let why = with_why.then(|| line.why.clone().unwrap_or_default());
    let light = match line.lit {
        Some(lit) => format!("{}：{}", lit.light.name().get(lang), words::why_lit(&lit, lang)),
        None => words::lights_counted(&Light::ALL.into_iter().zip(line.lights).collect::<Vec<_>>(), lang),
    };
    let completed = COLUMNS.iter().position(|measure| *measure == Measure::Completed);
    let mark = completed.and_then(|at| words::reported_mark(line.figures.get(at)?.reported, words));
    let mark = mark.unwrap_or_default().to_owned();
    [line.name.clone(), light, second].into_iter().chain(figures).chain([mark]).chain(why).collect()
}
