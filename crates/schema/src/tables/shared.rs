//! Columns that several tables have: they lead from a row to its words, its page and its meeting.

use super::column;
use crate::{Column, Kind};

pub(super) const DOC: Column = column("doc", Kind::Str, false, "Id of the document (table documents)", "3f9c21ab77e01d52");

pub(super) const EVENT: Column = column(
    "event",
    Kind::Str,
    true,
    "Id of the meeting (table events), where the document or segment could be tied to one",
    "HRC52/KHM/2023-03-29/oral-update",
);

pub(super) const START: Column = column("start", Kind::Int, false, "First byte in the article's text", "98");

pub(super) const END: Column = column("end", Kind::Int, false, "One past the last byte", "164");

pub(super) const RULE: Column = column(
    "rule",
    Kind::Str,
    false,
    "Id of the rule that made the row, by format and era",
    "list.2017",
);

pub(super) const URL: Column = column("url", Kind::Str, true, "Address of the page", "https://news.example/a");
