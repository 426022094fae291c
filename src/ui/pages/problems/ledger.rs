//! The ledger: search, filters, order, and the rows in sight.

use leptos::ev::KeyboardEvent;
use leptos::prelude::*;

use crate::domain::ledger::Filter;
use crate::domain::report::problems;
use crate::domain::tables::RecordKind;
use crate::ui::context::Ui;
use crate::ui::controls::{
    Button, ButtonVariant, EmptyState, Icon, LinkButton, Menu, MenuItem, NARROW, PHONE, PageFoot, PageHead, media,
};
use crate::ui::parts::carried::{copy_by_key, import_what_is_pasted};
use crate::ui::parts::export::{ExportMenu, Outgoing, export_items};
use crate::ui::parts::lists::{WIDE, focus_search, is_covered, is_not_ours, is_on_rows, is_typing};
use crate::ui::route::{self, Route};
use crate::ui::words::{self, ListMonthWords, ProblemsWords};

use super::address;
use super::at_rest::counted;
use super::choose_project::ChooseProject;
use super::kept_filters::name_of;
use super::marking::Marking;
use super::open_ledger::OpenLedger;
use super::print::{PrintedLedger, marked_sheet, sheet, whole_sheet};
use super::rows::Rows;
use super::toolbar::Filters;

/// 问题台账.
#[component]
pub fn Ledger() -> impl IntoView {
    let ui = Ui::get();
    let words = ProblemsWords::of(ui.lang);
    let (address, query) = address::open(ui);
    let ledger = OpenLedger::open(ui, query);
    let (table, ids) = (ui.problem_rows, ledger.ids);
    let counts = counted(ui, query, ledger.viewer);
    if ui.session.read(|view| view.my_role().is_team()) {
        import_what_is_pasted(Route::ImportLedger);
    }
    let printing = RwSignal::new(false);
    let raising = RwSignal::new(false);
    let all = Memo::new(move |_| table.with(|rows| rows.len()));
    let wide = media(WIDE);
    // The rows are built anew when there are some where there were none, not at every letter.
    let (no_problems, none_match) =
        (Memo::new(move |_| all.get() == 0), Memo::new(move |_| ids.with(|ids| ids.is_empty())));
    let filtered = Signal::derive(move || query.with(|query| name_of(ui, query)));
    let out = Outgoing {
        copied: Callback::new(move |()| marked_sheet(ui, ledger, &table.get_untracked(), filtered.get_untracked())),
        whole: Some(Callback::new(move |()| whole_sheet(ui, ledger))),
        ..Outgoing::of(move || sheet(ui, ledger, &table.get_untracked(), filtered.get_untracked()))
    };
    copy_by_key(ui, out.copied);
    let press = move |ev: KeyboardEvent| keys(&ev, ledger, wide.get_untracked());
    view! {
        <div class="page page--ledger page--list problems" on:keydown=press on:focusout=move |_| address.leave()>
            <PageHead
                title=words.title
                subtitle=move || view! { <Rates ui /> }
                actions=move || view! { <HeadActions ui ledger no_problems printing raising out /> }
            />
            <div class="no-print">
                <Show when=move || !no_problems.get()><Filters ui ledger counts all /></Show>
                {move || match (no_problems.get(), none_match.get()) {
                    (true, _) => view! {
                        <EmptyState icon=Icon::Problems title=words.none text=words.none_text.to_string()>
                            <LinkButton href="#/projects" label=words.to_projects />
                        </EmptyState>
                    }.into_any(),
                    (false, true) => view! {
                        <EmptyState icon=Icon::Search title=words.none_match text=words.none_match_text.to_string()>
                            <Button
                                label=words.clear
                                on_press=move |()| query.update(|query| query.filter = Filter::default())
                            />
                        </EmptyState>
                    }.into_any(),
                    (false, false) => view! { <Rows ui ledger /> }.into_any(),
                }}
                <Marking ui ledger />
            </div>
            <PrintedLedger ui ledger table filtered printing />
            <ChooseProject ui open=raising />
        </div>
    }
}

