//! The life of a problem (问题销号) as a table: what can be done with it, when, by whom, what it needs, and what it leaves behind.
//!
//! Owns the table and nothing that acts. The rules and the pages read it; raising and editing, which are no steps of this life, are in
//! `problem`.

use chrono::NaiveDate;

use crate::domain::choices::Role;
use crate::domain::kind::Kind;
use crate::domain::records::ProblemState::{self, Closed, Rectifying, ToAssign, ToRecheck};
use crate::domain::text::{Lang, Text};

use super::outcome::Refusal;

/// What can be done with a problem, in the order in which pages offer it.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum ProblemAction {
    /// 交办.
    Assign,
    /// 报告整改情况.
    Report,
    /// 复查通过, 销号.
    Pass,
    /// 复查不通过, 退回.
    Reject,
    /// 申请延期.
    AskExtension,
    /// 批准延期.
    GrantExtension,
    /// 不同意延期.
    RefuseExtension,
    /// 挂起.
    Hold,
    /// 恢复.
    Resume,
    /// 回头看，未反弹.
    LookAgain,
    /// 重新打开.
    Reopen,
    /// 修改.
    Edit,
    /// 撤回.
    Withdraw,
}

/// One row of the table.
#[derive(Debug)]
pub struct Flow {
    /// What is done.
    pub action: ProblemAction,
    /// What people call it.
    pub name: Text,
    /// In which states it is possible.
    pub from: &'static [ProblemState],
    /// Where it leads.
    pub to: Leads,
    /// Who may do it.
    pub who: Who,
    /// What 挂起 means for it.
    pub hold: Hold,
    /// What a request for an extension means for it.
    pub extension: Extension,
    /// What it needs, in the order in which it is asked for.
    pub asks: &'static [Ask],
    /// The fields that it writes beside the state, in this order.
    pub sets: &'static [(&'static str, Source)],
    /// How it is offered.
    pub weight: Weight,
}

/// Where an action leads.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Leads {
    /// The state stays.
    Nowhere,
    /// Another state.
    To(ProblemState),
    /// The problem is deleted.
    Away,
}

/// Who may do something. A responsible unit answers, but neither orders nor checks itself.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Who {
    /// 督查员 and 综合.
    Team,
    /// The responsible unit as well.
    Everyone,
}

impl Who {
    /// Whether somebody of this role may do it. A leader reads, and decides elsewhere.
    pub const fn includes(self, role: Role) -> bool {
        match (self, role) {
            (_, Role::Inspector | Role::Office) | (Self::Everyone, Role::Unit) => true,
            (Self::Team, Role::Unit) | (_, Role::Leader) => false,
        }
    }
}

/// What 挂起 means for an action.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Hold {
    /// It waits until the problem is resumed.
    Waits,
    /// It is possible all the same.
    GoesOn,
    /// It is possible only then.
    Ends,
}

/// What a request for an extension means for an action.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Extension {
    /// Nothing.
    AnyOrNone,
    /// One must be pending.
    Pending,
    /// None may be pending, and the deadline must not have passed [P].
    StillPossible,
}

/// What an action needs of a person.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Ask {
    /// 牵头单位.
    Unit,
    /// The day on which it was ordered, today if nobody says otherwise: what was ordered on paper before is written down with its day.
    Ordered,
    /// A deadline that is today or later; of what was ordered before, the day of the order or later.
    Day,
    /// One that is also later than the present one.
    LaterDay,
    /// What is written into this field.
    Words(&'static str),
    /// A reason, which stands with every change.
    Reason,
}

/// What is written into a field.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Source {
    /// The unit that was given.
    Unit,
    /// The day.
    Day,
    /// The day of the order.
    Ordered,
    /// The words.
    Words,
    /// Today.
    Today,
    /// Nothing: it is emptied.
    Nothing,
    /// One more than stands there.
    OneMore,
    /// A request for the day, with the words as its reason.
    Request,
    /// The day that was requested. The reason of the request stands with the change.
    RequestedDay,
}

/// How an action is offered.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Weight {
    /// As what comes next, where nothing comes before it.
    Usual,
    /// Beside what comes next.
    Quiet,
    /// As something that takes away.
    Danger,
}

/// What a person has given. What an action does not ask for is not looked at.
#[derive(Clone, Default, Debug)]
pub struct Given {
    /// 牵头单位.
    pub unit: String,
    /// A day.
    pub day: Option<NaiveDate>,
    /// The day of the order; today where none is given.
    pub ordered: Option<NaiveDate>,
    /// What is said: a report, a finding, a reason.
    pub words: String,
}

impl Given {
    /// A day, and why.
    pub fn until(day: NaiveDate, words: String) -> Self {
        Self { day: Some(day), words, ..Self::default() }
    }

    /// Words alone.
    pub fn words(words: String) -> Self {
        Self { words, ..Self::default() }
    }

