//! 检查表草稿: a checklist of the office's own while it is being written.
//!
//! A draft stays on the device (`local.draft/…`, named as the checklist will be) and is kept part by part, so that an edit
//! records only what it changed and is as safe as any other work. Only publishing makes a version that visits can use.
//!
//! | Field | Holds |
//! |---|---|
//! | `open` | true while the draft is worked on; published or dropped, it is false |
//! | `head` | title, purpose, phases |
//! | `order` | the sections with the keys of their items |
//! | `item/KEY` | one item |

use serde::{Deserialize, Serialize};

use crate::book::{Book, Value};

use super::checklist::{Item, ItemKind, Section, Template, TemplateKey};
use super::choices::Phase;
use super::ids::{DraftId, TemplateId};
use super::records::published_templates;
use super::templates::newest_item;
use super::text::{Lang, Text};

/// Whether a draft is worked on.
pub const OPEN: &str = "open";
const HEAD: &str = "head";
const ORDER: &str = "order";
const ITEM: &str = "item/";

#[derive(Serialize, Deserialize)]
struct Head {
    title: Text,
    purpose: Text,
    phases: Vec<Phase>,
}

#[derive(Serialize, Deserialize)]
struct SectionOrder {
    key: String,
    title: Text,
    items: Vec<String>,
}

/// The draft of a checklist, if one is open. It carries the number that its version will get.
pub fn draft_of(book: &Book, id: &TemplateId) -> Option<Template> {
    let of = draft_id(id)?;
    let of = of.entity();
    if !book.value(of, OPEN).is_true() {
        return None;
    }
    let head: Head = part(book.value(of, HEAD))?;
    let order: Vec<SectionOrder> = part(book.value(of, ORDER))?;
    let item = |key: &String| part::<Item>(book.value(of, &format!("{ITEM}{key}")));
    let sections = order.iter().map(|section| Section {
        key: section.key.clone().into(),
        title: section.title.clone(),
        items: section.items.iter().filter_map(item).collect(),
    });
    Some(Template {
        key: TemplateKey::new(id.rest()),
        version: newest_version(book, id).saturating_add(1),
        title: head.title,
        purpose: head.purpose,
        phases: head.phases.into(),
        sections: sections.collect(),
    })
}

/// The checklists that have an open draft.
pub fn open_drafts(book: &Book) -> Vec<TemplateId> {
    let open = book.entities(DraftId::KIND).filter(|(of, _)| book.value(of, OPEN).is_true());
    open.filter_map(|(of, _)| DraftId::of(of)).filter_map(|id| TemplateId::from_rest(id.rest())).collect()
}

/// The number of the newest published version of a checklist of the office's own; 0 where there is none.
pub fn newest_version(book: &Book, id: &TemplateId) -> u16 {
    published_templates(book, id).iter().map(|template| template.version).max().unwrap_or(0)
}

/// The draft's own id.
pub fn draft_id(id: &TemplateId) -> Option<DraftId> {
    DraftId::from_rest(id.rest())
}

/// The fields that hold a draft, each with its value; none where a part cannot be written down.
pub(in crate::domain) fn parts(template: &Template) -> Option<Vec<(String, Value)>> {
    let head =
        Head { title: template.title.clone(), purpose: template.purpose.clone(), phases: template.phases.to_vec() };
    let order: Vec<SectionOrder> = template
        .sections
        .iter()
        .map(|section| SectionOrder {
            key: section.key.to_string(),
            title: section.title.clone(),
            items: section.items.iter().map(|item| item.key.to_string()).collect(),
        })
        .collect();
    let mut parts = vec![(HEAD.to_owned(), value(&head)?), (ORDER.to_owned(), value(&order)?)];
    for item in template.items() {
        parts.push((format!("{ITEM}{}", item.key), value(item)?));
    }
    parts.push((OPEN.to_owned(), Value::Bool(true)));
    Some(parts)
}

/// The same checklist with the wordings of one language only, as the beginning of an office's own: what the office
/// rewrites in its language must not keep an old wording in the other.
pub fn in_one_language(template: &Template, lang: Lang) -> Template {
    let mut own = template.clone();
    let keep = |text: &mut Text| {
        let words = text.get(lang).to_owned();
        *text = match lang {
            Lang::Zh => Text::owned(words, ""),
            Lang::En => Text::owned("", words),
        };
    };
    keep(&mut own.title);
    keep(&mut own.purpose);
    for section in own.sections.to_mut() {
        keep(&mut section.title);
        for item in section.items.to_mut() {
            keep(&mut item.prompt);
            item.unmet.iter_mut().chain(&mut item.hint).chain(&mut item.clause).for_each(keep);
            match &mut item.kind {
                ItemKind::Number { unit, .. } => keep(unit),
                ItemKind::Choice { options, .. } => {
                    options.to_mut().iter_mut().for_each(|option| keep(&mut option.label));
                }
                ItemKind::Check | ItemKind::Date { .. } | ItemKind::Text => {}
            }
        }
    }
    own
}

