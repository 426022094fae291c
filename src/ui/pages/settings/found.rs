//! 启动检查: what the start found, what lies in quarantine, and the raw copy of everything.

use leptos::prelude::*;

use crate::app::session::{OpenReport, Quarantined};
use crate::ui::context::Ui;
use crate::ui::controls::{Banner, Button, Fact, Icon, KeyValue, LinkButton, Tone};
use crate::ui::parts::raw_export::save_raw;
use crate::ui::words::{self, SettingsWords};

use super::part::Part;

/// What the start found, and ways to take everything along.
#[component]
pub fn Found() -> impl IntoView {
    let ui = Ui::get();
    let words = SettingsWords::of(ui.lang);
    let lang = ui.lang;
    let report = ui.session.open_report().get_untracked();
    let OpenReport { entries, restored, quarantined, in_quarantine, journal, record, newer: _ } = report;
    let aside = in_quarantine + quarantined.len();
    view! {
        <Part id="found" title=words.found text=words.found_text>
            <KeyValue>
                <Fact label=words.read><span class="num">{words::entries(entries, lang)}</span></Fact>
                <Fact label=words.restored>
                    <span class="num">{words::restored(restored, lang)}</span>
                </Fact>
                <Fact label=words.record>
                    {record.map_or_else(|| words.works.to_owned(), |trouble| words::record_trouble(trouble, lang).to_owned())}
                </Fact>
                <Fact label=words.journal>
                    {journal.map_or_else(|| words.works.to_owned(), |trouble| words::journal_trouble(trouble, lang).to_owned())}
                </Fact>
                <Fact label=words.quarantine>
                    <span class="num">{words::in_quarantine(aside, lang)}</span>
                </Fact>
            </KeyValue>
            {(!quarantined.is_empty()).then(|| view! {
                <Banner tone=Tone::Warn title=words.quarantine_title.to_string() text=words.quarantine_text.to_string() />
                <QuarantineTable quarantined />
            })}
            <div class="row">
                <LinkButton href="#/exchange" label=words.export_all icon=Icon::Export />
                <Button label=words.export_raw icon=Icon::File on_press=move || save_raw(ui) />
            </div>
            <p class="faint">{words.export_raw_text}</p>
        </Part>
    }
}

#[component]
fn QuarantineTable(quarantined: Vec<Quarantined>) -> impl IntoView {
    let ui = Ui::get();
    let words = SettingsWords::of(ui.lang);
    let lang = ui.lang;
    view! {
        <div class="ledger--scroll">
            <table class="ledger">
                <thead>
                    <tr>
                        <th scope="col">{words.what}</th>
                        <th scope="col">{words.what_is_wrong}</th>
                        <th scope="col" class="num">{words.size}</th>
                        <th scope="col" class="num">{words.rescued}</th>
                    </tr>
                </thead>
                <tbody>
                    {quarantined.into_iter().map(|one| view! {
                        <tr>
                            <th scope="row"><code>{one.key}</code></th>
                            <td>{words::damage(one.reason, lang)}</td>
                            <td class="num">{one.units}</td>
                            <td class="num">{one.rescued}</td>
                        </tr>
                    }).collect_view()}
                </tbody>
            </table>
        </div>
    }
}
