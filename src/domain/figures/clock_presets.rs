//! The clocks that law and published practice know, as rows of data. An office changes each of them.

use super::super::text::Text;
use super::clock::{Limit, Timing};

/// One clock of a kind of record.
#[derive(PartialEq, Eq, Debug)]
pub struct ClockPreset {
    /// By which it is known for ever.
    pub key: &'static str,
    /// What has to be done.
    pub name: Text,
    /// From what on the time counts.
    pub from: Text,
    /// What ends it.
    pub until: Text,
    /// How long.
    pub timing: Timing,
    /// By how much it may be extended at most, in the unit of the limit.
    pub may_extend: u32,
    /// Where the figure stands.
    pub source: Text,
}

const COMPLAINTS: Text =
    Text::new("外商投资投诉办法（省级）第十三至十五条", "provincial rules on complaints, art. 13-15");
const FOREIGN: Text =
    Text::new("商务部令2020年第3号第十五、十九条", "Ministry of Commerce order 3 of 2020, art. 15, 19");
const PETITIONS: Text = Text::new("信访工作条例第二十二、二十三、三十四条", "Regulation on petitions, art. 22, 23, 34");
const REQUESTS: Text = Text::new("企业问题办理流程（泉州 2022）", "a city's procedure for enterprises' problems, 2022");
const ORDERS: Text = Text::new("督查工作规定", "rules of supervision as published");
const INSPECTIONS: Text = Text::new("政府督查工作条例第十七条", "Regulation on government inspection, art. 17");
const PERMITS: Text = Text::new("建筑工程施工许可管理办法", "Measures on construction permits");

macro_rules! clocks {
    ($($key:literal ($zh:literal, $en:literal): $from:literal, $from_en:literal => $until:literal, $until_en:literal;
        $limit:expr, warn $warn:literal, extend $more:literal, $source:ident;)*) => {
        /// Every preset.
        pub static CLOCKS: &[ClockPreset] = &[$(ClockPreset {
            key: $key,
            name: Text::new($zh, $en),
            from: Text::new($from, $from_en),
            until: Text::new($until, $until_en),
            timing: Timing { limit: $limit, warn: $warn },
            may_extend: $more,
            source: $source,
        }),*];
    };
}

clocks! {
    "complaint/pass_on" ("投诉转办", "Pass a complaint on"): "受理", "accepted" => "转办", "passed on";
        Limit::Days(3), warn 1, extend 0, COMPLAINTS;
    "complaint/pass_on_urgent" ("紧急投诉转办", "Pass an urgent complaint on"): "受理", "accepted" => "转办", "passed on";
        Limit::Days(0), warn 0, extend 0, COMPLAINTS;
    "complaint/reply" ("投诉答复", "Reply to a complaint"): "单位收到", "received by the unit" => "答复", "replied";
        Limit::Days(15), warn 3, extend 0, COMPLAINTS;
    "complaint/review" ("投诉复查", "Review of a complaint"): "申请复查", "review asked for" => "复查", "reviewed";
        Limit::Days(15), warn 3, extend 0, COMPLAINTS;
    "complaint/foreign_accept" ("外商投诉受理", "Accept a foreign investor's complaint"): "收到", "received" => "受理", "accepted";
        Limit::WorkingDays(7), warn 2, extend 0, FOREIGN;
    "complaint/foreign_close" ("外商投诉办结", "Close a foreign investor's complaint"): "受理", "accepted" => "办结", "closed";
        Limit::WorkingDays(60), warn 10, extend 0, FOREIGN;
    "concern/hand_on" ("诉求交办", "Hand a concern on"): "提出", "raised" => "交办", "handed on";
        Limit::Days(15), warn 3, extend 0, PETITIONS;
    "concern/object" ("单位异议", "Objection of the unit"): "交办", "handed on" => "提出异议", "objected";
        Limit::WorkingDays(5), warn 1, extend 0, PETITIONS;
    "concern/settle" ("诉求化解", "Settle a concern"): "受理", "accepted" => "答复", "answered";
        Limit::Days(60), warn 10, extend 30, PETITIONS;
    "request/answer" ("请示答复", "Answer a request"): "收到", "received" => "答复", "answered";
        Limit::WorkingDays(7), warn 1, extend 7, REQUESTS;
    "request/assist" ("协办答复", "Answer of an assisting unit"): "转办", "passed on" => "答复", "answered";
        Limit::WorkingDays(3), warn 1, extend 0, REQUESTS;
    "request/return" ("非本单位事项退回", "Return what belongs elsewhere"): "收到", "received" => "退回", "returned";
        Limit::WorkingDays(1), warn 0, extend 0, REQUESTS;
    "order/reply" ("督办回复", "Reply to an order"): "签发", "issued" => "回复", "replied";
        Limit::GivenDay, warn 3, extend 0, ORDERS;
    "order/note_urgent" ("批示件（急）", "Leader's note, urgent"): "签发", "issued" => "回复", "replied";
        Limit::Days(5), warn 1, extend 0, ORDERS;
    "order/note" ("批示件", "Leader's note"): "签发", "issued" => "回复", "replied";
        Limit::Days(15), warn 3, extend 0, ORDERS;
    "order/note_complex" ("批示件（复杂）", "Leader's note, complex"): "签发", "issued" => "回复", "replied";
        Limit::Days(30), warn 5, extend 0, ORDERS;
    "order/papers" ("文件落实", "Carry out a paper"): "签发", "issued" => "回复", "replied";
        Limit::Days(30), warn 5, extend 0, ORDERS;
    "order/minutes" ("会议纪要落实", "Carry out minutes"): "签发", "issued" => "回复", "replied";
        Limit::Days(20), warn 5, extend 0, ORDERS;
    "inspection/object" ("申请复核", "Ask for review of a finding"): "收到结论", "finding received" => "申请", "asked for";
        Limit::Days(30), warn 5, extend 0, INSPECTIONS;
    "inspection/decide" ("复核决定", "Decide on a review"): "申请", "asked for" => "决定", "decided";
        Limit::Days(30), warn 5, extend 0, INSPECTIONS;
    "permit/begin" ("领证后开工", "Begin after the construction permit"): "领取施工许可", "permit granted" => "开工", "begun";
        Limit::Months(3), warn 15, extend 6, PERMITS;
    "halt/report" ("停工报告", "Report a halt"): "停工", "halted" => "报告发证机关", "reported";
        Limit::Months(1), warn 5, extend 0, PERMITS;
    "halt/check" ("停工满一年核验", "Check the permit after a year's halt"): "停工", "halted" => "核验", "checked";
        Limit::Months(12), warn 30, extend 0, PERMITS;
}

/// Finds a preset by its key.
pub fn preset(key: &str) -> Option<&'static ClockPreset> {
    CLOCKS.iter().find(|clock| clock.key == key)
}
