//! What a colour means, once for all controls.

/// Says what something means, so that the sheet can give it its colours. No control shows a tone by colour alone.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Tone {
    /// The colour of ink and of what can be pressed.
    #[default]
    Neutral,
    /// Something worth knowing.
    Info,
    /// Passed, done, on time.
    Good,
    /// Needs an eye on it.
    Warn,
    /// Failed, overdue, dangerous.
    Bad,
    /// Not applicable, not due, closed long ago.
    Muted,
}

impl Tone {
    /// Gives the class that sets `--tone`, `--tone-soft` and `--tone-fill`.
    #[must_use]
    pub const fn class(self) -> &'static str {
        match self {
            Self::Neutral => "tone-neutral",
            Self::Info => "tone-info",
            Self::Good => "tone-good",
            Self::Warn => "tone-warn",
            Self::Bad => "tone-bad",
            Self::Muted => "tone-muted",
        }
    }
}
