//! Splits the program's module in two: the functions that run until the first page stands, and the rest.
//!
//! The page starts with the first part alone, which is a fraction of the whole, and opens the rest behind what a person already
//! sees. Which functions belong to the first part is a list, `xtask/first.txt`, taken from real starts
//! (`cargo xtask first`). The list decides about speed only, never about what works: where the first part calls a function that
//! is not in it, the rest is opened on the spot if it is not there yet.
//!
//! | in the first part | in the rest |
//! |---|---|
//! | memory, tables, globals, all data, all imports of the browser | the same, imported from the first part |
//! | its functions, exported under short names where the rest calls them | its functions, which it puts into the table |
//! | a stub for each function of the rest that it calls or exports | |
//!
//! Whatever is called through the table may be missing there until the rest comes. So the first part calls through *gates*, one for
//! each signature, which look first, and have it opened where nothing stands; a stub calls the place that its function has in the table through one. The mark `there`, a
//! global that `start.mjs` sets, says that the rest has come and no gate needs to look any more.
//!
//! What this does not do: decide what is in the list, compress, or look into functions for anything but whom they call.

mod first;
mod module;
mod names;
mod rest;
#[cfg(test)]
mod tests;
mod trace;

use std::collections::{BTreeMap, BTreeSet};

use wasm_encoder::reencode::{Reencode, RoundtripReencoder};
use wasm_encoder::{ConstExpr, ElementSection, Elements};

pub use module::Module;
use module::{Renumbered, count};
pub use names::listed;
use names::mark_of;
pub use trace::{Traced, traced};

use crate::{Failure, Outcome};

/// The function that the first part imports, beside what the program does, for having the rest opened at once.
const OPEN_REST: (&str, &str) = ("rest", "now");

/// The name of the exported global that is 1 once the rest is there.
const THERE: &str = "there";

/// The module name under which the rest imports what the first part exports.
const FIRST: &str = "first";

/// The two modules.
pub struct Parts {
    /// What starts the page.
    pub first: Vec<u8>,
    /// What is opened behind it.
    pub rest: Vec<u8>,
}

/// Whether functions keep their names.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Names {
    /// As it is handed out.
    Dropped,
    /// For profiles.
    Kept,
}

/// Splits a module whose functions have names by those that are in `list`.
pub fn split(module: &Module, list: &BTreeSet<String>, names: Names) -> Outcome<Parts> {
    let plan = Plan::new(module, |name| list.contains(&mark_of(name)))?;
    let parts = Parts { first: first::encode(module, &plan, names)?, rest: rest::encode(module, &plan, names)? };
    for part in [&parts.first, &parts.rest] {
        wasmparser::Validator::new()
            .validate_all(part)
            .map_err(|error| Failure::new(format!("a part of the module is not valid: {error}")))?;
    }
    Ok(parts)
}

/// How many of the functions in `list` the module does not have: many, when the list has grown old.
pub fn gone(module: &Module, list: &BTreeSet<String>) -> usize {
    let there: BTreeSet<String> = module.own_functions().filter_map(|one| module.name(one)).map(mark_of).collect();
    list.difference(&there).count()
}

/// Which function goes where; functions are named by their place in the whole module.
struct Plan {
    /// The functions of the first part that are not imported.
    first: Vec<u32>,
    /// The functions of the rest.
    rest: Vec<u32>,
    /// The functions of the rest for which the first part has a stub, in the order of the stubs, with their places in the table.
    stubs: BTreeMap<u32, u32>,
    /// The types of the gates.
    gates: BTreeSet<u32>,
    /// The functions of the first part that the rest calls there.
    shared: BTreeSet<u32>,
    /// The functions of the first part of which the rest has a copy, since it calls them all the time: a call from one part to the
    /// other costs more than one within. What they work on is in the memory and the globals, which both parts share.
    copies: BTreeSet<u32>,
    /// What the first part puts into the table: its functions by their place.
    first_places: BTreeMap<u32, u32>,
    /// What the rest puts into the table.
    rest_places: BTreeMap<u32, u32>,
    /// How long the table is.
    table: u32,
}

