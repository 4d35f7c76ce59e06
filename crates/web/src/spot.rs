//! Pages that stand in files, for any file server: English at the top, Spanish in `es`, and every
//! link relative.

use std::fmt::Display;

use base::Lang;

/// Where a page stands in the folder: how far up its top is, and its name below its language.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Spot {
    lang: Lang,
    page: String,
}

impl Spot {
    pub fn new(lang: Lang, page: impl Into<String>) -> Self {
        Self { lang, page: page.into() }
    }

    /// `es/incidents/2027-03-04-1.html`
    pub fn file(&self) -> String {
        format!("{}{}", folder(self.lang), self.page)
    }

    /// From here to another page of the same language.
    pub fn to(&self, page: impl Display) -> String {
        format!("{}{}{page}", self.up(), folder(self.lang))
    }

    /// From here to the same page in the other language.
    pub fn other(&self) -> String {
        let lang = match self.lang {
            Lang::English => Lang::Spanish,
            Lang::Spanish => Lang::English,
        };
        format!("{}{}{}", self.up(), folder(lang), self.page)
    }

    fn up(&self) -> String {
        "../".repeat(self.file().matches('/').count())
    }
}

const fn folder(lang: Lang) -> &'static str {
    match lang {
        Lang::English => "",
        Lang::Spanish => "es/",
    }
}
