//! What a visit found, in sentences: the draft of the 督查意见 as a whole, what a problem begins with, which answers follow
//! from others, and units.

use sitebook::book::{Book, Stamp, Value};
use sitebook::domain::checklist::{ItemKind, Template, Verdict, judge};
use sitebook::domain::command::Command;
use sitebook::domain::findings::{opinion, problem_texts, proposed};
use sitebook::domain::ids::{ProjectId, VisitId};
use sitebook::domain::templates::built_in_template;
use sitebook::domain::text::Lang;

use super::{Machine, facts_of};

/// A visit with one of the program's checklists.
struct Walk {
    machine: Machine,
    project: ProjectId,
    visit: VisitId,
    template: &'static Template,
    /// 计量单位 of the project.
    quantity_unit: &'static str,
}

impl Walk {
    fn new(template: &'static str, version: u16) -> Self {
        let (mut machine, id) = Machine::new();
        let start =
            Command::StartVisit { project: id.clone(), template: template.to_owned(), version, facts: Vec::new() };
        let visit = VisitId::of(&machine.act(start).made.unwrap()).unwrap();
        let template = built_in_template(template, version).unwrap();
        Self { machine, project: id, visit, template, quantity_unit: "" }
    }

    fn measured_in(self, quantity_unit: &'static str) -> Self {
        Self { quantity_unit, ..self }
    }

    /// The book, with the unit that its project is measured in.
    fn book(&self) -> Book {
        let mut book = Book::default();
        for (change, _) in self.machine.workbook.book().arrivals() {
            book.apply(change.clone(), None);
        }
        if !self.quantity_unit.is_empty() {
            let (of, stamp) = (self.project.entity(), Stamp::new(1_800_000_000_000, 0, 7));
            let unit = Value::text(self.quantity_unit);
            book.apply(book.replace(of, &"quantity_unit".parse().unwrap(), unit, of, stamp).seal(), None);
        }
        book
    }

    fn answers(mut self, answers: &[(&str, &str)]) -> Self {
        for (item, answer) in answers {
            self.machine.answer(&self.visit, item, Some(answer));
        }
        self
    }

    /// 是 to every check that has no answer yet, but for these.
    fn all_else_is_good_but(mut self, open: &[&str]) -> Self {
        for item in self.template.items().filter(|item| !open.contains(&item.key.as_ref())) {
            let field = format!("answer/{}", item.key);
            let answered = !self.machine.workbook.book().text(self.visit.entity(), &field).is_empty();
            if item.kind == ItemKind::Check && !answered {
                self.machine.answer(&self.visit, &item.key, Some("pass"));
            }
        }
        self
    }

    fn notes(mut self, notes: &[(&str, &str)]) -> Self {
        for (item, text) in notes {
            let (item, text) = ((*item).to_owned(), (*text).to_owned());
            self.machine.act(Command::NoteItem { visit: self.visit.clone(), item, text });
        }
        self
    }

    /// Raises the problem that an item suggests, with some of its facts given by a person.
    fn raises(mut self, item: &str, given: &[(&str, &str)]) -> Self {
        let mut facts: Vec<(String, String)> = self.begins_with(item);
        facts.retain(|(field, _)| !given.iter().any(|(other, _)| other == field));
        facts.extend(facts_of(given));
        let (project, visit) = (self.project.clone(), Some(self.visit.clone()));
        self.machine.act(Command::RaiseProblem { project, visit, item: Some(item.to_owned()), facts });
        self
    }

    fn begins_with(&self, item: &str) -> Vec<(String, String)> {
        let found = self.machine.workbook.tables().visit(&self.visit).unwrap();
        let item = self.template.item(item).unwrap();
        let texts = problem_texts(self.machine.workbook.book(), found, self.template, item, Lang::Zh);
        texts.into_iter().map(|(field, text)| (field.to_owned(), text)).collect()
    }

