//! 通报模板 and 版式 as rules: who writes them, that a version stays, what a draft may be made by, and that all of it goes with the book.

use sitebook::book::EntityId;
use sitebook::domain::command::{Command, PaperWish, Refusal, office};
use sitebook::domain::figures::month::Month;
use sitebook::domain::registers::bulletin::REGISTER;
use sitebook::domain::report::bulletin::{document, draft};
use sitebook::domain::report::tables::layouts::{self, Layout};
use sitebook::domain::report::wording::Wording;
use sitebook::domain::report::wordings::{WordingKey, newest, versions};
use sitebook::domain::report::{kept, plain};
use sitebook::domain::text::Lang;

use super::inspector::{Inspector, Outcome, texts};

fn li() -> Inspector {
    let mut li = Inspector::in_role("李秀芳", "office").with_project("垃圾填埋场");
    li.raises("围挡倒伏");
    li
}

fn wish(who: &mut Inspector, wish: PaperWish) -> Outcome {
    who.does(Command::Paper(wish))
}

fn named(name: &str, heading: &str) -> Wording {
    let mut wording = Wording { name: name.to_owned(), ..Wording::usual() };
    wording.headings.insert("next".to_owned(), heading.to_owned());
    wording
}

fn publishes(who: &mut Inspector, of: Option<EntityId>, wording: Wording) -> Outcome {
    wish(who, PaperWish::Publish { of, wording: Box::new(wording) })
}

fn key(of: &EntityId, version: u16) -> WordingKey {
    WordingKey { of: of.clone(), version }
}

fn begins(who: &mut Inspector, by: Option<WordingKey>) -> Outcome {
    wish(who, PaperWish::Begin { month: Month::new(2026, 8).unwrap(), by })
}

fn shown(who: &Inspector, of: &EntityId) -> String {
    let entry = who.tables().entry(of).unwrap();
    plain::text(&document(who.workbook.book(), who.tables(), &office(), entry, who.moment.today), Lang::Zh)
}

#[test]
fn only_the_office_writes_templates_and_layouts() {
    let li = li();
    for role in ["inspector", "unit", "leader"] {
        let mut other = li.colleague("周强", role);
        assert_eq!(
            publishes(&mut other, None, named("月通报", "工作要求")).unwrap_err(),
            Refusal::RoleMayNot,
            "{role}"
        );
        assert_eq!(begins(&mut other, None).unwrap_err(), Refusal::RoleMayNot, "{role}");
        let layout = Some(Layout::default());
        let keep = PaperWish::KeepLayout { table: "problems", name: "月会".to_owned(), layout };
        assert_eq!(wish(&mut other, keep).unwrap_err(), Refusal::RoleMayNot, "{role}");
    }
}

#[test]
fn a_template_is_published_version_by_version_and_undone() {
    let mut li = li();
    let of = publishes(&mut li, None, named("月通报", "工作要求")).unwrap().made.unwrap();
    assert_eq!(
        publishes(&mut li, Some(of.clone()), named(" 月通报 ", "工作要求")).unwrap_err(),
        Refusal::NothingChanges
    );
    let second = publishes(&mut li, Some(of.clone()), named("月通报", "下一步工作")).unwrap();
    let headings: Vec<String> =
        versions(li.workbook.book(), &of).iter().map(|one| one.headings["next"].clone()).collect();
    assert_eq!(headings, ["工作要求", "下一步工作"], "the first stays as it is");
    li.does(Command::Revert { changes: second.ids() }).unwrap();
    assert_eq!(versions(li.workbook.book(), &of).len(), 1);
    assert!(publishes(&mut li, None, Wording::default()).is_err(), "one without a name and without parts");
    assert!(publishes(&mut li, Some(office()), named("月通报", "工作要求")).is_err(), "an office is no template");
}

