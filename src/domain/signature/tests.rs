//! What a pen draws and what files make of it; what is hashed.

use super::lines::{Said, hash, parts};
use super::{HIGH, MOST_POINTS, MOST_STROKES, NotStrokes, Strokes, WIDE};

fn drawn(points: &[(i32, i32)]) -> Strokes {
    let mut strokes = Strokes::default();
    for (place, (x, y)) in points.iter().enumerate() {
        match place {
            0 => strokes.begin(*x, *y),
            _ => strokes.go_on(*x, *y),
        }
    }
    strokes
}

#[test]
fn what_was_drawn_is_read_again() {
    let mut strokes = drawn(&[(120, 200), (134, 197), (143, 197)]);
    strokes.begin(300, 180);
    assert_eq!(strokes.text(), "120 200 14 -3 9 0;300 180");
    assert_eq!(Strokes::read(&strokes.text()), Ok(strokes.clone()));
    assert_eq!(strokes.path(), "M120 200L134 197L143 197M300 180L300 180");
    strokes.undo();
    assert_eq!(strokes.text(), "120 200 14 -3 9 0");
    strokes.undo();
    assert!(strokes.is_empty());
    strokes.undo();
    assert_eq!(Strokes::read(&strokes.text()), Err(NotStrokes::Empty));
}

#[test]
fn a_pen_stays_within_the_box_and_the_bounds() {
    let strokes = drawn(&[(-50, 9_999), (WIDE + 10, -3), (WIDE, 2)]);
    assert_eq!(strokes.text(), format!("0 {HIGH} {WIDE} -{HIGH}"), "what is nearer than four says nothing new");
    let mut long = Strokes::default();
    long.begin(0, 0);
    (0..10_000).for_each(|step| long.go_on(step * 7 % WIDE, step * 11 % HIGH));
    assert_eq!(long.points(), MOST_POINTS);
    long.begin(5, 5);
    assert_eq!(long.points(), MOST_POINTS, "a full signature takes no further stroke");
    assert_eq!(Strokes::read(&long.text()), Ok(long));
    let mut many = Strokes::default();
    (0..500).for_each(|at| many.begin(at, at));
    assert_eq!(many.points(), MOST_STROKES);
    assert_eq!(Strokes::read(&many.text()), Ok(many));
}

#[test]
fn strokes_of_a_file_that_no_pen_drew_are_refused() {
    let points = vec!["1 1"; MOST_POINTS / 2].join(" ");
    for (text, why) in [
        ("", NotStrokes::Empty),
        ("  ", NotStrokes::Empty),
        (";", NotStrokes::NotNumbers),
        ("1 2;;3 4", NotStrokes::NotNumbers),
        ("1", NotStrokes::NotNumbers),
        ("1 2 3", NotStrokes::NotNumbers),
        ("1 x", NotStrokes::NotNumbers),
        ("1.5 2", NotStrokes::NotNumbers),
        ("99999999999999999999 1", NotStrokes::NotNumbers),
        ("\"/><script>alert(1)</script> 1", NotStrokes::NotNumbers),
        ("901 1", NotStrokes::Outside),
        ("1 1 -2 0", NotStrokes::Outside),
        ("1 401", NotStrokes::Outside),
    ] {
        assert_eq!(Strokes::read(text), Err(why), "{text}");
    }
    assert_eq!(Strokes::read(&format!("1 1 {points}")), Err(NotStrokes::Outside), "{HIGH} is the last line");
    let still = vec!["0 0"; MOST_POINTS + 1].join(" ");
    assert_eq!(Strokes::read(&still), Err(NotStrokes::TooMany));
    let many = vec!["1 1"; MOST_STROKES + 1].join(";");
    assert_eq!(Strokes::read(&many), Err(NotStrokes::TooMany));
}

fn said(lines: &[(&str, &str)]) -> Said {
    lines.iter().map(|(key, value)| ((*key).to_owned(), (*value).to_owned())).collect()
}

const HASH: &str = "19e9492c7e3b1cb4a0234a1a695a1274bd436834073a6a93fb97b36b4fc6a3e4";
const SHORT: &str = "6bf8770b";

/// `printf 'answer/ct09\t"pass"\nfindings\t"节点滞后"\n' | sha256sum`.
#[test]
fn the_hash_is_that_of_the_lines_in_their_order() {
    let record = said(&[("findings", "\"节点滞后\""), ("answer/ct09", "\"pass\"")]);
    assert_eq!(hash(&record), HASH);
    assert_eq!(parts(&record)["findings"], SHORT);
    assert_ne!(hash(&said(&[("findings", "\"节点滞后。\""), ("answer/ct09", "\"pass\"")])), HASH);
    // What stands in one line cannot be taken for two.
    assert_ne!(hash(&said(&[("a", "1\nb\t2")])), hash(&said(&[("a", "\"1\\nb\\t2\"")])));
}
