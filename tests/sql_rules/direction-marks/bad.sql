-- splitting: goose
CREATE TABLE posts (id bigint PRIMARY KEY);  -- expect: direction-marks
