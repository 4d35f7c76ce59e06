//! Answers that were asked for ahead of their time. PostgreSQL sits across a wire: asking a
//! thousand questions at once takes one turn of it and not a thousand. Whatever a transaction
//! writes may change an answer, so one is void as soon as a row is written that it has to do with.

use std::collections::HashMap;
use std::hash::{DefaultHasher, Hash as _, Hasher as _};

use base::Entropy;

use crate::{Sql, Value};

/// A question that will be asked later in the same transaction, word by word.
#[derive(Debug, Clone)]
pub struct Question {
    pub(crate) sql: Sql,
    pub(crate) args: Vec<Value<'static>>,
    /// Whose rows it is about; nothing where it is about no member's.
    owner: Option<Entropy>,
}

impl Question {
    pub fn new(sql: Sql, args: impl IntoIterator<Item = Value<'static>>) -> Self {
        Self { sql, args: args.into_iter().collect(), owner: None }
    }

    /// About one member's rows: what is written of their other rows leaves the answer standing. So
    /// whoever writes one of its rows has to name it by an id that is in the question or in the
    /// answer, or else name the owner and nothing more.
    #[must_use]
    pub fn of(self, owner: base::MemberId) -> Self {
        Self { owner: Some(*owner.bytes()), ..self }
    }

    /// The ids it names, without its owner.
    fn ids(&self) -> impl Iterator<Item = Entropy> {
        self.args.iter().filter_map(id).filter(|id| self.owner != Some(*id))
    }
}

/// Sixteen bytes: a row's id, a keyed hash by which rows are found, or an owner.
fn id(value: &Value<'_>) -> Option<Entropy> {
    match value {
        Value::Bytes(bytes) => bytes.as_ref().try_into().ok(),
        _ => None,
    }
}

struct Answer<A> {
    question: Question,
    rows: A,
}

/// The answers that still stand.
pub struct Ahead<A> {
    answers: HashMap<u64, Answer<A>>,
    /// Which of them have to do with an id.
    by_id: HashMap<Entropy, Vec<u64>>,
    /// Which of them were about an owner's rows.
    by_owner: HashMap<Entropy, Vec<u64>>,
}

impl<A> Default for Ahead<A> {
    fn default() -> Self {
        Self { answers: HashMap::new(), by_id: HashMap::new(), by_owner: HashMap::new() }
    }
}

impl<A: Clone> Ahead<A> {
    pub fn clear(&mut self) {
        self.answers.clear();
        self.by_id.clear();
        self.by_owner.clear();
    }

    /// `named` are the ids in the answer's rows.
    pub fn put(&mut self, question: Question, rows: A, named: impl IntoIterator<Item = Entropy>) {
        let key = key(question.sql, &question.args);
        let owner = question.owner;
        let named = named.into_iter().filter(|id| owner != Some(*id));
        for id in question.ids().chain(named) {
            self.by_id.entry(id).or_default().push(key);
        }
        if let Some(owner) = owner {
            self.by_owner.entry(owner).or_default().push(key);
        }
        self.answers.insert(key, Answer { question, rows });
    }

    pub fn find(&self, sql: Sql, args: &[Value<'_>]) -> Option<A> {
        if self.answers.is_empty() {
            return None;
        }
        let Answer { question, rows } = self.answers.get(&key(sql, args))?;
        (question.sql.text == sql.text && question.args == args).then(|| rows.clone())
    }

    /// A row is written: answers that name one of its ids no longer stand. A statement that names
    /// owners alone may write any row of theirs, and one that names no id any row at all.
    pub fn void(&mut self, args: &[Value<'_>]) {
        if self.answers.is_empty() {
            return;
        }
        let ids: Vec<Entropy> = args.iter().filter_map(id).collect();
        if ids.is_empty() {
            return self.clear();
        }
        let owners_alone = ids.iter().all(|id| self.by_owner.contains_key(id));
        for id in ids {
            let mut gone = self.by_id.remove(&id).unwrap_or_default();
            if owners_alone {
                gone.extend(self.by_owner.get(&id).into_iter().flatten());
            }
            for key in gone {
                self.answers.remove(&key);
            }
        }
    }
}

fn key(sql: Sql, args: &[Value<'_>]) -> u64 {
    let mut hasher = DefaultHasher::new();
    sql.name.hash(&mut hasher);
    args.hash(&mut hasher);
    hasher.finish()
}

#[cfg(test)]
mod tests;
