CREATE TABLE public.users (id bigint PRIMARY KEY);
CREATE TEMPORARY TABLE old_ids (id bigint);
INSERT INTO old_ids SELECT 1;
INSERT INTO public.users SELECT id FROM old_ids;
DROP TABLE IF EXISTS old_ids;
