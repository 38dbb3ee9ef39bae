#pragma once
#include <cstddef>
#include <set>
#include <string>
#include <string_view>

#include "model/object_id.h"

namespace lockstep::layout {

/// The folders in which a search for projects found no name that it looks for, at any depth, by the ids of their tree
/// objects. Equal ids mean equal content, so what is known stays true, and a search of a large repository need enter
/// only what is new.
class BarrenFolders {
 public:
  BarrenFolders() = default;
  /// Reads what text() gave; what is no such text, or of another version of lockstep, is as if nothing were known.
  explicit BarrenFolders(std::string text);

  bool contains(const model::ObjectId& folder) const;
  void add(const model::ObjectId& folder);

  /// Whether something was learnt that is worth keeping.
  bool has_changed() const { return !added_.empty(); }
  std::string text() const;

 private:
  std::string_view id_at(std::size_t index) const;

  std::string text_;           // as it was kept: a line for the format, then one for each id, sorted
  std::size_t line_size_ = 0;  // of an id with its newline
  std::size_t count_ = 0;      // of ids in text_
  std::set<std::string, std::less<>> added_;
};

}  // namespace lockstep::layout
