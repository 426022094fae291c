//! What happens in the sample: visits, what they find, and what becomes of it.
//!
//! Everything is told in the order in which it happened, from 42 days ago until today.

use std::borrow::Cow;
use std::collections::BTreeMap;

use crate::domain::checklist::{ItemKind, Template};
use crate::domain::command::Command;
use crate::domain::ids::{ProblemId, VisitId};
use crate::domain::taxonomy::default_deadline;
use crate::domain::templates::built_in;

use super::approvals;
use super::entries::{enter_all, enter_first};
use super::findings::{
    AGREEMENTS, BACKFILL, COMPENSATION, EDGES, EQUIPMENT, FENCE, Finding, NO_SERVICE, NODE_LATE, NOT_CLEARED,
    OBSTRUCTION, PAYMENT, POWER, REVIEW_LATE, SUSPECTED_IDLE,
};
use super::projects::{LANDFILL, TOWN_LAND, enter, project};
use super::registers;
use super::stage::{Stage, Turn, Who};
use super::walks::{
    BIGU_FIRST, BIGU_SECOND, CLINKER_FIRST, CLINKER_SECOND, FACTORY_FIRST, IDLE_FIRST, LANDFILL_FIRST, LANDFILL_SECOND,
    NEW_TOWN_FIRST, NEW_TOWN_SECOND, PARK_FIRST, PARK_SECOND, PHOSPHATE_FIRST, STATION_DRAFT, TOWN_LAND_FIRST, Walk,
};

use Who::{Chen, Li, Yang};

/// The newest version of a walk's checklist.
fn checklist(walk: &Walk) -> &'static Template {
    let found = built_in().iter().find(|template| template.key.as_str() == walk.template);
    found.expect("the sample uses built-in checklists")
}

