//! Packs what trunk built into the one file that is handed out, `sitebook.html`.
//!
//! trunk has no single-file mode, and from `file://` no browser loads a module or fetches a sibling. So everything goes
//! inside: the glue as one inline module, the style sheets, and the WebAssembly module gzipped and written as text in a
//! script element that the browser does not run. The content security policy names the hashes of the two scripts and
//! allows no connection, so the page cannot send anything anywhere even if it wanted to.
//!
//! The same source gives the same bytes: nothing here reads a clock, a random number or this machine's paths.

use std::io::Write;
use std::path::{Path, PathBuf};

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use flate2::{Compression, GzBuilder};
use sha2::{Digest, Sha256};

use crate::commands::{Failure, Outcome, program, read, root, run, write};
use crate::{paths, setup};

/// The name of the file that is handed out. It must stay the same over releases: Firefox keeps a page's storage by its path.
pub const FILE_NAME: &str = "sitebook.html";

/// The environment variable that keeps the names of functions in the module, for profiles; see `cargo xtask bundle --names`.
pub const KEEP_NAMES: &str = "SITEBOOK_KEEP_NAMES";

/// How trunk builds: a release is made small, everything else is made quickly.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Profile {
    Release,
    Debug,
}

/// Trunk's `post_build` hook: packs the staging folder. A release leaves `sitebook.html` alone in it; a debug build also
/// keeps what `trunk serve` hands out.
pub fn from_trunk() -> Outcome {
    let Some(staging) = std::env::var_os("TRUNK_STAGING_DIR").map(PathBuf::from) else {
        return Err(Failure::new(
            "`cargo xtask pack` is trunk's hook: call `cargo xtask bundle` or `trunk build --release`",
        ));
    };
    let profile = match std::env::var("TRUNK_PROFILE").as_deref() {
        Ok("release") => Profile::Release,
        _ => Profile::Debug,
    };
    paths::remove()?;
    setup::node_packages(setup::NodePackages::Build)?;
    let page = pack(&staging, profile)?;
    if profile == Profile::Release {
        empty(&staging)?;
    }
    write(&staging.join(FILE_NAME), &page)?;
    println!("{FILE_NAME}: {} KB", page.len() / 1024);
    Ok(())
}

fn pack(staging: &Path, profile: Profile) -> Outcome<String> {
    let source = Source::parse(&read(&root().join("index.html"))?)?;
    let work = root().join("target/pack");
    let texts = shrink_texts(&source, staging, &work)?;
    let module = match profile {
        Profile::Release => optimise(&staging.join("sitebook_bg.wasm"), &work)?,
        Profile::Debug => staging.join("sitebook_bg.wasm"),
    };
    let module = std::fs::read(&module).map_err(|error| Failure::file(&module, error))?;
    println!("compressing {} KB …", module.len() / 1024);
    let payload = as_text(&match profile {
        Profile::Release => zopfli(&module)?,
        Profile::Debug => gzip(&module, Compression::fast())?,
    });
    println!(
        "module {} KB, packed {} KB; glue {} KB; style {} KB",
        module.len() / 1024,
        payload.len() / 1024,
        texts.module.len() / 1024,
        texts.style.len() / 1024
    );
    assemble(&source, &texts, &payload)
}

/// What `index.html` says, taken apart.
struct Source {
    /// The lines before the place of the policy.
    before_policy: String,
    /// The rest of the head, without what trunk or the packer replaces.
    head: String,
    /// The body's lines, without its tags.
    body: String,
    /// The first script, which runs before everything.
    boot: String,
    /// The style sheets in their order.
    styles: Vec<PathBuf>,
}

impl Source {
    fn parse(html: &str) -> Outcome<Self> {
        let (before_policy, rest) = split(html, "<!-- The packer puts the content security policy here", "-->\n")?;
        let (head, rest) = split(rest, "</head>", "<body>\n")?;
        let (body, _) = split(rest, "</body>", "</html>")?;
        let (before_boot, rest) = split(head, "<script>", "\n")?;
        let (boot, after_boot) = split(rest, "</script>", "\n")?;
        let mut styles = Vec::new();
        let mut kept = String::new();
        for line in before_boot.lines().chain(after_boot.lines()) {
            if let Some(style) = line.strip_prefix("<link data-trunk rel=\"css\" href=\"") {
                let path = style.split('"').next().unwrap_or_default();
                styles.push(root().join(path));
            } else if !line.starts_with("<link data-trunk") {
                kept.push_str(line);
                kept.push('\n');
            }
        }
        Ok(Self {
            before_policy: before_policy.to_owned(),
            head: kept,
            body: body.to_owned(),
            boot: boot.to_owned(),
            styles,
        })
    }
}

