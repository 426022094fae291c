//! Starting and killing programs together with all that they started. Linux only, like the tests themselves.

use std::fs;
use std::io::Write;
use std::path::Path;
use std::process::{Child, ChildStdin, Command, Stdio};
use std::sync::{Mutex, OnceLock, PoisonError};

/// A program and its descendants: killed when dropped, so that a failed test leaves nothing running.
pub struct Tree {
    child: Child,
    /// Text in the command lines of processes that belong to this tree even when their parent is gone.
    mark: String,
}

impl Tree {
    /// Starts a program whose output goes to a file. `mark` is a text that only this tree's command lines contain: the
    /// path of its home.
    pub fn start(command: &mut Command, log: &Path, mark: &str) -> Self {
        let log = fs::File::create(log).expect("the test's own folder can be written to");
        let errors = log.try_clone().expect("a file handle can be doubled");
        let child = command.stdin(Stdio::null()).stdout(log).stderr(errors).spawn().unwrap_or_else(|error| {
            panic!(
                "{} cannot be started: {error}\n`cargo xtask setup --tests` installs it",
                command.get_program().to_string_lossy()
            )
        });
        keeper_hears(&format!("started {}", child.id()));
        Self { child, mark: mark.to_owned() }
    }

    /// Whether the program itself has ended, with its status.
    pub fn ended(&mut self) -> Option<String> {
        let status = self.child.try_wait().ok()??;
        Some(status.to_string())
    }

    /// How many processes there are besides the program itself.
    pub fn descendants(&self) -> usize {
        self.members().len() - 1
    }

    /// The program first, then all that it started and that still runs.
    fn members(&self) -> Vec<u32> {
        let processes = Process::all();
        let mut members = vec![self.child.id()];
        // A parent is listed before its children only by chance, so go over the list until nothing is added.
        loop {
            let before = members.len();
            for process in &processes {
                let belongs = members.contains(&process.parent) || process.command.contains(&self.mark);
                if belongs && process.id != std::process::id() && !members.contains(&process.id) {
                    members.push(process.id);
                }
            }
            if members.len() == before {
                return members;
            }
        }
    }

    /// SIGKILL for the program and all its descendants at once, as when the battery is pulled: nobody gets to tidy up.
    pub fn kill(&mut self) {
        let mut doomed = self.members();
        // Children first: a driver that outlives its browser by a moment does nothing, a browser that outlives its
        // driver may close in good order.
        doomed.reverse();
        let mut kill = Command::new("kill");
        kill.arg("-KILL").args(doomed.iter().map(u32::to_string));
        // Some may have ended by themselves meanwhile, which `kill` reports as a failure.
        let _ = kill.stdout(Stdio::null()).stderr(Stdio::null()).status();
        let _ = self.child.wait();
        keeper_hears(&format!("ended {}", self.child.id()));
    }
}

impl Drop for Tree {
    fn drop(&mut self) {
        self.kill();
    }
}

/// Tells the keeper about a program or a temporary home: a shell that reads what it is told until this process is gone, however it ends, then kills
/// what still runs and removes the temporary homes. Browsers wait between tests in a `static`, which nobody drops, and a run
/// may be broken off.
pub fn keeper_hears(line: &str) {
    static KEEPER: OnceLock<Option<Mutex<ChildStdin>>> = OnceLock::new();
    let keeper = KEEPER.get_or_init(|| {
        let mut shell = Command::new("sh");
        shell.args(["-c", include_str!("keeper.sh")]).stdin(Stdio::piped()).stdout(Stdio::null()).stderr(Stdio::null());
        Some(Mutex::new(shell.spawn().ok()?.stdin.take()?))
    });
    let Some(keeper) = keeper else { return };
    let mut keeper = keeper.lock().unwrap_or_else(PoisonError::into_inner);
    // A keeper that is gone keeps nothing; the programs are killed when they are dropped all the same.
    let _ = writeln!(keeper, "{line}");
}

struct Process {
    id: u32,
    parent: u32,
    command: String,
}

impl Process {
    fn all() -> Vec<Self> {
        let Ok(entries) = fs::read_dir("/proc") else {
            return Vec::new();
        };
        entries.flatten().filter_map(|entry| Self::read(entry.file_name().to_str()?.parse().ok()?)).collect()
    }

    fn read(id: u32) -> Option<Self> {
        let stat = fs::read_to_string(format!("/proc/{id}/stat")).ok()?;
        // The second field is the name in parentheses and may contain anything; the parent is the second after it.
        let parent = stat.rsplit_once(')')?.1.split_whitespace().nth(1)?.parse().ok()?;
        let command = fs::read(format!("/proc/{id}/cmdline")).ok()?;
        if command.is_empty() {
            // A zombie: it has ended and only waits to be counted.
            return None;
        }
        Some(Self { id, parent, command: String::from_utf8_lossy(&command).into_owned() })
    }
}
