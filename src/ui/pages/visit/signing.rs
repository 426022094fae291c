//! 签字 under the record of a finished visit: who signed, whether the record says the same still, and signing on the screen.

use std::sync::Arc;

use leptos::prelude::*;

use crate::app::session::View;
use crate::domain::command::{Command, Refusal, SignWish};
use crate::domain::ids::{AttachmentId, PhotoId, ProblemId, VisitId};
use crate::domain::signature::says::said;
use crate::domain::signature::{Checked, HIGH, Party, Signature, WIDE};
use crate::domain::tables::RecordKind;
use crate::domain::text::Lang;
use crate::ui::context::Ui;
use crate::ui::controls::{Button, ButtonSize, ButtonVariant, Handwriting, Icon, Tag, TagShape, TagWeight, Tone};
use crate::ui::parts::field_words::field_label;
use crate::ui::parts::reason::ReasonDialog;
use crate::ui::parts::shared::when;
use crate::ui::route::Route;
use crate::ui::unsaved::FormName;
use crate::ui::words::{self, SignatureWords};

use super::open_record::Record;
use super::sign_dialog::SignDialog;

/// How many digits of the hash stand on paper.
const SHORT: usize = 16;

/// What the signatures of a visit follow from.
const KINDS: [RecordKind; 4] = [RecordKind::Signatures, RecordKind::Visits, RecordKind::Problems, RecordKind::Photos];

/// A signature with what was changed since: nothing where nothing was, and empty words where it is not known what.
#[derive(Clone, PartialEq)]
pub struct Signed {
    /// The signature.
    pub signature: Arc<Signature>,
    /// What was changed, in words.
    pub changed: Option<String>,
}

/// The signatures of a visit as they stand, the oldest first.
pub fn signed(record: Record) -> Memo<Vec<Signed>> {
    let ui = record.ui;
    let visit = record.visit();
    ui.session.watch(&KINDS, move |view| {
        let mut signatures = view.tables.signatures_of(&visit).peekable();
        if signatures.peek().is_none() {
            return Vec::new();
        }
        let now = said(view.book, view.tables, &visit);
        let one = |signature: &Arc<Signature>| Signed {
            changed: match signature.check(&now) {
                Checked::Same => None,
                Checked::Changed(keys) => Some(names(&view, &visit, &keys, ui.lang)),
            },
            signature: Arc::clone(signature),
        };
        signatures.map(one).collect()
    })
}

/// What these keys of a record are called, each name once.
fn names(view: &View, visit: &VisitId, keys: &[String], lang: Lang) -> String {
    let words = SignatureWords::of(lang);
    let mut names: Vec<String> = Vec::new();
    for key in keys {
        let problem = ProblemId::parse(key).map(|id| {
            let title = view.tables.problem(&id).map(|problem| problem.title.clone()).unwrap_or_default();
            words::told(words.problem, &title, lang)
        });
        let photo = PhotoId::parse(key).map(|_| words.photo.to_owned());
        let attachment = AttachmentId::parse(key).map(|_| words.attachment.to_owned());
        let name = problem.or(photo).or(attachment).unwrap_or_else(|| field_label(view, visit.entity(), key, lang));
        if !names.contains(&name) {
            names.push(name);
        }
    }
    names.join(words::list_comma(lang))
}

/// The section on the screen.
#[component]
pub fn Signing(record: Record) -> impl IntoView {
    let ui = record.ui;
    let words = SignatureWords::of(ui.lang);
    let signed = signed(record);
    let signing = RwSignal::new(None::<Party>);
    let may_sign = ui.session.watch(&[RecordKind::People, RecordKind::Other], |view| view.my_role().is_team());
    let button = move |label: &'static str, party: Party| {
        view! {
            <Button label icon=Icon::Edit size=ButtonSize::Small on_press=move |()| signing.set(Some(party)) />
        }
    };
    view! {
        <section class="section no-print">
            <div class="section__head">
                <h2 class="section__title">{words.title}</h2>
                {move || may_sign.get().then(|| view! {
                    <div class="row">
                        {button(words.sign_inspector, Party::Inspector)}
                        {button(words.sign_site, Party::Site)}
                    </div>
                })}
            </div>
            {move || match signed.get() {
                none if none.is_empty() => view! { <p class="quiet">{words.none}</p> }.into_any(),
                some => {
                    let lines = some.into_iter().map(|one| view! { <Line record one may_sign /> });
                    view! { <ul class="signatures-list">{lines.collect_view()}</ul> }.into_any()
                }
            }}
            {move || signing.get().map(|party| view! { <SignDialog record party on_close=move |()| signing.set(None) /> })}
        </section>
    }
}

