//! Bytes under keys in IndexedDB, each write in a transaction of its own with `durability: "strict"`: the crash journal, drafts of
//! forms, and photos.

use std::cell::{Cell, RefCell};
use std::rc::Rc;

use idb::{DatabaseEvent as _, Factory, ObjectStore, ObjectStoreParams, Query, TransactionMode};
use js_sys::{Array, Function, Object, Promise, Reflect, Uint8Array};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{DomException, IdbDatabase, IdbTransaction};

use super::Workspace;
use super::blobs::BlobStore;
use super::form_drafts::{DraftStore, DraftWrite, StoredDrafts};
use super::journal::{Batch, JournalKey, JournalRecord, JournalTrouble};
use crate::browser::waiting::{sleep, within};

/// How long the browser may take to open the database, in milliseconds, before the page goes on without it.
const PATIENCE_TO_OPEN: u32 = 5_000;

/// How long after the browser has closed the connection by itself it is opened again, in milliseconds.
const UNTIL_CLEARED: u32 = 500;

/// How long it may take with one transaction.
const PATIENCE: u32 = 30_000;

/// One database with one store of bytes; its clones are the same connection.
#[derive(Clone)]
pub struct IndexedStore {
    name: String,
    store: &'static str,
    database: Rc<RefCell<Option<IdbDatabase>>>,
    on_loss: OnLoss,
    /// Whether the browser has closed the connection by itself since it was last opened.
    was_closed: Rc<Cell<bool>>,
    /// What ends each transaction that is under way, should the connection be closed: the browser does not always say so itself.
    under_way: Rc<RefCell<Vec<Function>>>,
}

type OnLoss = Rc<RefCell<Option<Rc<dyn Fn()>>>>;

/// How a transaction ends with its connection.
const CLOSED: &str = "closed";

impl IndexedStore {
    /// The crash journal of a workspace, not yet opened: the first use opens it.
    pub fn journal(workspace: &Workspace) -> Self {
        Self::new(Self::journal_name(workspace), "journal")
    }

    /// The name of the database that holds the journal of a workspace.
    pub fn journal_name(workspace: &Workspace) -> String {
        format!("{}journal", workspace.prefix())
    }

    /// The drafts of a workspace. A database of their own: a program that knows nothing of drafts goes on with the journal as it is.
    pub fn drafts(workspace: &Workspace) -> Self {
        Self::new(format!("sitebook-drafts/{}", workspace.as_str()), "drafts")
    }

    /// What a workspace keeps under hashes (photos), for the same reason in a database of their own.
    pub fn blobs(workspace: &Workspace) -> Self {
        Self::new(format!("sitebook-photos/{}", workspace.as_str()), "photos")
    }

    fn new(name: String, store: &'static str) -> Self {
        Self {
            name,
            store,
            database: Rc::default(),
            on_loss: Rc::default(),
            was_closed: Rc::default(),
            under_way: Rc::default(),
        }
    }

    /// Tells when the browser has closed the connection by itself: somebody cleared its data, and with it, perhaps, the journal.
    pub fn watch_loss(&self, on_loss: impl Fn() + 'static) {
        self.on_loss.replace(Some(Rc::new(on_loss)));
    }

    /// Puts the records of a batch in one transaction; when this returns they are on the disk.
    pub async fn put(&self, batch: &Batch) -> Result<(), JournalTrouble> {
        let record = |(key, bytes): (JournalKey, &[u8])| (JsValue::from(key.to_string()), Uint8Array::from(bytes));
        let records: Vec<(JsValue, Uint8Array)> = batch.records().map(record).collect();
        let put =
            |journal: &ObjectStore| records.iter().try_for_each(|(key, bytes)| journal.put(bytes, Some(key)).map(drop));
        self.run(put).await
    }

