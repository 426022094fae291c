//! A finger's stroke over the checklist: to the left it turns on to the next item without an answer, to the right back to the
//! item before, as pages of paper are turned.

use leptos::ev::PointerEvent;
use leptos::prelude::*;
use leptos::wasm_bindgen::JsCast;
use leptos::web_sys::Element;

/// How far a stroke goes at least, in CSS pixels; a glove that taps may slip by a third of that.
const FAR: f64 = 64.0;

/// How long it takes at most, in milliseconds: who goes slower selects a text or thinks better of it.
const QUICK: f64 = 800.0;

/// Strokes that begin so near to the sides of the window are the browser's own, for going back and forth in its history.
const EDGE: f64 = 32.0;

/// Where a stroke leads.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Way {
    /// On.
    On,
    /// Back.
    Back,
}

/// Where a finger went down, and when.
#[derive(Clone, Copy, Debug)]
struct Down {
    x: f64,
    y: f64,
    at: f64,
}

impl Down {
    /// What a finger means that goes up here; nothing where it was no stroke to a side.
    fn way(self, x: f64, y: f64, at: f64) -> Option<Way> {
        let (across, along) = (x - self.x, (y - self.y).abs());
        let is_stroke = across.abs() >= FAR && across.abs() > 2.0 * along && at - self.at <= QUICK;
        is_stroke.then_some(if across < 0.0 { Way::On } else { Way::Back })
    }
}

/// The strokes over one part of the page. Copy it freely; it is a handle.
#[derive(Clone, Copy)]
pub struct Strokes(StoredValue<Option<Down>>);

impl Strokes {
    /// None yet.
    pub fn new() -> Self {
        Self(StoredValue::new(None))
    }

    /// A finger goes down. In a field it selects text; a second finger zooms.
    pub fn down(self, ev: &PointerEvent) {
        let in_field = ev
            .target()
            .and_then(|target| target.dyn_into::<Element>().ok())
            .is_some_and(|element| element.matches("input, textarea, select") == Ok(true));
        let width = window().inner_width().ok().and_then(|width| width.as_f64()).unwrap_or_default();
        let (x, y) = (f64::from(ev.client_x()), f64::from(ev.client_y()));
        let counts = ev.pointer_type() == "touch" && ev.is_primary() && !in_field && (EDGE..=width - EDGE).contains(&x);
        self.0.set_value(counts.then_some(Down { x, y, at: ev.time_stamp() }));
    }

    /// The finger goes up: the way that its stroke leads.
    pub fn up(self, ev: &PointerEvent) -> Option<Way> {
        let down = self.0.try_update_value(Option::take).flatten()?;
        down.way(f64::from(ev.client_x()), f64::from(ev.client_y()), ev.time_stamp())
    }

    /// The browser scrolls or zooms with this finger.
    pub fn cancel(self) {
        self.0.set_value(None);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_a_quick_stroke_to_a_side_counts() {
        let down = Down { x: 300.0, y: 400.0, at: 1_000.0 };
        for (x, y, at, way) in [
            (200.0, 420.0, 1_300.0, Some(Way::On)),
            (400.0, 380.0, 1_300.0, Some(Way::Back)),
            (250.0, 400.0, 1_100.0, None),
            (200.0, 460.0, 1_300.0, None),
            (200.0, 400.0, 1_900.0, None),
            (300.0, 200.0, 1_100.0, None),
        ] {
            assert_eq!(down.way(x, y, at), way, "to {x}, {y} after {} ms", at - down.at);
        }
    }
}
