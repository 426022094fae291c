//! One template: written as a form that is found again, published as the next version, handed out as a file.

use leptos::prelude::*;

use crate::book::EntityId;
use crate::domain::command::{Command, PaperWish, Refusal};
use crate::domain::fields::Writers;
use crate::domain::report::bands::{PRESETS, Preset};
use crate::domain::report::wording::{Wording, WordingFault};
use crate::domain::report::wording_form::{self, BANDS, NAME};
use crate::domain::report::wordings;
use crate::domain::tables::RecordKind;
use crate::ui::context::Ui;
use crate::ui::controls::{
    BackLink, Button, ButtonSize, ButtonVariant, Icon, Menu, MenuItem, PageHead, Tag, TagShape, TextArea, TextField,
    Tone,
};
use crate::ui::files;
use crate::ui::parts::form::{Form, FoundAgain};
use crate::ui::route::{self, Route};
use crate::ui::unsaved::FormName;
use crate::ui::words::{self, WordingWords};

use super::address::{NEW, address};
use super::faults::{Faults, told};
use super::parts::Parts;

/// The template that the form holds, with what is wrong with it.
type Held = Memo<(Wording, Vec<WordingFault>)>;

/// The page of a template; of the next one, where there is none yet.
#[component]
pub fn Editor(ui: Ui, of: Option<EntityId>, first: Wording, is_retired: bool) -> impl IntoView {
    let words = WordingWords::of(ui.lang);
    let own_address = of.as_ref().map_or_else(|| Route::ReportTemplates(NEW.to_owned()), address);
    let own_name = of.as_ref().map_or(NEW, wordings::own_name);
    let title = if first.name.is_empty() { words.new.to_owned() } else { first.name.clone() };
    let name = FormName { name: format!("wording {own_name}"), title: title.clone(), href: own_address.href() };
    let version = first.version;
    let form = Form::open(ui, name, wording_form::texts(&first));
    let held: Held = Memo::new(move |_| wording_form::wording(&form.texts()));
    let may_write =
        ui.session.watch(&[RecordKind::People, RecordKind::Other], |view| Writers::Office.include(view.my_role()));
    let back = BackLink { href: Route::ReportTemplates(String::new()).href(), label: words.title.to_owned() };
    let of = StoredValue::new(of);
    // That it has no name yet, the button says that would publish it.
    let faults = move || {
        let all = held.with(|(_, faults)| faults.clone());
        told(ui, &all.into_iter().filter(|fault| *fault != WordingFault::NoName).collect::<Vec<_>>())
    };
    view! {
        <div class="page">
            <PageHead
                title
                back=Some(back)
                subtitle=move || view! { <Standing ui version is_retired /> }
                actions=move || view! { <Deeds ui of form held may_write is_retired /> }
            />
            <FoundAgain form />
            {move || may_write.get().then(faults).filter(|faults| !faults.is_empty()).map(|faults| view! {
                <Faults title=words.faults faults />
            })}
            <fieldset class="stack" disabled=move || !may_write.get()>
                <TextField
                    label=words.name
                    value=form.value(NAME)
                    required=true
                    on_change=form.take(NAME)
                />
                <TextArea
                    label=words.bands
                    hint=words.bands_hint.to_owned()
                    value=form.value(BANDS)
                    rows=5
                    on_change=form.take(BANDS)
                />
                <div class="row">{PRESETS.iter().map(|preset| view! { <Bands ui form preset /> }).collect_view()}</div>
                <Parts ui form />
            </fieldset>
        </div>
    }
}

/// Begins the words for rates with a set of them.
#[component]
fn Bands(ui: Ui, form: Form, preset: &'static Preset) -> impl IntoView {
    let label = words::told(WordingWords::of(ui.lang).take_bands, preset.name.get(ui.lang), ui.lang);
    let take = move |()| form.write(BANDS, preset.written());
    view! { <Button label size=ButtonSize::Small variant=ButtonVariant::Quiet on_press=take /> }
}

#[component]
fn Standing(ui: Ui, version: u16, is_retired: bool) -> impl IntoView {
    let words = WordingWords::of(ui.lang);
    view! {
        {(version > 0).then(|| view! { <span class="num">{words::version(version, ui.lang)}</span> })}
        {is_retired.then(|| view! { <Tag word=words.retired tone=Tone::Muted shape=TagShape::Ring /> })}
    }
}

/// What is done with it.
#[component]
fn Deeds(
    ui: Ui,
    of: StoredValue<Option<EntityId>>,
    form: Form,
    held: Held,
    may_write: Memo<bool>,
    is_retired: bool,
) -> impl IntoView {
    let words = WordingWords::of(ui.lang);
    let publish = move |()| {
        let wording = Box::new(held.with_untracked(|(wording, _)| wording.clone()));
        match ui.session.dispatch(Command::Paper(PaperWish::Publish { of: of.get_value(), wording })) {
            Ok(done) => {
                form.submitted();
                ui.offer_undo(words.published, &done);
                route::go(&Route::ReportTemplates(String::new()));
            }
            Err(Refusal::NothingChanges) => {
                form.submitted();
                route::go(&Route::ReportTemplates(String::new()));
            }
            Err(why) => ui.refuse(&why),
        }
    };
    let items = Signal::derive(move || {
        let out = MenuItem::new(words.export, Callback::new(move |()| export(ui, held))).icon(Icon::Export);
        let offered = of.get_value().filter(|_| may_write.get()).map(|of| {
            let (label, said) =
                if is_retired { (words.offer_again, words.offered) } else { (words.retire, words.retired) };
            let wish = PaperWish::Retire { of, is_retired: !is_retired };
            let press = move |()| {
                if ui.act(Command::Paper(wish.clone()), said).is_some() {
                    route::go(&Route::ReportTemplates(String::new()));
                }
            };
            MenuItem::new(label, Callback::new(press))
        });
        std::iter::once(out).chain(offered).collect::<Vec<_>>()
    });
    let blocked = Signal::derive(move || {
        held.with(|(_, faults)| faults.first().map(|fault| words::wording_fault(fault, ui.lang)))
    });
    view! {
        <Menu label=ui.common().more items />
        {move || may_write.get().then(|| view! {
            <Button label=words.publish variant=ButtonVariant::Primary blocked on_press=publish />
        })}
    }
}

/// Hands the template out as it stands in the form.
fn export(ui: Ui, held: Held) {
    let (name, text) = held.with_untracked(|(wording, _)| (wording.name.clone(), wordings::file(wording)));
    let day = ui.session.today().get_untracked();
    let name = words::sheet_file_name(&name, &day.to_string(), "template.json");
    let saved = text.and_then(|text| files::json_blob(&text).and_then(|blob| files::save_as(&name, &blob)).ok());
    match saved {
        Some(()) => ui.toast(words::paper_exported(&name, ui.lang), Tone::Good),
        None => ui.toast(WordingWords::of(ui.lang).not_exported, Tone::Bad),
    }
}
