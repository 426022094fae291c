//! Sitebook.
