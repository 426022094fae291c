//! `#/gallery`, in development builds only: each control in each of its states, to be looked at in every theme and size.

use leptos::prelude::*;

use crate::domain::records::ProblemState;
use crate::domain::taxonomy::Severity;
use crate::ui::context::Ui;
use crate::ui::controls::*;
use crate::ui::parts::look_choices::{TextSizeChoice, ThemeChoice};
use crate::ui::parts::shared;

/// The page.
#[component]
pub fn Gallery() -> impl IntoView {
    view! {
        <div class="page">
            <PageHead title="控件 Gallery" subtitle=move || view! { <span>"只在开发构建中"</span> } />
            <div class="row"><ThemeChoice /><TextSizeChoice /></div>
            {part("Button", buttons)}
            {part("Field", fields)}
            {part("Choice", choices)}
            {part("Tag, Light", marks)}
            {part("Banner, SaveBadge, Progress, Empty", notices)}
            {part("Facts, Timeline, Disclosure, Stat", facts)}
            {part("Dialog, Menu, Tabs, Toast", floating)}
        </div>
    }
}

fn part<V: IntoView + 'static>(title: &'static str, content: fn() -> V) -> impl IntoView {
    view! {
        <section class="section">
            <div class="section__head"><h2 class="section__title">{title}</h2></div>
            <div class="stack">{content()}</div>
        </section>
    }
}

fn buttons() -> impl IntoView {
    use ButtonVariant::{Danger, DangerFilled, Primary, Quiet, Secondary};
    let nothing = move |()| {};
    let all = [Primary, Secondary, Quiet, Danger, DangerFilled].map(|variant| {
        view! {
            <div class="row">
                <Button label="按钮 Button" variant on_press=nothing />
                <Button label="带图标 Icon" variant icon=Icon::Visit on_press=nothing />
                <Button label="小 Small" variant size=ButtonSize::Small on_press=nothing />
                <Button label="大 Large" variant size=ButtonSize::Large on_press=nothing />
                <IconButton label="图标 Icon" variant icon=Icon::Edit on_press=nothing />
                <Button label="不能按 Blocked" variant blocked="先选择检查表".to_string() on_press=nothing />
            </div>
        }
    });
    all.collect_view()
}

fn fields() -> impl IntoView {
    let text = move |_: String| {};
    let wrong = "日期写成 2026-11-23 这样".to_string();
    let options = vec![SelectOption::new("a", "待交办"), SelectOption::new("b", "整改中")];
    view! {
        <div class="form-grid">
            <TextField label="文本" value="南郊新城区配套工程" on_change=text />
            <TextField label="必填、有提示" required=true hint="与批复一致".to_string() value="" on_change=text />
            <TextField label="有误" error=wrong value="去年" on_change=text />
            <TextField label="存疑" doubt="早于开工（2026-06），请核对".to_string() value="2025-12" on_change=text />
            <NumberField label="总投资" unit="万元".to_string() value="30000" on_change=text />
            <DateField label="整改时限" value="2026-11-23" on_change=text />
            <SelectField label="状态" options value="a" on_change=text />
            <SearchField label="查找" placeholder="编号、问题" value="" on_input=text />
            <CheckField label="只看逾期" checked=true hint="含今天到期".to_string() on_change=move |_| {} />
            <TextArea label="备注" rows=2 value="" placeholder="看到什么" on_change=text />
        </div>
    }
}

fn choices() -> impl IntoView {
    let answer = RwSignal::new(Some(0_u8));
    let bar = move || {
        vec![
            Choice::new(0_u8, "是").icon(Icon::Check).tone(ChoiceTone::Good),
            Choice::new(1, "否").icon(Icon::Cross).tone(ChoiceTone::Bad),
            Choice::new(2, "不适用").icon(Icon::Minus).tone(ChoiceTone::Muted),
            Choice::new(3, "未查").icon(Icon::Unchecked).tone(ChoiceTone::Open),
        ]
    };
    let chips = Signal::stored(vec![Chip::new(0_u8, "逾期").count(3), Chip::new(1, "挂起").count(0)]);
    view! {
        {(0..4_u8).map(|one| view! { <ChoiceBar label="作答" choices=bar() value=Signal::stored(Some(one)) on_choose=move |_| {} /> }).collect_view()}
        <ChoiceBar label="可以试" choices=bar() value=answer on_choose=move |one| answer.set(Some(one)) />
        <SegmentedControl label="分段" choices=bar() value=answer on_choose=move |one| answer.set(Some(one)) />
        <Chips label="重点" chips selected=Signal::stored(vec![0_u8]) on_toggle=move |_| {} />
    }
}

