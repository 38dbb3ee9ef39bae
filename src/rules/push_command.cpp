#include <algorithm>
#include <map>
#include <optional>
#include <set>

#include "base/text.h"
#include "layout/names.h"
#include "rules/checks.h"
#include "rules/package_index.h"
#include "scripts/effects.h"
#include "scripts/files.h"

namespace lockstep::rules {
namespace {

constexpr std::size_t kLargestScript = std::size_t{1} << 20;
constexpr std::size_t kMostScripts = 64;  // of packages, that run each other

/// A push that a file leads to.
struct Found {
  scripts::Push push;
  std::string run;          // "npm run db:push", when it goes through a script of a package.json
  std::string script_path;  // that package.json
  std::string word;         // in the file
  std::size_t begin = 0;    // of that word
};

/// Looks for the pushes in the files of one tree.
class Search {
 public:
  Search(const git::Tree& tree, const std::vector<std::string>& foreign_configs)
      : packages_(tree), foreign_configs_(foreign_configs) {}

  std::vector<Found> in_commands(std::string_view path, std::string_view text,
                                 const std::vector<scripts::Command>& commands) {
    const std::string folder(layout::folder_of(path));
    const scripts::Effects effects = scripts::effects_of(commands);
    std::vector<Found> found;
    for (const scripts::Push& push : effects.pushes) {
      if (!is_foreign(push, folder)) found.push_back({push, "", "", push.word, push.byte_offset});
    }
    for (const scripts::ScriptRun& run : effects.runs) {
      Steps steps;
      if (auto push = push_of(run, folder, steps)) {
        found.push_back({*push, run.command, steps.end, run.word, run.byte_offset});
      }
    }
    place(text, found);
    return found;
  }

  /// The push that the script of a package.json in `folder` is itself, without those of other scripts.
  std::optional<scripts::Push> in_script(const std::string& folder, const scripts::PackageScript& script) const {
    for (const scripts::Push& push : scripts::effects_of(scripts::read_shell(script.command)).pushes) {
      if (!is_foreign(push, folder)) return push;
    }
    return std::nullopt;
  }

 private:
  /// Scripts on the way from one to another.
  struct Steps {
    std::set<std::string> seen;
    std::string end;  // the package.json with the push
    std::size_t size() const { return seen.size(); }
  };

  /// Whether it is about a database that is none of PostgreSQL's.
  bool is_foreign(const scripts::Push& push, const std::string& folder) const {
    return std::any_of(foreign_configs_.begin(), foreign_configs_.end(), [&](const std::string& config) {
      const std::string_view name = layout::file_name(config);
      if (!push.config.empty()) return name == layout::file_name(push.config);
      const bool is_default =
          name == "drizzle.config.ts" || name == "drizzle.config.js" || name == "drizzle.config.json";
      return is_default && layout::folder_of(config) == folder;
    });
  }

  /// The first push that a run of a script leads to, when every script that it may mean leads to one.
  std::optional<scripts::Push> push_of(const scripts::ScriptRun& run, const std::string& folder, Steps& steps) {
    if (steps.size() > kMostScripts) return std::nullopt;
    std::optional<scripts::Push> first;
    for (const PackageIndex::Found& meant : packages_.find(folder, run)) {
      const std::optional<scripts::Push> push = push_behind(meant, steps);
      if (!push && !run.is_everywhere) return std::nullopt;
      if (push && !first) first = push;
    }
    return first;
  }

  /// That of the script, or of those that a package manager runs before and after it.
  std::optional<scripts::Push> push_behind(const PackageIndex::Found& meant, Steps& steps) {
    for (const std::string& name : scripts::with_hooks(meant.script->name)) {
      const scripts::PackageScript* script = packages_.script_in(meant.folder, name);
      const std::string key = layout::path_in(meant.folder, "package.json");
      if (script == nullptr || !steps.seen.insert(key + "\n" + name).second) continue;
      if (auto push = in_script(meant.folder, *script)) {
        if (steps.end.empty()) steps.end = key;
        return push;
      }
      for (const scripts::ScriptRun& run : scripts::effects_of(scripts::read_shell(script->command)).runs) {
        if (auto push = push_of(run, meant.folder, steps)) return push;
      }
    }
    return std::nullopt;
  }

