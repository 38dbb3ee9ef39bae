#include "layout/journal.h"

#include <algorithm>
#include <array>

#include "base/json_reader.h"
#include "base/text.h"

// The journal is drizzle-kit's own output, but it is merged by git and edited by hand. It is read as node would read it
// (of keys that are there twice the last one counts, a number in quotes is a number), and with the place of every
// entry, since that is where findings point.

namespace lockstep::layout {
namespace {

using base::JsonReader;
using base::JsonToken;

constexpr std::size_t kMostEntries = 100'000;
constexpr std::size_t kMostProblems = 20;

/// Turns rising byte offsets into locations, in one walk over the text.
class Places {
 public:
  Places(std::string_view path, std::string_view text) : path_(path), text_(text) {}

  /// Of a range within one line. `begin` must not be smaller than at the call before.
  model::Location at(std::size_t begin, std::size_t end) {
    for (std::size_t newline = text_.find('\n', line_start_); newline < begin;
         newline = text_.find('\n', line_start_)) {
      line_start_ = newline + 1;
      ++line_;
    }
    const auto column = static_cast<std::uint32_t>(begin - line_start_ + 1);
    const auto length = static_cast<std::uint32_t>(end - begin);
    return {std::string(path_), line_, column, line_, column + length};
  }

 private:
  std::string_view path_;
  std::string_view text_;
  std::size_t line_start_ = 0;
  std::uint32_t line_ = 1;
};

bool is_conflict_marker(std::string_view line) {
  constexpr std::array<std::string_view, 3> kMarkers = {"<<<<<<< ", "||||||| ", ">>>>>>> "};
  return line == "=======" || std::any_of(kMarkers.begin(), kMarkers.end(),
                                          [&](std::string_view marker) { return line.starts_with(marker); });
}

/// The first line that git's merge left for a person to resolve.
std::optional<model::Location> find_conflict_marker(std::string_view path, std::string_view text) {
  std::uint32_t number = 0;
  for (const std::string_view line : base::split_lines(text)) {
    ++number;
    if (!is_conflict_marker(line)) continue;
    return model::Location{std::string(path), number, 1, number, static_cast<std::uint32_t>(line.size() + 1)};
  }
  return std::nullopt;
}

/// Whether "folder/TAG.sql" stays below the folder and could be a file of a git tree at all.
bool names_a_file(std::string_view tag) {
  if (tag.empty() || tag.find('\\') != std::string_view::npos || tag.find('\0') != std::string_view::npos) return false;
  for (const std::string_view part : base::split(tag, '/')) {
    if (part.empty() || part == "." || part == "..") return false;
  }
  return true;
}

class JournalParser {
 public:
  JournalParser(model::Journal& journal, std::string_view text)
      : journal_(journal), text_(text), reader_(text, limits()), places_(journal.path, text) {}

  void parse() {
    if (!read_journal() || reader_.next() != JsonToken::kEnd) report_json_problem();
  }

 private:
  static base::JsonLimits limits() {
    base::JsonLimits limits;
    limits.duplicate_keys = base::JsonDuplicateKeys::kAllowed;
    return limits;
  }

  void add_problem(model::Location location, std::string what) {
    if (journal_.problems.size() < kMostProblems) journal_.problems.push_back({std::move(location), std::move(what)});
  }

  void report_json_problem() {
    if (std::optional<model::Location> marker = find_conflict_marker(journal_.path, text_)) {
      add_problem(std::move(*marker), "a conflict marker");
      return;
    }
    const base::JsonProblem& problem = reader_.problem();
    const base::LineColumn at = base::line_column(text_, problem.byte_offset);
    add_problem({journal_.path, at.line, at.column, at.line, at.column}, "not JSON: " + problem.message);
  }

  /// False when the text is not JSON, here and below.
  bool read_journal() {
    const JsonToken first = reader_.next();
    const model::Location start{journal_.path, 1, 1, 1, 1};
    if (first != JsonToken::kObjectBegin) {
      if (!reader_.skip_value(first)) return false;
      add_problem(start, "not an object");
      return true;
    }
    bool has_entries = false;
    JsonToken token = reader_.next();
    for (; token == JsonToken::kKey; token = reader_.next()) {
      const bool is_entries = reader_.decoded() == "entries";
      const JsonToken value = reader_.next();
      if (is_entries && value == JsonToken::kArrayBegin) {
        has_entries = true;
        if (!read_entries()) return false;
      } else if (!reader_.skip_value(value)) {
        return false;
      }
    }
    if (token == JsonToken::kObjectEnd && !has_entries) add_problem(start, "no \"entries\" array in it");
    return token == JsonToken::kObjectEnd;
  }

