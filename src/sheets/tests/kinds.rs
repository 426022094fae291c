//! Kinds of cells, sheets and workbooks.

use super::{Parts, rows, whole};

/// A row of cells, A to Z, each given as its attributes and its content.
fn row(number: usize, cells: &[(&str, &str)]) -> String {
    let cells = cells
        .iter()
        .zip('A'..='Z')
        .map(|((attributes, content), letter)| format!("<c r=\"{letter}{number}\" {attributes}>{content}</c>"));
    format!("<row r=\"{number}\">{}</row>", cells.collect::<String>())
}

#[track_caller]
fn check(cells: &[(&str, &str)], parts: &[(&str, &str)], expected: &[&str]) {
    let mut workbook = Parts::of("", &row(3, cells), "");
    for (name, text) in parts {
        workbook = workbook.with(name, *text);
    }
    assert_eq!(rows(&whole(&workbook.file())), [(3, expected.to_vec())]);
}

#[test]
fn texts_are_read_however_they_are_stored() {
    let table = "<sst xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\" count=\"4\" uniqueCount=\"4\">\
        <si><t>北河泵站</t></si>\
        <si><r><t>南湖</t></r><r><rPr><b/></rPr><t xml:space=\"preserve\"> 闸</t></r></si>\
        <si><t>重庆</t><rPh sb=\"0\" eb=\"2\"><t>チョンチン</t></rPh><phoneticPr fontId=\"1\"/></si>\
        <si><t xml:space=\"preserve\">&lt;一&gt; &amp; 二_x000D_</t></si></sst>";
    check(
        &[
            ("t=\"s\"", "<v>0</v>"),
            ("t=\"s\"", "<v>1</v>"),
            ("t=\"s\"", "<v>2</v>"),
            ("t=\"s\"", "<v>3</v>"),
            ("t=\"inlineStr\"", "<is><t>直接写</t></is>"),
            ("t=\"str\"", "<f>A1&amp;B1</f><v>公式的文字</v>"),
        ],
        &[("xl/sharedStrings.xml", table)],
        &["北河泵站", "南湖 闸", "重庆", "<一> & 二\r", "直接写", "公式的文字"],
    );
}

#[test]
fn values_are_read_and_not_what_is_shown() {
    let styles = "<styleSheet xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\">\
        <numFmts count=\"1\"><numFmt numFmtId=\"176\" formatCode=\"yyyy&quot;年&quot;m&quot;月&quot;\"/></numFmts>\
        <cellXfs count=\"4\"><xf numFmtId=\"0\"/><xf numFmtId=\"1\"/><xf numFmtId=\"10\"/><xf numFmtId=\"176\"/></cellXfs>\
        </styleSheet>";
    check(
        &[
            ("", "<v>1201.99</v>"),
            ("s=\"1\"", "<v>28600.75</v>"),
            ("s=\"2\"", "<v>0.4567</v>"),
            ("s=\"3\"", "<v>39873</v>"),
            ("", "<f>0.1+0.2</f><v>0.30000000000000004</v>"),
            ("t=\"b\"", "<v>1</v>"),
            ("t=\"e\"", "<f>1/0</f><v>#DIV/0!</v>"),
            ("t=\"d\"", "<v>2009-03-01T00:00:00</v>"),
        ],
        &[("xl/styles.xml", styles)],
        &["1201.99", "28600.75", "45.67%", "2009-03-01", "0.3", "TRUE", "#DIV/0!", "2009-03-01"],
    );
}

#[test]
fn strict_workbooks_are_read() {
    let strict = Parts::of("", &row(1, &[("t=\"inlineStr\"", "<is><t>甲</t></is>"), ("", "<v>5</v>")]), "")
        .said_as(
            "http://schemas.openxmlformats.org/spreadsheetml/2006/main",
            "http://purl.oclc.org/ooxml/spreadsheetml/main",
        )
        .said_as(
            "http://schemas.openxmlformats.org/officeDocument/2006/relationships",
            "http://purl.oclc.org/ooxml/officeDocument/relationships",
        );
    assert_eq!(rows(&whole(&strict.file())), [(1, vec!["甲", "5"])]);
}

#[test]
fn macros_are_passed_over() {
    let workbook = Parts::of("", &row(1, &[("", "<v>5</v>")]), "").with("xl/vbaProject.bin", "no macros at all");
    assert_eq!(rows(&whole(&workbook.file())), [(1, vec!["5"])]);
}

#[test]
fn blank_rows_and_columns_are_left_out_and_the_others_keep_their_places() {
    let sheet = "<row r=\"2\"><c r=\"B2\"><v>1</v></c><c r=\"XFD2\"><v>2</v></c></row>\
        <row r=\"9\"><c r=\"A9\" s=\"0\"/><c r=\"B9\" t=\"inlineStr\"><is><t> </t></is></c></row>\
        <row r=\"1048576\" hidden=\"1\"><c r=\"D1048576\"><v>3</v></c></row>";
    let read = whole(&Parts::of("<cols><col min=\"3\" max=\"16384\" hidden=\"1\"/></cols>", sheet, "").file());
    assert_eq!(read.columns, [1, 3, 16_383]);
    assert_eq!(rows(&read), [(2, vec!["1", "", "2"]), (1_048_576, vec!["", "3"])]);
    assert_eq!((read.hidden_rows, read.hidden_columns), (1, 2));
}

#[test]
fn cells_that_do_not_say_where_they_are_follow_each_other() {
    let sheet = "<row><c><v>1</v></c><c><v>2</v></c></row><row><c><v>3</v></c></row>";
    assert_eq!(rows(&whole(&Parts::of("", sheet, "").file())), [(1, vec!["1", "2"]), (2, vec!["3"])]);
}

#[test]
fn formulas_without_a_value_are_counted() {
    let formulas = ["<f>1+1</f>", "<f>1+1</f><v></v>", "<f>1+1</f><v/>", "<f>1+1</f><v>2</v>"].map(|cell| ("", cell));
    let text = ("t=\"str\"", "<f>A1</f><v></v>");
    let sheet = row(1, &[&formulas[..], &[text]].concat());
    let read = whole(&Parts::of("", &sheet, "").file());
    assert_eq!((read.uncalculated, rows(&read)), (3, vec![(1, vec!["2"])]));
}
