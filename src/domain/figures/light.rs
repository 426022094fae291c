//! Computation 16: 亮灯. The light of a project says by one of three published rules how what was completed stands to what was to be
//! completed by now; grey where nothing can be said, with its reason.

use super::fraction::Fraction;
use super::missing::Missing;
use crate::domain::text::Text;

/// A light, the worst first: what is not known is worse than good.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub enum Light {
    /// 红灯.
    Red,
    /// 黄灯.
    Yellow,
    /// 灰灯.
    Grey,
    /// 绿灯.
    Green,
}

/// Why a light is what it is.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Why {
    /// What was completed, as a share of what was to be by now.
    Share(Fraction),
    /// By what share of the year's plan it is behind.
    Behind(Fraction),
    /// An open 重大 problem of safety: red whatever else.
    Safety,
    /// An open 重大 problem of quality: red whatever else.
    Quality,
    /// It cannot be said.
    Missing(Missing),
}

/// A light with its reason.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Lit {
    /// The light.
    pub light: Light,
    /// Its reason.
    pub why: Why,
}

/// 亮灯规则: the published rules, of which the office takes one.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug, Default)]
pub enum Preset {
    /// 武汉: completed by what was to be, below 60 % red, below 80 % yellow [湖北日报, 武汉市重大项目管理办法].
    #[default]
    Wuhan,
    /// 银川: behind by more than 30 points of the year's plan red, by 10 to 30 yellow, both ends included.
    Yinchuan,
    /// 三亚: nothing missing green, up to half missing yellow, more red [海南日报 2022-05-13].
    Sanya,
}

impl Preset {
    /// Every rule, the usual one first.
    pub const ALL: [Self; 3] = [Self::Wuhan, Self::Yinchuan, Self::Sanya];

    /// By which it is known in the book.
    pub const fn key(self) -> &'static str {
        match self {
            Self::Wuhan => "wuhan",
            Self::Yinchuan => "yinchuan",
            Self::Sanya => "sanya",
        }
    }

    /// Finds the rule with this key.
    pub fn from_key(key: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|preset| preset.key() == key)
    }
}

impl Light {
    /// Every light, the worst first.
    pub const ALL: [Self; 4] = [Self::Red, Self::Yellow, Self::Grey, Self::Green];

    /// Its name.
    pub const fn name(self) -> Text {
        match self {
            Self::Red => Text::new("红灯", "Red"),
            Self::Yellow => Text::new("黄灯", "Yellow"),
            Self::Grey => Text::new("灰灯", "Grey"),
            Self::Green => Text::new("绿灯", "Green"),
        }
    }
}

/// The light of what was completed since January, of what was to be completed by now and of the plan for the year, 万元.
pub fn light(
    preset: Preset,
    completed: Result<Fraction, Missing>,
    to_date: Result<Fraction, Missing>,
    plan: Option<Fraction>,
) -> Lit {
    let grey = |why| Lit { light: Light::Grey, why: Why::Missing(why) };
    let Some(plan) = plan.filter(|plan| *plan > Fraction::ZERO) else { return grey(Missing::NoPlan) };
    let to_date = match to_date {
        Ok(to_date) if to_date > Fraction::ZERO => to_date,
        Ok(_) => return grey(Missing::NotDue),
        Err(why) => return grey(why),
    };
    let completed = match completed {
        Ok(completed) => completed,
        Err(why) => return grey(why),
    };
    let (share, behind) = match (completed.over(to_date), to_date.minus(completed).and_then(|gap| gap.over(plan))) {
        (Some(share), Some(behind)) => (share, behind),
        _ => return grey(Missing::TooLarge),
    };
    let part = |over: i128, under: i128| Fraction::new(over, under).unwrap_or(Fraction::ONE);
    match preset {
        Preset::Wuhan => {
            let light = match share {
                share if share < part(60, 100) => Light::Red,
                share if share < part(80, 100) => Light::Yellow,
                _ => Light::Green,
            };
            Lit { light, why: Why::Share(share) }
        }
        Preset::Yinchuan => {
            let light = match behind {
                behind if behind > part(30, 100) => Light::Red,
                behind if behind >= part(10, 100) => Light::Yellow,
                _ => Light::Green,
            };
            Lit { light, why: Why::Behind(behind) }
        }
        Preset::Sanya => {
            let light = match share {
                share if share < part(1, 2) => Light::Red,
                share if share < Fraction::ONE => Light::Yellow,
                _ => Light::Green,
            };
            Lit { light, why: Why::Share(share) }
        }
    }
}
