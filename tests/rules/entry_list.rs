//! The list of a register: what it can be narrowed and ordered by, its sums, and what is found in it.

use sitebook::app::ledger::address::Addressed;
use sitebook::app::ledger::listed::Asked;
use sitebook::domain::decimal::Decimal;
use sitebook::domain::facets::{List, count, ordered, shown};
use sitebook::domain::figures::clock::ClockState;
use sitebook::domain::register::Register;
use sitebook::domain::register::clocked::clocked;
use sitebook::domain::register::query::{EntryList, PROJECT_FACET};
use sitebook::domain::register::rows::{EntryRow, rows};
use sitebook::domain::register::sums::{is_summed, sum_of};
use sitebook::domain::registers::{REGISTERS, approval, funding, halt, monthly_progress as month, year_plan};
use sitebook::domain::text::Lang;

use crate::inspector::{Inspector, day};

fn initial(sign: char) -> Option<char> {
    [('垃', 'l'), ('圾', 'j'), ('场', 'c')].into_iter().find(|(known, _)| *known == sign).map(|(_, letter)| letter)
}

fn listed(zhou: &Inspector, register: &'static Register) -> Vec<EntryRow> {
    rows(zhou.tables(), register, &zhou.around("2026-09-21"), &initial)
}

/// What the rows are called that an address shows, in its order.
fn titles(zhou: &Inspector, register: &'static Register, address: &str) -> Vec<String> {
    let all = listed(zhou, register);
    let asked = Asked::of(EntryList::of(register)).at(address);
    let order = ordered(&asked.list, &all, asked.order, asked.turned);
    let places = shown(&asked.list, &all, &order, &asked.filter);
    places.into_iter().map(|place| all[place].entry.title(Lang::Zh)).collect()
}

fn with_approvals() -> Inspector {
    let mut zhou = Inspector::in_role("周主任", "office").with_project("垃圾填埋场");
    for (kind, unit, applied) in [
        ("施工许可", "区住建局", "2026-08-01"),
        ("立项", "区发改局", "2025-03-02"),
        ("航道论证", "区交通局", ""),
        ("环评", "区环保局", "2026-02-03"),
    ] {
        zhou.puts(&approval::REGISTER, "", &[("type", kind), ("unit", unit), ("applied", applied)]).unwrap();
    }
    zhou
}

#[test]
fn entries_stand_in_the_natural_order_of_their_register() {
    let zhou = with_approvals();
    assert_eq!(
        titles(&zhou, &approval::REGISTER, ""),
        ["立项", "环评", "施工许可", "航道论证"],
        "as the list has them"
    );
}

#[test]
fn a_column_orders_and_what_lacks_it_stays_last() {
    let zhou = with_approvals();
    let ordered = |address| titles(&zhou, &approval::REGISTER, address);
    assert_eq!(ordered("sort=applied"), ["立项", "环评", "施工许可", "航道论证"]);
    assert_eq!(ordered("sort=-applied"), ["施工许可", "环评", "立项", "航道论证"]);
    assert_eq!(ordered("sort=colour"), ordered(""), "an unknown order is the natural one");
}

#[test]
fn choices_units_years_and_words_narrow_a_list() {
    let zhou = with_approvals();
    let shown = |address: &str| titles(&zhou, &approval::REGISTER, address);
    assert_eq!(shown("unit=%E5%8C%BA%E7%8E%AF%E4%BF%9D%E5%B1%80"), ["环评"]);
    assert_eq!(shown("type=environment"), ["环评"], "a choice goes by its key");
    assert_eq!(shown("year=2025"), ["立项"], "the year of its first date");
    assert_eq!(shown("q=%E4%BD%8F%E5%BB%BA"), ["施工许可"], "住建");
    assert_eq!(shown("q=ljc"), ["立项", "环评", "施工许可", "航道论证"], "the project by its initials");
    assert_eq!(shown("colour=red"), shown(""));
}

