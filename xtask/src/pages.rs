//! Builds the pages that only browser tests open, each into one HTML file under `target/pages`.

use base64::Engine;
use base64::engine::general_purpose::STANDARD;

use crate::commands::{Failure, Outcome, program, read, root, run, write};
use crate::paths;

/// The pages: examples of the main package that are written for tests (see its `Cargo.toml`).
const PAGES: [&str; 1] = ["storage"];

/// Builds all of them, of what the release is made of: compiling all of it otherwise would take longer than making them small does.
pub fn build() -> Outcome {
    paths::write()?;
    for page in PAGES {
        println!("building target/pages/{page}.html …");
        let example = format!("page_{page}");
        let target = "wasm32-unknown-unknown";
        run(program("cargo").args(["build", "--quiet", "--release", "--example", &example, "--target", target]))?;
        let module = root().join(format!("target/{target}/release/examples/{example}.wasm"));
        let to = root().join("target/pages").join(page);
        run(program("wasm-bindgen")
            .args(["--target", "no-modules", "--no-typescript", "--out-dir"])
            .arg(&to)
            .arg(module))?;
        let glue = read(&to.join(format!("{example}.js")))?;
        let module = to.join(format!("{example}_bg.wasm"));
        let module = std::fs::read(&module).map_err(|error| Failure::file(&module, error))?;
        write(&to.with_extension("html"), html(&glue, &STANDARD.encode(module)))?;
    }
    Ok(())
}

/// What stands behind `?without=` in the address is taken from the page before it starts, as browsers do that forbid it.
fn html(glue: &str, module: &str) -> String {
    format!(
        r#"<!doctype html>
<meta charset="utf-8">
<title>Sitebook test page</title>
<script>
const without = new URLSearchParams(location.search).getAll("without");
const forbidden = {{ configurable: true, get() {{ throw new DOMException("forbidden by the test", "SecurityError"); }} }};
const absent = {{ configurable: true, value: undefined }};
if (without.includes("localStorage")) Object.defineProperty(window, "localStorage", forbidden);
if (without.includes("indexedDB")) Object.defineProperty(window, "indexedDB", absent);
if (without.includes("locks")) Object.defineProperty(navigator, "locks", absent);
if (without.includes("BroadcastChannel")) Object.defineProperty(window, "BroadcastChannel", absent);
</script>
<script>{glue}</script>
<script>
const bytes = Uint8Array.from(atob("{module}"), (letter) => letter.charCodeAt(0));
wasm_bindgen({{ module_or_path: bytes }}).then(() => performance.mark("app-ready"), (error) => {{ document.title = String(error); }});
</script>
"#
    )
}
