//! The items of a speakers' list.
//!
//! A comma, a semicolon or a last "and" parts two items, unless it stands in brackets or inside
//! a known name. An item that is a name and nothing else is that delegation; two names side by
//! side have lost their comma; an item that holds a country's name among other words is an
//! organisation, never the country.

use lexicon::{Answer, Entity, NameClass};
use record::{EntityType, Role, Span};

use super::behalf::behalf;
use super::context::{Context, bracket_end, find, strip_word};
use super::organisations;
use super::rows::Draft;

/// What is known of a list before its items are read.
#[derive(Debug, Clone)]
pub(super) struct List {
    pub(super) rule: &'static str,
    pub(super) role: Role,
    /// What every item is; none on a list of delegations.
    pub(super) kind: Option<EntityType>,
    /// The country the debate is about.
    pub(super) concerned: Option<String>,
}

impl List {
    pub(super) fn new(rule: &'static str, role: Role, kind: Option<EntityType>) -> List {
        List {
            rule,
            role,
            kind,
            concerned: None,
        }
    }
}

/// Reads the items in `span`; what follows the list's last item is left alone.
pub(super) fn read_items(ctx: &Context, list: &List, span: Span) -> Vec<Draft> {
    let mut drafts = Vec::new();
    for item in items(ctx, list, span) {
        read_item(ctx, list, item, &mut drafts);
    }
    // Among organisations, a name that tells nothing is one too.
    let is_organisation = |draft: &Draft| draft.row.entity.as_deref().is_some_and(|code| code.starts_with("N:"));
    let known = drafts.iter().filter(|draft| draft.row.entity.is_some()).count();
    if known >= 2 && drafts.iter().all(|draft| draft.row.entity.is_none() || is_organisation(draft)) {
        for draft in drafts.iter_mut().filter(|draft| draft.row.entity.is_none()) {
            draft.row.entity = Some(format!("N:{}", draft.row.surface));
            draft.row.entity_name = Some(draft.row.surface.clone());
            draft.row.entity_type = EntityType::Ngo;
        }
    }
    drafts
}

/// Cuts a list into items.
fn items(ctx: &Context, list: &List, span: Span) -> Vec<Span> {
    let text = span.of(ctx.text);
    let of_organisations = list.kind.is_some();
    let mut cuts = vec![0];
    let mut depth = 0_usize;
    let mut at = 0;
    let bytes = text.as_bytes();
    let in_a_name = |at: usize| {
        let here = span.start + at;
        let next = ctx.mentions.partition_point(|mention| mention.end <= here);
        ctx.mentions.get(next).is_some_and(|mention| mention.start < here)
    };
    let mut end = text.len();
    while at < bytes.len() {
        match bytes[at] {
            b'(' | b'[' => depth += 1,
            b')' | b']' => depth = depth.saturating_sub(1),
            b',' | b';' | b'\n' if depth == 0 && !in_a_name(at) => {
                cuts.push(at);
                cuts.push(at + 1);
                // "; (b) Representatives of observer States: ...": another list begins.
                let rest = text[at + 1..].trim_start();
                if bytes[at] == b';' && rest.starts_with('(') && rest.as_bytes().get(2) == Some(&b')') {
                    end = at;
                    break;
                }
            }
            b'.' if depth == 0 && at + 1 < bytes.len() && bytes[at + 1].is_ascii_whitespace() && !is_abbreviation(&text[..at]) => {
                end = at;
                break;
            }
            _ => {}
        }
        at += 1;
    }
    cuts.push(end);
    let mut items: Vec<Span> = cuts
        .chunks(2)
        .filter_map(|cut| Some(trim(ctx.text, Span::new(span.start + cut[0], span.start + *cut.get(1)?))))
        .filter(|item| !item.is_empty())
        .collect();
    join_inverted_names(ctx, &mut items);
    part_at_and(ctx, of_organisations, &mut items);
    items
}

/// Joins a name that is listed under its short word, "Venezuela, Bolivarian Republic of": the
/// comma inside it is no cut.
fn join_inverted_names(ctx: &Context, items: &mut Vec<Span>) {
    let mut at = 1;
    while at < items.len() {
        let whole = Span::new(items[at - 1].start, items[at].end);
        if inverted_name(ctx, whole).is_some() {
            items[at - 1] = whole;
            items.remove(at);
        } else {
            at += 1;
        }
    }
}

fn is_abbreviation(before: &str) -> bool {
    let word = before.rsplit([' ', '(']).next().unwrap_or("");
    matches!(word, "St" | "Dr" | "Mr" | "Ms" | "Mrs" | "No" | "H.E") || word.len() == 1
}

