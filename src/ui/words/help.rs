//! The help: topics of a few paragraphs each, one for every page and some that concern all of them.

use crate::domain::text::Lang;

/// One topic. Each line of its text is a paragraph; one that starts with `- ` is a line of a list.
pub struct HelpTopic {
    /// Its key in the address.
    pub key: &'static str,
    title: (&'static str, &'static str),
    text: (&'static str, &'static str),
}

impl HelpTopic {
    /// Its title.
    pub const fn title(&self, lang: Lang) -> &'static str {
        match lang {
            Lang::Zh => self.title.0,
            Lang::En => self.title.1,
        }
    }

    /// Its paragraphs.
    pub const fn text(&self, lang: Lang) -> &'static str {
        match lang {
            Lang::Zh => self.text.0,
            Lang::En => self.text.1,
        }
    }
}

words! {
    /// Words around the help.
    HelpWords {
        title: "使用说明", "Help";
        subtitle: "就在这个文件里，不联网也能查", "It is in this file and needs no network";
        search: "查找说明", "Search the help";
        none: "没有找到", "Nothing found";
        none_text: "换个说法试试，例如“逾期”“合并”“打印”。", "Try another word, such as overdue, merge or print.";
        what_is_this: "这是什么", "What is this";
        all: "全部说明", "All topics";
    }
}

const fn topic(
    key: &'static str,
    title: (&'static str, &'static str),
    text: (&'static str, &'static str),
) -> HelpTopic {
    HelpTopic { key, title, text }
}

