//! Plays the agenda: every event becomes commands, and some events lead to others.

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::sync::Arc;

use sitebook::book::Book;
use sitebook::domain::checklist::{Item, Template};
use sitebook::domain::choices::Phase;
use sitebook::domain::command::Command;
use sitebook::domain::ids::{TemplateId, VisitId};
use sitebook::domain::lacking::{WHY_LACKING, lacking};
use sitebook::domain::tables::Tables;

use super::Sizes;
use super::agenda::{Agenda, Event, Site, Walk, beginning, plan, sites};
use super::answers::{answer, can_fail, own_checklist};
use super::dice::Dice;
use super::names::{self, Namer, UNITS, WORKS};
use super::office::{At, INSPECTORS, Office};
use super::phrases::{self, texts};

/// How many of a hundred visits go by one of the office's own checklists.
const OWN_CHECKLIST: u64 = 33;

/// Everyone and everything in the story.
pub(super) struct Play<'a> {
    pub(super) sizes: &'a Sizes,
    pub(super) dice: Dice,
    pub(super) sites: Vec<Site>,
    pub(super) office: Office,
    pub(super) agenda: Agenda,
    /// The office's own checklists: before the works, and during them.
    own: [TemplateId; 2],
}

/// Writes the whole book.
pub fn book(sizes: &Sizes) -> (Book, Tables) {
    let mut dice = Dice::new(sizes.seed);
    let mut namer = Namer::default();
    let begin = beginning(sizes.until);
    let mut office = Office::open(&mut dice, &mut namer, At::new(begin, 480));
    let mut publish = |title: &str, one: &str, other: &str| {
        let body = own_checklist(title, one, other);
        let made = office.does(INSPECTORS, At::new(begin, 500), Command::PublishTemplate { template: None, body });
        made.as_ref().and_then(TemplateId::of).expect("publishing makes a checklist")
    };
    let own = [
        publish("前期与开工综合督查表", "preliminary", "about_to_start"),
        publish("在建项目综合督查表", "continuing", "quality_safety"),
    ];
    let sites = sites(&mut dice, &mut namer, sizes.projects);
    let agenda = plan(&mut dice, &sites, sizes);
    let mut play = Play { sizes, dice, sites, office, agenda, own };
    while let Some((at, event)) = play.agenda.next() {
        if at.day() <= sizes.until {
            play.happens(at, event);
        }
    }
    play.disagree();
    play.months(play.sizes.months);
    if let Some(count) = play.sizes.long_list {
        play.long_list(count);
    }
    play.office.into_parts()
}

