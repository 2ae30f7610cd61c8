//! What drives the layers in tests.

pub(crate) mod maps;
pub(crate) mod mutation;
pub(crate) mod picture;
pub(crate) mod play;
pub(crate) mod program;
#[cfg(unix)]
pub(crate) mod pty;
pub(crate) mod rehearsal;
pub(crate) mod sample;
pub(crate) mod story;
