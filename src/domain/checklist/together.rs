//! Several checklists on one visit: asked one behind the other, as if they were one.

use std::borrow::Cow;
use std::collections::BTreeSet;

use super::{Section, Template};
use crate::domain::text::Text;

/// Whether an answer tells by the key of its item which of two checklists it belongs to.
pub fn fit_together(one: &Template, other: &Template) -> bool {
    let own: BTreeSet<&str> = one.items().map(|item| &*item.key).collect();
    one.key != other.key && !other.items().any(|item| own.contains(&*item.key))
}

/// Several checklists as one: their sections one behind the other, under the name of the first; none where there is none.
///
/// The section of a later one whose key was there before gets that of its checklist in front, so that each can be gone to.
pub fn together(lists: &[&Template]) -> Option<Template> {
    let (first, _) = lists.split_first()?;
    let mut seen: BTreeSet<&str> = BTreeSet::new();
    let mut sections: Vec<Section> = Vec::new();
    for list in lists {
        for section in &*list.sections {
            let mut section = section.clone();
            let is_new =
                list.sections.iter().find(|own| own.key == section.key).is_some_and(|own| seen.insert(&own.key));
            if !is_new {
                section.key = Cow::Owned(format!("{}.{}", list.key.as_str(), section.key));
            }
            sections.push(section);
        }
    }
    let joined = |text: fn(&Text) -> &str, between: &str| {
        lists.iter().map(|list| text(&list.title)).collect::<Vec<_>>().join(between)
    };
    let title = Text::owned(
        joined(|text| text.get(crate::domain::text::Lang::Zh), "、"),
        joined(|text| text.get(crate::domain::text::Lang::En), ", "),
    );
    Some(Template { title, sections: Cow::Owned(sections), ..(*first).clone() })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::templates::{built_in, built_in_template};
    use crate::domain::text::Lang;

    #[test]
    fn two_lists_are_asked_one_behind_the_other() {
        let (first, second) =
            (built_in_template("continuing", 1).unwrap(), built_in_template("quality_safety", 1).unwrap());
        let both = together(&[first, second]).unwrap();
        assert_eq!(both.item_count(), first.item_count() + second.item_count());
        assert_eq!(both.title.get(Lang::Zh), format!("{}、{}", first.title.zh, second.title.zh));
        let keys: BTreeSet<_> = both.sections.iter().map(|section| &section.key).collect();
        assert_eq!(keys.len(), both.sections.len(), "each section can be gone to");
        assert_eq!(both.items().map(|item| &item.key).collect::<BTreeSet<_>>().len(), both.item_count());
        assert_eq!(together(&[first]).unwrap(), *first);
        assert_eq!(together(&[]), None);
    }

    #[test]
    fn lists_that_would_share_an_answer_do_not_fit_together() {
        for one in built_in() {
            for other in built_in() {
                assert_eq!(fit_together(one, other), one.key != other.key, "{:?} {:?}", one.key, other.key);
            }
        }
        let first = built_in_template("continuing", 1).unwrap();
        let copy = Template { key: super::super::TemplateKey::new("own"), ..first.clone() };
        assert!(!fit_together(first, &copy), "a copy asks under the same keys");
    }
}
