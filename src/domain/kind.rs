//! Every kind of entity that this program knows: the one list of them.
//!
//! Whatever treats kinds differently matches [`Kind`] without `_`, so that a new kind has to be named in each of those places. Kinds of
//! newer versions are no `Kind`: they are kept, handed over and shown by what their fields say.

use crate::book::{EntityId, LOCAL_PREFIX};

use super::ids::{
    AttachmentId, DraftId, ExportId, ImportId, PersonId, PhotoId, ProblemId, ProjectId, RemarkId, SignatureId,
    TemplateId, UnitId, VisitId,
};
use super::register::Register;
use super::registers::{REGISTERS, register_of};

macro_rules! kinds {
    ($($(#[$doc:meta])* $name:ident = $key:expr;)*) => {
        /// A kind of entity.
        #[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
        pub enum Kind {
            $($(#[$doc])* $name,)*
            /// An entry of a register (台账).
            Entry(&'static Register),
        }

        impl Kind {
            /// Every kind but those of the registers, of which [`REGISTERS`] is the list.
            pub const TYPED: &[Self] = &[$(Self::$name),*];

            /// The word that stands before the slash.
            pub const fn key(self) -> &'static str {
                match self {
                    $(Self::$name => $key,)*
                    Self::Entry(register) => register.kind,
                }
            }
        }
    };
}

kinds! {
    /// 项目.
    Project = ProjectId::KIND;
    /// 督查.
    Visit = VisitId::KIND;
    /// 问题.
    Problem = ProblemId::KIND;
    /// 工作记录.
    Remark = RemarkId::KIND;
    /// 照片.
    Photo = PhotoId::KIND;
    /// 附件.
    Attachment = AttachmentId::KIND;
    /// 签字.
    Signature = SignatureId::KIND;
    /// 人员.
    Person = PersonId::KIND;
    /// 单位.
    Unit = UnitId::KIND;
    /// 检查表 of the office's own.
    Template = TemplateId::KIND;
    /// 本单位.
    Office = "office";
    /// 规则: what the office has set of limits, orders and thresholds, an entity for each thing that is ruled (`rule/approvals`).
    Rule = "rule";
    /// 日历: the days of a year that are off or worked against their weekday (`calendar/2026`).
    Calendar = "calendar";
    /// 检查表草稿; stays on the device.
    Draft = DraftId::KIND;
    /// 导入记录; stays on the device.
    Import = ImportId::KIND;
    /// 导出记录; stays on the device.
    Export = ExportId::KIND;
    /// Who uses this device; stays on it.
    Device = "local.device";
}

impl Kind {
    /// The kind of an entity; none for one of a newer version.
    pub fn of(of: &EntityId) -> Option<Self> {
        Self::from_key(of.kind())
    }

    /// Reads the word before the slash.
    pub fn from_key(key: &str) -> Option<Self> {
        let typed = Self::TYPED.iter().copied().find(|kind| kind.key() == key);
        typed.or_else(|| register_of(key).map(Self::Entry))
    }

    /// Every kind, those of the registers last.
    pub fn all() -> impl Iterator<Item = Self> {
        Self::TYPED.iter().copied().chain(REGISTERS.iter().copied().map(Self::Entry))
    }

    /// Whether entities of this kind never leave the device.
    pub fn is_local(self) -> bool {
        self.key().starts_with(LOCAL_PREFIX)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::command::{device, office};
    use crate::domain::sample::sample_changes;

    #[test]
    fn every_kind_that_the_program_writes_is_in_the_list() {
        let changes = sample_changes("2026-09-21".parse().unwrap(), 1_790_000_000_000);
        let written = changes.iter().map(|change| change.of().clone()).chain([device(), office()]);
        for of in written {
            assert!(Kind::of(&of).is_some(), "{of}");
        }
    }

    #[test]
    fn a_kind_reads_back_from_its_word() {
        for kind in Kind::all() {
            assert_eq!(Kind::from_key(kind.key()), Some(kind));
        }
        assert_eq!(Kind::from_key("drone_flight"), None);
    }

    #[test]
    fn the_format_names_every_kind_that_leaves_a_device() {
        let format = include_str!("../exchange/FORMAT.md");
        let (_, listed) = format.split_once("this version knows:").unwrap();
        let (listed, _) = listed.split_once('.').unwrap();
        for kind in Kind::all() {
            assert_eq!(listed.contains(&format!("`{}`", kind.key())), !kind.is_local(), "{kind:?}");
        }
    }
}