    fn begins(&self, item: &str) -> [String; 2] {
        let texts = self.begins_with(item);
        ["title", "detail"].map(|field| texts.iter().find(|(own, _)| own == field).unwrap().1.clone())
    }

    fn opinion(&self, lang: Lang) -> String {
        let tables = self.machine.workbook.tables();
        opinion(&self.book(), tables, tables.visit(&self.visit).unwrap(), self.template, lang)
    }

    fn follows(&self, item: &str) -> Option<(String, Option<String>)> {
        let (book, tables) = (self.machine.workbook.book(), self.machine.workbook.tables());
        let found = tables.visit(&self.visit).unwrap();
        let follows = proposed(book, found, self.template, self.template.item(item).unwrap())?;
        Some((follows.answer, follows.apart.map(|apart| apart.to_string())))
    }

    #[track_caller]
    fn drafts(&self, zh: &str, en: &str) {
        for (lang, expected) in [(Lang::Zh, zh), (Lang::En, en)] {
            let drafted = self.opinion(lang);
            assert_eq!(drafted, expected, "\n{drafted}\n");
        }
    }
}

#[test]
fn the_opinion_on_works_with_two_problems_tells_progress_figures_and_who_must_act() {
    let walk = Walk::new("continuing", 2)
        .measured_in("公里")
        .answers(&[
            ("ct01", "3号桥台浇筑完成，K3+200至K4路基填筑"),
            ("ct03", "0.85"),
            ("ct04", "5.2"),
            ("ct05", "1200.5"),
            ("ct06", "1200.5"),
            ("ct08", "fail"),
            ("ct10", "12"),
            ("ct11", "funds"),
            ("ct14", "fail"),
            ("ct17", "2027-03-31"),
        ])
        .all_else_is_good_but(&["ct12", "ct18"])
        .notes(&[("ct08", "K4桥台未浇筑，落后18天"), ("ct16", "排水问题已复查通过"), ("ct11", "一期计量款未付")])
        .raises("ct08", &[("lead_unit", "区交通运输局"), ("deadline", "2026-11-16")])
        .raises(
            "ct14",
            &[
                ("lead_unit", "区人社局"),
                ("deadline", "2026-11-06"),
                ("detail", "3名工人反映9月、10月工资未发\n合计41万元"),
            ],
        );
    walk.drafts(
        "一、基本情况\n\
         当前形象部位：3号桥台浇筑完成，K3+200至K4路基填筑。本期完成实物量0.85公里，累计完成5.2公里，本期投资上报1,200.5万元，\
         本期投资核定1,200.5万元。自上次督查以来停工12天，停工主要原因为资金（一期计量款未付）。预计2027年3月31日竣工。\
         上次问题已复查：排水问题已复查通过。\n\
         二、检查情况\n\
         按《续建项目》检查表检查，共18项，已查16项，其中合格6项、不合格2项（其中关键项1项）、记录数据8项；未查2项。\
         有关键项不合格，本次督查结果为不合格。\n\
         三、存在问题\n\
         （一）资金与变更\n\
         1. 存在拖欠农民工工资（关键项）。3名工人反映9月、10月工资未发。合计41万元。\n\
         （二）形象与实物量\n\
         2. 本期节点未完成。K4桥台未浇筑，落后18天。\n\
         四、整改要求\n\
         第1项由区人社局牵头，于2026年11月6日前完成整改。\n\
         第2项由区交通运输局牵头，于2026年11月16日前完成整改。",
        "On site\n\
         Works now at: 3号桥台浇筑完成，K3+200至K4路基填筑. Quantity built this period 0.85 公里, 5.2 公里 in all, \
         investment this period reported as CNY 12.005 m, investment this period verified as CNY 12.005 m. \
         Stopped for 12 days since the last visit, main reason for stopping: Funds (一期计量款未付). \
         Completion forecast for 2027-03-31. Problems of the last visit re-checked: 排水问题已复查通过.\n\
         Checks\n\
         Checklist “Under construction”: 16 of 18 items checked, 6 passed, 2 failed (1 of them key), 8 recorded; \
         2 not checked. A key item failed, so the whole visit fails.\n\
         Issues\n\
         Money and changes\n\
         1. 存在拖欠农民工工资 (key item). 3名工人反映9月、10月工资未发. 合计41万元.\n\
         Progress and quantities\n\
         2. 本期节点未完成. K4桥台未浇筑，落后18天.\n\
         Action required\n\
         Issue 1: 区人社局 leads, to be put right by 2026-11-06.\n\
         Issue 2: 区交通运输局 leads, to be put right by 2026-11-16.",
    );
}

