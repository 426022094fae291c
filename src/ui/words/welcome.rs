//! Words of 开始: what this is, who one is, and how the page looks.

use crate::domain::choices::Role;
use crate::domain::text::Lang;

words! {
    /// Words of 开始.
    WelcomeWords {
        what_it_is: "现场督查、问题销号、汇总上报，用这一个文件就够了。不装软件，不联网：填写的内容自动存在本机，需要时导出成文件交给同事。", "Check projects on site, follow every problem until it is closed, and put colleagues' books together, all in this one file. Nothing to install and no network: your work saves by itself on this machine and leaves it only in files that you hand over.";
        begin: "开始新册", "Start a new book";
        go_on: "打开本册", "Open the book";
        or: "或者", "or";
        sample: "先看示例", "Look at a sample first";
        sample_text: "一本编好的督查册，随意试用，不影响自己的数据。", "A finished book to try anything on. It stays apart from your own.";
        open_file: "打开同事交来的文件", "Open a colleague's file";
        open_file_text: "先在上面填写姓名和角色，再选择文件。", "Fill in your name and role above first, then choose the file.";
        no_sample: "浏览器禁止存储，不能打开示例。", "The browser blocks storage, so the sample cannot be opened.";
        firefox_title: "请先把本文件放到固定位置", "Put this file where it will stay";
        firefox_text: "火狐浏览器按文件所在位置保存数据。以后若改名或移动本文件，已填的内容就看不到了（放回原处即恢复）。", "Firefox keeps your data under the exact place of this file. If you rename or move it later, your work is out of sight until you put it back.";
    }
}

words! {
    /// Words of saying who one is.
    IntroductionWords {
        who: "我是", "I am";
        who_hint: "本册中已有的人可以直接选择。", "People whom this book knows can be chosen.";
        someone_new: "新使用者", "Someone new";
        name: "姓名", "Name";
        unit: "单位", "Unit";
        role: "角色", "Role";
        name_needed: "请填写姓名", "Enter your name";
        role_needed: "请选择角色", "Choose a role";
    }
}

words! {
    /// Words of how the page looks.
    LookWords {
        language: "语言", "Language";
        theme: "明暗", "Brightness";
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
        (Role::Inspector, Lang::En) => "Checks sites, raises problems, re-checks them",
        (Role::Office, Lang::Zh) => "管清单，汇总各人的文件，盯时限",
        (Role::Office, Lang::En) => "Keeps the list, puts files together, watches deadlines",
        (Role::Unit, Lang::Zh) => "看本单位的问题，报整改，申请延期",
        (Role::Unit, Lang::En) => "Sees its problems, reports what was done, asks for time",
    }
}
