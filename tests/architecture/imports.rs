//! Which file imports from which, and whether any of them do so in a circle.
//!
//! An import counts for the file that defines the item: re-exports are followed. A parent that declares its children, and
//! re-exports what they define without a use of its own for it, imports nothing from them.

use std::collections::{BTreeMap, BTreeSet};

use super::uses::{Steps, Use, uses_in, without_declarations, without_uses};

/// One file as a module.
#[derive(Default)]
struct Module {
    file: String,
    children: BTreeSet<String>,
    /// Everything that a `use` brings in, by the name it has here.
    named: BTreeMap<String, Vec<Steps>>,
    /// Modules all of whose names come in.
    globs: Vec<Steps>,
    /// What the file imports for itself, by name; re-exports among it where the file uses them too.
    imports: Vec<Steps>,
    /// The code without its `use` lines.
    body: String,
}

/// All modules by their paths.
pub struct House(BTreeMap<Steps, Module>);

impl House {
    /// Reads the sources, each with its path below `src`.
    pub fn of(sources: &[(String, String)]) -> Self {
        let mut modules = BTreeMap::from([(Steps::new(), Module::default())]);
        for (name, code) in sources.iter().filter(|(name, _)| name != "main.rs") {
            modules.insert(steps_of(name), Module { file: name.clone(), ..Module::read(code) });
        }
        let paths: Vec<Steps> = modules.keys().cloned().collect();
        for path in &paths {
            if let Some((last, parent)) = path.split_last()
                && let Some(parent) = modules.get_mut(parent)
            {
                parent.children.insert(last.clone());
            }
        }
        let mut house = Self(modules);
        for path in paths {
            house.resolve_uses(&path);
        }
        house
    }

    /// Turns what the `use` lines of a module say into paths from the root.
    fn resolve_uses(&mut self, path: &[String]) {
        let Some(module) = self.0.get(path) else { return };
        let uses = uses_in(&module.body);
        let body = without_declarations(&without_uses(&module.body));
        let children = module.children.clone();
        let (mut named, mut globs, mut imports) = (BTreeMap::<String, Vec<Steps>>::new(), Vec::new(), Vec::new());
        for Use { path: said, name, is_public } in uses {
            let Some(steps) = from_root(&said, path, &children) else { continue };
            if name == "*" {
                if !is_public {
                    imports.push(steps.clone());
                }
                globs.push(steps);
                continue;
            }
            if !is_public || has_word(&body, &name) {
                imports.push(steps.clone());
            }
            named.entry(name).or_default().push(steps);
        }
        if let Some(module) = self.0.get_mut(path) {
            (module.named, module.globs, module.imports, module.body) = (named, globs, imports, body);
        }
    }

    /// The file that defines what a path names; none where it names a module and nothing in it.
    fn home(&self, steps: &[String], depth: usize) -> Option<&str> {
        let mut at = Steps::new();
        for (place, step) in steps.iter().enumerate() {
            let module = self.0.get(&at)?;
            if module.children.contains(step) {
                at.push(step.clone());
                continue;
            }
            if depth > 8 {
                return None;
            }
            let rest = &steps[place + 1..];
            if let Some(targets) = module.named.get(step) {
                return targets.iter().find_map(|target| self.home(&[target, rest].concat(), depth + 1));
            }
            if has_word(&module.body, step) {
                return Some(&module.file);
            }
            let beyond = &steps[place..];
            return module.globs.iter().find_map(|glob| self.home(&[glob, beyond].concat(), depth + 1));
        }
        None
    }

    /// The files that a module imports from.
    fn imported_by(&self, path: &[String], module: &Module) -> BTreeSet<&str> {
        let mut found: BTreeSet<&str> = module.imports.iter().filter_map(|steps| self.home(steps, 0)).collect();
        for run in module.body.split(|c: char| !(c.is_alphanumeric() || matches!(c, '_' | ':' | '$'))) {
            let said: Steps =
                run.trim_matches(':').split("::").map(|step| step.trim_start_matches('$').to_owned()).collect();
            if said.len() < 2 {
                continue;
            }
            match module.named.get(&said[0]) {
                Some(targets) => {
                    found.extend(targets.iter().filter_map(|target| self.home(&[target, &said[1..]].concat(), 0)));
                }
                None => found.extend(from_root(&said, path, &module.children).and_then(|steps| self.home(&steps, 0))),
            }
        }
        found.remove(module.file.as_str());
        found
    }

    /// Groups of files each of which can be reached from each other by imports.
    pub fn circles(&self) -> Vec<Vec<&str>> {
        let imports: BTreeMap<&str, BTreeSet<&str>> =
            self.0.iter().map(|(path, module)| (module.file.as_str(), self.imported_by(path, module))).collect();
        let reached: BTreeMap<&str, BTreeSet<&str>> =
            imports.keys().map(|file| (*file, reached_from(file, &imports))).collect();
        let mut circles = BTreeSet::new();
        for (file, reach) in &reached {
            if reach.contains(file) {
                let circle: Vec<&str> = reach.iter().copied().filter(|other| reached[other].contains(file)).collect();
                circles.insert(circle);
            }
        }
        circles.into_iter().collect()
    }