#[test]
fn the_opinion_on_a_danger_to_life_stops_the_works_there() {
    let walk = Walk::new("quality_safety", 2)
        .answers(&[("qs01", "fail"), ("qs08", "na"), ("qs13", "fail"), ("qs15", "na")])
        .all_else_is_good_but(&["qs11"])
        .notes(&[
            ("qs01", "北侧倒伏约5米。"),
            ("qs13", "东侧临边30米无栏杆，三处洞口未盖"),
            ("qs08", "市里统一安装，未到期"),
        ])
        .raises("qs13", &[("lead_unit", "铜都建工"), ("deadline", "2026-11-02")]);
    walk.drafts(
        "一、基本情况\n\
         扬尘监控100%安装：不适用（市里统一安装，未到期）。\n\
         二、检查情况\n\
         按《质量安全》检查表检查，共16项，已查15项，其中合格11项、不合格2项（其中关键项1项）、不适用2项；未查1项。\
         有关键项不合格，本次督查结果为不合格。\n\
         三、存在问题\n\
         （一）施工安全\n\
         1. 临边洞口防护缺失（关键项）。东侧临边30米无栏杆，三处洞口未盖。\n\
         （二）八个百分百\n\
         2. 工地未全部围挡。北侧倒伏约5米。\n\
         四、整改要求\n\
         第1项由铜都建工牵头，于2026年11月2日前完成整改。\n\
         第2项由责任单位抓紧整改，并书面报送整改情况。\n\
         第1项所涉部位立即停工整改，经复查合格后方可复工。",
        "On site\n\
         Dust monitoring 100% installed: not applicable (市里统一安装，未到期).\n\
         Checks\n\
         Checklist “Quality and safety”: 15 of 16 items checked, 11 passed, 2 failed (1 of them key), \
         2 not applicable; 1 not checked. A key item failed, so the whole visit fails.\n\
         Issues\n\
         Site safety\n\
         1. 临边洞口防护缺失 (key item). 东侧临边30米无栏杆，三处洞口未盖.\n\
         The eight 100% rules\n\
         2. Site not fully enclosed by hoardings. 北侧倒伏约5米.\n\
         Action required\n\
         Issue 1: 铜都建工 leads, to be put right by 2026-11-02.\n\
         Issue 2: the responsible unit is to act without delay and report in writing.\n\
         Issue 1: stop work there now; resume only after a re-inspection.",
    );
}

