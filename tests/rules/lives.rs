//! What the registers of the trade go through: their flows, their clocks, what their rules refuse and doubt, one line of data each.

use std::collections::BTreeSet;

use sitebook::book::EntityId;
use sitebook::domain::choices::Role;
use sitebook::domain::command::{Command, EntryTarget, Refusal};
use sitebook::domain::figures::clock::ClockState::{self, Done, Near, NotBegun, Over, Running};
use sitebook::domain::register::clocked::clocked;
use sitebook::domain::register::{Key, Parent, Register};
use sitebook::domain::registers::{
    REGISTERS, area_figure, complaint, concern, contact, design_change, funding, group, investment, land_cleanup,
    milestone, money_moved, parcel, policy, recommendation, register_of, request, signed_target, supervision_order,
};

use crate::inspector::{Inspector, Outcome, texts};

type Facts = &'static [(&'static str, &'static str)];

fn office() -> Inspector {
    Inspector::in_role("周主任", "office").with_project("垃圾填埋场")
}

/// Makes an entry of this register under what it belongs to.
fn made(who: &mut Inspector, register: &'static Register, facts: &[(&str, &str)]) -> EntityId {
    let parent = match register.parent {
        Parent::Project | Parent::ProjectOrNone => Some(who.project().into()),
        Parent::Shared => None,
        Parent::Entry(kind) => {
            let above = register_of(kind).unwrap();
            let sample = LIVES.iter().find(|life| life.register == above).unwrap();
            Some(made(who, above, sample.facts))
        }
    };
    puts(who, register, parent, facts).unwrap().made.unwrap()
}

fn puts(who: &mut Inspector, register: &'static Register, parent: Option<EntityId>, facts: &[(&str, &str)]) -> Outcome {
    let target = EntryTarget::OfKey { register, parent, period: None };
    who.does(Command::PutEntry { target, facts: texts(facts) })
}

/// What an entry belongs to.
fn parent_of(who: &Inspector, register: &Register, id: &EntityId) -> Option<EntityId> {
    match register.parent {
        Parent::Shared => None,
        _ => who.tables().entry(id).unwrap().parent.clone(),
    }
}

fn acts(who: &mut Inspector, entry: &EntityId, action: &str, facts: Facts, why: &str) -> Outcome {
    let (entry, action, why) = (entry.clone(), action.to_owned(), why.to_owned());
    who.does(Command::Act { entry, action, facts: texts(facts), why })
}

/// One entry as an office would write it, what becomes of it, and what its clocks say on some days.
struct Life {
    register: &'static Register,
    facts: Facts,
    /// The action, what is filled in with it, the reason, the state that follows.
    steps: &'static [(&'static str, Facts, &'static str, &'static str)],
    /// The clock, the day, how it stands, the days by which it is over.
    clocks: &'static [(&'static str, &'static str, ClockState, i64)],
}

