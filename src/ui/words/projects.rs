//! Words of 项目.

words! {
    /// Words of 项目.
    ProjectsWords {
        title: "项目", "Projects";
    }
}
