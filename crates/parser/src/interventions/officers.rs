//! Those who speak and are no delegation: mandate holders, experts, those in the chair.
//!
//! "ANA RUIZ, Special Rapporteur on ..., presented her report" is a presenter, "Mr. Lund
//! (Country Rapporteur)" an expert of a treaty body, "the President of the Council" procedural.

use lexicon::FloorWord;
use record::{EntityType, Role, Span};

use super::context::{Context, bracket_end, first_word, is_capitalised, last_word};
use super::format::Format;
use super::predicates::predicate_at;
use super::rows::Draft;

/// An officer who says or does something in the sentence.
pub(super) struct Officer {
    pub(super) draft: Draft,
    /// Where the noun phrase starts.
    pub(super) start: usize,
}

/// The officers of a sentence.
pub(super) fn officers(ctx: &Context, sentence: Span, nouns: &[(usize, usize, FloorWord)]) -> Vec<Officer> {
    let mut found: Vec<Officer> = Vec::new();
    for &(start, end, kind) in nouns {
        let (entity_type, role, rule) = match kind {
            FloorWord::Mandate => (EntityType::MandateHolder, Role::Presenter, "officer.mandate"),
            FloorWord::Chair => (EntityType::Unknown, Role::Procedural, "officer.chair"),
            FloorWord::Expert => (EntityType::CommitteeExpert, Role::Expert, "officer.expert"),
            _ => continue,
        };
        if kind == FloorWord::Expert && ctx.format != Format::TreatyBody && !is_bracketed(ctx, start) {
            continue;
        }
        if found.last().is_some_and(|last| last.draft.row.end > start) {
            continue;
        }
        let Some(acts) = acts(ctx, sentence, start, end) else { continue };
        let mut draft = Draft::unnamed(Span::new(start, end), Span::new(acts.start, acts.end), role, rule);
        draft.row.entity_type = entity_type;
        draft.row.entity = acts.person.as_ref().map(|name| format!("P:{name}"));
        draft.row.entity_name.clone_from(&acts.person);
        draft.row.person = acts.person;
        draft.stands_alone = draft.row.entity.is_none();
        found.push(Officer { start: acts.start, draft });
    }
    found
}

struct Acts {
    start: usize,
    end: usize,
    person: Option<String>,
}

fn is_bracketed(ctx: &Context, start: usize) -> bool {
    ctx.behind(0, start, 24)
        .rsplit('\n')
        .next()
        .is_some_and(|before| before.rfind('(') > before.rfind(')'))
}

/// Whether the noun is the subject of a predicate, or its words are said to be heard.
fn acts(ctx: &Context, sentence: Span, start: usize, end: usize) -> Option<Acts> {
    let before = ctx.behind(sentence.start, start, 120);
    let trimmed = before.trim_end();
    // "(Country Rapporteur)", "(Alternate Country Rapporteur)"
    let opened = trimmed
        .rfind('(')
        .filter(|open| trimmed.len() - open < 24 && !trimmed[*open..].contains(')'));
    if let Some(open) = opened {
        let bracket = start - before.len() + open;
        let close = bracket + bracket_end(ctx.text.get(bracket..sentence.end)?)?;
        let (at, name) = name_before(ctx, sentence.start, bracket)?;
        return Some(Acts {
            start: at,
            end: close,
            person: Some(name),
        });
    }
    let article = last_word(trimmed).filter(|(word, _)| word.eq_ignore_ascii_case("the") || word.eq_ignore_ascii_case("un"));
    let lead = article.map_or(trimmed, |(_, at)| trimmed[..at].trim_end());
    let begin = article.map_or(start, |(_, at)| start - before.len() + at);
    // "ANA RUIZ, Special Rapporteur on ..., said"
    if lead.ends_with(',')
        && let Some((at, name)) = name_before(ctx, sentence.start, start - before.len() + lead.len() - 1)
    {
        return Some(Acts {
            start: at,
            end,
            person: Some(name),
        });
    }
    let led_by = last_word(lead).map(|(word, _)| word.to_ascii_lowercase());
    let heard = matches!(led_by.as_deref(), Some("heard" | "from" | "by"))
        && !lead.contains(" will ")
        && [
            "heard",
            "comments",
            "statement",
            "remarks",
            "update",
            "report",
            "presentation",
            "presented",
            "made",
            "delivered",
        ]
        .iter()
        .any(|word| lead.contains(word));
    let begins = lead.is_empty()
        || lead.ends_with([',', ';', '“', '”', '.'])
        || matches!(led_by.as_deref(), Some("and" | "but" | "while" | "meanwhile" | "then" | "today"));
    if heard {
        return Some(Acts {
            start: begin,
            end,
            person: None,
        });
    }
    (begins && has_predicate(ctx, end, sentence.end)).then(|| Acts {
        start: begin,
        end,
        person: trailing_name(ctx, end, sentence.end),
    })
}

