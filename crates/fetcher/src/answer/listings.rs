//! What a feed, a sitemap or a listing lists.

use archive::{HttpResponse, Purpose};
use record::Level;

use super::kept::text_field;
use super::taken::{Body, Taken};
use crate::crawl::Crawl;
use crate::discover::feed;
use crate::job::{Job, Kind};
use crate::keep::record_of;
use crate::{FetchError, Sitemap};

/// Indexes of indexes: the protocol has one level.
const DEEPEST_SITEMAP: usize = 2;

impl Crawl<'_> {
    pub(super) fn listed(&mut self, job: &Job, taken: Taken) -> Result<&'static str, FetchError> {
        let content_type = text_field(&taken.fields, "content-type");
        let (body, taken) = taken.without_body();
        self.keep_body(job, taken, Purpose::Discovery)?;
        self.read_document(job, body, content_type.as_deref())?;
        Ok("listed")
    }

    /// What a document listed when it last came: read from the archive.
    pub(crate) fn listed_before(&mut self, job: &Job, page_id: &str) -> Result<(), FetchError> {
        let version = self.state.version(page_id)?;
        let Some(record) = version.and_then(|version| record_of(self.archive, &version)) else {
            return Ok(());
        };
        let Some(response) = HttpResponse::parse(&record.block) else {
            return Ok(());
        };
        let body = match job.kind {
            Kind::Sitemap(_) => response.unpacking().ok().map(|unpacked| Body::Sitemap(Sitemap::read(unpacked))),
            _ => response.decoded().ok().map(|decoded| Body::Bytes(decoded.body)),
        };
        match body {
            Some(body) => self.read_document(job, body, response.field("Content-Type")),
            None => Ok(()),
        }
    }

    fn read_document(&mut self, job: &Job, body: Body, content_type: Option<&str>) -> Result<(), FetchError> {
        match (&job.kind, body) {
            (Kind::Feed, Body::Bytes(body)) => self.read_feed(job, &body),
            (Kind::Sitemap(depth), Body::Sitemap(sitemap)) => self.read_sitemap(job, *depth, sitemap),
            (Kind::Listing(number, page), Body::Bytes(body)) => self.read_listing(job, (*number, *page), &body, content_type),
            _ => Ok(()),
        }
    }

    fn read_feed(&mut self, job: &Job, body: &[u8]) -> Result<(), FetchError> {
        let address = job.url.as_str();
        match feed(body, address) {
            Ok(links) => self.found(Some(&job.url), links, address, job.wanted),
            Err(why) => {
                self.note(
                    address,
                    Level::Error,
                    "no_feed",
                    format!("{address} cannot be read as a feed: {why}"),
                );
                Ok(())
            }
        }
    }

    fn read_sitemap(&mut self, job: &Job, depth: usize, sitemap: Sitemap) -> Result<(), FetchError> {
        let address = job.url.as_str();
        let level = if sitemap.lists_nothing() { Level::Error } else { Level::Warning };
        if let Some(fault) = sitemap.fault {
            self.note(address, level, "faulty_sitemap", format!("{address} cannot be read whole: {fault}"));
        }
        self.found(Some(&job.url), sitemap.pages, address, job.wanted)?;
        let since = self.wanted[job.wanted].since.clone();
        for index in sitemap.sitemaps {
            let day = index.modified.as_deref().and_then(|modified| modified.get(..10));
            let is_old = since.as_deref().zip(day).is_some_and(|(since, day)| day < since);
            if let Some(url) = job.url.join(&index.url).ok().filter(|_| depth < DEEPEST_SITEMAP && !is_old) {
                self.document(url, Kind::Sitemap(depth + 1), job.wanted)?;
            }
        }
        Ok(())
    }

    /// Reads page `page` (from 0) of the source's listing of this number.
    fn read_listing(
        &mut self,
        job: &Job,
        (number, page): (usize, usize),
        body: &[u8],
        content_type: Option<&str>,
    ) -> Result<(), FetchError> {
        let address = job.url.as_str();
        let discovery = self.wanted[job.wanted].discovery();
        let Some(listing) = discovery.and_then(|discovery| discovery.listings.get(number)).cloned() else {
            return Ok(());
        };
        let links = (self.options.read_links)(body, content_type, &listing);
        if links.pages.is_empty() {
            let message = format!("no link in {address} matches `{}`", listing.links);
            self.note(address, Level::Warning, "empty_listing", message);
        }
        self.found(Some(&job.url), links.pages, address, job.wanted)?;
        let next = links
            .next
            .filter(|_| page + 1 < listing.max_pages)
            .and_then(|next| job.url.join(&next).ok());
        match next {
            Some(next) => self.document(next, Kind::Listing(number, page + 1), job.wanted),
            None => Ok(()),
        }
    }
}
