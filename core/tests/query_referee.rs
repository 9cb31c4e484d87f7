//! Another implementation of AIP-160 as a referee: both accept the same syntax, and AND, OR and NOT nest the same way.

#![allow(clippy::unwrap_used, clippy::indexing_slicing, clippy::panic, reason = "a test may panic")]

use aip_160::{Arg, Comparable, Expression, Value};
use cloud_image::{Filter, FilterErrorCode};
use proptest::prelude::*;
use proptest::sample::select;

mod query_tables;

use query_tables::texts;

/// As deep as our filters.
const MAX_DEPTH: usize = 64;

/// Whether a text has the syntax of our language. Which fields there are, and their types, is no syntax.
fn ours(text: &str) -> bool {
    let is_syntax = |code| {
        matches!(code, FilterErrorCode::Syntax | FilterErrorCode::Limit | FilterErrorCode::Mixed)
    };
    text.parse::<Filter>().map_or_else(|error| !is_syntax(error.code), |_| true)
}

fn theirs(text: &str) -> bool {
    aip_160::parse_filter_with_max_depth(text, MAX_DEPTH).is_ok()
}

/// A known difference: its rule, whether a text may have it, and examples.
struct Difference {
    rule: &'static str,
    applies: fn(&str) -> bool,
    examples: &'static [&'static str],
}

/// Whether a character is in a text outside quotes.
fn has(text: &str, is_wanted: impl Fn(&str) -> bool) -> bool {
    unquoted(text).iter().any(|(at, _)| is_wanted(&text[*at..]))
}

/// The characters outside quotes.
fn unquoted(text: &str) -> Vec<(usize, char)> {
    let (mut quote, mut is_escaped) = (None, false);
    let mut characters = Vec::new();
    for (at, character) in text.char_indices() {
        match quote {
            None if matches!(character, '"' | '\'') => quote = Some(character),
            None => characters.push((at, character)),
            Some(_) if is_escaped => is_escaped = false,
            Some(_) if character == '\\' => is_escaped = true,
            Some(open) if open == character => quote = None,
            Some(_) => {}
        }
    }
    characters
}

/// The operands outside quotes: what follows a comparator, up to white space.
fn operands(text: &str) -> Vec<&str> {
    let comparators =
        unquoted(text).into_iter().filter(|(_, next)| matches!(next, '=' | '<' | '>' | ':'));
    comparators
        .map(|(at, _)| {
            let rest = &text[at..];
            rest.strip_prefix("<=").or(rest.strip_prefix(">=")).unwrap_or(&rest[1..]).trim_start()
        })
        .map(|rest| &rest[..rest.find(char::is_whitespace).unwrap_or(rest.len())])
        .collect()
}

