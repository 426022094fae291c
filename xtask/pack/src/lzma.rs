//! LZMA, as `xtask/unpack` reads it back inside the page: a quarter smaller than gzip for a module.

use std::io::{Read, Write};

use adler2::adler32_slice;
use lzma_rust2::{EncodeMode, LzmaOptions, LzmaReader, LzmaWriter, MfType};

use crate::{Failure, Outcome};

/// Bytes that are packed by what the page has unpacked before them.
pub struct Packed {
    /// What goes into the page.
    pub bytes: Vec<u8>,
    /// LZMA's byte of properties.
    pub props: u8,
    /// How long the content is.
    pub size: usize,
    /// The content's Adler-32 sum.
    pub sum: u32,
}

/// Packs `content`, with `before` as what the page already has; none for the first.
pub fn pack(content: &[u8], before: &[u8]) -> Outcome<Packed> {
    let failed = |error: std::io::Error| Failure::new(format!("LZMA: {error}"));
    let reach = u32::try_from(content.len() + before.len()).map_err(|_| Failure::new("LZMA: more than 4 GiB"))?;
    let options = LzmaOptions {
        dict_size: reach.max(4096),
        // What packs modules best: operators differ by what stands before them, and nothing in them is aligned.
        lc: 3,
        lp: 0,
        pb: 0,
        mode: EncodeMode::Normal,
        nice_len: LzmaOptions::NICE_LEN_MAX,
        mf: MfType::Bt4,
        depth_limit: 1000,
        preset_dict: (!before.is_empty()).then(|| before.to_vec()),
    };
    let mut writer = LzmaWriter::new_no_header(Vec::new(), &options, false).map_err(failed)?;
    writer.write_all(content).map_err(failed)?;
    let props = writer.props();
    let packed =
        Packed { bytes: writer.finish().map_err(failed)?, props, size: content.len(), sum: adler32_slice(content) };
    // What cannot be read back must not be handed out.
    if unpack(&packed, before).map_err(failed)? != content {
        return Err(Failure::new("LZMA: what was packed is not what is read back"));
    }
    Ok(packed)
}

fn unpack(packed: &Packed, before: &[u8]) -> std::io::Result<Vec<u8>> {
    let reach = u32::try_from(packed.size + before.len()).unwrap_or(u32::MAX);
    let known = (!before.is_empty()).then_some(before);
    let mut reader = LzmaReader::new_with_props(&packed.bytes[..], packed.size as u64, packed.props, reach, known)?;
    let mut content = Vec::with_capacity(packed.size);
    reader.read_to_end(&mut content)?;
    Ok(content)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_stands_before_makes_it_smaller_and_is_needed_to_read_it() {
        let first: Vec<u8> = (0..20_000_u32).flat_map(|number| (number * number % 7919).to_le_bytes()).collect();
        let alone = pack(&first, &[]).unwrap();
        let again = pack(&first, &first).unwrap();
        assert!(again.bytes.len() < alone.bytes.len() / 10, "{} of {}", again.bytes.len(), alone.bytes.len());
        assert_eq!(unpack(&again, &first).unwrap(), first);
        assert_ne!(unpack(&again, &[0; 80_000]).ok(), Some(first));
    }

    #[test]
    fn next_to_nothing_is_packed_too() {
        for content in [&b""[..], b"a", b"ab"] {
            assert_eq!(pack(content, &[]).unwrap().size, content.len());
        }
    }
}
