//! What makes daily work quick: the palette, the help, filters that are kept, several problems at once, conflicts decided by
//! a key, and every row on paper.

use browser_tests::{Browser, Engine, Options, each_engine, json, key, wait};

use crate::people::{self, introduce, open_sample};

#[track_caller]
fn at(browser: &Browser, start: &str) {
    wait::until(&format!("the address is {start}…"), || {
        let address = people::address(browser);
        if address.starts_with(start) { Ok(()) } else { Err(address) }
    });
}

/// The line of the palette on which Enter would act: its text.
#[track_caller]
fn current_line(browser: &Browser, wanted: &str) {
    let script = "const field = document.querySelector('[role=combobox]');
        const line = field && document.getElementById(field.getAttribute('aria-activedescendant'));
        return line && line.getAttribute('aria-selected') === 'true' ? line.textContent : null";
    wait::until(&format!("the current line says “{wanted}”"), || {
        let line = browser.js(script, json!([]));
        if line.as_str().is_some_and(|line| line.contains(wanted)) { Ok(()) } else { Err(line) }
    });
}

#[track_caller]
fn open_palette(browser: &Browser) {
    browser.keys_holding(key::CONTROL, 'k');
    wait::until("the palette has the focus", || {
        let role = "return document.activeElement.getAttribute('role')";
        let role = browser.js(role, json!([]));
        if role == "combobox" { Ok(()) } else { Err(role) }
    });
}

each_engine!(the_palette_goes_anywhere_by_keys in [chromium], |browser| {
    open_sample(&browser);
    open_palette(&browser);
    // A project by initials of pinyin, and a visit of it behind.
    browser.keys("xcqzd".chars());
    current_line(&browser, "新城区征地");
    browser.assert_accessible();
    browser.keys([key::ENTER]);
    at(&browser, "#/projects/");
    browser.sees("新城区征地");

    open_palette(&browser);
    browser.keys("xcqzd".chars());
    current_line(&browser, "新城区征地");
    browser.keys([key::UP]);
    current_line(&browser, "开始督查：新城区征地");
    browser.keys([key::ESCAPE]);
    wait::until("the palette is closed", || {
        let open = browser.all("dialog[open]").len();
        if open == 0 { Ok(()) } else { Err(open) }
    });

    // A deed: the theme for the open air, which stays after a reload.
    open_palette(&browser);
    browser.keys("ygx".chars());
    current_line(&browser, "阳光下");
    browser.keys([key::ENTER]);
    let theme = "return document.documentElement.dataset.theme";
    wait::until("the sun shines", || if browser.js(theme, json!([])) == "sun" { Ok(()) } else { Err("not yet") });
    browser.reload();
    assert_eq!(browser.js(theme, json!([])), "sun");
    browser.sees("新城区征地");
    browser.assert_accessible();
    browser.assert_quiet();
});

each_engine!(help_is_a_tap_away_and_searched in [chromium], |browser| {
    open_sample(&browser);
    browser.route("#/problems");
    browser.sees("问题台账");
    browser.click("这是什么");
    at(&browser, "#/help/problems");
    browser.sees("最急的在前");
    browser.sees_no("四步做完第一次督查");
    browser.fill("查找说明", "备注");
    browser.sees("现场督查");
    browser.sees_no("最急的在前");
    browser.assert_accessible();
    browser.assert_quiet();
});

/// Opens the ledger of the sample.
#[track_caller]
fn open_ledger(browser: &Browser) {
    open_sample(browser);
    browser.route("#/problems");
    people::names_in_list(browser);
}

