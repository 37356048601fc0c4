//! Nodes without a browser: a test reads them as HTML, presses, chooses and types.

use super::{Content, Hears, Node, Parts, Value, html::html};

impl Node {
    /// The node as HTML, as it is now.
    pub fn to_html(&self) -> String {
        html(std::slice::from_ref(self))
    }

    /// Presses what is called so; false where there is nothing to press.
    pub fn press(&self, name: &str) -> bool {
        self.hears(&mut |parts, hears| match hears {
            Hears::Press(act) if says(parts, name) => {
                act();
                true
            }
            _ => false,
        })
    }

    /// Makes another choice in the element with this id; false where there is none to make.
    pub fn choose(&self, id: &str, value: &str) -> bool {
        self.hears(&mut |parts, hears| match hears {
            Hears::Choice(take) if is_called(parts, id) => {
                take(value);
                true
            }
            _ => false,
        })
    }

    /// Types a key in the element with this id; false where it is not understood.
    pub fn type_key(&self, id: &str, key: &str) -> bool {
        self.hears(&mut |parts, hears| match hears {
            Hears::Key(take) if is_called(parts, id) => take(key),
            _ => false,
        })
    }

    /// Whether any element hears it, in order of the page.
    fn hears(&self, heard: &mut dyn FnMut(&Parts, &Hears) -> bool) -> bool {
        let parts = &*self.0;
        parts.hears.iter().any(|hears| heard(parts, hears))
            || match &parts.content {
                Content::Nodes(nodes) => nodes.iter().any(|node| node.hears(heard)),
                Content::LiveNodes(build) => build().iter().any(|node| node.hears(heard)),
                Content::Words(_) | Content::LiveWords(_) => false,
            }
    }
}

fn says(parts: &Parts, name: &str) -> bool {
    match &parts.content {
        Content::Words(words) => words == name,
        Content::LiveWords(words) => words() == name,
        Content::Nodes(_) | Content::LiveNodes(_) => false,
    }
}

fn is_called(parts: &Parts, id: &str) -> bool {
    parts.attributes.iter().any(|(name, value)| match value {
        Value::Fixed(value) => *name == "id" && value == id,
        Value::Words(_) | Value::Flag(_) => false,
    })
}
