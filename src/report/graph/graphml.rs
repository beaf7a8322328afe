//! The picture as GraphML, the graph for other programs: yEd, Gephi, Cytoscape, networkx.

use std::fmt::Write;

use super::xml::escape;
use super::{Edge, Group, Node, Picture};

/// What is said of things and relations: the id of the key, what it is about, its name and its type.
const KEYS: [(&str, &str, &str, &str); 13] = [
    ("g-title", "graph", "title", "string"),
    ("g-description", "graph", "description", "string"),
    ("n-label", "node", "label", "string"),
    ("n-kind", "node", "kind", "string"),
    ("n-code", "node", "code", "string"),
    ("n-title", "node", "title", "string"),
    ("n-document", "node", "document", "string"),
    ("n-group", "node", "group", "string"),
    ("n-external", "node", "external", "boolean"),
    ("n-start", "node", "start", "boolean"),
    ("e-relation", "edge", "relation", "string"),
    ("e-label", "edge", "label", "string"),
    ("e-note", "edge", "note", "string"),
];

pub fn draw(picture: &Picture) -> String {
    let mut out = String::from(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<graphml xmlns=\"http://graphml.graphdrawing.org/xmlns\">\n",
    );
    for (id, about, name, kind) in KEYS {
        let _ =
            writeln!(out, "  <key id=\"{id}\" for=\"{about}\" attr.name=\"{name}\" attr.type=\"{kind}\"/>");
    }
    out.push_str("  <graph id=\"kader\" edgedefault=\"directed\">\n");
    data(&mut out, 4, "g-title", &picture.title);
    data(&mut out, 4, "g-description", &picture.description);
    for one in &picture.nodes {
        node(&mut out, one, picture.groups.get(one.group));
    }
    for (at, one) in picture.edges.iter().enumerate() {
        edge(&mut out, picture, at, one);
    }
    out.push_str("  </graph>\n</graphml>\n");
    out
}

fn data(out: &mut String, deep: usize, key: &str, text: &str) {
    let _ = writeln!(out, "{:deep$}<data key=\"{key}\">{}</data>", "", escape(text));
}

fn node(out: &mut String, node: &Node, group: Option<&Group>) {
    let _ = writeln!(out, "    <node id=\"{}\">", escape(&node.key));
    data(out, 6, "n-label", &node.name);
    data(out, 6, "n-kind", node.kind);
    data(out, 6, "n-code", &node.code);
    let told = [("n-title", &node.title), ("n-document", &node.document)];
    for (key, text) in told.into_iter().filter_map(|(key, text)| Some((key, text.as_deref()?))) {
        data(out, 6, key, text);
    }
    if let Some(group) = group {
        data(out, 6, "n-group", &group.key);
    }
    for (key, holds) in [("n-external", node.external), ("n-start", node.asked)] {
        if holds {
            data(out, 6, key, "true");
        }
    }
    out.push_str("    </node>\n");
}

fn edge(out: &mut String, picture: &Picture, at: usize, edge: &Edge) {
    let key = |at: usize| picture.nodes.get(at).map(|node| escape(&node.key)).unwrap_or_default();
    let _ =
        writeln!(out, "    <edge id=\"e{at}\" source=\"{}\" target=\"{}\">", key(edge.from), key(edge.to));
    data(out, 6, "e-relation", edge.relation.name());
    data(out, 6, "e-label", &edge.label);
    if let Some(note) = &edge.note {
        data(out, 6, "e-note", note);
    }
    out.push_str("    </edge>\n");
}