  bool read_entries() {
    journal_.entries.clear();
    std::size_t position = 0;
    for (JsonToken token = reader_.next(); token != JsonToken::kArrayEnd; token = reader_.next(), ++position) {
      const bool is_read = token == JsonToken::kObjectBegin && position < kMostEntries;
      if (!(is_read ? read_entry(position) : skip_entry(token, position))) return false;
    }
    return true;
  }

  bool skip_entry(JsonToken token, std::size_t position) {
    if (token == JsonToken::kProblem) return false;
    const model::Location location = places_.at(reader_.begin(), reader_.begin() + 1);
    if (position == kMostEntries) {
      add_problem(location, "more than " + std::to_string(kMostEntries) + " entries");
    } else if (position < kMostEntries) {
      add_problem(location, "entry " + std::to_string(position) + " is not an object");
    }
    return reader_.skip_value(token);
  }

  bool read_entry(std::size_t position) {
    model::JournalEntry entry;
    entry.index = static_cast<std::int64_t>(position);
    entry.location = places_.at(reader_.begin(), reader_.begin() + 1);
    has_tag_ = has_when_ = false;
    std::size_t tags = 0;
    std::size_t whens = 0;
    JsonToken token = reader_.next();
    for (; token == JsonToken::kKey; token = reader_.next()) {
      const std::string key = reader_.decoded();
      tags += key == "tag";
      whens += key == "when";
      if (!read_member(entry, key)) return false;
    }
    if (token != JsonToken::kObjectEnd) return false;
    if (tags > 1 || whens > 1) add_problem(entry.location, std::string(kKeyTwice));
    keep_or_report(std::move(entry), "entry " + std::to_string(position));
    return true;
  }

  bool read_member(model::JournalEntry& entry, const std::string& key) {
    const JsonToken token = reader_.next();
    if (key == "tag") {
      has_tag_ = token == JsonToken::kString;
      if (has_tag_) entry.tag = reader_.decoded();
    } else if (key == "when") {
      const std::optional<std::int64_t> when = whole_number(token);
      has_when_ = when.has_value();
      entry.when_ms = when.value_or(0);
      if (token != JsonToken::kProblem) entry.when_location = places_.at(reader_.begin(), reader_.end());
    } else if (key == "idx" && token == JsonToken::kNumber) {
      entry.index = reader_.integer().value_or(entry.index);
    }
    return reader_.skip_value(token);
  }

  std::optional<std::int64_t> whole_number(JsonToken token) const {
    if (token == JsonToken::kNumber) return reader_.integer();
    if (token != JsonToken::kString) return std::nullopt;
    const std::optional<std::uint64_t> number = base::parse_number(reader_.decoded());
    if (!number || *number > INT64_MAX) return std::nullopt;
    return static_cast<std::int64_t>(*number);
  }

  void keep_or_report(model::JournalEntry entry, const std::string& which) {
    if (!has_tag_) {
      add_problem(entry.location, which + " has no \"tag\"");
    } else if (!has_when_) {
      add_problem(entry.location, which + " has no \"when\" that is a whole number");
    } else if (!names_a_file(entry.tag)) {
      add_problem(entry.location, "the tag \"" + entry.tag + "\" names no file of the migrations folder");
    } else {
      journal_.entries.push_back(std::move(entry));
    }
  }

  model::Journal& journal_;
  std::string_view text_;
  JsonReader reader_;
  Places places_;
  bool has_tag_ = false;
  bool has_when_ = false;
};

}  // namespace

model::Journal parse_journal(std::string path, model::ObjectId blob, std::string_view text) {
  model::Journal journal;
  journal.path = std::move(path);
  journal.blob = std::move(blob);
  JournalParser(journal, text).parse();
  return journal;
}

}  // namespace lockstep::layout
