//! Words of 问题台账.

words! {
    /// Words of 问题台账.
    ProblemsWords {
        title: "问题台账", "Problems";
    }
}