impl Turn<'_> {
    /// Goes over a site and finishes the visit.
    fn visits(&mut self, walk: &Walk, confirmed_by: &str) -> VisitId {
        let visit = self.walks(walk);
        for (field, text) in [("progress", walk.progress), ("findings", walk.findings), ("confirmed_by", confirmed_by)]
        {
            self.does(Command::EditVisit { visit: visit.clone(), field: field.to_owned(), text: text.to_owned() });
        }
        if !walk.lacking.is_empty() {
            let (field, text) = ("lacking".to_owned(), walk.lacking.to_owned());
            self.does(Command::EditVisit { visit: visit.clone(), field, text });
        }
        self.does(Command::FinishVisit { visit: visit.clone() });
        visit
    }

    /// Goes over a site and leaves the visit as a draft.
    fn walks(&mut self, walk: &Walk) -> VisitId {
        let facts = [
            ("kind", walk.kind),
            ("inspectors", self.name()),
            ("accompanying", walk.accompanying),
            ("weather", walk.weather),
        ];
        let start = Command::StartVisit {
            project: project(walk.project),
            template: walk.template.to_owned(),
            version: checklist(walk).version,
            facts: texts(&facts),
        };
        let made = self.does(start).expect("starting a visit makes it");
        let visit = VisitId::of(&made).expect("a visit was started");
        for (item, answer) in self.answers(walk) {
            self.does(Command::AnswerItem { visit: visit.clone(), item, answer: Some(answer) });
        }
        for (item, text) in walk.notes {
            let (item, text) = ((*item).to_owned(), (*text).to_owned());
            self.does(Command::NoteItem { visit: visit.clone(), item, text });
        }
        visit
    }

    fn answers(&self, walk: &Walk) -> Vec<(String, String)> {
        let given =
            |key: &str| walk.given.iter().find(|(item, _)| *item == key).map(|(_, answer)| (*answer).to_owned());
        let day = |key: &str| walk.days.iter().find(|(item, _)| *item == key).map(|(_, days)| self.in_days(*days));
        let answer = |key: &str, kind: &ItemKind| {
            let passes = *kind == ItemKind::Check && !walk.open.contains(&key);
            given(key).or_else(|| day(key).map(|day| day.to_string())).or_else(|| passes.then(|| "pass".to_owned()))
        };
        let list = checklist(walk);
        let all: BTreeMap<&str, String> =
            list.items().filter_map(|item| Some((item.key.as_ref(), answer(&item.key, &item.kind)?))).collect();
        let hidden = list.hidden(&|item| all.get(item.key.as_ref()).map(Cow::from));
        let asked = list.items().filter(|item| !hidden.has(item));
        asked.filter_map(|item| Some((item.key.to_string(), all.get(item.key.as_ref())?.clone()))).collect()
    }

    /// Raises a problem, with the deadline that its category asks for.
    fn raises(&mut self, visit: &VisitId, finding: &Finding) -> ProblemId {
        let category = finding.category;
        let severity = if finding.severity.is_empty() { category.severity().key() } else { finding.severity };
        let deadline = default_deadline(category, Some(finding.cause), self.in_days(0)).to_string();
        let facts = [
            ("title", finding.title),
            ("detail", finding.detail),
            ("category", category.key()),
            ("cause", finding.cause),
            ("severity", severity),
            ("assisting", finding.assisting),
            ("leader", finding.leader),
            ("measure", finding.measure),
            ("deadline", &deadline),
        ];
        let raise = Command::RaiseProblem {
            project: project(finding.project),
            visit: Some(visit.clone()),
            item: (!finding.item.is_empty()).then(|| finding.item.to_owned()),
            facts: texts(&facts),
        };
        let made = self.does(raise).expect("raising a problem makes it");
        ProblemId::of(&made).expect("a problem was raised")
    }

    /// 交办, by the deadline that was set when it was raised or so many days from today.
    fn assigns(&mut self, problem: &ProblemId, lead_unit: &str, in_days: Option<i64>) {
        let set = self.tables().problem(problem).and_then(|problem| problem.deadline);
        let deadline = in_days.map(|days| self.in_days(days)).or(set).expect("a problem is raised with a deadline");
        self.does(Command::Assign {
            problem: problem.clone(),
            lead_unit: lead_unit.to_owned(),
            deadline,
            ordered_on: None,
        });
    }

    fn reports(&mut self, problem: &ProblemId, report: &str) {
        self.does(Command::ReportRectified { problem: problem.clone(), report: report.to_owned() });
    }

    fn passes(&mut self, problem: &ProblemId, found: &str) {
        self.does(Command::PassRecheck { problem: problem.clone(), found: found.to_owned() });
    }

    fn asks_extension(&mut self, problem: &ProblemId, in_days: i64, why: &str) {
        let to = self.in_days(in_days);
        self.does(Command::AskExtension { problem: problem.clone(), to, why: why.to_owned() });
    }

    fn remarks(&mut self, of: impl Into<crate::book::EntityId>, text: &str) {
        self.does(Command::Remark { of: of.into(), text: text.to_owned() });
    }
}

fn texts(facts: &[(&str, &str)]) -> Vec<(String, String)> {
    facts.iter().map(|(key, text)| ((*key).to_owned(), (*text).to_owned())).collect()
}

/// Tells the whole story.
pub(super) fn tell(stage: &mut Stage) {
    enter(stage);
    let first = first_round(stage);
    land_and_park(stage, &first);
    let review = second_round(stage, &first);
    last_week(stage, &first, &review);
    enter_all(stage, 1);
    today(stage);
    approvals::enter(stage);
    registers::enter(stage);
}

/// The problems of the first round that later parts come back to.
struct First {
    agreements: ProblemId,
    payment: ProblemId,
    power: ProblemId,
    quota: ProblemId,
    compensation: ProblemId,
    service: ProblemId,
    idle: ProblemId,
}

