//! What a sentence says of delegations beside its main clause: lists that follow the verb, "as did
//! Chad", alignment with a group, those who were kept from the floor, explanations that go on.

use lexicon::{FloorWord, NameClass, Predicate};
use record::{EntityType, Role, Span};

use super::{Reader, Turn};
use crate::interventions::behalf::behalf;
use crate::interventions::context::{find, first_word};
use crate::interventions::cues::Cue;
use crate::interventions::format::Format;
use crate::interventions::items::{List, read_delegations, read_items};
use crate::interventions::predicates::predicate_at;
use crate::interventions::roles::says_its_vote;
use crate::interventions::rows::Draft;
use crate::interventions::subjects::{Noun, Subject, is_delegation};

/// Words after which stand those who said the same, as they are in lower case.
const SO_DID: &[&str] = &[
    "so did ",
    "as did ",
    " shared by ",
    " echoed by ",
    " seconded by ",
    " joined by ",
    " taken up by ",
    " repeated by ",
    " reiterated by ",
    "as were ",
    "as was ",
    "so were ",
    "so was ",
    "as had ",
    "so had ",
    "so too did ",
    "so too were ",
    "as would ",
    "nor did ",
    "neither did ",
];

impl<'a> Reader<'_, 'a> {
    /// "Among those who praised the reforms were China and Laos", "The critics included Norway".
    pub(super) fn inverted_list(&mut self, sentence: Span, turns: &mut Vec<Turn>) {
        let ctx = self.ctx;
        let text = sentence.of(ctx.text);
        let of_a_vote = ["Voting ", "Abstaining "].iter().any(|lead| text.starts_with(lead));
        if !matches!(ctx.format, Format::News | Format::Statement) && !of_a_vote {
            return;
        }
        let verb = [" were ", " were", " was ", " included ", " include ", " are ", " came from "]
            .iter()
            .find_map(|verb| {
                let at = find(text, verb)?;
                let others = text[at + verb.len()..]
                    .strip_prefix(", among others, ")
                    .map_or(0, |_| ", among others, ".len());
                let start = sentence.start + at + verb.len() + others;
                let next = ctx.mentions.get(ctx.mention_from(start))?;
                (next.entity.is_some() && next.start <= start + 4 && next.end <= sentence.end).then_some((at, start))
            });
        let Some((at, start)) = verb else { return };
        let lead = &ctx.lower[sentence.start..sentence.start + at];
        let speakers = [
            "critics",
            "critic",
            "supporters",
            "opponents",
            "backers",
            "defenders",
            "detractors",
            "those who",
            "those that",
            "those speaking",
            "delegations that",
            "delegations who",
            "delegations which",
            "countries that",
            "countries which",
            "states that",
            "speakers",
            "those in favour",
            "those against",
            "criticism",
            "objections",
            "praise",
            "support",
            "voices",
        ];
        let starts = |words: &[&str]| words.iter().any(|word| lead.starts_with(word));
        let announced = [
            (Role::VoterNo, &["voting against", "voting no"][..]),
            (Role::VoterYes, &["voting in favour", "voting for", "voting yes"][..]),
            (Role::VoterAbstain, &["abstaining"][..]),
        ];
        let announced = announced.iter().find(|(_, words)| starts(words)).map(|(role, _)| *role);
        let votes: &[(Role, &[&str])] = &[
            (
                Role::VoterNo,
                &[
                    "the noes",
                    "the nays",
                    "the no votes",
                    "those voting no",
                    "those voting against",
                    "those who voted against",
                    "those who voted no",
                ],
            ),
            (
                Role::VoterYes,
                &[
                    "the ayes",
                    "the yeas",
                    "the yes votes",
                    "those voting yes",
                    "those voting in favour",
                    "those who voted for",
                    "those who voted in favour",
                ],
            ),
            (
                Role::VoterAbstain,
                &[
                    "the abstentions",
                    "the abstainers",
                    "those abstaining",
                    "those who abstained",
                    "sat on the fence",
                    "sat it out",
                    "those that abstained",
                ],
            ),
        ];
        let vote = votes.iter().find(|(_, leads)| leads.iter().any(|words| lead.contains(words)));
        let role = if let Some(vote) = announced.or(vote.map(|(vote, _)| *vote)) {
            vote
        } else if ["absent", "missing", "empty seat"].iter().any(|word| lead.contains(word)) {
            Role::Absent
        } else if ["did not speak", "silent", "not take the floor", "stayed away"]
            .iter()
            .any(|word| lead.contains(word))
        {
            Role::DidNotSpeak
        } else {
            Role::Speaker
        };
        // "Among those pleading for patience were"
        let those_speaking = ["those ", "delegations ", "countries ", "states "].iter().any(|noun| {
            find(lead, noun).is_some_and(|at| {
                let words = first_word(&lead[at + noun.len()..]).and_then(|(word, _)| word.strip_suffix("ing"));
                let floor = &ctx.lexicon.floor;
                words.is_some_and(|stem| floor.base(stem).is_some() || floor.base(&format!("{stem}e")).is_some())
            })
        });
        if role == Role::Speaker && !those_speaking && !speakers.iter().any(|word| lead.contains(word)) {
            return;
        }
        let end = text[start - sentence.start..]
            .find(", according")
            .or_else(|| text[start - sentence.start..].find(", which"))
            .or_else(|| text[start - sentence.start..].find(", who"))
            .map_or(sentence.end, |at| start + at);
        let mut rows = read_items(ctx, &List::new("prose.list", role, None), Span::new(start, end));
        rows.retain(|draft| draft.row.entity.as_deref().is_some_and(|code| !code.starts_with("N:")));
        let first = self.drafts.len();
        self.drafts.extend(rows);
        if self.drafts.len() > first {
            turns.push(Turn {
                start: sentence.start,
                rows: first..self.drafts.len(),
            });
        }
    }

    /// In a press release those who explain their vote are announced once, and follow one another
    /// until the account turns to something else.
    pub(super) fn while_explaining(&mut self, read: &Subject, sentence: Span, role: Role) -> Role {
        let may_vote = read.members.iter().all(|member| member.entity.entity_type == EntityType::State);
        if !may_vote || !self.ctx.format.is_of_the_house() {
            return role;
        }
        // "After the vote, Chad said ...": those named in the same paragraph go on.
        if read.noun == Noun::Bare && matches!(role, Role::Speaker | Role::ExplanationOfVote) {
            let text = sentence.of(self.ctx.text);
            let is_led = role == Role::ExplanationOfVote && text.starts_with("Explaining")
                || ["After the vote", "Before the vote", "Following the vote", "Prior to the vote"]
                    .iter()
                    .any(|lead| text.starts_with(lead));
            if is_led {
                self.explaining_paragraph = Some(self.paragraph);
            }
            return if self.explaining_paragraph == Some(self.paragraph) {
                Role::ExplanationOfVote
            } else {
                role
            };
        }
        if self.ctx.format != Format::PressRelease || read.noun != Noun::Delegate {
            return role;
        }
        match role {
            Role::ExplanationOfVote => self.explaining = true,
            // "The delegate of Chad had abstained because ..."
            Role::VoterYes | Role::VoterNo | Role::VoterAbstain if self.explaining => return Role::ExplanationOfVote,
            Role::Speaker if self.explaining => {
                let head = self.ctx.ahead_lower(sentence.start, sentence.end, 300);
                if ["general statement", "general comment", "general discussion"]
                    .iter()
                    .any(|words| head.contains(words))
                {
                    self.explaining = false;
                    return role;
                }
                return Role::ExplanationOfVote;
            }
            Role::Introducer | Role::RightOfReply | Role::RightOfReply2 => self.explaining = false,
            _ => {}
        }
        role
    }

    /// "He had therefore abstained": the statement that goes on was an explanation of vote.
    pub(super) fn explained(&mut self, sentence: Span) {
        let may_tell = self.ctx.format.is_of_the_house() && self.ctx.has_cue(sentence, Cue::TellsVote);
        if !may_tell || !says_its_vote(sentence.of(&self.ctx.lower)) {
            return;
        }
        for row in self.current.clone() {
            let row = &mut self.drafts[row].row;
            if row.role == Role::Speaker && row.entity_type == EntityType::State {
                row.role = Role::ExplanationOfVote;
            }
        }
    }

    /// "Speaking as the country concerned, Ambassador Ana Ruiz said": the country is known from
    /// elsewhere in the document.
    pub(super) fn country_concerned(&mut self, sentence: Span, turns: &mut Vec<Turn>) {
        let ctx = self.ctx;
        let whole = sentence.of(ctx.text);
        let text = whole.trim_start_matches(|c: char| c.is_ascii_digit() || matches!(c, '.' | ' ' | '\u{a0}'));
        if !["Speaking ", "Taking the floor ", "Intervening ", "Addressing "]
            .iter()
            .any(|start| text.starts_with(start))
        {
            return;
        }
        let Some(comma) = text[..text.floor_char_boundary(90)].find(", ") else {
            return;
        };
        let begin = sentence.start + (whole.len() - text.len());
        let lead = Span::new(begin, begin + comma);
        if ctx.role_in(lead) != Role::CountryConcerned || !ctx.mentions_in(lead).is_empty() {
            return;
        }
        let concerned = self.segments.at(sentence.start).concerned.as_deref();
        let Some(entity) = concerned.and_then(|code| ctx.lexicon.names.entity(code)) else {
            return;
        };
        self.take_turn(
            turns,
            sentence,
            Draft::of(entity, lead, lead, Role::CountryConcerned, "prose.concerned"),
        );
    }

    /// The group whose statement is joined: "aligned itself with the European Union", or, where only
    /// "that statement" or "the bloc" is said, the group that spoke last.
    pub(super) fn aligned_with(&self, read: &Subject, sentence: Span) -> Option<String> {
        let ctx = self.ctx;
        let from = read.predicate?.end;
        let clause = ctx.ahead_lower(from, sentence.end, 120);
        let clause = &clause[..clause.find([';', ',', '.']).unwrap_or(clause.len())];
        let named = ctx
            .mentions_in(Span::new(from, from + clause.len()))
            .iter()
            .find_map(|mention| mention.entity);
        if let Some(entity) = named {
            return (entity.entity_type == EntityType::Group).then(|| entity.code.clone());
        }
        let points_back = ["statement", "bloc", "group", "position", "union", "association"]
            .iter()
            .any(|noun| clause.contains(noun));
        let last = self.drafts.last().filter(|_| points_back)?;
        last.row
            .on_behalf_of
            .clone()
            .or_else(|| last.row.entity.clone().filter(|_| last.row.entity_type == EntityType::Group))
    }

    /// "So did Peru", "..., as did Chad, Togo and the observer for Palestine": those named do what
    /// the speaker before did.
    pub(super) fn so_did(&mut self, sentence: Span, turns: &mut Vec<Turn>) {
        let ctx = self.ctx;
        let lower = sentence.of(&ctx.lower);
        let places = SO_DID.iter().filter_map(|words| Some((find(lower, words)?, words.len())));
        let Some((at, length)) = places.min() else { return };
        let start = sentence.start + at + length;
        let model = turns
            .last()
            .map_or(&self.current, |turn| &turn.rows)
            .clone()
            .last()
            .map(|row| &self.drafts[row].row);
        // "interests shared by Chad and Togo": where nobody spoke before, there is nothing to share.
        let Some(model) = model else { return };
        let role = match model.role {
            Role::CountryConcerned => Role::Speaker,
            role => role,
        };
        let rule = if ctx.format.is_of_the_house() {
            "summary.so_did"
        } else {
            "prose.so_did"
        };
        let rest = ctx.ahead(start, sentence.end, 600);
        // "nor did Chad ask for the floor": the verb again.
        let rest = [" ask", " take ", " request ", " speak", " want ", " join ", " sign "]
            .iter()
            .filter_map(|verb| find(rest, verb))
            .min()
            .map_or(rest, |at| &rest[..at]);
        let end = [
            ", speaking",
            ", who",
            ", which",
            ", but",
            ", while",
            ", adding",
            ", saying",
            " (",
            " in its own",
            " in their own",
            " in connection",
        ]
        .iter()
        .filter_map(|stop| find(rest, stop))
        .min()
        .unwrap_or(rest.len());
        let mut rows = read_delegations(ctx, &List::new(rule, role, None), Span::new(start, start + end));
        let Some(last) = rows.last_mut() else { return };
        // "So did Peru, who spoke for a group of friends".
        if last.row.on_behalf_of.is_none()
            && let Some(found) = behalf(ctx, start + end, sentence.end, last.row.entity.as_deref())
        {
            last.row.on_behalf_of = found.code;
            last.row.behalf_count = found.count;
        }
        // What they said is what the one before them said.
        let said = match turns.last() {
            Some(model) => vec![Span::new(model.start, sentence.start + at)],
            None => self
                .current
                .clone()
                .last()
                .map_or_else(Vec::new, |row| self.drafts[row].statement.clone()),
        };
        rows.iter_mut().for_each(|draft| draft.statement.clone_from(&said));
        let first = self.drafts.len();
        self.drafts.extend(rows);
        turns.push(Turn {
            start: sentence.start + at,
            rows: first..self.drafts.len(),
        });
    }

    /// "India named nobody, but its envoy told the Council that ...": the State that the sentence is
    /// about, by the mouth of its delegate.
    pub(super) fn by_its_envoy(&mut self, sentence: Span, turns: &mut Vec<Turn>) {
        let ctx = self.ctx;
        let begins = ctx.mentions.get(ctx.mention_from(sentence.start));
        let Some((mention, entity)) = begins
            .filter(|mention| mention.class == NameClass::Name && mention.start <= sentence.start + 4)
            .and_then(|mention| Some((mention, mention.entity?)))
        else {
            return;
        };
        let rest = ctx.lower.get(mention.end..sentence.end).unwrap_or("");
        let Some(at) = [", but its ", ", and its ", ", yet its ", "; its "]
            .iter()
            .find_map(|words| Some(find(rest, words)? + words.len()))
        else {
            return;
        };
        let Some((noun, length)) = first_word(&rest[at..]) else { return };
        let kinds = ctx.lexicon.floor.kinds(noun);
        let is_delegate = kinds.has(FloorWord::Delegate) || kinds.has(FloorWord::Delegates);
        let verb = predicate_at(ctx, mention.end + at + length, sentence.end, false, false);
        if !is_delegate || !is_delegation(entity.entity_type) || verb.is_none_or(|verb| verb.predicate != Predicate::Speaker) {
            return;
        }
        let name = Span::new(mention.start, mention.end);
        self.take_turn(
            turns,
            sentence,
            Draft::of(entity, name, name, Role::Speaker, self.rule(Noun::Delegate)),
        );
    }
}

