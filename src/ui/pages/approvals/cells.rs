//! One cell: a shape and a figure; all that they mean stands in its name.

use leptos::prelude::*;

use crate::domain::progress::cells::{MatrixCell, Sign, Slot};
use crate::domain::text::Lang;
use crate::ui::controls::{TagShape, sign_shape};
use crate::ui::words::{self, ApprovalsWords};

/// The shape of a sign. None of them is a light's meaning: the legend below the matrix says what each is.
pub const fn shape(sign: Sign) -> TagShape {
    match sign {
        Sign::Over => TagShape::Square,
        Sign::Expired | Sign::Refused => TagShape::Cross,
        Sign::Expiring => TagShape::Hand,
        Sign::Supplementing => TagShape::Bars,
        Sign::UnderWay => TagShape::Half,
        Sign::Applied => TagShape::Triangle,
        Sign::NotApplied => TagShape::Ring,
        Sign::Granted => TagShape::Tick,
        Sign::NotNeeded => TagShape::None,
    }
}

/// What stands in the cell of an approval.
pub fn sign_view(cell: &MatrixCell, today: chrono::NaiveDate, lang: Lang) -> impl IntoView + use<> {
    let figure = words::approval_figure(cell, cell.ends_in(today), lang);
    let figure = match cell.sign {
        Sign::NotNeeded => "–".to_owned(),
        _ => figure,
    };
    let silent = cell.is_silent().then(|| view! { <span class="sign__silent" aria-hidden="true">"默"</span> });
    view! {
        <span class=format!("sign sign--{}", cell.sign.key())>
            {sign_shape(shape(cell.sign))}
            {(!figure.is_empty()).then(|| view! { <span class="num">{figure}</span> })}
            {silent}
        </span>
    }
}

/// What stands at the place of a type.
pub fn slot_view(slot: &Slot, today: chrono::NaiveDate, lang: Lang) -> AnyView {
    match slot {
        Slot::Cell(cell) => sign_view(cell, today, lang).into_any(),
        Slot::Missing => view! { <span class="sign sign--missing" aria-hidden="true">"·"</span> }.into_any(),
        Slot::Nothing => ().into_any(),
    }
}

/// What a place says in words.
pub fn slot_told(slot: &Slot, approval: &str, lang: Lang) -> String {
    let words = ApprovalsWords::of(lang);
    match slot {
        Slot::Cell(cell) => words::approval_told(approval, cell, lang),
        Slot::Missing => words::approval_and(approval, words.missing_here, lang),
        Slot::Nothing => words::approval_and(approval, words.not_expected, lang),
    }
}