fn marks() -> impl IntoView {
    let lang = Ui::get().lang;
    let lights = [
        (LightColour::Red, "红灯"),
        (LightColour::Yellow, "黄灯"),
        (LightColour::Green, "绿灯"),
        (LightColour::Grey, "灰灯"),
    ];
    view! {
        <div class="row">{ProblemState::ALL.map(|state| shared::state_tag(state, lang)).collect_view()}</div>
        <div class="row">{Severity::ALL.iter().map(|one| shared::severity_tag(*one, lang)).collect_view()}</div>
        <div class="row">{lights.map(|(colour, word)| view! { <Light colour word /> }).collect_view()}</div>
    }
}

fn notices() -> impl IntoView {
    let tones = [Tone::Neutral, Tone::Info, Tone::Good, Tone::Warn, Tone::Bad, Tone::Muted];
    let marks = [SaveMark::Saved, SaveMark::Saving, SaveMark::Draft, SaveMark::MemoryOnly, SaveMark::Failed];
    view! {
        {tones.map(|tone| view! { <Banner tone title=format!("{tone:?}") text="内容还没有安全保存".to_string() /> }).collect_view()}
        <div class="row">{marks.map(|mark| view! { <SaveBadge mark=Signal::stored(mark) text="已保存" /> }).collect_view()}</div>
        <ProgressBar label="已查" done=Signal::stored(5) total=Signal::stored(14) tone=Tone::Good />
        <EmptyState icon=Icon::Projects title="还没有项目" text="导入清单，或新建一个。".to_string()>
            <LinkButton href="#/gallery" label="新增项目" variant=ButtonVariant::Primary />
        </EmptyState>
    }
}

fn facts() -> impl IntoView {
    view! {
        <div class="stats">
            <Stat label="逾期" figure="3" tone=Tone::Bad />
            <Stat label="总投资" figure="30,000" unit="万元".to_string() />
        </div>
        <KeyValue><Fact label="责任单位">"区建委"</Fact><Fact label="计划开工">"2026-08"</Fact></KeyValue>
        <Timeline label="经过">
            <TimelineEntry title="状态：整改中" when="2026-11-15 12:45" author="陈志远">"停电窗口已商定"</TimelineEntry>
        </Timeline>
        <Disclosure summary="更多条件" note="3"><p>"内容"</p></Disclosure>
    }
}

fn floating() -> impl IntoView {
    let ui = Ui::get();
    let open = RwSignal::new(false);
    let tab = RwSignal::new(0_u8);
    let items = vec![
        MenuItem::new("修改", Callback::new(|()| {})).icon(Icon::Edit),
        MenuItem::new("删除", Callback::new(|()| {})).icon(Icon::Delete).tone(Tone::Bad),
        MenuItem::new("打印", Callback::new(|()| {})).icon(Icon::Print).blocked(Some("还没有内容".to_owned())),
    ];
    view! {
        <div class="row">
            <Button label="打开窗口" on_press=move |()| open.set(true) />
            <Button label="说一句" on_press=move |()| ui.offer("已保存", "撤销", || {}) />
            <Menu label="更多" items />
        </div>
        <Tabs label="收发" tabs=vec![Tab::new(0_u8, "已接收"), Tab::new(1, "已报送")] selected=tab on_select=move |one| tab.set(one)>
            <p>{move || tab.get().to_string()}</p>
        </Tabs>
        <Dialog open on_close=move || open.set(false) title="窗口" close_label="关闭"><p>"内容"</p></Dialog>
    }
}
