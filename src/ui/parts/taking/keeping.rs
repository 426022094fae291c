//! Keeping one file: a picture is looked at before it is decoded, made smaller and kept as a photo; any other file is judged and kept as it is.

use web_sys::File;

use crate::app::session::NotKept;
use crate::book::ChangeId;
use crate::browser::pictures;
use crate::domain::attachment::{
    AttachedFile, AttachmentRules, Mark, NotAttached, Way, is_called_attachment, judge, way_of,
};
use crate::domain::blob::BlobHash;
use crate::domain::carrier::Carrier;
use crate::domain::command::{Refusal, office};
use crate::domain::photo::{LARGEST_FILE, NotAPhoto, Picture, PictureKind, look, read_exif};
use crate::ui::context::Ui;
use crate::ui::files;
use crate::ui::words;

/// Keeps one file; which way it went and the changes that it made, or why it is not taken.
pub(super) async fn keep_one(ui: Ui, of: Carrier, file: &File) -> Result<(Way, Vec<ChangeId>), String> {
    let (name, lang) = (file.name(), ui.lang);
    let rules = ui.session.read(|view| AttachmentRules::of(view.book, &office()));
    // So long a file is not even read.
    if is_called_attachment(&name) && file.size() > rules.most_bytes() as f64 {
        return Err(words::not_attached(&name, &NotAttached::TooLarge(rules.most_mb), lang));
    }
    if file.size() > LARGEST_FILE as f64 {
        return Err(words::not_a_photo(&name, NotAPhoto::TooLarge, lang));
    }
    let bytes = files::bytes_of(file).await.map_err(|_| words::photo_unreadable(&name, lang))?;
    let way = way_of(&name, &bytes);
    let changes = match way {
        Way::Photo => keep_photo(ui, of, file, bytes).await?,
        Way::Attachment => keep_attachment(ui, of, name, bytes, rules).await?,
    };
    Ok((way, changes))
}

async fn keep_attachment(
    ui: Ui,
    of: Carrier,
    name: String,
    bytes: Vec<u8>,
    rules: AttachmentRules,
) -> Result<Vec<ChangeId>, String> {
    let lang = ui.lang;
    let judged = judge(&name, &bytes, rules).map_err(|why| words::not_attached(&name, &why, lang))?;
    let (hash, length) = (BlobHash::of(&bytes), bytes.len() as u64);
    let attached = AttachedFile { hash, bytes: length, name: name.clone(), marks: Mark::of(judged) };
    // Before and after are sides of what is seen.
    let of = Carrier { side: None, ..of };
    ui.session.add_attachment(of, attached, bytes).await.map_err(|why| match why {
        NotKept::Bytes(trouble) => words::attachment_not_kept(&name, trouble, lang),
        NotKept::Book(Refusal::NothingChanges) => words::attachment_known(&name, lang),
        NotKept::Book(refusal) => format!("{name}: {}", words::refusal(&refusal, lang)),
    })
}

async fn keep_photo(ui: Ui, of: Carrier, file: &File, bytes: Vec<u8>) -> Result<Vec<ChangeId>, String> {
    let (name, lang) = (file.name(), ui.lang);
    let seen = look(&bytes).map_err(|why| words::not_a_photo(&name, why, lang))?;
    let exif = read_exif(&bytes);
    let original_bytes = bytes.len() as u64;
    drop(bytes);
    let shrunk = pictures::shrink(file).await;
    let shrunk = shrunk.map_err(|_| words::not_decoded(&name, seen.kind == PictureKind::Heif, lang))?;
    let picture = Picture {
        hash: BlobHash::of(&shrunk.jpeg),
        width: shrunk.width,
        height: shrunk.height,
        bytes: shrunk.jpeg.len() as u64,
        name: name.clone(),
        original_bytes,
        taken_at: exif.taken_at,
        place: exif.place.map(|place| place.to_string()),
    };
    ui.session.add_photo(of, picture, shrunk.jpeg, shrunk.small).await.map_err(|why| match why {
        NotKept::Bytes(trouble) => words::photo_not_kept(&name, trouble, lang),
        NotKept::Book(Refusal::NothingChanges) => words::photo_known(&name, lang),
        NotKept::Book(refusal) => format!("{name}: {}", words::refusal(&refusal, lang)),
    })
}
