//! Finds what each number counts: the noun after it, after "of", or the one it leaves out.
//!
//! "only eight were critical" counts delegations when delegations were counted before; "the
//! toll rose to 32" counts what the subject names; "dozens injured" counts people.

use record::{Figure, FigureKind, Qualifier};

use super::Draft;
use super::nouns::{self, NounPhrase, noun_phrase, singular};
use super::relations::Memory;
use super::tokens::{Kind, Tokens};

/// How far back a subject is looked for.
const WINDOW: usize = 14;

/// The figures of a sentence that a later one in it can refer to: so many, however long it is.
pub(crate) fn recent(before: &[Draft]) -> &[Draft] {
    &before[before.len().saturating_sub(WINDOW)..]
}

/// Gives every draft its noun, or the one it leaves out.
pub(crate) fn count(text: &str, tokens: &Tokens, drafts: &mut [Draft], memory: &mut Memory) {
    for at in 0..drafts.len() {
        let (before, rest) = drafts.split_at_mut(at);
        let Some(draft) = rest.first_mut() else { break };
        let before = recent(before);
        age_in_context(tokens, draft);
        match draft.figure.kind {
            FigureKind::Count | FigureKind::Number | FigureKind::Vote => {
                counted(text, tokens, draft, before, memory);
                rate(text, tokens, draft);
                if draft.figure.rate.as_deref().is_some_and(|rate| rate.contains(char::is_numeric)) {
                    draft.figure.kind = FigureKind::Rate;
                }
            }
            FigureKind::Ratio => part(text, tokens, draft, before, memory),
            FigureKind::Percent => base(text, tokens, draft),
            FigureKind::Age => aged(text, tokens, draft),
            FigureKind::Money => rate(text, tokens, draft),
            FigureKind::Duration
            | FigureKind::Measure
            | FigureKind::Temperature
            | FigureKind::Rate
            | FigureKind::Rank
            | FigureKind::Score => rate(text, tokens, draft),
        }
    }
}

/// "Kem Vuth, 69, was", "aged 12", "at the age of 30": a number without a unit that is an age.
fn age_in_context(tokens: &Tokens, draft: &mut Draft) {
    let figure = &draft.figure;
    let plausible = figure
        .value
        .or(figure.upper)
        .is_some_and(|value| (0.0..=120.0).contains(&value) && value.fract() == 0.0);
    if figure.kind != FigureKind::Count || !plausible {
        return;
    }
    let before = tokens.before(draft.first, 1);
    let announced = before.is_some_and(|token| token.is_one_of(&["aged", "age"]))
        || before.is_some_and(|token| token.is("of"))
            && tokens.before(draft.first, 2).is_some_and(|token| token.is_one_of(&["age", "ages"]))
        || before.is_some_and(|token| token.is_one_of(&["between", "from"]))
            && tokens
                .before(draft.first, 2)
                .is_some_and(|token| token.is_one_of(&["aged", "ages", "ages"]));
    let announced = announced
        || tokens.match_before(draft.number, &["age", "of"]).is_some()
        || tokens.match_before(draft.number, &["ages", "of"]).is_some();
    let under = tokens.list[draft.first].is_one_of(&["under", "over", "above", "below"])
        && before.is_some_and(|token| {
            token.is_one_of(&[
                "children", "people", "women", "adults", "girls", "boys", "men", "youths", "those", "anyone", "everyone", "kids",
                "infants", "citizens", "patients", "all",
            ])
        })
        && tokens
            .get(draft.end)
            .is_none_or(|after| after.part().is_some() || after.verb().is_some() || matches!(after.kind, Kind::Mark(_)));
    // "Jon Ek Jr., 55, could": the stop belongs to the name.
    let name = |back: usize| {
        let stop = usize::from(tokens.before(draft.number, back).is_some_and(|mark| mark.is_mark('.')));
        tokens.before(draft.number, back + stop).is_some_and(|name| name.is_capitalised())
    };
    let also =
        before.is_some_and(|token| token.is("also")) && tokens.before(draft.number, 2).is_some_and(|mark| mark.is_mark(',')) && name(3);
    let between_commas = (also || before.is_some_and(|token| token.is_mark(',')) && name(2))
        && tokens
            .get(draft.end)
            .is_some_and(|after| matches!(after.kind, Kind::Mark(',' | ')' | '.' | ';')))
        && figure.value.is_some_and(|value| value >= 1.0)
        && !tokens.before(draft.number, 3).is_some_and(|token| token.is_digits())
        && tokens.get(draft.number).is_some_and(|token| token.is_digits());
    let bracketed = before.is_some_and(|token| token.is_mark('('))
        && tokens.before(draft.number, 2).is_some_and(|name| name.is_capitalised())
        && tokens.before(draft.number, 3).is_some_and(|name| name.is_capitalised())
        && tokens.get(draft.end).is_some_and(|after| matches!(after.kind, Kind::Mark(')')))
        && figure.value.is_some_and(|value| value >= 10.0);
    if announced || under || between_commas || bracketed || is_so_old(tokens, draft) {
        let figure = &mut draft.figure;
        figure.kind = FigureKind::Age;
        figure.unit = "year".into();
        figure.rule = "figure.age".into();
    }
}

