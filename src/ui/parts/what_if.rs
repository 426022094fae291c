//! 推演 on every page: that it is looked at and not in the book, the way out, and what can become of it. Its plan is kept among the drafts of
//! forms, so that a tab that is closed does not lose it.

use leptos::prelude::*;
use leptos::task::spawn_local;

use crate::book::Progress;
use crate::domain::choices::Role;
use crate::domain::what_if::Plan;
use crate::ui::context::Ui;
use crate::ui::controls::{Button, ButtonSize, Icon, LinkButton, Tone};
use crate::ui::route::{self, Route};
use crate::ui::unsaved::FormName;
use crate::ui::words::{self, WhatIfWords};

use super::past::Making;

/// What the names of the drafts of 推演 begin with.
const FORM: &str = "what-if/";

/// The name of the draft of a plan.
fn form_of(name: &str) -> String {
    format!("{FORM}{name}")
}

/// The name of the plan that a draft is of; none for that of a form.
pub fn name_of(form: &str) -> Option<&str> {
    form.strip_prefix(FORM)
}

/// That a 推演 is looked at, above the page; nothing for the book. It stands on paper too.
#[component]
pub fn WhatIfBar(ui: Ui) -> impl IntoView {
    let words = WhatIfWords::of(ui.lang);
    let made = ui.session.supposing().made();
    let making = RwSignal::new(None);
    let bar = move || {
        made.get()?;
        let plan = ui.session.supposed()?;
        let reads = ui.session.read_present(|view| view.my_role()) == Role::Leader;
        let adopt = (!reads && !plan.is_empty()).then(|| {
            view! {
                <Button label=words.adopt icon=Icon::Check size=ButtonSize::Small on_press=move || adopt(ui, making) />
            }
        });
        Some(view! {
            <div class="past-bar" role="status">
                {Icon::Warning.view()}
                <span class="past-bar__text">{words::supposed(&plan.name, plan.len(), ui.lang)}</span>
                {reads.then(|| view! { <span class="no-print">{words.leader_reads}</span> })}
                <LinkButton href=Route::WhatIf.href() label=words.look size=ButtonSize::Small />
                {adopt}
                <Button label=words.give_up size=ButtonSize::Small on_press=move || give_up(ui) />
                <Button label=words.leave icon=Icon::Return size=ButtonSize::Small on_press=move || ui.session.come_back() />
            </div>
        })
    };
    view! {
        {bar}
        <Making ui making label=words.making />
    }
}

/// Keeps a plan among the drafts, and looks at the book with what it assumes. Not to be called while a past day is looked at: drafts rest.
pub fn suppose(ui: Ui, plan: Plan, making: RwSignal<Option<Progress>>) {
    if ui.waits_for_operation() {
        return;
    }
    keep(ui, &plan);
    making.set(Some(Progress { done: 0, total: 1 }));
    spawn_local(async move {
        let supposed = ui.session.suppose(plan, move |done| {
            making.try_set(Some(done));
        });
        let supposed = supposed.await;
        // The page that asked for it may be gone.
        making.try_set(None);
        if let Err(why) = supposed {
            ui.refuse(&why);
        }
    });
}

fn keep(ui: Ui, plan: &Plan) {
    let (name, title) = (form_of(&plan.name), words::what_if_draft(&plan.name, ui.lang));
    let texts = plan.texts();
    // Its title says what it is; ids would say nothing to anybody.
    ui.session.drafts().keep(&FormName { name, title, href: Route::WhatIf.href() }, texts.clone(), &texts);
}

/// Whether a plan of this name is kept.
pub fn is_kept(ui: Ui, name: &str) -> bool {
    untrack(|| ui.session.drafts().waiting(|_| false)).iter().any(|one| one.draft.form == form_of(name))
}

/// Goes on with a plan that is kept.
pub fn open(ui: Ui, name: &str, making: RwSignal<Option<Progress>>) {
    let texts = ui.session.drafts().open(&form_of(name));
    match texts.as_ref().and_then(Plan::read) {
        Some(plan) => suppose(ui, plan, making),
        None => ui.toast(WhatIfWords::of(ui.lang).not_read, Tone::Warn),
    }
}

/// Throws away the plan that is looked at, and looks at the book again.
fn give_up(ui: Ui) {
    let Some(plan) = ui.session.supposed() else { return };
    ui.session.come_back();
    discard(ui, &plan.name);
}

/// Throws away a plan that is kept, with 撤销.
pub fn discard(ui: Ui, name: &str) {
    let drafts = ui.session.drafts();
    let kept = untrack(|| drafts.waiting(|_| false)).into_iter().find(|one| one.draft.form == form_of(name));
    if let Some(gone) = kept.and_then(|one| drafts.discard(&one.key)) {
        let put_back = move || ui.session.drafts().put_back(gone.clone());
        ui.offer(WhatIfWords::of(ui.lang).given_up, ui.common().undo, put_back);
    }
}

/// Carries out what is assumed, in the book. What is refused stays in the draft, and the page names it.
fn adopt(ui: Ui, making: RwSignal<Option<Progress>>) {
    let Some(mut plan) = ui.session.supposed() else { return };
    if ui.waits_for_operation() {
        return;
    }
    making.set(Some(Progress { done: 0, total: 1 }));
    spawn_local(async move {
        let adopted = ui.session.adopt(move |done| {
            making.try_set(Some(done));
        });
        let adopted = adopted.await;
        making.try_set(None);
        match adopted {
            Ok(Some(outcome)) => {
                let left = ui.session.supposing().left_out().get_untracked();
                plan.retain(|preset, of| left.iter().any(|left| left.one.preset == preset && left.one.of == *of));
                match plan.is_empty() {
                    true => ui.session.drafts().forget(&form_of(&plan.name)),
                    false => keep(ui, &plan),
                }
                ui.offer_undo_of(&words::adopted(outcome.parts, left.len(), ui.lang), outcome.made);
                if !left.is_empty() {
                    route::go(&Route::WhatIf);
                }
            }
            Ok(None) => {}
            Err(why) => {
                ui.refuse(&why);
                route::go(&Route::WhatIf);
            }
        }
    });
}
