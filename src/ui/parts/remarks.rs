//! 工作记录: what people note about a project or an entry, one at a time; remarks of several people never conflict.

use leptos::prelude::*;

use crate::book::EntityId;
use crate::domain::carrier::Carrier;
use crate::domain::command::{Command, Refusal};
use crate::domain::ids::RemarkId;
use crate::domain::tables::RecordKind;
use crate::ui::context::Ui;
use crate::ui::controls::{Button, ButtonSize, Icon, IconButton, TextArea, Timeline, TimelineEntry};
use crate::ui::unsaved::{FormName, Texts};
use crate::ui::words::{self, ProjectWords};

use super::attachments::{AttachmentList, listed_of};
use super::form::{Form, FoundAgain};
use super::shared::{author, when};
use super::taking::{Source, Taking, TakingPlace};

/// The section.
#[component]
pub fn Remarks(
    /// What they are about.
    of: EntityId,
    /// What that is called.
    about: String,
    /// Its page.
    href: String,
) -> impl IntoView {
    let ui = Ui::get();
    let words = ProjectWords::of(ui.lang);
    let noted = of.clone();
    view! {
        <section class="section">
            <div class="section__head"><h2 class="section__title">{words.remarks}</h2></div>
            {ui.session.is_present().then(|| view! { <NewRemark of about href /> })}
            <RemarkList of=noted />
        </section>
    }
}

/// What is noted, the youngest first.
#[component]
pub fn RemarkList(
    /// What the remarks are about.
    of: EntityId,
) -> impl IntoView {
    let ui = Ui::get();
    let words = ProjectWords::of(ui.lang);
    let told = ui.session.watch(&[RecordKind::Remarks, RecordKind::People], move |view| {
        let mut told: Vec<(String, String, u64, RemarkId)> = view
            .tables
            .remarks_of(&of)
            .map(|remark| {
                (remark.text.clone(), author(&view, remark.by.entity(), ui.lang), remark.at, remark.id.clone())
            })
            .collect();
        told.reverse();
        told
    });
    let taking = Taking::new(ui);
    let list = move || match told.with(Vec::is_empty) {
        true => view! { <p class="quiet">{words.no_remarks}</p> }.into_any(),
        false => {
            let entries = told.get().into_iter().map(move |(text, by, at, id)| {
                view! {
                    <TimelineEntry title=text when=when(at) author=Some(by)>
                        <RemarkFiles ui taking id at />
                    </TimelineEntry>
                }
            });
            let entries = entries.collect_view();
            view! { <Timeline label=words.remarks>{entries}</Timeline> }.into_any()
        }
    };
    view! {
        {list}
        <TakingPlace taking />
    }
}

/// The attachments of a remark, and the way to more.
#[component]
pub fn RemarkFiles(
    ui: Ui,
    /// Where files are chosen for every remark of the list.
    taking: Taking,
    /// The remark.
    id: RemarkId,
    /// When it was noted.
    at: u64,
) -> impl IntoView {
    let of = Carrier::whole(id.entity().clone());
    let shown = of.clone();
    let listed =
        ui.session.watch(&[RecordKind::Attachments, RecordKind::People], move |view| listed_of(&view, &shown, ui.lang));
    let label = words::attach_to_remark(&when(at), ui.lang);
    view! {
        <AttachmentList ui listed label=label.clone() />
        {ui.session.is_present().then(|| view! {
            <span class="no-print">
                <IconButton
                    icon=Icon::Attach
                    label
                    size=ButtonSize::Small
                    on_press=move |()| taking.ask(of.clone(), Source::Attachments)
                />
            </span>
        })}
    }
}

/// The one field, as its draft names it.
const REMARK: &str = "text";

#[component]
fn NewRemark(of: EntityId, about: String, href: String) -> impl IntoView {
    let ui = Ui::get();
    let words = ProjectWords::of(ui.lang);
    let name =
        FormName { name: format!("remark {}", of.as_str()), title: words::told(words.remark, &about, ui.lang), href };
    let form = Form::open(ui, name, Texts::new());
    let error = RwSignal::new(None::<String>);
    let add = move |()| {
        let command = Command::Remark { of: of.clone(), text: form.text(REMARK) };
        match ui.session.dispatch(command) {
            Ok(done) => {
                form.begin_anew();
                error.set(None);
                ui.offer_undo(words.remark_added, &done);
            }
            Err(refusal @ Refusal::Needed(..)) => error.set(Some(words::refusal(&refusal, ui.lang))),
            Err(refusal) => ui.refuse(&refusal),
        }
    };
    view! {
        <div class="stack stack--tight">
            <FoundAgain form />
            <div on:input=move |ev| form.write(REMARK, event_target_value(&ev))>
                <TextArea
                    label=words.remark
                    hint=words.remark_hint.to_owned()
                    rows=2
                    value=form.value(REMARK)
                    error
                    on_change=form.take(REMARK)
                />
            </div>
            <div class="row row--end"><Button label=words.add_remark on_press=add /></div>
        </div>
    }
}