/// "She was 15 and", "who turned 40", "as young as 12": a person's years.
fn is_so_old(tokens: &Tokens, draft: &Draft) -> bool {
    let young = (1..=3).any(|back| {
        tokens
            .before(draft.number, back)
            .is_some_and(|word| word.is_one_of(&["young", "old"]))
    }) && tokens.before(draft.number, 1).is_some_and(|word| word.is("as"));
    let ends = tokens.get(draft.end).is_none_or(|next| {
        matches!(next.kind, Kind::Mark('.' | ',' | ';' | ')' | '”' | '"' | '—' | '–'))
            || next.is_one_of(&["and", "when", "at", "but", "in", "on", "this", "last", "next"])
    });
    let verb = tokens
        .before(draft.first, 1)
        .is_some_and(|verb| verb.is_one_of(&["was", "is", "turned", "turns", "be", "am"]));
    let subject = tokens.before(draft.first, 2).is_some_and(|subject| {
        subject.is_one_of(&["he", "she", "who", "i"])
            || subject.is_one_of(&["would", "will"])
                && tokens
                    .before(draft.first, 3)
                    .is_some_and(|who| who.is_one_of(&["he", "she", "who", "i"]))
    });
    let contracted = tokens
        .before(draft.first, 1)
        .is_some_and(|word| word.is_one_of(&["she’s", "he’s", "i’m", "she's", "he's", "i'm"]));
    young || ends && (verb && subject || contracted)
}

fn set(text: &str, tokens: &Tokens, draft: &mut Draft, phrase: NounPhrase) {
    let span = tokens.list[phrase.first].start..tokens.list[phrase.end - 1].end;
    draft.figure.counted = Some(text[span].to_owned());
    draft.figure.counted_head = Some(singular(&tokens.list[phrase.head]));
    draft.noun = Some((phrase.first, phrase.end));
    draft.reached = draft.reached.max(phrase.end);
}

fn elide(draft: &mut Draft, phrase: &str, head: &str) {
    draft.figure.counted = Some(phrase.to_owned());
    draft.figure.counted_head = Some(head.to_owned());
    draft.figure.counted_elided = true;
}

const POINTERS: &[&str] = &["them", "those", "these", "us", "you", "whom", "which", "it", "that", "this"];
const REST: &[&str] = &["other", "others", "more"];

/// Past "of", determiners and a number: "28 of the 36 delegations", "half of all complaints".
fn after_of(tokens: &Tokens, at: usize) -> Option<usize> {
    let mut next = at;
    if tokens.match_at(at, &["out", "of"]).is_some() {
        next = at + 2;
    } else if tokens.get(at)?.is("of") {
        next = at + 1;
    }
    (next > at).then_some(next)
}

fn past_determiners(tokens: &Tokens, at: usize) -> usize {
    let mut next = at;
    while next < at + 5 {
        let Some(token) = tokens.get(next) else { break };
        let number = token.is_digits() || token.numeral().is_some() || token.is_hyphen() && token.glued;
        let determiner = token.is_one_of(&[
            "the",
            "a",
            "an",
            "all",
            "its",
            "their",
            "his",
            "her",
            "our",
            "my",
            "these",
            "those",
            "such",
            "about",
            "some",
            "more",
            "than",
            "nearly",
            "over",
            "around",
            "almost",
            "approximately",
            "roughly",
            "estimated",
            "at",
            "least",
            "other",
            "any",
            "both",
            "every",
            "each",
            "your",
        ]);
        let possessive = token.is_word() && (token.text.ends_with("’s") || token.text.ends_with("'s"));
        if !(number || determiner || possessive) {
            break;
        }
        next += 1;
    }
    next
}

