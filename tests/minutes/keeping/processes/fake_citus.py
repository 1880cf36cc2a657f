"""Stands in for the extension Citus, which no test can install: what `distribute` and `purge` ask of it, in one database.

It demands what Citus demands of a table (each unique key holds the column, no foreign key), and keeps its own list apart
from the dumps, as Citus does. There are no other machines: what is sent to these is done here, or, where no function
may do it, noted in pg_dist_sent alone.
"""

import psycopg

FAKE = """
SET allow_system_table_mods = on;
INSERT INTO pg_extension (oid, extname, extowner, extnamespace, extrelocatable, extversion)
VALUES (9999, 'citus', 10, 'pg_catalog'::regnamespace, false, '13.2-1');
CREATE TABLE pg_catalog.pg_dist_partition (logicalrelid regclass, partkey text);
CREATE TABLE pg_catalog.pg_dist_sent (command text);

CREATE FUNCTION pg_catalog.create_distributed_table(relation text, distributed_by text) RETURNS void LANGUAGE plpgsql AS $$
DECLARE
    place smallint := attnum FROM pg_attribute WHERE attrelid = relation::regclass AND attname = distributed_by;
BEGIN
    IF EXISTS (SELECT FROM pg_dist_partition WHERE logicalrelid = relation::regclass) THEN
        RAISE 'table "%" is already distributed', relation;
    ELSIF EXISTS (SELECT FROM pg_index WHERE indrelid = relation::regclass AND indisunique AND place <> ALL (indkey)) THEN
        RAISE 'a unique index of "%" lacks "%"', relation, distributed_by;
    ELSIF EXISTS (SELECT FROM pg_constraint WHERE contype = 'f' AND relation::regclass IN (conrelid, confrelid)) THEN
        RAISE 'a foreign key of or to "%"', relation;
    END IF;
    INSERT INTO pg_dist_partition VALUES (relation::regclass, distributed_by);
END $$;

CREATE FUNCTION pg_catalog.run_command_on_workers(command text, OUT nodename text, OUT nodeport int, OUT success bool,
    OUT result text) RETURNS SETOF record LANGUAGE plpgsql AS $$
BEGIN
    INSERT INTO pg_dist_sent VALUES (command);
    FOR nodeport IN 5433..5434 LOOP
        nodename := 'localhost'; success := true; result := 'done';
        IF command !~ '^(VACUUM|CHECKPOINT)' THEN EXECUTE command INTO result; END IF;
        RETURN NEXT;
    END LOOP;
END $$;

CREATE FUNCTION pg_catalog.run_command_on_shards(relation text, command text, OUT shardid bigint, OUT success bool,
    OUT result text) RETURNS SETOF record LANGUAGE plpgsql AS $$
BEGIN
    shardid := 102008; success := true;
    EXECUTE format(command, relation) INTO result;
    RETURN NEXT;
END $$;
"""


def install_fake_citus(url: str) -> None:
    with psycopg.connect(url, autocommit=True) as server:
        server.execute(FAKE)
