//! Those who take the floor without being the subject of a main clause: agents of a passive,
//! heads of a relative clause, subjects of an absolute or of an infinitive, whoever feels what is
//! told ("the raids appalled Chad").
//!
//! "The same line came from **Chad**, which spoke for the African Group, and from **Mali and
//! Togo**, who recalled ...", "with **Peru and Fiji** lining up to praise the clinics", "Rights of
//! reply were exercised by **Ghana**", "a view that **Malta** shared".
//!
//! Each becomes a subject with its predicate, and goes the way of all subjects. Left alone: the
//! state of things outside the room ("Chad, which has long denied it", "rebels backed by Mali").

use lexicon::{Mention, NameClass, Predicate};
use record::Span;

use super::{Reader, Turn};
use crate::interventions::behalf::behalf;
use crate::interventions::context::{Context, find, first_word, last_word, strip_word};
use crate::interventions::format::Format;
use crate::interventions::predicates::{Found, predicate_at};
use crate::interventions::subjects::{Member, Noun, Subject, is_delegation, is_part_of_a_longer_name};

/// Names joined to one another, by the indices of the first and the last, and the words before them.
struct Names<'t> {
    first: usize,
    last: usize,
    /// In lower case, without the article.
    lead: &'t str,
    /// Where those begin.
    lead_start: usize,
}

/// What such names are said to do, and from where their role is told.
struct Doing {
    found: Found,
    told_from: usize,
}

impl<'a> Reader<'_, 'a> {
    /// Rows of those in a sentence that no main clause has for its subject.
    pub(super) fn obliques(&mut self, sentence: Span, turns: &mut Vec<Turn>) {
        let ctx = self.ctx;
        if matches!(ctx.format, Format::TreatyBody | Format::Record | Format::NoMeeting | Format::Review) || self.paragraph_is_one_persons {
            return;
        }
        let mut at = ctx.mention_from(sentence.start);
        let mut is_agent = false;
        while let Some(names) = names_at(ctx, at, sentence) {
            at = names.last + 1;
            let taken = |span: Span| {
                let rows = turns.iter().flat_map(|turn| &turn.rows);
                rows.map(|&row| &self.drafts[row].row)
                    .any(|row| row.start <= span.start && span.start < row.end)
            };
            let free: Vec<&Mention> = ctx.mentions[names.first..=names.last]
                .iter()
                .filter(|mention| !taken(Span::new(mention.start, mention.end)))
                .collect();
            if free.is_empty() || is_content(ctx, turns, &names, sentence) {
                continue;
            }
            let Some(doing) = self.doing(&names, sentence, is_agent) else {
                continue;
            };
            is_agent |= names.lead.ends_with(" by");
            let Some(mut read) = subject_of(ctx, &free, &doing) else { continue };
            read.next = at;
            self.speaks_for_others(&mut read, names.last, sentence);
            if let Some(rows) = self.take(&read, sentence).filter(|rows| !rows.is_empty()) {
                turns.push(Turn { start: read.start, rows });
            }
        }
    }

    /// What the words around the names say that they do.
    fn doing(&self, names: &Names, sentence: Span, was_agent: bool) -> Option<Doing> {
        let ctx = self.ctx;
        let (first, last) = (ctx.mentions[names.first].start, ctx.mentions[names.last].end);
        let plural = names.last > names.first;
        if names.lead.ends_with(" by") {
            let passive = passive(ctx, names).or_else(|| {
                let goes_on = was_agent && names.lead.trim_end_matches(" by").ends_with("and");
                goes_on.then(|| spoken(first, first))
            });
            if let Some(found) = passive {
                let told_from = sentence.start;
                return Some(Doing { found, told_from });
            }
        }
        let found = if may_lead_a_relative(ctx.format, names.lead) {
            relative(ctx, last, sentence.end, plural)
        } else {
            None
        };
        let found = found
            .or_else(|| names.lead.ends_with("with").then(|| absolute(ctx, last, sentence.end)).flatten())
            .or_else(|| overheard(ctx, names.lead, last, sentence.end))
            .or_else(|| apposed(ctx, names.lead, last, sentence.end))
            .or_else(|| felt(ctx, names.lead, first, last, sentence.end));
        found.map(|found| Doing { found, told_from: first })
    }

    /// "from Chad, which spoke for the African Group", "to Mali, which, in the name of the group, ...".
    fn speaks_for_others(&self, read: &mut Subject<'a>, last: usize, sentence: Span) {
        let ctx = self.ctx;
        let [member] = &mut read.members[..] else { return };
        let end = ctx.mentions[last].end;
        let rest = ctx.ahead(end, sentence.end, 8);
        let Some(relative) = RELATIVES.iter().find(|words| rest.starts_with(**words)) else {
            return;
        };
        if let Some(found) = behalf(ctx, end + relative.len(), sentence.end, Some(&member.entity.code)) {
            member.evidence = Span::new(member.evidence.start, found.end);
            member.behalf = Some(found);
        }
    }
}

