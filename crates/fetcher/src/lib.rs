//! The only network: a plan and its sources in, pages in the archive out.
