//! Words that change what follows them in the same phrase: "lack of", "not", "the law against".

use lexicon::stance::Shifter;

use super::segments::Mark;

/// What was read before in the same phrase; where a word that changes what follows it ends.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Flags {
    pub lack: Option<usize>,
    pub negated: Option<usize>,
    pub against: Option<usize>,
    pub relief: bool,
    pub third: bool,
    /// Sanctions are what is spoken of: what they do is theirs.
    pub burden: bool,
}

impl Flags {
    pub(super) fn of_a_new_phrase(self) -> Flags {
        Flags {
            third: self.third,
            burden: self.burden,
            ..Flags::default()
        }
    }

    pub(super) fn shift(&mut self, shifter: Shifter, end: usize) {
        match shifter {
            Shifter::Lack => self.lack = Some(end),
            Shifter::Negation => self.negated = Some(end),
            Shifter::Against => self.against = Some(end),
            Shifter::Relief => self.relief = true,
            _ => {}
        }
    }
}

/// Whether a mark stands right behind the word that changes it.
pub(super) fn stands_behind(end: Option<usize>, mark: &Mark) -> bool {
    end.is_some_and(|end| end + 1 >= mark.first)
}
