//! What holds on every page of the sample book, in both languages and every theme: axe-core finds nothing, nothing is wider
//! than the window, no request leaves, the console is silent.

use browser_tests::{Browser, Engine, each_engine, json, wait};

use crate::people::{self, open_sample};

/// By how many pixels the page is wider than the window, and through what; null where it is not.
const TOO_WIDE: &str = "
    const root = document.documentElement;
    const wider = root.scrollWidth - root.clientWidth;
    if (wider <= 0) return null;
    const out = [...document.querySelectorAll('body *')].filter(e => e.getBoundingClientRect().right > root.clientWidth + 1);
    const widest = out.sort((a, b) => b.getBoundingClientRect().width - a.getBoundingClientRect().width);
    return [wider, ...widest.slice(0, 12).map(e => `${e.tagName}.${e.className} ${Math.round(e.getBoundingClientRect().width)}`)];
";

const LOOKS: [(&str, &str); 3] = [("zh-CN", "day"), ("en", "night"), ("zh-CN", "sun")];

type Faults = fn(&Browser) -> Vec<String>;

/// What one engine judges as well as four, it judges alone: themes are a matter of colours, whatever the language, and of pairs of
/// colours `tests/contrast.rs` judges all; what axe-core reads in the second language is the same document in every engine. Each
/// language and each way of being light or dark is seen in every engine, and axe-core judges each page in every engine once.
fn looks(browser: &Browser) -> Vec<(&'static str, &'static str, Faults)> {
    let (looks, judged) = match browser.engine() {
        Engine::Chromium => (&LOOKS[..], LOOKS.len()),
        _ => (&LOOKS[..2], 1),
    };
    let faults_of = |place| if place < judged { faults as Faults } else { too_wide };
    looks.iter().enumerate().map(|(place, &(language, theme))| (language, theme, faults_of(place))).collect()
}

/// One address of each kind of page, found by what the pages link to.
pub fn addresses(browser: &Browser) -> Vec<String> {
    let mut all: Vec<String> = [
        "#/",
        "#/visits",
        "#/projects",
        "#/projects/new",
        "#/projects/import",
        "#/problems",
        "#/problems/import",
        "#/progress",
        "#/templates",
        "#/exchange",
        "#/help",
    ]
    .map(str::to_owned)
    .to_vec();
    all.extend(
        [
            "#/approvals",
            "#/progress/summary",
            "#/waiting",
            "#/more",
            "#/reports",
            "#/reports/leader",
            "#/reports/check",
            "#/reports/proof",
            "#/reports/templates/new",
            "#/schedules",
            "#/plans",
            "#/past",
            "#/whatif",
            "#/map",
            "#/twins",
            "#/lookback",
        ]
        .map(str::to_owned),
    );
    all.extend(["#/exchange/conflicts", "#/settings", "#/nowhere"].map(str::to_owned));
    all.extend(["#/reckoned", "#/who", "#/r/invest/figures"].map(str::to_owned));
    let project = people::address_in_list(browser, "#/projects", "#/projects/");
    let problem = people::address_in_list(browser, "#/problems", "#/problems/");
    let template = people::address_in_list(browser, "#/templates", "#/templates/");
    all.extend(["#/r", "#/r/permit", "#/r/permit/new"].map(str::to_owned));
    all.push(people::address_in_list(browser, "#/r/permit", "#/r/permit/"));
    let plan = people::address_in_list(browser, "#/plans", "#/plans/");
    all.extend([format!("{plan}/paper"), plan]);
    browser.route(&project);
    browser.sees("项目信息");
    let finished = people::link(browser, "#/visits/");
    all.extend([format!("{project}/schedule"), format!("{project}/trail"), format!("{problem}/trail")]);
    all.push(project.replace("#/projects/", "#/progress/"));
    all.extend([format!("{project}/edit"), format!("{project}/visit"), project.clone(), problem, template, finished]);
    all.push(people::draft_visit(browser, &project));
    all
}

/// What is wrong with the page as it stands.
fn faults(browser: &Browser) -> Vec<String> {
    let mut faults = too_wide(browser);
    faults.extend(browser.violations().iter().map(|violation| format!("{violation:?}")));
    faults
}

fn too_wide(browser: &Browser) -> Vec<String> {
    let wider = browser.js(TOO_WIDE, json!([]));
    (!wider.is_null()).then(|| format!("wider than the window: {wider}")).into_iter().collect()
}

