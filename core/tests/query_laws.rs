//! Properties of every filter, order, field mask, page and choice of newest images.

#![allow(clippy::unwrap_used, clippy::indexing_slicing, clippy::panic, reason = "a test may panic")]

use std::collections::{BTreeMap, BTreeSet, HashMap};

use cloud_image::{
    FieldMask, Filter, FilterError, GcoreExtras, Image, Latest, Options, OrderBy, Query, Timestamp,
};
use proptest::prelude::*;
use proptest::sample::{Index, select};
use proptest::strategy::ValueTree;
use serde_json::Value;

mod query_strategies;
mod query_tables;

use query_strategies as strategies;
use query_strategies::lines;
use query_tables::{images, now, texts};

/// Which images match.
fn matches(filter: &Filter, images: &[Image<'_>]) -> Vec<bool> {
    images.iter().map(|image| filter.matches(image, now())).collect()
}

fn filter(text: &str) -> Filter {
    text.parse().unwrap_or_else(|error| panic!("{text}: {error}"))
}

/// The lines of several images.
fn some_images() -> impl Strategy<Value = String> {
    prop::collection::vec(strategies::image(), 2..8)
        .prop_map(|images| String::from_utf8(lines(&images)).unwrap())
}

/// The canonical form of a filter without errors.
fn valid() -> impl Strategy<Value = String> {
    strategies::filter().prop_filter_map("a valid filter", |text| {
        text.parse::<Filter>().ok().map(|filter| filter.to_string())
    })
}

fn check_error(text: &str, error: &FilterError) {
    let place = text.get(error.offset..error.offset + error.length);
    assert!(place.is_some(), "{text:?}: {error:?}");
    check_line(&error.to_string());
    check_line(&error.message);
    error.hint.as_deref().inspect(|hint| check_line(hint));
}

fn check_line(message: &str) {
    let is_hidden = |next: char| {
        next.is_control() || matches!(next, '\u{2028}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
    };
    assert!(!message.is_empty() && !message.contains(is_hidden), "{message:?}");
}

/// A value with a canonical form: it parses back, and has the same canonical form.
fn check_canonical<T>(text: &str) -> Option<T>
where
    T: std::str::FromStr<Err = FilterError> + ToString + PartialEq + std::fmt::Debug,
{
    match text.parse::<T>() {
        Ok(value) => {
            let canonical = value.to_string();
            match canonical.parse::<T>() {
                Ok(again) => {
                    assert_eq!(again, value, "{text:?}: {canonical:?}");
                    assert_eq!(again.to_string(), canonical, "{text:?}");
                }
                // The canonical form writes AND and parentheses, so only it may be beyond the limits.
                Err(error) => {
                    assert_eq!(
                        error.code.as_str(),
                        "filter-limit",
                        "{text:?}: {canonical:?}: {error}"
                    );
                    assert!(canonical.len() > text.len(), "{text:?}");
                }
            }
            Some(value)
        }
        Err(error) => {
            check_error(text, &error);
            None
        }
    }
}

/// Lower case as filters ignore it: each letter has one small letter, which is ASCII only for ASCII. `\u{212a}` is the sign
/// for kelvin, whose small letter is `k` in Unicode.
fn lower(text: &str) -> String {
    let lower = |next: char| match next {
        'İ' | '\u{212a}' => next,
        next => next.to_lowercase().next().unwrap(),
    };
    text.chars().map(lower).collect()
}

/// Whether a text matches a pattern with wildcards, by trying all ways.
fn is_glob(pattern: &[char], text: &[char]) -> bool {
    match pattern.split_first() {
        None => text.is_empty(),
        Some(('*', rest)) => (0..=text.len()).any(|start| is_glob(rest, &text[start..])),
        Some((first, rest)) => text.first() == Some(first) && is_glob(rest, &text[1..]),
    }
}

fn named(name: &str) -> Image<'static> {
    Image::new(cloud_image::Provider::Gce, name.to_owned())
}

/// The sequence in which an order puts images.
fn sorted(order: &OrderBy, images: &[&Image<'_>]) -> Vec<usize> {
    let mut selection = Query::new().order_by(order.clone()).selection().unwrap();
    for (index, image) in images.iter().enumerate() {
        if let Some(item) = selection.push(image, || index) {
            assert!(order.is_empty());
            assert_eq!(item, index);
        }
    }
    if order.is_empty() { (0..images.len()).collect() } else { selection.finish().items }
}

/// -1, 0 or 1: how an order compares two images.
fn compare(order: &OrderBy, one: &Image<'_>, two: &Image<'_>) -> i8 {
    match (&*sorted(order, &[one, two]), &*sorted(order, &[two, one])) {
        ([0, 1], [0, 1]) => 0,
        ([0, 1], [1, 0]) => -1,
        ([1, 0], [0, 1]) => 1,
        found => panic!("{order}: {found:?}"),
    }
}

/// Whether all of a JSON value is in another one.
fn is_part(part: &Value, whole: &Value) -> bool {
    match (part, whole) {
        (Value::Object(part), Value::Object(whole)) => {
            part.iter().all(|(key, value)| whole.get(key).is_some_and(|all| is_part(value, all)))
        }
        (Value::Array(part), Value::Array(whole)) => {
            part.len() == whole.len()
                && part.iter().zip(whole).all(|(part, whole)| is_part(part, whole))
        }
        (part, whole) => part == whole,
    }
}

/// All that is in one of two parts of a JSON value.
fn union(one: &mut Value, two: Value) {
    match (one, two) {
        (Value::Object(one), Value::Object(two)) => {
            for (key, value) in two {
                match one.get_mut(&key) {
                    Some(known) => union(known, value),
                    None => drop(one.insert(key, value)),
                }
            }
        }
        (Value::Array(one), Value::Array(two)) => {
            one.iter_mut().zip(two).for_each(|(one, two)| union(one, two));
        }
        (one, two) => assert_eq!(*one, two),
    }
}

fn masked(mask: &FieldMask, image: &Image<'_>) -> Value {
    let mut json = Vec::new();
    mask.write_json(image, &mut json);
    serde_json::from_slice(&json).unwrap()
}

fn json(image: &Image<'_>) -> Value {
    serde_json::to_value(image).unwrap()
}

/// The last day in a name: eight digits, or with `-` between them.
fn day_in_name(name: &str) -> Option<Timestamp> {
    let characters: Vec<char> = name.chars().collect();
    let mut last = None;
    for start in 0..characters.len() {
        let is_digit = |at: usize| characters.get(at).is_some_and(char::is_ascii_digit);
        if start > 0 && is_digit(start - 1) {
            continue;
        }
        let rest: String = characters[start..].iter().collect();
        let day = if (0..8).all(|at| is_digit(start + at)) && !is_digit(start + 8) {
            format!("{}-{}-{}", &rest[..4], &rest[4..6], &rest[6..8])
        } else if rest.is_char_boundary(10) && rest.len() >= 10 && !is_digit(start + 10) {
            rest[..10].to_owned()
        } else {
            continue;
        };
        let is_year = day.starts_with("19") || day.starts_with("20");
        last = format!("{day}T00:00:00Z").parse().ok().filter(|_| is_year).or(last);
    }
    last
}

/// How a choice of newest images is expected to be: the state of an image, and when it was created.
fn is_usable(image: &Value) -> bool {
    image.get("status").is_none_or(|status| status == "ready")
        && image.pointer("/deprecation/state").is_none_or(|state| state == "active")
}

fn created(image: &Value) -> Option<Timestamp> {
    match image.get("createdAt") {
        Some(time) => Some(time.as_str().unwrap().parse().unwrap()),
        None => day_in_name(image["name"].as_str().unwrap()),
    }
}

fn provider_and_id(image: &Value) -> Option<(String, String)> {
    image.get("id").map(|id| (image["provider"].to_string(), id.to_string()))
}

fn newest(latest: &str, lines: &[u8]) -> (BTreeSet<String>, BTreeSet<String>) {
    let query = Query::new().latest(latest.parse().unwrap());
    let newest = Options::new().query(query).unwrap().normalize(lines);
    let chosen: Vec<_> = newest.images.iter().map(|image| json(image).to_string()).collect();
    let unanswered = newest.unanswered.into_iter().collect();
    (chosen.into_iter().collect(), unanswered)
}

fn query() -> impl Strategy<Value = Query> {
    let filter = prop::option::weighted(0.3, valid());
    let latest = prop::option::weighted(0.3, strategies::latest());
    (filter, strategies::order(), latest).prop_map(|(filter, order, latest)| {
        let mut query = Query::new().order_by(order.parse().unwrap()).now(now());
        if let Some(filter) = filter {
            query = query.filter(filter.parse().unwrap());
        }
        match latest {
            Some(latest) => query.latest(latest.parse().unwrap()),
            None => query,
        }
    })
}

fn page(query: Query, lines: &[u8]) -> (Vec<String>, Option<String>) {
    let page = Options::new().query(query).unwrap().normalize(lines);
    let images = page.images.iter().map(|image| json(image).to_string()).collect();
    (images, page.next_page_token)
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn every_text_is_read_or_has_one_error(text in strategies::any_text(all_texts())) {
        if let Some(filter) = check_canonical::<Filter>(&text) {
            for warning in filter.warnings() {
                assert!(text.get(warning.offset..warning.offset + warning.length).is_some(), "{text:?}: {warning:?}");
                check_line(&warning.message);
            }
        }
        check_canonical::<OrderBy>(&text);
        check_canonical::<FieldMask>(&text);
        check_canonical::<Latest>(&text);
        if let Err(error) = Query::new().page_token(&*text).selection::<()>() {
            check_error(&text, &error);
        }
    }

    #[test]
    fn the_canonical_form_matches_the_same_images(
        text in prop_oneof![
            4 => strategies::filter(),
            1 => strategies::legacy(),
            2 => strategies::changed(select(all_texts())),
        ],
        lines in some_images(),
    ) {
        if let Some(one) = check_canonical::<Filter>(&text)
            && let Ok(two) = one.to_string().parse::<Filter>()
        {
            let images = images(lines.as_bytes());
            prop_assert_eq!(matches(&one, &images), matches(&two, &images), "{:?}: {}", text, one);
        }
    }

    #[test]
    fn negations_are_those_of_logic(a in valid(), b in valid(), lines in some_images()) {
        let images = images(lines.as_bytes());
        let is = |text: String| matches(&filter(&text), &images);
        let (one, two) = (matches(&filter(&a), &images), matches(&filter(&b), &images));
        let not = |all: &[bool]| all.iter().map(|one| !one).collect::<Vec<_>>();
        let join = |f: fn(bool, bool) -> bool| one.iter().zip(&two).map(|(a, b)| f(*a, *b)).collect::<Vec<_>>();
        prop_assert_eq!(is(format!("NOT ({a})")), not(&one));
        prop_assert_eq!(is(format!("-({a})")), not(&one));
        prop_assert_eq!(is(format!("-(-({a}))")), one.clone());
        prop_assert_eq!(is(format!("({a}) AND ({b})")), join(|a, b| a && b));
        prop_assert_eq!(is(format!("({a}) ({b})")), join(|a, b| a && b));
        prop_assert_eq!(is(format!("({a}) OR ({b})")), join(|a, b| a || b));
        prop_assert_eq!(is(format!("NOT (({a}) AND ({b}))")), is(format!("NOT ({a}) OR NOT ({b})")));
        prop_assert_eq!(is(format!("NOT (({a}) OR ({b}))")), is(format!("NOT ({a}) AND NOT ({b})")));
        // OR binds first.
        prop_assert_eq!(is(format!("({a}) ({a}) OR ({b})")), is(format!("({a}) AND (({a}) OR ({b}))")));
    }

    #[test]
    fn negative_comparators_are_negations(
        (field, operand) in strategies::comparison_parts(),
        (negative, positive) in select(vec![(" != ", " = "), (" !~ ", " ~ "), (" ne ", " eq ")]),
        lines in some_images(),
    ) {
        let [one, two] = [negative, positive].map(|comparator| format!("{field}{comparator}{operand}"));
        match (one.parse::<Filter>(), two.parse::<Filter>()) {
            (Ok(one), Ok(two)) => {
                let images = images(lines.as_bytes());
                let positive: Vec<_> = matches(&two, &images).iter().map(|matches| !matches).collect();
                prop_assert_eq!(matches(&one, &images), positive, "{} {}", one, two);
            }
            (Err(error), Err(other)) => prop_assert_eq!(error.code, other.code, "{} {}", one, two),
            (negative, positive) => prop_assert!(false, "{}: {:?}; {}: {:?}", one, negative, two, positive),
        }
    }

    #[test]
    fn wildcards_match_as_all_ways_tried(pattern in "[ab*éЯK\u{212a}iİ]{1,6}", name in "[abéÉяkK\u{212a}Iİ]{0,6}") {
        let image = named(&name);
        let characters = |text: &str| text.chars().collect::<Vec<_>>();
        let expected = is_glob(&characters(&pattern), &characters(&name));
        prop_assert_eq!(filter(&format!("name=\"{pattern}\"")).matches(&image, now()), expected);
        let (pattern_lower, name_lower) = (lower(&pattern), lower(&name));
        let expected = if pattern.contains('*') {
            is_glob(&characters(&pattern_lower), &characters(&name_lower))
        } else {
            name_lower.contains(&pattern_lower)
        };
        prop_assert_eq!(filter(&format!("name:\"{pattern}\"")).matches(&image, now()), expected, "{} {}", pattern, name);
    }

    #[test]
    fn a_number_is_less_equal_or_greater(
        integer in prop_oneof![any::<i64>(), -3..3_i64, 9_007_199_254_740_980..9_007_199_254_741_000_i64],
        other in prop_oneof![any::<i64>(), -3..3_i64, 9_007_199_254_740_980..9_007_199_254_741_000_i64],
        thousandths in 0..1_000_i128,
        power in 0..12_usize,
    ) {
        let mut image = named("x");
        let mut gcore = GcoreExtras::default();
        gcore.display_order = Some(integer);
        image.gcore = Some(gcore);
        let sign = if other < 0 { -1 } else { 1 };
        let value = i128::from(other) * 1_000 + sign * thousandths;
        let mut texts = vec![format!("{other}.{thousandths:03}")];
        // The same number with an exponent, which is a float.
        if other.unsigned_abs() < 1 << 40 {
            texts.push(format!("{other}{thousandths:03}{}e-{}", "0".repeat(power), power + 3));
        }
        let expected = (i128::from(integer) * 1_000).cmp(&value);
        for text in texts {
            let is = |comparator: &str| filter(&format!("displayOrder{comparator}{text}")).matches(&image, now());
            prop_assert_eq!(is("<"), expected.is_lt(), "{} < {}", integer, text);
            prop_assert_eq!(is("="), expected.is_eq(), "{} = {}", integer, text);
            prop_assert_eq!(is(">"), expected.is_gt(), "{} > {}", integer, text);
            prop_assert_eq!(is("<="), expected.is_le(), "{} <= {}", integer, text);
            prop_assert_eq!(is(">="), expected.is_ge(), "{} >= {}", integer, text);
        }
    }

    #[test]
    fn sizes_are_powers_of_1024(bytes in any::<u64>(), shift in 0..5_usize, number in 0..1_u64 << 30) {
        let unit = ["", "K", "Mi", "GB", "TiB"][shift];
        let mut image = named("x");
        image.size.image_bytes = Some(bytes);
        let limit = u128::from(number) << (10 * shift);
        match format!("size.imageBytes>={number}{unit}").parse::<Filter>() {
            Ok(filter) => {
                prop_assert_eq!(filter.matches(&image, now()), u128::from(bytes) >= limit);
                image.size.image_bytes = u64::try_from(limit).ok();
                prop_assert!(filter.matches(&image, now()));
            }
            Err(_) => prop_assert!(limit > u128::from(u64::MAX)),
        }
    }

    /// Months keep the day of the month, or become the last day of the month; then days and seconds count.
    #[test]
    fn relative_times_are_those_of_jiff(
        year in prop_oneof![2_000..2_100_i16, 0..9_999_i16],
        month in 1..=12_i8,
        day in 1..=31_i8,
        seconds in 0..86_400_i32,
        is_future in any::<bool>(),
        units in prop::array::uniform7(prop::option::of(0..40_i64)),
        years in prop::option::weighted(0.1, 0..12_000_i64),
    ) {
        let [_, months, weeks, days, hours, minutes, more_seconds] = units;
        let years = years.or(units[0]);
        let (Ok(date), true) = (jiff::civil::Date::new(year, month, day), years.unwrap_or(0) < 12_000) else { return Ok(()) };
        let civil = date.at(0, 0, 0, 0).checked_add(jiff::Span::new().seconds(seconds)).unwrap();
        let now: Timestamp = civil.to_string().parse().unwrap();
        let part = |number: Option<i64>, unit: &str| number.map(|number| format!("{number}{unit}")).unwrap_or_default();
        let date_part = [part(years, "Y"), part(months, "M"), part(weeks, "W"), part(days, "D")].concat();
        let time_part = [part(hours, "H"), part(minutes, "M"), part(more_seconds, "S")].concat();
        let time_part = if time_part.is_empty() { time_part } else { format!("T{time_part}") };
        let sign = if is_future { "+" } else { "-" };
        let text = format!("{sign}P{date_part}{time_part}");
        if text.len() == 2 {
            let filter = format!("createdAt>{text}");
            prop_assert!(filter.parse::<Filter>().is_err());
            return Ok(());
        }
        let zero = |number: Option<i64>| number.unwrap_or(0);
        let span = jiff::Span::new()
            .years(zero(years))
            .months(zero(months))
            .weeks(zero(weeks))
            .days(zero(days))
            .hours(zero(hours))
            .minutes(zero(minutes))
            .seconds(zero(more_seconds));
        let moved = if is_future { civil.checked_add(span) } else { civil.checked_sub(span) };
        let expected = match moved {
            Ok(moved) if moved.year() >= 0 => moved.to_string(),
            _ if is_future => "9999-12-31T23:59:59.999999999Z".to_owned(),
            _ => "0000-01-01T00:00:00Z".to_owned(),
        };
        let mut image = named("x");
        image.created_at = Some(expected.parse().unwrap());
        let filter = filter(&format!("createdAt>={text} createdAt<={text}"));
        prop_assert!(filter.matches(&image, now), "{} {}: {}", now, text, expected);
    }

    #[test]
    fn orders_are_total_and_stable(
        order in strategies::order(),
        values in prop::collection::vec(prop_oneof![strategies::image(), strategies::image_in_group()], 1..8),
    ) {
        let order: OrderBy = order.parse().unwrap();
        let lines = lines(&values);
        let images = images(&lines);
        let all: Vec<_> = images.iter().collect();
        let sequence = sorted(&order, &all);
        let mut every = sequence.clone();
        every.sort_unstable();
        prop_assert!(every.into_iter().eq(0..images.len()));
        for (place, one) in sequence.iter().enumerate() {
            for two in &sequence[place + 1..] {
                let compared = compare(&order, &images[*one], &images[*two]);
                // Of equal ones, the first stays first. `compare` panics if an order contradicts itself.
                prop_assert!(compared < 0 || compared == 0 && one < two, "{}: {} {}", order, images[*one], images[*two]);
                for three in &sequence {
                    let is_tie = compared == 0 && compare(&order, &images[*two], &images[*three]) == 0;
                    prop_assert!(!is_tie || compare(&order, &images[*one], &images[*three]) == 0);
                }
            }
        }
    }

    #[test]
    fn absent_values_are_last_and_descending_is_the_reverse(
        field in select(&strategies::ORDERED[..]),
        values in prop::collection::vec(prop_oneof![strategies::image(), strategies::image_in_group()], 1..8),
    ) {
        let lines = lines(&values);
        let images = images(&lines);
        let all: Vec<_> = images.iter().collect();
        let is_present = matches(&filter(&format!("{field}:*")), &images);
        let (up, down): (OrderBy, OrderBy) = (field.parse().unwrap(), format!("{field} desc").parse().unwrap());
        for order in [&up, &down] {
            let present: Vec<_> = sorted(order, &all).iter().map(|index| is_present[*index]).collect();
            prop_assert!(present.is_sorted_by(|one, two| one >= two), "{}: {:?}", order, present);
        }
        for (one, _) in images.iter().zip(&is_present).filter(|(_, is_present)| **is_present) {
            for (two, _) in images.iter().zip(&is_present).filter(|(_, is_present)| **is_present) {
                prop_assert_eq!(compare(&up, one, two), -compare(&down, one, two));
            }
        }
    }

    #[test]
    fn names_are_ordered_by_their_numbers(
        parts in prop::collection::vec(("[a-b.-]{0,2}", any::<u32>()), 1..4),
        others in prop::collection::vec(("[a-b.-]{0,2}", any::<u32>()), 1..4),
        zeros in 0..3_usize,
    ) {
        let text = |parts: &[(String, u32)], zeros: usize| {
            let texts = parts.iter().map(|(text, number)| [text, &*"0".repeat(zeros), &number.to_string()].concat());
            texts.collect::<String>()
        };
        let order: OrderBy = "name".parse().unwrap();
        // Leading zeros do not count unless all else is equal.
        if parts.iter().map(|(text, _)| text).eq(others.iter().map(|(text, _)| text))
            && parts.iter().skip(1).all(|(text, _)| !text.is_empty())
        {
            let compared = compare(&order, &named(&text(&parts, zeros)), &named(&text(&others, 0)));
            if parts != others {
                prop_assert_eq!(compared, parts.cmp(&others) as i8);
            }
        }
        // A number of any length.
        let (short, long) = ("9".repeat(1 + zeros), format!("1{}", "0".repeat(40)));
        prop_assert_eq!(compare(&order, &named(&format!("a{short}")), &named(&format!("a{long}"))), -1);
    }

    #[test]
    fn pages_together_are_the_whole(
        query in query(),
        values in prop::collection::vec(prop_oneof![strategies::image(), strategies::image_in_group()], 0..9),
        size in 1..6_u64,
    ) {
        let lines = lines(&values);
        let (whole, token) = page(query.clone(), &lines);
        prop_assert_eq!(token, None);
        let (head, _) = page(query.clone().max_results(size), &lines);
        prop_assert_eq!(&*head, &whole[..whole.len().min(usize::try_from(size).unwrap())]);
        let (mut pages, mut token) = (Vec::new(), String::new());
        loop {
            let (images, next) = page(query.clone().max_results(size).page_token(&*token), &lines);
            prop_assert!(images.len() as u64 == size || next.is_none());
            // Only an input without any image has an empty page.
            prop_assert!(!images.is_empty() || whole.is_empty());
            pages.extend(images);
            match next {
                Some(next) => token = next,
                None => break,
            }
            prop_assert!(token.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'-'));
        }
        prop_assert_eq!(&pages, &whole);
        // With a token, the rest without a limit.
        let (_, token) = page(query.clone().max_results(1), &lines);
        if let Some(token) = token {
            let (rest, next) = page(query.page_token(token), &lines);
            prop_assert_eq!((&*rest, next), (&whole[1..], None));
        }
    }

    #[test]
    fn a_token_is_of_one_query(
        one in query(),
        two in query(),
        values in prop::collection::vec(strategies::image(), 2..5),
        tampered in (any::<Index>(), "[0-9a-f-]"),
    ) {
        let (_, token) = page(one.clone().max_results(1), &lines(&values));
        if let Some(token) = token {
            let result = two.clone().page_token(&*token).selection::<()>();
            prop_assert_eq!(result.is_ok(), one == two, "{:?} {:?}", one, two);
            if let Err(error) = result {
                check_error(&token, &error);
            }
            // Any other token is an error, or starts elsewhere.
            let (place, character) = tampered;
            let at = place.index(token.len());
            let changed = [&token[..at], &*character, &token[at + 1..]].concat();
            match one.page_token(&*changed).selection::<()>() {
                Ok(_) => prop_assert!(changed == token || at > 16, "{} {}", token, changed),
                Err(error) => check_error(&changed, &error),
            }
        }
    }

    #[test]
    fn the_newest_do_not_depend_on_the_sequence(
        (latest, values, shuffled) in (strategies::latest(), prop::collection::vec(strategies::image_in_group(), 1..9))
            .prop_flat_map(|(latest, values)| (Just(latest), Just(values.clone()), Just(values).prop_shuffle())),
    ) {
        prop_assert_eq!(newest(&latest, &lines(&values)), newest(&latest, &lines(&shuffled)));
    }

    #[test]
    fn the_newest_are_usable_and_the_newest(
        fields in select(vec!["family", "os.distro,architecture", "name", "project,family"]),
        values in prop::collection::vec(strategies::image_in_group(), 1..9),
    ) {
        let (chosen, _) = newest(fields, &lines(&values));
        let images: Vec<Value> = images(&lines(&values)).iter().map(json).collect();
        let group = |image: &Value| {
            let paths = match fields {
                "family" => "provider,project,region,family,architecture",
                fields => fields,
            };
            paths.split(',').map(|path| image.pointer(&format!("/{}", path.replace('.', "/"))).cloned()).collect::<Vec<_>>()
        };
        let mut counts: HashMap<_, usize> = HashMap::new();
        for image in &images {
            *counts.entry(provider_and_id(image)).or_default() += 1;
        }
        let mut groups = BTreeMap::new();
        for text in chosen {
            let image: Value = serde_json::from_str(&text).unwrap();
            prop_assert!(is_usable(&image), "{}", image);
            prop_assert!(fields != "family" || image.get("family").is_some(), "{}", image);
            let known = groups.insert(format!("{:?}", group(&image)), text.clone());
            prop_assert!(known.is_none(), "{} {:?}", text, known);
            for other in &images {
                // Copies may count elsewhere, or not at all.
                let is_alone = other.get("id").is_none() || counts[&provider_and_id(other)] == 1;
                if is_alone && is_usable(other) && group(other) == group(&image) {
                    prop_assert!(created(other) <= created(&image), "{} is newer than {}", other, image);
                }
            }
        }
        // A group of a usable image that counts has an answer.
        for image in &images {
            let is_alone = image.get("id").is_none() || counts[&provider_and_id(image)] == 1;
            let has_group = if fields == "family" { image.get("family").is_some() } else { group(image).iter().any(Option::is_some) };
            // Without an architecture, an image may be in the group of another one.
            let is_certain = image.get("architecture").is_some() || !fields.contains("architecture") && fields != "family";
            if is_alone && is_usable(image) && has_group && is_certain {
                // An image without an architecture may have been chosen for this group.
                let mut without = image.clone();
                without.as_object_mut().unwrap().remove("architecture");
                let keys = [group(image), group(&without)].map(|group| format!("{group:?}"));
                prop_assert!(keys.iter().any(|key| groups.contains_key(key)), "{}", image);
            }
        }
    }

    #[test]
    fn a_masked_image_is_a_part_of_the_image(one in strategies::mask(), two in strategies::mask(), value in strategies::image()) {
        let lines = lines(std::slice::from_ref(&value));
        let image = &images(&lines)[0];
        // The lifecycle can be named although the image does not have it.
        let mut complete = image.clone();
        complete.os.lifecycle = image.os.lifecycle.or_else(|| cloud_image::lifecycle(&image.os));
        let whole = json(&complete);
        let both: FieldMask = format!("{one},{two}").parse().unwrap();
        let (one, two): (FieldMask, FieldMask) = (one.parse().unwrap(), two.parse().unwrap());
        for mask in [&one, &two, &both] {
            prop_assert!(is_part(&masked(mask, image), &whole), "{}: {}", mask, image);
            let again: FieldMask = mask.to_string().parse().unwrap();
            prop_assert_eq!(&again, mask);
        }
        let mut expected = masked(&one, image);
        union(&mut expected, masked(&two, image));
        prop_assert_eq!(masked(&both, image), expected);
        // What is read with a mask has all of its fields.
        let query = Query::new().fields(both.clone());
        let read = Options::new().query(query).unwrap().normalize(&lines);
        prop_assert_eq!(masked(&both, &read.images[0]), masked(&both, image));
    }
}

fn all_texts() -> Vec<String> {
    ["filters.tsv", "errors.tsv", "orders.tsv", "fields.tsv", "latest.tsv"]
        .iter()
        .flat_map(|table| texts(table))
        .collect()
}

#[test]
fn generated_filters_are_often_valid_and_match_some_images() {
    let mut runner = proptest::test_runner::TestRunner::deterministic();
    let (mut valid, mut matched) = (0, 0);
    let strategy = (strategies::filter(), some_images());
    for _ in 0..500 {
        let (text, lines) = strategy.new_tree(&mut runner).unwrap().current();
        if let Ok(filter) = text.parse::<Filter>() {
            valid += 1;
            let found = matches(&filter, &images(lines.as_bytes()));
            matched += usize::from(found.contains(&true) && found.contains(&false));
        }
    }
    assert!(valid > 150 && matched > 40, "{valid} are valid, {matched} divide the images");
}
