//! What is to be asked: what a source names, what its documents list, what waits from earlier runs.

use std::path::PathBuf;
use std::sync::Arc;

use catalog::{Discovery, Pace, Source};
use jiff::Timestamp;
use record::Level;
use url::Url;

use super::Crawl;
use crate::address::{normalised, resolved};
use crate::discover::list;
use crate::job::{Job, Kind};
use crate::state::Entry;
use crate::{FetchError, Found};

/// A web source of the plan.
#[derive(Debug, Clone)]
pub(crate) struct Wanted {
    pub source: Option<Source>,
    pub pace: Pace,
    pub urls: Vec<String>,
    pub url_list: Option<PathBuf>,
    pub since: Option<String>,
    /// Pages that may still be asked for in this run.
    pub left: usize,
}

impl Wanted {
    pub(crate) fn name(&self) -> Option<&str> {
        self.source.as_ref().map(|source| source.name.as_str())
    }

    pub(crate) fn discovery(&self) -> Option<&Discovery> {
        self.source.as_ref().map(|source| &source.discovery)
    }
}

impl Crawl<'_> {
    /// Queues what a source asks for at the beginning of a run: its feeds, sitemaps and listings,
    /// the plan's own addresses, and the pages that wait from earlier runs.
    pub(super) fn begin_source(&mut self, wanted: usize) -> Result<(), FetchError> {
        let source = self.wanted[wanted].clone();
        if let Some(discovery) = source.discovery() {
            let documents = discovery.feeds.iter().map(|url| (url, Kind::Feed));
            let documents = documents.chain(discovery.sitemaps.iter().map(|url| (url, Kind::Sitemap(0))));
            let listings = discovery.listings.iter().enumerate();
            let documents = documents.chain(listings.map(|(number, listing)| (&listing.url, Kind::Listing(number, 0))));
            for (address, kind) in documents {
                match normalised(address, None) {
                    Some(url) => self.document(url, kind, wanted)?,
                    None => self.note(
                        address,
                        Level::Error,
                        "no_address",
                        format!("`{address}` is no http or https address"),
                    ),
                }
            }
        }
        self.state.begin()?;
        let plan = format!("plan:{}", self.plan.name);
        let named: Vec<Found> = source
            .urls
            .iter()
            .map(|url| Found {
                url: url.clone(),
                ..Found::default()
            })
            .collect();
        self.found(None, named, &plan, wanted)?;
        if let Some(path) = &source.url_list {
            let text = std::fs::read_to_string(path).map_err(|error| FetchError::List {
                path: path.display().to_string(),
                why: error.to_string(),
            })?;
            let name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
            self.found(None, list(&text), &format!("list:{name}"), wanted)?;
        }
        self.state.save()?;
        let waiting = self.state.waiting(source.name(), self.began, self.wanted[wanted].left)?;
        for entry in waiting {
            self.queue_page(&entry, wanted);
        }
        Ok(())
    }

    /// Queues a feed, sitemap or listing; one that is fresh by its own word is read from the archive.
    pub(crate) fn document(&mut self, url: Url, kind: Kind, wanted: usize) -> Result<(), FetchError> {
        if !self.queued.insert(url.to_string()) {
            return Ok(());
        }
        let fresh = self
            .state
            .validators(url.as_str())?
            .filter(|validators| validators.fresh_until > self.began);
        let job = self.job(url, kind, wanted);
        match fresh {
            Some(validators) => self.listed_before(&job, &validators.page_id),
            None => {
                self.queue(job);
                Ok(())
            }
        }
    }

    /// Remembers what a document lists, and queues what is to be asked for in this run.
    pub(crate) fn found(&mut self, base: Option<&Url>, links: Vec<Found>, by: &str, wanted: usize) -> Result<(), FetchError> {
        for found in links {
            let of = &self.wanted[wanted];
            let url = match base {
                Some(base) => resolved(base, &found.url, of.discovery()),
                None => normalised(&found.url, of.discovery()),
            };
            let Some(url) = url else {
                if base.is_none() {
                    self.note(
                        &found.url,
                        Level::Error,
                        "no_address",
                        format!("`{}` is no http or https address", found.url),
                    );
                }
                continue;
            };
            let host = url.host_str().unwrap_or_default();
            // What a person names is wanted; what a document lists must be the source's.
            if base.is_some()
                && let Some(source) = &of.source
                && ((!source.hosts.is_empty() && !source.has_host(host)) || !source.discovery.wants(url.as_str(), found.title.as_deref()))
            {
                continue;
            }
            let said = found.published.as_ref().or(found.modified.as_ref());
            if let (Some(since), Some(said)) = (&of.since, said)
                && said.get(..10).is_some_and(|day| day < since.as_str())
            {
                continue;
            }
            let entry = Entry {
                url: url.into(),
                source: of.name().map(str::to_owned),
                discovered_by: by.to_owned(),
                published: found.published.clone(),
                title: found.title.clone(),
                ..Entry::default()
            };
            let known = self.state.discover(&entry, self.began)?;
            if self.is_due(&known, found.modified.as_deref())? {
                self.queue_page(&known, wanted);
            }
        }
        Ok(())
    }

    fn is_due(&self, entry: &Entry, modified: Option<&str>) -> Result<bool, FetchError> {
        if entry.waiting {
            return Ok(entry.due <= self.began);
        }
        let asked_at = entry.asked_at.unwrap_or(0);
        let modified = modified.and_then(|modified| modified.parse::<Timestamp>().ok());
        if modified.is_some_and(|modified| modified.as_second() > asked_at) {
            return Ok(true);
        }
        if asked_at as f64 + self.plan.fetch.revisit_hours * 3600.0 > self.began as f64 {
            return Ok(false);
        }
        let validators = self.state.validators(&entry.url)?;
        Ok(validators.is_none_or(|validators| validators.fresh_until <= self.began))
    }

    fn queue_page(&mut self, entry: &Entry, wanted: usize) {
        let Ok(url) = Url::parse(&entry.url) else { return };
        if self.wanted[wanted].left == 0 || !self.queued.insert(entry.url.clone()) {
            return;
        }
        self.wanted[wanted].left -= 1;
        self.seen += 1;
        let entry = Some(Arc::new(entry.clone()));
        let job = Job {
            entry,
            ..self.job(url, Kind::Page, wanted)
        };
        self.queue(job);
    }

    pub(super) fn job(&self, url: Url, kind: Kind, wanted: usize) -> Job {
        Job {
            found_as: url.to_string(),
            url,
            kind,
            entry: None,
            wanted,
            hops: Vec::new(),
            attempts: 0,
            not_before: self.started,
        }
    }
}
