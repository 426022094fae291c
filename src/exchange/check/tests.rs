//! Vectors: small tables of one case each, and the published ones of `computations.md`, of which some are known to be wrong.

use proptest::prelude::*;

use super::cells::Grid;
use super::*;
use crate::domain::figures::amount::{Amount, Rounding};
use crate::domain::figures::fraction::Fraction;
use crate::exchange::list::{Heading, Limits};

fn table(text: &str) -> Table {
    Table::read(text, Heading::Guess, Limits::USUAL).unwrap()
}

fn told(finding: &Finding) -> String {
    let follows = finding.follows.map_or_else(String::new, |follows| {
        Amount::of(follows, finding.printed.places, Rounding::HalfAway).to_string()
    });
    let verdict = match finding.verdict {
        Verdict::Right => "right".to_owned(),
        Verdict::Otherwise(cut) => format!("{cut:?}"),
        Verdict::Unrounded(cut) => format!("unrounded {cut:?}"),
        Verdict::Wrong => "wrong".to_owned(),
    };
    format!("{}.{} {} {follows} {verdict}", finding.at.row, finding.at.column, finding.rule.key)
}

/// The doubtful cells of a table as `row.column rule follows verdict`, and the cut under which all of it is right.
fn check_table(text: &str, expected: &[&str], cut: Option<Cut>) {
    let checked = check(&table(text));
    let found: Vec<String> = checked.findings.iter().map(told).collect();
    assert_eq!(found, expected, "{text}\n{:?}", checked.relations);
    assert_eq!(checked.cut, cut, "{text}");
}

#[test]
fn published_rates_that_were_cut_are_told_from_those_that_are_wrong() {
    // 石嘴山: 69 of 90 as 76.6 is cut; 16 of 26 as 58 is wrong under any rounding: exactly 61.5.
    check_table(
        "单位,应开复工项目,已开复工,开（复）工率（%）\n石嘴山市,90,69,76.6\n",
        &["0.3 started 76.7 Down"],
        Some(Cut::Down),
    );
    check_table("单位,计划开工,已开工,开工率\n某区,26,16,58%\n", &["0.3 started 62 wrong"], None);
    // 江门 2021: 129 of 270 as 47 %.
    check_table("地区,计划开工项目,已开工项目,开工率\n江门市,270,129,47%\n", &["0.3 started 48 Down"], Some(Cut::Down));
    // 湘西: 92.0 of 156.7 as 58.8, of figures that were rounded in the table.
    check_table(
        "地区,年度计划（亿元）,累计完成（亿元）,完成率（%）\n湘西州直,156.7,92.0,58.8\n",
        &["0.3 completion 58.7 unrounded Half"],
        None,
    );
    // 江门 444 项: right; its distance comes out only of exact rates.
    check_table(
        "地区,年度计划(亿元),完成投资(亿元),完成率(%),时间进度(%),序时差(百分点)\n江门市,647.4,629.0,97.2,83.3,13.8\n",
        &["0.5 gap 13.9 unrounded Half"],
        Some(Cut::Half),
    );
    // 江门 2021, first quarter: growth 95.66.
    check_table(
        "地区,完成投资（亿元）,上年同期（亿元）,同比增长（%）\n江门市,313.64,160.30,95.66\n",
        &[],
        Some(Cut::Half),
    );
}

#[test]
fn published_ranks_and_sums_are_right() {
    // 濮阳, ten units, by 开工率.
    check_table(
        "单位,已开工,项目数,开工率（%）,位次\n甲,39,41,95.1,1\n乙,32,34,94.1,2\n丙,36,39,92.3,3\n丁,29,34,85.3,4\n戊,25,35,71.4,5\n\
         己,36,51,70.6,6\n庚,31,45,68.9,7\n辛,22,35,62.9,8\n壬,9,15,60.0,9\n癸,5,12,41.7,10\n合计,264,341,77.4,\n",
        &[],
        Some(Cut::Half),
    );
    // 湘西, ten units, by 完成率.
    check_table(
        "县市,完成率（%）,排名\n永顺,82.9,1\n古丈,81.2,2\n花垣,80.7,3\n凤凰,80.1,4\n高新区,80.0,5\n龙山,79.1,6\n吉首,78.9,7\n\
         保靖,73.7,8\n泸溪,73.2,9\n州直,58.7,10\n",
        &[],
        None,
    );
}

