//! Words around fields of forms.

words! {
    /// Words around fields of forms.
    FieldWords {
        wan: "万元", "CNY 10,000";
        mu: "亩", "mu";
        names: "多个用“、”隔开", "Separate with commas";
        nothing_to_choose: "还没有可选的", "Nothing to choose yet";
        phones: "多个用“、”隔开", "Separate with commas";
        places: "如 39.9042, 116.4074，可从地图复制，或取自照片；从文件打开的页面取不到设备定位", "For example 39.9042, 116.4074, copied from a map or taken from a photo; a page opened from a file has no access to the device’s location";
        year: "如 2026", "For example 2026";
        which_basis: "是本年累计还是自开工累计？", "Since January, or since the works began?";
        basis_this_year: "本年累计", "This year";
        basis_since_start: "自开工累计", "Since the start";
        yes: "是", "Yes";
        month: "如 2026-11", "For example 2026-11";
        loose_date: "如 2026-11-23、2026-11 或 2026", "For example 2026-11-23, 2026-11 or 2026";
        not_chosen: "（未选）", "(none)";
    }
}
