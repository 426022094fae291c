use std::collections::{BTreeMap, BTreeSet};
use std::pin::pin;
use std::task::{Context, Poll, Waker};

use proptest::prelude::*;

use super::saver::DraftSaver;
use super::*;
use crate::storage::{DraftStore, MemoryDrafts};

/// What comes of a future over memory, which never waits.
fn now<T>(future: impl Future<Output = T>) -> T {
    match pin!(future).poll(&mut Context::from_waker(Waker::noop())) {
        Poll::Ready(output) => output,
        Poll::Pending => panic!("memory answers at once"),
    }
}

fn form(name: &str) -> FormName {
    FormName { name: name.to_owned(), title: format!("表单 {name}"), href: "#/problems/7f".to_owned() }
}

fn texts(text: &str) -> Texts {
    [("why".to_owned(), text.to_owned())].into()
}

fn only(session: Session) -> Liveness {
    Liveness::Known([session].into())
}

/// A page that has just been opened over a store, with these sessions open.
fn page(store: &MemoryDrafts, session: Session, live: &Liveness, mirror: Option<&str>) -> DraftSaver<MemoryDrafts> {
    let saver = DraftSaver::new(FormDrafts::with_mirror(mirror), store.clone());
    read(&saver, session, live);
    saver
}

fn read(page: &DraftSaver<MemoryDrafts>, session: Session, live: &Liveness) {
    let stored = now(page.stored()).unwrap();
    page.update(|drafts| drafts.read(session, FormDrafts::records(&stored), live));
}

fn type_into(page: &DraftSaver<MemoryDrafts>, name: &str, text: &str) {
    page.update(|drafts| drafts.keep(&form(name), texts(text), &Texts::new(), 1));
}

fn offered(page: &DraftSaver<MemoryDrafts>) -> Vec<String> {
    page.with(|drafts| drafts.waiting(|_| false).into_iter().map(|one| one.draft.texts["why"].clone()).collect())
}

fn stored(store: &MemoryDrafts) -> BTreeMap<String, String> {
    let records = now(store.read_all()).unwrap();
    let read = records.iter().map(|(key, bytes)| (key.clone(), DraftRecord::read(key, bytes).unwrap().draft));
    read.map(|(key, draft)| (key, draft.texts["why"].clone())).collect()
}

#[test]
fn a_draft_that_was_written_is_offered_after_a_kill() {
    let store = MemoryDrafts::default();
    let before = page(&store, 1, &only(1), None);
    type_into(&before, "hold", "雨季");
    assert_eq!(before.with(FormDrafts::state), DraftState::Writing);
    now(before.write()).unwrap();
    assert_eq!(before.with(FormDrafts::state), DraftState::Written);
    let after = page(&store, 2, &only(2), None);
    assert_eq!(offered(&after), ["雨季"]);
    assert_eq!(after.update(|drafts| drafts.open("hold")), Some(texts("雨季")));
    now(after.write()).unwrap();
    assert_eq!(stored(&store), [("00000002/hold".to_owned(), "雨季".to_owned())].into(), "taken over, not copied");
}

#[test]
fn a_form_that_was_submitted_leaves_nothing() {
    let store = MemoryDrafts::default();
    let before = page(&store, 1, &only(1), None);
    type_into(&before, "hold", "雨季");
    now(before.write()).unwrap();
    before.update(|drafts| drafts.forget("hold"));
    now(before.write()).unwrap();
    assert!(stored(&store).is_empty());
    assert!(page(&store, 2, &only(2), None).with(FormDrafts::is_empty));
}

#[test]
fn a_draft_of_another_tab_is_offered_only_when_that_tab_is_gone() {
    let store = MemoryDrafts::default();
    let both = Liveness::Known([1, 2].into());
    let (one, other) = (page(&store, 1, &only(1), None), page(&store, 2, &both, None));
    type_into(&one, "hold", "一");
    now(one.write()).unwrap();
    read(&other, 2, &both);
    assert!(offered(&other).is_empty());
    // The same form in the other tab is another draft.
    assert_eq!(other.update(|drafts| drafts.open("hold")), None);
    type_into(&other, "hold", "二");
    now(other.write()).unwrap();
    assert_eq!(stored(&store).len(), 2);
    read(&other, 2, &only(2));
    assert_eq!(offered(&other).len(), 2, "both are there once the first tab is gone");
}

#[test]
fn a_reload_finds_what_the_store_had_not_taken() {
    let store = MemoryDrafts::default();
    let before = page(&store, 1, &only(1), None);
    type_into(&before, "hold", "旧");
    now(before.write()).unwrap();
    type_into(&before, "hold", "新");
    let mirror = before.with(FormDrafts::mirror);
    let after = page(&store, 2, &only(2), mirror.as_deref());
    assert_eq!(offered(&after), ["新"]);
    now(after.write()).unwrap();
    assert_eq!(stored(&store), [("00000002/hold".to_owned(), "新".to_owned())].into());
}

