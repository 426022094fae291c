//! One export, from its first byte until it has been read back: a machine without markup, which the page drives and shows.
//!
//! | State | Left by |
//! |---|---|
//! | writing | [`ExportRun::write`], step by step, each with the same book; the page keeps the parts |
//! | writing, at its end | the same; before that the page may hand in blobs (photos, attachments), [`ExportRun::add_blob`] |
//! | written | [`ExportRun::read_back`]: the page has put [`ExportRun::head`] and the parts together |
//! | reading back | [`ExportRun::feed`] for each slice of what the browser holds, then [`ExportRun::check`], step by step |
//! | verified, failed | nothing |

use crate::book::Book;
use crate::domain::blob::{BlobHash, BlobKind};
use crate::exchange::{
    Choice, Decoder, Decoding, Exported, Exporter, Limits, Made, Parts, Progress, Refusal, VerifyError,
};

/// An export under way.
pub struct ExportRun {
    state: State,
    limits: Limits,
}

enum State {
    Writing(Box<Exporter>),
    Written(Exported),
    ReadingBack(Exported, Box<Decoder>),
    Over,
}

/// What a step came to.
#[derive(Debug)]
pub enum Step {
    /// So much is written.
    Writing(Progress),
    /// All is written; it is to be read back.
    Written,
    /// So much is read back.
    ReadingBack(Progress),
    /// What was read back is what was written.
    Verified(Exported),
    /// It is not, or nobody could take it in.
    Failed(VerifyError),
}

impl ExportRun {
    /// Begins a file.
    pub fn begin(choice: Choice, made: Made) -> Self {
        Self::within(Limits::USUAL, choice, made)
    }

    /// The same by other limits.
    pub fn within(limits: Limits, choice: Choice, made: Made) -> Self {
        Self { state: State::Writing(Box::new(Exporter::within(limits, choice, made))), limits }
    }

    /// Writes about `budget` changes more.
    pub fn write(&mut self, book: &Book, budget: usize, parts: &mut impl Parts) -> Step {
        match std::mem::replace(&mut self.state, State::Over) {
            State::Writing(exporter) if exporter.is_done() => {
                self.state = State::Written(exporter.finish(book, parts));
                Step::Written
            }
            State::Writing(mut exporter) => {
                let done = exporter.step(book, budget, parts);
                self.state = State::Writing(exporter);
                Step::Writing(done)
            }
            State::Written(_) | State::ReadingBack(..) | State::Over => Step::Failed(VerifyError::Differs),
        }
    }

    /// The blobs that are to be handed in by [`ExportRun::add_blob`]: asked for behind the last step of writing, and by that
    /// until the next one.
    pub fn wanted_blobs(&self) -> Vec<(BlobKind, BlobHash)> {
        match &self.state {
            State::Writing(exporter) if exporter.is_done() => exporter.wanted_blobs(),
            State::Writing(_) | State::Written(_) | State::ReadingBack(..) | State::Over => Vec::new(),
        }
    }

    /// Writes a blob; false where the file would grow longer than anybody could take in.
    pub fn add_blob(&mut self, hash: BlobHash, bytes: &[u8], parts: &mut impl Parts) -> bool {
        match &mut self.state {
            State::Writing(exporter) => exporter.add_blob(hash, bytes, parts),
            State::Written(_) | State::ReadingBack(..) | State::Over => false,
        }
    }

    /// What stands before the parts, once they are written.
    pub fn head(&self) -> &[u8] {
        match &self.state {
            State::Written(exported) | State::ReadingBack(exported, _) => &exported.head,
            State::Writing(_) | State::Over => &[],
        }
    }

    /// Begins to read back what is so many bytes long.
    pub fn read_back(&mut self, bytes: usize) {
        self.state = match std::mem::replace(&mut self.state, State::Over) {
            State::Written(exported) => State::ReadingBack(exported, Box::new(Decoder::checking(bytes, self.limits))),
            State::Writing(_) | State::ReadingBack(..) | State::Over => State::Over,
        };
    }