fn counted(text: &str, tokens: &Tokens, draft: &mut Draft, before: &[Draft], memory: &Memory) {
    if vote(text, tokens, draft, before) || score(tokens, draft, before) {
        return;
    }
    let at = draft.reached;
    let singular_count = draft.figure.value == Some(1.0);
    // "the 47-member Council".
    if tokens.get(at).is_some_and(|token| token.is_hyphen() && token.glued)
        && tokens.get(at + 1).is_some_and(|token| token.glued && token.is_word())
    {
        // "a 3,400-strong garrison": the garrison is counted.
        if tokens.list[at + 1].is("strong")
            && let Some(phrase) = noun_phrase(tokens, at + 2, true)
        {
            set(text, tokens, draft, phrase);
            return;
        }
        let mut end = at + 2;
        while tokens.get(end).is_some_and(|token| token.is_hyphen() && token.glued)
            && tokens.get(end + 1).is_some_and(|token| token.glued && token.is_word())
        {
            end += 2;
        }
        set(
            text,
            tokens,
            draft,
            NounPhrase {
                first: at + 1,
                end,
                head: end - 1,
            },
        );
        return;
    }
    if let Some(of) = after_of(tokens, at) {
        // "five of those arrested", "two of those who fled".
        let those = tokens.get(of).is_some_and(|token| token.is_one_of(&["those", "these"]));
        if those
            && tokens.get(of + 1).is_some_and(|next| {
                next.is("who")
                    || matches!(
                        next.verb(),
                        Some((_, lexicon::numbers::VerbForm::Past | lexicon::numbers::VerbForm::Participle))
                    )
            })
            && before.is_empty()
        {
            elide(draft, "people", "people");
            return;
        }
        if tokens.get(of).is_some_and(|token| token.is_one_of(POINTERS))
            && !tokens.get(of + 1).is_some_and(|noun| noun.is_word() && nouns::is_plural(noun))
        {
            antecedent(tokens, draft, before, memory);
            return;
        }
        let inner = past_determiners(tokens, of);
        if let Some(phrase) = noun_phrase(tokens, inner, false) {
            // "two counts of theft and five of fraud": five counts.
            let bare = inner == of && !nouns::is_plural(&tokens.list[phrase.head]);
            if bare
                && draft.figure.qualifier != Qualifier::Vague
                && before
                    .iter()
                    .any(|other| other.figure.kind == FigureKind::Count && other.figure.counted_head.is_some())
            {
                antecedent(tokens, draft, before, memory);
                return;
            }
            // "five of the 21 injured".
            if phrase.end == phrase.first + 1 && is_fate(tokens, phrase.head) {
                elide(draft, "people", "people");
                return;
            }
            set(text, tokens, draft, phrase);
            return;
        }
        antecedent(tokens, draft, before, memory);
        return;
    }
    if let Some(phrase) = noun_phrase(tokens, at, singular_count) {
        let head = tokens.list[phrase.head];
        if head.is_one_of(REST) && phrase.end == phrase.first + 1 {
            antecedent(tokens, draft, before, memory);
            return;
        }
        // "only two sent ministers", "nine raised concerns": the verb of what is counted.
        if begins_with_verb(tokens, phrase, !singular_count) {
            antecedent(tokens, draft, before, memory);
            return;
        }
        // "four short of a majority", "three apiece".
        if phrase.end == phrase.first + 1
            && head.is_one_of(&[
                "short",
                "clear",
                "ahead",
                "behind",
                "absent",
                "present",
                "strong",
                "overall",
                "altogether",
                "so",
                "supportive",
                "critical",
                "neutral",
                "undecided",
                "favourable",
                "favorable",
            ])
        {
            antecedent(tokens, draft, before, memory);
            return;
        }
        // "14 killed", "eight injured": those are people, however the word is written.
        if phrase.end == phrase.first + 1 && is_fate(tokens, phrase.head) {
            people_or(tokens, draft, before);
            return;
        }
        set(text, tokens, draft, phrase);
        return;
    }
    if let Some(group) = group_of(tokens, draft.first) {
        if tokens.list[group].is_one_of(&["mother", "father", "parents", "parent"]) {
            elide(draft, "children", "child");
        } else {
            set(
                text,
                tokens,
                draft,
                NounPhrase {
                    first: group,
                    end: group + 1,
                    head: group,
                },
            );
            draft.noun = None;
            draft.reached = draft.end;
        }
        return;
    }
    if let Some(phrase) = subject(tokens, draft.first)
        .filter(|phrase| !tokens.list[phrase.head].is_one_of(&["figure", "number", "total", "tally", "count", "it", "estimate"]))
    {
        set(text, tokens, draft, phrase);
        draft.figure.counted_elided = false;
        draft.noun = None;
        return;
    }
    antecedent(tokens, draft, before, memory);
}

