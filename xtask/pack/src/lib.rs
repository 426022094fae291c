//! The packer: makes the one file that is handed out, `sitebook.html`, of what trunk built.
//!
//! trunk has no single-file mode, and from `file://` no browser loads a module or fetches a sibling. So everything goes
//! inside, as text in script elements that the browser does not run; one small inline script unpacks it:
//!
//! | element | holds | packed by |
//! |---|---|---|
//! | `unpacker` | the module that unpacks the others, `xtask/unpack` | gzip, which browsers unpack themselves |
//! | `first` | the style sheets, the glue, and the part of the program that shows the first page | gzip, for a fast start |
//! | `rest` | the other part of the program, opened behind the first page ([`split`]) | LZMA, by what `first` holds |
//! | each [`Part`] | a module of its own that few people need, opened when it is called | LZMA |
//!
//! A page of one piece has no `rest`: all of the program is in `first`. The code of each part is taken apart before (`xtask/streams`).
//!
//! | takes | gives |
//! |---|---|
//! | [`Html`]: `index.html`; [`Texts`]: style sheets, glue and scripts, lowered and shrunk | |
//! | [`Program`]: the module, in one piece or in two | [`page`]: the [`Page`] |
//! | the module that unpacks, optimised | |
//!
//! The same input gives the same bytes: nothing here reads a clock, a random number, a file or the environment, and no other program
//! is run. trunk's hook does all that (`xtask/src/pack.rs`).

mod failure;
pub mod gzip;
mod html;
mod lzma;
mod program;
pub mod split;
mod text;

use std::fmt::Write as _;

use streams::Joiner;

pub use failure::{Failure, Outcome};
pub use html::{Html, Texts};
pub use program::Program;

/// What a page is made of.
pub struct Contents<'a> {
    /// `index.html`.
    pub html: &'a Html,
    /// The texts that it names.
    pub texts: &'a Texts,
    /// The module of `xtask/unpack`, gzipped.
    pub unpacker: &'a [u8],
    /// The program.
    pub program: Program,
    /// Modules of their own.
    pub parts: &'a [Part],
    /// What the same page says more where it comes from an address; none where only the file is wanted.
    pub served: Option<&'a Served>,
}

/// What a page for a web server (`dist/tablet`) has that the file has not.
pub struct Served {
    /// The script that has the browser keep the page.
    pub script: String,
    /// Lines for its head.
    pub head: String,
}

/// A module of its own in the page.
pub struct Part {
    /// By which it is found.
    pub id: &'static str,
    /// The module.
    pub module: Vec<u8>,
}

/// A page.
pub struct Page {
    /// The file.
    pub bytes: Vec<u8>,
    /// The same for a web server, where that was asked for.
    pub served: Option<Vec<u8>>,
    /// What is packed in it, each with its size in bytes.
    pub elements: Vec<(&'static str, usize)>,
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

/// Packs a page. `zip` is called once, for what `first` holds, and gives [`gzip`] of any strength.
pub fn page<E: From<Failure>>(contents: Contents, zip: impl FnOnce(&[u8]) -> Result<Vec<u8>, E>) -> Result<Page, E> {
    let Contents { html, texts, unpacker, program, parts, served } = contents;
    let first = [texts.style_and_glue()?.as_bytes(), &taken_apart(&program.first)?].concat();
    let mut elements = vec![Element::of("unpacker", unpacker.to_vec()), Element::of("first", zip(&first)?)];
    if let Some(rest) = &program.rest {
        elements.push(by_lzma("rest", rest, &first)?);
    }
    for Part { id, module } in parts {
        elements.push(by_lzma(id, module, &[])?);
    }
    let page = html::assemble(html, texts, &elements, None)?;
    let served = served.map(|served| html::assemble(html, texts, &elements, Some(served))).transpose()?;
    let sizes = elements.iter().map(|element| (element.id, element.bytes.len())).collect();
    Ok(Page { bytes: text::as_utf16(&page), served: served.map(|page| text::as_utf16(&page)), elements: sizes })
}

/// A module, packed by what the page has unpacked before it.
fn by_lzma(id: &'static str, module: &[u8], before: &[u8]) -> Outcome<Element> {
    let lzma::Packed { bytes, props, size, sum } = lzma::pack(&taken_apart(module)?, before)?;
    let mut element = Element::of(id, bytes);
    write!(element.attributes, " data-props=\"{props}\" data-size=\"{size}\" data-sum=\"{sum}\"")
        .expect("a string can be written to");
    Ok(element)
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