/// The names that begin with mention `at` or after it in the sentence, as far as they are joined.
fn names_at<'t>(ctx: &'t Context, at: usize, sentence: Span) -> Option<Names<'t>> {
    let mut first = at;
    loop {
        let mention = ctx.mentions.get(first).filter(|mention| mention.end <= sentence.end)?;
        if is_one(ctx, mention, sentence) {
            break;
        }
        first += 1;
    }
    let mut last = first;
    while let Some(next) = ctx.mentions.get(last + 1).filter(|next| next.end <= sentence.end) {
        let glue = ctx.text.get(ctx.mentions[last].end..next.start).unwrap_or("").trim_end();
        let glue = glue.strip_suffix("the").unwrap_or(glue).trim();
        if !matches!(glue, "," | "and" | ", and" | "as well as" | "or") || !is_one(ctx, next, sentence) {
            break;
        }
        last += 1;
    }
    let before = ctx.behind_lower(sentence.start, ctx.mentions[first].start, 160);
    let lead_start = ctx.mentions[first].start - before.len();
    let lead = before.trim_end();
    let lead = lead.strip_suffix(" the").unwrap_or(lead).trim_end();
    Some(Names {
        first,
        last,
        lead,
        lead_start,
    })
}

/// Whether a name is one of a government that may speak.
fn is_one(ctx: &Context, mention: &Mention, sentence: Span) -> bool {
    let is_name = match mention.class {
        NameClass::Name => true,
        NameClass::Capital => ctx.format == Format::News,
        _ => false,
    };
    let ends_there = !ctx.text[mention.end..].starts_with(['’', '\'']);
    is_name
        && ends_there
        && mention.entity.is_some_and(|entity| is_delegation(entity.entity_type))
        && !is_part_of_a_longer_name(ctx, mention.start, mention.end, sentence)
}

/// Whether the names stand in what another speaker of the sentence is reported to say.
fn is_content(ctx: &Context, turns: &[Turn], names: &Names, sentence: Span) -> bool {
    let start = ctx.mentions[names.first].start;
    if ctx.format.is_of_the_house()
        && (names.lead.contains(" that ") || names.lead.matches('“').count() > names.lead.matches('”').count())
        && !is_apposed(names.lead)
    {
        return true;
    }
    let Some(before) = turns.iter().map(|turn| turn.start).filter(|at| *at < start).max() else {
        return false;
    };
    let between = ctx.text.get(before.max(sentence.start)..start).unwrap_or("");
    let own_clause = [
        "; ",
        ", a ",
        ", an ",
        ", with ",
        ", and from ",
        ", and to ",
        ", and by ",
        ", as did ",
    ]
    .iter()
    .any(|cut| between.contains(cut));
    ctx.format.is_of_the_house() && !own_clause
}