/// Verbs that are seldom a participle before a noun.
const ACTS: &[&str] = &[
    "send",
    "say",
    "tell",
    "take",
    "make",
    "give",
    "get",
    "hold",
    "speak",
    "win",
    "go",
    "come",
    "have",
    "express",
    "raise",
    "voice",
    "praise",
    "welcome",
    "criticise",
    "criticize",
    "condemn",
    "support",
    "oppose",
    "back",
    "urge",
    "endorse",
    "reject",
    "commend",
    "applaud",
    "request",
    "vote",
    "abstain",
    "regret",
    "laud",
    "denounce",
    "dissociate",
    "align",
    "deplore",
    "thank",
    "ask",
    "call",
    "cast",
    "recognise",
    "recognize",
    "appreciate",
    "become",
    "lose",
    "pay",
    "receive",
    "attend",
];

/// Whether what looks like a counted phrase is a verb with its object.
fn begins_with_verb(tokens: &Tokens, phrase: NounPhrase, many: bool) -> bool {
    use lexicon::numbers::VerbForm;
    let first = &tokens.list[phrase.first];
    match first.verb() {
        // "around 600 work at the plant", "nine live in tents".
        Some((_, VerbForm::Base)) if many && phrase.end == phrase.first + 1 && !nouns::is_plural(first) => {
            tokens.get(phrase.end).is_some_and(|next| {
                matches!(
                    next.part(),
                    Some(lexicon::numbers::Part::Preposition | lexicon::numbers::Part::Determiner | lexicon::numbers::Part::Pronoun)
                ) && !next.is("of")
            })
        }
        Some((base, VerbForm::Past | VerbForm::Participle)) if !nouns::is_plural(first) => {
            ACTS.contains(&base) || phrase.end == phrase.first + 1 && !is_fate(tokens, phrase.first)
        }
        _ => false,
    }
}

/// "a crew of five", "a family of four", "a mother of three".
fn group_of(tokens: &Tokens, first: usize) -> Option<usize> {
    let group = first.checked_sub(2)?;
    (tokens.list[first - 1].is("of")
        && tokens.list[group].is_one_of(&[
            "crew",
            "family",
            "group",
            "team",
            "jury",
            "panel",
            "party",
            "mother",
            "father",
            "parents",
            "parent",
            "gang",
            "cast",
            "delegation",
            "squad",
            "household",
            "board",
            "committee",
            "cabinet",
            "force",
            "staff",
            "audience",
            "crowd",
        ]))
    .then_some(group)
}

/// What happens to people: the count that stands before it counts people.
fn is_fate(tokens: &Tokens, at: usize) -> bool {
    tokens.get(at).is_some_and(|token| {
        token.is_one_of(&[
            "dead",
            "killed",
            "injured",
            "wounded",
            "missing",
            "hurt",
            "arrested",
            "detained",
            "displaced",
            "homeless",
            "hospitalised",
            "hospitalized",
            "infected",
            "evacuated",
            "sick",
            "ill",
            "alive",
            "died",
            "fled",
            "trapped",
            "stranded",
            "drowned",
        ])
    })
}

/// "killed", "have been killed", "were reported missing": a fate, past the small verbs before it.
fn befell(tokens: &Tokens, at: usize) -> bool {
    let fate = (at..at + 5).find(|&at| {
        !tokens.get(at).is_some_and(|token| {
            token.part() == Some(lexicon::numbers::Part::Auxiliary)
                || token.is_one_of(&[
                    "also",
                    "now",
                    "still",
                    "reported",
                    "feared",
                    "believed",
                    "reportedly",
                    "remain",
                    "remained",
                ])
        })
    });
    fate.is_some_and(|at| is_fate(tokens, at))
}

/// Whether the number is the object of what is done to people: "killing nine".
fn suffers(tokens: &Tokens, first: usize) -> bool {
    tokens.before(first, 1).and_then(|token| token.verb()).is_some_and(|(base, form)| {
        form != lexicon::numbers::VerbForm::Participle
            && matches!(
                base,
                "kill" | "wound" | "injure" | "arrest" | "detain" | "displace" | "execute" | "evacuate" | "behead" | "hurt"
            )
    }) || tokens
        .before(first, 1)
        .is_some_and(|token| token.is_one_of(&["killing", "wounding", "injuring", "arresting", "detaining", "displacing"]))
}

fn people_or(tokens: &Tokens, draft: &mut Draft, before: &[Draft]) {
    let _ = tokens;
    let earlier = before
        .iter()
        .rev()
        .find(|other| other.figure.kind == FigureKind::Count && other.figure.counted_head.is_some());
    match earlier {
        Some(other) => elide(
            draft,
            &other.figure.counted.clone().unwrap_or_default(),
            &other.figure.counted_head.clone().unwrap_or_default(),
        ),
        None => elide(draft, "people", "people"),
    }
}

