#pragma once
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "lint/effect.h"
#include "lint/filled_columns.h"
#include "lint/migration.h"
#include "lint/settings.h"
#include "replay/replay.h"
#include "sql/line_index.h"
#include "sql/quoting.h"

namespace lockstep::lint {

/// A lock that an earlier statement of the transaction holds until its end: one that blocks writes, or under which
/// there was work.
struct HeldLock {
  Effect effect;
  std::string path;        // of the migration with that statement
  std::uint32_t line = 0;  // of it
  bool is_here = true;     // that migration is the one under judgement
};

/// A migration under judgement.
struct File {
  std::string path;
  std::string_view text;
  const sql::ParsedFile& parsed;
  const sql::LineIndex& lines;
  std::span<const Migration> later = {};  // that follow it, in their order
};

/// All that a rule may ask about one statement. Everything is as before it runs.
struct Situation {
  const File& file;
  const sql::Statement& statement;
  const sql::Statement* outer = nullptr;  // the DO that it stands in
  const replay::Database& database;
  const replay::TransactionState& transaction;
  std::span<const Effect> effects;  // of the statement
  std::span<const HeldLock> held;   // by the transaction
  const FilledColumns& filled;
  const Settings& settings;
  std::size_t index = 0;        // of the statement, or of the one that it stands in, among those of the file
  std::uint32_t migration = 0;  // ordinal of the migration, as replay::Origin has it
  bool is_first_lock = false;   // no statement of the file before took a lock that others wait for

  std::string_view text_of(sql::Span span) const { return file.text.substr(span.begin, span.end - span.begin); }
};

/// Whether the change under judgement made the relation, so that it is empty and nobody else can know of it.
bool is_new(const replay::Relation& relation);
/// The same of a relation by name. Nothing: it is not known.
std::optional<bool> is_new(const Situation& at, const sql::QualifiedName& name);
/// Whether the relation is temporary, or new: what a lock on it blocks is nobody.
bool is_private(const Situation& at, const sql::QualifiedName& name);

/// Rows that the table is said to have; nothing when nobody said.
std::optional<std::int64_t> row_estimate(const Situation& at, const sql::QualifiedName& name);
/// The preset that findings about a table are weighed by: its own, else that of all.
Preset preset_for(const Situation& at, const sql::QualifiedName& name);

/// The effects of one action.
std::vector<Effect> effects_of(const Situation& at, const sql::AlterAction& action);

/// The statements of the file behind this one; not all of a very long file, so that to look at them costs the same at
/// each statement.
std::span<const sql::Statement> following(const Situation& at);
/// Whether the statement runs whenever its file does.
bool is_unconditional(const Situation& at);
/// Whether the transaction itself has added the constraint, NOT VALID.
bool is_added_not_valid(const Situation& at, const sql::QualifiedName& table, std::string_view constraint);
/// Whether a handler around it goes on after the error: "duplicate_object".
bool forgives(const Situation& at, std::string_view condition);

// Names as SQL, for help: "public"."users" only where it was written so.
using sql::literal;
using sql::quoted;

/// A name that is free for an object made from these parts: users_email_not_null.
std::string suggested_name(const sql::QualifiedName& table, std::string_view column, std::string_view ending);

}  // namespace lockstep::lint
