-- Replace fixed resource slots of kernels by named ones
--
-- revision: f0f4ee907155
-- revises: a1fd4e7b7782
-- branch-labels:
-- depends-on:
-- created: 2018-12-17T13:59:08Z

-- migrate:up
ALTER TABLE kernels
    ADD COLUMN requested_slots jsonb,
    ADD COLUMN occupied_slots jsonb NOT NULL DEFAULT '{}';

UPDATE kernels
SET occupied_slots = jsonb_build_object('cpu', trim_scale(cpu_slot)::text, 'mem', mem_slot::text);

ALTER TABLE kernels
    DROP COLUMN cpu_slot,
    DROP COLUMN mem_slot;
COMMENT ON COLUMN kernels.occupied_slots IS E'Slot name to amount, both text; amounts can\'t be negative';

-- migrate:down
ALTER TABLE kernels
    ADD COLUMN cpu_slot numeric(10,3) NOT NULL DEFAULT 0,
    ADD COLUMN mem_slot bigint NOT NULL DEFAULT 0;
COMMENT ON COLUMN kernels.mem_slot IS 'In bytes';

UPDATE kernels
SET cpu_slot = coalesce((occupied_slots ->> 'cpu')::numeric, 0),
    mem_slot = coalesce((occupied_slots ->> 'mem')::bigint, 0);

ALTER TABLE kernels
    DROP COLUMN requested_slots,
    DROP COLUMN occupied_slots;