/// Parts "A and B" where both are names; the "and" of a name stays.
fn part_at_and(ctx: &Context, of_organisations: bool, items: &mut Vec<Span>) {
    let last = items.len().saturating_sub(1);
    let parted: Vec<Span> = items
        .iter()
        .enumerate()
        .flat_map(|(at, item)| {
            let words = item.of(ctx.text);
            let whole = strip_word(words, "and")
                .or_else(|| strip_word(words, "as well as"))
                .map_or(words, str::trim_start);
            let item = Span::new(item.end - whole.len(), item.end);
            let place = |joint: &str| {
                words_at_depth_0(whole, joint).into_iter().rev().find(|&found| {
                    let here = item.start + found;
                    let next = ctx.mentions.partition_point(|mention| mention.end <= here);
                    let inside = ctx.mentions.get(next).is_some_and(|mention| mention.start < here);
                    let (left, right) = (whole[..found].trim(), whole[found + joint.len()..].trim());
                    !inside && are_two(ctx, of_organisations, at == last, left, right, item.start, found + joint.len())
                })
            };
            let joint = [" and ", " as well as "]
                .iter()
                .find_map(|joint| place(joint).map(|found| (found, joint.len())));
            match joint {
                Some((found, length)) => vec![
                    Span::new(item.start, item.start + found),
                    trim(ctx.text, Span::new(item.start + found + length, item.end)),
                ],
                None => vec![item],
            }
        })
        .collect();
    *items = parted;
}

/// Whether "left and right" are two items.
fn are_two(ctx: &Context, of_organisations: bool, is_last: bool, left: &str, right: &str, start: usize, right_at: usize) -> bool {
    if left.contains("on behalf of") && !right.contains("on behalf of") && !is_last {
        return false; // "on behalf of the Group A and Group B"
    }
    if left.contains("joint statement") || left.contains(" with ") {
        return false;
    }
    if !of_organisations {
        let begins_with_name = |at: usize| {
            let next = ctx.mention_from(at);
            ctx.mentions
                .get(next)
                .is_some_and(|mention| mention.entity.is_some() && mention.start <= at + 4)
        };
        let right_start = start + right_at;
        let right_start = right_start + (ctx.text[right_start..].len() - ctx.text[right_start..].trim_start().len());
        if begins_with_name(right_start) && begins_with_name(start) {
            return true;
        }
    }
    // "East and Horn of Africa ...": no name ends in a point of the compass.
    if ["East", "West", "North", "South", "Central", "Eastern", "Western"]
        .iter()
        .any(|word| left.ends_with(word))
    {
        return false;
    }
    // Names of organisations hold "and" themselves: both sides must be whole names.
    let floor = &ctx.lexicon.floor;
    let whole_name = |name: &str| name.split_whitespace().count() >= 2 && organisations::is_named_as_one(floor, name);
    let begins_well = right.starts_with(char::is_uppercase) || right.starts_with("the ");
    begins_well && whole_name(left) && whole_name(right)
}

fn words_at_depth_0(text: &str, words: &str) -> Vec<usize> {
    let mut depth = 0_i32;
    let mut found = Vec::new();
    for (at, byte) in text.bytes().enumerate() {
        match byte {
            b'(' => depth += 1,
            b')' => depth -= 1,
            b' ' if depth == 0 && text[at..].starts_with(words) => found.push(at),
            _ => {}
        }
    }
    found
}

fn trim(text: &str, span: Span) -> Span {
    let words = span.of(text);
    let left = words.trim_start_matches([' ', '\u{a0}', '\n', '\t', ':', '•', '-', '–']);
    let start = span.start + (words.len() - left.len());
    Span::new(
        start,
        start + left.trim_end_matches([' ', '\u{a0}', '\n', '\t', '.', ',', ';']).len(),
    )
}

fn read_item(ctx: &Context, list: &List, item: Span, drafts: &mut Vec<Draft>) {
    let words = item.of(ctx.text);
    if words.is_empty() || words.chars().all(|c| !c.is_alphabetic()) {
        return;
    }
    if list.kind.is_some() {
        organisation(ctx, list, item, drafts);
        return;
    }
    let before = drafts.len();
    if !delegations(ctx, list, item, drafts) {
        drafts.truncate(before);
        // "the former Yugoslav Republic of Macedonia": a name that does not begin with a capital.
        if let Answer::Resolved {
            entity,
            class: NameClass::Name,
        } = ctx.lexicon.names.resolve(item.of(ctx.text))
        {
            drafts.push(Draft::of(ctx.text, entity, item, item, list.role, list.rule));
            return;
        }
        organisation(ctx, list, item, drafts);
    }
}

