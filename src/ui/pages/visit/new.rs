//! `#/projects/ID/visit`: choosing a checklist and starting a visit, or going on with one that is not finished.

use leptos::prelude::*;

use crate::app::session::View;
use crate::domain::checklist::{ItemCounts, Template};
use crate::domain::command::{Command, Refusal, VisitRefusal};
use crate::domain::fields::{VISIT_FIELDS, spec};
use crate::domain::ids::{ProjectId, VisitId};
use crate::domain::records::VisitState;
use crate::domain::text::Lang;
use crate::domain::warnings::long_ago;
use crate::ui::context::Ui;
use crate::ui::controls::{
    BackLink, Banner, Button, ButtonSize, ButtonVariant, Chip, Chips, Icon, LinkButton, PageHead, Tone,
};
use crate::ui::parts::NotFound;
use crate::ui::parts::field_input::{DayInput, FieldInput};
use crate::ui::parts::form::{Form, FoundAgain, texts_of};
use crate::ui::parts::shared::author;
use crate::ui::route::{self, Route};
use crate::ui::unsaved::FormName;
use crate::ui::words::{self, VisitWords};

use super::checklists::{Further, further};

/// One checklist that can be chosen.
#[derive(Clone, PartialEq)]
struct Offer {
    key: String,
    version: u16,
    title: String,
    purpose: String,
    items: ItemCounts,
    suits: bool,
    /// For how many phases it is: the fewer, the more it is about this one.
    phases: usize,
    last_used: Option<String>,
}

/// One visit that can be gone on with.
#[derive(Clone, PartialEq)]
struct Unfinished {
    id: VisitId,
    line: String,
}

/// The fields that are known before the first answer.
const ASKED: [&str; 6] = ["day", "time", "kind", "inspectors", "accompanying", "weather"];

/// The page.
#[component]
pub fn NewVisit(project: ProjectId) -> impl IntoView {
    let ui = Ui::get();
    let Some(name) = ui.session.read(|view| view.tables.project(&project).map(|project| project.name.clone())) else {
        return view! { <NotFound /> }.into_any();
    };
    let lang = ui.lang;
    let words = VisitWords::of(lang);
    let (offers, unfinished, me) = ui.session.read(|view| {
        let me = view.my_record().map_or_else(String::new, |me| me.name.clone());
        (offers(&view, &project, lang), unfinished(&view, &project, lang), me)
    });
    let chosen = RwSignal::new(first_choice(&offers));
    let besides = RwSignal::new(Vec::<Further>::new());
    let today = ui.session.today().get_untracked();
    let first = ASKED.map(|key| match key {
        "day" => (key, today.to_string()),
        "kind" => (key, "office".to_owned()),
        "inspectors" => (key, me.clone()),
        _ => (key, String::new()),
    });
    let here = Route::NewVisit(project.clone()).href();
    let title = words::told(words.new_title, &name, lang);
    let form = Form::open(ui, FormName { name: here.clone(), title, href: here }, texts_of(first));
    let refusal: RwSignal<Option<Refusal>> = RwSignal::new(None);
    let back = Some(BackLink { href: Route::Project(project.clone()).href(), label: name });
    let start = move |()| {
        let Some((template, version)) = chosen.get_untracked() else {
            ui.toast(words.choose_first, Tone::Warn);
            return;
        };
        let facts = ASKED.iter().map(|key| ((*key).to_owned(), form.text(key))).collect();
        let command = Command::StartVisit { project: project.clone(), template, version, facts };
        match ui.session.dispatch(command) {
            Ok(done) => {
                form.submitted();
                let Some(visit) = done.made.as_ref().and_then(VisitId::of) else { return };
                for one in besides.get_untracked() {
                    let version = Some(one.version);
                    ui.act(Command::UseChecklist { visit: visit.clone(), template: one.key, version }, "");
                }
                route::replace(&Route::Visit(visit));
            }
            Err(why) => {
                ui.refuse(&why);
                refusal.set(Some(why));
            }
        }
    };
    let (suiting, others): (Vec<Offer>, Vec<Offer>) = offers.into_iter().partition(|offer| offer.suits);
    let all_alike = suiting.is_empty();
    view! {
        <div class="page">
            <PageHead title=words.new_title back />
            {(!unfinished.is_empty()).then(|| view! { <GoOn unfinished /> })}
            <section class="section">
                <div class="section__head"><h2 class="section__title">{words.choose}</h2></div>
                <OfferGroup title=words.suits offers=suiting chosen />
                <OfferGroup title=if all_alike { words.all_checklists } else { words.others } offers=others chosen />
                <Besides chosen besides />
            </section>
            <section class="section">
                <div class="section__head"><h2 class="section__title">{words.about}</h2></div>
                <FoundAgain form />
                <AboutVisit form refusal />
            </section>
            <div class="form-actions form-actions--sticky">
                <Button
                    label=words.start
                    variant=ButtonVariant::Primary
                    size=ButtonSize::Large
                    icon=Icon::Visit
                    on_press=start
                />
            </div>
        </div>
    }
    .into_any()
}

