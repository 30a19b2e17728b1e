//! What the words between two marks look like: a sentence, a title or a nickname.

/// Whether quoted words are a sentence by themselves: a capital first and a stop last.
pub(crate) fn is_a_sentence(quotation: &str) -> bool {
    let words = quotation.trim_matches(|letter: char| {
        matches!(
            letter,
            '“' | '”' | '"' | '‘' | '’' | '\'' | '«' | '»' | '„' | '[' | ']' | '(' | ')' | ' ' | '\u{a0}'
        )
    });
    words.starts_with(char::is_uppercase) && words.ends_with(['.', ',', '?', '!', '…']) && words.split_whitespace().count() >= 3
}

/// Whether quoted words begin with a capital and end with a stop, however few they are: "“No.”"
pub(super) fn is_closed(quotation: &str) -> bool {
    let words = quotation.trim_matches(|letter: char| !letter.is_alphanumeric() && !matches!(letter, '.' | '?' | '!' | '…'));
    words.ends_with(['.', '?', '!', '…']) && words.starts_with(|first: char| first.is_uppercase() || first.is_ascii_digit())
        || is_a_sentence(quotation)
}

/// One capitalised word and no stop.
pub(super) fn is_nickname(quotation: &str) -> bool {
    let mut letters = quotation.chars().filter(|letter| letter.is_alphanumeric());
    letters.next().is_some_and(char::is_uppercase) && !quotation.contains(' ') && !quotation.contains(['.', '!', '?'])
}

/// "The Long Road": capitals on every word that is not small, and no stop.
pub(crate) fn is_title(quotation: &str) -> bool {
    let words = quotation.trim_matches(|letter: char| matches!(letter, '“' | '”' | '"' | '‘' | '’' | '\'' | '«' | '»' | '„' | ',' | ' '));
    let mut count = 0;
    for word in words.split_whitespace() {
        count += 1;
        let small = word.len() <= 3 || matches!(word, "with" | "from" | "into" | "over");
        if !word.starts_with(|first: char| first.is_uppercase() || first.is_ascii_digit()) && !small {
            return false;
        }
    }
    count >= 2
        && words.starts_with(char::is_uppercase)
        && words.split_whitespace().filter(|word| word.starts_with(char::is_uppercase)).count() >= 2
        && !words.ends_with(['.', '!', '?'])
}
