//! Entries of registers: their ids, who may write what, the rules between fields, and what merging makes of them.

use sitebook::book::{EntityId, Value};
use sitebook::domain::command::{Command, EntryTarget, Refusal};
use sitebook::domain::decimal::Decimal;
use sitebook::domain::kind::Kind;
use sitebook::domain::register::ids::parent_part;
use sitebook::domain::register::{Beside, Entry, Register, Weight, broken};
use sitebook::domain::registers::{REGISTERS, approval, halt, monthly_progress as month, phase_step, year_plan};
use sitebook::domain::text::Lang;
use sitebook::domain::when::When;

use crate::inspector::{Inspector, Outcome, day, texts};

impl Inspector {
    /// Writes into the entry of this register and period of the first project.
    pub fn puts(&mut self, register: &'static Register, period: &str, facts: &[(&str, &str)]) -> Outcome {
        let target = self.entry_of(register, period);
        self.does(Command::PutEntry { target, facts: texts(facts) })
    }

    fn entry_of(&self, register: &'static Register, period: &str) -> EntryTarget {
        EntryTarget::OfKey { register, parent: Some(self.project().into()), period: When::parse(period) }
    }

    fn entries(&self, register: &'static Register) -> Vec<Entry> {
        self.tables().entries().all(register).map(|entry| (**entry).clone()).collect()
    }

    fn entry(&self, register: &'static Register) -> Entry {
        self.entries(register).into_iter().next().unwrap()
    }
}

fn office() -> Inspector {
    Inspector::in_role("周主任", "office").with_project("垃圾填埋场")
}

fn number(text: &str) -> Option<Decimal> {
    Decimal::parse(text)
}

#[test]
fn ids_are_those_that_two_machines_agree_on() {
    let mut zhou = office();
    assert_eq!(zhou.project().as_str(), "project/536e02e274e20eb23a42ec93be02512b");
    let made = zhou.puts(&month::REGISTER, "2026-03", &[("planned", "50")]).unwrap().made.unwrap();
    assert_eq!(made.as_str(), "month/536e02e274e20eb23a42ec93be02512b/2026-03");
    let made = zhou.puts(&year_plan::REGISTER, "2026", &[("plan", "600")]).unwrap().made.unwrap();
    assert_eq!(made.as_str(), "yearplan/536e02e274e20eb23a42ec93be02512b/2026");
    let made = zhou.puts(&approval::REGISTER, "", &[("type", "环评批复"), ("unit", "区环保局")]).unwrap().made.unwrap();
    assert_eq!(made.as_str(), "permit/536e02e274e20eb23a42ec93be02512b/environment");
    let one = zhou.puts(&approval::REGISTER, "", &[("type", "other"), ("name", "文物 勘探")]).unwrap().made.unwrap();
    zhou.puts(&approval::REGISTER, "", &[("type", "其他"), ("name", "文物勘探")]).unwrap();
    assert_eq!(zhou.entries(&approval::REGISTER).len(), 2, "one spelling more is no approval more");
    let word = zhou.puts(&approval::REGISTER, "", &[("type", "航道通航论证")]).unwrap().made.unwrap();
    assert_ne!(one, word);
    assert_eq!(zhou.tables().entry(&word).unwrap().title(Lang::Zh), "航道通航论证");
    assert_eq!(zhou.tables().entry(&one).unwrap().title(Lang::Zh), "文物勘探");
}

#[test]
fn a_long_id_of_a_project_stands_for_itself_by_its_hash() {
    let short: EntityId = "project/abc".parse().unwrap();
    assert_eq!(parent_part(&short), "abc");
    let long: EntityId = format!("project/{}", "长".repeat(40)).parse().unwrap();
    assert_eq!((parent_part(&long).len(), parent_part(&long) == parent_part(&long)), (32, true));
    let split: EntityId = "project/a/b".parse().unwrap();
    assert_eq!(parent_part(&split).len(), 32, "a slash would end the part");
}

