//! A module as it is read: its sections, and which function calls which.

use std::collections::{BTreeMap, HashMap};

use wasm_encoder::reencode::{self, Reencode};
use wasmparser::{
    BinaryReaderError, Data, Element, ElementItems, ElementKind, Export, ExternalKind, FuncType, FunctionBody, Global,
    Import, KnownCustom, MemoryType, Name, Operator, Parser, Payload, RecGroup, Table, TypeRef,
};

use crate::{Failure, Outcome};

/// A module, borrowed from its bytes.
#[derive(Default)]
pub struct Module<'a> {
    pub(super) types: Vec<RecGroup>,
    pub(super) signatures: Vec<FuncType>,
    pub(super) imports: Vec<Import<'a>>,
    /// The type of each function, imported ones first.
    pub(super) functions: Vec<u32>,
    pub(super) tables: Vec<Table<'a>>,
    pub(super) memories: Vec<MemoryType>,
    pub(super) globals: Vec<Global<'a>>,
    pub(super) exports: Vec<Export<'a>>,
    pub(super) start: Option<u32>,
    pub(super) elements: Vec<Element<'a>>,
    /// The functions in the first table, by their place.
    pub(super) in_table: BTreeMap<u32, u32>,
    pub(super) data: Vec<Data<'a>>,
    bodies: Vec<FunctionBody<'a>>,
    names: HashMap<u32, &'a str>,
}

/// What a function calls.
#[derive(Default)]
pub(super) struct Calls {
    /// By name.
    pub functions: Vec<u32>,
    /// Through the table: the types.
    pub types: Vec<u32>,
}

/// What a module has that the splitter does not expect of what rustc and wasm-bindgen write.
fn unexpected(what: &str) -> Failure {
    Failure::new(format!("the module cannot be split: {what}"))
}

impl From<BinaryReaderError> for Failure {
    fn from(error: BinaryReaderError) -> Self {
        Self::new(format!("the module cannot be read: {error}"))
    }
}

impl From<reencode::Error> for Failure {
    fn from(error: reencode::Error) -> Self {
        Self::new(format!("the module cannot be written: {error}"))
    }
}

impl<'a> Module<'a> {
    /// Reads a module.
    pub fn read(bytes: &'a [u8]) -> Outcome<Self> {
        let mut module = Self::default();
        for payload in Parser::new(0).parse_all(bytes) {
            module.take(payload?)?;
        }
        for group in &module.types {
            for sub_type in group.types() {
                let signature = match &sub_type.composite_type.inner {
                    wasmparser::CompositeInnerType::Func(signature) => signature.clone(),
                    other => return Err(unexpected(&format!("a type that is no function's: {other}"))),
                };
                module.signatures.push(signature);
            }
        }
        module.read_table()?;
        Ok(module)
    }

    fn take(&mut self, payload: Payload<'a>) -> Outcome {
        match payload {
            Payload::TypeSection(section) => self.types = all(section)?,
            Payload::ImportSection(section) => {
                for import in section.into_imports() {
                    let import = import?;
                    let TypeRef::Func(signature) = import.ty else {
                        return Err(unexpected("an import that is no function"));
                    };
                    self.functions.push(signature);
                    self.imports.push(import);
                }
            }
            Payload::FunctionSection(section) => self.functions.extend(all(section)?),
            Payload::TableSection(section) => self.tables = all(section)?,
            Payload::MemorySection(section) => self.memories = all(section)?,
            Payload::GlobalSection(section) => self.globals = all(section)?,
            Payload::ExportSection(section) => self.exports = all(section)?,
            Payload::StartSection { func, .. } => self.start = Some(func),
            Payload::ElementSection(section) => self.elements = all(section)?,
            Payload::DataSection(section) => self.data = all(section)?,
            Payload::CodeSectionEntry(body) => self.bodies.push(body),
            Payload::CustomSection(section) => {
                if let KnownCustom::Name(names) = section.as_known() {
                    for name in names {
                        if let Name::Function(functions) = name? {
                            for naming in functions {
                                let naming = naming?;
                                self.names.insert(naming.index, naming.name);
                            }
                        }
                    }
                }
            }
            _ => {}
        }
        Ok(())
    }

    fn read_table(&mut self) -> Outcome {
        for element in &self.elements {
            let ElementKind::Active { table_index: None | Some(0), offset_expr } = &element.kind else {
                return Err(unexpected("functions for a table that is not the first"));
            };
            let Operator::I32Const { value } = offset_expr.get_operators_reader().read()? else {
                return Err(unexpected("a place in the table that is no plain number"));
            };
            let ElementItems::Functions(functions) = &element.items else {
                return Err(unexpected("expressions in the table"));
            };
            for (place, function) in (value.cast_unsigned()..).zip(functions.clone()) {
                self.in_table.insert(place, function?);
            }
        }
        Ok(())
    }

