//! What a word is to a date.

/// A span of the calendar that has a name, the shorter first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum TimeUnit {
    /// A minute.
    Minute,
    /// An hour.
    Hour,
    /// A day.
    Day,
    /// Saturday and Sunday.
    Weekend,
    /// Monday to Sunday.
    Week,
    /// Two weeks.
    Fortnight,
    /// A month.
    Month,
    /// Three months.
    Quarter,
    /// Six months.
    Half,
    /// A year.
    Year,
    /// Ten years.
    Decade,
    /// A hundred years.
    Century,
}

/// What a small word does to a date.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum TimeRole {
    /// "the".
    The,
    /// "a", "an".
    A,
    /// "of".
    Of,
    /// "in".
    In,
    /// "on".
    On,
    /// "at".
    At,
    /// "for".
    For,
    /// "and".
    And,
    /// "or".
    Or,
    /// "to", "through": between the ends of a range.
    To,
    /// "from".
    From,
    /// "since".
    Since,
    /// "starting", "effective": with "on" or "from", a beginning.
    Starting,
    /// "after".
    After,
    /// "before".
    Before,
    /// "by".
    By,
    /// "until", "till", "ending".
    Until,
    /// "between".
    Between,
    /// "during", "throughout".
    During,
    /// "within".
    Within,
    /// "over".
    Over,
    /// "around", "about".
    Around,
    /// "last".
    Last,
    /// "past".
    Past,
    /// "previous", "preceding".
    Previous,
    /// "next".
    Next,
    /// "coming", "upcoming".
    Coming,
    /// "following", "subsequent".
    Following,
    /// "this", "current".
    This,
    /// "same".
    Same,
    /// "that".
    That,
    /// "then".
    Then,
    /// "ago".
    Ago,
    /// "earlier".
    Earlier,
    /// "later".
    Later,
    /// "hence".
    Hence,
    /// "now".
    Now,
    /// "onwards".
    Onwards,
    /// "date", in "year to date".
    Date,
    /// "early".
    Early,
    /// "mid".
    Mid,
    /// "late".
    Late,
    /// "beginning", "start".
    Beginning,
    /// "end".
    End,
    /// "middle".
    Middle,
    /// "latter", in "the latter half".
    Latter,
    /// "final", "closing".
    Final,
    /// "part", in "the early part of".
    Part,
    /// "inclusive".
    Inclusive,
    /// "fiscal", "financial", "academic".
    Fiscal,
    /// "calendar".
    Calendar,
    /// "business", "consecutive": between a number and its unit.
    Working,
    /// "whole", "entire".
    Whole,
    /// "as", in "as of".
    As,
    /// "another".
    Another,
    /// "every", "each", "per": a rate, never a date.
    Every,
    /// "will", "due", "scheduled": what follows is still to come.
    Future,
    /// "would": to come, seen from the past.
    FuturePast,
    /// "was", "said", "met": what stands beside it has been.
    PastTense,
}

/// What a word is to a date.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum TimeWord {
    /// A month, 1 to 12.
    Month {
        /// Its number.
        number: i8,
        /// "Jan", not "January".
        short: bool,
    },
    /// A day of the week, Monday is 1.
    Weekday {
        /// Its number.
        number: i8,
        /// "Mon", not "Monday".
        short: bool,
        /// "Mondays".
        many: bool,
    },
    /// A span of the calendar.
    Unit {
        /// Which.
        unit: TimeUnit,
        /// "years", not "year".
        many: bool,
    },
    /// A season, spring is 1.
    Season(i8),
    /// "morning", "night".
    PartOfDay,
    /// A day counted from today.
    RelativeDay(i8),
    /// "nineties".
    Decade(i8),
    /// A number in words.
    Cardinal(i8),
    /// A place in order, in words.
    Ordinal(i8),
    /// "couple" (2), "few", "several" (0: how many is not said).
    Amount(i8),
    /// What a word does to a date.
    Role(TimeRole),
    /// A noun or adjective that a year often stands before: "the 2018 elections".
    DatedNoun,
    /// A word that makes the number after it no year: "rule 2000", "a total of 1950".
    Numbers,
}

/// When a named day falls.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum HolidayRule {
    /// Month and day of every year.
    Fixed {
        /// Month.
        month: i8,
        /// Day.
        day: i8,
    },
    /// The nth weekday of a month; negative counts from its end.
    NthWeekday {
        /// Month.
        month: i8,
        /// Which.
        nth: i8,
        /// Monday is 1.
        weekday: i8,
    },
    /// Days from Easter Sunday.
    Easter {
        /// How many.
        days: i8,
    },
}