/// The noun counted before, in this sentence or an earlier one.
fn antecedent(tokens: &Tokens, draft: &mut Draft, before: &[Draft], memory: &Memory) {
    let next = tokens.get(draft.reached);
    // "ranked 158th of 180": nobody says of what.
    if before
        .last()
        .is_some_and(|other| other.figure.kind == FigureKind::Rank && draft.first - other.end <= 3)
    {
        draft.figure.kind = FigureKind::Number;
        return;
    }
    // "ratings of 999", "a majority of 20": the measure is named, and what was counted before is another thing.
    let measured = tokens.before(draft.first, 1).is_some_and(|token| token.is("of"))
        && tokens.before(draft.first, 2).is_some_and(|noun| {
            noun.is_word()
                && noun.part().is_none()
                && noun.numeral().is_none()
                && noun
                    .verb()
                    .is_none_or(|(_, form)| matches!(form, lexicon::numbers::VerbForm::Base | lexicon::numbers::VerbForm::Third))
                && !noun.is_one_of(&["total", "number", "average", "maximum", "minimum", "sum", "out"])
        });
    if measured {
        draft.figure.kind = FigureKind::Number;
        return;
    }
    // "killed eight", "after arresting nine": those are people.
    if suffers(tokens, draft.first) {
        elide(draft, "people", "people");
        return;
    }
    if draft.figure.qualifier == Qualifier::Vague {
        let pointer = next.is_some_and(|token| token.is("of") || token.is_one_of(REST));
        if !pointer {
            people_or_same_sentence(draft, before);
            return;
        }
    }
    let counts = |other: &&Draft| matches!(other.figure.kind, FigureKind::Count | FigureKind::Ratio) && other.figure.counted_head.is_some();
    // "106 protesters in 21 cities ... as many as 200": not so many cities.
    let same = before
        .iter()
        .rev()
        .filter(counts)
        .find(|other| !other.place)
        .or_else(|| before.iter().rev().find(counts));
    if let Some(other) = same {
        let (phrase, head) = (
            other.figure.counted.clone().unwrap_or_default(),
            other.figure.counted_head.clone().unwrap_or_default(),
        );
        elide(draft, &phrase, &head);
        return;
    }
    if let Some((phrase, head)) = memory.last_noun().filter(|_| befell(tokens, draft.reached)) {
        let (phrase, head) = (phrase.to_owned(), head.to_owned());
        elide(draft, &phrase, &head);
        return;
    }
    if befell(tokens, draft.reached) {
        elide(draft, "people", "people");
        return;
    }
    // A bare number needs something that shows a count: a verb, "of", "more", a bound.
    let shows =
        next.is_none_or(|token| token.is_word() || matches!(token.kind, Kind::Mark('.' | ',' | ';' | ')' | '”' | '"' | ':' | '–' | '—')));
    if let Some((phrase, head)) = memory.last_noun().filter(|_| shows) {
        let (phrase, head) = (phrase.to_owned(), head.to_owned());
        elide(draft, &phrase, &head);
        draft.figure.confidence = 0.8;
        return;
    }
    draft.figure.kind = FigureKind::Number;
    draft.figure.confidence = 0.7;
}

fn people_or_same_sentence(draft: &mut Draft, before: &[Draft]) {
    let earlier = before
        .iter()
        .rev()
        .find(|other| other.figure.kind == FigureKind::Count && other.figure.counted_head.is_some() && !other.figure.counted_elided);
    let person = earlier.is_some_and(|other| other.figure.counted_head.as_deref() == Some("people"));
    let _ = person;
    elide(draft, "people", "people");
}

