//! The page's own icons: strokes on a grid of 24, drawn here so that no icon font is carried or fetched.
//!
//! An icon is always decoration: it is hidden from screen readers, and the word beside it (or the button's
//! accessible name) says what it means.

use leptos::prelude::*;

/// Names what is drawn, by what it means on the page.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Icon {
    /// 总览
    Overview,
    /// 项目
    Projects,
    /// 督查
    Visit,
    /// 问题
    Problems,
    /// 报送汇总
    Exchange,
    /// 模板
    Templates,
    /// 报表
    Reports,
    /// 台账
    Registers,
    /// 设置
    Settings,
    /// 是
    Check,
    /// 否
    Cross,
    /// 不适用
    Minus,
    /// 未查
    Unchecked,
    /// Help or an unknown value.
    Question,
    /// 备注
    Note,
    /// 照片
    Camera,
    /// 附件
    Attach,
    /// A warning (triangle).
    Warning,
    /// Plain information (circle with i).
    Info,
    /// 时限
    Clock,
    /// 日期
    Calendar,
    /// Bringing files in.
    Import,
    /// Writing a file out.
    Export,
    /// 合并
    Merge,
    /// 搜索
    Search,
    /// 筛选
    Filter,
    /// 显示的列
    Columns,
    /// Unsorted column.
    Sort,
    /// Sorted upwards.
    SortUp,
    /// Sorted downwards.
    SortDown,
    /// Back.
    Back,
    /// Forward, and the mark of a disclosure.
    Next,
    /// Opens downwards.
    Down,
    /// Add.
    Plus,
    /// 编辑
    Edit,
    /// 删除
    Delete,
    /// 撤销
    Undo,
    /// 历史
    History,
    /// 人员
    Person,
    /// 联系电话
    Phone,
    /// 单位
    Unit,
    /// 位置
    Place,
    /// Day theme.
    Sun,
    /// Night theme.
    Moon,
    /// The open air, where only contrast can be read.
    Glare,
    /// More actions.
    More,
    /// Menu.
    Menu,
    /// A file.
    File,
    /// Storage on this device.
    Device,
    /// Locked: signed, cannot be edited.
    Lock,
    /// 挂起
    Pause,
    /// 退回
    Return,
    /// 打印
    Print,
    /// A two-sided disagreement.
    Conflict,
}

const PROJECTS: &str = "M3 20.5h18M5 20.5V9l6-3v14.5M11 9l8 3v8.5M8 11v.01M8 14v.01M8 17v.01M15 14.5v.01M15 17.5v.01";
const ATTACH: &str =
    "M20 11.2l-8.3 8.3a5 5 0 0 1-7.1-7.1l8.7-8.7a3.4 3.4 0 0 1 4.8 4.8l-8.6 8.6a1.7 1.7 0 0 1-2.4-2.4l7.8-7.8";
const PLACE: &str =
    "M12 21c4.5-5 7-8 7-11.3a7 7 0 0 0-14 0C5 13 7.5 16 12 21zM12 7.5a2.5 2.5 0 1 1 0 5 2.5 2.5 0 0 1 0-5z";
const PHONE: &str = "M6.5 3.5H9l2 5-2.2 1.6a11 11 0 0 0 5.1 5.1l1.6-2.2 5 2v2.5a2.5 2.5 0 0 1-2.7 2.5A16 16 0 0 1 4 6.2a2.5 2.5 0 0 1 2.5-2.7z";
const MORE: &str = "M4.7 12a.8.8 0 1 0 1.6 0 .8.8 0 1 0-1.6 0zM11.2 12a.8.8 0 1 0 1.6 0 .8.8 0 1 0-1.6 0zM17.7 12a.8.8 0 1 0 1.6 0 .8.8 0 1 0-1.6 0z";