#[test]
fn who_plans_reports_and_verifies_the_same_month_makes_one_of_it_without_a_conflict() {
    let mut zhou = office();
    let mut unit = zhou.colleague("吴工", "unit");
    let mut li = zhou.colleague("李秀芳", "inspector");
    zhou.puts(&month::REGISTER, "2026-08", &[("planned", "1201.99")]).unwrap();
    unit.puts(&month::REGISTER, "2026-08", &[("reported", "980"), ("reported_ytd", "7400")]).unwrap();
    li.puts(&month::REGISTER, "2026-08", &[("verified_ytd", "7372.68"), ("basis", "现场")]).unwrap();
    let files = [zhou.file(), unit.file(), li.file()];
    let orders = [[0, 1, 2], [2, 1, 0], [1, 0, 2]];
    let merged: Vec<Entry> = orders
        .iter()
        .map(|order| {
            let mut fresh = Inspector::in_role("新机", "office");
            order.iter().for_each(|at| drop(fresh.imports(files[*at].clone())));
            assert_eq!((fresh.entries(&month::REGISTER).len(), fresh.conflicts().len()), (1, 0));
            fresh.entry(&month::REGISTER)
        })
        .collect();
    assert!(merged.iter().all(|entry| *entry == merged[0]));
    let one = &merged[0];
    assert_eq!(one.get(month::PLANNED), number("1201.99"));
    assert_eq!((one.get(month::REPORTED), one.get(month::VERIFIED_YTD)), (number("980"), number("7372.68")));
    assert_eq!((one.text(month::BASIS), one.key.month()), ("site", Some((2026, 8))));
}

#[test]
fn two_reports_of_one_month_are_one_conflict_on_one_field() {
    let mut zhou = office();
    let mut other = zhou.colleague("吴工", "unit");
    zhou.puts(&month::REGISTER, "2026-08", &[("reported", "980")]).unwrap();
    other.puts(&month::REGISTER, "2026-08", &[("reported", "890")]).unwrap();
    zhou.puts_together_with(&mut other);
    assert_eq!(zhou.conflicts(), ["reported"]);
}

#[test]
fn a_role_writes_what_is_its_own() {
    let mut zhou = office();
    let mut unit = zhou.colleague("吴工", "unit");
    let mut li = zhou.colleague("李秀芳", "inspector");
    for (role, field, text, may) in [
        ("unit", "planned", "1", false),
        ("unit", "verified_ytd", "1", false),
        ("unit", "reported", "1", true),
        ("inspector", "planned", "1", false),
        ("inspector", "reported", "1", true),
        ("office", "planned", "1", true),
    ] {
        let who = match role {
            "unit" => &mut unit,
            "inspector" => &mut li,
            _ => &mut zhou,
        };
        let done = who.puts(&month::REGISTER, "2026-05", &[(field, text)]);
        match may {
            true => assert!(done.is_ok(), "{field}: {done:?}"),
            false => assert_eq!(done.unwrap_err(), Refusal::FieldOfOthers(&month::REGISTER, field)),
        }
    }
}

#[test]
fn a_field_that_a_role_may_not_write_can_be_said_as_it_is() {
    let mut zhou = office();
    zhou.puts(&month::REGISTER, "2026-05", &[("planned", "120")]).unwrap();
    let mut unit = zhou.colleague("吴工", "unit");
    unit.puts(&month::REGISTER, "2026-05", &[("planned", "120"), ("reported", "100")]).unwrap();
    assert_eq!(unit.entry(&month::REGISTER).get(month::REPORTED), number("100"));
}

