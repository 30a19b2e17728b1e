//! The text in colour: what each speaker said in a colour of their own, cues green and red over it.

use record::{Extraction, Polarity, Stance};

/// Somebody who says something in the text.
#[derive(Debug, PartialEq)]
pub(crate) struct Speaker<'a> {
    /// As the rows name them.
    pub name: &'a str,
    /// Numbers of the quotations that are theirs.
    pub quotes: Vec<String>,
    /// Ids of the figures that are theirs.
    pub figures: Vec<String>,
}

/// Everybody to whom a quotation or figure is given, in the order of the text.
pub(crate) fn speakers(extraction: &Extraction) -> Vec<Speaker<'_>> {
    let quotes = extraction.quotes.iter().filter_map(|row| {
        let first = row.content_spans.first()?;
        Some((first.start, row.speaker.as_deref()?, Ok(row.seq.to_string())))
    });
    let figures = extraction
        .figures
        .iter()
        .filter_map(|row| Some((row.start, row.speaker.as_deref()?, Err(row.id.clone()))));
    let mut said: Vec<_> = quotes.chain(figures).collect();
    said.sort_by_key(|(start, ..)| *start);
    let mut speakers: Vec<Speaker<'_>> = Vec::new();
    for (_, name, what) in said {
        let place = speakers.iter().position(|speaker| speaker.name == name).unwrap_or_else(|| {
            speakers.push(Speaker {
                name,
                quotes: Vec::new(),
                figures: Vec::new(),
            });
            speakers.len() - 1
        });
        match what {
            Ok(quote) => speakers[place].quotes.push(quote),
            Err(figure) => speakers[place].figures.push(figure),
        }
    }
    speakers
}

/// Colours of the 256 that can be read on black and on white; none of them is the green or red of cues.
const OF_SPEAKERS: [u8; 8] = [33, 172, 135, 37, 168, 100, 62, 244];

/// A word in the colour that the words of this speaker have.
pub(crate) fn in_the_colour_of(place: usize, word: &str) -> String {
    format!("{}{word}{RESET}", Paint::Said(place).ansi())
}

const RESET: &str = "\x1b[0m";

/// How a byte of the text is shown; a later paint covers an earlier one.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Paint {
    Plain,
    /// Said by the speaker of this place.
    Said(usize),
    /// Said by nobody who is known.
    Quote,
    Floor,
    Supportive,
    Critical,
    Figure,
}

impl Paint {
    fn ansi(self) -> String {
        match self {
            Paint::Plain => String::new(),
            Paint::Said(place) => format!("\x1b[3;38;5;{}m", OF_SPEAKERS[place % OF_SPEAKERS.len()]),
            Paint::Quote => "\x1b[3m".into(),
            Paint::Floor => "\x1b[4m".into(),
            Paint::Supportive => "\x1b[32m".into(),
            Paint::Critical => "\x1b[31m".into(),
            Paint::Figure => "\x1b[1;36m".into(),
        }
    }
}

/// The text with what was understood of it: quotations by speaker, delegations, cues, figures.
pub(crate) fn coloured(text: &str, extraction: &Extraction) -> String {
    let speakers = speakers(extraction);
    let mut paints = vec![Paint::Plain; text.len()];
    let mut paint = |start: usize, end: usize, with: Paint| {
        if let Some(bytes) = paints.get_mut(start..end) {
            bytes.fill(with);
        }
    };
    for quote in &extraction.quotes {
        let place = speakers.iter().position(|speaker| Some(speaker.name) == quote.speaker.as_deref());
        for span in &quote.content_spans {
            paint(span.start, span.end, place.map_or(Paint::Quote, Paint::Said));
        }
    }
    for row in &extraction.interventions {
        let with = match row.stance {
            Stance::Supportive => Paint::Supportive,
            Stance::Critical => Paint::Critical,
            Stance::Mixed | Stance::Neutral | Stance::Unknown => Paint::Floor,
        };
        paint(row.start, row.end, with);
    }
    for cue in extraction.interventions.iter().flat_map(|row| &row.cues) {
        match cue.polarity {
            Polarity::Supportive => paint(cue.start, cue.end, Paint::Supportive),
            Polarity::Critical => paint(cue.start, cue.end, Paint::Critical),
            Polarity::Neutral => {}
        }
    }
    for figure in &extraction.figures {
        paint(figure.start, figure.end, Paint::Figure);
    }
    let mut out = String::with_capacity(text.len() * 2);
    let mut current = Paint::Plain;
    for (at, letter) in text.char_indices() {
        if paints[at] != current {
            if current != Paint::Plain {
                out.push_str(RESET);
            }
            current = paints[at];
            out.push_str(&current.ansi());
        }
        out.push(letter);
    }
    if current != Paint::Plain {
        out.push_str(RESET);
    }
    out
}

#[cfg(test)]
mod tests {
    use record::Article;

    use super::*;

    fn understood(text: &str) -> Extraction {
        let article = Article {
            text: text.into(),
            ..Article::default()
        };
        parser::parse(&article, lexicon::Lexicon::embedded())
    }

    #[test]
    fn each_speaker_has_a_colour_and_the_words_stay_as_they_are() {
        let text = "“We will not go back,” said Ana Ruiz, the minister. “They must,” said Tom Berg, a lawyer.";
        let extraction = understood(text);
        let names: Vec<_> = speakers(&extraction).iter().map(|speaker| speaker.name).collect();
        assert_eq!(names, ["Ana Ruiz", "Tom Berg"]);
        let shown = coloured(text, &extraction);
        let (first, second) = (Paint::Said(0).ansi(), Paint::Said(1).ansi());
        assert!(shown.find(&first) < shown.find(&second), "{shown}");
        let mut bare = shown.replace(RESET, "");
        for paint in [Paint::Said(0), Paint::Said(1), Paint::Floor, Paint::Figure] {
            bare = bare.replace(&paint.ansi(), "");
        }
        assert_eq!(bare, text);
    }
}
