//! The text of the page: what `index.html` says, what the scripts and styles are, and how all of it stands in one file.
//!
//! The content security policy names the hashes of the three scripts, each as UTF-8 and as UTF-16, and allows no connection, so the page
//! cannot send anything anywhere even if it wanted to. A worker that the page makes of its own text is under the same policy. The page for a
//! web server has one script more, and its policy allows the service worker and the manifest beside it; it still connects to nothing.

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use sha2::{Digest, Sha256};

use crate::{Element, Failure, Outcome, Served, text};

/// What `index.html` says, taken apart.
pub struct Html {
    /// The lines before the place of the policy.
    before_policy: String,
    /// The rest of the head, without what trunk or the packer replaces.
    head: String,
    /// The body's lines, without its tags.
    body: String,
    /// The first script, which runs before everything.
    pub boot: String,
    /// The style sheets in their order, from the folder in which `index.html` stands.
    pub styles: Vec<String>,
}

impl Html {
    /// Takes it apart.
    pub fn parse(html: &str) -> Outcome<Self> {
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
                styles.push(path.to_owned());
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

/// The texts as they go into the page, lowered to the oldest browsers and shrunk.
pub struct Texts {
    /// The style sheets.
    pub style: String,
    /// The first script.
    pub boot: String,
    /// The module that unpacks everything else.
    pub start: String,
    /// What wasm-bindgen wrote, as one script that is put into the page when it is unpacked.
    pub glue: String,
}

impl Texts {
    /// What stands before the module, with a mark behind each that stands in neither.
    pub(crate) fn style_and_glue(&self) -> Outcome<String> {
        let Self { style, glue, .. } = self;
        if style.contains('\0') || glue.contains('\0') {
            return Err(Failure::new("the style sheets or the glue contain NUL, which stands behind each"));
        }
        Ok(format!("{style}\0{glue}\0"))
    }
}

/// Puts the page together.
pub(crate) fn assemble(html: &Html, texts: &Texts, elements: &[Element], served: Option<&Served>) -> Outcome<Vec<u16>> {
    let keeping = served.map(|served| &served.script);
    let named = [("boot script", &texts.boot), ("start script", &texts.start)];
    for (name, text) in named.into_iter().chain(keeping.map(|script| ("script that keeps the page", script))) {
        if text.to_ascii_lowercase().contains("</script") {
            return Err(Failure::new(format!("the {name} contains `</script`, which would end its element")));
        }
    }
    let Texts { boot, start, glue, .. } = texts;
    let mut scripts = vec![boot.as_str(), start, glue];
    scripts.extend(keeping.map(String::as_str));
    let policy = policy(&scripts, served.is_some());
    let more = served.map_or_else(String::new, |Served { script, head }| format!("{head}<script>{script}</script>\n"));
    let Html { before_policy, head, body, .. } = html;
    let mut page: Vec<u16> = format!(
        "{before_policy}<meta http-equiv=\"Content-Security-Policy\" content=\"{policy}\">\n{}\
         <script>{boot}</script>\n{more}</head>\n<body>\n{}",
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
fn policy(scripts: &[&str], is_served: bool) -> String {
    let wide = |script: &str| script.encode_utf16().flat_map(u16::to_le_bytes).collect::<Vec<u8>>();
    let forms = scripts.iter().flat_map(|script| [script.as_bytes().to_vec(), wide(script)]);
    let hashes: Vec<String> = forms.map(|form| format!("'sha256-{}'", STANDARD.encode(Sha256::digest(form)))).collect();
    let beside = if is_served { " 'self'; manifest-src 'self'" } else { "" };
    format!(
        "default-src 'none'; script-src {} 'wasm-unsafe-eval'; style-src 'unsafe-inline'; img-src data: blob:; \
         worker-src blob:{beside}; connect-src 'none'; base-uri 'none'; form-action 'none'",
        hashes.join(" ")
    )
}

fn without_empty_lines(text: &str) -> String {
    text.lines().filter(|line| !line.trim().is_empty()).map(|line| format!("{line}\n")).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn texts(start: &str) -> Texts {
        let text = str::to_owned;
        Texts { style: text("p{}"), boot: text("boot()"), start: text(start), glue: text("glue()") }
    }

    fn html() -> Html {
        Html::parse(include_str!("../../../index.html")).unwrap()
    }

    fn page(start: &str) -> Outcome<String> {
        let element = |id| Element::of(id, vec![1, 2, 3]);
        assemble(&html(), &texts(start), &[element("unpacker"), element("first")], None)
            .map(|page| String::from_utf16(&page).unwrap())
    }

    #[test]
    fn page_names_both_hashes_of_each_script_and_loads_nothing() {
        let page = page("start()").unwrap();
        for script in ["boot()", "start()", "glue()"] {
            let wide: Vec<u8> = script.bytes().flat_map(|letter| [letter, 0]).collect();
            for form in [script.as_bytes(), &wide] {
                let hash = STANDARD.encode(Sha256::digest(form));
                assert!(page.contains(&format!("'sha256-{hash}'")), "{page}");
            }
        }
        assert_eq!(page.matches("'sha256-").count(), 6);
        for outside in ["src=", "data-trunk", "import(", "http://localhost"] {
            assert!(!page.contains(outside), "{outside} in {page}");
        }
    }

    #[test]
    fn page_for_a_server_allows_its_worker_and_manifest_and_still_no_connection() {
        let served = Served { script: "keep()".to_owned(), head: "<link rel=\"manifest\" href=\"m\">\n".to_owned() };
        let page = assemble(&html(), &texts("start()"), &[], Some(&served)).unwrap();
        let page = String::from_utf16(&page).unwrap();
        assert_eq!(page.matches("'sha256-").count(), 8);
        for there in ["worker-src blob: 'self'; manifest-src 'self'", "connect-src 'none'", "<script>keep()</script>"] {
            assert!(page.contains(there), "{there} in {page}");
        }
        let head = page.split("</head>").next().unwrap();
        assert!(head.contains(&served.head));
        let file = self::page("start()").unwrap();
        assert!(file.contains("worker-src blob:; connect-src 'none'") && !file.contains("keep()"));
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
    fn styles_keep_the_order_of_the_layers() {
        let names =
            ["tokens", "base", "controls", "pages", "contrast", "print"].map(|name| format!("style/{name}.css"));
        assert_eq!(html().styles, names);
    }
}
