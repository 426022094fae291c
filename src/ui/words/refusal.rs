//! Refusals as a colleague would say them: what is wrong, and what to do.

use crate::domain::checklist::AnswerProblem;
use crate::domain::command::{DrawRefusal, GateItem, LedgerRefusal, Refusal, VisitRefusal};
use crate::domain::cumulative::Basis;
use crate::domain::fields::{FieldError, field_name};
use crate::domain::kind::Kind;
use crate::domain::place::NotAPlace;
use crate::domain::registers::approval::TYPES;
use crate::domain::text::Lang;
use crate::domain::warnings::FieldWarning;

use super::{not_here_now, state, told};

/// Why a text does not fit a field.
pub fn field_error(error: &FieldError, lang: Lang) -> String {
    match error {
        FieldError::NotANumber => say!(lang, "请填数字，例如 1200.5", "Enter a number, such as 1200.5"),
        FieldError::Negative => say!(lang, "不能小于零", "Cannot be negative"),
        FieldError::NotADate => say!(lang, "请填日期，例如 2026-11-23", "Enter a date, such as 2026-11-23"),
        FieldError::NotATime => say!(lang, "请填时间，例如 9:30", "Enter a time, such as 9:30"),
        FieldError::NotAYear => say!(lang, "请填年份，例如 2026", "Enter a year, such as 2026"),
        FieldError::NotAPhone => {
            say!(lang, "请填电话号码，多个用“、”隔开", "Enter telephone numbers, separated by commas")
        }
        FieldError::NotAPlace(why) => not_a_place(*why, lang),
        FieldError::NotADay => say!(lang, "请填到日，例如 2026-11-23", "Enter a day, such as 2026-11-23"),
        FieldError::NotAMonth => say!(lang, "请填月份，例如 2026-11", "Enter a month, such as 2026-11"),
        FieldError::NotACount => say!(lang, "请填整数", "Enter a whole number"),
        FieldError::NotYesOrNo => say!(lang, "请填“是”或“否”", "Enter yes or no"),
        FieldError::NotAReference => say!(lang, "请从已有的记录中选择", "Choose one of the records that are there"),
        FieldError::OutOfRange(least, most) => {
            say!(lang, "应在 {least} 与 {most} 之间", "Must be between {least} and {most}")
        }
        FieldError::NotAChoice => say!(lang, "请从列表中选择", "Choose one from the list"),
        FieldError::TooLong(limit) => {
            say!(lang, "不能超过 {limit} 个字", "At most {limit} character{limit_s}"; limit_s = limit)
        }
    }
}

/// Why a text is no place; where it may be the other way round, that is asked.
fn not_a_place(why: NotAPlace, lang: Lang) -> String {
    match why {
        NotAPlace::Unreadable => {
            say!(
                lang,
                "读不出坐标，请填纬度和经度，例如 39.9042, 116.4074 或 39°54′15″N 116°24′27″E",
                "Enter latitude and longitude, such as 39.9042, 116.4074 or 39°54′15″N 116°24′27″E"
            )
        }
        NotAPlace::Swapped(place) => {
            say!(
                lang,
                "经纬度是不是写反了？是的话请填 {place}（纬度在前）",
                "Are latitude and longitude the other way round? If so, enter {place} (latitude first)"
            )
        }
        NotAPlace::Elsewhere => {
            say!(
                lang,
                "不在国内（纬度 3 至 54，经度 73 至 136），请核对",
                "Not in China (latitude 3 to 54, longitude 73 to 136): please check"
            )
        }
    }
}

/// What is doubtful about what was filled in.
pub fn field_warning(warning: FieldWarning, lang: Lang) -> String {
    match warning {
        FieldWarning::BeforeStart(start) => {
            say!(lang, "早于开工（{start}），请核对", "Before the start ({start}): please check")
        }
        FieldWarning::StartNotSaid => {
            say!(lang, "未填实际开工，是否确已开工？请核对", "No actual start is given: have the works begun?")
        }
        FieldWarning::AboveTotal => say!(lang, "大于总投资，请核对", "More than the total: please check"),
        FieldWarning::BelowThisYear => {
            say!(lang, "小于本年累计完成投资，请核对", "Less than was completed this year: please check")
        }
        FieldWarning::StillToCome => say!(lang, "晚于今天，请核对", "Later than today: please check"),
    }
}