/// What is before `start`, and what is after the next `end` that follows it.
fn split<'a>(text: &'a str, start: &str, end: &str) -> Outcome<(&'a str, &'a str)> {
    let missing = || Failure::new(format!("index.html: `{start}` with `{end}` after it is not there"));
    let (before, rest) = text.split_once(start).ok_or_else(missing)?;
    let (_, after) = rest.split_once(end).ok_or_else(missing)?;
    Ok((before, after))
}

/// The texts as they go into the page.
struct Texts {
    style: String,
    boot: String,
    module: String,
}

fn shrink_texts(source: &Source, staging: &Path, work: &Path) -> Outcome<Texts> {
    let tools = setup::NodePackages::Build.folder();
    let scripts = root().join("xtask/node/build");
    // node looks for packages beside the script, so the script goes where they were installed.
    write(&tools.join("assets.mjs"), read(&scripts.join("assets.mjs"))?)?;
    let boot = work.join("boot-source.js");
    write(&boot, &source.boot)?;
    // The glue imports its snippets by relative paths, so the module that imports the glue goes beside it.
    let entry = staging.join("start.mjs");
    write(&entry, read(&scripts.join("start.mjs"))?)?;
    let order = serde_json::json!({ "styles": source.styles, "boot": boot, "entry": entry, "to": work });
    run(program("node").arg(tools.join("assets.mjs")).arg(order.to_string()))?;
    std::fs::remove_file(&entry).map_err(|error| Failure::file(&entry, error))?;
    Ok(Texts {
        style: read(&work.join("style.css"))?,
        boot: read(&work.join("boot.js"))?,
        module: read(&work.join("module.js"))?.trim_end().to_owned(),
    })
}

/// Runs wasm-opt without any feature flag: it then reads from the module itself which features it may use. With
/// `--all-features` it writes what browsers refuse.
fn optimise(module: &Path, work: &Path) -> Outcome<PathBuf> {
    let optimised = work.join("optimised.wasm");
    let wasm_opt = setup::NodePackages::Build.folder().join("node_modules/binaryen/bin/wasm-opt");
    println!("optimising the module (wasm-opt -Oz) …");
    let names = std::env::var_os(KEEP_NAMES).map(|_| "-g");
    run(program("node").arg(wasm_opt).arg("-Oz").args(names).arg(module).arg("-o").arg(&optimised))?;
    Ok(optimised)
}

/// The smallest gzip that can be had, a twentieth below the usual one, in half a minute.
fn zopfli(content: &[u8]) -> Outcome<Vec<u8>> {
    let mut packed = Vec::new();
    zopfli::compress(zopfli::Options::default(), zopfli::Format::Gzip, content, &mut packed)
        .map_err(|error| Failure::new(format!("zopfli: {error}")))?;
    Ok(packed)
}

/// Gzip with an empty header, so that the bytes depend on the content alone.
fn gzip(content: &[u8], level: Compression) -> Outcome<Vec<u8>> {
    let mut encoder = GzBuilder::new().mtime(0).write(Vec::new(), level);
    encoder.write_all(content).and_then(|()| encoder.finish()).map_err(|error| Failure::new(format!("gzip: {error}")))
}

/// Bytes as text that a page in UTF-8 carries unchanged: seven bits a character, the first bit first. The three characters
/// that HTML would not leave alone (NUL, carriage return, `<`) are written 128 higher, in two bytes; `start.mjs` reads the
/// low seven bits of each. This takes a sixth more than the bytes, base64 a third.
fn as_text(bytes: &[u8]) -> String {
    let mut text = String::with_capacity(bytes.len() * 6 / 5);
    let mut write = |value: u8| text.push(char::from(if matches!(value, 0 | 13 | 60) { value + 128 } else { value }));
    let (mut held, mut count) = (0_u16, 0);
    for byte in bytes {
        held = (held << 8 | u16::from(*byte)) & 0x7FFF;
        count += 8;
        while count >= 7 {
            count -= 7;
            write((held >> count & 0x7F) as u8);
        }
    }
    if count > 0 {
        write((held << (7 - count) & 0x7F) as u8);
    }
    text
}

