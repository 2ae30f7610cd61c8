//! What drives the layers in tests.

pub(crate) mod mutation;
pub(crate) mod play;
pub(crate) mod program;
pub(crate) mod rehearsal;
pub(crate) mod sample;
