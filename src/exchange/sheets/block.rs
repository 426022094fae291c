//! A table as it lies on the clipboard, in the two forms that Excel, WPS and LibreOffice take: lines with tabs, and a table of HTML.

use crate::exchange::list::write_block;

use super::table::{Holds, Sheet};

impl Sheet {
    /// The heading and the rows with tabs between their cells.
    pub fn block(&self) -> String {
        let lines: Vec<Vec<String>> = self.guarded_lines().collect();
        write_block(lines.iter().map(|line| line.iter().map(String::as_str).collect()))
    }

    /// The same as a table of HTML. A column of words is one of text, so that a spreadsheet leaves 001 and 1-2 as they are.
    pub fn html(&self) -> String {
        let mut html = String::from("<meta charset=\"utf-8\"><table border=\"1\">");
        for (number, line) in self.guarded_lines().enumerate() {
            html.push_str("<tr>");
            for (place, cell) in line.iter().enumerate() {
                let holds = self.columns.get(place).map(|column| column.holds);
                let (open, close) = match (number, holds) {
                    (0, _) => ("<th>", "</th>"),
                    (_, Some(Holds::Words)) => ("<td style=\"mso-number-format:'\\@'\">", "</td>"),
                    _ => ("<td>", "</td>"),
                };
                html.push_str(open);
                html.push_str(&escaped(cell));
                html.push_str(close);
            }
            html.push_str("</tr>");
        }
        html.push_str("</table>");
        html
    }
}

fn escaped(cell: &str) -> String {
    let mut text = String::with_capacity(cell.len());
    for sign in cell.chars() {
        match sign {
            '&' => text.push_str("&amp;"),
            '<' => text.push_str("&lt;"),
            '>' => text.push_str("&gt;"),
            '"' => text.push_str("&quot;"),
            '\r' => {}
            '\n' => text.push_str("<br>"),
            sign => text.push(sign),
        }
    }
    text
}

#[cfg(test)]
mod tests {
    use super::super::table::SheetColumn;
    use super::*;
    use crate::exchange::list::{block_of, read_block};

    fn sheet() -> Sheet {
        let column = |head: &str, holds| SheetColumn { head: head.to_owned(), holds };
        let rows = [["001", "1,201.50", "好\n<b>\"行\"</b>"], ["=1+1", "\u{2212}5", "a\tb"]];
        Sheet {
            title: "清单".to_owned(),
            notes: vec!["说明".to_owned()],
            columns: vec![column("编号", Holds::Words), column("万元", Holds::Figures), column("问题", Holds::Words)],
            rows: rows.iter().map(|row| row.map(str::to_owned).to_vec()).collect(),
            sums: Some(vec![String::new(), "1,196.50".to_owned(), String::new()]),
            footer: String::new(),
        }
    }

    #[test]
    fn both_forms_say_the_same_and_run_nothing() {
        let expected =
            vec![vec!["编号", "万元", "问题"], vec!["001", "1201.50", "好\n<b>\"行\"</b>"], vec!["=1+1", "-5", "a\tb"]];
        // The reader takes the apostrophe away again.
        assert!(sheet().block().contains("'=1+1"));
        assert!(sheet().html().contains(">'=1+1<"));
        assert_eq!(read_block(&sheet().block()).unwrap(), expected);
        let html = sheet().html();
        assert!(!html.contains("<b>") && html.contains("mso-number-format:'\\@'"), "{html}");
        let pasted = block_of("", &html).unwrap();
        let read = read_block(&pasted).unwrap();
        assert_eq!(read[0], expected[0]);
        assert_eq!(read[1], expected[1]);
        // A tab is a blank in HTML.
        assert_eq!(read[2], ["=1+1", "-5", "a b"]);
    }
}
