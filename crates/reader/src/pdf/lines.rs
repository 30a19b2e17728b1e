//! The lines of all pages to paragraphs that do not know of pages: running heads and page
//! numbers are gone, words parted at line ends are whole, a paragraph goes on over the page's
//! end, and footnotes stand behind the paragraph that they interrupt.

use std::collections::{HashMap, HashSet};

use super::glyphs::{Drawn, Line};

/// Part of a page's height at its top and bottom where running heads stand.
const MARGIN: f64 = 0.12;
/// Lines at the top or bottom that may be running heads.
const EDGE: usize = 3;
/// Letters smaller than this part of the body's are a footnote's.
const FOOTNOTE: f64 = 0.92;
/// Lines further apart than this many of the usual distance part paragraphs.
const GAP: f64 = 1.3;

/// The paragraphs of a document.
pub(super) fn paragraphs(pages: &[Drawn]) -> Vec<String> {
    let kept = without_running_heads(pages);
    let body = Body::of(&kept);
    let mut paragraphs = Paragraphs::new(&kept, &body);
    for page in &kept {
        let (text, footnotes) = body.split(page);
        for (at, line) in text.iter().enumerate() {
            let before = at.checked_sub(1).map(|before| text[before]);
            paragraphs.take(line, before, &body);
        }
        paragraphs.footnotes(footnotes, &body);
    }
    paragraphs.finish()
}

/// The lines of the first page's upper half that are short enough for a date.
pub(super) fn head(pages: &[Drawn]) -> Vec<&str> {
    let lines = pages.iter().take(1).flat_map(|page| page.lines.iter().take(25));
    lines.map(|line| line.text.trim()).filter(|line| line.len() < 80).collect()
}

/// The largest words on the first page, where they are a title's.
pub(super) fn title(pages: &[Drawn]) -> Option<String> {
    let first = pages.first()?;
    let body = Body::of(&[pages.iter().flat_map(|page| &page.lines).collect()]);
    let large: Vec<&Line> = first.lines.iter().filter(|line| line.size > body.size * 1.15).collect();
    // One title may have several lines of one size.
    let mut blocks: Vec<(f64, String)> = Vec::new();
    let mut last = f64::MIN;
    for line in large {
        match blocks.last_mut() {
            Some((size, words)) if (*size - line.size).abs() < 0.5 && line.y - last < 2.0 * line.size && line.y > last => {
                words.push(' ');
                words.push_str(line.text.trim());
            }
            _ => blocks.push((line.size, line.text.trim().to_owned())),
        }
        last = line.y;
    }
    let is_title = |words: &str| words.split_whitespace().count() >= 4 && words.len() < 300 && !words.contains('@');
    blocks.retain(|(_, words)| is_title(words));
    let largest = blocks.iter().map(|(size, _)| *size).fold(0.0, f64::max);
    blocks.into_iter().find(|(size, _)| *size == largest).map(|(_, words)| words)
}

/// The pages' lines without those that stand in the same margin of page after page, and
/// without page numbers.
fn without_running_heads(pages: &[Drawn]) -> Vec<Vec<&Line>> {
    let is_edge = |page: &Drawn, line: &Line| {
        let above = page.lines.iter().filter(|other| other.y < line.y - 1.0).count();
        let below = page.lines.iter().filter(|other| other.y > line.y + 1.0).count();
        let in_margin = line.y < page.height * MARGIN || line.y > page.height * (1.0 - MARGIN);
        (above < EDGE || below < EDGE) && in_margin
    };
    let mut met: HashMap<(String, bool), usize> = HashMap::new();
    let key = |page: &Drawn, line: &Line| (without_digits(&line.text), line.y < page.height / 2.0);
    let edges: Vec<Vec<bool>> = pages
        .iter()
        .map(|page| page.lines.iter().map(|line| is_edge(page, line)).collect())
        .collect();
    for (page, edges) in pages.iter().zip(&edges) {
        let heads: HashSet<(String, bool)> = page
            .lines
            .iter()
            .zip(edges)
            .filter(|(_, is_edge)| **is_edge)
            .map(|(line, _)| key(page, line))
            .collect();
        for head in heads {
            *met.entry(head).or_default() += 1;
        }
    }
    // Odd and even pages may have heads of their own, and the first page none.
    let often = (pages.len() / 4).max(2);
    pages
        .iter()
        .zip(&edges)
        .map(|(page, edges)| {
            let stays = |(line, is_edge): &(&Line, &bool)| {
                !**is_edge || !(is_page_number(&line.text) || met.get(&key(page, line)).is_some_and(|&pages| pages >= often))
            };
            page.lines.iter().zip(edges).filter(stays).map(|(line, _)| line).collect()
        })
        .collect()
}

