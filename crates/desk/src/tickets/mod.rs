//! What people wrote to us, for those who answer: queues by days of medicine left, and one ticket.

pub mod pages;
pub mod ready;
mod rules;
