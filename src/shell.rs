//! The shell: the world, which every other layer is kept from. Files, clocks, the terminal.

pub mod sessions;