/// A subject of the names with what they do.
fn subject_of<'a>(ctx: &Context<'a>, names: &[&Mention<'a>], doing: &Doing) -> Option<Subject<'a>> {
    let first = names.first()?;
    let members: Vec<Member> = names
        .iter()
        .filter_map(|mention| {
            let span = Span::new(mention.start, mention.end);
            Some(Member {
                entity: mention.entity?,
                span,
                behalf: None,
                evidence: span,
                person: None,
            })
        })
        .collect();
    Some(Subject {
        members,
        start: first.start,
        noun: Noun::Bare,
        person: None,
        predicate: Some(doing.found),
        before_predicate: Span::new(doing.told_from, doing.found.start.max(doing.told_from)),
        neither: false,
        others: None,
        inverted: false,
        by_capital: first.class == NameClass::Capital && ctx.format == Format::News,
        next: 0,
    })
}

const RELATIVES: &[&str] = &[", which ", ", who ", ", which, ", ", who, "];

/// Nouns of a delegation that a relative clause may have for its subject ("whose delegate").
const WHOSE: &str = ", whose ";

/// Words before names behind which a relative clause tells what was said in the room. Of those
/// that stand in a place ("in Chad, which condemned") it tells something else.
fn may_lead_a_relative(format: Format, lead: &str) -> bool {
    let Some((word, at)) = last_word(lead) else { return false };
    let before = lead[..at].trim_end();
    match word {
        "by" | "from" | "heard" => true,
        "to" => {
            format == Format::Statement
                || ["listened", "listen", "thanks", "belonged", "passed", "fell", "went"]
                    .iter()
                    .any(|verb| before.ends_with(verb))
        }
        "with" | "for" | "thank" | "thanked" | "and" | "salute" | "forget" | "mention" | "commend" => format == Format::Statement,
        _ => false,
    }
}

/// ", which deplored", ", who, in the name of the Arab Group, praised", ", whose delegate saluted".
fn relative(ctx: &Context, end: usize, limit: usize, plural: bool) -> Option<Found> {
    let end = past_description(ctx, end, limit);
    let rest = ctx.ahead_lower(end, limit, 200);
    let mut at = if let Some(words) = rest.strip_prefix(WHOSE) {
        let (noun, length) = first_word(words)?;
        let kinds = ctx.lexicon.floor.kinds(noun);
        let speaks = kinds.has(lexicon::FloorWord::Delegate) || kinds.has(lexicon::FloorWord::Delegates);
        speaks.then_some(end + WHOSE.len() + length)?
    } else {
        let lead = RELATIVES.iter().find(|lead| rest.starts_with(**lead))?;
        end + lead.len()
    };
    // "which, in the name of the Arab Group, deplored".
    if ctx.text[..at].ends_with(", ") {
        at += find(ctx.ahead(at, limit, 160), ", ")? + 2;
    }
    // What they do at other times ("which denies it", "which has long denied it") is no statement.
    let found = predicate_at(ctx, at, limit, plural, false)?;
    let verb = ctx.lower.get(found.start..found.end)?;
    let first = first_word(verb).map_or("", |(word, _)| word);
    let is_present = first.ends_with('s') && !first.ends_with("ss") && !matches!(first, "was" | "did");
    let before = ctx.lower.get(at..found.start)?;
    let is_perfect = ["has", "have", "had"]
        .iter()
        .any(|word| strip_word(before.trim_start(), word).is_some());
    let speaks = matches!(
        found.predicate,
        Predicate::Speaker | Predicate::Occasion | Predicate::Introducer | Predicate::PointOfOrder
    );
    (found.known && speaks && !is_present && !is_perfect).then_some(found)
}

/// "to Chad, **itself a young State**, which": where such a description ends.
fn past_description(ctx: &Context, end: usize, limit: usize) -> usize {
    let rest = ctx.ahead_lower(end, limit, 160);
    let describes = [", itself ", ", themselves ", ", a ", ", an ", ", the ", ", our "]
        .iter()
        .any(|lead| rest.starts_with(lead));
    let Some(comma) = describes.then(|| find(&rest[2..], ", wh")).flatten() else {
        return end;
    };
    let words = &rest[2..2 + comma];
    if words.contains([',', ';', '.', ':', '(']) {
        end
    } else {
        end + 2 + comma
    }
}

/// "with Peru and Fiji **lining up to praise** ...", "with Chad voting against".
fn absolute(ctx: &Context, end: usize, limit: usize) -> Option<Found> {
    if ctx.format.is_of_the_house() {
        return None;
    }
    let rest = ctx.ahead_lower(end, limit, 90);
    let words = rest.trim_start();
    let start = end + (rest.len() - words.len());
    let (first, length) = first_word(words)?;
    let stem = first.strip_suffix("ing")?;
    let floor = &ctx.lexicon.floor;
    let readiness = [
        "lining up to ",
        "queuing up to ",
        "queueing up to ",
        "rushing to ",
        "rising to ",
        "taking turns to ",
        "hurrying to ",
        "vying to ",
        "joining forces to ",
        "taking the floor to ",
    ];
    if let Some(lead) = readiness.iter().find(|lead| words.starts_with(**lead)) {
        let verb = floor.base(&words[lead.len()..])?;
        return Some(Found {
            predicate: verb.predicate,
            start,
            end: start + lead.len() + verb.length,
            known: true,
        });
    }
    let after = &words[length..];
    let doubled = stem.strip_suffix(|c: char| stem[..stem.len().saturating_sub(1)].ends_with(c));
    let bases = [
        Some(format!("{stem}{after}")),
        Some(format!("{stem}e{after}")),
        doubled.map(|stem| format!("{stem}{after}")),
    ];
    let verb = bases.iter().flatten().find_map(|base| floor.base(base))?;
    Some(Found {
        predicate: verb.predicate,
        start,
        end: start + length,
        known: true,
    })
}

/// "the Committee heard **Chad present the draft**": an infinitive behind a verb of perception.
fn overheard(ctx: &Context, lead: &str, end: usize, limit: usize) -> Option<Found> {
    let (verb, _) = last_word(lead)?;
    if !matches!(verb, "heard" | "hear" | "saw" | "watched" | "let") {
        return None;
    }
    let rest = ctx.ahead_lower(end, limit, 60);
    let words = rest.trim_start();
    let found = ctx.lexicon.floor.base(words)?;
    let start = end + (rest.len() - words.len());
    Some(Found {
        predicate: found.predicate,
        start,
        end: start + found.length,
        known: true,
    })
}

/// Nouns of what is said, which a relative clause behind them takes up.
const SAID: &[&str] = &[
    "view",
    "request",
    "demand",
    "call",
    "concern",
    "worry",
    "fear",
    "point",
    "position",
    "line",
    "sentiment",
    "argument",
    "charge",
    "appeal",
    "plea",
    "opinion",
    "criticism",
    "complaint",
    "reading",
    "verdict",
    "stance",
    "conviction",
    "hope",
    "question",
    "tribute",
    "assessment",
    "conclusion",
    "message",
    "theme",
    "proposal",
    "suggestion",
    "accusation",
    "claim",
    "note",
    "regret",
    "wish",
    "doubt",
    "reproach",
    "warning",
    "refrain",
    "stand",
];

/// Whether the words before the names end in ", a view that" or go on with "and that" from there.
fn is_apposed(lead: &str) -> bool {
    let Some(before) = ["that", "which"].iter().find_map(|word| lead.strip_suffix(word)) else {
        return false;
    };
    let starts = [", a ", ", an ", ", the same ", ", the very "];
    let Some(words) = starts
        .iter()
        .filter_map(|start| Some(&before[before.rfind(start)? + 2..]))
        .min_by_key(|words| words.len())
    else {
        return false;
    };
    let noun = words.split(' ').take(5).any(|word| SAID.contains(&word));
    let nearest = words.trim_end();
    noun && (words.split_whitespace().count() <= 5 || nearest.ends_with(" and"))
}

/// ", a request that **Malta and Fiji repeated**": a verb whose object is the noun before.
fn apposed(ctx: &Context, lead: &str, end: usize, limit: usize) -> Option<Found> {
    if !is_apposed(lead) {
        return None;
    }
    let found = predicate_at(ctx, end, limit, false, false)?;
    if found.predicate != Predicate::Speaker {
        return None;
    }
    let verb = ctx.lower.get(found.start..found.end)?;
    let rest = ctx.ahead_lower(found.end, limit, 60);
    let takes_up = [
        "shared",
        "repeated",
        "echoed",
        "endorsed",
        "seconded",
        "backed",
        "supported",
        "reiterated",
        "voiced",
        "made",
    ];
    let has_a_gap = rest.trim_start().starts_with([',', '.', ';', ':'])
        || takes_up.contains(&verb)
        || [" too", " as well", " in ", " outright", " also"].iter().any(|words| rest.starts_with(words))
        // "that Chad branded a threat", "that Mali warned would fail"
        || ["branded", "called", "termed", "dubbed", "labelled", "described", "dismissed", "denounced"].contains(&verb)
        || [" would ", " was ", " were ", " could ", " might "].iter().any(|verb| rest.starts_with(verb));
    has_a_gap.then_some(found)
}

/// Verbs of what is felt, whose object speaks of it.
const FELT: &[&str] = &[
    "alarmed",
    "angered",
    "appalled",
    "concerned",
    "disappointed",
    "dismayed",
    "distressed",
    "disturbed",
    "encouraged",
    "gratified",
    "heartened",
    "impressed",
    "outraged",
    "perplexed",
    "pleased",
    "puzzled",
    "reassured",
    "revolted",
    "saddened",
    "satisfied",
    "shocked",
    "surprised",
    "troubled",
    "worried",
];

/// "The fate of the miners **appalled Chad and Togo**." In an account of a debate they said so.
fn felt(ctx: &Context, lead: &str, start: usize, end: usize, limit: usize) -> Option<Found> {
    let (verb, at) = last_word(lead)?;
    if ctx.format != Format::Summary || !FELT.contains(&verb) {
        return None;
    }
    let subject = lead[..at].trim();
    let is_a_verb = !subject.is_empty() && !subject.ends_with(" the") && subject != "the" && !subject.contains([',', ';']);
    let rest = ctx.ahead(end, limit, 2);
    (is_a_verb && (rest.is_empty() || rest.starts_with(['.', ';', ',']))).then(|| spoken(start - verb.len() - 1, start))
}

/// Participles of what is done with a statement or a right.
const DONE: &[&str] = &[
    "asked",
    "delivered",
    "entered",
    "exercised",
    "expressed",
    "given",
    "heard",
    "introduced",
    "invoked",
    "issued",
    "lodged",
    "made",
    "moved",
    "offered",
    "posed",
    "presented",
    "put",
    "put forward",
    "raised",
    "read out",
    "repeated",
    "requested",
    "sounded",
    "struck",
    "submitted",
    "tabled",
    "taken up",
    "used",
    "uttered",
    "voiced",
];

/// What is done so, and is said.
const UTTERANCES: &[&str] = &[
    "alarm",
    "amendment",
    "appeal",
    "call",
    "concern",
    "criticism",
    "disappointment",
    "doubt",
    "draft",
    "fears",
    "motion",
    "note",
    "objection",
    "point",
    "praise",
    "protest",
    "question",
    "regret",
    "repl",
    "request",
    "reservation",
    "resolution",
    "statement",
    "support",
    "text",
    "thanks",
    "tribute",
    "view",
    "warning",
    "welcome",
    "words",
    "worr",
];

/// What a debate is about, beside that.
const DEBATED: &[&str] = &[
    "report",
    "finding",
    "mandate",
    "rapporteur",
    "commission",
    "inquiry",
    "council",
    "decision",
    "resolution",
    "initiative",
    "side",
    "government",
    "authorities",
    "measure",
    "reform",
    "law",
    "arrest",
    "verdict",
    "progress",
    "sanction",
    "visit",
    "vote",
];

/// "Neither side was **blamed by** India", "Rights of reply were **exercised by** Chad": the
/// participle before "by", where a copula stands before it.
fn passive(ctx: &Context, names: &Names) -> Option<Found> {
    let words = names.lead.strip_suffix(" by")?;
    let copula = [" was ", " were ", " been ", " being ", " is ", " are "]
        .iter()
        .filter_map(|copula| Some(words.rfind(copula)? + copula.len()))
        .max()?;
    let subject = &words[..copula];
    let mut verb = &words[copula..];
    while let Some((adverb, length)) = first_word(verb) {
        if !(adverb.ends_with("ly") || matches!(adverb, "also" | "then" | "again" | "likewise" | "later" | "both")) {
            break;
        }
        verb = verb[length..].trim_start();
    }
    let start = names.lead_start + words.len() - verb.len();
    let has = |nouns: &[&str]| nouns.iter().any(|noun| subject.contains(noun));
    if DONE.contains(&verb) && has(UTTERANCES) {
        let introduces = matches!(verb, "introduced" | "tabled" | "presented" | "moved" | "put forward" | "submitted")
            && ["draft", "resolution", "text", "amendment"]
                .iter()
                .any(|noun| subject.contains(noun));
        let predicate = if introduces { Predicate::Introducer } else { Predicate::Speaker };
        return Some(Found {
            predicate,
            start,
            end: start + verb.len(),
            known: true,
        });
    }
    let found = ctx.lexicon.floor.predicate(verb)?;
    let is_all = found.length == verb.len() && !found.is_base && found.predicate == Predicate::Speaker;
    // "Rebels were supported by Mali": outside the room, unless what the debate is about was.
    let of_the_debate = has(DEBATED) || has(UTTERANCES);
    (is_all && of_the_debate).then(|| spoken(start, start + verb.len()))
}

fn spoken(start: usize, end: usize) -> Found {
    Found {
        predicate: Predicate::Speaker,
        start,
        end,
        known: true,
    }
}
