//! Where the person is: the hash of the address, read into an enum.

use leptos::prelude::*;
use leptos::wasm_bindgen::JsCast;
use leptos::wasm_bindgen::closure::Closure;
use leptos::web_sys::HtmlElement;

use crate::app::addresses::{part_of, rest_of};
use crate::domain::ids::{ProblemId, ProjectId, VisitId};

/// Every page.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Route {
    /// `#/`
    Overview,
    /// `#/projects`
    Projects,
    /// `#/projects/new`
    NewProject,
    /// `#/projects/import`
    ImportList,
    /// `#/projects/ID`
    Project(ProjectId),
    /// `#/projects/ID/edit`
    EditProject(ProjectId),
    /// `#/projects/ID/visit`: choose a checklist and start.
    NewVisit(ProjectId),
    /// `#/progress`: the office's month, with filters behind a `?` that the grid reads.
    Progress(String),
    /// `#/progress/ID`: a project's year, which stands behind the `?`.
    ProjectYear(ProjectId, String),
    /// `#/visits`, with filters behind a `?` that the list reads.
    Visits(String),
    /// `#/visits/ID`
    Visit(VisitId),
    /// `#/problems`, with filters behind a `?` that the ledger reads.
    Problems(String),
    /// `#/problems/ID`
    Problem(ProblemId),
    /// `#/templates`
    Templates,
    /// `#/templates/KEY@VERSION`
    Template(String),
    /// `#/exchange`
    Exchange,
    /// `#/exchange/conflicts`
    Conflicts,
    /// `#/settings`
    Settings,
    /// `#/help` and `#/help/TOPIC`
    Help(String),
    /// `#/gallery`: every control, in development builds.
    #[cfg(debug_assertions)]
    Gallery,
    /// Anything else.
    Unknown(String),
}

impl Route {
    /// Reads the hash of an address, with or without `#`.
    pub fn parse(hash: &str) -> Self {
        let whole = hash.trim_start_matches('#');
        let (path, query) = whole.split_once('?').unwrap_or((whole, ""));
        let parts: Vec<String> = path.split('/').filter(|part| !part.is_empty()).map(decoded).collect();
        let parts: Vec<&str> = parts.iter().map(String::as_str).collect();
        let read = match parts[..] {
            [] => Some(Self::Overview),
            ["projects"] => Some(Self::Projects),
            ["projects", "new"] => Some(Self::NewProject),
            ["projects", "import"] => Some(Self::ImportList),
            ["projects", id] => ProjectId::from_rest(rest_of(id)).map(Self::Project),
            ["projects", id, "edit"] => ProjectId::from_rest(rest_of(id)).map(Self::EditProject),
            ["projects", id, "visit"] => ProjectId::from_rest(rest_of(id)).map(Self::NewVisit),
            ["progress"] => Some(Self::Progress(query.to_owned())),
            ["progress", id] => {
                ProjectId::from_rest(rest_of(id)).map(|project| Self::ProjectYear(project, query.to_owned()))
            }
            ["visits"] => Some(Self::Visits(query.to_owned())),
            ["visits", id] => VisitId::from_rest(rest_of(id)).map(Self::Visit),
            ["problems"] => Some(Self::Problems(query.to_owned())),
            ["problems", id] => ProblemId::from_rest(rest_of(id)).map(Self::Problem),
            ["templates"] => Some(Self::Templates),
            ["templates", key] => Some(Self::Template(key.to_owned())),
            ["exchange"] => Some(Self::Exchange),
            ["exchange", "conflicts"] => Some(Self::Conflicts),
            ["settings"] => Some(Self::Settings),
            #[cfg(debug_assertions)]
            ["gallery"] => Some(Self::Gallery),
            ["help"] => Some(Self::Help(String::new())),
            ["help", topic] => Some(Self::Help(topic.to_owned())),
            _ => None,
        };
        read.unwrap_or_else(|| Self::Unknown(whole.to_owned()))
    }

