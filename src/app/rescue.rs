//! Takes in a rescue file: what is stored, as the page after a panic and the settings save it, unread.
//!
//! What can be read of it goes the way of any file: a plan, a person who agrees, a merge. What this device remembers about
//! itself stays behind: the file may come from another one.

use crate::exchange::{File, Looks, Refusal};
use crate::storage::{Dump, DumpError, Rescued};

/// Reads a rescue file as far as it can be read; what could not be is among the warnings.
pub fn rescued_file(text: &str) -> Result<File, Refusal> {
    let dump = Dump::from_json(text).map_err(|error| match error {
        DumpError::NotADump => Refusal::Foreign(Looks::RawStore),
        DumpError::NewerVersion(needed) => {
            Refusal::Newer { format: "sitebook-raw/2".to_owned(), app: needed.map(|page| page.to_string()) }
        }
    })?;
    let Rescued { entries, unreadable } = dump.rescue();
    Ok(File::of_rescued(entries.into_iter().map(|entry| entry.change).collect(), unreadable))
}

#[cfg(test)]
mod tests {
    use std::cell::RefCell;
    use std::rc::Rc;

    use super::*;
    use crate::app::saving::Saver;
    use crate::book::{Book, Change, ChangeDraft, Stamp};
    use crate::exchange::{Warning, plan};
    use crate::storage::{Entry, KeyValue, MemoryJournal, MemoryKeyValue};

    fn change(number: u64, of: &str) -> Change {
        ChangeDraft {
            at: Stamp::new(1_790_000_000_000 + number, 0, 7),
            by: "person/张三".parse().unwrap(),
            of: of.parse().unwrap(),
            set: format!("f{number}").parse().unwrap(),
            to: "rectifying".into(),
            over: Box::default(),
            why: None,
            extra: None,
        }
        .seal()
    }

    /// The rescue file of a device that lost one of its segments and its journal.
    fn rescue_file_of_a_damaged_device() -> (String, String) {
        let (record, journal) = (MemoryKeyValue::default(), MemoryJournal::default());
        let workspace = "main".parse().unwrap();
        let (saver, _) = Saver::open_in_memory(record.clone(), journal.clone(), workspace, 1, || 0, |_, _| ());
        saver.append(vec![Entry::own(change(9_999, "local.device/this"))]);
        (0..300).for_each(|number| saver.append(vec![Entry::own(change(number, "problem/7f"))]));
        (0..255).for_each(|number| saver.append(vec![Entry::own(change(number, "problem/8a"))]));
        journal.clear().unwrap();
        let segments = record.keys("sitebook/main/segment/").unwrap();
        assert_eq!(segments.len(), 2);
        let damaged = segments[0].strip_prefix("sitebook/main/").unwrap().to_owned();
        record.set(&segments[0], "S2 overwritten").unwrap();
        let text: Rc<RefCell<String>> = Rc::default();
        let place = Rc::clone(&text);
        saver.dump(move |json| *place.borrow_mut() = json);
        let text = text.borrow().clone();
        (text, damaged)
    }

    #[test]
    fn what_can_be_rescued_is_planned_like_any_file_and_the_rest_is_named() {
        let (text, damaged) = rescue_file_of_a_damaged_device();
        let file = rescued_file(&text).unwrap();
        assert_eq!(file.warnings, [Warning::NotRescued(damaged)]);
        let count = file.counts.changes;
        // A segment of 256 is lost, with or without the one change that never leaves the device.
        assert!([299, 300].contains(&count), "{count}");
        let plan = plan(&Book::default(), vec![("sitebook-raw.json".to_owned(), file)]);
        assert_eq!((plan.changes().len(), plan.files[0].new), (count, count));
        assert!(plan.changes().iter().all(|change| !change.of().is_local()));
        let mut book = Book::default();
        for change in plan.into_changes() {
            book.apply(change, None);
        }
        let again = super::rescued_file(&text).unwrap();
        assert_eq!(crate::exchange::plan(&book, vec![(String::new(), again)]).changes().len(), 0);
    }

    #[test]
    fn what_is_no_rescue_file_is_refused() {
        for (text, refusal) in [
            (r#"{"format":"sitebook-raw/1"}"#, Refusal::Foreign(Looks::RawStore)),
            (
                r#"{"format":"sitebook-raw/2","workspace":"main","record":{},"journal":{}}"#,
                Refusal::Newer { format: "sitebook-raw/2".to_owned(), app: None },
            ),
            (
                r#"{"format":"sitebook-raw/1","workspace":"main","record":{"sitebook/main/form":"{\"form\":200,\"page\":\"0.3.0\"}"},"journal":{}}"#,
                Refusal::Newer { format: "sitebook-raw/2".to_owned(), app: Some("0.3.0".to_owned()) },
            ),
        ] {
            assert_eq!(rescued_file(text).unwrap_err(), refusal);
        }
    }
}
