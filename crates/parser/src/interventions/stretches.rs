//! Stretches of the text that a rule has taken, so that others leave them alone.

use record::Span;

/// Stretches, sorted, that answer whether one of them holds another.
#[derive(Debug, Default)]
pub(crate) struct Stretches {
    starts: Vec<usize>,
    /// The farthest end among the stretches up to here.
    reach: Vec<usize>,
}

impl Stretches {
    pub(crate) fn new(spans: impl IntoIterator<Item = Span>) -> Stretches {
        let mut spans: Vec<Span> = spans.into_iter().collect();
        spans.sort_unstable_by_key(|span| span.start);
        let mut farthest = 0;
        let reach = spans.iter().map(|span| {
            farthest = farthest.max(span.end);
            farthest
        });
        Stretches {
            reach: reach.collect(),
            starts: spans.iter().map(|span| span.start).collect(),
        }
    }

    /// Whether one of them holds all of `span`.
    pub(crate) fn hold(&self, span: Span) -> bool {
        self.reach_of(|start| start <= span.start).is_some_and(|reach| reach >= span.end)
    }

    /// Whether one of them holds the byte at `offset`.
    pub(crate) fn hold_byte(&self, offset: usize) -> bool {
        self.hold(Span::new(offset, offset + 1))
    }

    /// Whether one of them shares a byte with `span`.
    pub(crate) fn meet(&self, span: Span) -> bool {
        self.reach_of(|start| start < span.end).is_some_and(|reach| reach > span.start)
    }

    fn reach_of(&self, begins: impl Fn(usize) -> bool) -> Option<usize> {
        let n = self.starts.partition_point(|&start| begins(start));
        self.reach.get(n.checked_sub(1)?).copied()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_long_stretch_reaches_over_short_ones() {
        let taken = Stretches::new([Span::new(30, 32), Span::new(0, 20), Span::new(4, 8)]);
        assert!(taken.hold(Span::new(9, 20)) && !taken.hold(Span::new(9, 21)));
        assert!(taken.meet(Span::new(19, 25)) && !taken.meet(Span::new(20, 30)));
        assert!(taken.hold_byte(31) && !taken.hold_byte(32));
    }
}
