//! 推进指标: what is computed from the book, exactly and openly.
//!
//! Every figure is reckoned with whole fractions, rounded once when it is shown, and carries the rule, the calculation, the
//! fields that it was made from and what must be said beside it. Missing is not zero: a figure that cannot be made says why.
//! Figures of one project are made of its rows alone; totals are sums over projects, never means of rates.
//!
//! Deliberately not here: how entries are kept (inputs are plain structs, each value with its place), today (days and months
//! come in), and the wording of pages beyond the names of rules, reasons and marks.
//!
//! | Step | Module |
//! |---|---|
//! | exact numbers, shown numbers | [`fraction`], [`amount`] |
//! | a figure and what it carries | [`figure`], [`reckoning`], [`rule`], [`missing`], [`mark`], [`source`] |
//! | what comes in: rows of a project, and which projects count | [`rows`], [`population`], [`month`] |
//! | 1-3: 完成率, 序时计划, 序时差 of a project or a sum | [`ytd`], [`plan_to_date`], [`part`], [`total`] |
//! | 4, 5, 8: 增幅, 开工率, 投资强度 and cost | [`growth`], [`starts`], [`cost`] |
//! | 6, 7, 10: shares of one record and of several | [`share`] |
//! | 9: 停滞, 疑似闲置 | [`stall`], [`idle`] |
//! | 13: 按进度预计竣工 | [`pace`] |
//! | 14, 16: 排名, 亮灯 | [`ranking`], [`light`] |
//! | 13: 按进度测算, 前期就绪度 | [`pace`] |
//! | 12: days, clocks, approvals and who holds them | [`calendar`], [`clock`], [`clock_presets`], [`approval`], [`stopwatch`], [`departments`] |

pub mod amount;
pub mod approval;
pub mod calendar;
pub mod clock;
pub mod clock_presets;
pub mod cost;
pub mod departments;
pub mod figure;
pub mod fraction;
pub mod growth;
pub mod idle;
pub mod light;
pub mod mark;
pub mod missing;
pub mod month;
pub mod pace;
pub mod part;
pub mod plan_to_date;
pub mod population;
pub mod ranking;
pub mod reckoning;
pub mod rows;
pub mod rule;
pub mod share;
pub mod source;
pub mod stall;
pub mod starts;
pub mod stopwatch;
pub mod total;
pub mod ytd;

#[cfg(test)]
mod tests;
