//! Which passages of a page are the story.
//!
//! Every passage gets a weight: running text counts for the element it stands in, lists of
//! links and scraps count against it. The story's element is the one whose passages weigh
//! most together; of its passages, those are kept that are not marked or made as something
//! that stands around stories.

use std::ops::Range;

use crate::datelines;
use crate::lists::{Lists, running_sums};
use crate::marks::Marks;
use crate::outline::{Outline, Passage};
use crate::phrases;
use crate::witness::Witness;

/// Marks of what may well be most of a short page's words and is the story all the same seldom.
const OUTSIDE: Marks = Marks::of(&[Marks::FOOTER, Marks::COMMENT, Marks::CONSENT, Marks::RELATED, Marks::NAVIGATION]);

/// Stories with fewer letters are looked for once more without the marks.
const SHORT_STORY: usize = 400;

/// What is known of the story before its body is looked for.
#[derive(Debug, Default)]
pub(crate) struct Hints<'a> {
    /// Title of the page.
    pub(crate) title: Option<&'a str>,
    /// Its description in the metadata, often the standfirst.
    pub(crate) description: Option<&'a str>,
    /// Names of its authors.
    pub(crate) authors: &'a [String],
    /// The body as the metadata give it.
    pub(crate) body: Option<&'a str>,
}

/// Positions of the story's passages, in reading order.
pub(crate) fn find(outline: &Outline<'_>, hints: &Hints<'_>) -> Vec<usize> {
    if outline.passages.is_empty() {
        return Vec::new();
    }
    let page = Weighed::new(outline, hints, true);
    let kept = page.story();
    let letters = |kept: &[usize]| kept.iter().map(|&passage| outline.passages[passage].letters).sum::<usize>();
    let found = letters(&kept);
    if found < SHORT_STORY {
        // Perhaps the names of its classes mean something else than they say.
        let unmarked = Weighed::new(outline, hints, false).story();
        if letters(&unmarked) > found * 3 {
            return unmarked;
        }
    }
    kept
}

/// A page with what its elements and passages weigh.
struct Weighed<'p, 'a> {
    outline: &'p Outline<'a>,
    hints: &'p Hints<'p>,
    /// Marks of an element and of all it stands in, less those that cannot be meant.
    marks: Vec<Marks>,
    /// Sums of the passages' weights: those of a range are the difference of two.
    sums: Vec<f64>,
    /// Sums of letters in running text.
    prose: Vec<usize>,
    lists: Lists,
    /// For each passage, whether the metadata's body has it.
    witnessed: Option<Vec<bool>>,
}

impl<'p, 'a> Weighed<'p, 'a> {
    fn new(outline: &'p Outline<'a>, hints: &'p Hints<'p>, with_marks: bool) -> Weighed<'p, 'a> {
        let prose = running_sums(
            outline
                .passages
                .iter()
                .map(|passage| if is_prose(outline, passage) { passage.letters } else { 0 }),
        );
        let mut page = Weighed {
            outline,
            hints,
            marks: Vec::new(),
            sums: Vec::new(),
            prose,
            lists: Lists::of(outline),
            witnessed: hints.body.and_then(|body| Witness::new(body).testify(outline)),
        };
        page.marks = page.effective_marks();
        if !with_marks {
            page.marks
                .iter_mut()
                .for_each(|marks| *marks = marks.without(Marks::AROUND.without(OUTSIDE)));
        }
        page.sums = {
            let mut sums = Vec::with_capacity(outline.passages.len() + 1);
            let mut sum = 0.0;
            sums.push(sum);
            for position in 0..outline.passages.len() {
                sum += page.weight(position);
                sums.push(sum);
            }
            sums
        };
        page
    }

    /// Positions of the story's passages.
    fn story(&self) -> Vec<usize> {
        let container = self.container();
        let is_of_paragraphs = self.is_of_paragraphs(container);
        let passages = self.outline.elements[container].passages.clone();
        let mut kept: Vec<usize> = passages.filter(|&passage| self.belongs(passage, is_of_paragraphs)).collect();
        self.trim(&mut kept);
        self.put_standfirst_before(&mut kept, container);
        kept
    }