#[component]
fn Line(record: Record, one: Signed, may_sign: Memo<bool>) -> impl IntoView {
    let ui = record.ui;
    let words = SignatureWords::of(ui.lang);
    let Signed { signature, changed } = one;
    let (state, detail) = match changed {
        None => (view! { <Tag word=words.same tone=Tone::Good shape=TagShape::Tick /> }.into_any(), None),
        Some(what) => (
            view! { <Tag word=words.changed tone=Tone::Warn shape=TagShape::Triangle weight=TagWeight::Plain /> }
                .into_any(),
            (!what.is_empty()).then_some(what),
        ),
    };
    let party = signature.party.name().get(ui.lang).to_owned();
    let (at, code) = (when(signature.at), signature.hash.chars().take(SHORT).collect::<String>());
    let drawn = drawn(ui, &signature);
    let dropping = RwSignal::new(false);
    let form = FormName {
        name: format!("drop {}", signature.id.as_str()),
        title: words.drop.to_owned(),
        href: Route::Visit(record.visit()).href(),
    };
    let id = signature.id.clone();
    let take_back = Callback::new(move |why: String| -> Result<(), Refusal> {
        let done = ui.session.dispatch(Command::Sign(SignWish::Drop { signature: id.clone(), why }))?;
        ui.offer_undo(words.dropped, &done);
        Ok(())
    });
    view! {
        <li class="signature">
            {drawn}
            <div class="stack stack--tight">
                <span class="row"><span class="quiet">{party}</span><span class="num quiet">{at}</span>{state}</span>
                {detail}
                <span class="faint num">{words.code} " " {code}</span>
                {move || may_sign.get().then(|| view! {
                    <div><Button
                        label=words.drop
                        size=ButtonSize::Small
                        variant=ButtonVariant::Quiet
                        on_press=move |()| dropping.set(true)
                    /></div>
                })}
            </div>
            <ReasonDialog
                open=dropping
                form
                title=words.drop
                text=words.drop_text
                confirm_label=words.drop
                on_confirm=take_back
            />
        </li>
    }
}

/// What was drawn, with the name; the name alone where it stands in place of that.
pub fn drawn(ui: Ui, signature: &Signature) -> AnyView {
    let words = SignatureWords::of(ui.lang);
    let name = signature.name.clone();
    match &signature.strokes {
        Some(Ok(strokes)) => {
            let label = words::handwriting_of(&name, ui.lang);
            let path = strokes.path();
            view! {
                <span class="signature__name"><Handwriting label size=(WIDE, HIGH) path /><span>{name}</span></span>
            }
            .into_any()
        }
        Some(Err(_)) => {
            view! { <span class="signature__name"><span>{name} {words.unreadable}</span></span> }.into_any()
        }
        None => view! { <span class="signature__name"><span>{name} {words.typed_mark}</span></span> }.into_any(),
    }
}

/// Places for signature and seal, on paper only: what was signed on the screen, and always a line for the pen.
#[component]
pub fn SignaturesOnPaper(record: Record) -> impl IntoView {
    let (ui, words) = (record.ui, record.words);
    let signed = signed(record);
    let of = move |party: Party| {
        let signed = signed.get().into_iter().filter(move |one| one.signature.party == party);
        signed
            .map(|one| {
                let at = when(one.signature.at);
                let code: String = one.signature.hash.chars().take(SHORT).collect();
                let changed = one.changed.map(|what| view! { <b>{words::changed_after_signing(&what, ui.lang)}</b> });
                view! {
                    <span class="signature__paper">
                        {drawn(ui, &one.signature)}
                        <small>{at} " " {code}</small>
                        {changed}
                    </span>
                }
            })
            .collect_view()
    };
    view! {
        <div class="signatures print-only">
            <div>{words.sign_inspectors} {move || of(Party::Inspector)}</div>
            <div>{words.sign_confirmed} {move || of(Party::Site)}</div>
            <div>{words.sign_seal}</div>
        </div>
    }
}