/// "Page 3 of 12" is "Page # of #".
fn without_digits(words: &str) -> String {
    let mut out = String::new();
    for letter in words.chars().filter(|letter| !letter.is_whitespace()) {
        let letter = if letter.is_numeric() { '#' } else { letter };
        if letter != '#' || !out.ends_with('#') {
            out.push(letter);
        }
    }
    out
}

/// "12", "- 12 -", "12/35", "Page 12 of 35", "GE.23-01234 (E)" is none.
fn is_page_number(words: &str) -> bool {
    let bare: String = words.to_lowercase().chars().filter(|letter| letter.is_alphanumeric()).collect();
    let rest = bare.trim_start_matches("page").trim_matches(|letter: char| letter.is_ascii_digit());
    let is_roman = || bare.len() <= 5 && bare.chars().all(|letter| "ivxl".contains(letter));
    !bare.is_empty() && bare.len() <= 12 && (matches!(rest, "" | "of" | "de") || is_roman())
}

/// What the body's lines look like.
struct Body {
    size: f64,
    /// Distance of two lines of a paragraph.
    leading: f64,
    left: f64,
    right: f64,
}

impl Body {
    fn of(pages: &[Vec<&Line>]) -> Body {
        let all = || pages.iter().flatten();
        // By the letters in them, not by the lines: a page of headings is no body.
        let size = most(all().map(|line| (line.size, line.text.len())), 2.0);
        let is_body = |line: &Line| (line.size - size).abs() < 0.6;
        let steps = pages.iter().flat_map(|page| page.windows(2)).filter_map(|lines| {
            let step = lines[1].y - lines[0].y;
            (is_body(lines[0]) && is_body(lines[1]) && step > size * 0.5 && step < size * 4.0).then_some((step, lines[1].text.len()))
        });
        let leading = most(steps, 2.0);
        let full = |line: &&&Line| is_body(line) && line.text.len() > 30;
        let left = most(all().filter(full).map(|line| (line.left, line.text.len())), 1.0);
        let right = most(all().filter(full).map(|line| (line.right, line.text.len())), 0.1);
        Body {
            size,
            leading: if leading > 0.0 { leading } else { size * 1.2 },
            left,
            right,
        }
    }

    fn is_body(&self, line: &Line) -> bool {
        (line.size - self.size).abs() < self.size * 0.06
    }

    /// A page's lines of the text, and the footnotes at its end.
    fn split<'a, 'l>(&self, page: &'a [&'l Line]) -> (&'a [&'l Line], &'a [&'l Line]) {
        let is_small = |line: &&&Line| line.size < self.size * FOOTNOTE;
        let small = page.iter().rev().take_while(is_small).count();
        let (text, footnotes) = page.split_at(page.len() - small);
        let opens = footnotes
            .first()
            .and_then(|line| line.text.trim_start().chars().next())
            .is_some_and(|letter| letter.is_numeric() || "*†‡".contains(letter));
        if opens && !text.is_empty() {
            (text, footnotes)
        } else {
            (page, &[])
        }
    }

    /// Whether a line reaches the right border, so that the next may go on with it.
    fn is_full(&self, line: &Line) -> bool {
        line.right > self.right - (self.right - self.left) * 0.15
    }
}

/// The value that most of the weight has, on a grid of so many steps to one.
fn most(values: impl Iterator<Item = (f64, usize)>, steps: f64) -> f64 {
    let mut weights: HashMap<i64, usize> = HashMap::new();
    for (value, weight) in values {
        *weights.entry((value * steps).round() as i64).or_default() += weight;
    }
    let most = weights.into_iter().max_by_key(|&(value, weight)| (weight, -value));
    most.map_or(0.0, |(value, _)| value as f64 / steps)
}

