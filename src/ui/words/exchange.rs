//! Words of 交换.

words! {
    /// Words of 交换.
    ExchangeWords {
        title: "交换", "Exchange";
    }
}
