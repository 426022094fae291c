//! The picture: an SVG in which the ground moves as one, and what lies on it keeps its size. Pushed and zoomed by keys, wheel, pointer and two fingers.

use leptos::ev::{KeyboardEvent, PointerEvent, WheelEvent};
use leptos::html;
use leptos::prelude::*;
use leptos::wasm_bindgen::JsCast;
use leptos::web_sys::Element;

use crate::app::map_points::{Found, Point, Spot};
use crate::app::sketch::{Sight, Size};
use crate::domain::figures::light::Light;
use crate::ui::context::Ui;
use crate::ui::controls::{Button, ButtonSize, Icon, IconButton, PHONE, media};
use crate::ui::route::{self, Route};
use crate::ui::words::{self, MapWords};

use super::seen::Shown;

/// How much nearer a key, a button or a notch of the wheel goes.
const STEP: f64 = 1.4;

/// How far a pointer moves before it pushes the map and presses nothing, px.
const SLACK: f64 = 4.0;

/// Above so many points their names would lie on each other; they are heard, and seen under a pointer.
const MOST_NAMES: usize = 30;

const WIDE: Size = Size { width: 1_000.0, height: 520.0 };
const UPRIGHT: Size = Size { width: 380.0, height: 420.0 };

/// What is looked at, and how.
#[derive(Clone, Copy)]
struct Looking {
    ui: Ui,
    seen: Shown,
    size: Signal<Size>,
    /// None as long as all is shown.
    moved: RwSignal<Option<Sight>>,
    /// The pointers that are down, by their ids, where they were last.
    down: RwSignal<Vec<(i32, (f64, f64))>>,
    pushed: RwSignal<bool>,
    frame: NodeRef<html::Div>,
}

impl Looking {
    fn sight(self) -> Sight {
        let all = move || Sight::of_all(self.seen.get().all(), self.size.get());
        self.moved.get().unwrap_or_else(all)
    }

    fn nearer(self, times: f64, at: Option<(f64, f64)>) {
        let size = self.size.get_untracked();
        let at = at.unwrap_or((size.width / 2.0, size.height / 2.0));
        let sight = untrack(|| self.sight());
        self.moved.set(Some(sight.nearer(times, at, size)));
    }

    fn push(self, by: (f64, f64)) {
        let sight = untrack(|| self.sight());
        self.moved.set(Some(sight.pushed(by)));
    }

    /// Where in the picture something on the screen is, and how many units a pixel has.
    fn on_picture(self, x: f64, y: f64) -> Option<((f64, f64), f64)> {
        let frame: Element = self.frame.get_untracked()?.unchecked_into();
        let rect = frame.get_bounding_client_rect();
        let units = self.size.get_untracked().width / rect.width().max(1.0);
        Some((((x - rect.left()) * units, (y - rect.top()) * units), units))
    }

    fn key(self, ev: &KeyboardEvent) {
        if ev.ctrl_key() || ev.meta_key() || ev.alt_key() {
            return;
        }
        const BY: f64 = 60.0;
        match ev.key().as_str() {
            "ArrowLeft" => self.push((BY, 0.0)),
            "ArrowRight" => self.push((-BY, 0.0)),
            "ArrowUp" => self.push((0.0, BY)),
            "ArrowDown" => self.push((0.0, -BY)),
            "+" | "=" => self.nearer(STEP, None),
            "-" | "_" => self.nearer(1.0 / STEP, None),
            "0" => self.moved.set(None),
            _ => return,
        }
        ev.prevent_default();
        ev.stop_propagation();
    }

    fn wheel(self, ev: &WheelEvent) {
        ev.prevent_default();
        let at = self.on_picture(ev.client_x().into(), ev.client_y().into()).map(|(at, _)| at);
        let times = if ev.delta_y() < 0.0 { STEP } else { 1.0 / STEP };
        self.nearer(times, at);
    }

    fn press(self, ev: &PointerEvent) {
        let at = (f64::from(ev.client_x()), f64::from(ev.client_y()));
        self.pushed.set(false);
        self.down.update(|down| {
            down.retain(|(id, _)| *id != ev.pointer_id());
            down.push((ev.pointer_id(), at));
        });
    }

    fn release(self, ev: &PointerEvent) {
        self.down.update(|down| down.retain(|(id, _)| *id != ev.pointer_id()));
    }