#[test]
fn a_table_that_is_right_when_cut_is_told_so_as_a_whole() {
    let text = "单位,年度计划(万元),累计完成(万元),完成率(%)\n甲,18000.00,12377.90,68.7\n乙,9500.00,2125.00,22.3\n丙,8000.00,5505.00,68.8\n合计,35500.00,20007.90,56.3\n";
    let checked = check(&table(text));
    assert_eq!(checked.cut, Some(Cut::Down));
    assert!(checked.findings.iter().all(|finding| finding.verdict == Verdict::Otherwise(Cut::Down)));
    assert_eq!(checked.findings.len(), 3, "5505 of 8000 is 68.81 either way");
    // The same by 四舍五入.
    let text = text.replace("68.7", "68.8").replace("22.3", "22.4").replace("56.3", "56.4");
    check_table(&text, &[], Some(Cut::Half));
    // Rounded up: 进一.
    check_table("单位,计划开工,已开工,开工率(%)\n甲,3,1,33.4\n乙,7,1,14.3\n", &["0.3 started 33.3 Up"], Some(Cut::Up));
}

#[test]
fn sums_of_rows_and_columns_and_parts_of_them_are_checked() {
    check_table(
        "单位,项目数,总投资(万元),其中：年度计划\n一、续建,,,\n甲,2,100.5,40\n乙,3,200.5,250\n小计,5,301,290\n二、新建,,,\n丙,1,50,10\n小计,1,50,10\n合计,6,352,300\n",
        &["2.3 part_of 201 wrong", "7.2 sum 351 wrong"],
        None,
    );
    check_table("单位,项目数\n合计,5\n甲,2\n乙,3\n其中：丙,4\n", &["3.1 parts 3 wrong"], None);
    check_table("单位,一季度,二季度,合计\n甲,1,2,3\n乙,3,4,8\n丙,5,6,11\n", &["1.3 across 7 wrong"], None);
    // Rounded figures may add up to another last digit.
    check_table("单位,投资(亿元)\n甲,1.4\n乙,1.4\n合计,2.7\n", &["2.1 sum 2.8 unrounded Half"], None);
    // Counts may not.
    check_table("单位,项目数\n甲,1\n乙,1\n合计,3\n", &["2.1 sum 2 wrong"], None);
}

#[test]
fn units_in_heads_are_brought_together() {
    check_table(
        "单位,年度计划（亿元）,累计完成（万元）,完成率（%）\n甲,1.2,6000,50.0\n乙,2,5000,25.0\n",
        &[],
        Some(Cut::Half),
    );
    check_table(
        "单位,计划（亿元）,完成（万元）,未完成（万元）\n甲,1.2,6000,6000\n乙,2,5000,1500\n",
        &["1.3 rest 15000 wrong"],
        None,
    );
}

#[test]
fn heads_over_merged_cells_and_none_at_all_are_read() {
    check_table(
        "单位,本年,,\n,计划,完成,完成率(%)\n甲,10,5,50\n乙,20,5,26\n丙,40,10,25\n",
        &["1.3 completion 25 wrong"],
        None,
    );
    let text = "甲,10,3\n乙,20,4\n丙,30,5\n合计,61,12\n";
    let bare = Table::read(text, Heading::Missing, Limits::USUAL).unwrap();
    let found: Vec<String> = check(&bare).findings.iter().map(told).collect();
    assert_eq!(found, ["3.1 sum 60 wrong"]);
}

#[test]
fn differences_growths_and_shares_are_checked() {
    check_table("单位,上报,核定,核减\n甲,100,90,10\n乙,50,45,6\n", &["1.3 reported_verified 5 wrong"], None);
    check_table(
        "单位,本年完成,上年同期,增幅\n甲,950,1000,下降5.0%\n乙,12,0,—\n丙,110,100,11%\n",
        &["2.3 growth 10 wrong"],
        None,
    );
    check_table(
        "行业,投资,占比(%)\n工业,30,30.0\n交通,50,50.0\n水利,20,21.0\n合计,100,100\n",
        &["2.2 share 20.0 wrong", "3.2 hundred 100.0 wrong"],
        None,
    );
    check_table("行业,占比\n甲,33.3%\n乙,33.3%\n丙,33.3%\n", &[], None);
    check_table("行业,占比\n甲,33%\n乙,33%\n丙,30%\n", &["2.1 hundred 100 wrong"], None);
}

