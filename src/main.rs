//! The browser's way in: there is nothing to run anywhere else.

fn main() {
    #[cfg(target_arch = "wasm32")]
    five_keys::app::start();
}

/// A third of the size of the standard one.
#[cfg(target_arch = "wasm32")]
#[global_allocator]
static ALLOCATOR: rlsf::SmallGlobalTlsf = rlsf::SmallGlobalTlsf::new();
