-- Denied and reversed claims are few among many paid ones: a list of them must not wade through
-- the rest. Only they stand in this index, so that an import hardly notices it.
CREATE INDEX claim_rare ON claim (owner, status, service_day, id)
    WHERE newest AND status <> 'paid';
