//! The parser: one function for each rule of the grammar.

use super::super::error::{FilterErrorCode, FilterWarning, Result, Span};
use super::cursor::is_space;
use super::operand::unclosed;
use super::{Expression, MAX_DEPTH, Name, Restriction, Token};

/// The parts of a text that was parsed.
pub(in crate::query) struct Parsed {
    /// `None` for an empty filter.
    pub(in crate::query) expression: Option<Expression>,
    pub(in crate::query) warnings: Vec<FilterWarning>,
}

/// Parses a filter. `is_field` recognises the fields of the legacy form.
pub(in crate::query) fn parse(text: &str, is_field: &dyn Fn(&Name) -> bool) -> Result<Parsed> {
    let mut parser = Parser::new(text, 0, is_field);
    parser.skip_space();
    let expression = if parser.at == text.len() { None } else { Some(parser.expression()?) };
    if parser.at < text.len() {
        return Err(parser.unexpected("the end of the filter"));
    }
    if let (Some(_), Some(modern)) = (parser.legacy, parser.modern) {
        let message = "the legacy form `FIELD eq EXPRESSION` cannot be mixed with other terms";
        let error = modern.error(FilterErrorCode::Mixed, &[message]);
        return Err(error.hint(&["write `FIELD~EXPRESSION`"]));
    }
    Ok(Parsed { expression, warnings: parser.warnings })
}

/// Parses a part of a text that is the name of a field and nothing else.
pub(in crate::query) fn parse_name(text: &str, span: Span) -> Result<Name> {
    let part = text.get(..span.end).unwrap_or_default();
    let mut parser = Parser::new(part, span.start, &|_| false);
    let name = parser.comparable()?;
    if parser.at < part.len() {
        return Err(parser.unexpected("the end of the field"));
    }
    Ok(name)
}

pub(super) struct Parser<'t> {
    pub(super) text: &'t str,
    pub(super) at: usize,
    /// The number of open parentheses.
    depth: usize,
    pub(super) is_field: &'t dyn Fn(&Name) -> bool,
    /// The first term of the legacy form.
    pub(super) legacy: Option<Span>,
    /// The first part that is not of the legacy form.
    modern: Option<Span>,
    /// Whether a comma ends a word, because it separates the arguments of a function.
    in_call: bool,
    warnings: Vec<FilterWarning>,
}

/// A word of a filter.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Keyword {
    And,
    Or,
}

impl<'t> Parser<'t> {
    fn new(text: &'t str, at: usize, is_field: &'t dyn Fn(&Name) -> bool) -> Self {
        Self {
            text,
            at,
            depth: 0,
            is_field,
            legacy: None,
            modern: None,
            in_call: false,
            warnings: Vec::new(),
        }
    }
}