    /// Takes the next slice of what was kept.
    pub fn feed(&mut self, slice: &[u8]) -> Result<(), VerifyError> {
        match &mut self.state {
            State::ReadingBack(_, decoder) => decoder.feed(slice).map_err(VerifyError::Refused),
            State::Writing(_) | State::Written(_) | State::Over => Err(VerifyError::Differs),
        }
    }

    /// Reads about `budget` changes more of what was fed.
    pub fn check(&mut self, budget: usize) -> Step {
        let State::ReadingBack(exported, mut decoder) = std::mem::replace(&mut self.state, State::Over) else {
            return Step::Failed(VerifyError::Refused(Refusal::Empty));
        };
        match decoder.step(budget) {
            Err(refusal) => Step::Failed(VerifyError::Refused(refusal)),
            Ok(Decoding::Going(done)) => {
                self.state = State::ReadingBack(exported, decoder);
                Step::ReadingBack(done)
            }
            Ok(read @ Decoding::Done(_)) => match exported.is(&read) {
                Ok(()) => Step::Verified(exported),
                Err(error) => Step::Failed(error),
            },
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::sample::sample_changes;

    fn sample() -> Book {
        let mut book = Book::default();
        for change in sample_changes("2026-09-21".parse().unwrap(), 1_790_000_000_000) {
            book.apply(change, None);
        }
        book
    }

    /// Writes the whole book, and gives the run with what it wrote.
    fn written(limits: Limits, book: &Book) -> (ExportRun, Vec<u8>) {
        let mut run = ExportRun::within(limits, Choice::Everything, Made::default());
        let mut parts: Vec<Vec<u8>> = Vec::new();
        let mut steps = 0;
        while let Step::Writing(done) = run.write(book, 5, &mut parts) {
            assert!(done.done <= done.total);
            steps += 1;
        }
        assert!(steps > 10, "it is written in steps");
        let bytes = [vec![run.head().to_vec()], parts].concat().concat();
        (run, bytes)
    }

    /// Reads back these bytes in place of those that were written.
    fn read_back(mut run: ExportRun, bytes: &[u8]) -> Step {
        run.read_back(bytes.len());
        for slice in bytes.chunks(1_000) {
            if let Err(error) = run.feed(slice) {
                return Step::Failed(error);
            }
        }
        let mut last = 0;
        loop {
            match run.check(5) {
                Step::ReadingBack(done) => {
                    assert!(done.done >= last && done.done <= done.total);
                    last = done.done;
                }
                step => return step,
            }
        }
    }

    #[test]
    fn a_file_is_written_and_read_back_in_steps() {
        let book = sample();
        let (run, bytes) = written(Limits::USUAL, &book);
        let (exported, text) = crate::exchange::export(&book, &Choice::Everything, &Made::default());
        assert_eq!(bytes, text.as_bytes());
        assert!(matches!(read_back(run, &bytes), Step::Verified(verified) if verified == exported));
    }

    #[test]
    fn a_file_that_the_browser_kept_otherwise_is_not_called_saved() {
        let book = sample();
        let (run, mut bytes) = written(Limits::USUAL, &book);
        bytes.truncate(bytes.len() / 2);
        assert!(matches!(read_back(run, &bytes), Step::Failed(VerifyError::Refused(Refusal::Truncated(_)))));

        let (run, _) = written(Limits::USUAL, &book);
        let (_, other) = crate::exchange::export(&Book::default(), &Choice::Everything, &Made::default());
        assert!(matches!(read_back(run, other.as_bytes()), Step::Failed(VerifyError::Differs)));
    }

    #[test]
    fn a_book_that_nobody_could_take_in_is_not_called_saved() {
        let limits = Limits { changes: 10, ..Limits::USUAL };
        let (run, bytes) = written(limits, &sample());
        let failed = read_back(run, &bytes);
        assert!(matches!(failed, Step::Failed(VerifyError::Refused(Refusal::TooManyChanges { limit: 10 }))));
    }
}
