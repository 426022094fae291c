//! A module that notes which of its functions have run, for making the list of the first part.

use wasm_encoder::reencode::Reencode;
use wasm_encoder::{
    CodeSection, DataSection, ElementSection, ExportSection, FunctionSection, GlobalSection, ImportSection,
    Instruction, MemArg, MemArgTarget, MemorySection, StartSection, TableSection,
};

use super::module::{Module, Renumbered};
use super::names::{base_name, mark_of};
use crate::{Failure, Outcome};

const PAGE: u64 = 65_536;

/// A module that notes which of its functions have run.
pub struct Traced {
    /// The module.
    pub module: Vec<u8>,
    /// Where in the memory the notes begin, in bytes.
    notes: u64,
    /// The functions in the order of their notes: what stands for them in the list, and their names; nothing for one without a name.
    functions: Vec<String>,
}

impl Traced {
    /// In the first line where the notes begin, then a function a line.
    pub fn described(&self) -> String {
        format!("{}\n{}\n", self.notes, self.functions.join("\n"))
    }
}

/// The module with a note in front of each function: it sets the byte with the function's number behind the memory that the
/// program starts with. Nobody else writes there, since Rust's allocator takes only memory that it has added itself.
pub fn traced(module: &Module) -> Outcome<Traced> {
    let mut same = Renumbered::new(module, (0..module.function_count()).map(Some));
    let mut encoded = wasm_encoder::Module::new();
    encoded.section(&module.encoded_types()?);
    let mut imports = ImportSection::new();
    for import in &module.imports {
        same.parse_import(&mut imports, *import)?;
    }
    encoded.section(&imports);
    let mut functions = FunctionSection::new();
    for function in module.own_functions() {
        functions.function(module.functions[function as usize]);
    }
    encoded.section(&functions);
    let mut tables = TableSection::new();
    for table in &module.tables {
        same.parse_table(&mut tables, table.clone())?;
    }
    encoded.section(&tables);
    let [memory] = module.memories[..] else {
        return Err(Failure::new("the module has no memory, or several"));
    };
    let mut memory = same.memory_type(memory)?;
    let notes = memory.minimum * PAGE;
    memory.minimum += u64::from(module.function_count()).div_ceil(PAGE);
    let mut memories = MemorySection::new();
    memories.memory(memory);
    encoded.section(&memories);
    let mut globals = GlobalSection::new();
    for global in &module.globals {
        same.parse_global(&mut globals, global.clone())?;
    }
    encoded.section(&globals);
    let mut exports = ExportSection::new();
    for export in &module.exports {
        same.parse_export(&mut exports, *export)?;
    }
    encoded.section(&exports);
    if let Some(start) = module.start {
        encoded.section(&StartSection { function_index: start });
    }
    let mut elements = ElementSection::new();
    for element in &module.elements {
        same.parse_element(&mut elements, element.clone())?;
    }
    encoded.section(&elements);
    let mut code = CodeSection::new();
    let note = MemArg { offset: notes, align: 0, target: MemArgTarget::Memory(0), ordering: None };
    for function in module.own_functions() {
        let body = module.body(function);
        let mut noted = same.new_function_with_parsed_locals(body)?;
        noted.instruction(&Instruction::I32Const(function.cast_signed()));
        noted.instruction(&Instruction::I32Const(1));
        noted.instruction(&Instruction::I32Store8(note));
        let mut operators = body.get_operators_reader()?;
        while !operators.eof() {
            noted.instruction(&same.parse_instruction(&mut operators)?);
        }
        code.function(&noted);
    }
    encoded.section(&code);
    let mut data = DataSection::new();
    for segment in &module.data {
        same.parse_data(&mut data, segment.clone())?;
    }
    encoded.section(&data);
    let words = |name| format!("{} {}", mark_of(name), base_name(name));
    let functions = (0..module.function_count()).map(|function| module.name(function).map(words).unwrap_or_default());
    Ok(Traced { module: encoded.finish(), notes, functions: functions.collect() })
}
