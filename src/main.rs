//! Mounts the page.

fn main() {
    #[cfg(target_arch = "wasm32")]
    {
        use leptos::prelude::*;
        mount_to_body(|| view! { <main><h1>"工程督查本"</h1></main> });
        if let Some(performance) = window().performance() {
            // The tests and the measurements wait for this mark. A browser that refuses it still shows the page.
            let _ = performance.mark("app-ready");
        }
    }
}
