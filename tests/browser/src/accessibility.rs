//! axe-core over the page as it stands.

use std::fs;

use serde_json::{Value, json};

use crate::browser::Browser;
use crate::engine::Engine;
use crate::home::tools;

/// A rule of axe-core that the page breaks.
#[derive(Debug, Clone)]
pub struct Violation {
    /// The rule's id.
    pub rule: String,
    /// What it asks for.
    pub help: String,
    /// The elements, as selectors with what they are.
    pub elements: Vec<String>,
}

impl Browser {
    /// Runs axe-core with the rules of WCAG 2.2 A and AA and its best practices. Contrast, which takes longest, is judged in Chromium
    /// only: the colours are the same in every engine.
    #[track_caller]
    pub fn violations(&self) -> Vec<Violation> {
        if self.js("return typeof axe", json!([])) == "undefined" {
            self.js(&axe(), json!([]));
        }
        let contrast = self.engine() == Engine::Chromium;
        let script = format!(
            "const done = arguments[arguments.length - 1];
            const rules = {{ 'color-contrast': {{ enabled: {contrast} }} }};
            // What fades in has other colours for a moment.
            const moves = document.getAnimations().filter((one) => one.playState === 'running'
              && one.effect.getComputedTiming().iterations !== Infinity);
            const still = Promise.allSettled(moves.map((one) => one.finished));
            still.then(() => axe.run(document, {{ resultTypes: ['violations'], rules }})).then(
              (results) => done(results.violations.map((rule) => ({{
                rule: rule.id, help: rule.help,
                elements: rule.nodes.map((node) => node.target.join(' ') + '  ' + node.html.slice(0, 200) + '  ' + (node.failureSummary || '')),
              }}))),
              (error) => done(String(error)));"
        );
        let found = self.js_async(&script, json!([]));
        let found = found.as_array().unwrap_or_else(|| panic!("axe-core: {found}"));
        found.iter().map(violation).collect()
    }

    /// Fails when axe-core finds anything.
    #[track_caller]
    pub fn assert_accessible(&self) {
        let violations = self.violations();
        assert!(violations.is_empty(), "axe-core finds: {violations:#?}");
    }
}

fn axe() -> String {
    let source = tools().join("node/test/node_modules/axe-core/axe.min.js");
    fs::read_to_string(&source)
        .unwrap_or_else(|error| panic!("{}: {error}\n`cargo xtask setup --tests` installs it", source.display()))
}

fn violation(found: &Value) -> Violation {
    let word = |name: &str| found[name].as_str().unwrap_or_default().to_owned();
    let elements = found["elements"].as_array().map(Vec::as_slice).unwrap_or_default();
    Violation {
        rule: word("rule"),
        help: word("help"),
        elements: elements.iter().filter_map(Value::as_str).map(str::to_owned).collect(),
    }
}
