//! The help: topics of a few paragraphs each, one for every page and some that concern all of them.

use std::borrow::Cow;

use crate::domain::registers::REGISTERS;
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

    /// Its paragraphs. What each register holds, the registers say themselves.
    pub fn text(&self, lang: Lang) -> Cow<'static, str> {
        let own = match lang {
            Lang::Zh => self.text.0,
            Lang::En => self.text.1,
        };
        if self.key != REGISTERS_TOPIC {
            return Cow::Borrowed(own);
        }
        let line = |register: &&crate::domain::register::Register| {
            say!(lang, "\n- {}：{}", "\n- {}: {}", register.name.get(lang), register.about.get(lang))
        };
        Cow::Owned(REGISTERS.iter().map(line).fold(own.to_owned(), |text, line| text + &line))
    }
}

words! {
    /// Words around the help.
    HelpWords {
        title: "使用说明", "Help";
        subtitle: "就在这个文件里，不联网也能查", "Built into this file; works offline";
        search: "查找说明", "Search the help";
        none: "没有找到", "Nothing found";
        none_text: "换个说法试试，例如“逾期”“汇总”“打印”。", "Try another word, such as overdue, merge or print.";
        what_is_this: "这是什么", "Help";
        all: "全部说明", "All topics";
    }
}

/// The topic that names every register.
const REGISTERS_TOPIC: &str = "registers";

const fn topic(
    key: &'static str,
    title: (&'static str, &'static str),
    text: (&'static str, &'static str),
) -> HelpTopic {
    HelpTopic { key, title, text }
}

