//! Every word that the pages say, in both languages, a file for each page.
//!
//! `XWords::of(lang)` gives all words of a page; a wording that is missing in one language does not compile. Sentences
//! with figures in them are functions beside their table. Words of the trade (phases, categories, …) come from `domain`.

/// Writes down the words of one page: `name: "中文", "English";`.
macro_rules! words {
    ($(#[$about:meta])* $name:ident { $($field:ident: $zh:literal, $en:literal;)+ }) => {
        $(#[$about])*
        pub struct $name {
            $(#[doc = $zh] pub $field: &'static str,)+
        }

        impl $name {
            /// The words in this language.
            pub const fn of(lang: $crate::domain::text::Lang) -> &'static Self {
                match lang {
                    $crate::domain::text::Lang::Zh => &Self { $($field: $zh,)+ },
                    $crate::domain::text::Lang::En => &Self { $($field: $en,)+ },
                }
            }
        }
    };
}

/// Picks one of two sentences by the language. Behind a `;` stands what is counted, each with the name by which the English sentence asks
/// for the ending of its noun: `say!(lang, "{count} 项", "{count} item{s}"; s = count)`.
macro_rules! say {
    ($lang:expr, $zh:literal, $en:literal $(, $arg:expr)* $(; $($ending:ident = $count:expr),+)? $(,)?) => {
        match $lang {
            $crate::domain::text::Lang::Zh => format!($zh $(, $arg)*),
            $crate::domain::text::Lang::En => {
                $($(let $ending = $crate::domain::text::ending(&$count);)+)?
                format!($en $(, $arg)*)
            }
        }
    };
}

mod approvals;
mod asks;
mod attachments;
mod calendar;
mod check;
mod common;
mod conflicts;
mod deeds;
mod enter;
mod exchange;
mod fields;
mod figures;
mod files;
mod foreign;
mod halfway;
mod handing;
mod help;
mod history;
mod kinds;
mod list_doubts;
mod list_import;
mod list_months;
mod list_reading;
mod lookback;
mod map;
mod measured;
mod month_offer;
mod more;
mod newer_list;
mod overview;
mod palette;
mod paper;
mod past;
mod permanence;
mod phases;
mod photos;
mod plans;
mod problems;
mod progress;
mod projects;
mod proof;
mod record_counts;
mod refusal;
mod register;
mod reports;
mod schedule;
mod settings;
mod sheets;
mod signatures;
mod templates;
mod trail;
mod twins;
mod visit;
mod visits;
mod waiting;
mod welcome;
mod what_if;
mod who;
mod wordings;

pub use approvals::*;
pub use asks::*;
pub use attachments::*;
pub use calendar::*;
pub use check::*;
pub use common::*;
pub use conflicts::*;
pub use deeds::*;
pub use enter::*;
pub use exchange::*;
pub use fields::*;
pub use figures::*;
pub use files::*;
pub use foreign::*;
pub use halfway::*;
pub use handing::*;
pub use help::*;
pub use history::*;
pub use kinds::*;
pub use list_doubts::*;
pub use list_import::*;
pub use list_months::*;
pub use list_reading::*;
pub use lookback::*;
pub use map::*;
pub use measured::*;
pub use month_offer::*;
pub use more::*;
pub use newer_list::*;
pub use overview::*;
pub use palette::*;
pub use paper::*;
pub use past::*;
pub use permanence::*;
pub use phases::*;
pub use photos::*;
pub use plans::*;
pub use problems::*;
pub use progress::*;
pub use projects::*;
pub use proof::*;
pub use record_counts::*;
pub use refusal::*;
pub use register::*;
pub use reports::*;
pub use schedule::*;
pub use settings::*;
pub use sheets::*;
pub use signatures::*;
pub use templates::*;
pub use trail::*;
pub use twins::*;
pub use visit::*;
pub use visits::*;
pub use waiting::*;
pub use welcome::*;
pub use what_if::*;
pub use who::*;
pub use wordings::*;
