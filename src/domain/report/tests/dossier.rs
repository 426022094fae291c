//! 一项目一册.

use crate::domain::command::office;
use crate::domain::ids::ProjectId;
use crate::domain::report::document::{Block, Document};
use crate::domain::report::dossier::document;
use crate::domain::report::persons::Persons;

use super::{Written, is_whole, text};

fn dossier(book: &Written, id: &str) -> Document {
    told(book, id, Persons::LeftOut)
}

fn told(book: &Written, id: &str, persons: Persons) -> Document {
    let project = ProjectId::parse(&format!("project/{id}")).unwrap();
    document(&book.book, &book.tables, &office(), &project, "2026-10-12".parse().unwrap(), persons).unwrap()
}

#[test]
fn a_project_is_told_from_its_basics_to_its_photos_without_persons() {
    let mut book = Written::new();
    let facts = [
        ("owner", "样例公司"),
        ("patron", "段文"),
        ("phone", "13800000000"),
        ("scale", "新建厂房3栋"),
        ("total", "5000"),
    ];
    book.project("p1", "样例一厂房", "样例甲园区", &facts);
    book.project("p2", "别的项目", "样例甲园区", &[]);
    book.month("p1", 8, &[("planned", "100"), ("reported", "80"), ("image_part", "基础完成")]);
    book.month("p1", 9, &[("reported", "90")]);
    let due = [("deadline", "2026-10-01"), ("severity", "major"), ("number", "7号")];
    book.problem("1", "p1", "区建委", &[("title", "未按图施工")]);
    book.writes("problem/1", &due);
    book.problem("2", "p1", "区建委", &[("title", "已经改好"), ("state", "closed")]);
    book.problem("3", "p2", "区建委", &[("title", "别处的问题")]);
    let document = dossier(&book, "p1");
    is_whole(&document);
    let said = text(&document);
    for part in [
        "一、基本情况",
        "建设单位\t样例公司",
        "新建厂房3栋",
        "二、逐月进度",
        "2026-08\t",
        "基础完成",
        "立项\t—\t应办未申报",
        "未按图施工",
        "已隐去",
        "联系电话1处。",
    ] {
        assert!(said.contains(part), "{part}\n{said}");
    }
    for part in ["段文", "13800000000", "已经改好", "别处的问题", "照片目录", "督查记录"] {
        assert!(!said.contains(part), "{part}\n{said}");
    }
    let named = text(&told(&book, "p1", Persons::Named));
    assert!(named.contains("段文") && named.contains("13800000000") && !named.contains("已隐去"), "{named}");
    assert!(said.find("2026-08").unwrap() < said.find("2026-09").unwrap(), "the months in their order");
}

#[test]
fn a_project_of_which_nothing_is_known_has_no_empty_parts() {
    let mut book = Written::new();
    book.writes("project/p1", &[("name", "样例一厂房")]);
    let document = dossier(&book, "p1");
    assert!(!document.blocks.iter().any(|block| matches!(block, Block::Table(_) | Block::Form(_))));
    assert!(text(&document).starts_with("样例一厂房\n样例区督查室　截至2026年10月12日"));
}