fn assemble(source: &Source, texts: &Texts, payload: &str) -> Outcome<String> {
    for (name, text, end) in [
        ("style", &texts.style, "</style"),
        ("boot script", &texts.boot, "</script"),
        ("module", &texts.module, "</script"),
    ] {
        if text.to_ascii_lowercase().contains(end) {
            return Err(Failure::new(format!("the {name} contains `{end}`, which would end its element")));
        }
    }
    let policy = policy(&[&texts.boot, &texts.module]);
    let Source { before_policy, head, body, .. } = source;
    let Texts { style, boot, module } = texts;
    Ok(format!(
        "{before_policy}<meta http-equiv=\"Content-Security-Policy\" content=\"{policy}\">\n{}\
         <script>{boot}</script>\n<style>{style}</style>\n</head>\n<body>\n{}\
         <script type=\"application/octet-stream\" id=\"program\">{payload}</script>\n\
         <script type=\"module\">{module}</script>\n</body>\n</html>\n",
        without_empty_lines(head),
        without_empty_lines(body),
    ))
}

fn policy(scripts: &[&str]) -> String {
    let hashes: Vec<String> = scripts
        .iter()
        .map(|script| format!("'sha256-{}'", STANDARD.encode(Sha256::digest(script.as_bytes()))))
        .collect();
    format!(
        "default-src 'none'; script-src {} 'wasm-unsafe-eval'; style-src 'unsafe-inline'; img-src data: blob:; \
         connect-src 'none'; base-uri 'none'; form-action 'none'",
        hashes.join(" ")
    )
}

fn without_empty_lines(text: &str) -> String {
    text.lines().filter(|line| !line.trim().is_empty()).map(|line| format!("{line}\n")).collect()
}

fn empty(folder: &Path) -> Outcome {
    let entries = std::fs::read_dir(folder).map_err(|error| Failure::file(folder, error))?;
    for path in entries.flatten().map(|entry| entry.path()) {
        let removed = if path.is_dir() { std::fs::remove_dir_all(&path) } else { std::fs::remove_file(&path) };
        removed.map_err(|error| Failure::file(&path, error))?;
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn packed(module: &str) -> Outcome<String> {
        let source = Source::parse(&read(&root().join("index.html")).unwrap()).unwrap();
        let texts = Texts { style: "p{}".to_owned(), boot: "boot()".to_owned(), module: module.to_owned() };
        assemble(&source, &texts, "AAAA")
    }

    #[test]
    fn text_of_a_payload_is_read_back_and_holds_nothing_that_html_would_change() {
        let all: Vec<u8> = (0..=255).cycle().step_by(7).take(3_001).collect();
        for length in [0, 1, 2, 6, 7, 8, 9, 3_001] {
            let text = as_text(&all[..length]);
            assert!(!text.contains(['\0', '\r', '<']));
            let bits: Vec<u32> =
                text.chars().flat_map(|letter| (0..7).rev().map(move |bit| u32::from(letter) >> bit & 1)).collect();
            let bytes: Vec<u8> =
                bits.chunks_exact(8).map(|bits| bits.iter().fold(0, |byte, bit| byte << 1 | *bit as u8)).collect();
            assert_eq!(bytes, all[..length]);
        }
    }

    #[test]
    fn page_names_the_hash_of_each_script_and_loads_nothing() {
        let page = packed("start()").unwrap();
        for script in ["boot()", "start()"] {
            let hash = STANDARD.encode(Sha256::digest(script));
            assert!(page.contains(&format!("'sha256-{hash}'")), "{page}");
        }
        for outside in ["src=", "data-trunk", "import(", "http://localhost"] {
            assert!(!page.contains(outside), "{outside} in {page}");
        }
    }

    #[test]
    fn script_that_would_end_its_element_is_refused() {
        assert!(packed("x = '</SCRIPT>'").is_err());
    }

    #[test]
    fn gzip_is_the_same_every_time_and_names_no_time() {
        let once = gzip(b"module", Compression::best()).unwrap();
        assert_eq!(once, gzip(b"module", Compression::best()).unwrap());
        assert_eq!(once[4..8], [0; 4]);
    }

    #[test]
    fn smallest_gzip_is_read_back_and_names_no_time() {
        let content: Vec<u8> = (0..4_000_u32).flat_map(|number| (number % 977).to_le_bytes()).collect();
        let packed = zopfli(&content).unwrap();
        assert_eq!(packed[4..8], [0; 4]);
        let mut back = Vec::new();
        std::io::Read::read_to_end(&mut flate2::read::GzDecoder::new(&packed[..]), &mut back).unwrap();
        assert!(back == content);
    }

    #[test]
    fn styles_keep_the_order_of_the_layers() {
        let source = Source::parse(&read(&root().join("index.html")).unwrap()).unwrap();
        let names: Vec<_> = source.styles.iter().filter_map(|path| path.file_stem()).collect();
        assert_eq!(names, ["tokens", "base", "controls", "pages", "print"]);
    }
}
