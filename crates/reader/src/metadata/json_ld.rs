//! schema.org in `application/ld+json`: objects, lists, graphs; mended where broken.

use std::collections::HashMap;

use serde_json::{Map, Value};

use super::claims::{Claims, MANY};
use super::entities::plain;
use crate::text::normalised;

/// How deep objects are looked into.
const DEEPEST: usize = 6;
/// Longer scripts are no metadata.
const LONGEST: usize = 2 << 20;

/// Names of objects by their `@id`.
type Names = HashMap<String, String>;

/// Adds what a script says of the article.
pub(super) fn read(script: &str, claims: &mut Claims) {
    if script.len() > LONGEST {
        claims.unread = claims.unread.max(script.len());
        return;
    }
    for value in values(script) {
        let mut names = Names::new();
        gather_names(&value, 0, &mut names);
        take(&value, 0, &names, claims);
    }
}

/// The values of a script: as it stands, then with its commonest faults mended, then by its keys alone.
fn values(script: &str) -> Vec<Value> {
    let script = script.trim().trim_end_matches(';');
    if let Ok(value) = serde_json::from_str(script) {
        return vec![value];
    }
    let mended = mended(script);
    let found: Vec<Value> = serde_json::Deserializer::from_str(&mended)
        .into_iter()
        .map_while(Result::ok)
        .collect();
    if !found.is_empty() {
        return found;
    }
    let mut fields = Map::new();
    for key in ["headline", "datePublished", "dateModified", "articleSection"] {
        if let Some(value) = value_after(&mended, key) {
            fields.insert(key.into(), Value::String(value));
        }
    }
    if let Some(author) = mended.find("\"author\"").and_then(|at| value_after(&mended[at..], "name")) {
        fields.insert("author".into(), Value::String(author));
    }
    fields.insert("@type".into(), Value::String("NewsArticle".into()));
    vec![Value::Object(fields)]
}

/// Comments around it gone, line breaks inside of strings spaces, commas before a closing bracket gone.
fn mended(script: &str) -> String {
    let opening = script.find(['{', '[']).unwrap_or(0);
    // "//<![CDATA[" has a bracket too.
    let opening = match script[opening..].strip_prefix("[CDATA[") {
        Some(rest) => script.len() - rest.len() + rest.find(['{', '[']).unwrap_or(0),
        None => opening,
    };
    let mut out = String::with_capacity(script.len());
    let (mut in_string, mut escaped) = (false, false);
    for letter in script[opening..].chars() {
        match letter {
            _ if escaped => escaped = false,
            '\\' if in_string => escaped = true,
            '"' => in_string = !in_string,
            letter if letter.is_control() => {
                out.push(' ');
                continue;
            }
            '}' | ']' if !in_string => {
                let kept = out.trim_end().len();
                if out[..kept].ends_with(',') {
                    out.truncate(kept - 1);
                }
            }
            _ => {}
        }
        out.push(letter);
    }
    out
}

fn value_after(script: &str, key: &str) -> Option<String> {
    let quoted = format!("\"{key}\"");
    let rest = script[script.find(&quoted)? + quoted.len()..]
        .trim_start()
        .strip_prefix(':')?
        .trim_start()
        .strip_prefix('"')?;
    let value = rest.split('"').next()?;
    serde_json::from_str(&format!("\"{value}\"")).ok()
}

/// Names of the objects that others refer to by `@id`.
fn gather_names(value: &Value, depth: usize, names: &mut Names) {
    if depth > DEEPEST {
        return;
    }
    match value {
        Value::Array(items) => items.iter().for_each(|item| gather_names(item, depth + 1, names)),
        Value::Object(fields) => {
            if let (Some(Value::String(id)), Some(Value::String(name))) = (fields.get("@id"), fields.get("name")) {
                names.entry(id.clone()).or_insert_with(|| name.clone());
            }
            if let Some(graph) = fields.get("@graph") {
                gather_names(graph, depth + 1, names);
            }
        }
        _ => {}
    }
}

