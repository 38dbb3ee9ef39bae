CREATE TABLE users (id bigint PRIMARY KEY, name text, fax text);

-- snippet: above
-- squawk-ignore ban-drop-column
ALTER TABLE users DROP COLUMN fax;
-- snippet: with an empty line between
-- squawk-ignore ban-drop-column

ALTER TABLE users DROP COLUMN fax;  -- only-squawk ban-drop-column: the comment is about the statement
-- snippet: above a statement of two lines
-- squawk-ignore ban-drop-column
ALTER TABLE users
  DROP COLUMN fax;  -- only-squawk ban-drop-column: the comment is about the statement
-- snippet: two above
-- squawk-ignore ban-drop-column
-- squawk-ignore renaming-column
ALTER TABLE users DROP COLUMN fax;  -- only-squawk ban-drop-column: the comment is about the statement
-- snippet: by an alias
-- squawk-ignore adding-serial-primary-key-field
CREATE TABLE posts (id bigint PRIMARY KEY);
-- snippet: unknown
-- squawk-ignore ban-drop-colum
-- agree unused-ignore
ALTER TABLE users DROP COLUMN fax;  -- agree ban-drop-column
-- snippet: for the file
-- squawk-ignore-file ban-drop-column
ALTER TABLE users DROP COLUMN fax;
-- snippet: of ours
-- lockstep-ignore ban-drop-column: nobody sends faxes
ALTER TABLE users DROP COLUMN fax;  -- only-squawk ban-drop-column: our own comment
-- snippet: of ours for nothing
-- lockstep-ignore ban-drop-column: nobody sends faxes
-- only-lockstep unused-suppression: a comment for nothing
ALTER TABLE users ADD COLUMN bio text;
-- snippet: behind the statement
ALTER TABLE users DROP COLUMN fax; -- squawk-ignore ban-drop-column
ALTER TABLE users DROP COLUMN name;  -- only-lockstep ban-drop-column: the comment is about the statement
