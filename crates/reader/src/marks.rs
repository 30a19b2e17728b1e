//! What class names, ids and roles say an element is: the story, or one of the things that
//! stand around stories. The words are in `words/marks.tsv`.

use std::collections::HashMap;
use std::ops::{BitOr, BitOrAssign};
use std::sync::OnceLock;

use aho_corasick::{AhoCorasick, MatchKind};
use scraper::node::Element;

/// A set of marks.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(crate) struct Marks(u32);

impl Marks {
    /// The body of a story: "article-body", "entry-content".
    pub(crate) const STORY: Marks = Marks(1);
    /// A story with what belongs to it: "article", "post".
    pub(crate) const CONTENT: Marks = Marks(1 << 1);
    /// A paragraph that sums the story up: "standfirst", "lead".
    pub(crate) const STANDFIRST: Marks = Marks(1 << 2);
    pub(crate) const COMMENT: Marks = Marks(1 << 3);
    pub(crate) const RELATED: Marks = Marks(1 << 4);
    pub(crate) const SHARE: Marks = Marks(1 << 5);
    pub(crate) const PROMO: Marks = Marks(1 << 6);
    pub(crate) const NAVIGATION: Marks = Marks(1 << 7);
    pub(crate) const FOOTER: Marks = Marks(1 << 8);
    pub(crate) const SIDE: Marks = Marks(1 << 9);
    pub(crate) const CAPTION: Marks = Marks(1 << 10);
    pub(crate) const BYLINE: Marks = Marks(1 << 11);
    pub(crate) const TAGS: Marks = Marks(1 << 12);
    pub(crate) const CONSENT: Marks = Marks(1 << 13);
    pub(crate) const PAYWALL: Marks = Marks(1 << 14);
    pub(crate) const WIDGET: Marks = Marks(1 << 15);
    pub(crate) const HIDDEN: Marks = Marks(1 << 16);
    pub(crate) const TEASER: Marks = Marks(1 << 17);

    /// Everything that is no part of a story.
    pub(crate) const AROUND: Marks = Marks(
        Marks::COMMENT.0
            | Marks::RELATED.0
            | Marks::SHARE.0
            | Marks::PROMO.0
            | Marks::NAVIGATION.0
            | Marks::FOOTER.0
            | Marks::SIDE.0
            | Marks::CAPTION.0
            | Marks::BYLINE.0
            | Marks::TAGS.0
            | Marks::CONSENT.0
            | Marks::PAYWALL.0
            | Marks::WIDGET.0
            | Marks::HIDDEN.0
            | Marks::TEASER.0,
    );

    /// A set of several.
    pub(crate) const fn of(marks: &[Marks]) -> Marks {
        let mut all = 0;
        let mut at = 0;
        while at < marks.len() {
            all |= marks[at].0;
            at += 1;
        }
        Marks(all)
    }

    pub(crate) fn any(self, others: Marks) -> bool {
        self.0 & others.0 != 0
    }

    pub(crate) fn without(self, others: Marks) -> Marks {
        Marks(self.0 & !others.0)
    }

    fn named(name: &str) -> Option<Marks> {
        Some(match name {
            "story" => Marks::STORY,
            "content" => Marks::CONTENT,
            "standfirst" => Marks::STANDFIRST,
            "comment" => Marks::COMMENT,
            "related" => Marks::RELATED,
            "share" => Marks::SHARE,
            "promo" => Marks::PROMO,
            "navigation" => Marks::NAVIGATION,
            "footer" => Marks::FOOTER,
            "side" => Marks::SIDE,
            "caption" => Marks::CAPTION,
            "byline" => Marks::BYLINE,
            "tags" => Marks::TAGS,
            "consent" => Marks::CONSENT,
            "paywall" => Marks::PAYWALL,
            "widget" => Marks::WIDGET,
            "hidden" => Marks::HIDDEN,
            "teaser" => Marks::TEASER,
            _ => return None,
        })
    }
}

impl BitOr for Marks {
    type Output = Marks;

    fn bitor(self, other: Marks) -> Marks {
        Marks(self.0 | other.0)
    }
}

impl BitOrAssign for Marks {
    fn bitor_assign(&mut self, other: Marks) {
        self.0 |= other.0;
    }
}

/// Marks of the names met on a page, so that each is looked up once.
#[derive(Debug, Default)]
pub(crate) struct Cache<'a> {
    known: HashMap<&'a str, Marks>,
}

