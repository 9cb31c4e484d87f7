//! The canonical form of conditions.

use super::condition::{Condition, Test};
use crate::quote::add;

/// How tightly a part of a filter binds, in its canonical form.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Inside {
    Nothing,
    All,
    Any,
    Not,
}

impl Condition {
    /// Its canonical form.
    pub(super) fn text(&self) -> String {
        let mut text = String::new();
        self.write(Inside::Nothing, &mut text);
        text
    }

    fn write(&self, inside: Inside, out: &mut String) {
        let (conditions, separator, own) = match self {
            Self::All(conditions) => (conditions, " AND ", Inside::All),
            Self::Any(conditions) => (conditions, " OR ", Inside::Any),
            Self::Not(condition) => {
                let needs_parentheses = inside == Inside::Not;
                add(out, if needs_parentheses { "(NOT " } else { "NOT " });
                condition.write(Inside::Not, out);
                add(out, if needs_parentheses { ")" } else { "" });
                return;
            }
            Self::Test(test) => return test.write(out),
            Self::Search { text, .. } => return add(out, text),
        };
        let needs_parentheses = inside != Inside::Nothing;
        add(out, if needs_parentheses { "(" } else { "" });
        for (index, condition) in conditions.iter().enumerate() {
            add(out, if index > 0 { separator } else { "" });
            condition.write(own, out);
        }
        add(out, if needs_parentheses { ")" } else { "" });
    }
}

impl Test {
    fn write(&self, out: &mut String) {
        add(out, &self.field.name);
        add(out, self.comparator.as_str());
        if let [operand] = &*self.operands {
            return add(out, &operand.text);
        }
        for (index, operand) in self.operands.iter().enumerate() {
            add(out, if index > 0 { "," } else { "(" });
            add(out, &operand.text);
        }
        add(out, ")");
    }
}
