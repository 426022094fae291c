//! Node.js, and the two sets of npm packages that are installed for this checkout.

use std::path::PathBuf;

use super::debian::{self, Apt};
use super::system::System;
use super::{Missing, install};
use crate::commands::{Failure, Outcome, output, program, read, root, run, tools, write};

/// The oldest Node.js that the npm packages run on.
const OLDEST: u32 = 18;

/// Debian's packages of it.
const DEBIAN_PACKAGES: [&str; 2] = ["nodejs", "npm"];

/// The two sets of npm packages, each with its own lock file under `xtask/node/`.
#[derive(Clone, Copy)]
pub enum NodePackages {
    /// binaryen, esbuild, lightningcss.
    Build,
    /// axe-core and Chromium 109.
    Test,
}

impl NodePackages {
    /// Where the set is installed.
    pub fn folder(self) -> PathBuf {
        tools().join("node").join(self.name())
    }

    fn name(self) -> &'static str {
        match self {
            Self::Build => "build",
            Self::Test => "test",
        }
    }

    fn source(self) -> PathBuf {
        root().join("xtask/node").join(self.name())
    }

    /// What says which versions it is made of.
    pub fn lock(self) -> Outcome<String> {
        read(&self.source().join("package-lock.json"))
    }

    fn words(self) -> &'static str {
        match self {
            Self::Build => "npm packages binaryen, esbuild, lightningcss",
            Self::Test => "npm packages axe-core and Chromium 109",
        }
    }

    fn is_installed(self) -> bool {
        let wanted = self.lock().ok();
        let installed = read(&self.folder().join("installed.json")).ok();
        wanted.is_some() && wanted == installed
    }
}

/// Installs a set of npm packages unless it is there as the lock file wants it. For trunk's hook, so no system packages are.
pub fn node_packages(set: NodePackages) -> Outcome {
    if set.is_installed() {
        return Ok(());
    }
    match Node::here(Npm::Needed) {
        Node::Good => install(vec![packages(set)]),
        node => Err(Failure::new(advice(&node, &System::here()))),
    }
}

/// What a set of npm packages lacks: Node.js and the packages, as far as they are not there. Fails where Node.js lacks and cannot be
/// installed from here, before anything else takes its time.
pub(super) fn missing(set: NodePackages) -> Outcome<Vec<Missing>> {
    let is_installed = set.is_installed();
    let node = Node::here(if is_installed { Npm::NotNeeded } else { Npm::Needed });
    let mut missing = Vec::new();
    match Step::of(&node, Apt::here()) {
        Step::None => {}
        Step::Apt(prefix) => missing.push(Missing {
            what: format!("Node.js by Debian's packages {}", DEBIAN_PACKAGES.join(" ")),
            takes: "2 minutes",
            install: Box::new(move || by_apt(prefix)),
        }),
        Step::ByHand => return Err(Failure::new(advice(&node, &System::here()))),
    }
    if !is_installed {
        missing.push(packages(set));
    }
    Ok(missing)
}

fn packages(set: NodePackages) -> Missing {
    Missing { what: set.words().to_owned(), takes: "half a minute", install: Box::new(move || install_packages(set)) }
}

fn install_packages(set: NodePackages) -> Outcome {
    for file in ["package.json", "package-lock.json"] {
        write(&set.folder().join(file), read(&set.source().join(file))?)?;
    }
    run(program(npm())
        .args(["ci", "--ignore-scripts", "--no-audit", "--no-fund", "--loglevel=error"])
        .current_dir(set.folder()))?;
    // Written last: a set whose installation was cut off is installed again.
    write(&set.folder().join("installed.json"), set.lock()?)
}

fn npm() -> &'static str {
    if cfg!(windows) { "npm.cmd" } else { "npm" }
}

/// Whether npm has to be there beside Node.js.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Npm {
    Needed,
    NotNeeded,
}

/// What is there of Node.js.
#[derive(PartialEq, Eq, Debug)]
enum Node {
    Good,
    /// The version that is too old.
    Old(String),
    /// It, or npm where that is needed.
    Absent,
}

impl Node {
    fn here(npm_is: Npm) -> Self {
        let node = output(program("node").arg("--version"));
        let has_npm = npm_is == Npm::NotNeeded || output(program(npm()).arg("--version")).is_some();
        Self::of(node.filter(|_| has_npm).as_deref())
    }

