//! Ids of the trade's entities, as types that cannot be exchanged.

use std::fmt;

use crate::book::EntityId;

/// 编号: the number of a problem that the office gives.
pub const NUMBER: &str = "number";
/// 原编号: the number under which a running ledger knows a problem.
pub const LIST_NUMBER: &str = "x/原编号";

macro_rules! entity_ids {
    ($($(#[$doc:meta])* $name:ident = $kind:literal;)*) => {$(
        $(#[$doc])*
        #[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub struct $name(EntityId);

        impl $name {
            /// The kind that stands before the slash.
            pub const KIND: &'static str = $kind;

            /// Takes an entity id of this kind.
            pub fn of(id: &EntityId) -> Option<Self> {
                (id.kind() == Self::KIND).then(|| Self(id.clone()))
            }

            /// Builds the id from the part behind the slash; none where that part is no name.
            pub fn from_rest(rest: &str) -> Option<Self> {
                EntityId::new(Self::KIND, rest).ok().map(Self)
            }

            /// Reads the whole id.
            pub fn parse(text: &str) -> Option<Self> {
                text.parse().ok().and_then(|id| Self::of(&id))
            }

            /// The id as the book knows it.
            pub const fn entity(&self) -> &EntityId {
                &self.0
            }

            /// The whole id as text.
            pub fn as_str(&self) -> &str {
                self.0.as_str()
            }

            /// The part behind the slash, as it stands in addresses.
            pub fn rest(&self) -> &str {
                self.0.rest()
            }
        }

        impl From<$name> for EntityId {
            fn from(id: $name) -> EntityId {
                id.0
            }
        }

        impl fmt::Debug for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                fmt::Debug::fmt(&self.0, f)
            }
        }
    )*};
}

entity_ids! {
    /// 项目.
    ProjectId = "project";
    /// 督查: one visit of one project with one checklist.
    VisitId = "visit";
    /// 问题.
    ProblemId = "problem";
    /// 责任人, 督查员: a person.
    PersonId = "person";
    /// 单位, named by its name so that two lists that name the same unit mean the same one.
    UnitId = "unit";
    /// 工作记录: a remark that someone added to a problem or a project.
    RemarkId = "remark";
    /// 照片.
    PhotoId = "photo";
    /// 附件.
    AttachmentId = "attachment";
    /// 签字 under the record of a visit.
    SignatureId = "signature";
    /// 检查表模板 made by the office; the built-in ones are data of the program.
    TemplateId = "template";
    /// 检查表草稿: a checklist that is being written, named as the checklist will be; stays on the device.
    DraftId = "local.draft";
    /// 导入记录: what came from which file when; stays on the device.
    ImportId = "local.import";
    /// 导出记录: what was handed over when; stays on the device.
    ExportId = "local.export";
}
