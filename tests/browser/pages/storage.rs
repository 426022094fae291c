//! A page that does nothing but keep things: `window.site` lets a browser test drive the saver and the contract of storage.
//!
//! Built by `cargo xtask bundle --one-piece`, or alone by `cargo xtask pages`, into `target/pages/storage.html`. On the host it is an empty program.

#[cfg(target_arch = "wasm32")]
#[path = "../../storage_contract/checks.rs"]
mod checks;

#[cfg(target_arch = "wasm32")]
#[expect(clippy::disallowed_methods, reason = "a page of its own has a clock of its own")]
mod page {
    use std::cell::RefCell;
    use std::collections::BTreeSet;
    use std::rc::Rc;

    use js_sys::{Array, Date, Object, Promise, Reflect};
    use sitebook::app::news::News;
    use sitebook::app::saving::Saver;
    use sitebook::storage::{
        Batch, BlobStore, BrowserRecord, Dump, Entry, Form, IndexedStore, JournalKey, JournalRecord, JournalTrouble,
        OpenReport, Program, Workspace,
    };
    use wasm_bindgen::prelude::Closure;
    use wasm_bindgen::{JsCast, JsValue};
    use wasm_bindgen_futures::future_to_promise;

    use crate::checks::{Journal, Place, answers, failures, same};

    impl Journal for IndexedStore {
        async fn put(&self, batch: &Batch) -> Result<(), JournalTrouble> {
            Self::put(self, batch).await
        }

        async fn read_all(&self) -> Result<Vec<JournalRecord>, JournalTrouble> {
            Self::read_all(self).await
        }

        async fn forget(&self, keys: &[String]) -> Result<(), JournalTrouble> {
            Self::forget(self, keys).await
        }

        async fn clear(&self) -> Result<(), JournalTrouble> {
            Self::clear(self).await
        }

        async fn lay(&self, key: &str, bytes: &[u8]) -> Result<(), JournalTrouble> {
            Self::lay(self, key, bytes).await
        }

        async fn get(&self, key: &str) -> Result<Option<Vec<u8>>, JournalTrouble> {
            <Self as BlobStore>::get(self, key).await
        }
    }

    /// What is open on this page.
    #[derive(Default)]
    struct Site {
        saver: Option<Saver>,
        found: Vec<Entry>,
        heard: Vec<Entry>,
        erased: bool,
        told: Vec<String>,
    }

    type Shared = Rc<RefCell<Site>>;

    fn now() -> u64 {
        Date::now() as u64
    }

    fn workspace(name: &str) -> Workspace {
        name.parse().expect("tests name workspaces well")
    }

    async fn contract() -> Vec<String> {
        let workspace = workspace("contract");
        match BrowserRecord::probe() {
            Ok(record) => failures(&Place { record, journal: IndexedStore::journal(&workspace), workspace }).await,
            Err(why) => vec![format!("{why:?}")],
        }
    }

    /// The program that a test wants this page to be: today's, unless it names a form and the version of a page.
    fn program(form: Option<f64>, page: Option<String>) -> Program {
        match (form, page.and_then(|page| page.parse().ok())) {
            (Some(form), Some(page)) => Program::of(Form(form as u32), page),
            _ => Program::THIS,
        }
    }

    /// Opens a workspace, and says how many entries there are, how many the journal restored, and what is wrong.
    async fn open(site: Shared, program: Program, name: String, session: u32) -> JsValue {
        let mut found = Vec::new();
        let start = Date::now();
        let (saver, report) =
            Saver::open_as(program, workspace(&name), session, now, |entries, _| found.extend(entries)).await;
        let took = Date::now() - start;
        let place = Rc::clone(&site);
        saver.listen(move |news| {
            let mut site = place.borrow_mut();
            match news {
                News::Entries(entries) => site.heard.extend(entries),
                News::Erased => site.erased = true,
                News::Emptied | News::Marked => {}
            }
        });
        let place = Rc::clone(&site);
        saver.watch(move |state| place.borrow_mut().told.push(format!("{state:?}")));
        let OpenReport { entries, restored, quarantined, journal, record, newer, .. } = report;
        let mut site = site.borrow_mut();
        (site.saver, site.found) = (Some(saver), found);
        let told = format!("{quarantined:?} {journal:?} {record:?} {newer:?}");
        let values = [JsValue::from(entries as f64), JsValue::from(restored as f64), told.into(), took.into()];
        values.into_iter().collect::<Array>().into()
    }

