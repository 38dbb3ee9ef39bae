#include "scripts/effects.h"

#include <algorithm>
#include <array>
#include <iterator>
#include <optional>
#include <span>

#include "base/text.h"

namespace lockstep::scripts {
namespace {

constexpr int kDeepest = 4;  // of sh -c "sh -c '…'"

using Words = std::span<const Word>;

template <std::size_t Size>
bool is_one_of(std::string_view word, const std::array<std::string_view, Size>& words) {
  return std::find(words.begin(), words.end(), word) != words.end();
}

constexpr std::array<std::string_view, 16> kReserved{"if", "then", "else", "elif", "while", "until", "do", "!",
                                                     "{",  "time", "exec", "fi",   "done",  "}",     "",   "not"};

// Programs that run what stands behind them.
constexpr std::array<std::string_view, 47> kRunners{"npx",
                                                    "bunx",
                                                    "pnpx",
                                                    "npm",
                                                    "pnpm",
                                                    "yarn",
                                                    "yarnpkg",
                                                    "bun",
                                                    "deno",
                                                    "env",
                                                    "sudo",
                                                    "doas",
                                                    "nohup",
                                                    "command",
                                                    "nice",
                                                    "timeout",
                                                    "stdbuf",
                                                    "cross-env",
                                                    "dotenv",
                                                    "dotenv-cli",
                                                    "dotenvx",
                                                    "dotenvy",
                                                    "cross-env-shell",
                                                    "doppler",
                                                    "infisical",
                                                    "op",
                                                    "tini",
                                                    "dumb-init",
                                                    "gosu",
                                                    "su-exec",
                                                    "docker",
                                                    "docker-compose",
                                                    "podman",
                                                    "kubectl",
                                                    "heroku",
                                                    "railway",
                                                    "fly",
                                                    "flyctl",
                                                    "env-cmd",
                                                    "varlock",
                                                    "dockerize",
                                                    "wait-for",
                                                    "wait4x",
                                                    "wait-for-it",
                                                    "wait-for-it.sh",
                                                    "wait-for.sh",
                                                    "xargs"};
constexpr std::array<std::string_view, 6> kShells{"sh", "bash", "dash", "zsh", "ash", "su"};
constexpr std::array<std::string_view, 4> kTextRunners{"eval", "concurrently", "cross-env-shell", "nodemon"};
constexpr std::array<std::string_view, 5> kManagers{"npm", "pnpm", "yarn", "yarnpkg", "bun"};
constexpr std::array<std::string_view, 3> kScriptLists{"run-s", "run-p", "npm-run-all"};
constexpr std::array<std::string_view, 4> kNamedScripts{"start", "test", "stop", "restart"};
// What a manager does itself, so that it is no script's name.
constexpr std::array<std::string_view, 33> kManagerCommands{
    "install", "i",     "ci",     "add",     "remove",  "rm",      "update", "up",       "exec",   "dlx",   "x",
    "create",  "init",  "link",   "unlink",  "publish", "pack",    "audit",  "outdated", "why",    "list",  "ls",
    "config",  "cache", "dedupe", "rebuild", "prune",   "version", "view",   "import",   "deploy", "setup", "store"};
// Options of managers that say which package is meant, and others that take the next word.
constexpr std::array<std::string_view, 7> kPackageOptions{"--filter", "-F",          "-C",   "--dir",
                                                          "--prefix", "--workspace", "--cwd"};
constexpr std::array<std::string_view, 3> kValueOptions{"-e", "--env-file", "-p"};

bool is_assignment(std::string_view word) {
  const std::size_t equals = word.find('=');
  if (equals == std::string_view::npos || equals == 0) return false;
  return std::all_of(word.begin(), word.begin() + static_cast<std::ptrdiff_t>(equals), [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_' || c == '+';
  });
}

/// "drizzle-kit" of ./node_modules/.bin/drizzle-kit, drizzle-kit@0.31, npm:drizzle-kit and
/// node_modules/drizzle-kit/bin.cjs.
std::string program_of(std::string_view word) {
  if (word.starts_with("npm:")) word.remove_prefix(4);
  if (const std::size_t package = word.find("node_modules/"); package != std::string_view::npos) {
    std::string_view inside = word.substr(package + std::string_view("node_modules/").size());
    if (inside.starts_with(".bin/")) inside.remove_prefix(5);
    return std::string(inside.substr(0, inside.find('/')));
  }
  if (const std::size_t slash = word.rfind('/'); slash != std::string_view::npos) word = word.substr(slash + 1);
  if (const std::size_t version = word.find('@', 1); version != std::string_view::npos) word = word.substr(0, version);
  if (word.ends_with(".cmd") || word.ends_with(".exe")) word.remove_suffix(4);
  return std::string(word);
}

bool is_option(const Word& word) {
  return word.text.starts_with("-");
}

bool has_word(Words words, std::string_view wanted) {
  return std::any_of(words.begin(), words.end(), [&](const Word& word) { return word.text == wanted; });
}

std::string value_of(Words words, std::string_view option) {
  for (std::size_t k = 0; k < words.size(); ++k) {
    if (words[k].text == option && k + 1 < words.size()) return words[k + 1].text;
    const std::string prefix = std::string(option) + "=";
    if (words[k].text.starts_with(prefix)) return words[k].text.substr(prefix.size());
  }
  return "";
}

/// The words that are neither options nor the value of --config.
std::vector<std::string_view> plain_words(Words words) {
  std::vector<std::string_view> plain;
  for (std::size_t k = 0; k < words.size(); ++k) {
    if (!is_option(words[k])) plain.push_back(words[k].text);
    if (words[k].text == "--config") ++k;
  }
  return plain;
}

/// What a tool does with the words behind its name: "drizzle-kit push"; empty when that changes no database past its
/// migrations.
std::string push_by(std::string_view tool, Words rest) {
  if (has_word(rest, "--help") || has_word(rest, "-h") || has_word(rest, "--explain")) return "";
  const std::vector<std::string_view> plain = plain_words(rest);
  const std::string_view first = plain.empty() ? "" : plain[0];
  const std::string_view second = plain.size() < 2 ? "" : plain[1];
  if (tool == "drizzle-kit" && (first == "push" || first == "push:pg")) {
    const std::string dialect = value_of(rest, "--dialect");
    return dialect.empty() || dialect.starts_with("postgres") ? "drizzle-kit push" : "";
  }
  if (tool == "prisma" && first == "db" && second == "push") return "prisma db push";
  if (tool.starts_with("typeorm") && first == "schema:sync") return "typeorm schema:sync";
  if (tool.starts_with("mikro-orm") && (first == "schema:update" || first == "schema:fresh")) {
    return has_word(rest, "--run") || has_word(rest, "-r") ? "mikro-orm " + std::string(first) : "";
  }
  return "";
}

std::optional<KitRun> kit_run(std::string_view tool, Words rest) {
  const std::vector<std::string_view> plain = plain_words(rest);
  if (tool != "drizzle-kit" || plain.empty()) return std::nullopt;
  const bool makes_one = plain[0] == "generate" || plain[0] == "generate:pg";
  if (!makes_one && plain[0] != "migrate") return std::nullopt;
  return KitRun{makes_one, value_of(rest, "--config")};
}

bool is_tool(std::string_view program) {
  return program == "drizzle-kit" || program == "prisma" || program.starts_with("typeorm") ||
         program.starts_with("mikro-orm");
}

class Finder {
 public:
  explicit Finder(Effects& effects) : effects_(effects) {}

