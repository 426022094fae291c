//! 形象进度: how far the works are to the eye, as the last month says that gives it.

use crate::domain::decimal::Decimal;
use crate::domain::figures::month::Month;
use crate::domain::figures::ytd::Kind;
use crate::domain::ids::ProjectId;
use crate::domain::registers::monthly_progress as month;
use crate::domain::tables::Tables;

/// What a month says of it.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Image {
    /// The month.
    pub month: Month,
    /// %.
    pub percent: Decimal,
    /// Verified or reported.
    pub kind: Kind,
}

/// The last one, verified rather than reported where a month has both; none where no month says anything.
pub fn image_of(tables: &Tables, project: &ProjectId) -> Option<Image> {
    let entries = tables.entries().of(project.entity(), &month::REGISTER).rev().filter(|entry| !entry.is_astray);
    entries.into_iter().find_map(|entry| {
        let (year, number) = entry.key.month()?;
        let verified = entry.get(month::IMAGE_VERIFIED).map(|percent| (percent, Kind::Verified));
        let (percent, kind) = verified.or_else(|| Some((entry.get(month::IMAGE)?, Kind::Reported)))?;
        Some(Image { month: Month::new(year, number)?, percent, kind })
    })
}