impl Plan {
    fn new(module: &Module, is_listed: impl Fn(&str) -> bool) -> Outcome<Self> {
        let is_rest: Vec<bool> = (0..module.function_count())
            .map(|function| {
                let must = module.is_imported(function) || module.start == Some(function);
                // What wasm-bindgen and wasm-opt made has no name, and is little.
                !must && module.name(function).is_some_and(|name| !is_listed(name))
            })
            .collect();
        let is_rest = |function: &u32| is_rest[*function as usize];
        let (rest, first): (Vec<u32>, Vec<u32>) = module.own_functions().partition(is_rest);
        let (mut stubs, mut gates) = (BTreeSet::new(), BTreeSet::new());
        for function in &first {
            let calls = module.calls(*function)?;
            stubs.extend(calls.functions.into_iter().filter(is_rest));
            gates.extend(calls.types);
        }
        stubs.extend(module.exported_functions().filter(is_rest));
        gates.extend(stubs.iter().map(|function| module.functions[*function as usize]));
        let (copies, shared) = copies_and_shared(module, &rest, is_rest)?;
        let (mut rest_places, first_places): (BTreeMap<u32, u32>, BTreeMap<u32, u32>) = module
            .in_table
            .iter()
            .map(|(place, function)| (*place, *function))
            .partition(|(_, function)| is_rest(function));
        let known: BTreeMap<u32, u32> = rest_places.iter().map(|(place, function)| (*function, *place)).collect();
        let mut table = module.table_size()?;
        let mut place_of = |function: u32| {
            known.get(&function).copied().unwrap_or_else(|| {
                rest_places.insert(table, function);
                table += 1;
                table - 1
            })
        };
        let stubs = stubs.into_iter().map(|function| (function, place_of(function))).collect();
        Ok(Self { first, rest, stubs, gates, shared, copies, first_places, rest_places, table })
    }

    /// A table's type, the first one as long as it is after the split.
    fn table_type(&self, module: &Module, table: usize) -> Outcome<wasm_encoder::TableType> {
        let mut kind = RoundtripReencoder.table_type(module.tables[table].ty)?;
        if table == 0 {
            kind.minimum = u64::from(self.table);
            kind.maximum = kind.maximum.map(|maximum| maximum.max(kind.minimum));
        }
        Ok(kind)
    }
}

/// How long a function may be of which the rest has a copy, in bytes.
const SHORT: usize = 400;

/// From how many places the rest has to call it.
const OFTEN: usize = 12;

/// What the rest calls of the first part: functions that are copied, and those that it calls there, for itself or from the copies.
fn copies_and_shared(
    module: &Module,
    rest: &[u32],
    is_rest: impl Fn(&u32) -> bool,
) -> Outcome<(BTreeSet<u32>, BTreeSet<u32>)> {
    let mut places: BTreeMap<u32, usize> = BTreeMap::new();
    for function in rest {
        for called in module.calls(*function)?.functions {
            *places.entry(called).or_default() += 1;
        }
    }
    places.retain(|called, _| !is_rest(called));
    let is_copied = |called: u32, places: usize| {
        !module.is_imported(called) && places >= OFTEN && module.body(called).as_bytes().len() <= SHORT
    };
    let copies: BTreeSet<u32> =
        places.iter().filter(|(called, places)| is_copied(**called, **places)).map(|(called, _)| *called).collect();
    let mut shared: BTreeSet<u32> = places.into_keys().collect();
    for function in &copies {
        shared.extend(module.calls(*function)?.functions.into_iter().filter(|called| !is_rest(called)));
    }
    shared.retain(|function| !copies.contains(function));
    Ok((copies, shared))
}

/// Functions in runs of neighbours in the table, each under its new number.
fn elements(places: &BTreeMap<u32, u32>, renumbered: &mut Renumbered) -> Outcome<ElementSection> {
    let mut runs: Vec<(u32, Vec<u32>)> = Vec::new();
    for (place, function) in places {
        let function = renumbered.function_index(*function)?;
        match runs.last_mut() {
            Some((from, run)) if *from + count(run.len()) == *place => run.push(function),
            _ => runs.push((*place, vec![function])),
        }
    }
    let mut elements = ElementSection::new();
    for (from, run) in runs {
        elements.active(None, &ConstExpr::i32_const(from.cast_signed()), Elements::Functions(run.into()));
    }
    Ok(elements)
}

/// The `number`th of the names under which the first part exports what the rest imports.
fn short_name(number: usize) -> String {
    format!("_{number:x}")
}
