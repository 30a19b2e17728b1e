//! What a `robots.txt` means: the cases that are argued about, and that nothing makes it panic.

use proptest::prelude::*;
use robots::{Policy, Robots};

fn check(file: &str, agent: &str, url: &str, expected: &str) {
    let verdict = Robots::parse(file.as_bytes()).rules_for(agent).verdict(url);
    let word = if verdict.allowed { "yes" } else { "no" };
    let seen = verdict.rule.map_or(word.to_owned(), |rule| format!("{word}, {rule}"));
    assert_eq!(seen, expected, "{agent} asks for {url} under\n{file}");
}

#[test]
fn the_longest_rule_decides_and_allow_wins_a_tie() {
    let file = "User-agent: *\nDisallow: /page\nAllow: /page\nDisallow: /page/private\n";
    check(file, "bot", "/page", "yes, line 3: Allow: /page");
    check(file, "bot", "/page/private", "no, line 4: Disallow: /page/private");
    check(file, "bot", "/other", "yes");
}

#[test]
fn the_groups_of_an_agent_are_merged_and_the_others_do_not_count() {
    let file = "User-agent: bot\nDisallow: /a\n\nUser-agent: *\nDisallow: /\n\nUser-agent: BOT\nDisallow: /b\n";
    check(file, "bot", "/a", "no, line 2: Disallow: /a");
    check(file, "bot", "/b", "no, line 8: Disallow: /b");
    check(file, "bot", "/c", "yes");
    check(file, "another", "/c", "no, line 5: Disallow: /");
}

#[test]
fn a_pattern_may_begin_and_end_with_a_star() {
    check(
        "User-agent: *\nDisallow: */search*\n",
        "bot",
        "/en/search/x",
        "no, line 2: Disallow: */search*",
    );
}

#[test]
fn an_empty_disallow_forbids_nothing() {
    check("User-agent: *\nDisallow:\n", "bot", "/", "yes");
}

#[test]
fn unreserved_characters_are_the_same_escaped_or_not() {
    // RFC 9309, section 2.2.2; google/robotstxt compares the bytes and says no.
    let file = "User-agent: *\nDisallow: /\nAllow: /foo/bar/%62%61%7A\n";
    check(file, "bot", "/foo/bar/baz", "yes, line 3: Allow: /foo/bar/%62%61%7A");
}

#[test]
fn lines_may_end_as_they_like_and_hold_comments() {
    check(
        "\u{feff}User-agent: * # all\rDisallow: /x#y\r\n",
        "bot",
        "/x",
        "no, line 2: Disallow: /x",
    );
}

#[test]
fn a_file_is_read_up_to_500_kib() {
    let long = format!("User-agent: *\n{}Disallow: /late\n", "# padding\n".repeat(51_200));
    check(&long, "bot", "/late", "yes");
}

#[test]
fn crawl_delay_and_sitemaps_are_told() {
    let robots = Robots::parse(
        b"Sitemap: https://example.org/s.xml\nUser-agent: a\nUser-agent: b\nCrawl-delay: 1.5\nDisallow: /x\nUser-agent: *\nCrawl-delay: never\n",
    );
    assert_eq!(robots.sitemaps(), ["https://example.org/s.xml"]);
    assert_eq!(robots.rules_for("b").crawl_delay(), Some(1.5));
    assert_eq!(robots.rules_for("c").crawl_delay(), None);
}

#[test]
fn the_answer_to_the_request_for_the_file_counts() {
    let cases = [
        (200, Policy::Read),
        (404, Policy::AllowAll),
        (403, Policy::AllowAll),
        (429, Policy::DenyForNow),
        (500, Policy::DenyForNow),
        (503, Policy::DenyForNow),
    ];
    for (status, expected) in cases {
        assert_eq!(Policy::of_status(status), expected, "{status}");
    }
}

proptest! {
    #[test]
    fn any_bytes_can_be_read(file: Vec<u8>, agent: String, url: String) {
        Robots::parse(&file).rules_for(&agent).verdict(&url);
    }

    #[test]
    fn a_rule_for_the_very_path_forbids_it(path in "/[a-z0-9/._~-]{0,30}") {
        let robots = Robots::parse(format!("User-agent: *\nDisallow: {path}$\n").as_bytes());
        let url = format!("https://example.org{path}");
        prop_assert!(!robots.rules_for("bot").verdict(&url).allowed);
        let longer = format!("{url}x");
        prop_assert!(robots.rules_for("bot").verdict(&longer).allowed);
    }

    #[test]
    fn cutting_out_parts_by_stars_still_matches(path in "/[a-z/]{4,30}", holes in proptest::collection::vec((0_usize..30, 0_usize..5), 0..4)) {
        let mut pattern = path.clone().into_bytes();
        for (at, length) in holes {
            let at = 1 + at % (pattern.len() - 1);
            let end = (at + length).min(pattern.len());
            pattern.splice(at..end, [b'*']);
        }
        let file = [b"User-agent: *\nDisallow: ".as_slice(), &pattern].concat();
        let url = format!("https://example.org{path}");
        prop_assert!(!Robots::parse(&file).rules_for("bot").verdict(&url).allowed, "{}", String::from_utf8_lossy(&pattern));
    }
}
