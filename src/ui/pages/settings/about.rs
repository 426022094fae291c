//! 关于: the program and the browser that it runs in, for whoever is asked for help.

use leptos::prelude::*;

use crate::ui::browser;
use crate::ui::context::Ui;
use crate::ui::controls::{Fact, KeyValue};
use crate::ui::words::{self, SettingsWords};

use super::part::Part;

/// About.
#[component]
pub fn About() -> impl IntoView {
    let ui = Ui::get();
    let words = SettingsWords::of(ui.lang);
    view! {
        <Part id="about" title=words.about text=words.about_text>
            <KeyValue>
                <Fact label=words.version><span class="num">{env!("CARGO_PKG_VERSION")}</span></Fact>
                <Fact label=words.licence>{words.licence_text}</Fact>
                <Fact label=words.browser>{browser::user_agent()}</Fact>
                <Fact label=words.book>{words::workspace(ui.session.workspace().as_str() == "sample", ui.lang)}</Fact>
            </KeyValue>
        </Part>
    }
}
