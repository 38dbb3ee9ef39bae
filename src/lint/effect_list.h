#pragma once
#include <string>
#include <string_view>
#include <vector>

#include "lint/effect.h"

namespace lockstep::lint {

/// The work of an effect, and what is to be said of it.
struct Doing {
  Work work = Work::kNone;
  std::string reason;
  bool is_unsure = false;
};

/// The more of two: more work; where it is the same, the certain one.
Doing more_of(Doing a, Doing b);

/// Collects the effects of one statement.
class EffectList {
 public:
  EffectList(const replay::Database& before, int postgres_major, sql::Span span)
      : before_(before), major_(postgres_major), span_(span) {}

  const replay::Database& before() const { return before_; }
  int major() const { return major_; }

  /// What follows is of an action with that span.
  void begin_action(sql::Span span) { span_ = span; }
  /// To what the statement is about.
  void add_target(const replay::Relation& relation, LockMode lock, Doing doing = {});
  /// The same by its name, of which nothing else may be known.
  void add_target(const sql::QualifiedName& name, LockMode lock, Doing doing = {});
  /// To another relation.
  void add_other(const replay::Relation& relation, LockMode lock, Doing doing = {});
  void add_other(const sql::QualifiedName& name, LockMode lock, Doing doing = {});
  /// To an index of the relation, which itself is not locked.
  void add_index(const replay::Relation& relation, std::string_view index, LockMode lock);

  /// In the order in which they were added, one for each relation and action, with the locks that the statement takes.
  std::vector<Effect> take();

 private:
  void add(const replay::Relation* relation, const sql::QualifiedName& name, Effect effect, Doing doing);

  const replay::Database& before_;
  int major_;
  sql::Span span_;
  std::vector<Effect> effects_;
};

/// All partitions of a table, and all that inherit from it, at any depth; without itself.
std::vector<const replay::Relation*> descendants_of(const replay::Relation& relation, const replay::Database& before);
/// The partition that takes what no other does; null when there is none that is known.
const replay::Relation* default_partition_of(const replay::Relation& parent, const replay::Database& before);

sql::QualifiedName name_of(const replay::Relation& relation);

}  // namespace lockstep::lint