#[cfg(test)]
mod tests {
    use record::{Article, Kind};

    /// Entity and role of each row, as a newspaper's or a summary's text gives them.
    fn rows(kind: Kind, text: &str) -> Vec<String> {
        let article = Article {
            kind,
            text: text.into(),
            ..Article::default()
        };
        let rows = crate::parse(&article, lexicon::Lexicon::embedded()).interventions;
        let row = |row: &record::Intervention| format!("{} {:?}", row.entity.as_deref().unwrap_or("?"), row.role);
        rows.iter().map(row).collect()
    }

    #[test]
    fn who_shares_a_concern_or_speaks_by_an_envoy_spoke() {
        let text = "The Human Rights Council met. Malta was alarmed by the raids, a worry shared by Fiji and Peru. \
                    Ghana named nobody, but its envoy told the session that schools should reopen.";
        let expected = ["MLT Speaker", "FJI Speaker", "PER Speaker", "GHA Speaker"];
        assert_eq!(rows(Kind::NewsArticle, text), expected);
    }

    #[test]
    fn what_is_shared_before_anybody_spoke_makes_no_speaker() {
        let text = "The Human Rights Council met on Monday. The talks turned on waters shared by Fiji and Peru, officials said.";
        assert_eq!(rows(Kind::NewsArticle, text), ["FJI Mentioned", "PER Mentioned"]);
    }

    #[test]
    fn who_was_on_the_list_or_had_spoken_before_did_not_speak() {
        let text = "The Human Rights Council met. Malta had vowed to block the text. Fiji was due to speak but left early. \
                    Peru signed up for the debate but gave its place away.";
        let expected = ["MLT Mentioned", "FJI DidNotSpeak", "PER DidNotSpeak"];
        assert_eq!(rows(Kind::NewsArticle, text), expected);
    }

    #[test]
    fn a_vote_told_late_makes_an_explanation() {
        let text = "ANA RUIZ (Malta) said that sanctions were no end in themselves. She had therefore abstained.\n\n\
                    TOMAS LIND (Fiji) said that the text came late. It had been ignored.";
        let expected = ["MLT ExplanationOfVote", "FJI Speaker"];
        assert_eq!(rows(Kind::PressRelease, text), expected);
    }
}
