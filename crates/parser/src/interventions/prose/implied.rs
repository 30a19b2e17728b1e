//! Those on the floor whose State the sentence itself does not name: a minister of the country that
//! the meeting is about, "its delegate", and who "did not" do what the speaker before did.

use lexicon::{FloorWord, NameClass, Predicate};
use record::{Role, Span};

use super::room::addresses_the_meeting;
use super::{Reader, Turn};
use crate::interventions::context::{Context, find, first_word, is_capitalised};
use crate::interventions::predicates::predicate_at;
use crate::interventions::roles::CONCERNED;
use crate::interventions::rows::Draft;
use crate::interventions::subjects::{Noun, is_delegation};

/// What opens the sentence of one who presents.
const PRESENTING: &[&str] = &[
    "Presenting ",
    "Introducing ",
    "Opening ",
    "Defending ",
    "Closing ",
    "Responding ",
    "Replying ",
];

/// By what name the country that the meeting is about goes, beside those of [`CONCERNED`].
const IN_QUESTION: &[&str] = &["country under discussion", "country in question"];

/// How it is told that somebody came for the meeting.
const CAME_FOR_IT: &[&str] = &[
    "for the session",
    "for the debate",
    "for the dialogue",
    "for the meeting",
    "for the review",
    "for the occasion",
];
const CAME: &[&str] = &[
    "flew in",
    "flown in",
    "travelled",
    "traveled",
    "came",
    "had come",
    "flew to",
    "was in geneva",
    "attended in person",
];

/// What one does who comes for a country, and whom one brings.
const LEADS: &[&str] = &["led", "leads", "leading", "headed", "heads", "heading"];
const BROUGHT: &[&str] = &["delegation", "team"];

