-- Make kernels.requested_slots mandatory
--
-- revision: 85615e005fa3
-- revises: a083c6c962e5
-- branch-labels:
-- depends-on:
-- created: 2023-09-25T11:22:59Z

-- migrate:up
UPDATE kernels SET requested_slots = '{}' WHERE requested_slots IS NULL;
ALTER TABLE kernels ALTER COLUMN requested_slots SET NOT NULL;

-- migrate:down
ALTER TABLE kernels ALTER COLUMN requested_slots DROP NOT NULL;
