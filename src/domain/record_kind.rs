//! The kinds of records that pages watch.

use std::sync::LazyLock;

use super::register::Register;
use super::registers::REGISTERS;

/// Which kind of record a refresh touched, for those who watch that kind.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub enum RecordKind {
    /// 项目.
    Projects,
    /// 督查.
    Visits,
    /// 问题.
    Problems,
    /// 责任人.
    People,
    /// 工作记录.
    Remarks,
    /// 照片.
    Photos,
    /// 附件.
    Attachments,
    /// 签字.
    Signatures,
    /// Entries of a register.
    Entries(&'static Register),
    /// Units, templates, the office, this device, and kinds of newer versions.
    Other,
}

impl RecordKind {
    /// Every kind.
    pub fn all() -> &'static [Self] {
        static ALL: LazyLock<Vec<RecordKind>> = LazyLock::new(|| {
            use RecordKind as K;
            let typed = [
                K::Projects,
                K::Visits,
                K::Problems,
                K::People,
                K::Remarks,
                K::Photos,
                K::Attachments,
                K::Signatures,
                K::Other,
            ];
            typed.into_iter().chain(REGISTERS.iter().map(|register| K::Entries(register))).collect()
        });
        &ALL
    }
}
