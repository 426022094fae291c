//! `#/r/KIND/figures`: how many entries have come how far, and the rates of the list, narrowed as the list is. Each figure leads to its rows.

use leptos::prelude::*;

use crate::app::ledger::address::Addressed;
use crate::app::session::View;
use crate::domain::facets::{ordered, shown};
use crate::domain::figures::amount::{Amount, Rounding};
use crate::domain::figures::figure::Figure;
use crate::domain::register::funnel::{Rated, Stage, rated, stages};
use crate::domain::register::query::{EntryList, REACHED_FACET};
use crate::domain::register::rows::rows;
use crate::domain::register::{Entry, Register};
use crate::domain::text::{Lang, figure};
use crate::ui::context::Ui;
use crate::ui::controls::{BackLink, Button, Disclosure, EmptyState, Icon, PageHead, WideTable};
use crate::ui::parts::export::{ExportMenu, Outgoing};
use crate::ui::parts::printing::{PaperCell, PaperColumn, PaperList, PrintedList};
use crate::ui::pinyin;
use crate::ui::route::Route;
use crate::ui::words::{self, RegisterWords};

use super::address::Query;
use super::facets::value_name;
use super::open_list::watched;

/// One entry that a rate is made of.
#[derive(Clone, PartialEq)]
struct Member {
    name: String,
    href: String,
    is_above: bool,
}

/// One rate, ready to read.
#[derive(Clone, PartialEq)]
struct Told {
    name: String,
    rule: String,
    value: String,
    members: Vec<Member>,
}

/// One step, ready to read.
#[derive(Clone, PartialEq)]
struct Line {
    key: &'static str,
    name: String,
    count: usize,
    money: String,
    of_count: String,
    of_money: String,
    skipped: usize,
}

/// What the page shows.
#[derive(Clone, PartialEq)]
struct Standing {
    entries: usize,
    money: String,
    lines: Vec<Line>,
    rates: Vec<Told>,
}

fn percent(figure: &Figure, rounding: Rounding, lang: Lang) -> String {
    match figure.value() {
        Ok(_) => figure.shown(rounding).map(|shown| format!("{} %", shown.grouped())).unwrap_or_default(),
        Err(why) => words::no_figure(why, lang),
    }
}

fn standing(view: &View, register: &'static Register, asked: &Query, lang: Lang) -> Standing {
    let around = view.around();
    let rounding = around.settings.rounding;
    let rows = rows(view.tables, register, &around, &pinyin::initial);
    let order = ordered(&asked.list, &rows, asked.order, asked.turned);
    let places = shown(&asked.list, &rows, &order, &asked.filter);
    let entries: Vec<&Entry> = places.iter().map(|place| &*rows[*place].entry).collect();
    let line = |stage: Stage, name: String| Line {
        key: stage.key,
        name,
        count: stage.count,
        money: stage.money.map(|money| Amount::of(money, 2, rounding).grouped()).unwrap_or_default(),
        of_count: stage.of_count.map(|rate| percent(&rate, rounding, lang)).unwrap_or_default(),
        of_money: stage.of_money.map(|rate| percent(&rate, rounding, lang)).unwrap_or_default(),
        skipped: stage.skipped,
    };
    let lines = register.computed.funnel.map_or_else(Vec::new, |funnel| {
        let names = funnel.steps.iter().map(|step| step.name.get(lang).to_owned());
        stages(funnel, &entries, &around).into_iter().zip(names).map(|(stage, name)| line(stage, name)).collect()
    });
    let told = |rate: &crate::domain::register::Rate| {
        let Rated { figure, made_of } = rated(rate, &entries, &around);
        let member = |(place, is_above): (usize, bool)| {
            let row = &rows[places[place]];
            let name = if row.project.is_empty() {
                row.entry.title(lang)
            } else {
                words::told(&row.project, &row.entry.title(lang), lang)
            };
            Member { name, href: Route::Entry(row.entry.id.clone()).href(), is_above }
        };
        Told {
            name: rate.rule.name.get(lang).to_owned(),
            rule: rate.rule.text.get(lang).to_owned(),
            value: percent(&figure, rounding, lang),
            members: made_of.into_iter().map(member).collect(),
        }
    };
    let money = register.computed.funnel.and_then(|funnel| register.field(funnel.money));
    Standing {
        entries: entries.len(),
        money: money.map(|spec| spec.name.get(lang).to_owned()).unwrap_or_default(),
        lines,
        rates: register.computed.rates.iter().map(told).collect(),
    }
}