/// Reads an item that is made of names only, with what may stand beside a name. Gives false
/// where other words are left over.
fn delegations(ctx: &Context, list: &List, item: Span, drafts: &mut Vec<Draft>) -> bool {
    if let Some(entity) = inverted_name(ctx, item) {
        let is_concerned = list.role == Role::Speaker && list.concerned.as_deref() == Some(entity.code.as_str());
        let role = if is_concerned { Role::CountryConcerned } else { list.role };
        drafts.push(Draft::of(ctx.text, entity, item, item, role, list.rule));
        return true;
    }
    let mut at = item.start;
    let before = drafts.len();
    for _ in 0..40 {
        let rest = ctx.text.get(at..item.end).unwrap_or("");
        let trimmed = rest.trim_start_matches([' ', '\u{a0}', ',', '.']);
        at += rest.len() - trimmed.len();
        if trimmed.is_empty() {
            return drafts.len() > before;
        }
        let speaker = drafts.len().checked_sub(1).filter(|_| drafts.len() >= before);
        if let Some(last) = speaker
            && let Some(found) = behalf(ctx, at, item.end, drafts[last].row.entity.as_deref())
        {
            // After a comma ("Chad, on behalf of ...") the expression is the item before this one's.
            let row = &mut drafts[last].row;
            row.on_behalf_of = found.code;
            row.behalf_count = found.count;
            row.end = found.end.min(item.end);
            row.evidence = Span::new(row.start, row.end).of(ctx.text).to_owned();
            at = found.end;
            continue;
        }
        if trimmed.starts_with('(') {
            let Some(close) = bracket_end(trimmed) else {
                return drafts.len() > before;
            };
            at += close;
            if drafts.len() == before {
                return false;
            }
            continue;
        }
        let may_lead = matches!(trimmed.as_bytes()[0] | 0x20, b'a' | b'f' | b'o' | b'r' | b't');
        let lower_lead = if may_lead {
            LEADS.iter().find_map(|lead| strip_word(trimmed, lead))
        } else {
            None
        };
        if let Some(after) = lower_lead {
            at += trimmed.len() - after.len();
            continue;
        }
        let next = ctx.mention_from(item.start.max(at.saturating_sub(4)));
        let mention = ctx.mentions[next..].iter().find(|mention| mention.end > at);
        let Some(mention) = mention.filter(|mention| mention.start <= at && mention.end <= item.end) else {
            return false;
        };
        let Some(entity) = mention.entity else { return false };
        if mention.class == NameClass::Demonym {
            return false;
        }
        let start = if ctx.text[item.start..at].trim().eq_ignore_ascii_case("the") {
            item.start
        } else {
            at
        };
        let surface = Span::new(start, mention.end);
        let is_concerned = list.role == Role::Speaker && list.concerned.as_deref() == Some(entity.code.as_str());
        let role = if is_concerned { Role::CountryConcerned } else { list.role };
        drafts.push(Draft::of(ctx.text, entity, surface, surface, role, list.rule));
        at = mention.end;
        let glued = ctx.text[at..].chars().next().is_some_and(|c| c.is_alphanumeric() || c == '-');
        if glued || ctx.text[at..item.end].starts_with("’s ") || ctx.text[at..item.end].starts_with("'s ") {
            return false;
        }
    }
    true
}

/// The State of "Venezuela, Bolivarian Republic of", and nothing else.
fn inverted_name<'a>(ctx: &Context<'a>, item: Span) -> Option<&'a Entity> {
    let words = item.of(ctx.text);
    if !words.ends_with(" of") || !words.contains(',') {
        return None;
    }
    let name = strip_word(words, "and").map_or(words, str::trim_start);
    match ctx.lexicon.names.resolve(name) {
        Answer::Resolved { entity, .. } => Some(entity),
        Answer::Ambiguous { .. } | Answer::Refused { .. } => None,
    }
}

/// Words that may stand before a name of a delegation, or between two.
const LEADS: &[&str] = &[
    "and",
    "the representatives of",
    "the representative of",
    "representatives of",
    "the delegation of",
    "the delegations of",
    "the observer for",
    "observer for",
    "the observers for",
    "the State observer of",
    "observer of",
    "the observer of",
    "the Permanent Observer of",
    "the observer State of",
    "the Observer for",
    "as well as",
    "finally",
    "also",
    "the",
];

