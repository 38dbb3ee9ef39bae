#include "report/page_text.h"

#include <algorithm>
#include <vector>

#include "base/text.h"
#include "base/utf8.h"

namespace lockstep::report {
namespace {

constexpr std::string_view kPageBold = "\x1b[1m";
constexpr std::string_view kPageCyan = "\x1b[36m";
constexpr std::string_view kPlain = "\x1b[0m";
constexpr std::string_view kCodeIndent = "    ";
constexpr std::string_view kBullet = "- ";

/// Words of a paragraph. A `code` span is one word, spaces and all, so that a command is never broken.
std::vector<std::string> words_of(std::string_view paragraph) {
  std::vector<std::string> words;
  bool is_in_code = false;
  bool continues = false;
  for (const char c : paragraph) {
    is_in_code = is_in_code != (c == '`');
    if (c == ' ' && !is_in_code) {
      continues = false;
    } else {
      if (!continues) words.emplace_back();
      words.back() += c;
      continues = true;
    }
  }
  return words;
}

/// One page under construction.
class Page {
 public:
  explicit Page(const PageStyle& style) : style_(style) {}

  void add_heading(std::string_view text) {
    separate();
    text_ += painted(kPageBold, text) + "\n";
  }

  void add_code(std::string_view line) { text_ += std::string(kCodeIndent) + std::string(line) + "\n"; }

  /// Fills lines; those after the first stand under its text, behind the bullet.
  void add_paragraph(std::string_view paragraph) {
    const bool is_item = paragraph.starts_with(kBullet);
    if (!is_item) separate();
    const std::string indent(is_item ? kBullet.size() : 0, ' ');
    std::string line(is_item ? kBullet : "");
    std::size_t column = line.size();
    bool is_first = true;
    for (const std::string& word : words_of(paragraph.substr(indent.size()))) {
      const std::size_t width = shown_width(word);
      if (!is_first && column + 1 + width > style_.width) {
        text_ += line + "\n";
        line = indent;
        column = indent.size();
        is_first = true;
      }
      line += (is_first ? "" : " ") + shown(word);
      column += width + (is_first ? 0 : 1);
      is_first = false;
    }
    text_ += line + "\n";
  }

  void separate() {
    if (!text_.empty() && !text_.ends_with("\n\n")) text_ += "\n";
  }

  std::string text() const { return text_; }

 private:
  std::string painted(std::string_view code, std::string_view text) const {
    if (style_.color == Color::kOff) return std::string(text);
    return std::string(code) + std::string(text) + std::string(kPlain);
  }

  /// In colour the back quotes are not needed.
  std::string shown(std::string_view word) const {
    if (style_.color == Color::kOff) return std::string(word);
    std::string text;
    const std::vector<std::string_view> parts = base::split(word, '`');
    for (std::size_t k = 0; k < parts.size(); ++k)
      text += k % 2 == 0 ? std::string(parts[k]) : painted(kPageCyan, parts[k]);
    return text;
  }

  std::size_t shown_width(std::string_view word) const {
    const std::size_t quotes = static_cast<std::size_t>(std::count(word.begin(), word.end(), '`'));
    return base::display_width(word) - (style_.color == Color::kOff ? 0 : quotes);
  }

  PageStyle style_;
  std::string text_;
};

/// Takes the lines one by one and hands whole paragraphs to the page.
class PageReader {
 public:
  explicit PageReader(const PageStyle& style) : page_(style) {}

  void read(std::string_view line) {
    if (line.starts_with("```")) {
      end_paragraph();
      is_fenced_ = !is_fenced_;
      if (is_fenced_) page_.separate();
    } else if (is_fenced_) {
      page_.add_code(line);
    } else if (line.empty()) {
      end_paragraph();
      page_.separate();
    } else if (paragraph_.empty() && line.starts_with(kCodeIndent)) {
      page_.add_code(line.substr(kCodeIndent.size()));
    } else if (line.starts_with('#')) {
      end_paragraph();
      page_.add_heading(base::trim(line.substr(std::min(line.find_first_not_of('#'), line.size()))));
    } else {
      if (line.starts_with(kBullet)) end_paragraph();
      paragraph_ += (paragraph_.empty() ? "" : " ") + std::string(base::trim(line));
    }
  }

  std::string finish() {
    end_paragraph();
    return std::string(base::trim(page_.text())) + "\n";
  }

 private:
  void end_paragraph() {
    if (!paragraph_.empty()) page_.add_paragraph(paragraph_);
    paragraph_.clear();
  }

  Page page_;
  std::string paragraph_;
  bool is_fenced_ = false;
};

}  // namespace

std::string page_as_text(std::string_view markdown, const PageStyle& style) {
  PageReader reader(style);
  for (const std::string_view line : base::split_lines(markdown)) reader.read(line);
  return reader.finish();
}

}  // namespace lockstep::report
