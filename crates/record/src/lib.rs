//! The words that pass between stages.
//!
//! A [`Page`] was fetched; an [`Article`] was read from it; an [`Extraction`] was
//! understood from that; a [`Finding`] compares what several of them say.
//! One JSON object a line is how they travel, and the names of the fields are the
//! names of the columns in the published tables.
//!
//! Offsets are UTF-8 bytes into the article's text, end exclusive, on character
//! boundaries. What a text does not state is `None` or `unknown`, never a guess.
//!
//! No I/O and no rules live here: only what every stage must agree on.

mod article;
mod extraction;
mod figure;
mod finding;
mod intervention;
mod note;
mod page;
mod quote;
mod span;
mod tally;

pub use article::{Article, Kind};
pub use extraction::{Extraction, Time, TimeBasis};
pub use figure::{Figure, FigureKind, Modality, Qualifier};
pub use finding::{EventLink, Finding, Side, Verdict};
pub use intervention::{Cue, EntityType, Intervention, Polarity, Role, Stance};
pub use note::{Level, Note};
pub use page::{Archived, Page};
pub use quote::{Quote, QuoteType};
pub use span::Span;
pub use tally::Tally;