#[test]
fn what_breaks_a_rule_is_refused_and_nothing_is_written() {
    let mut zhou = office();
    let before = zhou.workbook.book().len();
    for (register, period, facts) in [
        (&month::REGISTER, "2026-05", &[("reported", "-5")][..]),
        (&month::REGISTER, "2026-10", &[("reported", "5")]),
        (&month::REGISTER, "2026-05", &[("verified_ytd", "5")]),
        (&month::REGISTER, "2026-05", &[("reported_on", "2026-12-01")]),
        (&approval::REGISTER, "", &[("type", "环评"), ("applied", "2026-05-02"), ("accepted", "2026-05-01")]),
        (&approval::REGISTER, "", &[("type", "环评"), ("refused", "2026-05-02")]),
        (&approval::REGISTER, "", &[("type", "other"), ("unit", "区环保局")]),
        (&halt::REGISTER, "", &[("from", "2026-05-02"), ("to", "2026-05-01"), ("reason", "天气")]),
    ] {
        let refused = zhou.puts(register, period, facts).unwrap_err();
        let kind = Kind::Entry(register);
        assert!(
            matches!(&refused, Refusal::RuleBroken(..)) || matches!(&refused, Refusal::Needed(of, _) if *of == kind),
            "{facts:?}: {refused:?}"
        );
    }
    for (facts, field) in [(&[("from", "2026-05-02")][..], "reason"), (&[("reason", "天气")], "from")] {
        let refused = zhou.puts(&halt::REGISTER, "", facts).unwrap_err();
        assert_eq!(refused, Refusal::Needed(Kind::Entry(&halt::REGISTER), field));
    }
    assert_eq!(zhou.puts(&month::REGISTER, "2026", &[("reported", "5")]).unwrap_err(), Refusal::NotAPeriod);
    assert_eq!(zhou.workbook.book().len(), before);
}

#[test]
fn a_month_keeps_money_quantity_and_work_apart() {
    let mut zhou = office();
    let measures = [("reported", "372.68"), ("quantity", "520.5"), ("works_value", "310")];
    zhou.puts(&month::REGISTER, "2026-08", &measures).unwrap();
    let entry = zhou.entry(&month::REGISTER);
    assert_eq!(measures.map(|(key, _)| entry.shown(key, Lang::Zh)), measures.map(|(_, text)| text.to_owned()));
}

#[test]
fn a_negative_month_is_written_with_its_reason() {
    let mut zhou = office();
    zhou.puts(&month::REGISTER, "2026-05", &[("reported", "-5.5"), ("note", "冲减多报")]).unwrap();
    assert_eq!(zhou.entry(&month::REGISTER).get(month::REPORTED), number("-5.5"));
    assert!(zhou.puts(&month::REGISTER, "2026-05", &[("note", "")]).is_err(), "the reason stays");
}

/// Looks at nothing beside an entry but the one before.
struct Before(Option<Entry>);

impl Beside for Before {
    fn project_number(&self, _: &Entry, _: &str) -> Option<Decimal> {
        None
    }

    fn before(&self, _: &Entry) -> Option<Entry> {
        self.0.clone()
    }

    fn named_by(&self, _: &EntityId, _: &str) -> Vec<EntityId> {
        Vec::new()
    }
}

#[test]
fn sums_that_do_not_add_up_or_fall_are_doubted_and_not_refused() {
    let mut zhou = office();
    zhou.puts(&month::REGISTER, "2026-03", &[("reported_ytd", "100"), ("verified_ytd", "90"), ("basis", "现场")])
        .unwrap();
    zhou.puts(
        &month::REGISTER,
        "2026-04",
        &[("reported", "50"), ("reported_ytd", "160"), ("verified_ytd", "80"), ("basis", "现场")],
    )
    .unwrap();
    let [march, april] = &zhou.entries(&month::REGISTER)[..] else { panic!("two months") };
    let found = broken(april, &Before(Some(march.clone())), day("2026-09-21"));
    let fields: Vec<&str> = found.iter().map(|one| one.field).collect();
    assert_eq!(fields, ["reported_ytd", "verified_ytd"]);
    assert!(found.iter().all(|one| one.rule.weight == Weight::Doubt));
    assert_eq!(found[1].rule.check.says(&month::REGISTER).zh, "本年累计完成（核定）比上一期少");
    let rounded = april.with([("reported_ytd", &Value::text("150.05"))]);
    assert!(
        broken(&rounded, &Before(Some(march.clone())), day("2026-09-21")).iter().all(|one| one.field != "reported_ytd")
    );
}

#[test]
fn a_deleted_entry_that_is_entered_again_is_there_again_with_nothing_of_what_it_was() {
    let mut zhou = office();
    let id = zhou.puts(&month::REGISTER, "2026-03", &[("planned", "50"), ("note", "旧")]).unwrap().made.unwrap();
    zhou.does(Command::DropEntry { entry: id.clone(), why: "填错项目".to_owned() }).unwrap();
    assert_eq!(zhou.entries(&month::REGISTER), []);
    zhou.puts(&month::REGISTER, "2026-03", &[("planned", "60")]).unwrap();
    let entry = zhou.entry(&month::REGISTER);
    assert_eq!((entry.get(month::PLANNED), entry.text(month::NOTE)), (number("60"), ""));
    assert_eq!(entry.project(), Some(zhou.project()));
}