#[test]
fn the_opinion_on_idle_land_rests_on_its_figures_and_stays_a_suspicion() {
    let walk = Walk::new("idle_land", 2)
        .answers(&[
            ("id01", "2024-05-10"),
            ("id02", "2024-09-01"),
            ("id03", "no"),
            ("id04", "45"),
            ("id18", "1310"),
            ("id19", "5960"),
            ("id20", "22"),
            ("id06", "yes"),
            ("id07", "built"),
            ("id08", "31.5"),
            ("id10", "80"),
            ("id11", "86.5"),
            ("id12", "fail"),
            ("id15", "enterprise"),
            ("id17", "time_limit"),
        ])
        .notes(&[("id20", "凭证见附件"), ("id06", "2025年10月1日起停工")]);
    walk.drafts(
        "一、基本情况\n\
         约定2024年5月10日动工，实际2024年9月1日动工，已动工面积占应动工面积45%，已投资1,310万元（不含地价款和税费），\
         总投资5,960万元（不含地价款和税费）。建筑系数31.5%，批准面积80亩，实测面积86.5亩。\
         未按约建设的原因：企业原因，处理建议：限期开工。\n\
         二、检查情况\n\
         按《闲置土地与圈地清理》检查表检查，共19项，已查15项，其中合格4项、不合格3项、记录数据8项；未查4项。\n\
         三、存在问题\n\
         （一）动工与中止\n\
         1. 已投资额占总投资额22%（不含地价款和税费），不足25%。凭证见附件。\n\
         2. 中止开发满1年，疑似闲置。2025年10月1日起停工。\n\
         （二）用地现状\n\
         3. 实测面积超过批准面积。相差6.5亩。\n\
         四、整改要求\n\
         第1、2、3项由责任单位抓紧整改，并书面报送整改情况。",
        "On site\n\
         Start agreed for 2024-05-10, actual start on 2024-09-01, area begun 45% of the area due, invested CNY 13.10 m, \
         without land price and taxes, total investment CNY 59.60 m, without land price and taxes. \
         Site coverage 31.5%, approved area 80 mu, measured area 86.5 mu. \
         Why it was not built as agreed: On the enterprise's side, opinion: Set a time limit.\n\
         Checks\n\
         Checklist “Idle land”: 15 of 19 items checked, 4 passed, 3 failed, 8 recorded; 4 not checked.\n\
         Issues\n\
         Start and suspension\n\
         1. Invested 22% of the total, without land price and taxes: below 25%. 凭证见附件.\n\
         2. Suspended for a full year: suspected idle land. 2025年10月1日起停工.\n\
         Use of the land\n\
         3. Measured area exceeds the approved area. A difference of 6.5 mu.\n\
         Action required\n\
         Issues 1, 2, 3: the responsible unit is to act without delay and report in writing.",
    );
}

#[test]
fn a_visit_without_problems_says_so_and_asks_for_nothing() {
    let walk = Walk::new("reserve", 2).answers(&[("rs01", "pass"), ("rs03", "3600"), ("rs09", "ready")]);
    walk.drafts(
        "一、基本情况\n投资估算3,600万元。成熟度：可转前期。\n二、检查情况\n\
         按《项目储备》检查表检查，共11项，已查3项，其中合格1项、记录数据2项；未查8项。未发现不合格项。",
        "On site\nEstimated investment CNY 36.00 m. Maturity: Ready for preparation.\nChecks\n\
         Checklist “Pipeline”: 3 of 11 items checked, 1 passed, 2 recorded; 8 not checked. No item failed.",
    );
}

#[test]
fn the_progress_of_the_visit_itself_is_told_where_no_item_says_the_same() {
    let mut walk = Walk::new("continuing", 2).answers(&[("ct01", "二层封顶")]);
    let mut says = |text: &str| {
        let (field, text) = ("progress".to_owned(), text.to_owned());
        walk.machine.act(Command::EditVisit { visit: walk.visit.clone(), field, text });
        walk.opinion(Lang::Zh).lines().nth(1).unwrap().to_owned()
    };
    assert_eq!(says("二层封顶"), "当前形象部位：二层封顶。");
    assert_eq!(says("外架已拆"), "外架已拆。当前形象部位：二层封顶。");
}

#[test]
fn a_problem_begins_with_how_its_item_fails_and_with_the_figures() {
    let walk = Walk::new("continuing", 2)
        .answers(&[("ct05", "1200.5"), ("ct06", "1080"), ("ct07", "fail"), ("ct14", "fail")])
        .notes(&[("ct07", "按计量单核定"), ("ct14", "3名工人，41万元")]);
    let detail = "本期投资上报1,200.5万元，本期投资核定1,080万元，相差120.5万元。按计量单核定。";
    assert_eq!(walk.begins("ct07"), ["上报数与现场核定不符", detail]);
    assert_eq!(walk.begins("ct14"), ["存在拖欠农民工工资", "3名工人，41万元。"]);
    let rule: Vec<_> = walk.begins_with("ct14").into_iter().skip(2).collect();
    assert_eq!(rule, facts_of(&[("category", "ZJ"), ("cause", "wages"), ("clause", ""), ("points", "")]));

    let land = Walk::new("about_to_start", 2).answers(&[("as09", "92.5")]);
    assert_eq!(land.begins("as09"), ["征地协议签订率为92.5%，未全部签订", ""]);
}

