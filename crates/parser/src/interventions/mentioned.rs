//! States and groups that are named and do nothing: one row each, so that a table of mentions
//! can be told from a table of speakers.
//!
//! Left alone: demonyms, capitals, names inside other names, places ("Atlanta, Georgia").

use lexicon::{FloorWord, FoldingSet, Mention, NameClass};
use record::{EntityType, Role, Span};

use super::context::{Context, first_word, is_capitalised, last_word, words};
use super::cues::Cue;
use super::format::Format;
use super::organisations;
use super::rows::Draft;
use super::segments::Segments;
use super::stretches::Stretches;
use super::subjects::is_part_of_a_longer_name;

/// Words by which civil society calls itself.
pub(super) const OF_CIVIL_SOCIETY: &[&str] = &[
    "Alliance",
    "Amnesty",
    "Association",
    "Center",
    "Centre",
    "Coalition",
    "Collective",
    "Defenders",
    "Federation",
    "Foundation",
    "Forum",
    "Initiative",
    "International",
    "Jurists",
    "Lawyers",
    "League",
    "Movement",
    "Network",
    "Observatory",
    "Reporters",
    "Watch",
];

/// Words of a State's or a company's own bodies.
const OF_A_STATE: &[&str] = &[
    "Agency",
    "Bank",
    "Bureau",
    "Club",
    "Commission",
    "Commissioner",
    "Committee",
    "Company",
    "Corporation",
    "Council",
    "Court",
    "Criminal",
    "Fund",
    "Hospital",
    "Hotel",
    "Intelligence",
    "Ministry",
    "Monetary",
    "Office",
    "Parliament",
    "Party",
    "Police",
    "Security",
    "Service",
    "University",
];

/// Adds a row for every organisation that a newspaper or a mission names and that has none: "Amnesty
/// International", "the Centre for Justice and International Law".
pub(super) fn organisations_named(ctx: &Context, segments: &Segments, drafts: &mut Vec<Draft>) {
    let on_a_country = segments.concerned().is_some() || ctx.doc.concerned.is_some();
    if !matches!(ctx.format, Format::News | Format::Statement) || drafts.is_empty() || !on_a_country {
        return;
    }
    let floor = &ctx.lexicon.floor;
    let named = Stretches::new(drafts.iter().map(|draft| draft.surface));
    let mut known: FoldingSet<String> = drafts.iter().filter_map(|draft| draft.row.entity.clone()).collect();
    let (mut reached, mut found) = (0, Vec::new());
    let with_the_cue = (0..)
        .zip(&ctx.doc.sentences)
        .filter(|(number, _)| ctx.cues.has(*number, Cue::CivilSociety));
    let met = with_the_cue.flat_map(|(_, sentence)| words(sentence.of(ctx.text)).map(|(at, word)| (sentence.start + at, word)));
    for (at, word) in met {
        let capital = word.as_bytes().first().is_some_and(u8::is_ascii_uppercase);
        if !capital
            || at < reached
            || !OF_CIVIL_SOCIETY.contains(&word)
            || !floor.is(&ctx.lower[at..at + word.len()], FloorWord::Organisation)
        {
            continue;
        }
        let sentence = ctx.sentence_around(at);
        let Some(name) = name_around(ctx, Span::new(sentence.start.max(reached), sentence.end), at, at + word.len()) else {
            continue;
        };
        reached = name.end;
        let of_lawyers = ["Jurists", "Lawyers", "Reporters"]
            .iter()
            .any(|word| name.of(ctx.text).contains(word));
        let of_a_state = !of_lawyers && words(name.of(ctx.text)).any(|(_, word)| OF_A_STATE.contains(&word));
        let is_ngo = !of_a_state && organisations::kind(ctx.lexicon, name.of(ctx.text), None) == Some(EntityType::Ngo);
        // A group, a body, or a State and nothing more.
        let is_another = ctx.mentions_in(name).iter().any(|mention| {
            let of_a_state = mention.entity.is_some_and(|entity| entity.entity_type == EntityType::State);
            mention.entity.is_some() && (!of_a_state || mention.end - mention.start + 4 >= name.end - name.start)
        });
        if !is_ngo || is_another || !organisations::is_named_as_one(floor, name.of(ctx.text)) {
            continue;
        }
        let draft = Draft::organisation(ctx.text, name, EntityType::Ngo, Role::Mentioned, "prose.mentioned");
        let code = draft.row.entity.clone().unwrap_or_default();
        if !named.meet(name) && known.insert(code) {
            found.push(draft);
        }
    }
    drafts.append(&mut found);
}

