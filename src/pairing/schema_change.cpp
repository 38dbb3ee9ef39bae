#include "pairing/schema_change.h"

#include <algorithm>
#include <tuple>

#include "base/text.h"
#include "evaluate/schema_reader.h"
#include "pairing/schema_files.h"
#include "typescript/drizzle_config.h"
#include "typescript/sources.h"

namespace lockstep::pairing {
namespace {

constexpr std::string_view kMark = "lockstep: no-migration";

using Paths = std::set<std::string, std::less<>>;

bool can_matter(std::string_view path) {
  for (const std::string_view end : {".ts", ".js", ".mts", ".cts", ".mjs", ".cjs", ".tsx", ".json", ".yaml"}) {
    if (path.ends_with(end)) return true;
  }
  return false;
}

Paths changed_sources(const git::Tree& before, const git::Tree& after) {
  Paths changed;
  for (const git::ChangedPath& path : git::changed_paths(before, after, "")) {
    if (can_matter(path.path)) changed.insert(path.path);
  }
  return changed;
}

/// Only a configuration that does not say it by itself is evaluated, with what it imports.
evaluate::Casing casing_in(const git::Tree& tree, typescript::Sources& sources, const model::Project& project) {
  if (project.config_path.empty() || project.config_path.ends_with("lockstep.json")) return evaluate::Casing::kNone;
  const auto text = git::read_file(tree, project.config_path);
  if (!text) return evaluate::Casing::kNone;
  const typescript::DrizzleConfig config = typescript::read_drizzle_config(*text);
  if (config.casing) return evaluate::casing_of(*config.casing);
  const bool has_one = std::any_of(config.unresolved.begin(), config.unresolved.end(),
                                   [](const auto& unresolved) { return unresolved.field == "casing"; });
  if (!has_one && !base::contains(*text, "...")) return evaluate::Casing::kNone;
  const evaluate::Casing read = evaluate::read_casing(sources, project.config_path);
  // What is spread into it is rarely about this.
  return read == evaluate::Casing::kUnknown && !has_one ? evaluate::Casing::kNone : read;
}

/// One tree's schema. Members are in the order in which they stand on each other.
struct Side {
  Side(const git::Tree& tree, typescript::SourceCache& cache, const model::Project& project)
      : files(schema_files(tree, project.schema_globs)),
        sources(tree, cache),
        made(evaluate::read_schema(sources, files, casing_in(tree, sources, project))) {}

  std::vector<std::string> files;
  typescript::Sources sources;
  evaluate::EvaluatedSchema made;
};

bool depends_on(const Side& side, const model::Project& project, const Paths& changed) {
  const auto is_changed = [&](const std::string& path) { return changed.contains(path); };
  return changed.contains(project.config_path) || std::any_of(side.files.begin(), side.files.end(), is_changed) ||
         std::any_of(side.made.closure.begin(), side.made.closure.end(), is_changed);
}

/// Sources of the change that lockstep cannot read as what they are.
std::vector<std::string> unreadable_sources(Side& side, const Paths& changed) {
  std::vector<std::string> found;
  for (const std::string& path : side.sources.loaded_paths()) {
    const std::string& problem = side.sources.module(path)->file->tree.problem;
    if (!problem.empty() && changed.contains(path)) found.push_back(path + " (" + problem + ")");
  }
  return found;
}

/// What the edit makes unknown, where it was known before.
std::vector<std::string> newly_unknown(const model::Schema& before, const model::Schema& after) {
  std::vector<std::string> found;
  if (after.open && !before.open) found.push_back("part of the schema (" + after.open->reason + ")");
  return found;
}

std::vector<model::SchemaNote> new_notes(const std::vector<model::SchemaNote>& before,
                                         std::vector<model::SchemaNote> after) {
  std::set<std::tuple<model::SchemaNote::Kind, std::string, std::string>> known;
  for (const model::SchemaNote& note : before) known.emplace(note.kind, note.object, note.detail);
  std::erase_if(after, [&](const model::SchemaNote& note) {
    return known.contains({note.kind, note.object, note.detail});
  });
  return after;
}

/// Reasons in comments that the text before does not have.
std::string new_reason(Side& before, Side& after) {
  for (const std::string& path : after.sources.loaded_paths()) {
    const typescript::Module* now = after.sources.module(path);
    const typescript::Module* then = before.sources.module(path);
    if (then != nullptr && then->file == now->file) continue;
    for (const typescript::Comment& comment : now->file->tree.comments) {
      const std::string_view text =
          std::string_view(now->file->tree.text).substr(comment.start, comment.end - comment.start);
      const std::size_t mark = text.find(kMark);
      if (mark == std::string_view::npos) continue;
      if (then != nullptr && base::contains(then->file->tree.text, text)) continue;
      std::string_view reason = text.substr(mark + kMark.size());
      reason = reason.substr(0, reason.find('\n'));
      if (reason.ends_with("*/")) reason.remove_suffix(2);
      reason = base::trim(reason);
      if (!reason.empty()) return std::string(reason);
    }
  }
  return "";
}

}  // namespace

model::SchemaChange read_schema_change(const git::Tree& before, const git::Tree& after, const model::Project& project,
                                       Reading reading, ClosureCache& cache) {
  model::SchemaChange change;
  if (project.schema_globs.empty()) return change;
  const Paths changed = changed_sources(before, after);
  if (reading == Reading::kWhenEdited && (changed.empty() || cache.is_untouched(before, after, project, changed))) {
    return change;
  }
  typescript::SourceCache sources;
  Side now(after, sources, project);
  cache.remember(after, project, now.files, now.made.closure);
  change.sources_read = now.files.size();
  change.unreadable = unreadable_sources(now, changed);
  if (!change.unreadable.empty()) return change;
  // What was looked for is part of the closure, so the other tree gives the same where none of it has changed.
  if (!depends_on(now, project, changed) && schema_files(before, project.schema_globs) == now.files) {
    change.before = change.after = std::move(now.made.schema);
    return change;
  }
  Side then(before, sources, project);
  change.differences = model::compare_schemas(then.made.schema, now.made.schema);
  change.notes = new_notes(then.made.notes, std::move(now.made.notes));
  change.unreadable = newly_unknown(then.made.schema, now.made.schema);
  if (!change.differences.empty()) change.no_migration_reason = new_reason(then, now);
  change.before = std::move(then.made.schema);
  change.after = std::move(now.made.schema);
  return change;
}

model::SchemaChange read_whole_schema(const git::Tree& tree, const model::Project& project) {
  model::SchemaChange whole;
  if (project.schema_globs.empty()) return whole;
  typescript::SourceCache sources;
  Side side(tree, sources, project);
  whole.sources_read = side.files.size();
  if (side.made.schema.open) whole.unreadable.push_back("part of the schema (" + side.made.schema.open->reason + ")");
  whole.notes = std::move(side.made.notes);
  whole.after = std::move(side.made.schema);
  return whole;
}

}  // namespace lockstep::pairing
