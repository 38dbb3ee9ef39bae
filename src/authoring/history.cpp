#include "authoring/history.h"

#include <algorithm>
#include <functional>

#include "sql/chunks.h"

namespace lockstep::authoring {
namespace {

using replay::Database;
using replay::Id;

Id id_of(const sql::ObjectName& name, sql::ObjectKind kind, const Database& database) {
  const bool is_routine =
      kind == sql::ObjectKind::kFunction || kind == sql::ObjectKind::kProcedure || kind == sql::ObjectKind::kRoutine;
  if (is_routine) {
    if (name.has_arguments) {
      const auto found = database.find_function(name);
      return found ? found->id : 0;
    }
    const auto all = database.find_functions(name.name);
    return all.size() == 1 ? all.front()->id : 0;
  }
  const auto found = database.find_relation(name.name);
  return found ? found->id : 0;
}

Id id_of(const sql::CreateFunction& made, const Database& database) {
  sql::ObjectName name{made.name, {}, {}, true};
  for (const sql::Parameter& one : made.parameters) {
    const bool is_result = one.mode == sql::Parameter::Mode::kOut || one.mode == sql::Parameter::Mode::kTable;
    if (!is_result) name.arguments.push_back(one.type);
  }
  return id_of(name, sql::ObjectKind::kFunction, database);
}

Id id_of(const sql::QualifiedName& relation, const Database& database) {
  return id_of({relation, {}, {}, false}, sql::ObjectKind::kTable, database);
}

/// Each statement that runs, those in a DO too, since they run once and for all.
void for_each_that_runs(const sql::Statement& statement, const std::function<void(const sql::Statement&)>& visit) {
  if (!std::holds_alternative<sql::Do>(statement.body)) return visit(statement);
  for (const sql::Statement& inner : statement.children) visit(inner);
}

}  // namespace

std::string_view WrittenTexts::definition(Id object, std::string_view part) const {
  const auto found = definitions_.find({object, std::string(part)});
  return found == definitions_.end() ? std::string_view() : found->second;
}

const std::vector<std::string>& WrittenTexts::remarks(Id object) const {
  static const std::vector<std::string> kNone;
  const auto found = remarks_.find(object);
  return found == remarks_.end() ? kNone : found->second;
}

void WrittenTexts::define(Id object, const std::string& part, std::string statement) {
  if (object != 0) definitions_[{object, part}] = std::move(statement);
}

void WrittenTexts::remark(const sql::ObjectName& name, sql::ObjectKind kind, const std::string& statement,
                          const Database& after) {
  if (const Id id = id_of(name, kind, after); id != 0) remarks_[id].push_back(statement);
}

void WrittenTexts::note(const sql::Statement& whole, std::string_view text, const Database& after) {
  for_each_that_runs(whole, [&](const sql::Statement& statement) {
    const std::string written(text.substr(statement.span.begin, statement.span.end - statement.span.begin));
    if (const auto* function = std::get_if<sql::CreateFunction>(&statement.body)) {
      define(id_of(*function, after), "", written);
    } else if (const auto* view = std::get_if<sql::CreateView>(&statement.body)) {
      define(id_of(view->name, after), "", written);
    } else if (const auto* trigger = std::get_if<sql::CreateTrigger>(&statement.body)) {
      define(id_of(trigger->table, after), trigger->name.text, written);
    } else if (const auto* rule = std::get_if<sql::CreateRule>(&statement.body)) {
      define(id_of(rule->table, after), rule->name.text, written);
    } else if (const auto* grant = std::get_if<sql::Grant>(&statement.body)) {
      if (grant->is_of_roles || grant->is_default || grant->all_in_schema) return;
      for (const sql::ObjectName& name : grant->objects) remark(name, grant->kind, written, after);
    } else if (const auto* comment = std::get_if<sql::Comment>(&statement.body)) {
      remark(comment->object, comment->kind, written, after);
    } else if (const auto* alter = std::get_if<sql::AlterFunction>(&statement.body)) {
      remark(alter->function, alter->kind, written, after);
    } else if (const auto* owner = std::get_if<sql::ChangeOwner>(&statement.body)) {
      remark(owner->object, owner->kind, written, after);
    }
  });
}

void History::add(const std::string& name, std::string text, sql::Splitting splitting) {
  const std::string& kept = texts_.emplace_back(std::move(text));
  const bool may_have_marks = splitting == sql::Splitting::kWholeFile;
  const sql::ParsedFile parsed =
      sql::parse_file(kept, may_have_marks ? sql::splitting_of_marks(kept).value_or(splitting) : splitting);
  replay_.begin_migration({.name = name, .text = kept, .is_new = false, .scope = {}});
  const auto goes_back = [&](sql::Span place) {
    return std::any_of(parsed.chunks.begin(), parsed.chunks.end(), [&](const sql::Chunk& chunk) {
      return chunk.direction == sql::Direction::kDown && place.begin >= chunk.span.begin &&
             place.begin < chunk.span.end;
    });
  };
  for (const sql::Problem& problem : parsed.problems) {
    const bool is_lost = !problem.is_recovered && !problem.statement.empty() && !goes_back(problem.place);
    if (is_lost) replay_.note_unknown(problem.message, problem.statement);
  }
  for (const sql::Statement& statement : parsed.statements) {
    if (goes_back(statement.span)) continue;
    replay_.apply(statement);
    written_.note(statement, kept, replay_.database());
  }
}

}  // namespace lockstep::authoring