    /// The marks that hold for each element. What holds most of the page's running text is
    /// no sidebar, whatever it is called.
    fn effective_marks(&self) -> Vec<Marks> {
        let all = self.prose_of(&(0..self.outline.passages.len()));
        let mut marks: Vec<Marks> = Vec::with_capacity(self.outline.elements.len());
        for (position, element) in self.outline.elements.iter().enumerate() {
            let inherited = if element.parent == position {
                Marks::default()
            } else {
                marks[element.parent]
            };
            let prose = self.prose_of(&element.passages);
            let mut own = element.marks;
            if prose * 2 > all {
                own = own.without(Marks::AROUND.without(OUTSIDE));
            }
            let mut inherited = inherited;
            if own.any(Marks::STORY) {
                // Here the story begins, whatever the layout around it is called.
                own = own.without(Marks::AROUND.without(Marks::COMMENT | Marks::HIDDEN));
                inherited = inherited
                    .without(Marks::AROUND.without(Marks::COMMENT | Marks::HIDDEN | Marks::RELATED | Marks::PROMO | Marks::FOOTER));
            }
            if prose * 5 > all * 4 {
                own = own.without(Marks::AROUND);
            }
            if is_text_element(element.name) || prose > 400 {
                own = own.without(Marks::PAYWALL);
            }
            if is_text_element(element.name) && prose > 0 {
                own = own.without(Marks::HIDDEN);
            }
            // A post from elsewhere that the story quotes.
            if element.name == "blockquote" {
                inherited = inherited.without(Marks::SHARE | Marks::WIDGET);
            }
            marks.push(inherited | own);
        }
        marks
    }

    fn prose_of(&self, passages: &Range<usize>) -> usize {
        self.prose[passages.end] - self.prose[passages.start]
    }

    fn weight_of(&self, passages: &Range<usize>) -> f64 {
        self.sums[passages.end] - self.sums[passages.start]
    }

    fn weight(&self, position: usize) -> f64 {
        let passage = &self.outline.passages[position];
        let letters = passage.letters as f64;
        if let Some(witnessed) = &self.witnessed {
            return if witnessed[position] {
                letters * 2.0
            } else {
                -letters.min(100.0) / 2.0
            };
        }
        if self.marks[passage.owner].any(Marks::AROUND) {
            return 0.0;
        }
        let name = self.outline.elements[passage.owner].name;
        if passage.linked * 2 > passage.letters {
            // A paragraph of linked names among others is neither here nor there.
            return if name == "p" && passage.links > 1 {
                0.0
            } else {
                -letters.min(60.0)
            };
        }
        if is_prose(self.outline, passage) {
            return letters
                * match name {
                    "p" | "blockquote" | "pre" => 1.0,
                    "li" | "td" | "th" | "dd" | "dt" => 0.5,
                    "h1" | "h2" | "h3" | "h4" | "h5" | "h6" => 0.2,
                    _ => 0.8,
                };
        }
        // Cells of a table and items of a list are short where a story has them, too.
        if matches!(name, "td" | "th" | "li" | "dt" | "dd") {
            0.0
        } else {
            -10.0
        }
    }

    /// The element that holds the story: the one that weighs most, then down into it as long
    /// as hardly anything is lost.
    fn container(&self) -> usize {
        let value = |position: usize| {
            let element = &self.outline.elements[position];
            let weight = self.weight_of(&element.passages);
            let favour = if element.marks.any(Marks::STORY) {
                1.2
            } else if matches!(element.name, "article" | "main") {
                1.1
            } else if element.marks.any(Marks::CONTENT) {
                1.03
            } else {
                1.0
            };
            weight * favour
        };
        let mut best = (0, f64::MIN);
        for position in 0..self.outline.elements.len() {
            let value = value(position);
            if value >= best.1 && !self.outline.elements[position].passages.is_empty() {
                best = (position, value);
            }
        }
        self.only_article(best.0)
    }

