//! What is known of a page and stands in no header field of it: who found it, for which source.
//!
//! It travels in a `metadata` record of its own, right before the record it is about, as
//! `application/warc-fields`:
//!
//! ```text
//! purpose: page
//! source: ungeneva
//! discovered-by: https://www.ungeneva.org/news-media/meeting-summaries-list/rss.xml
//! published: 2023-03-31
//! ```

/// What a record was fetched or imported for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub enum Purpose {
    /// A page: what the later stages read.
    #[default]
    Page,
    /// A `robots.txt`.
    Robots,
    /// A feed, a sitemap or a page that lists others.
    Discovery,
    /// A page was asked for and the host refused: an error page, a challenge. Never read as a page.
    Refusal,
}

impl Purpose {
    const ALL: [Purpose; 4] = [Purpose::Page, Purpose::Robots, Purpose::Discovery, Purpose::Refusal];

    /// The word in the archive.
    pub fn word(self) -> &'static str {
        match self {
            Purpose::Page => "page",
            Purpose::Robots => "robots",
            Purpose::Discovery => "discovery",
            Purpose::Refusal => "refusal",
        }
    }
}

/// What is known of a page beside its bytes.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Metadata {
    /// What it was fetched for.
    pub purpose: Purpose,
    /// Name of the source (`data/sources/NAME.toml`).
    pub source: Option<String>,
    /// The feed, sitemap, list or folder that named its URL.
    pub discovered_by: Option<String>,
    /// When it was published, as that says.
    pub published: Option<String>,
    /// Its title, as that says.
    pub title: Option<String>,
}

impl Metadata {
    /// As the block of a `metadata` record. A line end in a value becomes a space.
    pub fn to_fields(&self) -> String {
        let mut fields = format!("purpose: {}\r\n", self.purpose.word());
        for (name, value) in [
            ("source", &self.source),
            ("discovered-by", &self.discovered_by),
            ("published", &self.published),
            ("title", &self.title),
        ] {
            if let Some(value) = value {
                let value = value.replace(['\r', '\n'], " ");
                fields.push_str(&format!("{name}: {}\r\n", value.trim()));
            }
        }
        fields
    }

    /// Reads such a block; `None` where it is some other tool's, which says no purpose.
    pub fn from_fields(block: &[u8]) -> Option<Metadata> {
        let text = String::from_utf8_lossy(block);
        let field = |name: &str| {
            let mut lines = text.lines().filter_map(|line| line.split_once(':'));
            let (_, value) = lines.find(|(known, _)| known.eq_ignore_ascii_case(name))?;
            Some(value.trim().to_owned())
        };
        let word = field("purpose")?;
        let purpose = Purpose::ALL.into_iter().find(|purpose| purpose.word() == word)?;
        Some(Metadata {
            purpose,
            source: field("source"),
            discovered_by: field("discovered-by"),
            published: field("published"),
            title: field("title"),
        })
    }
}
