//! Desks at which people write things down, and the files that they hand over.

use std::collections::BTreeMap;

use sitebook::book::{Book, Change, Clock, EntityId, Value};
use sitebook::domain::ids::ProjectId;
use sitebook::exchange::{Choice, File, Limits, Made, Maker, decode, export};

pub struct Desk {
    pub book: Book,
    by: EntityId,
    clock: Clock,
    now: u64,
}

pub fn id(text: &str) -> EntityId {
    text.parse().unwrap()
}

impl Desk {
    /// The person at it, and the page session.
    pub fn of(by: &str, session: u32) -> Self {
        Self { book: Book::default(), by: id(by), clock: Clock::new(session), now: 1_790_000_000_000 }
    }

    pub fn write(&mut self, of: &str, set: &str, to: impl Into<Value>) -> Change {
        let at = self.tick();
        self.take(self.book.replace(&id(of), &set.parse().unwrap(), to.into(), &self.by, at).seal())
    }

    pub fn write_with_extra(&mut self, of: &str, set: &str, to: &str, name: &str, extra: Value) -> Change {
        let at = self.tick();
        let mut draft = self.book.replace(&id(of), &set.parse().unwrap(), to.into(), &self.by, at);
        draft.extra = Some(Box::new(BTreeMap::from([(name.to_owned(), extra)])));
        draft.why = Some("补充".into());
        self.take(draft.seal())
    }

    pub fn delete(&mut self, of: &str) -> Change {
        let at = self.tick();
        self.take(self.book.delete(&id(of), &self.by, at).seal())
    }

    /// Takes in all that another desk knows, as an import or as one's own.
    pub fn learn(&mut self, other: &Desk, origin: Option<&str>) {
        let origin = origin.map(id);
        for change in other.book.shared_changes() {
            self.book.apply(change.clone(), origin.as_ref());
        }
        self.now = self.now.max(other.now);
    }

    fn tick(&mut self) -> sitebook::book::Stamp {
        self.now += 60_000;
        self.clock.tick(self.now)
    }

    fn take(&mut self, change: Change) -> Change {
        self.book.apply(change.clone(), None);
        change
    }
}

/// A small office: two projects, a visit with answers and a note, problems, a conflict, deletions, and what a newer version wrote.
pub fn office() -> Desk {
    let mut zhang = Desk::of("person/zhang", 1);
    for (of, set, to) in [
        ("person/zhang", "name", "张三"),
        ("person/zhang", "role", "inspector"),
        ("unit/区建委", "name", "区建委"),
        ("project/p1", "name", "垃圾填埋场"),
        ("project/p1", "total", "12000.5"),
        ("project/p1", "phase", "continuing"),
        ("project/p1", "lead_unit", "区建委"),
        ("project/p2", "name", "南郊新城区配套工程"),
        ("visit/v1", "project", "project/p1"),
        ("visit/v1", "template", "preliminary@1"),
        ("visit/v1", "day", "2026-09-21"),
        ("problem/q1", "project", "project/p1"),
        ("problem/q1", "title", "围挡缺口 \"<b>\" \\ \u{1f6a7}\n第二行"),
        ("problem/q1", "severity", "serious"),
        ("problem/q2", "project", "project/p2"),
        ("problem/q2", "title", "误报"),
        ("remark/r1", "of", "problem/q1"),
        ("remark/r1", "text", "已电话通知"),
        ("local.settings/here", "language", "en"),
    ] {
        zhang.write(of, set, to);
    }
    let template = sitebook::domain::templates::built_in_template("preliminary", 1).unwrap();
    let items: Vec<String> = template.items().map(|item| item.key.to_string()).collect();
    zhang.write("visit/v1", &format!("answer/{}", items[0]), "pass");
    zhang.write("visit/v1", &format!("answer/{}", items[1]), "fail");
    zhang.write("visit/v1", &format!("note/{}", items[1]), "缺批复");
    zhang.delete("problem/q2");
    zhang.write("month/p1/2026-08", "project", "project/p1");
    zhang.write("month/p1/2026-08", "reported", "980.5");
    zhang.write("permit/p1/environment", "project", "project/p1");
    zhang.write("permit/p1/environment", "granted", "2026-05-06");
    zhang.write_with_extra("project/p1", "progress", "基坑开挖", "gps", Value::texts(["30.66", "117.49"]));
    zhang.write("drone_flight/d1", "project", "project/p1");
    zhang.write("drone_flight/d1", "frames", Value::Int(412));

    let mut li = Desk::of("person/li", 2);
    li.learn(&zhang, None);
    li.write("person/li", "name", "李四");
    zhang.write("project/p1", "total", "13000");
    li.write("project/p1", "total", "12500");
    zhang.learn(&li, Some("local.import/1"));
    assert_eq!(zhang.book.conflict_count(), 1);
    zhang
}

pub fn made() -> Made {
    Made {
        at: "2026-11-23T08:00:00Z".to_owned(),
        by: Some(Maker { id: id("person/zhang"), name: "张三".to_owned() }),
        device: "督查一组平板".to_owned(),
        app: "0.1.0".to_owned(),
        sample: false,
    }
}

pub fn whole(desk: &Desk) -> String {
    export(&desk.book, &Choice::Everything, &made()).1
}

pub fn part(desk: &Desk, projects: &[&str]) -> String {
    let projects = projects.iter().map(|project| ProjectId::parse(project).unwrap()).collect();
    export(&desk.book, &Choice::Projects(projects), &made()).1
}

pub fn read(text: impl Into<Vec<u8>>) -> File {
    decode(text.into(), Limits::default()).unwrap_or_else(|refusal| panic!("{refusal:?}"))
}

/// Waits for what never waits: memory answers at once.
pub fn now<T>(future: impl Future<Output = T>) -> T {
    let mut future = std::pin::pin!(future);
    let mut context = std::task::Context::from_waker(std::task::Waker::noop());
    match future.as_mut().poll(&mut context) {
        std::task::Poll::Ready(output) => output,
        std::task::Poll::Pending => panic!("memory waits for nothing"),
    }
}
