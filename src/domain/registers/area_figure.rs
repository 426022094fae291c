//! 各地固投: fixed-asset investment of a district since January, as published.

use std::sync::Arc;

use crate::domain::decimal::Decimal;
use crate::domain::fields::FieldKind::{Count, Line, Money, Month, Percent};
use crate::domain::fields::{Writers, field};
use crate::domain::figures::amount::{Amount, Rounding};
use crate::domain::figures::figure::Figure;
use crate::domain::figures::fraction::Fraction;
use crate::domain::figures::missing::Missing;
use crate::domain::figures::ranking::ranks;
use crate::domain::figures::reckoning::Reckoning;
use crate::domain::figures::rule::{AREA_GROWTH, AREA_RANK_GROWTH, AREA_RANK_VOLUME, AREA_SHARE};
use crate::domain::figures::share::Share;
use crate::domain::figures::source::Source;
use crate::domain::register::{
    Around, Check, Column, Computed, Derived, Entry, FieldGroup, Key, Parent, Place, Reckons, Register, Rule, Shelf,
    Sort, Weight, Whose, register_fields,
};
use crate::domain::text::Text;
use crate::domain::when::When;

register_fields! {
    /// 地区.
    REGION: Arc<str> = field("region", "地区", "Region", Line, &["县区", "地区"]).by(Writers::Office).needed();
    /// 截至月份.
    AS_OF: When = field("as_of", "截至月份", "As of month", Month, &["月份", "截至"]).by(Writers::Office).needed();
    /// 年度目标, 万元.
    TARGET: Decimal = field("target", "年度目标", "Target of the year", Money, &["目标任务"]).by(Writers::Office);
    /// 目标增幅, %.
    GROWTH_TARGET: Decimal = field("growth_target", "目标增幅", "Target growth", Percent, &[]).signed().by(Writers::Office);
    /// 本年累计, 万元.
    YTD: Decimal = field("ytd", "本年累计", "Since January", Money, &["完成额"]).by(Writers::Office);
    /// 上年同期, 万元.
    SAME: Decimal = field("same", "上年同期", "Same period", Money, &[]).by(Writers::Office);
    /// 公布增幅, %.
    GROWTH: Decimal = field("growth", "公布增幅", "Growth as published", Percent, &["增速", "同比"]).signed().by(Writers::Office);
    /// 总量名次.
    RANK_VOLUME: i64 = field("rank_volume", "总量名次", "Rank by volume", Count, &["排名"]).by(Writers::Office);
    /// 增幅名次.
    RANK_GROWTH: i64 = field("rank_growth", "增幅名次", "Rank by growth", Count, &[]).by(Writers::Office);
    /// 参排数.
    OUT_OF: i64 = field("out_of", "参排数", "Of how many", Count, &[]).by(Writers::Office);
    /// 来源.
    DOC: Arc<str> = field("doc", "来源", "Source", Line, &[]).by(Writers::Office);
}

/// 各地固投.
pub static REGISTER: Register = Register {
    kind: "area",
    name: Text::new("各地固投", "Investment of districts"),
    counted: ("figure of a district", "figures of districts"),
    about: Text::new(
        "各县区每月固定资产投资：目标、完成、同期、公布增幅和排名。",
        "The investment of each district by month: target, done, last year, published growth and rank.",
    ),
    shelf: Shelf::Progress,
    expected_in: &[],
    parent: Parent::Shared,
    whose: Whose::OfficeAlone,
    key: Key::Text(&["region", "as_of"]),
    fields: FIELDS,
    groups: &[
        FieldGroup {
            name: Text::new("固投", "Investment"),
            fields: &["region", "as_of", "target", "ytd", "same", "growth_target", "growth"],
        },
        FieldGroup { name: Text::new("排名", "Rank"), fields: &["rank_volume", "rank_growth", "out_of", "doc"] },
    ],
    title: &["region"],
    columns: &[
        Column::Field("region"),
        Column::Field("as_of"),
        Column::Field("target"),
        Column::Field("ytd"),
        Column::Derived("share"),
        Column::Field("same"),
        Column::Derived("reckoned_growth"),
        Column::Field("growth"),
        Column::Derived("place_volume"),
        Column::Derived("place_growth"),
        Column::Field("rank_volume"),
        Column::Field("rank_growth"),
        Column::Offered("growth_target"),
        Column::Offered("out_of"),
        Column::Offered("doc"),
    ],
    sort: &[Sort::Down("as_of"), Sort::Up("rank_volume"), Sort::Up("region")],
    rules: &[
        Rule { check: Check::NotFuture("as_of"), weight: Weight::Refuse },
        Rule { check: Check::AtMost("rank_volume", "out_of"), weight: Weight::Refuse },
        Rule { check: Check::AtMost("rank_growth", "out_of"), weight: Weight::Refuse },
    ],
    flow: None,
    clocks: &[],
    computed: Computed {
        columns: &[
            Derived { key: "share", reckons: Reckons::Figure { rule: &AREA_SHARE, of: share, is_summed: false } },
            Derived {
                key: "reckoned_growth",
                reckons: Reckons::Figure { rule: &AREA_GROWTH, of: growth, is_summed: false },
            },
            Derived {
                key: "place_volume",
                reckons: Reckons::Figure { rule: &AREA_RANK_VOLUME, of: place_by_volume, is_summed: false },
            },
            Derived {
                key: "place_growth",
                reckons: Reckons::Figure { rule: &AREA_RANK_GROWTH, of: place_by_growth, is_summed: false },
            },
        ],
        rates: &[],
        funnel: None,
    },
};

