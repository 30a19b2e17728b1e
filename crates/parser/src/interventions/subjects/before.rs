//! What stands before a name: where its noun phrase begins, and whether it can begin a clause.
//!
//! "and, in turn, **Chad**" begins one, "the delegation of **Chad**" is a delegate's, "ANA RUIZ
//! (**Chad**)" a person's, "talks with **Chad**" none.

use lexicon::FloorWord;
use record::{EntityType, Span};

use super::after::past_noun;
use super::{Noun, kinds_of, noun_of};
use crate::interventions::adverbials;
use crate::interventions::behalf::named_group;
use crate::interventions::context::{Context, first_word, is_capitalised, last_word, without_the};
use crate::interventions::format::Format;

/// What the words before a name make of it, with where its noun phrase starts.
pub(super) enum Left {
    Clause(usize),
    Noun(usize, Noun),
    Person(usize, String),
    Inverted(usize, Noun),
    No,
}

/// What stands before a name.
pub(super) fn left(ctx: &Context, sentence: Span, start: usize, end: usize) -> Left {
    // "..., said Japan." ends there; ", said Japan had agreed" reports about it.
    let mention_start = start;
    let ends_there = || past_noun(ctx, ctx.ahead(end, sentence.end, 80)).starts_with(['.', ',', ';']) || end >= sentence.end;
    let before = ctx.behind(sentence.start, start, 160);
    let whole = before.len() == start - sentence.start;
    let bare = before.trim_end();
    let bare = last_word(bare)
        .filter(|(word, _)| word.eq_ignore_ascii_case("the"))
        .map_or(bare, |(_, at)| &bare[..at]);
    let name_start = if bare.len() < before.trim_end().len() {
        start - (before.len() - bare.len())
    } else {
        start
    };
    let bare = bare.trim_end();
    if whole && is_numbering(bare) {
        return Left::Clause(name_start);
    }
    if bare.ends_with('(') {
        return person_before(ctx, sentence, start - (before.len() - bare.len()) - 1).map_or(Left::No, |(at, name)| Left::Person(at, name));
    }
    if bare.ends_with([',', ';', ':', '—', '–', '“', '"', '‘', '”', '’']) || bare.ends_with(" -") || bare.ends_with("--") {
        // "Atlanta, Georgia" is a place, "Bern, Paris and Rome said" is not.
        return Left::Clause(name_start);
    }
    let Some((word, at)) = last_word(bare) else { return Left::No };
    // "and the so-called European Union applauded"
    if word.eq_ignore_ascii_case("so-called") {
        let lead = bare[..at].trim_end();
        let lead = lead.strip_suffix("the").map_or(lead, str::trim_end);
        let opens = |word: &str| ctx.lexicon.floor.is(&word.to_ascii_lowercase(), FloorWord::OpensClause);
        let begins = lead.is_empty() && whole || lead.ends_with([',', ';', ':']) || last_word(lead).is_some_and(|(word, _)| opens(word));
        return if begins { Left::Clause(name_start) } else { Left::No };
    }
    // In the house's accounts "According to Chad, ..." is what it said there.
    if whole && ctx.format.is_of_the_house() && bare.eq_ignore_ascii_case("according to") && ctx.text[end..].starts_with(", ") {
        return Left::Inverted(name_start, Noun::Bare);
    }
    let here = start - before.len() + at;
    let lower = &ctx.lower[here..here + word.len()];
    // "According to Chad’s delegate, ..."
    let is_a_delegate = || {
        let rest = ctx.ahead_lower(end, sentence.end, 40);
        rest.starts_with(['’', '\''])
            || first_word(rest).is_some_and(|(noun, _)| noun_of(ctx.lexicon.floor.kinds(noun)) == Some(Noun::Delegate))
    };
    if whole && ctx.format == Format::News && bare.eq_ignore_ascii_case("according to") && is_a_delegate() {
        return Left::Clause(name_start);
    }
    // "Before the vote Chad asked", "As for Chad, it asked", "Nobody was blunter than Chad".
    if whole && opens_with(&ctx.lower[start - before.len()..start - before.len() + bare.len()]) {
        return Left::Clause(name_start);
    }
    if counts_members(lower) && without_the(&bare[..at]).is_empty() && whole {
        return Left::Clause(name_start);
    }
    if matches!(lower, "of" | "for" | "from") {
        let phrase = &bare[..at];
        let after = ctx.ahead_lower(end, sentence.end, 30);
        // "In the view of Peru, ...", "Ana Ruiz, speaking for Peru as the country concerned, ..."
        let views = ["n the view ", "n the opinion ", "n the eyes ", "n the judgement "];
        let opens = whole && lower == "for" && phrase.trim().is_empty() && !is_spoken_for(ctx, start, end, sentence.end);
        let has_a_view =
            ctx.format.is_of_the_house() && after.starts_with(',') && (opens || views.iter().any(|view| phrase.ends_with(view)));
        // "For Peru, the report was built on sand".
        let judges = ctx.format == Format::News
            && opens
            && [
                ", the report",
                ", the mandate",
                ", the findings",
                ", the text",
                ", the resolution",
                ", the inquiry",
            ]
            .iter()
            .any(|object| after.starts_with(object));
        let as_concerned = (phrase.ends_with("speaking ") || phrase.ends_with("speaking on behalf "))
            && [" as the country concerned", " as the concerned country"]
                .iter()
                .any(|words| after.starts_with(words));
        if has_a_view || judges || as_concerned {
            return Left::Inverted(name_start, Noun::Bare);
        }
        // "the head of the Malian delegation", "the leader of Chad’s team".
        if let Some((word, offset)) = last_word(phrase)
            && matches!(word.to_ascii_lowercase().as_str(), "head" | "leader" | "chief" | "member")
            && [" delegation", " mission", " team"].iter().any(|noun| {
                after
                    .trim_start_matches(['’', '\''])
                    .trim_start_matches("s ")
                    .trim_start()
                    .starts_with(noun.trim_start())
            })
        {
            return Left::Noun(start - before.len() + offset, Noun::Delegate);
        }
        // "the statements of Chad and Togo could not be heard".
        if let Some((word, offset)) = last_word(phrase)
            && matches!(
                word.to_ascii_lowercase().as_str(),
                "statement" | "statements" | "intervention" | "interventions"
            )
        {
            return Left::Noun(start - before.len() + offset, Noun::Delegate);
        }
        // "Three delegations, those of Chad and Togo, were absent"
        if lower == "of" && phrase.trim_end().ends_with(", those") {
            return Left::Noun(start - before.len() + phrase.trim_end().len() - "those".len(), Noun::Delegate);
        }
        return noun_before(ctx, phrase)
            .or_else(|| spokesman_before(phrase, lower))
            .map_or(Left::No, |(offset, noun)| {
                let begins = start - before.len() + offset;
                let led = before[..offset].trim_end();
                if is_reporting(ctx, led) && ends_there() {
                    Left::Inverted(begins, noun)
                } else {
                    Left::Noun(begins, noun)
                }
            });
    }
    // "a Hungarian diplomat", "her British colleague".
    if matches!(lower, "a" | "an" | "another" | "one" | "his" | "her" | "its" | "their") {
        let begins = bare[..at].trim_end();
        let noun = first_word(ctx.ahead_lower(end, sentence.end, 40)).and_then(|(noun, _)| noun_of(ctx.lexicon.floor.kinds(noun)));
        let may_begin = begins.is_empty()
            || begins.ends_with([',', ';', ':', '“', '"'])
            || last_word(begins).is_some_and(|(word, _)| matches!(word, "and" | "but" | "while"));
        return match noun {
            Some(Noun::Delegate) if may_begin => Left::Noun(here, Noun::Delegate),
            _ => Left::No,
        };
    }
    // "ASEAN members Laos and Thailand", "the Baltic States Estonia and Latvia".
    let in_apposition = matches!(
        lower,
        "members" | "member" | "states" | "countries" | "nations" | "neighbours" | "neighbors" | "allies"
    );
    // "The mission regrets that Chad repeated the charges": what it takes up was said in the room.
    let takes_up = ctx.format == Format::Statement
        && lower == "that"
        && last_word(without_manner(bare[..at].trim_end())).is_some_and(|(verb, _)| TAKES_UP.contains(&verb.to_ascii_lowercase().as_str()));
    if in_apposition || takes_up || ctx.lexicon.floor.is(lower, FloorWord::OpensClause) {
        return Left::Clause(name_start);
    }
    // "“It is late” was how Chad’s envoy put it"
    if lower == "how" && [" was", " is"].iter().any(|copula| bare[..at].trim_end().ends_with(copula)) {
        return Left::Clause(name_start);
    }
    // "A visibly angry Chadian delegate accused"
    if let Some(start) = described_delegate(ctx, bare, end, sentence.end) {
        return Left::Noun(mention_start - before.len() + start, Noun::Delegate);
    }
    // "“It is late”, said Japan."
    if is_reporting(ctx, bare) && ends_there() && bare[..at].trim_end().ends_with([',', '”', '"']) {
        return Left::Inverted(name_start, Noun::Bare);
    }
    Left::No
}

