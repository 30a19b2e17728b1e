//! Character references in values that were escaped twice: `K&uuml;hlt&#252;rme`.

use html5ever::tendril::StrTendril;
use html5ever::tokenizer::{BufferQueue, Token, TokenSink, TokenSinkResult, Tokenizer, TokenizerOpts};

use std::cell::RefCell;

#[derive(Default)]
struct Letters(RefCell<String>);

impl TokenSink for Letters {
    type Handle = ();

    fn process_token(&self, token: Token, _line: u64) -> TokenSinkResult<()> {
        let mut letters = self.0.borrow_mut();
        match token {
            Token::CharacterTokens(text) => letters.push_str(&text),
            // Tags part words: `<p>One</p><p>two</p>`.
            Token::TagToken(_) => letters.push(' '),
            _ => {}
        }
        TokenSinkResult::Continue
    }
}

/// The text of a value that may hold references and tags.
pub(super) fn plain(value: &str) -> String {
    let mut text = value.to_owned();
    // Twice: "&amp;quot;" is a quotation mark.
    for _ in 0..2 {
        if !text.contains('&') && !text.contains('<') {
            break;
        }
        let tokenizer = Tokenizer::new(Letters::default(), TokenizerOpts::default());
        let queue = BufferQueue::default();
        queue.push_back(StrTendril::from_slice(&text));
        let _ = tokenizer.feed(&queue);
        tokenizer.end();
        text = tokenizer.sink.0.take();
    }
    text
}

#[cfg(test)]
mod tests {
    #[test]
    fn references_and_tags_become_text() {
        assert_eq!(super::plain("K&uuml;hlt&#252;rme &amp;quot;aus&amp;quot;"), "Kühltürme \"aus\"");
        assert_eq!(
            super::plain("<p>One</p><p>two</p>").split_whitespace().collect::<Vec<_>>(),
            ["One", "two"]
        );
        assert_eq!(super::plain("AT&T"), "AT&T");
    }
}
