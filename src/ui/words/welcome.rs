//! Words of 开始.

words! {
    /// Words of 开始.
    WelcomeWords {
        title: "开始", "Welcome";
    }
}
