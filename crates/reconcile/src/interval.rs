//! What a qualified number asserts, as an interval.

use record::{Figure, Qualifier};

/// The values that a claim allows; an open bound is excluded.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Interval {
    /// Least value.
    pub low: f64,
    /// Greatest value.
    pub high: f64,
    /// Whether `low` itself is excluded.
    pub low_open: bool,
    /// Whether `high` itself is excluded.
    pub high_open: bool,
}

impl Interval {
    /// The interval that a figure asserts. "Nearly 6,000" is [5,400, 6,000), "more than 2,000" is
    /// (2,000, 2,500], "about 100" is [95, 105]: how far such words reach is a convention of this
    /// project, wide enough for ordinary use, and it is named in every finding that rests on it.
    pub fn of(figure: &Figure) -> Option<Interval> {
        let closed = |low: f64, high: f64| Interval {
            low,
            high,
            low_open: false,
            high_open: false,
        };
        if figure.qualifier == Qualifier::Range {
            return Some(closed(figure.lower?, figure.upper?));
        }
        let value = figure.value?;
        Some(match figure.qualifier {
            Qualifier::Exact => closed(value, value),
            Qualifier::Approx => closed(value * 0.95, value * 1.05),
            Qualifier::Nearly => Interval {
                high_open: true,
                ..closed(value * 0.9, value)
            },
            Qualifier::Gt => Interval {
                low_open: true,
                ..closed(value, value * 1.25)
            },
            Qualifier::Ge => closed(value, f64::INFINITY),
            Qualifier::Lt => Interval {
                high_open: true,
                ..closed(0.0, value)
            },
            Qualifier::Le => closed(0.0, value),
            Qualifier::Range | Qualifier::Vague => return None,
        })
    }

    /// Whether some value satisfies both claims.
    pub fn meets(self, other: Interval) -> bool {
        let below = |high: Interval, low: Interval| high.high < low.low || (high.high == low.low && (high.high_open || low.low_open));
        !below(self, other) && !below(other, self)
    }

    /// The distance between the two, 0 where they meet or touch.
    pub fn gap(self, other: Interval) -> f64 {
        (other.low - self.high).max(self.low - other.high).max(0.0)
    }
}

impl std::fmt::Display for Interval {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        if self.low == self.high {
            return write!(f, "{}", self.low);
        }
        let (open, close) = (if self.low_open { '(' } else { '[' }, if self.high_open { ')' } else { ']' });
        if self.high.is_infinite() {
            write!(f, "{open}{}, …)", self.low)
        } else {
            write!(f, "{open}{}, {}{close}", self.low, self.high)
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn claim(value: f64, qualifier: Qualifier) -> Interval {
        Interval::of(&Figure {
            value: Some(value),
            qualifier,
            ..Figure::default()
        })
        .unwrap()
    }

    #[test]
    fn more_than_excludes_the_number_itself() {
        assert!(!claim(2000.0, Qualifier::Gt).meets(claim(2000.0, Qualifier::Exact)));
        assert!(claim(2000.0, Qualifier::Gt).meets(claim(2001.0, Qualifier::Exact)));
        assert_eq!(claim(2000.0, Qualifier::Gt).gap(claim(2000.0, Qualifier::Exact)), 0.0);
    }

    #[test]
    fn nearly_reaches_a_tenth_below() {
        assert!(claim(6000.0, Qualifier::Nearly).meets(claim(5894.0, Qualifier::Exact)));
        assert!(!claim(6000.0, Qualifier::Nearly).meets(claim(6123.0, Qualifier::Exact)));
        assert_eq!(claim(6000.0, Qualifier::Nearly).to_string(), "[5400, 6000)");
    }
}
