//! Packs what trunk built into the one file that is handed out, `sitebook.html`.
//!
//! trunk has no single-file mode, and from `file://` no browser loads a module or fetches a sibling. So everything goes
//! inside: the style sheets with the glue, and the WebAssembly module, gzipped and written as text in script elements that
//! the browser does not run; a small inline module unpacks them. The content security policy names the hashes of the three
//! scripts and allows no connection, so the page cannot send anything anywhere even if it wanted to.
//!
//! The file is UTF-16 with a byte order mark, which goes before whatever a server says of the encoding: two bytes of the
//! module are one character there, but for the few that HTML would not leave alone. That takes 3 % more than the bytes;
//! base64 would take a third, and be slower to read.
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
    let bytes = as_utf16(&page);
    write(&staging.join(FILE_NAME), &bytes)?;
    println!("{FILE_NAME}: {} KB", bytes.len() / 1024);
    Ok(())
}

fn pack(staging: &Path, profile: Profile) -> Outcome<Vec<u16>> {
    let source = Source::parse(&read(&root().join("index.html"))?)?;
    let work = root().join("target/pack");
    let texts = shrink_texts(&source, staging, &work)?;
    let module = match profile {
        Profile::Release => optimise(&staging.join("sitebook_bg.wasm"), &work)?,
        Profile::Debug => staging.join("sitebook_bg.wasm"),
    };
    let module = std::fs::read(&module).map_err(|error| Failure::file(&module, error))?;
    println!("compressing {} KB …", module.len() / 1024);
    let packed = |content: &[u8]| match profile {
        Profile::Release => zopfli(content),
        Profile::Debug => gzip(content, Compression::fast()),
    };
    let program = packed(&module)?;
    let style_and_glue = packed(texts.style_and_glue()?.as_bytes())?;
    println!(
        "module {} KB, packed {} KB; style {} KB and glue {} KB, packed {} KB",
        module.len() / 1024,
        program.len() / 1024,
        texts.style.len() / 1024,
        texts.glue.len() / 1024,
        style_and_glue.len() / 1024
    );
    assemble(&source, &texts, &style_and_glue, &program)
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
    /// The first script.
    boot: String,
    /// The module that unpacks everything else.
    start: String,
    /// What wasm-bindgen wrote, as one script that is put into the page when it is unpacked.
    glue: String,
}

impl Texts {
    /// What is packed together, with a mark between that stands in neither.
    fn style_and_glue(&self) -> Outcome<String> {
        let Self { style, glue, .. } = self;
        if style.contains('\0') || glue.contains('\0') {
            return Err(Failure::new("the style sheets or the glue contain NUL, which stands between the two"));
        }
        Ok(format!("{style}\0{glue}"))
    }
}

fn shrink_texts(source: &Source, staging: &Path, work: &Path) -> Outcome<Texts> {
    let tools = setup::NodePackages::Build.folder();
    let scripts = root().join("xtask/node/build");
    // node looks for packages beside the script, so the script goes where they were installed.
    write(&tools.join("assets.mjs"), read(&scripts.join("assets.mjs"))?)?;
    let boot = work.join("boot-source.js");
    write(&boot, &source.boot)?;
    // wasm-bindgen's script imports its snippets by relative paths, so what imports it goes beside it.
    let glue = staging.join("glue.mjs");
    write(&glue, read(&scripts.join("glue.mjs"))?)?;
    let start = scripts.join("start.mjs");
    let order = serde_json::json!({ "styles": source.styles, "boot": boot, "start": start, "glue": glue, "to": work });
    run(program("node").arg(tools.join("assets.mjs")).arg(order.to_string()))?;
    std::fs::remove_file(&glue).map_err(|error| Failure::file(&glue, error))?;
    let text = |name: &str| Ok::<_, Failure>(read(&work.join(name))?.trim_end().to_owned());
    Ok(Texts { style: text("style.css")?, boot: text("boot.js")?, start: text("start.js")?, glue: text("glue.js")? })
}

