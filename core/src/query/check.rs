//! Checks the restrictions of a filter against the model, and makes conditions of them.

use super::FilterErrorCode as Code;
use super::condition::{Condition, Test};
use super::error::{FilterWarning, Result};
use super::field::Field;
use super::operand::Checker;
use super::pattern::Pattern;
use super::syntax::{self, Comparator, Expression, Restriction, Token};
use super::text::word_text;
use crate::model::view::Type;

/// Makes conditions of an expression. Warnings are added.
pub(super) fn check(
    expression: Expression,
    warnings: &mut Vec<FilterWarning>,
) -> Result<Condition> {
    Ok(match expression {
        Expression::All(parts) => {
            let mut conditions = Vec::new();
            for part in parts {
                match check(part, warnings)? {
                    Condition::All(nested) => conditions.extend(nested),
                    condition => conditions.push(condition),
                }
            }
            Condition::All(conditions)
        }
        Expression::Any(parts) => {
            let mut conditions = Vec::new();
            for part in parts {
                match check(part, warnings)? {
                    Condition::Any(nested) => conditions.extend(nested),
                    condition => conditions.push(condition),
                }
            }
            Condition::Any(conditions)
        }
        Expression::Not(part) => Condition::Not(Box::new(check(*part, warnings)?)),
        Expression::Word(word) => Condition::search(word_text(&word), Pattern::contains(&word)),
        Expression::Restriction(restriction) => check_restriction(restriction, warnings)?,
        Expression::Call(name) => {
            let error = name.span.error(Code::Field, &["expected a field, found a function"]);
            let word = name.segments.first().map_or("", |segment| &*segment.text);
            return Err(match word {
                "AND" | "OR" | "NOT" => error.hint(&["write white space after `", word, "`"]),
                _ => error.hint(&["there are no functions"]),
            });
        }
    })
}

fn check_restriction(
    restriction: Restriction,
    warnings: &mut Vec<FilterWarning>,
) -> Result<Condition> {
    let Restriction { field: name, comparator, comparator_span, operand } = restriction;
    let field = Field::resolve(&name).map_err(|fault| match fault.hint {
        Some(_) => fault,
        None => fault.hint(&["put the text in quotes to search for it"]),
    })?;
    let tokens = match operand {
        syntax::Operand::One(token) => vec![token],
        syntax::Operand::List { values, space } => {
            let is_list = field.is_list || matches!(field.of, Type::Map);
            if let Some(space) = space.filter(|_| is_list) {
                let message = ["expected `,` between values of a list field, found white space"];
                let hint =
                    "`,` means any of them; compare the field once for each if all must match";
                return Err(space.error(Code::Type, &message).hint(&[hint]));
            }
            values
        }
    };
    let in_list = tokens.len() > 1;
    let checker = Checker { field: &field, comparator, comparator_span, in_list };
    let mut operands = Vec::new();
    for token in &tokens {
        operands.push(checker.operand(token, warnings)?);
    }
    let comparator = checker.canonical_comparator();
    let Some(kind) = field.parent_kind else {
        return Ok(Condition::Test(Box::new(Test { field, comparator, operands })));
    };
    let positive = match comparator {
        Comparator::NotEqual => Comparator::Equal,
        Comparator::MatchesNot => Comparator::Matches,
        positive => positive,
    };
    let mut conditions: Vec<Condition> = Vec::new();
    if let Some(parent) = Field::named("parent.kind") {
        let token = Token::of(kind);
        let checker =
            Checker { field: &parent, comparator: Comparator::Equal, in_list: false, ..checker };
        let operands = vec![checker.operand(&token, warnings)?];
        let comparator = Comparator::Equal;
        conditions.push(Condition::Test(Box::new(Test { field: parent, comparator, operands })));
    }
    let test = Test { field, comparator: positive, operands };
    conditions.push(Condition::Test(Box::new(test)));
    let both = Condition::All(conditions);
    Ok(if comparator.is_negative() { Condition::Not(Box::new(both)) } else { both })
}
