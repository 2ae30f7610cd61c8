//! Where texts come from. The shell knows folders; a session knows its copies.

/// Where texts come from.
pub trait Library {
    /// The bytes of the file called `name`.
    fn open(&self, name: &str) -> Option<Vec<u8>>;

    /// The name of the file whose procedure has the id `id`, when `beside` asks for it.
    fn find(&self, id: &str, beside: &str) -> Option<String>;

    /// The ids that `find` finds when `beside` asks for them, for advice: those beside it first.
    fn ids(&self, beside: &str) -> Vec<String>;

    /// The name of the file of the map with the id `id`, when the file `beside` asks for it.
    fn find_map(&self, _id: &str, _beside: &str) -> Option<String> {
        None
    }

    /// The ids that `find_map` finds when `beside` asks for them, for advice.
    fn map_ids(&self, _beside: &str) -> Vec<String> {
        Vec::new()
    }

    /// The name of the file with the site's own values for the procedure file `beside`.
    fn site(&self, _beside: &str) -> Option<String> {
        None
    }
}
