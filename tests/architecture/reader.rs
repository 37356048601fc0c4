//! Reads a Rust file as tokens and lists what it reaches for: the paths into this crate, spelled
//! out from its root, the other files it includes, and every name. Tokens, because paths hide in
//! macros such as `view!` too; comments and strings are none.

use std::path::{Component, Path, PathBuf};

use proc_macro2::{Delimiter, Group, Spacing, TokenStream, TokenTree};

/// Something that a file reaches for, and the line it stands on.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct At<T> {
    pub(crate) line: usize,
    pub(crate) what: T,
}

/// What a file reaches for.
#[derive(Debug, Default)]
pub(crate) struct Reach {
    /// Paths into this crate, from its root: `crate::pages::{a, b}` is two. A path that is empty
    /// names the whole crate.
    pub(crate) paths: Vec<At<Vec<String>>>,
    /// Files named by `#[path]`, `include!` and the like, from `src/`.
    pub(crate) files: Vec<At<PathBuf>>,
    /// Every identifier.
    pub(crate) names: Vec<At<String>>,
    /// The modules that the file declares without a body.
    pub(crate) modules: Vec<String>,
}

/// Reads the text of a file at a place in `src/`.
pub(crate) fn read(file: &Path, text: &str) -> Result<Reach, String> {
    let tokens: TokenStream =
        text.parse().map_err(|error| format!("{}: {error}", file.display()))?;
    let mut reader = Reader { file: file.to_owned(), reach: Reach::default() };
    reader.tokens(&tokens.into_iter().collect::<Vec<_>>(), &module_of(file));
    Ok(reader.reach)
}

/// The path of the module that a file holds: `components/charts/mod.rs` is `components`,
/// `charts`.
fn module_of(file: &Path) -> Vec<String> {
    let mut module: Vec<String> = file
        .with_extension("")
        .components()
        .map(|part| part.as_os_str().to_string_lossy().into_owned())
        .collect();
    let is_root = module.len() == 1 && ["lib", "main"].contains(&module[0].as_str());
    if is_root || module.last().is_some_and(|last| last == "mod") {
        module.pop();
    }
    module
}

struct Reader {
    file: PathBuf,
    reach: Reach,
}

impl Reader {
    fn tokens(&mut self, tokens: &[TokenTree], module: &[String]) {
        let mut at = 0;
        while let Some(token) = tokens.get(at) {
            at += 1;
            match token {
                TokenTree::Group(group) => self.group(group, module),
                TokenTree::Ident(_) if begins_in_this_crate(tokens, at - 1) => {
                    at = self.path(tokens, at - 1, module);
                }
                TokenTree::Ident(ident) => {
                    let name = ident.to_string();
                    let body = match (tokens.get(at), tokens.get(at + 1)) {
                        (Some(TokenTree::Ident(child)), Some(TokenTree::Group(body)))
                            if name == "mod" && body.delimiter() == Delimiter::Brace =>
                        {
                            Some((child.to_string(), body))
                        }
                        _ => None,
                    };
                    if let Some((child, body)) = body {
                        self.group(body, &[module, &[child]].concat());
                        at += 2;
                    } else if name == "mod"
                        && let Some(TokenTree::Ident(child)) = tokens.get(at)
                    {
                        self.reach.modules.push(child.to_string());
                    } else if name == "path" && is_punct(tokens.get(at), '=') {
                        self.file(tokens.get(at + 1));
                    } else if name.starts_with("include")
                        && is_punct(tokens.get(at), '!')
                        && let Some(TokenTree::Group(arguments)) = tokens.get(at + 1)
                    {
                        self.file(arguments.stream().into_iter().next().as_ref());
                    }
                    let line = ident.span().start().line;
                    self.reach.names.push(At { line, what: name });
                }
                TokenTree::Punct(_) | TokenTree::Literal(_) => {}
            }
        }
    }

    fn group(&mut self, group: &Group, module: &[String]) {
        self.tokens(&group.stream().into_iter().collect::<Vec<_>>(), module);
    }

