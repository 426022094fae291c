//! Running other programs and saying plainly what went wrong. Owns no knowledge of which programs there are.

use std::ffi::OsStr;
use std::fmt;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

/// A sentence for the person at the terminal: what did not work and what to do about it.
#[derive(Debug)]
pub struct Failure(String);

impl Failure {
    /// A failure with the words to show.
    pub fn new(words: impl Into<String>) -> Self {
        Self(words.into())
    }

    /// A failed file operation, with the file that it happened to.
    pub fn file(path: &Path, error: std::io::Error) -> Self {
        Self(format!("{}: {error}", path.display()))
    }
}

impl From<packer::Failure> for Failure {
    fn from(failure: packer::Failure) -> Self {
        Self(failure.to_string())
    }
}

impl fmt::Display for Failure {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(&self.0)
    }
}

/// What every command here returns.
pub type Outcome<T = ()> = Result<T, Failure>;

/// The checkout's root, which is where every relative path of this package starts.
pub fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).parent().expect("xtask lies in the root of the checkout").to_path_buf()
}

/// The ignored folder for all that is installed for this checkout only.
pub fn tools() -> PathBuf {
    root().join("target/tools")
}

/// A program, started in the root with the checkout's own tools first on PATH.
pub fn program(name: impl AsRef<OsStr>) -> Command {
    let mut path = vec![tools().join("bin")];
    path.extend(std::env::split_paths(&std::env::var_os("PATH").unwrap_or_default()));
    let mut command = Command::new(name);
    command.current_dir(root());
    if let Ok(path) = std::env::join_paths(path) {
        command.env("PATH", path);
    }
    // trunk 0.21 refuses to start when NO_COLOR is "1", which is what the convention asks for.
    command.env_remove("NO_COLOR");
    command
}

/// A program that gives way to what runs beside it, where the system knows of that.
pub fn yielding(name: impl AsRef<OsStr>) -> Command {
    if !cfg!(unix) {
        return program(name);
    }
    let mut command = program("nice");
    command.args(["-n", "5"]).arg(name);
    command
}

/// Runs a program whose output the person may watch; anything but success is a failure that names the command.
pub fn run(command: &mut Command) -> Outcome {
    let words = in_words(command);
    let status = command.status().map_err(|error| Failure::new(format!("could not start `{words}`: {error}")))?;
    if status.success() { Ok(()) } else { Err(Failure::new(format!("`{words}` failed ({status})"))) }
}

/// The standard output of a program, or `None` when it is not there or fails.
pub fn output(command: &mut Command) -> Option<String> {
    let output = command.stderr(Stdio::null()).output().ok()?;
    if !output.status.success() {
        return None;
    }
    Some(String::from_utf8_lossy(&output.stdout).trim().to_owned())
}

/// Writes a file and the folders above it.
pub fn write(path: &Path, content: impl AsRef<[u8]>) -> Outcome {
    if let Some(folder) = path.parent() {
        std::fs::create_dir_all(folder).map_err(|error| Failure::file(folder, error))?;
    }
    std::fs::write(path, content).map_err(|error| Failure::file(path, error))
}

/// Reads a text file.
pub fn read(path: &Path) -> Outcome<String> {
    std::fs::read_to_string(path).map_err(|error| Failure::file(path, error))
}

fn in_words(command: &Command) -> String {
    let mut words = vec![command.get_program().to_string_lossy().into_owned()];
    words.extend(command.get_args().map(|word| word.to_string_lossy().into_owned()));
    let mut words = words.join(" ");
    if words.len() > 200 {
        words.truncate((0..=200).rev().find(|&at| words.is_char_boundary(at)).unwrap_or(0));
        words.push('…');
    }
    words
}