#[test]
fn a_reload_offers_nothing_that_was_submitted_just_before() {
    let store = MemoryDrafts::default();
    let before = page(&store, 1, &only(1), None);
    type_into(&before, "hold", "雨季");
    now(before.write()).unwrap();
    before.update(|drafts| drafts.forget("hold"));
    let mirror = before.with(FormDrafts::mirror);
    let after = page(&store, 2, &only(2), mirror.as_deref());
    assert!(offered(&after).is_empty());
    now(after.write()).unwrap();
    assert!(stored(&store).is_empty());
}

#[test]
fn an_old_mirror_that_a_killed_browser_brings_back_hides_nothing_newer() {
    let store = MemoryDrafts::default();
    let before = page(&store, 1, &only(1), None);
    type_into(&before, "hold", "旧");
    let old = before.with(FormDrafts::mirror);
    type_into(&before, "hold", "新");
    type_into(&before, "reopen", "另一个");
    now(before.write()).unwrap();
    let after = page(&store, 2, &only(2), old.as_deref());
    assert_eq!(offered(&after).into_iter().collect::<BTreeSet<_>>(), ["另一个".to_owned(), "新".to_owned()].into());
}

#[test]
fn a_duplicated_tab_leaves_the_first_ones_drafts_alone() {
    let store = MemoryDrafts::default();
    let one = page(&store, 1, &only(1), None);
    type_into(&one, "hold", "雨季");
    now(one.write()).unwrap();
    let mirror = one.with(FormDrafts::mirror);
    let copy = page(&store, 2, &Liveness::Known([1, 2].into()), mirror.as_deref());
    assert!(copy.with(FormDrafts::is_empty));
    assert_eq!(copy.update(FormDrafts::next_write), None);
}

#[test]
fn where_nobody_knows_who_is_open_a_draft_is_offered_and_stays_where_it_was() {
    let store = MemoryDrafts::default();
    let one = page(&store, 1, &only(1), None);
    type_into(&one, "hold", "雨季");
    now(one.write()).unwrap();
    let other = page(&store, 2, &Liveness::Unknown, None);
    assert_eq!(other.update(|drafts| drafts.open("hold")), Some(texts("雨季")));
    now(other.write()).unwrap();
    assert_eq!(stored(&store).len(), 2);
    other.update(|drafts| drafts.forget("hold"));
    now(other.write()).unwrap();
    assert!(stored(&store).is_empty());
}

#[test]
fn a_store_that_fails_is_told_of_and_tried_again() {
    let store = MemoryDrafts::default();
    let before = page(&store, 1, &only(1), None);
    store.set_trouble(Some(JournalTrouble::Quota));
    type_into(&before, "hold", "雨季");
    assert_eq!(now(before.write()), Err(JournalTrouble::Quota));
    assert_eq!(before.with(FormDrafts::state), DraftState::InPageOnly(JournalTrouble::Quota));
    store.set_trouble(None);
    now(before.write()).unwrap();
    assert_eq!(before.with(FormDrafts::state), DraftState::Written);
    assert_eq!(stored(&store).len(), 1);
}

#[test]
fn a_reading_that_was_under_way_brings_back_nothing_that_was_dealt_with() {
    let store = MemoryDrafts::default();
    let before = page(&store, 1, &only(1), None);
    type_into(&before, "hold", "雨季");
    now(before.write()).unwrap();
    let after = page(&store, 2, &only(2), None);
    let stored_then = now(after.stored()).unwrap();
    after.update(|drafts| drafts.open("hold"));
    now(after.write()).unwrap();
    after.update(|drafts| drafts.forget("hold"));
    now(after.write()).unwrap();
    after.update(|drafts| drafts.read(2, FormDrafts::records(&stored_then), &only(2)));
    assert!(after.with(FormDrafts::is_empty));
}

#[test]
fn what_was_given_up_can_be_put_back() {
    let store = MemoryDrafts::default();
    let one = page(&store, 1, &only(1), None);
    type_into(&one, "hold", "雨季");
    now(one.write()).unwrap();
    let key = one.with(|drafts| drafts.waiting(|_| false)[0].key.clone());
    let draft = one.update(|drafts| drafts.discard(&key)).unwrap();
    now(one.write()).unwrap();
    assert!(stored(&store).is_empty() && offered(&one).is_empty());
    one.update(|drafts| drafts.put_back(draft));
    now(one.write()).unwrap();
    assert_eq!(stored(&store).len(), 1);
}

