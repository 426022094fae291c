//! What the shapes mean.

use leptos::prelude::*;

use crate::domain::progress::cells::Sign;
use crate::ui::context::Ui;
use crate::ui::controls::sign_shape;
use crate::ui::words::ApprovalsWords;

use super::cells::shape;

/// The legend below the matrix, on screen and on paper.
pub fn legend(ui: Ui) -> impl IntoView {
    let words = ApprovalsWords::of(ui.lang);
    let signs = Sign::ALL.map(|sign| {
        let mark = match sign {
            Sign::NotNeeded => view! { <span>"–"</span> }.into_any(),
            sign => sign_shape(shape(sign)),
        };
        view! { <li class=format!("sign sign--{}", sign.key())>{mark}<span>{sign.name().get(ui.lang).to_owned()}</span></li> }
    });
    view! {
        <div class="legend">
            <ul class="legend__signs" aria-label=words.legend>
                {signs.collect_view()}
                <li class="sign"><span class="sign__silent">"默"</span><span>{words.silent}</span></li>
                <li class="sign sign--missing"><span>"·"</span><span>{words.missing}</span></li>
            </ul>
            <p>{words.legend_days}</p>
        </div>
    }
}
