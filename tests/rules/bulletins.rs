//! 督查通报: who writes it, what is written over, and that an issued one stays as it is.

use sitebook::book::EntityId;
use sitebook::domain::command::{Command, EntryTarget, PaperWish, Refusal, office};
use sitebook::domain::registers::bulletin::REGISTER;
use sitebook::domain::report::bulletin::{document, draft, is_issued};
use sitebook::domain::report::document::Document;
use sitebook::domain::report::{kept, plain};
use sitebook::domain::text::Lang;

use super::inspector::{Inspector, Outcome, in_days, texts};

/// The office, with a project, a problem and the bulletin of August.
fn li() -> (Inspector, EntityId) {
    let mut li = Inspector::in_role("李秀芳", "office").with_project("垃圾填埋场");
    li.raises("围挡倒伏");
    let made = makes(&mut li).unwrap().made.unwrap();
    (li, made)
}

fn makes(li: &mut Inspector) -> Outcome {
    let target = EntryTarget::OfKey { register: &REGISTER, parent: None, period: None };
    li.does(Command::PutEntry { target, facts: texts(&[("period", "2026-08")]) })
}

fn edits(li: &mut Inspector, of: &EntityId, facts: &[(&str, &str)]) -> Outcome {
    li.does(Command::PutEntry { target: EntryTarget::Existing(of.clone()), facts: texts(facts) })
}

fn writes_over(li: &mut Inspector, of: &EntityId, paragraph: &str, text: Option<&str>) -> Outcome {
    let (bulletin, paragraph, text) = (of.clone(), paragraph.to_owned(), text.map(str::to_owned));
    li.does(Command::Paper(PaperWish::WriteOver { bulletin, paragraph, text }))
}

fn issues(li: &mut Inspector, of: &EntityId) -> Outcome {
    let facts = texts(&[("number", "督通〔2026〕8号")]);
    li.does(Command::Act { entry: of.clone(), action: "issue".to_owned(), facts, why: String::new() })
}

fn shown(li: &Inspector, of: &EntityId) -> Document {
    let entry = li.tables().entry(of).unwrap();
    document(li.workbook.book(), li.tables(), &office(), entry, li.moment.today)
}

fn now(li: &Inspector, of: &EntityId) -> Document {
    draft(li.workbook.book(), li.tables(), &office(), li.tables().entry(of).unwrap(), li.moment.today)
}

fn said(document: &Document) -> String {
    plain::text(document, Lang::Zh)
}

#[test]
fn only_the_office_writes_bulletins() {
    let (li, bulletin) = li();
    for role in ["inspector", "unit", "leader"] {
        let mut other = li.colleague("周强", role);
        assert!(makes(&mut other).is_err(), "{role}");
        assert!(writes_over(&mut other, &bulletin, "lead", Some("改")).is_err(), "{role}");
        assert!(issues(&mut other, &bulletin).is_err(), "{role}");
    }
}

#[test]
fn a_paragraph_is_written_over_and_given_back() {
    let (mut li, bulletin) = li();
    let made = said(&shown(&li, &bulletin));
    writes_over(&mut li, &bulletin, "problems", Some("另行通报。")).unwrap();
    assert!(said(&shown(&li, &bulletin)).contains("\n另行通报。\n"));
    writes_over(&mut li, &bulletin, "problems", None).unwrap();
    assert_eq!(said(&shown(&li, &bulletin)), made);
    assert_eq!(writes_over(&mut li, &bulletin, "problems", None).unwrap_err(), Refusal::NothingChanges);
    writes_over(&mut li, &bulletin, "cases", Some("垃圾填埋场如期复工，可供各单位参考。")).unwrap();
    assert!(said(&shown(&li, &bulletin)).contains("、典型情况\n垃圾填埋场如期复工"));
    writes_over(&mut li, &bulletin, "problems", Some("")).unwrap();
    assert!(
        !said(&shown(&li, &bulletin)).contains("问题整改情况"),
        "a paragraph that is left out takes its heading along"
    );
    assert_eq!(writes_over(&mut li, &bulletin, "nothing", Some("改")).unwrap_err(), Refusal::NotFound);
    let long = "长".repeat(20_001);
    assert!(matches!(writes_over(&mut li, &bulletin, "lead", Some(&long)), Err(Refusal::Field(..))));
}

#[test]
fn an_issued_bulletin_stays_as_it_is_and_says_what_changed_since() {
    let (mut li, bulletin) = li();
    writes_over(&mut li, &bulletin, "cases", Some("垃圾填埋场如期复工。")).unwrap();
    issues(&mut li, &bulletin).unwrap();
    assert!(is_issued(li.tables().entry(&bulletin).unwrap()));
    let issued = said(&shown(&li, &bulletin));
    assert!(issued.contains("督通〔2026〕8号") && issued.contains("2026年9月21日印发"), "{issued}");
    assert!(issued.contains("累计发现问题1个") && issued.contains("垃圾填埋场如期复工。"), "{issued}");

    li.raises("扬尘");
    li.on(in_days(40));
    assert_eq!(said(&shown(&li, &bulletin)), issued, "it reprints exactly");
    let kept = shown(&li, &bulletin);
    let changed: Vec<String> = kept::changed(&kept, &now(&li, &bulletin)).into_iter().map(|one| one.rule).collect();
    assert_eq!(changed, ["G1"]);

    assert_eq!(
        edits(&mut li, &bulletin, &[("number", "督通〔2026〕9号")]).unwrap_err(),
        Refusal::NotInState(&REGISTER)
    );
    assert_eq!(writes_over(&mut li, &bulletin, "lead", Some("改")).unwrap_err(), Refusal::NotInState(&REGISTER));
    assert_eq!(issues(&mut li, &bulletin).unwrap_err(), Refusal::NotInState(&REGISTER));
}

#[test]
fn what_another_machine_gets_is_the_bulletin_as_it_was_issued() {
    let (mut li, bulletin) = li();
    issues(&mut li, &bulletin).unwrap();
    let other = li.colleague("周强", "leader");
    assert_eq!(said(&shown(&other, &bulletin)), said(&shown(&li, &bulletin)));
}

#[test]
fn a_withdrawn_bulletin_is_a_draft_again_and_is_issued_anew() {
    let (mut li, bulletin) = li();
    issues(&mut li, &bulletin).unwrap();
    let withdraw = |why: &str| Command::Act {
        entry: bulletin.clone(),
        action: "withdraw".to_owned(),
        facts: Vec::new(),
        why: why.to_owned(),
    };
    assert_eq!(li.does(withdraw("")).unwrap_err(), Refusal::ReasonNeeded);
    li.does(withdraw("文号有误")).unwrap();
    li.raises("扬尘");
    assert!(said(&shown(&li, &bulletin)).contains("累计发现问题2个"));
    issues(&mut li, &bulletin).unwrap();
    assert!(said(&shown(&li, &bulletin)).contains("累计发现问题2个"));
    assert_eq!(kept::changed(&shown(&li, &bulletin), &now(&li, &bulletin)), []);
}