#[test]
fn a_draft_says_what_was_typed_and_not_what_stood_there() {
    let stood: Texts = [("name".to_owned(), "南郊新城区配套工程".to_owned())].into();
    let mut typed = stood.clone();
    typed.insert("why".to_owned(), "雨季".to_owned());
    let one = page(&MemoryDrafts::default(), 1, &only(1), None);
    one.update(|drafts| drafts.keep(&form("edit"), typed, &stood, 1));
    assert_eq!(one.with(|drafts| drafts.kept("edit").unwrap().says.clone()), "雨季");
}

#[test]
fn erasing_leaves_nothing() {
    let store = MemoryDrafts::default();
    let one = page(&store, 1, &only(1), None);
    type_into(&one, "hold", "雨季");
    now(one.write()).unwrap();
    type_into(&one, "hold", "雨季和台风");
    now(one.erase()).unwrap();
    assert!(stored(&store).is_empty() && one.with(FormDrafts::is_empty));
    now(one.write()).unwrap();
    assert!(stored(&store).is_empty());
}

/// What people and browsers do.
#[derive(Clone, Debug)]
enum Step {
    OpenTab,
    Type { tab: usize, form: usize },
    Submit { tab: usize, form: usize },
    Discard { tab: usize, place: usize },
    Write { tab: usize },
    WriteInVain { tab: usize },
    TypeWhileItIsWritten { tab: usize, form: usize },
    SubmitWhileItIsWritten { tab: usize, form: usize },
    LookAgain { tab: usize },
    Reload { tab: usize },
    Kill { tab: usize, in_the_middle: Middle },
}

/// How far a write was when the browser was killed.
#[derive(Clone, Copy, Debug)]
enum Middle {
    NoWrite,
    BeforeTheDisk,
    AfterTheDisk,
}

fn step() -> impl Strategy<Value = Step> {
    let tab = 0..3_usize;
    let form = 0..3_usize;
    prop_oneof![
        2 => Just(Step::OpenTab),
        8 => (tab.clone(), form.clone()).prop_map(|(tab, form)| Step::Type { tab, form }),
        2 => (tab.clone(), form.clone()).prop_map(|(tab, form)| Step::Submit { tab, form }),
        3 => (tab.clone(), form.clone()).prop_map(|(tab, form)| Step::TypeWhileItIsWritten { tab, form }),
        2 => (tab.clone(), form).prop_map(|(tab, form)| Step::SubmitWhileItIsWritten { tab, form }),
        1 => (tab.clone(), 0..4_usize).prop_map(|(tab, place)| Step::Discard { tab, place }),
        6 => tab.clone().prop_map(|tab| Step::Write { tab }),
        1 => tab.clone().prop_map(|tab| Step::WriteInVain { tab }),
        2 => tab.clone().prop_map(|tab| Step::LookAgain { tab }),
        2 => tab.clone().prop_map(|tab| Step::Reload { tab }),
        3 => (tab, prop_oneof![Just(Middle::NoWrite), Just(Middle::BeforeTheDisk), Just(Middle::AfterTheDisk)])
            .prop_map(|(tab, in_the_middle)| Step::Kill { tab, in_the_middle }),
    ]
}

/// Some tabs over one store, and what may be asked of them.
#[derive(Default)]
struct World {
    store: MemoryDrafts,
    tabs: Vec<(Session, DraftSaver<MemoryDrafts>)>,
    sessions: Session,
    words: u32,
    /// Texts that some store has acknowledged, and that nobody has changed, submitted or discarded since.
    safe: BTreeSet<String>,
}

impl World {
    fn live(&self) -> Liveness {
        Liveness::Known(self.tabs.iter().map(|(session, _)| *session).collect())
    }

    fn open_tab(&mut self, mirror: Option<&str>) {
        self.sessions += 1;
        let session = self.sessions;
        let saver = DraftSaver::new(FormDrafts::with_mirror(mirror), self.store.clone());
        self.tabs.push((session, saver.clone()));
        read(&saver, session, &self.live());
    }

