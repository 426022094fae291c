//! What the person sees when the program itself fails: that the saved work is safe, and a way to take it along.

use leptos::wasm_bindgen::{JsCast, JsValue};
use web_sys::{Blob, BlobPropertyBag, Document, Element, HtmlElement, Url};

use crate::app::saving::Saver;
use crate::app::session::Workspace;

use super::look::Look;
use super::words::FailureWords;

/// Shows the page of a failed program from now on when it panics.
pub fn show_panics(workspace: Workspace) {
    std::panic::set_hook(Box::new(move |panic| {
        web_sys::console::error_1(&panic.to_string().into());
        if let Err(error) = show(&workspace, &panic.to_string()) {
            web_sys::console::error_1(&error);
        }
    }));
}

/// Builds the page without the parts of the program that may be broken now: plain elements, a link to a blob, the browser's own reload.
fn show(workspace: &Workspace, what: &str) -> Result<(), JsValue> {
    let lang = Look::stored().language();
    let words = FailureWords::of(lang);
    let document = web_sys::window().and_then(|window| window.document()).ok_or("no document")?;
    // The script of index.html, which also hears of the stop, leaves the page alone then.
    document.document_element().ok_or("no root")?.set_attribute("data-stopped", "")?;
    let body = document.body().ok_or("no body")?;
    body.set_text_content(None);
    let sheet = element(&document, "div", "welcome__sheet failure")?;
    sheet.set_attribute("role", "alert")?;
    sheet.append_child(text(&document, "h1", "", words.title)?.as_ref())?;
    sheet.append_child(text(&document, "p", "", words.safe)?.as_ref())?;
    let actions = element(&document, "p", "row")?;
    actions.append_child(reload_button(&document, words.reload)?.as_ref())?;
    let dump = Saver::dump_record_now(workspace);
    let link = export_link(&document, words.export, &dump)?;
    actions.append_child(link.as_ref())?;
    sheet.append_child(&actions)?;
    sheet.append_child(text(&document, "p", "quiet", words.tell)?.as_ref())?;
    sheet.append_child(text(&document, "pre", "faint", what)?.as_ref())?;
    let page = element(&document, "main", "welcome")?;
    page.append_child(&sheet)?;
    body.append_child(&page)?;
    add_journal(&link, &dump, workspace)
}

/// Has the page's script (`xtask/node/build/rescue.mjs`) put into the file what lies in IndexedDB, which answers when ours may not be called
/// any more. A page that trunk serves has no such script.
fn add_journal(link: &Element, dump: &str, workspace: &Workspace) -> Result<(), JsValue> {
    let window: JsValue = web_sys::window().ok_or("no window")?.into();
    let script = js_sys::Reflect::get(&window, &"sitebook".into())?;
    let Some(add) = js_sys::Reflect::get(&script, &"addJournal".into()).ok().filter(JsValue::is_function) else {
        return Ok(());
    };
    let add: js_sys::Function = add.dyn_into()?;
    add.call3(&script, link.as_ref(), &dump.into(), &Saver::journal_name(workspace).into()).map(drop)
}

fn element(document: &Document, tag: &str, class: &str) -> Result<Element, JsValue> {
    let element = document.create_element(tag)?;
    element.set_class_name(class);
    Ok(element)
}

fn text(document: &Document, tag: &str, class: &str, text: &str) -> Result<Element, JsValue> {
    let element = element(document, tag, class)?;
    element.set_text_content(Some(text));
    Ok(element)
}

/// A button whose handler is the browser's own function, since ours may not be called again.
fn reload_button(document: &Document, label: &str) -> Result<Element, JsValue> {
    let button = text(document, "button", "btn btn--primary", label)?;
    let location: JsValue = web_sys::window().ok_or("no window")?.location().into();
    let reload: js_sys::Function = js_sys::Reflect::get(&location, &"reload".into())?.dyn_into()?;
    let bound = reload.bind0(&location);
    button.dyn_ref::<HtmlElement>().ok_or("not an element")?.set_onclick(Some(&bound));
    Ok(button)
}

fn export_link(document: &Document, label: &str, dump: &str) -> Result<Element, JsValue> {
    let parts = js_sys::Array::of1(&JsValue::from_str(dump));
    let kind = BlobPropertyBag::new();
    kind.set_type("application/json");
    let blob = Blob::new_with_str_sequence_and_options(&parts, &kind)?;
    let link = text(document, "a", "btn btn--secondary", label)?;
    link.set_attribute("href", &Url::create_object_url_with_blob(&blob)?)?;
    link.set_attribute("download", "sitebook-rescue.json")?;
    Ok(link)
}
