//! The published cases of google/robotstxt (Apache-2.0), where they stand beside the project.

use std::path::Path;

use robots::Robots;

#[test]
fn every_published_case_but_the_one_against_the_rfc() {
    let cases = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../../shared/gold/robots/cases.jsonl");
    let Ok(cases) = std::fs::read_to_string(&cases) else {
        eprintln!("the published cases do not stand beside the project: nothing to compare with");
        return;
    };
    let mut otherwise = Vec::new();
    for line in cases.lines() {
        let case: serde_json::Value = serde_json::from_str(line).unwrap();
        let text = |key: &str| case[key].as_str().unwrap();
        let robots = Robots::parse(text("robots_txt").as_bytes());
        let verdict = robots.rules_for(text("agent")).verdict(text("url"));
        if Some(verdict.allowed) != case["allowed"].as_bool() {
            otherwise.push(format!("{} asks for {} under {:?}", text("agent"), text("url"), text("robots_txt")));
        }
    }
    let against_the_rfc =
        "FooBot asks for http://foo.bar/foo/bar/baz under \"User-agent: FooBot\\nDisallow: /\\nAllow: /foo/bar/%62%61%7A\\n\"";
    assert_eq!(otherwise, [against_the_rfc]);
}