/// "Ms. Lund said", "Mr. Haddad asked": members of a treaty body, who need no bracket, unless
/// the name is one of the delegation's (`delegates`).
pub(super) fn members(ctx: &Context, sentence: Span, delegates: &[String]) -> Vec<Officer> {
    let text = sentence.of(ctx.text);
    let mut found = Vec::new();
    for title in ["Mr. ", "Ms. ", "Mrs. "] {
        for (at, _) in text.match_indices(title) {
            let start = sentence.start + at;
            let mut end = start + title.len();
            while let Some((word, length)) = first_word(ctx.ahead(end, sentence.end, 40)).filter(|(word, _)| is_capitalised(word)) {
                if length > word.len() + 1 {
                    break;
                }
                end += length;
            }
            let name = ctx.text[start + title.len()..end].trim().to_owned();
            let is_delegate = delegates
                .iter()
                .any(|known| known.ends_with(name.as_str()) || name.ends_with(known.as_str()));
            if name.is_empty() || is_delegate || ctx.text[end..].starts_with(" (") || !speaks(ctx, end, sentence.end) {
                continue;
            }
            let mut draft = Draft::unnamed(Span::new(start, end), Span::new(start, end), Role::Expert, "officer.expert");
            draft.row.entity_type = EntityType::CommitteeExpert;
            draft.row.entity = Some(format!("P:{name}"));
            draft.row.entity_name = Some(name.clone());
            draft.row.person = Some(name);
            found.push(Officer { draft, start });
        }
    }
    found
}

/// Whether a predicate follows, at once or after ", noting that ...,".
fn speaks(ctx: &Context, from: usize, limit: usize) -> bool {
    let speaks_at = |at: usize| predicate_at(ctx, at, limit, false, false).is_some();
    let rest = ctx.ahead(from, limit, 300);
    speaks_at(from) || rest.starts_with(',') && rest.match_indices(',').any(|(at, _)| speaks_at(from + at + 1))
}

/// A verb of saying within the phrase's reach: "on the situation in Chad presented".
fn has_predicate(ctx: &Context, from: usize, limit: usize) -> bool {
    let rest = ctx.ahead_lower(from, limit, 220);
    let mut at = 0;
    while let Some((word, end)) = first_word(&rest[at..]) {
        let start = at + end - word.len();
        if (word.ends_with("ed")
            || matches!(
                word,
                "said" | "spoke" | "told" | "took" | "was" | "drew" | "made" | "has" | "says" | "gave"
            ))
            && (ctx.lexicon.floor.predicate(&rest[start..]).is_some() || word == "was" || word == "gave")
        {
            return true;
        }
        at += end;
        let skip = rest[at..].len() - rest[at..].trim_start_matches([' ', ',', '(', ')', '\u{a0}']).len();
        at += skip;
        if skip == 0 {
            return false;
        }
    }
    false
}

/// "the special rapporteur, Ana Ruiz", "Special Rapporteur Ana Ruiz".
fn trailing_name(ctx: &Context, from: usize, limit: usize) -> Option<String> {
    let rest = ctx.ahead(from, limit, 60);
    let rest = rest.strip_prefix(", ").or_else(|| rest.strip_prefix(' '))?;
    let words: Vec<&str> = rest.split(' ').take_while(|word| is_capitalised(word)).take(4).collect();
    let name = words.join(" ");
    let name = name.split([',', '.', ';', ')']).next().unwrap_or("").trim();
    (name.contains(' ')).then(|| name.to_owned())
}

/// A person's name that ends at `end`: capitals, initials, particles.
pub(super) fn name_before(ctx: &Context, start: usize, end: usize) -> Option<(usize, String)> {
    let before = ctx.behind(start, end, 80);
    let mut at = before.trim_end().len();
    let mut first = at;
    let mut words = 0;
    while let Some((word, begin)) = last_word(&before[..at]) {
        let gap = &before[begin + word.len()..at];
        if !gap.chars().all(|c| matches!(c, ' ' | '.'))
            || !(is_capitalised(word) || matches!(word, "de" | "van" | "von" | "al" | "bin" | "del" | "da" | "la"))
        {
            break;
        }
        if matches!(word, "The" | "Council" | "Committee" | "Session" | "Meeting") {
            return None;
        }
        first = begin;
        words += 1;
        at = begin;
    }
    let mut name = before[first..].trim();
    for title in ["Mr", "Ms", "Mrs", "Dr", "Prof", "H.E"] {
        if let Some(rest) = name.strip_prefix(title).filter(|rest| rest.starts_with(['.', ' '])) {
            name = rest.trim_start_matches(['.', ' ']);
        }
    }
    (words > 0 && words <= 6 && !name.is_empty() && !name.bytes().all(|byte| byte.is_ascii_digit()))
        .then(|| (end - before.len() + first, name.to_owned()))
}