/// Why an answer does not fit its item.
pub fn answer_problem(problem: &AnswerProblem, lang: Lang) -> String {
    match problem {
        AnswerProblem::Blank => say!(lang, "请先填写", "Enter something first"),
        AnswerProblem::NotACheck => say!(lang, "请选择“是”“否”或“不适用”", "Choose yes, no or not applicable"),
        AnswerProblem::NotANumber => say!(lang, "请填数字", "Enter a number"),
        AnswerProblem::TooManyDecimals { decimals: 0 } => say!(lang, "请填整数", "Enter a whole number"),
        AnswerProblem::TooManyDecimals { decimals } => {
            say!(lang, "最多 {decimals} 位小数", "At most {decimals} decimal place{decimals_s}"; decimals_s = decimals)
        }
        AnswerProblem::OutOfRange { min, max } => {
            let shown = |bound: &Option<crate::domain::decimal::Decimal>| {
                bound.map_or_else(|| "…".to_owned(), |bound| bound.to_string())
            };
            say!(lang, "应在 {} 与 {} 之间", "Must be between {} and {}", shown(min), shown(max))
        }
        AnswerProblem::NotADate => say!(lang, "请填日期", "Enter a date"),
        AnswerProblem::UnknownOption => say!(lang, "请从列表中选择", "Choose one from the list"),
        AnswerProblem::TooLong { limit } => {
            say!(lang, "不能超过 {limit} 个字", "At most {limit} character{limit_s}"; limit_s = limit)
        }
    }
}

/// That a newer page keeps the book, and which one is needed to write it.
pub fn not_written(needed: Option<&str>, lang: Lang) -> String {
    match needed {
        Some(page) => say!(
            lang,
            "没有写入：本机的督查台账由更新版本保管，此页只能查看；请用 {page} 版或更新的页面修改",
            "Not written: a newer version keeps the book on this device, so this page can only show it. Make changes with page {page} or later"
        ),
        None => say!(
            lang,
            "没有写入：本机的督查台账由更新版本保管，此页只能查看；请用更新的页面修改",
            "Not written: a newer version keeps the book on this device, so this page can only show it. Make changes with the newer page"
        ),
    }
}

fn needed(kind: Kind, field: &str, lang: Lang) -> String {
    say!(lang, "请填写{}", "Please fill in: {}", field_name(Some(kind), field, lang))
}

fn another_figure(basis: Basis, lang: Lang) -> String {
    let field = field_name(Some(Kind::Project), basis.field(), lang);
    say!(lang, "“{field}”已有另一个数，请先核对", "{field} holds another figure already: check it first")
}

fn no_random_numbers(lang: Lang) -> String {
    say!(
        lang,
        "这个浏览器不提供安全的随机数，不能记录；可以查看和导出，请换一个浏览器继续",
        "This browser provides no secure random numbers, so nothing can be recorded; you can read and export. Please go on in another browser"
    )
}

/// What a phase needs, as people call it.
pub fn gate_item(item: GateItem, lang: Lang) -> &'static str {
    match item {
        GateItem::Approval(key) => TYPES.with_key(key).map_or(key, |option| option.name(lang)),
        GateItem::Definition => match lang {
            Lang::Zh => "开工认定标准",
            Lang::En => "definition by which the works have begun",
        },
    }
}

