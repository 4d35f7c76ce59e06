//! Work that happens later. The messages crate runs it; slices say what it is.

use std::fmt;
use std::future::Future;
use std::pin::Pin;
use std::sync::Arc;

use store::{Job, Sweep, Tx};

use crate::{House, Shared};

/// Work in one transaction with its own completion: it happens exactly once.
pub type Inside = Arc<dyn Fn(&Tx, &Job, &House) -> Result<(), store::Fault> + Send + Sync>;

/// Work that leaves the house: it happens at least once, so the far side must know a repeat.
pub type Outside = Arc<
    dyn Fn(Shared, Job) -> Pin<Box<dyn Future<Output = Result<(), Trouble>> + Send>> + Send + Sync,
>;

/// How work outside went wrong.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Trouble {
    /// Worth another try. The text goes to the log: no names, no addresses.
    Later(String),
    /// Trying again would not help.
    Never(String),
}

impl fmt::Display for Trouble {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Later(why) => write!(f, "try again: {why}"),
            Self::Never(why) => write!(f, "give up: {why}"),
        }
    }
}

/// A slice's work, by kind.
#[derive(Default)]
pub struct Jobs {
    pub inside: Vec<(&'static str, Inside)>,
    pub outside: Vec<(&'static str, Outside)>,
    /// What is swept once its time is over.
    pub sweeps: Vec<Sweep>,
}

impl Jobs {
    pub fn new() -> Self {
        Self::default()
    }

    #[must_use]
    pub fn inside<F>(mut self, kind: &'static str, work: F) -> Self
    where
        F: Fn(&Tx, &Job, &House) -> Result<(), store::Fault> + Send + Sync + 'static,
    {
        self.inside.push((kind, Arc::new(work)));
        self
    }

    /// Rows of these kinds go when they have been kept long enough.
    #[must_use]
    pub fn sweeping(mut self, sweeps: &[Sweep]) -> Self {
        self.sweeps.extend_from_slice(sweeps);
        self
    }

    #[must_use]
    pub fn outside<F, R>(mut self, kind: &'static str, work: F) -> Self
    where
        F: Fn(Shared, Job) -> R + Send + Sync + 'static,
        R: Future<Output = Result<(), Trouble>> + Send + 'static,
    {
        self.outside.push((kind, Arc::new(move |house, job| Box::pin(work(house, job)))));
        self
    }
}
