//! 专项、园区: what several projects belong to.

use std::collections::BTreeSet;
use std::sync::Arc;

use crate::book::EntityId;
use crate::domain::decimal::Decimal;
use crate::domain::fields::FieldKind::{
    Area, Choice, Day, Line, Money, Names, Number, Person, Reference, Unit, When as Date,
};
use crate::domain::fields::{ChoiceList, ChoiceOf, Writers, field, option};
use crate::domain::figures::figure::Figure;
use crate::domain::figures::fraction::Fraction;
use crate::domain::figures::mark::Mark;
use crate::domain::figures::missing::Missing;
use crate::domain::figures::month::Month;
use crate::domain::figures::reckoning::Reckoning;
use crate::domain::figures::rule::{
    DONE_OF_PROJECTS, LAND_OF_PARK, LAND_SHARE, PROJECTS, SHARE_OF_TARGET, TOTAL_OF_PROJECTS,
};
use crate::domain::figures::share::Share;
use crate::domain::figures::source::{Given, Source};
use crate::domain::folding::same;
use crate::domain::register::{
    Around, Check, Column, Computed, Derived, Entry, FieldGroup, Key, Parent, Reckons, Register, Rule, Shelf, Sort,
    Weight, Whose, register_fields,
};
use crate::domain::text::Text;
use crate::domain::when::When;

use super::parcel::fields as parcel;

/// 类别.
pub static KINDS: ChoiceList = ChoiceList::closed(&[
    option("programme", "专项", "Programme", &["专项行动"]),
    option("park", "园区", "Park", &["产业园区"]),
    option("inner_park", "园中园", "Park within a park", &[]),
    option("quarter", "片区", "Quarter", &[]),
]);

/// 控详规.
pub static PLAN_STATES: ChoiceList = ChoiceList::closed(&[
    option("not_begun", "未启动", "Not begun", &[]),
    option("drafting", "编制中", "Being drafted", &[]),
    option("reviewed", "已评审", "Reviewed", &[]),
    option("approved", "已批", "Approved", &["已批复"]),
]);

register_fields! {
    /// 类别.
    KIND: Arc<str> = field("kind", "类别", "Kind", Choice(ChoiceOf::List(&KINDS)), &[]).by(Writers::Office).needed();
    /// 名称.
    NAME: Arc<str> = field("name", "名称", "Name", Line, &["园区", "专项"]).by(Writers::Office).needed();
    /// 上级园区.
    PARENT: EntityId = field("parent", "上级园区", "Within", Reference("group"), &[]).by(Writers::Office);
    /// 管理单位.
    UNIT: Arc<str> = field("unit", "管理单位", "Run by", Unit, &[]).by(Writers::Office);
    /// 领导.
    LEADER: Arc<str> = field("leader", "领导", "Leader", Person, &[]).by(Writers::Office);
    /// 起.
    FROM: When = field("from", "起", "From", Date, &[]).by(Writers::Office);
    /// 止.
    TO: When = field("to", "止", "Until", Date, &[]).by(Writers::Office);
    /// 目标投资, 万元.
    MONEY: Decimal = field("money", "目标投资", "Target investment", Money, &[]).by(Writers::Office);
    /// 目标收储, 亩.
    AREA: Decimal = field("area", "目标收储", "Target land", Area, &[]).by(Writers::Office);
    /// 准入强度, 万元/亩.
    INTENSITY: Decimal = field("intensity", "准入强度", "Least intensity", Number, &[]).unit("万元/亩", "10,000 yuan/mu").by(Writers::Office);
    /// 控详规.
    PLAN_STATE: Arc<str> = field("plan_state", "控详规", "Detailed plan", Choice(ChoiceOf::List(&PLAN_STATES)), &[]);
    /// 日期.
    PLAN_ON: When = field("plan_on", "日期", "Since", Day, &[]);
    /// 主导产业.
    INDUSTRIES: Arc<[Arc<str>]> = field("industries", "主导产业", "Industries", Names, &[]).by(Writers::Office);
}

