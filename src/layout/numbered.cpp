#include "layout/numbered.h"

#include <algorithm>
#include <map>
#include <vector>

#include "layout/names.h"
#include "layout/readers.h"
#include "layout/tool.h"

// Plain numbered SQL, run by a tool of the project's own: `V?NUMBER[_.-]LABEL(.up|.down|.undo|.rollback)?.sql`, or a
// folder `NUMBER_LABEL` with up.sql and perhaps down.sql (diesel, Hasura) or migration.sql (Prisma). Most such runners
// remember names, so a late migration still runs. Beside the SQL may be migrations in Go, which goose compiles into the
// program that runs both in the order of their numbers.

namespace lockstep::layout {
namespace {

constexpr std::size_t kMostDigits = 17;
constexpr std::size_t kRoomAtFirst = 512;  // migrations that need not be moved when others come; unused memory is free

/// Takes ".up", ".down"… off the end of a name without ".sql".
Direction take_direction(std::string_view& name) {
  constexpr std::pair<std::string_view, Direction> kEnds[] = {{".up", Direction::kUp},
                                                              {".down", Direction::kDown},
                                                              {".undo", Direction::kDown},
                                                              {".rollback", Direction::kDown}};
  if (name.find('.') == std::string_view::npos) return Direction::kUp;
  for (const auto& [end, direction] : kEnds) {
    if (!name.ends_with(end)) continue;
    name.remove_suffix(end.size());
    return direction;
  }
  return Direction::kUp;
}

/// Whether the number goes on, as in V1.2__x and Flyway's other spelling V1_2__x: no whole number says where it
/// belongs.
bool is_dotted(std::string_view after_digits, bool is_flyway) {
  if (after_digits.size() < 2 || !is_digit(after_digits[1])) return false;
  return after_digits[0] == '.' || (is_flyway && after_digits[0] == '_');
}

/// The version that a name starts with, number by number: V1_10__x is 1, 10, and comes after V1_9__y.
class VersionReader {
 public:
  explicit VersionReader(std::string_view name)
      : rest_(name), is_flyway_(name.starts_with('V') || name.starts_with('v')) {
    if (is_flyway_) rest_.remove_prefix(1);
  }

  /// The digits of the next number; empty at the end.
  std::string_view next() {
    if (is_at_end_) return {};
    const auto end = std::find_if_not(rest_.begin(), rest_.end(), is_digit);
    const std::string_view digits = rest_.substr(0, static_cast<std::size_t>(end - rest_.begin()));
    rest_.remove_prefix(digits.size());
    is_at_end_ = digits.empty() || !is_dotted(rest_, is_flyway_);
    if (!is_at_end_) rest_.remove_prefix(1);
    return digits;
  }

 private:
  std::string_view rest_;
  bool is_flyway_ = false;
  bool is_at_end_ = false;
};

bool has_lower_version(const model::Migration& a, const model::Migration& b) {
  if (!a.number.empty() && a.number.size() == b.number.size()) {  // most are: one number, of one width
    const int order = a.number.compare(b.number);
    return order != 0 ? order < 0 : a.name < b.name;
  }
  VersionReader first(a.name);
  VersionReader second(b.name);
  for (;;) {
    const std::string_view first_number = first.next();
    const std::string_view second_number = second.next();
    if (first_number.empty() && second_number.empty()) return a.name < b.name;
    if (first_number.empty() || second_number.empty()) return first_number.empty();
    if (model::number_less(first_number, second_number)) return true;
    if (model::number_less(second_number, first_number)) return false;
  }
}

struct UndoFile {
  git::Entry entry;
  bool is_used = false;
};

class NumberedReader {
 public:
  explicit NumberedReader(model::MigrationSet& set) : set_(set) { set.migrations.reserve(kRoomAtFirst); }

  void take(std::string_view name, const git::Tree::Visited& file) {
    if (const std::string_view number = number_of_program(name); !number.empty()) {
      take_up(name, number, file);
      set_.migrations.back().is_program = true;
      return;
    }
    const std::optional<NumberedName> parsed = parse_numbered_name(name);
    if (!parsed) {
      if (resembles_sql(name)) set_.strays.push_back({std::string(file.path), why_stray(name)});
    } else if (parsed->direction == Direction::kDown) {
      undo_files_.emplace(std::string(parsed->stem), UndoFile{{std::string(file.path), file.id, file.mode}});
    } else {
      take_up(parsed->stem, parsed->number, file);
    }
  }

  void take_from_folder(std::string_view folder, std::string_view name, const git::Tree::Visited& file) {
    const std::string version = version_of_folder(folder);
    if (version.empty()) return;
    if (name == "down.sql") {
      undo_files_.emplace(std::string(folder), UndoFile{{std::string(file.path), file.id, file.mode}});
    } else if (name == "up.sql" || name == "migration.sql") {
      take_up(folder, version, file);
    }
  }

