//! Tickets whose time is over, and what was said in them.

use std::time::Duration;

use ::store::Sweep;

use crate::rations;

store::statements! {
    /// Pictures and what is said go before their ticket.
    PICTURES_GONE = "SELECT p.id FROM help_ticket t JOIN help_picture p ON p.ticket = t.id \
        WHERE t.gone_at < $1 LIMIT $2";
    PICTURE_REMOVE = "DELETE FROM help_picture WHERE id = $1 AND EXISTS (SELECT 1 \
        FROM help_ticket t WHERE t.id = help_picture.ticket AND t.gone_at < $2)";
    ENTRIES_GONE = "SELECT e.id FROM help_ticket t JOIN help_entry e ON e.ticket = t.id \
        WHERE t.gone_at < $1 LIMIT $2";
    ENTRY_REMOVE = "DELETE FROM help_entry WHERE id = $1 AND EXISTS (SELECT 1 FROM help_ticket t \
        WHERE t.id = help_entry.ticket AND t.gone_at < $2)";
    TICKETS_GONE = "SELECT t.id FROM help_ticket t WHERE t.gone_at < $1 AND NOT EXISTS \
        (SELECT 1 FROM help_entry e WHERE e.ticket = t.id) AND NOT EXISTS \
        (SELECT 1 FROM help_picture p WHERE p.ticket = t.id) LIMIT $2";
    TICKET_REMOVE = "DELETE FROM help_ticket WHERE id = $1 AND gone_at < $2 AND NOT EXISTS \
        (SELECT 1 FROM help_entry e WHERE e.ticket = help_ticket.id) AND NOT EXISTS \
        (SELECT 1 FROM help_picture p WHERE p.ticket = help_ticket.id)";
}

pub const SWEEPS: [Sweep; 4] = [
    Sweep { name: "help_entry", keep: Duration::ZERO, find: ENTRIES_GONE, remove: ENTRY_REMOVE },
    Sweep { name: "help_ticket", keep: Duration::ZERO, find: TICKETS_GONE, remove: TICKET_REMOVE },
    Sweep {
        name: "help_picture",
        keep: Duration::ZERO,
        find: PICTURES_GONE,
        remove: PICTURE_REMOVE,
    },
    rations::SWEEP,
];