    /// Notes the path that begins here, and gives the place behind it.
    fn path(&mut self, tokens: &[TokenTree], from: usize, module: &[String]) -> usize {
        let line = tokens[from].span().start().line;
        let base = match tokens[from].to_string().as_str() {
            // Not `self as …`, which renames the crate.
            "self" if is_path_separator(tokens, from + 1) => module.to_vec(),
            "super" => above(module),
            _ => Vec::new(),
        };
        self.rest_of_path(tokens, from + 1, base, line)
    }

    /// What follows `base`: segments, and in the end a name, a star, or a group of such paths.
    fn rest_of_path(
        &mut self,
        tokens: &[TokenTree],
        from: usize,
        mut base: Vec<String>,
        line: usize,
    ) -> usize {
        let mut at = from;
        while is_path_separator(tokens, at) {
            match tokens.get(at + 2) {
                Some(TokenTree::Ident(segment)) => {
                    match segment.to_string().as_str() {
                        "super" => base = above(&base),
                        "self" => {}
                        name => base.push(name.to_owned()),
                    }
                    at += 3;
                }
                Some(TokenTree::Group(group)) if group.delimiter() == Delimiter::Brace => {
                    self.use_group(group, &base);
                    return at + 3;
                }
                _ => {
                    at += 2;
                    break;
                }
            }
        }
        self.reach.paths.push(At { line, what: base });
        at
    }

    fn use_group(&mut self, group: &Group, base: &[String]) {
        let tokens: Vec<_> = group.stream().into_iter().collect();
        for entry in tokens.split(|token| is_punct(Some(token), ',')) {
            match entry.first() {
                Some(TokenTree::Ident(first)) => {
                    let line = first.span().start().line;
                    let base = match first.to_string().as_str() {
                        "self" => base.to_vec(),
                        "super" => above(base),
                        name => [base, &[name.to_owned()]].concat(),
                    };
                    self.rest_of_path(entry, 1, base, line);
                }
                Some(TokenTree::Group(inner)) => self.use_group(inner, base),
                Some(other) => {
                    let line = other.span().start().line;
                    self.reach.paths.push(At { line, what: base.to_vec() });
                }
                None => {}
            }
        }
    }

    fn file(&mut self, named: Option<&TokenTree>) {
        let Some(TokenTree::Literal(literal)) = named else { return };
        let text = literal.to_string();
        let beside = self.file.with_file_name(text.trim_matches('"'));
        let mut file = PathBuf::new();
        for part in beside.components() {
            match part {
                Component::ParentDir if file.pop() => {}
                other => file.push(other),
            }
        }
        self.reach.files.push(At { line: literal.span().start().line, what: file });
    }
}

/// `crate`, `self`, `super` or this crate's name before `::`, or a way to rename the crate.
fn begins_in_this_crate(tokens: &[TokenTree], at: usize) -> bool {
    let name = tokens[at].to_string();
    let follows_a_path = at >= 2 && is_path_separator(tokens, at - 2);
    let renames = matches!(tokens.get(at + 1), Some(TokenTree::Ident(word)) if word == "as");
    match name.as_str() {
        "crate" if renames => true,
        // `extern crate self as …`
        "self" if renames => at > 0 && tokens[at - 1].to_string() == "crate",
        "crate" | "self" | "super" => is_path_separator(tokens, at + 1),
        "five_keys" => !follows_a_path || follows_nothing(tokens, at - 2),
        _ => false,
    }
}

/// Whether a `::` has no segment before it, as in `::five_keys`.
fn follows_nothing(tokens: &[TokenTree], separator: usize) -> bool {
    let before = separator.checked_sub(1).map(|before| tokens[before].to_string());
    before.is_none_or(|word| ["use", ";", "=", ",", "(", "&"].contains(&word.as_str()))
}

fn above(module: &[String]) -> Vec<String> {
    module.split_last().map(|(_, above)| above.to_vec()).unwrap_or_default()
}

fn is_punct(token: Option<&TokenTree>, wanted: char) -> bool {
    matches!(token, Some(TokenTree::Punct(punct)) if punct.as_char() == wanted)
}

fn is_path_separator(tokens: &[TokenTree], at: usize) -> bool {
    matches!(tokens.get(at), Some(TokenTree::Punct(first))
        if first.as_char() == ':' && first.spacing() == Spacing::Joint)
        && is_punct(tokens.get(at + 1), ':')
}
