//! What lies beside the book of a session: drafts of forms, and the bytes of photos with what is done about them.

use super::Session;
use super::drafts::Drafts;
use super::photos::{NotKept, Photos};
use crate::app::handover::HandedPhotos;
use crate::app::photos::{PhotoCounts, TakenIn};
use crate::book::ChangeId;
use crate::domain::command::{Command, PhotoWish, Refusal};
use crate::domain::photo::{PhotoOf, Picture};
use crate::exchange::PhotoBytes;

impl Session {
    /// What was typed into forms and not submitted.
    pub const fn drafts(&self) -> Drafts {
        self.drafts
    }

    /// The bytes of photos.
    pub const fn photos(&self) -> Photos {
        self.photos
    }

    /// Adds a photo: first its bytes are put on the disk, then the book names them. The changes that it made.
    pub async fn add_photo(
        &self,
        of: PhotoOf,
        picture: Picture,
        jpeg: Vec<u8>,
        small: Vec<u8>,
    ) -> Result<Vec<ChangeId>, NotKept> {
        self.may_write().map_err(NotKept::Book)?;
        if self.is_erased() {
            return Err(NotKept::Book(Refusal::Erased));
        }
        self.photos.keep(picture.hash, jpeg, small).await.map_err(NotKept::Bytes)?;
        self.dispatch(Command::Photo(PhotoWish::Add { of, picture })).map(|done| done.ids()).map_err(NotKept::Book)
    }

    /// Keeps the photos of a file, before its changes come in.
    pub async fn take_photos_in(&self, photos: Vec<PhotoBytes>) -> TakenIn {
        if photos.is_empty() || self.is_erased() || self.may_write().is_err() {
            return TakenIn::default();
        }
        self.photos.take_in(photos).await
    }

    /// What is counted of the photos of the book, tracked as far as their bytes go.
    pub fn photo_counts(&self) -> PhotoCounts {
        self.read_present(|view| {
            let handed = HandedPhotos::of(view.book);
            let photos = view.tables.photos().map(|photo| &**photo);
            let standing = |hash| self.photos.standing(hash);
            PhotoCounts::of(photos, standing, |hash| handed.hold(hash))
        })
    }
}
