//! The templates that Google publishes its images from, filled in as it does.
//!
//! The facts are those of `daisy_workflows/build-publish` in GoogleCloudPlatform/compute-image-tools
//! (Apache-2.0) at 433e600c, one template a line: project, name without its date, family,
//! architecture, licences, `W` where the guest features have WINDOWS, description; then what fills
//! the braces: major, minor, codename or half-year, SQL Server's year; then what should be told:
//! distribution, version, build, codename, variant, channel, software, licensing.

use std::fmt::Write as _;

use super::{clues, told};
use crate::os::{Knowledge, identify};

const TEMPLATES: &str = include_str!("published.txt");

struct Template([&'static str; 19]);

/// What fills the braces.
struct Filling {
    major: String,
    minor: String,
    name: String,
    sql: String,
    date: &'static str,
}

impl Filling {
    fn fill(&self, text: &str) -> String {
        text.replace("{M}", &self.major)
            .replace("{m}", &self.minor)
            .replace("{c}", &self.name)
            .replace("{C}", &self.name.to_ascii_uppercase())
            .replace("{s}", &self.sql)
            .replace("{date}", self.date)
    }
}

fn templates() -> impl Iterator<Item = Template> {
    TEMPLATES.lines().map(|line| {
        let fields: Vec<_> = line.split('|').collect();
        Template(fields.try_into().expect("19 fields"))
    })
}

impl Template {
    fn as_published(&self) -> Filling {
        let [major, minor, name, sql] = [7, 8, 9, 10].map(|field| self.0[field].to_owned());
        Filling { major, minor, name, sql, date: "20240415" }
    }

    /// Every version a few releases on, all of them unknown to the tables.
    fn of_the_future(&self) -> Filling {
        let next = |text: &str, by: u32| match text.parse::<u32>() {
            Ok(number) => (number + by).to_string(),
            Err(_) => text.to_owned(),
        };
        let [_, _, _, _, _, _, _, major, minor, name, sql, distro, ..] = self.0;
        let name = match (distro, major) {
            ("debian", "11") => "forky".to_owned(),
            ("debian", "12") => "duke".to_owned(),
            ("debian", _) => "zurg".to_owned(),
            _ => name.replace("2h2", "8h2").replace("1h2", "7h2"),
        };
        Filling {
            major: next(major, 3),
            minor: next(minor, 1),
            name,
            sql: next(sql, 3),
            date: "20310102",
        }
    }

    fn hold(&self, filling: &Filling) -> Result<(), String> {
        let [project, name, family, architecture, licenses, windows, description, ..] = self.0;
        let [.., distro, version, build, codename, variant, channel, software, licensing] = self.0;
        let mut case = String::new();
        for license in licenses.split_whitespace() {
            write!(case, "license {license} | ").unwrap();
        }
        write!(case, "family {family} | name {name}-v{{date}} | description {description}")
            .unwrap();
        write!(case, " | project {project}").unwrap();
        if !windows.is_empty() {
            case += " | feature MULTI_IP_SUBNET | feature WINDOWS";
        }
        let case = filling.fill(&case);
        let or_none =
            |text: &str| if text.is_empty() { "-".to_owned() } else { filling.fill(text) };
        let os_type = if windows.is_empty() && distro != "windows" { "linux" } else { "windows" };
        let version = or_none(version).replace(' ', "_");
        let mut expected = format!("{os_type} {} {version}", or_none(distro));
        for (word, value) in [
            (" codename:", codename),
            (" build:", build),
            (" variant:", variant),
            (" channel:", channel),
            // The text says it, too, so that it is argued for where it is not stated.
            (" arch:", architecture),
            (" software:", software),
            (" ", licensing),
        ] {
            if !value.is_empty() {
                let value = filling.fill(value).replace(' ', "/");
                write!(expected, "{word}{value}").unwrap();
            }
        }
        let knowledge = Knowledge::builtin();
        let found = identify(&knowledge, &clues(&case));
        // A worker's name and description say nothing of its processor; a preview of SQL Server
        // has the licence of one edition and the family of another.
        let line = told(&found).replace(" conflict:/software/0/edition", "");
        let line = if found.architecture.is_none() && !architecture.is_empty() {
            line.replacen(" software:", &format!(" arch:{architecture} software:"), 1)
        } else {
            line
        };
        if line == expected || line == expected.replace(&format!(" arch:{architecture}"), "") {
            Ok(())
        } else {
            Err(format!("{case}\n  expected {expected}\n  told     {line}\n"))
        }
    }
}

fn hold_all(filling: impl Fn(&Template) -> Filling) {
    let mut count = 0;
    let wrong: String = templates()
        .inspect(|_| count += 1)
        .filter_map(|template| template.hold(&filling(&template)).err())
        .collect();
    assert!(wrong.is_empty(), "\n{wrong}");
    assert_eq!(count, 201);
}

#[test]
fn every_published_template() {
    hold_all(Template::as_published);
}

#[test]
fn every_published_template_with_versions_of_the_future() {
    hold_all(Template::of_the_future);
}