/// The page.
#[component]
pub fn EntryFigures(register: &'static Register) -> impl IntoView {
    let ui = Ui::get();
    let words = RegisterWords::of(ui.lang);
    let query = Memo::new(move |_| {
        ui.route.with(|route| match route {
            Route::EntryFigures(of, query) if *of == register => query.clone(),
            _ => String::new(),
        })
    });
    let asked = Memo::new(move |_| Query::of(EntryList::of(register)).at(&query.get()));
    let told = ui.session.watch(&watched(register), move |view| standing(&view, register, &asked.get(), ui.lang));
    let printing = RwSignal::new(false);
    let title = register.computed.funnel.map_or(words.rates, |funnel| funnel.name.get(ui.lang)).to_owned();
    let paper = move || {
        let title = register.computed.funnel.map_or(words.rates, |funnel| funnel.name.get(ui.lang));
        on_paper(ui, register, title, &told.get_untracked(), &asked.get_untracked())
    };
    let back = Signal::derive(move || {
        let href = Route::Entries(register, query.get()).href();
        Some(BackLink { href, label: register.name.get(ui.lang).to_owned() })
    });
    let filter = move || asked.with(|asked| filter_words(ui, register, asked));
    view! {
        <div class="page page--wide register-figures">
            <PageHead
                title
                back
                actions=move || view! {
                    <ExportMenu ui out=Outgoing::of(move || paper().sheet(ui)) />
                    <Button label=words.print icon=Icon::Print on_press=move || printing.set(true) />
                }
            />
            <div class="no-print stack">
                <p class="quiet">
                    {move || words::records_shown(told.with(|told| told.entries), told.with(|told| told.entries), ui.lang)}
                    {move || Some(filter()).filter(|filter| !filter.is_empty()).map(|filter| format!(" · {filter}"))}
                </p>
                {move || match told.with(|told| told.entries) {
                    0 => view! { <EmptyState icon=Icon::Reports title=words.nothing_to_count text=words.none_match_text.to_owned() /> }.into_any(),
                    _ => view! {
                        <Steps ui register told=told.get() query=asked.get() />
                        <Rates ui told=told.get() />
                    }
                    .into_any(),
                }}
            </div>
            <PrintedList ui printing paper=move |()| paper() />
        </div>
    }
}

/// What the list is narrowed by, in words.
fn filter_words(ui: Ui, register: &'static Register, asked: &Query) -> String {
    let chosen = asked.list.narrowed_by().filter_map(|(key, facet)| {
        let values = asked.filter.chosen.get(key)?;
        let names: Vec<String> = values.iter().map(|value| value_name(ui, register, facet, value)).collect();
        Some(names.join(words::list_comma(ui.lang)))
    });
    let text = Some(asked.filter.text.trim().to_owned()).filter(|text| !text.is_empty());
    chosen.chain(text).collect::<Vec<_>>().join(words::list_comma(ui.lang))
}

