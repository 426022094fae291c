//! 将到期: what ends within the time for asking for a renewal, and what has ended.

use leptos::prelude::*;

use crate::ui::controls::{EmptyState, Icon};
use crate::ui::route::Route;
use crate::ui::words::{self, ApprovalsWords};

use super::open::{OpenMatrix, entry_href};

/// The list, the first to end first.
#[component]
pub fn Expiring(open: OpenMatrix) -> impl IntoView {
    let words = ApprovalsWords::of(open.ui.lang);
    let lang = open.ui.lang;
    move || {
        open.matrix.with(|matrix| {
            let ending = matrix.expiring();
            if ending.is_empty() {
                let text = words.nothing_expires_text.to_owned();
                return view! { <EmptyState icon=Icon::Clock title=words.nothing_expires text /> }.into_any();
            }
            let lines = ending.into_iter().map(|(project, place, cell)| {
                let left = cell.ends_in(matrix.today).unwrap_or_default();
                view! {
                    <tr>
                        <th scope="row">
                            <a href=Route::Project(project.id.clone()).href()>{project.name.clone()}</a>
                        </th>
                        <td><a href=entry_href(&cell.entry)>{matrix.rules.types()[place].name(lang)}</a></td>
                        <td>{cell.watch.unit.as_deref().unwrap_or_default().to_owned()}</td>
                        <td class="num">{cell.expiry.map(|day| day.to_string())}</td>
                        <td class=if left < 0 { "num danger" } else { "num" }>{words::days_left(left, lang)}</td>
                    </tr>
                }
            });
            view! {
                <div class="ledger--scroll">
                    <table class="ledger">
                        <thead>
                            <tr>
                                <th scope="col">{words.project}</th>
                                <th scope="col">{words.approval}</th>
                                <th scope="col">{words.department}</th>
                                <th scope="col" class="num">{words.expiry}</th>
                                <th scope="col" class="num">{words.left}</th>
                            </tr>
                        </thead>
                        <tbody>{lines.collect_view()}</tbody>
                    </table>
                </div>
            }
            .into_any()
        })
    }
}