/// Gives an item another prompt in one language.
///
/// What it reads when it fails goes with the old prompt, where it is the program's and nobody has touched it: a new
/// question must not fail in the words of another.
pub fn reword(item: &mut Item, lang: Lang, words: String) {
    let known = newest_item(item).and_then(|newest| newest.unmet.as_ref());
    let is_the_programs = |unmet: &Text| known.is_some_and(|known| unmet.in_lang(lang) == known.in_lang(lang));
    let untouched = item.unmet.as_ref().is_some_and(is_the_programs);
    let reads_otherwise = item.prompt.in_lang(lang) != words.trim();
    item.prompt.set_in(lang, words);
    if untouched && reads_otherwise {
        reword_unmet(item, lang, String::new());
    }
}

/// Says how an item reads when it fails, in one language; a wording that is blank in both is none.
pub fn reword_unmet(item: &mut Item, lang: Lang, words: String) {
    let mut unmet = item.unmet.take().unwrap_or_default();
    unmet.set_in(lang, words);
    item.unmet = Some(unmet).filter(|unmet| !unmet.is_blank());
}

/// A checklist as the book stores a published version; none where it cannot be written down.
pub fn stored(template: &Template) -> Option<Value> {
    value(template)
}

fn value(part: &impl Serialize) -> Option<Value> {
    serde_json::to_string(part).ok().and_then(|json| serde_json::from_str(&json).ok())
}

