//! What 计算依据 says: the reckoning, the rule, the base, and the rows that a figure was made from, ready to read.

use crate::app::session::View;
use crate::domain::fields::PROJECT_FIELDS;
use crate::domain::figures::amount::Rounding;
use crate::domain::figures::figure::Figure;
use crate::domain::figures::source::Source;
use crate::domain::ids::{ProblemId, ProjectId};
use crate::domain::progress::asked::{About, Answered, Asked, Shown};
use crate::domain::text::Lang;
use crate::ui::route::Route;
use crate::ui::words::{self, FigureWords};

use super::summary_address::Sought;

/// A row that a figure was made from.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct MadeOf {
    /// The register and the month or year, or the project.
    pub what: String,
    /// The field.
    pub field: String,
    /// What stands there.
    pub value: String,
    /// Where it is shown.
    pub href: Option<String>,
}

/// What is said of a figure.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Told {
    /// What it is called.
    pub name: String,
    /// Of what it is; empty for the whole region.
    pub of: String,
    /// The figure with its unit, or why there is none.
    pub value: String,
    /// How it was reckoned.
    pub reckoning: Option<String>,
    /// The month that it is as of.
    pub as_of: String,
    /// The rule in words.
    pub rule: String,
    /// 口径, rounding, and which figures are taken.
    pub base: String,
    /// What is said beside it, and whether that is a doubt.
    pub marks: Vec<(String, bool)>,
    /// The head of the rows.
    pub rows_head: String,
    /// The rows.
    pub rows: Vec<MadeOf>,
    /// The list behind it.
    pub list: String,
}

impl Told {
    /// Reckons a figure and says all of it.
    pub fn of(view: &View, asked: &Asked, lang: Lang) -> Self {
        let words = FigureWords::of(lang);
        let settings = view.figure_settings();
        let answered = asked.answer(view.book, view.tables, &settings);
        let Answered { figure, is_listed, projects } = &answered;
        let rule = figure.rule();
        let base = match is_listed {
            None => words.one_project,
            Some(true) => words.listed,
            Some(false) => words.not_listed,
        };
        let rounding = settings.rounding.name().get(lang).to_owned();
        let base = [
            base.to_owned(),
            rounding,
            words::places(rule.unit.places(), lang),
            words::take(settings.take, lang).to_owned(),
        ];
        let rows: Vec<MadeOf> = match is_listed {
            None => figure.sources().iter().map(|source| made_of(view, source, lang)).collect(),
            Some(_) => {
                projects.iter().map(|(id, figure)| of_project(view, id, figure, settings.rounding, lang)).collect()
            }
        };
        Self {
            name: rule.name.get(lang).to_owned(),
            of: name_of(view, &asked.about, lang),
            value: value_of(figure, settings.rounding, lang),
            reckoning: figure
                .value()
                .is_ok()
                .then(|| figure.reckoning().map(|reckoning| reckoning.written()))
                .flatten(),
            as_of: words::as_of_month(asked.as_of, lang),
            rule: rule.text.get(lang).to_owned(),
            base: base.join(" · "),
            marks: figure.marks().iter().map(|mark| (mark.words().get(lang).to_owned(), mark.is_doubt())).collect(),
            rows_head: match is_listed {
                None => words::made_of_rows(rows.len(), lang),
                Some(_) => words::made_of_projects(rows.len(), lang),
            },
            rows,
            list: Sought::behind(asked).href(),
        }
    }

    /// All of it as text, the rows apart by tabs, for a sheet.
    pub fn text(&self, lang: Lang) -> String {
        let words = FigureWords::of(lang);
        let mut lines = vec![format!("{} {}\t{}", self.of, self.name, self.value).trim_start().to_owned()];
        lines.extend(self.reckoning.iter().map(|reckoning| format!("{}\t{reckoning}", words.reckoning)));
        lines.push(format!("{}\t{}", words.rule, self.rule));
        lines.push(format!("{}\t{} · {}", words.population, self.as_of, self.base));
        lines.extend(self.marks.iter().map(|(mark, _)| format!("{}\t{mark}", words.remarks)));
        lines.push(self.rows_head.clone());
        lines.extend(self.rows.iter().map(|row| format!("{}\t{}\t{}", row.what, row.field, row.value)));
        lines.join("\n")
    }
}

/// What a figure is of, as people call it.
pub fn name_of(view: &View, about: &About, lang: Lang) -> String {
    match about {
        About::Region => String::new(),
        About::Group(by, name) => words::group_name(*by, name, lang),
        About::Project(id) => view.tables.project(id).map(|project| project.name.clone()).unwrap_or_default(),
    }
}

fn value_of(figure: &Figure, rounding: Rounding, lang: Lang) -> String {
    let shown = Shown::of(figure, rounding);
    match (shown.written(), shown.missing()) {
        (Some(text), _) => format!("{text} {}", figure.rule().unit.name().get(lang)),
        (None, Some(why)) => words::no_figure(why, lang),
        (None, None) => String::new(),
    }
}

fn of_project(view: &View, id: &ProjectId, figure: &Figure, rounding: Rounding, lang: Lang) -> MadeOf {
    let project = view.tables.project(id);
    MadeOf {
        what: project.map(|project| project.name.clone()).unwrap_or_default(),
        field: figure
            .value()
            .ok()
            .and_then(|_| figure.reckoning())
            .map(|reckoning| reckoning.written())
            .unwrap_or_default(),
        value: value_of(figure, rounding, lang),
        href: project.map(|project| Route::Project(project.id.clone()).href()),
    }
}

/// A field of an entry or of a project that a figure was made from.
pub fn made_of(view: &View, source: &Source, lang: Lang) -> MadeOf {
    if let Some(entry) = view.tables.entry(&source.of) {
        let field = entry.register.fields.iter().find(|spec| spec.key == source.set);
        let what = format!("{} {}", entry.register.name.get(lang), entry.title(lang));
        return MadeOf {
            what,
            field: field.map(|spec| spec.name.get(lang).to_owned()).unwrap_or_default(),
            value: entry.shown(source.set, lang),
            href: Some(Route::Entry(entry.id.clone()).href()),
        };
    }
    if let Some(problem) = ProblemId::of(&source.of).and_then(|id| view.tables.problem(&id)) {
        return MadeOf {
            what: problem.title.clone(),
            field: problem.number.clone(),
            value: problem.severity.label(lang).to_owned(),
            href: Some(Route::Problem(problem.id.clone()).href()),
        };
    }
    let field = PROJECT_FIELDS.iter().find(|spec| spec.key == source.set);
    let project = ProjectId::of(&source.of);
    MadeOf {
        what: project
            .as_ref()
            .and_then(|id| view.tables.project(id))
            .map(|project| project.name.clone())
            .unwrap_or_default(),
        field: field.map(|spec| spec.name.get(lang).to_owned()).unwrap_or_default(),
        value: field.map(|spec| spec.show(view.book.value(&source.of, source.set), lang)).unwrap_or_default(),
        href: project.map(|project| Route::Project(project).href()),
    }
}
