//! 进度: the month grid filled in as in a sheet.

use browser_tests::{Browser, each_engine, fixture, json, key, wait};

use super::people::{import_list, introduce};

/// Puts a text on the clipboard of the page and pastes it where the focus is.
fn paste(browser: &Browser, text: &str) {
    let script = "const data = new DataTransfer();
        data.setData('text/plain', arguments[0]);
        const paste = new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true });
        return document.activeElement.dispatchEvent(paste)";
    assert_eq!(browser.js(script, json!([text])), false, "the page takes the block");
}

/// What stands in a cell, by row and column.
fn cell(browser: &Browser, row: usize, column: usize) -> String {
    let script = "const cell = document.querySelector(`[data-cell='${arguments[0]}:${arguments[1]}'] .mgrid__text`);
        return cell ? cell.innerText.trim() : null";
    browser.js(script, json!([row, column])).as_str().unwrap_or("no cell").to_owned()
}

#[track_caller]
fn shows(browser: &Browser, row: usize, column: usize, text: &str) {
    wait::until(&format!("{row}:{column} shows {text}"), || match cell(browser, row, column) {
        now if now == text => Ok(()),
        now => Err(now),
    });
}

/// The sum over all at the foot, of a column.
#[track_caller]
fn sums_to(browser: &Browser, column: usize, text: &str) {
    let script = "return document.querySelector(`.mgrid__foot [aria-colindex='${arguments[0] + 2}']`).innerText.trim()";
    wait::until(&format!("column {column} sums to {text}"), || match browser.js(script, json!([column])) {
        now if now == text => Ok(()),
        now => Err(now),
    });
}

/// The cell in which somebody is.
fn at(browser: &Browser) -> String {
    let script = "return document.activeElement.closest('[data-cell]')?.dataset.cell ?? document.activeElement.tagName";
    browser.js(script, json!([])).as_str().unwrap_or_default().to_owned()
}

#[track_caller]
fn is_at(browser: &Browser, place: &str) {
    wait::until(&format!("the field is at {place}"), || match at(browser) {
        now if now == place => Ok(()),
        now => Err(now),
    });
}

/// An office with four hundred projects, at the month of its choice.
fn office_at_the_grid(browser: &Browser) {
    introduce(browser, "王敏", "区督查室", "办公室（综合）");
    import_list(browser, &fixture("tests/files/lists/projects_400.csv"), 400);
    browser.route("#/progress");
    shows(browser, 0, 1, "未报");
    browser.click_on("[data-cell='0:0']");
    is_at(browser, "0:0");
}

/// So many rows of a plan, a report and a verified figure.
fn block(rows: usize) -> String {
    (1..=rows).map(|row| format!("{row}.5\t{row}\t{row}\r\n")).collect()
}

