#include "observation.h"

#include <algorithm>
#include <chrono>
#include <thread>
#include <utility>
#include <vector>

#include "base/text.h"

// Locks are read from pg_locks in the transaction of the statement. A rewrite is a new file; what is read is told by
// the counters of sequential scans, which count from the session's last report on, and by the debug messages of ALTER
// TABLE.
namespace lockstep::lint_truth {
namespace {

using lint::LockMode;
using lint::Work;

LockMode lock_mode(std::string_view name) {
  constexpr std::pair<std::string_view, LockMode> kNames[] = {
      {"AccessShareLock", LockMode::kAccessShare},
      {"RowShareLock", LockMode::kRowShare},
      {"RowExclusiveLock", LockMode::kRowExclusive},
      {"ShareUpdateExclusiveLock", LockMode::kShareUpdateExclusive},
      {"ShareLock", LockMode::kShare},
      {"ShareRowExclusiveLock", LockMode::kShareRowExclusive},
      {"ExclusiveLock", LockMode::kExclusive},
      {"AccessExclusiveLock", LockMode::kAccessExclusive},
  };
  for (const auto& [words, mode] : kNames) {
    if (words == name) return mode;
  }
  return LockMode::kNone;
}

struct Before {
  std::string oid;
  std::string name;
  std::string kind;
  std::string file;
  std::string table;
  std::int64_t scans = 0;
};

std::vector<Before> look(pg::Connection& session) {
  const pg::Result rows = session.query(
      "SELECT c.oid, n.nspname || '.' || c.relname, c.relkind, pg_relation_filenode(c.oid), t.relname, "
      "pg_stat_get_xact_numscans(c.oid) FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace LEFT JOIN "
      "pg_index i ON i.indexrelid = c.oid "
      "LEFT JOIN pg_class t ON t.oid = i.indrelid WHERE c.oid >= 16384 AND n.nspname NOT LIKE 'pg_toast%' AND "
      "n.nspname <> 'information_schema' AND c.relkind IN ('r', 'p', 'f', 'v', 'm', 'S', 'i', 'I')");
  std::vector<Before> found;
  for (const pg::Row row : rows) {
    const auto text = [&](std::size_t column) { return std::string(row.text(column)); };
    found.push_back({text(0), text(1), text(2), text(3), text(4), row.integer(5)});
  }
  return found;
}

/// The name in quotes after those words; empty when the message does not begin with them.
std::string named_in(const std::string& message, std::string_view words) {
  if (!message.starts_with(words)) return "";
  const std::size_t begin = message.find('"', words.size() - 1) + 1;
  return message.substr(begin, message.find('"', begin) - begin);
}

void raise(Done& done, Work work) {
  done.work = std::max(done.work, work);
}

void read_messages(const std::vector<std::string>& messages, Observation& result) {
  for (const std::string& message : messages) {
    if (message.starts_with("validating foreign key")) result.looks_up_keys = true;
    const std::string verified = named_in(message, "verifying table \"");
    const std::string rewritten = named_in(message, "rewriting table \"");
    const std::size_t on_table = message.find("\" on table \"");
    const bool is_build = message.starts_with("building index \"") && on_table != std::string::npos;
    const std::string built = is_build ? named_in(message.substr(on_table + 2), "on table \"") : "";
    for (auto& [name, done] : result.relations) {
      const std::string own = name.substr(name.find('.') + 1);
      if (own == verified) raise(done, Work::kScan);
      if (own == built) raise(done, Work::kIndexBuild);
      if (own == rewritten) raise(done, Work::kRewrite);
    }
  }
}

void read_locks(const pg::Result& locks, const std::vector<Before>& before, Observation& result) {
  for (const pg::Row row : locks) {
    for (const Before& relation : before) {
      if (relation.oid != row.text(0)) continue;
      Done& done = result.relations.at(relation.name);
      done.lock = std::max(done.lock, lock_mode(row.text(1)));
    }
  }
}

std::string locks_of(const std::string& process) {
  return "SELECT relation, mode FROM pg_locks WHERE locktype = 'relation' AND pid = " + process;
}

Observation started(const std::vector<Before>& before) {
  Observation result;
  for (const Before& relation : before) {
    Done& done = result.relations[relation.name];
    done.kind = relation.kind;
    done.table = relation.table;
  }
  return result;
}

/// What PostgreSQL complained of; empty when it ran.
std::string complaint_of(const base::Expected<pg::Result, pg::Failure>& ran) {
  return ran ? "" : ran.error().text;
}

}  // namespace

Observer::Observer(const server::EphemeralServer& server) : server_(server), session_(server.superuser()) {
  session_.on_notice([this](const pg::Message& message) { messages_.push_back(message.text); });
}

Observation Observer::observe_in_transaction(const Case& one) {
  session_.query("BEGIN");
  const std::vector<Before> before = look(session_);
  Observation result = started(before);
  session_.query("SET LOCAL client_min_messages = debug1");
  messages_.clear();
  result.error = complaint_of(session_.run(one.statement));
  const std::vector<std::string> messages = std::exchange(messages_, {});
  if (!result.error.empty()) {
    session_.query("ROLLBACK");
    return result;
  }
  session_.query("SET LOCAL client_min_messages = warning");
  read_locks(session_.query(locks_of("pg_backend_pid()")), before, result);
  for (const Before& after : look(session_)) {
    const auto same = std::find_if(before.begin(), before.end(), [&](const Before& b) { return b.oid == after.oid; });
    if (same == before.end()) continue;
    Done& done = result.relations.at(same->name);
    if (after.scans > same->scans) raise(done, Work::kScan);
    const bool has_new_file = after.file != same->file && after.kind != "S";
    if (has_new_file) raise(done, Work::kRewrite);
  }
  read_messages(messages, result);
  session_.query("ROLLBACK");
  return result;
}

/// The statement is no use in a transaction: its locks are seen while it waits for those of another session.
Observation Observer::observe_blocked(const Case& one) {
  const std::vector<Before> before = look(session_);
  Observation result = started(before);
  pg::Connection blocker(server_.superuser());
  blocker.query("BEGIN");
  blocker.query(one.blocker);
  const std::string process = std::to_string(session_.backend_pid());
  pg::Connection watcher(server_.superuser());
  session_.send(one.statement);
  constexpr int kPatienceMs = 5000;
  bool is_waiting = false;
  for (int waited = 0; waited < kPatienceMs && !is_waiting; waited += 5) {
    std::this_thread::sleep_for(std::chrono::milliseconds(5));
    is_waiting = !watcher.query("SELECT FROM pg_locks WHERE NOT granted AND pid = " + process).empty();
  }
  read_locks(watcher.query(locks_of(process)), before, result);
  blocker.query("ROLLBACK");
  const std::string complaint = complaint_of(session_.finish());
  common_.reset();
  result.error = is_waiting ? complaint : "it waits for nothing " + complaint;
  return result;
}

/// What went wrong, in PostgreSQL's words; empty when nothing did.
std::string Observer::prepare(const Case& one) {
  if (common_ != one.common) {
    common_.reset();
    session_.query("DISCARD ALL");
    session_.query("SET client_min_messages = warning");
    session_.query("DROP SCHEMA IF EXISTS public, elsewhere, gone CASCADE");
    session_.query("CREATE SCHEMA public");
    const std::string complaint = complaint_of(session_.run(one.common));
    if (!complaint.empty()) return complaint;
    common_ = one.common;
  }
  if (one.preparation.empty()) return "";
  common_.reset();
  return complaint_of(session_.run(one.preparation));
}

Observation Observer::observe(const Case& one) {
  Observation failure;
  failure.error = prepare(one);
  if (!failure.error.empty()) {
    failure.error = "its preparation: " + failure.error;
    return failure;
  }
  return one.blocker.empty() ? observe_in_transaction(one) : observe_blocked(one);
}

}  // namespace lockstep::lint_truth
