# The schema sources of the whole change are held against its migrations, with the reasons that its commits give. What
# nobody reads for a database is passed over.
. "$(dirname "$0")/common.sh"

git init -q "$scratch/schema" && cd "$scratch/schema"
echo "export default { schema: './schema.ts', out: './drizzle', dialect: 'postgresql' };" >drizzle.config.ts
cat >schema.ts <<'END'
import { integer, pgTable, text } from "drizzle-orm/pg-core";
export const users = pgTable("users", {
  id: integer("id").primaryKey(),
  name: text("name"),
});
END
entry 0000_users 1767225600000 && save users
branch work && sed -i 's/  name: .*/&\n  email: text("email"),/' schema.ts && save "an email"
git switch -q main && echo hello >readme && save readme
gate 1 --base main --head work
says 'schema.ts:5:3: error: '
says '[schema-without-migration]'

git switch -q work && git commit -q --allow-empty -m 'Why

Lockstep-No-Migration: the column is there already'
gate 0 --base main --head work

git switch -q -c words main && echo '# Title' >page.md && save page
gate 0 --base main --head words
says_nothing
output=$("$program" gate --base main --head words --verbose 2>&1)
says '0 projects'
