//! Every reader, over what once broke one, over real files, and over real files that were mutated at random.
//!
//! `READERS_SECONDS` says for how long each is tried; without it a fixed number of mutations is. `READERS_CORPUS` names a folder
//! for what a fuzzer begins with.

#![allow(clippy::unwrap_used, reason = "a test says what it expects by failing")]

// What an input method has composed so far is read by code that the page alone compiles.
#[path = "../src/ui/controls/composing/letters.rs"]
mod letters;
#[path = "fuzz/readers.rs"]
mod readers;
#[path = "readers/seeds.rs"]
mod seeds;

use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

use readers::READERS;
use seeds::{Dice, seeds_of};

/// How many mutations each reader gets in the normal run.
const MUTATIONS: usize = 60;

/// No reader hangs: each takes some milliseconds over a file of ordinary size, on a machine that has nothing else to do.
const LONGEST: Duration = Duration::from_secs(60);

#[test]
fn what_once_broke_a_reader_breaks_none_now() {
    let folder = root().join("tests/fuzz/fixtures");
    for (name, read) in READERS {
        for file in std::fs::read_dir(folder.join(name)).into_iter().flatten().flatten() {
            check(name, read, &std::fs::read(file.path()).unwrap());
        }
    }
}

#[test]
fn no_mutation_of_a_real_file_breaks_a_reader() {
    let seconds = std::env::var("READERS_SECONDS").ok().and_then(|text| text.parse().ok());
    let seed = std::env::var("READERS_SEED").ok().and_then(|text| text.parse().ok()).unwrap_or(1);
    for (place, (name, read)) in READERS.into_iter().enumerate() {
        let seeds = seeds_of(name);
        seeds.iter().for_each(|seed| check(name, read, seed));
        write_corpus(name, &seeds);
        let mut dice = Dice::new(seed * 100 + place as u64);
        let start = Instant::now();
        let mut tried = 0;
        while seconds.map_or(tried < MUTATIONS, |seconds| start.elapsed() < Duration::from_secs(seconds)) {
            let bytes = dice.mutated(&seeds);
            check(name, read, &bytes);
            tried += 1;
        }
        println!("{tried} mutations read by {name}");
    }
}

/// A panic leaves the bytes under `target/torture`, ready to be kept as a fixture.
#[track_caller]
fn check(name: &str, read: fn(&[u8]), bytes: &[u8]) {
    let start = Instant::now();
    let ended = catch_unwind(AssertUnwindSafe(|| read(bytes)));
    let wrong = match ended {
        Err(_) => "panicked",
        Ok(()) if start.elapsed() > LONGEST => "took too long",
        Ok(()) => return,
    };
    let file = root().join(format!("target/torture/{name}-{}", bytes.len()));
    std::fs::create_dir_all(file.parent().unwrap()).unwrap();
    std::fs::write(&file, bytes).unwrap();
    panic!("{name} {wrong}: the bytes are in {}", file.display());
}

fn write_corpus(name: &str, seeds: &[Vec<u8>]) {
    let Some(corpus) = std::env::var_os("READERS_CORPUS") else { return };
    let folder = PathBuf::from(corpus).join(name);
    std::fs::create_dir_all(&folder).unwrap();
    for (place, seed) in seeds.iter().enumerate() {
        std::fs::write(folder.join(format!("seed-{place}")), seed).unwrap();
    }
}

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).to_path_buf()
}