/// Reads an item that is an organisation, or a name that is not known.
fn organisation(ctx: &Context, list: &List, item: Span, drafts: &mut Vec<Draft>) {
    let words = item.of(ctx.text);
    // "on behalf of several organizations" after a comma belongs to the item before it.
    let speaker = drafts.last().and_then(|draft| draft.row.entity.clone());
    if let Some(found) = behalf(ctx, item.start, item.end, speaker.as_deref())
        && let Some(last) = drafts.last_mut()
        && found.end >= item.end.saturating_sub(1)
    {
        last.row.on_behalf_of = found.code;
        last.row.behalf_count = found.count;
        last.row.end = found.end.min(item.end);
        last.row.evidence = Span::new(last.row.start, last.row.end).of(ctx.text).to_owned();
        return;
    }
    let joint = [
        "in a joint statement with",
        "(in a joint statement with",
        "(joint statement with",
        "joint statement with",
        "jointly with",
        "together with",
        "also in the name of",
    ];
    if let Some(at) = joint.iter().find_map(|phrase| find(words, phrase).map(|at| (at, phrase.len()))) {
        let (at, length) = at;
        let first = trim(
            ctx.text,
            Span::new(item.start, item.start + words[..at].trim_end_matches(['(', ' ']).len()),
        );
        if !first.is_empty() {
            one_organisation(ctx, list, first, list.role, drafts);
        }
        let partners = Span::new(item.start + at + length, item.end);
        for partner in items(
            ctx,
            &List {
                kind: Some(EntityType::Ngo),
                ..list.clone()
            },
            partners,
        ) {
            let partner = trim(
                ctx.text,
                Span::new(partner.start, partner.end - usize::from(partner.of(ctx.text).ends_with(')'))),
            );
            if partner.of(ctx.text).starts_with(char::is_uppercase) {
                one_organisation(ctx, list, partner, Role::JointStatementPartner, drafts);
            }
        }
        return;
    }
    one_organisation(ctx, list, item, list.role, drafts);
}

fn one_organisation(ctx: &Context, list: &List, item: Span, role: Role, drafts: &mut Vec<Draft>) {
    let words = item.of(ctx.text);
    let mut name = item;
    let mut for_whom = None;
    // "Name (on behalf of ...)", "Name on behalf of ...": the name ends there. Short forms in brackets stay.
    let ends = [
        " (on behalf",
        " (also on behalf",
        " on behalf of",
        " (in a joint statement",
        " (by video",
        " (video",
    ];
    let place = ends.iter().find_map(|end| find(words, end));
    if let Some(at) = place {
        name = trim(ctx.text, Span::new(item.start, item.start + at));
        for_whom = behalf(ctx, item.start + at, item.end, None);
    }
    let name_words = name.of(ctx.text);
    let stripped = super::context::without_the(name_words);
    name = Span::new(name.end - stripped.len().min(name.len()), name.end);
    if stripped.is_empty()
        || !stripped.starts_with(|c: char| c.is_uppercase() || c.is_numeric() || c == '“' || c == '"')
        || stripped.len() > 200
    {
        return;
    }
    // A body or group that is known by its whole name.
    let known = ctx
        .mentions_in(name)
        .first()
        .filter(|mention| mention.start <= name.start + 4 && mention.end + 1 >= end_without_short_form(name_words, name));
    if let Some(entity) = known.and_then(|mention| mention.entity)
        && (list.kind.is_none() || entity.entity_type != EntityType::State)
    {
        let mut draft = Draft::of(ctx.text, entity, name, name, role, list.rule);
        draft.row.on_behalf_of = for_whom.and_then(|found| found.code);
        drafts.push(draft);
        return;
    }
    let kind = organisations::kind(ctx.lexicon, stripped, list.kind);
    let mut draft = match kind {
        Some(kind) => Draft::organisation(ctx.text, name, kind, role, list.rule),
        None if looks_like_a_name(stripped) => Draft::unnamed(ctx.text, name, name, role, list.rule),
        None => return,
    };
    draft.row.on_behalf_of = for_whom.and_then(|found| found.code);
    drafts.push(draft);
}

fn end_without_short_form(words: &str, name: Span) -> usize {
    words
        .rfind(" (")
        .filter(|_| words.ends_with(')'))
        .map_or(name.end, |at| name.start + at)
}

/// A few words that begin with a capital, and no clause.
fn looks_like_a_name(words: &str) -> bool {
    words.split_whitespace().count() <= 8
        && words.split_whitespace().all(|word| {
            word.starts_with(|c: char| c.is_uppercase() || c.is_numeric() || c == '(')
                || matches!(
                    word,
                    "of" | "and" | "the" | "for" | "de" | "des" | "la" | "&" | "in" | "et" | "pour" | "du" | "les" | "le"
                )
        })
}
