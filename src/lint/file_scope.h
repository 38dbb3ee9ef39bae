#pragma once
#include <span>
#include <string_view>

#include "lint/linter.h"

// What a file runs in, as the files themselves tell: by the marks of one tool, or by what has already run.
namespace lockstep::lint {

/// A file with the marks of a framework is cut as that framework does it, whatever else is known of the folder.
sql::Splitting splitting_of(std::string_view text, sql::Splitting usual);

/// The settings with the runner that marks in any of the files tell of, where it was unknown.
Settings told_by_texts(std::span<const Migration> migrations, const Settings& usual);

/// Gives the scope of one file after the other, in the order of running.
class FileScopes {
 public:
  explicit FileScopes(const Settings& settings) : settings_(settings) {}

  /// `parsed` is the file without what goes back.
  replay::TransactionScope next(const Migration& migration, const sql::ParsedFile& parsed);

 private:
  replay::TransactionScope usual_scope(const sql::ParsedFile& parsed) const;

  const Settings& settings_;
  // Whether a file with nothing but one command that cannot be in a transaction has run: then the runner can do it.
  bool has_run_alone_ = false;
  bool is_one_in_change_ = false;
};

}  // namespace lockstep::lint