// What follows from what is decided without a browser (app::ledger::address); here is what the browser's own history makes of it.
each_engine!(the_address_of_the_ledger_follows_the_filter in [chromium], |browser| {
    open_ledger(&browser);
    let title = |row: usize| {
        let title = "return document.querySelectorAll('.vtable__window [role=row]')[arguments[0]].querySelector('.strong').textContent";
        browser.js(title, json!([row])).as_str().unwrap_or_default().to_owned()
    };
    // The last row's place is now taken by others, which are drawn over what stood there.
    let sought = title(people::names_in_list(&browser).len() - 1);
    browser.control("查找问题").click();
    browser.keys(sought.chars());
    wait::until("the first row is the one that is sought", || {
        let first = title(0);
        if first == sought { Ok(()) } else { Err(first) }
    });
    let in_address = || people::address(&browser).contains("q=");
    wait::until("the address follows the pause", || if in_address() { Ok(()) } else { Err(people::address(&browser)) });
    browser.keys([key::BACKSPACE]);
    browser.keys(sought.chars().last());
    browser.css(".vtable__window [role=row]").click();
    browser.containing("h1", &sought);
    browser.js("history.back()", json!([]));
    wait::until("the same is sought as before", || {
        let field = browser.js("return document.querySelector('.problems input[type=search]')?.value", json!([]));
        if field == sought.as_str() { Ok(()) } else { Err(field) }
    });
    assert_eq!(title(0), sought);
    // Whoever leaves the search before the pause is over finds it in the address as well.
    browser.control("查找问题").click();
    browser.keys_holding(key::CONTROL, 'a');
    browser.keys([key::BACKSPACE]);
    browser.keys([key::TAB]);
    assert!(!in_address());
    browser.sees("共 14 个问题");
    // Whoever goes back in the midst of a word is let go, and the page that they go to keeps its address.
    browser.route("#/settings");
    browser.sees("设置");
    browser.route("#/problems");
    names_in_ledger(&browser);
    browser.control("查找问题").click();
    browser.keys(['围']);
    browser.js("history.back()", json!([]));
    at(&browser, "#/settings");
    browser.sees("存储用量");
    // A filter that is kept is one tap away, also after a reload.
    browser.route("#/problems");
    browser.text("7天内").click();
    browser.click("条件");
    browser.named("dialog[open] .chip", "严重").click();
    browser.click("查看结果");
    browser.click("存为常用条件");
    browser.sees("常用");
    browser.route("#/");
    browser.sees("未销号问题");
    browser.reload();
    browser.route("#/problems");
    let all = names_in_ledger(&browser);
    browser.click("7天内、严重");
    wait::until("the kept filter is on", || {
        let shown = names_in_ledger(&browser);
        if shown < all { Ok(()) } else { Err(shown) }
    });
    at(&browser, "#/problems?severity=");
    browser.click("删除这个常用条件");
    wait::until("it is forgotten", || if browser.has_control("7天内、严重") { Err("there") } else { Ok(()) });
    browser.assert_quiet();
});

/// How many rows of the ledger are in sight.
#[track_caller]
fn names_in_ledger(browser: &Browser) -> usize {
    people::names_in_list(browser).len()
}

each_engine!(columns_are_chosen in [chromium], |browser| {
    open_ledger(&browser);
    let heads = "return [...document.querySelectorAll('[role=columnheader]')].map((head) => head.textContent)";
    assert!(!browser.js(heads, json!([])).to_string().contains("责任领导"));
    browser.click("显示的列");
    browser.click("责任领导");
    wait::until("the column is there", || {
        let heads = browser.js(heads, json!([])).to_string();
        if heads.contains("责任领导") { Ok(()) } else { Err(heads) }
    });
    browser.reload();
    people::names_in_list(&browser);
    assert!(browser.js(heads, json!([])).to_string().contains("责任领导"), "the choice is kept");
});

#[test]
fn a_wide_screen_shows_a_problem_beside_the_ledger() {
    let browser = Browser::open_with(Options::new(Engine::Chromium).size(1600, 900));
    open_ledger(&browser);
    browser.css("[role=grid]").js("arguments[0].focus()");
    browser.keys([key::ENTER]);
    let title = |browser: &Browser| browser.css(".lists__beside h2").text();
    let first = title(&browser);
    browser.assert_accessible();
    browser.css("[role=grid]").js("arguments[0].focus()");
    browser.keys([key::DOWN]);
    wait::until("the next problem is beside the list", || {
        let now = title(&browser);
        if now == first { Err(now) } else { Ok(()) }
    });
    assert_eq!(people::address(&browser), "#/problems");
    browser.assert_quiet();
}

each_engine!(the_browsers_own_print_has_every_row, |browser| {
    open_ledger(&browser);
    browser.sees("共 14 个问题");
    assert_eq!(browser.all(".sheet tbody tr").len(), 0);
    browser.js("window.dispatchEvent(new Event('beforeprint'))", json!([]));
    wait::until("every row is on the sheet", || match browser.all(".sheet tbody tr").len() {
        14 => Ok(()),
        other => Err(other),
    });
    browser.js("window.dispatchEvent(new Event('afterprint'))", json!([]));
    wait::until("the sheet is gone", || match browser.all(".sheet").len() {
        0 => Ok(()),
        other => Err(other),
    });
});

