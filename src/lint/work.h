#pragma once
#include <string>

#include "lint/situation.h"

// What a statement does to the tables of others, found and said in the same words by every rule.
namespace lockstep::lint {

/// Whether anybody else can meet what the effect locks: it is neither new nor temporary.
bool concerns_others(const Situation& at, const Effect& effect);

/// The heaviest work on a table of others that the action or statement at `span` does, `least` or more; null when it
/// does none. Valid as long as the situation.
const Effect* find_work(const Situation& at, sql::Span span, Work least = Work::kScan);

/// The strongest lock of the statement that others wait for, null when there is none.
const Effect* strongest_lock(const Situation& at);

/// "reads every row of users", "rewrites users (2,000,000 rows) and its indexes".
std::string work_in_words(const Situation& at, const Effect& effect);
/// "an ACCESS EXCLUSIVE lock".
std::string lock_in_words(LockMode mode);
/// Both: "reads every row of users under an ACCESS EXCLUSIVE lock: reads and writes wait until it is done".
std::string in_words(const Situation& at, const Effect& effect);
/// The same with what causes it: "rewrites users and its indexes because its default calls random(), under …".
std::string with_reason(const Situation& at, const Effect& effect);

/// "users", "sales.orders": without the schema public where nobody wrote it.
std::string in_words(const sql::QualifiedName& table);
/// "users", with its size when somebody said it: "users (2,000,000 rows)".
std::string with_size(const Situation& at, const sql::QualifiedName& table);

}  // namespace lockstep::lint
