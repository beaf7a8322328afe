//! The stable id of every thing, made once and kept in a few pieces of text.

use crate::model::{Model, NodeId};

/// About how long one piece is: short enough for the room that the drafts of files gave back.
const PIECE: usize = 16 * 1024;

/// Ids by node.
pub struct Keys {
    pieces: Vec<String>,
    /// In which piece an id stands, where it starts and where it ends.
    places: Vec<(u32, u32, u32)>,
}

impl Keys {
    pub fn new(model: &Model) -> Keys {
        // On a thread that built the model: it has that room.
        let (keys, ()) = rayon::join(|| Keys::gather(model), || ());
        keys
    }

    fn gather(model: &Model) -> Keys {
        let (nodes, _) = model.size();
        let mut keys = Keys { pieces: Vec::new(), places: vec![(0, 0, 0); nodes] };
        let mut piece = String::with_capacity(PIECE);
        for (id, _) in model.nodes() {
            let key = model.key(id);
            if piece.len() + key.len() > PIECE {
                keys.pieces.push(std::mem::replace(&mut piece, String::with_capacity(PIECE)));
            }
            let start = piece.len() as u32;
            piece.push_str(&key);
            if let Some(place) = keys.places.get_mut(id.index()) {
                *place = (keys.pieces.len() as u32, start, piece.len() as u32);
            }
        }
        keys.pieces.push(piece);
        keys
    }

    pub fn get(&self, id: NodeId) -> &str {
        let place = self.places.get(id.index());
        let text = place.and_then(|(piece, start, end)| {
            self.pieces.get(*piece as usize)?.get(*start as usize..*end as usize)
        });
        text.unwrap_or_default()
    }
}
