//! One checklist far longer than any office uses, with a visit that has just begun by it: to measure with.

use sitebook::book::Value;
use sitebook::domain::checklist::{Item, Section, Template, TemplateKey};
use sitebook::domain::command::Command;
use sitebook::domain::ids::{TemplateId, VisitId};
use sitebook::domain::text::Text;

use super::office::{At, INSPECTORS};
use super::play::Play;

/// Items under one heading.
const IN_SECTION: usize = 25;

impl Play<'_> {
    /// Publishes a checklist of so many items on the last evening and starts a visit by it at the first project.
    pub(super) fn long_list(&mut self, count: usize) -> VisitId {
        let at = At::new(self.sizes.until, 1_200);
        let asked: Vec<Item> =
            self.office.tables().newest_templates().into_iter().flat_map(Template::items).cloned().collect();
        let body = long_checklist(&asked, count);
        let publish = Command::PublishTemplate { template: None, body };
        let made = self.office.does(INSPECTORS, at, publish);
        let made = made.as_ref().and_then(TemplateId::of).expect("publishing makes a checklist");
        let templates = self.office.tables().newest_templates();
        let published = templates.into_iter().find(|template| template.key.as_str() == made.rest());
        let template = published.expect("it has just been published").clone();
        self.start(at.later(60), 0, 0, &template)
    }
}

/// The items of real checklists, over and over, each under a key of its own.
fn long_checklist(asked: &[Item], count: usize) -> Value {
    let items: Vec<Item> = asked
        .iter()
        .cycle()
        .take(count)
        .enumerate()
        // Under another key an item waits for nobody's answer.
        .map(|(place, item)| Item { key: format!("long_{place}").into(), when: None, ..item.clone() })
        .collect();
    let section = |(place, items): (usize, &[Item])| Section {
        key: format!("part_{place}").into(),
        title: Text::owned(format!("第 {} 部分", place + 1), ""),
        items: items.to_vec().into(),
    };
    let list = Template {
        key: TemplateKey::new("draft"),
        version: 1,
        title: Text::owned(format!("全项督查表（{count} 项）"), ""),
        purpose: Text::owned("用于测量", ""),
        phases: Vec::new().into(),
        sections: items.chunks(IN_SECTION).enumerate().map(section).collect::<Vec<_>>().into(),
    };
    let json = serde_json::to_string(&list).expect("a checklist can be written");
    serde_json::from_str(&json).expect("a written checklist is a value")
}