impl Play<'_> {
    fn happens(&mut self, at: At, event: Event) {
        match event {
            Event::Enter(site) => self.enter(at, site),
            Event::Update(site) => self.update(at, site),
            Event::Visit(walk) => self.visit(at, walk),
            Event::Complaint(site) => {
                let by = self.sites[site].inspector;
                self.raise(at, by, site, None, None);
            }
            Event::Turn(problem, inspector, turn) => self.turn(at, problem, inspector, turn),
            Event::Amend(visit, by) => {
                let text = format!("{}；经复核，无其他问题", self.office.book().text(visit.entity(), "findings"));
                let why = "复核后更正".to_owned();
                self.office.does(by, at, Command::AmendVisit { visit, field: "findings".to_owned(), text, why });
            }
            Event::Remark(of) => {
                let (who, text) = (self.dice.below(INSPECTORS + 2), phrases::remark(&mut self.dice));
                self.office.does(who, at, Command::Remark { of, text });
            }
        }
    }

    fn enter(&mut self, at: At, place: usize) {
        let dice = &mut self.dice;
        let site = &self.sites[place];
        let works = &WORKS[site.works];
        let year = |years: i64| (i64::from(chrono::Datelike::year(&at.day())) + years).to_string();
        let (start, years) = (dice.between(-2, 0), dice.between(1, 3));
        let parts = works.parts.join("、");
        let facts = texts(&[
            ("name", &site.name),
            ("phase", Phase::ALL[site.phase].key()),
            ("sector", works.sector),
            ("level", dice.pick(&["district", "district", "city", "city", "province", "state"])),
            ("lead_unit", UNITS[works.unit].0),
            ("owner", UNITS[32 + dice.below(4)].0),
            ("patron", &site.leader),
            ("responsible", &names::titled(dice)),
            ("total", &site.total.to_string()),
            ("annual_plan", &(site.total * dice.between(15, 50) / 100).to_string()),
            ("since_start", &(site.total * site.done / 1_000).to_string()),
            ("location", names::place(dice)),
            ("planned_start", &year(start)),
            ("planned_finish", &year(years)),
            ("scale", &parts),
            ("year_goal", &format!("{}完成", dice.pick(works.parts))),
        ]);
        self.office.does(INSPECTORS, at, Command::AddProject { facts });
    }

    /// More money is spent, the works go on, and some enter their next phase.
    fn update(&mut self, at: At, place: usize) {
        let site = &mut self.sites[place];
        site.done = (site.done + self.dice.between(10, 90)).min(1_000);
        if site.phase < 6 && self.dice.chance(14) {
            site.phase += 1;
        }
        let overlay = match self.dice.below(100) {
            0..3 => "suspended",
            3 => "cancelled",
            _ => "",
        };
        let mut facts = texts(&[
            ("phase", Phase::ALL[site.phase].key()),
            ("overlay", overlay),
            ("since_start", &(site.total * site.done / 1_000).to_string()),
        ]);
        facts.push(("progress".to_owned(), phrases::progress(&mut self.dice, WORKS[site.works].parts)));
        let project = site.id.clone();
        // A project at its end, described as before, is nothing new.
        let same = |(key, text): &(String, String)| self.office.book().text(project.entity(), key) == text;
        if !facts.iter().all(same) {
            let clerk = Office::clerk(&mut self.dice);
            self.office.does(clerk, at, Command::EditProject { project, facts });
        }
    }

    fn visit(&mut self, at: At, walk: Walk) {
        let by = match self.dice.chance(75) {
            true => self.sites[walk.site].inspector,
            false => self.dice.below(INSPECTORS),
        };
        let template = self.checklist(walk.site);
        let visit = self.start(at, by, walk.site, &template);
        // Not every problem stands on a checklist.
        let from_items = (0..walk.problems).filter(|_| self.dice.chance(75)).count();
        let fails = self.failing(&template, from_items);
        let end = self.answer_all(at, by, &visit, &template, &fails, walk);
        if walk.draft {
            return;
        }
        for place in 0..walk.problems {
            self.raise(end.later(60 * place as i64), by, walk.site, Some(&visit), fails.get(place).copied());
        }
        let end = end.later(60 * walk.problems as i64 + 120);
        let part = self.part(walk.site);
        let findings = phrases::findings(&mut self.dice, part, walk.problems);
        let mut written = vec![("findings", findings), ("confirmed_by", names::titled(&mut self.dice))];
        if self.dice.chance(40) {
            let parts = WORKS[self.sites[walk.site].works].parts;
            written.push(("progress", phrases::progress(&mut self.dice, parts)));
        }
        if !lacking(self.office.book(), self.office.tables(), &visit, &template).is_empty() {
            written.push((WHY_LACKING, "现场不具备取证条件".to_owned()));
        }
        for (field, text) in written {
            self.office.does(by, end, Command::EditVisit { visit: visit.clone(), field: field.to_owned(), text });
        }
        self.office.does(by, end.later(60), Command::FinishVisit { visit: visit.clone() });
        if self.dice.chance(1) {
            self.agenda.put(At::new(end.day(), 1_080), Event::Amend(visit, by));
        }
    }

    /// The checklist for a project in its phase: one of the office's own, or a built-in one.
    fn checklist(&mut self, site: usize) -> Arc<Template> {
        let phase = Phase::ALL[self.sites[site].phase];
        let templates = self.office.tables().newest_templates();
        let own = &self.own[usize::from(phase >= Phase::NewlyStarted)];
        let chosen = match self.dice.chance(OWN_CHECKLIST) {
            true => templates.into_iter().find(|template| template.key.as_str() == own.rest()),
            false => {
                let fitting: Vec<&Template> = templates
                    .into_iter()
                    .filter(|template| self.own.iter().all(|own| own.rest() != template.key.as_str()))
                    .filter(|template| template.phases.is_empty() || template.suits(phase))
                    .collect();
                Some(self.dice.pick(&fitting))
            }
        };
        Arc::new(chosen.expect("the office's own checklists are published").clone())
    }

    pub(super) fn start(&mut self, at: At, by: usize, site: usize, template: &Template) -> VisitId {
        let dice = &mut self.dice;
        let mut facts = texts(&[
            ("kind", dice.pick(&["office", "office", "office", "recheck", "joint", "leader", "press"])),
            ("inspectors", self.office.name(by)),
            ("weather", dice.pick(&["sunny", "cloudy", "overcast", "light_rain", "heavy_rain", "fog", "wind"])),
        ]);
        if dice.chance(50) {
            facts.push(("accompanying".to_owned(), names::titled(dice)));
        }
        let (project, key) = (self.sites[site].id.clone(), template.key.as_str().to_owned());
        let start = Command::StartVisit { project, template: key, version: template.version, facts };
        self.office.does(by, at, start).as_ref().and_then(VisitId::of).expect("starting a visit makes it")
    }

    /// The items that will fail, one for each problem as far as there are any.
    fn failing<'t>(&mut self, template: &'t Template, problems: usize) -> Vec<&'t Item> {
        let mut items: Vec<&Item> = template.items().filter(|item| can_fail(item) && item.when.is_none()).collect();
        while items.len() > problems {
            items.swap_remove(self.dice.below(items.len()));
        }
        items
    }

    fn answer_all(
        &mut self,
        at: At,
        by: usize,
        visit: &VisitId,
        template: &Template,
        fails: &[&Item],
        walk: Walk,
    ) -> At {
        let parts = WORKS[self.sites[walk.site].works].parts;
        let mut at = at.later(120);
        let mut answers: BTreeMap<&str, String> = BTreeMap::new();
        for item in template.items() {
            if item.when.is_some() && template.hidden(&|item| answers.get(&*item.key).map(Cow::from)).has(item) {
                continue;
            }
            let failing = fails.iter().any(|failing| failing.key == item.key);
            let skipped = walk.draft && self.dice.chance(50);
            let said = if &*item.key == "ct04" {
                let site = &mut self.sites[walk.site];
                site.quantity += self.dice.between(0, 900);
                Some((site.quantity + 1).to_string())
            } else {
                answer(&mut self.dice, item, at.day(), failing, parts)
            };
            let Some(said) = said.filter(|_| !skipped) else { continue };
            at = at.later(self.dice.between(15, 60));
            answers.insert(&item.key, said.clone());
            let key = item.key.to_string();
            let answered = Command::AnswerItem { visit: visit.clone(), item: key.clone(), answer: Some(said) };
            self.office.fills_in(by, at, answered);
            let noted = match (failing, item.wants.is_empty()) {
                (true, false) => 95,
                (true, true) => 40,
                (false, _) => 7,
            };
            if self.dice.chance(noted) {
                let text = phrases::note(&mut self.dice, parts[0]);
                self.office.fills_in(by, at, Command::NoteItem { visit: visit.clone(), item: key, text });
            }
        }
        self.office.read_again(visit.entity());
        at.later(120)
    }

    /// A part of the works of a project.
    pub(super) fn part(&mut self, site: usize) -> &'static str {
        let parts = WORKS[self.sites[site].works].parts;
        self.dice.pick(parts)
    }
}