/// Why a command is refused.
pub fn refusal(refusal: &Refusal, lang: Lang) -> String {
    match refusal {
        Refusal::NotFound => {
            say!(lang, "已经不存在，可能被别人删除了", "It no longer exists; someone may have deleted it")
        }
        Refusal::NewerProgram { needed } => not_written(needed.as_deref(), lang),
        Refusal::Erased => {
            say!(
                lang,
                "督查台账已被清空，本页不再记录；请重新打开",
                "This book has been erased, and this page records nothing more; please open it again"
            )
        }
        Refusal::OneAtATime => {
            say!(lang, "请先等正在进行的操作完成", "Please wait until the operation under way has ended")
        }
        Refusal::PastDay(_) | Refusal::Supposing => not_here_now(refusal, lang),
        Refusal::NoRandomNumbers => no_random_numbers(lang),
        Refusal::StillOpening => {
            say!(lang, "督查台账还在打开，请稍候再试", "The book is still opening; please try again in a moment")
        }
        Refusal::Needed(kind, field) => needed(*kind, field, lang),
        Refusal::Field(kind, field, error) => told(&field_name(*kind, field, lang), &field_error(error, lang), lang),
        Refusal::Answer(problem) => answer_problem(problem, lang),
        Refusal::NameTaken(_) => say!(lang, "已有同名项目", "A project with this name already exists"),
        Refusal::AnotherFigure(basis) => another_figure(*basis, lang),
        Refusal::HasRecords(of) => has_records(*of, lang),
        Refusal::VisitFinished | Refusal::VisitNotFinished | Refusal::NothingAnswered | Refusal::Visit(_) => {
            visit_refusal(refusal, lang)
        }
        Refusal::ReasonNeeded => say!(lang, "请写明原因", "Please give a reason"),
        Refusal::WrongState(is) => {
            say!(lang, "目前状态为“{}”，还不能办理", "Not possible while it is “{}”", state(*is, lang))
        }
        Refusal::RuleBroken(..)
        | Refusal::NotInState(_)
        | Refusal::FieldOfOthers(..)
        | Refusal::NotAPeriod
        | Refusal::Gate(_)
        | Refusal::HaltIsOpen => about_entries(refusal, lang),
        Refusal::OnHold => say!(lang, "已挂起，请先恢复", "On hold: resume it first"),
        Refusal::NotOnHold => say!(lang, "没有挂起", "Not on hold"),
        Refusal::DeadlinePassed
        | Refusal::NotLater
        | Refusal::DueBeforeFound
        | Refusal::FoundInFuture
        | Refusal::DateInPast
        | Refusal::OrderedInFuture
        | Refusal::OrderedBeforeFound
        | Refusal::DueBeforeOrdered
        | Refusal::OnlyExtensionMoves => about_days(refusal, lang),
        Refusal::NumberTaken => say!(lang, "这个编号已有问题使用", "Another issue has this number already"),
        Refusal::Ledger(why) => ledger_refusal(*why, lang),
        Refusal::ExtensionPending => {
            say!(lang, "已有延期申请待批", "An extension request is already waiting for approval")
        }
        Refusal::NoExtension => say!(lang, "没有待批的延期申请", "No extension has been requested"),
        Refusal::RoleMayNot => {
            say!(lang, "此项不由您的角色办理，请交督查组", "Your role does not do this; ask the inspection team")
        }
        Refusal::NothingChanges => say!(lang, "没有变化", "No change"),
        Refusal::OverwrittenSince => {
            say!(lang, "之后已有新的修改，不能撤销", "It has been changed since and cannot be undone")
        }
        Refusal::NoConflict => say!(lang, "这里已没有数据冲突", "There is no longer a conflict here"),
        Refusal::BadName => {
            say!(
                lang,
                "名称太长或含有不能使用的字符",
                "The name is too long or contains characters that are not allowed"
            )
        }
    }
}

/// Why an entry of a register cannot be so; empty for what is refused for another reason.
fn about_entries(refusal: &Refusal, lang: Lang) -> String {
    match refusal {
        Refusal::RuleBroken(register, rule) => rule.check.says(register).get(lang).to_owned(),
        Refusal::NotInState(register) => {
            let name = register.name.get(lang);
            say!(lang, "{name}目前的状态不能这样办理", "Not possible in the present state ({name})")
        }
        Refusal::FieldOfOthers(register, key) => {
            let name = field_name(Some(Kind::Entry(register)), key, lang);
            say!(lang, "“{name}”不由您的角色填写", "“{name}” is not for your role to fill in")
        }
        Refusal::NotAPeriod => say!(lang, "请选择月份或年份", "Choose a month or a year"),
        Refusal::Gate(missing) => {
            let missing: Vec<&str> = missing.iter().map(|item| gate_item(*item, lang)).collect();
            say!(
                lang,
                "进入该阶段还缺：{}。综合可写明理由放行",
                "Missing for this phase: {}. The office can let it through with a reason",
                missing.join(&say!(lang, "、", ", "))
            )
        }
        Refusal::HaltIsOpen => {
            say!(
                lang,
                "有一条停工记录没有复工日，请先登记复工",
                "A halt of this project is still open: record first when the works resumed"
            )
        }
        _ => String::new(),
    }
}

