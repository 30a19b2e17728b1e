//! What a `robots.txt`, or its absence, says to the rest of the run.

use archive::Purpose;
use robots::Policy;

use super::TRIED_AGAIN;
use super::taken::Taken;
use crate::FetchError;
use crate::crawl::Crawl;
use crate::hosts::rules_of;
use crate::job::Job;
use crate::state::KeptRobots;

const ROBOTS_KEPT: i64 = 24 * 3600;

impl Crawl<'_> {
    pub(super) fn robots_answered(&mut self, origin: &str, job: &Job, taken: Taken) -> Result<&'static str, FetchError> {
        let status = taken.status;
        let policy = Policy::of_status(status);
        let body = taken.body.bytes().to_vec();
        if status == 200 {
            self.keep_body(job, taken, Purpose::Robots)?;
        } else {
            self.keep(job, taken, Purpose::Robots, None)?;
        }
        self.settle_robots(origin, policy, format!("status {status}"), body)?;
        Ok("robots")
    }

    pub(super) fn settle_robots(&mut self, origin: &str, policy: Policy, why: String, body: Vec<u8>) -> Result<(), FetchError> {
        let kept = KeptRobots {
            until: self.now().as_second() + if policy == Policy::DenyForNow { TRIED_AGAIN } else { ROBOTS_KEPT },
            policy,
            why,
            body,
        };
        self.state.remember_robots(origin, &kept)?;
        if let Some(host) = self.hosts.known(origin) {
            host.rules = rules_of(&kept);
        }
        Ok(())
    }
}
