//! 项目分布 as rules: who brings the outline, that it goes with the book and is a conflict where two bring one, and what stands where.

use sitebook::app::geo::{metres, to_gcj02};
use sitebook::app::map_points::{points, spots};
use sitebook::app::outline_file::read;
use sitebook::domain::command::{Command, Refusal};
use sitebook::domain::figures::month::Month;
use sitebook::domain::outline::{self, Datum, Outline};
use sitebook::domain::place::Place;
use sitebook::domain::progress::settings::FigureSettings;

use super::inspector::Inspector;

const SQUARE: &str = r#"{"type":"Polygon","coordinates":[[[117.4,30.6],[117.6,30.6],[117.6,30.8],[117.4,30.6]]]}"#;

fn brings(who: &mut Inspector, datum: Datum) -> Result<(), Refusal> {
    let lines = read(SQUARE.as_bytes()).unwrap().lines;
    who.does(Command::SetOutline(Some(Outline { datum, lines }))).map(drop)
}

#[test]
fn only_the_office_brings_an_outline_and_it_goes_with_the_book() {
    let mut li = Inspector::in_role("李秀芳", "office").with_project("垃圾填埋场");
    for role in ["inspector", "unit", "leader"] {
        let mut other = li.colleague("周强", role);
        assert_eq!(brings(&mut other, Datum::Wgs84).unwrap_err(), Refusal::RoleMayNot, "{role}");
        assert_eq!(outline::of(other.workbook.book()), None);
    }
    brings(&mut li, Datum::Gcj02).unwrap();
    assert_eq!(brings(&mut li, Datum::Gcj02).unwrap_err(), Refusal::NothingChanges);
    let other = li.colleague("周强", "leader");
    let there = outline::of(other.workbook.book()).unwrap();
    assert_eq!((there.datum, there.lines[0].len()), (Datum::Gcj02, 4));
    assert_eq!(there.lines[0][1], Place { latitude: 30_600_000, longitude: 117_600_000 });
    li.does(Command::SetOutline(None)).unwrap();
    assert_eq!(outline::of(li.workbook.book()), None);
}

#[test]
fn lines_and_their_system_change_together() {
    let mut li = Inspector::in_role("李秀芳", "office").with_project("垃圾填埋场");
    brings(&mut li, Datum::Wgs84).unwrap();
    brings(&mut li, Datum::Gcj02).unwrap();
    let field = li.workbook.book().entity(&outline::id().unwrap()).unwrap();
    assert_eq!(field.fields_from("").count(), 1, "one field: two who bring one decide between whole outlines");
}

#[test]
fn two_who_bring_an_outline_agree_on_a_whole_one_once_they_are_merged() {
    let mut li = Inspector::in_role("李秀芳", "office").with_project("垃圾填埋场");
    let mut zhou = li.colleague("周强", "office");
    brings(&mut li, Datum::Wgs84).unwrap();
    let lines = vec![vec![Place { latitude: 1, longitude: 2 }, Place { latitude: 3, longitude: -4 }]];
    zhou.does(Command::SetOutline(Some(Outline { datum: Datum::Gcj02, lines }))).unwrap();
    let brought = [&li, &zhou].map(|who| outline::of(who.workbook.book()).unwrap());
    li.gets_from(&zhou);
    zhou.gets_from(&li);
    let merged = outline::of(li.workbook.book()).unwrap();
    assert_eq!(outline::of(zhou.workbook.book()).as_ref(), Some(&merged));
    assert!(brought.contains(&merged), "one of the two, lines and system together");
}

#[test]
fn a_project_stands_on_the_map_in_wgs_84_whichever_system_it_was_given_in() {
    let mut li = Inspector::in_role("李秀芳", "office").with_project("垃圾填埋场");
    let as_of = Month::closed(li.moment.today);
    let settings = FigureSettings::default();
    let shown = |li: &Inspector| points(li.workbook.book(), li.tables(), as_of, &settings);
    assert_eq!(shown(&li), [], "without coordinates it stands nowhere");
    let project = li.tables().projects().next().unwrap().id.clone();
    let site = Place { latitude: 30_660_000, longitude: 117_490_000 };
    for (datum, given) in [("wgs84", site), ("gcj02", to_gcj02(site))] {
        let facts = vec![("coordinates".to_owned(), given.to_string()), ("datum".to_owned(), datum.to_owned())];
        li.does(Command::EditProject { project: project.clone(), facts }).unwrap();
        let shown = shown(&li);
        assert_eq!((shown.len(), shown[0].name.as_str()), (1, "垃圾填埋场"));
        assert!(metres(shown[0].place, site) <= 1, "{datum}");
    }
    assert_eq!(spots(li.workbook.book(), li.tables()), [], "without photos nothing was found anywhere");
}