/// Paragraphs as they grow.
struct Paragraphs {
    done: Vec<String>,
    open: String,
    /// The line that was taken last.
    last: Option<Line>,
    /// Footnotes that wait for the end of the paragraph they interrupt.
    waiting: Vec<String>,
    /// All words of the document, to know which are written with a hyphen.
    words: HashSet<String>,
    /// Whether the document parts words at line ends.
    parts_words: bool,
}

impl Paragraphs {
    fn new(pages: &[Vec<&Line>], body: &Body) -> Paragraphs {
        let lines = || pages.iter().flatten().filter(|line| body.is_body(line));
        let words = lines().flat_map(|line| {
            let mut words: Vec<&str> = line.text.split_whitespace().collect();
            // The last word of a line may be a part of one.
            words.pop();
            words.into_iter().map(bare).collect::<Vec<_>>()
        });
        let words: HashSet<String> = words.collect();
        // How often the words parted at line ends are written as one elsewhere, and how often with the hyphen.
        let (mut parted, mut as_one, mut with_hyphen) = (0, 0, 0);
        let flowing: Vec<&&Line> = lines().collect();
        for lines in flowing.windows(2) {
            let Some((joined, hyphened)) = parted_word(&lines[0].text, &lines[1].text) else {
                continue;
            };
            parted += 1;
            as_one += usize::from(words.contains(&joined));
            with_hyphen += usize::from(words.contains(&hyphened));
        }
        Paragraphs {
            done: Vec::new(),
            open: String::new(),
            last: None,
            waiting: Vec::new(),
            words,
            parts_words: as_one > with_hyphen || (as_one == with_hyphen && parted * 25 > flowing.len()),
        }
    }

    /// Takes a line of the text, with the one before it on the same page.
    fn take(&mut self, line: &Line, before: Option<&Line>, body: &Body) {
        let goes_on = match (&self.last, before) {
            (Some(last), Some(before)) => goes_on(last, line, body) && is_near(before, line, body),
            (Some(last), None) => goes_on_behind_the_page(last, line, body),
            (None, _) => false,
        };
        if !goes_on {
            self.close();
        }
        self.append(line.text.trim());
        self.last = Some(line.clone());
    }

    fn append(&mut self, words: &str) {
        let open = self.open.trim_end().len();
        self.open.truncate(open);
        if self.open.ends_with('\u{ad}') {
            self.open.pop();
        } else if ends_in_a_hyphen(&self.open) && words.starts_with(char::is_alphabetic) {
            if !self.keeps_hyphen(words) {
                self.open.pop();
            }
        } else if !(self.open.is_empty() || ends_wide(&self.open) && words.starts_with(is_wide)) {
            self.open.push(' ');
        }
        self.open.push_str(words);
    }

    /// Whether the hyphen at the end of a line is the word's own: by how the document writes
    /// the word elsewhere, then by whether it parts words at all.
    fn keeps_hyphen(&self, next: &str) -> bool {
        let Some((joined, hyphened)) = parted_word(&self.open, next) else {
            return true;
        };
        if self.words.contains(&hyphened) {
            return true;
        }
        if self.words.contains(&joined) {
            return false;
        }
        !(self.parts_words
            && next.starts_with(char::is_lowercase)
            && !hyphened.trim_end_matches(char::is_alphabetic).trim_end_matches('-').contains('-'))
    }

    fn footnotes(&mut self, lines: &[&Line], body: &Body) {
        let mut notes = Paragraphs {
            done: Vec::new(),
            open: String::new(),
            last: None,
            waiting: Vec::new(),
            words: std::mem::take(&mut self.words),
            parts_words: self.parts_words,
        };
        let smaller = lines.first().map_or(body.size, |line| line.size);
        let body = Body {
            size: smaller,
            leading: smaller * 1.25,
            ..*body
        };
        for (at, line) in lines.iter().enumerate() {
            let opens = line
                .text
                .trim_start()
                .starts_with(|letter: char| letter.is_numeric() || "*†‡".contains(letter));
            if opens && at > 0 {
                notes.close();
                notes.last = None;
            }
            notes.take(line, at.checked_sub(1).map(|before| lines[before]), &body);
        }
        notes.close();
        self.words = notes.words;
        self.waiting.append(&mut notes.done);
    }