const LIVES: &[Life] = &[
    Life {
        register: &milestone::REGISTER,
        facts: &[
            ("name", "结构封顶"),
            ("finish_by", "2026-09-10"),
            ("unit", "区建委"),
            ("duration", "90"),
            ("stage", "续建"),
            ("measure", "增加班组"),
            ("goal", "封顶"),
        ],
        steps: &[],
        clocks: &[("finishing", "2026-09-21", Over, 11)],
    },
    Life {
        register: &funding::REGISTER,
        facts: &[
            ("source", "区级财政"),
            ("name", "配套"),
            ("planned", "800"),
            ("planned_until", "2026-08-31"),
            ("payer", "区财政局"),
            ("guarantor", "区融资担保公司"),
            ("mode", "BT"),
            ("applied", "1000"),
            ("approved", "800"),
        ],
        steps: &[],
        clocks: &[("arriving", "2026-09-21", Over, 21)],
    },
    Life {
        register: &money_moved::REGISTER,
        facts: &[("kind", "到位"), ("on", "2026-09-01"), ("amount", "200"), ("voucher", "0912")],
        steps: &[],
        clocks: &[],
    },
    Life {
        register: &investment::REGISTER,
        facts: &[
            ("investor", "某船舶配件公司"),
            ("contract_on", "2026-01-05"),
            ("output_due", "2026-10-31"),
            ("start_due", "2026-03-01"),
        ],
        steps: &[],
        clocks: &[("starting", "2026-09-21", Over, 204), ("producing", "2026-09-21", Near, 0)],
    },
    Life {
        register: &parcel::REGISTER,
        facts: &[
            ("name", "一号地"),
            ("planned", "120"),
            ("acquired", "80"),
            ("requested_on", "2026-06-01"),
            ("agreed_start", "2026-12-31"),
            ("zoning", "工业"),
            ("far", "1.8"),
            ("density", "42"),
            ("saving", "加层"),
            ("saved", "6"),
            ("quota_asked", "120"),
            ("quota", "80"),
            ("road", "在建"),
            ("road_by", "2026-10-31"),
        ],
        steps: &[],
        clocks: &[("handing", "2026-09-21", Over, 22), ("beginning", "2026-09-21", Running, 0)],
    },
    Life {
        register: &land_cleanup::REGISTER,
        facts: &[
            ("opened_on", "2026-08-01"),
            ("facts", "疑似闲置：约定动工日已过 400 天"),
            ("due", "2026-09-30"),
            ("unit", "区国土局"),
        ],
        steps: &[
            ("inquire", &[], "", "inquiry"),
            ("confirm", &[("decision", "认定闲置"), ("decision_doc", "国土〔2026〕3号")], "", "confirmed"),
            ("handle", &[("opinion", "限期动工")], "", "handling"),
            ("finish", &[("area_done", "40")], "", "done"),
        ],
        clocks: &[("handling", "2026-09-21", Done, 0)],
    },
    Life {
        register: &complaint::REGISTER,
        facts: &[
            ("received_on", "2026-09-01"),
            ("about", "区住建局"),
            ("kind", "审批超时"),
            ("subject", "施工许可拖了两个月"),
        ],
        steps: &[
            ("accept", &[("accepted_on", "2026-09-02")], "", "accepted"),
            ("pass", &[("passed_to", "区住建局"), ("passed_on", "2026-09-03")], "", "passed"),
            ("answer", &[("reply", "已发证"), ("replied_on", "2026-09-18")], "", "answered"),
            ("close", &[("satisfied", "基本满意")], "", "closed"),
            ("reopen", &[], "又来反映", "accepted"),
        ],
        clocks: &[("passing", "2026-09-21", Done, 0), ("answering", "2026-09-21", NotBegun, 0)],
    },
    Life {
        register: &concern::REGISTER,
        facts: &[
            ("raised_on", "2026-06-20"),
            ("kind", "征地补偿"),
            ("text", "补偿未到户"),
            ("handed_to", "拖布卡镇"),
            ("handed_on", "2026-06-25"),
            ("accepted_on", "2026-07-01"),
            ("obstructed", "是"),
            ("obstructed_from", "2026-06-18"),
            ("obstructed_to", "2026-06-22"),
            ("facts", "十余人堵住便道"),
            ("referred_to", "区公安分局"),
            ("referred_on", "2026-06-19"),
            ("authority_answer", "已劝离"),
        ],
        steps: &[],
        clocks: &[("handing", "2026-09-21", Done, 0), ("settling", "2026-09-21", Over, 22)],
    },
    Life {
        register: &policy::REGISTER,
        facts: &[
            ("effect", "机会"),
            ("title", "县城补短板中央预算内投资"),
            ("closes", "2026-10-15"),
            ("unit", "区发改局"),
        ],
        steps: &[],
        clocks: &[("window", "2026-09-21", Near, 0)],
    },
    Life {
        register: &contact::REGISTER,
        facts: &[("on", "2026-09-10"), ("who", "李秀芳"), ("text", "谈用电"), ("next_on", "2026-09-20")],
        steps: &[],
        clocks: &[("calling", "2026-09-21", Over, 1)],
    },
    Life {
        register: &supervision_order::REGISTER,
        facts: &[("kind", "督办单"), ("to", "区建委"), ("demand", "月底前补齐手续"), ("due", "2026-09-20")],
        steps: &[
            ("issue", &[("issued_by", "段副区长"), ("issued_on", "2026-09-05")], "", "issued"),
            ("receive", &[("received_by", "周工"), ("received_on", "2026-09-06")], "", "received"),
            ("extend", &[("due", "2026-09-30")], "环评公示未满", "issued"),
            ("answer", &[("reply", "已补齐")], "", "answered"),
            ("return", &[("opinion", "缺施工许可")], "未补齐", "returned"),
            ("answer", &[("reply", "已取得施工许可")], "", "answered"),
            ("close", &[("opinion", "同意审结")], "", "closed"),
        ],
        clocks: &[("answering", "2026-09-21", Done, 0)],
    },
    Life {
        register: &request::REGISTER,
        facts: &[
            ("from", "区建委"),
            ("to", "区发改局"),
            ("kind", "资金"),
            ("text", "解决配套 300 万元"),
            ("received_on", "2026-09-07"),
        ],
        steps: &[],
        // Seven working days from Monday the 7th end on Wednesday the 16th.
        clocks: &[("answering", "2026-09-16", Near, 0), ("answering", "2026-09-21", Over, 3)],
    },
    Life {
        register: &signed_target::REGISTER,
        facts: &[
            ("holder", "区建委"),
            ("year", "2026"),
            ("indicator", "完成投资"),
            ("amount", "14423.91"),
            ("unit", "万元"),
            ("due", "2026-12-31"),
        ],
        steps: &[],
        clocks: &[("reaching", "2026-09-21", Running, 0), ("reaching", "2027-01-05", Over, 5)],
    },
    Life {
        register: &recommendation::REGISTER,
        facts: &[("kind", "批评"), ("unit", "区交通局"), ("facts", "三次逾期未报"), ("proposed_on", "2026-09-01")],
        steps: &[
            ("approve", &[("approved_by", "区政府")], "", "approved"),
            ("hand", &[("handed_to", "区纪委")], "", "handed"),
            ("answer", &[("answer", "已提醒谈话")], "", "answered"),
        ],
        clocks: &[],
    },
    Life {
        register: &design_change::REGISTER,
        facts: &[
            ("on", "2026-08-08"),
            ("number", "3"),
            ("kind", "签证"),
            ("why", "淤泥换填"),
            ("money", "-12.5"),
            ("days", "-3"),
        ],
        steps: &[],
        clocks: &[],
    },
    Life {
        register: &area_figure::REGISTER,
        facts: &[
            ("region", "东川区"),
            ("as_of", "2026-08"),
            ("ytd", "312500"),
            ("same", "260000"),
            ("growth", "20.2"),
            ("rank_volume", "9"),
            ("out_of", "14"),
        ],
        steps: &[],
        clocks: &[],
    },
    Life {
        register: &group::REGISTER,
        facts: &[("kind", "园区"), ("name", "碧谷工业园"), ("unit", "特管会"), ("intensity", "150")],
        steps: &[],
        clocks: &[],
    },
];

