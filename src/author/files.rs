//! A library of a few texts that are at hand.

use super::identity::id_in;
use super::library::Library;
use super::map::is_map;

/// Files by name, as a session's folder keeps them.
#[derive(Clone, Debug, Default)]
pub struct Files(pub Vec<(String, String)>);

impl Library for Files {
    fn open(&self, name: &str) -> Option<Vec<u8>> {
        let (_, text) = self.0.iter().find(|(known, _)| known == name)?;
        Some(text.clone().into_bytes())
    }

    fn find(&self, id: &str, _: &str) -> Option<String> {
        self.named(false).find(|(_, known)| known == id).map(|(name, _)| name.clone())
    }

    fn ids(&self, _: &str) -> Vec<String> {
        self.named(false).map(|(_, id)| id).collect()
    }

    fn find_map(&self, id: &str, _: &str) -> Option<String> {
        self.named(true).find(|(_, known)| known == id).map(|(name, _)| name.clone())
    }

    fn map_ids(&self, _: &str) -> Vec<String> {
        self.named(true).map(|(_, id)| id).collect()
    }
}

impl Files {
    /// The maps, or the procedures, with their ids.
    fn named(&self, maps: bool) -> impl Iterator<Item = (&String, String)> {
        let files = self.0.iter().filter(move |(name, _)| is_map(name) == maps);
        files.map(|(name, text)| (name, id_in(name, text)))
    }
}
