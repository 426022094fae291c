//! 督查结果: what is said about the whole visit, and finishing it.

use leptos::prelude::*;

use crate::domain::checklist::{Evidence, Points};
use crate::domain::command::{Command, Refusal, finish_offer, unchecked_critical};
use crate::domain::fields::spec;
use crate::domain::findings::{drafted_onto, opinion, unmet_of};
use crate::domain::ids::VisitId;
use crate::domain::lacking::WHY_LACKING;
use crate::domain::measured::{Measure, asks_for};
use crate::domain::tally::failed_items;
use crate::domain::warnings::long_ago;
use crate::ui::controls::{Banner, Button, ButtonSize, ButtonVariant, Confirm, Icon, Tone};
use crate::ui::parts::field_input::{DayInput, FieldInput, form_text};
use crate::ui::parts::written::{Written, field_name};
use crate::ui::route::Route;
use crate::ui::words;

use super::open_visit::Draft;
use super::place::{Place, focus_when_there};
use super::score::ScoreTable;

/// The section.
#[component]
pub fn Finish(draft: Draft) -> impl IntoView {
    let Draft { ui, words, .. } = draft;
    let lang = ui.lang;
    let refusal: RwSignal<Option<Refusal>> = RwSignal::new(None);
    let asking = RwSignal::new(Vec::<String>::new());
    let to_raise = Memo::new(move |_| unraised(draft));
    let summary = Signal::derive(move || {
        words::finish_summary(draft.tally.with(|tally| tally.whole), to_raise.with(Vec::len), lang)
    });
    let finish = move |()| {
        asking.set(Vec::new());
        match ui.session.dispatch(Command::FinishVisit { visit: draft.visit() }) {
            Ok(done) => {
                window().scroll_to_with_x_and_y(0.0, 0.0);
                ui.offer_undo(words.finished_toast, &done);
            }
            Err(why) => refusal.set(Some(why)),
        }
    };
    // One button finishes, and nothing asks again, unless somebody is about to pass over what matters most.
    let ask = move |()| {
        let visit = draft.visit();
        let offer = ui
            .session
            .read(|view| view.with_rules(|desk| finish_offer(desk, &visit).map(|()| unchecked_critical(desk, &visit))));
        match offer {
            Ok(passed_over) if passed_over.is_empty() => finish(()),
            Ok(passed_over) => {
                asking.set(passed_over.iter().map(|item| item.prompt.get(lang).to_owned()).collect());
            }
            Err(why) => {
                refusal.set(Some(why));
                Place::Finish.show();
                focus_when_there("#finish [aria-invalid=true]".to_owned());
            }
        }
    };
    let general = move || {
        refusal.with(|refusal| match refusal {
            None | Some(Refusal::Needed(..)) => None,
            Some(other) => Some(words::refusal(other, lang)),
        })
    };
    view! {
        <section class="section paper" id=Place::Finish.id()>
            <div class="section__head"><h2 class="section__title">{words.finish_title}</h2></div>
            <Fields draft refusal />
            <p class="num">{summary}</p>
            <Unraised draft to_raise />
            <Lacking draft refusal />
            <ScorePart draft />
            <p class="faint">{words.finish_final}</p>
            {move || general().map(|text| view! { <Banner tone=Tone::Warn text /> })}
            <div class="row row--end">
                <Button
                    label=words.finish
                    icon=Icon::Check
                    variant=ButtonVariant::Primary
                    size=ButtonSize::Large
                    on_press=ask
                />
            </div>
            <Confirm
                open=Signal::derive(move || asking.with(|items| !items.is_empty()))
                title=words.finish_confirm
                text=Signal::derive(move || asking.with(|items| words::critical_unchecked(items, lang)))
                confirm_label=words.finish_anyway
                cancel_label=words.finish_not_yet
                variant=ButtonVariant::Primary
                on_confirm=finish
                on_cancel=move |()| asking.set(Vec::new())
            />
        </section>
    }
}