    /// To whom, until when, and since when where it was ordered before.
    pub fn order(unit: String, until: NaiveDate, ordered: Option<NaiveDate>) -> Self {
        Self { unit, day: Some(until), ordered, ..Self::default() }
    }
}

const OPEN: &[ProblemState] = &[ToAssign, Rectifying, ToRecheck];

use Ask::{Day, LaterDay, Ordered, Reason, Unit, Words};
use Leads::{Away, Nowhere, To};
use ProblemAction as A;

/// The life of a problem. Raising leads to 待交办; no other action leads to 已销号 than 复查通过. What was promised first stays in
/// `original_deadline`: figures go by it.
pub static LIFE: [Flow; 13] = [
    flow(A::Assign, "交办", "Assign", &[ToAssign], To(Rectifying)).asks(&[Unit, Ordered, Day]).sets(&[
        ("lead_unit", Source::Unit),
        ("assigned_on", Source::Ordered),
        ("deadline", Source::Day),
        ("original_deadline", Source::Day),
    ]),
    flow(A::Report, "报告整改情况", "Report as rectified", &[Rectifying], To(ToRecheck))
        .for_everyone()
        .asks(&[Words("report")])
        .sets(&[("report", Source::Words), ("extension", Source::Nothing)]),
    flow(A::Pass, "复查通过，销号", "Re-inspection passed: close", &[ToRecheck], To(Closed))
        .asks(&[Words("recheck")])
        .sets(&[("recheck", Source::Words), ("closed_on", Source::Today)]),
    flow(A::Reject, "复查不通过，退回", "Re-inspection failed: send back", &[ToRecheck], To(Rectifying))
        .asks(&[Reason])
        .sets(&[("recheck", Source::Words), ("rejected", Source::OneMore)]),
    flow(A::AskExtension, "申请延期", "Request an extension", &[Rectifying], Nowhere)
        .for_everyone()
        .extension(Extension::StillPossible)
        .asks(&[LaterDay, Reason])
        .sets(&[("extension", Source::Request)]),
    flow(A::GrantExtension, "批准延期", "Grant the extension", &[Rectifying], Nowhere)
        .extension(Extension::Pending)
        .sets(&[("deadline", Source::RequestedDay), ("extension", Source::Nothing)]),
    flow(A::RefuseExtension, "不同意延期", "Refuse the extension", &[Rectifying], Nowhere)
        .extension(Extension::Pending)
        .asks(&[Reason])
        .sets(&[("extension", Source::Nothing)]),
    flow(A::Hold, "挂起", "Put on hold", OPEN, Nowhere)
        .weight(Weight::Quiet)
        .asks(&[Reason])
        .sets(&[("suspended", Source::Words)]),
    flow(A::Resume, "恢复", "Resume", OPEN, Nowhere).hold(Hold::Ends).sets(&[("suspended", Source::Nothing)]),
    flow(A::LookAgain, "回头看，未反弹", "Looked at again: still in order", &[Closed], Nowhere)
        .hold(Hold::GoesOn)
        .weight(Weight::Quiet)
        .asks(&[Words("look_found")])
        .sets(&[("look_found", Source::Words), ("looked_on", Source::Today)]),
    flow(A::Reopen, "重新打开", "Reopen", &[Closed], To(Rectifying))
        .hold(Hold::GoesOn)
        .asks(&[Day, Reason])
        .sets(&[("deadline", Source::Day), ("closed_on", Source::Nothing)]),
    flow(A::Edit, "修改", "Edit", OPEN, Nowhere).hold(Hold::GoesOn).weight(Weight::Quiet),
    flow(A::Withdraw, "撤回", "Withdraw", &[ToAssign], Away).weight(Weight::Danger).asks(&[Reason]),
];

/// A row with what most actions have in common: for the team, not while on hold, whatever is requested.
const fn flow(
    action: ProblemAction,
    zh: &'static str,
    en: &'static str,
    from: &'static [ProblemState],
    to: Leads,
) -> Flow {
    Flow {
        action,
        name: Text::new(zh, en),
        from,
        to,
        who: Who::Team,
        hold: Hold::Waits,
        extension: Extension::AnyOrNone,
        asks: &[],
        sets: &[],
        weight: Weight::Usual,
    }
}

impl Flow {
    const fn for_everyone(mut self) -> Self {
        self.who = Who::Everyone;
        self
    }

    const fn hold(mut self, hold: Hold) -> Self {
        self.hold = hold;
        self
    }

    const fn extension(mut self, extension: Extension) -> Self {
        self.extension = extension;
        self
    }

    const fn asks(mut self, asks: &'static [Ask]) -> Self {
        self.asks = asks;
        self
    }

    const fn sets(mut self, sets: &'static [(&'static str, Source)]) -> Self {
        self.sets = sets;
        self
    }

    const fn weight(mut self, weight: Weight) -> Self {
        self.weight = weight;
        self
    }
}