const KNOWN: &[Difference] = &[
    Difference {
        rule: "an unquoted operand runs to white space or an unbalanced `)`, so times, URLs and expressions need no quotes",
        applies: |text| {
            operands(text).iter().any(|operand| {
                let is_text = !operand.starts_with(['"', '\'']);
                let has_point =
                    operand.starts_with('.') || operand.contains("..") || operand.ends_with('.');
                is_text
                    && (has_point
                        || operand.contains(['(', ',', '"', '\'', '=', '<', '>', '!', ':']))
            })
        },
        examples: &[
            "createdAt>2024-01-15T10:00:00Z",
            "url:https://x",
            "name=a,b",
            "name=.",
            "name=a.",
            "name=a=b",
        ],
    },
    Difference {
        rule: "`(` after `=`, `!=` and `:` begins a list of values, with `,`, OR or white space; it is not nested, and has no AND and NOT",
        applies: |text| operands(text).iter().any(|operand| operand.starts_with('(')),
        examples: &[
            "name=(a,b)",
            "name=(a AND b)",
            "name=(NOT a)",
            "name=((a))",
            "displayOrder<(1)",
        ],
    },
    Difference {
        rule: "`-` alone is no value",
        applies: |text| operands(text).iter().any(|operand| operand.trim_end_matches(')') == "-"),
        examples: &["name=-", "(name: -)"],
    },
    Difference {
        rule: "in the arguments of a function, `-` stands before a value; there are no functions",
        applies: |text| {
            has(text, |rest| {
                rest.starts_with(['(', ',']) && rest[1..].trim_start().starts_with('-')
            })
        },
        examples: &["f(-)", "f(-\"a\")"],
    },
    Difference {
        rule: "AND, OR and NOT are words of the language before white space, `)` and the end only",
        applies: |text| {
            let is_name =
                |rest: &str| rest.trim_start().starts_with(['.', '=', ':', '<', '>', '!']);
            has(text, |rest| {
                ["AND", "OR", "NOT"].iter().any(|word| rest.strip_prefix(word).is_some_and(is_name))
            })
        },
        examples: &["NOT.a", "OR=a", "AND.a:b"],
    },
    Difference {
        rule: "a comma ends a word only in a list",
        applies: |text| has(text, |rest| rest.starts_with(',')),
        examples: &["a,b", ","],
    },
    Difference {
        rule: "a term has one negation",
        applies: |text| {
            let is_second = |rest: &str| rest.trim_start().starts_with('-');
            has(text, |rest| rest.strip_prefix('-').is_some_and(|rest| rest.starts_with('-')))
                || has(text, |rest| rest.strip_prefix("NOT").is_some_and(is_second))
        },
        examples: &["--a", "NOT -a"],
    },
    Difference {
        rule: "a backslash is only in quotes and operands, and only before what it escapes",
        applies: |text| text.contains('\\'),
        examples: &["a\\b", "\"\\q\""],
    },
    Difference {
        rule: "a filter has at most 8,192 bytes",
        applies: |text| text.len() > 8_192,
        examples: &[],
    },
    Difference {
        rule: "`&&` and `||` are errors with a hint",
        applies: |text| text.contains("&&") || text.contains("||"),
        examples: &["a && b", "a || b"],
    },
];

#[track_caller]
fn check(text: &str) {
    let (ours, theirs) = (ours(text), theirs(text));
    let is_known = KNOWN.iter().any(|known| (known.applies)(text));
    assert!(
        ours == theirs || is_known,
        "{text:?}: {ours}, the referee {theirs}: {:?} {:?}",
        text.parse::<Filter>().err(),
        aip_160::parse_filter(text).err()
    );
}

/// How AND, OR and NOT nest.
#[derive(Debug, PartialEq)]
enum Shape {
    All(Vec<Shape>),
    Any(Vec<Shape>),
    Not(Box<Shape>),
    Leaf(String),
}

fn shape(expression: &Expression) -> Shape {
    let shapes = |parts: &[Expression]| parts.iter().map(shape).collect::<Vec<_>>();
    match expression {
        Expression::And(parts) | Expression::Sequence(parts) => {
            let flat = shapes(parts).into_iter().flat_map(|part| match part {
                Shape::All(parts) => parts,
                part => vec![part],
            });
            Shape::All(flat.collect())
        }
        Expression::Or(parts) => {
            let flat = shapes(parts).into_iter().flat_map(|part| match part {
                Shape::Any(parts) => parts,
                part => vec![part],
            });
            Shape::Any(flat.collect())
        }
        Expression::Not(part) => Shape::Not(Box::new(shape(part))),
        Expression::Restriction(restriction) => match &restriction.arg {
            Arg::Comparable(comparable) => Shape::Leaf(label(comparable)),
            Arg::Composite(list) => Shape::Leaf(format!("{:?}", shape(list))),
        },
        Expression::Global(comparable) => Shape::Leaf(label(comparable)),
    }
}

/// The text of a value, which is the same in the canonical form.
fn label(comparable: &Comparable) -> String {
    let member = comparable.as_member().unwrap();
    let text = |value: &Value| match value {
        Value::Text(text) | Value::String(text) => text.clone(),
    };
    let parts: Vec<_> = std::iter::once(&member.value).chain(&member.fields).map(text).collect();
    parts.join(".")
}