#[test]
fn an_approval_asked_for_again_is_another_one_and_the_same_on_two_machines() {
    let mut zhou = office();
    let facts = [("type", "环评"), ("unit", "区环保局"), ("refused", "2026-05-02"), ("refused_why", "选址不符")];
    let first = zhou.puts(&approval::REGISTER, "", &facts).unwrap().made.unwrap();
    let mut li = zhou.colleague("李秀芳", "inspector");
    for who in [&mut zhou, &mut li] {
        let target = EntryTarget::Again(first.clone());
        let made = who.does(Command::PutEntry { target, facts: texts(&[("applied", "2026-06-01")]) }).unwrap().made;
        assert_eq!(made.unwrap().as_str(), format!("{first}~2"));
    }
    zhou.puts_together_with(&mut li);
    assert_eq!((zhou.entries(&approval::REGISTER).len(), zhou.conflicts().len()), (2, 0));
    let again = zhou.entries(&approval::REGISTER).pop().unwrap();
    assert_eq!(again.title(Lang::Zh), "环评（第2次）");
    assert_eq!(again.text(approval::TYPE), "environment");
}

#[test]
fn an_entry_whose_project_is_not_the_one_of_its_id_is_astray() {
    let mut zhou = office();
    zhou.puts(&month::REGISTER, "2026-03", &[("planned", "50")]).unwrap();
    zhou.enters("园区道路").unwrap();
    let road = zhou.tables().projects().find(|project| project.name == "园区道路").unwrap().id.clone();
    let stray = "month/536e02e274e20eb23a42ec93be02512b/2026-04";
    let rows = vec![(stray.parse().unwrap(), vec![("project".to_owned(), Value::text(road.as_str()))])];
    zhou.does(Command::ImportList { rows }).unwrap();
    let astray: Vec<bool> = zhou.entries(&month::REGISTER).iter().map(|entry| entry.is_astray).collect();
    assert_eq!(astray, [false, true]);
}

#[test]
fn a_project_with_entries_is_not_deleted() {
    let mut zhou = office();
    let done = zhou.puts(&phase_step::REGISTER, "", &[("phase", "刚开工"), ("on", "2026-05")]).unwrap();
    assert_eq!(done.made.unwrap().rest().rsplit('/').next(), Some("newly_started"));
    let delete = Command::DeleteProject { project: zhou.project(), why: "重复".to_owned() };
    assert_eq!(zhou.does(delete).unwrap_err(), Refusal::HasRecords(Kind::Project));
}

/// 承诺: what a register with a flow goes through.
mod promises {
    use sitebook::domain::registers::promise::{self, REGISTER};

    use super::*;

    const FACTS: [(&str, &str); 5] = [
        ("side", "政府"),
        ("text", "9月底前接通临时用电"),
        ("holder", "区供电公司"),
        ("made_on", "2026-08-20"),
        ("due", "2026-09-30"),
    ];

    fn acts(who: &mut Inspector, entry: &EntityId, action: &str, facts: &[(&str, &str)], why: &str) -> Outcome {
        let (entry, action, why) = (entry.clone(), action.to_owned(), why.to_owned());
        who.does(Command::Act { entry, action, facts: texts(facts), why })
    }

