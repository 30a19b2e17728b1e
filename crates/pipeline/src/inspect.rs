//! Shows a person what comes out of one page or text: the words in colour, then the rows.

use std::io::Read;

use record::{Article, Extraction, Page};

use crate::Outcome;
use crate::arguments::InspectArguments;
use crate::colour;
use crate::failure::Failure;
use crate::stages::World;

/// Reads and parses one file and prints what was understood.
pub(crate) fn inspect(arguments: &InspectArguments, world: &World) -> Result<Outcome, Failure> {
    let name = arguments.file.display().to_string();
    let mut body = Vec::new();
    let reading = if name == "-" {
        std::io::stdin().lock().read_to_end(&mut body).map(drop)
    } else {
        std::fs::read(&arguments.file).map(|bytes| body = bytes)
    };
    reading.map_err(|error| Failure::new(format!("inspect {name}"), error).hint("name a page or a text, or - for stdin"))?;
    let page = Page {
        id: "inspected".into(),
        url: arguments.url.clone().unwrap_or_else(|| format!("file:{name}")),
        published: arguments.published.clone(),
        content_type: content_type(&name).map(str::to_owned),
        body,
        ..Page::default()
    };
    let article = world.read(&page);
    let extraction = world.parse(&article);
    if arguments.json {
        println!("{}", serde_json::json!({"article": article, "extraction": extraction}));
    } else {
        print!("{}", shown(&article, &extraction, arguments.explain, arguments.colour.wanted()));
    }
    let failed = article
        .notes
        .iter()
        .chain(&extraction.notes)
        .any(|note| note.level == record::Level::Error);
    Ok(if failed { Outcome::Partial } else { Outcome::Whole })
}

fn content_type(name: &str) -> Option<&'static str> {
    match name.rsplit('.').next()? {
        "txt" | "text" | "md" => Some("text/plain"),
        "html" | "htm" | "xhtml" => Some("text/html"),
        "pdf" => Some("application/pdf"),
        _ => None,
    }
}

fn shown(article: &Article, extraction: &Extraction, explain: bool, colour: bool) -> String {
    let mut sheet = Sheet {
        out: String::new(),
        explain,
    };
    sheet.metadata(article, extraction);
    sheet.line("");
    sheet.line(&match colour {
        true => colour::coloured(&article.text, extraction),
        false => article.text.clone(),
    });
    sheet.speakers(extraction, colour);
    sheet.interventions(extraction);
    sheet.figures(extraction);
    sheet.quotes(article, extraction);
    sheet.tallies(extraction);
    sheet.notes(article, extraction);
    sheet.out
}

/// What is printed, line by line.
struct Sheet {
    out: String,
    /// Whether each row names its rule, and each field its mark.
    explain: bool,
}

impl Sheet {
    fn line(&mut self, text: &str) {
        self.out.push_str(text);
        self.out.push('\n');
    }

    fn heading(&mut self, name: &str, n: usize) {
        self.line(&format!("\n{name} ({n})"));
    }

    fn rule(&self, rule: &str) -> String {
        if self.explain { format!("   [{rule}]") } else { String::new() }
    }

    fn metadata(&mut self, article: &Article, extraction: &Extraction) {
        let or_unknown = |value: &Option<String>| value.clone().unwrap_or_else(|| "unknown".into());
        let authors = (!article.authors.is_empty()).then(|| article.authors.join(", "));
        for (name, value) in [
            ("title", &article.title),
            ("published", &article.published),
            ("authors", &authors),
            ("language", &article.language),
            ("concerned", &extraction.concerned),
        ] {
            self.line(&format!("{name:<10} {}", or_unknown(value)));
        }
        if self.explain {
            self.line(&format!("body by    {}", or_unknown(&article.recipe)));
            for (field, mark) in &article.provenance {
                self.line(&format!("{field:<10} from {mark}"));
            }
        }
    }

    fn speakers(&mut self, extraction: &Extraction, colour: bool) {
        let speakers = colour::speakers(extraction);
        self.heading("speakers", speakers.len());
        for (place, speaker) in speakers.iter().enumerate() {
            let name = match colour {
                true => colour::in_the_colour_of(place, speaker.name),
                false => speaker.name.to_owned(),
            };
            let said: Vec<String> = [("quotes", &speaker.quotes), ("figures", &speaker.figures)]
                .iter()
                .filter(|(_, ids)| !ids.is_empty())
                .map(|(what, ids)| format!("{what} {}", ids.join(", ")))
                .collect();
            self.line(&format!("  {name}  {}", said.join("; ")));
        }
    }