impl<'a> Reader<'_, 'a> {
    /// "Foreign Minister Ana Ruiz told the Council that ...", "Attorney General Omar Diallo, who led a
    /// team of nine, said": in a newspaper's account of a meeting on a country, its own government,
    /// where no other State is named with the office.
    pub(super) fn by_its_minister(&mut self, sentence: Span, turns: &mut Vec<Turn>) {
        let ctx = self.ctx;
        let concerned = self.segments.at(sentence.start).concerned.as_deref();
        let Some(entity) = concerned.and_then(|code| ctx.lexicon.names.entity(code)) else {
            return;
        };
        let text = sentence.of(ctx.text);
        let presents = PRESENTING.iter().any(|lead| text.starts_with(lead));
        let comma = presents.then(|| find(text, ", ")).flatten().filter(|at| *at < 120);
        let lead = comma.map_or(0, |comma| comma + 2);
        // "Closing the discussion, our ambassador asked"
        let ours = comma.and_then(|_| {
            let nouns = [
                "our ambassador",
                "our envoy",
                "our delegation",
                "our permanent representative",
                "the country’s ambassador",
            ];
            nouns
                .iter()
                .find(|words| text[lead..].starts_with(**words))
                .map(|words| words.len())
        });
        let Some(title_and_name) = ours
            .or_else(|| minister(&text[lead..]))
            .or_else(|| sent_person(ctx, sentence, lead))
        else {
            return;
        };
        let start = sentence.start + lead;
        let end = start + title_and_name;
        let verb = ctx.ahead_lower(end, sentence.end, 240);
        let closes = [
            " wound up",
            " closed the debate",
            " opened the debate",
            " had the last word",
            " rounded off",
            " took the floor",
            " answered the critics",
            " answered his critics",
            " answered her critics",
            " replied last",
        ];
        let has_the_floor = closes.iter().any(|words| verb.starts_with(words));
        let asks = ["asked ", "urged ", "warned ", "begged "];
        let told = verb.match_indices(" ").any(|(at, _)| {
            let words = &verb[at + 1..];
            let asked = asks.iter().find_map(|asked| words.strip_prefix(asked));
            addresses_the_meeting(words)
                || asked.is_some_and(|whom| {
                    ["members ", "the council ", "delegations ", "the members "]
                        .iter()
                        .any(|noun| whom.starts_with(noun))
                })
        });
        let is_sent =
            CONCERNED.iter().chain(IN_QUESTION).any(|words| verb.contains(words)) || leads_a_delegation(verb) || came_for_the_meeting(verb);
        let of_the_report = presents && text[..lead].contains("report");
        let before_verb = Span::new(start, end + verb.len().min(120));
        let of_another = ctx
            .mentions_in(before_verb)
            .iter()
            .filter_map(|mention| mention.entity)
            .any(|named| is_delegation(named.entity_type) && named.code != entity.code);
        let closing = ours.is_some() && presents;
        if !(told || is_sent || closing || of_the_report || has_the_floor) || of_another {
            return;
        }
        let words = Span::new(start, end);
        let draft = Draft::of(entity, words, words, Role::CountryConcerned, self.rule(Noun::Office));
        self.take_turn(turns, sentence, draft);
    }

    /// "The delegation, headed by the law minister, said": in a newspaper, that of the country the meeting
    /// is about, where no other has just spoken.
    pub(super) fn the_delegation(&mut self, sentence: Span, turns: &mut Vec<Turn>) {
        let ctx = self.ctx;
        let text = sentence.of(ctx.text);
        let Some(end) = [
            "The delegation",
            "The government delegation",
            "The Government delegation",
            "The official delegation",
        ]
        .iter()
        .find(|noun| text.starts_with(**noun))
        .map(|noun| noun.len()) else {
            return;
        };
        let concerned = self.segments.at(sentence.start).concerned.as_deref();
        let Some(entity) = concerned.and_then(|code| ctx.lexicon.names.entity(code)) else {
            return;
        };
        let of_another = self
            .current
            .clone()
            .any(|row| self.drafts[row].row.entity.as_deref().is_some_and(|code| code != entity.code));
        let mut from = sentence.start + end;
        if let Some(aside) = ctx.ahead(from, sentence.end, 160).strip_prefix(", ") {
            let Some(close) = aside.find(", ") else { return };
            from += ", ".len() + close + 1;
        }
        let verb = predicate_at(ctx, from, sentence.end, false, false);
        let speaks = verb.is_some_and(|verb| verb.known && verb.predicate == Predicate::Speaker);
        if speaks && !of_another {
            let words = Span::new(sentence.start, sentence.start + end);
            let draft = Draft::of(entity, words, words, Role::CountryConcerned, self.rule(Noun::Delegate));
            self.take_turn(turns, sentence, draft);
        }
    }

    /// "**Chad’s team was led by** Ana Ruiz, who told the working group": the country concerned.
    pub(super) fn its_team(&mut self, sentence: Span, turns: &mut Vec<Turn>) {
        let ctx = self.ctx;
        let Some(mention) = ctx.mentions_in(sentence).first() else { return };
        let lead = ctx.text.get(sentence.start..mention.start).unwrap_or("");
        let rest = ctx.ahead_lower(mention.end, sentence.end, 240);
        let nouns = [
            " team was led by ",
            " delegation was led by ",
            " team was headed by ",
            " delegation was headed by ",
        ];
        let rest = rest.trim_start_matches(['’', '\'', 's']);
        let is_led = nouns.iter().any(|noun| rest.starts_with(noun));
        let speaks = rest
            .find(", who ")
            .is_some_and(|at| addresses_the_meeting(&rest[at + ", who ".len()..]));
        let concerned = self.segments.at(sentence.start).concerned.as_deref();
        let entity = mention.entity.filter(|entity| concerned == Some(entity.code.as_str()));
        if let Some(entity) = entity.filter(|_| is_led && speaks && matches!(lead, "" | "The ")) {
            let name = Span::new(mention.start, mention.end);
            self.take_turn(
                turns,
                sentence,
                Draft::of(entity, name, name, Role::CountryConcerned, self.rule(Noun::Delegate)),
            );
        }
    }

    /// "Chad was unmoved. **Its delegate**, a judge by training, called the text a relic": the State
    /// that the sentence before is about.
    pub(super) fn its_delegate(&mut self, number: usize, sentence: Span, turns: &mut Vec<Turn>) {
        let ctx = self.ctx;
        let text = sentence.of(ctx.text);
        // "“It is late,” its representative said."
        let behind_a_quotation = text
            .starts_with('“')
            .then(|| find(text, "” its ").map(|at| at + "” ".len()))
            .flatten();
        let begin = behind_a_quotation.unwrap_or(0);
        let its = ["Its ", "its "].iter().find_map(|its| text[begin..].strip_prefix(*its));
        // Who was only told to vote a certain way has not spoken.
        let voted = |row: usize| matches!(self.drafts[row].row.role, Role::VoterYes | Role::VoterNo | Role::VoterAbstain);
        let Some(rest) = its.filter(|_| self.current.clone().all(voted)) else {
            return;
        };
        if begin == 0 && !text.starts_with("Its ") {
            return;
        }
        let Some((noun, length)) = first_word(rest) else { return };
        let speaks_for_it = ctx.lexicon.floor.kinds(noun).has(FloorWord::Delegate);
        let Some(before) = number.checked_sub(1).and_then(|before| ctx.doc.sentences.get(before)) else {
            return;
        };
        let same_paragraph = ctx.doc.paragraph_at(before.start) == self.paragraph;
        let begins = ctx.mentions_in(*before).first().filter(|mention| {
            let lead = ctx.text.get(before.start..mention.start).unwrap_or("");
            mention.class == NameClass::Name && matches!(lead, "" | "The " | "But " | "And ")
        });
        let Some(entity) = begins.and_then(|mention| mention.entity) else {
            return;
        };
        if !speaks_for_it || !same_paragraph || !is_delegation(entity.entity_type) {
            return;
        }
        let mut from = sentence.start + begin + "Its ".len() + length;
        if ctx.text[from..].starts_with(',') {
            let Some(end) = find(ctx.ahead(from + 1, sentence.end, 200), ", ") else {
                return;
            };
            from += 1 + end + 1;
        }
        let verb = predicate_at(ctx, from, sentence.end, false, false);
        if verb.is_none_or(|verb| verb.predicate != Predicate::Speaker) {
            return;
        }
        // Evidence of its own: "Its representative".
        let name = Span::new(sentence.start + begin, sentence.start + begin + "Its ".len() + length);
        let concerned = self.segments.at(sentence.start).concerned.as_deref() == Some(entity.code.as_str());
        let role = if concerned { Role::CountryConcerned } else { Role::Speaker };
        self.take_turn(turns, sentence, Draft::of(entity, name, name, role, self.rule(Noun::Delegate)));
    }

    /// "Neither mentioned the visit. **The Netherlands did.**": who is said to have spoken as nobody before.
    pub(super) fn did(&mut self, sentence: Span, turns: &mut Vec<Turn>) {
        let ctx = self.ctx;
        let Some(mention) = ctx.mentions_in(sentence).first() else { return };
        let lead = ctx.text.get(sentence.start..mention.start).unwrap_or("");
        let rest = ctx.text.get(mention.end..sentence.end).unwrap_or("");
        let is_said = matches!(lead, "" | "The " | "But " | "Only ") && matches!(rest, " did." | " did so." | " did it.");
        let entity = mention.entity.filter(|entity| is_delegation(entity.entity_type));
        if let Some(entity) = entity.filter(|_| is_said && mention.class == NameClass::Name && !self.current.is_empty()) {
            let name = Span::new(mention.start, mention.end);
            self.take_turn(turns, sentence, Draft::of(entity, name, name, Role::Speaker, self.rule(Noun::Bare)));
        }
    }

    /// "Norway aligned itself with the text. Iceland, long expected to do so, **did not**."
    pub(super) fn did_not(&mut self, sentence: Span) {
        let ctx = self.ctx;
        let ends = [" did not.", " had not.", " did not do so.", " declined to do so."]
            .iter()
            .any(|words| sentence.of(ctx.text).ends_with(words));
        let Some(mention) = ctx.mentions_in(sentence).first().filter(|_| ends) else {
            return;
        };
        let lead = ctx.text.get(sentence.start..mention.start).unwrap_or("");
        let between = ctx.text.get(mention.end..sentence.end).unwrap_or("");
        let is_subject = matches!(lead, "" | "The " | "But ") && (between.starts_with(',') || between.len() < 24);
        let before = self.current.clone().next_back().map(|row| self.drafts[row].row.role);
        let role = match before {
            Some(Role::Alignment) => Role::DidNotAlign,
            Some(Role::Speaker) => Role::DidNotSpeak,
            _ => return,
        };
        if let Some(entity) = mention.entity.filter(|entity| is_subject && is_delegation(entity.entity_type)) {
            let name = Span::new(mention.start, mention.end);
            self.drafts.push(Draft::of(
                entity,
                name,
                Span::new(mention.start, sentence.end),
                role,
                "prose.did_not",
            ));
        }
    }
}

