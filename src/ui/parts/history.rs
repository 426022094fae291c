//! 历史: who changed what, when, from what to what, why, and which file brought it. Of one field, or of all of an entity.

use leptos::prelude::*;

use crate::app::deeds::DeedId;
use crate::app::session::View;
use crate::book::{Change, ChangeId, EntityId, sorting};
use crate::domain::amendments::is_mark;
use crate::domain::text::Lang;
use crate::ui::context::Ui;
use crate::ui::controls::{
    Button, ButtonSize, ButtonVariant, Dialog, DialogShape, Icon, IconButton, LinkButton, Tag, TagShape, Timeline,
    TimelineEntry, Tone,
};
use crate::ui::route::Route;
use crate::ui::words::{self, HistoryWords, TrailWords};

use super::field_words::{field_label, value_words};
use super::shared::{author, when};

/// Entries that are shown at first; a project that was imported forty times has more.
const AT_FIRST: usize = 100;

/// Opens the history of one field. Shows itself only where there is something to tell: a second change, or a conflict.
#[component]
pub fn HistoryButton(
    /// The entity.
    of: EntityId,
    /// The field.
    #[prop(into)]
    set: String,
    /// The field's name.
    #[prop(into)]
    label: String,
) -> impl IntoView {
    let ui = Ui::get();
    let (counted, field) = (of.clone(), set.clone());
    let mark = ui.session.watch_entity(&of, move |view| mark(&view, &counted, &field));
    let open = RwSignal::new(false);
    let title = words::history_of(&label, ui.lang);
    let told = StoredValue::new((of, set, title));
    let button = move || {
        let icon = match mark.get() {
            Mark::Plain => return None,
            Mark::Changed => Icon::History,
            Mark::Conflict => Icon::Conflict,
        };
        let name = told.with_value(|(_, _, title)| title.clone());
        let press = move |()| open.set(true);
        Some(view! {
            <span class="history-button">
                <IconButton icon label=name size=ButtonSize::Small on_press=press />
            </span>
        })
    };
    let dialog = move || {
        open.get().then(|| {
            let (of, set, title) = told.get_value();
            view! { <HistoryDialog of fields=vec![set] title on_close=move |()| open.set(false) /> }
        })
    };
    view! {
        {button}
        {dialog}
    }
}

/// Opens the history of every field of an entity.
#[component]
pub fn EntityHistoryButton(
    /// The entity.
    of: EntityId,
    /// What it is called; the window's name.
    #[prop(into)]
    label: String,
) -> impl IntoView {
    let lang = Ui::get().lang;
    let words = HistoryWords::of(lang);
    let open = RwSignal::new(false);
    let trail = Route::Trail(of.clone(), String::new()).href();
    let told = StoredValue::new((of, format!("{}：{label}", words.all)));
    view! {
        <LinkButton href=trail label=TrailWords::of(lang).open />
        <Button
            label=words.all
            icon=Icon::History
            variant=ButtonVariant::Quiet
            on_press=move |()| open.set(true)
        />
        {move || {
            open.get().then(|| {
                let (of, title) = told.get_value();
                view! { <HistoryDialog of fields=Vec::new() title on_close=move |()| open.set(false) /> }
            })
        }}
    }
}

/// The window. No fields means all of them.
#[component]
pub fn HistoryDialog(
    /// The entity.
    of: EntityId,
    /// The fields; none for all.
    fields: Vec<String>,
    /// The window's name.
    title: String,
    /// Asks for it to be closed.
    #[prop(into)]
    on_close: Callback<()>,
) -> impl IntoView {
    let ui = Ui::get();
    let words = HistoryWords::of(ui.lang);
    let single = fields.len() == 1;
    let entity = of.clone();
    let told = ui.session.watch_entity(&of, move |view| tell(&view, &entity, &fields, ui.lang));
    let shown = RwSignal::new(AT_FIRST);
    let name = title.clone();
    let list = move || {
        let name = name.clone();
        let entries = told.with(|told| {
            let entries = told.iter().take(shown.get());
            let mut last = None;
            let undoing = entries.map(|entry| {
                let deed = ui.deed_of(entry.change);
                // Of one deed only the first entry offers it.
                let first = deed.filter(|deed| last.replace(*deed) != Some(*deed));
                entry_view(entry, single, ui.lang, first.map(|deed| undo_button(ui, deed)))
            });
            undoing.collect_view()
        });
        view! { <Timeline label=name>{entries}</Timeline> }
    };
    let more = move || {
        (told.with(Vec::len) > shown.get()).then(|| {
            view! { <Button label=words.more on_press=move |()| shown.update(|count| *count += AT_FIRST) /> }
        })
    };
    view! {
        <Dialog
            open=Signal::stored(true)
            on_close
            title
            close_label=ui.common().close
            shape=DialogShape::Side
        >
            {list.clone()}
            {more}
        </Dialog>
    }
}