/// 专项与园区.
pub static REGISTER: Register = Register {
    kind: "group",
    name: Text::new("专项与园区", "Programmes and parks"),
    counted: ("programme or park", "programmes and parks"),
    about: Text::new(
        "专项、园区和片区：归谁管、目标多少、准入强度。",
        "Programmes, parks and quarters: who runs them, their targets, the least intensity.",
    ),
    shelf: Shelf::Rules,
    expected_in: &[],
    parent: Parent::Shared,
    whose: Whose::OfficeAlone,
    key: Key::Text(&["kind", "name"]),
    fields: FIELDS,
    groups: &[
        FieldGroup {
            name: Text::new("专项与园区", "Programme or park"),
            fields: &["kind", "name", "parent", "unit", "leader", "from", "to"],
        },
        FieldGroup { name: Text::new("目标", "Targets"), fields: &["money", "area", "intensity", "industries"] },
        FieldGroup { name: Text::new("控详规", "Detailed plan"), fields: &["plan_state", "plan_on"] },
    ],
    title: &["name"],
    columns: &[
        Column::Field("name"),
        Column::Field("kind"),
        Column::Field("unit"),
        Column::Field("leader"),
        Column::Derived("projects"),
        Column::Derived("total"),
        Column::Derived("done"),
        Column::Field("money"),
        Column::Derived("share"),
        Column::Field("intensity"),
        Column::Field("plan_state"),
        Column::Offered("area"),
        Column::OfferedDerived("land"),
        Column::OfferedDerived("land_share"),
        Column::Offered("parent"),
        Column::Offered("from"),
        Column::Offered("to"),
        Column::Offered("industries"),
    ],
    sort: &[Sort::Up("kind"), Sort::Up("name")],
    rules: &[Rule { check: Check::NotBefore("to", "from"), weight: Weight::Refuse }],
    flow: None,
    clocks: &[],
    computed: Computed {
        columns: &[
            Derived { key: "projects", reckons: Reckons::Figure { rule: &PROJECTS, of: projects, is_summed: false } },
            Derived {
                key: "total",
                reckons: Reckons::Figure { rule: &TOTAL_OF_PROJECTS, of: total, is_summed: false },
            },
            Derived { key: "done", reckons: Reckons::Figure { rule: &DONE_OF_PROJECTS, of: done, is_summed: false } },
            Derived { key: "land", reckons: Reckons::Figure { rule: &LAND_OF_PARK, of: land, is_summed: false } },
            Derived {
                key: "land_share",
                reckons: Reckons::Figure { rule: &LAND_SHARE, of: land_share, is_summed: false },
            },
            Derived { key: "share", reckons: Reckons::Figure { rule: &SHARE_OF_TARGET, of: share, is_summed: false } },
        ],
        rates: &[],
        funnel: None,
    },
};

/// The field of a project that names its groups of this kind.
pub fn named_in(kind: &str) -> &'static str {
    if kind == "programme" { "programme" } else { "park" }
}

/// The projects that name a group or a part of it; a circle of parts is gone through once.
fn projects_of(group: &Entry, around: &dyn Around) -> Vec<EntityId> {
    let all = around.all("group");
    let (mut seen, mut open) = (BTreeSet::new(), vec![group.id.clone()]);
    let mut projects = BTreeSet::new();
    while let Some(id) = open.pop() {
        if !seen.insert(id.clone()) {
            continue;
        }
        if let Some(one) = around.entry(&id) {
            projects.extend(around.projects(named_in(one.text(KIND)), one.text(NAME)));
        }
        let parts = all.iter().filter(|part| part.get(PARENT).is_some_and(|parent| parent == id));
        open.extend(parts.map(|part| part.id.clone()));
    }
    projects.into_iter().collect()
}

fn named(projects: &[EntityId], key: &'static str) -> impl Iterator<Item = Source> {
    projects.iter().map(move |project| Source { of: project.clone(), set: key })
}

fn projects(group: &Entry, around: &dyn Around) -> Result<Share, Missing> {
    let projects = projects_of(group, around);
    let count = Fraction::whole(i64::try_from(projects.len()).unwrap_or(i64::MAX));
    Ok(Share::amount(count).from(named(&projects, named_in(group.text(KIND)))))
}

fn total(group: &Entry, around: &dyn Around) -> Result<Share, Missing> {
    let projects = projects_of(group, around);
    let totals: Vec<Given<Decimal>> = projects.iter().filter_map(|project| around.number(project, "total")).collect();
    if totals.is_empty() {
        return Err(if projects.is_empty() { Missing::NoProjects } else { Missing::NoTotal });
    }
    let left_out = projects.len() - totals.len();
    let sum = Reckoning::sum(totals.iter().map(|given| given.number()));
    let sources = totals.into_iter().map(|given| given.source);
    Ok(Share::amount(sum).from(sources).marked((left_out > 0).then_some(Mark::LeftOut(left_out))))
}

