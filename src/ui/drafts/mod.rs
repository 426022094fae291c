//! What is being filled in and must outlive the page that shows it. Knows neither pages nor the context.

pub mod introduction;