fn part<T: for<'a> Deserialize<'a>>(value: &Value) -> Option<T> {
    serde_json::to_string(value).ok().and_then(|json| serde_json::from_str(&json).ok())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::book::Stamp;
    use crate::domain::choices::Role;
    use crate::domain::command::{Command, Decision, IdSource, Refusal, RuleContext, decide};
    use crate::domain::ids::PersonId;
    use crate::domain::kind::Kind;
    use crate::domain::tables::Tables;
    use crate::domain::templates::published;

    /// Ids that begin with a digit, as six of ten random ones do.
    struct Counting(u64);

    impl IdSource for Counting {
        fn stamp(&mut self) -> Stamp {
            self.0 += 1;
            Stamp::new(1_790_000_000_000 + self.0, 0, 7)
        }

        fn fresh(&mut self) -> String {
            self.0 += 1;
            format!("{:032x}", self.0)
        }
    }

    struct Desktop {
        book: Book,
        tables: Tables,
        id_source: Counting,
    }

    impl Desktop {
        fn new() -> Self {
            Self { book: Book::default(), tables: Tables::default(), id_source: Counting(0) }
        }

        fn does(&mut self, command: Command) -> Result<Decision, Refusal> {
            let me = PersonId::from_rest("yang").unwrap();
            let today = "2026-09-21".parse().unwrap();
            let context = RuleContext { book: &self.book, tables: &self.tables, me: &me, role: Role::Office, today };
            let decision = decide(command, &context, &mut self.id_source)?;
            for change in decision.changes.clone() {
                self.book.apply(change, None);
            }
            self.tables = Tables::of(&self.book);
            Ok(decision)
        }

        fn begins(&mut self, body: &Template) -> TemplateId {
            let made = self.does(Command::KeepDraft { template: None, body: body.clone() }).unwrap().made.unwrap();
            TemplateId::from_rest(made.rest()).unwrap()
        }

        fn draft(&self, id: &TemplateId) -> Option<Template> {
            draft_of(&self.book, id)
        }

        fn publishes(&mut self, id: &TemplateId) -> Result<Decision, Refusal> {
            let body = value(&self.draft(id).unwrap()).unwrap();
            self.does(Command::PublishTemplate { template: Some(id.clone()), body })
        }
    }

    #[test]
    fn every_checklist_comes_back_from_its_draft_as_it_was() {
        for template in published() {
            let mut desktop = Desktop::new();
            let id = desktop.begins(template);
            let draft = desktop.draft(&id).unwrap();
            assert_eq!(draft, Template { key: TemplateKey::new(id.rest()), version: 1, ..template.clone() });
            assert_eq!(draft.faults(), [], "a copy can be published at once");
        }
    }

    #[test]
    fn an_edit_records_only_what_it_changed() {
        let mut desktop = Desktop::new();
        let id = desktop.begins(published().next().unwrap());
        let mut body = desktop.draft(&id).unwrap();
        body.sections.to_mut()[0].items.to_mut()[0].prompt = Text::owned("改了", "");
        let keep = Command::KeepDraft { template: Some(id.clone()), body: body.clone() };
        assert_eq!(desktop.does(keep.clone()).unwrap().changes.len(), 1);
        assert_eq!(desktop.draft(&id).unwrap(), body);
        assert_eq!(desktop.does(keep).unwrap_err(), Refusal::NothingChanges);
    }

    #[test]
    fn a_removed_item_is_back_when_the_removal_is_undone() {
        let mut desktop = Desktop::new();
        let id = desktop.begins(published().next().unwrap());
        let before = desktop.draft(&id).unwrap();
        let mut body = before.clone();
        body.sections.to_mut()[0].items.to_mut().remove(0);
        let removal = desktop.does(Command::KeepDraft { template: Some(id.clone()), body: body.clone() }).unwrap();
        assert_eq!(desktop.draft(&id).unwrap(), body);
        let changes = removal.changes.iter().map(crate::book::Change::id).collect();
        desktop.does(Command::Revert { changes }).unwrap();
        assert_eq!(desktop.draft(&id).unwrap(), before);
    }

    #[test]
    fn publishing_makes_the_next_version_and_closes_the_draft() {
        let mut desktop = Desktop::new();
        let id = desktop.begins(published().next().unwrap());
        assert_eq!(open_drafts(&desktop.book), std::slice::from_ref(&id));
        for version in [1, 2] {
            let written = desktop.draft(&id).unwrap();
            assert_eq!(written.version, version);
            desktop.publishes(&id).unwrap();
            assert_eq!(desktop.draft(&id), None);
            assert_eq!(desktop.tables.template(id.rest(), version), Some(&written));
            assert_eq!(newest_version(&desktop.book, &id), version);
            let again = Template { title: Text::owned(format!("第{version}次修改"), ""), ..written };
            desktop.does(Command::KeepDraft { template: Some(id.clone()), body: again }).unwrap();
        }
        assert!(desktop.tables.template(id.rest(), 1).is_some(), "the old version stays");
    }

    #[test]
    fn a_draft_with_faults_is_kept_but_not_published() {
        let mut desktop = Desktop::new();
        let id = desktop.begins(published().next().unwrap());
        let mut body = desktop.draft(&id).unwrap();
        body.sections.to_mut()[0].items.to_mut()[0].prompt = Text::default();
        desktop.does(Command::KeepDraft { template: Some(id.clone()), body: body.clone() }).unwrap();
        assert_eq!(desktop.draft(&id).unwrap(), body);
        assert_eq!(desktop.publishes(&id).unwrap_err(), Refusal::Needed(Kind::Template, "items"));
        assert_eq!(newest_version(&desktop.book, &id), 0);
    }

    #[test]
    fn a_dropped_draft_is_gone_and_nothing_of_it_leaves_the_device() {
        let mut desktop = Desktop::new();
        let id = desktop.begins(published().next().unwrap());
        assert!(desktop.book.all_entities().all(|(of, _)| of.is_local()));
        desktop.does(Command::DropDraft(id.clone())).unwrap();
        assert_eq!((desktop.draft(&id), open_drafts(&desktop.book)), (None, vec![]));
        assert_eq!(desktop.does(Command::DropDraft(id)).unwrap_err(), Refusal::NotFound);
    }

    #[test]
    fn another_question_does_not_fail_in_the_words_of_the_old_one() {
        let wages = built_in_item("ct14");
        let mut copy = Item { prompt: Text::owned(wages.prompt.zh.clone(), ""), ..wages.clone() };
        copy.unmet = Some(Text::owned("存在拖欠农民工工资", ""));
        reword(&mut copy, Lang::Zh, "无拖欠农民工工资 ".to_owned());
        assert!(copy.unmet.is_some(), "the same words");
        let mut other = copy.clone();
        reword(&mut other, Lang::Zh, "工地食堂有卫生许可".to_owned());
        assert_eq!(other.unmet, None);
        let mut own = copy.clone();
        reword_unmet(&mut own, Lang::Zh, "拖欠农民工工资".to_owned());
        reword(&mut own, Lang::Zh, "无拖欠农民工工资情形".to_owned());
        assert_eq!(own.unmet, Some(Text::owned("拖欠农民工工资", "")), "the office's own words stay");
        reword_unmet(&mut own, Lang::Zh, "  ".to_owned());
        assert_eq!(own.unmet, None);
    }

    fn built_in_item(key: &str) -> &'static Item {
        published().find_map(|template| template.item(key)).unwrap()
    }

    #[test]
    fn a_copy_in_one_language_leaves_nothing_of_the_other() {
        for template in published() {
            for lang in Lang::ALL {
                let own = in_one_language(template, *lang);
                let json = serde_json::to_value(&own).unwrap().to_string();
                let other = match lang {
                    Lang::Zh => "\"en\":\"\"",
                    Lang::En => "\"zh\":\"\"",
                };
                let all = json.matches("\"en\":").count();
                assert_eq!(json.matches(other).count(), all);
                assert_eq!(own.faults(), []);
                assert_eq!(own.title.get(*lang), template.title.get(*lang));
            }
        }
    }
}