/// What is said about the whole visit.
#[component]
fn Fields(draft: Draft, refusal: RwSignal<Option<Refusal>>) -> impl IntoView {
    let Draft { ui, words, .. } = draft;
    let lang = ui.lang;
    // A checklist that asks for 形象部位 itself needs it once.
    let asks_progress = {
        let (visit, template) = (draft.visit(), draft.template());
        let is_filled = ui.session.read(|view| !view.book.text(visit.entity(), "progress").is_empty());
        is_filled || !asks_for(&template, Measure::Progress)
    };
    let visit = draft.visit();
    let day_doubt = ui.session.watch_entity(visit.clone().entity(), move |view| {
        let day = view.tables.visit(&visit)?.day;
        long_ago(day, view.today).map(|days| words::visit_long_ago(days, lang))
    });
    view! {
        <div class="form-grid">
            {asks_progress.then(|| view! { <VisitField draft key="progress" refusal /> })}
            <VisitField draft key="findings" refusal hint=words.findings_hint required=true />
            <div class="form-grid__wide"><DraftFindings draft /></div>
            <VisitField draft key="day" refusal doubt=day_doubt />
            <VisitField draft key="time" refusal />
            <VisitField draft key="kind" refusal />
            <VisitField draft key="inspectors" refusal />
            <VisitField draft key="accompanying" refusal />
            <VisitField draft key="weather" refusal />
            <VisitField draft key="confirmed_by" refusal hint=words.confirmed_hint required=true />
        </div>
    }
}

/// The failed items from which no problem was raised, each with the way back to it.
#[component]
fn Unraised(draft: Draft, to_raise: Memo<Vec<(String, String)>>) -> impl IntoView {
    let words = draft.words;
    let any_to_raise = Memo::new(move |_| to_raise.with(|items| !items.is_empty()));
    move || {
        any_to_raise.get().then(|| {
            view! {
                <div class="stack stack--tight">
                    <p class="quiet">{words.failed_unraised}</p>
                    <ul class="row">
                        <For each=move || to_raise.get() key=|(key, _)| key.clone() let:item>{to_item(item)}</For>
                    </ul>
                </div>
            }
        })
    }
}

/// What answers want and is not there, item by item with the way back to each, and the reason to finish all the same.
#[component]
fn Lacking(draft: Draft, refusal: RwSignal<Option<Refusal>>) -> impl IntoView {
    let Draft { ui, words, lacking, .. } = draft;
    let visit = draft.visit();
    let has_reason = ui
        .session
        .watch_entity(visit.clone().entity(), move |view| !view.book.text(visit.entity(), WHY_LACKING).is_empty());
    let any = Memo::new(move |_| lacking.with(|lacking| !lacking.is_empty()));
    let items = move || {
        let template = draft.template();
        let said = |(key, of): &(String, Vec<Evidence>)| {
            let item = template.item(key)?;
            Some((key.clone(), words::lacks(item.prompt.get(ui.lang), of, ui.lang)))
        };
        lacking.with(|lacking| lacking.iter().filter_map(said).collect::<Vec<_>>())
    };
    let take = move |reason: &'static str| {
        ui.act(
            Command::EditVisit { visit: draft.visit(), field: WHY_LACKING.to_owned(), text: reason.to_owned() },
            words.reason_taken,
        );
    };
    move || {
        any.get().then(|| {
            let chip = move |reason: &'static str| {
                view! { <button type="button" class="chip" on:click=move |_| take(reason)>{reason}</button> }
            };
            view! {
                <div class="stack stack--tight">
                    <p class="quiet">{words.lacking_title}</p>
                    <ul class="row">
                        <For each=items key=|item| item.clone() let:item>{to_item(item)}</For>
                    </ul>
                    <VisitField draft key=WHY_LACKING refusal hint=words.lacking_hint required=true />
                    {move || (!has_reason.get()).then(|| view! {
                        <div class="chips" role="group" aria-label=words.lacking_reasons>
                            {words::reasons_for_lacking(ui.lang).map(chip).collect_view()}
                        </div>
                    })}
                </div>
            }
        })
    }
}

/// 得分 as it stands; nothing where no item has points.
#[component]
fn ScorePart(draft: Draft) -> impl IntoView {
    let template = draft.template();
    (template.points() != Points::default()).then(|| {
        view! { <ScoreTable ui=draft.ui visit=draft.visit() template /> }
    })
}