    fn drag(self, ev: &PointerEvent) {
        let now = (f64::from(ev.client_x()), f64::from(ev.client_y()));
        let down = self.down.get_untracked();
        let Some((_, before)) = down.iter().find(|(id, _)| *id == ev.pointer_id()) else { return };
        let (right, down_by) = (now.0 - before.0, now.1 - before.1);
        if !self.pushed.get_untracked() {
            if right.hypot(down_by) < SLACK {
                return;
            }
            self.pushed.set(true);
            // What is dragged out of the map is still dragged. A pointer that is gone cannot be kept.
            if let Some(frame) = self.frame.get_untracked() {
                drop(frame.set_pointer_capture(ev.pointer_id()));
            }
        }
        let Some((at, units)) = self.on_picture(now.0, now.1) else { return };
        match down.iter().find(|(id, _)| *id != ev.pointer_id()) {
            Some((_, other)) => {
                let apart = |one: (f64, f64)| (one.0 - other.0).hypot(one.1 - other.1).max(1.0);
                let middle = self
                    .on_picture(other.0, other.1)
                    .map(|(other, _)| (at.0.midpoint(other.0), at.1.midpoint(other.1)));
                self.push((right * units / 2.0, down_by * units / 2.0));
                self.nearer(apart(now) / apart(*before), middle);
            }
            None => self.push((right * units, down_by * units)),
        }
        self.down.update(|down| {
            down.iter_mut().filter(|(id, _)| *id == ev.pointer_id()).for_each(|(_, at)| *at = now);
        });
    }

    /// Opens a page, unless the pointer has pushed the map.
    fn open(self, to: &Route) {
        if !self.pushed.get_untracked() {
            route::go(to);
        }
    }
}

/// The map with its buttons and its legend.
#[component]
pub fn Picture(ui: Ui, seen: Shown) -> impl IntoView {
    let words = MapWords::of(ui.lang);
    let phone = media(PHONE);
    let looking = Looking {
        ui,
        seen,
        size: Signal::derive(move || if phone.get() { UPRIGHT } else { WIDE }),
        moved: RwSignal::new(None),
        down: RwSignal::new(Vec::new()),
        pushed: RwSignal::new(false),
        frame: NodeRef::new(),
    };
    let lights = Light::ALL.map(|light| {
        let ((class, sign), name) = (sign(light), light.name().get(ui.lang).to_owned());
        view! { <li class="map__legend-line"><span class=class aria-hidden="true">{sign}</span>{name}</li> }
    });
    view! {
        <div class="row no-print">
            <IconButton icon=Icon::Plus label=words.nearer on_press=move |()| looking.nearer(STEP, None) />
            <IconButton icon=Icon::Minus label=words.further on_press=move |()| looking.nearer(1.0 / STEP, None) />
            <Button label=words.all size=ButtonSize::Small on_press=move |()| looking.moved.set(None) />
            <span class="faint map__keys">{words.keys}</span>
        </div>
        <div
            class="map__frame"
            tabindex="0"
            role="group"
            aria-label=words.title
            node_ref=looking.frame
            on:keydown=move |ev| looking.key(&ev)
            on:wheel=move |ev| looking.wheel(&ev)
            on:pointerdown=move |ev| looking.press(&ev)
            on:pointermove=move |ev| looking.drag(&ev)
            on:pointerup=move |ev| looking.release(&ev)
            on:pointercancel=move |ev| looking.release(&ev)
        >
            {move || picture(looking)}
        </div>
        <ul class="map__legend">
            {lights.collect_view()}
            <li class="map__legend-line"><span aria-hidden="true">"✕"</span>{words.problem}</li>
            <li class="map__legend-line"><span aria-hidden="true">"◇"</span>{words.visit}</li>
        </ul>
        <p class="quiet map__note">{words.not_a_survey}</p>
    }
}

/// The class and the character of a light, as everywhere.
const fn sign(light: Light) -> (&'static str, &'static str) {
    match light {
        Light::Red => ("light light--red", "■"),
        Light::Yellow => ("light light--yellow", "▲"),
        Light::Green => ("light light--green", "●"),
        Light::Grey => ("light light--grey", "○"),
    }
}