#[component]
fn Steps(ui: Ui, register: &'static Register, told: Standing, query: Query) -> impl IntoView {
    let words = RegisterWords::of(ui.lang);
    let Standing { lines, money, .. } = told;
    let row = move |line: Line| {
        let mut here = query.clone();
        here.filter.choose_only(REACHED_FACET, line.key);
        let href = Route::Entries(register, here.write()).href();
        let skipped =
            (line.skipped > 0).then(|| view! { <span class="faint">{words.skipped} " " {figure(line.skipped)}</span> });
        view! {
            <tr>
                <th scope="row"><a class="list__name" href=href>{line.name}</a> " " {skipped}</th>
                <td class="num">{figure(line.count)}</td>
                <td class="num">{line.money}</td>
                <td class="num">{line.of_count}</td>
                <td class="num">{line.of_money}</td>
            </tr>
        }
    };
    (!lines.is_empty()).then(|| {
        let body = lines.into_iter().map(row).collect_view();
        view! {
            <WideTable label=words.funnel_rates>
                <table class="ledger ledger--figures">
                    <thead>
                        <tr>
                            <th scope="col">{words.step}</th>
                            <th scope="col" class="num">{words.records}</th>
                            <th scope="col" class="num">{money} " " <span class="faint">{words.wan}</span></th>
                            <th scope="col" class="num">{words.of_before}</th>
                            <th scope="col" class="num">{words.of_money}</th>
                        </tr>
                    </thead>
                    <tbody>{body}</tbody>
                </table>
            </WideTable>
        }
    })
}

/// The rates, each with the entries that it is made of.
#[component]
fn Rates(ui: Ui, told: Standing) -> impl IntoView {
    let words = RegisterWords::of(ui.lang);
    let one = move |told: Told| {
        let Told { name, rule, value, members } = told;
        let above = members.iter().filter(|member| member.is_above).count();
        let made_of = words::above_and_below(above, members.len(), ui.lang);
        let row = |member: Member| {
            let word = if member.is_above { words.above_line } else { words.below_line };
            view! {
                <li>
                    <a class="basis__row" href=member.href>
                        <span class="basis__what">{member.name}</span>
                        <span class="basis__field num">{word}</span>
                    </a>
                </li>
            }
        };
        view! {
            <Disclosure summary=name note=Some(value)>
                <div class="basis">
                    <dl class="facts"><div><dt>{words.rule}</dt><dd>{rule}</dd></div></dl>
                    <h3 class="basis__head">{made_of}</h3>
                    <ul class="basis__rows">{members.into_iter().map(row).collect_view()}</ul>
                </div>
            </Disclosure>
        }
    };
    (!told.rates.is_empty()).then(|| {
        view! {
            <section class="section">
                <div class="section__head"><h2 class="section__title">{words.rates}</h2></div>
                {told.rates.into_iter().map(one).collect_view()}
            </section>
        }
    })
}

fn on_paper(ui: Ui, register: &'static Register, title: &str, told: &Standing, asked: &Query) -> PaperList {
    let lang = ui.lang;
    let words = RegisterWords::of(lang);
    let column = |head: &str, set| PaperColumn { head: head.to_owned(), set };
    let steps = told.lines.iter().map(|line| {
        let count = figure(line.count);
        vec![line.name.clone(), count, line.money.clone(), line.of_count.clone(), line.of_money.clone()]
    });
    let rates = told.rates.iter().map(|rate| {
        let above = rate.members.iter().filter(|member| member.is_above).count();
        let counted = format!("{} / {}", figure(above), figure(rate.members.len()));
        vec![rate.name.clone(), counted, String::new(), rate.value.clone(), String::new()]
    });
    let today = ui.session.today().get_untracked().to_string();
    PaperList {
        title: title.to_owned(),
        foot: words::records_on(told.entries, &today, lang),
        filtered: filter_words(ui, register, asked),
        columns: vec![
            column(words.step, PaperCell::Words),
            column(words.records, PaperCell::Figure),
            column(&words::with_unit_in_head(&told.money, words.wan, lang), PaperCell::Figure),
            column(words.of_before, PaperCell::Figure),
            column(words.of_money, PaperCell::Figure),
        ],
        rows: steps.chain(rates).collect(),
        sums: None,
    }
}
