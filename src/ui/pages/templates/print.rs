//! The empty form on paper: A4, with places for answers, notes and signatures.

use leptos::prelude::*;

use crate::domain::answer_words::NONE_OF_THEM;
use crate::domain::checklist::{Item, ItemKind, Template};
use crate::domain::text::Lang;
use crate::domain::units::unit_label;
use crate::ui::context::Ui;
use crate::ui::words::{self, TemplatesWords};

use super::asks_words::asked_when;

/// Seen on paper only.
#[component]
pub fn BlankForm(template: Template) -> impl IntoView {
    let lang = Ui::get().lang;
    let words = TemplatesWords::of(lang);
    let mut number = 0;
    let sections = template
        .sections
        .iter()
        .map(|section| {
            let rows = section.items.iter().map(|item| {
                number += 1;
                view! {
                    <tr>
                        <td class="blank-form__number">{number}</td>
                        <td>
                            {item.prompt.get(lang).to_owned()}
                            {asked_when(&template, item, lang).map(|when| view! { <span class="record__clause">{when}</span> })}
                        </td>
                        <td class="blank-form__answer">{answer_places(item, lang)}</td>
                        <td></td>
                    </tr>
                }
            });
            view! {
                <tr><th colspan="4" scope="colgroup">{section.title.get(lang).to_owned()}</th></tr>
                {rows.collect_view()}
            }
        })
        .collect_view();
    view! {
        <div class="print-only blank-form">
            <p class="blank-form__head">
                <span>{words.form_project}</span>
                <span>{words.form_day}</span>
                <span>{words.form_inspectors}</span>
                <span>{words.form_company}</span>
            </p>
            <table class="ledger">
                <thead>
                    <tr>
                        <th scope="col">{words.form_number}</th>
                        <th scope="col">{words.form_item}</th>
                        <th scope="col">{words.form_answer}</th>
                        <th scope="col">{words.form_note}</th>
                    </tr>
                </thead>
                <tbody>{sections}</tbody>
            </table>
            <p class="blank-form__findings">{words.form_findings}</p>
            <div class="signatures">
                <span>{words.form_sign_inspector}</span>
                <span>{words.form_sign_site}</span>
                <span>{words.form_sign_unit}</span>
            </div>
            <p class="faint">{format!("{} {}", template.title.get(lang), words::version(template.version, lang))}</p>
        </div>
    }
}

/// What stands where the answer is written: boxes to tick, or a line.
fn answer_places(item: &Item, lang: Lang) -> String {
    let words = TemplatesWords::of(lang);
    match &item.kind {
        ItemKind::Check => words.form_boxes.to_owned(),
        ItemKind::Number { unit, .. } => format!("________ {}", unit_label(unit, lang)),
        ItemKind::Date { .. } => words.form_date.to_owned(),
        ItemKind::Text => String::new(),
        ItemKind::Choice { options, several } => {
            let own = options.iter().map(|option| option.label.get(lang));
            let boxes = own.chain(several.then(|| NONE_OF_THEM.get(lang)));
            boxes.map(|label| format!("□ {label}")).collect::<Vec<_>>().join("  ")
        }
    }
}