/// "25 to 4, with 18 abstaining", "none against", "27 votes in favour".
fn vote(text: &str, tokens: &Tokens, draft: &mut Draft, before: &[Draft]) -> bool {
    let at = draft.end;
    if let Some((phrase, head, polarity)) = nouns::vote_label(tokens, draft.number, draft.end) {
        draft.figure.kind = FigureKind::Vote;
        draft.figure.polarity = polarity.map(str::to_owned);
        elide(draft, phrase, head);
        return true;
    }
    if !tokens.voting {
        return false;
    }
    let make = |draft: &mut Draft, phrase: &str, head: &str| {
        draft.figure.kind = FigureKind::Vote;
        elide(draft, phrase, head);
    };
    let favour = [&["in", "favour"][..], &["in", "favor"], &["for"], &["to"]];
    if tokens
        .get(at)
        .is_some_and(|token| token.is_one_of(&["votes", "vote", "abstentions", "abstention"]))
    {
        let abstention = tokens.list[at].text.starts_with(['a', 'A']);
        let side = if abstention {
            Some(at + 1)
        } else {
            [&["in", "favour"][..], &["in", "favor"], &["against"], &["for"], &["to"]]
                .iter()
                .find_map(|words| tokens.match_at(at + 1, words))
        };
        let Some(end) = side else { return false };
        let against = tokens.list[at + 1..end.max(at + 1)].iter().any(|token| token.is("against"));
        let end = if tokens.get(end - 1).is_some_and(|token| token.is_one_of(&["for", "to"])) {
            at + 1
        } else {
            end
        };
        set(text, tokens, draft, NounPhrase { first: at, end, head: at });
        draft.figure.kind = FigureKind::Vote;
        draft.figure.polarity = (!abstention).then(|| if against { "critical".to_owned() } else { "supportive".to_owned() });
        return true;
    }
    if tokens
        .get(at)
        .is_some_and(|token| token.is_one_of(&["against", "opposed", "opposing"]))
        && !tokens
            .get(at + 1)
            .is_some_and(|token| token.is_word() && token.part().is_some_and(|part| part == lexicon::numbers::Part::Determiner))
    {
        make(draft, "votes against", "vote");
        draft.figure.polarity = (draft.figure.value != Some(0.0)).then(|| "critical".to_owned());
        return true;
    }
    if tokens.get(at).is_some_and(|token| token.is_one_of(&["abstaining", "abstained"])) {
        make(draft, "abstentions", "abstention");
        return true;
    }
    if favour[..2].iter().any(|words| tokens.match_at(at, words).is_some())
        && before.iter().all(|other| other.figure.kind != FigureKind::Count)
    {
        make(draft, "votes in favour", "vote");
        draft.figure.polarity = Some("supportive".to_owned());
        return true;
    }
    // "25 to 4", "25-4".
    let link = |token: &super::tokens::Token| token.is("to") || token.is_hyphen();
    if tokens.get(at).is_some_and(link)
        && tokens
            .get(at + 1)
            .is_some_and(|token| token.is_digits() || token.numeral().is_some())
    {
        make(draft, "votes in favour", "vote");
        draft.figure.polarity = Some("supportive".to_owned());
        return true;
    }
    let after_vote = before.last().is_some_and(|other| {
        other.figure.kind == FigureKind::Vote
            && tokens.before(draft.number, 1).is_some_and(link)
            && (other.end + 1 == draft.number || other.end + 2 == draft.number && tokens.list[other.end].is_one_of(&["votes", "vote"]))
    });
    if after_vote {
        make(draft, "votes against", "vote");
        draft.figure.polarity = Some("critical".to_owned());
        return true;
    }
    false
}

/// "beat Fulham 3-1", "a 2-1 ruling": two numbers joined by a dash that are no range.
fn score(tokens: &Tokens, draft: &mut Draft, before: &[Draft]) -> bool {
    let dash = |at: usize| tokens.get(at).is_some_and(|token| token.is_hyphen() && token.glued);
    let opens = dash(draft.end) && tokens.get(draft.end + 1).is_some_and(|next| next.is_digits() && next.glued);
    let closes = before
        .last()
        .is_some_and(|other| other.figure.kind == FigureKind::Score && other.end + 1 == draft.number && dash(other.end));
    if opens || closes {
        draft.figure.kind = FigureKind::Score;
        draft.figure.rule = "figure.score".into();
    }
    opens || closes
}

