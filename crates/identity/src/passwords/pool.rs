//! The hash pool: a thread per core, a bounded queue, one block of memory for each thread.
//!
//! A slow hash on the runtime's own threads would stop every page; one thread per request would
//! take gigabytes. Beyond the queue the visitor hears so at once (GUARD 9).

use std::sync::mpsc::{Receiver, SyncSender, TrySendError, sync_channel};
use std::sync::{Arc, Mutex};
use std::thread;

use argon2::Block;
use base::Entropy;
use tokio::sync::oneshot;

use super::{Cost, Peppered, Stored, Verdict};

/// How many hashes may wait for each thread: about a second of work.
const WAITING_PER_THREAD: usize = 40;

/// More people are signing in than this machine can check right now.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("the hash pool is full")]
pub struct Overloaded;

enum Work {
    Hash(Peppered, Entropy, oneshot::Sender<Stored>),
    Verify(Peppered, Stored, oneshot::Sender<Verdict>),
}

#[derive(Clone)]
pub struct Pool {
    cost: Cost,
    queue: SyncSender<Work>,
}

impl Pool {
    /// Starts `threads` threads. They end when the last clone of the pool is dropped.
    pub fn start(cost: Cost, threads: usize) -> std::io::Result<Self> {
        let threads = threads.max(1);
        let (queue, work) = sync_channel(threads * WAITING_PER_THREAD);
        let work = Arc::new(Mutex::new(work));
        for number in 0..threads {
            let work = Arc::clone(&work);
            thread::Builder::new()
                .name(format!("hash-{number}"))
                .spawn(move || serve(cost, &work))?;
        }
        Ok(Self { cost, queue })
    }

    pub(super) const fn cost(&self) -> Cost {
        self.cost
    }

    pub(super) async fn hash(
        &self,
        password: Peppered,
        salt: Entropy,
    ) -> Result<Stored, Overloaded> {
        let (answer, done) = oneshot::channel();
        self.offer(Work::Hash(password, salt, answer))?;
        done.await.map_err(|_| Overloaded)
    }

    pub(super) async fn verify(
        &self,
        password: Peppered,
        stored: Stored,
    ) -> Result<Verdict, Overloaded> {
        let (answer, done) = oneshot::channel();
        self.offer(Work::Verify(password, stored, answer))?;
        done.await.map_err(|_| Overloaded)
    }

    fn offer(&self, work: Work) -> Result<(), Overloaded> {
        self.queue.try_send(work).map_err(|refused| match refused {
            TrySendError::Full(_) | TrySendError::Disconnected(_) => Overloaded,
        })
    }
}

/// Behind the threads that answer pages when both want the processor: somebody who reads should not
/// wait for somebody who signs in. Further back, sign-ins would starve (STACK).
const NICE: i32 = 5;

/// On Linux this is about the calling thread alone; elsewhere it would be the whole process.
fn step_back() {
    if cfg!(target_os = "linux")
        && let Err(error) = rustix::process::nice(NICE)
    {
        tracing::warn!(%error, "Hash threads run beside those that answer pages, not behind them");
    }
}

fn serve(cost: Cost, work: &Mutex<Receiver<Work>>) {
    step_back();
    let mut memory: Vec<Block> = Vec::new();
    loop {
        let next = match work.lock() {
            Ok(work) => work.recv(),
            Err(_) => return,
        };
        // A visitor who left has dropped the other end; the answer then goes nowhere.
        match next {
            Ok(Work::Hash(_, _, answer)) if answer.is_closed() => {}
            Ok(Work::Verify(_, _, answer)) if answer.is_closed() => {}
            Ok(Work::Hash(password, salt, answer)) => {
                let _ = answer.send(cost.hash(&mut memory, &password, &salt));
            }
            Ok(Work::Verify(password, stored, answer)) => {
                let _ = answer.send(cost.verify(&mut memory, &password, &stored));
            }
            Err(_) => return,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn runtime() -> tokio::runtime::Runtime {
        tokio::runtime::Builder::new_current_thread().build().unwrap()
    }

    #[test]
    fn what_was_hashed_verifies_and_nothing_else_does() {
        let pool = Pool::start(Cost::TRIFLING, 2).unwrap();
        runtime().block_on(async {
            let stored = pool.hash(Peppered([1; 32]), [2; 16]).await.unwrap();
            let right = pool.verify(Peppered([1; 32]), stored.clone()).await;
            assert_eq!(right, Ok(Verdict::Right { stale: false }));
            let wrong = pool.verify(Peppered([3; 32]), stored).await;
            assert!(matches!(wrong, Ok(Verdict::Wrong { .. })));
        });
    }

    #[test]
    fn a_full_queue_is_told_at_once_and_what_was_taken_is_still_answered() {
        let pool = Pool::start(Cost::new(4096, 2), 1).unwrap();
        runtime().block_on(async {
            let mut waiting = Vec::new();
            let mut refused = 0;
            for _ in 0..WAITING_PER_THREAD * 2 {
                let (answer, done) = oneshot::channel();
                match pool.offer(Work::Hash(Peppered([1; 32]), [2; 16], answer)) {
                    Ok(()) => waiting.push(done),
                    Err(Overloaded) => refused += 1,
                }
            }
            assert!(refused > 0, "none was refused");
            for done in waiting {
                assert!(done.await.is_ok());
            }
        });
    }
}