  void read(Words command, int depth) {
    while (!command.empty() && (is_one_of(command[0].text, kReserved) || is_assignment(command[0].text))) {
      command = command.subspan(1);
    }
    if (command.empty()) return;
    if (is_known(command)) read_behind(command, depth);
  }

 private:
  /// Whether the words behind the program are looked at.
  static bool is_known(Words command) {
    const std::string program = program_of(command[0].text);
    if (program == "lockstep") return command.size() > 1 && command[1].text == "guard-push";
    if (program == "node") return command.size() > 1 && is_tool(program_of(command[1].text));
    return is_tool(program) || is_one_of(program, kRunners) || is_one_of(program, kShells) ||
           is_one_of(program, kTextRunners) || is_one_of(program, kScriptLists) || program == "turbo";
  }

  void read_behind(Words command, int depth) {
    for (std::size_t k = 0; k < command.size(); ++k) {
      const std::string program = program_of(command[k].text);
      const Words rest = command.subspan(k + 1);
      if (program == "guard-push") {
        effects_.is_guarded = true;
        return;
      }
      if (auto run = kit_run(program, rest)) effects_.kit_runs.push_back(std::move(*run));
      if (is_tool(program)) {
        const bool is_behind_dashes = k > 0 && command[k - 1].text == "--";
        if (add_push(program, command[k], rest, command[is_behind_dashes ? k : 0].byte_offset)) return;
      } else if (is_one_of(program, kShells) || is_one_of(program, kTextRunners)) {
        return read_texts(program, rest, depth);
      } else if (is_one_of(program, kManagers)) {
        add_runs_of_manager(command[k], rest);
      } else if (is_one_of(program, kScriptLists) || program == "turbo") {
        return add_runs_everywhere(command[k], rest);
      }
    }
  }

