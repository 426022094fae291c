//! What is known of an investor.

use std::sync::Arc;

use crate::domain::decimal::Decimal;
use crate::domain::fields::FieldKind::{Area, Day, Flag, Line, Money, Number, Paragraph, Quantity, Unit};
use crate::domain::fields::field;
use crate::domain::register::register_fields;
use crate::domain::when::When;

register_fields! {
    /// 投资方.
    INVESTOR: Arc<str> = field("investor", "投资方", "Investor", Line, &["投资商", "投资主体"]).needed();
    /// 来源地.
    ORIGIN: Arc<str> = field("origin", "来源地", "From", Line, &[]);
    /// 外资.
    FOREIGN: bool = field("foreign", "外资", "Foreign", Flag, &[]);
    /// 引荐单位.
    INTRODUCER: Arc<str> = field("introducer", "引荐单位", "Introduced by", Unit, &["招商单位"]);
    /// 在谈.
    TALKS_ON: When = field("talks_on", "在谈", "Talks", Day, &[]);
    /// 协议日期.
    AGREEMENT_ON: When = field("agreement_on", "协议日期", "Agreement", Day, &["签约时间"]);
    /// 合同日期.
    CONTRACT_ON: When = field("contract_on", "合同日期", "Contract", Day, &["合同签订时间"]);
    /// 合同编号.
    CONTRACT_NO: Arc<str> = field("contract_no", "合同编号", "Contract number", Line, &[]);
    /// 公司注册.
    REGISTERED_ON: When = field("registered_on", "公司注册", "Registered", Day, &[]);
    /// 首笔资金.
    FUNDED_ON: When = field("funded_on", "首笔资金", "First funds", Day, &[]);
    /// 落地日.
    LANDED_ON: When = field("landed_on", "落地日", "Landed", Day, &[]);
    /// 试产.
    TRIAL_ON: When = field("trial_on", "试产", "Trial production", Day, &[]);
    /// 投产.
    OUTPUT_ON: When = field("output_on", "投产", "Production", Day, &[]);
    /// 合同投资, 万元.
    CONTRACTED: Decimal = field("contracted", "合同投资", "Contracted investment", Money, &["合同金额", "协议投资"]);
    /// 注册资本, 万元.
    CONTRACTED_CAPITAL: Decimal = field("contracted_capital", "注册资本", "Registered capital", Money, &[]);
    /// 合同用地, 亩.
    CONTRACTED_AREA: Decimal = field("contracted_area", "合同用地", "Contracted land", Area, &[]);
    /// 合同强度, 万元/亩.
    CONTRACTED_INTENSITY: Decimal = field("contracted_intensity", "合同强度", "Contracted intensity", Number, &[]).unit("万元/亩", "10,000 yuan/mu");
    /// 约定开工.
    START_DUE: When = field("start_due", "约定开工", "Start due", Day, &[]);
    /// 约定投产.
    OUTPUT_DUE: When = field("output_due", "约定投产", "Production due", Day, &[]);
    /// 厂房投入, 万元.
    BUILDINGS: Decimal = field("buildings", "厂房投入", "Buildings", Money, &[]);
    /// 设备投入, 万元.
    EQUIPMENT: Decimal = field("equipment", "设备投入", "Equipment", Money, &[]);
    /// 地价款, 万元.
    LAND_PRICE: Decimal = field("land_price", "地价款", "Land price", Money, &[]);
    /// 相关税费, 万元.
    TAXES: Decimal = field("taxes", "相关税费", "Taxes", Money, &[]);
    /// 实际产能.
    OUTPUT_AMOUNT: Decimal = field("output_amount", "实际产能", "Actual capacity", Quantity("capacity_unit"), &[]);
    /// 终止日.
    LOST_ON: When = field("lost_on", "终止日", "Ended", Day, &[]);
    /// 终止原因.
    LOST_WHY: Arc<str> = field("lost_why", "终止原因", "Why", Paragraph, &[]);
}
