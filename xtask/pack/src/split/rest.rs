//! Writes the rest.

use wasm_encoder::reencode::{Reencode, RoundtripReencoder};
use wasm_encoder::{CodeSection, EntityType, FunctionSection, ImportSection};

use super::module::{Module, Renumbered};
use super::{FIRST, Names, Plan, elements, names, short_name};
use crate::Outcome;

pub(super) fn encode(module: &Module, plan: &Plan, names: Names) -> Outcome<Vec<u8>> {
    let mut renumbered =
        Renumbered::new(module, plan.shared.iter().chain(&plan.rest).chain(&plan.copies).copied().map(Some));

    let mut encoded = wasm_encoder::Module::new();
    encoded.section(&module.encoded_types()?);
    let mut imports = ImportSection::new();
    for (number, entity) in imported(module, plan)?.into_iter().enumerate() {
        imports.import(FIRST, &short_name(number), entity);
    }
    encoded.section(&imports);
    let mut functions = FunctionSection::new();
    for function in plan.rest.iter().chain(&plan.copies) {
        functions.function(module.functions[*function as usize]);
    }
    encoded.section(&functions);
    encoded.section(&elements(&plan.rest_places, &mut renumbered)?);
    let mut code = CodeSection::new();
    for function in plan.rest.iter().chain(&plan.copies) {
        renumbered.parse_function_body(&mut code, module.body(*function).clone())?;
    }
    encoded.section(&code);
    if names == Names::Kept {
        encoded.section(&names::section(module, &renumbered));
    }
    Ok(encoded.finish())
}

/// In the order in which the first part exports it.
fn imported(module: &Module, plan: &Plan) -> Outcome<Vec<EntityType>> {
    let mut imported = Vec::new();
    for memory in &module.memories {
        imported.push(EntityType::Memory(RoundtripReencoder.memory_type(*memory)?));
    }
    for table in 0..module.tables.len() {
        imported.push(EntityType::Table(plan.table_type(module, table)?));
    }
    for global in &module.globals {
        imported.push(EntityType::Global(RoundtripReencoder.global_type(global.ty)?));
    }
    imported.extend(plan.shared.iter().map(|function| EntityType::Function(module.functions[*function as usize])));
    Ok(imported)
}
