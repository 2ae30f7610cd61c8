//! The maps on which injections are placed and muscles are found.

/// Their names, in the order of the alphabet.
pub(super) const KNOWN: [&str; 4] = ["bladder", "calf", "forearm", "upper-arm"];