    fn close(&mut self) {
        if !self.open.trim().is_empty() {
            self.done.push(std::mem::take(&mut self.open));
        }
        self.open.clear();
        self.done.append(&mut self.waiting);
    }

    fn finish(mut self) -> Vec<String> {
        self.close();
        self.done
    }
}

/// Whether the line below goes on with a paragraph.
fn goes_on(last: &Line, line: &Line, body: &Body) -> bool {
    if (last.size - line.size).abs() > 0.08 * last.size.max(line.size) {
        return false;
    }
    let words = line.text.trim_start();
    let is_indented = line.left > last.left.min(body.left.max(last.left)) + 0.8 * line.size;
    if opens_item(words) && (ends_sentence(&last.text) || !body.is_full(last)) {
        return false;
    }
    if is_indented && ends_sentence(&last.text) && !opens_item(last.text.trim_start()) {
        return false;
    }
    // A line that ends early ends its paragraph, in prose of full lines.
    body.is_full(last) || words.starts_with(char::is_lowercase) || !ends_sentence(&last.text) && !body.is_body(line)
}

fn is_near(before: &Line, line: &Line, body: &Body) -> bool {
    let step = line.y - before.y;
    let leading = body.leading * (line.size / body.size).max(1.0);
    // A step up leads to the next column.
    step < leading * GAP && (step > 0.0 || !ends_sentence(&before.text))
}

/// Whether the first line of a page goes on with the last one of the page before it.
fn goes_on_behind_the_page(last: &Line, line: &Line, body: &Body) -> bool {
    let words = line.text.trim_start();
    body.is_body(last)
        && body.is_body(line)
        && !opens_item(words)
        && (words.starts_with(char::is_lowercase) || (body.is_full(last) && !ends_sentence(&last.text)))
}

/// "12. ", "(a) ", "• ", "IV. ": the mark of an item or a numbered paragraph.
fn opens_item(words: &str) -> bool {
    let Some(mark) = words.split_whitespace().next() else {
        return false;
    };
    let is_short = mark.chars().count() <= 6;
    let inner = mark.trim_matches(['(', ')', '.']);
    let is_label = inner.chars().all(|letter| letter.is_ascii_digit())
        || inner.chars().count() == 1 && inner.chars().all(char::is_alphabetic)
        || inner.chars().all(|letter| "ivxIVX".contains(letter));
    match mark {
        "•" | "–" | "—" | "▪" | "●" | "·" | "*" | "-" | "○" | "■" => true,
        _ => is_short && !inner.is_empty() && is_label && mark.ends_with(['.', ')']),
    }
}

fn ends_sentence(words: &str) -> bool {
    words
        .trim_end_matches(|letter: char| letter.is_whitespace() || "”’\"')]»¹²³⁰⁴⁵⁶⁷⁸⁹".contains(letter))
        .ends_with(['.', '!', '?', ':', ';', '。', '؟', '។'])
}

/// The word that a line's end and the next one's beginning make, without and with the hyphen.
fn parted_word(line: &str, next: &str) -> Option<(String, String)> {
    let line = line.trim_end();
    if !ends_in_a_hyphen(line) {
        return None;
    }
    let first = line.trim_end_matches(['-', '\u{2010}']).rsplit(char::is_whitespace).next()?;
    let second = next.split_whitespace().next()?;
    Some((bare(&format!("{first}{second}")), bare(&format!("{first}-{second}"))))
}

/// A hyphen behind a letter: not a dash, and not "28-" before a figure.
fn ends_in_a_hyphen(words: &str) -> bool {
    words
        .strip_suffix(['-', '\u{2010}'])
        .is_some_and(|word| word.ends_with(char::is_alphabetic))
}

fn ends_wide(words: &str) -> bool {
    words.chars().next_back().is_some_and(is_wide)
}

/// Letters that are written without spaces between words.
fn is_wide(letter: char) -> bool {
    ('\u{2e80}'..'\u{ac00}').contains(&letter) || ('\u{f900}'..'\u{ffef}').contains(&letter)
}

/// A word in lower case without the marks around it.
fn bare(word: &str) -> String {
    word.trim_matches(|letter: char| !letter.is_alphanumeric()).to_lowercase()
}
