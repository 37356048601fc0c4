//! The browser's way in: there is nothing to run anywhere else.

fn main() {
    #[cfg(target_arch = "wasm32")]
    five_keys::app::start();
}