/// The capitalised name that holds the word at `start`, of two words at least.
fn name_around(ctx: &Context, sentence: Span, start: usize, end: usize) -> Option<Span> {
    let links = |word: &str| {
        matches!(
            word,
            "of" | "for" | "and" | "on" | "the" | "against" | "de" | "des" | "du" | "without"
        )
    };
    let (mut first, mut at) = (start, start);
    while let Some((word, begin)) =
        last_word(ctx.behind(sentence.start, at, 40)).map(|(word, begin)| (word, at - ctx.behind(sentence.start, at, 40).len() + begin))
    {
        if ctx.text.get(begin + word.len()..at) != Some(" ") {
            break;
        }
        if is_capitalised(word) && word != "The" {
            first = begin;
        } else if !links(word) {
            break;
        }
        at = begin;
    }
    let (mut last, mut at) = (end, end);
    while let Some((word, length)) = first_word(ctx.ahead(at, sentence.end, 40)).filter(|_| ctx.ahead(at, sentence.end, 1) == " ") {
        let next = at + length;
        if word.ends_with("day") {
            break;
        }
        if is_capitalised(word) {
            // "Amnesty International and Human Rights Watch" are two.
            let right = &ctx.text[next - word.len()..];
            let joined = ctx.text.get(last..next - word.len()).is_some_and(|glue| glue.contains(" and "));
            let right = &right[..right.floor_char_boundary(30)];
            if joined && organisations::is_named_as_one(&ctx.lexicon.floor, right) {
                break;
            }
            last = next;
        } else if !links(word) {
            break;
        }
        at = next;
    }
    let name = Span::new(first, last);
    (name.of(ctx.text).contains(' ')).then_some(name)
}

/// Adds a row for every State and group that has none in its segment.
pub(super) fn mentioned(ctx: &Context, segments: &Segments, taken: &Stretches, drafts: &mut Vec<Draft>) {
    if ctx.format == Format::NoMeeting {
        return;
    }
    // Inside another row's evidence: an organisation's name, those who are spoken for.
    let evidence = Stretches::new(drafts.iter().map(|draft| Span::new(draft.row.start, draft.row.end)));
    let outside = |mention: &&Mention| {
        let here = Span::new(mention.start, mention.end);
        mention.class == NameClass::Name && mention.entity.is_some() && !taken.hold(here) && !evidence.hold(here)
    };
    let mut mentions = ctx.mentions.iter().filter(outside).peekable();
    if mentions.peek().is_none() {
        return;
    }
    let mut seen: FoldingSet<(Option<&str>, &str)> = FoldingSet::with_capacity_and_hasher(drafts.len(), Default::default());
    let mut have_rows: FoldingSet<&str> = FoldingSet::with_capacity_and_hasher(drafts.len(), Default::default());
    let with_entity = drafts
        .iter()
        .filter_map(|draft| Some((draft.row.start, draft.row.entity.as_deref()?)));
    for (start, entity) in with_entity {
        seen.insert((segments.name_at(start), entity));
        have_rows.insert(entity);
    }
    let spoken_for: FoldingSet<&str> = drafts.iter().filter_map(|draft| draft.row.on_behalf_of.as_deref()).collect();
    let mut found = Vec::new();
    for mention in mentions {
        let Some(entity) = mention.entity.filter(|entity| {
            matches!(
                entity.entity_type,
                EntityType::State | EntityType::ObserverState | EntityType::Group
            )
        }) else {
            continue;
        };
        let here = Span::new(mention.start, mention.end);
        let key = (segments.name_at(mention.start), entity.code.as_str());
        if seen.contains(&key)
            || spoken_for.contains(key.1)
            || segments.is_concerned(key.1) && (segments.are_several() || have_rows.contains(key.1))
        {
            continue;
        }
        let sentence = ctx.sentence_around(mention.start);
        if is_part_of_a_longer_name(ctx, mention.start, mention.end, sentence) || is_a_place(ctx, sentence, here) {
            continue;
        }
        seen.insert(key);
        have_rows.insert(key.1);
        let lower = sentence.of(&ctx.lower);
        let in_tally = ["among the", "including", "included", "such as"]
            .iter()
            .any(|words| lower.contains(words))
            && ["delegations", "speakers", "countries", "states", "supporters", "critics"]
                .iter()
                .any(|words| lower.contains(words));
        let (role, rule) = if in_tally && (entity.entity_type == EntityType::Group || lower.contains("delegations")) {
            (Role::MentionedInTally, "prose.in_tally")
        } else {
            (Role::Mentioned, "prose.mentioned")
        };
        found.push(Draft::of(entity, here, here, role, rule));
    }
    drafts.append(&mut found);
}

/// "Atlanta, Georgia", "Holland, Michigan".
fn is_a_place(ctx: &Context, sentence: Span, here: Span) -> bool {
    let before = ctx.behind(sentence.start, here.start, 40);
    let unknown = |word: &str, at: usize| is_capitalised(word) && !ctx.is_named(at);
    if let Some(lead) = before.strip_suffix(", ")
        && let Some((word, at)) = last_word(lead)
        && lead.ends_with(word)
        && at > 0
        && unknown(word, here.start - before.len() + at)
    {
        return true;
    }
    let after = ctx.ahead(here.end, sentence.end, 40);
    let led = last_word(before).is_some_and(|(word, _)| matches!(word, "in" | "from" | "near" | "at" | "outside" | "of"));
    led && after.strip_prefix(", ").is_some_and(|rest| {
        first_word(rest).is_some_and(|(word, end)| {
            unknown(word, here.end + 2) && rest[end..].starts_with([',', '.', ' ']) && word.len() > 2 && !rest[end..].starts_with(" said")
        })
    })
}
