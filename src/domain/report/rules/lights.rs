//! D: 亮灯, by the rule that the office takes.

use super::rule::SentenceRule;
use crate::domain::figures::amount::Amount;
use crate::domain::figures::fraction::Fraction;
use crate::domain::figures::light::{Light, Lit, Preset, Why};
use crate::domain::ids::ProjectId;
use crate::domain::report::facts::{Facts, LIST_MOST};
use crate::domain::report::said::{Between, Said, Slots};
use crate::domain::text::Text;

/// 亮灯情况.
pub static RULES: &[SentenceRule] = &[
    SentenceRule {
        id: "D1",
        zh: "按本区亮灯规则（{rule}），{counts}{none}。",
        en: "By the rule of lights ({rule}): {counts}{none}.",
        fill: counts,
    },
    SentenceRule {
        id: "D2",
        zh: "红灯项目为{list}。",
        en: "Red: {list}.",
        fill: |facts| list(facts, Light::Red).filter(|_| !all_red(facts)),
    },
    SentenceRule {
        id: "D2a",
        zh: "计入亮灯的{count}个项目均为红灯。",
        en: "All {count} projects with a light are red.",
        fill: |facts| all_red(facts).then(|| vec![("count", lit(facts).into())]),
    },
    SentenceRule {
        id: "D3", zh: "灰灯项目为{list}。", en: "Grey: {list}.", fill: |facts| list(facts, Light::Grey)
    },
];

/// The colours in the order in which they are said.
const ORDER: [Light; 4] = [Light::Green, Light::Yellow, Light::Red, Light::Grey];

const fn rule(preset: Preset) -> Text {
    match preset {
        Preset::Wuhan => Text::new(
            "完成投资与序时计划之比低于60%为红灯，低于80%为黄灯",
            "below 60 % of the plan to date red, below 80 % yellow",
        ),
        Preset::Yinchuan => Text::new(
            "低于序时计划超过30个百分点为红灯，10至30个百分点为黄灯",
            "more than 30 points below the plan to date red, 10 to 30 yellow",
        ),
        Preset::Sanya => Text::new(
            "与序时计划相比缺口超过50%为红灯，有缺口但不超过50%为黄灯",
            "more than half of the plan to date missing red, up to half yellow",
        ),
    }
}

fn of<'f>(facts: &'f Facts, light: Light) -> Vec<&'f (ProjectId, Lit)> {
    facts.lights.iter().filter(|(_, lit)| lit.light == light).collect()
}

/// How many have a colour.
fn lit(facts: &Facts) -> usize {
    facts.lights.len() - of(facts, Light::Grey).len()
}

fn all_red(facts: &Facts) -> bool {
    lit(facts) > 1 && of(facts, Light::Red).len() == lit(facts)
}

fn counts(facts: &Facts) -> Option<Slots> {
    if facts.lights.is_empty() {
        return None;
    }
    let (some, none): (Vec<Light>, Vec<Light>) = ORDER.into_iter().partition(|light| !of(facts, *light).is_empty());
    let count = |light: &Light| {
        let (name, count) = (light.name(), of(facts, *light).len());
        Said::words(&format!("{}{count}个", name.zh), &format!("{count} {}", name.en.to_lowercase()))
    };
    let some: Vec<Said> = some.iter().map(count).collect();
    let missing = none.iter().filter(|light| **light != Light::Grey).map(|light| light.name());
    let missing: Vec<Said> = missing.map(|name| Said::words(&name.zh, &name.en.to_lowercase())).collect();
    let none = match missing.is_empty() {
        true => Said::default(),
        false => {
            Said::fill("，无{list}项目", ", none {list}", &vec![("list", Said::list(&missing, Between::Words, 4))])
        }
    };
    Some(vec![
        ("rule", rule(facts.settings.lights).into()),
        ("counts", Said::list(&some, Between::Words, 4)),
        ("none", none),
    ])
}

fn list(facts: &Facts, light: Light) -> Option<Slots> {
    let mut all = of(facts, light);
    // The worst first; the reasons of grey lights stay in the order of the projects.
    all.sort_by_key(|(_, lit)| match lit.why {
        Why::Safety | Why::Quality => (0, Fraction::ZERO),
        Why::Share(share) => (1, share),
        Why::Behind(behind) => (1, Fraction::ZERO.minus(behind).unwrap_or(Fraction::ZERO)),
        Why::Missing(_) => (2, Fraction::ZERO),
    });
    let said: Vec<Said> = all.iter().map(|(project, lit)| with_reason(facts, project, lit)).collect();
    (!said.is_empty()).then(|| vec![("list", Said::list(&said, Between::Words, LIST_MOST))])
}

fn with_reason(facts: &Facts, project: &ProjectId, lit: &Lit) -> Said {
    let amount = |number: Fraction| {
        let scaled = number.times(Fraction::whole(100)).unwrap_or(number);
        Amount::of(scaled, 1, facts.settings.rounding).to_string()
    };
    let why = match lit.why {
        Why::Share(share) => Said::words(&format!("{}%", amount(share)), &format!("{} %", amount(share))),
        Why::Behind(behind) => {
            let points = amount(behind);
            Said::words(&format!("低{points}个百分点"), &format!("{points} points behind"))
        }
        Why::Safety => Said::words("存在未销号的重大安全问题", "an open critical problem of safety"),
        Why::Quality => Said::words("存在未销号的重大质量问题", "an open critical problem of quality"),
        Why::Missing(why) => why.words().into(),
    };
    Said::fill("{project}（{why}）", "{project} ({why})", &vec![("project", facts.project(project)), ("why", why)])
}