fn source<T>(entry: &Entry, place: Place<T>) -> Source {
    Source { of: entry.id.clone(), set: place.key }
}

fn positive(entry: &Entry, place: Place<Decimal>) -> Option<Fraction> {
    entry.get(place).map(Fraction::from).filter(|number| *number > Fraction::ZERO)
}

fn share(entry: &Entry, _: &dyn Around) -> Result<Share, Missing> {
    let target = positive(entry, TARGET).ok_or(Missing::NoTarget)?;
    let done = entry.get(YTD).map(Fraction::from).ok_or(Missing::NotReported)?;
    Ok(Share::of(done, target).from([source(entry, YTD), source(entry, TARGET)]))
}

/// The growth as a quotient; what is published is on a comparable base and stays beside it as it is.
fn growth(entry: &Entry, _: &dyn Around) -> Result<Share, Missing> {
    let done = entry.get(YTD).map(Fraction::from).ok_or(Missing::NotReported)?;
    let same = entry.get(SAME).map(Fraction::from).ok_or(Missing::NoLastYear)?;
    if same.is_zero() {
        return Err(Missing::ZeroLastYear);
    }
    Ok(Share::of(Reckoning::from(done).minus(same), same).from([source(entry, YTD), source(entry, SAME)]))
}

/// The place of an entry among those of the same month, by a shown figure; what has none has no place.
fn place(
    entry: &Entry,
    around: &dyn Around,
    field: Place<Decimal>,
    shown: impl Fn(&Entry) -> Option<Amount>,
) -> Result<Share, Missing> {
    let month = entry.when(AS_OF.key).ok_or(Missing::NotReported)?;
    let rivals: Vec<Arc<Entry>> =
        around.all("area").into_iter().filter(|other| other.when(AS_OF.key) == Some(month)).collect();
    let amounts: Vec<Option<Amount>> = rivals.iter().map(|rival| shown(rival)).collect();
    let mine = rivals.iter().position(|rival| rival.id == entry.id);
    let rank = mine.and_then(|mine| ranks(&amounts)[mine]).ok_or(Missing::NotReported)?;
    let counted = rivals.iter().zip(&amounts).filter(|(_, amount)| amount.is_some());
    let rank = Fraction::whole(i64::try_from(rank).unwrap_or(i64::MAX));
    Ok(Share::amount(rank).from(counted.map(|(rival, _)| source(rival, field)).collect::<Vec<_>>()))
}

fn place_by_volume(entry: &Entry, around: &dyn Around) -> Result<Share, Missing> {
    place(entry, around, YTD, |entry| entry.get(YTD).map(|ytd| Amount::of(ytd.into(), 2, Rounding::HalfAway)))
}

/// By the published growth, else by the reckoned one, as it is shown with one place.
fn place_by_growth(entry: &Entry, around: &dyn Around) -> Result<Share, Missing> {
    place(entry, around, GROWTH, |entry| match entry.get(GROWTH) {
        Some(published) => Some(Amount::of(published.into(), 1, Rounding::HalfAway)),
        None => {
            let reckoned: Figure = growth(entry, around).ok()?.figure(&AREA_GROWTH);
            reckoned.shown(Rounding::HalfAway)
        }
    })
}
