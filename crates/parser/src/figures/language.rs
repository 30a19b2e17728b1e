//! Whether a text is English: the tables are, so numbers of other languages are left alone.
//!
//! "Weiße Sneaker für 7,40 Euro" would give 7 and 40. The small words of English prose are a
//! third of it; a text long enough to tell that has hardly any of them is another language.

/// Words that hardly any other language writes so.
const SMALL_WORDS: &[&str] = &[
    "the", "of", "and", "to", "was", "were", "is", "that", "with", "for", "by", "from", "said", "have", "has", "had", "are", "this", "it",
    "they", "he", "at", "than", "which", "who", "will", "would", "not", "as", "be", "its", "their",
];

/// How many words are looked at, spread over the text.
const SAMPLE: usize = 400;

/// Whether the text is English, or too short to tell.
pub(crate) fn is_english(text: &str) -> bool {
    let mut words = 0;
    let mut small = 0;
    let middle = (text.len() / 2..text.len()).find(|&at| text.is_char_boundary(at)).unwrap_or(0);
    let (first, second) = text.split_at(middle);
    for part in [first, second] {
        for word in part
            .split(|letter: char| !letter.is_alphabetic())
            .filter(|word| !word.is_empty())
            .take(SAMPLE / 2)
        {
            words += 1;
            small += usize::from(SMALL_WORDS.iter().any(|small| word.eq_ignore_ascii_case(small)));
        }
    }
    words < 25 || small * 25 >= words
}