/// Takes back what somebody did on this page a moment ago.
fn undo_button(ui: Ui, deed: DeedId) -> AnyView {
    view! { <Button label=ui.common().undo size=ButtonSize::Small on_press=move |()| ui.undo_deed(deed) /> }.into_any()
}

fn entry_view(entry: &Told, single: bool, lang: Lang, undo: Option<AnyView>) -> impl IntoView + use<> {
    let words = HistoryWords::of(lang);
    let to = if entry.to.is_empty() { words.empty.to_owned() } else { entry.to.clone() };
    let title = if single { to } else { format!("{}：{to}", entry.field) };
    let tone = match entry.standing {
        Standing::Past => Tone::Muted,
        Standing::Present => Tone::Neutral,
        Standing::Conflict => Tone::Bad,
    };
    let standing = match entry.standing {
        Standing::Past => None,
        Standing::Present if single => Some(view! { <Tag word=words.stands tone=Tone::Info shape=TagShape::Tick /> }),
        Standing::Present => None,
        Standing::Conflict => Some(view! { <Tag word=words.conflict tone=Tone::Bad shape=TagShape::Triangle /> }),
    };
    let before = match entry.from.as_deref() {
        None => single.then(|| words.first.to_owned()),
        Some("") => Some(words::was(words.empty, lang)),
        Some(from) => Some(words::was(from, lang)),
    };
    let lines: Vec<String> = [
        before,
        entry.why.as_deref().map(|why| words::because(why, lang)),
        entry.file.as_deref().map(|file| words::came_from(file, lang)),
    ]
    .into_iter()
    .flatten()
    .collect();
    view! {
        <TimelineEntry title when=when(entry.at) author=Some(entry.by.clone()) tone>
            {lines.into_iter().map(|line| view! { <p>{line}</p> }).collect_view()}
            {standing}
            {undo}
        </TimelineEntry>
    }
}

/// What a field's button looks like.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Mark {
    /// Written once: nothing to tell that the record's own history does not.
    Plain,
    Changed,
    Conflict,
}

fn mark(view: &View, of: &EntityId, set: &str) -> Mark {
    let Ok(field) = set.parse() else { return Mark::Plain };
    if view.book.in_conflict(of, &field) {
        return Mark::Conflict;
    }
    // A head that replaced something is enough: nobody counts a long history for the sake of an icon.
    match view.book.heads(of, set).iter().any(|head| !head.over().is_empty()) {
        true => Mark::Changed,
        false => Mark::Plain,
    }
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Standing {
    Past,
    Present,
    Conflict,
}

/// One change, ready to read.
#[derive(Clone, PartialEq)]
struct Told {
    change: ChangeId,
    field: String,
    /// None where nothing stood there; empty where it had been emptied.
    from: Option<String>,
    to: String,
    at: u64,
    by: String,
    why: Option<String>,
    file: Option<String>,
    standing: Standing,
}

/// The changes of some fields, or of all, the youngest first.
fn tell(view: &View, of: &EntityId, fields: &[String], lang: Lang) -> Vec<Told> {
    let all: Vec<String> = match fields {
        [] => {
            let all = view.book.entity(of).into_iter().flat_map(|entity| entity.fields());
            all.map(|field| field.as_str().to_owned()).filter(|field| !is_mark(of, field)).collect()
        }
        some => some.to_vec(),
    };
    let mut told: Vec<(&Change, Told)> = Vec::new();
    for set in &all {
        let heads = view.book.heads(of, set);
        let conflict = set.parse().is_ok_and(|field| view.book.in_conflict(of, &field));
        let label = field_label(view, of, set, lang);
        for change in view.book.history(of, set) {
            let standing = match (heads.iter().any(|head| head.id() == change.id()), conflict) {
                (false, _) => Standing::Past,
                (true, false) => Standing::Present,
                (true, true) => Standing::Conflict,
            };
            told.push((change, tell_one(view, of, &label, change, standing, lang)));
        }
    }
    match fields {
        // One field stays in its own order, which goes by what replaced what and not by clocks.
        [_] => told.reverse(),
        _ => sorting::by_key(&mut told, |(change, _)| std::cmp::Reverse((change.at(), change.id()))),
    }
    told.into_iter().map(|(_, told)| told).collect()
}

fn tell_one(view: &View, of: &EntityId, label: &str, change: &Change, standing: Standing, lang: Lang) -> Told {
    let set = change.set().as_str();
    let show = |change: &Change| value_words(view, of, set, change.to(), lang);
    let mut replaced: Vec<String> = change.over().iter().filter_map(|id| view.book.change(*id)).map(show).collect();
    sorting::by(&mut replaced, Ord::cmp);
    replaced.dedup();
    let file = view.book.origin(change.id()).map(|import| view.book.text(import, "file").to_owned());
    Told {
        change: change.id(),
        field: label.to_owned(),
        from: (!replaced.is_empty()).then(|| replaced.join(" / ")),
        to: show(change),
        at: change.at().milliseconds(),
        by: author(view, change.by(), lang),
        why: change.why().map(str::to_owned),
        file: file.filter(|file| !file.is_empty()),
        standing,
    }
}