/// The subject of a bare number: "Attendance did not exceed 500", "the number of open berths
/// at somewhere between 60 and 70".
fn subject(tokens: &Tokens, first: usize) -> Option<NounPhrase> {
    // The qualifier may hold the verb: "did not exceed".
    let mut at = first;
    let mut verb = tokens.list[first].verb().is_some() && !tokens.list[first].is_one_of(&["estimated", "reported"])
        || tokens.list[first].is_one_of(&["did", "does", "not", "do", "cannot"]);
    while at > 0 && first - at < WINDOW {
        let token = &tokens.list[at - 1];
        let base = token.verb().map(|(base, _)| base);
        let measuring = base.is_some_and(|base| {
            matches!(
                base,
                "reach"
                    | "exceed"
                    | "total"
                    | "hit"
                    | "top"
                    | "number"
                    | "stand"
                    | "rise"
                    | "fall"
                    | "climb"
                    | "grow"
                    | "increase"
                    | "decline"
                    | "drop"
                    | "surpass"
                    | "jump"
                    | "bring"
                    | "be"
                    | "estimate"
                    | "double"
                    | "triple"
                    | "halve"
                    | "put"
                    | "pass"
                    | "swell"
                    | "shrink"
            )
        });
        if measuring && !nouns::is_plural(token) {
            verb = true;
        } else if token.is_one_of(&[
            "at",
            "to",
            "by",
            "not",
            "now",
            "had",
            "has",
            "have",
            "did",
            "will",
            "would",
            "could",
            "anywhere",
            "from",
            "already",
            "since",
            "since",
            "currently",
            "about",
        ]) {
            verb |= token.is("at");
        } else {
            break;
        }
        at -= 1;
    }
    if !verb || at == 0 {
        return None;
    }
    // "the number of people living on less than $2 a day fell by 1.1 billion".
    let number_of = (2..=WINDOW).find_map(|back| {
        let of = at.checked_sub(back)?;
        (tokens.list[of].is("number") && tokens.list[of + 1].is("of")).then_some(of + 2)
    });
    if let Some(phrase) = number_of
        .and_then(|after| noun_phrase(tokens, past_determiners(tokens, after), false))
        .filter(|phrase| phrase.end <= at)
    {
        return Some(phrase);
    }
    let head = at - 1;
    if tokens.before(head, 1).is_some_and(|before| before.is_one_of(&["a", "an", "per"]))
        && tokens.list[head].known.is_some_and(|known| !known.units.is_empty())
    {
        return None;
    }
    let token = tokens.list[head];
    if token.verb().is_some()
        && tokens
            .before(head, 1)
            .is_some_and(|before| before.is("to") || before.part() == Some(lexicon::numbers::Part::Auxiliary))
    {
        return None;
    }
    if !token.is_word() || token.part().is_some() || token.is_digits() {
        return None;
    }
    let mut start = head;
    while start > 0 && head - start < WINDOW {
        let before = &tokens.list[start - 1];
        if !before.is_word() || before.part().is_some() || before.verb().is_some_and(|(_, form)| form != lexicon::numbers::VerbForm::Base) {
            break;
        }
        start -= 1;
    }
    // "The toll from that strike had risen to 21": the noun before the place.
    let place = tokens
        .before(start, 1)
        .is_some_and(|token| token.is_one_of(&["the", "that", "this", "a", "an", "these", "its", "their"]));
    let preposition = start.checked_sub(1 + usize::from(place)).filter(|&at| {
        tokens.list[at].is_one_of(&["from", "in", "at", "after", "across", "for", "on"])
            && tokens
                .before(at, 1)
                .is_some_and(|noun| noun.is_word() && noun.part().is_none() && noun.verb().is_none() && !noun.is_capitalised())
    });
    if let Some(preposition) = preposition {
        let noun = preposition - 1;
        let compound = tokens
            .before(noun, 1)
            .is_some_and(|token| token.is_word() && token.part().is_none() && token.verb().is_none() && noun >= 1);
        return Some(NounPhrase {
            first: noun - usize::from(compound),
            end: noun + 1,
            head: noun,
        });
    }
    Some(NounPhrase {
        first: start,
        end: head + 1,
        head,
    })
}

/// "Half of all complaints", "one in five women", "two-thirds of the 47 members".
fn part(text: &str, tokens: &Tokens, draft: &mut Draft, before: &[Draft], memory: &Memory) {
    let at = draft.reached;
    let from = after_of(tokens, at).unwrap_or(at);
    let hyphen = tokens.get(from).is_some_and(|token| token.is_hyphen() && token.glued);
    let from = if hyphen { from + 1 } else { from };
    if tokens.get(from).is_some_and(|token| token.is_one_of(POINTERS)) && from > at {
        antecedent(tokens, draft, before, memory);
        draft.figure.kind = FigureKind::Ratio;
        return;
    }
    let inner = past_determiners(tokens, from);
    match noun_phrase(tokens, inner, false) {
        Some(phrase) => set(text, tokens, draft, phrase),
        None => {
            let same = before.iter().rev().find(|other| other.figure.counted_head.is_some());
            if let Some(other) = same {
                let (phrase, head) = (
                    other.figure.counted.clone().unwrap_or_default(),
                    other.figure.counted_head.clone().unwrap_or_default(),
                );
                elide(draft, &phrase, &head);
            }
        }
    }
}

/// What a percentage is of.
fn base(text: &str, tokens: &Tokens, draft: &mut Draft) {
    let at = draft.reached;
    let Some(of) = after_of(tokens, at) else {
        rate(text, tokens, draft);
        return;
    };
    if tokens
        .get(of)
        .is_some_and(|token| token.is_one_of(&["them", "those", "these", "us", "which", "whom"]))
    {
        return;
    }
    let inner = past_determiners(tokens, of);
    if let Some(phrase) = noun_phrase(tokens, inner, false) {
        set(text, tokens, draft, phrase);
        draft.figure.percent_base = draft.figure.counted.clone();
    }
}

