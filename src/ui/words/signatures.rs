//! Words of 签字.

use crate::domain::text::Lang;

words! {
    /// Words of signatures.
    SignatureWords {
        title: "签字", "Signatures";
        none: "还没有签字。可以在屏幕上签，也可以打印后在纸上签。", "Nothing is signed. Sign on the screen, or on paper once it is printed.";
        sign: "签字", "Sign";
        sign_inspector: "督查人员签字", "Inspector signs";
        sign_site: "现场负责人签字", "In charge on site signs";
        name: "签字人姓名", "Name";
        pad: "在此手写签名", "Sign here";
        pad_hint: "用手指、笔或鼠标在框内书写", "Write in the box with a finger, a pen or the mouse";
        undo: "撤一笔", "Undo a stroke";
        clear: "清除", "Clear";
        typed: "以打字姓名代替手写", "Sign by the typed name";
        typed_mark: "（打字）", "(typed)";
        nothing_drawn: "框里还没有笔迹；不便手写的，可以打字姓名代替", "Nothing is drawn yet; whoever cannot write may sign by the typed name";
        signed: "已签字，内容已固定", "Signed";
        same: "签字后无改动", "Unchanged since";
        changed: "签字后有改动", "Changed since";
        unreadable: "（笔迹无法读取）", "(handwriting cannot be read)";
        drop: "撤下签字", "Take the signature back";
        drop_text: "撤下后可以重签；撤下的人、时间、原因都留在记录里。", "It can be signed again; who took it back, when and why stays known.";
        dropped: "已撤下签字", "Signature taken back";
        code: "核验码", "Check code";
        photo: "照片", "Photo";
        attachment: "附件", "Attachment";
        problem: "问题", "Issue";
    }
}

/// What was changed after signing.
pub fn changed_after_signing(what: &str, lang: Lang) -> String {
    match what.is_empty() {
        true => say!(lang, "签字后有改动", "Changed since it was signed"),
        false => say!(lang, "签字后有改动：{what}", "Changed since it was signed: {what}"),
    }
}

/// Whose handwriting a picture is.
pub fn handwriting_of(name: &str, lang: Lang) -> String {
    say!(lang, "{name}的签名", "Signature of {name}")
}
