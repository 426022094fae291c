//! Words of 开始: what this is, who one is, and how the page looks.

use crate::domain::choices::Role;
use crate::domain::text::Lang;

words! {
    /// Words of 开始.
    WelcomeWords {
        what_it_is: "现场督查、问题销号、汇总上报，用这一个文件就够了。不装软件，不联网：填写的内容自动存在本机，需要时导出成文件上报或下发。", "Check projects on site, follow every issue until it is closed, and merge colleagues’ books, all in one file. No installation and no network: your work is saved on this device and leaves it only in files you send.";
        begin: "新建督查台账", "Start a new book";
        go_on: "打开督查台账", "Open your book";
        or: "或者", "or";
        sample: "先看示例", "Try the sample first";
        sample_text: "一份编好的督查台账，随意试用，不影响自己的数据。", "A complete sample book to explore. Your own data is not affected.";
        open_file: "打开同事发来的文件", "Open a colleague’s file";
        open_file_text: "先在上面填写姓名和角色，再选择文件。", "Fill in your name and role above, then choose the file.";
        no_sample: "浏览器禁止存储，不能打开示例。", "The browser blocks storage, so the sample cannot be opened.";
        firefox_title: "请先把本文件放到固定位置", "First put this file where it will stay";
        firefox_text: "火狐浏览器按文件所在位置保存数据。以后若改名或移动本文件，已填的内容就看不到了（放回原处即恢复）。", "Firefox stores your data by this file’s location. If you rename or move it later, you will not see your work until you put it back.";
    }
}

words! {
    /// Words of saying who one is.
    IntroductionWords {
        who: "我是", "I am";
        who_hint: "台账中已有的人可以直接选择。", "You can choose someone who is already in this book.";
        someone_new: "新使用者", "New user";
        name: "姓名", "Name";
        unit: "单位", "Organisation";
        role: "角色", "Role";
        name_needed: "请填写姓名", "Enter your name";
        role_needed: "请选择角色", "Choose a role";
    }
}

words! {
    /// Words of how the page looks.
    LookWords {
        language: "语言", "Language";
        theme: "明暗", "Theme";
        theme_auto: "自动", "Auto";
        theme_day: "日间", "Day";
        theme_night: "夜间", "Night";
        theme_sun: "阳光下", "Sun";
        text: "字号", "Text size";
        text_normal: "标准", "Normal";
        text_large: "大", "Large";
        text_huge: "特大", "Largest";
    }
}

/// What a role is for, in one line.
pub const fn role_purpose(role: Role, lang: Lang) -> &'static str {
    match (role, lang) {
        (Role::Inspector, Lang::Zh) => "到现场检查，提出问题，复查销号",
        (Role::Inspector, Lang::En) => "Visits sites, raises issues, re-inspects and closes them",
        (Role::Office, Lang::Zh) => "管清单，汇总各人的文件，盯时限",
        (Role::Office, Lang::En) => "Maintains the list, merges files, tracks deadlines",
        (Role::Unit, Lang::Zh) => "看本单位的问题，报整改，申请延期",
        (Role::Unit, Lang::En) => "Sees its own issues, reports fixes, requests extensions",
        (Role::Leader, Lang::Zh) => "看要协调的事项、重大问题和逾期问题，只看不填",
        (Role::Leader, Lang::En) => "Reads what was escalated, critical and overdue; enters nothing",
    }
}
