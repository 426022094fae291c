//! The rows of the table: what is measured, against what, and what is to be reached.

use super::figures::{Samples, Unit};

/// One thing that is measured, in the order of the table.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Row {
    /// The file that is handed out.
    Size,
    /// Opening the page with a book of nobody's work yet.
    OpenEmpty,
    /// Opening the page with the large book.
    OpenLarge,
    /// Opening a visit by a checklist of 500 items.
    Checklist,
    /// A tap on an answer until it is painted.
    Tap,
    /// A tap on an answer until the page calls it saved.
    Save,
    /// A keystroke in the search of the ledger.
    Keystroke,
    /// Opening the month grid of 300 projects.
    Grid,
    /// A figure typed into a cell of it until it is painted with all that follows from it.
    Cell,
    /// Choosing the large file until its preview is shown.
    Preview,
    /// Merging colleagues' files into the large book.
    Merge,
    /// Writing the large book to a file and reading it back: the longest time without a frame.
    Export,
    /// What the large book takes in localStorage.
    Storage,
    /// What the large book takes in memory.
    Memory,
}

/// What a row is to reach.
#[derive(Clone, Copy, PartialEq, Debug)]
pub enum Target {
    /// The figure itself.
    AtMost(f64),
    /// So many times the reference.
    Times(f64),
    /// So many frames of 60 Hz above the reference.
    Frames(f64),
    /// So many times the reference, and not above this.
    TimesWithin(f64, f64),
}

/// How fast the processor is made to look.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Speed {
    /// As it is.
    Full,
    /// A quarter of that: a slow tablet.
    Quarter,
}

impl Speed {
    /// The rate for `Emulation.setCPUThrottlingRate`.
    pub const fn rate(self) -> u32 {
        match self {
            Self::Full => 1,
            Self::Quarter => 4,
        }
    }
}

const FRAME: f64 = 1000.0 / 60.0;

impl Row {
    /// All of them.
    pub const ALL: [Self; 14] = [
        Self::Size,
        Self::OpenEmpty,
        Self::OpenLarge,
        Self::Checklist,
        Self::Tap,
        Self::Save,
        Self::Keystroke,
        Self::Grid,
        Self::Cell,
        Self::Preview,
        Self::Merge,
        Self::Export,
        Self::Storage,
        Self::Memory,
    ];