each_engine!(a_conflict_is_decided_by_a_key in [chromium], |browser| {
    open_sample(&browser);
    browser.route("#/exchange/conflicts");
    browser.sees("1 处数据冲突待处理");
    browser.sees("采用 园区管委会");
    browser.until_saved(|| browser.keys(['2']));
    browser.sees("没有数据冲突");
    browser.until_saved(|| browser.click("撤销"));
    browser.sees("采用 园区管委会");
    browser.assert_quiet();
});

/// The names of what the Tab key stops at, from the top of the page on.
fn stops(browser: &Browser, count: usize) -> Vec<String> {
    browser.js("document.getElementById('main').focus()", json!([]));
    let mut names = Vec::new();
    for _ in 0..count {
        browser.keys([key::TAB]);
        names.extend(browser.focused().map(|focused| focused.name()));
    }
    names
}

/// These names begin stops in this order; others may stand between.
#[track_caller]
fn collect_sorted(browser: &Browser, count: usize, wanted: &[&str]) {
    let stops = stops(browser, count);
    let mut left = stops.iter();
    for name in wanted {
        assert!(left.any(|stop| stop.starts_with(name)), "“{name}” is not where it should be: {stops:?}");
    }
}

each_engine!(the_focus_goes_as_one_reads in [chromium], |browser| {
    open_ledger(&browser);
    let ledger = ["退出示例", "打印台账", "登记问题", "查找问题", "条件", "逾期", "待交办", "与我有关", "显示的列"];
    collect_sorted(&browser, 40, &[&ledger[..], &["问题列表", "等级", "还剩", "状态"]].concat());

    let project = people::address_in_list(&browser, "#/projects", "#/projects/");
    people::draft_visit(&browser, &project);
    let visit = ["更多", "下一个未查", "立项与论证", "资金与推进", "督查结果", "本项目未销号问题"];
    collect_sorted(&browser, 16, &[&visit[..], &["未查", "第 1 项备注"]].concat());

    browser.route("#/exchange");
    browser.sees("收发记录");
    collect_sorted(&browser, 14, &["去处理", "全部", "文件名", "导出文件", "选择文件", "已接收"]);
});

each_engine!(what_was_typed_into_a_form_is_found_again in [chromium], |browser| {
    introduce(&browser, "王敏", "区督查室", "办公室（综合）");
    browser.route("#/projects/new");
    browser.fill("项目名称", "南郊路网工程");
    browser.route("#/exchange");
    browser.sees("填写的内容先留着");
    browser.click("回去保存");
    browser.sees("已经放回这里");
    browser.until_saved(|| browser.click("保存项目"));
    browser.sees("南郊路网工程");
    // What was saved or given up is not offered again.
    browser.route("#/projects/new");
    browser.sees_no("已经放回这里");
    browser.fill("项目名称", "北郊路网工程");
    browser.click("取消");
    browser.route("#/projects/new");
    browser.sees("只有项目名称必填");
    browser.sees_no("已经放回这里");
    browser.assert_quiet();
});

each_engine!(a_slip_of_the_finger_beside_the_point_is_no_figure in [chromium], |browser| {
    introduce(&browser, "王敏", "区督查室", "办公室（综合）");
    browser.route("#/projects/new");
    browser.fill("项目名称", "南郊路网工程");
    browser.fill("总投资", "12，5");
    browser.keys([key::TAB]);
    browser.sees("请填数字");
    browser.fill("总投资", "1，250．5");
    browser.keys([key::TAB]);
    browser.sees_no("请填数字");
    browser.until_saved(|| browser.click("保存项目"));
    browser.sees("1,250.5");
});