fn first_round(stage: &mut Stage) -> First {
    let mut yang = stage.turn(Yang, 42);
    let landfill = yang.visits(&LANDFILL_FIRST, "周主任");
    let agreements = yang.raises(&landfill, &AGREEMENTS);
    let node = yang.raises(&landfill, &NODE_LATE);
    let mut li = stage.turn(Li, 40);
    let new_town = li.visits(&NEW_TOWN_FIRST, "许科长");
    let payment = li.raises(&new_town, &PAYMENT);
    let backfill = li.raises(&new_town, &BACKFILL);
    let mut chen = stage.turn(Chen, 39);
    chen.assigns(&agreements, "属地乡镇", None);
    chen.assigns(&node, "区建委", None);
    chen.assigns(&payment, "区财政局", Some(47));
    chen.assigns(&backfill, "区建委", None);
    stage.turn(Yang, 38).visits(&CLINKER_FIRST, "钱经理");
    let mut chen = stage.turn(Chen, 37);
    chen.reports(&backfill, "区建委书面报告：回填段已返工，分层夯实，附压实度检测单。");
    stage.turn(Li, 35).passes(&backfill, "现场抽测三处，压实度合格，检查井周边无下沉。");
    stage.turn(Li, 34).visits(&BIGU_FIRST, "方科长");
    let mut yang = stage.turn(Yang, 33);
    let park = yang.visits(&PARK_FIRST, "蒋主任");
    let power = yang.raises(&park, &POWER);
    let quota = yang.raises(&park, &NOT_CLEARED);
    let mut li = stage.turn(Li, 30);
    let land = li.visits(&TOWN_LAND_FIRST, "郑科长");
    let compensation = li.raises(&land, &COMPENSATION);
    let mut chen = stage.turn(Chen, 29);
    chen.assigns(&power, "区供电局", None);
    chen.assigns(&quota, "土地收储中心", None);
    chen.assigns(&compensation, "区国土局", None);
    let mut yang = stage.turn(Yang, 28);
    yang.does(Command::ReportRectified {
        problem: node.clone(),
        report: "区建委书面报告：增加两个作业班组，调节池土方已完成。".to_owned(),
    });
    let phosphate = yang.visits(&PHOSPHATE_FIRST, "邓经理");
    let service = yang.raises(&phosphate, &NO_SERVICE);
    stage.turn(Yang, 27).passes(&node, "现场核实：调节池土方完成，防渗膜进场，节点已追上。");
    let mut li = stage.turn(Li, 26);
    let idle_land = li.visits(&IDLE_FIRST, "郑科长");
    let idle = li.raises(&idle_land, &SUSPECTED_IDLE);
    First { agreements, payment, power, quota, compensation, service, idle }
}

fn land_and_park(stage: &mut Stage, first: &First) {
    let mut chen = stage.turn(Chen, 25);
    chen.assigns(&first.service, "招商中心", None);
    chen.assigns(&first.idle, "区国土局", None);
    chen.reports(&first.service, "招商中心报告：已确定专人，每周到现场一次。");
    enter_first(stage, 25);
    registers::issue(stage, 24);
    stage.turn(Yang, 18).passes(&first.service, "企业确认服务人员到场两次，电话已公示。");
    let mut chen = stage.turn(Chen, 16);
    chen.reports(&first.payment, "区财政局报告：两个标段进度款已安排拨付。");
    let hold = "用地指标已上报，等上级批复，批复前无法清表。".to_owned();
    stage.turn(Chen, 15).does(Command::Hold { problem: first.quota.clone(), why: hold });
}

