//! Words of 检查表.

words! {
    /// Words of 检查表.
    TemplatesWords {
        title: "检查表", "Templates";
    }
}
