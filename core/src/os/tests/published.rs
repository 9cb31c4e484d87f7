//! The templates that Google publishes its images from, filled in as it does.
//!
//! The facts are those of `daisy_workflows/build-publish` in GoogleCloudPlatform/compute-image-tools
//! (Apache-2.0) at 433e600c, one template per line of `published.tsv`, whose first line names the columns:
//!
//! - The template: `project`, `name` without its date, `family`, `architecture`, `licences`, `windows` (`W` where the
//!   guest features contain WINDOWS), `description`.
//! - What fills the braces: `major` `{M}`, `minor` `{m}`, `release` `{c}` (codename or half-year), `sql` `{s}`.
//! - What is expected: `distro` to `licensing`; `named_architecture`, where one of the texts names it (a worker's do
//!   not); `conflict`, the field of a warning (a preview of SQL Server has the licence of one edition and the family of
//!   another).

use std::collections::HashMap;
use std::fmt::Write as _;

use super::{clues, identify, summary};
use crate::os::Knowledge;

const TEMPLATES: &str = include_str!("published.tsv");

/// A line, by the names of its columns.
struct Template(HashMap<&'static str, &'static str>);

/// The values for the braces.
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
    let mut lines = TEMPLATES.lines();
    let columns: Vec<_> = lines.next().unwrap().split('\t').collect();
    lines.map(move |line| {
        let cells: Vec<_> = line.split('\t').collect();
        assert_eq!(cells.len(), columns.len(), "{line}");
        Template(columns.iter().copied().zip(cells).collect())
    })
}

impl Template {
    fn get(&self, column: &str) -> &'static str {
        self.0[column]
    }

    fn as_published(&self) -> Filling {
        let [major, minor, name, sql] =
            ["major", "minor", "release", "sql"].map(|column| self.get(column).to_owned());
        Filling { major, minor, name, sql, date: "20240415" }
    }

    /// All versions a few releases later, all unknown to the tables.
    fn of_the_future(&self) -> Filling {
        let next = |column: &str, by: u32| match self.get(column).parse::<u32>() {
            Ok(number) => (number + by).to_string(),
            Err(_) => self.get(column).to_owned(),
        };
        let name = match (self.get("distro"), self.get("major")) {
            ("debian", "11") => "forky".to_owned(),
            ("debian", "12") => "duke".to_owned(),
            ("debian", _) => "zurg".to_owned(),
            _ => self.get("release").replace("2h2", "8h2").replace("1h2", "7h2"),
        };
        Filling {
            major: next("major", 3),
            minor: next("minor", 1),
            name,
            sql: next("sql", 3),
            date: "20310102",
        }
    }

    fn clues(&self) -> String {
        let mut case = String::new();
        for license in self.get("licences").split_whitespace() {
            write!(case, "license {license} | ").unwrap();
        }
        for (kind, column) in [("family", "family"), ("name", "name")] {
            write!(case, "{kind} {} | ", self.get(column)).unwrap();
        }
        // Vendors write the date after the name.
        case.truncate(case.len() - " | ".len());
        write!(
            case,
            "-v{{date}} | description {} | project {}",
            self.get("description"),
            self.get("project")
        )
        .unwrap();
        if !self.get("windows").is_empty() {
            case += " | feature windows";
        }
        case
    }

    fn expected(&self, filling: &Filling) -> String {
        let filled = |column| filling.fill(self.get(column));
        let or_none = |text: String| if text.is_empty() { "-".to_owned() } else { text };
        let is_windows = !self.get("windows").is_empty() || self.get("distro") == "windows";
        let os_type = if is_windows { "windows" } else { "linux" };
        let version = or_none(filled("version")).replace(' ', "_");
        let mut expected = format!("{os_type} {} {version}", or_none(filled("distro")));
        for (label, column) in [
            ("codename:", "codename"),
            ("build:", "build"),
            ("variant:", "variant"),
            ("channel:", "channel"),
            ("arch:", "named_architecture"),
            ("software:", "software"),
            ("", "licensing"),
            ("conflict:", "conflict"),
        ] {
            if !self.get(column).is_empty() {
                write!(expected, " {label}{}", filled(column).replace(' ', "/")).unwrap();
            }
        }
        expected
    }

    fn check(&self, filling: &Filling) -> Result<(), String> {
        let case = filling.fill(&self.clues());
        let expected = self.expected(filling);
        let line = summary(&identify(&Knowledge::builtin(), &clues(&case)));
        if line == expected {
            Ok(())
        } else {
            Err(format!("{case}\n  expected {expected}\n  found    {line}\n"))
        }
    }
}

fn check_all(filling: impl Fn(&Template) -> Filling) {
    let mut count = 0;
    let wrong: String = templates()
        .inspect(|_| count += 1)
        .filter_map(|template| template.check(&filling(&template)).err())
        .collect();
    assert!(wrong.is_empty(), "\n{wrong}");
    assert_eq!(count, 201);
}

#[test]
fn every_published_template_is_identified() {
    check_all(Template::as_published);
}

#[test]
fn every_published_template_is_identified_with_future_versions() {
    check_all(Template::of_the_future);
}
