//! The dialogues of a document, and the country that each is about.
//!
//! One page of the Human Rights Council holds several dialogues: a heading, or a sentence that
//! says which one was held, begins the next. A vote is named by its resolution's symbol. A
//! document about one country has one segment without a name.

mod concerned;
mod dialogues;
mod symbols;

use std::collections::{BTreeSet, HashMap};

use super::context::Context;
use super::format::Format;
pub(super) use concerned::concerned_of;
pub(super) use dialogues::{DIALOGUES, MANDATES, OTHER_TIMES};
use dialogues::{countries_speaking, dialogues, is_general};
pub(super) use symbols::amendment_in;
use symbols::symbols;

/// A stretch of the document about one dialogue or one vote.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Segment {
    pub(super) start: usize,
    /// Code of the country concerned, symbol of the resolution, or the item's title.
    pub(super) name: Option<String>,
    /// The country concerned.
    pub(super) concerned: Option<String>,
}

impl Segment {
    /// Whether it is named by the symbol of a draft.
    fn is_of_a_vote(&self) -> bool {
        self.name.as_deref().is_some_and(is_symbol)
    }

    /// Whether it is a debate on no country of its own.
    fn is_general(&self) -> bool {
        self.concerned.is_none() && self.name.as_deref().is_some_and(|name| is_general(&name.to_ascii_lowercase()))
    }
}

/// All segments, in order; there is always at least one.
#[derive(Debug)]
pub(super) struct Segments {
    all: Vec<Segment>,
    are_several: bool,
    concerned: BTreeSet<String>,
}

impl Segments {
    /// The segment that `offset` lies in.
    pub(super) fn at(&self, offset: usize) -> &Segment {
        let after = self.all.partition_point(|segment| segment.start <= offset);
        &self.all[after.saturating_sub(1)]
    }

    /// Whether the document holds more than one dialogue or vote.
    pub(super) fn are_several(&self) -> bool {
        self.are_several
    }

    /// The name to give to rows at `offset`.
    pub(super) fn name_at(&self, offset: usize) -> Option<&str> {
        let name = self.at(offset).name.as_deref()?;
        (self.are_several || is_symbol(name)).then_some(name)
    }

    /// The one country the whole document is about.
    pub(super) fn concerned(&self) -> Option<&str> {
        let mut codes = self.concerned.iter();
        codes.next().filter(|_| codes.next().is_none()).map(String::as_str)
    }

    /// Whether any segment is about this country.
    pub(super) fn is_concerned(&self, code: &str) -> bool {
        self.concerned.contains(code)
    }

    fn new(all: Vec<Segment>) -> Segments {
        let mut names: Vec<&str> = all.iter().filter_map(|segment| segment.name.as_deref()).collect();
        names.dedup();
        Segments {
            are_several: names.len() > 1,
            concerned: all.iter().filter_map(|segment| segment.concerned.clone()).collect(),
            all,
        }
    }

    /// Cuts the document.
    pub(super) fn read(ctx: &Context) -> Segments {
        if let Some(given) = ctx.doc.concerned {
            let mut all = symbols(ctx);
            for segment in &mut all {
                segment.concerned = Some(given.to_owned());
            }
            all.insert(
                0,
                Segment {
                    concerned: Some(given.to_owned()),
                    ..Segment::default()
                },
            );
            return Segments::new(all);
        }
        let mut all = vec![Segment::default()];
        if matches!(ctx.format, Format::Summary | Format::SessionReport | Format::PressRelease) {
            all.extend(dialogues(ctx));
            all.extend(symbols(ctx));
            let further = countries_speaking(ctx, &all);
            all.extend(further);
            all.sort_by_key(|segment| segment.start);
        }
        keep_country_within_vote(&mut all);
        let countries: Vec<&str> = all.iter().filter_map(|segment| segment.concerned.as_deref()).collect();
        let one = countries
            .first()
            .filter(|first| countries.iter().all(|code| code == *first))
            .map(|code| (*code).to_owned());
        let overall = if !countries.is_empty() {
            one
        } else if opens_a_general_debate(ctx) {
            None
        } else {
            concerned_of(ctx)
        };
        let drafts = all
            .iter()
            .filter(|segment| segment.is_of_a_vote())
            .filter_map(|segment| segment.name.as_deref());
        let several_drafts = drafts.collect::<BTreeSet<&str>>().len() > 1;
        if let Some(code) = overall {
            // What one draft is about, another is not; nor is a general debate.
            let may_share = |segment: &&mut Segment| !(several_drafts && segment.is_of_a_vote() || segment.is_general());
            for segment in all.iter_mut().filter(may_share) {
                segment.concerned.get_or_insert_with(|| code.clone());
            }
        }
        // What stands before the first heading belongs to the first dialogue.
        let first = all.iter().find(|segment| segment.name.is_some()).cloned();
        if let Some(first) = first.filter(|first| !first.is_of_a_vote()) {
            all[0].name = first.name;
            let concerned = first.concerned;
            if all[0].concerned.is_none() {
                all[0].concerned = concerned;
            }
        }
        Segments::new(all)
    }
}

/// Whether the Council's account begins with a general debate and no dialogue: whatever its speakers speak
/// of most, it is on no country.
fn opens_a_general_debate(ctx: &Context) -> bool {
    let head = &ctx.lower[..ctx.text.floor_char_boundary(500)];
    ctx.format == Format::Summary
        && is_general(head)
        && !head.contains("interactive dialogue")
        && !head.contains("situation of human rights in")
}

/// "A/HRC/51/L.1", "L.37".
fn is_symbol(name: &str) -> bool {
    name.contains('/')
        || name
            .strip_prefix("L.")
            .is_some_and(|number| number.starts_with(|c: char| c.is_ascii_digit()))
}

/// A vote's segment without a country of its own keeps the one of the stretch it stands in.
fn keep_country_within_vote(all: &mut [Segment]) {
    let mut symbol: Option<String> = None;
    let mut country: HashMap<String, String> = HashMap::new();
    for segment in all.iter_mut() {
        if segment.is_of_a_vote() {
            symbol.clone_from(&segment.name);
        }
        if let (Some(symbol), Some(code)) = (&symbol, &segment.concerned) {
            country.entry(symbol.clone()).or_insert_with(|| code.clone());
        }
        if let Some(known) = segment.name.as_ref().and_then(|name| country.get(name)) {
            segment.concerned.get_or_insert_with(|| known.clone());
        }
    }
}