each_engine!(a_doubtful_date_is_told_and_may_be_saved in [chromium], |browser| {
    introduce(&browser, "王敏", "区督查室", "办公室（综合）");
    browser.route("#/projects/new");
    browser.fill("项目名称", "南郊路网工程");
    browser.fill("计划开工", "2026-06");
    browser.fill("计划竣工", "2025-12");
    browser.keys([key::TAB]);
    browser.sees("早于开工（2026-06），请核对");
    // It stands out, and whoever cannot see it hears it with the field.
    let told = "const input = [...document.querySelectorAll('label')].find((one) => one.textContent === '计划竣工').control;
        const told = document.getElementById(input.getAttribute('aria-describedby'));
        const colour = (one) => getComputedStyle(one).color;
        return [told.getAttribute('role'), told.textContent, !!told.querySelector('svg'),
            colour(told) !== colour(document.querySelector('.field__hint')), input.getAttribute('aria-invalid')]";
    assert_eq!(browser.js(told, json!([])), json!(["status", "早于开工（2026-06），请核对", true, true, null]));
    browser.until_saved(|| browser.click("保存项目"));
    browser.sees("2025-12");
    browser.assert_quiet();
});

each_engine!(whoever_leaves_the_sample_begins_on_the_first_page in [chromium], |browser| {
    open_sample(&browser);
    people::address_in_list(&browser, "#/problems", "#/problems/");
    browser.click("退出示例");
    introduce(&browser, "王敏", "区督查室", "办公室（综合）");
    browser.sees_no("已不存在");
    assert_eq!(people::address(&browser), "#/");
});

each_engine!(what_is_chosen_from_a_folded_list_stays_in_sight in [chromium], |browser| {
    open_ledger(&browser);
    // The long lists are drawn when somebody asks for them.
    assert_eq!(browser.all("dialog select").len(), 0);
    browser.click("条件");
    browser.css("dialog[open] select");
    let units = "return [...document.querySelectorAll('dialog[open] select')][0].options[1].value";
    let unit = browser.js(units, json!([]));
    let unit = unit.as_str().unwrap();
    browser.click("查看结果");
    browser.route(&format!("#/problems?unit={unit}"));
    let chip = format!("牵头单位：{unit}");
    browser.control(&chip);
    // The figure on a filter is what it leaves among those that are shown.
    let count = "return [...document.querySelectorAll('.chip')].filter((chip) => chip.textContent.startsWith('逾期'))
        .map((chip) => Number(chip.querySelector('.chip__count').textContent))[0]";
    let all = people::names_in_list(&browser).len();
    let overdue = wait::until("the overdue of this unit are counted", || {
        let count = browser.js(count, json!([])).as_u64();
        count.filter(|count| (*count as usize) <= all).ok_or(count)
    });
    let press_overdue = || browser.named(".chip", "逾期").click();
    press_overdue();
    wait::until("as many rows are left", || {
        let left = browser.all(".vtable__window [role=row]").len() as u64;
        if left == overdue { Ok(()) } else { Err((left, overdue)) }
    });
    press_overdue();
    browser.click(&chip);
    browser.sees("共 14 个问题");
    browser.sees_no("已选条件");
    browser.assert_quiet();
});

/// Notes down which choice of files the page asks for, in place of opening it.
const NOTE_CHOICE: &str = "document.addEventListener('click', (event) => {
        if (!event.target.matches('input[type=file]')) return;
        event.preventDefault();
        document.body.dataset.asked = event.target.getAttribute('aria-label');
    })";

each_engine!(asking_for_a_colleagues_file_opens_the_choice, |browser| {
    browser.js(NOTE_CHOICE, json!([]));
    browser.fill("姓名", "李梅");
    browser.text("督查员").click();
    browser.text("打开同事发来的文件").click();
    let asked = || {
        at(&browser, "#/exchange");
        wait::until("the choice is asked for", || {
            let asked = browser.js("return document.body.dataset.asked", json!([]));
            if asked == "选择文件" { Ok(()) } else { Err(asked) }
        });
    };
    asked();
    browser.js("delete document.body.dataset.asked", json!([]));
    browser.route("#/");
    browser.click("打开同事的文件");
    asked();
});

each_engine!(a_field_says_once_what_was_typed in [chromium], |browser| {
    introduce(&browser, "李督查", "区督查室", "督查员");
    browser.route("#/projects/new");
    browser.control("项目名称").click();
    browser.keys("南郊".chars());
    browser.js("window.heard = 0; document.addEventListener('change', () => (window.heard += 1), true)", json!([]));
    let leave = "window.dispatchEvent(new Event('pagehide')); return window.heard";
    assert_eq!(browser.js(leave, json!([])), 1, "what was typed is handed over");
    assert_eq!(browser.js(leave, json!([])), 1, "said again it would decide a conflict that came up meanwhile");
    browser.keys("新".chars());
    assert_eq!(browser.js(leave, json!([])), 2);
});
