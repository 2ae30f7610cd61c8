//! Where texts come from. The shell knows folders; a session knows its copies.

use super::identity::id_in;

/// Where texts come from.
pub trait Library {
    /// The bytes of the file called `name`.
    fn open(&self, name: &str) -> Option<Vec<u8>>;

    /// The name of the file whose procedure has the id `id`, when `beside` asks for it.
    fn find(&self, id: &str, beside: &str) -> Option<String>;

    /// The ids that `find` finds when `beside` asks for them, for advice: those beside it first.
    fn ids(&self, beside: &str) -> Vec<String>;

    /// The name of the file with the site's own values for the procedure file `beside`.
    fn site(&self, _beside: &str) -> Option<String> {
        None
    }
}

/// Files by name, as a session's folder keeps them.
#[derive(Clone, Debug, Default)]
pub struct Files(pub Vec<(String, String)>);

impl Library for Files {
    fn open(&self, name: &str) -> Option<Vec<u8>> {
        let (_, text) = self.0.iter().find(|(known, _)| known == name)?;
        Some(text.clone().into_bytes())
    }

    fn find(&self, id: &str, _: &str) -> Option<String> {
        let (name, _) = self.0.iter().find(|(name, text)| id_in(name, text) == id)?;
        Some(name.clone())
    }

    fn ids(&self, _: &str) -> Vec<String> {
        self.0.iter().map(|(name, text)| id_in(name, text)).collect()
    }
}
