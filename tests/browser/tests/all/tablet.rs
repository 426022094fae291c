//! The page for tablets: opened once from an address, it is kept, opens when the server is gone, and takes a new version when it is told.

use std::collections::HashMap;
use std::io::{Read, Write};
use std::net::{TcpListener, TcpStream};
use std::path::Path;
use std::sync::{Arc, Mutex};

use browser_tests::{Browser, Engine, Options, json, root, wait};
use sha2::{Digest, Sha256};

use super::people::introduce;

type Files = HashMap<String, Vec<u8>>;

/// A static server on this machine, which can be made to fall silent and to hand out other files.
struct Server {
    address: String,
    files: Arc<Mutex<Files>>,
}

impl Server {
    fn of(folder: &Path) -> Self {
        let entries = std::fs::read_dir(folder).unwrap().map(Result::unwrap);
        let file =
            |entry: std::fs::DirEntry| (entry.file_name().into_string().unwrap(), std::fs::read(entry.path()).unwrap());
        let files = Arc::new(Mutex::new(entries.map(file).collect::<Files>()));
        let listener = TcpListener::bind("127.0.0.1:0").unwrap();
        let address = format!("http://{}/", listener.local_addr().unwrap());
        let shared = Arc::clone(&files);
        std::thread::spawn(move || {
            for connection in listener.incoming().flatten() {
                let files = Arc::clone(&shared);
                std::thread::spawn(move || answer(connection, &files));
            }
        });
        Self { address, files }
    }

    fn file(&self, name: &str) -> Vec<u8> {
        self.files.lock().unwrap()[name].clone()
    }

    fn put(&self, name: &str, bytes: Vec<u8>) {
        self.files.lock().unwrap().insert(name.to_owned(), bytes);
    }

    /// Says nothing any more. Gives what it had.
    fn ends(&self) -> Files {
        std::mem::take(&mut self.files.lock().unwrap())
    }

    fn serves(&self, files: Files) {
        *self.files.lock().unwrap() = files;
    }
}

/// Answers what is asked for, and says nothing at all once there are no files.
fn answer(mut connection: TcpStream, files: &Mutex<Files>) {
    let mut asked = [0; 8192];
    let Ok(length) = connection.read(&mut asked) else { return };
    let asked = String::from_utf8_lossy(&asked[..length]).into_owned();
    let path = asked.split(' ').nth(1).unwrap_or("/").split('?').next().unwrap_or("/").trim_start_matches('/');
    let files = files.lock().unwrap();
    if files.is_empty() {
        return;
    }
    let name = if path.is_empty() { "index.html" } else { path };
    let (state, body) = files.get(name).map_or(("404 Not Found", &[][..]), |body| ("200 OK", body));
    let kind = match name.rsplit('.').next() {
        Some("html") => "text/html",
        Some("js") => "text/javascript",
        Some("png") => "image/png",
        _ => "application/manifest+json",
    };
    let head = format!(
        "HTTP/1.1 {state}\r\ncontent-type: {kind}\r\ncontent-length: {}\r\nconnection: close\r\n\r\n",
        body.len()
    );
    let _ = connection.write_all(head.as_bytes()).and_then(|()| connection.write_all(body));
}

fn state(browser: &Browser) -> String {
    browser.js("return document.documentElement.dataset.served || ''", json!([])).as_str().unwrap().to_owned()
}

fn until(browser: &Browser, wanted: &str) {
    wait::until(&format!("the page is “{wanted}”"), || match state(browser) {
        now if now == wanted => Ok(()),
        now => Err(format!("{now}: {}", browser.visible_text())),
    });
}

fn title(browser: &Browser) -> String {
    browser.js("return document.title", json!([])).as_str().unwrap().to_owned()
}

/// The page with another title, as UTF-16 like the first.
fn retitled(page: &[u8]) -> Vec<u8> {
    let wide: Vec<u16> = page.chunks_exact(2).map(|unit| u16::from_le_bytes([unit[0], unit[1]])).collect();
    let text = String::from_utf16(&wide).unwrap();
    let other = text.replacen("<title>工程督查本", "<title>新版督查本", 1);
    assert_ne!(other, text);
    other.encode_utf16().flat_map(u16::to_le_bytes).collect()
}

fn sha256(bytes: &[u8]) -> String {
    Sha256::digest(bytes).iter().map(|byte| format!("{byte:02x}")).collect()
}

/// Has the browser look for a new version, and tells what became of it.
fn looks_for_a_new_version(browser: &Browser) -> String {
    let script = "const done = arguments[arguments.length - 1];
        navigator.serviceWorker.getRegistration().then((one) => one.update()).then((one) => {
            const coming = one.installing;
            if (coming) coming.addEventListener('statechange', () => done(coming.state), { once: true });
            else done('none');
        }).catch((error) => done(String(error)));";
    browser.js_async(script, json!([])).as_str().unwrap_or_default().to_owned()
}

#[test]
fn opened_once_it_opens_without_a_server_and_a_new_version_waits() {
    let server = Server::of(&root().join("dist/tablet"));
    let browser = Browser::start(Options::own(Engine::Chromium).size(820, 1180).touch());
    browser.visit(&server.address);
    until(&browser, "kept");
    browser.sees("本页面已存到这台设备");
    browser.click("知道了");
    introduce(&browser, "李秀芳", "督查组", "督查员");

    // The browser is another day's, and nobody answers any more.
    let files = server.ends();
    let browser = browser.quit_and_reopen();
    browser.visit(&server.address);
    browser.sees("李秀芳");
    assert!(title(&browser).contains("工程督查本"));
    until(&browser, "kept");

    // A page that is not whole takes nobody's place.
    server.serves(files);
    let (page, worker) = (server.file("index.html"), String::from_utf8(server.file("sw.js")).unwrap());
    let newer = retitled(&page);
    let worker_of = |hash: &str, version: &str| {
        let named =
            worker.replace(&sha256(&page), hash).replace("const VERSION = \"", &format!("const VERSION = \"{version}"));
        assert_ne!(named, worker);
        named.into_bytes()
    };
    server.put("index.html", newer[..newer.len() / 2].to_vec());
    server.put("sw.js", worker_of(&sha256(&newer), "half"));
    assert_eq!(looks_for_a_new_version(&browser), "redundant");
    assert_eq!(state(&browser), "kept");

    // A whole one is offered, and taken when somebody says so.
    server.put("index.html", newer.clone());
    server.put("sw.js", worker_of(&sha256(&newer), "next"));
    assert_eq!(looks_for_a_new_version(&browser), "installed");
    until(&browser, "waiting");
    browser.sees("有新版本");
    assert!(title(&browser).contains("工程督查本"), "nothing is forced");
    browser.click("更新");
    wait::until("the new version is there", || match title(&browser) {
        now if now.contains("新版督查本") => Ok(()),
        now => Err(now),
    });
    browser.wait_ready();
    browser.sees("李秀芳");
}
