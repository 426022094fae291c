//! A light: its shape with its character, free-standing, never a tint. What is known of colours is never said by colour alone.

use leptos::prelude::*;

use crate::domain::figures::light::Light;
use crate::domain::text::Lang;
use crate::ui::context::Ui;

/// ■红 ▲黄 ●绿 ○灰.
#[component]
pub fn LightMark(light: Light) -> impl IntoView {
    let ui = Ui::get();
    let (class, shape, letter) = match light {
        Light::Red => ("light light--red", "■", "红"),
        Light::Yellow => ("light light--yellow", "▲", "黄"),
        Light::Green => ("light light--green", "●", "绿"),
        Light::Grey => ("light light--grey", "○", "灰"),
    };
    let name = light.name().get(ui.lang).to_owned();
    let word = match ui.lang {
        Lang::Zh => letter.to_owned(),
        Lang::En => name.clone(),
    };
    view! { <span class=class title=name><span aria-hidden="true">{shape}</span>{word}</span> }
}