  /// Words are nearly where they were said to be: each at the next place that has it, and that no other one has.
  static void place(std::string_view text, std::vector<Found>& found) {
    std::map<std::string, std::size_t> taken;
    std::sort(found.begin(), found.end(), [](const Found& a, const Found& b) { return a.begin < b.begin; });
    for (Found& one : found) {
      std::size_t& end = taken[one.word];
      const std::size_t at = text.find(one.word, std::max(one.begin, end));
      one.begin = at == std::string_view::npos ? std::min(one.begin, text.size()) : at;
      end = one.begin + one.word.size();
    }
  }

  PackageIndex packages_;
  const std::vector<std::string>& foreign_configs_;
};

model::Location location_of(std::string_view path, std::string_view text, std::size_t begin, std::size_t size) {
  const base::LineColumn start = base::line_column(text, begin);
  const auto width = static_cast<std::uint32_t>(size);
  return {std::string(path), start.line, start.column, start.line, start.column + width};
}

/// `# lockstep-ignore push-command: a reason`, on the line itself or in the comments right above it.
bool is_suppressed_at(const std::vector<std::string_view>& lines, std::size_t line) {
  constexpr std::string_view kMark = "lockstep-ignore push-command:";
  const auto has_reason = [&](std::string_view text) {
    const std::size_t at = text.find(kMark);
    return at != std::string_view::npos && text.substr(0, at).find('#') != std::string_view::npos &&
           !base::trim(text.substr(at + kMark.size())).empty();
  };
  if (line == 0 || line > lines.size()) return false;
  if (has_reason(lines[line - 1])) return true;
  for (std::size_t above = line - 1; above > 0 && base::trim(lines[above - 1]).starts_with('#'); --above) {
    if (has_reason(lines[above - 1])) return true;
  }
  return false;
}

/// The first of the lines that a backslash at their end makes one of; comments may stand between them.
std::size_t first_line_of(const std::vector<std::string_view>& lines, std::size_t line) {
  while (line > 1) {
    std::size_t above = line - 1;
    while (above > 1 && base::trim(lines[above - 1]).starts_with('#')) --above;
    if (!base::trim(lines[above - 1]).ends_with('\\')) return line;
    line = above;
  }
  return line;
}

std::string what_it_does(const Found& found) {
  std::string what = found.push.command;
  if (!found.run.empty()) what = found.run + " is " + what + " (" + found.script_path + "), which";
  return what +
         " changes the database without a migration: the ledger knows nothing of it, so the next migrate fails " +
         "or does it twice, and no other database gets it";
}

std::string instead(const Found& found) {
  const std::string own = found.push.command == "prisma db push" ? "prisma migrate deploy" : "lockstep migrate";
  return own + "    applies the committed migrations\n" +
         "or, for a database that is thrown away, on the line above: # lockstep-ignore push-command: REASON";
}

std::vector<scripts::Command> commands_in(scripts::FileKind kind, std::string_view path, std::string_view text,
                                          Findings* findings) {
  auto commands = scripts::read_commands(kind, text);
  if (commands) return std::move(*commands);
  if (findings != nullptr) {
    findings->note("not searched for push commands: " + std::string(path) + " cannot be read: " + commands.error());
  }
  return {};
}

/// How often each push stands in the file before the change.
std::map<std::string, int> pushes_before(const RepositoryChange& change, Search& search, scripts::FileKind kind,
                                         const git::ChangedPath& changed) {
  std::map<std::string, int> counts;
  if (!changed.before || changed.before->mode == model::FileMode::kSymlink) return counts;
  const std::string text = change.before.read(changed.before->id, changed.path);
  for (const Found& found : search.in_commands(changed.path, text, commands_in(kind, changed.path, text, nullptr))) {
    ++counts[found.word + " " + found.push.command];
  }
  return counts;
}

void judge_script_file(const RepositoryChange& change, Search& before, Search& after, scripts::FileKind kind,
                       const git::ChangedPath& changed, Findings& findings) {
  const std::string text = change.after.read(changed.after->id, changed.path);
  if (text.size() > kLargestScript) return;
  const auto all = after.in_commands(changed.path, text, commands_in(kind, changed.path, text, &findings));
  if (all.empty()) return;
  std::map<std::string, int> known = pushes_before(change, before, kind, changed);
  const std::vector<std::string_view> lines = base::split_lines(text);
  for (const Found& found : all) {
    if (known[found.word + " " + found.push.command]-- > 0) continue;
    const model::Location at = location_of(changed.path, text, found.begin, found.word.size());
    if (is_suppressed_at(lines, at.line) || is_suppressed_at(lines, first_line_of(lines, at.line))) continue;
    findings.add(at, what_it_does(found), instead(found));
  }
}

/// A script that says push by its name, and runs a program whose source would have to be read to know.
bool is_named_push(const scripts::PackageScript& script) {
  constexpr std::string_view kNames[] = {"db:push", "push:db", "db-push", "db_push", "database:push"};
  if (std::find(std::begin(kNames), std::end(kNames), script.name) == std::end(kNames)) return false;
  const std::vector<scripts::Command> commands = scripts::read_shell(script.command);
  constexpr std::string_view kRunsSource[] = {"node", "tsx", "ts-node", "bun", "deno", "vite-node", "jiti"};
  return std::any_of(commands.begin(), commands.end(), [&](const scripts::Command& command) {
    return command.size() > 1 &&
           std::find(std::begin(kRunsSource), std::end(kRunsSource), command[0].text) != std::end(kRunsSource) &&
           command[1].text.find('.') != std::string::npos;
  });
}

struct ScriptPush {
  std::string command;  // "drizzle-kit push", "tsx push.ts"
  std::string word;
  std::size_t guard_offset = 0;  // in the script, where the guard goes
};

std::optional<ScriptPush> unguarded_push(const Search& search, const std::string& folder,
                                         const scripts::PackageScript& script) {
  if (auto push = search.in_script(folder, script)) return ScriptPush{push->command, push->word, push->guard_offset};
  if (is_named_push(script)) return ScriptPush{script.command, script.command.substr(0, script.command.find(' ')), 0};
  return std::nullopt;
}

/// The script with the guard where it belongs.
std::string guarded(const scripts::PackageScript& script, const ScriptPush& push) {
  const std::size_t at = std::min(push.guard_offset, script.command.size());
  return script.command.substr(0, at) + "lockstep guard-push -- " + script.command.substr(at);
}

void judge_package(const RepositoryChange& change, const Search& search, const git::ChangedPath& changed,
                   Findings& findings) {
  const std::string folder(layout::folder_of(changed.path));
  const std::string text = change.after.read(changed.after->id, changed.path);
  if (text.size() > kLargestScript) return;
  std::map<std::string, std::string> known;
  if (changed.before) {
    const std::string old = change.before.read(changed.before->id, changed.path);
    for (const auto& script : scripts::read_package_scripts(old).scripts) known[script.name] = script.command;
  }
  for (const scripts::PackageScript& script : scripts::read_package_scripts(text).scripts) {
    const auto before = known.find(script.name);
    if (before != known.end() && before->second == script.command) continue;
    const auto push = unguarded_push(search, folder, script);
    if (!push) continue;
    const std::size_t found = text.find(push->word, script.byte_offset);
    const std::size_t at = found == std::string::npos ? script.byte_offset : found;
    findings.add_warning(location_of(changed.path, text, at, push->word.size()),
                         "the script " + script.name + " runs " + push->command +
                             " against whatever database is configured, unasked: it changes it without a migration, "
                             "and where one has run, the next migrate fails",
                         "\"" + script.name + "\": \"" + guarded(script, *push) +
                             "\"    asks first; refuses in CI, in containers and on a database with a ledger");
  }
}

}  // namespace

void push_command(const RepositoryChange& change, Findings& findings) {
  std::optional<Search> before;
  std::optional<Search> after;
  for (const git::ChangedPath& changed : change.changed) {
    if (!changed.after || changed.after->mode == model::FileMode::kSymlink) continue;
    const bool is_executable = changed.after->mode == model::FileMode::kExecutable;
    const auto kind =
        scripts::kind_of(changed.path, is_executable ? scripts::Executable::kYes : scripts::Executable::kNo);
    if (!kind) continue;
    if (!before) before.emplace(change.before, change.foreign_configs);
    if (!after) after.emplace(change.after, change.foreign_configs);
    if (*kind == scripts::FileKind::kPackage) {
      judge_package(change, *after, changed, findings);
    } else {
      judge_script_file(change, *before, *after, *kind, changed, findings);
    }
  }
}

}  // namespace lockstep::rules
