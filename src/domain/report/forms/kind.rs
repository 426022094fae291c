//! The forms, by their kinds.

use crate::domain::register::Entry;
use crate::domain::registers::supervision_order as order;
use crate::domain::text::Text;

/// A form.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum FormKind {
    /// 督办单.
    Order,
    /// 整改通知单.
    Notice,
    /// 催办单.
    Reminder,
    /// 复查意见书.
    Recheck,
}

impl FormKind {
    /// Every form.
    pub const ALL: [Self; 4] = [Self::Order, Self::Notice, Self::Reminder, Self::Recheck];

    /// By which it is known in addresses.
    pub const fn key(self) -> &'static str {
        match self {
            Self::Order => "order",
            Self::Notice => "notice",
            Self::Reminder => "reminder",
            Self::Recheck => "recheck",
        }
    }

    /// Finds the form with this key.
    pub fn from_key(key: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.key() == key)
    }

    /// Its name.
    pub const fn name(self) -> Text {
        match self {
            Self::Order => Text::new("督办单", "Supervision order"),
            Self::Notice => Text::new("整改通知单", "Notice to rectify"),
            Self::Reminder => Text::new("催办单", "Reminder"),
            Self::Recheck => Text::new("复查意见书", "Re-check opinion"),
        }
    }

    /// The form of an order, by its kind.
    fn of_order(kind: &str) -> Self {
        let place = order::KINDS.options.iter().position(|option| option.key == kind);
        match place {
            Some(1) => Self::Notice,
            Some(2) => Self::Reminder,
            _ => Self::Order,
        }
    }

    /// The form that an entry of a register is printed on; none of what has no form.
    pub fn of_entry(entry: &Entry) -> Option<Self> {
        (*entry.register == order::REGISTER).then(|| Self::of_order(entry.text(order::KIND)))
    }
}
