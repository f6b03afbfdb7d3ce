//! A fault of the program in one report does not end the others.

use std::any::Any;
use std::cell::{Cell, RefCell};
use std::panic::{self, AssertUnwindSafe, PanicHookInfo};
use std::sync::Once;

thread_local! {
    /// Whether what panics on this thread is caught.
    static IS_CAUGHT: Cell<bool> = const { Cell::new(false) };
    /// Where it did.
    static PLACE: RefCell<String> = const { RefCell::new(String::new()) };
}

/// Does something; where it panics, says where and why instead, `src/a.rs:12: text`. Nothing is
/// printed: it is told in its turn.
pub(super) fn caught<T>(work: impl FnOnce() -> T) -> Result<T, String> {
    quiet_where_caught();
    let was_caught = IS_CAUGHT.replace(true);
    // What reports share is never left half-changed: see `session::Forms`, `files::Directory`.
    let done = panic::catch_unwind(AssertUnwindSafe(work));
    IS_CAUGHT.set(was_caught);
    done.map_err(|_| PLACE.take())
}

/// What is caught is told by whoever catches it; everything else as before.
fn quiet_where_caught() {
    static ONCE: Once = Once::new();
    ONCE.call_once(|| {
        let before = panic::take_hook();
        panic::set_hook(Box::new(move |info| match IS_CAUGHT.get() {
            true => PLACE.set(place(info)),
            false => before(info),
        }));
    });
}

fn place(info: &PanicHookInfo<'_>) -> String {
    let text = text(info.payload());
    match info.location() {
        Some(location) => format!("{}:{}: {text}", location.file(), location.line()),
        None => text.to_owned(),
    }
}

/// The text that a panic was given.
fn text(payload: &(dyn Any + Send)) -> &str {
    let owned = || payload.downcast_ref::<String>().map(String::as_str);
    payload.downcast_ref::<&str>().copied().or_else(owned).unwrap_or("?")
}
