#include "pairing/schema_change.h"

#include <algorithm>

#include "base/text.h"
#include "pairing/declarations.h"
#include "pairing/schema_files.h"
#include "typescript/drizzle_config.h"

namespace lockstep::pairing {

using model::SchemaEdit;
using model::SchemaObject;
using Kind = SchemaEdit::Kind;

namespace {

constexpr std::string_view kMark = "lockstep: no-migration";

bool can_matter(std::string_view path) {
  for (const std::string_view end : {".ts", ".js", ".mts", ".cts", ".mjs", ".cjs", ".tsx", ".json", ".yaml"}) {
    if (path.ends_with(end)) return true;
  }
  return false;
}

std::string casing_of(const git::Tree& tree, const model::Project& project) {
  if (project.config_path.empty() || project.config_path.ends_with("lockstep.json")) return "";
  const auto text = git::read_file(tree, project.config_path);
  return text ? typescript::read_drizzle_config(*text).casing.value_or("") : "";
}

/// One tree's schema. Members are in the order in which they stand on each other.
struct Side {
  Side(const git::Tree& tree, typescript::SourceCache& cache, const model::Project& project)
      : files(schema_files(tree, project.schema_globs)),
        sources(tree, cache),
        scope(sources, casing_of(tree, project)),
        declarations(read_declarations(scope, files)) {}

