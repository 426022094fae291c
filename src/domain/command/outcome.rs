//! What a command comes to: changes, or a refusal.

use chrono::NaiveDate;

use crate::book::{Change, EntityId};
use crate::domain::checklist::AnswerProblem;
use crate::domain::cumulative::Basis;
use crate::domain::fields::FieldError;
use crate::domain::ids::ProjectId;
use crate::domain::kind::Kind;
use crate::domain::records::ProblemState;
use crate::domain::register::{Register, Rule};

/// What a command comes to.
#[derive(Debug, Default)]
pub struct Decision {
    /// The changes, to be absorbed and stored together.
    pub changes: Vec<Change>,
    /// The entity that was made, for the page to go to.
    pub made: Option<EntityId>,
    /// How much of an undo was left alone because others wrote over it.
    pub skipped: usize,
}

/// Why a command is refused. The page phrases it.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Refusal {
    /// It is not there (any more).
    NotFound,
    /// The book is still being read.
    StillOpening,
    /// A newer program keeps the book of this device: it can only be read.
    NewerProgram {
        /// The version of the page that can write it, where that is known.
        needed: Option<String>,
    },
    /// 当日账面: the book of this past day is looked at, which can only be read.
    PastDay(NaiveDate),
    /// 推演: a book with assumptions is looked at, which takes nothing by itself.
    Supposing,
    /// The book of this device was erased, here or on another page: this page holds what is nowhere else.
    Erased,
    /// Another operation of many changes goes on.
    OneAtATime,
    /// The browser gives no random numbers: what is written could be taken for something else.
    NoRandomNumbers,
    /// A field of this kind of thing must be filled.
    Needed(Kind, &'static str),
    /// A text does not fit a field of this kind of thing, which is not known for what a newer version wrote.
    Field(Option<Kind>, String, FieldError),
    /// An answer does not fit its item.
    Answer(AnswerProblem),
    /// There is a project of this name already.
    NameTaken(ProjectId),
    /// Another figure stands already where this one would go.
    AnotherFigure(Basis),
    /// A project or an entry of this kind has records, which would be lost from sight.
    HasRecords(Kind),
    /// A finished visit is never edited, only amended.
    VisitFinished,
    /// Only a finished visit can be amended.
    VisitNotFinished,
    /// No item has been answered.
    NothingAnswered,
    /// The day or a checklist of a visit cannot be what is asked for.
    Visit(VisitRefusal),
    /// A reason must be given.
    ReasonNeeded,
    /// The problem is in another state.
    WrongState(ProblemState),
    /// 挂起: it waits.
    OnHold,
    /// It is not on hold.
    NotOnHold,
    /// Only an extension moves the deadline once the problem was ordered.
    OnlyExtensionMoves,
    /// An extension is asked for before the deadline, which has passed [P].
    DeadlinePassed,
    /// The date is not later than the present deadline.
    NotLater,
    /// The date lies before today.
    DateInPast,
    /// The day of the order is still to come.
    OrderedInFuture,
    /// The order was given before the problem was found.
    OrderedBeforeFound,
    /// The deadline lies before the day of the order.
    DueBeforeOrdered,
    /// The deadline lies before the day on which the problem was found.
    DueBeforeFound,
    /// The day on which the problem was found is still to come.
    FoundInFuture,
    /// Another problem has this number already.
    NumberTaken,
    /// A running ledger tells what no problem's life is.
    Ledger(LedgerRefusal),
    /// An extension waits for a decision.
    ExtensionPending,
    /// No extension was asked for.
    NoExtension,
    /// A rule between the fields of an entry of this register does not hold.
    RuleBroken(&'static Register, &'static Rule),
    /// The state of an entry does not allow it.
    NotInState(&'static Register),
    /// This field of this register is not for the role of whoever asks.
    FieldOfOthers(&'static Register, &'static str),
    /// The month or the year of an entry is none.
    NotAPeriod,
    /// This is not for the role of whoever asks: 责任单位 neither orders nor checks itself.
    RoleMayNot,
    /// Something is missing that the phase needs, and nobody who may has said why it goes on all the same.
    Gate(Vec<GateItem>),
    /// An open halt says that the works stand still: they go on by its 复工日.
    HaltIsOpen,
    /// Nothing would change.
    NothingChanges,
    /// Everything that was to be undone was overwritten by others since.
    OverwrittenSince,
    /// The field holds no conflict.
    NoConflict,
    /// A name that the book cannot hold (too long, or with control characters).
    BadName,
}

/// What a phase needs.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum GateItem {
    /// An approval of this type, granted, or said not to be needed.
    Approval(&'static str),
    /// 开工认定标准: by which definition the works have begun.
    Definition,
}

/// Why what a running ledger tells of a problem is refused.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum LedgerRefusal {
    /// The problem is further here than the list says.
    StepsBack(ProblemState),
    /// It has a day of closing and is not closed.
    NotClosed,
    /// The day on which it was closed is still to come.
    ClosedInFuture,
    /// It was closed before it was found.
    ClosedBeforeFound,
}

/// Why the day or a checklist of a visit is refused.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum VisitRefusal {
    /// 督查日期 is still to come.
    InFuture,
    /// Two checklists ask under the same keys, or are one and the same: an answer would belong to both.
    ListsClash,
    /// The visit was started with this checklist.
    FirstList,
    /// Items of the checklist are answered already.
    ListAnswered,
    /// No lot is drawn.
    Draw(DrawRefusal),
}

/// Why no lot is drawn.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum DrawRefusal {
    /// It has no seed, so nobody could repeat it.
    NoSeed,
    /// The plan holds a draw with this seed already.
    SeedUsed,
    /// There is nothing to draw from.
    NoSites,
    /// There is nobody to be drawn.
    NoPeople,
    /// The share is none: 1 to 100.
    NoShare,
}