  void pair_up() {
    for (model::Migration& migration : set_.migrations) {
      const auto undo = undo_files_.find(migration.name);
      if (undo == undo_files_.end()) continue;
      undo->second.is_used = true;
      migration.down_path = undo->second.entry.path;
      migration.down_blob = undo->second.entry.id;
    }
    for (const auto& [stem, undo] : undo_files_) {
      if (!undo.is_used) set_.strays.push_back({undo.entry.path, "it undoes a migration that is not there"});
    }
  }

 private:
  void take_up(std::string_view name, std::string_view number, const git::Tree::Visited& file) {
    model::Migration& migration = set_.migrations.emplace_back();
    migration.name = std::string(name);  // quicker than to assign to an empty one
    migration.number = std::string(number);
    migration.path = std::string(file.path);
    migration.blob = file.id;
    migration.mode = file.mode;
  }

  static std::string why_stray(std::string_view name) {
    if (!name.ends_with(".sql")) return "a runner ignores it: its name does not end in .sql";
    return "a runner ignores it, or runs it at an unknown point: its name does not start with a number";
  }

  model::MigrationSet& set_;
  std::map<std::string, UndoFile, std::less<>> undo_files_;  // by stem
};

/// golang-migrate skips what comes late, goose refuses, dbmate and sqlx run it; their files have the same names.
model::LatePolicy late_policy_of(Tool tool) {
  switch (tool) {
    case Tool::kPrisma:
    case Tool::kFolders:
      return model::LatePolicy::kRunsLate;
    case Tool::kFlyway:
      return model::LatePolicy::kRefuses;
    case Tool::kUpAndDown:
    case Tool::kUnknown:
      break;
  }
  return model::LatePolicy::kUnknown;
}

}  // namespace

std::string version_of_folder(std::string_view folder_name) {
  const std::string_view version = folder_name.substr(0, folder_name.find('_'));
  const bool is_one = !version.empty() && is_digit(version.front()) &&
                      std::all_of(version.begin(), version.end(), [](char c) { return is_digit(c) || c == '-'; });
  if (!is_one) return "";
  std::string digits(version);
  std::erase(digits, '-');
  return digits;
}

std::string_view number_of_program(std::string_view file_name) {
  if (!file_name.ends_with(".go") || file_name.ends_with("_test.go")) return "";
  const std::string_view number = leading_number(file_name);
  const bool is_one = number.size() <= kMostDigits && file_name.substr(number.size()).starts_with('_');
  return is_one ? number : "";
}

std::optional<NumberedName> parse_numbered_name(std::string_view file_name) {
  if (!file_name.ends_with(".sql")) return std::nullopt;
  std::string_view name = file_name.substr(0, file_name.size() - 4);
  NumberedName parsed;
  parsed.direction = take_direction(name);
  parsed.stem = name;
  const bool is_flyway = name.starts_with('V') || name.starts_with('v');
  if (is_flyway) name.remove_prefix(1);
  const auto digits_end = std::find_if_not(name.begin(), name.end(), is_digit);
  const auto digits = static_cast<std::size_t>(digits_end - name.begin());
  if (digits == 0 || digits > kMostDigits || digits == name.size()) return std::nullopt;
  const std::string_view rest = name.substr(digits);
  if (rest.front() != '_' && rest.front() != '.' && rest.front() != '-') return std::nullopt;
  if (!is_dotted(rest, is_flyway)) parsed.number = name.substr(0, digits);
  return parsed;
}

model::MigrationSet read_numbered(const git::Tree& tree, const model::Project& project) {
  model::MigrationSet set;
  NumberedReader reader(set);
  tree.for_each_file(project.migrations_folder, [&](const git::Tree::Visited& file) {
    if (file.mode == model::FileMode::kSubmodule) return;
    const std::string_view within = path_within(project.migrations_folder, file.path);
    const std::size_t slash = within.find('/');
    if (slash == std::string_view::npos) {
      reader.take(within, file);
    } else {
      reader.take_from_folder(within.substr(0, slash), within.substr(slash + 1), file);
    }
  });
  reader.pair_up();
  // Digits that are no number of their own, such as a timestamp with a counter, are compared as text by diesel.
  const bool are_folders = !set.migrations.empty() && file_name(set.migrations.front().path) == "up.sql";
  if (are_folders) {
    std::sort(set.migrations.begin(), set.migrations.end(), [](const model::Migration& a, const model::Migration& b) {
      return a.number != b.number ? a.number < b.number : a.name < b.name;
    });
  } else if (!std::is_sorted(set.migrations.begin(), set.migrations.end(), has_lower_version)) {
    std::sort(set.migrations.begin(), set.migrations.end(), has_lower_version);
  }
  const Tool tool = tool_of(set);
  set.late_policy = late_policy_of(tool);
  set.may_share_numbers = tool == Tool::kPrisma;
  return set;
}

}  // namespace lockstep::layout