#[test]
fn a_list_is_narrowed_to_a_project_by_the_rest_of_its_id() {
    let mut zhou = with_approvals();
    zhou.enters("园区道路").unwrap();
    let asked = |project: &str| titles(&zhou, &approval::REGISTER, &format!("{PROJECT_FACET}={project}"));
    let first = zhou.tables().projects().find(|project| project.name == "垃圾填埋场").unwrap().id.clone();
    let road = zhou.tables().projects().find(|project| project.name == "园区道路").unwrap().id.clone();
    assert_eq!((asked(first.rest()).len(), asked(road.rest()).len()), (4, 0));
}

#[test]
fn a_count_is_the_number_of_rows_once_the_value_is_chosen() {
    let zhou = with_approvals();
    let all = listed(&zhou, &approval::REGISTER);
    let list = EntryList::of(&approval::REGISTER);
    let counts = count(&list, &all, &Asked::of(list.clone()).filter);
    for (facet, counts) in list.facets().iter().zip(&counts) {
        for (value, count) in counts {
            let mut asked = Asked::of(list.clone());
            asked.filter.choose_only(facet, value);
            assert_eq!(titles(&zhou, &approval::REGISTER, &asked.write()).len(), *count, "{facet} {value}");
        }
    }
    assert_eq!(counts.iter().map(|counts| counts.len()).sum::<usize>(), 1 + 2 + 4 + 4);
}

#[test]
fn what_is_asked_of_any_register_is_written_and_read_again() {
    for register in REGISTERS {
        let list = EntryList::of(register);
        let mut names: Vec<&str> = list.orders().to_vec();
        names.sort_unstable();
        names.dedup();
        assert_eq!(names.len(), list.orders().len(), "{}: a name means one column", register.kind);
        let mut names: Vec<&str> = list.facets().to_vec();
        names.extend(["q", "sort", "group"]);
        names.sort_unstable();
        names.dedup();
        assert_eq!(names.len(), list.facets().len() + 3, "{}: a name means one facet", register.kind);
        for order in list.orders().to_vec() {
            let mut asked = Asked::of(list.clone());
            asked.order_by(order);
            asked.turned = true;
            list.facets().iter().for_each(|facet| asked.filter.choose_only(facet, "一，a/b&c"));
            assert_eq!(Asked::of(list.clone()).at(&asked.write()), asked, "{} {order}", register.kind);
        }
    }
}

fn figure(text: &str) -> Option<Decimal> {
    Decimal::parse(text)
}

#[test]
fn money_is_summed_exactly_and_running_totals_once_for_each_project() {
    let mut zhou = Inspector::in_role("周主任", "office").with_project("垃圾填埋场");
    for (month, planned, so_far) in [("2026-03", "100.10", "90"), ("2026-04", "50.05", "140.5")] {
        let facts = [("planned", planned), ("reported_ytd", so_far), ("image", "40")];
        zhou.puts(&month::REGISTER, month, &facts).unwrap();
    }
    let all = listed(&zhou, &month::REGISTER);
    let spec = |key: &str| month::REGISTER.field(key).unwrap();
    let both: Vec<&EntryRow> = all.iter().collect();
    assert!(is_summed(&month::REGISTER, spec("planned"), &both));
    assert_eq!(sum_of("planned", &both), figure("150.15"));
    assert!(!is_summed(&month::REGISTER, spec("reported_ytd"), &both), "two months of one running total");
    assert!(is_summed(&month::REGISTER, spec("reported_ytd"), &both[1..]));
    assert_eq!(sum_of("reported_ytd", &both[1..]), figure("140.5"));
    assert!(!is_summed(&month::REGISTER, spec("image"), &both[1..]), "percents are not summed");
    assert_eq!(sum_of("works_value", &both), None, "nothing is not zero");
    zhou.puts(&year_plan::REGISTER, "2026", &[("plan", "600")]).unwrap();
    let plans = listed(&zhou, &year_plan::REGISTER);
    let plans: Vec<&EntryRow> = plans.iter().collect();
    assert_eq!(sum_of("plan", &plans), figure("600"));
}

