//! The items of a speakers' list.
//!
//! A comma, a semicolon or a last "and" parts two items, unless it stands in brackets or inside
//! a known name. An item that is a name and nothing else is that delegation; two names side by
//! side have lost their comma; an item that holds a country's name among other words is an
//! organisation, never the country.

mod cuts;
mod others;

use lexicon::{Answer, FloorWord, NameClass};
use record::{EntityType, Role, Span};

use super::behalf::behalf;
use super::context::{Context, bracket_end, strip_word};
use super::rows::Draft;
use super::subjects::is_delegation;
use cuts::{inverted_name, items};
use others::organisation;
pub(super) use others::{JOINTLY, NAME_ENDS};

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

/// What stands between two commas before those who reply again.
const SECOND_TIME: &[&str] = &[
    "for a second time",
    "for the second time",
    "a second time",
    "in a second right of reply",
    "in second rights of reply",
    "in a second reply",
];

/// Reads the items in `span`; what follows the list's last item is left alone.
pub(super) fn read_items(ctx: &Context, list: &List, span: Span) -> Vec<Draft> {
    let items = items(ctx, list, span);
    let mut drafts = Vec::with_capacity(items.len());
    let mut list = list.clone();
    for item in items {
        // "Chad, Togo, and, for a second time, Chad"
        let words = item.of(ctx.text);
        let again = strip_word(words, "and").unwrap_or(words).trim_start();
        if list.role == Role::RightOfReply && SECOND_TIME.contains(&again) {
            list.role = Role::RightOfReply2;
            continue;
        }
        read_item(ctx, &list, item, &mut drafts);
    }
    // Among organisations, a name that tells nothing is one too.
    let is_organisation = |draft: &Draft| draft.row.entity.as_deref().is_some_and(|code| code.starts_with("N:"));
    let known = drafts.iter().filter(|draft| draft.row.entity.is_some()).count();
    if known >= 2 && drafts.iter().all(|draft| draft.row.entity.is_none() || is_organisation(draft)) {
        for draft in drafts.iter_mut().filter(|draft| draft.row.entity.is_none()) {
            let name = draft.surface.of(ctx.text);
            draft.row.entity = Some(format!("N:{name}"));
            draft.row.entity_name = Some(name.to_owned());
            draft.row.entity_type = EntityType::Ngo;
        }
    }
    drafts
}

/// The delegations at the head of a list in a sentence: whatever stands behind the last is the
/// sentence's own.
pub(super) fn read_delegations(ctx: &Context, list: &List, span: Span) -> Vec<Draft> {
    let mut drafts = read_items(ctx, list, span);
    let is_named = |draft: &&Draft| draft.row.entity.is_some() && is_delegation(draft.row.entity_type);
    drafts.truncate(drafts.iter().take_while(is_named).count());
    drafts
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
            drafts.push(Draft::of(entity, item, item, list.role, list.rule));
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
        drafts.push(Draft::of(entity, item, item, role, list.rule));
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
            ctx.lexicon
                .floor
                .longest_first(FloorWord::ListLead)
                .iter()
                .find_map(|lead| strip_word(trimmed, lead))
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
        drafts.push(Draft::of(entity, surface, surface, role, list.rule));
        at = mention.end;
        let glued = ctx.text[at..].chars().next().is_some_and(|c| c.is_alphanumeric() || c == '-');
        if glued || ctx.text[at..item.end].starts_with("’s ") || ctx.text[at..item.end].starts_with("'s ") {
            return false;
        }
    }
    true
}
