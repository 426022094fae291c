//! Words of 督查.

words! {
    /// Words of 督查.
    VisitWords {
        title: "督查", "Visit";
    }
}
