CREATE SCHEMA zoo;
CREATE TYPE zoo.diet AS ENUM ('plants', 'meat', 'both');
CREATE DOMAIN zoo.weight AS numeric(8,3) DEFAULT 1 CONSTRAINT positive CHECK (VALUE > 0);
CREATE TYPE zoo.place AS (house text, cage integer);
CREATE TYPE zoo.opening AS RANGE (subtype = time);
CREATE SEQUENCE zoo.ticket AS integer START 100 INCREMENT 5 CACHE 10;

CREATE TABLE zoo.species (
    id integer GENERATED ALWAYS AS IDENTITY (START WITH 10) PRIMARY KEY,
    latin varchar(100) COLLATE "C" NOT NULL,
    english varchar(50) COLLATE "C" NOT NULL,
    diet zoo.diet NOT NULL DEFAULT 'plants',
    label text GENERATED ALWAYS AS (upper(latin)) STORED,
    CONSTRAINT uq_species_latin UNIQUE (latin)
);
COMMENT ON TABLE zoo.species IS 'kinds of animals';
COMMENT ON COLUMN zoo.species.latin IS 'genus and species';

CREATE TABLE zoo.animal (
    id bigserial PRIMARY KEY,
    species integer NOT NULL CONSTRAINT fk_animal_species REFERENCES zoo.species (id) ON DELETE CASCADE,
    name text DEFAULT 'nameless',
    born date,
    weight zoo.weight,
    place zoo.place,
    tags text[] NOT NULL DEFAULT '{}',
    CONSTRAINT ck_animal_born CHECK (born > DATE '1900-01-01'),
    CONSTRAINT ex_animal_place EXCLUDE USING btree (place WITH =) DEFERRABLE
);
CREATE INDEX ix_animal_born ON zoo.animal (born DESC) WHERE name IS NOT NULL;
CREATE INDEX ix_animal_species ON zoo.animal (species) INCLUDE (name);
CREATE INDEX ix_animal_tags ON zoo.animal USING gin (tags);
CREATE UNIQUE INDEX ix_animal_name ON zoo.animal (lower(name));
CREATE STATISTICS zoo.animal_stat ON species, born FROM zoo.animal;

CREATE TABLE zoo.visit (on_day date NOT NULL, visitors integer) PARTITION BY RANGE (on_day);
CREATE TABLE zoo.visit_2025 PARTITION OF zoo.visit FOR VALUES FROM ('2025-01-01') TO ('2026-01-01');

CREATE VIEW zoo.herbivore AS SELECT id, latin FROM zoo.species WHERE diet = 'plants';
CREATE MATERIALIZED VIEW zoo.census AS SELECT species, count(*) AS n FROM zoo.animal GROUP BY species;

CREATE FUNCTION zoo.touch() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    NEW.name := trim(NEW.name);
    RETURN NEW;
END $$;
CREATE PROCEDURE zoo.feed(kind integer) LANGUAGE sql AS 'UPDATE zoo.animal SET name = name';
CREATE AGGREGATE zoo.heaviest(numeric) (SFUNC = numeric_larger, STYPE = numeric);
CREATE TRIGGER tr_animal_name BEFORE INSERT ON zoo.animal FOR EACH ROW EXECUTE FUNCTION zoo.touch();
CREATE RULE keep AS ON DELETE TO zoo.species DO INSTEAD NOTHING;
ALTER TABLE zoo.animal ENABLE ROW LEVEL SECURITY;
CREATE POLICY young ON zoo.animal FOR SELECT USING (born > DATE '2020-01-01');
