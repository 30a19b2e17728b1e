//! Whose claim each figure is: the innermost attribution that covers it.

use record::Span;

use super::Draft;
use crate::speech::{Attribution, Speech};

/// The document's attributions, passed through in the order of the text.
#[derive(Debug)]
pub(crate) struct Talk<'a> {
    waiting: &'a [Attribution],
    open: Vec<&'a Attribution>,
}

impl<'a> Talk<'a> {
    pub(crate) fn new(speech: &'a Speech) -> Talk<'a> {
        Talk {
            waiting: &speech.attributions,
            open: Vec::new(),
        }
    }

    /// Gives the drafts of the next sentence their speakers.
    pub(crate) fn attribute(&mut self, drafts: &mut [Draft]) {
        for draft in drafts {
            let span = Span::new(draft.figure.start, draft.figure.end);
            while let Some((next, rest)) = self.waiting.split_first().filter(|(next, _)| next.span.start <= span.start) {
                self.open.push(next);
                self.waiting = rest;
            }
            self.open.retain(|attribution| attribution.span.end > span.start);
            let innermost = self
                .open
                .iter()
                .filter(|attribution| attribution.span.contains(span))
                .min_by_key(|attribution| attribution.span.len());
            if let Some(attribution) = innermost {
                let figure = &mut draft.figure;
                let speaker = &attribution.speaker;
                figure.speaker = speaker.name.as_ref().or(speaker.org.as_ref()).map(ToString::to_string);
                figure.speaker_role = speaker.role.as_ref().map(ToString::to_string);
                figure.speaker_org = speaker.org.as_ref().map(ToString::to_string);
                figure.reporting_verb = attribution.reporting_verb.clone();
                figure.quote = attribution.quote;
            }
        }
    }
}
