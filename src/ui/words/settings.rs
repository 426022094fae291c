//! Words of 设置.

words! {
    /// Words of 设置.
    SettingsWords {
        title: "设置", "Settings";
    }
}
