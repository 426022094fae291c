//! Golden texts: the worked example of the specification, small books of one case each, papers of the ledger.

mod dossier;
mod edges;
mod example;
mod leader;
mod papers;
mod tables;
mod turns;
mod wording;

use chrono::NaiveDate;

use crate::book::{Book, Clock, EntityId, Value};
use crate::domain::register::Entry;
use crate::domain::registers::bulletin::REGISTER;
use crate::domain::tables::Tables;
use crate::domain::text::Lang;

use super::bulletin::draft;
use super::document::Document;
use super::plain;

/// A book that is written field by field.
struct Written {
    book: Book,
    tables: Tables,
    clock: Clock,
}

impl Written {
    fn new() -> Self {
        let mut new = Self { book: Book::default(), tables: Tables::default(), clock: Clock::new(1) };
        new.writes("person/li", &[("name", "李秀芳"), ("role", "inspector")]);
        new.writes("office/this", &[("office", "样例区督查室"), ("region", "样例区")]);
        new
    }

    fn sets(&mut self, of: &str, set: &str, to: Value) {
        let by = EntityId::new("person", "li").unwrap();
        let of: EntityId = of.parse().unwrap();
        let at = self.clock.tick(1_790_000_000_000);
        self.book.apply(self.book.replace(&of, &set.parse().unwrap(), to, &by, at).seal(), None);
        self.tables.refresh(&self.book, &of);
    }

    fn writes(&mut self, of: &str, facts: &[(&str, &str)]) {
        for (set, to) in facts {
            self.sets(of, set, if *to == "true" { Value::Bool(true) } else { Value::text(to) });
        }
    }

    fn project(&mut self, id: &str, name: &str, unit: &str, facts: &[(&str, &str)]) {
        let of = format!("project/{id}");
        self.writes(&of, &[("name", name), ("lead_unit", unit), ("phase", "continuing")]);
        self.writes(&of, facts);
    }

    fn plan(&mut self, id: &str, plan: &str, facts: &[(&str, &str)]) {
        let of = format!("yearplan/{id}/2026");
        self.writes(&of, &[("project", &format!("project/{id}")), ("plan", plan)]);
        self.writes(&of, facts);
    }

    fn month(&mut self, id: &str, month: u32, facts: &[(&str, &str)]) {
        let of = format!("month/{id}/2026-{month:02}");
        self.writes(&of, &[("project", &format!("project/{id}"))]);
        self.writes(&of, facts);
    }

    fn problem(&mut self, id: &str, project: &str, unit: &str, facts: &[(&str, &str)]) {
        let of = format!("problem/{id}");
        self.writes(&of, &[("project", &format!("project/{project}")), ("lead_unit", unit), ("title", "样例问题")]);
        self.writes(&of, &[("found_on", "2026-07-01"), ("state", "rectifying")]);
        self.writes(&of, facts);
    }

    fn entry(&self, id: &str) -> Entry {
        Entry::read(&self.book, &id.parse().unwrap(), &REGISTER).unwrap()
    }

    /// The bulletin of a month as of a day.
    fn bulletin(&mut self, month: &str, day: &str) -> Document {
        self.writes("bulletin/b", &[("period", month), ("day", day)]);
        self.draft("bulletin/b", day)
    }

    fn draft(&self, id: &str, today: &str) -> Document {
        let today: NaiveDate = today.parse().unwrap();
        draft(&self.book, &self.tables, &crate::domain::command::office(), &self.entry(id), today)
    }
}

/// What the paragraphs say, with their headings.
fn text(document: &Document) -> String {
    plain::text(document, Lang::Zh)
}

/// What one paragraph says.
fn paragraph(document: &Document, id: &str) -> String {
    document.paragraphs().find(|paragraph| paragraph.id == id).map_or_else(String::new, |one| one.text(Lang::Zh))
}

/// No slot is left open in either language, and no sentence says nothing.
fn is_whole(document: &Document) {
    for lang in Lang::ALL {
        let text = plain::text(document, *lang);
        assert!(!text.contains('{') && !text.contains('}'), "{text}");
        assert!(!text.contains("。。") && !text.contains("，。") && !text.contains("  %"), "{text}");
    }
}