each_engine!(an_office_pastes_a_block_takes_it_back_and_edits_a_cell in [chromium], |browser| {
    office_at_the_grid(&browser);
    browser.assert_accessible();
    paste(&browser, &block(40));
    // What is verified rests on nothing yet.
    browser.sees("粘贴 40×3，新填 80，不能写入 40");
    shows(&browser, 0, 0, "1.5");
    browser.choose("核定依据", "现场");
    browser.sees("粘贴 40×3，新填 120");
    browser.assert_accessible();
    browser.css(".mgrid__field").js("arguments[0].focus()");
    browser.until_saved(|| browser.keys_holding(key::CONTROL, key::ENTER));
    browser.sees("已写入 120 格");
    shows(&browser, 1, 0, "2.50");
    // 1.5 + 2.5 + … + 40.5, and 1 + 2 + … + 40.
    sums_to(&browser, 0, "840.00");
    sums_to(&browser, 1, "820.00");
    sums_to(&browser, 2, "820.00");
    browser.sees("未报 360");

    browser.until_saved(|| browser.keys_holding(key::CONTROL, 'z'));
    shows(&browser, 0, 1, "未报");
    shows(&browser, 1, 0, "");
    sums_to(&browser, 0, "");
    browser.sees("未报 400");

    // One cell by the keyboard: typing replaces, Enter goes down, blank and zero are two things.
    is_at(&browser, "0:0");
    browser.keys("1234.5".chars());
    browser.until_saved(|| browser.keys([key::ENTER]));
    is_at(&browser, "1:0");
    shows(&browser, 0, 0, "1,234.50");
    sums_to(&browser, 0, "1,234.50");
    browser.keys([key::UP, key::RIGHT]);
    is_at(&browser, "0:1");
    browser.keys(['0']);
    browser.until_saved(|| browser.keys([key::TAB]));
    is_at(&browser, "0:2");
    shows(&browser, 0, 1, "0.00");
    browser.sees("未报 399");
    browser.until_saved(|| {
        browser.keys([key::LEFT]);
        browser.keys([key::DELETE]);
    });
    shows(&browser, 0, 1, "未报");

    // A computed figure takes nothing and says why; a block says its sum; Esc and Tab leave the grid.
    browser.click_on("[data-cell='0:3']");
    is_at(&browser, "0:3");
    browser.keys(['5']);
    browser.sees("这一格由其他栏目算出");
    browser.click_on("[data-cell='0:0']");
    is_at(&browser, "0:0");
    browser.keys_holding(key::SHIFT, key::DOWN);
    browser.sees("选中 2 格");
    browser.keys([key::ESCAPE, key::ESCAPE]);
    browser.sees("再按 Tab 离开表格");
    browser.keys([key::TAB]);
    wait::until("the focus is behind the grid", || match at(&browser) {
        now if now.contains(':') => Err(now),
        _ => Ok(()),
    });
    browser.assert_quiet();
});

/// Composes a word in the field as an input method does, and ends it.
const COMPOSES: &str = "const field = document.activeElement;
    const kind = (data) => ({ bubbles: true, inputType: 'insertCompositionText', data, isComposing: true });
    field.dispatchEvent(new CompositionEvent('compositionstart', { bubbles: true, data: '' }));
    for (const [text, data] of [['zhu', 'zhu'], ['主体', '主体']]) {
        field.value = text;
        field.dispatchEvent(new InputEvent('input', kind(data)));
        field.dispatchEvent(new KeyboardEvent('keydown', { key: 'Enter', keyCode: 229, bubbles: true, cancelable: true, isComposing: true }));
    }
    field.dispatchEvent(new CompositionEvent('compositionend', { bubbles: true, data: '主体' }));
    return [field.value, field.closest('[data-cell]').dataset.cell]";

each_engine!(cells_take_blocks_and_composed_words in [chromium, old_chromium, webkit], |browser| {
    introduce(&browser, "王敏", "区督查室", "办公室（综合）");
    let list = browser.home().folder().join("清单.csv");
    std::fs::write(&list, "项目名称,责任单位\n垃圾填埋场,区城管局\n客运中心,区交通局\n").unwrap();
    import_list(&browser, &list, 2);
    browser.route("#/progress");
    shows(&browser, 0, 1, "未报");
    browser.click_on("[data-cell='0:0']");
    is_at(&browser, "0:0");
    paste(&browser, "10\t\"7\"\r\n20\t—\r\n");
    browser.sees("粘贴 2×2，新填 3");
    browser.until_saved(|| browser.keys_holding(key::CONTROL, key::ENTER));
    shows(&browser, 1, 0, "20.00");
    shows(&browser, 1, 1, "未报");
    // A word is composed right in the cell, and the Enter that ends it goes nowhere.
    browser.click_on("[data-cell='0:6']");
    is_at(&browser, "0:6");
    assert_eq!(browser.js(COMPOSES, json!([])), json!(["主体", "0:6"]));
    browser.until_saved(|| browser.keys([key::ENTER]));
    is_at(&browser, "1:6");
    shows(&browser, 0, 6, "主体");
    // What the book refuses stays in its cell and in a draft that the first page lists.
    browser.click_on("[data-cell='1:1']");
    is_at(&browser, "1:1");
    browser.keys("-3".chars());
    browser.keys([key::TAB]);
    is_at(&browser, "1:2");
    shows(&browser, 1, 1, "-3");
    browser.route("#/");
    browser.sees("垃圾填埋场 上报");
    browser.route("#/progress");
    shows(&browser, 1, 1, "-3");
    browser.assert_quiet();
});
