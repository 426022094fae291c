//! Marks of state: tags and status lights. Each has a shape and a word besides its colour.

use leptos::prelude::*;

use super::tone::Tone;

/// Says what is drawn before the word of a tag.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum TagShape {
    /// A full disc.
    #[default]
    Disc,
    /// A ring: not begun.
    Ring,
    /// Half a disc: under way.
    Half,
    /// A triangle: mind this.
    Triangle,
    /// A square: stop.
    Square,
    /// A diamond: the gravest.
    Diamond,
    /// A tick: done.
    Tick,
    /// A cross: failed.
    Cross,
    /// Two bars: suspended.
    Bars,
    /// A clock hand: waiting.
    Hand,
    /// An arrow that turns back: returned.
    Back,
    /// The word alone.
    None,
}

impl TagShape {
    /// Gives the outline on a grid of 12, and whether it is filled or stroked.
    const fn outline(self) -> Option<(&'static str, &'static str)> {
        const FILLED: &str = "tag__shape";
        const STROKED: &str = "tag__shape tag__shape--outline";
        match self {
            Self::Disc => Some(("M6 1a5 5 0 1 1 0 10A5 5 0 0 1 6 1z", FILLED)),
            Self::Ring => Some(("M6 2a4 4 0 1 1 0 8 4 4 0 0 1 0-8z", STROKED)),
            Self::Half => Some(("M6 1a5 5 0 1 0 0 10V9.5a3.5 3.5 0 0 0 0-7z M6 1a5 5 0 0 1 0 10z", FILLED)),
            Self::Triangle => Some(("M6 .8L11.7 11H.3z", FILLED)),
            Self::Square => Some(("M1.5 1.5h9v9h-9z", FILLED)),
            Self::Diamond => Some(("M6 0l6 6-6 6-6-6z", FILLED)),
            Self::Tick => Some(("M1.5 6.5l3 3 6-7", STROKED)),
            Self::Cross => Some(("M2 2l8 8M10 2l-8 8", STROKED)),
            Self::Bars => Some(("M3.5 1.5v9M8.5 1.5v9", STROKED)),
            Self::Hand => Some(("M6 1.5a4.5 4.5 0 1 1 0 9 4.5 4.5 0 0 1 0-9zM6 3.5V6l2 1", STROKED)),
            Self::Back => Some(("M5 1.5L1.5 5 5 8.5M1.5 5h5a4 4 0 0 1 4 4v1.5", STROKED)),
            Self::None => None,
        }
    }
}

/// A shape without a word, for a cell that has room for a figure alone; the word is said by the name of the cell.
pub fn sign_shape(shape: TagShape) -> AnyView {
    let Some((path, class)) = shape.outline() else { return ().into_any() };
    view! { <svg class=class viewBox="0 0 12 12" aria-hidden="true" focusable="false"><path d=path /></svg> }.into_any()
}

/// Says how loud a tag is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum TagWeight {
    /// Colour and shape only, for dense tables.
    Plain,
    /// On a tint.
    #[default]
    Soft,
    /// On the full colour: the gravest alone.
    Strong,
}

impl TagWeight {
    const fn class(self) -> &'static str {
        match self {
            Self::Plain => "tag tag--plain",
            Self::Soft => "tag",
            Self::Strong => "tag tag--strong",
        }
    }
}

/// A state or a severity.
#[component]
pub fn Tag(
    /// The word.
    #[prop(into)]
    word: String,
    /// What it means.
    #[prop(optional)]
    tone: Tone,
    /// The shape before the word.
    #[prop(optional)]
    shape: TagShape,
    /// How loud it is.
    #[prop(optional)]
    weight: TagWeight,
) -> impl IntoView {
    // Nothing of it follows anything: a list draws hundreds of them.
    let outline = sign_shape(shape);
    view! {
        <span class=format!("{} {}", weight.class(), tone.class())>
            {outline}
            <span>{word}</span>
        </span>
    }
}

/// A status light (亮灯).
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum LightColour {
    /// 红: a square.
    Red,
    /// 黄: a triangle.
    Yellow,
    /// 绿: a disc.
    Green,
    /// 灰: a ring.
    #[default]
    Grey,
}

impl LightColour {
    const fn look(self) -> (&'static str, &'static str, &'static str) {
        match self {
            Self::Red => ("tone-bad", "light__shape", "M1 1h10v10H1z"),
            Self::Yellow => ("tone-warn", "light__shape", "M6 .5L12 11.5H0z"),
            Self::Green => ("tone-good", "light__shape", "M6 .5a5.5 5.5 0 1 1 0 11 5.5 5.5 0 0 1 0-11z"),
            Self::Grey => ("tone-muted", "light__shape light__shape--ring", "M6 2a4 4 0 1 1 0 8 4 4 0 0 1 0-8z"),
        }
    }
}

/// Says whether the word of a light is seen.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum LightWord {
    /// Beside the shape.
    #[default]
    Shown,
    /// For screen readers and as a tooltip, in dense tables.
    Hidden,
}

/// Shows a light as colour, shape and word.
#[component]
pub fn Light(
    /// Its colour, which also decides its shape.
    #[prop(into)]
    colour: Signal<LightColour>,
    /// Its word.
    #[prop(into)]
    word: Signal<String>,
    /// Whether the word is seen.
    #[prop(optional)]
    shown: LightWord,
) -> impl IntoView {
    let bare = match shown {
        LightWord::Shown => "",
        LightWord::Hidden => "light--bare",
    };
    view! {
        <span
            class=move || format!("light {} {bare}", colour.get().look().0)
            title=move || (shown == LightWord::Hidden).then(|| word.get())
        >
            {move || {
                let (_, class, path) = colour.get().look();
                view! {
                    <svg class=class viewBox="0 0 12 12" aria-hidden="true" focusable="false">
                        <path d=path />
                    </svg>
                }
            }}
            <span class="light__word">{move || word.get()}</span>
        </span>
    }
}
