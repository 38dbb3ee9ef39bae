-- runner: drizzle
SELECT pg_catalog.set_config('search_path', '', false);  -- expect: session-state-leak
CREATE TABLE public.invoices (id bigint PRIMARY KEY);