/// Whose age it is.
fn aged(text: &str, tokens: &Tokens, draft: &mut Draft) {
    // "The 19-year-old’s death": the death is no nineteen.
    if tokens.list[draft.end - 1].text.ends_with(['s', 'S']) && tokens.list[draft.end - 1].text.contains(['’', '\'']) {
        return;
    }
    // "the 68-year-old Ana Ruiz": the name, without the verb after it.
    let mut end = draft.reached;
    while tokens.get(end).is_some_and(|token| token.is_capitalised()) {
        end += 1;
    }
    // "the 8-year-old Fort Worth girl": the noun after the names.
    let girl = tokens
        .get(end)
        .filter(|noun| end > draft.reached && nouns::starts_noun_phrase(noun) && noun.verb().is_none())
        .map(|_| NounPhrase {
            first: draft.reached,
            end: end + 1,
            head: end,
        });
    if let Some(phrase) = girl {
        set(text, tokens, draft, phrase);
        return;
    }
    if end > draft.reached {
        set(
            text,
            tokens,
            draft,
            NounPhrase {
                first: draft.reached,
                end,
                head: end - 1,
            },
        );
        return;
    }
    let gerund = |phrase: &NounPhrase| {
        matches!(tokens.list[phrase.head].verb(), Some((_, lexicon::numbers::VerbForm::Gerund)))
            || tokens.list[phrase.head].text.ends_with("ing")
    };
    if let Some(phrase) =
        noun_phrase(tokens, draft.reached, true).filter(|phrase| !gerund(phrase) && !begins_with_verb(tokens, *phrase, true))
    {
        set(text, tokens, draft, phrase);
        return;
    }
    // "Kem Vuth, 69,": the name before.
    let mut end = draft.number;
    while end > 0 && !tokens.list[end - 1].is_word() {
        end -= 1;
    }
    let mut first = end;
    while first > 0 && tokens.list[first - 1].is_capitalised() && tokens.list[first - 1].part().is_none() {
        first -= 1;
    }
    if first < end && draft.number - end <= 1 {
        set(text, tokens, draft, NounPhrase { first, end, head: end - 1 });
    }
}

/// "a month", "per household", "for each child" after an amount.
fn rate(text: &str, tokens: &Tokens, draft: &mut Draft) {
    let at = draft.reached;
    let Some(next) = tokens.get(at) else { return };
    let word = tokens.get(at + 1);
    let noun = |at: usize| {
        tokens
            .get(at)
            .filter(|word| word.is_word() && word.part().is_none())
            .map(|word| word.text.to_lowercase())
    };
    let time = |word: Option<&super::tokens::Token>| {
        word.is_some_and(|word| {
            word.is_one_of(&[
                "year",
                "month",
                "week",
                "day",
                "hour",
                "minute",
                "second",
                "night",
                "share",
                "barrel",
                "tonne",
                "ton",
                "kilo",
                "kilogram",
                "litre",
                "gallon",
                "head",
                "piece",
                "person",
                "ounce",
                "unit",
                "quarter",
                "decade",
                "kilometre",
                "mile",
                "bushel",
                "pound",
                "household",
                "family",
                "student",
                "vote",
                "ticket",
                "hectare",
            ])
        })
    };
    let per_number = next.is("per") && word.is_some_and(|word| word.is_digits());
    draft.figure.rate = if per_number {
        let end = noun_phrase(tokens, at + 2, false).map_or(at + 2, |phrase| phrase.end);
        Some(text[next.start..tokens.list[end - 1].end].to_owned())
    } else if next.is("per") || next.is_mark('/') && next.glued {
        noun(at + 1).map(|noun| format!("per {noun}"))
    } else if next.is_one_of(&["a", "an", "each", "every"])
        && time(word)
        && !tokens
            .get(at + 2)
            .is_some_and(|after| after.is_one_of(&["earlier", "ago", "later", "before", "after", "prior", "previously"]))
    {
        noun(at + 1).map(|noun| format!("per {noun}"))
    } else if next.is_one_of(&["annually", "yearly"]) {
        Some("per year".into())
    } else if next.is("monthly") {
        Some("per month".into())
    } else if next.is("daily") {
        Some("per day".into())
    } else {
        None
    };
}

/// Whether a number is one that a sentence's figures can refer back to.
pub(crate) fn is_referable(figure: &Figure) -> bool {
    matches!(figure.kind, FigureKind::Count) && figure.counted_head.is_some()
}
