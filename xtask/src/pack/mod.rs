//! Packs what trunk built into the one file that is handed out, `sitebook.html`.
//!
//! trunk has no single-file mode, and from `file://` no browser loads a module or fetches a sibling. So everything goes
//! inside, as text in script elements that the browser does not run; one small inline script unpacks it:
//!
//! | element | holds | packed by |
//! |---|---|---|
//! | `unpacker` | the module that unpacks the others, `xtask/unpack` | gzip, which browsers unpack themselves |
//! | `first` | the style sheets, the glue, and the part of the program that shows the first page | gzip, for a fast start |
//! | `rest` | the other part of the program, opened behind the first page (`split`) | LZMA, by what `first` holds |
//!
//! The code of both parts is taken apart before (`xtask/streams`).
//!
//! The content security policy names the hashes of the three scripts and allows no connection, so the page cannot send anything
//! anywhere even if it wanted to.
//!
//! The same source gives the same bytes: nothing here reads a clock, a random number or this machine's paths.

mod kept;
mod lzma;
mod text;

use std::fmt::Write as _;
use std::io::Write as _;
use std::path::{Path, PathBuf};

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use flate2::{Compression, GzBuilder};
use sha2::{Digest, Sha256};
use streams::Joiner;

use crate::commands::{Failure, Outcome, program, read, root, run, write};
use crate::{paths, setup, split};

/// The name of the file that is handed out. It must stay the same over releases: Firefox keeps a page's storage by its path.
pub const FILE_NAME: &str = "sitebook.html";

/// The environment variable that says what a release is for, where it is not handed out: a [`Purpose`]'s word.
pub const PURPOSE: &str = "SITEBOOK_BUILD_FOR";

/// What is built.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Purpose {
    /// What is handed out: as small as it can be.
    Release,
    /// The same with the names of functions, for profiles; see `cargo xtask bundle --names`.
    Profiles,
    /// One that notes which functions run, for the list of those that the first page needs; see `cargo xtask first`.
    Tracing,
    /// Whatever trunk builds that is no release: made quickly.
    Development,
}

impl Purpose {
    /// What `PURPOSE` says, in a release.
    pub fn word(self) -> &'static str {
        match self {
            Self::Release => "release",
            Self::Profiles => "profiles",
            Self::Tracing => "tracing",
            Self::Development => "development",
        }
    }

    /// What trunk's environment says.
    fn of_trunk() -> Self {
        if std::env::var("TRUNK_PROFILE").as_deref() != Ok("release") {
            return Self::Development;
        }
        let word = std::env::var(PURPOSE).unwrap_or_default();
        [Self::Profiles, Self::Tracing].into_iter().find(|purpose| purpose.word() == word).unwrap_or(Self::Release)
    }
}

/// What stands in the page for the browser to unpack.
struct Element {
    id: &'static str,
    /// The attributes that `start.mjs` reads.
    attributes: String,
    bytes: Vec<u8>,
}

impl Element {
    fn of(id: &'static str, bytes: Vec<u8>) -> Self {
        Self { id, attributes: format!("data-packed=\"{}\"", bytes.len()), bytes }
    }
}

/// Trunk's `post_build` hook: packs the staging folder. A release leaves `sitebook.html` alone in it; a debug build also
/// keeps what `trunk serve` hands out.
pub fn from_trunk() -> Outcome {
    let Some(staging) = std::env::var_os("TRUNK_STAGING_DIR").map(PathBuf::from) else {
        return Err(Failure::new(
            "`cargo xtask pack` is trunk's hook: call `cargo xtask bundle` or `trunk build --release`",
        ));
    };
    let purpose = Purpose::of_trunk();
    setup::node_packages(setup::NodePackages::Build)?;
    let work = root().join("target/pack");
    // Before the flags go that keep this machine's paths out of it.
    let unpacker = unpacker(&work)?;
    paths::remove()?;
    let page = pack(&staging, &work, unpacker, purpose)?;
    if purpose != Purpose::Development {
        empty(&staging)?;
    }
    let bytes = text::as_utf16(&page);
    write(&staging.join(FILE_NAME), &bytes)?;
    println!("{FILE_NAME}: {} KB", bytes.len() / 1024);
    Ok(())
}