impl Parser<'_> {
    /// `sequence {AND sequence}`, and `factor {WS factor}`: both mean that all must match.
    fn expression(&mut self) -> Result<Expression> {
        let mut all = vec![self.factor()?];
        loop {
            match self.next_keyword() {
                Some(Keyword::And) => {
                    self.take_keyword(Keyword::And);
                    all.push(self.factor()?);
                }
                Some(Keyword::Or) => return Err(self.unexpected("a term")),
                None if matches!(self.peek(), None | Some(')')) => break,
                None => all.push(self.factor()?),
            }
        }
        Ok(single(all, Expression::All))
    }

    /// `term {OR term}`
    fn factor(&mut self) -> Result<Expression> {
        let mut any = vec![self.term()?];
        while self.next_keyword() == Some(Keyword::Or) {
            self.take_keyword(Keyword::Or);
            any.push(self.term()?);
        }
        Ok(single(any, Expression::Any))
    }

    /// `[NOT | -] simple`
    fn term(&mut self) -> Result<Expression> {
        self.skip_space();
        let start = self.at;
        if self.keyword("NOT") {
            self.skip_space();
        } else if self.peek() == Some('-') {
            self.at += 1;
            if self.peek().is_none_or(is_space) {
                return Err(self
                    .unexpected_at(Span::new(start, self.at), "a term")
                    .hint(&["write `-` directly before the term, or put the text in quotes"]));
            }
        }
        if self.at == start {
            return self.simple();
        }
        let negation = Span::new(start, self.at);
        if self.is_keyword("NOT") || self.peek() == Some('-') {
            let error = self.unexpected("a term after the negation");
            return Err(error.hint(&["a term has one negation"]));
        }
        self.modern.get_or_insert(negation);
        Ok(Expression::Not(Box::new(self.simple()?)))
    }

    /// `restriction | ( expression )`
    fn simple(&mut self) -> Result<Expression> {
        if self.peek() != Some('(') {
            return self.restriction();
        }
        let open = self.open()?;
        self.skip_space();
        if self.peek() == Some(')') {
            return Err(self.unexpected("a term"));
        }
        let expression = self.expression()?;
        if self.peek().is_none() {
            return Err(unclosed(open));
        }
        self.at += 1;
        self.depth -= 1;
        self.require_end_of_term()?;
        Ok(expression)
    }

    fn open(&mut self) -> Result<Span> {
        let open = Span::new(self.at, self.at + 1);
        self.at += 1;
        self.depth += 1;
        if self.depth > MAX_DEPTH {
            let message = "expected at most 64 nested parentheses, found more";
            return Err(open.error(FilterErrorCode::Limit, &[message]));
        }
        Ok(open)
    }

    /// `comparable [comparator arg]`
    fn restriction(&mut self) -> Result<Expression> {
        self.reject_keyword()?;
        let field = self.comparable()?;
        if self.peek() == Some('(') && field.segments.iter().all(|segment| !segment.is_quoted) {
            let end = self.call()?;
            self.require_end_of_term()?;
            let span = Span::new(field.span.start, end);
            return Ok(Expression::Call(Name { span, ..field }));
        }
        if let Some(legacy) = self.legacy(&field) {
            return self.legacy_restriction(field, legacy);
        }
        self.modern.get_or_insert(field.span);
        let end = self.at;
        if let Some((comparator, comparator_span)) = self.comparator()? {
            let operand = self.operand(comparator, comparator_span)?;
            let restriction = Restriction { field, comparator, comparator_span, operand };
            return Ok(Expression::Restriction(restriction));
        }
        self.at = end;
        self.require_end_of_term()?;
        Ok(Expression::Word(self.word(field)))
    }

    fn reject_keyword(&self) -> Result<()> {
        if ["AND", "OR", "NOT"].iter().any(|word| self.is_keyword(word)) {
            let error = self.unexpected("a term");
            return Err(error.hint(&["put the word in quotes to search for it"]));
        }
        Ok(())
    }

    /// A comparable without a comparator.
    fn word(&mut self, mut name: Name) -> Token {
        let source = name.span.of(self.text);
        if let [segment] = &mut *name.segments
            && segment.is_quoted
        {
            return Token { span: name.span, ..segment.clone() };
        }
        let rest = self.text.get(self.at..).unwrap_or_default();
        let meant = match source {
            "and" => "AND",
            "or" => "OR",
            "not" => "NOT",
            "in" if rest.trim_start_matches(is_space).starts_with('(') => "FIELD=(a,b)",
            "LIKE" => "FIELD:text",
            "NULL" => "-FIELD:*",
            "KB" | "MB" | "GB" | "TB" | "KiB" | "MiB" | "GiB" | "TiB" => "10GiB",
            _ => "",
        };
        if !meant.is_empty() {
            let message = ["`", source, "` is searched as a word: did you mean `", meant, "`?"];
            self.warnings.push(name.span.warning(&message));
        }
        Token::word(source, name.span)
    }

    /// `value {. field}`
    fn comparable(&mut self) -> Result<Name> {
        let start = self.at;
        let mut segments = Vec::new();
        loop {
            segments.push(self.segment(segments.is_empty())?);
            if self.peek() != Some('.') {
                break;
            }
            self.at += 1;
        }
        Ok(Name { segments, span: Span::new(start, self.at) })
    }

    /// A part of a comparable between dots.
    fn segment(&mut self, is_first: bool) -> Result<Token> {
        let start = self.at;
        if let Some('"' | '\'') = self.peek() {
            let span = self.quoted_span()?;
            return Token::quoted(span.of(self.text), span);
        }
        while let Some(next) = self.peek() {
            match next {
                '(' | ')' | '"' | '\'' | '<' | '>' | '=' | '!' | ':' | '.' => break,
                // Only behind a name, it is a comparator.
                '~' if !is_first || self.at > start => break,
                '\\' => {
                    let span = Span::new(self.at, self.at + 1);
                    let error = self.unexpected_at(span, "a term");
                    return Err(error.hint(&["put the text in quotes"]));
                }
                ',' if self.in_call => break,
                _ if is_space(next) => break,
                _ => self.reject_control(next)?,
            }
            self.at += next.len_utf8();
        }
        let span = Span::new(start, self.at);
        if start == self.at {
            return Err(if is_first {
                self.reject_operator_here()?;
                self.unexpected("a term")
            } else {
                self.unexpected("a field after `.`")
            });
        }
        self.reject_operators(span)?;
        Ok(Token::verbatim(span.of(self.text), span))
    }

    /// `( [arg {, arg}] )` of a function, and a comparison of its result. Returns the end of the call.
    fn call(&mut self) -> Result<usize> {
        let open = self.open()?;
        let outer = std::mem::replace(&mut self.in_call, true);
        self.skip_space();
        while self.peek() != Some(')') {
            self.argument(open)?;
            self.skip_space();
            match self.peek() {
                Some(',') => {
                    self.at += 1;
                    self.skip_space();
                    if self.peek() == Some(')') {
                        return Err(self.unexpected("an argument"));
                    }
                }
                Some(')') => {}
                None => return Err(unclosed(open)),
                Some(_) => return Err(self.unexpected("`,` or `)`")),
            }
        }
        self.in_call = outer;
        self.at += 1;
        self.depth -= 1;
        let end = self.at;
        if let Some((comparator, span)) = self.comparator()? {
            self.operand(comparator, span)?;
        }
        Ok(end)
    }

    /// An argument of a function.
    fn argument(&mut self, open: Span) -> Result<()> {
        match self.peek() {
            None => return Err(unclosed(open)),
            Some('(') => {
                self.simple()?;
                return Ok(());
            }
            Some('-') => self.at += 1,
            _ => {}
        }
        self.reject_keyword()?;
        self.comparable()?;
        if self.peek() == Some('(') {
            self.call()?;
        }
        Ok(())
    }

    /// After a term: white space, `)` or the end.
    pub(super) fn require_end_of_term(&self) -> Result<()> {
        match self.peek() {
            Some(next) if !is_space(next) && next != ')' => {
                self.reject_operator_here()?;
                Err(self.unexpected("white space or `)`"))
            }
            _ => Ok(()),
        }
    }

    /// The keyword between two terms, if there is one after the white space.
    fn next_keyword(&mut self) -> Option<Keyword> {
        self.skip_space();
        if self.is_keyword("AND") {
            Some(Keyword::And)
        } else if self.is_keyword("OR") {
            Some(Keyword::Or)
        } else {
            None
        }
    }

    fn take_keyword(&mut self, keyword: Keyword) {
        let length = if keyword == Keyword::And { 3 } else { 2 };
        self.modern.get_or_insert(Span::new(self.at, self.at + length));
        self.at += length;
    }
}

fn single(mut list: Vec<Expression>, join: fn(Vec<Expression>) -> Expression) -> Expression {
    if list.len() > 1 {
        return join(list);
    }
    list.pop().unwrap_or_else(|| join(Vec::new()))
}
