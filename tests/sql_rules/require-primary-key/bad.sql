CREATE TABLE visits (at timestamptz, path text);  -- expect: require-primary-key