fn take(value: &Value, depth: usize, known: &Names, claims: &mut Claims) {
    if depth > DEEPEST {
        return;
    }
    match value {
        Value::Array(items) => items.iter().for_each(|item| take(item, depth + 1, known, claims)),
        Value::Object(fields) => {
            let types = fields.get("@type").map(strings).unwrap_or_default();
            let is_article = types.iter().any(|name| {
                name.ends_with("Article")
                    || matches!(
                        name.as_str(),
                        "BlogPosting" | "Report" | "LiveBlogPosting" | "SocialMediaPosting" | "AnalysisNewsArticle"
                    )
            });
            if is_article {
                claims.is_article = true;
                article(fields, known, claims);
            } else if types.iter().any(|name| name == "WebPage") {
                let date = |key: &str| {
                    fields
                        .get(key)
                        .and_then(Value::as_str)
                        .map(|date| (date.to_owned(), format!("json-ld:WebPage.{key}")))
                };
                claims.page_dates.extend(date("datePublished"));
            }
            for key in ["@graph", "mainEntity", "mainEntityOfPage", "hasPart"] {
                if let Some(inner) = fields.get(key) {
                    take(inner, depth + 1, known, claims);
                }
            }
        }
        _ => {}
    }
}

fn article(fields: &Map<String, Value>, known: &Names, claims: &mut Claims) {
    if claims.titles.len() > MANY {
        return;
    }
    let text = |key: &str| {
        let value = fields.get(key).and_then(Value::as_str)?;
        Some(normalised(&plain(value))).filter(|text| !text.is_empty())
    };
    let mark = |key: &str| format!("json-ld:{key}");
    claims.titles.extend(text("headline").map(|title| (title, mark("headline"))));
    claims
        .published
        .extend(text("datePublished").map(|date| (date, mark("datePublished"))));
    claims
        .page_dates
        .extend(text("dateCreated").map(|date| (date, mark("dateCreated"))));
    claims
        .modified
        .extend(text("dateModified").map(|date| (date, mark("dateModified"))));
    let sections = fields.get("articleSection").map(strings).unwrap_or_default();
    claims
        .sections
        .extend(sections.into_iter().next().map(|section| (section, mark("articleSection"))));
    if claims.description.is_none() {
        claims.description = text("description");
    }
    let body = fields.get("articleBody").and_then(Value::as_str);
    if let Some(body) = body.filter(|body| claims.body.as_ref().is_none_or(|other| other.len() < body.len())) {
        claims.body = Some(body.to_owned());
    }
    if let Some(free) = fields.get("isAccessibleForFree") {
        let is_false = free.as_bool() == Some(false) || free.as_str().is_some_and(|free| free.eq_ignore_ascii_case("false"));
        claims.is_paid |= is_false;
    }
    claims.language = claims.language.take().or_else(|| text("inLanguage"));
    if let Some(publisher) = fields.get("publisher") {
        claims
            .organisations
            .extend(people(publisher, known).into_iter().take(MANY).map(|(name, _)| name));
    }
    let people = fields
        .get("author")
        .or(fields.get("creator"))
        .map(|author| people(author, known))
        .unwrap_or_default();
    let (persons, others): (Vec<_>, Vec<_>) = people.into_iter().partition(|(_, is_person)| *is_person);
    let names = |people: Vec<(String, bool)>| people.into_iter().map(|(name, _)| name).collect::<Vec<_>>();
    if !persons.is_empty() {
        claims.authors.push((names(persons), mark("author")));
    } else if !others.is_empty() {
        claims.organisation_authors.push((names(others), mark("author")));
    }
}

pub(super) fn strings(value: &Value) -> Vec<String> {
    match value {
        Value::String(text) => vec![normalised(&plain(text))],
        Value::Array(items) => items.iter().flat_map(strings).collect(),
        _ => Vec::new(),
    }
}

/// Names with whether they may be persons': strings, objects with a name, lists of either.
fn people(value: &Value, known: &Names) -> Vec<(String, bool)> {
    match value {
        Value::String(text) => vec![(normalised(&plain(text)), true)],
        Value::Array(items) => items.iter().flat_map(|item| people(item, known)).collect(),
        Value::Object(fields) => {
            let is_organisation = fields
                .get("@type")
                .map(strings)
                .unwrap_or_default()
                .iter()
                .any(|name| name.ends_with("Organization"));
            let names = match (fields.get("name"), fields.get("@id").and_then(Value::as_str)) {
                (Some(name), _) => strings(name),
                (None, Some(id)) => known.get(id).cloned().into_iter().collect(),
                _ => Vec::new(),
            };
            names.into_iter().map(|name| (name, !is_organisation)).collect()
        }
        _ => Vec::new(),
    }
    .into_iter()
    .filter(|(name, _)| !name.is_empty())
    .collect()
}