    /// Puts bytes under a key of their own; when this returns they are on the disk.
    pub async fn lay(&self, key: &str, bytes: &[u8]) -> Result<(), JournalTrouble> {
        let (key, bytes) = (JsValue::from(key), Uint8Array::from(bytes));
        self.run(|store| store.put(&bytes, Some(&key)).map(drop)).await
    }

    /// Removes records.
    pub async fn forget(&self, keys: &[String]) -> Result<(), JournalTrouble> {
        if keys.is_empty() {
            return Ok(());
        }
        let keys: Vec<JsValue> = keys.iter().map(JsValue::from).collect();
        self.run(|journal| keys.iter().try_for_each(|key| journal.delete(Query::Key(key.clone())).map(drop))).await
    }

    /// Removes every record.
    pub async fn clear(&self) -> Result<(), JournalTrouble> {
        self.run(|journal| journal.clear().map(drop)).await
    }

    /// Every record, in the order of the keys.
    pub async fn read_all(&self) -> Result<Vec<JournalRecord>, JournalTrouble> {
        let transaction = self.begin(TransactionMode::ReadOnly).await?;
        let journal = self.store_of(&transaction)?;
        let keys = journal.get_all_keys(None, None).map_err(|error| why(&error))?;
        let texts = journal.get_all(None, None).map_err(|error| why(&error))?;
        let both = async { Ok((keys.await?, texts.await?)) };
        let (keys, values) =
            within(PATIENCE, both).await.ok_or(JournalTrouble::Blocked)?.map_err(|error: idb::Error| why(&error))?;
        let record = |(key, value): (JsValue, JsValue)| {
            // What is no byte array is a record that cannot be read, and is reported as such.
            let bytes = value.dyn_ref::<Uint8Array>().map(Uint8Array::to_vec).unwrap_or_default();
            JournalRecord { key: key.as_string().unwrap_or_default(), bytes }
        };
        Ok(keys.into_iter().zip(values).map(record).collect())
    }

    /// Opens the connection, unless it is open.
    pub async fn open(&self) -> Result<(), JournalTrouble> {
        self.connection().await.map(drop)
    }

    /// Runs one writing transaction to its end; if the browser has closed the connection, opens it again once.
    async fn run(&self, requests: impl Fn(&ObjectStore) -> Result<(), idb::Error>) -> Result<(), JournalTrouble> {
        match self.run_once(&requests).await {
            Err(JournalTrouble::Closed) => self.run_once(&requests).await,
            outcome => outcome,
        }
    }

    async fn run_once(&self, requests: &impl Fn(&ObjectStore) -> Result<(), idb::Error>) -> Result<(), JournalTrouble> {
        let transaction = self.begin(TransactionMode::ReadWrite).await?;
        let journal = self.store_of(&transaction)?;
        let (ended, abort) = end_of(&transaction);
        if let Err(error) = requests(&journal) {
            abort_of(&transaction);
            return Err(why(&error));
        }
        commit(&transaction);
        self.under_way.borrow_mut().extend(abort.clone());
        let ended = within(PATIENCE, JsFuture::from(ended)).await;
        self.under_way.borrow_mut().retain(|other| Some(other) != abort.as_ref());
        match ended {
            Some(Ok(_)) => Ok(()),
            Some(Err(word)) if word == CLOSED => Err(JournalTrouble::Closed),
            Some(Err(_)) => Err(transaction.error().map_or(JournalTrouble::Failed, |error| named(&error))),
            None => Err(JournalTrouble::Blocked),
        }
    }

    async fn begin(&self, mode: TransactionMode) -> Result<IdbTransaction, JournalTrouble> {
        let database = self.connection().await?;
        if let Ok(transaction) = self.transaction_on(&database, mode) {
            return Ok(transaction);
        }
        self.database.replace(None);
        let database = self.connection().await?;
        self.transaction_on(&database, mode).map_err(|error| match exception(&error) {
            JournalTrouble::Failed => JournalTrouble::Closed,
            other => other,
        })
    }