fn second_round(stage: &mut Stage, first: &First) -> ProblemId {
    let mut yang = stage.turn(Yang, 14);
    yang.visits(&LANDFILL_SECOND, "周主任");
    yang.asks_extension(&first.agreements, 29, "12户已签7户，其余5户外出务工，需逐户联系。");
    let mut chen = stage.turn(Chen, 13);
    chen.does(Command::GrantExtension { problem: first.agreements.clone() });
    let month = chen.in_days(0).format("%Y-%m").to_string();
    let sums = [("ytd", "3300"), ("ytd_as_of", month.as_str()), ("since_start", "6300")];
    let facts = texts(&[sums[0], sums[1], sums[2], ("progress", "库区一期土方完成，防渗膜铺设过半")]);
    chen.does(Command::EditProject { project: project(LANDFILL), facts });
    let mut li = stage.turn(Li, 12);
    let new_town = li.visits(&NEW_TOWN_SECOND, "许科长");
    let why = "现场核对付款凭证：只付了一个标段，另一标段未付。".to_owned();
    li.does(Command::RejectRecheck { problem: first.payment.clone(), why });
    stage.turn(Li, 11).does(Command::AmendVisit {
        visit: new_town,
        field: "answer/ct06".to_owned(),
        text: "700".to_owned(),
        why: "计量单复核：一笔凭证重复计入".to_owned(),
    });
    stage.turn(Chen, 9).asks_extension(&first.power, 19, "变压器到货推迟，区供电局申请延期。");
    let refuse = "停电窗口已商定，到货时间可控，不同意延期。".to_owned();
    stage.turn(Chen, 8).does(Command::RefuseExtension { problem: first.power.clone(), why: refuse });
    let mut li = stage.turn(Li, 8);
    let bigu = li.visits(&BIGU_SECOND, "方科长");
    let review = li.raises(&bigu, &REVIEW_LATE);
    stage.turn(Chen, 7).assigns(&review, "区规划局", Some(9));
    review
}

fn last_week(stage: &mut Stage, first: &First, review: &ProblemId) {
    let mut yang = stage.turn(Yang, 6);
    yang.visits(&PARK_SECOND, "蒋主任");
    yang.remarks(first.power.clone(), "变压器基础已做好，设备仍未到场，问过厂家，说下周发货。");
    let lead = |unit: &str| Command::EditProblem { problem: first.idle.clone(), facts: texts(&[("lead_unit", unit)]) };
    stage.apart(5, (Yang, lead("园区管委会")), (Li, lead("招商中心")));
    stage.turn(Yang, 5).remarks(first.idle.clone(), "地块在园区红线内，宜由园区管委会牵头。");
    stage.turn(Li, 5).remarks(first.idle.clone(), "合同由招商中心签订，宜由招商中心牵头与企业商谈。");
    let mut yang = stage.turn(Yang, 4);
    let deadline = yang.in_days(14);
    let why = "企业反映服务人员又连续两周未到场".to_owned();
    yang.does(Command::Reopen { problem: first.service.clone(), why, deadline });
    let mut yang = stage.turn(Yang, 3);
    let clinker = yang.visits(&CLINKER_SECOND, "钱经理");
    yang.raises(&clinker, &EQUIPMENT);
    let mut chen = stage.turn(Chen, 2);
    chen.reports(&first.compensation, "区国土局报告：首批补偿款已通过银行发放到户，附发放清单。");
    chen.remarks(project(TOWN_LAND), "安置方案下周上会，会后再排第二批签约。");
    let mut li = stage.turn(Li, 1);
    let factory = li.visits(&FACTORY_FIRST, "韩工");
    let edges = li.raises(&factory, &EDGES);
    let fence = li.raises(&factory, &FENCE);
    let mut chen = stage.turn(Chen, 1);
    chen.assigns(&edges, "区建委", None);
    chen.assigns(&fence, "园区管委会", None);
    chen.asks_extension(review, 21, "专家评审会改期，申请顺延。");
    chen.remarks(edges, "已口头通知立即停工，临边防护装好、复查合格后方可复工。");
}

fn today(stage: &mut Stage) {
    let mut yang = stage.turn(Yang, 0);
    let station = yang.walks(&STATION_DRAFT);
    yang.raises(&station, &OBSTRUCTION);
}
