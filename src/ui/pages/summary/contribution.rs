//! `#/progress/contribution`: 比贡献, the units of a year by output, taxes and jobs. Every figure opens the target that it stands in.

use leptos::prelude::*;

use crate::app::session::View;
use crate::domain::contribution::{Contribution as One, Contributor, KINDS, contribution, kind_of, years};
use crate::domain::figures::amount::{Amount, Rounding};
use crate::domain::registers::signed_target;
use crate::domain::tables::RecordKind;
use crate::domain::text::Lang;
use crate::ui::context::Ui;
use crate::ui::controls::{
    BackLink, Button, EmptyState, Icon, LinkButton, PageHead, SelectField, SelectOption, WideTable,
};
use crate::ui::parts::export::{ExportMenu, Outgoing};
use crate::ui::parts::printing::{PaperCell, PaperColumn, PaperList, PrintedList};
use crate::ui::route::{self, Route};
use crate::ui::words::{self, FigureWords};

/// What is asked for: the year, none for the last of which anybody says any, and the place of what goes first.
#[derive(Clone, Copy, PartialEq, Eq, Default)]
struct Sought {
    year: Option<i32>,
    by: usize,
}

impl Sought {
    fn read(query: &str) -> Self {
        let value = |name: &str| query.split('&').find_map(|pair| pair.strip_prefix(name)?.strip_prefix('='));
        let by = value("by").and_then(|by| KINDS.iter().position(|kind| *kind == by));
        Self { year: value("year").and_then(|year| year.parse().ok()), by: by.unwrap_or_default() }
    }

    fn write(self) -> String {
        let year = self.year.map(|year| format!("year={year}&")).unwrap_or_default();
        format!("{year}by={}", KINDS[self.by])
    }
}

/// What the page shows.
#[derive(Clone, PartialEq)]
struct Shown {
    years: Vec<i32>,
    year: i32,
    units: Vec<Contributor>,
    rounding: Rounding,
}

fn tell(view: &View, sought: Sought) -> Shown {
    let around = view.around();
    let years = years(&around);
    let year = sought.year.or_else(|| years.first().copied()).unwrap_or_default();
    Shown { units: contribution(&around, year, sought.by), years, year, rounding: around.settings.rounding }
}

/// The page.
#[component]
pub fn Contribution() -> impl IntoView {
    let ui = Ui::get();
    let words = FigureWords::of(ui.lang);
    let sought = Memo::new(move |_| {
        ui.route.with(|route| match route {
            Route::Contribution(query) => Sought::read(query),
            _ => Sought::default(),
        })
    });
    let shown = ui.session.watch(RecordKind::all(), move |view| tell(&view, sought.get()));
    let printing = RwSignal::new(false);
    let paper = move || on_paper(ui, &shown.get_untracked());
    let go = move |sought: Sought| route::replace(&Route::Contribution(sought.write()));
    let years = Signal::derive(move || {
        let years = shown.with(|shown| shown.years.clone());
        years.into_iter().map(|year| SelectOption::new(year.to_string(), year.to_string())).collect::<Vec<_>>()
    });
    let kinds: Vec<SelectOption> =
        (0..KINDS.len()).map(|place| SelectOption::new(KINDS[place], kind_of(place).name(ui.lang))).collect();
    let back = Some(BackLink { href: Route::Summary(String::new()).href(), label: words.summary.to_owned() });
    view! {
        <div class="page page--wide page--ledger contribution">
            <PageHead
                title=words.contribution
                back
                actions=move || view! {
                    <ExportMenu ui out=Outgoing::of(move || paper().sheet(ui)) />
                    <Button label=words.print icon=Icon::Print on_press=move || printing.set(true) />
                }
            />
            <div class="no-print stack stack--tight">
                {move || match shown.with(|shown| shown.years.is_empty()) {
                    true => view! {
                        <EmptyState icon=Icon::Reports title=words.contribution_none text=words.contribution_none_text.to_owned()>
                            <LinkButton
                                href=Route::Entries(&signed_target::REGISTER, String::new()).href()
                                label=signed_target::REGISTER.name.get(ui.lang).to_owned()
                            />
                        </EmptyState>
                    }
                    .into_any(),
                    false => {
                        let kinds = kinds.clone();
                        view! {
                            <div class="toolbar list__toolbar">
                                <SelectField
                                    label=words.year
                                    value=Signal::derive(move || shown.with(|shown| shown.year.to_string()))
                                    options=years
                                    on_change=move |year: String| go(Sought { year: year.parse().ok(), ..sought.get_untracked() })
                                />
                                <SelectField
                                    label=words.ranked_first
                                    value=Signal::derive(move || KINDS[sought.get().by].to_owned())
                                    options=kinds
                                    on_change=move |kind: String| {
                                        let by = KINDS.iter().position(|known| *known == kind).unwrap_or_default();
                                        go(Sought { by, ..sought.get_untracked() });
                                    }
                                />
                            </div>
                            <p class="quiet">{words.contribution_about}</p>
                            <Table ui shown=shown.get() />
                        }
                        .into_any()
                    }
                }}
            </div>
            <PrintedList ui printing paper=move |()| paper() />
        </div>
    }
}

