//! `#/r`: the registers on their shelves, each with what it holds, how much of it, and its last change.

use leptos::prelude::*;

use crate::app::session::View;
use crate::book::FieldName;
use crate::domain::answering::WhoKind;
use crate::domain::register::{Register, Shelf};
use crate::domain::registers::REGISTERS;
use crate::domain::tables::RecordKind;
use crate::domain::text::{Lang, figure};
use crate::ui::context::Ui;
use crate::ui::controls::PageHead;
use crate::ui::parts::shared::when;
use crate::ui::route::Route;
use crate::ui::words::{RegisterWords, WaitingWords, WhoWords};

/// One register.
#[derive(Clone, PartialEq)]
struct Line {
    register: &'static Register,
    records: usize,
    /// When its youngest entry was made or changed.
    newest: Option<u64>,
}

/// The page.
#[component]
pub fn Registers() -> impl IntoView {
    let ui = Ui::get();
    let words = RegisterWords::of(ui.lang);
    let waiting = WaitingWords::of(ui.lang);
    let who = WhoWords::of(ui.lang);
    let kinds: Vec<RecordKind> = REGISTERS.iter().map(|register| RecordKind::Entries(register)).collect();
    let lines =
        ui.session.watch(&kinds, |view| REGISTERS.iter().map(|register| line(&view, register)).collect::<Vec<_>>());
    view! {
        <div class="page page--list register-index">
            <PageHead title=words.title />
            <table class="ledger register-index__table">
                <thead>
                    <tr>
                        <th scope="col">{words.name}</th>
                        <th scope="col">{words.holds}</th>
                        <th scope="col" class="num">{words.records}</th>
                        <th scope="col">{words.newest}</th>
                    </tr>
                </thead>
                <tbody>
                    <tr class="register-index__waiting">
                        <th scope="row">
                            <a class="list__name" href=Route::Waiting(String::new()).href()>{waiting.title}</a>
                        </th>
                        <td class="quiet" colspan="3">{waiting.about}</td>
                    </tr>
                    <tr class="register-index__waiting">
                        <th scope="row">
                            <a class="list__name" href=Route::Holders(WhoKind::Leader).href()>{who.title}</a>
                        </th>
                        <td class="quiet" colspan="3">{who.about}</td>
                    </tr>
                </tbody>
                {move || lines.with(|lines| {
                    Shelf::ALL.iter().filter_map(|shelf| group(*shelf, lines, ui.lang)).collect_view()
                })}
            </table>
        </div>
    }
}

fn line(view: &View, register: &'static Register) -> Line {
    let entries = view.tables.entries();
    let newest = entries.all(register).filter_map(|entry| {
        let entity = view.book.entity(&entry.id)?;
        let newest = |field: &FieldName| {
            view.book.heads(&entry.id, field.as_str()).iter().map(|change| change.at().milliseconds()).max()
        };
        entity.fields().filter_map(newest).max()
    });
    Line { register, records: entries.all(register).count(), newest: newest.max() }
}

/// The registers of a shelf under its name; nothing for an empty shelf.
fn group(shelf: Shelf, lines: &[Line], lang: Lang) -> Option<impl IntoView + use<>> {
    let some: Vec<Line> = lines.iter().filter(|line| line.register.shelf == shelf).cloned().collect();
    (!some.is_empty()).then(|| {
        let rows = some.into_iter().map(|line| {
            let Line { register, records, newest } = line;
            let href = Route::Entries(register, String::new()).href();
            let records = (records > 0).then(|| figure(records));
            view! {
                <tr>
                    <th scope="row"><a class="list__name" href=href>{register.name.get(lang).to_owned()}</a></th>
                    <td class="quiet">{register.about.get(lang).to_owned()}</td>
                    <td class="num">{records}</td>
                    <td class="one-line">{newest.map(when)}</td>
                </tr>
            }
        });
        view! {
            <tbody>
                <tr class="register-index__shelf">
                    <th scope="rowgroup" colspan="4">{shelf.name().get(lang).to_owned()}</th>
                </tr>
                {rows.collect_view()}
            </tbody>
        }
    })
}
