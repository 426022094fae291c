//! Sums by unit, sector, leader, programme, park, industry and owner: sums over sums, never means of rates.

use std::collections::BTreeMap;

use crate::book::Book;
use crate::domain::ids::ProjectId;
use crate::domain::tables::Tables;
use crate::domain::text::Text;

use super::region::RegionProgress;

/// By what projects are put together.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Default)]
pub enum By {
    /// 责任单位.
    #[default]
    Unit,
    /// 行业.
    Sector,
    /// 包保领导.
    Leader,
    /// 所属专项.
    Programme,
    /// 所在园区.
    Park,
    /// 重点产业.
    Industry,
    /// 建设单位.
    Owner,
    /// 所属县区乡镇.
    County,
}

impl By {
    /// Every way.
    pub const ALL: [Self; 8] = [
        Self::Unit,
        Self::Sector,
        Self::Leader,
        Self::Programme,
        Self::Park,
        Self::Industry,
        Self::Owner,
        Self::County,
    ];

    /// By which it is known in addresses.
    pub const fn key(self) -> &'static str {
        match self {
            Self::Unit => "unit",
            Self::Sector => "sector",
            Self::Leader => "leader",
            Self::Programme => "programme",
            Self::Park => "park",
            Self::Industry => "industry",
            Self::Owner => "owner",
            Self::County => "county",
        }
    }

    /// Finds the way with this key.
    pub fn from_key(key: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|by| by.key() == key)
    }

    /// Its name.
    pub const fn name(self) -> Text {
        match self {
            Self::Unit => Text::new("按单位", "By unit"),
            Self::Sector => Text::new("按行业", "By sector"),
            Self::Leader => Text::new("按领导", "By leader"),
            Self::Programme => Text::new("按专项", "By programme"),
            Self::Park => Text::new("按园区", "By park"),
            Self::Industry => Text::new("按重点产业", "By key industry"),
            Self::Owner => Text::new("按建设单位", "By owner"),
            Self::County => Text::new("按县区乡镇", "By county or township"),
        }
    }

    /// What a project stands under, as it is stored; empty for nothing.
    pub fn of(self, book: &Book, tables: &Tables, project: &ProjectId) -> String {
        let record = tables.project(project);
        let text = match self {
            Self::Unit => record.map_or("", |project| &project.lead_unit),
            Self::Sector => record.map_or("", |project| &project.sector),
            Self::Leader => record.map_or("", |project| &project.sponsor),
            Self::Programme | Self::Park | Self::Industry | Self::Owner | Self::County => {
                book.text(project.entity(), self.key())
            }
        };
        text.trim().to_owned()
    }
}

impl RegionProgress {
    /// The region in parts, by what they are called; what stands under nothing comes last.
    pub fn by(&self, by: By, book: &Book, tables: &Tables) -> Vec<(String, Self)> {
        let of: BTreeMap<ProjectId, String> = self
            .members
            .iter()
            .chain(&self.base)
            .map(|member| (member.project.clone(), by.of(book, tables, &member.project)))
            .collect();
        let mut names: Vec<&String> = self.members.iter().filter_map(|member| of.get(&member.project)).collect();
        names.sort_by_key(|name| (name.is_empty(), *name));
        names.dedup();
        names.into_iter().map(|name| (name.clone(), self.within(|id| of.get(id) == Some(name)))).collect()
    }
}