#[test]
fn a_visit_of_an_old_version_fails_in_the_words_of_the_new_one_where_the_question_is_the_same() {
    let old = Walk::new("continuing", 1).answers(&[("ct14", "fail"), ("ct03", "5")]);
    assert_eq!(old.begins("ct14")[0], "存在拖欠农民工工资");
    assert!(old.opinion(Lang::Zh).contains("本期完成实物量5。"), "the unit stands in the note");
    let idle = Walk::new("idle_land", 1).answers(&[("id05", "24")]);
    assert_eq!(idle.begins("id05"), ["已投资额占总投资额：24%", "要求不少于25%。"]);
}

/// An answer, and how far its figures lie apart.
type Follows = Option<(&'static str, Option<&'static str>)>;

/// A checklist, what was answered, the item in question, and what follows for it.
type Case = (&'static str, &'static [(&'static str, &'static str)], &'static str, Follows);

#[test]
fn answers_that_follow_from_others_are_proposed() {
    let nothing: Follows = None;
    let cases: &[Case] = &[
        ("continuing", &[("ct05", "1200.5")], "ct07", nothing),
        ("continuing", &[("ct05", "1200.5"), ("ct06", "1080")], "ct07", Some(("fail", Some("120.5")))),
        ("continuing", &[("ct05", "1080"), ("ct06", "1080.0")], "ct07", Some(("pass", None))),
        ("continuing", &[("ct05", "1080"), ("ct06", "na")], "ct07", nothing),
        ("continuing", &[("ct10", "0")], "ct11", Some(("none", None))),
        ("continuing", &[("ct10", "0")], "ct12", Some(("na", None))),
        ("continuing", &[("ct10", "3")], "ct12", nothing),
        ("idle_land", &[("id18", "1310"), ("id19", "5960")], "id20", Some(("22", None))),
        ("idle_land", &[("id18", "1310"), ("id19", "0")], "id20", nothing),
        ("idle_land", &[("id10", "80"), ("id11", "86.5")], "id12", Some(("fail", Some("6.5")))),
        ("idle_land", &[("id10", "80"), ("id11", "79")], "id12", Some(("pass", Some("1")))),
        ("idle_land", &[("id01", "2025-10-31"), ("id02", "na")], "id03", Some(("yes", None))),
        ("idle_land", &[("id01", "2025-11-01"), ("id02", "na")], "id03", Some(("no", None))),
        ("idle_land", &[("id01", "2020-11-01"), ("id02", "2023-01-01")], "id03", Some(("no", None))),
        ("idle_land", &[("id01", "2020-11-01")], "id03", nothing),
    ];
    for (template, answers, item, expected) in cases {
        let walk = Walk::new(template, 2).answers(answers);
        let expected = expected.map(|(answer, apart)| (answer.to_owned(), apart.map(str::to_owned)));
        assert_eq!(walk.follows(item), expected, "{item} after {answers:?}");
    }
}

#[test]
fn the_share_invested_is_judged_without_the_price_of_the_land() {
    let idle = Walk::new("idle_land", 2).answers(&[("id18", "1310"), ("id19", "5960")]);
    let (share, _) = idle.follows("id20").unwrap();
    let item = idle.template.item("id20").unwrap();
    assert_eq!((share.as_str(), judge(item, Some(&share))), ("22", Verdict::Bad));
    assert!(item.prompt.zh.contains("不含地价款和税费"), "3,200 of 8,000 with the price of the land is 40 %");
}
