//! Debian's packages, on Debian and what comes from it: installed by apt, as root or by passwordless sudo.

use crate::commands::{Failure, Outcome, output, program, run};

/// What may be done with apt here.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Apt {
    /// Install packages, with these words before a command so that root runs it: none for root itself.
    Allowed(&'static [&'static str]),
    /// Nothing but say what root has to run.
    NotAllowed,
    /// Nothing: the system has no apt.
    Absent,
}

impl Apt {
    /// What may be done on this machine.
    pub fn here() -> Self {
        if output(program("apt-get").arg("--version")).is_none() {
            Self::Absent
        } else if output(program("id").arg("-u")).is_some_and(|user| user == "0") {
            Self::Allowed(&[])
        } else if output(program("sudo").args(["-n", "true"])).is_some() {
            Self::Allowed(&["sudo", "-n"])
        } else {
            Self::NotAllowed
        }
    }
}

/// The line by which root installs packages by hand.
pub fn by_hand(packages: &[&str]) -> String {
    format!("apt-get install --no-install-recommends {}", packages.join(" "))
}

/// Installs packages, with what [`Apt::Allowed`] says before each command.
pub fn install(prefix: &[&str], packages: &[&str]) -> Outcome {
    let apt = |arguments: &[&str]| {
        let words = [prefix, &["apt-get"], arguments].concat();
        run(program(words[0]).args(&words[1..]).env("DEBIAN_FRONTEND", "noninteractive"))
    };
    apt(&["-qq", "update"])?;
    apt(&[&["-qq", "-y", "--no-install-recommends", "install"], packages].concat())
        .map_err(|failure| Failure::new(format!("{failure}\nBy hand, as root: {}", by_hand(packages))))
}
