//! 资金流水: one sum of a source of funds that arrived, was paid or went back.

use std::sync::Arc;

use crate::domain::decimal::Decimal;
use crate::domain::fields::FieldKind::{Choice, Day, Line, Money, Paragraph, Unit};
use crate::domain::fields::{ChoiceList, ChoiceOf, field, option};
use crate::domain::register::{
    Check, Column, Computed, FieldGroup, Key, Parent, Register, Rule, Shelf, Sort, Weight, Whose, register_fields,
};
use crate::domain::text::Text;
use crate::domain::when::When;

/// 类别.
pub static KINDS: ChoiceList = ChoiceList::closed(&[
    option("arrived", "到位", "Arrived", &["到账"]),
    option("paid", "支付", "Paid", &["拨付"]),
    option("returned", "退回", "Returned", &[]),
]);

/// 用途.
pub static FORS: ChoiceList = ChoiceList::open(&[
    option("works", "工程款", "Works", &[]),
    option("compensation", "征地补偿", "Compensation", &["补偿款"]),
    option("equipment", "设备", "Equipment", &["设备款"]),
    option("labour", "人工费", "Labour", &["工资"]),
    option("other", "其他", "Other", &[]),
]);

register_fields! {
    /// 类别.
    KIND: Arc<str> = field("kind", "类别", "Kind", Choice(ChoiceOf::List(&KINDS)), &[]).needed();
    /// 日期.
    ON: When = field("on", "日期", "Date", Day, &["到账日期"]).needed();
    /// 金额, 万元.
    AMOUNT: Decimal = field("amount", "金额", "Amount", Money, &[]).needed();
    /// 凭证号.
    VOUCHER: Arc<str> = field("voucher", "凭证号", "Voucher", Line, &["银行凭证号"]);
    /// 收款单位.
    PAYEE: Arc<str> = field("payee", "收款单位", "Payee", Unit, &[]);
    /// 用途.
    FOR: Arc<str> = field("for", "用途", "For", Choice(ChoiceOf::List(&FORS)), &[]);
    /// 说明.
    NOTE: Arc<str> = field("note", "说明", "Note", Paragraph, &[]);
}

/// 资金流水.
pub static REGISTER: Register = Register {
    kind: "money",
    name: Text::new("资金流水", "Payments"),
    counted: ("payment", "payments"),
    about: Text::new(
        "每一笔到位、支付、退回，凭证号是核实的依据。",
        "Each sum that arrived, was paid or went back; its voucher is what it is verified by.",
    ),
    shelf: Shelf::MoneyAndLand,
    expected_in: &[],
    parent: Parent::Entry("fund"),
    whose: Whose::OfficeAlone,
    key: Key::Fresh(&["kind", "on", "amount", "voucher"]),
    fields: FIELDS,
    groups: &[FieldGroup {
        name: Text::new("流水", "Payment"),
        fields: &["kind", "on", "amount", "voucher", "payee", "for", "note"],
    }],
    title: &["voucher", "payee", "kind"],
    columns: &[
        Column::Above,
        Column::Project,
        Column::Field("kind"),
        Column::Field("on"),
        Column::Field("amount"),
        Column::Field("voucher"),
        Column::Field("payee"),
        Column::Field("for"),
        Column::Offered("note"),
    ],
    sort: &[Sort::Down("on")],
    rules: &[
        Rule { check: Check::NotFuture("on"), weight: Weight::Refuse },
        Rule { check: Check::Needs("kind", &["voucher"]), weight: Weight::Doubt },
        Rule {
            check: Check::Other {
                field: "amount",
                is_broken: |entry, _| entry.get(AMOUNT) == Some(Decimal::whole(0)),
                says: Text::new("金额应大于零", "The amount is nothing"),
            },
            weight: Weight::Refuse,
        },
    ],
    flow: None,
    clocks: &[],
    computed: Computed::NOTHING,
};