    async fn connection(&self) -> Result<IdbDatabase, JournalTrouble> {
        if let Some(database) = self.database.borrow().as_ref() {
            return Ok(database.clone());
        }
        if !self.was_closed.replace(false) {
            return self.connect().await;
        }
        // While a browser still clears its data it may never answer whoever asks for them at once.
        sleep(UNTIL_CLEARED).await;
        match self.connect().await {
            Err(JournalTrouble::Blocked) => self.connect().await,
            outcome => outcome,
        }
    }

    async fn connect(&self) -> Result<IdbDatabase, JournalTrouble> {
        let factory = Factory::new().map_err(|_| JournalTrouble::Missing)?;
        let mut request = factory.open(&self.name, Some(1)).map_err(|error| why(&error))?;
        let store = self.store;
        request.on_upgrade_needed(move |event| {
            // If this fails the store is not there, which the first transaction reports.
            match event.database().and_then(|database| database.create_object_store(store, ObjectStoreParams::new())) {
                Ok(_) | Err(_) => {}
            }
        });
        let opened = within(PATIENCE_TO_OPEN, request.into_future()).await.ok_or(JournalTrouble::Blocked)?;
        let mut database = opened.map_err(|error| match why(&error) {
            JournalTrouble::Failed => JournalTrouble::Blocked,
            other => other,
        })?;
        let place = Rc::downgrade(&self.database);
        let on_loss = Rc::downgrade(&self.on_loss);
        let under_way = Rc::downgrade(&self.under_way);
        let was_closed = Rc::clone(&self.was_closed);
        database.on_close(move |_| {
            was_closed.set(true);
            if let Some(place) = place.upgrade() {
                place.replace(None);
            }
            let aborts = under_way.upgrade().map(|under_way| under_way.take()).unwrap_or_default();
            for abort in aborts {
                // Whoever waits for it is told, and nobody else is there to be told anything.
                drop(abort.call1(&JsValue::NULL, &CLOSED.into()));
            }
            let on_loss = on_loss.upgrade().and_then(|on_loss| on_loss.borrow().clone());
            if let Some(on_loss) = on_loss {
                on_loss();
            }
        });
        database.forget_callbacks();
        let database = IdbDatabase::from(database);
        self.database.replace(Some(database.clone()));
        Ok(database)
    }

    /// A transaction that has reached the disk when it completes. Neither `idb` nor the stable part of `web-sys` can ask for that.
    fn transaction_on(&self, database: &IdbDatabase, mode: TransactionMode) -> Result<IdbTransaction, JsValue> {
        let begin: Function = Reflect::get(database, &"transaction".into())?.dyn_into()?;
        let options = Object::new();
        Reflect::set(&options, &"durability".into(), &"strict".into())?;
        let mode = match mode {
            TransactionMode::ReadOnly => "readonly",
            _ => "readwrite",
        };
        let arguments = Array::of3(&Array::of1(&self.store.into()), &mode.into(), &options);
        begin.apply(database, &arguments)?.dyn_into()
    }

    fn store_of(&self, transaction: &IdbTransaction) -> Result<ObjectStore, JournalTrouble> {
        idb::Transaction::from(transaction.clone()).object_store(self.store).map_err(|error| why(&error))
    }
}

impl DraftStore for IndexedStore {
    async fn read_all(&self) -> Result<StoredDrafts, JournalTrouble> {
        let records = Self::read_all(self).await?;
        Ok(records.into_iter().map(|record| (record.key, record.bytes)).collect())
    }

    async fn write(&self, write: &DraftWrite) -> Result<(), JournalTrouble> {
        let put = |(key, bytes): &(String, Vec<u8>)| (JsValue::from(key), Uint8Array::from(bytes.as_slice()));
        let puts: Vec<(JsValue, Uint8Array)> = write.puts.iter().map(put).collect();
        let removals: Vec<JsValue> = write.removals.iter().map(JsValue::from).collect();
        self.run(|store| {
            puts.iter().try_for_each(|(key, bytes)| store.put(bytes, Some(key)).map(drop))?;
            removals.iter().try_for_each(|key| store.delete(Query::Key(key.clone())).map(drop))
        })
        .await
    }