fn pack(staging: &Path, work: &Path, unpacker: Vec<u8>, purpose: Purpose) -> Outcome<Vec<u16>> {
    let source = Source::parse(&read(&root().join("index.html"))?)?;
    let texts = shrink_texts(&source, staging, work)?;
    let built = staging.join("sitebook_bg.wasm");
    let (first, rest) = match purpose {
        Purpose::Development => (bytes_of(&built)?, None),
        _ => in_parts(&optimise(&built, work)?, purpose)?,
    };
    println!("compressing {} KB …", (first.len() + rest.as_ref().map_or(0, Vec::len)) / 1024);
    let first = [texts.style_and_glue()?.as_bytes(), &taken_apart(&first)?].concat();
    let zipped = match purpose {
        Purpose::Release | Purpose::Profiles => {
            kept::kept(&work.join("first.kept"), &[&first, ZOPFLI.as_bytes()], || zopfli(&first))?
        }
        Purpose::Tracing | Purpose::Development => gzip(&first, Compression::fast())?,
    };
    let mut elements = vec![Element::of("unpacker", unpacker), Element::of("first", zipped)];
    if let Some(rest) = &rest {
        let lzma::Packed { bytes, props, size, sum } = lzma::pack(&taken_apart(rest)?, &first)?;
        let mut element = Element::of("rest", bytes);
        write!(element.attributes, " data-props=\"{props}\" data-size=\"{size}\" data-sum=\"{sum}\"")
            .expect("a string can be written to");
        elements.push(element);
    }
    for element in &elements {
        println!("{}: {} KB", element.id, element.bytes.len() / 1024);
    }
    assemble(&source, &texts, &elements)
}

/// The program in two parts, or as one for tracing.
fn in_parts(module: &[u8], purpose: Purpose) -> Outcome<(Vec<u8>, Option<Vec<u8>>)> {
    let module = split::Module::read(module)?;
    if purpose == Purpose::Tracing {
        let traced = split::traced(&module)?;
        write(&root().join(split::TRACED), traced.described())?;
        return Ok((traced.module, None));
    }
    let names = if purpose == Purpose::Profiles { split::Names::Kept } else { split::Names::Dropped };
    let list = split::first_marks()?;
    let gone = split::gone(&module, &list);
    if gone > list.len() / 10 {
        println!(
            "xtask/first.txt has grown old, and the page opens slower than it could: of its {} functions {gone} are not there any \
             more. `cargo xtask first` lists them anew.",
            list.len()
        );
    }
    let parts = split::split(&module, &list, names)?;
    Ok((parts.first, Some(parts.rest)))
}

/// A module with its code taken apart, which must be the same when it is put together.
fn taken_apart(module: &[u8]) -> Outcome<Vec<u8>> {
    let different =
        || Failure::new("the module's code cannot be taken apart and put together again: see xtask/streams");
    let taken_apart = streams::split(module).ok_or_else(different)?;
    let mut joiner = Joiner::new(&taken_apart).ok_or_else(different)?;
    joiner.more(&taken_apart, usize::MAX).filter(|_| joiner.module() == module).ok_or_else(different)?;
    Ok(taken_apart)
}

/// Builds the module that unpacks the others.
fn unpacker(work: &Path) -> Outcome<Vec<u8>> {
    let target = "wasm32-unknown-unknown";
    run(program("cargo").args(["build", "--quiet", "--package", "unpack", "--profile", "unpack", "--target", target]))?;
    let small = work.join("unpack.wasm");
    let built = root().join("target").join(target).join("unpack/unpack.wasm");
    wasm_opt(&built, &small, &["-O3", "--strip-debug", "--strip-producers"])?;
    zopfli(&bytes_of(&small)?)
}