/// Drawn anew when what is shown changes; looking elsewhere moves the ground, looking nearer sizes what lies on it.
fn picture(looking: Looking) -> impl IntoView {
    let (seen, size) = (looking.seen.get(), looking.size.get());
    let scale = Memo::new(move |_| looking.sight().scale);
    let ground = move || {
        let sight = looking.sight();
        let (x, y) = sight.on_picture((0.0, 0.0), size);
        format!("translate({x:.2} {y:.2}) scale({:.8})", 1.0 / sight.scale)
    };
    let path = seen.lines.iter().map(|line| path(line)).collect::<String>();
    let is_named = seen.points.len() <= MOST_NAMES;
    let points = seen.points.iter().map(|(point, at)| project(looking, point, *at, scale, is_named)).collect_view();
    let spots = seen.spots.iter().map(|(spot, at)| found(looking, spot, *at, scale)).collect_view();
    let box_of = format!("0 0 {} {}", size.width, size.height);
    view! {
        <svg class="map__svg" viewBox=box_of>
            <g transform=ground>
                <path class="map__outline" d=path vector-effect="non-scaling-stroke"></path>
                {points}
                {spots}
            </g>
            {move || rule(looking, size)}
            <g class="map__north" transform=format!("translate({} 40)", size.width - 26.0)>
                <path d="M0 -26 L7 -4 L0 -9 L-7 -4 Z"></path>
                <text y="12" text-anchor="middle">{MapWords::of(looking.ui.lang).north}</text>
            </g>
        </svg>
    }
}

/// The scale bar.
fn rule(looking: Looking, size: Size) -> impl IntoView {
    let (metres, length) = looking.sight().bar(size);
    let d = format!("M16 {top} v8 h{length:.1} v-8", top = size.height - 22.0);
    view! {
        <g class="map__bar">
            <path d=d></path>
            <text x="16" y=size.height - 28.0>{words::bar(metres, looking.ui.lang)}</text>
        </g>
    }
}

fn path(line: &[(f64, f64)]) -> String {
    let step = |(place, (x, y)): (usize, &(f64, f64))| format!("{}{x:.0} {y:.0}", if place == 0 { 'M' } else { 'L' });
    line.iter().enumerate().map(step).collect()
}

fn place(at: (f64, f64), scale: Memo<f64>) -> impl Fn() -> String + Send + 'static {
    move || format!("translate({:.1} {:.1}) scale({:.4})", at.0, at.1, scale.get())
}

fn project(looking: Looking, point: &Point, at: (f64, f64), scale: Memo<f64>, is_named: bool) -> impl IntoView + use<> {
    let (class, sign) = sign(point.light);
    let said = words::point(&point.name, point.light.name().get(looking.ui.lang));
    let name = is_named.then(|| view! { <text class="map__name" x="11" y="5">{point.name.clone()}</text> });
    spot(looking, Route::Project(point.project.clone()), said, class, sign, place(at, scale), name)
}

fn found(looking: Looking, of: &Spot, at: (f64, f64), scale: Memo<f64>) -> impl IntoView + use<> {
    let words = MapWords::of(looking.ui.lang);
    let (to, kind, sign) = match &of.of {
        Found::Problem(id) => (Route::Problem(id.clone()), words.problem, "✕"),
        Found::Visit(id) => (Route::Visit(id.clone()), words.visit, "◇"),
    };
    // What was converted is said below the map to be an estimate.
    let away = of.from_site.map(|metres| words::distance_to_site(metres, false, looking.ui.lang));
    let said = [Some(format!("{kind} {}", of.title)), away].into_iter().flatten().collect::<Vec<_>>().join(" · ");
    spot(looking, to, said, "map__found", sign, place(at, scale), None::<()>)
}

/// A sign on the ground that opens a page.
fn spot(
    looking: Looking,
    to: Route,
    said: String,
    class: &'static str,
    sign: &'static str,
    place: impl Fn() -> String + Send + 'static,
    name: Option<impl IntoView + 'static>,
) -> impl IntoView {
    let by_key = to.clone();
    let key = move |ev: KeyboardEvent| {
        if ev.key() == "Enter" {
            ev.prevent_default();
            route::go(&by_key);
        }
    };
    view! {
        <g
            class="map__point"
            transform=place
            role="link"
            tabindex="0"
            aria-label=said.clone()
            on:click=move |_| looking.open(&to)
            on:keydown=key
        >
            <circle class="map__target" r="14"></circle>
            <text class=class text-anchor="middle" y="5">{sign}</text>
            {name}
        </g>
    }
}
