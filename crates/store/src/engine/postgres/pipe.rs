//! One connection, and what was said on it without waiting for the answer.

use std::cell::RefCell;
use std::collections::VecDeque;
use std::future::{Future, poll_fn};
use std::pin::{Pin, pin};
use std::sync::Arc;
use std::task::Poll;

use tokio::runtime::Runtime;
use tokio::task::{JoinHandle, yield_now};
use tokio_postgres::tls::MakeTlsConnect;
use tokio_postgres::{Client, Config, Error, Row, Socket, Statement};

use crate::Value;

/// How much may be unheard before the older half is listened to.
const MOST: usize = 512;
/// After so much of it the wire gets its turn, so that the server works beside us.
const TURN: usize = 8;

type Unheard = Pin<Box<dyn Future<Output = Result<u64, Error>> + Send>>;

/// Driven by the thread that uses it, and by nothing else. What stands last here goes last: the
/// wire says goodbye to the server once nobody is left who could say anything on it.
pub struct Pipe {
    unheard: RefCell<VecDeque<Unheard>>,
    client: Arc<Client>,
    wire: Wire,
}

struct Wire {
    runtime: Runtime,
    connection: JoinHandle<()>,
}

impl Drop for Wire {
    fn drop(&mut self) {
        let _ = self.runtime.block_on(&mut self.connection);
    }
}

impl Pipe {
    /// The outer error is this machine's: no runtime could be made.
    pub fn open<T>(config: &Config, tls: T) -> std::io::Result<Result<Self, Error>>
    where
        T: MakeTlsConnect<Socket>,
        T::Stream: Send + 'static,
    {
        let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build()?;
        let connected = runtime.block_on(config.connect(tls));
        Ok(connected.map(|(client, connection)| {
            let connection = runtime.spawn(async move {
                // Whoever asks next hears that it is gone.
                let _ = connection.await;
            });
            let wire = Wire { runtime, connection };
            Self { unheard: RefCell::default(), client: Arc::new(client), wire }
        }))
    }

    /// Says it, listens to whatever was said before it, and then to its own answer. Answers come in
    /// turn, and one that nobody listens to holds up all that follow. The first that tells of an
    /// error is the reason of the rest.
    fn wait<T>(&self, answer: impl Future<Output = Result<T, Error>>) -> Result<T, Error> {
        let mut answer = pin!(answer);
        self.wire.runtime.block_on(async {
            let early = poll_fn(|context| Poll::Ready(answer.as_mut().poll(context))).await;
            self.hear(usize::MAX).await?;
            match early {
                Poll::Ready(answer) => answer,
                Poll::Pending => answer.await,
            }
        })
    }

    pub fn is_closed(&self) -> bool {
        self.client.is_closed()
    }

    /// Statements without parameters or answer.
    pub fn batch(&self, text: &str) -> Result<(), Error> {
        self.wait(self.client.batch_execute(text))
    }

    pub fn prepare(&self, text: &str) -> Result<Statement, Error> {
        self.wait(self.client.prepare(text))
    }

    pub fn run(&self, statement: &Statement, args: &[Value<'_>]) -> Result<u64, Error> {
        self.wait(self.client.execute_raw(statement, args.iter()))
    }

    pub fn query(&self, statement: &Statement, args: &[Value<'_>]) -> Result<Vec<Row>, Error> {
        self.wait(rows(&self.client, statement, args))
    }

    /// Says it and goes on. What goes wrong is told by whatever is asked next, or by `listen`.
    pub fn say(&self, statement: Statement, args: Vec<Value<'static>>) -> Result<(), Error> {
        let client = Arc::clone(&self.client);
        let mut run: Unheard = Box::pin(async move { client.execute_raw(&statement, args).await });
        let turn = self.unheard.borrow().len() % TURN == TURN - 1;
        self.wire.runtime.block_on(async {
            match poll_fn(|context| Poll::Ready(run.as_mut().poll(context))).await {
                Poll::Ready(Err(error)) => {
                    self.hear(usize::MAX).await?;
                    return Err(error);
                }
                Poll::Ready(Ok(_)) => {}
                Poll::Pending => self.unheard.borrow_mut().push_back(run),
            }
            if turn {
                yield_now().await;
            }
            if self.unheard.borrow().len() >= MOST { self.hear(MOST / 2).await } else { Ok(()) }
        })
    }

    /// Asks all of them at once; the answers in their order.
    pub fn query_all(
        &self,
        questions: &[(Statement, &[Value<'static>])],
    ) -> Result<Vec<Vec<Row>>, Error> {
        let mut asked: Vec<_> = questions
            .iter()
            .map(|(statement, args)| Box::pin(rows(&self.client, statement, args)))
            .collect();
        self.wait(async {
            let mut early = Vec::with_capacity(asked.len());
            for one in &mut asked {
                early.push(poll_fn(|context| Poll::Ready(one.as_mut().poll(context))).await);
            }
            let mut answers = Vec::with_capacity(asked.len());
            for (one, early) in asked.into_iter().zip(early) {
                answers.push(match early {
                    Poll::Ready(answer) => answer?,
                    Poll::Pending => one.await?,
                });
            }
            Ok(answers)
        })
    }

    /// Waits until everything said has been answered.
    pub fn listen(&self) -> Result<(), Error> {
        self.wire.runtime.block_on(self.hear(usize::MAX))
    }

    /// What was said is of no interest any more: its transaction is over.
    pub fn forget(&self) {
        self.unheard.borrow_mut().clear();
    }

    /// Listens to the oldest, up to the first that tells of an error: the rest was refused for it.
    async fn hear(&self, most: usize) -> Result<(), Error> {
        for _ in 0..most {
            let Some(oldest) = self.unheard.borrow_mut().pop_front() else { break };
            if let Err(error) = oldest.await {
                self.forget();
                return Err(error);
            }
        }
        Ok(())
    }
}

async fn rows(
    client: &Client,
    statement: &Statement,
    args: &[Value<'_>],
) -> Result<Vec<Row>, Error> {
    let args: Vec<&(dyn tokio_postgres::types::ToSql + Sync)> =
        args.iter().map(|arg| arg as _).collect();
    client.query(statement, &args).await
}