#[test]
fn every_register_lives_by_its_table() {
    for life in LIVES {
        let kind = life.register.kind;
        let mut zhou = office();
        let id = made(&mut zhou, life.register, life.facts);
        for (key, value) in life.facts {
            let entry = zhou.tables().entry(&id).unwrap();
            assert!(entry.cell_of(key).is_some(), "{kind}: {key} = {value} was not kept");
        }
        for (action, facts, why, state) in life.steps {
            acts(&mut zhou, &id, action, facts, why).unwrap_or_else(|error| panic!("{kind} {action}: {error:?}"));
            let entry = zhou.tables().entry(&id).unwrap();
            assert_eq!(life.register.flow.unwrap().state(entry).key, *state, "{kind} {action}");
        }
        let entry = zhou.tables().entry(&id).unwrap();
        for (clock, on, state, over) in life.clocks {
            let found = clocked(entry, life.register.clock(clock).unwrap(), &zhou.around(on));
            assert_eq!((found.state, found.over), (*state, *over), "{kind} {clock} on {on}");
        }
        if life.steps.is_empty() {
            let parent = parent_of(&zhou, life.register, &id);
            let again = puts(&mut zhou, life.register, parent, life.facts);
            match life.register.key {
                Key::Fresh(_) => assert_ne!(again.unwrap().made.unwrap(), id, "{kind}: as many as people add"),
                _ => assert_eq!(again.unwrap_err(), Refusal::NothingChanges, "{kind}: one of it"),
            }
        }
    }
}

