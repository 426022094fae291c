//! The lines of a text by their bytes, whichever way they end.

/// Where the line ends that this byte stands in.
pub(super) fn line_end(text: &str, at: usize) -> usize {
    let rest = &text.as_bytes()[at.min(text.len())..];
    rest.iter().position(|byte| matches!(byte, b'\r' | b'\n')).map_or(text.len(), |place| at + place)
}

/// Where the line behind the one that ends here starts.
pub(super) fn behind_line(text: &str, end: usize) -> usize {
    match &text.as_bytes()[end.min(text.len())..] {
        [b'\r', b'\n', ..] => end + 2,
        [_, ..] => end + 1,
        [] => end,
    }
}

/// The first byte from here on that is no blank.
pub(super) fn behind_blanks(text: &str, at: usize) -> usize {
    let rest = &text.as_bytes()[at.min(text.len())..];
    at + rest.iter().take_while(|byte| **byte == b' ').count()
}

/// How many ends of lines a cell holds.
pub(super) fn line_ends(cell: &str) -> u64 {
    let bytes = cell.as_bytes();
    let ends = bytes.iter().enumerate().filter(|(at, byte)| match byte {
        b'\n' => true,
        b'\r' => bytes.get(at + 1) != Some(&b'\n'),
        _ => false,
    });
    u64::try_from(ends.count()).unwrap_or(u64::MAX)
}