/// All topics, in the order in which they are needed.
pub const HELP: [HelpTopic; 27] = [
    topic(
        "start",
        ("第一次使用", "Getting started"),
        (
            "四步做完第一次督查：\n1. 在“项目”里导入项目清单（Excel 工作簿或 CSV），或者点“新增项目”。\n2. 打开一个项目，点“开始督查”，选一张检查表。\n3. 到现场逐项作答：是、否、不适用；没来得及看的留“未查”。查出问题就地点“登记问题”。\n4. 填督查意见，点“完成督查”。之后可以打印督查记录。\n不放心就先看示例：首页点“先看示例”，里面的数据可以随意改，不影响本单位数据。",
            "Four steps to your first visit:\n1. In Projects, press “Import project list” (an Excel workbook or CSV), or “Add a project”.\n2. Open a project, press “Start a visit” and choose a checklist.\n3. Answer on site, item by item: yes, no, not applicable; what you have not seen stays unchecked. Where an item fails, press “Raise an issue” on the spot.\n4. Write the findings and press “Finish visit”. You can then print the record.\nTo try things out first, open the sample on the start page: change anything, your own data is not affected.",
        ),
    ),
    topic(
        "overview",
        ("总览", "Overview"),
        (
            "每天先看这一页：哪些督查没做完，哪些问题逾期或快到期，哪些项目该去看了，哪些内容还没有上报。\n数字都能点开，点进去就是对应的台账。\n各角色看到的不一样：办公室看待交办、待复查、延期待批、数据冲突和逾期，以及哪个单位、哪位领导名下最多；督查员看今天要做的；责任单位只看本单位的问题，按到期先后排；领导看提请协调的、重大的和逾期的。",
            "Look here first each day: unfinished visits, issues overdue or due soon, projects waiting for a visit, and work not exported yet.\nTap any number to open its list.\nEach role has its own: the office sees what is unassigned, awaiting re-inspection, asked to be extended, in conflict and overdue, and which unit or leader has most of it; an inspector sees what to do today; a responsible unit sees its own issues by deadline; a leader sees what was referred, critical or overdue.",
        ),
    ),
    topic(
        "projects",
        ("项目", "Projects"),
        (
            "项目清单。可按名称、编号、单位、地点查找，也可用拼音首字母；点列头排序，没有数的排最后。“显示的列”里可选完成率、序时差、增幅，点数字看计算依据；落后、到期未开工、停工、逾竣工期、无年度计划、未报各是一个筛选，筛选留在地址里。\n打开一个项目，分成几部分：概况、月进度、手续、问题、督查、台账记录、工作记录；还没有内容又不急的在“＋”里。概况里“现在卡在”列出停工、超限的手续、到期的承诺和未销号问题。打印时有内容的部分都打印。“坐标”可以粘贴 39.9042, 116.4074 或度分秒，也可以在照片里点“用作项目坐标”；从高德、腾讯等地图复制的，坐标系选 GCJ-02。照片会写明距项目所在地多远。改错了不要紧：每一项都留有变更记录，能看到谁在什么时候把什么改成了什么。",
            "The list of projects. Search by name, code, unit or place; tap a column header to sort; what has no figure stands last. Under the columns, completion, ahead of plan and growth can be shown; each figure opens how it was reckoned. Behind plan, due and not begun, halted, past the finish, no plan and not reported are filters, kept in the address.\nA project’s page has parts: overview, months, approvals, issues, visits, other registers, notes; what holds nothing yet is behind the plus sign. “What holds it up” lists halts, approvals over their limit, commitments due and open issues. Printing takes every part that holds something. Coordinates can be pasted (39.9042, 116.4074, or degrees, minutes and seconds) or taken from a photo; choose GCJ-02 for what was copied from most Chinese maps. A photo says how far from the site it was taken. Edits never lose anything: every field records who changed what, and when.",
        ),
    ),
    topic(
        "figures",
        ("完成率、序时差和开工率", "Completion, plan to date, works begun"),
        (
            "完成率、序时差、增幅和开工率由年度计划和月进度算出，截至上个月。数字下面有点线，点开是计算依据：算式、规则、口径，以及用到的每一行；可以复制。\n- 没有数不等于零：没有计划、没有上报的写“—”和原因。\n- 单位的完成率是合计除以合计，不是各项目完成率的平均；未报的项目，计划仍在分母里。\n- 有近两个月的核定数用核定数，否则用上报数，后面标“报”，打印时标“*”。\n- “完成情况”按单位、行业、领导、专项汇总；落后、到期未开工、停工、逾竣工期的项目各有一张表。",
            "Completion, distance to the plan, growth and the rates of works begun are reckoned from the year’s plans and the months, as of last month. A figure over a dotted line opens how it was reckoned: the reckoning, the rule, the base and every row used; it can be copied.\n- Missing is not zero: without a plan or a report there is “—” and the reason.\n- A unit’s completion is sum over sum, never a mean of rates; the plan of a project that did not report still counts.\n- A figure verified within two months is taken, else the reported one, marked “rep.”, on paper “*”.\n- The summary sums by unit, sector, leader and programme; what is behind, due and not begun, halted or past its finish each has a list.",
        ),
    ),
    topic(
        "progress",
        ("进度填报", "Progress"),
        (
            "每月的计划、上报、核定都填在一张表里：“进度”是全部项目的一个月，点项目名称是这个项目的全年。\n- 像表格一样用：方向键移动，直接输入就替换，F2 修改，Enter 下移，Tab 右移，Delete 清空（不是填 0）。\n- 从 Excel 或 WPS 复制一块，选好左上角的格子直接粘贴：先显示新填、改动、不能写入各多少格，按 Ctrl+Enter 写入，Ctrl+Z 一次全部撤回。带上项目名称一列，就按名称对应。\n- 选中一块再按 Ctrl+Enter，整块填成同一个内容；底部显示选中格数与合计。\n- 空白是未报，0 是没有完成，两者分开。每月 5 日后报送的标“迟几天”；上报与核定相差超过核定数 5% 的标 △。\n- 计划由办公室填，核定由督查组填并选核定依据，上报各单位都可以填；颜色较深的格子不归您填，输入时底部会说明原因。\n- 按 Esc 再按 Tab 离开表格。",
            "Plans, reports and verified figures of each month are filled in in one grid: Progress is one month of all projects; a project's name leads to its year.\n- It works as a sheet: arrow keys move, typing replaces, F2 edits, Enter moves down, Tab right, Delete blanks (it does not write 0).\n- Copy a block from Excel or WPS, choose the cell at its upper left and paste: you see how many cells are new, changed or not writable; Ctrl+Enter writes them, one Ctrl+Z takes all of it back. With the column of names along, rows are matched by name.\n- Mark a block and press Ctrl+Enter to fill it; the foot shows how many cells are marked and their sum.\n- Blank is not reported, 0 is nothing done. A report after the 5th is marked late; a difference of more than 5 % of the verified figure is marked △.\n- The office writes plans, inspectors write verified figures with their basis, reports are open to all; a darker cell is not yours, and typing there says why at the foot.\n- Esc, then Tab leaves the grid.",
        ),
    ),
    topic(
        "list",
        ("导入项目清单", "Import project list"),
        (
            "把 Excel 或 WPS 的清单（.xlsx）或 CSV 选进来即可，工作簿里有几张表就选一张。表头怎么写都行，下一步核对每一列是什么。\n写入之前先预览：哪些是新项目，哪些已经有了，哪些内容看不懂。导入后可以整批撤销。\n- 进度表的各月栏目（1月 计划、1月 完成、1-8月累计等）读作每个项目的月进度；年份取表头或标题里的，没写的在第二步选一次，年度计划与各月用同一年份。\n- 预览按行列出几个月、合计多少、由多少改为多少，并与表内合计核对；不能写入的格子逐格说明原因。\n- 台账各页的“导入表格”用同样的步骤导入手续、停工、年度计划等，一行一条，按项目名称或编号对应。\n- 问题台账页的“导入表格”导入已在用的问题台账，已销号、已逾期的照原样登记；再次导入会更新进展，不会退回。按编号认问题，没有编号的按项目、问题和发现日期认。\n- 在列表页按 Ctrl+V，可以直接粘贴从 Excel、WPS 或网页复制的表格；按 Ctrl+C 复制当前列表。",
            "Choose the list as Excel or WPS keeps it (.xlsx), or as CSV; of several sheets choose one. Column names don’t matter; you match them in the next step.\nYou see a preview before anything is saved: new projects, existing ones, and what could not be read. The whole import can be undone.\n- Columns of months (planned, reported, since January) become the months of each project; the year is that of the heading or the title, or you choose it once in the second step, for the plan of the year as well.\n- The preview says for each row how many months it brings, their sums, old → new, and holds them against the totals of the list; a cell that cannot be written says why.\n- “Import table” on the page of a register takes approvals, halts, plans of the year and so on in the same steps: a row is a record, found by the name or code of its project.\n- “Import table” on the page of issues takes a ledger that is already running; what is closed or overdue comes in as it is. Taken in again, it leads issues on, never back. An issue is known by its number, else by project, text and day found.\n- Ctrl+V on a list takes a table copied in Excel, WPS or on a web page; Ctrl+C copies the list as it stands.",
        ),
    ),
    topic(
        "visit",
        ("现场督查", "On site"),
        (
            "一项一答，点一下就存，不用另外保存。底部的“下一个未查”总能带到下一项；在题目上向左划也一样，向右划回上一项。\n- “未查”和“不适用”不一样：未查是还没看，不适用是这个项目没有这件事。\n- 题目下面一行是上次的答案，变了会标出来。\n- 点本子图标写备注：看到什么、谁说的、差多少。\n- 答“否”以后，该项下面出现“登记问题”，类别、牵头单位和时限已按规则填好，可以改。\n- 提示第一次显示，以后收在 ⓘ 里。\n- 补填昨天的督查，开始时改督查日期；同一次要查两张检查表，开始时选“同时检查”，或在“更多”里增减检查表，记录和签字合为一份。\n- 换到别的应用、锁屏、关掉浏览器，回来还在原处。\n完成后记录就定稿，只能写明原因更正，原来的内容一直保留。\n- 记录页可以在屏幕上签字：督查人员和现场负责人各自手写，不便手写的打字姓名；不签也行，打印后仍留有签字的位置。签字后有改动，记录和打印件上都会写明改了什么。",
            "One tap per item, saved at once. “Next unchecked” at the bottom always takes you on; so does a swipe to the left, and a swipe to the right goes back one item.\n- Unchecked is not the same as not applicable: unchecked means nobody has looked yet, not applicable means this project has no such thing.\n- The last answer is shown below each item; a change is marked.\n- Use the note button for what you saw, who said it, how much is missing.\n- After “No”, “Raise an issue” appears below the item, with category, lead unit and deadline filled in by the rules; change them as needed.\n- A hint is shown the first time, and later behind ⓘ.\n- To enter yesterday’s visit, change the date when you start. To use two checklists on one visit, choose “Also check” when you start, or add one under “More”: there is one record and one signature.\n- Switch apps, lock the screen or close the browser: you come back to the same place.\nA finished record is final. It can only be amended with a reason, and the original is kept.\n- It can be signed on the screen, by the inspector and by whoever is in charge on site, by hand or by the typed name; nobody must, and on paper there is room to sign. What is changed after signing is said on the record and on its print.",
        ),
    ),
    topic(
        "plans",
        ("督查方案", "Visit plans"),
        (
            "一段时间去哪些项目、哪天去、谁去，都在“督查方案”里（“督查”页右上角，或“更多”）。\n- 选对象有三种：手选；按条件，如红黄灯、逾期、停工、多少天没去；双随机，按层按比例抽项目、抽人员。\n- 抽取只看种子：写下种子，谁都能用同样的名单重抽，结果一样；抽取记录留在方案里，一并打印。\n- 同一单位在间隔天数内去过或排过的会提醒；按条件和抽取时可以避开。\n- “自动排日”把没有日期的排到期间内的工作日，同一单位的排在同一天。\n- 已查、未查由督查记录得出，不用另外登记；期间内没有列入方案的督查单独列出。\n- 督查员在“总览”的“今天”看到当天要去的项目；“加入手机日历”导出 .ics 文件。",
            "Which projects are visited in a period, when and by whom, stands in Visit plans (top right of Visits, or under More).\n- Projects are chosen by hand, by rule (lights, overdue, halted, not visited for so many days), or by lot: a share of each stratum, and who goes.\n- A draw follows from its seed alone: with the seed anybody repeats it from the same list. Its record stays with the plan and is printed with it.\n- A unit that was visited, or is to be, within the days between two visits is pointed out; by rule and by lot it can be left out.\n- Spread gives days to what has none: worked days of the period, one unit on one day.\n- Visited and missed follow from the visits; nothing is ticked off. Visits without a plan are listed.\n- An inspector finds what is to be visited today on the overview; the calendar goes out as an .ics file for a phone.",
        ),
    ),
    topic(
        "schedule",
        ("倒排工期", "Schedules"),
        (
            "在项目页的“节点”里打开“倒排工期”：从竣工日往前推，每个节点最迟哪天开始、哪天完成；从今天往后推，最早哪天能完成。\n- 大字先说结论：需压缩几天，或余几天；下面是关键线路。\n- 没有节点时选一个模板（房建、市政道路、工业厂房、园区配套），看过预览再生成，可整批撤销。模板在“设置 · 节点模板”里可改。\n- 横道图：空心细条是基准，细线框是最迟的起止（双线为关键），实心是已做，斜线是剩余，交叉线是超出并写天数。\n- ←→ 把完成前后移一天，Shift 移七天，Alt+←→ 改工期；也可以拖动，手机上用下面的加减键。先显示后果，按“采用”才写入。\n- L 改紧前，B 定为基准（写明理由，旧版保留）。合并后互为前置的节点标 △，其余照排。\n- “倒逼手续”列出节点开始前应办结的手续最迟哪天申报、哪天办结。\n工期可按自然日或工作日计，工作日按“设置”里的工作日历。",
            "Open the schedule in the part Milestones of a project. Backwards from the finish: the latest start and finish of each milestone. Forwards from today: the earliest finish.\n- The large words say what it comes to: days to gain, or to spare. Below stands the critical chain.\n- Where there are no milestones choose a template (buildings, roads, plants, park utilities), look at what it makes, and make it; all of it is undone at once. Templates are changed in Settings.\n- The bars: hollow is the baseline, a hairline box the latest days (double where critical), solid what is done, hatched what remains, cross-hatched what goes beyond, with its days.\n- ←→ moves the finish by a day, with Shift by seven, Alt+←→ changes the duration; dragging works too, and on a phone the buttons below. What follows is shown first and written only once you adopt it.\n- L changes the predecessors, B sets a baseline, with its reason; old ones stay. Milestones that stand before each other after a merge are marked △, the rest is scheduled.\n- Approvals by the schedule says by when each must be asked for and in hand.\nDurations count calendar days or working days by the calendar in Settings.",
        ),
    ),
    topic(
        "approvals",
        ("手续", "Approvals"),
        (
            "每个项目一行，每种手续一列，状态由日期算出，不用选。\n- 在办写剩余工作日，超限写超出的工作日，补正写业主已用的工作日；把鼠标放上去看全部日期。\n- 方向键在格子间移动，回车打开该手续，没有的就新建。\n- “按部门”看谁手里有几件、平均用几天、最长的是哪件；每个数都能点开。\n- “将到期”列出 30 天内到期和已失效的。\n- “按阶段生成”给所列项目补上本阶段应办的手续，可以撤销。\n工作日按“设置”里的工作日历计；受理后 20 个工作日为法定时限，综合可按手续另设。\n项目页的“变更阶段”会先列出该阶段所需手续：缺项时由综合写明理由放行。登记停工、复工后，项目状态随之改变。",
            "One row for each project, one column for each approval. The state follows from the dates.\n- Under way: working days left. Over the limit: days over. To be completed: days the owner has used. Point at a cell for all dates.\n- The arrow keys move from cell to cell, Enter opens the approval, or a new one.\n- By department: what each holds, how long it takes, which one is the longest. Every figure opens its list.\n- Expiring: what ends within 30 days, and what has ended.\n- Generate by phase adds what the phase expects for the projects shown; it can be undone.\nWorking days follow the calendar in Settings; the law allows 20 from acceptance, and the office can set another limit for each type.\nChange phase, on the page of a project, first lists what the phase needs; the office can let it through with a reason. A halt, and its end, change the state of the project.",
        ),
    ),
    topic(
        "problems",
        ("问题台账", "Issue register"),
        (
            "所有项目的问题都在这里。默认最急的在前：逾期天数多的、快到期的、等级高的。\n- 按“/”查找，可输编号、单位或拼音首字母；上下键移动，回车打开。\n- 上面的条件可以叠加，例如“逾期”加“严重”；常用的条件可以存下来。\n- 勾选多条可以一起办：交办、改牵头单位、改责任领导。先看预览再执行，一次可全部撤销。\n- 打印出来的就是筛选后的全部内容。",
            "The issues of all projects, most urgent first: longest overdue, due soon, most severe.\n- Press “/” to search by number or unit; the arrow keys move, Enter opens.\n- Filters combine, such as overdue and severe; save the ones you use often.\n- “Bulk actions” assigns several issues at once, or sets their lead unit or leader. You see a preview first, and one undo takes everything back.\n- Printing includes every issue that matches the filters.",
        ),
    ),
    topic(
        "problem",
        ("一个问题怎样办到销号", "From raised to closed"),
        (
            "待交办 → 整改中 → 待复查 → 已销号。\n- 交办时定牵头单位和时限。\n- 办公室可给问题编号（〔2026〕38号）：勾选后在“统一改…”里选“编号”；没有编号的显示暂编号。\n- 单位报告整改情况后进入待复查。\n- 只有复查能销号；复查不通过就退回，要写明原因。\n- 延期要在到期之前申请并经批准；原定时限一直保留，按期整改率按原定时限算。\n- 到期当天不算逾期。\n现在不能办的，按钮是灰的，点一下就写明原因。",
            "Unassigned → in progress → awaiting re-inspection → closed.\n- Assigning sets the lead unit and the deadline.\n- The office can number issues (〔2026〕38号): select them, then “Change all…”, “Number”; until then a provisional number is shown.\n- The unit reports what was done; the issue then waits for re-inspection.\n- Only a re-inspection closes it; a failed one sends it back with a reason.\n- An extension must be requested before the deadline and granted; the original deadline is kept, and on-time rates are based on it.\n- The due date itself is not overdue.\nA grey button is not possible now; press it to see why.",
        ),
    ),
    topic(
        "exchange",
        ("报送汇总", "Transfer: send and receive"),
        (
            "不联网，靠文件报送。导出一个文件，用U盘或内网报给办公室或发给同事；收到的文件选进来，核对后汇总入册。\n- 几个人各干各的，再汇总到一起，不会互相覆盖。同一个文件收两次也没关系。\n- 汇总之前先看会带来什么；汇总之后可以整批撤销。\n- 同一处多人填报不一致，各种数值都保留，由人来定。\n- 页面会告诉您还有多少内容没有上报。建议每天导出一次，存在别的地方。\n- 下发给责任单位时选“一个责任单位”：文件里只有它牵头或配合的问题，没有别的单位的内容。它把整改情况报上来，照样汇总。",
            "No network: work travels as files. Export a file and pass it on by USB stick or intranet; choose a colleague’s file to merge it.\n- People can work separately and merge later without overwriting each other. Receiving the same file twice does no harm.\n- You see what a file brings before it is merged, and can undo the whole merge.\n- If two people changed the same thing differently, both values are kept until someone decides.\n- The page shows how much has not been sent yet. Export once a day and keep the file elsewhere.\n- For a responsible unit choose “One responsible unit”: the file holds the issues that it leads or assists with, and nothing of other units. What it reports back is merged like any file.",
        ),
    ),
    topic(
        "conflicts",
        ("数据冲突", "Conflicts"),
        (
            "同一处多人填报不一致的，列在这里，写明各是谁、什么时候填的。按数字键 1、2、3 采用其中一个，或者填其他数值；选错了可以撤销。\n没有决定之前，先显示最新的，其余的一个也不丢。",
            "If people entered different values for the same thing, they are listed here with who entered them and when. Press 1, 2 or 3 to use one of them, or enter another; a wrong choice can be undone.\nUntil someone decides, the newest is shown and none of the others is lost.",
        ),
    ),
    topic(
        "templates",
        ("检查表", "Checklists"),
        (
            "内置的检查表按项目阶段和专题分好，不能直接改；点“另存一份”就能按本单位要求增减。\n改过的表是新的一版，已经做过的督查仍按当时的版本显示。可以打印空表带到现场。",
            "The built-in checklists cover the phases of a project and some special topics. They are read-only; press “Make a copy” to adapt one.\nEditing a checklist makes a new version; earlier visits keep the version they used. You can print a blank form to take on site.",
        ),
    ),
    topic(
        REGISTERS_TOPIC,
        ("台账", "Registers"),
        (
            "项目、督查、问题以外，一条一记的内容都在“台账”里，项目页上也看得到。\n点“记一条”登记：标星号的必须填，红字要改，黄字是存疑，核对后可以保存。不由您的角色填写的栏目只能看。写到一半关掉也不丢，再打开还在。\n键盘：N 记一条，/ 查找，上下键移动，空格看详情，回车打开，Ctrl+回车保存，Ctrl+Shift+回车保存并再记一条。",
            "What is recorded one by one beside projects, visits and issues is in Registers, and on each project’s page.\nPress “Add a record”: fields with a star are required, red must be corrected, yellow is in doubt and can be saved once checked. Fields that are not for your role can only be read. A form left halfway is found again.\nKeyboard: N adds, / searches, arrow keys move, space looks, Enter opens, Ctrl+Enter saves, Ctrl+Shift+Enter saves and adds another.",
        ),
    ),
    topic(
        "reports",
        ("通报和文书", "Bulletins and papers"),
        (
            "在“更多”里打开“通报”，选月份新建。数字、排名、附表由册中数据生成，虚线下划的数字点开就是依据。\n- 每段右侧“修改”可以改文字；改过的标“已改”。改过之后数据又变了，标“数据已变”，由您换数或保留。\n- 文号、报送发、编审、印数在“文号、发送、编审”里填。有待核的段落不能印发。\n- 印发后定稿，照原样重印；此后数据变化列在上面。\n- 按公文版心排版，打印时选A4、缩放100%、边距“默认”。\n在问题台账里勾选问题，“出文书”可以批量打印整改通知单、督办单、催办单、复查意见书。\n“领导一页通”把提请协调事项、亮灯、排名和滞后项目排在一页A4上，可以只看一位领导联系的项目。报表（问题台账、形象进度表、承诺兑现表等）按时段和单位筛选，栏目和次序可以自己定，记在这台设备上；“版式”里可以起名存下，随册交换，并设为打开时的版式；不勾选“列出人员”的不列人员，表末写明隐去几处。\n“通报模板”里定本单位的部分次序、标题、固定语句、说法和完成率用语；新建通报时选用，已印发的不受以后修改影响。\n通报、文书、报表都可以打印、导出Word；表格还可以导出Excel、CSV。\n“核表”（通报页下方）读一张公布的表，标出合计、完成率、增幅、占比、名次、差额里对不上的数，并说明按四舍五入、舍去还是进一相符；不写入数据。\n“导出凭证”把已印发的通报连同每个数所依据的登记存成一个文件；收到的人在“凭证核验”里打开，不联网就能看数字是不是由这些登记算出、有没有改动过、谁在何时登记的。没有电子签名，登记人以当时设备上填写的为准。",
            "Open Bulletins under More and choose a month. Figures, ranks and annexes are written from the book; a figure with a dotted line opens what it rests on.\n- Edit, beside each paragraph, changes its text; it is marked as edited. If the figures change afterwards it says so, and you take them or keep the text.\n- Number, recipients, editors and copies stand under Number, recipients, editing. A paragraph to be looked at keeps the bulletin from being issued.\n- Once issued it stays as it was and reprints exactly; what has changed since is listed above it.\n- It is laid out as an official paper: print on A4 at 100 %, with default margins.\nSelect issues in the register and press Papers to print notices, orders, reminders and re-check opinions.\nOne page for a leader holds what to decide, lights, ranks and what is behind on one A4 page, of all projects or of one leader’s. Tables are narrowed by period and unit; their columns and order are yours and kept on this device; under Layouts they are kept under a name in the book, and one is how the table opens. Persons are listed only if you ask for them; the foot says how many places were left out.\nBulletin templates hold the office’s parts, headings, fixed sentences, wording and words for rates; choose one when you begin a bulletin. An issued one stays as it was.\nBulletins, papers and tables can be printed and exported as Word; tables also as Excel and CSV.\nCheck a table (below the bulletins) reads a published table and marks sums, rates, growth, shares, ranks and differences that do not add up, and says under which rounding they would; nothing is written.\nExport a proof saves an issued bulletin with the entries behind each figure. Whoever receives it opens it under Check a proof, offline: whether the figures follow from these entries, unchanged since, and who made them when. Nothing is signed: who made an entry is as the device said.",
        ),
    ),
    topic(
        "settings",
        ("设置", "Settings"),
        (
            "使用者、本单位名称、单位名录、语言、明暗、字号。在阳光下看不清，就选“阳光下”。\n换人使用时点“换人使用”，之后的记录署新的名字。",
            "You, your office, the list of units, language, theme, text size. If the screen is hard to read in sunlight, choose “Sun”.\nPress “Switch user” when someone else takes over; later records carry the new name.",
        ),
    ),
    topic(
        "safety",
        ("内容存在哪里，会不会丢", "Where your work is stored"),
        (
            "每改一处立即存在本机的浏览器里，显示“已保存”就不会因为断电或死机丢失。不上传，不联网。\n但浏览器的数据跟着这台机器：清除浏览数据、重装系统会一起清掉。所以要常导出文件，存到别处。\n页面里能打开的内容，能用这台电脑的人都看得到；离开时请锁屏。涉密内容不要录入。",
            "Every change is stored in this browser at once; what is shown as “Saved” survives a power cut or a crash. Nothing is uploaded and no network is used.\nBut browser data stays with this device: clearing browsing data or reinstalling the system removes it. So export often and keep the file elsewhere.\nAnyone who can use this device can read the book: lock the screen when you leave, and do not enter classified information.",
        ),
    ),
    topic(
        "lookback",
        ("回头看和反弹", "Another look, and what came back"),
        (
            "销号不是终点。销号满一定天数的问题（平常是重大问题满90天，天数和范围由综合在“设置”的“本单位”里定）列在“更多”的“回头看”里，也列在“等不得”里。\n到现场看过，还在好的，打开问题，点“回头看，未反弹”，写明情况；又坏了的，点“重新打开”，或者在新的督查里照样登记问题。以后的督查里同一检查项答“是”的，也算看过。\n反弹：同一项目的同一检查项，销号以后又查出问题；或者销号后重新打开。按检查项、项目、牵头单位统计，每个数都能点开看是哪几个问题。",
            "Closing is not the end. Issues that were closed some days ago (usually critical ones after 90 days; the office sets the days and which under Settings) are listed under More, “Another look”, and under Waiting.\nWhere it is still in order on site, open the issue, press “Looked at again: still in order” and write what you found. Where it is not, press “Reopen”, or raise an issue on a new visit. A later visit that answers the same item with yes counts as well.\nCame back: found again on the same item of the same project after it was closed, or opened again. Counted by item, project and lead unit; every figure opens its issues.",
        ),
    ),
    topic(
        "attachments",
        ("附件", "Attachments"),
        (
            "能放照片的地方都能放附件：检查项、督查、问题、工作记录、项目、台账记录。点“附件”选择，也可以把文件拖进来或粘贴；照片和文件可以一起选，各归各处。收 PDF、Word、Excel、PPT、WPS、OFD、TXT、CSV、录音，以及只装文档和照片的 ZIP。\n- 附件原样保存，不在页面里打开。点名称，浏览器就把它存到“下载”里。\n- 内容和名称对不上的不收，会说明原因。含宏的标明“含宏”。\n- 大小上限（不填为20MB）和收不收含宏的附件，由办公室在“设置”的“本单位”里定。\n- 上报时可选是否带附件；没带的，对方看到名称、大小和 SHA-256，以后收到带附件的文件就补上。删除要写原因，可以撤销。",
            "Whatever takes photos takes attachments: items, visits, issues, notes, projects and records of registers. Press “Attach”, or drop or paste files; pictures and files may come together, and each goes its way. PDF, Word, Excel, PowerPoint, WPS and OFD documents, TXT, CSV, sound, and ZIP archives of nothing but documents and pictures are taken.\n- They are kept as they are and never opened in the page. Press the name, and the browser saves the file among its downloads.\n- What is not what its name says is refused, with the reason. Files with macros are marked.\n- The office sets the largest size (20 MB where it says nothing), and whether files with macros are taken, in the settings.\n- An export can go with or without attachments; without them the other side sees name, size and SHA-256, and a later file brings the rest. Deleting needs a reason and can be undone.",
        ),
    ),
    topic(
        "twins",
        ("疑似重复的项目", "Projects entered twice"),
        (
            "同一个项目在两台电脑上各录了一次，汇总以后就成了两个。在“更多”里点“疑似重复”：编号相同、名称相同或近似、同地同单位的，一对一对列出来，左右对照，不同的栏目排在前面。\n- 合并，以甲为主（按1）或以乙为主（按2）：以后只计一个项目，两边的督查、问题、台账、照片都归到它名下。同一个月、同一项手续两边都有的，以为主的项目为准，另一份标为存疑，不计入数字。\n- 不是同一个（按0）：记下来，不再提示，别的电脑汇总后也不再提示。\n合并可以撤销，也可以以后在同一页“拆开”：两份记录和变更记录一直都在。合并随文件一起上报和汇总；两台电脑各以一边为主的，汇总后自动统一为其中一个。",
            "One project that was entered on two devices becomes two once their files are merged. Under More, open “Possible duplicates”: pairs with the same code, the same or a similar name, or the same place and unit, side by side, what differs first.\n- Join and keep A (key 1) or B (key 2): from then on one project counts, with the visits, issues, registers and photos of both. Where both have the same month or approval, that of the kept one counts; the other is marked as doubtful and is in no figure.\n- Not the same (key 0): noted, and not offered again, here or on another device.\nJoining can be undone, and separated later on the same page: both records and their histories are always there. It goes along in files; where two devices joined the other way round, one of the two is kept once they are merged.",
        ),
    ),
    topic(
        "past",
        ("当日账面", "As known on a day"),
        (
            "在“更多”里点“当日账面”，选今天以前的一天，全部页面就按那天结束时的账面显示：清单、台账、完成情况、等不得、通报都可以看，也可以打印和导出表格，纸上写明截至哪一天。逾期、时限、完成率按那天计算。\n当日账面只能查看。要办理，点上方的“回到现在”。重新打开页面，也回到现在。\n- 本机所知：那天结束时本机已有的内容。接收文件带来的，按接收的时间算。\n- 已有记录：那天结束时任何人已经登记的内容，包括后来才汇总进来的。\n“与现在比较”列出那天以后的变动：哪个项目、哪条记录、哪一栏，当日是什么、现在是什么，谁在何时改的。可以按类别、变动和姓名筛选。新增的记录只列一行。\n一条记录的全部留痕：打开项目、问题、督查或台账记录，点“全部留痕”，从首次填写到现在的每一次登记、修改、删除、汇总、撤销都按顺序列出，连同属于它的问题、月进度、工作记录；可以按对象、栏目、姓名、月份、设备筛选，打印，导出 Word、Excel、CSV。",
            "Under More, open “As known on a day” and choose a day before today: every page then shows the book as it stood when that day ended. Lists, registers, completion, what waits and bulletins can be read, printed and exported; the paper says which day it is of. What is overdue, time limits and completion are counted from that day.\nThe book of a day can only be read. Press “Return to now” at the top to make changes; opening the page anew returns as well.\n- Known here: what this device had when the day ended. What came in a file counts from its import.\n- Recorded anywhere: what anybody had recorded when the day ended, also where it was merged later.\n“Compare with now” lists what has changed since: which project, record and field, what it held then and holds now, who changed it and when. Filter by kind, change and name. A new record is one line.\nThe whole trail of one record: open a project, an issue, a visit or an entry and press “Audit trail”. Every entry, change, deletion, merge and undo is listed in order, with those of what belongs to it; filter by record, field, name, month and device, print, or export as Word, Excel and CSV.",
        ),
    ),
    topic(
        "whatif",
        ("推演", "What if"),
        (
            "在“更多”里点“推演”，起个名称，选一个月份，就得到一份推演账面：假设都记在那一份里，不进台账，不进上报文件，别的标签页也看不到。每一页上方都写明“推演，未入册”。\n- 可以假设：本月完成投资为某个数、月报按上报数核定、手续办结、停工项目复工、问题整改到位并销号。勾选对象后加入，也可以查找后全部加入。\n- “变化”对照现在和推演的全区数字、亮灯和排名，点数字看计算依据；清单、台账、完成情况等页面也按推演显示。\n- 退出推演：回到现在，推演留作草稿，以后可以接着做；关掉网页也不会丢。\n- 采纳入册：按您的角色、以今天的日期逐条办理，一次可全部撤销；规则不允许的逐条写明原因，留在草稿里。\n- 放弃：草稿删去，可以撤销。\n推演中不能登记；要办理，请先退出。",
            "Under More, open “What if”, give it a name and choose a month: you get a book beside the book. What is assumed stands in that one alone, in no file and in no other tab, and every page says so at its top.\n- You can assume an amount completed this month, reports verified as reported, approvals granted, halted works resumed, issues rectified and closed. Mark records and add them, or add all that a search finds.\n- “What changes” holds figures, lights and ranks against each other, now and then; a figure opens how it was reckoned. Lists, registers and the summary show the what-if as well.\n- Leave: you are back in the book, and the what-if is kept as a draft, also when the page is closed.\n- Adopt: everything is carried out by your role and with today’s date, and one undo takes all of it back. What the rules refuse is named with the reason and stays in the draft.\n- Throw away: the draft goes; it can be undone.\nNothing can be entered in a what-if; leave it first.",
        ),
    ),
    topic(
        "map",
        ("项目分布", "Sketch map"),
        (
            "在“项目”上方点“分布”：有坐标的项目按所在位置排成一张示意图，不用联网，也没有底图。每个点按亮灯标记（■红 ▲黄 ●绿 ○灰），点开就是项目。可以按项目清单的条件筛选。\n- 移动、缩放：拖动，滚轮，两指；选中图后用方向键、+、-，按 0 显示全部。左下角是比例尺，上方为北。\n- 问题和督查：勾选后显示未销号的问题和督查，位置取自照片，并写明离项目多远。\n- 没有坐标的项目列在下面：可以手工填写，在现场用本机位置，或在照片上点“用作项目坐标”。\n- 边界线由综合岗导入：GeoJSON，经纬度，5 MB 以内。要说明文件的坐标系：高德、腾讯等地图导出的是 GCJ-02，与卫星定位相差几百米，程序近似换算后显示。\n打印为 A4 横排。",
            "Above the list of projects, open “Map”: projects with coordinates stand where they are, on a sketch that needs no network and has no ground map. Each point is marked by its light (■ red ▲ yellow ● green ○ grey) and opens its project. It can be narrowed like the list.\n- Move and zoom: drag, wheel, two fingers; with the map focused the arrows, + and -, and 0 for all. The scale bar is at the lower left, north is up.\n- Issues and visits: tick to see open issues and visits where their photos were taken, with how far from the site that is.\n- Projects without coordinates are listed below: enter them, take the device’s position on site, or take them from a photo.\n- The outline is brought by the office: GeoJSON in degrees, up to 5 MB. Say which system the file is in: what most Chinese maps export is GCJ-02, some hundred metres beside satellites; it is converted approximately for display.\nIt prints on A4 landscape.",
        ),
    ),
    topic(
        "print",
        ("打印", "Printing"),
        (
            "台账、督查记录、空检查表都按A4排好，用页面上的打印按钮或浏览器的打印（Ctrl+P）都行。台账横排，督查记录末尾留有签字盖章的位置。要存成PDF，在打印窗口选“另存为PDF”。",
            "The register, visit records and blank checklists are laid out for A4; use the print button on the page or in the browser (Ctrl+P). The register prints in landscape; a visit record ends with space for signatures and the seal. For a PDF, choose “Save as PDF” in the print window.",
        ),
    ),
    topic(
        "keys",
        ("键盘", "Keyboard"),
        (
            "- Ctrl+K（苹果电脑 ⌘K）：查找和前往任何页面、项目、问题。\n- 督查：1–4 作答，J 下一项，K 上一项，N 下一个未查。\n- 台账：/ 查找，Esc 清除，上下键移动，空格勾选，回车打开。\n- 数据冲突：1、2、3 采用对应的数值。\n- Tab 在各处之间移动，Esc 关闭窗口。",
            "- Ctrl+K (⌘K on a Mac): find and go to any page, project or issue.\n- Visit: 1–4 answer, J next item, K previous item, N next unchecked.\n- Register: / searches, Esc clears, arrow keys move, space selects, Enter opens.\n- Conflicts: 1, 2, 3 use that value.\n- Tab moves to the next control, Esc closes a window.",
        ),
    ),
];
