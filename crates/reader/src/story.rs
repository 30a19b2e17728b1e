//! Which passages of a page are the story.
//!
//! Every passage gets a weight: running text counts for the element it stands in, lists of
//! links and scraps count against it. The story's element is the one whose passages weigh
//! most together; of its passages, those are kept that are not marked or made as something
//! that stands around stories.

use std::ops::Range;

use crate::datelines;
use crate::marks::Marks;
use crate::outline::{Outline, Passage};
use crate::phrases;
use crate::witness::Witness;

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
    let page = Weighed::new(outline, hints);
    let container = page.container();
    let is_of_paragraphs = page.is_of_paragraphs(container);
    let mut kept: Vec<usize> = outline.elements[container]
        .passages
        .clone()
        .filter(|&passage| page.belongs(passage, is_of_paragraphs))
        .collect();
    page.trim(&mut kept);
    page.put_standfirst_before(&mut kept, container);
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
    /// For each passage, whether the metadata's body has it.
    witnessed: Option<Vec<bool>>,
}

impl<'p, 'a> Weighed<'p, 'a> {
    fn new(outline: &'p Outline<'a>, hints: &'p Hints<'p>) -> Weighed<'p, 'a> {
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
            witnessed: hints.body.and_then(|body| Witness::new(body).testify(outline)),
        };
        page.marks = page.effective_marks();
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
            let own = if element.marks.any(Marks::AROUND) && self.prose_of(&element.passages) * 2 > all {
                element.marks.without(Marks::AROUND)
            } else {
                element.marks
            };
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
            return if name == "p" && passage.links > 1 { 0.0 } else { -letters.min(60.0) };
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
        -10.0
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
        best.0
    }

    /// Whether a passage of the story's element is of the story.
    fn belongs(&self, position: usize, is_of_paragraphs: bool) -> bool {
        let passage = &self.outline.passages[position];
        let words = self.outline.words(passage).trim();
        let element = &self.outline.elements[passage.owner];
        let marks = self.marks[passage.owner];
        if element.name == "h1" || phrases::is_label(words) || phrases::is_pointer(words) || phrases::is_credit(words) {
            return false;
        }
        if let Some(witnessed) = &self.witnessed {
            let surely_around = Marks::CAPTION | Marks::PROMO | Marks::RELATED | Marks::COMMENT | Marks::CONSENT;
            return if witnessed[position] {
                !marks.any(surely_around)
            } else {
                !marks.any(Marks::AROUND) && matches!(element.name, "h2" | "h3" | "h4" | "li" | "td" | "th")
            };
        }
        if marks.any(Marks::AROUND) || self.is_of_link_list(passage.owner) {
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

    /// Whether an element stands in a list of three or more items most of which are links, with
    /// or without words beside them: pointers to other stories.
    fn is_of_link_list(&self, owner: usize) -> bool {
        let Some(list) = self.outline.lineage(owner).take(6).find(|&element| matches!(self.outline.elements[element].name, "ul" | "ol")) else {
            return false;
        };
        let (mut items, mut linked) = (0, 0);
        for passage in &self.outline.passages[self.outline.elements[list].passages.clone()] {
            items += 1;
            linked += usize::from(passage.linked * 5 > passage.letters * 2);
        }
        items >= 3 && linked * 10 >= items * 7
    }

    /// Whether most of the running text of an element stands in paragraphs, so that what does
    /// not is a label or a box.
    fn is_of_paragraphs(&self, container: usize) -> bool {
        let (mut all, mut in_paragraphs) = (0, 0);
        for position in self.outline.elements[container].passages.clone() {
            let passage = &self.outline.passages[position];
            if is_prose(self.outline, passage) && !self.marks[passage.owner].any(Marks::AROUND) {
                all += passage.letters;
                in_paragraphs += if is_text_element(self.outline.elements[passage.owner].name) { passage.letters } else { 0 };
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
        kept.retain(|&position| !datelines::is_dateline(words(position)) && !self.is_byline(words(position)));
        let first = kept.iter().position(|&position| is_prose(position)).unwrap_or(0);
        kept.drain(..first);
        if let Some(title) = self.hints.title.map(squeezed) {
            kept.retain(|&position| self.outline.passages[position].letters > 300 || squeezed(words(position)) != title);
        }
        // Who the author is stands at the end.
        let last = kept.len().saturating_sub(3).max(1);
        if let Some(bio) = (last..kept.len()).find(|&at| self.hints.authors.iter().any(|author| author.contains(' ') && words(kept[at]).starts_with(author.as_str()))) {
            kept.truncate(bio);
        }
        while kept.len() > 1 && kept.last().is_some_and(|&last| is_heading(last)) {
            kept.pop();
        }
    }

    /// "By Sok Dara, Phnom Penh": a short passage that has little besides an author's name.
    fn is_byline(&self, words: &str) -> bool {
        words.len() < 120
            && self.hints.authors.iter().any(|author| {
                author.len() > 4 && words.contains(author.as_str()) && words.len() < author.len() + 30 && !words.ends_with(['.', '!', '?', '"', '”'])
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
            let is_description = self.hints.description.is_some_and(|description| {
                let description = squeezed(description);
                description.len() > 30 && (words.starts_with(&description) || description.starts_with(&words))
            });
            let is_title = self.hints.title.is_some_and(|title| squeezed(title) == words);
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

fn running_sums(values: impl Iterator<Item = usize>) -> Vec<usize> {
    let mut sums = vec![0];
    let mut sum = 0;
    for value in values {
        sum += value;
        sums.push(sum);
    }
    sums
}

/// Whether a passage is running text rather than a label, a menu entry or a headline.
fn is_prose(outline: &Outline<'_>, passage: &Passage) -> bool {
    if passage.linked * 2 > passage.letters {
        return false;
    }
    let words = outline.words(passage).trim_end();
    let ends_a_sentence = words.ends_with(['.', '!', '?', '"', '”', '’', ':', '…', '»', '“', '。', '」', '।', ')']);
    // A Chinese, Japanese or Korean letter says about as much as two to three others.
    let bytes_a_letter = words.len() / passage.letters.max(1);
    let letters = if bytes_a_letter >= 2 && words.chars().any(|letter| letter >= '\u{2e80}') {
        passage.letters * 3
    } else {
        passage.letters
    };
    letters >= 80 || (letters >= 30 && ends_a_sentence)
}

/// Elements that are made for text, unlike those that are made for layout.
fn is_text_element(name: &str) -> bool {
    matches!(name, "p" | "h2" | "h3" | "h4" | "h5" | "h6" | "li" | "blockquote" | "pre" | "td" | "th" | "dt" | "dd" | "q")
}

/// Letters and digits only, in lower case.
pub(crate) fn squeezed(words: &str) -> String {
    words
        .chars()
        .filter(|letter| letter.is_alphanumeric())
        .flat_map(char::to_lowercase)
        .collect()
}