/// ", who flew in for the session,".
fn came_for_the_meeting(words: &str) -> bool {
    let Some(who) = words.strip_prefix(", who ") else { return false };
    let clause = &who[..who.find(',').unwrap_or(who.len())];
    CAME.iter().any(|verb| clause.contains(verb)) && CAME_FOR_IT.iter().any(|words| clause.contains(words))
}

/// "H.E. Ms. Ana Ruiz, Permanent Representative, speaking **for the country concerned**, said": the length
/// of a person's title and name, where it is told that they speak for it.
fn sent_person(ctx: &Context, sentence: Span, lead: usize) -> Option<usize> {
    let text = ctx.text.get(sentence.start + lead..sentence.end)?;
    let (mut end, mut words) = (0, 0);
    loop {
        // "H.E. Mr. Omar Diallo"
        let dot = usize::from(words > 0 && text[end..].starts_with('.'));
        let Some((word, length)) = first_word(&text[end + dot..]) else {
            break;
        };
        let gap = &text[end + dot..end + dot + length - word.len()];
        let joins = gap == " " || gap.is_empty() && (words == 0 || dot > 0);
        let is_small = words > 0 && matches!(word, "al" | "de" | "bin" | "van" | "von" | "der");
        if !joins || !(is_capitalised(word) || is_small) || words > 9 {
            break;
        }
        words += 1;
        end += dot + length;
    }
    if words < 2 {
        return None;
    }
    let rest = ctx.ahead_lower(sentence.start + lead + end, sentence.end, 240);
    let for_it = |phrase: &str| {
        rest.match_indices(phrase)
            .any(|(at, _)| FOR_IT.iter().any(|words| rest[..at].trim_end().ends_with(words)))
    };
    let is_sent = CONCERNED.iter().chain(IN_QUESTION).any(|phrase| for_it(phrase));
    let speaks = || {
        rest.match_indices(' ').any(|(at, _)| {
            let verb = ctx.lexicon.floor.predicate(&rest[at + 1..]);
            verb.is_some_and(|verb| verb.predicate == Predicate::Speaker && !verb.is_base)
        })
    };
    (is_sent && speaks()).then_some(end)
}