/// Why a day does not fit; empty for what is refused for another reason.
fn about_days(refusal: &Refusal, lang: Lang) -> String {
    match refusal {
        Refusal::DeadlinePassed => say!(
            lang,
            "延期应在到期前申请，现已逾期",
            "An extension must be requested before the deadline, which has passed"
        ),
        Refusal::NotLater => {
            say!(lang, "新时限应晚于目前的时限", "The new deadline must be later than the current one")
        }
        Refusal::DueBeforeFound => {
            say!(lang, "整改时限不能早于发现日期", "The deadline cannot be before the day it was found")
        }
        Refusal::FoundInFuture => say!(lang, "发现日期不能晚于今天", "The day it was found cannot be in the future"),
        Refusal::DateInPast => say!(
            lang,
            "时限不能早于今天；此前已交办的，先填实际交办日期",
            "The deadline cannot be in the past; if it was assigned earlier, enter the day it was assigned first"
        ),
        Refusal::OrderedInFuture => {
            say!(lang, "交办日期不能晚于今天", "The day it was assigned cannot be in the future")
        }
        Refusal::OrderedBeforeFound => {
            say!(lang, "交办日期不能早于发现日期", "It cannot have been assigned before it was found")
        }
        Refusal::DueBeforeOrdered => {
            say!(lang, "整改时限不能早于交办日期", "The deadline cannot be before the day it was assigned")
        }
        Refusal::OnlyExtensionMoves => {
            say!(lang, "交办后只能通过延期调整时限", "Once assigned, only an extension can change the deadline")
        }
        _ => String::new(),
    }
}

/// Why what a running ledger tells is refused.
fn ledger_refusal(why: LedgerRefusal, lang: Lang) -> String {
    match why {
        LedgerRefusal::StepsBack(is) => {
            say!(
                lang,
                "本机已是“{}”，不按表退回",
                "Here it is “{}” already; a list takes no step back",
                state(is, lang)
            )
        }
        LedgerRefusal::NotClosed => {
            say!(lang, "尚未销号，不登记销号日期", "It is not closed, so it has no day of closing")
        }
        LedgerRefusal::ClosedInFuture => {
            say!(lang, "销号日期不能晚于今天", "The day it was closed cannot be in the future")
        }
        LedgerRefusal::ClosedBeforeFound => {
            say!(lang, "销号日期不能早于发现日期", "It cannot have been closed before it was found")
        }
    }
}

/// Why a command about a visit is refused.
fn visit_refusal(refusal: &Refusal, lang: Lang) -> String {
    match refusal {
        Refusal::VisitFinished => say!(
            lang,
            "督查已完成，不能修改，只能更正并写明原因",
            "The visit is finished; it can only be amended, with a reason"
        ),
        Refusal::VisitNotFinished => {
            say!(lang, "督查尚未完成，可直接修改", "The visit is not finished yet; you can simply edit it")
        }
        Refusal::Visit(VisitRefusal::InFuture) => {
            say!(lang, "督查日期不能晚于今天", "The day of the visit cannot be in the future")
        }
        Refusal::Visit(VisitRefusal::ListsClash) => say!(
            lang,
            "这两张检查表有相同的检查项，不能一起用；请分两次督查",
            "These checklists share items and cannot be used together; make two visits"
        ),
        Refusal::Visit(VisitRefusal::FirstList) => {
            say!(lang, "这次督查正在用这张检查表", "This visit uses that checklist already")
        }
        Refusal::Visit(VisitRefusal::ListAnswered) => say!(
            lang,
            "这张检查表已有填写的内容，不能去掉",
            "Items of this checklist are answered; it cannot be taken off"
        ),
        Refusal::Visit(VisitRefusal::Draw(why)) => draw_refusal(*why, lang),
        _ => say!(lang, "还没有填写任何检查项", "No item has been answered yet"),
    }
}

/// Why no lot is drawn.
fn draw_refusal(why: DrawRefusal, lang: Lang) -> String {
    match why {
        DrawRefusal::NoSeed => {
            say!(lang, "没有种子，抽取无法复核；请填写种子", "Without a seed nobody can repeat the draw")
        }
        DrawRefusal::SeedUsed => {
            say!(lang, "本方案已用这个种子抽取过，请换一个", "This plan holds a draw with this seed; take another")
        }
        DrawRefusal::NoSites => say!(lang, "没有可抽取的项目", "There is no project to draw from"),
        DrawRefusal::NoPeople => say!(lang, "没有可抽取的督查人员", "There is no inspector to be drawn"),
        DrawRefusal::NoShare => say!(lang, "抽取比例应为 1 至 100", "The share must be 1 to 100"),
    }
}

/// Why something on which other records hang is not deleted, and what to do instead.
fn has_records(of: Kind, lang: Lang) -> String {
    let Kind::Entry(register) = of else {
        return say!(
            lang,
            "该项目已有督查、问题或台账记录，不能删除；可将其标为“取消”",
            "This project has visits, issues or records in registers and cannot be deleted; mark it as cancelled instead"
        );
    };
    let (name, counted) = (register.name.get(lang), register.counted.0);
    say!(
        lang,
        "这条{name}记录下还有其他记录，不能删除；请先删除那些记录",
        "Other records belong to this {counted}, so it cannot be deleted; delete those first"
    )
}
