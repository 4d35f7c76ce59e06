//! What lasts now and concerns everybody: one line above each page, as the status page has it.

use std::sync::{Arc, PoisonError, RwLock};

use base::Lang;

/// An incident in one language.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NewsLine {
    pub title: String,
    /// What still works; empty where nobody has said so yet.
    pub works: String,
}

/// The same in both.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct News {
    pub en: NewsLine,
    pub es: NewsLine,
    pub hinders: Hinders,
}

/// Whether it may be why somebody cannot sign in.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Hinders {
    /// Nothing lasts, or it is about something else.
    #[default]
    Nothing,
    SignIn,
    /// Only the codes we send, which come late or not at all.
    Codes,
    /// Work that was announced.
    SignInForWork,
}

impl News {
    pub const fn in_lang(&self, lang: Lang) -> &NewsLine {
        match lang {
            Lang::English => &self.en,
            Lang::Spanish => &self.es,
        }
    }
}

/// Where it hangs until it is over.
#[derive(Default)]
pub(crate) struct Board(RwLock<Option<Arc<News>>>);

impl Board {
    pub fn hang(&self, news: Option<News>) {
        *self.0.write().unwrap_or_else(PoisonError::into_inner) = news.map(Arc::new);
    }

    pub fn read(&self) -> Option<Arc<News>> {
        self.0.read().unwrap_or_else(PoisonError::into_inner).clone()
    }
}
