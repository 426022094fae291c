//! `#/projects`: every project, searched, filtered and sorted.

use std::cell::RefCell;
use std::sync::Arc;

use leptos::prelude::*;

use crate::domain::choices::Phase;
use crate::domain::ids::ProjectId;
use crate::domain::tables::RecordKind;
use crate::domain::text::{Lang, figure};
use crate::exchange::sheets::{Sheet, projects_table};
use crate::ui::context::Ui;
use crate::ui::controls::{
    Button, ButtonVariant, Chip, Chips, EmptyState, Icon, LabelShown, LinkButton, PHONE, PageFoot, PageHead,
    SearchField, SelectField, SelectOption, media,
};
use crate::ui::parts::export::ExportMenu;
use crate::ui::parts::project_views::ProjectViews;
use crate::ui::route::Route;
use crate::ui::words::{self, ProjectWords, SheetWords};

use super::listing::{Asked, Filter, Listed, SortBy, listed, shown};
use super::rows::{ById, Rows};

thread_local! {
    static LAST_ASKED: RefCell<Asked> = RefCell::default();
}

/// The page.
#[component]
pub fn Projects() -> impl IntoView {
    let ui = Ui::get();
    let words = ProjectWords::of(ui.lang);
    let rows = ui
        .session
        .watch(&[RecordKind::Projects, RecordKind::Visits, RecordKind::Problems], |view| Arc::new(listed(&view)));
    let asked = RwSignal::new(LAST_ASKED.with_borrow(Clone::clone));
    on_cleanup(move || {
        if let Some(asked) = asked.try_get_untracked() {
            LAST_ASKED.set(asked);
        }
    });
    let keys = Memo::new(move |_| {
        rows.with(|rows| {
            let places = asked.with(|asked| shown(rows, asked));
            Arc::new(places.into_iter().map(|place| rows[place].project.id.clone()).collect::<Vec<_>>())
        })
    });
    let by_id: Memo<ById> = Memo::new(move |_| {
        rows.with(|rows| Arc::new(rows.iter().map(|row| (row.project.id.clone(), row.clone())).collect()))
    });
    let none_at_all = Memo::new(move |_| rows.with(|rows| rows.is_empty()));
    let none_fits = Memo::new(move |_| keys.with(|keys| keys.is_empty()));
    let out = Callback::new(move |()| sheet(ui, &keys.get_untracked()));
    // On a phone the main deed stands under the thumb.
    let phone = media(PHONE);
    let new = move || {
        view! {
            <LinkButton
                href=Route::NewProject.href()
                label=words.new
                icon=Icon::Plus
                variant=ButtonVariant::Primary
            />
        }
    };
    view! {
        <div class="page page--wide page--list projects">
            <PageHead
                title=ui.common().projects
                actions=move || view! {
                    <LinkButton href=Route::ImportList.href() label=words.import icon=Icon::Import />
                    {move || (!none_fits.get()).then(|| view! { <ExportMenu ui sheet=out /> })}
                    {move || (!phone.get()).then(new)}
                }
            />
            <ProjectViews ui />
            {move || (phone.get() && !none_at_all.get()).then(|| view! { <PageFoot>{new()}</PageFoot> })}
            {move || match (none_at_all.get(), none_fits.get()) {
                (true, _) => view! { <NoProjects /> }.into_any(),
                (false, none) => view! {
                    <AskFor rows asked keys />
                    {if none {
                        view! { <NoHits asked /> }.into_any()
                    } else {
                        view! { <Rows keys by_id asked /> }.into_any()
                    }}
                }
                .into_any(),
            }}
        </div>
    }
}

/// The projects that are shown, with everything that is known of them: it comes in again as it went out.
fn sheet(ui: Ui, projects: &[ProjectId]) -> Sheet {
    let table = ui.session.read(|view| projects_table(view.book, projects, ui.lang));
    let words = SheetWords::of(ui.lang);
    Sheet { title: words.projects.to_owned(), footer: words.page_of.to_owned(), ..table }
}

#[component]
fn NoProjects() -> impl IntoView {
    let words = ProjectWords::of(Ui::get().lang);
    view! {
        <EmptyState icon=Icon::Projects title=words.empty text=words.empty_text.to_owned()>
            <LinkButton
                href=Route::ImportList.href()
                label=words.import
                icon=Icon::Import
                variant=ButtonVariant::Primary
            />
            <LinkButton href=Route::NewProject.href() label=words.new icon=Icon::Plus />
        </EmptyState>
    }
}

#[component]
fn NoHits(asked: RwSignal<Asked>) -> impl IntoView {
    let words = ProjectWords::of(Ui::get().lang);
    let clear = move |()| {
        asked.update(|asked| {
            asked.search.clear();
            asked.filters.clear();
        });
    };
    view! {
        <EmptyState icon=Icon::Search title=words.no_hits text=words.no_hits_text.to_owned()>
            <Button label=words.clear on_press=clear />
        </EmptyState>
    }
}

