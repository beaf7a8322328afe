//! Finds things by scope, kind and id.

use std::hash::{Hash, Hasher};

use rustc_hash::{FxHashMap, FxHasher};

use crate::language::Concept;

use super::graph::NodeId;

/// Where an id is known.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Scope {
    /// In every document.
    Register,
    /// In one document.
    Document(NodeId),
    /// Within one parent.
    Parent(NodeId),
    /// Local ids of a document or of the register, wherever they stand.
    Anywhere(Option<NodeId>),
}

/// A table of ids. It keeps hashes only; the ids themselves stay where they are.
#[derive(Debug, Default)]
pub struct Index {
    table: FxHashMap<u32, NodeId>,
}

fn hash(scope: Scope, concept: &Concept, id: &str) -> u32 {
    let mut hasher = FxHasher::default();
    scope.hash(&mut hasher);
    concept.name.hash(&mut hasher);
    id.hash(&mut hasher);
    let long = hasher.finish();
    (long >> 32) as u32 ^ long as u32
}

impl Index {
    /// A table that need not grow for so many ids.
    pub fn with_capacity(ids: usize) -> Index {
        Index { table: FxHashMap::with_capacity_and_hasher(ids, rustc_hash::FxBuildHasher) }
    }

    /// Finds an id; `same` tells whether a node of the table really carries it.
    pub fn find(
        &self,
        scope: Scope,
        concept: &Concept,
        id: &str,
        same: impl Fn(NodeId) -> bool,
    ) -> Option<NodeId> {
        let mut key = hash(scope, concept, id);
        loop {
            let found = *self.table.get(&key)?;
            if same(found) {
                return Some(found);
            }
            key = key.wrapping_add(1);
        }
    }

    /// Adds an id, unless one like it is there: then that one is returned.
    pub fn add(
        &mut self,
        scope: Scope,
        concept: &Concept,
        id: &str,
        node: NodeId,
        same: impl Fn(NodeId) -> bool,
    ) -> Option<NodeId> {
        let mut key = hash(scope, concept, id);
        while let Some(found) = self.table.get(&key) {
            if same(*found) {
                return Some(*found);
            }
            key = key.wrapping_add(1);
        }
        self.table.insert(key, node);
        None
    }
}
