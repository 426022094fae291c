//! What was longer than its limit when the limit was set. Nothing is added; whatever is split leaves.

/// Files, with their lines without inline tests.
pub const LONG_FILES: &[(&str, usize)] = &[
    ("src/app/form_drafts/tests.rs", 464),
    ("src/exchange/read.rs", 409),
    ("src/storage/store.rs", 468),
    ("src/storage/tests/versions.rs", 497),
    ("tests/browser/src/devtools.rs", 428),
    ("tests/browser/tests/all/comfort.rs", 404),
    ("tests/exchange_files/hostile.rs", 407),
];

/// Functions, by file and name, with their lines.
pub const LONG_FUNCTIONS: &[(&str, usize)] = &[
    ("src/ui/controls/virtual_table/mod.rs VirtualTable", 98),
    ("src/ui/pages/templates/editor/kind.rs NumberFields", 102),
    ("src/ui/words/files.rs file_refusal", 84),
    ("src/ui/words/refusal.rs refusal", 92),
    ("tests/browser/tests/all/versions.rs an_old_page_and_todays_and_a_newer_one_have_one_book", 85),
    ("xtask/pack/src/split/first.rs encode", 75),
    ("xtask/pack/src/split/tests.rs module", 80),
    ("xtask/sample/src/phrases.rs titles", 90),
];