#[test]
fn a_sum_that_has_too_many_digits_is_none() {
    let mut zhou = Inspector::in_role("周主任", "office").with_project("垃圾填埋场");
    for month in ["2026-03", "2026-04"] {
        zhou.puts(&month::REGISTER, month, &[("planned", "999999999999999999")]).unwrap();
    }
    let all = listed(&zhou, &month::REGISTER);
    assert_eq!(sum_of("planned", &all.iter().collect::<Vec<_>>()), None);
}

#[test]
fn halts_stand_the_last_first() {
    let mut zhou = Inspector::in_role("周主任", "office").with_project("垃圾填埋场");
    for (from, reason) in [("2026-01-05", "冬歇"), ("2026-07-01", "资金"), ("2025-06-01", "天气")] {
        zhou.puts(&halt::REGISTER, "", &[("from", from), ("reason", reason)]).unwrap();
    }
    assert_eq!(titles(&zhou, &halt::REGISTER, ""), ["资金", "冬歇", "天气"]);
    assert_eq!(titles(&zhou, &halt::REGISTER, "year=2026"), ["资金", "冬歇"]);
}

#[test]
fn the_clock_of_an_entry_counts_by_what_its_fields_say() {
    let mut zhou = Inspector::in_role("周主任", "office").with_project("垃圾填埋场");
    let facts = [
        ("type", "环评"),
        ("unit", "区环保局"),
        ("applied", "2026-08-03"),
        ("accepted", "2026-08-03"),
        ("limit", "10"),
    ];
    let id = zhou.puts(&approval::REGISTER, "", &facts).unwrap().made.unwrap();
    let clock = approval::REGISTER.clock("handling").unwrap();
    let stands = |zhou: &Inspector, today: &str| {
        let found = clocked(zhou.tables().entry(&id).unwrap(), clock, &zhou.around(today));
        (found.state, found.due, found.left, found.over, found.holder.map(|holder| holder.to_string()))
    };
    let (due, unit) = (Some(day("2026-08-17")), Some("区环保局".to_owned()));
    assert_eq!(stands(&zhou, "2026-08-01").0, ClockState::NotBegun);
    assert_eq!(stands(&zhou, "2026-08-05"), (ClockState::Running, due, Some(8), 0, unit.clone()));
    assert_eq!(stands(&zhou, "2026-08-13"), (ClockState::Near, due, Some(2), 0, unit.clone()));
    assert_eq!(stands(&zhou, "2026-08-20"), (ClockState::Over, due, Some(0), 3, unit));
    let target = sitebook::domain::command::EntryTarget::Existing(id.clone());
    let facts = vec![("granted".to_owned(), "2026-08-18".to_owned()), ("extended".to_owned(), "5".to_owned())];
    zhou.does(sitebook::domain::command::Command::PutEntry { target, facts }).unwrap();
    assert_eq!(stands(&zhou, "2026-09-20"), (ClockState::Done, Some(day("2026-08-24")), None, 0, None));
}

#[test]
fn an_entry_stands_under_the_year_of_the_first_date_that_it_has() {
    let mut zhou = Inspector::in_role("周主任", "office").with_project("垃圾填埋场");
    let bid = [("source", "中央"), ("applied", "500"), ("applied_on", "2025-03-01")];
    zhou.puts(&funding::REGISTER, "", &bid).unwrap();
    let stated =
        [("source", "省级"), ("arrived_stated", "20"), ("stated_on", "2026-02-01"), ("applied_on", "2025-05-01")];
    zhou.puts(&funding::REGISTER, "", &stated).unwrap();
    assert_eq!(titles(&zhou, &funding::REGISTER, "year=2025"), ["中央"], "a bid that brought no money yet");
    assert_eq!(titles(&zhou, &funding::REGISTER, "year=2026"), ["省级"]);
}
