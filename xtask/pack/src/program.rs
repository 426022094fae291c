//! The program as it goes into the page: in two parts, or in one piece.

use std::collections::BTreeSet;

use wasmparser::{Parser, Payload};

use crate::split::{self, Module, Names};
use crate::{Failure, Outcome};

/// The module, cut as it goes into the page.
pub struct Program {
    /// What starts the page.
    pub(crate) first: Vec<u8>,
    /// What is opened behind it; none where all is in one piece.
    pub(crate) rest: Option<Vec<u8>>,
}

impl Program {
    /// In two parts, the first with the functions that `list` names (see [`split`]).
    pub fn in_two(module: &Module, list: &BTreeSet<String>, names: Names) -> Outcome<Self> {
        let parts = split::split(module, list, names)?;
        Ok(Self { first: parts.first, rest: Some(parts.rest) })
    }

    /// In one piece, without the names of functions. Goes around the splitter: for comparing, and for the day when a module cannot be
    /// split.
    pub fn in_one_piece(module: &[u8]) -> Outcome<Self> {
        Ok(Self::untouched(without_names(module)?))
    }

    /// In one piece, as it is.
    pub fn untouched(module: Vec<u8>) -> Self {
        Self { first: module, rest: None }
    }

    /// The size of what is to be packed, in bytes.
    pub fn size(&self) -> usize {
        self.first.len() + self.rest.as_ref().map_or(0, Vec::len)
    }
}

/// A module without its section of names; everything else as it is.
fn without_names(module: &[u8]) -> Outcome<Vec<u8>> {
    const HEADER: usize = 8;
    let header = module.get(..HEADER).ok_or_else(|| Failure::new("the module cannot be read: it has no header"))?;
    let mut bare = header.to_vec();
    let mut begin = HEADER;
    for payload in Parser::new(0).parse_all(module) {
        let payload = payload?;
        let Some((_, content)) = payload.as_section() else { continue };
        let end = usize::try_from(content.end).expect("a section ends within the module");
        // A section's number and length stand in front of its content, so it begins where the one before ends.
        let section = &module[begin..end];
        begin = end;
        match payload {
            Payload::CustomSection(custom) if custom.name() == "name" => {}
            _ => bare.extend(section),
        }
    }
    Ok(bare)
}

#[cfg(test)]
mod tests {
    use wasm_encoder::{
        CodeSection, CustomSection, Function, FunctionSection, NameMap, NameSection, TypeSection, ValType,
    };

    use super::*;

    /// Two functions, and a section behind those of the code and the names.
    fn module(names: &[&str]) -> Vec<u8> {
        let mut types = TypeSection::new();
        types.ty().function([], [ValType::I32]);
        let mut functions = FunctionSection::new();
        let mut code = CodeSection::new();
        for number in 0..2 {
            functions.function(0);
            let mut body = Function::new([]);
            body.instructions().i32_const(number).end();
            code.function(&body);
        }
        let mut module = wasm_encoder::Module::new();
        module.section(&types).section(&functions).section(&code);
        if !names.is_empty() {
            let mut map = NameMap::new();
            for (number, name) in (0..).zip(names) {
                map.append(number, name);
            }
            let mut section = NameSection::new();
            section.functions(&map);
            module.section(&section);
        }
        module.section(&CustomSection { name: "producers".into(), data: b"rustc"[..].into() });
        module.finish()
    }

    #[test]
    fn one_piece_is_the_module_without_its_names() {
        let program = Program::in_one_piece(&module(&["first", "second"])).unwrap();
        assert!(program.first == module(&[]));
        assert!(program.rest.is_none());
    }

    #[test]
    fn module_without_names_stays_as_it_is() {
        assert!(Program::in_one_piece(&module(&[])).unwrap().first == module(&[]));
    }

    #[test]
    fn what_is_no_module_is_refused() {
        let whole = module(&["first"]);
        for bytes in [&b""[..], b"\0asm", &whole[..whole.len() - 3]] {
            assert!(Program::in_one_piece(bytes).is_err());
        }
    }
}
