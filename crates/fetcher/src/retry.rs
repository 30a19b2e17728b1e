//! When to ask again: `Retry-After`, and a growing wait with chance in it where the server says nothing.

use std::time::Duration;

use jiff::Timestamp;

/// `Retry-After`, in seconds or as a date (RFC 9110, section 10.2.3); `None` where it is neither.
pub(crate) fn retry_after(value: &str, now: Timestamp) -> Option<Duration> {
    let value = value.trim();
    if let Ok(seconds) = value.parse::<u64>() {
        return Some(Duration::from_secs(seconds));
    }
    let date = jiff::fmt::rfc2822::DateTimeParser::new().parse_timestamp(value).ok()?;
    Some(Duration::from_secs(u64::try_from(date.as_second() - now.as_second()).unwrap_or(0)))
}

/// The wait before attempt `attempt` + 1 (from 1): two seconds, doubled each time up to a minute,
/// and of that between half and all, so that many who failed together do not come back together.
pub(crate) fn backoff(attempt: u32, chance: &mut Chance) -> Duration {
    let longest = 2_000_u64.saturating_mul(1 << attempt.saturating_sub(1).min(10)).min(60_000);
    Duration::from_millis(longest / 2 + chance.below(longest / 2 + 1))
}

/// Random numbers from a seed (SplitMix64): the same seed gives the same waits.
#[derive(Debug, Clone)]
pub(crate) struct Chance(u64);

impl Chance {
    pub(crate) fn new(seed: u64) -> Chance {
        Chance(seed)
    }

    fn below(&mut self, limit: u64) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        (mixed ^ (mixed >> 31)) % limit.max(1)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn retry_after_comes_in_two_forms() {
        let now: Timestamp = "2026-01-02T03:04:05Z".parse().unwrap();
        let seconds = |value: &str| retry_after(value, now).map(|wait| wait.as_secs());
        assert_eq!(seconds("120"), Some(120));
        assert_eq!(seconds("Fri, 02 Jan 2026 03:05:05 GMT"), Some(60));
        assert_eq!(seconds("Fri, 02 Jan 2026 03:00:00 GMT"), Some(0));
        assert_eq!(seconds("soon"), None);
        assert_eq!(seconds("-5"), None);
    }

    #[test]
    fn waits_double_and_differ() {
        let mut chance = Chance::new(7);
        for (attempt, longest) in [(1, 2_000), (2, 4_000), (3, 8_000), (6, 60_000), (40, 60_000)] {
            let wait = backoff(attempt, &mut chance).as_millis();
            assert!((longest / 2..=longest).contains(&wait), "{attempt}: {wait}");
        }
        assert_ne!(backoff(3, &mut chance), backoff(3, &mut chance));
        assert_eq!(backoff(3, &mut Chance::new(1)), backoff(3, &mut Chance::new(1)));
    }
}
