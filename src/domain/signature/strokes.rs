//! What a pen drew: strokes of points in a box of 900 by 400, as a short text.
//!
//! Strokes stand behind each other with `;` between them. The first point of a stroke is `x y`, each further one what is added to the one
//! before: `120 200 14 -3 9 0;300 180`.

/// How wide the box is.
pub const WIDE: i32 = 900;
/// How high it is.
pub const HIGH: i32 = 400;
/// How many strokes a signature has at most.
pub const MOST_STROKES: usize = 100;
/// How many points it has at most: some 15 KB of text.
pub const MOST_POINTS: usize = 2_000;
/// A point that is nearer than this to the one before says nothing new.
const NEAR: i32 = 4;

/// What a pen drew, within its bounds.
#[derive(Clone, PartialEq, Eq, Default, Debug)]
pub struct Strokes(Vec<Vec<(i32, i32)>>);

/// Why a text is not what a pen drew.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum NotStrokes {
    /// It holds something else than numbers, or half a point.
    NotNumbers,
    /// A point lies outside the box.
    Outside,
    /// It has more strokes or points than a signature can have.
    TooMany,
    /// It has no stroke.
    Empty,
}

impl Strokes {
    /// The pen goes down here. Points outside the box are moved to its edge; what is too much is left out.
    pub fn begin(&mut self, x: i32, y: i32) {
        if self.0.len() < MOST_STROKES && self.points() < MOST_POINTS {
            self.0.push(vec![within(x, y)]);
        }
    }

    /// The pen goes on to here.
    pub fn go_on(&mut self, x: i32, y: i32) {
        let is_full = self.points() >= MOST_POINTS;
        let Some(stroke) = self.0.last_mut().filter(|_| !is_full) else { return };
        let (x, y) = within(x, y);
        let is_far = stroke.last().is_none_or(|last| (x - last.0).abs().max((y - last.1).abs()) >= NEAR);
        if is_far {
            stroke.push((x, y));
        }
    }

    /// Takes the last stroke back.
    pub fn undo(&mut self) {
        self.0.pop();
    }

    /// Whether nothing is drawn.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// How many points there are.
    pub fn points(&self) -> usize {
        self.0.iter().map(Vec::len).sum()
    }

    /// As a text.
    pub fn text(&self) -> String {
        let stroke = |stroke: &Vec<(i32, i32)>| {
            let mut last = (0, 0);
            let mut numbers = Vec::with_capacity(stroke.len() * 2);
            for (x, y) in stroke {
                numbers.extend([(x - last.0).to_string(), (y - last.1).to_string()]);
                last = (*x, *y);
            }
            numbers.join(" ")
        };
        self.0.iter().map(stroke).collect::<Vec<_>>().join(";")
    }

    /// Reads a text.
    pub fn read(text: &str) -> Result<Self, NotStrokes> {
        if text.trim().is_empty() {
            return Err(NotStrokes::Empty);
        }
        let (mut strokes, mut points) = (Vec::new(), 0);
        for stroke in text.split(';') {
            if strokes.len() == MOST_STROKES {
                return Err(NotStrokes::TooMany);
            }
            let mut read: Vec<(i32, i32)> = Vec::new();
            let mut numbers = stroke.split_ascii_whitespace();
            while let Some(x) = numbers.next() {
                let number = |text: Option<&str>| text.and_then(|text| text.parse::<i16>().ok()).map(i32::from);
                let (Some(x), Some(y)) = (number(Some(x)), number(numbers.next())) else {
                    return Err(NotStrokes::NotNumbers);
                };
                let last = read.last().copied().unwrap_or_default();
                let point = (last.0 + x, last.1 + y);
                if point != within(point.0, point.1) {
                    return Err(NotStrokes::Outside);
                }
                points += 1;
                if points > MOST_POINTS {
                    return Err(NotStrokes::TooMany);
                }
                read.push(point);
            }
            if read.is_empty() {
                return Err(NotStrokes::NotNumbers);
            }
            strokes.push(read);
        }
        Ok(Self(strokes))
    }

    /// The outline of an SVG path in the box. It holds letters and whole numbers and nothing else, whatever a file said.
    pub fn path(&self) -> String {
        let mut path = String::new();
        for stroke in &self.0 {
            for (place, (x, y)) in stroke.iter().enumerate() {
                path.push_str(&format!("{}{x} {y}", if place == 0 { 'M' } else { 'L' }));
            }
            if let [(x, y)] = stroke[..] {
                path.push_str(&format!("L{x} {y}"));
            }
        }
        path
    }
}

fn within(x: i32, y: i32) -> (i32, i32) {
    (x.clamp(0, WIDE), y.clamp(0, HIGH))
}
