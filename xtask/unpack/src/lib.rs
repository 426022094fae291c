//! Unpacks what is packed in the page, before there is a program: a module of its own, which `xtask/node/build/start.mjs` calls.
//!
//! | what | called |
//! |---|---|
//! | the first part, unzipped by the browser | [`room`], [`keep`] |
//! | the rest, packed by LZMA with what the first part contained as its dictionary | [`room`], [`begin`], [`more`] until all is there |
//! | the module in what was unpacked, whose code is taken apart (`xtask/streams`) | [`begin_join`], [`join_more`] until all is there, [`joined`] |
//!
//! `xtask/pack/src/lib.rs` writes what is read here. Nothing is shared between two instances.

use std::cell::RefCell;

use adler2::Adler32;
use lzma_rust2::{Action, LzmaStream};
use streams::Joiner;

/// What [`more`] and [`join_more`] return when the bytes are not what was packed.
pub const DAMAGED: usize = usize::MAX;

#[derive(Default)]
struct State {
    /// What is packed, as far as it was not handed to the stream.
    packed: Vec<u8>,
    content: Vec<u8>,
    done: usize,
    sum: Adler32,
    wanted_sum: u32,
    stream: Option<LzmaStream>,
    joiner: Option<Joiner>,
    /// Where in the content the module begins whose code is taken apart.
    module: usize,
}

impl State {
    /// Unpacks so many bytes more; none where the packed bytes make no sense.
    fn more(&mut self, limit: usize) -> Option<usize> {
        let end = self.content.len().min(self.done.saturating_add(limit));
        let into = &mut self.content[self.done..end];
        let step = self.stream.as_mut()?.process(&self.packed, into, Action::Finish).ok()?;
        self.packed.drain(..step.bytes_consumed);
        self.sum.write_slice(&into[..step.bytes_produced]);
        self.done += step.bytes_produced;
        let is_whole = self.done == self.content.len();
        let is_right = if is_whole { self.sum.checksum() == self.wanted_sum } else { step.bytes_produced > 0 };
        is_right.then_some(self.done)
    }
}

thread_local! {
    static STATE: RefCell<State> = RefCell::default();
}

/// Makes room for so many packed bytes, and returns where it is.
#[expect(unsafe_code, reason = "JavaScript calls it by this name")]
#[unsafe(no_mangle)]
pub extern "C" fn room(size: usize) -> *mut u8 {
    STATE.with_borrow_mut(|state| {
        state.packed = vec![0; size];
        state.packed.as_mut_ptr()
    })
}

/// Takes what was put there for content as it is.
#[expect(unsafe_code, reason = "JavaScript calls it by this name")]
#[unsafe(no_mangle)]
pub extern "C" fn keep() {
    STATE.with_borrow_mut(|state| state.content = std::mem::take(&mut state.packed));
}

/// Begins to unpack what was put there into so many bytes with this Adler-32 sum. `props` is LZMA's own byte of properties. What was
/// content before helps as a dictionary, and is forgotten.
#[expect(unsafe_code, reason = "JavaScript calls it by this name")]
#[unsafe(no_mangle)]
pub extern "C" fn begin(size: usize, props: u8, sum: u32) {
    STATE.with_borrow_mut(|state| {
        let before = std::mem::take(&mut state.content);
        let reach = u32::try_from(size + before.len()).unwrap_or(u32::MAX);
        let known = (!before.is_empty()).then_some(&before[..]);
        state.stream = LzmaStream::new_with_props(size as u64, props, reach, known).ok();
        state.content = vec![0; size];
        (state.done, state.sum, state.wanted_sum) = (0, Adler32::new(), sum);
    });
}

/// Unpacks so many bytes more, and returns how many are there now, or [`DAMAGED`].
#[expect(unsafe_code, reason = "JavaScript calls it by this name")]
#[unsafe(no_mangle)]
pub extern "C" fn more(limit: usize) -> usize {
    STATE.with_borrow_mut(|state| state.more(limit).unwrap_or(DAMAGED))
}

/// Begins to put the module together that is taken apart in the content from `from` on, and returns its size, or [`DAMAGED`].
#[expect(unsafe_code, reason = "JavaScript calls it by this name")]
#[unsafe(no_mangle)]
pub extern "C" fn begin_join(from: usize) -> usize {
    STATE.with_borrow_mut(|state| {
        state.module = from;
        state.joiner = state.content.get(from..).and_then(Joiner::new);
        state.joiner.as_ref().map_or(DAMAGED, Joiner::size)
    })
}

/// Puts so many bytes more of the module together, and returns how many are there now, or [`DAMAGED`].
#[expect(unsafe_code, reason = "JavaScript calls it by this name")]
#[unsafe(no_mangle)]
pub extern "C" fn join_more(limit: usize) -> usize {
    STATE.with_borrow_mut(|state| {
        let State { joiner: Some(joiner), content, module, .. } = state else { return DAMAGED };
        joiner.more(&content[*module..], limit).unwrap_or(DAMAGED)
    })
}

/// Where the module is that was put together.
#[expect(unsafe_code, reason = "JavaScript calls it by this name")]
#[unsafe(no_mangle)]
pub extern "C" fn joined() -> *const u8 {
    STATE.with_borrow(|state| state.joiner.as_ref().map_or(std::ptr::null(), |joiner| joiner.module().as_ptr()))
}