#[test]
fn every_register_has_its_life() {
    let shown: BTreeSet<&str> = LIVES.iter().map(|life| life.register.kind).collect();
    // These have tests of their own, in `entries.rs`, `phases.rs`, `bulletins.rs`, `schedules.rs`, `visit_plans.rs` and `references.rs`.
    let elsewhere = "month yearplan step halt permit promise bulletin baseline visitplan planvisit fit";
    let elsewhere: BTreeSet<&str> = elsewhere.split(' ').collect();
    for register in REGISTERS {
        assert!(shown.contains(register.kind) ^ elsewhere.contains(register.kind), "{}", register.kind);
    }
}

#[test]
fn a_first_deadline_stays_known_however_often_it_is_moved() {
    let mut zhou = office();
    let life = LIVES.iter().find(|life| life.register == &supervision_order::REGISTER).unwrap();
    let id = made(&mut zhou, life.register, life.facts);
    for (action, facts, why, _) in &life.steps[..3] {
        acts(&mut zhou, &id, action, facts, why).unwrap();
    }
    acts(&mut zhou, &id, "extend", &[("due", "2026-10-31")], "又延").unwrap();
    let entry = zhou.tables().entry(&id).unwrap();
    let shown = |key: &str| entry.shown(key, sitebook::domain::text::Lang::Zh);
    assert_eq!((shown("first_due"), shown("due")), ("2026-09-20".to_owned(), "2026-10-31".to_owned()));
}

#[test]
fn what_must_not_be_is_refused() {
    let refused: &[(&'static Register, Facts)] = &[
        (&milestone::REGISTER, &[("name", "封顶"), ("started", "2026-09-10"), ("finished", "2026-09-01")]),
        (&funding::REGISTER, &[("source", "中央"), ("arrived_stated", "10")]),
        (&investment::REGISTER, &[("investor", "甲"), ("lost_on", "2026-09-01")]),
        (&parcel::REGISTER, &[("name", "一号地"), ("households", "10"), ("signed", "11")]),
        (&complaint::REGISTER, &[("received_on", "2027-01-01"), ("about", "甲"), ("kind", "其他"), ("subject", "乙")]),
        (
            &concern::REGISTER,
            &[("raised_on", "2026-09-01"), ("kind", "其他"), ("text", "乙"), ("settled_on", "2026-09-02")],
        ),
        (
            &request::REGISTER,
            &[
                ("from", "甲"),
                ("to", "乙"),
                ("text", "丙"),
                ("received_on", "2026-09-10"),
                ("answered_on", "2026-09-01"),
                ("answer", "好"),
            ],
        ),
        (
            &area_figure::REGISTER,
            &[("region", "东川区"), ("as_of", "2026-08"), ("rank_volume", "15"), ("out_of", "14")],
        ),
        (&group::REGISTER, &[("kind", "园区"), ("name", "甲"), ("from", "2026"), ("to", "2025")]),
    ];
    for (register, facts) in refused {
        let mut zhou = office();
        let parent = (register.parent != Parent::Shared).then(|| zhou.project().into());
        let answer = puts(&mut zhou, register, parent, facts);
        assert!(matches!(answer, Err(Refusal::RuleBroken(..))), "{}: {answer:?}", register.kind);
        assert_eq!(zhou.tables().entries().all(register).count(), 0);
    }
}

#[test]
fn a_unit_answers_and_decides_nothing() {
    let mut zhou = office();
    let life = LIVES.iter().find(|life| life.register == &supervision_order::REGISTER).unwrap();
    let id = made(&mut zhou, life.register, life.facts);
    let (action, facts, why, _) = life.steps[0];
    acts(&mut zhou, &id, action, facts, why).unwrap();
    let mut unit = zhou.colleague("吴工", "unit");
    acts(&mut unit, &id, "receive", &[("received_by", "吴工")], "").unwrap();
    acts(&mut unit, &id, "answer", &[("reply", "已办")], "").unwrap();
    assert_eq!(acts(&mut unit, &id, "close", &[], "").unwrap_err(), Refusal::RoleMayNot);
    let flow = life.register.flow.unwrap();
    assert_eq!(flow.offers(unit.tables().entry(&id).unwrap(), Role::Unit), Vec::<&_>::new());
    zhou.gets_from(&unit);
    acts(&mut zhou, &id, "close", &[("opinion", "属实")], "").unwrap();
    assert_eq!(zhou.conflicts(), Vec::<String>::new());
}
