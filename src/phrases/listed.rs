//! Names in a row, for the program and for the build.

/// Names in a row in the language with this code: "a", "a and b", "a, b and c".
pub(crate) fn listed(names: &[&str], code: &str) -> String {
    let and = if code == "nl" { "en" } else { "and" };
    match names {
        [] => String::new(),
        [name] => (*name).to_owned(),
        [others @ .., last] => format!("{} {and} {last}", others.join(", ")),
    }
}
