//! An organisation's logo: a drawing that runs nothing and asks nobody for anything.

use roxmltree::{Document, Node};

use super::Fault;

/// What a drawing can do without, and a page must not have: each of them runs something, brings a page
/// along, or changes by itself.
const FORBIDDEN: [&str; 9] = [
    "script",
    "foreignObject",
    "iframe",
    "a",
    "animate",
    "animateMotion",
    "animateTransform",
    "set",
    "handler",
];

/// The most bytes that it may have: every visitor waits for them.
const LIMIT: usize = 8_000;

/// Its frame: where it begins, how wide it is and how high.
///
/// # Errors
/// All that is wrong with it.
pub(super) fn read(file: &str, text: &str) -> Result<[f64; 4], Vec<Fault>> {
    let document = Document::parse(text)
        .map_err(|error| vec![format!("{file}:{}: {error}", error.pos().row)])?;
    let mut faults = Vec::new();
    let mut fault = |node: Node, what: String| {
        let line = document.text_pos_at(node.range().start).row;
        faults.push(format!("{file}:{line}: {what}"));
    };
    let root = document.root_element();
    if root.tag_name().name() != "svg" || root.tag_name().namespace() != Some(SVG) {
        fault(root, format!("must begin with <svg xmlns=\"{SVG}\" …>"));
    }
    let frame = view_box(root);
    if frame.is_none() {
        fault(root, "must have a viewBox of four numbers, such as viewBox=\"0 0 32 32\"".into());
    }
    if text.len() > LIMIT {
        let what =
            format!("has {} bytes, of at most {LIMIT}; save it in a simpler form", text.len());
        fault(root, what);
    }
    for node in document.descendants() {
        if node.is_text()
            && node.parent().is_some_and(|node| node.tag_name().name() == "style")
            && let Some(what) = fault_in_style(node.text().unwrap_or_default())
        {
            fault(node, what);
        }
        if !node.is_element() {
            continue;
        }
        let name = node.tag_name().name();
        if FORBIDDEN.contains(&name) {
            fault(node, format!("<{name}> must not be in a logo; leave it out"));
        }
        if ["text", "tspan"].contains(&name) {
            fault(node, "letters need a font, which is not there; turn them into outlines".into());
        }
        for attribute in node.attributes() {
            let (name, value) = (attribute.name(), attribute.value().trim());
            if name.starts_with("on") {
                fault(node, format!("`{name}` runs a script; leave it out"));
            } else if ["href", "src"].contains(&name) && !value.starts_with('#') {
                fault(
                    node,
                    format!("`{name}` leads out of the file, to {value:.40}; draw it here"),
                );
            } else if let Some(what) = fault_in_style(value) {
                fault(node, what);
            }
        }
    }
    frame.filter(|_| faults.is_empty()).ok_or(faults)
}

/// The namespace of SVG.
const SVG: &str = "http://www.w3.org/2000/svg";

/// What a style asks of others.
fn fault_in_style(style: &str) -> Option<String> {
    let leads_out = |part: &str| !part.trim_start_matches([' ', '"', '\'']).starts_with('#');
    if style.contains("@import") {
        Some("`@import` leads out of the file; leave it out".into())
    } else if style.split("url(").skip(1).any(leads_out) {
        Some("`url(…)` leads out of the file; draw it here".into())
    } else {
        None
    }
}

fn view_box(root: Node) -> Option<[f64; 4]> {
    let numbers = root.attribute("viewBox")?;
    let numbers = numbers.split([' ', ',']).filter(|part| !part.is_empty());
    let numbers: Vec<f64> = numbers.map(|part| part.parse().ok()).collect::<Option<_>>()?;
    let frame: [f64; 4] = numbers.try_into().ok()?;
    let [_, _, width, height] = frame;
    (width > 0.0 && height > 0.0).then_some(frame)
}
