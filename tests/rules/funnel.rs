//! 招商漏斗, and the rates of 落地 and 履约 over the entries of a list.

use sitebook::book::EntityId;
use sitebook::domain::command::{Command, EntryTarget};
use sitebook::domain::facets::{Filter, ordered, shown};
use sitebook::domain::figures::amount::Rounding;
use sitebook::domain::figures::missing::Missing;
use sitebook::domain::register::Entry;
use sitebook::domain::register::funnel::{rated, stages};
use sitebook::domain::register::query::{EntryList, REACHED_FACET};
use sitebook::domain::register::rows::rows;
use sitebook::domain::registers::investment::REGISTER;

use crate::inspector::{Inspector, day, texts};

const DAY: &str = "2026-11-23";

/// An investor of a project of its own for each of these facts.
fn with(investors: &[&[(&str, &str)]]) -> Inspector {
    let mut zhou = Inspector::in_role("周主任", "office");
    zhou.on(day(DAY));
    for (place, facts) in investors.iter().enumerate() {
        let name = format!("项目{place}");
        zhou.enters(&name).unwrap();
        let project = zhou.tables().projects().find(|project| project.name == name).unwrap().id.clone();
        let facts = [&[("investor", name.as_str())], *facts].concat();
        let target = EntryTarget::OfKey { register: &REGISTER, parent: Some(project.into()), period: None };
        zhou.does(Command::PutEntry { target, facts: texts(&facts) }).unwrap();
    }
    zhou
}

fn entries(zhou: &Inspector) -> Vec<&Entry> {
    zhou.tables().entries().all(&REGISTER).map(|entry| &**entry).collect()
}

const SIGNED: (&str, &str) = ("contract_on", "2026-02-01");

#[test]
fn the_funnel_counts_each_step_and_what_reached_it_of_the_step_before() {
    let zhou = with(&[
        &[("agreement_on", "2026-01-05"), ("contracted", "1000")],
        &[("agreement_on", "2026-01-05"), SIGNED, ("contracted", "600")],
        &[("agreement_on", "2026-01-05"), SIGNED, ("landed_on", "2026-03-01"), ("contracted", "400.5")],
        &[("landed_on", "2026-03-01")],
    ]);
    let funnel = REGISTER.computed.funnel.unwrap();
    let found = stages(funnel, &entries(&zhou), &zhou.around(DAY));
    let counts: Vec<(&str, usize, usize)> = found.iter().map(|stage| (stage.key, stage.count, stage.skipped)).collect();
    assert_eq!(
        counts,
        [
            ("talks", 4, 4),
            ("agreement", 4, 1),
            ("contract", 3, 1),
            ("registered", 2, 2),
            ("funded", 2, 2),
            ("landed", 2, 0),
            ("begun", 0, 0),
            ("output", 0, 0),
        ],
        "a step that was passed over was reached"
    );
    let shown = |place: usize| {
        let rate = |figure: &Option<sitebook::domain::figures::figure::Figure>| {
            figure.as_ref().and_then(|figure| figure.shown(Rounding::HalfAway)).map(|shown| shown.to_string())
        };
        (rate(&found[place].of_count), rate(&found[place].of_money), found[place].without_money)
    };
    assert_eq!(shown(0), (None, None, 1));
    // (600 + 400.5) of (1,000 + 600 + 400.5); one says no money.
    assert_eq!(shown(2), (Some("75.0".to_owned()), Some("50.0".to_owned()), 1));
    assert_eq!(found[7].of_count.as_ref().unwrap().value(), Err(Missing::ZeroBase), "of none there is no share");
}

#[test]
fn a_list_is_narrowed_to_what_reached_a_step_and_shows_as_many() {
    let zhou = with(&[&[("agreement_on", "2026-01-05")], &[SIGNED], &[SIGNED, ("landed_on", "2026-03-01")]]);
    let around = zhou.around(DAY);
    let all = rows(zhou.tables(), &REGISTER, &around, &|_| None);
    let list = EntryList::of(&REGISTER);
    let found = stages(REGISTER.computed.funnel.unwrap(), &entries(&zhou), &around);
    for stage in found {
        let mut filter = Filter::default();
        filter.choose_only(REACHED_FACET, stage.key);
        let order = ordered(&list, &all, "", false);
        assert_eq!(shown(&list, &all, &order, &filter).len(), stage.count, "{}", stage.key);
    }
}

/// The four rates, in their order, as they are shown.
fn rates(zhou: &Inspector) -> Vec<Result<String, Missing>> {
    let (entries, around) = (entries(zhou), zhou.around(DAY));
    let one = |rate| {
        let figure = rated(rate, &entries, &around).figure;
        figure.value().map(|_| figure.shown(Rounding::HalfAway).unwrap().to_string())
    };
    REGISTER.computed.rates.iter().map(one).collect()
}

#[test]
fn landed_and_performed_stand_on_both_bases_and_what_ended_stays_below_the_line() {
    let due = ("start_due", "2026-06-30");
    let whole =
        [SIGNED, due, ("registered_on", "2026-02-20"), ("funded_on", "2026-03-01"), ("landed_on", "2026-04-01")];
    let mut zhou = with(&[
        &whole,
        &[SIGNED, due],
        &[SIGNED, ("start_due", DAY)],
        &[SIGNED, due, ("lost_on", "2026-07-01"), ("lost_why", "资金")],
        &[("agreement_on", "2026-01-05")],
    ]);
    let text = |shown: &str| Ok(shown.to_owned());
    // One of four contracts has landed; three were due, the day itself is not.
    assert_eq!(rates(&zhou), [text("25.0"), text("33.3"), text("25.0"), text("0.0")]);
    let first: EntityId = zhou.tables().projects().find(|project| project.name == "项目0").unwrap().id.clone().into();
    let project = sitebook::domain::ids::ProjectId::of(&first).unwrap();
    zhou.does(Command::EditProject { project, facts: texts(&[("actual_start", "2026-05-10")]) }).unwrap();
    assert_eq!(rates(&zhou), [text("25.0"), text("33.3"), text("50.0"), text("33.3")], "once it has begun");
}

#[test]
fn without_a_contract_there_is_no_rate() {
    let zhou = with(&[&[("agreement_on", "2026-01-05")]]);
    assert_eq!(rates(&zhou), vec![Err(Missing::NoRecords); 4], "vector 6.4");
}