    /// Of several stories in one element, as pages have that go on without end, the first, or the one with the page's title.
    fn only_article(&self, container: usize) -> usize {
        let elements = &self.outline.elements;
        let mut stories = Vec::new();
        let mut at = container + 1;
        while at < elements[container].end {
            if elements[at].name == "article" && self.prose_of(&elements[at].passages) > 300 && !self.marks[at].any(Marks::AROUND) {
                stories.push(at);
                at = elements[at].end;
            } else {
                at += 1;
            }
        }
        let whole = self.prose_of(&elements[container].passages);
        if stories.len() < 2 || stories.iter().map(|&story| self.prose_of(&elements[story].passages)).sum::<usize>() * 10 < whole * 7 {
            return container;
        }
        let title = self.hints.title.map(squeezed).unwrap_or_default();
        let has_title = |&&story: &&usize| {
            elements[story].passages.clone().take(12).any(|position| {
                let words = squeezed(self.outline.words(&self.outline.passages[position]));
                !title.is_empty() && words.len() > 10 && (title.starts_with(&words) || words == title)
            })
        };
        stories.iter().find(has_title).or(stories.first()).copied().unwrap_or(container)
    }

    /// Whether a passage of the story's element is of the story.
    fn belongs(&self, position: usize, is_of_paragraphs: bool) -> bool {
        let passage = &self.outline.passages[position];
        let words = self.outline.words(passage).trim();
        let element = &self.outline.elements[passage.owner];
        let marks = self.marks[passage.owner];
        let is_furniture =
            phrases::is_label(words) || phrases::is_pointer(words) || phrases::is_credit(words) || datelines::is_running_time(words);
        if element.name == "h1" || is_furniture || self.lists.is_of_reference(self.outline, passage.owner) {
            return false;
        }
        if let Some(witnessed) = &self.witnessed {
            let surely_around = Marks::CAPTION | Marks::PROMO | Marks::RELATED | Marks::COMMENT | Marks::CONSENT;
            return if witnessed[position] {
                !marks.any(surely_around)
            } else {
                !marks.any(Marks::AROUND) && matches!(element.name, "h2" | "h3" | "h4")
            };
        }
        if marks.any(Marks::AROUND) || self.lists.is_of_pointers(self.outline, passage.owner) {
            return false;
        }
        let is_paragraph = is_text_element(element.name);
        if is_paragraph && element.name != "li" && passage.links > 1 {
            if passage.linked * 20 > passage.letters * 19 {
                return false;
            }
        } else if passage.linked * 10 > passage.letters * 8 {
            return false;
        }
        is_paragraph || !is_of_paragraphs || is_prose(self.outline, passage)
    }

    /// Whether most of the running text of an element stands in paragraphs, so that what does
    /// not is a label or a box.
    fn is_of_paragraphs(&self, container: usize) -> bool {
        let (mut all, mut in_paragraphs) = (0, 0);
        for position in self.outline.elements[container].passages.clone() {
            let passage = &self.outline.passages[position];
            if is_prose(self.outline, passage) && !self.marks[passage.owner].any(Marks::AROUND) {
                all += passage.letters;
                in_paragraphs += if is_text_element(self.outline.elements[passage.owner].name) {
                    passage.letters
                } else {
                    0
                };
            }
        }
        in_paragraphs * 10 >= all * 7
    }

    /// Cuts off what stands before the first sentence and after the last one, and all behind
    /// a heading such as "Related articles".
    fn trim(&self, kept: &mut Vec<usize>) {
        let is_heading = |position: usize| self.name(position).starts_with('h');
        let is_prose = |position: usize| is_prose(self.outline, &self.outline.passages[position]);
        let words = |position: usize| self.outline.words(&self.outline.passages[position]).trim();
        let all: usize = kept.iter().map(|&position| self.outline.passages[position].letters).sum();
        let mut before = 0;
        let cut = kept.iter().position(|&position| {
            before += self.outline.passages[position].letters;
            before * 2 > all && !is_prose(position) && phrases::is_tail(words(position))
        });
        kept.truncate(cut.unwrap_or(kept.len()));
        self.cut_before_headline(kept);
        kept.retain(|&position| !datelines::is_dateline(words(position)) && !self.is_byline(words(position)));
        let first = kept.iter().position(|&position| is_prose(position)).unwrap_or(0);
        let is_scrap = |position: usize| !is_text_element(self.name(position)) || is_heading(position);
        let mut at = 0;
        kept.retain(|&position| {
            at += 1;
            at > first || !is_scrap(position)
        });
        if let Some(title) = self.hints.title.map(squeezed) {
            kept.retain(|&position| self.outline.passages[position].letters > 300 || squeezed(words(position)) != title);
        }
        // Who the author is stands at the end.
        let last = kept.len().saturating_sub(3).max(1);
        if let Some(bio) = (last..kept.len()).find(|&at| {
            self.hints
                .authors
                .iter()
                .any(|author| author.contains(' ') && words(kept[at]).starts_with(author.as_str()))
        }) {
            kept.truncate(bio);
        }
        let is_ornament = |position: usize| self.outline.passages[position].letters == 0;
        while kept.len() > 1 && kept.last().is_some_and(|&last| is_heading(last) || is_ornament(last)) {
            kept.pop();
        }
    }

