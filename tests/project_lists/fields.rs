//! Columns that were one field and are several.

use sitebook::exchange::list::{Doubt, YearGrounds};

use super::*;

/// 累计完成 of the one list is since January, 自开始累积完成投资 of the other since the works began: neither writes over the other.
#[test]
fn two_lists_of_one_project_give_two_sums() {
    let landfill = "东川区垃圾填埋场";
    let (list, _) = district();
    let (sheet, _) = decode(include_bytes!("../files/lists/progress_sheet_2009.csv")).unwrap();
    let sheet = table(&sheet);
    for lists in [[&list, &sheet], [&sheet, &list]] {
        let mut workbook = workbook(1);
        for table in lists {
            let plan = plan(&workbook, table);
            import(&mut workbook, &plan).unwrap();
        }
        let of = |key: &str| field(&workbook, landfill, key).to_owned();
        assert_eq!(
            (of("ytd").as_str(), of("since_start").as_str(), of("cumulative").as_str()),
            ("7372.68", "13092.83", "")
        );
        assert_eq!((of("total").as_str(), of("annual_plan").as_str()), ("28600.75", "14423.91"));
    }
    let keys: Vec<String> = guessed(&sheet).into_iter().map(|(_, key)| key).collect();
    // 投资主体 (区政府, 企业自筹, 市区共建) says who invests: it is no 建设单位, and its words are kept.
    assert_eq!(keys[..7], ["", "name", "x", "span", "total", "annual_plan", "year_goal"]);
    let months = (1..=8).flat_map(|month| [format!("{month} planned"), format!("{month} reported")]);
    assert_eq!(keys[7..23], months.collect::<Vec<_>>());
    assert_eq!(keys[23..], ["since_start", "lead_unit", "issues"]);
}

/// 建设性质 says what kind of works it is: no list of planned projects comes in as begun.
#[test]
fn the_kind_of_works_is_no_phase() {
    let workbook = imported(
        "项目名称,建设性质,阶段\n甲,新建,储备\n乙,改扩建,\n丙,迁建,新建\n丁,技术改造,续建\n戊,利旧改造,前期\n",
    );
    let of = |name: &str| (field(&workbook, name, "nature"), field(&workbook, name, "phase"));
    assert_eq!(of("甲"), ("new", "reserve"));
    assert_eq!(of("乙"), ("alteration_extension", ""));
    assert_eq!(of("丙"), ("relocation", ""), "新建 under 阶段 is not read as begun either");
    assert_eq!(of("丁"), ("upgrade", "continuing"));
    assert_eq!(of("戊"), ("利旧改造", "preliminary"), "words that are not on the list stay");
    let without_phase = imported("项目名称,建设性质\n甲,新建\n");
    assert_eq!((field(&without_phase, "甲", "nature"), field(&without_phase, "甲", "phase")), ("new", ""));
}

#[test]
fn leaders_builders_and_telephones_have_fields_of_their_own() {
    let workbook = imported(
        "项目名称,包保领导,主要领导,分管领导,责任领导,联系领导,施工单位,监理单位,设计单位,联系人,联系电话\n\
         甲,段副区长,王区长,马副区长,李局长,赵副区长,市政一公司,中正监理,市设计院,周主任,13812345678/0874-1234567\n\
         乙,,,,,,,,,周主任 13812345678,1.38E+10\n",
    );
    let of = |key: &str| field(&workbook, "甲", key);
    for (key, value) in [
        ("patron", "段副区长"),
        ("principal", "王区长"),
        ("deputy", "马副区长"),
        ("leader", "李局长"),
        ("liaison", "赵副区长"),
        ("contractor", "市政一公司"),
        ("supervisor", "中正监理"),
        ("designer", "市设计院"),
        ("contact", "周主任"),
        ("phone", "13812345678、0874-1234567"),
        ("responsible", ""),
    ] {
        assert_eq!(of(key), value, "{key}");
    }
    assert_eq!((field(&workbook, "乙", "contact"), field(&workbook, "乙", "phone")), ("周主任 13812345678", ""));
}

#[test]
fn an_industry_under_sector_is_told_apart() {
    let workbook = imported("项目名称,行业\n甲,冶金\n乙,磷化工\n丙,工业\n丁,军工\n");
    let of = |name: &str| (field(&workbook, name, "sector"), field(&workbook, name, "industry"));
    assert_eq!(of("甲"), ("industry", "metallurgy"));
    assert_eq!(of("乙"), ("industry", "phosphate"));
    assert_eq!(of("丙"), ("industry", ""));
    assert_eq!(of("丁"), ("军工", ""));
    let own_column = imported("项目名称,行业,重点产业\n甲,化工,磷化工\n");
    let of = |key: &str| field(&own_column, "甲", key);
    assert_eq!((of("sector"), of("industry")), ("industry", "phosphate"), "a column of its own counts");
}

