//! A field to draw in with a pen, a finger or a mouse. It says where the pen is and draws what it is given; what a stroke is, its caller
//! knows.

use leptos::ev::PointerEvent;
use leptos::prelude::*;
use leptos::wasm_bindgen::JsCast;
use leptos::web_sys::Element;

use super::tell::tell;

/// What a pen does on the field. Places are in the units of the field.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Pen {
    /// It goes down here.
    Down(i32, i32),
    /// It goes on to here.
    On(i32, i32),
}

/// The field.
#[component]
pub fn SignPad(
    /// What it is for; its accessible name.
    #[prop(into)]
    label: Signal<String>,
    /// How many units it is wide and high.
    size: (i32, i32),
    /// What is drawn, as the outline of an SVG path.
    #[prop(into)]
    path: Signal<String>,
    /// Takes what the pen does.
    #[prop(into)]
    on_pen: Callback<Pen>,
) -> impl IntoView {
    // The finger or button that draws; a second finger draws nothing.
    let drawing = StoredValue::new(None::<i32>);
    let place = move |ev: &PointerEvent| -> Option<(i32, i32)> {
        let field: Element = ev.current_target()?.dyn_into().ok()?;
        let frame = field.get_bounding_client_rect();
        let within = |at: f64, from: f64, length: f64, units: i32| {
            (length > 0.0).then(|| ((at - from) / length * f64::from(units)).round() as i32)
        };
        let x = within(f64::from(ev.client_x()), frame.left(), frame.width(), size.0)?;
        let y = within(f64::from(ev.client_y()), frame.top(), frame.height(), size.1)?;
        Some((x, y))
    };
    let down = move |ev: PointerEvent| {
        let is_pen = ev.is_primary() && ev.button() == 0;
        if !is_pen || drawing.get_value().is_some() {
            return;
        }
        let Some((x, y)) = place(&ev) else { return };
        ev.prevent_default();
        drawing.set_value(Some(ev.pointer_id()));
        // A stroke that leaves the field goes on at its edge; where a browser does not allow that, it ends there.
        if let Some(field) = ev.current_target().and_then(|field| field.dyn_into::<Element>().ok()) {
            drop(field.set_pointer_capture(ev.pointer_id()));
        }
        tell(on_pen, Pen::Down(x, y));
    };
    let is_drawing = move |ev: &PointerEvent| drawing.get_value() == Some(ev.pointer_id());
    let go_on = move |ev: PointerEvent| {
        if let Some((x, y)) = place(&ev).filter(|_| is_drawing(&ev)) {
            tell(on_pen, Pen::On(x, y));
        }
    };
    let up = move |ev: PointerEvent| {
        if is_drawing(&ev) {
            drawing.set_value(None);
        }
    };
    view! {
        <svg
            class="sign-pad"
            role="img"
            aria-label=move || label.get()
            viewBox=format!("0 0 {} {}", size.0, size.1)
            preserveAspectRatio="none"
            on:pointerdown=down
            on:pointermove=go_on
            on:pointerup=up
            on:pointercancel=up
            on:lostpointercapture=up
        >
            <path class="handwriting" d=move || path.get() />
        </svg>
    }
}

/// What was drawn once, to be looked at.
#[component]
pub fn Handwriting(
    /// Whose it is; its accessible name.
    label: String,
    /// How many units it is wide and high.
    size: (i32, i32),
    /// The outline of an SVG path.
    path: String,
) -> impl IntoView {
    view! {
        <svg class="signature__drawn" role="img" aria-label=label viewBox=format!("0 0 {} {}", size.0, size.1)>
            <path class="handwriting" d=path />
        </svg>
    }
}