#[test]
fn a_bulletin_is_begun_by_a_template_and_stays_with_its_version() {
    let mut li = li();
    let of = publishes(&mut li, None, named("月通报", "工作要求")).unwrap().made.unwrap();
    let bulletin = begins(&mut li, Some(key(&of, 1))).unwrap().made.unwrap();
    // The book says nothing of what is next: somebody writes it.
    let (paragraph, text) = ("next".to_owned(), Some("各单位抓紧整改。".to_owned()));
    wish(&mut li, PaperWish::WriteOver { bulletin: bulletin.clone(), paragraph, text }).unwrap();
    assert!(shown(&li, &bulletin).contains("、工作要求"), "{}", shown(&li, &bulletin));
    publishes(&mut li, Some(of.clone()), named("月通报", "下一步工作")).unwrap();
    assert!(shown(&li, &bulletin).contains("、工作要求"));
    wish(&mut li, PaperWish::MakeBy { bulletin: bulletin.clone(), by: Some(key(&of, 2)) }).unwrap();
    assert!(shown(&li, &bulletin).contains("、下一步工作"));
    assert_eq!(begins(&mut li, Some(key(&of, 9))).unwrap_err(), Refusal::NotFound, "a version that is not there");

    let facts = texts(&[("number", "督通〔2026〕8号")]);
    let issue = Command::Act { entry: bulletin.clone(), action: "issue".to_owned(), facts, why: String::new() };
    li.does(issue).unwrap();
    let issued = shown(&li, &bulletin);
    assert!(issued.contains("、下一步工作"));
    let change = PaperWish::MakeBy { bulletin: bulletin.clone(), by: None };
    assert_eq!(wish(&mut li, change).unwrap_err(), Refusal::NotInState(&REGISTER));
    wish(&mut li, PaperWish::Retire { of: of.clone(), is_retired: true }).unwrap();
    publishes(&mut li, Some(of), named("月通报", "第三版")).unwrap();
    assert_eq!(shown(&li, &bulletin), issued, "what was issued keeps its words");
    let entry = li.tables().entry(&bulletin).unwrap();
    let now = draft(li.workbook.book(), li.tables(), &office(), entry, li.moment.today);
    let then = kept::frozen(li.workbook.book(), &bulletin).unwrap();
    assert_eq!(kept::changed(&then, &now), [], "another template is no change of the figures");
}

#[test]
fn templates_and_layouts_go_with_the_book() {
    let mut li = li();
    let of = publishes(&mut li, None, named("月通报", "工作要求")).unwrap().made.unwrap();
    let layout = Layout { columns: vec!["title".to_owned(), "leader".to_owned()], ..Layout::default() };
    let keep = PaperWish::KeepLayout { table: "problems", name: " 月会 ".to_owned(), layout: Some(layout.clone()) };
    wish(&mut li, keep).unwrap();
    let open_in = |name: Option<&str>| PaperWish::OpenIn { table: "problems", name: name.map(str::to_owned) };
    assert_eq!(wish(&mut li, open_in(Some("没有"))).unwrap_err(), Refusal::NotFound);
    wish(&mut li, open_in(Some("月会"))).unwrap();

    let other = li.colleague("周强", "leader");
    let book = other.workbook.book();
    assert_eq!(newest(book).iter().map(|(key, _)| key.of.clone()).collect::<Vec<_>>(), [of]);
    assert_eq!(layouts::all(book, "problems"), [("月会".to_owned(), layout)]);
    assert_eq!(layouts::usual(book, "problems").as_deref(), Some("月会"));

    let forget = PaperWish::KeepLayout { table: "problems", name: "月会".to_owned(), layout: None };
    wish(&mut li, forget).unwrap();
    assert_eq!(layouts::all(li.workbook.book(), "problems"), []);
    assert_eq!(layouts::usual(li.workbook.book(), "problems"), None);
    let long = PaperWish::KeepLayout { table: "problems", name: "长".repeat(25), layout: Some(Layout::default()) };
    assert_eq!(wish(&mut li, long).unwrap_err(), Refusal::BadName);
}
