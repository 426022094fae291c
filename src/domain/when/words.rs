//! Words that stand around a date and do not change it.

use crate::domain::folding::without_unseen;

/// A date without the words around it.
pub(super) struct Bare {
    pub(super) text: String,
    /// Whether it was said to be before the date, so that the date itself may not belong to it.
    pub(super) before: bool,
    /// Whether the end of the time was named in English; in Chinese 底 stays behind.
    pub(super) to_the_end: bool,
}

/// What may stand in brackets beside a date.
const NOTES: &[&str] = &[
    "暂定",
    "暂",
    "预计",
    "预估",
    "估计",
    "计划",
    "拟",
    "拟定",
    "目标",
    "实际",
    "力争",
    "争取",
    "待定",
    "tbc",
    "est",
    "est.",
    "estimated",
    "expected",
    "planned",
    "provisional",
    "forecast",
    "target",
    "actual",
];

/// What may stand in front of a date.
const FRONT: &[&str] = &[
    "力争",
    "争取",
    "确保",
    "务必",
    "预计",
    "预期",
    "计划",
    "暂定",
    "目标",
    "实际",
    "拟",
    "截至",
    "截止",
    "不晚于",
    "不迟于",
    "最迟",
    "于",
    "在",
    "到",
    "至",
    "by the ",
    "by ",
    "expected ",
    "planned ",
    "forecast ",
    "due ",
    "est. ",
    "est ",
    "target ",
    "the ",
];

/// What may stand behind one.
const BEHIND: &[&str] = &[
    "完成",
    "完工",
    "竣工",
    "建成",
    "投产",
    "投用",
    "投入使用",
    "投运",
    "交付",
    "开工",
    "动工",
    "启动",
    "开始",
    "建设",
    "施工",
    "验收",
    "通车",
    "封顶",
    "主体",
    "全部",
    "全面",
    "基本",
    "陆续",
    "正式",
    "并",
];

/// Before it.
const BEFORE: &[&str] = &["以前", "之前", "前"];

/// The text without its time of day and without words that change nothing; none where it is too long for a date.
pub(super) fn plain(text: &str) -> Option<Bare> {
    let plain: String = without_unseen(text).chars().map(plain_character).collect();
    (plain.len() <= 90).then(|| bare(without_time(plain.trim())))
}

/// Full-width forms and Chinese brackets as plain ones; blanks of every kind as a space.
fn plain_character(c: char) -> char {
    match c {
        '\u{ff01}'..='\u{ff5e}' => char::from_u32(u32::from(c) - 0xfee0).unwrap_or(c),
        '。' => '.',
        '–' | '—' | '−' | '‐' | '‑' | '―' => '-',
        '【' | '〔' | '[' => '(',
        '】' | '〕' | ']' => ')',
        c if c.is_whitespace() => ' ',
        other => other,
    }
}

/// Cuts a time of day off: what stands behind a `T` or a blank and looks like `0:00`, 下午 and the like, and 14时 behind a day.
fn without_time(text: &str) -> &str {
    let is_time = |rest: &str| {
        let hour = rest.bytes().take_while(u8::is_ascii_digit).count();
        let half =
            ["上午", "下午", "中午", "晚上", "凌晨", "AM", "PM", "am", "pm"].iter().any(|half| rest.starts_with(half));
        half || (matches!(hour, 1 | 2) && rest.as_bytes().get(hour) == Some(&b':'))
    };
    if let Some(at) = text.find(['T', ' ']).filter(|at| *at > 0 && is_time(text[at + 1..].trim_start())) {
        return &text[..at];
    }
    let of_hour = |c: char| c.is_ascii_digit() || "时点分整半上下午晚: ".contains(c);
    match text.rfind(['日', '号']) {
        Some(day) if text[day..].contains(['时', '点', ':']) && text[day..].chars().skip(1).all(of_hour) => {
            text[day..].chars().next().map_or(text, |last| &text[..day + last.len_utf8()])
        }
        _ => text,
    }
}

/// Takes the words around a date away, as many as there are.
fn bare(text: &str) -> Bare {
    let closed = closed_up(text).to_ascii_lowercase();
    let mut bare = Bare { text: String::new(), before: false, to_the_end: false };
    let mut left = closed.as_str();
    while let Some(less) = one_word_less(left, &mut bare) {
        left = less;
    }
    bare.text = left.trim().to_owned();
    bare
}

/// Takes blanks away beside Chinese characters; between figures they stay and make them no date.
fn closed_up(text: &str) -> String {
    let mut closed = String::with_capacity(text.len());
    let mut rest = text.chars().peekable();
    while let Some(c) = rest.next() {
        let beside = |c: Option<char>| c.is_some_and(|c| c == ' ' || !c.is_ascii());
        if c != ' ' || !(beside(closed.chars().last()) || beside(rest.peek().copied())) {
            closed.push(c);
        }
    }
    closed
}

fn one_word_less<'a>(text: &'a str, bare: &mut Bare) -> Option<&'a str> {
    let trimmed = text.trim_matches([' ', ',', ';', '、']);
    if trimmed.len() < text.len() {
        return Some(trimmed);
    }
    let note = without_note(text).or_else(|| without_weekday(text));
    let around = || {
        let front = FRONT.iter().find_map(|word| text.strip_prefix(word));
        front.or_else(|| BEHIND.iter().find_map(|word| text.strip_suffix(word)))
    };
    if let Some(less) = note.or_else(around) {
        return Some(less);
    }
    if let Some(less) = BEFORE.iter().find_map(|word| text.strip_suffix(word)).or_else(|| text.strip_prefix("before "))
    {
        bare.before = true;
        return Some(less);
    }
    let less = ["end of ", "end "].iter().find_map(|word| text.strip_prefix(word))?;
    bare.to_the_end = true;
    Some(less)
}

fn without_note(text: &str) -> Option<&str> {
    let is_note = |inside: &str| NOTES.contains(&inside.trim()) || without_weekday(inside) == Some("");
    let behind = || {
        let (front, inside) = text.strip_suffix(')')?.rsplit_once('(')?;
        is_note(inside).then_some(front)
    };
    let (inside, rest) = text.strip_prefix('(').and_then(|text| text.split_once(')')).unwrap_or_default();
    if is_note(inside) { Some(rest) } else { behind() }
}

fn without_weekday(text: &str) -> Option<&str> {
    let front = text.strip_suffix(['一', '二', '三', '四', '五', '六', '日', '天'])?;
    ["星期", "周"].iter().find_map(|word| front.strip_suffix(word))
}