/// Whether the words (lower case) from the start of a sentence to a name leave the name the subject
/// of what follows.
fn opens_with(lead: &str) -> bool {
    matches!(lead, "as for" | "it was" | "it is") || adverbials::opens_a_sentence(lead) || outdoes(lead)
}

/// "Nobody was more scathing than", "Few were as blunt as": who comes next was so most of all.
pub(super) fn outdoes(lead: &str) -> bool {
    let none = [
        "nobody ",
        "no one ",
        "no-one ",
        "none ",
        "no delegation ",
        "no country ",
        "no state ",
        "no speaker ",
        "few ",
    ];
    let measure = lead.ends_with(" than") || lead.ends_with(" as") && lead.matches(" as").count() > 1;
    let has_a_copula = [" was ", " were ", " sounded ", " spoke "].iter().any(|verb| lead.contains(verb));
    measure && has_a_copula && lead.len() < 80 && none.iter().any(|none| lead.starts_with(none))
}

/// "**A visibly angry** Chadian delegate": where an article stands that begins a clause, with at most
/// three words between it and an adjective of a State, which ends at `end`.
fn described_delegate(ctx: &Context, bare: &str, end: usize, limit: usize) -> Option<usize> {
    let noun = first_word(ctx.ahead_lower(end, limit, 40)).and_then(|(noun, _)| noun_of(ctx.lexicon.floor.kinds(noun)));
    if noun != Some(Noun::Delegate) {
        return None;
    }
    let mut at = bare.len();
    for _ in 0..4 {
        let (word, start) = last_word(&bare[..at])?;
        if matches!(word, "a" | "an" | "the" | "A" | "An" | "The") {
            let lead = bare[..start].trim_end();
            let begins = lead.is_empty() || lead.ends_with([',', ';', ':']);
            return (begins && at < bare.len()).then_some(start);
        }
        let is_adjective = word.starts_with(char::is_lowercase) && !ctx.lexicon.floor.is(word, FloorWord::NoAdjective);
        if !is_adjective || !bare[start + word.len()..at].trim().is_empty() {
            return None;
        }
        at = start;
    }
    None
}

