//! Reads a `robots.txt` and answers questions about it.

use std::fmt;

use crate::path::{self, Pattern};

/// A `robots.txt`, read.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Robots {
    groups: Vec<Group>,
    sitemaps: Vec<String>,
}

#[derive(Debug, Clone, PartialEq, Default)]
struct Group {
    /// Product tokens, lower case; `*` is everybody.
    agents: Vec<String>,
    rules: Vec<Line>,
    crawl_delay: Option<f64>,
}

#[derive(Debug, Clone, PartialEq)]
struct Line {
    rule: Rule,
    pattern: Pattern,
}

/// One rule as it stands in the file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Rule {
    /// Number of its line, from 1.
    pub line: usize,
    /// Whether it allows.
    pub allow: bool,
    /// Its path as written.
    pub path: String,
}

impl fmt::Display for Rule {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let key = if self.allow { "Allow" } else { "Disallow" };
        write!(formatter, "line {}: {key}: {}", self.line, self.path)
    }
}

/// Whether a URL may be asked for, and the rule that decided; no rule means that none matched.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Verdict {
    /// Whether it may.
    pub allowed: bool,
    /// The rule that decided.
    pub rule: Option<Rule>,
}

/// What a file says to one agent: the rules of all its groups, or of the `*` groups where it has none.
#[derive(Debug, Clone)]
pub struct AgentRules<'a> {
    groups: Vec<&'a Group>,
}

/// RFC 9309, section 2.5: at least 500 KiB must be read.
const LONGEST_FILE: usize = 500 * 1024;
const LONGEST_LINE: usize = 16_663;

impl Robots {
    /// Reads a file. Never fails: what is no rule is passed over, what follows 500 KiB is not read.
    pub fn parse(file: &[u8]) -> Robots {
        let file = &file[..file.len().min(LONGEST_FILE)];
        let mut robots = Robots::default();
        let mut open: Option<Group> = None;
        let mut has_rules = false;
        for (number, line) in lines(without_mark(file)).enumerate() {
            let Some((key, value)) = key_and_value(line) else { continue };
            match key {
                Key::UserAgent => {
                    if has_rules {
                        robots.groups.extend(open.take());
                        has_rules = false;
                    }
                    open.get_or_insert_default().agents.push(product_token(value));
                }
                Key::Allow | Key::Disallow => {
                    let Some(group) = &mut open else { continue };
                    has_rules = true;
                    let rule = Rule {
                        line: number + 1,
                        allow: key == Key::Allow,
                        path: String::from_utf8_lossy(value).into_owned(),
                    };
                    // An empty path forbids nothing and allows nothing.
                    if !value.is_empty() {
                        group.push(rule, value);
                    }
                }
                Key::CrawlDelay => {
                    let seconds = std::str::from_utf8(value).ok().and_then(|value| value.parse::<f64>().ok());
                    if let (Some(group), Some(seconds)) = (&mut open, seconds.filter(|seconds| seconds.is_finite() && *seconds >= 0.0)) {
                        group.crawl_delay = Some(group.crawl_delay.unwrap_or(0.0).max(seconds));
                    }
                }
                Key::Sitemap => robots.sitemaps.push(String::from_utf8_lossy(value).into_owned()),
            }
        }
        robots.groups.extend(open);
        robots
    }

    /// What the file says to an agent, called by its product token (`tourdetable`).
    pub fn rules_for(&self, agent: &str) -> AgentRules<'_> {
        let of = |name: &str| -> Vec<&Group> {
            let holds = |group: &&Group| group.agents.iter().any(|own| own.eq_ignore_ascii_case(name));
            self.groups.iter().filter(holds).collect()
        };
        let own = if agent.is_empty() { vec![] } else { of(agent) };
        AgentRules {
            groups: if own.is_empty() { of("*") } else { own },
        }
    }

    /// Addresses of the sitemaps it names, as written.
    pub fn sitemaps(&self) -> &[String] {
        &self.sitemaps
    }
}