    fn interventions(&mut self, extraction: &Extraction) {
        self.heading("interventions", extraction.interventions.len());
        for row in &extraction.interventions {
            let behalf = row.on_behalf_of.as_ref().map(|group| format!(" for {group}")).unwrap_or_default();
            let named = row.entity.as_deref().unwrap_or("refused");
            let (role, stance) = (word(&row.role), word(&row.stance));
            let (evidence, rule) = (quoted(&row.evidence), self.rule(&row.rule));
            self.line(&format!("  {:>3}  {named}{behalf}  {role}  {stance}  {evidence}{rule}", row.seq));
        }
    }

    fn figures(&mut self, extraction: &Extraction) {
        self.heading("figures", extraction.figures.len());
        for row in &extraction.figures {
            let value = row
                .value
                .map(|value| value.to_string())
                .unwrap_or_else(|| format!("{}..{}", bound(row.lower), bound(row.upper)));
            let qualifier = word(&row.qualifier);
            let counted = row.counted.as_deref().unwrap_or(&row.unit);
            let speaker = row.speaker.as_ref().map(|speaker| format!("  says {speaker}")).unwrap_or_default();
            let rule = self.rule(&row.rule);
            self.line(&format!("  {:>3}  {value} {qualifier}  {counted}{speaker}{rule}", row.id));
        }
    }

    fn quotes(&mut self, article: &Article, extraction: &Extraction) {
        self.heading("quotes", extraction.quotes.len());
        for row in &extraction.quotes {
            let content: Vec<_> = row.content_spans.iter().map(|span| span.of(&article.text)).collect();
            let speaker = row.speaker.as_deref().unwrap_or("unknown");
            let (kind, words, rule) = (word(&row.quote_type), quoted(&content.join(" … ")), self.rule(&row.rule));
            self.line(&format!("  {:>3}  {speaker}  {kind}  {words}{rule}", row.seq));
        }
    }

    fn tallies(&mut self, extraction: &Extraction) {
        self.heading("tallies", extraction.tallies.len());
        for row in &extraction.tallies {
            let parts: Vec<String> = [
                ("total", row.total),
                ("supportive", row.supportive),
                ("critical", row.critical),
                ("mixed", row.mixed),
                ("neutral", row.neutral),
                ("yes", row.yes),
                ("no", row.no),
                ("abstain", row.abstain),
            ]
            .iter()
            .filter_map(|(name, value)| Some(format!("{name} {}", (*value)?)))
            .collect();
            let claimant = row.claimant.as_deref().unwrap_or("the text");
            let (evidence, rule) = (quoted(&row.evidence), self.rule(&row.rule));
            self.line(&format!(
                "  {:>3}  {}  says {claimant}  {evidence}{rule}",
                row.seq,
                parts.join(", ")
            ));
        }
    }

    fn notes(&mut self, article: &Article, extraction: &Extraction) {
        self.heading("notes", article.notes.len() + extraction.notes.len());
        for note in article.notes.iter().chain(&extraction.notes) {
            self.line(&format!("  {} {}: {}", note.stage, note.code, note.message));
            if let Some(hint) = &note.hint {
                self.line(&format!("    hint: {hint}"));
            }
        }
    }
}

/// The word that stands for an enum's value in the tables.
fn word(value: &impl serde::Serialize) -> String {
    serde_json::to_value(value)
        .ok()
        .and_then(|value| value.as_str().map(str::to_owned))
        .unwrap_or_default()
}

fn bound(bound: Option<f64>) -> String {
    bound.map(|bound| bound.to_string()).unwrap_or_default()
}

fn quoted(words: &str) -> String {
    const LONGEST: usize = 90;
    let one_line = words.split_whitespace().collect::<Vec<_>>().join(" ");
    match one_line.char_indices().nth(LONGEST) {
        Some((cut, _)) => format!("“{}…”", &one_line[..cut]),
        None => format!("“{one_line}”"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_long_evidence_is_cut_between_letters() {
        assert_eq!(quoted(&"é".repeat(100)).chars().count(), 93);
        assert_eq!(quoted("of  the\n36"), "“of the 36”");
    }
}
