//! What a page draws, as lines of letters with their places: a device for `hayro-interpret`
//! that writes down instead of painting.

use std::panic::resume_unwind;
use std::time::{Duration, Instant};

use hayro_interpret::font::{Glyph, GlyphRun};
use hayro_interpret::hayro_cmap::BfString;
use hayro_interpret::kurbo::{Affine, BezPath, Point, Vec2};
use hayro_interpret::{BlendMode, ClipPath, Device, DrawMode, DrawProps, Image, ImageDrawProps, SoftMask};

/// Letters and paths that a document may draw; a thousand pages of a report draw four million.
pub(super) const WORK: usize = 10_000_000;
/// What a box weighs in it: files can draw boxes in boxes without end and without letters.
const BOX: usize = 50;
/// The last guard, for files that draw little and slowly; no written document comes near it.
const LONGEST: Duration = Duration::from_secs(60);
/// Units of a glyph's own space to an em.
const EM: f64 = 1000.0;
/// A gap of this part of the letters' size is a space.
const SPACE: f64 = 0.17;
/// Letters raised by this part of the size are superscripts.
const RAISED: f64 = 0.15;

/// A line of letters; y grows downwards.
#[derive(Debug, Clone, Default)]
pub(super) struct Line {
    pub(super) text: String,
    pub(super) left: f64,
    pub(super) right: f64,
    pub(super) y: f64,
    pub(super) size: f64,
}

/// What was drawn on a page.
#[derive(Debug, Default)]
pub(super) struct Drawn {
    pub(super) lines: Vec<Line>,
    pub(super) height: f64,
    pub(super) letters: usize,
    /// Letters that are drawn and do not say which they are.
    pub(super) unknown: usize,
    /// Letters that are there and not seen.
    pub(super) invisible: usize,
    pub(super) images: usize,
}

/// Writes down what is drawn.
#[derive(Debug)]
pub(super) struct Pen {
    drawn: Drawn,
    /// Where the last runs began, and with what: a run drawn twice, for bold letters, counts once.
    recent: [(Point, u32); 4],
    runs: usize,
    /// What may still be drawn.
    pub(super) work: usize,
    began: Instant,
}

impl Pen {
    pub(super) fn new(height: f64, work: usize) -> Pen {
        Pen {
            drawn: Drawn {
                height,
                ..Drawn::default()
            },
            recent: [(Point::new(f64::MIN, f64::MIN), 0); 4],
            runs: 0,
            work,
            began: Instant::now(),
        }
    }

    pub(super) fn finish(mut self) -> Drawn {
        self.drawn.lines.retain(|line| !line.text.trim().is_empty());
        self.drawn
    }

    /// Takes a piece of work off what is left, and leaves the page where nothing is.
    fn spend(&mut self, work: usize) {
        self.work = self.work.saturating_sub(work);
        if self.work > 0 && self.began.elapsed() > LONGEST {
            self.work = 0;
        }
        if self.work == 0 {
            // Not a panic: nothing is printed, and `draw` catches it.
            resume_unwind(Box::new("enough was drawn"));
        }
    }

    fn letter(&mut self, words: &str, place: Affine, advance: f64) {
        let at = place * Point::ZERO;
        let along = place * Point::new(EM, 0.0) - at;
        let up = place * Point::new(0.0, EM) - at;
        let size = up.hypot();
        // Letters that run up or down the page are stamps in its margin.
        if along.y.abs() > along.x.abs() || !size.is_finite() || size < 0.5 || !at.is_finite() {
            return;
        }
        let end = (place * Point::new(advance, 0.0)).x;
        let line = match self.drawn.lines.last_mut() {
            Some(line) if continues(line, at, end, size, words) => line,
            _ => {
                if words.trim().is_empty() {
                    return;
                }
                self.drawn.lines.push(Line {
                    text: words.to_owned(),
                    left: at.x,
                    right: end,
                    y: at.y,
                    size,
                });
                return;
            }
        };
        let gap = at.x - line.right;
        if gap > SPACE * size && !line.text.ends_with(char::is_whitespace) && !words.starts_with(char::is_whitespace) {
            line.text.push(' ');
        }
        let is_raised = size < line.size * 0.85 && line.y - at.y > RAISED * line.size;
        if is_raised {
            line.text.extend(words.chars().map(superscript));
        } else {
            line.text.push_str(words);
            if size > line.size {
                (line.size, line.y) = (size, at.y);
            }
        }
        line.left = line.left.min(at.x);
        line.right = line.right.max(end);
    }
}

