#include "lint/judged_file.h"

#include <algorithm>
#include <utility>

#include "base/text.h"

namespace lockstep::lint {
namespace {

std::vector<StatementPlace> places_of(const sql::ParsedFile& parsed) {
  std::vector<StatementPlace> places;
  for (const sql::Statement& statement : parsed.statements) {
    StatementPlace& place = places.emplace_back();
    place.span = statement.span;
    if (!std::holds_alternative<sql::Do>(statement.body)) continue;
    for (const sql::Statement& inner : statement.children) place.inner.push_back(inner.span);
  }
  for (const sql::Problem& problem : parsed.problems) {
    if (!problem.statement.empty()) places.push_back({problem.statement, {}});
  }
  std::stable_sort(places.begin(), places.end(),
                   [](const auto& a, const auto& b) { return a.span.begin < b.span.begin; });
  // A statement can have a problem and be given all the same.
  const auto same = [](const auto& a, const auto& b) { return a.span.begin == b.span.begin; };
  places.erase(std::unique(places.begin(), places.end(), same), places.end());
  return places;
}

/// Whether what it does grows with the table, so that on a small one it is over at once.
bool depends_on_size(Hazard hazard) {
  return hazard == Hazard::kBlocks || hazard == Hazard::kRewrites;
}

}  // namespace

std::span<const HeldLock> HeldLocks::in(std::uint32_t transaction) {
  if (transaction != transaction_) locks_.clear();
  transaction_ = transaction;
  return locks_;
}

void HeldLocks::hold(std::span<const Effect> effects, const File& file, const sql::Statement& statement) {
  for (const Effect& effect : effects) {
    const bool matters = blocks_writes(effect.lock) || effect.work != Work::kNone;
    if (!matters || effect.is_in_new_run) continue;
    locks_.push_back({effect, file.path, file.lines.at(statement.span.begin).line, true});
  }
}

void HeldLocks::leave_file() {
  for (HeldLock& lock : locks_) lock.is_here = false;
}

JudgedFile::JudgedFile(const Migration& migration, sql::ParsedFile parsed, const AskedRules& rules,
                       std::span<const Migration> later)
    : migration_(migration),
      parsed_(std::move(parsed)),
      rules_(rules),
      settings_(rules.settings()),
      lines_(migration.text),
      file_{migration.path, migration.text, parsed_, lines_, later},
      suppressions_(read_suppressions(migration.text, places_of(parsed_))) {}

std::vector<replay::Conflict> Run::apply(const sql::Statement& statement) {
  const std::uint32_t transaction = replay.transaction().number;
  std::vector<replay::Conflict> conflicts = replay.apply(statement);
  filled.note(statement, replay.database(), transaction);
  return conflicts;
}

std::vector<replay::Conflict> Run::apply_part(const sql::Statement& part) {
  std::vector<replay::Conflict> conflicts = replay.apply_part(part);
  filled.note(part, replay.database(), replay.transaction().number);
  return conflicts;
}

void Run::start_change() {
  replay.settle();
  held = {};
}

void JudgedFile::judge(Run& run) {
  run.held.leave_file();
  for (std::size_t index = 0; index < parsed_.statements.size(); ++index) judge_statement(index, run);
  for (const Rule* rule : rules_.all()) {
    if (rule->on_problem == nullptr) continue;
    Hazards found(rule->hazard);
    for (const sql::Problem& problem : parsed_.problems) rule->on_problem(file_, problem, settings_, found);
    add(*rule, found.take(), nullptr);
  }
}

void JudgedFile::judge_end(const replay::Database& database, bool is_last) {
  for (const Rule* rule : rules_.all()) {
    if (rule->at_end == nullptr) continue;
    Hazards found(rule->hazard);
    rule->at_end({file_, database, settings_, is_last}, found);
    add(*rule, found.take(), nullptr);
  }
  judge_suppressions();
}

void JudgedFile::judge_statement(std::size_t index, Run& run) {
  const sql::Statement& statement = parsed_.statements[index];
  const std::vector<Effect> effects = effects_of(statement, run.replay.database(), settings_.postgres_major);
  const Situation at{.file = file_,
                     .statement = statement,
                     .database = run.replay.database(),
                     .transaction = run.replay.transaction(),
                     .effects = effects,
                     .held = run.held.in(run.replay.transaction().number),
                     .filled = run.filled,
                     .settings = settings_,
                     .index = index,
                     .migration = static_cast<std::uint32_t>(run.replay.migrations().size() - 1),
                     .is_first_lock = !has_locked_};
  ask_rules(at);
  hold(effects, statement, run);
  if (std::holds_alternative<sql::Do>(statement.body)) {
    judge_parts(at, run);
    run.replay.end_block(statement);
  } else {
    report(at, run.apply(statement), run);
  }
}

void JudgedFile::report(Situation at, const std::vector<replay::Conflict>& conflicts, Run& run) {
  if (conflicts.empty()) return;
  at.held = run.held.in(run.replay.transaction().number);
  for (const Rule* rule : rules_.all()) {
    if (rule->on_conflicts == nullptr) continue;
    Hazards found(rule->hazard);
    rule->on_conflicts(at, conflicts, found);
    add(*rule, found.take(), &at);
  }
}

void JudgedFile::judge_parts(const Situation& outer, Run& run) {
  for (const sql::Statement& part : outer.statement.children) {
    run.replay.begin_part(part);
    const std::vector<Effect> effects = effects_of(part, outer.database, settings_.postgres_major);
    const Situation at{.file = file_,
                       .statement = part,
                       .outer = &outer.statement,
                       .database = outer.database,
                       .transaction = outer.transaction,
                       .effects = effects,
                       .held = run.held.in(outer.transaction.number),
                       .filled = run.filled,
                       .settings = settings_,
                       .index = outer.index,
                       .migration = outer.migration,
                       .is_first_lock = !has_locked_};
    ask_rules(at);
    hold(effects, part, run);
    report(at, run.apply_part(part), run);
  }
}

void JudgedFile::hold(std::span<const Effect> effects, const sql::Statement& statement, Run& run) {
  run.held.hold(effects, file_, statement);
  const bool blocks = std::any_of(effects.begin(), effects.end(), [](const Effect& effect) {
    return blocks_writes(effect.lock) && !effect.is_in_new_run;
  });
  has_locked_ = has_locked_ || blocks;
}

void JudgedFile::ask_rules(const Situation& at) {
  for (const AskedRules::Question& question : rules_.about(at.statement.body)) {
    Hazards found(question.rule->hazard);
    question.check(at, found);
    add(*question.rule, found.take(), &at);
  }
}

void JudgedFile::add(const Rule& rule, const std::vector<Found>& found, const Situation* at) {
  for (const Found& one : found) {
    const model::Severity severity = weigh(rule, one, at);
    if (severity == model::Severity::kOff) continue;
    const bool is_silenced =
        is_suppressed(suppressions_, one.span, [&](std::string_view name) { return has_name(rule, name); });
    if (is_silenced) continue;
    rule.is_once_a_file ? add_once(rule, one, severity) : add_finding(rule, one, severity);
  }
}

model::Severity JudgedFile::weigh(const Rule& rule, const Found& found, const Situation* at) const {
  const auto configured = settings_.rules.find(rule.id);
  if (configured != settings_.rules.end() && configured->second == model::Severity::kOff) return model::Severity::kOff;
  const Preset preset = at == nullptr ? settings_.preset : preset_for(*at, found.table);
  model::Severity severity = severity_of(found.hazard, preset);
  // A configured severity is that of the rule's usual hazard; its lesser cases stay what they are.
  if (configured != settings_.rules.end() && (found.hazard == rule.hazard || severity == model::Severity::kOff)) {
    severity = configured->second;
  }
  if (at == nullptr || !depends_on_size(found.hazard)) return severity;
  const auto rows = row_estimate(*at, found.table);
  return rows && *rows < kSmallTable ? std::min(severity, model::Severity::kWarning) : severity;
}

void JudgedFile::add_finding(const Rule& rule, const Found& found, model::Severity severity) {
  model::Finding finding;
  finding.rule = rule.id;
  finding.severity = severity;
  const base::LineColumn begin = lines_.at(found.span.begin);
  // What spans lines is pointed at by its first.
  const std::string_view text =
      std::string_view(migration_.text).substr(found.span.begin, found.span.end - found.span.begin);
  const base::LineColumn end =
      lines_.at(found.span.begin + static_cast<std::uint32_t>(std::min(text.find('\n'), text.size())));
  finding.location = {migration_.path, begin.line, begin.column, end.line, end.column};
  finding.message = found.message;
  finding.help = found.help;
  for (const Edit& edit : found.fix) finding.fix.push_back({edit.span.begin, edit.span.end, edit.text});
  findings_.emplace_back(found.span.begin, std::move(finding));
}

void JudgedFile::add_once(const Rule& rule, const Found& found, model::Severity severity) {
  constexpr std::size_t kMostHelps = 20;
  const auto [known, is_first] = once_.try_emplace(&rule);
  Once& once = known->second;
  if (is_first) {
    once.finding = findings_.size();
    once.helps.insert(found.help);
    add_finding(rule, found, severity);
    return;
  }
  ++once.more;
  model::Finding& first = findings_[once.finding].second;
  first.severity = std::max(first.severity, severity);
  if (once.helps.size() < kMostHelps && once.helps.insert(found.help).second) first.help += "\n" + found.help;
  for (const Edit& edit : found.fix) first.fix.push_back({edit.span.begin, edit.span.end, edit.text});
}

bool JudgedFile::is_off(const Rule& rule) const {
  const auto configured = settings_.rules.find(rule.id);
  const model::Severity severity =
      configured != settings_.rules.end() ? configured->second : severity_of(rule.hazard, settings_.preset);
  return severity == model::Severity::kOff;
}

void JudgedFile::say(std::string_view id, sql::Span span, std::string message, std::string help) {
  const Rule* rule = find_rule(rules_.book(), id);
  if (rule == nullptr) return;
  const Found found{span, std::move(message), std::move(help), rule->hazard, {}, {}};
  const model::Severity severity = weigh(*rule, found, nullptr);
  if (severity != model::Severity::kOff) add_finding(*rule, found, severity);
}

void JudgedFile::judge_suppressions() {
  for (const Suppression& suppression : suppressions_) {
    if (suppression.is_ours && suppression.reason.empty()) {
      say("suppression-without-reason", suppression.span, "does not say why",
          "add it after a colon: -- lockstep-ignore RULE: reason");
    }
    // Those of other linters may be about what only the other one says.
    if (suppression.is_ours && suppression.rules.empty() && !suppression.is_used) {
      say("unused-suppression", suppression.span, "suppresses nothing", "delete the comment");
    }
    for (const Suppression::Name& name : suppression.rules) judge_name(suppression, name);
  }
}

void JudgedFile::judge_name(const Suppression& suppression, const Suppression::Name& name) {
  const auto& others = rules_.book().other_rules;
  if (std::find(others.begin(), others.end(), name.text) != others.end()) return;
  const Rule* rule = find_rule(rules_.book(), name.text);
  if (rule == nullptr) {
    std::vector<std::string_view> known(others.begin(), others.end());
    for (const Rule* each : rules_.book().rules) known.push_back(each->id);
    const auto meant = base::nearest(name.text, known);
    if (!suppression.is_ours && !meant) return;  // a rule that only the other linter has
    say("unknown-rule-in-suppression", name.span, "there is no rule " + name.text,
        meant ? "did you mean " + std::string(*meant) + "?" : "lockstep rules");
  } else if (suppression.is_ours && !name.is_used && !is_off(*rule)) {
    say("unused-suppression", name.span, "no " + name.text + " here to suppress", "delete the name");
  }
}

std::vector<model::Finding> JudgedFile::take() {
  for (const auto& [rule, once] : once_) {
    if (once.more == 0) continue;
    findings_[once.finding].second.message += " (and " + std::to_string(once.more) + " more in this file)";
  }
  once_.clear();
  std::stable_sort(findings_.begin(), findings_.end(), [](const auto& a, const auto& b) { return a.first < b.first; });
  std::vector<model::Finding> findings;
  for (auto& [offset, finding] : findings_) findings.push_back(std::move(finding));
  return findings;
}

}  // namespace lockstep::lint
