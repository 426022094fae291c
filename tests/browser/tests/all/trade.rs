//! What is reckoned of records, and who answers for what: that figures lead to their rows.

use browser_tests::each_engine;

use crate::people;

each_engine!(what_is_reckoned_leads_to_its_rows in [chromium], |browser| {
    people::open_sample(&browser);
    browser.route("#/r/invest");
    browser.containing("a", "漏斗与比率").click();
    browser.sees("招商漏斗");
    browser.sees("落地率");
    browser.assert_accessible();
    browser.containing(".register-figures a", "合同").click();
    browser.sees("共 1 条");

    // A leader, from the table to the projects and back to the leader by the project.
    browser.route("#/who");
    browser.css(".who .list__name").click();
    browser.sees("联系项目情况");
    browser.sees("提请领导协调");
    browser.assert_accessible();
    browser.containing(".views__view, .frame__link", "项目").click();
    browser.containing(".views__view", "项目推算一览").click();
    browser.sees("前期就绪度");
    browser.css(".project-figures .list__name").click();
    browser.sees("未见核定进展");
    browser.containing(".disclosure summary", "前期就绪度").click();
    browser.sees("已办结的手续 ÷ 涉及的手续");
    browser.assert_quiet();
});