    /// Puts three segments in one batch: whether the journal took it, and how many records it holds then.
    async fn put(name: String) -> JsValue {
        let journal = IndexedStore::journal(&workspace(&name));
        let key = JournalKey { written: now(), session: 1, number: 0 };
        let taken = journal.put(&Batch { key, segments: vec![vec![1], vec![2], vec![3]] }).await.is_ok();
        let records = journal.read_all().await.map_or(f64::NAN, |records| records.len() as f64);
        [JsValue::from(taken), records.into()].into_iter().collect::<Array>().into()
    }

    fn numbers(arguments: &Array) -> std::ops::Range<u64> {
        let number = |place| arguments.get(place).as_f64().unwrap_or_default() as u64;
        number(0)..number(1)
    }

    fn verdict(entries: &[Entry], arguments: &Array) -> JsValue {
        same(entries, numbers(arguments)).map_or_else(|why| why.into(), |()| "same".into())
    }

    fn saver(site: &Shared) -> Saver {
        site.borrow().saver.clone().expect("the test has opened a workspace")
    }

    /// What a test may call: each function takes its arguments in one array.
    fn call(site: &Shared, name: &str, arguments: &Array) -> JsValue {
        let text = |place: u32| arguments.get(place).as_string().unwrap_or_default();
        match name {
            "append" => {
                saver(site).append(answers(numbers(arguments)));
                JsValue::UNDEFINED
            }
            "retry" => {
                saver(site).retry();
                JsValue::UNDEFINED
            }
            "state" => format!("{:?}", saver(site).state()).into(),
            "acknowledged" => (saver(site).acknowledged() as f64).into(),
            "space" => format!("{:?}", saver(site).space()).into(),
            "told" => site.borrow().told.join("\n").into(),
            "found" => verdict(&site.borrow().found, arguments),
            "unheard" => {
                let site = site.borrow();
                let heard: BTreeSet<_> = site.heard.iter().map(|entry| entry.change.id()).collect();
                let unheard =
                    answers(numbers(arguments)).iter().filter(|entry| !heard.contains(&entry.change.id())).count();
                (unheard as f64).into()
            }
            "erased" => site.borrow().erased.into(),
            "rescued" => {
                let json = Saver::dump_record_now(&workspace(&text(0)));
                let rescued = Dump::from_json(&json).map(|dump| dump.rescue().entries.len() as f64);
                rescued.map_or_else(|why| format!("{why:?}").into(), JsValue::from)
            }
            _ => format!("no {name}").into(),
        }
    }

    /// Those that take a while.
    fn begin(site: &Shared, name: &str, arguments: &Array) -> Promise {
        let (site, name) = (Rc::clone(site), name.to_owned());
        let text = arguments.get(0).as_string().unwrap_or_default();
        let session = arguments.get(1).as_f64().unwrap_or_default() as u32;
        let program = program(arguments.get(2).as_f64(), arguments.get(3).as_string());
        future_to_promise(async move {
            Ok(match name.as_str() {
                "contract" => contract().await.into_iter().map(JsValue::from).collect::<Array>().into(),
                "open" => open(site, program, text, session).await,
                "put" => put(text).await,
                "tidy" => {
                    let saver = saver(&site);
                    saver.tidy().await;
                    JsValue::UNDEFINED
                }
                "erase" | "dump" => {
                    let saver = saver(&site);
                    let mut saver = Some((saver, name));
                    let promise = Promise::new(&mut |done, _| {
                        let Some((saver, name)) = saver.take() else { return };
                        let tell = move |value: JsValue| drop(done.call1(&JsValue::UNDEFINED, &value));
                        match name.as_str() {
                            "erase" => saver.erase(move |outcome| tell(format!("{outcome:?}").into())),
                            _ => saver.dump(move |json| tell(json.into())),
                        }
                    });
                    wasm_bindgen_futures::JsFuture::from(promise).await?
                }
                _ => format!("no {name}").into(),
            })
        })
    }

    /// Puts `site.call(name, arguments)` and `site.begin(name, arguments)` on the page.
    pub fn start() {
        let site: Shared = Rc::default();
        let place = Rc::clone(&site);
        let call = Closure::<dyn Fn(String, Array) -> JsValue>::new(move |name: String, arguments: Array| {
            call(&place, &name, &arguments)
        });
        let begin = Closure::<dyn Fn(String, Array) -> Promise>::new(move |name: String, arguments: Array| {
            begin(&site, &name, &arguments)
        });
        let object = Object::new();
        for (name, function) in [("call", call.into_js_value()), ("begin", begin.into_js_value())] {
            let put = Reflect::set(&object, &name.into(), function.unchecked_ref());
            assert!(put.is_ok(), "an object takes a member");
        }
        let put = Reflect::set(&js_sys::global(), &"site".into(), &object);
        assert!(put.is_ok(), "the page takes a member");
    }
}

fn main() {
    #[cfg(target_arch = "wasm32")]
    page::start();
}
