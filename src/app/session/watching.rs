//! Watching the book, and telling who watches.

use leptos::prelude::*;

use super::watchers::{Watchers, notify};
use super::{Core, Session, View};
use crate::book::{Change, EntityId};
use crate::domain::registers::belongs_to;
use crate::domain::tables::RecordKind;

impl Session {
    /// Something that follows from records of these kinds, computed again when one of them changes.
    pub fn watch<T>(&self, kinds: &[RecordKind], read: impl Fn(View) -> T + Send + Sync + 'static) -> Memo<T>
    where
        T: PartialEq + Send + Sync + 'static,
    {
        let triggers = self.with_watchers(|watchers| kinds.iter().map(|kind| watchers.kind(*kind)).collect());
        self.recompute(triggers, Box::new(read))
    }

    /// Something that follows from one entity's fields, computed again only when that entity changes.
    pub fn watch_entity<T>(&self, of: &EntityId, read: impl Fn(View) -> T + Send + Sync + 'static) -> Memo<T>
    where
        T: PartialEq + Send + Sync + 'static,
    {
        let triggers = self.with_watchers(|watchers| vec![watchers.entity(of)]);
        self.recompute(triggers, Box::new(read))
    }

    /// Something that follows from one entity and the entries of registers that belong to it, computed again only when one of these
    /// changes: for a page with a row for each project.
    pub fn watch_together<T>(&self, of: &EntityId, read: impl Fn(View) -> T + Send + Sync + 'static) -> Memo<T>
    where
        T: PartialEq + Send + Sync + 'static,
    {
        let triggers = self.with_watchers(|watchers| vec![watchers.together(of)]);
        self.recompute(triggers, Box::new(read))
    }

    /// Something that follows from some fields of one entity, computed again only when one of them changes: for what there are
    /// hundreds of on a page, all of the same entity.
    pub fn watch_fields<T>(
        &self,
        of: &EntityId,
        fields: &[&str],
        read: impl Fn(View) -> T + Send + Sync + 'static,
    ) -> Memo<T>
    where
        T: PartialEq + Send + Sync + 'static,
    {
        let triggers = self.with_watchers(|watchers| fields.iter().map(|field| watchers.field(of, field)).collect());
        self.recompute(triggers, Box::new(read))
    }

    /// As [`Session::watch_entity`], where it may be another entity each time.
    pub fn watch_each<T>(
        &self,
        of: impl Fn() -> EntityId + Send + Sync + 'static,
        read: impl Fn(View) -> T + Send + Sync + 'static,
    ) -> Memo<T>
    where
        T: PartialEq + Send + Sync + 'static,
    {
        let session = *self;
        Memo::new(move |_| {
            let of = of();
            session.with_watchers(|watchers| vec![watchers.entity(&of)]).iter().for_each(ArcTrigger::track);
            session.today.track();
            session.read(&read)
        })
    }

    /// One function for each type of outcome, not one for each question: a hundred of them are a tenth of the program.
    fn recompute<T>(&self, triggers: Vec<ArcTrigger>, read: Box<dyn Fn(View) -> T + Send + Sync>) -> Memo<T>
    where
        T: PartialEq + Send + Sync + 'static,
    {
        let session = *self;
        Memo::new(move |_| {
            triggers.iter().for_each(ArcTrigger::track);
            session.today.track();
            session.read(&*read)
        })
    }

    /// Tells whoever watches what these changes touched.
    pub(super) fn tell(&self, changes: &[Change], kinds: &[RecordKind]) {
        let triggers = self.core.try_update_value(|core| {
            let mut triggers = core.watchers.of_fields(changes);
            triggers.extend(core.others_watching(changes, kinds));
            triggers
        });
        notify(&triggers.unwrap_or_default());
    }

    /// Tells whoever watches these kinds, or any entity.
    pub(super) fn tell_everyone(&self, kinds: &[RecordKind]) {
        notify(&self.with_watchers(|watchers| watchers.all(kinds)));
    }

    fn with_watchers(&self, find: impl FnOnce(&mut Watchers) -> Vec<ArcTrigger>) -> Vec<ArcTrigger> {
        self.core.try_update_value(|core| find(&mut core.watchers)).unwrap_or_default()
    }
}

impl Core {
    /// Those who watch more of what changed than single fields.
    pub(super) fn others_watching(&mut self, changes: &[Change], kinds: &[RecordKind]) -> Vec<ArcTrigger> {
        let book = self.workbook.book();
        self.watchers.of_others(changes, kinds, |of| belongs_to(book, of))
    }
}
