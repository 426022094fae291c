//! A small module is split and run in Node.js: it does the same as the whole, and opens the rest once and only when it has to.

use std::fs;
use std::path::Path;
use std::process::Command;

use wasm_encoder::{
    BlockType, CodeSection, ConstExpr, ElementSection, Elements, EntityType, ExportKind, ExportSection, Function,
    FunctionSection, GlobalSection, GlobalType, ImportSection, MemorySection, MemoryType, NameMap, NameSection,
    RefType, TableSection, TableType, TypeSection, ValType,
};

use super::{Module, Names, OFTEN, Parts, gone, mark_of, split};

/// The functions in their order, imported ones first: `log` of the browser, then the program's own.
///
/// `first` calls `second` by name and `third` through the table, where `fourth` stands too; `second` writes to the memory and calls
/// `fourth`. `choose` calls through the table whatever it is told.
fn module() -> Vec<u8> {
    let mut types = TypeSection::new();
    types.ty().function([], []);
    types.ty().function([ValType::I32], [ValType::I32]);
    let mut imports = ImportSection::new();
    imports.import("browser", "log", EntityType::Function(1));
    let mut functions = FunctionSection::new();
    for kind in [1; 7] {
        functions.function(kind);
    }
    let mut tables = TableSection::new();
    tables.table(TableType {
        element_type: RefType::FUNCREF,
        table64: false,
        minimum: 3,
        maximum: Some(3),
        shared: false,
    });
    let mut memories = MemorySection::new();
    memories.memory(MemoryType { minimum: 1, maximum: None, memory64: false, shared: false, page_size_log2: None });
    let mut globals = GlobalSection::new();
    globals.global(GlobalType { val_type: ValType::I32, mutable: true, shared: false }, &ConstExpr::i32_const(100));
    let mut exports = ExportSection::new();
    for (name, function) in [("first", 1), ("choose", 5), ("sixth", 6), ("seventh", 7)] {
        exports.export(name, ExportKind::Func, function);
    }
    let mut elements = ElementSection::new();
    elements.active(None, &ConstExpr::i32_const(1), Elements::Functions(vec![3, 4].into()));
    let mut code = CodeSection::new();
    let mut add = |write: &dyn Fn(&mut wasm_encoder::InstructionSink)| {
        let mut function = Function::new([]);
        let mut body = function.instructions();
        write(&mut body);
        body.end();
        code.function(&function);
    };
    // first: second(third(it))
    add(&|body| {
        body.local_get(0).i32_const(1).call_indirect(0, 1).call(2);
    });
    // second: adds to the global, calls log and fourth
    add(&|body| {
        body.global_get(0).local_get(0).i32_add().global_set(0);
        body.global_get(0).call(0).call(4);
    });
    // third: doubles
    add(&|body| {
        body.local_get(0).i32_const(2).i32_mul();
    });
    // fourth: adds one
    add(&|body| {
        body.local_get(0).if_(BlockType::Empty).end().local_get(0).i32_const(1).i32_add();
    });
    // choose: calls the place in the table
    add(&|body| {
        body.i32_const(10).local_get(0).call_indirect(0, 1);
    });
    // sixth: first of what it is told
    add(&|body| {
        body.local_get(0).call(1);
    });
    // seventh: doubles so often that the rest has a copy of third
    add(&|body| {
        body.local_get(0);
        for _ in 0..OFTEN {
            body.call(3);
        }
    });
    let mut names = NameMap::new();
    let named = ["first", "second", "third", "fourth", "choose", "sixth", "seventh"];
    for (number, name) in (1..).zip(named) {
        names.append(number, name);
    }
    let mut name_section = NameSection::new();
    name_section.functions(&names);
    let mut module = wasm_encoder::Module::new();
    module.section(&types).section(&imports).section(&functions).section(&tables).section(&memories).section(&globals);
    module.section(&exports).section(&elements).section(&code).section(&name_section);
    module.finish()
}

/// What `calls` give, in a page that starts with the functions of `listed`, and how often the rest was opened.
fn run(name: &str, listed: &[&str], calls: &str) -> String {
    let whole = module();
    let marks = listed.iter().map(|name| mark_of(name)).collect();
    let Parts { first, rest } = split(&Module::read(&whole).unwrap(), &marks, Names::Kept).unwrap();
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../target/split-tests");
    fs::create_dir_all(&folder).unwrap();
    let [first_file, rest_file] = ["first", "rest"].map(|part| folder.join(format!("{name}.{part}.wasm")));
    fs::write(&first_file, first).unwrap();
    fs::write(&rest_file, rest).unwrap();
    let script = format!(
        "const fs = require('fs'); const [first, rest] = process.argv.slice(1).map((file) => new WebAssembly.Module(fs.readFileSync(file)));
        let opened = 0;
        const now = () => {{ opened += 1; new WebAssembly.Instance(rest, {{ first: page }}); page.there.value = 1; }};
        const page = new WebAssembly.Instance(first, {{ browser: {{ log: (it) => it }}, rest: {{ now }} }}).exports;
        console.log(JSON.stringify([{calls}]), opened);"
    );
    let ran = Command::new("node").arg("-e").arg(script).args([first_file, rest_file]).output().expect("node is there");
    assert!(ran.status.success(), "{}", String::from_utf8_lossy(&ran.stderr));
    String::from_utf8(ran.stdout).unwrap().trim().to_owned()
}

#[test]
fn parts_do_what_the_whole_does_wherever_it_is_split() {
    for (number, listed) in [
        &["first", "second", "third", "fourth", "choose", "sixth"][..],
        &["first"],
        &["first", "second"],
        &["first", "third", "choose"],
        &["second", "sixth"],
        &[],
    ]
    .into_iter()
    .enumerate()
    {
        let calls = "page.first(5), page.choose(1), page.choose(2), page.sixth(5), page.first(7)";
        let outcome = run(&format!("all{number}"), listed, calls);
        let opened = if number == 0 { 0 } else { 1 };
        assert_eq!(outcome, format!("[111,20,11,121,135] {opened}"), "listed: {listed:?}");
    }
}

#[test]
fn rest_is_not_opened_by_what_the_first_part_has() {
    assert_eq!(run("third", &["choose", "third"], "page.choose(1)"), "[20] 0");
    assert_eq!(run("fourth", &["choose", "third"], "page.choose(1), page.choose(2)"), "[20,11] 1");
}

#[test]
fn what_the_rest_calls_often_is_in_both_parts() {
    let doubled = 3_u32 << OFTEN;
    assert_eq!(run("often", &["choose", "third"], "page.choose(1), page.seventh(3)"), format!("[20,{doubled}] 1"));
    assert_eq!(run("seldom", &[], "page.seventh(3), page.choose(1)"), format!("[{doubled},20] 1"));
}

#[test]
fn what_is_not_expected_of_a_module_is_refused() {
    let empty = wasm_encoder::Module::new().finish();
    assert!(split(&Module::read(&empty).unwrap(), &[].into(), Names::Dropped).is_err());
}

#[test]
fn what_a_list_names_and_is_not_there_is_counted() {
    let whole = module();
    let module = Module::read(&whole).unwrap();
    let gone_of = |names: &[&str]| gone(&module, &names.iter().map(|name| mark_of(name)).collect());
    assert_eq!(gone_of(&["first", "sixth"]), 0);
    assert_eq!(gone_of(&["first", "what there was", "log"]), 2);
}
