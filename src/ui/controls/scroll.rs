//! Which rows of a long list are in the window, and how the window is moved to a row. Arithmetic and measuring only.

use leptos::prelude::*;
use leptos::web_sys::HtmlElement;

/// How a list lies in what it scrolls in, in CSS pixels.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub(crate) struct View {
    /// How much of the list is above the window.
    pub(crate) above: f64,
    /// How high the window is.
    pub(crate) height: f64,
}

/// The rows that are in the page, from `start` up to but without `end`.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Range {
    pub(crate) start: usize,
    pub(crate) end: usize,
}

/// Whether rows out of sight are in the page, too.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Margin {
    /// None: where a list has just become another one, what is in sight comes first.
    None,
    /// Some, so that scrolling finds them there.
    Step,
}

/// Rows are added and taken away this many at a time, so that most scrolling changes nothing in the page.
const STEP: usize = 6;

/// More rows than this are not kept, however high the window is.
const MOST: usize = 60;

impl Range {
    /// Finds the rows in sight, and with `Margin::Step` a step more on both sides.
    pub(crate) fn of(view: View, row_height: f64, count: usize, margin: Margin) -> Self {
        if count == 0 || row_height <= 0.0 {
            return Self::default();
        }
        let first = whole(view.above / row_height).min(count - 1);
        // What stands above the list takes its part of the window.
        let seen = whole((view.height + view.above.min(0.0)) / row_height) + 2;
        if margin == Margin::None {
            return Self { start: first, end: (first + seen).min(first + MOST).min(count) };
        }
        let start = (first / STEP * STEP).saturating_sub(STEP);
        let end = (first + seen).div_ceil(STEP) * STEP + STEP;
        Self { start, end: end.min(start + MOST).min(count) }
    }

    /// These rows with those of an earlier range around them, of a list of so many.
    pub(crate) fn with_rest_of(self, earlier: Self, count: usize) -> Self {
        let is_around = earlier.start <= self.start && self.start < earlier.end;
        match is_around {
            true => Self { start: earlier.start, end: earlier.end.min(count).max(self.end) },
            false => self,
        }
    }

    pub(crate) fn contains(self, row: usize) -> bool {
        (self.start..self.end).contains(&row)
    }
}

/// Rounds down to a count; nothing is below zero.
#[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "clamped, and no list is that long")]
pub(crate) fn whole(figure: f64) -> usize {
    figure.max(0.0) as usize
}

/// Turns a count of rows into a distance.
#[expect(clippy::cast_precision_loss, reason = "exact up to far more rows than a list has")]
pub(crate) fn distance(rows: usize, row_height: f64) -> f64 {
    rows as f64 * row_height
}

/// Measures how a list lies in the browser's window.
pub(crate) fn measure(list: &HtmlElement) -> View {
    View { above: -list.get_bounding_client_rect().top(), height: window_height() }
}

/// Moves the window just so far that a row is in sight, below the heads that stay in place and above the bar.
pub(crate) fn show_row(list: &HtmlElement, head: Option<&HtmlElement>, row: usize, row_height: f64) {
    let top = list.get_bounding_client_rect().top() + distance(row, row_height);
    let ceiling = head.map_or(0.0, |head| pixels(head, "top") + f64::from(head.offset_height()));
    let root = document().document_element().and_then(|root| leptos::wasm_bindgen::JsCast::dyn_into(root).ok());
    let floor = window_height() - root.as_ref().map_or(0.0, |root| pixels(root, "scroll-padding-bottom"));
    let shift = if top < ceiling {
        top - ceiling
    } else if top + row_height > floor {
        top + row_height - floor
    } else {
        return;
    };
    window().scroll_by_with_x_and_y(0.0, shift);
}

/// Moves the window so that a row stands where it stood, `top` below the window's edge, and is in sight in any case.
pub(crate) fn put_row(list: &HtmlElement, head: Option<&HtmlElement>, row: usize, row_height: f64, top: f64) {
    let shift = list.get_bounding_client_rect().top() + distance(row, row_height) - top;
    window().scroll_by_with_x_and_y(0.0, shift);
    show_row(list, head, row, row_height);
}

fn window_height() -> f64 {
    window().inner_height().ok().and_then(|height| height.as_f64()).unwrap_or_default()
}

fn pixels(element: &HtmlElement, property: &str) -> f64 {
    let style = window().get_computed_style(element).ok().flatten();
    let value = style.and_then(|style| style.get_property_value(property).ok());
    value.and_then(|value| value.strip_suffix("px")?.parse().ok()).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rows_out_of_sight_stay_while_those_in_sight_become_others() {
        let range = |start, end| Range { start, end };
        let sight = |above: f64, count| Range::of(View { above, height: 300.0 }, 30.0, count, Margin::None);
        let drawn = Range::of(View { above: 600.0, height: 300.0 }, 30.0, 100, Margin::Step);
        assert_eq!((sight(600.0, 100), drawn), (range(20, 32), range(12, 42)));
        assert_eq!(sight(600.0, 90).with_rest_of(drawn, 90), drawn, "all of them are still there");
        assert_eq!(sight(600.0, 35).with_rest_of(drawn, 35), range(12, 35), "some are not");
        assert_eq!(sight(600.0, 5).with_rest_of(drawn, 5), range(4, 5), "the list ends above them");
        assert_eq!(sight(0.0, 100).with_rest_of(drawn, 100), range(0, 12), "they are elsewhere");
        assert_eq!(sight(0.0, 100).with_rest_of(range(0, 3), 100), range(0, 12), "there are more than there were");
    }
}