    /// What stands over the headline, where no sentence is among it: the number of a document, its date.
    fn cut_before_headline(&self, kept: &mut Vec<usize>) {
        let Some(title) = self.hints.title.map(squeezed) else { return };
        let over = kept
            .iter()
            .take_while(|&&position| !is_prose(self.outline, &self.outline.passages[position]));
        let words = |position: usize| self.outline.words(&self.outline.passages[position]);
        if let Some(headline) = over.into_iter().position(|&position| squeezed(words(position)) == title) {
            kept.drain(..=headline);
        }
    }

    /// "By Sok Dara, Phnom Penh": a short passage that has little besides an author's name.
    fn is_byline(&self, words: &str) -> bool {
        words.len() < 120
            && self.hints.authors.iter().any(|author| {
                author.len() > 4
                    && words.contains(author.as_str())
                    && words.len() < author.len() + 30
                    && !words.ends_with(['.', '!', '?', '"', '”'])
            })
    }

    fn name(&self, position: usize) -> &str {
        self.outline.elements[self.outline.passages[position].owner].name
    }

    /// A standfirst stands between the headline and the body, often outside the body's element.
    fn put_standfirst_before(&self, kept: &mut Vec<usize>, container: usize) {
        let first = self.outline.elements[container].passages.start;
        let from = first.saturating_sub(60);
        let mut found = Vec::new();
        let description = self.hints.description.map(squeezed).filter(|description| description.len() > 30);
        let title = self.hints.title.map(squeezed);
        let already: Vec<String> = kept
            .iter()
            .take(3)
            .map(|&passage| squeezed(self.outline.words(&self.outline.passages[passage])))
            .collect();
        for position in from..first {
            let passage = &self.outline.passages[position];
            let element = &self.outline.elements[passage.owner];
            if passage.letters < 25 || element.name == "h1" || passage.linked * 2 > passage.letters {
                continue;
            }
            let words = squeezed(self.outline.words(passage));
            let is_description = description
                .as_ref()
                .is_some_and(|description| words.starts_with(description) || description.starts_with(&words));
            let is_title = title.as_ref() == Some(&words);
            if (is_description || self.marks[passage.owner].any(Marks::STANDFIRST))
                && !self.marks[passage.owner].any(Marks::AROUND)
                && !is_title
                && !already.contains(&words)
            {
                found.push(position);
            }
        }
        if !found.is_empty() {
            found.append(kept);
            *kept = found;
        }
    }
}

/// Whether a passage is running text rather than a label, a menu entry or a headline.
fn is_prose(outline: &Outline<'_>, passage: &Passage) -> bool {
    if passage.linked * 2 > passage.letters {
        return false;
    }
    let words = outline.words(passage).trim_end();
    let ends_a_sentence = words.ends_with(['.', '!', '?', '"', '”', '’', ':', '…', '»', '“', '。', '」', '।', ')']);
    passage.letters >= 80 || (passage.letters >= 30 && ends_a_sentence)
}

/// Elements that are made for text, unlike those that are made for layout.
fn is_text_element(name: &str) -> bool {
    matches!(
        name,
        "p" | "h2" | "h3" | "h4" | "h5" | "h6" | "li" | "blockquote" | "pre" | "td" | "th" | "dt" | "dd" | "q"
    )
}

/// Letters and digits only, in lower case.
pub(crate) fn squeezed(words: &str) -> String {
    words
        .chars()
        .filter(|letter| letter.is_alphanumeric())
        .flat_map(char::to_lowercase)
        .collect()
}
