//! Circles in a net: after a merge two milestones may each be before the other. They are found and left out, the rest is reckoned.

/// What stands on a circle, each circle once, its members in the order of the net. `before` gives, for each place, the places that come
/// right before it; places that are not there are passed over. Steps through the net without a call of itself, so no net is too deep.
pub fn circles(before: &[Vec<usize>]) -> Vec<Vec<usize>> {
    let count = before.len();
    let mut behind: Vec<Vec<usize>> = vec![Vec::new(); count];
    for (place, earlier) in before.iter().enumerate() {
        for one in earlier.iter().filter(|one| **one < count) {
            behind[*one].push(place);
        }
    }
    // Two passes: the order in which everything behind a place is left, then, from the last one left, what leads to it.
    let mut left = Vec::with_capacity(count);
    let mut seen = vec![false; count];
    for place in 0..count {
        walk(place, &behind, &mut seen, &mut |place| left.push(place));
    }
    let mut taken = vec![false; count];
    let mut found = Vec::new();
    for place in left.into_iter().rev() {
        let mut together = Vec::new();
        walk(place, before, &mut taken, &mut |place| together.push(place));
        let names_itself = || before[place].contains(&place);
        if together.len() > 1 || (together.len() == 1 && names_itself()) {
            crate::book::sorting::by_key(&mut together, |place| *place);
            found.push(together);
        }
    }
    crate::book::sorting::by_key(&mut found, |circle| circle[0]);
    found
}

/// Goes from a place to all that it leads to and that nobody has seen, and tells each once it is left for good.
fn walk(from: usize, leads_to: &[Vec<usize>], seen: &mut [bool], tell: &mut dyn FnMut(usize)) {
    if seen[from] {
        return;
    }
    seen[from] = true;
    let mut way = vec![(from, 0)];
    while let Some((place, next)) = way.last_mut() {
        let (here, at) = (*place, *next);
        *next += 1;
        match leads_to[here].get(at).copied() {
            Some(to) if to < seen.len() && !seen[to] => {
                seen[to] = true;
                way.push((to, 0));
            }
            Some(_) => {}
            None => {
                tell(here);
                way.pop();
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_leads_back_to_itself_is_found_and_nothing_else() {
        let check = |before: &[&[usize]], expected: &[&[usize]]| {
            let before: Vec<Vec<usize>> = before.iter().map(|one| one.to_vec()).collect();
            assert_eq!(circles(&before), expected, "{before:?}");
        };
        check(&[], &[]);
        check(&[&[], &[0], &[0, 1]], &[]);
        check(&[&[0]], &[&[0]]);
        check(&[&[1], &[0], &[1]], &[&[0, 1]]);
        check(&[&[], &[3], &[1, 0], &[2], &[3]], &[&[1, 2, 3]]);
        check(&[&[1], &[0], &[3], &[2, 0]], &[&[0, 1], &[2, 3]]);
        check(&[&[7], &[0]], &[]);
    }

    #[test]
    fn a_chain_as_long_as_a_book_is_no_trouble() {
        let chain: Vec<Vec<usize>> =
            (0..50_000_usize).map(|place| place.checked_sub(1).into_iter().collect()).collect();
        assert_eq!(circles(&chain), [] as [Vec<usize>; 0]);
    }
}
