//! Files that the page hands out.

use std::collections::BTreeSet;
use std::fs;
use std::path::PathBuf;

use crate::browser::Browser;
use crate::wait;

impl Browser {
    /// Does something that makes the page hand out a file, and returns where the file has arrived.
    #[track_caller]
    pub fn download(&self, action: impl FnOnce()) -> PathBuf {
        let before = self.downloaded();
        action();
        let mut size_before = None;
        wait::until("a file arrives among the downloads", || {
            let now = self.downloaded();
            let Some(file) = now.difference(&before).next() else {
                return Err(now);
            };
            // Browsers write under another name or grow the file in place; a size that stays is the end of both.
            let size = fs::metadata(file).map(|facts| facts.len()).unwrap_or_default();
            let settled = size > 0 && size_before == Some(size);
            size_before = Some(size);
            if settled { Ok(file.clone()) } else { Err(now) }
        })
    }

    fn downloaded(&self) -> BTreeSet<PathBuf> {
        let Ok(entries) = fs::read_dir(self.home().downloads()) else {
            return BTreeSet::new();
        };
        let unfinished = |path: &PathBuf| {
            let name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
            [".part", ".crdownload", ".tmp", ".wkdownload"].iter().any(|end| name.ends_with(end))
                || name.starts_with('.')
        };
        entries.flatten().map(|entry| entry.path()).filter(|path| !unfinished(path)).collect()
    }
}
