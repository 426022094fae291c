//! Words of 总览.

words! {
    /// Words of 总览.
    OverviewWords {
        title: "总览", "Overview";
    }
}