impl Group {
    fn push(&mut self, rule: Rule, path: &[u8]) {
        // Site owners who allow the index page mean the folder that it is served for.
        let slash = path.iter().rposition(|&byte| byte == b'/');
        if let Some(slash) = slash.filter(|slash| rule.allow && path[slash + 1..].starts_with(b"index.htm")) {
            self.rules.push(Line {
                rule: rule.clone(),
                pattern: Pattern::new(&[&path[..=slash], b"$"].concat()),
            });
        }
        self.rules.push(Line {
            rule,
            pattern: Pattern::new(path),
        });
    }
}

impl AgentRules<'_> {
    /// Whether the agent may ask for this URL (or for this path, where it begins with `/`).
    pub fn verdict(&self, url: &str) -> Verdict {
        let path = path::of_url(url);
        let rules = self.groups.iter().flat_map(|group| &group.rules);
        let decisive = rules
            .filter(|line| line.pattern.matches(&path))
            .max_by_key(|line| (line.pattern.length, line.rule.allow, std::cmp::Reverse(line.rule.line)));
        Verdict {
            allowed: decisive.is_none_or(|line| line.rule.allow),
            rule: decisive.map(|line| line.rule.clone()),
        }
    }

    /// Seconds to wait between two requests, where the file asks for that; the longest of several.
    pub fn crawl_delay(&self) -> Option<f64> {
        self.groups.iter().filter_map(|group| group.crawl_delay).max_by(f64::total_cmp)
    }
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Key {
    UserAgent,
    Allow,
    Disallow,
    CrawlDelay,
    Sitemap,
}

/// A line's key and value, comment and white space removed; `None` for lines that say nothing here.
fn key_and_value(line: &[u8]) -> Option<(Key, &[u8])> {
    let line = &line[..line.len().min(LONGEST_LINE)];
    let line = line.split(|&byte| byte == b'#').next()?.trim_ascii();
    let (name, value) = match line.iter().position(|&byte| byte == b':') {
        Some(colon) => (&line[..colon], &line[colon + 1..]),
        // `Disallow /x`: a forgotten colon, where there are two words and no more.
        None => {
            let space = line.iter().position(|byte| matches!(byte, b' ' | b'\t'))?;
            let value = line[space..].trim_ascii();
            if value.iter().any(u8::is_ascii_whitespace) {
                return None;
            }
            (&line[..space], value)
        }
    };
    Some((key(name.trim_ascii())?, value.trim_ascii()))
}

fn key(name: &[u8]) -> Option<Key> {
    Some(match name.to_ascii_lowercase().as_slice() {
        b"user-agent" | b"useragent" | b"user agent" => Key::UserAgent,
        b"allow" => Key::Allow,
        b"disallow" | b"dissallow" | b"dissalow" | b"disalow" | b"diasllow" | b"disallaw" => Key::Disallow,
        b"crawl-delay" | b"crawldelay" => Key::CrawlDelay,
        b"sitemap" | b"site-map" => Key::Sitemap,
        _ => return None,
    })
}

/// The agent's name in a `User-agent` line; `*`, also before more words, is everybody.
fn product_token(value: &[u8]) -> String {
    if let [b'*', rest @ ..] = value
        && rest.first().is_none_or(u8::is_ascii_whitespace)
    {
        return "*".into();
    }
    let name = value
        .iter()
        .take_while(|byte| byte.is_ascii_alphabetic() || matches!(byte, b'-' | b'_'));
    name.map(|&byte| char::from(byte)).collect()
}

fn without_mark(file: &[u8]) -> &[u8] {
    // Cut-off marks are met too, and no rule begins with their bytes.
    [b"\xef\xbb\xbf".as_slice(), b"\xef\xbb", b"\xef"]
        .into_iter()
        .find_map(|mark| file.strip_prefix(mark))
        .unwrap_or(file)
}

/// Lines, ended by LF, CR or CRLF.
fn lines(file: &[u8]) -> impl Iterator<Item = &[u8]> {
    file.split(|&byte| byte == b'\n').flat_map(|line| {
        let line = line.strip_suffix(b"\r").unwrap_or(line);
        line.split(|&byte| byte == b'\r')
    })
}
