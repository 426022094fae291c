//! Writes the first part.

use wasm_encoder::reencode::{Reencode, RoundtripReencoder};
use wasm_encoder::{
    BlockType, CodeSection, ConstExpr, DataSection, EntityType, ExportKind, ExportSection, Function, FunctionSection,
    GlobalSection, GlobalType, ImportSection, MemorySection, StartSection, TableSection, ValType,
};

use super::module::{Module, Renumbered, count};
use super::{Names, OPEN_REST, Plan, THERE, elements, names, short_name};
use crate::Outcome;

pub(super) fn encode(module: &Module, plan: &Plan, names: Names) -> Outcome<Vec<u8>> {
    let imported = (0..module.function_count()).filter(|function| module.is_imported(*function));
    let own: Vec<u32> = plan.first.iter().chain(plan.stubs.keys()).copied().collect();
    // Between the two stands the function that opens the rest.
    let open_rest = count(module.imports.len());
    let mut renumbered = Renumbered::new(module, imported.map(Some).chain([None]).chain(own.iter().copied().map(Some)));
    let (first_gate, first_gate_type) = (open_rest + 1 + count(own.len()), count(module.signatures.len()));
    renumbered.gates = plan.gates.iter().copied().zip(first_gate..).collect();

    let mut encoded = wasm_encoder::Module::new();
    let mut types = module.encoded_types()?;
    for gated in &plan.gates {
        let signature = RoundtripReencoder.func_type(module.signatures[*gated as usize].clone())?;
        let parameters = [signature.params(), &[ValType::I32]].concat();
        types.ty().function(parameters, signature.results().iter().copied());
    }
    types.ty().function([], []);
    encoded.section(&types);
    let mut imports = ImportSection::new();
    for import in &module.imports {
        renumbered.parse_import(&mut imports, *import)?;
    }
    imports.import(OPEN_REST.0, OPEN_REST.1, EntityType::Function(first_gate_type + count(plan.gates.len())));
    encoded.section(&imports);
    let mut functions = FunctionSection::new();
    for function in &own {
        functions.function(module.functions[*function as usize]);
    }
    for (_, gate_type) in plan.gates.iter().zip(first_gate_type..) {
        functions.function(gate_type);
    }
    encoded.section(&functions);
    let mut tables = TableSection::new();
    for table in 0..module.tables.len() {
        tables.table(plan.table_type(module, table)?);
    }
    encoded.section(&tables);
    let mut memories = MemorySection::new();
    for memory in &module.memories {
        memories.memory(renumbered.memory_type(*memory)?);
    }
    encoded.section(&memories);
    let mut globals = GlobalSection::new();
    for global in &module.globals {
        renumbered.parse_global(&mut globals, global.clone())?;
    }
    let there = count(module.globals.len());
    globals.global(GlobalType { val_type: ValType::I32, mutable: true, shared: false }, &ConstExpr::i32_const(0));
    encoded.section(&globals);
    encoded.section(&exports(module, plan, &mut renumbered, there)?);
    if let Some(start) = module.start {
        encoded.section(&StartSection { function_index: renumbered.function_index(start)? });
    }
    encoded.section(&elements(&plan.first_places, &mut renumbered)?);
    let mut code = CodeSection::new();
    for function in &plan.first {
        renumbered.parse_function_body(&mut code, module.body(*function).clone())?;
    }
    for (function, place) in &plan.stubs {
        code.function(&stub(module, *function, *place, &renumbered));
    }
    for gated in &plan.gates {
        code.function(&gate(*gated, module, there, open_rest));
    }
    encoded.section(&code);
    let mut data = DataSection::new();
    for segment in &module.data {
        renumbered.parse_data(&mut data, segment.clone())?;
    }
    encoded.section(&data);
    if names == Names::Kept {
        encoded.section(&names::section(module, &renumbered));
    }
    Ok(encoded.finish())
}

/// What the module exports anyway, and then, in the order in which the rest imports it: the memory, the tables, the globals and
/// the functions that the rest calls.
fn exports(module: &Module, plan: &Plan, renumbered: &mut Renumbered, there: u32) -> Outcome<ExportSection> {
    let mut exports = ExportSection::new();
    for export in &module.exports {
        renumbered.parse_export(&mut exports, *export)?;
    }
    exports.export(THERE, ExportKind::Global, there);
    let memories = (0..count(module.memories.len())).map(|memory| (ExportKind::Memory, memory));
    let tables = (0..count(module.tables.len())).map(|table| (ExportKind::Table, table));
    let globals = (0..there).map(|global| (ExportKind::Global, global));
    let mut shared: Vec<(ExportKind, u32)> = memories.chain(tables).chain(globals).collect();
    for function in &plan.shared {
        shared.push((ExportKind::Func, renumbered.function_index(*function)?));
    }
    for (number, (kind, index)) in shared.into_iter().enumerate() {
        exports.export(&short_name(number), kind, index);
    }
    Ok(exports)
}

/// Calls what has or will have this place in the table.
fn stub(module: &Module, function: u32, place: u32, renumbered: &Renumbered) -> Function {
    let mut stub = Function::new([]);
    let mut code = stub.instructions();
    for parameter in 0..count(module.signature(function).params().len()) {
        code.local_get(parameter);
    }
    code.i32_const(place.cast_signed()).call(renumbered.gates[&module.functions[function as usize]]).end();
    stub
}

/// Calls what stands at the place in the table that the last parameter says; has the rest opened before if nothing does.
fn gate(gated: u32, module: &Module, there: u32, open_rest: u32) -> Function {
    let place = count(module.signatures[gated as usize].params().len());
    let mut gate = Function::new([]);
    let mut code = gate.instructions();
    code.global_get(there).i32_eqz().if_(BlockType::Empty);
    code.local_get(place).table_get(0).ref_is_null().if_(BlockType::Empty).call(open_rest).end().end();
    for parameter in 0..=place {
        code.local_get(parameter);
    }
    code.call_indirect(0, gated).end();
    gate
}
