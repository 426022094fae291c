//! Words of 登记: papers that go into the register of orders.

use crate::domain::text::Lang;

words! {
    /// Words of entering papers.
    EnterWords {
        entered: "已登记到督办事项", "Entered in the register of orders";
        register: "看督办事项", "See the register";
        due: "办理时限", "Deadline";
        due_hint: "没有时限或时限已过的，按这个时限登记。", "For those without a deadline that is still to come.";
    }
}

/// The button that enters them.
pub fn enter_papers(count: usize, lang: Lang) -> String {
    say!(lang, "登记到督办事项（{count} 件）", "Enter in the register ({count})")
}

/// How many stand in the register.
pub fn papers_entered(count: usize, lang: Lang) -> String {
    say!(lang, "已登记 {count} 件", "Entered: {count}")
}

/// How many cannot go there yet.
pub fn papers_without_unit(count: usize, lang: Lang) -> String {
    say!(lang, "{count} 件没有责任单位，未登记", "Without a unit, not entered: {count}")
}
