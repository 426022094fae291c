//! Reading the bytes of one column.

/// The bytes are not what [`super::pack`] writes.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(in crate::storage) struct NotPacked;

/// What was read, or that nothing can be.
pub(super) type Read<T> = Result<T, NotPacked>;

/// The bytes of a column that are still to be read.
#[derive(Clone, Copy)]
pub(super) struct Column<'a>(pub(super) &'a [u8]);

impl<'a> Column<'a> {
    pub(super) fn number(&mut self) -> Read<u64> {
        let mut number = 0;
        for shift in (0..64).step_by(7) {
            let (byte, rest) = self.0.split_first().ok_or(NotPacked)?;
            self.0 = rest;
            number |= u64::from(byte & 0x7f) << shift;
            if *byte < 0x80 {
                return Ok(number);
            }
        }
        Err(NotPacked)
    }

    pub(super) fn size(&mut self) -> Read<usize> {
        usize::try_from(self.number()?).map_err(|_| NotPacked)
    }

    pub(super) fn take(&mut self, length: usize) -> Read<&'a [u8]> {
        let (taken, rest) = self.0.split_at_checked(length).ok_or(NotPacked)?;
        self.0 = rest;
        Ok(taken)
    }

    pub(super) fn array<const LENGTH: usize>(&mut self) -> Read<[u8; LENGTH]> {
        self.take(LENGTH)?.try_into().map_err(|_| NotPacked)
    }
}
