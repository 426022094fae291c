//! 联系电话 as links that a telephone dials.

use leptos::prelude::*;

use crate::domain::phone::Number;
use crate::domain::text::Lang;
use crate::ui::controls::Icon;
use crate::ui::words;

/// One number, large enough for a thumb. `of` is whose it is, for those who hear the page.
#[component]
pub fn PhoneLink(
    /// The number.
    number: Number,
    /// Whose it is; empty where the words before it say so.
    #[prop(into)]
    of: String,
    /// The language.
    lang: Lang,
) -> impl IntoView {
    let label = words::call(&of, &number.shown, lang);
    view! {
        <a class="tel num" href=format!("tel:{}", number.dialled) aria-label=label>
            {Icon::Phone.view()}
            <span>{number.shown}</span>
        </a>
    }
}