    fn take(&mut self, step: &Step) {
        let place = match step {
            Step::OpenTab => {
                return if self.tabs.len() < 3 {
                    self.open_tab(None)
                };
            }
            Step::Type { tab, .. }
            | Step::Submit { tab, .. }
            | Step::Discard { tab, .. }
            | Step::Write { tab }
            | Step::WriteInVain { tab }
            | Step::TypeWhileItIsWritten { tab, .. }
            | Step::SubmitWhileItIsWritten { tab, .. }
            | Step::LookAgain { tab }
            | Step::Reload { tab }
            | Step::Kill { tab, .. } => *tab,
        };
        let Some((session, saver)) = self.tabs.get(place).cloned() else { return };
        match step {
            Step::OpenTab => {}
            Step::Type { form, .. } => self.type_into(&saver, *form),
            Step::Submit { form, .. } => self.submit(&saver, *form),
            Step::TypeWhileItIsWritten { form, .. } => {
                let write = saver.update(FormDrafts::next_write);
                self.type_into(&saver, *form);
                self.end_write(&saver, write);
            }
            Step::SubmitWhileItIsWritten { form, .. } => {
                let write = saver.update(FormDrafts::next_write);
                self.submit(&saver, *form);
                self.end_write(&saver, write);
            }
            Step::Discard { place, .. } => {
                let waiting = saver.with(|drafts| drafts.waiting(|_| false));
                if let Some(one) = waiting.get(*place) {
                    let gone = saver.update(|drafts| drafts.discard(&one.key));
                    self.no_more(gone);
                }
            }
            Step::Write { .. } => {
                now(saver.write()).unwrap();
                self.acknowledged(&saver);
            }
            Step::WriteInVain { .. } => {
                self.store.set_trouble(Some(JournalTrouble::Failed));
                match now(saver.write()) {
                    Ok(()) | Err(_) => {}
                }
                self.store.set_trouble(None);
            }
            Step::LookAgain { .. } => read(&saver, session, &self.live()),
            Step::Reload { .. } => {
                let mirror = saver.with(FormDrafts::mirror);
                self.tabs.remove(place);
                self.open_tab(mirror.as_deref());
            }
            Step::Kill { in_the_middle, .. } => {
                if let Some(write) = saver.update(FormDrafts::next_write)
                    && matches!(in_the_middle, Middle::AfterTheDisk)
                {
                    now(self.store.write(&write)).unwrap();
                }
                self.tabs.remove(place);
            }
        }
    }

    fn type_into(&mut self, saver: &DraftSaver<MemoryDrafts>, form: usize) {
        let name = form.to_string();
        let before = saver.update(|drafts| drafts.open(&name));
        if let Some(before) = before {
            self.safe.remove(&before["why"]);
        }
        self.words += 1;
        type_into(saver, &name, &self.words.to_string());
    }

    fn submit(&mut self, saver: &DraftSaver<MemoryDrafts>, form: usize) {
        let gone = saver.update(|drafts| drafts.forget(&form.to_string()));
        self.no_more(gone);
    }

    fn end_write(&self, saver: &DraftSaver<MemoryDrafts>, write: Option<DraftWrite>) {
        if let Some(write) = write {
            now(self.store.write(&write)).unwrap();
            saver.update(|drafts| drafts.written(Ok(())));
        }
    }

    fn acknowledged(&mut self, saver: &DraftSaver<MemoryDrafts>) {
        assert_eq!(saver.with(FormDrafts::state), DraftState::Written);
        let own =
            saver.with(|drafts| drafts.own.values().map(|own| own.draft.texts["why"].clone()).collect::<Vec<_>>());
        self.safe.extend(own);
    }

    fn no_more(&mut self, gone: Option<FormDraft>) {
        if let Some(gone) = gone {
            self.safe.remove(&gone.texts["why"]);
        }
    }

    fn look(&self) -> Result<(), TestCaseError> {
        let stored = stored(&self.store);
        let there: BTreeSet<&String> = stored.values().collect();
        for text in &self.safe {
            prop_assert!(there.contains(text), "{} was written and is gone: {:?}", text, stored);
        }
        for (session, saver) in &self.tabs {
            saver.with(|drafts| {
                for own in drafts.own.values().filter(|own| own.is_stored()) {
                    let key = draft_key(*session, &own.draft.form);
                    prop_assert_eq!(
                        stored.get(&key),
                        Some(&own.draft.texts["why"]),
                        "what a tab calls written is there"
                    );
                }
                Ok(())
            })?;
        }
        Ok(())
    }
}

proptest! {
    #[test]
    fn what_was_called_written_is_there_until_somebody_submits_it(steps in prop::collection::vec(step(), 1..60)) {
        let mut world = World::default();
        world.open_tab(None);
        for step in &steps {
            world.take(step);
            world.look()?;
        }
        // Everybody is gone, and somebody opens the book again: all that is safe is offered.
        world.tabs.clear();
        let after = page(&world.store, 1_000, &only(1_000), None);
        let offered: BTreeSet<String> = offered(&after).into_iter().collect();
        prop_assert!(world.safe.is_subset(&offered), "{:?} of {:?}", offered, world.safe);
    }

    #[test]
    fn no_tab_is_offered_what_another_open_one_writes(steps in prop::collection::vec(step(), 1..60)) {
        let mut world = World::default();
        world.open_tab(None);
        for step in &steps {
            world.take(step);
            let live: BTreeSet<Session> = world.tabs.iter().map(|(session, _)| *session).collect();
            for (session, saver) in &world.tabs {
                read(saver, *session, &world.live());
                saver.with(|drafts| {
                    let others = drafts.waiting.iter().filter(|record| live.contains(&record.session));
                    prop_assert_eq!(others.count(), 0);
                    Ok(())
                })?;
            }
        }
    }
}