fn value_of(one: &One, rounding: Rounding, lang: Lang) -> String {
    match one.figure.value() {
        Ok(_) => {
            let shown = one.figure.shown(rounding).map(Amount::grouped).unwrap_or_default();
            format!("{shown} {}", one.unit).trim_end().to_owned()
        }
        Err(why) => words::no_figure(why, lang),
    }
}

#[component]
fn Table(ui: Ui, shown: Shown) -> impl IntoView {
    let words = FigureWords::of(ui.lang);
    let Shown { units, rounding, .. } = shown;
    let heads = (0..KINDS.len()).map(|place| {
        view! {
            <th scope="col" class="num">{words.rank}</th>
            <th scope="col" class="num">{kind_of(place).name(ui.lang)}</th>
        }
    });
    let heads = heads.collect_view();
    let cells = move |one: Option<One>| {
        let rank = one.as_ref().and_then(|one| one.rank).map_or_else(|| "—".to_owned(), |rank| rank.to_string());
        let value = one.map(|one| {
            let href = Route::Entry(one.target.clone()).href();
            view! { <a class="figure" href=href>{value_of(&one, rounding, ui.lang)}</a> }
        });
        view! { <td class="num rank">{rank}</td><td class="num">{value}</td> }
    };
    let line = move |unit: Contributor| {
        let Contributor { holder, figures } = unit;
        view! { <tr><th scope="row">{holder}</th>{figures.into_iter().map(cells).collect_view()}</tr> }
    };
    view! {
        <WideTable label=words.contribution>
            <table class="ledger ledger--figures">
                <thead><tr><th scope="col">{words.name}</th>{heads}</tr></thead>
                <tbody>{units.into_iter().map(line).collect_view()}</tbody>
            </table>
        </WideTable>
    }
}

fn on_paper(ui: Ui, shown: &Shown) -> PaperList {
    let lang = ui.lang;
    let words = FigureWords::of(lang);
    let column = |head: &str, set| PaperColumn { head: head.to_owned(), set };
    let kinds = (0..KINDS.len()).flat_map(|place| {
        [column(words.rank, PaperCell::Figure), column(kind_of(place).name(lang), PaperCell::Figure)]
    });
    let row = |unit: &Contributor| {
        let cells = unit.figures.iter().flat_map(|one| match one {
            Some(one) => {
                let rank = one.rank.map_or_else(|| "—".to_owned(), |rank| rank.to_string());
                [rank, value_of(one, shown.rounding, lang)]
            }
            None => ["—".to_owned(), String::new()],
        });
        std::iter::once(unit.holder.clone()).chain(cells).collect()
    };
    PaperList {
        title: words::with_unit_in_head(words.contribution, &shown.year.to_string(), lang),
        foot: words::records_on(shown.units.len(), &ui.session.today().get_untracked().to_string(), lang),
        filtered: String::new(),
        columns: std::iter::once(column(words.name, PaperCell::Words)).chain(kinds).collect(),
        rows: shown.units.iter().map(row).collect(),
        sums: None,
    }
}