/// Search, filters, the order and the count, in one line where there is room.
#[component]
fn AskFor(rows: Memo<Arc<Vec<Listed>>>, asked: RwSignal<Asked>, keys: Memo<Arc<Vec<ProjectId>>>) -> impl IntoView {
    let ui = Ui::get();
    let words = ProjectWords::of(ui.lang);
    let phone = media(PHONE);
    let all = Memo::new(move |_| rows.with(|rows| filters_of(rows, words, ui.lang)));
    // On a phone there is one picker for all of them.
    let chips = Memo::new(move |_| {
        let late = all.get().into_iter().filter(|(filter, ..)| filter.is_about_lateness());
        late.map(|(filter, label, count)| Chip::new(filter, label).count(figure(count))).collect::<Vec<_>>()
    });
    let in_picker = move |filter: Filter| phone.get() || !filter.is_about_lateness();
    let options = Signal::derive(move || {
        let some = all.get().into_iter().filter(|(filter, ..)| in_picker(*filter));
        let some = some.map(|(filter, label, count)| SelectOption::new(filter.key(), words::with_count(label, count)));
        std::iter::once(SelectOption::new("", words.any_phase)).chain(some).collect::<Vec<_>>()
    });
    let picked = Signal::derive(move || {
        let found = asked.with(|asked| asked.filters.iter().copied().find(|filter| in_picker(*filter)));
        found.map_or("", Filter::key).to_owned()
    });
    let pick = move |key: String| {
        let wanted =
            all.with_untracked(|all| all.iter().map(|(filter, ..)| *filter).find(|filter| filter.key() == key));
        asked.update(|asked| {
            asked.filters.retain(|filter| !in_picker(*filter));
            asked.filters.extend(wanted);
        });
    };
    let selected = Signal::derive(move || asked.with(|asked| asked.filters.clone()));
    let toggle = move |filter: Filter| {
        asked.update(|asked| match asked.filters.iter().position(|on| *on == filter) {
            Some(place) => {
                asked.filters.remove(place);
            }
            None => asked.filters.push(filter),
        });
    };
    let count = move || words::project_count(keys.with(|keys| keys.len()), rows.with(|rows| rows.len()), ui.lang);
    let orders: Vec<SelectOption> =
        SortBy::ALL.iter().map(|sort| SelectOption::new(sort.key(), sort_words(*sort, words))).collect();
    let sort_by = move |key: String| {
        if let Some(sort) = SortBy::from_key(&key) {
            asked.update(|asked| {
                asked.sort = sort;
                asked.reversed = false;
            });
        }
    };
    view! {
        <div class="toolbar list__toolbar">
            <SearchField
                label=words.search
                placeholder=words.search_hint.to_owned()
                value=Signal::derive(move || asked.with(|asked| asked.search.clone()))
                on_input=move |text: String| asked.update(|asked| asked.search = text)
            />
            <SelectField
                label=words.phase
                label_shown=LabelShown::ToScreenReaders
                value=picked
                options
                on_change=pick
            />
            {move || (!phone.get() && chips.with(|chips| !chips.is_empty())).then(|| view! {
                <Chips label=words.late chips selected on_toggle=toggle />
            })}
            <div class="row list__tools">
                <p class="filters__count num" role="status">{count}</p>
                <SelectField
                    label=words.sort
                    label_shown=LabelShown::ToScreenReaders
                    value=Signal::derive(move || asked.with(|asked| asked.sort.key().to_owned()))
                    options=orders
                    on_change=sort_by
                />
            </div>
        </div>
    }
}

/// The filters that let something through, what they are called, and how many projects each lets through.
fn filters_of(rows: &[Listed], words: &ProjectWords, lang: Lang) -> Vec<(Filter, &'static str, usize)> {
    let named = Phase::ALL.iter().map(|phase| (Filter::Phase(*phase), phase.label(lang)));
    let late = [(Filter::Overdue, words.overdue_only), (Filter::PastFinish, words.past_finish)];
    late.into_iter()
        .chain(named)
        .chain([(Filter::NoPhase, words.no_phase)])
        .map(|(filter, label)| (filter, label, rows.iter().filter(|row| row.fits(filter)).count()))
        .filter(|(_, _, count)| *count > 0)
        .collect()
}

const fn sort_words(sort: SortBy, words: &ProjectWords) -> &'static str {
    match sort {
        SortBy::Name => words.sort_name,
        SortBy::LastVisit => words.sort_visit,
        SortBy::Problems => words.sort_problems,
        SortBy::Overdue => words.sort_overdue,
        SortBy::Finish => words.sort_finish,
        SortBy::Plan => words.sort_plan,
        SortBy::Total => words.sort_total,
    }
}
