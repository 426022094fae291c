//! What kind of system this is, as far as a person is told what to type on it.

use super::debian;

/// The kinds of system whose own way to install something is known.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum System {
    Debian,
    Fedora,
    Suse,
    Arch,
    Alpine,
    MacOs,
    Windows,
    Other,
}

impl System {
    /// This one.
    pub(super) fn here() -> Self {
        if cfg!(windows) {
            Self::Windows
        } else if cfg!(target_os = "macos") {
            Self::MacOs
        } else {
            Self::of_os_release(&std::fs::read_to_string("/etc/os-release").unwrap_or_default())
        }
    }

    /// By the names that a Linux gives itself and what it comes from, its own first.
    fn of_os_release(text: &str) -> Self {
        let value =
            |key: &str| text.lines().find_map(|line| line.strip_prefix(key)).unwrap_or_default().trim_matches('"');
        let names = [value("ID="), value("ID_LIKE=")].join(" ");
        let known = |name: &str| match name {
            "debian" | "ubuntu" => Some(Self::Debian),
            "fedora" | "rhel" | "centos" => Some(Self::Fedora),
            "suse" | "opensuse" => Some(Self::Suse),
            "arch" => Some(Self::Arch),
            "alpine" => Some(Self::Alpine),
            _ => None,
        };
        names.split_whitespace().find_map(known).unwrap_or(Self::Other)
    }

    /// The line that installs Node.js, on Debian by these packages; none where no line is known.
    pub(super) fn node_line(self, debian_packages: &[&str]) -> Option<String> {
        let line = match self {
            Self::Debian => return Some(debian::by_hand(debian_packages)),
            Self::Fedora => "dnf install nodejs npm",
            Self::Suse => "zypper install nodejs npm",
            Self::Arch => "pacman -S nodejs npm",
            Self::Alpine => "apk add nodejs npm",
            Self::MacOs => "brew install node",
            Self::Windows => "winget install OpenJS.NodeJS.LTS",
            Self::Other => return None,
        };
        Some(line.to_owned())
    }

    /// Who types it, as words behind a sentence's end.
    pub(super) fn who(self) -> &'static str {
        match self {
            Self::MacOs | Self::Windows => "",
            Self::Debian | Self::Fedora | Self::Suse | Self::Arch | Self::Alpine | Self::Other => ", as root",
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn system_is_known_by_its_name_or_by_what_it_comes_from() {
        for (text, system) in [
            ("PRETTY_NAME=\"Debian GNU/Linux 12\"\nID=debian\n", System::Debian),
            ("ID=linuxmint\nID_LIKE=\"ubuntu debian\"\n", System::Debian),
            ("ID=\"rocky\"\nID_LIKE=\"rhel centos fedora\"\n", System::Fedora),
            ("ID=\"opensuse-leap\"\nID_LIKE=\"suse opensuse\"\n", System::Suse),
            ("ID=manjaro\nID_LIKE=arch\n", System::Arch),
            ("VERSION_ID=3.20\nID=alpine\n", System::Alpine),
            ("ID=nixos\n", System::Other),
            ("", System::Other),
        ] {
            assert_eq!(System::of_os_release(text), system, "{text}");
        }
    }
}
