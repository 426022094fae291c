//! 版式: how the office lays this table out, kept in the book under names; one of them is how the table opens.

use leptos::prelude::*;

use crate::book::Book;
use crate::domain::command::{Command, PaperWish};
use crate::domain::fields::Writers;
use crate::domain::report::tables::layouts::{self, LONGEST_NAME, Layout, field_of};
use crate::domain::report::tables::{TableAsked, TableRule};
use crate::domain::tables::RecordKind;
use crate::ui::context::Ui;
use crate::ui::controls::{Button, ButtonSize, ButtonVariant, Tag, TagShape, TextField, Tone};
use crate::ui::parts::form::{Form, FoundAgain, texts_of};
use crate::ui::route::{self, Route};
use crate::ui::unsaved::FormName;
use crate::ui::words::{self, ReportWords};

use super::columns::Chosen;
use super::table_address::write;

/// The one field of the form, as its draft names it.
const NAME: &str = "name";

/// The layouts that the office keeps of a table.
#[derive(Clone, PartialEq, Default)]
pub struct Kept {
    all: Vec<(String, Layout)>,
    usual: Option<String>,
}

impl Kept {
    /// Those in the book.
    pub fn of(book: &Book, table: &str) -> Self {
        Self { all: layouts::all(book, table), usual: layouts::usual(book, table) }
    }

    /// What is asked for where nobody has asked for anything.
    pub fn opens(&self, all: &TableAsked) -> TableAsked {
        self.usual().map_or_else(|| all.clone(), |layout| layout.asks(all))
    }

    /// The columns of the layout in which the table opens; none for those of the table.
    pub fn columns(&self) -> Option<Vec<String>> {
        self.usual().map(|layout| layout.columns.clone()).filter(|columns| !columns.is_empty())
    }

    fn usual(&self) -> Option<&Layout> {
        let name = self.usual.as_ref()?;
        self.all.iter().find(|(known, _)| known == name).map(|(_, layout)| layout)
    }
}

/// The list of layouts, and the way to keep this one.
#[component]
pub fn Layouts(
    ui: Ui,
    rule: &'static TableRule,
    asked: Memo<TableAsked>,
    chosen: Chosen,
    kept: Memo<Kept>,
) -> impl IntoView {
    let words = ReportWords::of(ui.lang);
    let may_write =
        ui.session.watch(&[RecordKind::People, RecordKind::Other], |view| Writers::Office.include(view.my_role()));
    let take = Callback::new(move |layout: Layout| {
        chosen.set(layout.columns.clone());
        let asked = layout.asks(&asked.get_untracked());
        route::replace(&Route::ReportTable(rule.key, write(&asked, ui.session.today().get_untracked())));
    });
    let lines = move || {
        let kept = kept.get();
        let line = |(name, layout): (String, Layout)| {
            let is_usual = kept.usual.as_ref() == Some(&name);
            view! { <Line ui rule name layout is_usual may_write=may_write.get() take /> }
        };
        kept.all.clone().into_iter().map(line).collect_view()
    };
    view! {
        <details class="doc-columns no-print">
            <summary>{words.layouts}</summary>
            <p class="quiet">{words.layouts_about}</p>
            {move || kept.with(|kept| kept.all.is_empty()).then(|| view! { <p class="quiet">{words.no_layouts}</p> })}
            <ul class="doc-columns__list">{lines}</ul>
            {move || may_write.get().then(|| view! { <Keep ui rule asked /> })}
        </details>
    }
}

#[component]
fn Line(
    ui: Ui,
    rule: &'static TableRule,
    name: String,
    layout: Layout,
    is_usual: bool,
    may_write: bool,
    take: Callback<Layout>,
) -> impl IntoView {
    let words = ReportWords::of(ui.lang);
    let of = StoredValue::new(name.clone());
    let layout = StoredValue::new(layout);
    let label = if is_usual { words.not_open_in } else { words.open_in };
    let open_in = move |()| {
        let name = (!is_usual).then(|| of.get_value());
        drop(ui.act(Command::Paper(PaperWish::OpenIn { table: rule.key, name }), label));
    };
    let forget = move |()| {
        let wish = PaperWish::KeepLayout { table: rule.key, name: of.get_value(), layout: None };
        drop(ui.act(Command::Paper(wish), words.forgotten));
    };
    view! {
        <li class="doc-columns__line">
            <span>{name.clone()}</span>
            {is_usual.then(|| view! { <Tag word=words.is_usual tone=Tone::Info shape=TagShape::Square /> })}
            <Button
                label=words::told(words.use_layout, &name, ui.lang)
                size=ButtonSize::Small
                on_press=move |()| take.run(layout.get_value())
            />
            {may_write.then(|| view! {
                <Button label size=ButtonSize::Small variant=ButtonVariant::Quiet on_press=open_in />
                <Button
                    label=words.forget_layout
                    size=ButtonSize::Small
                    variant=ButtonVariant::Quiet
                    on_press=forget
                />
            })}
        </li>
    }
}

/// Keeps the table as it stands; the same name again keeps it anew.
#[component]
fn Keep(ui: Ui, rule: &'static TableRule, asked: Memo<TableAsked>) -> impl IntoView {
    let words = ReportWords::of(ui.lang);
    let name = FormName {
        name: format!("layout {}", rule.key),
        title: words.keep_layout.to_owned(),
        href: Route::ReportTable(rule.key, String::new()).href(),
    };
    let form = Form::open(ui, name, texts_of([(NAME, String::new())]));
    let is_too_long = move || form.text_now(NAME).trim().chars().count() > LONGEST_NAME;
    let blocked = Signal::derive(move || match field_of(&form.text_now(NAME)) {
        Some(_) => None,
        None => Some(if is_too_long() { words.layout_too_long } else { words.layout_name }.to_owned()),
    });
    let keep = move |()| {
        let layout = Some(Layout::of(&asked.get_untracked()));
        let name = form.text(NAME).trim().to_owned();
        let wish = PaperWish::KeepLayout { table: rule.key, name, layout };
        if ui.act(Command::Paper(wish), words.layout_saved).is_some() {
            form.begin_anew();
        }
    };
    view! {
        <FoundAgain form />
        <div class="row">
            <TextField label=words.layout_name value=form.value(NAME) on_change=form.take(NAME) />
            <Button label=words.keep_layout blocked on_press=keep />
        </div>
    }
}
