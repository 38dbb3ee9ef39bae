#include "evaluate/packages.h"

#include <algorithm>
#include <iterator>
#include <string>

#include "base/text.h"

namespace lockstep::evaluate {

namespace {

/// Packages whose values are never tables, each between two blanks.
constexpr std::string_view kInertPackages =
    " drizzle-zod drizzle-valibot drizzle-typebox drizzle-arktype drizzle-seed valibot typebox arktype effect "
    "yup joi superstruct ajv nanoid uuid uuidv7 ulid ulidx cuid short-uuid typeid-js pg postgres dotenv "
    "bcrypt bcryptjs argon2 crypto fs path url util os events stream buffer async_hooks child_process http "
    "https assert date-fns dayjs luxon moment lodash remeda ramda server-only server-cli-only decimal.js "
    "bignumber.js pino winston chalk debug react next svelte hono express fastify ioredis redis stripe "
    "openai ai slugify ms zod-openapi ";
constexpr std::string_view kInertScopes[] = {
    "node:",    "bun:",           "@hono/",        "@paralleldrive/", "@noble/", "@neondatabase/",   "@vercel/",
    "@t3-oss/", "@electric-sql/", "@planetscale/", "@trpc/",          "@types/", "@asteasolutions/", "@sinclair/",
};

/// The package that a specifier names: `@scope/name/file` is of `@scope/name`.
std::string_view package_of(std::string_view specifier) {
  std::size_t end = specifier.find('/');
  if (specifier.starts_with("@") && end != std::string_view::npos) end = specifier.find('/', end + 1);
  return specifier.substr(0, end);
}

}  // namespace

bool is_inert_package(std::string_view specifier) {
  const auto is_of = [&](std::string_view scope) { return specifier.starts_with(scope); };
  if (std::any_of(std::begin(kInertScopes), std::end(kInertScopes), is_of)) return true;
  return base::contains(kInertPackages, " " + std::string(package_of(specifier)) + " ");
}

Space space_of_package(std::string_view specifier) {
  if (specifier == "drizzle-orm" || specifier.starts_with("drizzle-orm/sql")) return Space::kDrizzleOrm;
  if (specifier == "drizzle-orm/pg-core" || specifier.starts_with("drizzle-orm/pg-core/")) return Space::kPgCore;
  const std::string_view package = package_of(specifier);
  if (package == "zod" || package == "@hono/zod-openapi") return Space::kZod;
  return Space::kNone;
}

}  // namespace lockstep::evaluate