    pub(super) fn function_count(&self) -> u32 {
        count(self.functions.len())
    }

    pub(super) fn is_imported(&self, function: u32) -> bool {
        function < count(self.imports.len())
    }

    /// The functions that are not imported.
    pub(super) fn own_functions(&self) -> impl Iterator<Item = u32> + use<> {
        count(self.imports.len())..self.function_count()
    }

    pub(super) fn body(&self, function: u32) -> &FunctionBody<'a> {
        &self.bodies[function as usize - self.imports.len()]
    }

    pub(super) fn signature(&self, function: u32) -> &FuncType {
        &self.signatures[self.functions[function as usize] as usize]
    }

    pub(super) fn name(&self, function: u32) -> Option<&'a str> {
        self.names.get(&function).copied()
    }

    pub(super) fn exported_functions(&self) -> impl Iterator<Item = u32> {
        self.exports.iter().filter(|export| export.kind == ExternalKind::Func).map(|export| export.index)
    }

    /// What a function of the module calls.
    pub(super) fn calls(&self, function: u32) -> Outcome<Calls> {
        let mut calls = Calls::default();
        for operator in self.body(function).get_operators_reader()? {
            match operator? {
                Operator::Call { function_index } => calls.functions.push(function_index),
                Operator::CallIndirect { type_index, table_index: 0 } => calls.types.push(type_index),
                Operator::CallIndirect { .. } => return Err(unexpected("a call through another table than the first")),
                Operator::ReturnCall { .. } | Operator::ReturnCallIndirect { .. } => {
                    return Err(unexpected("a tail call"));
                }
                Operator::RefFunc { .. } => return Err(unexpected("a reference to a function")),
                Operator::TableGet { table: 0 }
                | Operator::TableSet { table: 0 }
                | Operator::TableGrow { table: 0 } => {
                    return Err(unexpected("work on the table of functions"));
                }
                _ => {}
            }
        }
        Ok(calls)
    }

    /// How many places the first table has, which is the one of functions.
    pub(super) fn table_size(&self) -> Outcome<u32> {
        match self.tables.first() {
            Some(table) if table.ty.element_type.is_func_ref() => {
                u32::try_from(table.ty.initial).map_err(|_| unexpected("an endless table"))
            }
            _ => Err(unexpected("the first table is not one of functions")),
        }
    }

    pub(super) fn encoded_types(&self) -> Outcome<wasm_encoder::TypeSection> {
        let mut types = wasm_encoder::TypeSection::new();
        for group in &self.types {
            reencode::RoundtripReencoder.parse_recursive_type_group(types.ty(), group.clone())?;
        }
        Ok(types)
    }
}

fn all<'a, T: wasmparser::FromReader<'a>>(section: wasmparser::SectionLimited<'a, T>) -> Outcome<Vec<T>> {
    section.into_iter().collect::<Result<_, _>>().map_err(Failure::from)
}

/// A number of things in a module, which 32 bits always hold.
pub(super) fn count(length: usize) -> u32 {
    u32::try_from(length).expect("a module numbers its parts with 32 bits")
}

/// Writes functions with the numbers that the called ones have in the new module.
pub(super) struct Renumbered {
    functions: Vec<Option<u32>>,
    /// The functions that are called in place of a call through the table, by its type; none for a part that calls through it
    /// outright.
    pub gates: BTreeMap<u32, u32>,
}

impl Renumbered {
    /// Numbers the functions in this order; where there is none, a function is none of the module's.
    pub(super) fn new(module: &Module, order: impl IntoIterator<Item = Option<u32>>) -> Self {
        let mut functions = vec![None; module.functions.len()];
        for (number, function) in order.into_iter().enumerate() {
            if let Some(function) = function {
                functions[function as usize] = Some(count(number));
            }
        }
        Self { functions, gates: BTreeMap::new() }
    }

    /// The number of a function in the new module, if it is there.
    pub(super) fn number(&self, function: u32) -> Option<u32> {
        self.functions[function as usize]
    }
}

impl Reencode for Renumbered {
    type Error = std::convert::Infallible;

    fn function_index(&mut self, function: u32) -> Result<u32, reencode::Error> {
        Ok(self.number(function).expect("whatever is called has a place in the part, as itself, as a stub or imported"))
    }

    fn instruction<'a>(&mut self, operator: Operator<'a>) -> Result<wasm_encoder::Instruction<'a>, reencode::Error> {
        if let Operator::CallIndirect { type_index, .. } = operator
            && let Some(gate) = self.gates.get(&type_index)
        {
            return Ok(wasm_encoder::Instruction::Call(*gate));
        }
        reencode::utils::instruction(self, operator)
    }
}