impl Icon {
    /// Gives the outline as SVG path data.
    #[must_use]
    pub const fn path(self) -> &'static str {
        match self {
            Self::Overview => "M4 4h7v9H4zM13 4h7v5h-7zM13 11h7v9h-7zM4 15h7v5H4z",
            Self::Projects => PROJECTS,
            Self::Visit => {
                "M9 4.5H6.5A1.5 1.5 0 0 0 5 6v13.5A1.5 1.5 0 0 0 6.5 21h11a1.5 1.5 0 0 0 1.5-1.5V6a1.5 1.5 0 0 0-1.5-1.5H15M9 3h6v3.5H9zM8.5 13.5l2.5 2.5 4.5-5"
            }
            Self::Problems => "M5 21V4M5 4.5c4-2.5 8 2.5 14 0v9.5c-6 2.5-10-2.5-14 0",
            Self::Exchange => "M4 8.5h15M15 4.5l4 4-4 4M20 15.5H5M9 11.5l-4 4 4 4",
            Self::Templates => {
                "M8.5 6H20M8.5 12H20M8.5 18H20M4 5.5l.8.8L6.3 4.8M4 11.5l.8.8 1.5-1.5M4 17.5l.8.8 1.5-1.5"
            }
            Self::Reports => "M4 20.5h16M6.5 17v-5M12 17V5M17.5 17V9",
            Self::Registers => "M6.5 3.5H19v17H6.5a1.5 1.5 0 0 1 0-3H19M6.5 3.5A1.5 1.5 0 0 0 5 5v14M9 8h6M9 12h6",
            Self::Settings => {
                "M4 7h9M17 7h3M4 17h3M11 17h9M15 4.8a2.2 2.2 0 1 1 0 4.4 2.2 2.2 0 0 1 0-4.4zM9 14.8a2.2 2.2 0 1 1 0 4.4 2.2 2.2 0 0 1 0-4.4z"
            }
            Self::Check => "M4.5 12.5l5 5 10-11",
            Self::Cross => "M6 6l12 12M18 6L6 18",
            Self::Minus => "M5 12h14",
            Self::Unchecked => "M12 4a8 8 0 1 1 0 16 8 8 0 0 1 0-16z",
            Self::Question => {
                "M12 3.5a8.5 8.5 0 1 1 0 17 8.5 8.5 0 0 1 0-17zM9.5 9.5a2.5 2.5 0 1 1 3.7 2.2c-.8.5-1.2 1-1.2 1.8M12 16.5v.01"
            }
            Self::Attach => ATTACH,
            Self::Camera => "M3.5 7.5H8L9.5 5h5L16 7.5h4.5v12h-17zM12 9.8a3.6 3.6 0 1 1 0 7.2 3.6 3.6 0 0 1 0-7.2z",
            Self::Note => "M5 4h14v11l-5 5H5zM14 20v-5h5M8.5 8.5h7M8.5 12h4",
            Self::Warning => "M12 4L2.8 19.5h18.4zM12 10v4.5M12 17v.01",
            Self::Info => "M12 3.5a8.5 8.5 0 1 1 0 17 8.5 8.5 0 0 1 0-17zM12 11v5.5M12 7.8v.01",
            Self::Clock => "M12 3.5a8.5 8.5 0 1 1 0 17 8.5 8.5 0 0 1 0-17zM12 7.5V12l3 2",
            Self::Calendar => "M4.5 6h15v14h-15zM4.5 10h15M8.5 3.5V7M15.5 3.5V7",
            Self::Import => "M12 3.5v11M7.5 10l4.5 4.5 4.5-4.5M4 15.5v4.5h16v-4.5",
            Self::Export => "M12 14.5v-11M7.5 8L12 3.5 16.5 8M4 15.5v4.5h16v-4.5",
            Self::Merge => "M6 3.5v4c0 4 6 4.5 6 9v4M18 3.5v4c0 4-6 4.5-6 9M9 17.5l3 3 3-3",
            Self::Search => "M10.5 4a6.5 6.5 0 1 1 0 13 6.5 6.5 0 0 1 0-13zM15.5 15.5L20.5 20.5",
            Self::Filter => "M4 6h16M7 12h10M10 18h4",
            Self::Columns => "M4 5h16v14H4zM9.3 5v14M14.7 5v14",
            Self::Sort => "M8 9.5l4-4 4 4M8 14.5l4 4 4-4",
            Self::SortUp => "M12 19V5M6.5 10.5L12 5l5.5 5.5",
            Self::SortDown => "M12 5v14M6.5 13.5L12 19l5.5-5.5",
            Self::Back => "M15 5l-7 7 7 7",
            Self::Next => "M9 5l7 7-7 7",
            Self::Down => "M5 9l7 7 7-7",
            Self::Plus => "M12 5v14M5 12h14",
            Self::Edit => "M4.5 19.5l1-4.5L16.5 4l3.5 3.5L9 18.5zM14 6.5l3.5 3.5",
            Self::Delete => "M4.5 6.5h15M9.5 6.5V4h5v2.5M6.5 6.5l1 14h9l1-14M10.2 10.5v6M13.8 10.5v6",
            Self::Undo => "M8.5 5L4.5 9l4 4M4.5 9H14a5.5 5.5 0 0 1 0 11H8",
            Self::History => "M4 12a8 8 0 1 0 2.5-5.8L4 8.5M4 4v4.5h4.5M12 8v4.5l3 1.8",
            Self::Person => "M12 4a4 4 0 1 1 0 8 4 4 0 0 1 0-8zM4.5 20.5c.5-4 3.5-5.5 7.5-5.5s7 1.5 7.5 5.5",
            Self::Phone => PHONE,
            Self::Unit => "M5 20.5V5l8-1.5v17M13 9l6 1.5v10M3 20.5h18M8 8.5h2M8 12h2M8 15.5h2M16 14v.01M16 17v.01",
            Self::Place => PLACE,
            Self::Sun => {
                "M12 8a4 4 0 1 1 0 8 4 4 0 0 1 0-8zM12 2.5v2M12 19.5v2M2.5 12h2M19.5 12h2M5.3 5.3l1.4 1.4M17.3 17.3l1.4 1.4M5.3 18.7l1.4-1.4M17.3 6.7l1.4-1.4"
            }
            Self::Moon => "M19.5 14.5A8 8 0 1 1 9.5 4.5a6.5 6.5 0 0 0 10 10z",
            Self::Glare => "M12 3.5a8.5 8.5 0 1 1 0 17 8.5 8.5 0 0 1 0-17zM12 3.5v17M15 5v14M18 7v10",
            Self::More => MORE,
            Self::Menu => "M4 6.5h16M4 12h16M4 17.5h16",
            Self::File => "M6 3.5h8l4.5 4.5v12.5H6zM14 3.5V8h4.5",
            Self::Device => "M4 5h16v11H4zM9 20h6M12 16v4",
            Self::Lock => "M5.5 11h13v9.5h-13zM8.5 11V8a3.5 3.5 0 0 1 7 0v3M12 15v2",
            Self::Pause => "M8.5 5v14M15.5 5v14",
            Self::Return => "M9 14l-5-5 5-5M4 9h11a5 5 0 0 1 5 5v6",
            Self::Print => "M7 9V3.5h10V9M7 17H4V9h16v8h-3M7 14h10v6.5H7z",
            Self::Conflict => "M12 3v4M12 17v4M8 8l-4.5 4L8 16M16 8l4.5 4L16 16M12 10.5v3",
        }
    }

    /// Draws the icon at the size of the text around it.
    #[must_use]
    pub fn view(self) -> impl IntoView {
        self.view_as("icon")
    }

    /// Draws the icon with a class of the control that it belongs to.
    #[must_use]
    pub fn view_as(self, class: &'static str) -> impl IntoView {
        view! {
            <svg class=class viewBox="0 0 24 24" aria-hidden="true" focusable="false">
                <path d=self.path() />
            </svg>
        }
    }
}