/// Goes to a page and waits until it stands.
pub fn come_to(browser: &Browser, address: &str) {
    browser.route(address);
    wait::until("the page is there", || {
        let state = browser.js(
            "const moves = document.getAnimations().filter((one) => one.playState === 'running' && one.effect.getComputedTiming().iterations !== Infinity); return [location.hash || '#/', document.querySelectorAll('h1, .empty').length, document.querySelectorAll('[aria-busy=true]').length, moves.length]",
            json!([]),
        );
        // What still comes in is paler than it will be.
        let is_there = state[0] == address && state[1] != 0 && state[2] == 0 && state[3] == 0;
        if is_there { Ok(()) } else { Err(state) }
    });
}

each_engine!(every_page_is_accessible_and_quiet, |browser| {
    // The first page, before anybody is known.
    let mut faults_found: Vec<String> = Vec::new();
    for (language, theme, faults) in looks(&browser) {
        people::look(&browser, language, theme);
        faults_found.extend(faults(&browser).into_iter().map(|fault| format!("welcome {language} {theme}: {fault}")));
    }
    browser.assert_quiet();
    // In a tab of its own: WebKit was seen to leave the fourth load of one tab unanswered, whatever it loads.
    let browser = Browser::open(browser.engine());
    open_sample(&browser);
    let addresses = addresses(&browser);
    for (language, theme, faults) in looks(&browser) {
        people::look(&browser, language, theme);
        for address in &addresses {
            come_to(&browser, address);
            faults_found
                .extend(faults(&browser).into_iter().map(|fault| format!("{address} {language} {theme}: {fault}")));
        }
    }
    assert!(faults_found.is_empty(), "{}", faults_found.join("\n"));
    browser.assert_quiet();
});

each_engine!(no_page_is_wider_than_a_small_telephone in [chromium], |browser| {
    open_sample(&browser);
    let addresses = addresses(&browser);
    // A telephone of 390 has the layout of the one of 320, with more room.
    for (width, faults_of) in [(320, faults as Faults), (390, too_wide), (820, faults)] {
        browser.resize(width, 800);
        for address in &addresses {
            come_to(&browser, address);
            let faults = faults_of(&browser);
            assert!(faults.is_empty(), "{address} at {width}: {faults:#?}");
        }
    }
    // The largest text on the smallest screen.
    people::text_size(&browser, "huge");
    browser.resize(320, 800);
    for address in &addresses {
        come_to(&browser, address);
        let wider = browser.js(TOO_WIDE, json!([]));
        assert!(wider.is_null(), "{address} with large text: {wider}");
    }
});

/// Pairs of controls of one kind, one chosen and one not, that look the same.
const ALIKE: &str = "
    const looks = (e) => {
      const s = getComputedStyle(e);
      return [s.backgroundColor, s.borderTopColor, s.borderTopWidth, s.borderLeftWidth, s.outlineStyle, s.outlineColor].join(' ');
    };
    const out = [];
    for (const state of ['aria-checked', 'aria-pressed', 'aria-selected']) {
      for (const chosen of document.querySelectorAll(`[${state}=true]`)) {
        const kind = chosen.classList[0];
        const others = kind ? document.querySelectorAll(`.${CSS.escape(kind)}[${state}=false]`) : [];
        for (const other of others) if (looks(other) === looks(chosen)) out.push(`${state} ${chosen.className}: ${chosen.textContent.trim()}`);
      }
    }
    for (const chosen of document.querySelectorAll('label:has(input[type=radio]:checked)')) {
      const other = document.querySelector('label.' + CSS.escape(chosen.classList[0] || 'none') + ':has(input[type=radio]:not(:checked))');
      if (other && looks(other) === looks(chosen)) out.push(`radio ${chosen.textContent.trim()}`);
    }
    const here = document.querySelector('.frame__link[aria-current=page]');
    const elsewhere = document.querySelector('.frame__link:not([aria-current=page])');
    if (here && looks(here) === looks(elsewhere)) out.push('the page in the navigation');
    return [out, document.querySelectorAll('[aria-checked=true], [aria-pressed=true], [aria-selected=true], input[type=radio]:checked').length];
";

each_engine!(what_is_chosen_is_seen_in_high_contrast in [chromium], |browser| {
    open_sample(&browser);
    let addresses = addresses(&browser);
    let high_contrast = json!({ "features": [{ "name": "forced-colors", "value": "active" }] });
    browser.devtools("Emulation.setEmulatedMedia", high_contrast);
    let mut chosen = 0;
    for address in &addresses {
        come_to(&browser, address);
        let seen = browser.js(ALIKE, json!([]));
        assert_eq!(seen[0], json!([]), "{address}");
        chosen += seen[1].as_u64().unwrap_or_default();
    }
    assert!(chosen > 20, "something is chosen on these pages: {chosen}");
});
