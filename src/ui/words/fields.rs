//! Words around fields of forms.

words! {
    /// Words around fields of forms.
    FieldWords {
        wan: "万元", "× 10,000 yuan";
        mu: "亩", "mu";
        names: "多个用“、”隔开", "Separate with commas";
        loose_date: "如 2026-11-23、2026-11 或 2026", "For example 2026-11-23, 2026-11 or 2026";
        not_chosen: "（未选）", "(none)";
    }
}
