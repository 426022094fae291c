//! 督查员: what there is to do today: where to go, what to re-inspect, what to send.

use leptos::prelude::*;

use crate::domain::choices::Role;
use crate::domain::duties::duty_filter;
use crate::domain::overview::STALE;
use crate::domain::tables::RecordKind;
use crate::domain::text::figure;
use crate::ui::context::Ui;
use crate::ui::controls::{Icon, LinkButton};
use crate::ui::words::{self, OverviewWords};

use super::links::register;

/// 今天: projects that wait for a visit, what the inspector is to re-inspect, what is not sent yet.
#[component]
pub fn Today() -> impl IntoView {
    let ui = Ui::get();
    let words = OverviewWords::of(ui.lang);
    let lang = ui.lang;
    let duty =
        ui.session.watch(&[RecordKind::Problems, RecordKind::People, RecordKind::Other], |view| view.duty().count);
    let unexported = ui.session.unexported();
    let to_visit = ui.session.watch(&[RecordKind::Projects, RecordKind::Visits], |view| {
        let waiting = view.projects_to_visit(0);
        (waiting.stale, waiting.never)
    });
    let waits = move || to_visit.get() != (0, 0);
    let is_idle = Memo::new(move |_| duty.get() == 0 && !waits() && unexported.with(|left| left.count == 0));
    view! {
        <section class="section" aria-labelledby="overview-today">
            <header class="section__head"><h2 class="section__title" id="overview-today">{words.today}</h2></header>
            <ul class="cards overview__today">
                {move || waits().then(|| {
                    let (stale, never) = to_visit.get();
                    view! {
                        <li class="overview__line">
                            <span class="num">{words::stale_and_never(stale, STALE, never, lang)}</span>
                            <LinkButton href="#/visits/start" label=words.start_visit icon=Icon::Visit />
                        </li>
                    }
                })}
                {move || (duty.get() > 0).then(|| view! {
                    <li class="overview__line">
                        <span>{words.mine_to_recheck} " " <strong class="num">{figure(duty.get())}</strong></span>
                        <LinkButton href=register(duty_filter(Role::Inspector)) label=words.go_recheck icon=Icon::Next />
                    </li>
                })}
                {move || {
                    let left = unexported.get();
                    (left.count > 0).then(|| view! {
                        <li class="overview__line">
                            <span class="num">{words::unexported_badge(&left.records, lang)}</span>
                            <LinkButton href="#/exchange" label=words.go_send icon=Icon::Export />
                        </li>
                    })
                }}
            </ul>
            {move || is_idle.get().then(|| view! { <p class="quiet">{words.nothing_today}</p> })}
        </section>
    }
}
