//! What to try: a line for each code of a note that a person can do something about.

/// The hint of a note with this code.
pub(crate) fn hint(code: &str) -> Option<&'static str> {
    Some(match code {
        "unresolvable" => "look at the spelling of the host, then whether this machine resolves other names",
        "private_address" => {
            "a test server of your own is let through by its host in the plan, [fetch] private_hosts = [\"HOST\"], or by --private HOST"
        }
        "unreachable" => "try the address in a browser on this machine; proxies are not used, and a firewall may stand between",
        "untrusted_connection" => {
            "open the address in a browser; browsers find a missing intermediate certificate by themselves, here the site \
             must send it: tell whoever runs it, and see that this machine's clock is right"
        }
        "no_tls" => "where the site has no encryption, write its address with http:",
        "reset" | "malformed_response" | "truncated" => "a later run tries again; where it lasts, tell whoever runs the site",
        "too_long" | "head_too_long" => "look at what stands there; [fetch] max_body_bytes in the plan lets longer bodies in",
        "bomb" => "look at what stands there; [fetch] max_ratio in the plan lets tighter packed bodies in",
        "unknown_coding" => "the site sends what was not asked for: tell whoever runs it",
        "too_slow" => "a later run tries again; [fetch] min_bytes_per_second in the plan is what is waited for",
        "timed_out" => "a later run tries again; [fetch] timeout_seconds in the plan is how long is waited",
        "no_page" => "name the page that shows it, or drop the address",
        "barred_by_robots" => "`fetch --explain URL` shows the rule; ask the site for leave, or drop the address",
        "refused" | "host_left_alone" => {
            "write to whoever runs the site, with the contact that your plan gives; `fetch --explain URL` says until when"
        }
        "redirect_loop" | "too_many_redirects" => "open the address in a browser: it may want cookies, which are not kept here",
        "redirect_elsewhere" | "no_address" => "look at the spelling of the address",
        "http_404" | "http_410" => "the page is gone from there: drop the address, or look where it went",
        "unasked_304" => "a later run asks without a condition; where it lasts, tell whoever runs the site",
        "no_feed" | "faulty_sitemap" | "empty_listing" => "open it in a browser: where the site was rebuilt, mend the source's file",
        "budget_spent" => "run again, or give the plan more: [fetch] max_requests, max_minutes",
        "crawl_delay_cut" => "[pace] max_crawl_delay_seconds is the longest delay that is kept",
        _ => return None,
    })
}