#[test]
fn ranks_take_both_ways_behind_a_tie() {
    check_table("单位,完成率,名次\n甲,80.0,1\n乙,70.0,2\n丙,70.0,2\n丁,60.0,4\n", &[], None);
    check_table("单位,完成率,名次\n甲,80.0,1\n乙,70.0,2\n丙,70.0,2\n丁,60.0,3\n", &[], None);
    check_table("单位,完成率,名次\n甲,80.0,1\n乙,70.0,2\n丙,70.0,3\n丁,60.0,4\n", &["2.2 rank 2 wrong"], None);
    check_table("单位,完成率,增幅,增幅名次\n甲,80.0,5.0,3\n乙,70.0,6.0,2\n丙,60.0,7.0,1\n丁,50.0,4.0,4\n", &[], None);
}

#[test]
fn a_head_without_what_it_follows_from_is_named() {
    let checked = check(&table("单位,完成率（%）\n甲,80.0\n乙,70.0\n"));
    assert_eq!((checked.unmatched, checked.cells), (vec![1], 0));
}

#[test]
fn figures_are_read_as_they_are_printed() {
    let read = |cell: &str| {
        Printed::read(cell).map(|one| (Amount::of(one.value, one.places, Rounding::HalfAway).to_string(), one.places))
    };
    for (cell, expected) in [
        ("76.60%", Some(("76.60", 2))),
        ("下降3.2个百分点", Some(("-3.2", 1))),
        ("增长 15.3％", Some(("15.3", 1))),
        ("1，234．50万元", Some(("1234.50", 2))),
        ("并列第2位", Some(("2", 0))),
        ("−8.3", Some(("-8.3", 1))),
        ("—", None),
        ("2026-03-01", None),
        ("某局", None),
        ("", None),
    ] {
        assert_eq!(read(cell), expected.map(|(text, places)| (text.to_owned(), places)), "{cell}");
    }
}

#[test]
fn every_rule_has_a_key_of_its_own_and_is_found_by_it() {
    for rule in RULES {
        assert_eq!(rule_of(rule.key), rule);
        assert_eq!(RULES.iter().filter(|other| other.key == rule.key).count(), 1, "{}", rule.key);
    }
    for key in ["part_of", "across", "share", "hundred", "sum", "parts", "rank", "ratio", "difference"] {
        assert_eq!(rule_of(key).key, key);
    }
}

#[test]
fn a_long_table_is_checked_to_its_end() {
    let rows: String = (1..=5_000).map(|row| format!("项目{row},{},{},50.0\n", row * 2, row)).collect();
    let text = format!("项目名称,年度计划,累计完成,完成率(%)\n{rows}末,100,50,51.0\n");
    check_table(&text, &["5000.3 completion 50.0 wrong"], None);
}

proptest! {
    /// Whatever is cut by a rule is right under it, and what is right under none is never said to be.
    #[test]
    fn what_is_cut_by_a_rule_is_right_under_it(over in 1..100_000_i64, under in 1..100_000_i64, places in 0..4_u8) {
        let exact = Fraction::new(i128::from(over) * 100, i128::from(under)).unwrap();
        for cut in Cut::ALL {
            let value = cut.apply(exact, places).unwrap();
            let printed = Printed { value, places };
            prop_assert!(Cuts::of(printed, exact).holds(cut));
            let (low, high) = cut.range(printed).unwrap();
            prop_assert!(low <= exact && exact <= high);
        }
        let half = Amount::of(exact, places, Rounding::HalfAway).to_string();
        let own = Amount::of(Cut::Half.apply(exact, places).unwrap(), places, Rounding::HalfAway).to_string();
        prop_assert_eq!(half, own);
    }

    #[test]
    fn no_table_makes_it_panic(text in "[甲合计其中率完成计划名次占比,0-9.%\n-]{0,120}") {
        if let Ok(table) = Table::read(&text, Heading::Guess, Limits::USUAL) {
            let checked = check(&table);
            prop_assert!(checked.findings.len() <= checked.cells);
            prop_assert_eq!(Grid::of(&table).height(), table.rows.len());
        }
    }
}