    /// By what `node --version` says: `v18.20.4`.
    fn of(version: Option<&str>) -> Self {
        let Some(version) = version else { return Self::Absent };
        let major = version.trim_start_matches('v').split('.').next().and_then(|major| major.parse::<u32>().ok());
        match major {
            Some(OLDEST..) => Self::Good,
            _ => Self::Old(version.to_owned()),
        }
    }
}

/// What is to be done about Node.js.
#[derive(PartialEq, Eq, Debug)]
enum Step {
    None,
    /// By apt, with these words before it.
    Apt(&'static [&'static str]),
    /// By the person.
    ByHand,
}

impl Step {
    /// An old one is left to the person: it was put there for something, and the system's own is likely to be that very one.
    fn of(node: &Node, apt: Apt) -> Self {
        match (node, apt) {
            (Node::Good, _) => Self::None,
            (Node::Absent, Apt::Allowed(prefix)) => Self::Apt(prefix),
            (Node::Absent, Apt::NotAllowed | Apt::Absent) | (Node::Old(_), _) => Self::ByHand,
        }
    }
}

fn by_apt(prefix: &[&str]) -> Outcome {
    debian::install(prefix, &DEBIAN_PACKAGES)?;
    match Node::here(Npm::Needed) {
        Node::Good => Ok(()),
        node => Err(Failure::new(advice(&node, &System::Other))),
    }
}

/// What the person is told who has to see to it.
fn advice(node: &Node, system: &System) -> String {
    let (what, line) = match node {
        Node::Old(version) => (format!("Node.js {OLDEST} or newer is needed, and {version} is the one on PATH."), None),
        Node::Good | Node::Absent => (
            format!("Node.js {OLDEST} or newer with npm is needed and is not on PATH."),
            system.node_line(&DEBIAN_PACKAGES),
        ),
    };
    match line {
        Some(line) => {
            format!("{what} On this system{}:\n  {line}\nor from nodejs.org. Then call this again.", system.who())
        }
        None => format!("{what} Install it from nodejs.org, then call this again."),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const SUDO: &[&str] = &["sudo", "-n"];

    #[test]
    fn node_is_judged_by_its_version() {
        assert_eq!(Node::of(Some("v18.20.4")), Node::Good);
        assert_eq!(Node::of(Some("v100.0.0")), Node::Good);
        for old in ["v17.9.1", "v12.22.9", "v0.10.48", "what"] {
            assert_eq!(Node::of(Some(old)), Node::Old(old.to_owned()));
        }
        assert_eq!(Node::of(None), Node::Absent);
    }

    #[test]
    fn absent_node_is_installed_by_apt_where_that_is_allowed() {
        assert_eq!(Step::of(&Node::Absent, Apt::Allowed(&[])), Step::Apt(&[]));
        assert_eq!(Step::of(&Node::Absent, Apt::Allowed(SUDO)), Step::Apt(SUDO));
        assert_eq!(Step::of(&Node::Absent, Apt::NotAllowed), Step::ByHand);
        assert_eq!(Step::of(&Node::Absent, Apt::Absent), Step::ByHand);
    }

    #[test]
    fn node_that_is_there_is_left_as_it_is() {
        for apt in [Apt::Allowed(&[]), Apt::NotAllowed, Apt::Absent] {
            assert_eq!(Step::of(&Node::Good, apt), Step::None);
            assert_eq!(Step::of(&Node::Old("v12.22.9".to_owned()), apt), Step::ByHand);
        }
    }

    #[test]
    fn advice_names_what_to_type_here_or_what_is_too_old() {
        let absent = advice(&Node::Absent, &System::Debian);
        assert!(absent.contains("as root:\n  apt-get install --no-install-recommends nodejs npm\n"), "{absent}");
        assert!(advice(&Node::Absent, &System::MacOs).contains("brew install node"));
        assert!(advice(&Node::Absent, &System::Other).contains("from nodejs.org"));
        // The system's own would be the same again.
        let old = advice(&Node::Old("v12.22.9".to_owned()), &System::Debian);
        assert!(old.contains("18 or newer") && old.contains("v12.22.9") && !old.contains("apt-get"), "{old}");
    }
}
