//! Any file and any URL: no panic, and the verdict does not depend on the rule's being asked for twice.
#![no_main]

use libfuzzer_sys::fuzz_target;

fuzz_target!(|input: (&[u8], &str)| {
    let (file, url) = input;
    let robots = robots::Robots::parse(file);
    let rules = robots.rules_for("tourdetable");
    let verdict = rules.verdict(url);
    assert_eq!(verdict, rules.verdict(url));
    assert!(verdict.allowed || verdict.rule.is_some(), "only a rule forbids");
});
