#include "layout/barren_folders.h"

#include <algorithm>
#include <iterator>
#include <vector>

// Nothing is parsed at the start, since most of what is known is not asked for: the ids are looked up in the text,
// where they stand sorted and all of one size.

namespace lockstep::layout {
namespace {

/// Changes whenever the search comes to look for other names.
constexpr std::string_view kFormat = "lockstep barren folders 1\n";
/// When there are more, only those that were learnt last are kept; the others are learnt anew where they still exist.
constexpr std::size_t kMostFolders = 100'000;

}  // namespace

BarrenFolders::BarrenFolders(std::string text) : text_(std::move(text)) {
  if (!text_.starts_with(kFormat) || text_.back() != '\n') return;
  const std::size_t ids_size = text_.size() - kFormat.size();
  const std::size_t line_end = text_.find('\n', kFormat.size());
  if (line_end == std::string::npos) return;
  line_size_ = line_end + 1 - kFormat.size();
  if (ids_size % line_size_ == 0) count_ = ids_size / line_size_;
}

std::string_view BarrenFolders::id_at(std::size_t index) const {
  return std::string_view(text_).substr(kFormat.size() + index * line_size_, line_size_ - 1);
}

bool BarrenFolders::contains(const model::ObjectId& folder) const {
  const std::string id = folder.hex();
  std::size_t first = 0;
  std::size_t last = count_;
  while (first < last) {
    const std::size_t middle = first + (last - first) / 2;
    const int order = id_at(middle).compare(id);
    if (order == 0) return true;
    (order < 0 ? first : last) = order < 0 ? middle + 1 : middle;
  }
  return added_.contains(id);
}

void BarrenFolders::add(const model::ObjectId& folder) {
  if (!contains(folder)) added_.insert(folder.hex());
}

std::string BarrenFolders::text() const {
  std::vector<std::string_view> ids(added_.begin(), added_.end());
  if (count_ + ids.size() <= kMostFolders) {
    for (std::size_t k = 0; k < count_; ++k) ids.push_back(id_at(k));
    std::sort(ids.begin(), ids.end());
  }
  std::string text(kFormat);
  for (const std::string_view id : ids) {
    text += id;
    text += '\n';
  }
  return text;
}

}  // namespace lockstep::layout