    /// A circle with its imports, to read.
    pub fn told(&self, circle: &[&str]) -> String {
        let within = |path: &[String], module: &Module| {
            let imported = self.imported_by(path, module);
            imported.into_iter().filter(|file| circle.contains(file)).collect::<Vec<_>>().join(", ")
        };
        let members = self.0.iter().filter(|(_, module)| circle.contains(&module.file.as_str()));
        let lines = members.map(|(path, module)| format!("  {} imports from {}", module.file, within(path, module)));
        format!("a circle of {} files:\n{}", circle.len(), lines.collect::<Vec<_>>().join("\n"))
    }
}

impl Module {
    fn read(code: &str) -> Self {
        Self { body: code.to_owned(), ..Self::default() }
    }
}

fn reached_from<'a>(file: &str, imports: &BTreeMap<&'a str, BTreeSet<&'a str>>) -> BTreeSet<&'a str> {
    let mut reached = BTreeSet::new();
    let mut next: Vec<&str> = imports[file].iter().copied().collect();
    while let Some(file) = next.pop() {
        if reached.insert(file) {
            next.extend(imports[file].iter().copied());
        }
    }
    reached
}

/// `ui/pages/mod.rs` is `ui::pages`, `lib.rs` the root.
fn steps_of(name: &str) -> Steps {
    let path = name.trim_end_matches(".rs").trim_end_matches("/mod");
    path.split('/').filter(|step| *step != "lib").map(str::to_owned).collect()
}

/// What a path means from the root; none for other crates.
fn from_root(said: &[String], module: &[String], children: &BTreeSet<String>) -> Option<Steps> {
    let first = said.first()?;
    let ups = said.iter().take_while(|step| *step == "super").count();
    match first.as_str() {
        "crate" => Some(said[1..].to_vec()),
        "self" => Some([module, &said[1..]].concat()),
        "super" => Some([&module[..module.len().checked_sub(ups)?], &said[ups..]].concat()),
        child if children.contains(child) => Some([module, said].concat()),
        _ => None,
    }
}

fn has_word(code: &str, word: &str) -> bool {
    let is_part = |c: char| c.is_alphanumeric() || c == '_';
    code.match_indices(word)
        .any(|(at, _)| !code[..at].ends_with(is_part) && !code[at + word.len()..].starts_with(is_part))
}

/// Circles that are still to be cut. One that is no more must go from here too.
const KNOWN: &[&[&str]] = &[];

#[test]
fn nothing_imports_in_a_circle() {
    let sources = super::sources();
    let house = House::of(&sources);
    let circles = house.circles();
    let told: Vec<String> = circles.iter().map(|circle| house.told(circle)).collect();
    assert_eq!(circles, KNOWN, "{} circles of imports\n{}", circles.len(), told.join("\n"));
}

fn circles_of(files: &[(&str, &str)]) -> usize {
    let files: Vec<(String, String)> = files.iter().map(|(name, code)| ((*name).into(), (*code).into())).collect();
    House::of(&files).circles().len()
}

#[test]
fn a_circle_is_found() {
    let one = ("a/one.rs", "use super::two::Two;\npub struct One;");
    assert_eq!(
        circles_of(&[
            ("a/mod.rs", "mod one;\nmod two;"),
            one,
            ("a/two.rs", "pub struct Two;\nimpl Two { fn one() -> crate::a::one::One {} }")
        ]),
        1,
        "a path in the code"
    );
    let again = ("a/two.rs", "use crate::a::{self, Other, one::{self, One as First}};\npub struct Two;");
    assert_eq!(circles_of(&[("a/mod.rs", "mod one;\nmod two;"), one, again]), 1, "a path in braces");
    let by_parent = ("a/two.rs", "use super::One;\npub struct Two;");
    assert_eq!(circles_of(&[("a/mod.rs", "mod one;\nmod two;\npub use one::One;"), one, by_parent]), 1, "a re-export");
    let by_glob = ("b.rs", "use crate::a::One;\npub struct Two;");
    let to_b = ("a/one.rs", "use crate::b;\npub struct One(b::Two);");
    assert_eq!(circles_of(&[("a/mod.rs", "mod one;\npub use one::*;"), to_b, by_glob]), 1, "by way of a module");
    let parent = ("a/mod.rs", "mod child;\nuse child::Child;\npub struct Parent(Child);");
    assert_eq!(
        circles_of(&[parent, ("a/child.rs", "pub struct Child;\nfn of(parent: &super::Parent) {}")]),
        1,
        "a parent"
    );
    let three = [
        ("a.rs", "use crate::b::B;\nstruct A;"),
        ("b.rs", "use crate::c::C;\nstruct B;"),
        ("c.rs", "use crate::a::A;\nstruct C;"),
    ];
    assert_eq!(circles_of(&three), 1, "three files");
}

#[test]
fn what_is_no_circle_is_not_told() {
    let parent = ("a/mod.rs", "pub mod one;\nmod two;\npub use one::One;\npub use two::*;\npub struct Parent;");
    let children = [
        ("a/one.rs", "use super::Parent;\npub struct One;"),
        ("a/two.rs", "use super::{One, Parent};\npub struct Two;"),
    ];
    assert_eq!(circles_of(&[parent, children[0], children[1]]), 0, "a parent that declares and re-exports");
    let modules = [("a.rs", "use crate::b;\npub struct A;"), ("b.rs", "use crate::a::A;\npub struct B;")];
    assert_eq!(circles_of(&modules), 0, "a module that is named and of which nothing is taken");
    let others =
        [("a.rs", "use std::fmt::Display;\npub struct A;"), ("fmt.rs", "use crate::a::A;\npub struct Display;")];
    assert_eq!(circles_of(&others), 0, "another crate");
}