/// Runs wasm-opt without any feature flag: it then reads from the module itself which features it may use. With
/// `--all-features` it writes what browsers refuse.
///
/// Functions keep their names until they stand in the order of these: a generic function's copies for several types are alike, and
/// what stands close together packs better, by 4 %.
fn optimise(module: &Path, work: &Path) -> Outcome<PathBuf> {
    let (small, ordered) = (work.join("small.wasm"), work.join("optimised.wasm"));
    let wasm_opt = setup::NodePackages::Build.folder().join("node_modules/binaryen/bin/wasm-opt");
    let pass = |from: &Path, to: &Path, flags: &[&str]| {
        run(program("node").arg(&wasm_opt).args(flags).arg(from).arg("-o").arg(to))
    };
    println!("optimising the module (wasm-opt -Oz) …");
    pass(module, &small, &["-Oz", "-g"])?;
    match std::env::var_os(KEEP_NAMES) {
        None => pass(&small, &ordered, &["--reorder-functions-by-name", "--strip-debug", "--strip-producers"])?,
        Some(_) => pass(&small, &ordered, &["--reorder-functions-by-name", "-g"])?,
    }
    Ok(ordered)
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

/// Stands before a character that had to be changed. What HTML would not leave alone is written with the highest bit turned: NUL,
/// carriage return, `<`, halves of surrogate pairs, what is no character, and the mark itself. `start.mjs` reads it back.
const CHANGED: u16 = 1;

/// Bytes as characters of two bytes, the lower one first; an odd one is filled up with zero.
fn as_text(bytes: &[u8]) -> Vec<u16> {
    let mut text = Vec::with_capacity(bytes.len() / 2 + bytes.len() / 50);
    for pair in bytes.chunks(2) {
        let unit = u16::from_le_bytes([pair[0], pair.get(1).copied().unwrap_or_default()]);
        match unit {
            0 | CHANGED | 0x0D | 0x3C | 0xD800..=0xDFFF | 0xFDD0..=0xFDEF | 0xFFFE | 0xFFFF => {
                text.extend([CHANGED, unit ^ 0x8000]);
            }
            _ => text.push(unit),
        }
    }
    text
}

/// The text with its byte order mark, the lower byte first.
fn as_utf16(text: &[u16]) -> Vec<u8> {
    [0xFEFF].iter().chain(text).flat_map(|unit| unit.to_le_bytes()).collect()
}

fn assemble(source: &Source, texts: &Texts, style_and_glue: &[u8], program: &[u8]) -> Outcome<Vec<u16>> {
    for (name, text) in [("boot script", &texts.boot), ("module", &texts.start)] {
        if text.to_ascii_lowercase().contains("</script") {
            return Err(Failure::new(format!("the {name} contains `</script`, which would end its element")));
        }
    }
    let Texts { boot, start, glue, .. } = texts;
    let policy = policy(&[boot, start, glue]);
    let Source { before_policy, head, body, .. } = source;
    let mut page: Vec<u16> = format!(
        "{before_policy}<meta http-equiv=\"Content-Security-Policy\" content=\"{policy}\">\n{}\
         <script>{boot}</script>\n</head>\n<body>\n{}",
        without_empty_lines(head),
        without_empty_lines(body),
    )
    .encode_utf16()
    .collect();
    for (id, bytes) in [("texts", style_and_glue), ("program", program)] {
        let size = bytes.len();
        let open = format!("<script type=\"application/octet-stream\" id=\"{id}\" data-size=\"{size}\">");
        page.extend(open.encode_utf16());
        page.extend(as_text(bytes));
        page.extend("</script>\n".encode_utf16());
    }
    page.extend(format!("<script type=\"module\">{start}</script>\n</body>\n</html>\n").encode_utf16());
    Ok(page)
}

/// Browsers take the hash of a script in UTF-8, WebKit in the encoding of the page.
fn policy(scripts: &[&str]) -> String {
    let wide = |script: &str| script.encode_utf16().flat_map(u16::to_le_bytes).collect::<Vec<u8>>();
    let forms = scripts.iter().flat_map(|script| [script.as_bytes().to_vec(), wide(script)]);
    let hashes: Vec<String> = forms.map(|form| format!("'sha256-{}'", STANDARD.encode(Sha256::digest(form)))).collect();
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

    fn texts(start: &str) -> Texts {
        let text = str::to_owned;
        Texts { style: text("p{}"), boot: text("boot()"), start: text(start), glue: text("glue()") }
    }

    fn packed(start: &str) -> Outcome<String> {
        let source = Source::parse(&read(&root().join("index.html")).unwrap()).unwrap();
        let texts = texts(start);
        assemble(&source, &texts, &[1], &[2, 3]).map(|page| String::from_utf16(&page).unwrap())
    }

    /// As `start.mjs` reads it.
    fn read_back(text: &[u16], size: usize) -> Vec<u8> {
        let mut bytes = Vec::new();
        let mut units = text.iter();
        while let Some(unit) = units.next() {
            let unit = if *unit == CHANGED { units.next().unwrap() ^ 0x8000 } else { *unit };
            bytes.extend(unit.to_le_bytes());
        }
        bytes.truncate(size);
        bytes
    }

    #[test]
    fn every_pair_of_bytes_is_read_back_and_is_left_alone_by_html() {
        let all: Vec<u8> = (0..=u16::MAX).flat_map(u16::to_le_bytes).collect();
        let text = as_text(&all);
        let whole = String::from_utf16(&text).expect("no half of a surrogate pair");
        assert!(!whole.contains(['\0', '\r', '<']));
        assert!(read_back(&text, all.len()) == all);
        for size in [0, 1, 2, 7] {
            assert_eq!(read_back(&as_text(&all[..size]), size), all[..size]);
        }
    }

    #[test]
    fn page_begins_with_the_byte_order_mark() {
        assert_eq!(as_utf16(&[0x3C, 0x7763])[..], [0xFF, 0xFE, 0x3C, 0, 0x63, 0x77]);
    }

    #[test]
    fn page_names_the_hash_of_each_script_and_loads_nothing() {
        let page = packed("start()").unwrap();
        for script in ["boot()", "start()", "glue()"] {
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
    fn style_and_glue_can_be_told_apart() {
        assert_eq!(texts("start()").style_and_glue().unwrap().split('\0').collect::<Vec<_>>(), ["p{}", "glue()"]);
        assert!(Texts { style: "\0".to_owned(), ..texts("start()") }.style_and_glue().is_err());
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
