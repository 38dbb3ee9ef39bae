SELECT e.oid, '', e.evtname, '', e.evtowner, e.evtevent, e.evtfoid::regproc,
       (SELECT string_agg(quote_literal(t), ', ' ORDER BY t) FROM unnest(e.evttags) t),
       CASE e.evtenabled WHEN 'D' THEN 'disabled' WHEN 'R' THEN 'replica' WHEN 'A' THEN 'always' END
FROM pg_event_trigger e