fn bytes_of(file: &Path) -> Outcome<Vec<u8>> {
    std::fs::read(file).map_err(|error| Failure::file(file, error))
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
    /// What stands before the module, with a mark behind each that stands in neither.
    fn style_and_glue(&self) -> Outcome<String> {
        let Self { style, glue, .. } = self;
        if style.contains('\0') || glue.contains('\0') {
            return Err(Failure::new("the style sheets or the glue contain NUL, which stands behind each"));
        }
        Ok(format!("{style}\0{glue}\0"))
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
    let rest = staging.join("rest.mjs");
    write(&glue, read(&scripts.join("glue.mjs"))?)?;
    write(&rest, read(&scripts.join("rest.mjs"))?)?;
    let start = scripts.join("start.mjs");
    let order = serde_json::json!({ "styles": source.styles, "boot": boot, "start": start, "glue": glue, "to": work });
    run(program("node").arg(tools.join("assets.mjs")).arg(order.to_string()))?;
    for file in [&glue, &rest] {
        std::fs::remove_file(file).map_err(|error| Failure::file(file, error))?;
    }
    let text = |name: &str| Ok::<_, Failure>(read(&work.join(name))?.trim_end().to_owned());
    Ok(Texts { style: text("style.css")?, boot: text("boot.js")?, start: text("start.js")?, glue: text("glue.js")? })
}

/// Makes the module small. Functions keep their names, by which it is split.
fn optimise(module: &Path, work: &Path) -> Outcome<Vec<u8>> {
    let small = work.join("small.wasm");
    let flags = ["-Oz", "-g"];
    let (module_bytes, tools) = (bytes_of(module)?, setup::NodePackages::Build.lock()?);
    let input = [&module_bytes[..], tools.as_bytes(), b"-Oz -g"];
    kept::kept(&work.join("small.kept"), &input, || {
        println!("optimising the module (wasm-opt -Oz) …");
        wasm_opt(module, &small, &flags)?;
        bytes_of(&small)
    })
}

/// Runs wasm-opt without any feature flag: it then reads from the module itself which features it may use. With
/// `--all-features` it writes what browsers refuse.
fn wasm_opt(from: &Path, to: &Path, flags: &[&str]) -> Outcome {
    let wasm_opt = setup::NodePackages::Build.folder().join("node_modules/binaryen/bin/wasm-opt");
    // It makes no folders, and in a clean checkout this one is not there.
    write(to, [])?;
    run(program("node").arg(&wasm_opt).args(flags).arg(from).arg("-o").arg(to))
}

/// What [`zopfli`] makes depends on it beside the content.
const ZOPFLI: &str = "zopfli 0.8.3";

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

fn assemble(source: &Source, texts: &Texts, elements: &[Element]) -> Outcome<Vec<u16>> {
    for (name, text) in [("boot script", &texts.boot), ("start script", &texts.start)] {
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
    for Element { id, attributes, bytes } in elements {
        page.extend(format!("<script type=\"application/octet-stream\" id=\"{id}\" {attributes}>").encode_utf16());
        page.extend(text::as_text(bytes)?);
        page.extend("</script>\n".encode_utf16());
        // It runs while the browser reads what is behind it.
        if *id == "unpacker" {
            page.extend(format!("<script>{start}</script>\n").encode_utf16());
        }
    }
    page.extend("</body>\n</html>\n".encode_utf16());
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

    fn page(start: &str) -> Outcome<String> {
        let source = Source::parse(&read(&root().join("index.html")).unwrap()).unwrap();
        let element = |id| Element::of(id, vec![1, 2, 3]);
        assemble(&source, &texts(start), &[element("unpacker"), element("first")])
            .map(|page| String::from_utf16(&page).unwrap())
    }

    #[test]
    fn page_names_the_hash_of_each_script_and_loads_nothing() {
        let page = page("start()").unwrap();
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
        assert!(page("x = '</SCRIPT>'").is_err());
    }

    #[test]
    fn style_and_glue_can_be_told_apart() {
        assert_eq!(texts("start()").style_and_glue().unwrap(), "p{}\0glue()\0");
        assert!(Texts { style: "\0".to_owned(), ..texts("start()") }.style_and_glue().is_err());
    }

    #[test]
    fn start_script_runs_before_the_program_is_read() {
        let page = page("start()").unwrap();
        let at = |text: &str| page.find(text).unwrap_or_else(|| panic!("{text} in {page}"));
        assert!(at("id=\"unpacker\"") < at("start()</script>") && at("start()</script>") < at("id=\"first\""));
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
