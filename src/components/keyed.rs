//! Children that are built anew for another value.

use leptos::{either::Either, prelude::*};

/// Builds its children anew for every value, as a key does.
///
/// Leptos would patch the text nodes of the children before. A browser's own translation has put other
/// nodes in the place of those, and the reader would go on seeing the old words.
#[component]
pub fn Keyed<T, V>(
    /// What the children are built for, as it is now.
    value: impl Fn() -> T + Send + Sync + 'static,
    /// Builds them.
    children: impl Fn(T) -> V + Send + Sync + 'static,
) -> impl IntoView
where
    T: Clone + PartialEq + Send + Sync + 'static,
    V: IntoView + 'static,
{
    let latest = StoredValue::new(None);
    let version = Memo::new(move |before: Option<&usize>| {
        let value = Some(value());
        let version = before.copied().unwrap_or_default();
        // Where it has gone with its page, there is nothing to build any more.
        if latest.try_with_value(|latest| *latest == value).unwrap_or(true) {
            return version;
        }
        latest.set_value(value);
        version + 1
    });
    view! { <Versioned version>{latest.try_get_value().flatten().map(&children)}</Versioned> }
}

/// Builds its children anew for every version of what they show.
#[component]
fn Versioned(
    /// The number of the version.
    version: Memo<usize>,
    /// Builds them.
    children: ChildrenFn,
) -> impl IntoView {
    // The other side of an either is never a patch of this one.
    move || {
        if version.get().is_multiple_of(2) {
            Either::Left(children())
        } else {
            Either::Right(children())
        }
    }
}
