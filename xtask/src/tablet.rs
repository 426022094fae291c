//! Makes `dist/tablet`: the page for tablets that open no local file, to be laid on any static server.
//!
//! The same page as the file, with a script that has the browser keep it, a service worker that does so, and what a home screen wants. The
//! service worker names each file's SHA-256, and a version that follows from them: the same source gives the same version.

use std::path::Path;

use packer::Served;
use sha2::{Digest, Sha256};

use crate::commands::{Failure, Outcome, read, root, write};

/// The folder beside the file that is handed out.
pub const FOLDER: &str = "tablet";

/// Its page.
const PAGE: &str = "index.html";

/// Where what is not made lies.
const SOURCE: &str = "xtask/tablet";

/// What goes there as it is.
const BESIDE: [&str; 4] = ["manifest.webmanifest", "icon-180.png", "icon-192.png", "icon-512.png"];

const HEAD: &str = "<link rel=\"manifest\" href=\"manifest.webmanifest\">\n\
                    <link rel=\"apple-touch-icon\" href=\"icon-180.png\">\n\
                    <meta name=\"theme-color\" content=\"#1c5fa8\">\n";

/// What the page says more than the file, of the script that lies shrunk in `work`.
pub fn served(work: &Path) -> Outcome<Served> {
    let script = read(&work.join("served.js"))?.trim_end().to_owned();
    Ok(Served { script, head: HEAD.to_owned() })
}

/// Writes the folder.
pub fn write_into(folder: &Path, page: &[u8]) -> Outcome {
    let mut files = vec![(PAGE, page.to_vec())];
    for name in BESIDE {
        let file = root().join(SOURCE).join(name);
        files.push((name, std::fs::read(&file).map_err(|error| Failure::file(&file, error))?));
    }
    write(&folder.join("sw.js"), worker(&read(&root().join(SOURCE).join("sw.js"))?, &files)?)?;
    files.iter().try_for_each(|(name, bytes)| write(&folder.join(name), bytes))
}

/// The service worker for these files.
fn worker(source: &str, files: &[(&str, Vec<u8>)]) -> Outcome<String> {
    let hash = |bytes: &[u8]| Sha256::digest(bytes).iter().map(|byte| format!("{byte:02x}")).collect::<String>();
    let hashes: serde_json::Map<String, serde_json::Value> =
        files.iter().map(|(name, bytes)| ((*name).to_owned(), hash(bytes).into())).collect();
    let hashes = serde_json::Value::Object(hashes).to_string();
    // What the worker itself does belongs to the version.
    let version = hash(format!("{source}{hashes}").as_bytes());
    let places = [
        ("const FILES = {};", format!("const FILES = {hashes};")),
        ("const VERSION = \"\";", format!("const VERSION = \"{}\";", &version[..16])),
    ];
    places.iter().try_fold(source.to_owned(), |text, (place, with)| match text.matches(place).count() {
        1 => Ok(text.replace(place, with)),
        _ => Err(Failure::new(format!("{SOURCE}/sw.js: `{place}` does not stand there once"))),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    const SOURCE: &str = "const FILES = {}; // a\nconst VERSION = \"\";\n";

    fn worker_of(page: &str) -> String {
        worker(SOURCE, &[("index.html", page.as_bytes().to_vec())]).unwrap()
    }

    #[test]
    fn worker_names_each_file_and_another_page_is_another_version() {
        let one = worker_of("abc");
        assert!(
            one.contains("\"index.html\":\"ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad\""),
            "{one}"
        );
        assert_eq!(one, worker_of("abc"));
        assert_ne!(one.lines().last(), worker_of("abcd").lines().last());
    }

    #[test]
    fn worker_without_its_places_is_refused() {
        assert!(worker("const FILES = {};", &[]).is_err());
    }
}