/// All topics, in the order in which they are needed.
pub const HELP: [HelpTopic; 14] = [
    topic(
        "start",
        ("第一次使用", "The first time"),
        (
            "四步做完第一次督查：\n1. 在“项目”里导入项目清单（Excel 另存为 CSV 即可），或者点“新增项目”。\n2. 打开一个项目，点“开始督查”，选一张检查表。\n3. 到现场逐项作答：是、否、不适用；没来得及看的留“未查”。查出问题就地点“登记问题”。\n4. 填督查意见，点“完成督查”。之后可以打印督查记录。\n不放心就先看示例：首页点“先看示例”，里面的数据可以随意改，不影响自己的册子。",
            "Four steps to your first visit:\n1. In Projects, import your list (save it as CSV from Excel), or add a project.\n2. Open a project, press “Start a visit” and choose a checklist.\n3. Answer on site, item by item: yes, no, not applicable; what you could not see stays unchecked. Raise a problem on the spot where an item fails.\n4. Write the findings and finish the visit. The record can then be printed.\nTo try first, open the sample on the first page: change anything there, your own book is not touched.",
        ),
    ),
    topic(
        "overview",
        ("总览", "Overview"),
        (
            "每天先看这一页：哪些督查没做完，哪些问题逾期或快到期，哪些项目该去看了，哪些内容还没交出去。\n数字都能点开，点进去就是对应的台账。",
            "Look here first each day: visits not finished, problems overdue or nearly due, projects waiting for a visit, and work that is in no exported file yet.\nEvery figure opens the list behind it.",
        ),
    ),
    topic(
        "projects",
        ("项目", "Projects"),
        (
            "项目清单。可按名称、编号、单位、地点查找，也可用拼音首字母；点列头排序。\n打开一个项目，能看到它的问题、历次督查、进展记录和全部信息。改错了不要紧：每一项都留有变更记录，能看到谁在什么时候把什么改成了什么。",
            "The list of projects. Find by name, code, unit or place; press a column's head to sort.\nA project shows its problems, its visits, the remarks and every fact. Nothing is lost by an edit: each field keeps who changed what and when.",
        ),
    ),
    topic(
        "list",
        ("导入项目清单", "Importing a list"),
        (
            "把 Excel 或 WPS 里的清单另存为 CSV，选进来即可。表头怎么写都行，下一步核对每一列是什么。\n写入之前先预览：哪些是新项目，哪些已经有了，哪些内容看不懂。导入后可以整批撤销。",
            "Save the list as CSV from Excel or WPS and choose it. Any headings will do: the next step says what each column is.\nYou see a preview before anything is written: new projects, known ones, and what could not be read. The whole import can be undone.",
        ),
    ),
    topic(
        "visit",
        ("现场督查", "On site"),
        (
            "一项一答，点一下就存，不用另外保存。底部的“下一个未查”总能带到下一项。\n- “未查”和“不适用”不一样：未查是还没看，不适用是这个项目没有这件事。\n- 题目下面一行是上次的答案，变了会标出来。\n- 点本子图标写备注：看到什么、谁说的、差多少。\n- 答“否”以后，该项下面出现“登记问题”，类别、牵头单位和时限已按规则填好，可以改。\n- 换到别的应用、锁屏、关掉浏览器，回来还在原处。\n完成后记录就定稿，只能写明原因更正，原来的内容一直保留。",
            "One tap an item, saved at once. “Next unchecked” at the foot always leads on.\n- Unchecked is not the same as not applicable: unchecked has not been looked at, not applicable does not exist in this project.\n- Below each item stands the last answer; a change is marked.\n- The note button is for what you saw, who said it, how much is missing.\n- Where an item fails, “Raise a problem” appears below it, with category, lead unit and deadline filled in by the rules; change them as needed.\n- Switch apps, lock the screen or close the browser: you come back to the same place.\nA finished record is final. It can only be amended with a reason, and what stood there is kept.",
        ),
    ),
    topic(
        "problems",
        ("问题台账", "The ledger"),
        (
            "所有项目的问题都在这里。默认最急的在前：逾期天数多的、快到期的、等级高的。\n- 按“/”查找，可输编号、单位或拼音首字母；上下键移动，回车打开。\n- 上面的条件可以叠加，例如“逾期”加“严重”；常用的条件可以存下来。\n- 勾选多条可以一起办：交办、改牵头单位、改责任领导。先看预览再执行，一次可全部撤销。\n- 打印出来的就是筛选后的全部内容。",
            "The problems of all projects. The most pressing come first: longest overdue, nearly due, most severe.\n- Press “/” to search by number or unit; the arrows move, Enter opens.\n- Filters add up, such as overdue and severe; those you use often can be kept.\n- Several problems can be handled at once: assign, set the lead unit, set the leader. You see a preview first, and one undo takes all of it back.\n- Printing gives every row of the filter.",
        ),
    ),
    topic(
        "problem",
        ("一个问题怎样办到销号", "From raised to closed"),
        (
            "待交办 → 整改中 → 待复查 → 已销号。\n- 交办时定牵头单位和时限。\n- 单位报告整改情况后进入待复查。\n- 只有复查能销号；复查不通过就退回，要写明原因。\n- 延期要在到期之前申请并经批准；原定时限一直保留，按期整改率按原定时限算。\n- 到期当天不算逾期。\n按钮是灰的，旁边写着为什么现在不能办。",
            "To assign → rectifying → to re-check → closed.\n- Assigning sets the lead unit and the deadline.\n- The unit reports what was done; the problem then waits for a re-check.\n- Only a re-check closes it; a failed one sends it back with a reason.\n- An extension is asked for before the deadline and has to be granted; the original deadline is kept, and rates count by it.\n- The due day itself is not overdue.\nA grey button says beside it why it cannot be used now.",
        ),
    ),
    topic(
        "exchange",
        ("交换：交出和收进", "Exchange: hand over and take in"),
        (
            "不联网，靠文件来往。导出一个文件，用U盘或内网交给同事；同事的文件选进来就合并。\n- 几个人各干各的，再合到一起，不会互相覆盖。同一个文件收两次也没关系。\n- 合并之前先看会带来什么；合并之后可以整批撤销。\n- 两个人把同一处改得不一样，两种写法都保留，由人来定。\n- 页面会告诉您还有多少内容没有导出过。建议每天导出一次，存在别的地方。",
            "No network: work travels as files. Export one and pass it on by stick; choose a colleague's file and it is merged.\n- People work apart and put it together later without overwriting each other. Taking in the same file twice does no harm.\n- You see what a file would bring before it is merged, and can undo the merge.\n- Where two people changed the same thing differently, both are kept until somebody decides.\n- The page says how much is in no exported file. Export once a day and keep the file elsewhere.",
        ),
    ),
    topic(
        "conflicts",
        ("不一致的地方", "Conflicts"),
        (
            "几个人对同一处写了不同的内容，会列在这里，写明各是谁、什么时候写的。按数字键 1、2、3 采用其中一种，或者另写一种；选错了可以撤销。\n没有决定之前，先显示最新的，其余的一个也不丢。",
            "Where people wrote different things about the same fact, both stand here with who and when. The keys 1, 2, 3 take one of them, or write another; a wrong choice can be undone.\nUntil someone decides the newest is shown, and none of the others is lost.",
        ),
    ),
    topic(
        "templates",
        ("检查表", "Checklists"),
        (
            "内置的检查表按项目阶段和专题分好，不能直接改；点“另存为本单位检查表”就能按本单位要求增减。\n改过的表是新的一版，已经做过的督查仍按当时的版本显示。可以打印空表带到现场。",
            "The built-in checklists follow the phases of a project and some topics. They cannot be changed; copy one and make it your own.\nA changed checklist is a new version; visits already made keep theirs. An empty form can be printed.",
        ),
    ),
    topic(
        "settings",
        ("设置", "Settings"),
        (
            "使用者、本单位名称、单位名录、语言、明暗、字号。在阳光下看不清，就选“阳光下”。\n换人使用时点“换人使用”，之后的记录署新的名字。",
            "You, your office, the list of units, language, brightness, text size. If the screen cannot be read in the sun, choose Sun.\nPress “Someone else” when you hand the machine over; what follows carries the new name.",
        ),
    ),
    topic(
        "safety",
        ("内容存在哪里，会不会丢", "Where your work is kept"),
        (
            "每改一处立即存在本机的浏览器里，显示“已保存”就不会因为断电或死机丢失。不上传，不联网。\n但浏览器的数据跟着这台机器：清除浏览数据、重装系统会一起清掉。所以要常导出文件，存到别处。\n页面里能打开的内容，能用这台电脑的人都看得到；离开时请锁屏。涉密内容不要录入。",
            "Every change is stored in this browser at once; what is shown as saved survives a power cut or a crash. Nothing is sent anywhere.\nBut a browser's data belongs to this machine: clearing browsing data or reinstalling the system removes it. So export often and keep the file elsewhere.\nWhoever can use this machine can read the book: lock the screen when you leave, and enter nothing classified.",
        ),
    ),
    topic(
        "print",
        ("打印", "Printing"),
        (
            "台账、督查记录、空检查表都按A4排好，用页面上的打印按钮或浏览器的打印（Ctrl+P）都行。台账横排，督查记录末尾留有签字盖章的位置。要存成PDF，在打印窗口选“另存为PDF”。",
            "The ledger, visit records and empty checklists are laid out for A4; use the print button of the page or of the browser (Ctrl+P). The ledger is landscape; a record ends with room for signatures and the seal. For a PDF choose “Save as PDF” in the print window.",
        ),
    ),
    topic(
        "keys",
        ("键盘", "Keyboard"),
        (
            "- Ctrl+K（苹果电脑 ⌘K）：查找和前往任何页面、项目、问题。\n- 督查：1–4 作答，J 下一项，K 上一项，N 下一个未查。\n- 台账：/ 查找，Esc 清除，上下键移动，空格勾选，回车打开。\n- 不一致：1、2、3 采用对应的写法。\n- Tab 在各处之间移动，Esc 关闭窗口。",
            "- Ctrl+K (⌘K on a Mac): find and go to any page, project or problem.\n- Visit: 1–4 answer, J next item, K item before, N next unchecked.\n- Ledger: / search, Esc clears, arrows move, space marks, Enter opens.\n- Conflicts: 1, 2, 3 take that value.\n- Tab moves on, Esc closes a window.",
        ),
    ),
];
