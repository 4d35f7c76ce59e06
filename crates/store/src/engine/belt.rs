//! A belt that work waits on, and the threads that take from it.
//!
//! Who lay down last is woken first: its caches are still warm, and a house with more threads than
//! cores keeps no more of them busy than it needs.

use std::collections::VecDeque;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::thread::{Thread, ThreadId};

use crate::Fault;

/// How much work may wait before we say so: about a second of it on a small machine.
const MOST: usize = 8_192;

/// The end where work is put. The threads stop once it is gone and everything is taken.
pub struct Feeder<T>(Arc<Belt<T>>);

/// The end where threads take it.
pub struct Taker<T>(Arc<Belt<T>>);

struct Belt<T>(Mutex<Load<T>>);

struct Load<T> {
    waiting: VecDeque<T>,
    asleep: Vec<Thread>,
    fed: bool,
}

pub fn belt<T>() -> (Feeder<T>, Taker<T>) {
    let load = Load { waiting: VecDeque::new(), asleep: Vec::new(), fed: true };
    let belt = Arc::new(Belt(Mutex::new(load)));
    (Feeder(Arc::clone(&belt)), Taker(belt))
}

impl<T> Feeder<T> {
    /// Puts work on the belt, or says that too much waits.
    pub fn put(&self, work: T) -> Result<(), Fault> {
        let sleeper = {
            let mut load = self.0.load();
            if load.waiting.len() >= MOST {
                return Err(Fault::Busy);
            }
            load.waiting.push_back(work);
            load.asleep.pop()
        };
        if let Some(sleeper) = sleeper {
            sleeper.unpark();
        }
        Ok(())
    }
}

impl<T> Drop for Feeder<T> {
    fn drop(&mut self) {
        let sleepers = {
            let mut load = self.0.load();
            load.fed = false;
            std::mem::take(&mut load.asleep)
        };
        sleepers.iter().for_each(Thread::unpark);
    }
}

impl<T> Clone for Taker<T> {
    fn clone(&self) -> Self {
        Self(Arc::clone(&self.0))
    }
}

impl<T> Taker<T> {
    /// The work that has waited longest; sleeps until there is some. `None` once no more can come.
    pub fn take(&self) -> Option<T> {
        let me = std::thread::current();
        loop {
            {
                let mut load = self.0.load();
                // A thread may wake for no reason, and is then still among the sleepers.
                load.rouse(me.id());
                if let Some(work) = load.waiting.pop_front() {
                    return Some(work);
                }
                if !load.fed {
                    return None;
                }
                load.asleep.push(me.clone());
            }
            // Whoever unparks us before we get here makes this return at once.
            std::thread::park();
        }
    }

    /// What else waits now, up to so many.
    pub fn take_more(&self, most: usize) -> Vec<T> {
        let mut load = self.0.load();
        let count = most.min(load.waiting.len());
        load.waiting.drain(..count).collect()
    }
}

impl<T> Belt<T> {
    /// Nothing that can panic happens under the lock.
    fn load(&self) -> MutexGuard<'_, Load<T>> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl<T> Load<T> {
    fn rouse(&mut self, id: ThreadId) {
        if let Some(at) = self.asleep.iter().position(|thread| thread.id() == id) {
            self.asleep.swap_remove(at);
        }
    }
}

#[cfg(test)]
mod tests {
    use std::sync::mpsc::channel;

    use super::*;

    #[test]
    fn everything_put_is_taken_once_by_somebody_and_then_the_threads_end() {
        let (feeder, taker) = belt::<u32>();
        let (tell, told) = channel();
        let threads: Vec<_> = (0..3)
            .map(|_| {
                let (taker, tell) = (taker.clone(), tell.clone());
                std::thread::spawn(move || {
                    while let Some(work) = taker.take() {
                        tell.send(work).unwrap();
                    }
                })
            })
            .collect();
        // Each waits for the one before, so that threads fall asleep in between.
        for work in 0..500 {
            feeder.put(work).unwrap();
            assert_eq!(told.recv().unwrap(), work);
        }
        (0..500).for_each(|work| feeder.put(work).unwrap());
        drop(feeder);
        for thread in threads {
            thread.join().unwrap();
        }
        let mut rest: Vec<u32> = told.try_iter().collect();
        rest.sort_unstable();
        assert_eq!(rest, (0..500).collect::<Vec<_>>());
    }

    #[test]
    fn a_full_belt_refuses_and_what_waits_can_be_taken_together() {
        let (feeder, taker) = belt();
        for work in 0..MOST {
            feeder.put(work).unwrap();
        }
        assert!(matches!(feeder.put(MOST), Err(Fault::Busy)));
        assert_eq!(taker.take(), Some(0));
        assert_eq!(taker.take_more(2), [1, 2]);
        assert_eq!(taker.take_more(MOST).len(), MOST - 3);
    }
}
