//! Nodes as HTML: what a browser reads into a page at once, many times faster than it makes the
//! same page element by element.

use super::{Content, Node, Parts, Value};

/// Whether what follows the state is written as it is now, for tests. On a page, its own effects
/// draw it.
const AS_IT_IS_NOW: bool = cfg!(not(target_arch = "wasm32"));

/// The nodes as HTML. Every text in it is escaped, whoever wrote it: there is no way to put HTML
/// into a node.
pub(crate) fn html(nodes: &[Node]) -> String {
    let mut html = String::new();
    write_all(nodes, &mut html);
    html
}

fn write_all(nodes: &[Node], html: &mut String) {
    for node in nodes {
        write(node, html);
    }
}

#[inline(never)]
fn write(node: &Node, html: &mut String) {
    let Parts { tag, attributes, content, .. } = &*node.0;
    html.push('<');
    html.push_str(tag);
    for (name, value) in attributes {
        match value {
            Value::Fixed(text) => attribute(html, name, text),
            Value::Words(words) if AS_IT_IS_NOW => attribute(html, name, &words()),
            Value::Flag(on) if AS_IT_IS_NOW && on() => attribute(html, name, ""),
            Value::Words(_) | Value::Flag(_) => {}
        }
    }
    html.push('>');
    match content {
        Content::Nodes(nodes) => write_all(nodes, html),
        Content::Words(words) => escape(words, html),
        Content::LiveNodes(build) if AS_IT_IS_NOW => write_all(&build(), html),
        Content::LiveWords(words) if AS_IT_IS_NOW => escape(&words(), html),
        Content::LiveNodes(_) | Content::LiveWords(_) => {}
    }
    // Only an input is an element without an end here.
    if *tag != "input" {
        html.push_str("</");
        html.push_str(tag);
        html.push('>');
    }
}

fn attribute(html: &mut String, name: &str, value: &str) {
    html.push(' ');
    html.push_str(name);
    html.push_str("=\"");
    escape(value, html);
    html.push('"');
}

fn escape(text: &str, html: &mut String) {
    for symbol in text.chars() {
        match symbol {
            '&' => html.push_str("&amp;"),
            '<' => html.push_str("&lt;"),
            '>' => html.push_str("&gt;"),
            '"' => html.push_str("&quot;"),
            other => html.push(other),
        }
    }
}
