//! What a change of phase rests on.

use crate::domain::ids::VisitId;

/// What a change of phase rests on.
#[derive(Clone, PartialEq, Eq, Default, Debug)]
pub struct Evidence {
    /// 认定督查.
    pub visit: Option<VisitId>,
    /// 文件: the number of a document, such as the report of the start (开工报告).
    pub doc: String,
}
