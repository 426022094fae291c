use super::*;
use crate::book::{Book, Clock, EntityId, Value};
use crate::domain::registers::{halt, promise, year_plan};

/// A book in which these fields were written one after the other.
struct Written(Book, Clock);

impl Written {
    fn new(phase: &str) -> Self {
        let mut new = Self(Book::default(), Clock::new(1));
        new.writes("project/a", &[("name", "客运中心"), ("phase", phase)]);
        new
    }

    fn writes(&mut self, of: &str, facts: &[(&str, &str)]) {
        let by = EntityId::new("person", "li").unwrap();
        let of: EntityId = of.parse().unwrap();
        for (set, to) in facts {
            let at = self.1.tick(1_790_000_000_000);
            let change = self.0.replace(&of, &set.parse().unwrap(), Value::text(to), &by, at).seal();
            self.0.apply(change, None);
        }
    }

    fn counts(&mut self, of: &str, set: &str, to: i64) {
        let by = EntityId::new("person", "li").unwrap();
        let at = self.1.tick(1_790_000_000_000);
        let change = self.0.replace(&of.parse().unwrap(), &set.parse().unwrap(), Value::Int(to), &by, at).seal();
        self.0.apply(change, None);
    }

    fn standing(&self, part: Part) -> Standing {
        let found = parts(&Tables::of(&self.0), &project()).into_iter().find(|(one, _)| *one == part);
        found.unwrap().1
    }

    fn stuck(&self) -> Vec<String> {
        let told = |one: Stuck| match one {
            Stuck::Halted(entry) => entry.id.to_string(),
            Stuck::Approval(key, cell) => format!("{key} {}", cell.sign.key()),
            Stuck::Late(entry, state) => format!("{} {state:?}", entry.id),
            Stuck::Overdue(entry, over, _) => format!("{} {over}", entry.id),
            Stuck::Problem(problem) => problem.title.clone(),
        };
        let found = stuck(&self.0, &Tables::of(&self.0), &project(), "2026-11-29".parse().unwrap());
        found.into_iter().map(told).collect()
    }
}

fn project() -> ProjectId {
    ProjectId::parse("project/a").unwrap()
}

#[test]
fn a_part_is_shown_where_it_holds_something_and_told_where_the_phase_expects_it() {
    let permits = Part::Register(&approval::REGISTER);
    let halts = Part::Register(&halt::REGISTER);
    let mut book = Written::new("reserve");
    assert_eq!((book.standing(permits), book.standing(halts)), (Standing::Rest, Standing::Rest));
    book.writes("project/a", &[("phase", "preliminary")]);
    assert_eq!((book.standing(permits), book.standing(halts)), (Standing::Unfilled, Standing::Rest));
    assert_eq!(book.standing(Part::Register(&year_plan::REGISTER)), Standing::Rest);
    book.writes("project/a", &[("phase", "continuing")]);
    assert_eq!(book.standing(Part::Register(&year_plan::REGISTER)), Standing::Unfilled);
    book.writes("halt/1", &[("project", "project/a"), ("from", "2026-03-01"), ("to", "2026-04-01")]);
    assert_eq!(book.standing(halts), Standing::Shown, "also what is over");
    for always in [Part::Overview, Part::Problems, Part::Visits, Part::Remarks] {
        assert_eq!(book.standing(always), Standing::Shown);
    }
}

#[test]
fn every_part_is_found_again_by_its_key_and_stands_once() {
    let all: Vec<Part> = Part::all().collect();
    for part in &all {
        assert_eq!(Part::from_key(part.key()), Some(*part));
        assert_eq!(all.iter().filter(|one| *one == part).count(), 1);
    }
    let registers = all.iter().filter(|part| matches!(part, Part::Register(_))).count();
    assert_eq!(registers, REGISTERS.iter().filter(|register| is_of_projects(register)).count());
    assert_eq!(Part::from_key("colour"), None);
}

#[test]
fn a_project_is_stuck_at_what_stands_still_takes_too_long_or_was_promised_for_earlier() {
    let mut book = Written::new("continuing");
    assert_eq!(book.stuck(), [] as [&str; 0]);
    book.writes("halt/1", &[("project", "project/a"), ("from", "2026-03-01"), ("to", "2026-04-01")]);
    book.writes("halt/2", &[("project", "project/a"), ("from", "2026-11-01"), ("reason", "funds")]);
    let permit = |book: &mut Written, key: &str, accepted: &str, granted: &str| {
        let of = format!("permit/a/{key}");
        book.writes(&of, &[("project", "project/a"), ("type", key), ("applied", accepted), ("accepted", accepted)]);
        if !granted.is_empty() {
            book.writes(&of, &[("granted", granted)]);
        }
    };
    permit(&mut book, "environment", "2026-02-02", "");
    permit(&mut book, "energy", "2026-11-25", "");
    permit(&mut book, "feasibility", "2026-02-02", "2026-08-02");
    let promise = |book: &mut Written, name: &str, due: &str, state: &str| {
        let of = format!("{}/{name}", promise::REGISTER.kind);
        book.writes(&of, &[("project", "project/a"), ("text", name), ("made_on", "2026-09-01"), ("due", due)]);
        book.writes(&of, &[("state", state)]);
    };
    // On the critical chain and late to begin; beside it one that has time.
    book.writes("project/a", &[("planned_finish", "2026-12-31")]);
    book.writes("node/a/main", &[("project", "project/a"), ("name", "主体")]);
    book.counts("node/a/main", "duration", 50);
    book.writes("node/a/side", &[("project", "project/a"), ("name", "绿化")]);
    book.counts("node/a/side", "duration", 5);
    promise(&mut book, "late", "2026-11-19", "open");
    promise(&mut book, "later", "2026-12-19", "open");
    promise(&mut book, "broken", "2026-11-09", "broken");
    book.writes("problem/1", &[("project", "project/a"), ("title", "围挡破损"), ("state", "raised")]);
    let stuck = book.stuck();
    assert_eq!(stuck[..3], ["halt/2", "environment over", "node/a/main LateToStart(18)"]);
    assert_eq!(stuck[3..], ["promise/late 10", "围挡破损"]);
}