/// What is before the country that somebody speaks for.
const FOR_IT: &[&str] = &["for the", "on behalf of the", "as the", "representing the", "in the name of the"];

/// ", who led a team of nine": whether the words tell who leads a delegation.
fn leads_a_delegation(words: &str) -> bool {
    LEADS.iter().any(|lead| {
        words.match_indices(lead).any(|(at, _)| {
            let mut object = words[at + lead.len()..].split([' ', ',']).skip(1);
            let is_led = matches!(object.next(), Some("a" | "an" | "the" | "its" | "his" | "her" | "their"));
            // "a team", "the Chadian delegation", "a large government team"
            is_led && object.take(3).any(|word| BROUGHT.contains(&word))
        })
    })
}

/// "Deputy Foreign Minister Ana Ruiz", "Attorney General Omar Diallo": the length of a minister's title
/// and name at the head of `text`.
fn minister(text: &str) -> Option<usize> {
    let (mut at, mut office_end, mut words) = (0, None, 0);
    while let Some((word, length)) = first_word(&text[at..]) {
        let gap = &text[at..at + length - word.len()];
        let joins = at == 0 || gap == " " || gap == ". ";
        let joins_office = [
            "foreign", "justice", "interior", "prime", "home", "minister", "deputy", "vice", "human", "rights", "affairs",
        ];
        let is_small = matches!(word, "of" | "for" | "and" | "the" | "al" | "de" | "bin") && office_end.is_some()
            || words > 0 && joins_office.contains(&word);
        if !joins || !(is_capitalised(word) || is_small) || words > 9 {
            break;
        }
        words += 1;
        at += length;
        if matches!(word, "Minister" | "minister" | "Attorney" | "Attorney-General") {
            office_end = Some(words);
        }
    }
    let office = office_end.filter(|office| *office <= 5)?;
    // The title, and a name of two words at least.
    (words >= office + 2).then_some(at)
}
