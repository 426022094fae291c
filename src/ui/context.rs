//! What every page fetches once at its top: the session, the language, and how to say something to the person.

use std::sync::Arc;

use leptos::prelude::*;
use leptos::task::spawn_local;

use crate::app::deeds::Deeds;
use crate::app::operation::Outcome;
use crate::app::session::Session;
use crate::app::workbook::Done;
use crate::domain::command::{Command, Refusal};
use crate::domain::ids::ProjectId;
use crate::domain::ledger::{Row, rows};
use crate::domain::progress::asked::Asked;
use crate::domain::tables::RecordKind;
use crate::domain::text::Lang;

use super::controls::{Toast, ToastAction, Tone, open_choice_of_files};
use super::drafts::introduction::Introduction;
use super::look::Look;
use super::permanence::Permanence;
use super::pinyin;
use super::route::{self, Route};
use super::unsaved::Unsaved;
use super::words::{self, CommonWords, ExchangeWords};

/// The one context of the page. Copy it freely; it is a handle.
#[derive(Clone, Copy)]
pub struct Ui {
    /// The book.
    pub session: Session,
    /// The language; a change of it builds the pages anew.
    pub lang: Lang,
    /// The look of this device.
    pub look: RwSignal<Look>,
    /// What someone has said of themself on the first page: kept here, since a change of the language builds that page anew.
    pub introduction: RwSignal<Introduction>,
    /// The present page.
    pub route: RwSignal<Route>,
    /// The rows of 问题台账, for every page that searches them; made when the first asks.
    pub problem_rows: Memo<Arc<Vec<Row>>>,
    /// The figure whose 计算依据 is open.
    pub figure: RwSignal<Option<Asked>>,
    /// What was typed and is not saved; kept in the app for the same reason.
    pub unsaved: Unsaved,
    /// Whether the browser keeps what the page stores.
    pub permanence: Permanence,
    /// The last deeds, for taking them back.
    pub(super) deeds: RwSignal<Deeds>,
    intent: RwSignal<Option<Intent>>,
    toast: RwSignal<Option<Shown>>,
    next_toast: StoredValue<u64>,
    owner: StoredValue<Owner>,
}

/// The toast that is shown.
#[derive(Clone)]
struct Shown {
    toast: Toast,
    /// The page that it belongs to, once the deed that said it has gone where it goes.
    on: Option<Route>,
}

/// What somebody wants to hand over.
#[derive(Clone, PartialEq, Eq)]
pub enum HandOver {
    /// One project.
    Project(ProjectId),
    /// What this unit is given.
    Unit(String),
}

/// What somebody wants of the page that they go to.
#[derive(Clone, PartialEq, Eq)]
enum Intent {
    /// The choice of files that is on 报送汇总.
    ChooseFiles,
    /// To hand something over.
    HandOver(HandOver),
    /// To go on with a form, by its name.
    GoOn(String),
}

impl Ui {
    /// Builds the context once, in the app.
    pub fn new(
        session: Session,
        look: RwSignal<Look>,
        introduction: RwSignal<Introduction>,
        unsaved: Unsaved,
        permanence: Permanence,
        route: RwSignal<Route>,
        lang: Lang,
    ) -> Self {
        let problem_rows = session.watch(&[RecordKind::Problems, RecordKind::Projects], |view| {
            Arc::new(rows(view.tables, view.today, &pinyin::initial))
        });
        Self {
            session,
            problem_rows,
            lang,
            look,
            introduction,
            route,
            figure: RwSignal::new(None),
            unsaved,
            permanence,
            deeds: RwSignal::new(Deeds::default()),
            intent: RwSignal::new(None),
            toast: RwSignal::new(None),
            next_toast: StoredValue::new(0),
            owner: StoredValue::new(Owner::current().unwrap_or_default()),
        }
    }

    /// The context that the app provides.
    pub fn get() -> Self {
        use_context().expect("the app provides the context to every page")
    }