/// The visits of the project that are not finished.
#[component]
fn GoOn(unfinished: Vec<Unfinished>) -> impl IntoView {
    let words = VisitWords::of(Ui::get().lang);
    let rows = unfinished
        .into_iter()
        .map(|draft| {
            let href = Route::Visit(draft.id).href();
            view! {
                <li class="row row--between">
                    <span>{draft.line}</span>
                    <LinkButton href label=words.go_on size=ButtonSize::Small icon=Icon::Next />
                </li>
            }
        })
        .collect_view();
    view! {
        <Banner tone=Tone::Info title=words.draft_title.to_owned()>
            <ul class="stack stack--tight">{rows}</ul>
        </Banner>
    }
}

/// Some checklists under one heading.
#[component]
fn OfferGroup(title: &'static str, offers: Vec<Offer>, chosen: RwSignal<Option<(String, u16)>>) -> impl IntoView {
    let lang = Ui::get().lang;
    (!offers.is_empty()).then(|| {
        let cards = offers
            .into_iter()
            .map(|offer| {
                let key = (offer.key, offer.version);
                let chosen_key = key.clone();
                let is_chosen = move || chosen.with(|chosen| chosen.as_ref() == Some(&chosen_key));
                let used = offer.last_used.map(|day| words::last_used(&day, lang));
                view! {
                    <button
                        type="button"
                        class="option"
                        aria-pressed=move || if is_chosen() { "true" } else { "false" }
                        on:click=move |_| chosen.set(Some(key.clone()))
                    >
                        <span class="option__title">{offer.title}</span>
                        <span class="option__text">{offer.purpose}</span>
                        <span class="option__text">
                            {words::item_count(offer.items, lang)}
                            {used.map(|used| words::and_used(&used, lang))}
                        </span>
                    </button>
                }
            })
            .collect_view();
        view! {
            <div class="stack stack--tight" role="group" aria-label=title>
                <h3 class="quiet">{title}</h3>
                <div class="options">{cards}</div>
            </div>
        }
    })
}

/// Further checklists for the same visit: those that fit together with the one that is chosen.
#[component]
fn Besides(chosen: RwSignal<Option<(String, u16)>>, besides: RwSignal<Vec<Further>>) -> impl IntoView {
    let ui = Ui::get();
    let words = VisitWords::of(ui.lang);
    let offered = Memo::new(move |_| {
        let first = chosen.get();
        ui.session.read(|view| {
            let first = first.and_then(|(key, version)| view.tables.template(&key, version));
            first.map_or_else(Vec::new, |first| further(&view, &[first], ui.lang))
        })
    });
    // What no longer fits is not asked besides.
    Effect::new(move |_| {
        let offered = offered.get();
        besides.update(|besides| besides.retain(|one| offered.contains(one)));
    });
    let chips = Signal::derive(move || {
        let chip = |one: &Further| Chip::new(one.clone(), one.title.clone()).count(one.items.always);
        offered.with(|offered| offered.iter().map(chip).collect::<Vec<_>>())
    });
    let toggle = move |one: Further| {
        besides.update(|besides| match besides.iter().position(|other| *other == one) {
            Some(place) => drop(besides.remove(place)),
            None => besides.push(one),
        });
    };
    view! {
        <Show when=move || offered.with(|offered| !offered.is_empty())>
            <Chips label=words.besides chips selected=besides on_toggle=toggle />
        </Show>
    }
}

