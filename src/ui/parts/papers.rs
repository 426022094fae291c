//! The ways to the papers of problems and orders: 督办单, 整改通知单, 催办单, 复查意见书.

use leptos::prelude::*;

use crate::book::EntityId;
use crate::domain::report::forms::FormKind;
use crate::ui::context::Ui;
use crate::ui::controls::{Icon, MenuItem};
use crate::ui::route::{self, Route, decoded, encoded};

/// The address of the papers of these.
pub fn papers_of<'a>(kind: FormKind, of: impl IntoIterator<Item = &'a EntityId>) -> Route {
    let ids: Vec<String> = of.into_iter().map(|id| encoded(id.as_str())).collect();
    Route::Papers(kind, format!("of={}", ids.join(",")))
}

/// What a list of ids in an address names.
pub fn ids_of(query: &str) -> Vec<EntityId> {
    let list = query.split('&').find_map(|pair| pair.strip_prefix("of=")).unwrap_or_default();
    list.split(',').filter_map(|id| decoded(id).parse().ok()).collect()
}

/// One paper of something, as an entry of a menu.
pub fn paper_item(ui: Ui, kind: FormKind, of: impl Fn() -> Vec<EntityId> + Send + Sync + 'static) -> MenuItem {
    let go = move |()| route::go(&papers_of(kind, &of()));
    MenuItem::new(kind.name().get(ui.lang), Callback::new(go)).icon(Icon::Print)
}

/// Every paper that can be made of problems.
pub fn papers_items(ui: Ui, of: impl Fn() -> Vec<EntityId> + Clone + Send + Sync + 'static) -> Vec<MenuItem> {
    FormKind::ALL.into_iter().map(|kind| paper_item(ui, kind, of.clone())).collect()
}
