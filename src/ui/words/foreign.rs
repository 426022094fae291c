//! Words for files that people choose as a list although they are something else: where to go with them.

use crate::domain::text::Lang;
use crate::exchange::list::{Foreign, OtherWorkbook, TextError};

/// Why bytes are not text, and where to go with them.
pub fn text_error(error: TextError, lang: Lang) -> String {
    let TextError::Foreign(kind) = error;
    match kind {
        Foreign::Book => say!(
            lang,
            "这是本程序的数据文件，不是项目清单。请到“报送汇总”接收。",
            "This is a Sitebook file, not a list of projects. Take it in under “Transfer”."
        ),
        Foreign::Rescue => say!(
            lang,
            "这是救援文件，不是项目清单。请到“报送汇总”接收。",
            "This is a rescue file, not a list of projects. Take it in under “Transfer”."
        ),
        Foreign::Workbook => say!(
            lang,
            "这是 Excel 工作簿，但没有读成。请在 Excel 或 WPS 中打开，另存为 .xlsx 后再导入。",
            "This is an Excel workbook that could not be read. Open it in Excel or WPS, save it as .xlsx, then import that."
        ),
        Foreign::OtherWorkbook(kind) => other_workbook(kind, lang),
        Foreign::Document => say!(
            lang,
            "这是 Word 等文字文档。请把其中的表格复制到 Excel 或 WPS 表格，存为 .xlsx 后再导入。",
            "This is a text document. Copy its table into Excel or WPS, save it as .xlsx, then import that."
        ),
        Foreign::Archive => say!(
            lang,
            "这是压缩包。请先解压，再选里面的清单文件。",
            "This is an archive. Unpack it first, then choose the list in it."
        ),
        Foreign::Html | Foreign::Xml => say!(
            lang,
            "这是网页格式的文件（有些系统导出的 .xls 其实是网页）。请用 Excel 或 WPS 打开，另存为 .xlsx 后再导入。",
            "This file is a web page or XML (some systems give these the ending .xls). Open it in Excel or WPS, save it as .xlsx, then import that."
        ),
        Foreign::Pdf => say!(
            lang,
            "这是 PDF，里面的表格读不出来。请向填报单位要 Excel 原表。",
            "This is a PDF, whose tables cannot be read. Ask for the original workbook."
        ),
        Foreign::Image => say!(
            lang,
            "这是图片，里面的文字读不出来。请向填报单位要 Excel 原表。",
            "This is a picture, whose text cannot be read. Ask for the original workbook."
        ),
        Foreign::Json => say!(
            lang,
            "这是别的程序的 JSON 数据，不是表格。请从那个程序导出 Excel 或 CSV 后再导入。",
            "This is JSON of another program, not a table. Export Excel or CSV from there, then import that."
        ),
        Foreign::Binary => say!(
            lang,
            "这不是文本文件。请在 Excel 或 WPS 中打开清单，另存为 .xlsx 后再导入。",
            "This is not a text file. Open the list in Excel or WPS, save it as .xlsx, then import that."
        ),
    }
}

/// What to do with a workbook of a kind that is not read.
pub fn other_workbook(kind: OtherWorkbook, lang: Lang) -> String {
    match kind {
        OtherWorkbook::Old => say!(
            lang,
            "这是旧格式的工作簿（.xls 或 .et）。请在 Excel 或 WPS 中打开，另存为 .xlsx 后再导入。",
            "This is a workbook in the old format (.xls or .et). Open it in Excel or WPS, save it as .xlsx, then import that."
        ),
        OtherWorkbook::Locked => say!(
            lang,
            "这个文件设了打开密码。请在 Excel 或 WPS 中打开，去掉密码后另存为 .xlsx 再导入。",
            "This file needs a password to open. Open it in Excel or WPS, take the password off, save it as .xlsx, then import that."
        ),
        OtherWorkbook::Binary => say!(
            lang,
            "这是二进制工作簿（.xlsb）。请在 Excel 或 WPS 中打开，另存为 .xlsx 后再导入。",
            "This is a binary workbook (.xlsb). Open it in Excel or WPS, save it as .xlsx, then import that."
        ),
        OtherWorkbook::OpenDocument => say!(
            lang,
            "这是 ODS 表格（.ods）。请用打开它的程序另存为 .xlsx 后再导入。",
            "This is an OpenDocument spreadsheet (.ods). Save it as .xlsx in the program that it opens in, then import that."
        ),
        OtherWorkbook::Numbers => say!(
            lang,
            "这是 Numbers 表格（.numbers）。请在 Numbers 中导出为 Excel（.xlsx）后再导入。",
            "This is a Numbers spreadsheet. Export it to Excel (.xlsx) in Numbers, then import that."
        ),
    }
}
