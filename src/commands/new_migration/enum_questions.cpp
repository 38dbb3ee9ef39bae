#include "commands/new_migration/enum_questions.h"

#include <algorithm>
#include <ostream>

#include "authoring/splice.h"
#include "base/error.h"
#include "base/sanitize.h"
#include "base/text.h"
#include "model/enum_change.h"
#include "sql/quoting.h"

namespace lockstep::commands::new_migration {
namespace {

using authoring::EnumAnswers;
using authoring::EnumEdit;
using authoring::EnumUsers;
using authoring::EnumWay;

bool has(const std::vector<std::string>& values, const std::string& value) {
  return std::find(values.begin(), values.end(), value) != values.end();
}

class EnumQuestions {
 public:
  EnumQuestions(const EnumEdit& edit, const EnumUsers& users, const NewOptions& options, Questions& questions)
      : edit_(edit), users_(users), options_(options), questions_(questions) {}

  EnumAnswers ask() {
    for (const std::string& label : edit_.removed()) {
      if (!ask_renamed(label) && has_rows()) ask_replacement(label);
    }
    return std::move(answers_);
  }

 private:
  bool has_rows() const { return !users_.columns.empty() || !users_.domain_columns.empty(); }

  /// The added values that no other one is called now.
  std::vector<std::string> free_names() const {
    std::vector<std::string> free = edit_.added();
    std::erase_if(free, [&](const std::string& name) {
      return std::any_of(answers_.renamed.begin(), answers_.renamed.end(),
                         [&](const auto& one) { return one.second == name; });
    });
    return free;
  }

  bool ask_renamed(const std::string& label) {
    if (const auto told = options_.renamed.find(label); told != options_.renamed.end()) {
      if (!has(edit_.added(), told->second)) {
        throw base::Error("--renamed " + label + "=" + told->second + ": the schema adds no value " + told->second,
                          "it adds " + model::quoted_list(edit_.added()));
      }
      answers_.renamed[label] = told->second;
      return true;
    }
    const std::vector<std::string> names = free_names();
    if (names.empty() || options_.becomes.contains(label)) return false;
    std::vector<prompt::Choice> choices;
    for (const std::string& name : names) choices.push_back({name, "it is called so now"});
    choices.push_back({"gone", "rows that have it become something else"});
    const std::size_t chosen = questions_.choose_or_flag(
        "What has become of " + edit_.name.name + " " + sql::literal(label) + "?", choices, usual_name(label, names),
        "--renamed " + label + "=" + names.front() + "    it is called so now\n--becomes " + label + "=" +
            (edit_.after.empty() ? "…" : edit_.after.front()) + "    it goes, and rows that have it get this one");
    if (chosen == names.size()) return false;
    answers_.renamed[label] = names[chosen];
    return true;
  }

  /// The added value that stands where the label stood; "gone" where none does.
  std::size_t usual_name(const std::string& label, const std::vector<std::string>& names) const {
    const auto at =
        static_cast<std::size_t>(std::find(edit_.before.begin(), edit_.before.end(), label) - edit_.before.begin());
    const bool is_there = edit_.before.size() == edit_.after.size() && has(names, edit_.after[at]);
    if (!is_there) return names.size();
    return static_cast<std::size_t>(std::find(names.begin(), names.end(), edit_.after[at]) - names.begin());
  }

  void ask_replacement(const std::string& label) {
    const auto told = options_.becomes.find(label);
    const std::string usual = usual_replacement(edit_, users_);
    if (told != options_.becomes.end()) {
      if (!has(edit_.after, told->second)) {
        throw base::Error("--becomes " + label + "=" + told->second + ": the enum has no value " + told->second,
                          "it has " + model::quoted_list(edit_.after));
      }
      answers_.becomes[label] = told->second;
      return;
    }
    std::vector<prompt::Choice> choices;
    std::size_t otherwise = 0;
    for (const std::string& value : edit_.after) {
      if (value == usual) otherwise = choices.size();
      choices.push_back({value});
    }
    const std::size_t chosen =
        questions_.choose_or_flag("Rows that have " + edit_.name.name + " " + sql::literal(label) + " become", choices,
                                  otherwise, "--becomes " + label + "=" + usual);
    answers_.becomes[label] = edit_.after[chosen];
  }

  const EnumEdit& edit_;
  const EnumUsers& users_;
  const NewOptions& options_;
  Questions& questions_;
  EnumAnswers answers_;
};

/// The edits of the schema, or the one that --enum names.
std::vector<EnumEdit> edits_of(const SchemaEdit& edit, const authoring::History& history, const NewOptions& options) {
  if (!options.enum_name) return authoring::enum_edits(edit.before, edit.after);
  const std::size_t dot = options.enum_name->find('.');
  const std::string schema = dot == std::string::npos ? "" : options.enum_name->substr(0, dot);
  const std::string name = dot == std::string::npos ? *options.enum_name : options.enum_name->substr(dot + 1);
  EnumEdit wanted{{schema == "public" ? "" : schema, name, {}}, {}, options.enum_values};
  const replay::TypeLookup found =
      history.database().find_type(sql::QualifiedName{schema.empty() ? "public" : schema, name, {}});
  if (found.type == nullptr || found.type->kind != replay::Type::Kind::kEnum) {
    throw base::Error("no migration makes an enum " + *options.enum_name, "--enum NAME=A,B,C takes one that is there");
  }
  for (const replay::EnumLabel& label : found.type->labels) wanted.before.push_back(label.label);
  return {wanted};
}

std::string_view words(EnumWay way) {
  return way == EnumWay::kInPlace
             ? "in place: no row is written, and nothing that uses it is touched"
             : "rename, recreate, drop: each table that has it is written anew once, locked meanwhile";
}

}  // namespace

std::string with_enum_changes(std::string text, sql::Splitting splitting, const SchemaEdit& edit,
                              const authoring::History& history, const NewOptions& options, Questions& questions,
                              std::ostream& out) {
  if (options.keeps_generated) return text;
  for (const EnumEdit& one : edits_of(edit, history, options)) {
    const EnumUsers users = users_of(one, history);
    out << "enum " << shown(one.name.name) << ' ' << shown(model::enum_change(one.before, one.after)) << '\n'
        << std::flush;
    const EnumAnswers answers = EnumQuestions(one, users, options, questions).ask();
    EnumWay way = way_of(one, answers);
    if (way == EnumWay::kNothing) continue;
    if (uses_new_value(one, answers, edit.after)) way = EnumWay::kRecreate;
    out << "  " << words(way) << '\n' << std::flush;
    const std::vector<std::string> statements = enum_statements(one, answers, way, history, edit.after);
    text = with_enum_change(text, splitting, one.name, users, statements);
  }
  return text;
}

}  // namespace lockstep::commands::new_migration