    /// The address, `#/…`.
    pub fn href(&self) -> String {
        match self {
            Self::Overview => "#/".to_owned(),
            Self::Projects => "#/projects".to_owned(),
            Self::NewProject => "#/projects/new".to_owned(),
            Self::ImportList => "#/projects/import".to_owned(),
            Self::Project(id) => format!("#/projects/{}", encoded(&part_of(id.rest()))),
            Self::EditProject(id) => format!("#/projects/{}/edit", encoded(&part_of(id.rest()))),
            Self::NewVisit(id) => format!("#/projects/{}/visit", encoded(&part_of(id.rest()))),
            Self::Progress(query) => with_query("#/progress", query),
            Self::ProjectYear(id, query) => {
                with_query(&format!("#/progress/{}", encoded(&part_of(id.rest()))), query)
            }
            Self::Visits(query) => with_query("#/visits", query),
            Self::Visit(id) => format!("#/visits/{}", encoded(&part_of(id.rest()))),
            Self::Problems(query) => with_query("#/problems", query),
            Self::Problem(id) => format!("#/problems/{}", encoded(&part_of(id.rest()))),
            Self::Templates => "#/templates".to_owned(),
            Self::Template(key) => format!("#/templates/{}", encoded(key)),
            Self::Exchange => "#/exchange".to_owned(),
            Self::Conflicts => "#/exchange/conflicts".to_owned(),
            Self::Settings => "#/settings".to_owned(),
            #[cfg(debug_assertions)]
            Self::Gallery => "#/gallery".to_owned(),
            Self::Help(topic) if topic.is_empty() => "#/help".to_owned(),
            Self::Help(topic) => format!("#/help/{}", encoded(topic)),
            Self::Unknown(path) => format!("#{path}"),
        }
    }

    /// The page that the route needs; filters alone do not make another page.
    pub fn page(&self) -> Self {
        match self {
            Self::Progress(_) => Self::Progress(String::new()),
            Self::ProjectYear(id, _) => Self::ProjectYear(id.clone(), String::new()),
            Self::Visits(_) => Self::Visits(String::new()),
            Self::Problems(_) => Self::Problems(String::new()),
            other => other.clone(),
        }
    }
}

fn with_query(page: &str, query: &str) -> String {
    if query.is_empty() { page.to_owned() } else { format!("{page}?{query}") }
}

/// A part of an address, so that no sign in it ends it.
pub fn encoded(part: &str) -> String {
    js_sys::encode_uri_component(part).into()
}

/// What a part of an address says.
pub fn decoded(part: &str) -> String {
    js_sys::decode_uri_component(part).map_or_else(|_| part.to_owned(), String::from)
}

fn address() -> String {
    window().location().hash().unwrap_or_default()
}

/// The page that the address names at this moment, which may be another than the one that is shown still.
pub fn present() -> Route {
    Route::parse(&address())
}

thread_local! {
    static PREVIOUS: std::cell::RefCell<Option<Route>> = const { std::cell::RefCell::new(None) };
}

/// The page from which somebody came to the present one, with its filters; none for the first.
pub fn previous() -> Option<Route> {
    PREVIOUS.with_borrow(Clone::clone)
}

/// The present page; follows the address.
pub fn watch_route() -> RwSignal<Route> {
    let route = RwSignal::new(Route::parse(&address()));
    let follow = Closure::<dyn FnMut()>::new(move || {
        let next = Route::parse(&address());
        let now = route.get_untracked();
        if now != next {
            leave_field();
            if now.page() != next.page() {
                PREVIOUS.set(Some(now));
            }
            route.set(next);
        }
    });
    if window().add_event_listener_with_callback("hashchange", follow.as_ref().unchecked_ref()).is_ok() {
        follow.forget();
    }
    route
}

/// Leaves the field that is being typed in, so that its text is committed while its page is still there: the
/// browser's "back" changes the page without leaving the field.
fn leave_field() {
    let field = document().active_element().and_then(|field| field.dyn_into::<HtmlElement>().ok());
    if let Some(field) = field {
        // Nothing is committed by what has no focus to lose.
        drop(field.blur());
    }
}

/// Goes to a page, as a step that "back" undoes.
pub fn go(route: &Route) {
    if window().location().set_hash(&route.href()).is_err() {
        leptos::logging::warn!("the address cannot be changed");
    }
}

/// Goes to a page in place of the present one.
pub fn replace(route: &Route) {
    if window().location().replace(&route.href()).is_err() {
        go(route);
    }
}
