//! 双随机: drawing sites and inspectors by lot, so that anybody can repeat the draw in any language.
//!
//! `H(name)` is the SHA-256 of the UTF-8 of the seed, a line feed and the name, compared as 32 bytes. Where two are equal, the name
//! decides, as bytes.
//!
//! 1. The sites stand in strata. Of a stratum of N sites `⌈N × share ÷ 100⌉` are drawn: those with the least `H(id)`.
//! 2. The sites that were drawn stand one after the other: strata in the order of their names as bytes, within one by `H(id)`.
//! 3. The inspectors stand in the order of `H(name)`. The first site gets the first `each` of them, the next site the next `each`, and
//!    behind the last the first comes again; no site gets one twice.

use std::collections::{BTreeMap, BTreeSet};

use sha2::{Digest, Sha256};

/// What is drawn from.
#[derive(Clone, PartialEq, Eq, Default, Debug)]
pub struct Lot {
    /// 种子: any text; whoever knows it and the rest repeats the draw.
    pub seed: String,
    /// Of a hundred sites of each stratum so many are drawn; rounded up.
    pub share: u32,
    /// How many inspectors go to a site.
    pub each: u32,
    /// The ids of the sites, each with the name of its stratum.
    pub sites: Vec<(String, String)>,
    /// The names of the inspectors; the same name twice is one.
    pub people: Vec<String>,
}

/// A site that was drawn.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Drawn {
    /// The id of the site.
    pub site: String,
    /// Who was drawn for it.
    pub people: Vec<String>,
}

/// How many of so many sites this share of a hundred is, rounded up.
pub fn part_of(sites: usize, share: u32) -> usize {
    let share = usize::try_from(share.min(100)).unwrap_or(100);
    (sites * share).div_ceil(100)
}

/// Draws.
pub fn draw(lot: &Lot) -> Vec<Drawn> {
    let mut strata: BTreeMap<&str, BTreeSet<&str>> = BTreeMap::new();
    for (site, stratum) in &lot.sites {
        strata.entry(stratum).or_default().insert(site);
    }
    let people = by_lot(&lot.seed, lot.people.iter().map(String::as_str));
    let each = usize::try_from(lot.each).unwrap_or(usize::MAX).min(people.len());
    let sites = strata.into_values().flat_map(|sites| {
        let count = part_of(sites.len(), lot.share);
        by_lot(&lot.seed, sites).into_iter().take(count)
    });
    let mut next = people.iter().cycle();
    let drawn = sites.map(|site| Drawn {
        site: site.to_owned(),
        people: next.by_ref().take(each).map(|name| (*name).to_owned()).collect(),
    });
    drawn.collect()
}

/// These names in the order of the lot, each once.
fn by_lot<'a>(seed: &str, names: impl IntoIterator<Item = &'a str>) -> Vec<&'a str> {
    let mut lots: Vec<([u8; 32], &str)> = names.into_iter().map(|name| (hash(seed, name), name)).collect();
    crate::book::sorting::by(&mut lots, |one, other| one.cmp(other));
    lots.dedup();
    lots.into_iter().map(|(_, name)| name).collect()
}

fn hash(seed: &str, name: &str) -> [u8; 32] {
    let mut hash = Sha256::new();
    hash.update(seed.as_bytes());
    hash.update(b"\n");
    hash.update(name.as_bytes());
    hash.finalize().into()
}

/// By which a draw with this seed is known: the first 16 hex digits of the SHA-256 of the seed.
pub fn known_by(seed: &str) -> String {
    Sha256::digest(seed.as_bytes())[..8].iter().map(|byte| format!("{byte:02x}")).collect()
}
