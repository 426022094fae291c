//! Words of 项目清单导入.

words! {
    /// Words of 项目清单导入.
    ListImportWords {
        title: "项目清单导入", "List import";
    }
}
