//! The window in which somebody signs: a name, a box to write in, the last stroke back, all away; or the typed name alone.

use leptos::prelude::*;

use crate::domain::command::{Command, Refusal, SignWish};
use crate::domain::ids::VisitId;
use crate::domain::signature::{HIGH, Party, Strokes, WIDE};
use crate::ui::controls::{
    Button, ButtonSize, CheckField, Dialog, DialogActions, DialogShape, Icon, Keeping, Pen, SignPad, TextField,
};
use crate::ui::words::{self, SignatureWords};

use super::open_record::Record;

/// Whose name is likely: whoever works at this device, or who confirmed on site.
fn likely(record: Record, party: Party) -> String {
    let visit: VisitId = record.visit();
    record.ui.session.read(|view| match party {
        Party::Inspector => view.my_record().map(|me| me.name.clone()).unwrap_or_default(),
        Party::Site => view.book.text(visit.entity(), "confirmed_by").to_owned(),
    })
}

/// The window. It exists as long as it is open.
#[component]
pub fn SignDialog(record: Record, party: Party, #[prop(into)] on_close: Callback<()>) -> impl IntoView {
    let ui = record.ui;
    let words = SignatureWords::of(ui.lang);
    let name = RwSignal::new(likely(record, party));
    let strokes = RwSignal::new(Strokes::default());
    let typed = RwSignal::new(false);
    let refusal = RwSignal::new(None::<Refusal>);
    let nothing = Memo::new(move |_| !typed.get() && strokes.with(Strokes::is_empty));
    let sign = move |()| {
        let drawn = (!typed.get_untracked()).then(|| strokes.with_untracked(Strokes::text));
        let wish = SignWish::Add { visit: record.visit(), party, name: name.get_untracked(), strokes: drawn };
        match ui.session.dispatch(Command::Sign(wish)) {
            Ok(done) => {
                ui.offer_undo(words.signed, &done);
                on_close.run(());
            }
            Err(why) => refusal.set(Some(why)),
        }
    };
    let title = match party {
        Party::Inspector => words.sign_inspector,
        Party::Site => words.sign_site,
    };
    let blocked = Signal::derive(move || nothing.get().then(|| words.nothing_drawn.to_owned()));
    let actions = move || {
        view! {
            <DialogActions cancel_label=ui.common().cancel on_cancel=on_close label=words.sign blocked on_press=sign />
        }
    };
    view! {
        <Dialog open=true on_close title close_label=ui.common().close shape=DialogShape::Wide actions>
            <TextField
                label=words.name
                value=name
                keeping=Keeping::Passing
                required=true
                on_change=move |text| name.set(text)
            />
            {move || (!typed.get()).then(|| view! { <WritingBox words strokes /> })}
            <CheckField label=words.typed checked=typed on_change=move |on| typed.set(on) />
            {move || refusal.get().map(|why| {
                view! { <p class="danger" role="alert">{words::refusal(&why, ui.lang)}</p> }
            })}
        </Dialog>
    }
}

/// The box to write in.
#[component]
fn WritingBox(words: &'static SignatureWords, strokes: RwSignal<Strokes>) -> impl IntoView {
    let pen = move |pen: Pen| {
        strokes.update(|strokes| match pen {
            Pen::Down(x, y) => strokes.begin(x, y),
            Pen::On(x, y) => strokes.go_on(x, y),
        });
    };
    let is_empty = Signal::derive(move || strokes.with(Strokes::is_empty).then(|| words.pad_hint.to_owned()));
    view! {
        <div class="stack stack--tight">
            <SignPad
                label=words.pad
                size=(WIDE, HIGH)
                path=Signal::derive(move || strokes.with(Strokes::path))
                on_pen=pen
            />
            <div class="row">
                <Button
                    label=words.undo
                    icon=Icon::Undo
                    size=ButtonSize::Small
                    blocked=is_empty
                    on_press=move |()| strokes.update(Strokes::undo)
                />
                <Button
                    label=words.clear
                    icon=Icon::Cross
                    size=ButtonSize::Small
                    blocked=is_empty
                    on_press=move |()| strokes.set(Strokes::default())
                />
                <span class="quiet">{words.pad_hint}</span>
            </div>
        </div>
    }
}
