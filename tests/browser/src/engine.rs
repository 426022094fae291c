//! The browsers: where their programs lie and how each is started for a test.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use serde_json::{Value, json};

use crate::driver::free_port;
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

    /// The program to start, which will listen on the port: the browser's driver, or Chromium 109 itself, which no driver
    /// of today understands.
    pub(crate) fn driver(self, port: u16, home: &Home) -> Command {
        match self {
            Self::Chromium => {
                let mut command = Command::new("chromedriver");
                command.arg(format!("--port={port}"));
                command
            }
            Self::Chromium109 => {
                let binary = tools().join("chromium109/chromium");
                assert_installed(&binary);
                let mut command = Command::new(binary);
                command.args(["--headless=old", "--single-process", "--no-zygote"]);
                command.args(chromium_arguments(home));
                command.args([format!("--remote-debugging-port={port}"), "about:blank".to_owned()]);
                command
            }
            Self::Firefox => {
                let own = tools().join("bin/geckodriver");
                let program = if own.exists() { own } else { PathBuf::from("geckodriver") };
                let mut command = Command::new(program);
                // System access is what lets the console be read with the browser's own authority.
                command.args(["--port", &port.to_string(), "--allow-system-access"]);
                // Its default is one fixed port, which two browsers at a time cannot share.
                command.args(["--websocket-port", &free_port().to_string()]);
                command
            }
            Self::WebKit => {
                let mut command = Command::new("WebKitWebDriver");
                command.args([format!("--port={port}"), "--host=127.0.0.1".to_owned()]);
                command.env("WEBKIT_DISABLE_SANDBOX_THIS_IS_DANGEROUS", "1");
                // MiniBrowser saves where the desktop's own setting says.
                let setting = format!("XDG_DOWNLOAD_DIR=\"{}\"\n", home.arrivals().display());
                fs::write(home.folder().join("user-dirs.dirs"), setting)
                    .expect("the test's own folder can be written to");
                command.env("XDG_CONFIG_HOME", home.folder());
                command
            }
        }
    }

    /// The path that answers once the program listens.
    pub(crate) fn greeting(self) -> &'static str {
        match self {
            Self::Chromium109 => "json/version",
            Self::Chromium | Self::Firefox | Self::WebKit => "status",
        }
    }

    /// What to ask the driver for, where there is a driver.
    pub(crate) fn capabilities(self, home: &Home) -> Option<Value> {
        let capabilities = match self {
            Self::Chromium => chromium(home),
            Self::Chromium109 => return None,
            Self::Firefox => firefox(home),
            Self::WebKit => json!({
                "browserName": "MiniBrowser",
                "webkitgtk:browserOptions": {
                    "binary": mini_browser(),
                    "args": ["--automation"],
                },
            }),
        };
        Some(capabilities)
    }
}

fn chromium_arguments(home: &Home) -> Vec<String> {
    let mut arguments: Vec<String> = [
        "--no-sandbox",
        "--disable-gpu",
        "--disable-quic",
        "--no-first-run",
        "--disable-background-networking",
        "--disable-component-update",
        "--disable-sync",
        "--disable-extensions",
        "--disable-default-apps",
        "--disable-component-extensions-with-background-pages",
        "--disable-dev-shm-usage",
    ]
    .map(str::to_owned)
    .to_vec();
    arguments.push(format!("--user-data-dir={}", home.profile().display()));
    arguments
}

fn chromium(home: &Home) -> Value {
    let binary = Path::new("/usr/bin/chromium");
    assert_installed(binary);
    let mut arguments = chromium_arguments(home);
    arguments.push("--headless".to_owned());
    json!({
        "browserName": "chrome",
        "goog:chromeOptions": {
            "binary": binary,
            "args": arguments,
            "prefs": { "download.default_directory": home.arrivals(), "download.prompt_for_download": false },
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
                "browser.download.dir": home.arrivals(),
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
