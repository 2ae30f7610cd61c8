//! What drives the layers in tests.

pub(crate) mod rehearsal;
