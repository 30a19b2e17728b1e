//! One meeting that documents speak about.

use serde::{Deserialize, Serialize};

use crate::{CatalogError, read};

/// A meeting, or one dialogue or vote of it: an `[[event]]` of `data/events/*.toml`.
///
/// An event is keyed by body, session, country and date; never by day and month alone, since
/// 29 March 2022 and 29 March 2023 both saw a dialogue on Cambodia with 36 speakers.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Event {
    /// `HRC52/KHM/2023-03-29/oral-update`.
    pub id: String,
    /// The body that met: `HRC`, `GA3`, `UPR`.
    pub body: String,
    /// Session number.
    #[serde(default)]
    pub session: Option<u32>,
    /// What kind of meeting: `interactive_dialogue`, `oral_update`, `vote`, `general_debate`.
    pub kind: String,
    /// Title for people.
    pub title: String,
    /// The day it was held, or began.
    #[serde(deserialize_with = "read::day")]
    pub date: String,
    /// The day it ended, where that is another.
    #[serde(default, deserialize_with = "read::optional_day", skip_serializing_if = "Option::is_none")]
    pub date_end: Option<String>,
    /// The country concerned, ISO 3166-1 alpha-3.
    #[serde(default)]
    pub concerned: Option<String>,
    /// Symbol of the resolution or the report.
    #[serde(default)]
    pub symbol: Option<String>,
    /// Other words by which documents call it.
    #[serde(default)]
    pub aliases: Vec<String>,
    /// Page that shows that the meeting was held.
    #[serde(default)]
    pub source_url: Option<String>,
}

impl Event {
    /// Year of the meeting.
    pub fn year(&self) -> i32 {
        self.date.get(..4).and_then(|year| year.parse().ok()).unwrap_or_default()
    }

    /// Last day of the meeting.
    pub fn last_day(&self) -> &str {
        self.date_end.as_deref().unwrap_or(&self.date)
    }
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct EventFile {
    #[serde(rename = "event")]
    events: Vec<Event>,
}

pub(crate) fn from_toml(file: &str, text: &str) -> Result<Vec<Event>, CatalogError> {
    let events = read::toml::<EventFile>(file, text)?.events;
    for event in &events {
        if event.last_day() < event.date.as_str() {
            return Err(CatalogError::faulty(
                file,
                format!("the event `{}` ends before it begins", event.id),
            ));
        }
        if let Some(code) = &event.concerned
            && !(code.len() == 3 && code.bytes().all(|b| b.is_ascii_uppercase()))
        {
            return Err(CatalogError::faulty(
                file,
                format!("`{code}` of the event `{}` is no ISO 3166-1 alpha-3 code", event.id),
            ));
        }
    }
    Ok(events)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_day_is_a_toml_date_or_a_string() {
        let event = |date: &str| format!("[[event]]\nid = 'x'\nbody = 'HRC'\nkind = 'vote'\ntitle = 'X'\ndate = {date}\n");
        assert_eq!(from_toml("e", &event("2023-03-29")).unwrap()[0].date, "2023-03-29");
        assert_eq!(from_toml("e", &event("'2023-03-29'")).unwrap()[0].year(), 2023);
        let error = from_toml("e", &event("'29 March'")).unwrap_err().to_string();
        assert!(error.contains("is no date, expected one such as 2023-03-29"), "{error}");
    }
}