/// 整改率 and 按期整改率 of the whole ledger, by the definitions of the bulletin. Follow the problems, no letter that is typed.
#[component]
fn Rates(ui: Ui) -> impl IntoView {
    let rates = ui.session.watch(&[RecordKind::Problems, RecordKind::Other], |view| {
        let rounding = view.figure_settings().rounding;
        problems::rates(view.tables, view.today).map(|share| (share, share.percent(rounding)))
    });
    move || {
        let [rectified, in_time] = rates.get();
        view! {
            <span class="num">{words::rectified(rectified, ui.lang)}</span>
            <span class="num">{words::rectified_in_time(in_time, ui.lang)}</span>
        }
    }
}

/// What can be done with the ledger as a whole. On a phone the main thing stands at the foot, the rest behind one button.
#[component]
fn HeadActions(
    ui: Ui,
    ledger: OpenLedger,
    no_problems: Memo<bool>,
    printing: RwSignal<bool>,
    raising: RwSignal<bool>,
    out: Outgoing,
) -> impl IntoView {
    let words = ProblemsWords::of(ui.lang);
    let narrow = media(NARROW);
    let phone = media(PHONE);
    // 责任单位 neither orders nor checks itself.
    let takes_in = ui.session.read(|view| view.my_role().is_team());
    let import_words = ListMonthWords::of(ui.lang);
    let raise = move || {
        view! {
            <Button
                label=words.raise
                icon=Icon::Plus
                variant=ButtonVariant::Primary
                on_press=move || raising.set(true)
            />
        }
    };
    let items = Signal::derive(move || {
        let mark = MenuItem::new(words.mark, Callback::new(move |()| ledger.start_marking())).icon(Icon::Templates);
        let print = MenuItem::new(words.print, Callback::new(move |()| printing.set(true))).icon(Icon::Print);
        let import =
            MenuItem::new(import_words.import, Callback::new(|()| route::go(&Route::ImportLedger))).icon(Icon::Import);
        let import = takes_in.then_some(import);
        [mark, print].into_iter().chain(import).chain(export_items(ui, out)).collect::<Vec<_>>()
    });
    let door = move || {
        view! { <LinkButton href=Route::ImportLedger.href() label=import_words.import icon=Icon::Import /> }
    };
    view! {
        {move || (takes_in && (no_problems.get() || !narrow.get())).then_some(door)}
        {move || (!no_problems.get()).then(|| match narrow.get() {
            true => view! { <Menu label=words.more items /> }.into_any(),
            false => view! {
                <ExportMenu ui out />
                <Button label=words.print icon=Icon::Print on_press=move || printing.set(true) />
            }
            .into_any(),
        })}
        {move || (!phone.get()).then_some(raise)}
        {move || phone.get().then(|| view! { <PageFoot>{raise()}</PageFoot> })}
    }
}

/// The keys of the ledger, on the rows and elsewhere on its page.
///
/// | Key | |
/// |---|---|
/// | `/` | goes to the search |
/// | Esc in the search | clears it |
/// | Esc on the rows | closes the problem beside them, then takes the marks away |
/// | X | marks the current row, or takes its mark away |
/// | Shift with an arrow | marks up to the next row |
/// | space bar | looks at the current problem, beside the list or in a sheet |
/// | J, K outside the rows | the next problem, the one before |
fn keys(ev: &KeyboardEvent, ledger: OpenLedger, wide: bool) {
    if is_not_ours(ev) {
        return;
    }
    let (on_rows, typing, is_covered) = (is_on_rows(ev), is_typing(), is_covered());
    match (ev.key().as_str(), on_rows, typing) {
        ("Escape", _, true) if !is_covered => ledger.query.update(|query| query.filter.text.clear()),
        _ if typing || is_covered => return,
        (" ", true, _) => match (ledger.current_id(), wide) {
            (Some(id), true) => ledger.beside.set(Some(id)),
            (Some(id), false) => ledger.peeked.set(Some(id)),
            (None, _) => return,
        },
        ("x" | "X", true, _) => {
            if let Some(id) = ledger.current_id() {
                ledger.toggle(id);
            }
        }
        ("ArrowDown" | "ArrowUp", true, _) if ev.shift_key() => {
            if let Some(id) = ledger.current_id() {
                ledger.mark_up_to(id);
            }
        }
        ("Escape", true, _) => match ledger.beside.with_untracked(Option::is_some) {
            true => ledger.beside.set(None),
            false => ledger.stop_marking(),
        },
        ("j" | "J", false, _) => ledger.move_by(1),
        ("k" | "K", false, _) => ledger.move_by(-1),
        ("/", _, _) => focus_search("problems"),
        _ => return,
    }
    ev.prevent_default();
}
