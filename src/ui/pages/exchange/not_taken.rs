//! A file that is not taken: why, and where it is opened instead.

use leptos::prelude::*;

use crate::app::import_run::NotTaken;
use crate::exchange::{Looks, Refusal};
use crate::ui::context::Ui;
use crate::ui::controls::{Banner, Icon, LinkButton, Tone};
use crate::ui::route::Route;
use crate::ui::words::{self, ExchangeWords, ProofWords};

/// The file by its name. The proof of a bulletin leads to the page that looks at proofs.
pub(super) fn not_taken(ui: Ui, name: &str, why: &NotTaken) -> impl IntoView + use<> {
    let (lang, words) = (ui.lang, ExchangeWords::of(ui.lang));
    let said = match why {
        NotTaken::Unreadable => words.unreadable.to_owned(),
        NotTaken::Refused(refusal) => words::file_refusal(refusal, lang),
    };
    let is_proof = matches!(why, NotTaken::Refused(Refusal::Foreign(Looks::Proof)));
    let text = words::not_taken(&said, words.untouched, lang);
    view! {
        <Banner tone=Tone::Bad title=format!("{}: {name}", words.refused) text>
            {is_proof.then(|| view! {
                <LinkButton href=Route::Proof.href() label=ProofWords::of(lang).title icon=Icon::Next />
            })}
        </Banner>
    }
}