    async fn clear(&self) -> Result<(), JournalTrouble> {
        Self::clear(self).await
    }
}

impl BlobStore for IndexedStore {
    async fn keys(&self) -> Result<Vec<String>, JournalTrouble> {
        let transaction = self.begin(TransactionMode::ReadOnly).await?;
        let keys = self.store_of(&transaction)?.get_all_keys(None, None).map_err(|error| why(&error))?;
        let keys =
            within(PATIENCE, keys.into_future()).await.ok_or(JournalTrouble::Blocked)?.map_err(|error| why(&error))?;
        Ok(keys.iter().filter_map(JsValue::as_string).collect())
    }

    async fn get(&self, key: &str) -> Result<Option<Vec<u8>>, JournalTrouble> {
        let transaction = self.begin(TransactionMode::ReadOnly).await?;
        let value = self.store_of(&transaction)?.get(Query::Key(key.into())).map_err(|error| why(&error))?;
        let value =
            within(PATIENCE, value.into_future()).await.ok_or(JournalTrouble::Blocked)?.map_err(|error| why(&error))?;
        Ok(value.and_then(|value| value.dyn_ref::<Uint8Array>().map(Uint8Array::to_vec)))
    }

    async fn put(&self, records: Vec<(String, Vec<u8>)>) -> Result<(), JournalTrouble> {
        self.write(&DraftWrite { puts: records, removals: Vec::new() }).await
    }

    async fn clear(&self) -> Result<(), JournalTrouble> {
        Self::clear(self).await
    }
}

/// Says that nothing more is asked of the transaction. Left to itself the browser finds that out by telling the page of each
/// request's success first, and the page, which has the frame of a tap to paint, keeps it waiting.
fn commit(transaction: &IdbTransaction) {
    // One that is refused ends by itself, as it did before there was this word.
    match idb::Transaction::from(transaction.clone()).commit() {
        Ok(_) | Err(_) => {}
    }
}

/// Takes back what a transaction was asked for before a request of it was refused: left alone, it would commit a part.
fn abort_of(transaction: &IdbTransaction) {
    match transaction.abort() {
        // One that has ended already ended by itself.
        Ok(()) | Err(_) => {}
    }
}

/// Settles when the transaction has: every failure of a request ends in its abort. With it comes what settles it as aborted.
fn end_of(transaction: &IdbTransaction) -> (Promise, Option<Function>) {
    let mut abort = None;
    let ended = Promise::new(&mut |completed, aborted| {
        transaction.set_oncomplete(Some(&completed));
        transaction.set_onabort(Some(&aborted));
        abort = Some(aborted);
    });
    (ended, abort)
}

fn why(error: &idb::Error) -> JournalTrouble {
    match error {
        idb::Error::DomException(error) => named(error),
        idb::Error::IndexedDbNotFound(_) => JournalTrouble::Missing,
        idb::Error::IndexedDbOpenFailed(_) => JournalTrouble::Blocked,
        idb::Error::UpdateFailed(error) | idb::Error::DeleteFailed(error) | idb::Error::ClearFailed(error) => {
            exception(error)
        }
        _ => JournalTrouble::Failed,
    }
}

fn exception(error: &JsValue) -> JournalTrouble {
    error.dyn_ref().map_or(JournalTrouble::Failed, named)
}

fn named(error: &DomException) -> JournalTrouble {
    match error.name().as_str() {
        "QuotaExceededError" => JournalTrouble::Quota,
        "InvalidStateError" => JournalTrouble::Closed,
        "SecurityError" | "VersionError" => JournalTrouble::Blocked,
        _ => JournalTrouble::Failed,
    }
}