    fn state(who: &Inspector) -> &'static str {
        REGISTER.flow.unwrap().state(&who.entry(&REGISTER)).key
    }

    #[test]
    fn a_promise_lives_by_its_table() {
        let mut li = Inspector::named("李秀芳").with_project("垃圾填埋场");
        let id = li.puts(&REGISTER, "", &FACTS).unwrap().made.unwrap();
        assert_eq!((state(&li), id.rest().rsplit('/').next().map(str::len)), ("open", Some(32)));
        assert_eq!(
            acts(&mut li, &id, "keep", &[], "").unwrap_err(),
            Refusal::Needed(Kind::Entry(&REGISTER), "evidence")
        );
        let moved = [("due", "2026-10-20"), ("doc", "纪要〔2026〕8号")];
        assert_eq!(acts(&mut li, &id, "change", &moved, "").unwrap_err(), Refusal::ReasonNeeded);
        acts(&mut li, &id, "change", &moved, "供电方案改线").unwrap();
        let later = [("due", "2026-10-25"), ("doc", "纪要〔2026〕9号")];
        acts(&mut li, &id, "change", &later, "又改").unwrap();
        let entry = li.entry(&REGISTER);
        let shown = |key: &str| entry.shown(key, Lang::Zh);
        assert_eq!(
            (shown("first_due"), shown("due"), state(&li)),
            ("2026-09-30".into(), "2026-10-25".into(), "changed")
        );
        acts(&mut li, &id, "keep", &[("evidence", "已送电")], "").unwrap();
        assert_eq!((state(&li), li.entry(&REGISTER).shown("kept_on", Lang::Zh)), ("kept", "2026-09-21".into()));
        assert_eq!(acts(&mut li, &id, "break", &[("why_not", "无")], "").unwrap_err(), Refusal::NotInState(&REGISTER));
    }

    #[test]
    fn the_unit_adds_what_it_did_and_decides_nothing() {
        let mut li = Inspector::named("李秀芳").with_project("垃圾填埋场");
        let id = li.puts(&REGISTER, "", &FACTS).unwrap().made.unwrap();
        let mut unit = li.colleague("吴工", "unit");
        let edit = |who: &mut Inspector, facts: &[(&str, &str)]| {
            let target = EntryTarget::Existing(id.clone());
            who.does(Command::PutEntry { target, facts: texts(facts) })
        };
        edit(&mut unit, &[("evidence", "已送电")]).unwrap();
        assert_eq!(edit(&mut unit, &[("due", "2027-01-01")]).unwrap_err(), Refusal::FieldOfOthers(&REGISTER, "due"));
        assert!(edit(&mut li, &[("state", "kept")]).is_err(), "a state is no field to type");
        assert_eq!(acts(&mut unit, &id, "keep", &[], "").unwrap_err(), Refusal::RoleMayNot);
        assert!(
            REGISTER.flow.unwrap().offers(&unit.entry(&REGISTER), sitebook::domain::choices::Role::Unit).is_empty()
        );
        li.gets_from(&unit);
        acts(&mut li, &id, "keep", &[], "").unwrap();
        assert_eq!(li.entry(&REGISTER).text(promise::EVIDENCE), "已送电");
    }
}

#[test]
fn several_entries_are_written_together_or_not_at_all_and_undone_as_one() {
    let mut zhou = office();
    let row = |zhou: &Inspector, period: &str, planned: &str| {
        (zhou.entry_of(&month::REGISTER, period), texts(&[("planned", planned)]))
    };
    let entries = vec![row(&zhou, "2026-01", "10"), row(&zhou, "2026-02", "many")];
    assert!(zhou.does(Command::PutEntries { entries }).is_err());
    assert_eq!(zhou.entries(&month::REGISTER), []);
    let entries = (1..=12).map(|month| row(&zhou, &format!("2026-{month:02}"), "100")).collect();
    let done = zhou.does(Command::PutEntries { entries }).unwrap();
    assert_eq!(zhou.entries(&month::REGISTER).len(), 12);
    zhou.undoes(&done.ids()).unwrap();
    assert_eq!(zhou.entries(&month::REGISTER), []);
}

#[test]
fn every_word_of_a_register_leads_back_to_one_field() {
    for register in REGISTERS {
        for one in register.fields {
            for word in one.headers {
                let others = register.fields.iter().filter(|other| other.headers.contains(word));
                assert_eq!(others.count(), 1, "{} {word}", register.kind);
            }
            assert!(!one.name.zh.is_empty() && !one.name.en.is_empty(), "{} {}", register.kind, one.key);
        }
        let keys = register.groups.iter().flat_map(|group| group.fields).chain(register.title);
        for key in keys.chain(register.clocks.iter().flat_map(|clock| clock.until)) {
            assert!(register.field(key).is_some() || register.derived(key).is_some(), "{} {key}", register.kind);
        }
    }
}