/// Whether a letter goes on with a line: on its height, and not far before or behind its end.
fn continues(line: &Line, at: Point, end: f64, size: f64, words: &str) -> bool {
    let larger = line.size.max(size);
    let drop = (at.y - line.y).abs();
    let is_level = drop < 0.2 * larger;
    let is_shifted = size.min(line.size) < larger * 0.85 && drop < 0.6 * larger;
    let is_behind = at.x > line.right - 0.4 * larger;
    // Words written from right to left go on before the line's beginning.
    let is_before = words.chars().any(|letter| ('\u{590}'..'\u{900}').contains(&letter)) && (line.left - end).abs() < larger;
    (is_level && (is_behind || is_before)) || (is_shifted && (at.x - line.right).abs() < 0.5 * larger)
}

/// A raised digit as a superscript, so that a footnote's mark behind a figure is no part of it.
fn superscript(letter: char) -> char {
    match letter {
        '0' => '⁰',
        '1' => '¹',
        '2' => '²',
        '3' => '³',
        '4'..='9' => char::from_u32(u32::from(letter) - u32::from('4') + u32::from('⁴')).unwrap_or(letter),
        letter => letter,
    }
}

impl<'a> Device<'a> for Pen {
    fn draw_path(&mut self, _: &BezPath, _: DrawProps<'a>, _: &DrawMode) {
        self.spend(1);
    }

    fn push_clip_path(&mut self, _: &ClipPath) {
        self.spend(BOX);
    }

    fn push_transparency_group(&mut self, _: f32, _: Option<SoftMask<'a>>, _: BlendMode) {
        self.spend(BOX);
    }

    fn draw_glyph_run(&mut self, run: &GlyphRun<'_, 'a>, props: DrawProps<'a>, mode: &DrawMode) {
        self.spend(run.glyphs().len().max(1));
        let Some(first) = run.glyphs().first() else { return };
        let begins = props.transform * first.transform() * Point::ZERO;
        let again = |&(point, code): &(Point, u32)| code == first.char_code() && Vec2::hypot(point - begins) < 0.6;
        if self.recent.iter().any(again) {
            return;
        }
        let slot = self.runs % self.recent.len();
        self.recent[slot] = (begins, first.char_code());
        self.runs += 1;
        for glyph in run.glyphs() {
            let advance = match &**glyph {
                Glyph::Outline(outline) => outline.advance_width(),
                Glyph::Type3(drawing) => drawing.advance_width(),
            };
            let place = props.transform * glyph.transform();
            let advance = f64::from(advance.unwrap_or(500.0));
            match glyph.as_unicode() {
                Some(BfString::Char(letter)) if is_letter(letter) => self.letter(letter.encode_utf8(&mut [0; 4]), place, advance),
                Some(BfString::String(letters)) if letters.chars().all(is_letter) => self.letter(&letters, place, advance),
                _ => {
                    self.drawn.unknown += 1;
                    self.letter("\u{fffd}", place, advance);
                    continue;
                }
            }
            self.drawn.letters += 1;
            self.drawn.invisible += usize::from(matches!(mode, DrawMode::Invisible));
        }
    }

    fn draw_image(&mut self, _: Image<'a, '_>, _: ImageDrawProps<'a>) {
        self.drawn.images += 1;
        self.spend(BOX);
    }

    fn pop_clip(&mut self) {}

    fn pop_transparency_group(&mut self) {}
}

/// Whether a font that names this letter says what it draws: no control, no private use.
fn is_letter(letter: char) -> bool {
    (letter.is_whitespace() || !letter.is_control()) && letter != '\u{fffd}' && !('\u{e000}'..='\u{f8ff}').contains(&letter)
}