#[test]
fn the_year_of_a_plan_is_read_from_its_heading() {
    let mut workbook = imported("项目名称,2025年度计划投资（万元）,备注\n甲,100,\n乙,,\n");
    let year = |workbook: &Workbook, name: &str| field(workbook, name, "plan_year").to_owned();
    assert_eq!((year(&workbook, "甲").as_str(), field(&workbook, "甲", "annual_plan")), ("2025", "100"));
    assert_eq!(year(&workbook, "乙"), "", "nothing is planned, so there is no year");
    let same = plan(&workbook, &table("项目名称,2025年度计划投资\n甲,120\n"));
    assert_eq!(same.years_replaced(), None);
    let next = plan(&workbook, &table("2026年重点项目,\n项目名称,年度计划投资\n甲,300\n乙,5\n丙,7\n"));
    assert_eq!(next.years_replaced(), Some((["2025".to_owned()].into(), 1)), "it is said before it is done");
    import(&mut workbook, &next).unwrap();
    assert_eq!((year(&workbook, "甲").as_str(), field(&workbook, "甲", "annual_plan")), ("2026", "300"));
    let own_column = imported("项目名称,年度,2025年计划投资\n甲,2024,100\n");
    assert_eq!(year(&own_column, "甲"), "2024", "a column of its own counts");
}

/// Plan and months fall apart nowhere: the year that somebody chooses is that of both, even where the heading of the plan names another.
#[test]
fn one_choice_of_year_governs_the_plan_and_the_months() {
    let list = table("2009年重点项目进度表,,\n项目名称,2009年计划投资（万元）,1月 完成（万元）\n甲,120,30\n");
    let mut mapping = Mapping::guess(&list);
    assert_eq!(mapping.plan_year(), Some((1, 2009)));
    mapping.set_year(Some(2026));
    assert_eq!(mapping.plan_year(), Some((1, 2026)));
    let mut workbook = desk::office(1);
    let rows = Rows::read(&list, &mapping);
    let plan = workbook.with_rules(moment().today, |context| Plan::of(&rows, context, WrongCells::LeaveOutCell));
    import(&mut workbook, &plan).unwrap();
    assert_eq!(field(&workbook, "甲", "plan_year"), "2026");
    let month = plan.rows[0].entries[0].key.month();
    assert_eq!(month, Some((2026, 1)));
}

/// A list that names no year is taken for the usual one: that is told, kept with every row, and can be changed.
#[test]
fn a_plan_without_a_year_is_taken_for_the_usual_one_and_says_so() {
    let list = table("项目名称,年度计划（万元）,本年累计完成（万元）\n甲,120,30\n乙,,\n");
    let mut mapping = Mapping::guess(&list);
    assert!(mapping.uses_year() && !mapping.asks_year());
    mapping.set_usual(2026, 10);
    assert_eq!(mapping.year(), Some((2026, YearGrounds::Usual)));
    assert!(!mapping.is_certain(&list), "the columns are shown, with the year that is taken");
    assert_eq!(mapping.doubts(&list, 1), [Doubt::YearOfList(Some((2026, YearGrounds::Usual)))]);
    let kept = |mapping: &Mapping| {
        let mut workbook = workbook(1);
        let rows = Rows::read(&list, mapping);
        let plan = workbook.with_rules(moment().today, |context| Plan::of(&rows, context, WrongCells::LeaveOutCell));
        import(&mut workbook, &plan).unwrap();
        ["甲", "乙"].map(|name| {
            format!("{} {}", field(&workbook, name, "plan_year"), field(&workbook, name, "ytd_as_of")).trim().to_owned()
        })
    };
    assert_eq!(kept(&mapping), ["2026 2026-10", ""], "what has neither plan nor sum has neither year nor month");
    mapping.set_year(Some(2025));
    assert_eq!(kept(&mapping)[0], "2025 2025-12", "of a year that is over the last month, until somebody says another");
    mapping.set_month(Some(9));
    assert_eq!(kept(&mapping)[0], "2025 2025-09");
    let with_months = table("项目名称,年度计划,1月 完成\n甲,120,30\n");
    let mut mapping = Mapping::guess(&with_months);
    mapping.set_usual(2026, 10);
    assert!(mapping.asks_year(), "months without a year wait until somebody says it");
}
