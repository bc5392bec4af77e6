//! Writes headings, paragraphs and lists as Markdown (CommonMark) or as plain text.
//!
//! Owns the form; knows nothing of the content, which comes from the views.

/// A piece of a document.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Block {
    /// The one title, first.
    Title(String),
    /// The heading of a section.
    Heading(String),
    /// A paragraph.
    Text(String),
    /// An item of a list, and lines of less importance below it.
    Item(String, Vec<String>),
    /// How well something fits: what, the percentage in words, and as a number, 0 to 100.
    Fit(String, String, u32),
}

/// How a document is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Form {
    /// For an e-mail: without any marks but hyphens before items.
    Plain,
    /// For programs that read CommonMark. Texts are escaped, so that none of their characters are read as marks or HTML.
    Markdown,
}

/// Writes a document, with a line feed at its end.
pub fn write(blocks: &[Block], form: Form) -> String {
    let mut out = String::new();
    let mut was_item = false;
    for block in blocks {
        let is_item = matches!(block, Block::Item(..) | Block::Fit(..));
        // An empty line separates blocks, except the items of one list.
        if !(out.is_empty() || is_item && was_item) {
            out.push('\n');
        }
        was_item = is_item;
        let fit;
        let (marks, text) = match block {
            Block::Title(text) => ("# ", text),
            Block::Heading(text) => ("## ", text),
            Block::Text(text) => ("", text),
            Block::Item(text, _) => ("- ", text),
            Block::Fit(name, said, _) => {
                fit = [name, " – ", said].concat();
                ("- ", &fit)
            }
        };
        if is_item || form == Form::Markdown {
            out.push_str(marks);
        }
        line(&mut out, text, form);
        if let Block::Item(_, under) = block {
            for text in under {
                // Two spaces make the line part of the item, and a backslash before it breaks the line.
                if form == Form::Markdown {
                    out.insert(out.len() - 1, '\\');
                }
                out.push_str("  ");
                line(&mut out, text, form);
            }
        }
    }
    out
}

/// Writes a text on a line of its own.
fn line(out: &mut String, text: &str, form: Form) {
    let mut digits = 0;
    for (at, char) in text.char_indices() {
        let is_mark = match char {
            '\\' | '`' | '*' | '_' | '[' | ']' | '<' | '>' | '&' | '#' | '|' | '~' => true,
            // These are marks only at the start of a line: of a list, of a rule, or of the line below a heading.
            '-' | '+' | '=' => at == 0,
            '.' | ')' => digits > 0 && digits == at,
            _ => false,
        };
        if char.is_ascii_digit() && digits == at {
            digits += 1;
        }
        if is_mark && form == Form::Markdown {
            out.push('\\');
        }
        out.push(match char {
            '\n' | '\r' | '\t' => ' ',
            _ => char,
        });
    }
    out.push('\n');
}