  std::vector<std::string> files;
  Sources sources;
  Scope scope;
  std::map<std::string, Declaration> declarations;
};

void place(SchemaEdit& edit, const Value& at) {
  if (at.kind != Value::Kind::kNode) return;
  const std::string& text = at.tree().text;
  const typescript::Node& node = at.tree()[at.node];
  const base::LineColumn start = base::line_column(text, node.start);
  const std::size_t line_end = std::min(text.find('\n', node.start), text.size());
  const base::LineColumn end = base::line_column(text, std::min<std::size_t>(node.end, line_end));
  edit.location = {at.module->path, start.line, start.column, end.line, end.column};
  const std::size_t line_start = text.rfind('\n', node.start == 0 ? 0 : node.start - 1);
  const std::size_t from = line_start == std::string::npos || node.start == 0 ? 0 : line_start + 1;
  edit.excerpt = text.substr(from, line_end - from);
}

SchemaEdit whole(Kind kind, const Declaration& made) {
  SchemaEdit edit{kind, made.object, made.qualified(), made.name, "", {}, ""};
  place(edit, made.written);
  return edit;
}

SchemaEdit part_edit(Kind kind, const Declaration& table, const Part& part) {
  SchemaEdit edit{kind, part.object, part.name, table.name, "", {}, ""};
  if (part.is_column) edit.name = table.qualified() + "." + part.name;
  if (part.name == "…") edit.name = table.qualified();
  if (!part.through.empty()) edit.detail = "through " + part.through;
  place(edit, part.written);
  return edit;
}

std::string method_detail(const Part& before, const Part& after) {
  std::vector<std::string> said;
  if (before.type_hash != after.type_hash) said.push_back("its type or length changes");
  const auto call = [](const std::string& name) {
    return "." + name + (name == "default" || name == "references" ? "(…)" : "()");
  };
  for (const auto& [name, hash] : after.methods) {
    const auto old = before.methods.find(name);
    if (old == before.methods.end()) said.push_back("gains " + call(name));
    if (old != before.methods.end() && old->second != hash) said.push_back(call(name) + " changes");
  }
  for (const auto& [name, hash] : before.methods) {
    if (!after.methods.contains(name)) said.push_back("loses " + call(name));
  }
  if (!after.through.empty()) said.push_back("through " + after.through);
  return base::join(said, ", ");
}

const Part* find_part(const Declaration& table, const Part& wanted) {
  const Part* by_name = nullptr;
  for (const Part& part : table.parts) {
    if (part.is_column != wanted.is_column || part.name != wanted.name) continue;
    if (part.hash == wanted.hash) return &part;
    by_name = &part;
  }
  return by_name;
}

void compare_tables(const Declaration& before, const Declaration& after, std::vector<SchemaEdit>& edits) {
  const std::size_t count = edits.size();
  for (const Part& part : after.parts) {
    const Part* old = find_part(before, part);
    if (old != nullptr && old->hash == part.hash) continue;
    edits.push_back(part_edit(old == nullptr ? Kind::kAdded : Kind::kChanged, after, part));
    if (old != nullptr && part.is_column) edits.back().detail = method_detail(*old, part);
  }
  for (const Part& part : before.parts) {
    if (find_part(after, part) == nullptr) edits.push_back(part_edit(Kind::kRemoved, before, part));
  }
  if (edits.size() == count) edits.push_back(whole(Kind::kChanged, after));
}

std::string enum_detail(const Declaration& before, const Declaration& after) {
  std::vector<std::string> said;
  const auto has = [](const std::vector<std::string>& values, const std::string& value) {
    return std::find(values.begin(), values.end(), value) != values.end();
  };
  for (const std::string& value : after.values) {
    if (!has(before.values, value)) said.push_back("gains '" + value + "'");
  }
  for (const std::string& value : before.values) {
    if (!has(after.values, value)) said.push_back("loses '" + value + "'");
  }
  if (said.empty() && !after.values.empty() && !before.values.empty()) said.push_back("its values are reordered");
  return base::join(said, ", ");
}

bool has_syntax_error(Sources& sources, const std::string& path) {
  const Module* module = sources.module(path);
  if (module == nullptr) return false;
  const std::vector<typescript::Node>& nodes = module->file->tree.nodes;
  return std::any_of(nodes.begin(), nodes.end(), [](const typescript::Node& node) { return node.is_error; });
}

/// The edits that can be told; files in which a declaration is damaged, or may be missing for it, go to `damaged`.
std::vector<SchemaEdit> compare(const Side& before, Side& after, std::set<std::string>& damaged) {
  std::vector<SchemaEdit> edits;
  for (const auto& [key, made] : after.declarations) {
    const auto old = before.declarations.find(key);
    const bool is_same = old != before.declarations.end() && old->second.hash == made.hash;
    if (is_same) continue;
    if (made.is_damaged) {
      damaged.insert(made.written.module->path);
    } else if (old == before.declarations.end()) {
      edits.push_back(whole(Kind::kAdded, made));
    } else if (made.object == SchemaObject::kTable) {
      compare_tables(old->second, made, edits);
    } else {
      edits.push_back(whole(Kind::kChanged, made));
      if (made.object == SchemaObject::kEnum) edits.back().detail = enum_detail(old->second, made);
    }
  }
  for (const auto& [key, made] : before.declarations) {
    if (after.declarations.contains(key)) continue;
    const std::string& path = made.written.module->path;
    if (has_syntax_error(after.sources, path)) {
      damaged.insert(path);
    } else {
      edits.push_back(whole(Kind::kRemoved, made));
    }
  }
  return edits;
}

/// Reasons in comments that the text before does not have.
std::string new_reason(Side& before, Side& after) {
  for (const std::string& path : after.sources.loaded_paths()) {
    const Module* now = after.sources.module(path);
    const Module* then = before.sources.module(path);
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

model::SchemaChange compare_schemas(const git::Tree& before, const git::Tree& after, const model::Project& project) {
  model::SchemaChange change;
  if (project.schema_globs.empty()) return change;
  std::set<std::string, std::less<>> changed;
  for (const git::ChangedPath& path : git::changed_paths(before, after, "")) {
    if (can_matter(path.path)) changed.insert(path.path);
  }
  if (changed.empty()) return change;
  typescript::SourceCache cache;
  Side now(after, cache, project);
  change.sources_read = now.files.size();
  for (const std::string& path : now.sources.loaded_paths()) {
    const std::string& problem = now.sources.module(path)->file->tree.problem;
    if (!problem.empty() && changed.contains(path)) change.unreadable.push_back(path + " (" + problem + ")");
  }
  if (!change.unreadable.empty()) return change;
  const bool may_differ = now.sources.depends_on(changed) || changed.contains(project.config_path) ||
                          std::any_of(changed.begin(), changed.end(),
                                      [&](const std::string& path) { return before.find(path).has_value(); });
  if (!may_differ) return change;
  Side old(before, cache, project);
  std::set<std::string> damaged;
  change.edits = compare(old, now, damaged);
  for (const std::string& path : damaged) change.unreadable.push_back(path + " (a syntax error)");
  if (old.scope.is_exhausted() || now.scope.is_exhausted()) {
    change.unreadable.push_back("the schema of " + project.name + " (more to follow than lockstep tries)");
    change.edits.clear();
  }
  if (!change.edits.empty()) change.no_migration_reason = new_reason(old, now);
  return change;
}

}  // namespace lockstep::pairing