    /// The words that every page uses.
    pub const fn common(&self) -> &'static CommonWords {
        CommonWords::of(self.lang)
    }

    /// The toast to show.
    pub fn toast_shown(&self) -> Signal<Option<Toast>> {
        let toast = self.toast;
        Signal::derive(move || toast.with(|shown| shown.as_ref().map(|shown| shown.toast.clone())))
    }

    /// Takes a toast away.
    pub fn dismiss(&self, id: u64) {
        if self.toast.with_untracked(|shown| shown.as_ref().is_some_and(|shown| shown.toast.id == id)) {
            self.toast.set(None);
        }
    }

    /// Takes away what was said on the page that was left. What is said by the deed that led to this page stays.
    pub fn page_changed(&self, now: &Route) {
        if self
            .toast
            .with_untracked(|shown| shown.as_ref().is_some_and(|shown| shown.on.as_ref().is_some_and(|on| on != now)))
        {
            self.toast.set(None);
        }
    }

    /// Says something in passing.
    pub fn toast(&self, text: impl Into<String>, tone: Tone) {
        self.show(text.into(), tone, None);
    }

    /// Says something in passing and offers one thing to do about it.
    pub fn offer(&self, text: impl Into<String>, label: &str, on_press: impl Fn() + Send + Sync + 'static) {
        // What offers it may be gone when it is pressed, such as a conflict that was decided: it belongs to the whole page.
        let on_press = self.owner.with_value(|owner| owner.with(|| Callback::new(move |()| on_press())));
        let action = ToastAction { label: label.to_owned(), on_press };
        self.show(text.into(), Tone::Good, Some(action));
    }

    /// Goes to 报送汇总 and opens the choice of files there.
    pub fn choose_files(&self) {
        let is_there = self.route.with_untracked(|route| *route == Route::Exchange);
        if is_there && open_choice_of_files(".exchange__intake") {
            return;
        }
        self.go(Intent::ChooseFiles, &Route::Exchange);
    }

    /// Whether the choice of files is to be opened now; asked for once, said once.
    pub fn takes_choice_of_files(&self) -> bool {
        self.take(|intent| matches!(intent, Intent::ChooseFiles).then_some(())).is_some()
    }

    /// Goes to 报送汇总 with this chosen.
    pub fn hand_over(&self, what: HandOver) {
        self.go(Intent::HandOver(what), &Route::Exchange);
    }

    /// What is to be handed over now; asked for once, said once.
    pub fn takes_what_to_hand_over(&self) -> Option<HandOver> {
        self.take(|intent| match intent {
            Intent::HandOver(what) => Some(what.clone()),
            Intent::ChooseFiles | Intent::GoOn(_) => None,
        })
    }

    /// Goes to the page with a form that was not submitted, and opens the form there.
    pub fn go_on_with(&self, form: &str, href: &str) {
        self.go(Intent::GoOn(form.to_owned()), &Route::parse(href));
    }

    /// Opens the form that somebody wants to go on with, now and whenever that is asked for as long as the caller is on the page.
    /// `open` says whether it is one of the caller's; another's is left to them.
    pub fn on_go_on(&self, open: impl Fn(&str) -> bool + 'static) {
        let intent = self.intent;
        Effect::new(move |_| {
            let wanted = intent.with(|intent| match intent {
                Some(Intent::GoOn(form)) => Some(form.clone()),
                Some(Intent::ChooseFiles | Intent::HandOver(_)) | None => None,
            });
            if wanted.is_some_and(|form| untrack(|| open(&form))) {
                intent.set(None);
            }
        });
    }

    fn go(&self, intent: Intent, to: &Route) {
        self.intent.set(Some(intent));
        route::go(to);
    }

    /// Takes the intent, where it is the one that is looked for.
    fn take<T>(&self, wanted: impl FnOnce(&Intent) -> Option<T>) -> Option<T> {
        let found = self.intent.with_untracked(|intent| intent.as_ref().and_then(wanted));
        if found.is_some() {
            self.intent.set(None);
        }
        found
    }

    /// Does what the person means. Says `message` with 撤销 when it is done, or why it is refused. An empty message says nothing.
    pub fn act(&self, command: Command, message: &str) -> Option<Done> {
        match self.session.dispatch(command) {
            Ok(done) => {
                if !message.is_empty() {
                    self.offer_undo(message, &done);
                }
                Some(done)
            }
            Err(Refusal::NothingChanges) => None,
            Err(refusal) => {
                self.refuse(&refusal);
                None
            }
        }
    }

    /// Says why something was refused.
    pub fn refuse(&self, refusal: &Refusal) {
        // The page says that by itself, each time: see `parts/newer.rs`.
        if matches!(refusal, Refusal::NewerProgram { .. } | Refusal::PastDay(_) | Refusal::Supposing) {
            return;
        }
        self.toast(words::refusal(refusal, self.lang), Tone::Warn);
    }

    /// Undoes everything that came in with a batch, and offers to bring it back.
    pub fn undo_import(&self, batch: &str) {
        if self.waits_for_operation() {
            return;
        }
        let (ui, batch) = (*self, batch.to_owned());
        spawn_local(async move {
            let words = ExchangeWords::of(ui.lang);
            match ui.session.undo_import(&batch, |_| ()).await {
                Ok(Outcome { changes: 0, .. }) => {}
                Ok(outcome) => {
                    let said = match outcome.skipped {
                        0 => words.import_undone.to_owned(),
                        skipped => words::undone_except(skipped, ui.lang),
                    };
                    ui.offer(said, words.bring_back, move || ui.redo_import(&batch));
                }
                Err(refusal) => ui.refuse(&refusal),
            }
        });
    }

    /// Brings a batch back that was undone.
    pub fn redo_import(&self, batch: &str) {
        if self.waits_for_operation() {
            return;
        }
        let (ui, batch) = (*self, batch.to_owned());
        spawn_local(async move {
            match ui.session.redo_import(&batch, |_| ()).await {
                Ok(_) => ui.toast(ExchangeWords::of(ui.lang).brought_back, Tone::Good),
                Err(refusal) => ui.refuse(&refusal),
            }
        });
    }

    /// Says that an operation has to end first, if one goes on: undoing one amid another would show neither as it is.
    pub fn waits_for_operation(&self) -> bool {
        let waits = self.session.operating().get_untracked();
        if waits {
            self.toast(ExchangeWords::of(self.lang).one_at_a_time, Tone::Warn);
        }
        waits
    }

    fn show(&self, text: String, tone: Tone, action: Option<ToastAction>) {
        let id = self.next_toast.get_value();
        self.next_toast.set_value(id + 1);
        self.toast.set(Some(Shown { toast: Toast { id, text, tone, action }, on: None }));
        // A deed may go to another page at once; what it says belongs to the page that it leads to.
        let toast = self.toast;
        request_animation_frame(move || {
            let on = route::present().page();
            toast.try_update_untracked(|shown| {
                if let Some(shown) = shown.as_mut().filter(|shown| shown.toast.id == id) {
                    shown.on = Some(on);
                }
            });
        });
    }
}
