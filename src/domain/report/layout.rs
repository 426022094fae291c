//! How a tree is divided into sheets of paper. The page, print and files of text processors take the same ones.

use super::document::{Block, Document};

/// A sheet, and as many as its blocks need.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Leaf<'a> {
    /// Whether it lies on its long side, because its table has more columns than an upright page has room for.
    pub is_wide: bool,
    /// What stands on it.
    pub blocks: Vec<&'a Block>,
}

/// How many columns an upright page has room for.
const UPRIGHT: usize = 8;

fn is_wide(block: &Block) -> bool {
    matches!(block, Block::Table(table) if table.columns.len() > UPRIGHT)
}

/// The sheets of a document, each from a new page: an annex begins one, and 版记 behind one that lies on its long side.
pub fn leaves(document: &Document) -> Vec<Leaf<'_>> {
    let mut leaves = vec![Leaf::default()];
    for (place, block) in document.blocks.iter().enumerate() {
        let is_last_wide = leaves.last().is_some_and(|leaf| leaf.is_wide);
        match block {
            // What begins with a table of many columns lies on its long side as a whole.
            Block::Annex(_) => {
                let is_wide = document.blocks.get(place + 1).is_some_and(is_wide);
                leaves.push(Leaf { is_wide, blocks: Vec::new() });
            }
            Block::Imprint(_) if is_last_wide => leaves.push(Leaf::default()),
            block if place == 0 && is_wide(block) => leaves[0].is_wide = true,
            _ => {}
        }
        if let Some(leaf) = leaves.last_mut() {
            leaf.blocks.push(block);
        }
    }
    leaves
}
