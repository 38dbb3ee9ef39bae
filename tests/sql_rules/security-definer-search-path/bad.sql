CREATE FUNCTION delete_user(wanted bigint) RETURNS void LANGUAGE sql SECURITY DEFINER AS $$  -- expect: security-definer-search-path
  SELECT 1;
$$;