impl<'a> Cache<'a> {
    pub(crate) fn of(&mut self, element: &'a Element) -> Marks {
        let mut marks = Marks::default();
        for (name, value) in element.attrs() {
            match name {
                "class" | "id" => marks |= *self.known.entry(value).or_insert_with(|| words().marks(value)),
                "itemprop" if value.split_ascii_whitespace().any(|name| name == "articleBody") => marks |= Marks::STORY,
                "data-component" | "data-testid" | "data-test" | "data-type" | "data-qa" | "data-module" | "data-widget" => {
                    marks |= *self.known.entry(value).or_insert_with(|| words().marks(value));
                }
                "role" => match value {
                    "navigation" | "menu" | "menubar" | "tablist" | "search" => marks |= Marks::NAVIGATION,
                    "complementary" => marks |= Marks::SIDE,
                    "contentinfo" => marks |= Marks::FOOTER,
                    "dialog" | "alertdialog" => marks |= Marks::CONSENT,
                    _ => {}
                },
                "hidden" => marks |= Marks::HIDDEN,
                "aria-hidden" if value == "true" => marks |= Marks::HIDDEN,
                "style" if is_hidden_by(value) => marks |= Marks::HIDDEN,
                _ => {}
            }
        }
        match element.name() {
            "nav" | "menu" => marks |= Marks::NAVIGATION,
            "aside" => marks |= Marks::SIDE,
            "footer" => marks |= Marks::FOOTER,
            "form" | "fieldset" | "details" | "dialog" => marks |= Marks::WIDGET,
            "figure" | "figcaption" | "picture" | "caption" => marks |= Marks::CAPTION,
            "address" => marks |= Marks::BYLINE,
            // Classes of the page as a whole tell which parts it has ("has-sidebar"), not what it is.
            "html" | "body" => marks = Marks::default(),
            "main" | "article" => {
                marks = marks.without(Marks::AROUND.without(Marks::TEASER | Marks::RELATED | Marks::PROMO | Marks::COMMENT | Marks::HIDDEN))
            }
            _ => {}
        }
        marks
    }
}

fn is_hidden_by(style: &str) -> bool {
    let squeezed: String = style.chars().filter(|letter| !letter.is_whitespace()).take(400).collect();
    squeezed.contains("display:none") || squeezed.contains("visibility:hidden")
}

/// How a word of the table must stand in a name.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Standing {
    /// Anywhere: `newsletter` in "c-newsletterBox".
    Anywhere,
    /// As a word of its own: `share` in "share-bar" and "shareBar", not in "shareholder".
    Word,
    /// As the whole name: `content`, not "content-footer".
    Whole,
}

struct Words {
    finder: AhoCorasick,
    meanings: Vec<(Standing, Marks)>,
}

fn words() -> &'static Words {
    static WORDS: OnceLock<Words> = OnceLock::new();
    WORDS.get_or_init(|| Words::from_table(include_str!("../words/marks.tsv")))
}

impl Words {
    fn from_table(table: &str) -> Words {
        let rows: Vec<(&str, Standing, Marks)> = table
            .lines()
            .filter(|line| !line.starts_with('#') && !line.is_empty())
            .skip(1)
            .filter_map(|line| {
                let mut columns = line.split('\t');
                let word = columns.next()?;
                let standing = match columns.next()? {
                    "anywhere" => Standing::Anywhere,
                    "word" => Standing::Word,
                    "whole" => Standing::Whole,
                    _ => return None,
                };
                Some((word, standing, Marks::named(columns.next()?)?))
            })
            .collect();
        Words {
            finder: AhoCorasick::builder()
                .match_kind(MatchKind::Standard)
                .build(rows.iter().map(|(word, ..)| word))
                .expect("a short list of words builds"),
            meanings: rows.into_iter().map(|(_, standing, marks)| (standing, marks)).collect(),
        }
    }

    /// Marks of a class attribute or an id. Names are compared in lower case, with words parted
    /// by a hyphen: "articleBody", "article__body" and "article-body" are one.
    fn marks(&self, names: &str) -> Marks {
        let mut marks = Marks::default();
        let mut name = String::new();
        for part in names.split_ascii_whitespace().take(40) {
            if part.len() > 80 {
                continue;
            }
            name.clear();
            let mut last = '-';
            for letter in part.chars() {
                if letter.is_ascii_uppercase() && last.is_ascii_lowercase() {
                    name.push('-');
                }
                last = letter;
                if letter.is_ascii_alphanumeric() {
                    name.push(letter.to_ascii_lowercase());
                } else if !name.ends_with('-') && !name.is_empty() {
                    name.push('-');
                }
            }
            let name = name.trim_end_matches('-');
            // "has-sidebar" and "sidebar-layout" tell what the page is made of.
            if ["has-", "no-", "with-", "without-", "is-"]
                .iter()
                .any(|opening| name.starts_with(opening))
                && !name.contains("hidden")
            {
                continue;
            }
            let is_arrangement = ["-grid", "-layout", "-main"].iter().any(|part| name.contains(part));
            let letters = name.as_bytes();
            for found in self.finder.find_overlapping_iter(name) {
                let (standing, meaning) = self.meanings[found.pattern().as_usize()];
                let is_word = (found.start() == 0 || letters[found.start() - 1] == b'-')
                    && (found.end() == letters.len() || letters[found.end()] == b'-' || letters[found.end()].is_ascii_digit());
                let holds = match standing {
                    Standing::Anywhere => true,
                    Standing::Word => is_word,
                    Standing::Whole => found.start() == 0 && found.end() == letters.len(),
                };
                if holds && !(is_arrangement && meaning == Marks::SIDE) {
                    marks |= meaning;
                }
            }
        }
        marks
    }
}
