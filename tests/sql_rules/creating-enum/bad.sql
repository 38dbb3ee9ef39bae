CREATE TYPE mood AS ENUM ('sad', 'happy');  -- expect: creating-enum
