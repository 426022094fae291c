//! 附件 as a list on paper: name, size, the first twelve digits of the SHA-256, and what is said of each. The files themselves are no part of it.

use crate::domain::attachment::{Attachment, Mark};
use crate::domain::text::Text;

use super::annexes::number;
use super::document::{Cells, Column, Table, TableRow, cell};

/// How the table is called.
pub(super) const TABLE: &str = "attachments";

/// The columns.
pub(super) fn columns() -> Vec<Column> {
    vec![
        Table::column("序号", "No.", Cells::Middle),
        Table::column("附件", "Attachment", Cells::Words),
        Table::column("大小", "Size", Cells::Figures),
        Table::column("SHA-256 前 12 位", "SHA-256, first 12 digits", Cells::Middle),
    ]
}

/// The row of one.
pub(super) fn row(place: usize, one: &Attachment) -> TableRow {
    TableRow {
        cells: vec![number(place), called(one), cell(size(one.file.bytes)), cell(one.file.hash.short())],
        ..TableRow::default()
    }
}

/// The name with its marks, and what a person says of it.
fn called(one: &Attachment) -> Text {
    let caption = one.caption.trim();
    let (mut zh, mut en) = (one.file.name.clone(), one.file.name.clone());
    for mark in &one.file.marks {
        let word = mark_word(*mark);
        zh += &format!("（{}）", word.zh);
        en += &format!(" ({})", word.en);
    }
    if !caption.is_empty() {
        zh += &format!("：{caption}");
        en += &format!(": {caption}");
    }
    Text::owned(zh, en)
}

/// 含宏, 有密码.
pub const fn mark_word(mark: Mark) -> Text {
    match mark {
        Mark::Macros => Text::new("含宏", "macros"),
        Mark::Locked => Text::new("有密码", "password"),
    }
}

/// A size in bytes as people say it, in KB or MB of 1,024, as systems show the size of a file.
pub fn size(bytes: u64) -> String {
    const KB: u64 = 1 << 10;
    const MB: u64 = 1 << 20;
    match bytes {
        0..MB => format!("{} KB", bytes.div_ceil(KB)),
        _ => {
            let tenths = bytes.saturating_mul(10).div_ceil(MB);
            format!("{}.{} MB", tenths / 10, tenths % 10)
        }
    }
}
