//! Words of what a visit measured.

use crate::domain::measured::Forecast;
use crate::domain::text::Lang;

words! {
    /// Words of what a visit measured.
    MeasuredWords {
        title: "最近一次督查", "Last visit";
        open: "查看督查记录", "Open the record";
        all_passed: "无不合格项", "No item failed";
        progress: "当前形象部位", "Progress on site";
        verified: "本期投资额（核定）", "Investment this period (verified)";
        reported: "本期投资额（上报）", "Investment this period (reported)";
        quantity: "本期实物量", "Quantity this period";
        quantity_in_all: "累计实物量", "Quantity in all";
        paid_in: "到位资金", "Capital paid in";
        days_stopped: "停工天数", "Days stopped";
        stop_reason: "停工原因", "Reason for stopping";
        actual_start: "实际开工日", "Actual start";
        completion_forecast: "竣工预测", "Completion forecast";
    }
}

/// How a forecast stands to the plan.
pub fn forecast(stands: Forecast, planned: &str, lang: Lang) -> String {
    match stands {
        Forecast::InTime => say!(lang, "按期（计划 {planned}）", "in time (planned {planned})"),
        Forecast::DaysLate(days) => {
            say!(lang, "晚 {days} 天（计划 {planned}）", "{days} day{days_s} late (planned {planned})"; days_s = days)
        }
        Forecast::MonthsLate(months) => {
            say!(lang, "晚 {months} 个月（计划 {planned}）", "{months} month{months_s} late (planned {planned})"; months_s = months)
        }
    }
}