/// Before "that", how a mission takes up what others said.
const TAKES_UP: &[&str] = &[
    "appreciates",
    "appreciated",
    "deplores",
    "deplored",
    "grateful",
    "note",
    "noted",
    "notes",
    "observed",
    "observes",
    "pleased",
    "recalled",
    "recalls",
    "regret",
    "regrets",
    "regretted",
    "welcomed",
    "welcomes",
];

/// "We regret **in particular** that": without how it is taken up.
fn without_manner(words: &str) -> &str {
    let manners = [
        " in particular",
        " also",
        " above all",
        " once more",
        " once again",
        " deeply",
        " with concern",
        " with regret",
    ];
    manners.iter().find_map(|manner| words.strip_suffix(manner)).unwrap_or(words)
}

/// "For **the Arab Group**, Chad said": a group before its speaker.
fn is_spoken_for(ctx: &Context, start: usize, end: usize, limit: usize) -> bool {
    let next = ctx.mentions.get(ctx.mention_from(end)).filter(|next| next.end <= limit);
    named_group(ctx, start, end).is_some()
        && next.is_some_and(|next| {
            let glue = ctx.text.get(end..next.start).unwrap_or("");
            glue.starts_with(", ") && glue.len() < 30 && next.entity.is_some_and(|entity| entity.entity_type == EntityType::State)
        })
}

/// "The 27-nation European Union": whether the word before a name counts its members.
fn counts_members(word: &str) -> bool {
    ["-nation", "-member", "-country", "-state", "-strong"]
        .iter()
        .any(|noun| word.ends_with(noun))
}

