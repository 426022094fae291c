//! 以时间倒逼程序: the approvals that a project's milestones wait for, as tasks of the same net: each must be in hand when its milestone
//! begins, takes its time in working days, and waits for those before it.

use std::sync::Arc;

use crate::book::EntityId;
use crate::domain::figures::calendar::Calendar;
use crate::domain::progress::approval_rules::{ApprovalRules, TypeRule};
use crate::domain::progress::cells::Sign;
use crate::domain::progress::matrix::{key_of, watch_of};
use crate::domain::register::ids::{OTHER, parent_part};
use crate::domain::register::{Days, Entry, KeyPart};
use crate::domain::registers::approval as permit;

use super::net::Task;

/// An approval of the net.
#[derive(Clone, PartialEq, Debug)]
pub struct Permit {
    /// Its id, also where nobody has entered it.
    pub id: EntityId,
    /// The ids by which milestones name it.
    pub named: Vec<EntityId>,
    /// The entry; none where nobody has entered it.
    pub entry: Option<Arc<Entry>>,
    /// The key of its type.
    pub key: &'static str,
    /// 审批部门, or empty.
    pub unit: Arc<str>,
    /// How it stands; none where nobody has entered it.
    pub sign: Option<Sign>,
    /// The task; its predecessors are places among the approvals.
    pub task: Task,
}

/// The id of the approval of this type of a project, also where nobody has entered it.
pub fn permit_id(project: &EntityId, key: &str) -> Option<EntityId> {
    EntityId::new(permit::REGISTER.kind, &format!("{}/{key}", parent_part(project))).ok()
}

/// What is asked for: a type, or one that the list does not name.
#[derive(Clone, PartialEq, Eq)]
enum Asked {
    Type(&'static str),
    Own(EntityId),
}

/// Puts the approvals of a project together.
pub struct Gathering<'a> {
    /// The approvals of the project, in their order.
    pub entries: Vec<Arc<Entry>>,
    /// The rules of the office.
    pub rules: &'a ApprovalRules,
    /// The office's calendar.
    pub calendar: &'a Calendar,
    /// As of this day.
    pub today: chrono::NaiveDate,
}

impl Gathering<'_> {
    /// The approvals that these ids name, and of those before them by the rules the ones that somebody has entered. What is not needed
    /// (不涉及) is left out; what is before it by the rules counts in its place, and so for what nobody has entered.
    pub fn gather(&self, named: &[EntityId]) -> Vec<Permit> {
        let mut asked: Vec<Asked> = Vec::new();
        for one in named.iter().filter_map(|id| self.asked(id)) {
            if !asked.contains(&one) && self.is_needed(&one) {
                asked.push(one);
            }
        }
        let named_first = asked.clone();
        let mut next = 0;
        let mut links: Vec<Vec<usize>> = Vec::new();
        while let Some(one) = asked.get(next).cloned() {
            next += 1;
            let mut before = Vec::new();
            for earlier in self.before(&one, &named_first) {
                let place = asked.iter().position(|known| *known == earlier).unwrap_or_else(|| {
                    asked.push(earlier);
                    asked.len() - 1
                });
                before.push(place);
            }
            links.push(before);
        }
        asked.iter().zip(links).map(|(one, after)| self.permit(one, named, after)).collect()
    }

    fn asked(&self, id: &EntityId) -> Option<Asked> {
        if id.kind() != permit::REGISTER.kind {
            return None;
        }
        match permit::REGISTER.key.read(&permit::REGISTER, id).1 {
            KeyPart::Choice { key, .. } => Some(Asked::Type(self.rule(&key).key)),
            KeyPart::Month { .. } | KeyPart::Year { .. } | KeyPart::Opaque => Some(Asked::Own(id.clone())),
        }
    }

    fn rule(&self, key: &str) -> &TypeRule {
        &self.rules.types()[self.rules.place(key)]
    }

    /// The entry of what is asked for: of one that was asked for again the last.
    fn entry(&self, asked: &Asked) -> Option<&Arc<Entry>> {
        self.entries.iter().rev().find(|entry| match asked {
            Asked::Type(key) => key_of(entry) == *key,
            Asked::Own(id) => entry.id == *id,
        })
    }

    fn rule_of(&self, asked: &Asked) -> &TypeRule {
        match asked {
            Asked::Type(key) => self.rule(key),
            Asked::Own(_) => self.rule(OTHER),
        }
    }

    fn is_needed(&self, asked: &Asked) -> bool {
        self.entry(asked).is_none_or(|entry| entry.text(permit::NEEDED_HERE) != permit::NOT_NEEDED)
    }

    /// What comes right before, through what is not entered or not needed to what is before that.
    fn before(&self, asked: &Asked, named: &[Asked]) -> Vec<Asked> {
        let mut found = Vec::new();
        let mut seen: Vec<&'static str> = Vec::new();
        let mut to_look_at = self.rule_of(asked).after.clone();
        while let Some(key) = to_look_at.pop() {
            if seen.contains(&key) {
                continue;
            }
            seen.push(key);
            let one = Asked::Type(key);
            let is_there = self.entry(&one).is_some() || named.contains(&one);
            match is_there && self.is_needed(&one) {
                true => found.push(one),
                false => to_look_at.extend(self.rule(key).after.iter().copied()),
            }
        }
        found.reverse();
        found
    }

    fn permit(&self, asked: &Asked, named: &[EntityId], after: Vec<usize>) -> Permit {
        let rule = self.rule_of(asked);
        let entry = self.entry(asked).cloned();
        let mut own: Vec<EntityId> =
            named.iter().filter(|id| self.asked(id).as_ref() == Some(asked)).cloned().collect();
        own.dedup();
        let first = || own.first().cloned();
        let id = entry.as_ref().map(|entry| entry.id.clone()).or_else(first).expect("it is named or entered");
        let mut task = Task::new(rule.limits().limit, Days::Working, after);
        let Some(entry) = entry else {
            return Permit { id, named: own, entry: None, key: rule.key, unit: rule.unit.clone(), sign: None, task };
        };
        let watch = watch_of(&entry, rule, self.calendar, self.today);
        let sign = Sign::of(&watch);
        let promised = entry.get(permit::LIMIT).and_then(|limit| u32::try_from(limit).ok());
        task.days = promised.unwrap_or(task.days);
        let day = |place| entry.get(place).map(crate::domain::when::When::first_day).filter(|day| *day <= self.today);
        match sign {
            Sign::Granted | Sign::Expiring => task.finished = day(permit::GRANTED),
            Sign::Over | Sign::Supplementing | Sign::UnderWay | Sign::Applied => {
                task.started = watch.acceptance.map(|accepted| accepted.on()).or_else(|| day(permit::APPLIED));
                task.forecast = watch.due;
            }
            // It has to be asked for again.
            Sign::Expired | Sign::Refused | Sign::NotApplied | Sign::NotNeeded => {}
        }
        let unit = watch.unit.unwrap_or_default();
        Permit { id, named: own, key: rule.key, unit, sign: Some(sign), entry: Some(entry), task }
    }
}
