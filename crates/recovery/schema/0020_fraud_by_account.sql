-- Whoever says that all is well closes the cases of one account.
CREATE INDEX fraud_case_account ON fraud_case (account);