fn is_reporting(ctx: &Context, before: &str) -> bool {
    last_word(before).is_some_and(|(word, at)| {
        let lower = word.to_ascii_lowercase();
        matches!(
            lower.as_str(),
            "said" | "added" | "warned" | "asked" | "argued" | "noted" | "stated" | "told" | "says" | "insisted" | "observed"
        ) && before[..at].trim_end().ends_with([',', '”', '"', '’'])
            && ctx.lexicon.floor.predicate(&lower).is_some()
    })
}

/// "13.", "(a)", "140.7", "4 ": list numbers before the first word.
fn is_numbering(text: &str) -> bool {
    text.len() <= 8
        && text
            .chars()
            .all(|c| c.is_ascii_digit() || matches!(c, '.' | '(' | ')' | ' ' | '•' | '-' | '*'))
        || text == "(a)"
        || text == "(b)"
}

/// A delegate's or office's noun phrase at the end of `phrase`: where it starts.
fn noun_before(ctx: &Context, phrase: &str) -> Option<(usize, Noun)> {
    let mut at = phrase.trim_end().len();
    let mut noun = None;
    let mut first = at;
    for step in 0..12 {
        let Some((word, start)) = last_word(&phrase[..at]) else { break };
        let lower = word.to_ascii_lowercase();
        if phrase[start + word.len()..at].trim().len() > usize::from(phrase[start + word.len()..at].contains(',')) {
            break;
        }
        if matches!(lower.as_str(), "the" | "a" | "an" | "another" | "its" | "both") {
            if noun.is_some() {
                first = start;
            }
            break;
        }
        let kind = noun_of(kinds_of(ctx, &lower));
        if noun.is_none() {
            noun = kind.or(noun);
            // "Minister of Law and Constitutional Affairs": the office stands far before the name.
            let goes_on = step < 4 || is_capitalised(word) || matches!(lower.as_str(), "of" | "and" | "for");
            if kind.is_none() && (!goes_on || matches!(lower.as_str(), "behalf" | "government" | "people" | "situation" | "rights")) {
                return None;
            }
        } else if kind.is_none()
            && !is_capitalised(word)
            && !matches!(lower.as_str(), "permanent" | "deputy" | "chief" | "foreign" | "prime" | "vice")
        {
            break;
        }
        first = start;
        at = start;
    }
    noun.map(|noun| (first, noun))
}

/// "The speaker for Chad", "the man from Togo": nouns that stand for a delegate with the definite
/// article and nothing else.
fn spokesman_before(phrase: &str, preposition: &str) -> Option<(usize, Noun)> {
    let (noun, at) = last_word(phrase)?;
    let is_one = match noun {
        "speaker" => matches!(preposition, "for" | "from"),
        "man" | "woman" | "lady" | "gentleman" => preposition == "from",
        _ => false,
    };
    let (article, start) = last_word(&phrase[..at])?;
    (is_one && article.eq_ignore_ascii_case("the")).then_some((start, Noun::Delegate))
}

/// The person's name that ends before the bracket at `bracket`.
pub(super) fn person_before(ctx: &Context, sentence: Span, bracket: usize) -> Option<(usize, String)> {
    let before = ctx.behind(sentence.start, bracket, 90);
    let mut at = before.trim_end().len();
    let mut first = at;
    let mut words = 0;
    while let Some((word, start)) = last_word(&before[..at]) {
        let gap = &before[start + word.len()..at];
        if !gap.chars().all(|c| c == ' ' || c == '.') {
            break;
        }
        let particle = matches!(
            word,
            "de" | "del"
                | "der"
                | "van"
                | "von"
                | "la"
                | "al"
                | "el"
                | "bin"
                | "ben"
                | "da"
                | "dos"
                | "e"
                | "y"
                | "ibn"
                | "ul"
                | "di"
                | "du"
                | "le"
        );
        if !is_capitalised(word) && !particle {
            break;
        }
        if matches!(word, "The" | "And" | "But") {
            break;
        }
        first = start;
        words += usize::from(!particle);
        at = start;
    }
    if words == 0 {
        return None;
    }
    let mut name = before[first..].trim();
    while let Some((word, end)) = first_word(name) {
        if !ctx.lexicon.floor.is(&word.to_ascii_lowercase(), FloorWord::Title) {
            break;
        }
        name = name[end..].trim_start_matches(['.', ' ']);
    }
    (!name.is_empty()).then(|| (bracket - before.len() + first, name.to_owned()))
}