fn shape_of(text: &str) -> Shape {
    let filter = aip_160::parse_filter_with_max_depth(text, MAX_DEPTH);
    let filter = filter.unwrap_or_else(|error| panic!("{text:?}: {error}"));
    shape(&filter.expression.unwrap())
}

/// Filters of AIP-160 over fields that exist.
fn filter() -> impl Strategy<Value = String> {
    let word = prop_oneof![
        4 => "[a-z]{1,3}[0-9]{1,2}",
        1 => "\"[a-z]{1,2} [a-zé*\\\\]{0,1}[(),.=]{0,2}\"".prop_map(|text| text.replace('\\', "\\\\")),
        1 => "'[A-Z]{1,3}'",
        1 => "[a-z]{1,2}[.][0-9]",
    ];
    let field = select(vec![
        "name",
        "os.distro",
        "family",
        "labels.env",
        "labels.\"a b\"",
        "os_version",
        "licenses",
    ]);
    let comparator = select(vec!["=", "!=", ":", " = ", " : "]);
    let leaf = prop_oneof![
        (field, comparator, word.clone())
            .prop_map(|(field, comparator, word)| format!("{field}{comparator}{word}")),
        word,
    ];
    leaf.prop_recursive(5, 24, 4, |inner| {
        let part = (select(vec!["", "", "", "NOT ", "-", "NOT  "]), inner, any::<bool>());
        let part = part.prop_map(|(negation, term, has_space)| {
            // Only a term without negation and spaces outside quotes can be negated.
            let is_term = !term.starts_with(['-', 'N'])
                && !has(&term, |rest| rest.starts_with(char::is_whitespace));
            match (negation.is_empty() || is_term, has_space) {
                (true, _) => format!("{negation}{term}"),
                (false, true) => format!("{negation}( {term} )"),
                (false, false) => format!("{negation}({term})"),
            }
        });
        let separator = select(vec![" ", "  ", " AND ", " OR ", "\nOR\t"]);
        let separated =
            (part, separator).prop_map(|(part, separator)| [part, separator.to_owned()]);
        (prop::collection::vec(separated, 1..5), any::<bool>()).prop_map(
            |(parts, in_parentheses)| {
                let text = parts.concat().concat();
                let text =
                    text.trim_end().trim_end_matches("AND").trim_end_matches("OR").trim_end();
                if in_parentheses { format!("({text})") } else { text.to_owned() }
            },
        )
    })
}

/// Any sequence of parts of the grammar.
fn soup() -> impl Strategy<Value = String> {
    let piece = select(vec![
        " ", " ", " ", "a", "name", "NOT", "AND", "OR", "-", "(", ")", "\"x y\"", "'", "\"", ".",
        "=", "!=", ":", "<", ">=", ",", "5", "*", "f(", " AND ", " OR ", "a=b", "\\", "!", "é",
        "\n", "&&",
    ]);
    prop::collection::vec(piece, 1..10).prop_map(|pieces| pieces.concat())
}

/// Whether a text has parts that are no AIP-160: `~`, `IN`, the legacy form.
fn is_extension(text: &str) -> bool {
    text.contains('~') || text.contains(" IN") || text.contains(" eq ") || text.contains(" ne ")
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn filters_nest_the_same_way(text in filter()) {
        let ours = text.parse::<Filter>().unwrap_or_else(|error| panic!("{text:?}: {error}"));
        prop_assert_eq!(shape_of(&text), shape_of(&ours.to_string()), "{} {}", text, ours);
    }

    #[test]
    fn both_accept_the_same_syntax(text in prop_oneof![soup(), filter()]) {
        check(&text);
    }
}

#[test]
fn both_accept_the_same_texts_of_the_tables() {
    for table in ["filters.tsv", "errors.tsv"] {
        for text in texts(table).iter().filter(|text| !is_extension(text)) {
            check(text);
        }
    }
}

#[test]
fn each_known_difference_is_one() {
    for Difference { rule, applies, examples } in KNOWN {
        for example in *examples {
            assert!(applies(example), "{rule}: {example}");
            assert_ne!(ours(example), theirs(example), "{rule}: {example}");
        }
    }
}