    /// Its name on the command line.
    pub const fn key(self) -> &'static str {
        match self {
            Self::Size => "size",
            Self::OpenEmpty => "open-empty",
            Self::OpenLarge => "open-large",
            Self::Checklist => "checklist",
            Self::Tap => "tap",
            Self::Save => "save",
            Self::Keystroke => "keystroke",
            Self::Grid => "grid",
            Self::Cell => "cell",
            Self::Preview => "preview",
            Self::Merge => "merge",
            Self::Export => "export",
            Self::Storage => "storage",
            Self::Memory => "memory",
        }
    }

    /// What is measured.
    pub const fn words(self) -> &'static str {
        match self {
            Self::Size => "size of `dist/sitebook.html`, bytes",
            Self::OpenEmpty => "open to `app-ready`, empty book",
            Self::OpenLarge => "open to `app-ready`, large book",
            Self::Checklist => "a checklist of 500 items opened to painted",
            Self::Tap => "tap on an answer to painted, large book",
            Self::Save => "tap to acknowledged save, large book",
            Self::Keystroke => "keystroke in the ledger filter to painted, large book",
            Self::Grid => "the month grid of 300 projects opened to painted",
            Self::Cell => "a cell of the month grid edited to painted, all figures right",
            Self::Preview => "the large file chosen to preview shown, empty book",
            Self::Merge => "merging 40 files of 50 edits each into the large book",
            Self::Export => "the large book exported and read back: longest time without a frame",
            Self::Storage => "localStorage units taken by the large book",
            Self::Memory => "peak memory of the page with the large book",
        }
    }

    /// What it is measured against, in the same run.
    pub const fn reference(self) -> &'static str {
        match self {
            Self::Size => "an empty TiddlyWiki single file",
            Self::OpenEmpty | Self::OpenLarge => "an empty page opened to painted",
            Self::Checklist => "plain `innerHTML` of the same inputs",
            Self::Tap | Self::Cell => "two animation frames",
            Self::Grid => "plain `innerHTML` of the same table, all rows",
            Self::Save => "a bare strict IndexedDB put",
            Self::Keystroke => "filter with nothing drawn",
            Self::Preview => "`file.text()` + `JSON.parse` of the same bytes",
            Self::Merge => "last-writer-wins merge in JavaScript",
            Self::Export => "the longest while nothing happens",
            Self::Storage => "its changes as JSON, units",
            Self::Memory => "the file parsed by `JSON.parse` and held",
        }
    }

    /// What its figures count.
    pub const fn unit(self) -> Unit {
        match self {
            Self::Size => Unit::Bytes,
            Self::Storage => Unit::Units,
            Self::Memory => Unit::Memory,
            _ => Unit::Milliseconds,
        }
    }

    /// Whether it depends on how fast the processor is.
    pub const fn is_timed(self) -> bool {
        matches!(self.unit(), Unit::Milliseconds)
    }

    /// What it is to reach.
    pub const fn target(self, speed: Speed) -> Target {
        match (self, speed) {
            (Self::Size, _) => Target::AtMost(700_000.0),
            (Self::OpenEmpty, _) | (Self::Memory, _) => Target::Times(3.0),
            (Self::OpenLarge, _) => Target::Times(6.0),
            (Self::Checklist, _) => Target::Times(1.5),
            (Self::Grid, _) | (Self::Save, _) => Target::Times(2.0),
            (Self::Cell, Speed::Full) => Target::Frames(2.0),
            (Self::Cell, Speed::Quarter) => Target::Frames(4.0),
            (Self::Tap, Speed::Full) => Target::Frames(1.0),
            (Self::Tap, Speed::Quarter) | (Self::Keystroke, Speed::Full) => Target::Frames(2.0),
            (Self::Keystroke, Speed::Quarter) => Target::Frames(4.0),
            (Self::Preview, _) => Target::Times(4.0),
            (Self::Merge, _) => Target::Times(5.0),
            (Self::Export, Speed::Full) => Target::AtMost(100.0),
            (Self::Export, Speed::Quarter) => Target::AtMost(400.0),
            (Self::Storage, _) => Target::TimesWithin(0.2, 5_242_880.0),
        }
    }
}

impl Target {
    /// Whether medians reach it.
    pub fn is_reached(self, page: &Samples, reference: &Samples) -> bool {
        let (page, reference) = (page.median(), reference.median());
        match self {
            Self::AtMost(most) => page <= most,
            Self::Times(times) => page <= reference * times,
            Self::Frames(frames) => page - reference <= frames * FRAME,
            Self::TimesWithin(times, most) => page <= reference * times && page <= most,
        }
    }

    /// How the page compares with the reference, in the terms of the target.
    pub fn compare(self, page: &Samples, reference: &Samples) -> String {
        let (page, reference) = (page.median(), reference.median());
        match self {
            Self::Frames(_) => format!("{:+.1} frames", (page - reference) / FRAME),
            Self::AtMost(_) | Self::Times(_) | Self::TimesWithin(..) => format!("{:.2}x", page / reference),
        }
    }

    /// The target in words.
    pub fn words(self, unit: Unit) -> String {
        match self {
            Self::AtMost(most) => format!("≤ {}", unit.write(most)),
            Self::Times(times) => format!("≤ {times}x"),
            Self::Frames(frames) => format!("≤ +{frames} frames"),
            Self::TimesWithin(times, most) => format!("≤ {times}x and ≤ {}", unit.write(most)),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_target_is_reached_or_missed() {
        let figure = Samples::one;
        for (target, page, reference, reached) in [
            (Target::AtMost(700.0), 700.0, 1.0, true),
            (Target::AtMost(700.0), 701.0, 1.0, false),
            (Target::Times(3.0), 30.0, 10.0, true),
            (Target::Times(3.0), 31.0, 10.0, false),
            (Target::Frames(1.0), 49.0, 33.0, true),
            (Target::Frames(1.0), 51.0, 33.0, false),
            (Target::TimesWithin(0.2, 50.0), 20.0, 100.0, true),
            (Target::TimesWithin(0.2, 50.0), 51.0, 1000.0, false),
            (Target::Times(3.0), f64::NAN, 10.0, false),
        ] {
            assert_eq!(target.is_reached(&figure(page), &figure(reference)), reached, "{target:?} {page} {reference}");
        }
    }
}
