//! What lies beside the book of a session: drafts of forms, and blobs (photos, attachments) with what is done about them.

use super::Session;
use super::blobs::{Blobs, NotKept};
use super::drafts::Drafts;
use crate::app::blobs::{BlobCounts, TakenIn};
use crate::app::handover::HandedBlobs;
use crate::book::ChangeId;
use crate::domain::attachment::AttachedFile;
use crate::domain::blob::BlobKind;
use crate::domain::carrier::Carrier;
use crate::domain::command::{AttachmentWish, Command, PhotoWish, Refusal};
use crate::domain::photo::Picture;
use crate::exchange::BlobBytes;

impl Session {
    /// What was typed into forms and not submitted.
    pub const fn drafts(&self) -> Drafts {
        self.drafts
    }

    /// What is kept under its hash: photos and attachments.
    pub const fn blobs(&self) -> Blobs {
        self.blobs
    }

    /// Adds a photo: first its bytes are put on the disk, then the book names them. The changes that it made.
    pub async fn add_photo(
        &self,
        of: Carrier,
        picture: Picture,
        jpeg: Vec<u8>,
        small: Vec<u8>,
    ) -> Result<Vec<ChangeId>, NotKept> {
        self.may_write().map_err(NotKept::Book)?;
        if self.is_erased() {
            return Err(NotKept::Book(Refusal::Erased));
        }
        self.blobs.keep(picture.hash, jpeg, Some(small)).await.map_err(NotKept::Bytes)?;
        self.dispatch(Command::Photo(PhotoWish::Add { of, picture })).map(|done| done.ids()).map_err(NotKept::Book)
    }

    /// Keeps what a file brought, before its changes come in.
    pub async fn take_blobs_in(&self, blobs: Vec<BlobBytes>) -> TakenIn {
        if blobs.is_empty() || self.is_erased() || self.may_write().is_err() {
            return TakenIn::default();
        }
        self.blobs.take_in(blobs).await
    }

    /// Adds an attachment: first its bytes are put on the disk, then the book names them. The changes that it made.
    pub async fn add_attachment(
        &self,
        of: Carrier,
        file: AttachedFile,
        bytes: Vec<u8>,
    ) -> Result<Vec<ChangeId>, NotKept> {
        self.may_write().map_err(NotKept::Book)?;
        if self.is_erased() {
            return Err(NotKept::Book(Refusal::Erased));
        }
        self.blobs.keep(file.hash, bytes, None).await.map_err(NotKept::Bytes)?;
        let wish = AttachmentWish::Add { of, file };
        self.dispatch(Command::Attachment(wish)).map(|done| done.ids()).map_err(NotKept::Book)
    }

    /// What is counted of the photos or the attachments of the book, tracked as far as their bytes go.
    pub fn blob_counts(&self, kind: BlobKind) -> BlobCounts {
        self.read_present(|view| {
            let handed = HandedBlobs::of(view.book);
            let standing = |hash| self.blobs.standing(hash);
            BlobCounts::of(view.tables.blobs(kind), standing, |hash| handed.hold(hash))
        })
    }
}