/// The way back to an item, given its key and how it reads.
fn to_item((key, words): (String, String)) -> impl IntoView {
    let place = Place::Item(key);
    view! { <li><button type="button" class="chip" on:click=move |_| place.show()>{words}</button></li> }
}

/// Failed items from which no problem was raised, as they read now.
fn unraised(draft: Draft) -> Vec<(String, String)> {
    // The tally changes with every answer, and so does what is left to raise.
    draft.tally.track();
    let (visit, template) = (draft.visit(), draft.template());
    draft.found.with(|found| {
        draft.ui.session.read(|view| {
            let Some(now) = view.tables.visit(&visit) else { return Vec::new() };
            let failed = failed_items(view.book, &visit, &template).into_iter();
            let left = failed.filter(|item| !found.contains_key(item.key.as_ref()));
            left.map(|item| (item.key.to_string(), unmet_of(view.book, now, item, draft.ui.lang))).collect()
        })
    })
}

/// One field of the visit; what is wrong stands below it.
#[component]
fn VisitField(
    draft: Draft,
    key: &'static str,
    refusal: RwSignal<Option<Refusal>>,
    #[prop(optional)] hint: &'static str,
    #[prop(optional, into)] doubt: Signal<Option<String>>,
    #[prop(optional)] required: bool,
) -> impl IntoView {
    let ui = draft.ui;
    let spec = spec(VisitId::KIND, key).expect("the table of visits has this field");
    let visit = draft.visit();
    let stored = ui.session.watch_entity(visit.clone().entity(), move |view| {
        form_text(spec, view.book.value(visit.entity(), key), ui.lang)
    });
    let write =
        move |text| ui.session.dispatch(Command::EditVisit { visit: draft.visit(), field: key.to_owned(), text });
    let name = move || field_name(draft.visit().entity(), key, spec.name.get(ui.lang), Route::Visit(draft.visit()));
    let field = Written::new(ui, name, stored.into(), write);
    let error = Signal::derive(move || {
        let needed = refusal.with(|refusal| match refusal {
            Some(needed @ Refusal::Needed(_, field)) if *field == key => Some(words::refusal(needed, ui.lang)),
            _ => None,
        });
        field.error().get().or(needed)
    });
    let commit = move |text: String| {
        if refusal.with_untracked(|refusal| matches!(refusal, Some(Refusal::Needed(_, field)) if *field == key)) {
            refusal.set(None);
        }
        field.commit(text);
    };
    let hint = Signal::stored(Some(hint.to_owned()).filter(|hint| !hint.is_empty()));
    if key == "day" {
        return view! { <DayInput spec value=field.value() on_change=commit error hint doubt /> }.into_any();
    }
    view! { <FieldInput spec value=field.value() on_change=commit error hint required /> }.into_any()
}

/// Drafts the findings from what was answered, behind what stands there. Pressed again, the draft of before makes way.
#[component]
fn DraftFindings(draft: Draft) -> impl IntoView {
    let Draft { ui, words, .. } = draft;
    let any = Memo::new(move |_| draft.tally.with(|tally| tally.whole.answered > 0));
    let earlier: StoredValue<Option<String>> = StoredValue::new(None);
    let write = move |()| {
        let (visit, template) = (draft.visit(), draft.template());
        let written = ui.session.read(|view| {
            let found = view.tables.visit(&visit)?;
            let drafted = opinion(view.book, view.tables, found, &template, ui.lang);
            let stands = view.book.text(visit.entity(), "findings");
            let text = earlier.with_value(|earlier| drafted_onto(stands, earlier.as_deref(), &drafted));
            Some((drafted, text))
        });
        let Some((drafted, text)) = written else { return };
        earlier.set_value(Some(drafted));
        ui.act(Command::EditVisit { visit, field: "findings".to_owned(), text }, words.drafted);
    };
    move || {
        any.get().then(|| {
            view! { <Button label=words.draft_findings size=ButtonSize::Small icon=Icon::Edit on_press=write /> }
        })
    }
}
