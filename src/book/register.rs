//! The heads of one field: the changes that no other has replaced.

/// Where a change stands in the book, in the order of arrival.
pub(super) type Place = u32;

/// No change: the end of a field's chain.
pub(super) const NOWHERE: Place = u32::MAX;

/// The heads of a field and the youngest arrival, from which its whole history is chained.
///
/// Nearly every field has one head, so that case takes no allocation.
#[derive(Clone, Debug)]
pub struct Register {
    heads: Heads,
    last: Place,
}

#[derive(Clone, Debug)]
enum Heads {
    One(Place),
    Several(Box<[Place]>),
}

impl Register {
    pub(super) const fn empty() -> Self {
        Self { heads: Heads::One(NOWHERE), last: NOWHERE }
    }

    /// The heads in the order of arrival; never empty once a change of the field has been absorbed, save when every one
    /// of them was replaced by changes that have not arrived yet.
    pub(super) fn heads(&self) -> &[Place] {
        match &self.heads {
            Heads::One(NOWHERE) => &[],
            Heads::One(place) => std::slice::from_ref(place),
            Heads::Several(places) => places,
        }
    }

    pub(super) const fn last(&self) -> Place {
        self.last
    }

    /// Takes in the change at `place`: drops the heads for which `replaced` holds, and adds it when it is a head itself.
    pub(super) fn take(&mut self, place: Place, is_head: bool, replaced: impl Fn(Place) -> bool) {
        self.last = place;
        if let (Heads::One(only), true) = (&self.heads, is_head)
            && (*only == NOWHERE || replaced(*only))
        {
            self.heads = Heads::One(place);
            return;
        }
        let mut heads: Vec<Place> = self.heads().iter().copied().filter(|head| !replaced(*head)).collect();
        if is_head {
            heads.push(place);
        }
        self.heads = match heads[..] {
            [] => Heads::One(NOWHERE),
            [only] => Heads::One(only),
            _ => Heads::Several(heads.into_boxed_slice()),
        };
    }
}