/// When, who goes, how, and in what weather.
#[component]
fn AboutVisit(form: Form, refusal: RwSignal<Option<Refusal>>) -> impl IntoView {
    let ui = Ui::get();
    let (lang, today) = (ui.lang, ui.session.today());
    let fields = ASKED
        .iter()
        .map(|key| {
            let spec = spec(VisitId::KIND, key).expect("the table of visits has this field");
            let error = Signal::derive(move || {
                refusal.with(|refusal| match refusal {
                    Some(Refusal::Field(_, field, error)) if field == key => Some(words::field_error(error, lang)),
                    Some(why @ Refusal::Visit(VisitRefusal::InFuture)) if *key == "day" => {
                        Some(words::refusal(why, lang))
                    }
                    Some(why @ Refusal::Needed(_, needed)) if needed == key => Some(words::refusal(why, lang)),
                    _ => None,
                })
            });
            match *key {
                "day" => {
                    let doubt = Signal::derive(move || doubt_of(&form.value("day").get(), today.get(), lang));
                    view! { <DayInput spec value=form.value(key) on_change=form.take(key) error doubt /> }.into_any()
                }
                _ => view! { <FieldInput spec value=form.value(key) on_change=form.take(key) error /> }.into_any(),
            }
        })
        .collect_view();
    debug_assert!(ASKED.iter().all(|key| VISIT_FIELDS.iter().any(|spec| spec.key == *key)));
    view! { <div class="form-grid">{fields}</div> }
}

/// What is doubtful about the day of a visit that is entered.
fn doubt_of(day: &str, today: chrono::NaiveDate, lang: Lang) -> Option<String> {
    long_ago(day.parse().ok()?, today).map(|days| words::visit_long_ago(days, lang))
}

/// The newest checklists: those for the project's phase first, and among them the one used last.
fn offers(view: &View, project: &ProjectId, lang: Lang) -> Vec<Offer> {
    let phase = view.tables.project(project).and_then(|project| project.phase);
    let last_used = |template: &Template| {
        let mut used = view.tables.visits_of(project).filter(|visit| visit.state == VisitState::Finished);
        used.find(|visit| visit.uses(template.key.as_str())).map(|visit| visit.day.to_string())
    };
    let offer = |template: &Template| Offer {
        key: template.key.as_str().to_owned(),
        version: template.version,
        title: template.title.get(lang).to_owned(),
        purpose: template.purpose.get(lang).to_owned(),
        items: template.item_counts(),
        suits: phase.is_some_and(|phase| template.suits(phase)),
        phases: template.phases.len(),
        last_used: last_used(template),
    };
    view.tables.newest_templates().into_iter().map(offer).collect()
}

/// The checklist that is most about the phase, of several the first; where none is for it, the one used last; none for a project whose
/// phase nobody has said, where any of them would be a guess.
fn first_choice(offers: &[Offer]) -> Option<(String, u16)> {
    let own = offers.iter().filter(|offer| offer.suits).min_by_key(|offer| offer.phases);
    let used = || {
        let used = offers.iter().filter(|offer| offer.last_used.is_some());
        used.max_by_key(|offer| offer.last_used.clone())
    };
    own.or_else(used).map(|offer| (offer.key.clone(), offer.version))
}

fn unfinished(view: &View, project: &ProjectId, lang: Lang) -> Vec<Unfinished> {
    let drafts = view.tables.visits_of(project).filter(|visit| visit.state == VisitState::Draft);
    drafts
        .map(|visit| {
            let template = view.tables.checklist(visit);
            let title = template.as_ref().map_or("", |template| template.title.get(lang));
            let by = author(view, visit.by.entity(), lang);
            let answered = usize::try_from(visit.answered).unwrap_or(usize::MAX);
            let line = words::draft_line(title, &visit.day.to_string(), &by, answered, lang);
            Unfinished { id: visit.id.clone(), line }
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn offer(key: &str, suits: bool, phases: usize, last_used: Option<&str>) -> Offer {
        let (title, purpose, last_used) = (key.to_owned(), String::new(), last_used.map(str::to_owned));
        let items = ItemCounts { always: 1, by_answers: 0 };
        Offer { key: key.to_owned(), version: 1, title, purpose, items, suits, phases, last_used }
    }

    #[test]
    fn the_checklist_of_the_phase_comes_before_one_for_many_phases_that_was_used_last() {
        let service = || offer("service", true, 5, Some("2026-11-02"));
        let choice = |offers: &[Offer]| first_choice(offers).map(|(key, _)| key);
        assert_eq!(choice(&[service(), offer("continuing", true, 2, None)]).as_deref(), Some("continuing"));
        let safety = offer("quality_safety", true, 2, Some("2026-10-01"));
        assert_eq!(choice(&[offer("continuing", true, 2, None), safety]).as_deref(), Some("continuing"));
        assert_eq!(
            choice(&[offer("a", false, 1, None), offer("b", false, 3, Some("2026-01-01"))]).as_deref(),
            Some("b")
        );
        assert_eq!(choice(&[offer("a", false, 1, None)]), None);
    }
}
