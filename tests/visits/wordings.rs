//! How an item reads when it fails, and the unit behind its figure.

use sitebook::book::{Book, Stamp, Value};
use sitebook::domain::checklist::{Answer, Item, ItemKind, Target, Template};
use sitebook::domain::decimal::Decimal;
use sitebook::domain::findings::unmet_words;
use sitebook::domain::ids::ProjectId;
use sitebook::domain::templates::{built_in, built_in_template};
use sitebook::domain::text::{Lang, Text};
use sitebook::domain::units::{unit_label, unit_of};

#[test]
fn every_item_reads_as_a_fact_when_it_fails() {
    let number = |text: &str| Answer::Number(Decimal::parse(text).unwrap());
    let choice = |key: &str| Answer::Choice(key.to_owned());
    for (template, key, answer, zh, en) in [
        ("preliminary", "pr08", number("12.5"), "概算比可研估算增加12.5%，超过10%", "12.5%"),
        ("park_utilities", "pu02", number("3"), "红线内尚有3户未完成征迁", "3 households inside"),
        ("park_utilities", "pu02", number("1"), "红线内尚有1户未完成征迁", "1 household inside"),
        ("service", "sv12", number("2"), "企业满意度为2分，低于3分", "2 points"),
        ("idle_land", "id07", choice("farmed"), "地块现状为耕种，疑似圈而未建", "Farmed"),
        ("investment_landing", "il10", choice("none"), "设备到期未订购", "Equipment due and not ordered"),
    ] {
        let item = built_in_template(template, 2).unwrap().item(key).unwrap();
        let project = ProjectId::from_rest("p").unwrap();
        let book = Book::default();
        let said = |lang| unmet_words(item, &answer, unit_of(&book, &project, item, lang), lang);
        assert_eq!(said(Lang::Zh), zh);
        assert!(said(Lang::En).contains(en), "{}", said(Lang::En));
    }
}

#[test]
fn an_offices_own_wording_holds_with_its_value_or_without() {
    let own = |unmet: &str, kind: ItemKind| Item {
        prompt: Text::owned("食堂留样", ""),
        unmet: (!unmet.is_empty()).then(|| Text::owned(unmet, "")),
        ..Item::blank("q1", kind)
    };
    let figure = || ItemKind::Number {
        unit: Text::owned("份", ""),
        min: None,
        max: None,
        decimals: 0,
        target: Some(Target::AtLeast(Decimal::whole(3))),
    };
    let two = || Answer::Number(Decimal::whole(2));
    for (item, answer, said) in [
        (own("食堂未留样", ItemKind::Check), Answer::Fail, "食堂未留样"),
        (own("", ItemKind::Check), Answer::Fail, "未达到要求：食堂留样"),
        (own(" ", ItemKind::Check), Answer::Fail, "未达到要求：食堂留样"),
        (own("留样{value}，不足3份", figure()), two(), "留样2份，不足3份"),
        (own("留样｛数值｝，不足3份", figure()), two(), "留样2份，不足3份"),
        (own("留样不足3份", figure()), two(), "留样不足3份（2份）"),
        (own("", figure()), two(), "食堂留样：2份"),
    ] {
        let unit = matches!(item.kind, ItemKind::Number { .. }).then_some("份");
        assert_eq!(unmet_words(&item, &answer, unit, Lang::Zh), said);
        assert_eq!(unmet_words(&item, &answer, unit, Lang::En).contains("食堂"), said.contains("食堂"));
    }
}

#[test]
fn a_figure_has_its_own_unit_or_that_of_the_project_or_none() {
    let item = |template: &str, version, key: &str| built_in_template(template, version).unwrap().item(key).unwrap();
    let (quantity, capacity) = (item("continuing", 2, "ct03"), item("investment_landing", 2, "il12"));
    let project = ProjectId::from_rest("p").unwrap();
    let empty = Book::default();
    assert_eq!(unit_of(&empty, &project, quantity, Lang::Zh), None, "the project names none");
    let mut book = Book::default();
    let (of, stamp) = (project.entity(), Stamp::new(1_800_000_000_000, 0, 7));
    book.apply(book.replace(of, &"quantity_unit".parse().unwrap(), Value::text(" 公里 "), of, stamp).seal(), None);
    let of = |item: &Item| unit_of(&book, &project, item, Lang::Zh).map(str::to_owned);
    assert_eq!(of(quantity).as_deref(), Some("公里"));
    assert_eq!(of(capacity), None, "what it produces is measured otherwise");
    assert_eq!(of(item("continuing", 1, "ct03")), None, "its unit stands in the note");
    assert_eq!(of(item("continuing", 2, "ct06")).as_deref(), Some("万元"));
    assert_eq!(of(item("continuing", 2, "ct14")), None, "no number");
    let ItemKind::Number { unit, min, max, decimals, target } = quantity.kind.clone() else { panic!("a number") };
    let kind = ItemKind::Number { unit: Text::owned("", unit.en), min, max, decimals, target };
    assert_eq!(of(&Item { kind, ..quantity.clone() }).as_deref(), Some("公里"), "a copy in one language");
}

#[test]
fn no_open_unit_is_shown_as_if_it_were_one() {
    for item in built_in().iter().flat_map(Template::items) {
        let ItemKind::Number { unit, .. } = &item.kind else { continue };
        for lang in Lang::ALL {
            let label = unit_label(unit, *lang);
            assert_eq!(label.contains("项目") || label.contains("project"), label.starts_with(['（', '(']), "{label}");
        }
    }
}
