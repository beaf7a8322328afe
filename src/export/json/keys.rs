//! The stable id of every thing, made once and kept in one piece of text.

use crate::model::{Model, NodeId};

/// Ids by node.
pub struct Keys {
    text: String,
    places: Vec<(u32, u32)>,
}

impl Keys {
    pub fn new(model: &Model) -> Keys {
        let (nodes, _) = model.size();
        let mut keys = Keys { text: String::new(), places: vec![(0, 0); nodes] };
        for (id, _) in model.nodes() {
            let start = keys.text.len() as u32;
            keys.text.push_str(&model.key(id));
            if let Some(place) = keys.places.get_mut(id.index()) {
                *place = (start, keys.text.len() as u32);
            }
        }
        keys
    }

    pub fn get(&self, id: NodeId) -> &str {
        let place = self.places.get(id.index());
        place.and_then(|(start, end)| self.text.get(*start as usize..*end as usize)).unwrap_or_default()
    }
}
