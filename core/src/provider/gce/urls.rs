//! The URLs of Compute Engine's resources.

use std::borrow::Cow;

use crate::quote::text_of;

/// The prefix of nearly every URL.
const PROJECTS: &str = "https://www.googleapis.com/compute/v1/projects/";

/// The segment after `projects/` in a full or partial URL, and the rest after the next slash.
fn project_and_rest(url: &str) -> Option<(&str, &str)> {
    let rest = match url.strip_prefix(PROJECTS) {
        Some(rest) => rest,
        None => after_projects(url)?,
    };
    let slash = rest.bytes().position(|byte| byte == b'/')?;
    let (project, rest) = rest.split_at_checked(slash)?;
    Some((project, rest.get(1..)?))
}

/// The rest after the first segment `projects`.
fn after_projects(url: &str) -> Option<&str> {
    let mut rest = url;
    loop {
        let (segment, after) = rest.split_once('/')?;
        if segment == "projects" {
            return Some(after);
        }
        rest = after;
    }
}

/// The project in a resource's URL, full or partial: `…/projects/PROJECT/…`.
fn project(url: &str) -> Option<&str> {
    let (project, _) = project_and_rest(url)?;
    (!project.is_empty()).then_some(project)
}

/// The project in the name of an asset: `//compute.googleapis.com/projects/PROJECT/…`.
pub(super) fn project_of_asset(name: &str) -> Option<String> {
    project(name).map(str::to_owned)
}

/// The project in a resource's URL; borrowed if the URL is.
pub(super) fn url_project<'a>(url: &Cow<'a, str>) -> Option<Cow<'a, str>> {
    match url {
        Cow::Borrowed(url) => project(url).map(Cow::Borrowed),
        Cow::Owned(url) => project(url).map(|project| Cow::Owned(project.to_owned())),
    }
}

/// The collection in a resource's own URL: `images` in `…/global/images/NAME` and in `…/images/family/NAME`.
pub(super) fn collection(url: &str) -> Option<&str> {
    let (before, name) = split_last(url)?;
    if name.is_empty() {
        return collection(before);
    }
    match split_last(before).map_or(before, |(_, segment)| segment) {
        "family" => collection(before),
        segment => (!segment.is_empty()).then_some(segment),
    }
}

/// The parts before and after the last slash.
fn split_last(url: &str) -> Option<(&str, &str)> {
    let slash = url.bytes().rposition(|byte| byte == b'/')?;
    Some((url.get(..slash)?, url.get(slash + 1..)?))
}

/// A part of a licence's URL as it is in the unified form: `projects/debian-cloud` is `debian-cloud`.
pub(super) fn license_text(text: &str) -> Option<String> {
    let unified = license(Cow::Borrowed(text));
    if unified != text {
        return Some(unified.into_owned());
    }
    let project = after_projects(text)?;
    Some(project.strip_suffix("/global/licenses").unwrap_or(project).to_owned())
}

/// `project/name` of a licence's URL; only the name if the URL has no project.
pub(super) fn license(url: Cow<'_, str>) -> Cow<'_, str> {
    let found = project_and_rest(&url).filter(|(project, _)| !project.is_empty());
    let name = match found.and_then(|(_, rest)| rest.strip_prefix("global/licenses/")) {
        Some(name) if !name.contains('/') => Some(name),
        _ => license_name(&url),
    };
    let Some(name) = name.filter(|name| !name.is_empty()) else { return url };
    Cow::Owned(match found {
        Some((project, _)) => text_of(&[project, "/", name]),
        None => name.to_owned(),
    })
}

/// The rest after the last segment `licenses`.
fn license_name(url: &str) -> Option<&str> {
    let mut rest = url;
    while let Some((before, _)) = rest.rsplit_once('/') {
        if before == "licenses" || before.ends_with("/licenses") {
            return url.get(before.len() + 1..);
        }
        rest = before;
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn project_is_found_in_full_and_partial_urls() {
        for (url, expected) in [
            ("https://www.googleapis.com/compute/v1/projects/acme/global/images/a", Some("acme")),
            (
                "https://compute.googleapis.com/compute/beta/projects/acme/global/images/a",
                Some("acme"),
            ),
            ("//compute.googleapis.com/projects/acme/global/images/a", Some("acme")),
            (
                "https://www.googleapis.com/compute/v1beta12/projects/google/images/a",
                Some("google"),
            ),
            ("projects/google.com:acme/global/images/a", Some("google.com:acme")),
            ("global/images/a", None),
            ("projects/", None),
            ("https://www.googleapis.com/compute/v1/projects//global", None),
        ] {
            assert_eq!(project(url), expected, "{url}");
        }
    }

    #[test]
    fn collection_is_the_segment_before_the_name() {
        for (url, expected) in [
            ("https://www.googleapis.com/compute/v1/projects/acme/global/images/a", Some("images")),
            ("projects/acme/global/images/family/a", Some("images")),
            ("projects/acme/zones/z/disks/a", Some("disks")),
            ("projects/acme/global/images", Some("global")),
            ("https://example.com", None),
            ("a", None),
            ("", None),
        ] {
            assert_eq!(collection(url), expected, "{url}");
        }
    }

    #[test]
    fn license_is_project_and_name() {
        for (url, expected) in [
            ("https://www.googleapis.com/compute/v1/projects/p/global/licenses/n", "p/n"),
            (
                "https://www.googleapis.com/compute/v1/projects/google.com:p/global/licenses/n",
                "google.com:p/n",
            ),
            ("projects/p/global/licenses/n", "p/n"),
            ("global/licenses/n", "n"),
            ("n", "n"),
            ("projects/p/global/licenses/", "projects/p/global/licenses/"),
            ("https://example.com/n", "https://example.com/n"),
            ("projects/p/sublicenses/n", "projects/p/sublicenses/n"),
            ("projects/p/global/licenses/a/b", "p/a/b"),
        ] {
            assert_eq!(license(Cow::Borrowed(url)), expected, "{url}");
        }
    }
}