/// The sum of a figure of every project; none where none has it.
fn sum_of(projects: &[EntityId], figure: impl Fn(&EntityId) -> Figure) -> Option<(Reckoning, Vec<Source>, usize)> {
    let figures: Vec<_> = projects.iter().map(figure).filter(|figure| figure.value().is_ok()).collect();
    let values: Vec<Fraction> = figures.iter().filter_map(|figure| figure.value().ok()).collect();
    let sources = figures.iter().flat_map(|figure| figure.sources().iter().cloned()).collect();
    (!values.is_empty()).then(|| (Reckoning::sum(values), sources, projects.len() - figures.len()))
}

fn done(group: &Entry, around: &dyn Around) -> Result<Share, Missing> {
    let projects = projects_of(group, around);
    let year = Month::closed(around.today()).year();
    let (sum, sources, left_out) =
        sum_of(&projects, |project| around.completed(project, year)).ok_or(Missing::NotReported)?;
    Ok(Share::amount(sum).from(sources).marked((left_out > 0).then_some(Mark::LeftOut(left_out))))
}

fn share(group: &Entry, around: &dyn Around) -> Result<Share, Missing> {
    let target = group.get(MONEY).map(Fraction::from).filter(|target| *target > Fraction::ZERO);
    let target = target.ok_or(Missing::NoTarget)?;
    let projects = projects_of(group, around);
    let (sum, sources, left_out) =
        sum_of(&projects, |project| around.since_start(project)).ok_or(Missing::NotReported)?;
    let sources = sources.into_iter().chain([Source { of: group.id.clone(), set: MONEY.key }]);
    Ok(Share::of(sum, target).from(sources).marked((left_out > 0).then_some(Mark::LeftOut(left_out))))
}

/// What is acquired of the parcels of its projects, 亩.
fn acquired(group: &Entry, around: &dyn Around) -> Option<(Reckoning, Vec<Source>)> {
    let parcels: Vec<Arc<Entry>> =
        projects_of(group, around).iter().flat_map(|project| around.below(project, "parcel")).collect();
    let known: Vec<(Fraction, Source)> = parcels
        .iter()
        .filter_map(|parcel| {
            let source = Source { of: parcel.id.clone(), set: parcel::ACQUIRED.key };
            Some((parcel.get(parcel::ACQUIRED)?.into(), source))
        })
        .collect();
    let sources = known.iter().map(|(_, source)| source.clone()).collect();
    (!known.is_empty()).then(|| (Reckoning::sum(known.into_iter().map(|(acquired, _)| acquired)), sources))
}

fn land(group: &Entry, around: &dyn Around) -> Result<Share, Missing> {
    let (sum, sources) = acquired(group, around).ok_or(Missing::NoLandNeeded)?;
    Ok(Share::amount(sum).from(sources))
}

fn land_share(group: &Entry, around: &dyn Around) -> Result<Share, Missing> {
    let target = group.get(AREA).map(Fraction::from).filter(|target| *target > Fraction::ZERO);
    let target = target.ok_or(Missing::NoTarget)?;
    let (sum, sources) = acquired(group, around).ok_or(Missing::NoLandNeeded)?;
    Ok(Share::of(sum, target).from(sources.into_iter().chain([Source { of: group.id.clone(), set: AREA.key }])))
}

/// The park that a project names, where it is on the list.
pub fn park_of(project: &EntityId, around: &dyn Around) -> Option<Arc<Entry>> {
    let name = around.text(project, "park");
    let is_it = |group: &Arc<Entry>| group.text(KIND) != "programme" && same(group.text(NAME), &name);
    if name.is_empty() { None } else { around.all("group").into_iter().find(is_it) }
}

/// 准入强度 of the park of a project, else of the park that this one lies in, 万元/亩.
pub fn least_intensity(project: &EntityId, around: &dyn Around) -> Option<Given<Decimal>> {
    let mut park = park_of(project, around);
    let mut seen = BTreeSet::new();
    while let Some(one) = park.filter(|one| seen.insert(one.id.clone())) {
        if let Some(value) = one.get(INTENSITY) {
            return Some(Given { value, source: Source { of: one.id.clone(), set: INTENSITY.key } });
        }
        park = one.get(PARENT).and_then(|parent| around.entry(&parent));
    }
    None
}
