//! What JavaScript calls (`xtask/node/build/parts.mjs`): bytes in, bytes out.
//!
//! [`room`] makes room for what is given, JavaScript puts it there and calls one of the others, which returns the size of the answer;
//! [`answer`] says where that is.

use std::cell::RefCell;

use crate::{Asked, Limits};

thread_local! {
    static GIVEN: RefCell<Vec<u8>> = const { RefCell::new(Vec::new()) };
    static ANSWER: RefCell<Vec<u8>> = const { RefCell::new(Vec::new()) };
}

fn answered(bytes: Vec<u8>) -> usize {
    let size = bytes.len();
    ANSWER.set(bytes);
    size
}

/// Makes room for so many bytes, and returns where it is.
#[expect(unsafe_code, reason = "JavaScript calls it by this name")]
#[unsafe(no_mangle)]
pub extern "C" fn room(size: usize) -> *mut u8 {
    GIVEN.with_borrow_mut(|given| {
        *given = vec![0; size];
        given.as_mut_ptr()
    })
}

/// Where the answer is.
#[expect(unsafe_code, reason = "JavaScript calls it by this name")]
#[unsafe(no_mangle)]
pub extern "C" fn answer() -> *const u8 {
    ANSWER.with_borrow(|answer| answer.as_ptr())
}

/// Reads the workbook that was given: the sheet at this place, or the fullest where it is less than 0, up to these limits, which are
/// those of [`Limits`] in their order.
#[expect(unsafe_code, reason = "JavaScript calls it by this name")]
#[unsafe(no_mangle)]
pub extern "C" fn read(sheet: i32, unpacked: u32, text: u32, rows: u32, columns: u32, cell: u32) -> usize {
    let given = GIVEN.take();
    let limits = Limits {
        unpacked: u64::from(unpacked),
        text: text as usize,
        rows: rows as usize,
        columns: columns as usize,
        cell: cell as usize,
    };
    let reply = crate::read(&given, Asked { sheet: usize::try_from(sheet).ok(), limits });
    answered(serde_json::to_vec(&reply).expect("an answer has no key that is no text"))
}

/// Writes the workbook that was ordered; nothing where the order is not understood.
#[expect(unsafe_code, reason = "JavaScript calls it by this name")]
#[unsafe(no_mangle)]
pub extern "C" fn write() -> usize {
    let order = serde_json::from_slice(&GIVEN.take());
    answered(order.ok().and_then(|order| crate::write(&order)).unwrap_or_default())
}

/// Writes the document that was ordered; nothing where the order is not understood.
#[expect(unsafe_code, reason = "JavaScript calls it by this name")]
#[unsafe(no_mangle)]
pub extern "C" fn write_paper() -> usize {
    let paper = serde_json::from_slice(&GIVEN.take());
    answered(paper.ok().and_then(|paper| crate::word::write(&paper)).unwrap_or_default())
}
