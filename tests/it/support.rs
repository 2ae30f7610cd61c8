//! What drives the layers in tests.

pub(crate) mod program;
pub(crate) mod rehearsal;