impl ProblemAction {
    /// All of them, in the order of the table.
    pub const ALL: [Self; 13] = {
        let mut all = [Self::Assign; 13];
        let mut row = 0;
        while row < LIFE.len() {
            all[row] = LIFE[row].action;
            row += 1;
        }
        all
    };

    /// Its row of the table.
    pub fn flow(self) -> &'static Flow {
        &LIFE[self as usize]
    }

    /// What people call it.
    pub fn name(self, lang: Lang) -> &'static str {
        self.flow().name.get(lang)
    }
}

impl Ask {
    /// Whether a refusal is about what is asked for here, and is to be shown beside it.
    pub fn is_refused_by(self, refusal: &Refusal) -> bool {
        match self {
            Self::Unit => matches!(refusal, Refusal::Needed(Kind::Problem, "lead_unit")),
            Self::Ordered => matches!(refusal, Refusal::OrderedInFuture | Refusal::OrderedBeforeFound),
            Self::Day | Self::LaterDay => matches!(
                refusal,
                Refusal::Needed(Kind::Problem, "deadline")
                    | Refusal::NotLater
                    | Refusal::DateInPast
                    | Refusal::DueBeforeOrdered
            ),
            Self::Words(field) => matches!(refusal, Refusal::Needed(Kind::Problem, needed) if *needed == field),
            Self::Reason => matches!(refusal, Refusal::ReasonNeeded),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::fields::spec;
    use crate::domain::ids::ProblemId;

    #[test]
    fn every_action_has_its_row() {
        for (place, row) in LIFE.iter().enumerate() {
            assert_eq!(row.action as usize, place, "{:?}", row.action);
            assert_eq!(row.action.flow().action, row.action);
            assert_eq!(ProblemAction::ALL[place], row.action);
        }
    }

    #[test]
    fn every_state_is_reached_and_left() {
        let reached = |state: ProblemState| LIFE.iter().any(|row| row.to == To(state));
        for state in ProblemState::ALL {
            assert!(state == ToAssign || reached(state), "{state:?} is never reached");
            assert!(LIFE.iter().any(|row| row.from.contains(&state) && row.to != Nowhere), "{state:?} is never left");
        }
        let closing: Vec<ProblemAction> =
            LIFE.iter().filter(|row| row.to == To(Closed)).map(|row| row.action).collect();
        assert_eq!(closing, [A::Pass]);
    }

    #[test]
    fn every_field_that_a_row_names_is_one_of_a_problem() {
        // A count that has no name in histories.
        const NAMELESS: &str = "rejected";
        for row in &LIFE {
            let asked = row.asks.iter().filter_map(|ask| match ask {
                Words(field) => Some(*field),
                Unit | Ordered | Day | LaterDay | Reason => None,
            });
            for field in row.sets.iter().map(|(field, _)| *field).chain(asked) {
                assert!(field == NAMELESS || spec(ProblemId::KIND, field).is_some(), "{:?} names {field}", row.action);
            }
        }
    }

    #[test]
    fn what_a_row_writes_it_asks_for() {
        for row in &LIFE {
            let asks = |wanted: fn(&Ask) -> bool| row.asks.iter().any(wanted);
            for (field, from) in row.sets {
                let is_given = match from {
                    Source::Unit => asks(|ask| *ask == Unit),
                    Source::Day => asks(|ask| *ask == Day),
                    Source::Ordered => asks(|ask| *ask == Ordered),
                    Source::Words => asks(|ask| matches!(ask, Words(_) | Reason)),
                    Source::Request => asks(|ask| *ask == LaterDay) && asks(|ask| *ask == Reason),
                    Source::RequestedDay => row.extension == Extension::Pending,
                    Source::Today | Source::Nothing | Source::OneMore => true,
                };
                assert!(is_given, "{:?} writes {field} from nowhere", row.action);
            }
        }
    }

    #[test]
    fn a_refusal_stands_beside_what_it_is_about() {
        for (ask, refusal) in [
            (Unit, Refusal::Needed(Kind::Problem, "lead_unit")),
            (Ordered, Refusal::OrderedInFuture),
            (Ordered, Refusal::OrderedBeforeFound),
            (Day, Refusal::DateInPast),
            (Day, Refusal::DueBeforeOrdered),
            (LaterDay, Refusal::NotLater),
            (Words("report"), Refusal::Needed(Kind::Problem, "report")),
            (Reason, Refusal::ReasonNeeded),
        ] {
            for row in &LIFE {
                let beside = row.asks.iter().filter(|ask| ask.is_refused_by(&refusal)).count();
                assert!(beside <= 1, "{:?} shows {refusal:?} twice", row.action);
                assert!(beside == 1 || !row.asks.contains(&ask), "{:?} shows {refusal:?} nowhere", row.action);
            }
            assert!(ask.is_refused_by(&refusal));
        }
        assert!(!Day.is_refused_by(&Refusal::OnHold));
    }
}
