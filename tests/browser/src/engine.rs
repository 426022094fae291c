//! The browsers: where their programs lie and how each is started for a test.

use std::path::{Path, PathBuf};
use std::process::Command;

use serde_json::{Value, json};

use crate::home::{Home, tools};

/// A browser that the page must work in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Engine {
    /// Today's Chromium.
    Chromium,
    /// The last Chromium for Windows 7, which offices still run.
    Chromium109,
    /// Today's Firefox ESR.
    Firefox,
    /// WebKitGTK's MiniBrowser, the nearest to Safari that runs here. In automation it forgets its storage when it ends.
    WebKit,
}

impl Engine {
    /// All of them.
    pub const ALL: [Self; 4] = [Self::Chromium, Self::Chromium109, Self::Firefox, Self::WebKit];

    /// [`Engine::Chromium`], for [`crate::each_engine!`].
    pub fn chromium() -> Self {
        Self::Chromium
    }

    /// [`Engine::Chromium109`], for [`crate::each_engine!`].
    pub fn old_chromium() -> Self {
        Self::Chromium109
    }

    /// [`Engine::Firefox`], for [`crate::each_engine!`].
    pub fn firefox() -> Self {
        Self::Firefox
    }

    /// [`Engine::WebKit`], for [`crate::each_engine!`].
    pub fn webkit() -> Self {
        Self::WebKit
    }

    /// Whether it is one of the Chromiums, which offer more commands than WebDriver's.
    pub fn is_chromium(self) -> bool {
        matches!(self, Self::Chromium | Self::Chromium109)
    }

    /// The driver's command, listening on the port.
    pub(crate) fn driver(self, port: u16) -> Command {
        match self {
            Self::Chromium | Self::Chromium109 => {
                let mut command = Command::new("chromedriver");
                // Today's driver refuses an old browser by its version alone; what is used here has not changed since.
                command.args([format!("--port={port}"), "--disable-build-check".to_owned()]);
                command
            }
            Self::Firefox => {
                let own = tools().join("bin/geckodriver");
                let program = if own.exists() { own } else { PathBuf::from("geckodriver") };
                let mut command = Command::new(program);
                // System access is what lets the console be read with the browser's own authority.
                command.args(["--port", &port.to_string(), "--allow-system-access"]);
                command
            }
            Self::WebKit => {
                let mut command = Command::new("WebKitWebDriver");
                command.args([format!("--port={port}"), "--host=127.0.0.1".to_owned()]);
                command.env("WEBKIT_DISABLE_SANDBOX_THIS_IS_DANGEROUS", "1");
                command
            }
        }
    }

    /// What to ask the driver for.
    pub(crate) fn capabilities(self, home: &Home) -> Value {
        match self {
            Self::Chromium => chromium(Path::new("/usr/bin/chromium"), &["--headless"], home),
            Self::Chromium109 => chromium(
                &tools().join("chromium109/chromium"),
                &["--headless=old", "--single-process", "--no-zygote"],
                home,
            ),
            Self::Firefox => firefox(home),
            Self::WebKit => json!({
                "browserName": "MiniBrowser",
                "webkitgtk:browserOptions": {
                    "binary": mini_browser(),
                    "args": ["--automation", "--enable-write-console-messages-to-stdout=true"],
                },
            }),
        }
    }
}

fn chromium(binary: &Path, special: &[&str], home: &Home) -> Value {
    assert_installed(binary);
    let mut arguments: Vec<String> = [
        "--no-sandbox",
        "--disable-gpu",
        "--disable-quic",
        "--no-first-run",
        "--disable-background-networking",
        "--disable-component-update",
        "--disable-sync",
        "--disable-dev-shm-usage",
    ]
    .iter()
    .chain(special)
    .map(|argument| (*argument).to_owned())
    .collect();
    arguments.push(format!("--user-data-dir={}", home.profile().display()));
    json!({
        "browserName": "chrome",
        "goog:chromeOptions": {
            "binary": binary,
            "args": arguments,
            "prefs": { "download.default_directory": home.downloads(), "download.prompt_for_download": false },
        },
        "goog:loggingPrefs": { "browser": "ALL", "performance": "ALL" },
    })
}

fn firefox(home: &Home) -> Value {
    let binary = Path::new("/usr/bin/firefox-esr");
    assert_installed(binary);
    json!({
        "browserName": "firefox",
        "moz:firefoxOptions": {
            "binary": binary,
            "args": ["-headless", "-profile", home.profile()],
            "prefs": {
                // Drivers relax this, and then all local files share storage: a test would pass where a person loses data.
                "security.fileuri.strict_origin_policy": true,
                "browser.download.folderList": 2,
                "browser.download.dir": home.downloads(),
                "browser.download.always_ask_before_handling_new_types": false,
                "browser.download.alwaysOpenPanel": false,
                "network.captive-portal-service.enabled": false,
                "network.connectivity-service.enabled": false,
            },
        },
    })
}

fn mini_browser() -> PathBuf {
    let candidates = [
        "/usr/lib/x86_64-linux-gnu/webkit2gtk-4.1/MiniBrowser",
        "/usr/lib/aarch64-linux-gnu/webkit2gtk-4.1/MiniBrowser",
        "/usr/libexec/webkit2gtk-4.1/MiniBrowser",
        "/usr/lib/webkit2gtk-4.1/MiniBrowser",
    ];
    let found = candidates.iter().map(PathBuf::from).find(|path| path.exists());
    found.unwrap_or_else(|| {
        panic!("WebKitGTK's MiniBrowser is in none of {candidates:?}: `cargo xtask setup --tests` installs it")
    })
}

fn assert_installed(binary: &Path) {
    assert!(binary.exists(), "{} is not there: `cargo xtask setup --tests` installs it", binary.display());
}