  bool add_push(std::string_view tool, const Word& word, Words rest, std::size_t guard_offset) {
    const std::string command = push_by(tool, rest);
    if (command.empty()) return false;
    effects_.pushes.push_back({command, word.text, word.byte_offset, value_of(rest, "--config"), guard_offset});
    return true;
  }

  /// `sh -c TEXT`, `eval TEXT`: the words that are commands themselves.
  void read_texts(std::string_view program, Words rest, int depth) {
    if (depth >= kDeepest) return;
    const bool takes_every_word = is_one_of(program, kTextRunners);
    bool is_command = takes_every_word;
    for (const Word& word : rest) {
      if (is_command && (!takes_every_word || !is_option(word))) read_text(word, depth + 1);
      is_command = takes_every_word || (is_option(word) && !word.text.starts_with("--") && word.text.ends_with('c'));
    }
  }

  void read_text(const Word& text, int depth) {
    for (Command& command : read_shell(text.text)) {
      for (Word& word : command) word.byte_offset += text.byte_offset;
      read(command, depth);
    }
  }

  void add_runs_of_manager(const Word& manager, Words rest) {
    ScriptRun run;
    bool says_run = false;
    while (!rest.empty()) {
      const std::string& word = rest[0].text;
      if (is_option(rest[0])) {
        rest = rest.subspan(read_option(rest, run));
      } else if (word == "workspace" && rest.size() > 1) {
        run.package = rest[1].text;
        rest = rest.subspan(2);
      } else if (!says_run && (word == "run" || word == "run-script")) {
        says_run = true;
        rest = rest.subspan(1);
      } else {
        if (names_script(manager, word, says_run)) {
          add_run(std::move(run), manager.text + (says_run ? " run " : " "), rest[0]);
        }
        return;
      }
    }
  }

  /// Only npm runs no script without `run`, but for a few.
  static bool names_script(const Word& manager, std::string_view word, bool says_run) {
    if (says_run || is_one_of(word, kNamedScripts)) return true;
    return program_of(manager.text) != "npm" && !is_one_of(word, kManagerCommands);
  }

  /// Takes what the option at the front says about which package is meant; gives how many words it is.
  static std::size_t read_option(Words rest, ScriptRun& run) {
    const std::string& word = rest[0].text;
    if (word == "-r" || word == "--recursive") run.is_everywhere = true;
    const std::size_t equals = word.find('=');
    const std::string name = word.substr(0, equals);
    const bool chooses = is_one_of(name, kPackageOptions);
    if (!chooses && !is_one_of(name, kValueOptions)) return 1;
    const bool takes_next = equals == std::string::npos && rest.size() > 1;
    if (chooses) run.package = takes_next ? rest[1].text : word.substr(std::min(equals, word.size() - 1) + 1);
    return takes_next ? 2 : 1;
  }

  void add_runs_everywhere(const Word& runner, Words rest) {
    for (const Word& word : rest) {
      if (is_option(word) || word.text == "run") continue;
      ScriptRun run;
      run.is_everywhere = runner.text == "turbo";
      add_run(std::move(run), runner.text + " ", word);
    }
  }

  void add_run(ScriptRun run, std::string command, const Word& word) {
    run.script = run.word = word.text;
    if (const std::size_t hash = run.script.rfind('#'); hash != std::string::npos) {
      run.package = run.script.substr(0, hash);  // turbo: PACKAGE#SCRIPT
      run.script = run.script.substr(hash + 1);
    }
    run.command = std::move(command) + word.text;
    run.byte_offset = word.byte_offset;
    effects_.runs.push_back(std::move(run));
  }

  Effects& effects_;
};

}  // namespace

Effects effects_of(const std::vector<Command>& commands) {
  Effects effects;
  Finder finder(effects);
  for (const Command& command : commands) finder.read(command, 0);
  return effects;
}

std::vector<std::string> with_hooks(const std::string& script) {
  return {"pre" + script, script, "post" + script};
}

}  // namespace lockstep::scripts
